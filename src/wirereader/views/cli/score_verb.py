"""`wirereader score`: how good the findings are on your own marked news."""

import json
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from wirereader.desk.batch import score, scored_kinds
from wirereader.story.clean import clean_line, drawable
from wirereader.story.faults import SettingsFault, SourceFault, WirereaderFault


def run_score(kind: str, paths: Sequence[str], is_json: bool) -> int:
    """Print a table (or a JSON object a line) for each file of answers; the exit code.

    Without paths, answers are read from standard input.  Raises SettingsFault for a kind that
    cannot be scored, SourceFault for a file that cannot be opened, FormatFault for one that holds
    no such answers.
    """
    kinds = scored_kinds()
    if kind not in kinds:
        raise SettingsFault(
            "There is no such kind of scoring.",
            f"{clean_line(kind).capitalize()} cannot be scored.",
            f"The kinds are {', '.join(kinds)}.",
        )
    if not paths:
        _score(kind, "standard input", sys.stdin.buffer, is_json=is_json)
    for path in paths:
        if path == "-":
            _score(kind, "standard input", sys.stdin.buffer, is_json=is_json)
            continue
        with _opened(path) as file:
            _score(kind, clean_line(path), file, is_json=is_json)
    return 0


def _opened(path: str) -> BinaryIO:
    try:
        return Path(path).open("rb")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise SourceFault(
            f"{clean_line(path)} cannot be opened.", f"{why}.", "Name files of JSON lines."
        ) from error


def _score(kind: str, name: str, lines: Iterable[bytes], *, is_json: bool) -> None:
    start = time.perf_counter()
    try:
        report, engine = score(kind, lines)
    except WirereaderFault as fault:
        raise type(fault)(f"{name}: {fault.what}", fault.why, fault.remedy) from fault
    seconds = time.perf_counter() - start
    if is_json:
        found = {"file": name, "engine": engine, **report.as_json()}
        sys.stdout.write(json.dumps({**found, "seconds": round(seconds, 2)}) + "\n")
        return
    said = f"{name}: {report.stories} texts, {report.words} words, {seconds:.1f} seconds."
    print(drawable(said))
    width = max(len(measure.name) for measure in report.measures)
    print(f"{'':<{width}}  {'right':>6}  {'of':>6}")
    for row in report.measures:
        parts = ""
        if row.precision is not None and row.recall is not None:
            parts = f"  F1 of precision {row.precision:.1f} and recall {row.recall:.1f}"
        print(f"{row.name:<{width}}  {row.per_cent:>5.1f}%  {row.of:>6}{parts}")
