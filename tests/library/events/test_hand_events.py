"""Events joined and split by hand: kept, before what the engine thinks, and taken back by undo."""

from datetime import timedelta

import pytest

from tests.library.conftest import NOON
from tests.library.events.test_follows import MORE_OF_BANK, OWN, Put, place_all, putter
from tests.tracking.changes.version_pairs import BANK, COURT, FERRY
from wirereader.library.library import Library
from wirereader.library.search.query import Flag, Query

HOUR = timedelta(hours=1)


@pytest.fixture
def put(library: Library) -> Put:
    return putter(library)


def event(library: Library, story: str) -> set[str]:
    return {one.id for one in library.running.event_of(story)}


def listed(library: Library) -> set[str]:
    rows = library.rows(Query("", (Flag("unread"),)), NOON + 50 * HOUR)
    return {rows.row(number).id for number in range(rows.count())}


def test_two_events_are_one_and_what_comes_later_finds_both(library: Library, put: Put) -> None:
    ferry, bank = put("wire", FERRY), put("bank", BANK, 1)
    place_all(library)
    assert library.running.join_events(bank, ferry, NOON, said="joined") == 2
    assert library.running.join_events(bank, ferry, NOON, said="joined") is None
    own = put("own", OWN, 2)
    other = put("other", MORE_OF_BANK, 2)
    place_all(library)
    assert {ferry, bank, own, other} <= event(library, ferry)


def test_undo_gives_each_event_back_what_it_had(library: Library, put: Put) -> None:
    ferry, bank = put("wire", FERRY), put("bank", BANK, 1)
    place_all(library)
    library.running.join_events(bank, ferry, NOON, said="joined two events")
    assert library.undo(NOON) == "joined two events"
    assert event(library, ferry) == {ferry}
    own = put("own", OWN, 2)
    place_all(library)
    assert event(library, ferry) == {ferry, own}
    assert event(library, bank) == {bank}


def test_a_story_taken_out_of_its_event_stays_out(library: Library, put: Put) -> None:
    ferry, own = put("wire", FERRY), put("own", OWN, 1)
    place_all(library)
    assert event(library, ferry) == {ferry, own}
    assert library.running.split_event(ferry, NOON, said="split") == "event"
    assert event(library, ferry) == {ferry}
    assert event(library, own) == {own}
    later = put("later", (f"Late: {OWN[0]}", OWN[1].replace("until dark", "all night")), 2)
    place_all(library)
    assert event(library, ferry) == {ferry}
    assert later in event(library, own)
    assert library.running.split_event(ferry, NOON, said="split") is None


def test_a_split_is_taken_back(library: Library, put: Put) -> None:
    ferry, own = put("wire", FERRY), put("own", OWN, 1)
    place_all(library)
    library.running.split_event(own, NOON, said="split an event")
    assert library.undo(NOON) == "split an event"
    assert event(library, ferry) == {ferry, own}


def test_a_copy_leaves_its_copies_first_and_undo_lists_it_no_more(
    library: Library, put: Put
) -> None:
    first = put("wire", FERRY)
    copy = put("paper", (f"Report: {FERRY[0]}", FERRY[1]), 1)
    court = put("court", COURT, 1)
    place_all(library)
    assert {first, court} <= listed(library)
    assert copy not in listed(library)
    assert library.running.split_event(copy, NOON, said="split") == "copies"
    assert copy in listed(library)
    assert event(library, first) == {first, copy}
    library.undo(NOON)
    assert copy not in listed(library)
