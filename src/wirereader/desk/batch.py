"""What scripts have done on texts and feeds of their own: analyse, parse, score.

Nothing is stored, and no library is opened but to complete a query.
"""

import contextlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from wirereader.story.clean import unsteering_json
from wirereader.story.faults import WirereaderFault

if TYPE_CHECKING:
    from wirereader.analysis.scoring.scorer import ScoreReport
    from wirereader.formats.parsed import ParsedEntry


# Twice what the process of a refresh may take: a line of JSON holds its feed in base64, too
_MEMORY_BYTES = 1 << 30


def analyse_lines(texts: BinaryIO, findings: BinaryIO) -> None:
    """Answer each line of JSON with what is found in its text."""
    from wirereader.analysis.loading import load_all

    load_all()
    from wirereader.analysis.json_lines import answer_lines

    answer_lines(texts, findings, may_fork=True)


@contextlib.contextmanager
def limited_memory() -> Iterator[None]:
    """Take no more memory in the block than feeds may cost, where the system can be asked so."""
    try:
        import resource
    except ImportError:  # no Unix
        yield
        return
    usual, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _bytes_mapped() + _MEMORY_BYTES
    is_lower = usual == resource.RLIM_INFINITY or wanted < usual
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (wanted if is_lower else usual, most))
    try:
        yield
    finally:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (usual, most))


def _bytes_mapped() -> int:
    """What the limit counts already, on Linux; elsewhere too little to matter."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * 4096
    except (OSError, ValueError):
        return 0


def parse_lines(feeds: BinaryIO, parsed: BinaryIO) -> None:
    """Answer each line of JSON with what its feed says."""
    from wirereader.formats.parse import parse_jsonl

    parse_jsonl(feeds, parsed, _alert_of)


def parse_file(path: str, name: str, parsed: BinaryIO) -> WirereaderFault | None:
    """Write what a feed or wire file says as one line of JSON; why it could not be read, if so."""
    from wirereader.formats.parse import parse_document, too_much_memory, write_parsed
    from wirereader.sources.piped_input import read_piped
    from wirereader.sources.story_folder import bytes_of

    try:
        place = Path(path)
        piped = read_piped([place])
        feed = parse_document(piped[place] if piped else bytes_of(place)[0])
    except MemoryError:
        fault: WirereaderFault = too_much_memory()
    except WirereaderFault as raised:
        fault = raised
    else:
        write_parsed(feed, name, parsed, _alert_of)
        return None
    line = unsteering_json(json.dumps({"id": name, "error": str(fault)}, ensure_ascii=False))
    parsed.write(line.encode("utf-8", "replace") + b"\n")
    return fault


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


def answer_events(stories: BinaryIO, placed: BinaryIO) -> None:
    """Answer each line of JSON, a story, with its event and its copies."""
    from wirereader.library.events.event_lines import answer_events as answer

    answer(stories, placed)


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


def completed_query(typed: str) -> list[str]:
    """What a query that is typed in a shell may become; without a library, its fields alone."""
    from wirereader.desk.clock import now_utc
    from wirereader.desk.search.query_completion import query_completions
    from wirereader.library.library import Library
    from wirereader.library.search.query_values import QueryValues
    from wirereader.settings.paths import library_file

    values = QueryValues()
    with contextlib.suppress(WirereaderFault):
        place = library_file()
        if place.exists():  # who only pressed Tab has not been here yet
            with Library.open_or_read(place) as library:
                values = library.query_values()
    return [one.text for one in query_completions(typed, values, now_utc().astimezone())]
