"""What is counted is what there is, however long a list: totals, unread, what is marked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import HeadlinesShown
from wirereader.library.library import Library
from wirereader.library.search.query_parser import parse_query
from wirereader.story.record import Record, record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Story

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
COUNT = 1500
"""More than a search looks for at once, and more than it brings with the next rows."""
MakeStory = Callable[..., Story]


@pytest.fixture
def library(make_story: MakeStory) -> Library:
    def record(number: int) -> Record:
        kind = "even" if number % 2 == 0 else "odd"
        one = make_story(f"Headline {number} {kind}", "Words.").dispatch
        return record_of(replace(one, published=NOON - timedelta(minutes=number)), None)

    kept = Library.open(None)
    kept.store(Source(key="a"), [record(n) for n in range(COUNT)], FetchMemory(), NOON)
    few = kept.rows(parse_query("even", NOON), NOON)
    kept.set_marks([few.row(n).id for n in range(10)], read=True, said="", now=NOON)
    return kept


def desk_on(library: Library) -> Desk:
    desk = Desk((), marks=library, library=library, clock=lambda: NOON)
    desk.ask_nothing()
    return desk


async def test_a_search_tells_all_it_finds_before_it_was_read_to_its_end(library: Library) -> None:
    desk = desk_on(library)
    outcome = await desk.search("even")
    assert outcome.said == f"Even: {COUNT // 2} stories."
    assert desk.counts() == (COUNT // 2, COUNT // 2 - 10, 0)
    assert isinstance(outcome.shows, HeadlinesShown)
    assert (outcome.shows.total, outcome.shows.unread) == (COUNT // 2, COUNT // 2 - 10)
    assert (await desk.do("more")).said == f"21 to 40 of {COUNT // 2}."
    assert (await desk.do("where")).said.startswith(f"Even, 1 of {COUNT // 2}.")
    desk.close()


@pytest.mark.parametrize("words", ["headline", "odd", "unread", "-odd", "even OR odd"])
async def test_what_marking_all_marks_is_what_was_unread(library: Library, words: str) -> None:
    desk = desk_on(library)
    await desk.search(words)
    total, unread, _ = desk.counts()
    outcome = await desk.do("mark-all-read")
    assert outcome.said == f"{unread:,} stories marked read."
    assert desk.counts() == (total, 0, 0)
    await desk.do("undo")
    await desk.search(words)
    assert desk.counts()[:2] == (total, unread)
    desk.close()


async def test_a_story_is_opened_by_its_number_however_far_down(library: Library) -> None:
    desk = desk_on(library)
    await desk.search("even")
    last = COUNT // 2
    assert (await desk.do("open", str(last))).said.startswith(f"Headline {COUNT - 2} even.")
    desk.close()
    again = desk_on(library)
    await again.search("headline")
    refused = await again.do("open", str(COUNT + 1))
    assert refused.said == f"No story {COUNT + 1}. There are {COUNT:,}."
    assert (await again.do("list", f"{COUNT - 1}-{COUNT}")).is_done
    again.close()


async def test_a_mark_of_a_story_that_is_not_in_the_list_changes_no_count_of_it(
    library: Library,
) -> None:
    desk = desk_on(library)
    odd = library.rows(parse_query("odd", NOON), NOON)
    await desk.search("even")
    total, unread = COUNT // 2, COUNT // 2 - 10
    for row in (0, 100, COUNT // 2 - 1):
        await desk.do("mark-read", odd.row(row).id)
    assert desk.counts() == (total, unread, 0)
    await desk.do("mark-read", "700")
    assert desk.counts() == (total, unread - 1, 0)
    desk.close()


async def test_thousands_are_parted_wherever_stories_are_counted(library: Library) -> None:
    """As the header of the full screen tells them."""
    desk = desk_on(library)
    told, unread = f"{COUNT:,}", f"{COUNT - 10:,}"
    assert told == "1,500"
    assert (await desk.do("list")).said == f"{told} stories, {unread} unread, 0 breaking."
    assert (await desk.do("search", "headline")).said == f"Headline: {told} stories."
    assert (await desk.do("where")).said.startswith(f"Headline, 1 of {told}.")
    assert (await desk.do("more")).said == f"21 to 40 of {told}."
    assert (await desk.do("sources")).said == f"1 source, {unread} unread."
    refused = await desk.do("list", "1501-1510")
    assert refused.said == f"No stories 1501-1510: the list has {told}."
    desk.close()
