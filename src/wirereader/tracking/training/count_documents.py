"""Count in how many texts each term stands: count_documents.py OUT.gz TEXTS.jsonl ...

Each line of TEXTS is {"text"} and perhaps {"title"}.  Only open texts may be counted, none of a
set that is scored; terms of one text alone are left out.  NOTICE names what ours was counted from.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from wirereader.tracking.word_stems import terms


def main(out: str, *files: str) -> None:
    """Count the texts of `files` and write the table to `out`."""
    counts: Counter[str] = Counter()
    texts = 0
    for file in files:
        for line in Path(file).read_text("utf-8").split("\n"):
            if line.strip():
                one = json.loads(line)
                counts.update(set(terms(f"{one.get('title') or ''}\n{one['text']}")))
                texts += 1
    kept = sorted(
        ((term, count) for term, count in counts.items() if count > 1),
        key=lambda one: (-one[1], one[0]),
    )
    with Path(out).open("wb") as written, gzip.GzipFile("", "wb", 9, written, mtime=0) as packed:
        packed.write(f"{texts}\n".encode())
        packed.writelines(f"{term}\t{count}\n".encode() for term, count in kept)


if __name__ == "__main__":
    main(*sys.argv[1:])
