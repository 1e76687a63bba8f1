"""What scripts have done on texts and feeds of their own: analyse, parse, score.

Nothing is stored, and no library is opened.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from wirereader.story.faults import WirereaderFault

if TYPE_CHECKING:
    from wirereader.analysis.scoring.scorer import ScoreReport
    from wirereader.formats.parsed import ParsedEntry


def analyse_lines(texts: BinaryIO, findings: BinaryIO) -> None:
    """Answer each line of JSON with what is found in its text."""
    from wirereader.analysis.json_lines import answer_lines

    answer_lines(texts, findings)


def parse_lines(feeds: BinaryIO, parsed: BinaryIO) -> None:
    """Answer each line of JSON with what its feed says."""
    from wirereader.formats.parse import parse_jsonl

    parse_jsonl(feeds, parsed, _alert_of)


def parse_file(path: str, name: str, parsed: BinaryIO) -> WirereaderFault | None:
    """Write what a feed or wire file says as one line of JSON; why it could not be read, if so."""
    from wirereader.formats.parse import parse_document, write_parsed
    from wirereader.sources.story_folder import bytes_of

    try:
        feed = parse_document(bytes_of(Path(path))[0])
    except WirereaderFault as fault:
        line = json.dumps({"id": name, "error": str(fault)}, ensure_ascii=False)
        parsed.write(line.encode("utf-8", "replace") + b"\n")
        return fault
    write_parsed(feed, name, parsed, _alert_of)
    return None


def _alert_of(entry: "ParsedEntry") -> dict[str, Any] | None:
    """Tell whether an entry is breaking, and because of what."""
    from wirereader.analysis.breaking import judge
    from wirereader.formats.dispatches import dispatch_of

    dispatch = dispatch_of(entry)
    alert = judge(dispatch) if dispatch is not None else None
    return alert.as_json() if alert is not None else None


def answer_changes(pairs: BinaryIO, told: BinaryIO) -> None:
    """Answer each line of JSON, two versions of a story, with what a reader is told of them."""
    from wirereader.tracking.changes.changes_answers import answer_changes as answer

    answer(pairs, told)


def scored_kinds() -> tuple[str, ...]:
    """What can be scored: "entities", "quotes" and so on."""
    from wirereader.analysis.scoring.scorer import KINDS

    return tuple(KINDS)


def score(kind: str, lines: Iterable[bytes]) -> "tuple[ScoreReport, str]":
    """How good the findings are on texts marked by hand, and the engine's name.

    Raises FormatFault for lines that hold no such answers.
    """
    from wirereader.analysis.engine import engine_version, examine_given
    from wirereader.analysis.scoring import scorer

    return scorer.score(kind, lines, examine_given), engine_version()
