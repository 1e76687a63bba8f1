"""A list with one row for all stories of an event: rows move for nobody, stories count as ever."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.library.conftest import NOON
from tests.library.events.test_follows import MORE_OF_BANK, OWN, Put, putter
from tests.tracking.changes.version_pairs import BANK, COURT, FERRY
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import StoryShown
from wirereader.library.library import Library
from wirereader.settings.settings import Appearance, Settings
from wirereader.views.words import headline_line

LATER = (
    "Divers search the ferry Ardent as toll stands at eleven",
    (
        "Divers searched the ferry Ardent at Port Ellin on Tuesday, a day after eleven died as"
        " it struck a pier in the harbour. North Strait Lines, its owner, said Marta Heller"
        " and other pilots would be heard. The inquiry opens this week in Saint Brae."
    ),
)


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(None) as opened:
        yield opened


@pytest.fixture
def put(library: Library) -> Put:
    return putter(library)


@pytest.fixture
def desk(library: Library, put: Put) -> Iterator[Desk]:
    """Rows: later, bank two, own, bank, court, ferry; then one old story of each source."""
    for hour, (source, story) in enumerate(
        [("wire", FERRY), ("court", COURT), ("bank", BANK), ("own", OWN), ("two", MORE_OF_BANK)]
    ):
        put(source, story, hour)
    put("later", LATER, 6)
    while library.running.place(10):
        pass
    opened = Desk((), marks=library, library=library, clock=lambda: NOON + timedelta(hours=8))
    yield opened
    opened.close()


def rows(desk: Desk) -> list[tuple[str, int]]:
    found = (desk.headline(row) for row in range(desk.count()))
    return [(one.headline[:6], one.folded) for one in found if "Old" not in one.headline]


async def test_a_row_stands_for_its_event_and_stories_are_counted_as_ever(desk: Desk) -> None:
    before = desk.counts()
    outcome = await desk.obey("fold")
    assert outcome.said == f"Events folded: {desk.count()} rows, 12 stories."
    assert rows(desk) == [("Divers", 2), ("Orbis ", 1), ("Jury f", 0)]
    assert desk.counts() == before
    assert desk.headline(1).number == 2
    opened = await desk.obey("3")
    assert isinstance(opened.shows, StoryShown)
    assert opened.shows.story.headline == COURT[0]
    await desk.obey("back")
    again = await desk.obey("fold")
    assert again.said == "Events unfolded: 12 stories."
    assert len(rows(desk)) == 6


async def test_every_row_is_found_where_it_stands(desk: Desk) -> None:
    await desk.obey("fold")
    kept = desk._context.list
    ids = [kept.story_id(row) for row in range(kept.count())]
    assert len(ids) == len({*ids})
    assert [kept.find(one) for one in ids] == list(range(len(ids)))
    library = desk._context.library
    assert library is not None
    behind = {one.id for one in library.running.event_of(ids[0])} - {ids[0]}
    assert behind
    assert {kept.find(one) for one in behind} == {0}


async def test_reading_the_row_brings_the_next_of_its_event_only_when_listed_anew(
    desk: Desk,
) -> None:
    await desk.obey("fold")
    await desk.obey("mark-read 1")
    assert rows(desk)[0] == ("Divers", 2)
    assert desk.headline(0).is_read
    assert desk._context.list.next_unread(-1, 1) == 1
    await desk.obey("all-stories")
    assert [headline for headline, _ in rows(desk)] == ["Orbis ", "Eleven", "Jury f"]


async def test_what_stands_behind_a_row_above_is_no_next_unread(desk: Desk) -> None:
    await desk.obey("fold")
    await desk.obey("mark-read 3")
    kept = desk._context.list
    assert kept.next_unread(0, 1) == 1
    assert kept.next_unread(1, 1) == 3, "the story behind row 0 is older than row 1"
    assert kept.next_unread(1, -1) == 0


async def test_a_story_that_arrives_moves_no_row(desk: Desk, put: Put, library: Library) -> None:
    await desk.obey("fold")
    before = rows(desk)
    put("new", ("Ferry Ardent toll rises to twelve in Port Ellin", f"{OWN[1]} Twelve now."), 7)
    while library.running.place(10):
        pass
    desk._context.list.recount()
    assert rows(desk) == before


async def test_all_of_a_folded_list_is_marked_read(desk: Desk) -> None:
    await desk.obey("fold")
    outcome = await desk.obey("mark-all-read")
    assert outcome.said == "12 stories marked read. undo takes it back."


def test_the_setting_folds_for_people_and_never_for_scripts(desk: Desk, library: Library) -> None:
    settings = Settings(appearance=Appearance(fold_events=True))
    other = Desk((), marks=library, library=library, settings=settings)
    assert other.count() == 12
    other.show_in("plain")
    assert rows(other) == [("Divers", 2), ("Orbis ", 1), ("Jury f", 0)]
    assert desk.count() == 12


async def test_an_event_unfolds_below_its_row_in_order_of_time_and_folds_again(desk: Desk) -> None:
    await desk.obey("fold")
    whole = desk.count()
    outcome = await desk.obey("unfold 1")
    assert outcome.said == "2 other stories of this event below, oldest first."
    assert rows(desk) == [("Divers", 0), ("Ferry ", 0), ("Eleven", 0), ("Orbis ", 1), ("Jury f", 0)]
    assert [desk.headline(row).within for row in range(5)] == [0, 1, 2, 0, 0]
    assert desk.count() == whole + 2
    kept = desk._context.list
    ids = [kept.story_id(row) for row in range(kept.count())]
    assert [kept.find(one) for one in ids] == list(range(len(ids)))
    await desk.obey("unfold 4")
    assert [desk.headline(row).within for row in range(6)] == [0, 1, 2, 0, 1, 0]
    again = await desk.obey("unfold 2")
    assert again.said == "Event folded."
    assert again.session.row == 0
    assert rows(desk) == [("Divers", 2), ("Orbis ", 0), ("Orbis ", 0), ("Jury f", 0)]


async def test_what_is_unfolded_is_a_next_unread_row_like_any_other(desk: Desk) -> None:
    await desk.obey("fold")
    await desk.obey("unfold 1")
    kept = desk._context.list
    assert [kept.next_unread(row, 1) for row in range(-1, 4)] == [0, 1, 2, 3, 4]
    assert [kept.next_unread(row, -1) for row in (4, 3, 2, 1)] == [3, 2, 1, 0]
    await desk.obey("mark-read 2")
    assert kept.next_unread(0, 1) == 2
    assert kept.next_unread(2, -1) == 0


async def test_nothing_unfolds_where_nothing_stands_behind_or_nothing_is_folded(desk: Desk) -> None:
    refused = await desk.obey("unfold 1")
    assert refused.said == "Events are not folded. fold folds them."
    await desk.obey("fold")
    assert (await desk.obey("unfold 3")).said == "No other story of this event is in the list."


async def test_the_first_story_of_an_event_says_how_many_sources_have_it(desk: Desk) -> None:
    told = {
        one.headline[:6]: one.event_sources
        for one in (desk.headline(row) for row in range(desk.count()))
        if "Old" not in one.headline
    }
    assert told == {"Divers": 1, "Ferry ": 3, "Eleven": 1, "Orbis ": 2, "Jury f": 1}
    assert "3 sources." in headline_line(desk.headline(5), NOON)
    await desk.obey("fold")
    assert desk.headline(0).event_sources == 3
    line = headline_line(desk.headline(0), NOON)
    assert "3 sources. And 2 others." in line
    await desk.obey("unfold 1")
    assert "Same event." in headline_line(desk.headline(1), NOON)
