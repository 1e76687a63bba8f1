"""In how many texts of open news a term stands: what tells a rare word from a common one.

The table was counted from open text by `tracking/training/count_documents.py`; its first line is
the number of texts, each further one a term and the number of texts that have it.
"""

import gzip
from functools import cache
from pathlib import Path
from typing import NamedTuple

from wirereader.tracking.word_stems import stem, term_hash

TABLE = Path(__file__).parent / "tables" / "document_frequencies.gz"


class WordFrequencies(NamedTuple):
    """Of how many texts, and how many of them have each term, by its hash."""

    texts: int
    counts: dict[int, int]


@cache
def word_frequencies() -> WordFrequencies:
    """The table, read once."""
    with gzip.open(TABLE, "rt", encoding="utf-8") as lines:
        texts = int(next(lines))
        counts = {
            term_hash(term): int(count)
            for term, _, count in (line.rstrip("\n").partition("\t") for line in lines)
        }
    return WordFrequencies(texts, counts)


def is_common_word(word: str) -> bool:
    """Claim that a word (small letters) stands in news of other days."""
    return term_hash(stem(word)) in word_frequencies().counts
