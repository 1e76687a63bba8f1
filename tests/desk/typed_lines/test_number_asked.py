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
