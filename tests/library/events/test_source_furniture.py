"""Lines that a source repeats are learned, and are no news where they change."""

from datetime import timedelta

from tests.library.conftest import NOON, make_record, make_source
from tests.tracking.changes.version_pairs import BANK, COURT, FERRY, FLOOD
from wirereader.library.library import Library
from wirereader.story.source import FetchMemory

HOUR = timedelta(hours=1)
LINE = "Nine readers of the harbour fund gave 4,000 crowns for this page today."


def store(library: Library, guid: str, story: tuple[str, str], hour: float, line: str) -> str:
    now = NOON + hour * HOUR
    text = f"{story[1]}\n\n{line}" if line else story[1]
    record = make_record(guid, story[0], text, published=NOON)
    kept = library.store(make_source("paper"), [record], FetchMemory(), now)
    return (kept.new or kept.revised)[0].id


def changed_lines(library: Library, having: int) -> tuple[str, ...]:
    """What is told of a line that comes; so many of the source's six other stories have it."""
    for number, story in enumerate((BANK, COURT, FLOOD) * 2):
        line = LINE if number < having else ""
        store(library, f"urn:{number}", (f"{story[0]} {number}", story[1]), 0, line)
    ferry = store(library, "urn:ferry", FERRY, 1, "")
    library.running.note_shown(ferry, 1)
    store(library, "urn:ferry", FERRY, 2, LINE)
    since = library.running.since_read(ferry)
    assert since is not None
    return since.lines


def test_a_line_that_stands_in_most_stories_of_a_source_is_no_news(library: Library) -> None:
    assert changed_lines(library, 4) == ()


def test_the_same_line_is_news_where_few_stories_of_the_source_have_it(library: Library) -> None:
    assert any("4,000" in line for line in changed_lines(library, 2))
