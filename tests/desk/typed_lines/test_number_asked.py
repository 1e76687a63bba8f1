"""Who asks how many stories there are gets a number, and stays where they were."""

import pytest

from tests.desk.conftest import MakeStory, OpenDesk
from wirereader.desk.outcomes import HeadlinesShown
from wirereader.desk.typed_lines.number_asked import asks_for_number


@pytest.mark.parametrize(
    "line",
    [
        "how many unread",
        "please tell me how many stories there are",
        "number of starred stories",
        "count the unread ones",
        "unread count",
        "And how many are from Oslo?",
        "total unread",
        "the total",
    ],
)
def test_a_number_is_asked_for(line: str) -> None:
    assert asks_for_number(line)


@pytest.mark.parametrize(
    "line",
    [
        "unread",
        "search how many died",
        "how many unread per source",
        "how many are unread, and which",
        "stories about the vote count",
        "country music",
        "counter the threat",
        "total eclipse",
        "number one singles",
        "x" * 2000,
    ],
)
def test_more_than_a_number_is_asked_for(line: str) -> None:
    assert not asks_for_number(line)


async def test_a_number_leads_into_no_list(open_desk: OpenDesk, make_story: MakeStory) -> None:
    desk = open_desk(
        make_story("Ferry mended", "The ferry Zephyr sails again."),
        make_story("Barley is dear", "Barley is dear in Oslo."),
    )
    await desk.obey("open 2")
    before = desk.session
    outcome = await desk.obey("how many stories about barley?")
    assert outcome.is_done
    assert outcome.shows is None
    assert outcome.said == "Barley: 1 story."
    assert desk.session == before
    assert desk.count() == 3
    shown = await desk.obey("stories about barley")
    assert isinstance(shown.shows, HeadlinesShown)
    assert desk.count() == 1


@pytest.mark.parametrize(
    "line",
    [
        "how many sailors drowned off bergen",
        "how much did wheat rise last week",
        "how many are hurt after the fire in turin",
        "tell me how many were killed by the storm",
        "how much will the bridge cost",
    ],
)
def test_a_question_to_a_story_counts_no_stories(line: str) -> None:
    assert not asks_for_number(line)


async def test_stories_that_were_counted_are_those_of_the_next_number(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(
        make_story("Ferry mended", "The ferry Zephyr sails again."),
        make_story("Barley is dear", "Barley is dear in Oslo."),
    )
    outcome = await desk.obey("how many articles mention the ferry")
    assert isinstance(outcome.shows, HeadlinesShown)
    assert (await desk.obey("1")).said.startswith("Ferry mended")


async def test_how_much_of_something_is_asked_of_a_story(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Ferry mended", "The ferry Zephyr sails again."))
    outcome = await desk.obey("how many ferries sail again")
    assert isinstance(outcome.shows, HeadlinesShown)
    assert desk.count() == 1
