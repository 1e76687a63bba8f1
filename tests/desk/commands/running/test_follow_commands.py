"""Following at the desk: what words mean, what is told and found again, what undo takes back."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta

import pytest

from tests.library.conftest import NOON
from tests.library.events.test_follows import OWN, Put
from tests.tracking.changes.version_pairs import BANK, FERRY
from wirereader.desk.alerts.alert_sentences import MOST_APART, alerts_told
from wirereader.desk.desk import Desk
from wirereader.desk.notices import AlertsArrived, Notice
from wirereader.desk.outcomes import Outcome, StoryShown
from wirereader.desk.refresh.progress_reports import AlertNews, Ended
from wirereader.desk.tables.table_shown import TableShown
from wirereader.library.library import Library

Say = Callable[[str], Awaitable[Outcome]]


@pytest.fixture
def desk(library: Library, put: Put) -> Iterator[Desk]:
    put("wire", FERRY)
    put("bank", BANK, 1)
    opened = Desk((), marks=library, library=library, clock=lambda: NOON + timedelta(hours=6))
    yield opened
    opened.close()


async def said(desk: Desk, line: str) -> str:
    return (await desk.obey(line)).said


async def lines(desk: Desk, line: str) -> tuple[str, ...]:
    shown = (await desk.obey(line)).shows
    assert isinstance(shown, TableShown)
    return shown.lines


async def test_an_event_is_followed_by_its_story_and_its_news_is_listed_and_opened(
    desk: Desk, put: Put
) -> None:
    await desk.obey("list")
    assert await said(desk, "alerts") == (
        "Nothing is followed. follow NAME follows a name, follow alone the event of the story."
    )
    assert await said(desk, "follow 2") == (
        "Following the event Ferry hits pier in Port Ellin, seven dead."
        " alerts lists what is new about it."
    )
    assert (await said(desk, "follow 2")).startswith("You already follow the event Ferry")
    own = put("own", OWN, 2)
    (line,) = await lines(desk, "alerts")
    assert line.startswith("1. New. ")
    assert "Eleven killed as ferry Ardent strikes pier in Port Ellin. A sender." in line
    assert line.endswith("New source; Dead: seven is now eleven.")
    opened = await desk.obey("1")
    assert isinstance(opened.shows, StoryShown)
    assert opened.shows.story.id == own
    desk.seen(own)
    assert await said(desk, "follows") == "Following 1, no unread alerts."


async def test_words_are_a_saved_search_or_a_query_and_an_address_is_none(
    desk: Desk, library: Library
) -> None:
    await desk.obey("save-search boats ferry OR harbour")
    assert "the search ferry OR harbour" in await said(desk, "follow boats")
    assert "the search grain prices" in await said(desk, "follow grain prices")
    assert not (await desk.obey("follow https://news.example/feed")).is_done
    assert "news.example" not in str(library.follows.all())
    assert "Following Ada Quist." in await said(desk, "follow Ada Quist")
    assert await said(desk, "unfollow ada quist") == (
        "Unfollowed: Ada Quist. undo follows it again."
    )
    refused = await desk.obey("follow is:nonsense")
    assert not refused.is_done
    told = await lines(desk, "follows")
    assert [line.partition(" ")[2] for line in told] == [
        "ferry OR harbour. Search, 0 alerts, 0 unread.",
        "grain prices. Search, 0 alerts, 0 unread.",
    ]


async def test_pausing_unfollowing_and_reading_are_steps_that_undo_names(
    desk: Desk, put: Put
) -> None:
    await desk.obey("follow ferry")
    put("own", OWN, 2)
    assert await said(desk, "alerts read") == "1 alert marked read."
    assert await said(desk, "alerts pause 1") == "Paused: the search ferry."
    assert await said(desk, "unfollow ferry") == (
        "Unfollowed: the search ferry. undo follows it again."
    )
    assert await said(desk, "undo") == "Undone: unfollowed the search ferry."
    assert "Paused" in (await lines(desk, "follows"))[0]
    assert await said(desk, "undo") == "Undone: paused the alerts of the search ferry."
    assert await said(desk, "undo") == "Undone: marked the alerts read."
    assert await said(desk, "follows") == "Following 1, 1 unread alert."
    assert await said(desk, "undo") == "Undone: followed the search ferry."
    assert not (await desk.obey("follows")).is_done


async def test_the_alerts_are_a_scope_of_their_own_once_something_is_followed(
    desk: Desk, put: Put
) -> None:
    assert (await said(desk, "scope alerts")).startswith("No feed, folder, tag or view alerts.")
    await desk.obey("follow ferry")
    own = put("own", OWN, 2)
    outcome = await desk.obey("scope alerts")
    assert outcome.said.startswith("Alerts: 1 story")
    assert [desk.headline(row).id for row in range(desk.count())] == [own]


async def test_unread_alerts_are_told_at_the_start(desk: Desk, put: Put) -> None:
    assert await desk.alerts_waiting() == ""
    await desk.obey("follow ferry")
    put("own", OWN, 2)
    heard: list[Notice] = []
    stop = desk.listen(heard.append)
    await desk.start()
    stop()
    assert AlertsArrived(("1 unread alert. alerts lists them.",), is_new=False) in heard


def test_many_alerts_of_one_refresh_are_told_as_one(library: Library, put: Put) -> None:
    library.follows.add("query", "harbour")
    for number in range(MOST_APART + 1):
        put(f"s{number}", (f"Harbour {number}", f"Port {number} is closed. " + "abc " * number))
    alerts = library.follows.take_unrung()
    assert len(alerts) == MOST_APART + 1
    assert alerts_told(alerts) == (f"Alerts: {MOST_APART + 1} new. alerts lists them.",)
    assert len(alerts_told(alerts[1:])) == MOST_APART


def test_alerts_of_a_refresh_are_heard_once_it_has_ended(desk: Desk) -> None:
    heard: list[Notice] = []
    desk.listen(heard.append)
    tell = desk._fetching.take
    tell(AlertNews("Alert. ferry: Ferry hits pier."))
    desk.catch_up()
    assert not heard
    tell(Ended("1 new story."))
    desk.catch_up()
    assert heard[-1] == AlertsArrived(("Alert. ferry: Ferry hits pier.",))
