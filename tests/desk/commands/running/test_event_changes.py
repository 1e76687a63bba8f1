"""An event as a whole: marked read, merged with another, a story taken out; each can be undone."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.library.conftest import NOON
from tests.library.events.test_follows import OWN, Put
from tests.tracking.changes.version_pairs import BANK, FERRY
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import StoryShown, TextShown
from wirereader.library.library import Library


@pytest.fixture
def desk(library: Library, put: Put) -> Iterator[Desk]:
    """A desk whose list is: the own report of the ferry, the bank, the ferry (with a copy)."""
    put("wire", FERRY)
    put("bank", BANK, 1)
    put("paper", (f"Report: {FERRY[0]}", FERRY[1]), 1.5)
    put("own", OWN, 2)
    while library.running.place(10):
        pass
    opened = Desk((), marks=library, library=library, clock=lambda: NOON + timedelta(hours=6))
    yield opened
    opened.close()


async def said(desk: Desk, line: str) -> str:
    return (await desk.obey(line)).said


def unread(desk: Desk) -> set[str]:
    rows = (desk.headline(row) for row in range(desk.count()))
    return {row.headline[:12] for row in rows if not row.is_read and "Old" not in row.headline}


async def test_an_event_is_read_as_one_step_and_its_neighbours_are_not(desk: Desk) -> None:
    await desk.obey("list")
    await desk.obey("1")
    await desk.obey("back")
    before = unread(desk)
    assert len(before) == 3
    assert await said(desk, "mark-event-read") == "2 stories of this event marked read."
    assert unread(desk) == {"Orbis Bank c"}
    assert await said(desk, "mark-event-read") == "All stories of this event are read."
    assert (await said(desk, "undo")).startswith("Undone: marked 2 stories of the event Eleven")
    assert unread(desk) == before


async def test_the_stories_of_an_event_are_opened_by_their_numbers(desk: Desk) -> None:
    await desk.obey("list")
    await desk.obey("1")
    outcome = await desk.obey("event")
    assert isinstance(outcome.shows, TextShown)
    numbered = [line for line in outcome.shows.lines if line[0].isdigit()]
    assert [line.partition(" ")[0] for line in numbered] == ["1.", "2.", "3."]
    opened = await desk.obey("1")
    assert isinstance(opened.shows, StoryShown)
    assert opened.shows.story.headline == FERRY[0]


@pytest.mark.parametrize(
    "line", ["related stories", "other stories about this", "similar articles", "who else has it"]
)
async def test_the_open_story_is_not_among_the_others(desk: Desk, line: str) -> None:
    await desk.obey("list")
    opened = await desk.obey("1")
    assert isinstance(opened.shows, StoryShown)
    outcome = await desk.obey(line)
    assert outcome.said == "2 stories from 2 sources."
    assert isinstance(outcome.shows, TextShown)
    numbered = [one for one in outcome.shows.lines if one[0].isdigit()]
    assert [one.partition(" ")[0] for one in numbered] == ["1.", "2."]
    for number in ("1", "2"):
        await desk.obey(line)
        other = await desk.obey(number)
        assert isinstance(other.shows, StoryShown)
        assert other.shows.story.id != opened.shows.story.id
        await desk.obey(f"open {opened.shows.story.id}")


async def test_events_are_merged_and_split_by_hand_and_undone(desk: Desk) -> None:
    await desk.obey("list")
    await desk.obey("open 2")
    assert await said(desk, "event") == "No other source has this story."
    assert await said(desk, "merge-events 1") == "Merged: one event of 4 stories."
    assert (await said(desk, "event")).startswith("4 stories from 4 sources.")
    assert await said(desk, "merge-events 1") == "Both stories already belong to the same event."
    assert await said(desk, "split-event") == (
        "Orbis Bank cuts 600 jobs as profit falls 12 percent is no longer in the event."
    )
    assert await said(desk, "event") == "No other source has this story."
    assert (await said(desk, "undo")).startswith("Undone: removed Orbis Bank")
    assert (await said(desk, "event")).startswith("4 stories")
    assert (await said(desk, "undo")).startswith("Undone: merged the events Orbis Bank")
    assert await said(desk, "event") == "No other source has this story."


async def test_what_is_no_other_story_is_refused(desk: Desk) -> None:
    await desk.obey("list")
    await desk.obey("open 2")
    assert await said(desk, "merge-events 99") == (
        "Which story is in the other event? Give its number in the list: merge-events 3."
    )
