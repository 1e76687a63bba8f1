"""The tree of feeds as a command, and going into its rows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import FeedsShown, HeadlinesShown, Outcome
from wirereader.library.library import Library
from wirereader.story.record import record_of
from wirereader.story.source import SAMPLES_KEY, FetchMemory, Source, SourceKind
from wirereader.story.story import Story

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MakeStory = Callable[..., Story]


@pytest.fixture
def desk(make_story: MakeStory) -> Desk:
    library = Library.open(None)
    for letter, folder in (("a", ("World",)), ("b", ("World",)), ("c", ())):
        source = Source(f"https://{letter}.example/", title=f"Feed {letter}", folder=folder)
        stories = (make_story(f"{letter} {n}", f"Words of {letter} {n}.") for n in range(3))
        records = [
            record_of(replace(one.dispatch, published=NOON - timedelta(hours=n)), None)
            for n, one in enumerate(stories)
        ]
        library.store(source, records, FetchMemory(), NOON)
    return Desk((), marks=library, library=library, clock=lambda: NOON)


def shown(outcome: Outcome) -> list[str]:
    assert isinstance(outcome.shows, HeadlinesShown)
    return [row.headline for row in outcome.shows.rows]


async def test_the_tree_is_listed_and_a_number_opens_a_row(desk: Desk) -> None:
    outcome = await desk.do("feeds")
    assert outcome.said == "3 sources, 9 unread."
    assert isinstance(outcome.shows, FeedsShown)
    assert outcome.shows.current == "view:all"
    at = [row.id for row in outcome.shows.rows].index("folder:World")
    opened = await desk.obey(str(at + 1))
    assert opened.said == "World: 6 stories."
    assert sorted(shown(opened)) == ["a 0", "a 1", "a 2", "b 0", "b 1", "b 2"]
    again = await desk.do("feeds")
    assert isinstance(again.shows, FeedsShown)
    assert again.shows.current == "folder:World"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Feed c", "Feed c: 3 stories."),
        ("source:2", "Feed b: 3 stories."),
        ("world", "World: 6 stories."),
        ("today", "Today: 9 stories."),
        ("starred", "Starred: no stories."),
        ("view:all", "9 stories, 9 unread, 0 breaking."),
    ],
)
async def test_a_row_is_gone_into_by_its_name_or_id(desk: Desk, typed: str, said: str) -> None:
    assert (await desk.do("scope", typed)).said == said


async def test_a_name_of_several_lists_them_to_choose_from(desk: Desk) -> None:
    outcome = await desk.do("scope", "feed")
    assert outcome.said == "3 lists have this name. A number opens one."
    assert (await desk.obey("2")).said == "Feed b: 3 stories."
    assert (
        await desk.do("scope", "zork")
    ).said == "No feed, folder, tag or view zork. feeds lists them."


async def test_a_mark_on_its_way_is_counted(desk: Desk) -> None:
    await desk.do("mark-read", "1")
    outcome = await desk.do("feeds")
    assert outcome.said == "3 sources, 8 unread."
    desk.close()


async def test_the_samples_are_no_source_that_was_taken_on(
    desk: Desk, make_story: MakeStory
) -> None:
    library = desk._context.library
    assert library is not None
    samples = Source(SAMPLES_KEY, SourceKind.SAMPLES, SAMPLES_KEY, "Samples", folder=("Samples",))
    records = [record_of(make_story("Sample", "Words of a sample.").dispatch, None)]
    library.store(library.add_source(samples), records, FetchMemory(), NOON)
    outcome = await desk.do("feeds")
    assert outcome.said == "3 sources, 9 unread."
    assert isinstance(outcome.shows, FeedsShown)
    assert "folder:Samples" in [row.id for row in outcome.shows.rows]
    for number in (3, 2, 1):
        await desk.do("remove", str(number))
    assert (await desk.do("feeds")).said.startswith("No sources, ")


async def test_sources_with_most_stories_are_listed_first(
    desk: Desk, make_story: MakeStory
) -> None:
    library = desk._context.library
    assert library is not None
    big = Source("big", SourceKind.FEED, "https://big.example/feed", "Big", folder=("World",))
    words = [make_story(f"Story {n}", f"Words of story {n}.").dispatch for n in range(5)]
    records = [record_of(one, None) for one in words]
    library.store(library.add_source(big), records, FetchMemory(), NOON)
    outcome = await desk.obey("feeds sources")
    assert isinstance(outcome.shows, FeedsShown)
    assert [row.stories for row in outcome.shows.rows] == [5, 3, 3, 3]


@pytest.mark.parametrize("line", ["folders", "feeds folders"])
async def test_folders_are_listed_alone(desk: Desk, line: str) -> None:
    outcome = await desk.obey(line)
    assert outcome.said == "1 folder. A number lists its stories."
    assert isinstance(outcome.shows, FeedsShown)
    assert [row.id for row in outcome.shows.rows] == ["folder:World"]
    assert (await desk.obey("1")).said == "World: 6 stories."


async def test_what_was_renamed_is_said_so(desk: Desk) -> None:
    said = (await desk.obey('rename "Feed c" to Third')).said
    assert said == "Feed c renamed to Third."


@pytest.mark.parametrize(
    "line",
    [
        "how many stories per source",
        "stories by source count",
        "article counts per feed",
        "number of articles for each outlet",
        "how many articles does each paper have",
    ],
)
async def test_how_many_stories_each_source_has_is_told_of_sources_alone(
    desk: Desk, line: str
) -> None:
    outcome = await desk.obey(line)
    assert outcome.said == "3 sources. A number lists its stories."
    assert isinstance(outcome.shows, FeedsShown)
    assert [(row.kind, row.stories) for row in outcome.shows.rows] == [("source", 3)] * 3
    assert (await desk.obey("1")).said.endswith(": 3 stories.")


async def test_sources_with_unread_stories_are_listed_alone(desk: Desk) -> None:
    await desk.obey("mark-all-read feed b")
    outcome = await desk.obey("which sources still have unread articles")
    assert outcome.said == "2 sources have unread stories. A number lists them."
    assert isinstance(outcome.shows, FeedsShown)
    assert [(row.name, row.unread) for row in outcome.shows.rows] == [("Feed a", 3), ("Feed c", 3)]
    assert (await desk.obey("2")).said == "Feed c: 3 stories."
    await desk.obey("mark everything read")
    await desk.obey("mark-all-read view:all")
    assert (await desk.obey("feeds unread")).said == "No source has unread stories."


async def test_one_letter_is_no_part_of_a_name(desk: Desk) -> None:
    assert not (await desk.do("scope", "d")).is_done
