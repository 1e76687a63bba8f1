"""Copies, events and versions in a library: kept, resumable, and told against what was read."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.library.conftest import NOON, make_record, make_source
from tests.tracking.changes.version_pairs import BANK, FERRY
from wirereader.library.library import Library
from wirereader.library.search.query import Flag, Query
from wirereader.story.source import FetchMemory

HOUR = timedelta(hours=1)
SEEN = FetchMemory()
Put = Callable[..., str]


@pytest.fixture
def put(library: Library) -> Put:
    """Store one story of a source; its id."""

    def stored(source: str, story: tuple[str, str], hour: float = 0, guid: str = "") -> str:
        now = NOON + hour * HOUR
        record = make_record(guid or f"urn:{source}", *story, published=now)
        kept = library.store(make_source(source), [record], SEEN, now)
        return (kept.new or kept.revised)[0].id

    return stored


def place_all(library: Library) -> None:
    while library.running.place(2):
        pass


def listed(library: Library, flag: str = "") -> list[str]:
    asked = Query("", (Flag(flag),)) if flag else None
    rows = library.rows(asked, NOON + 50 * HOUR)
    return [rows.row(number).id for number in range(rows.count())]


def changed(head: str = "nine") -> tuple[str, str]:
    return FERRY[0].replace("seven", head), FERRY[1].replace("seven", head)


def mark(library: Library, story: str, hour: float) -> None:
    library.set_marks([story], read=True, said="read", now=NOON + hour * HOUR)


def test_a_copy_is_listed_once_and_read_once(library: Library, put: Put) -> None:
    first = put("wire", FERRY)
    copy = put("paper", (f"Report: {FERRY[0]}", FERRY[1]), 1)
    other = put("bank", BANK, 2)
    place_all(library)
    assert listed(library) == [other, first]
    assert [one.id for one in library.running.event_of(first)] == [first, copy]
    mark(library, first, 3)
    assert listed(library, "unread") == [other]


def test_a_copy_taken_out_of_its_set_has_what_the_set_had_and_stays_out(
    library: Library, put: Put
) -> None:
    first = put("wire", FERRY)
    copy = put("paper", (f"Report: {FERRY[0]}", FERRY[1]), 1)
    place_all(library)
    mark(library, first, 2)
    assert library.running.stand_alone(copy)
    assert set(listed(library)) == {first, copy}
    assert listed(library, "unread") == []
    place_all(library)
    assert not library.running.stand_alone(copy)
    assert set(listed(library)) == {first, copy}


def test_placing_goes_on_where_it_was_stopped(library: Library, put: Put) -> None:
    for number in range(5):
        put(f"s{number}", (f"{FERRY[0]} {number}", f"{FERRY[1]}\n\nNote {number}."), number)
    assert library.running.is_waiting()
    assert library.running.place(3) == 3
    assert library.running.place(3) == 2
    assert library.running.place(3) == 0
    assert not library.running.is_waiting()


def test_changes_are_told_against_the_version_that_was_shown(library: Library, put: Put) -> None:
    story = put("wire", FERRY, guid="urn:f")
    library.running.note_shown(story, 1)
    mark(library, story, 1)
    put("wire", changed("nine"), 2, "urn:f")
    put("wire", changed("eleven"), 3, "urn:f")
    since = library.running.since_read(story)
    assert since is not None
    assert (since.old.number, since.new.number) == (1, 3)
    assert since.lines == ("Dead: seven is now eleven.",)
    assert listed(library, "changed") == [story]
    library.running.note_shown(story, 3)
    assert listed(library, "changed") == []
    again = library.running.since_read(story)
    assert again is not None
    assert again.old.number == 1  # what it says while the new version is open


def test_marked_read_without_its_words_the_version_of_that_moment_counts(
    library: Library, put: Put
) -> None:
    story = put("wire", FERRY, guid="urn:f")
    put("wire", changed("nine"), 1, "urn:f")
    mark(library, story, 2)
    put("wire", changed("eleven"), 3, "urn:f")
    since = library.running.since_read(story)
    assert since is not None
    assert since.old.number == 2
    assert not since.is_shown


def test_a_silent_version_is_kept_and_told_of_by_nobody(library: Library, put: Put) -> None:
    story = put("wire", FERRY, guid="urn:f")
    mark(library, story, 1)
    put("wire", (FERRY[0], FERRY[1].replace("harbour", "harbor")), 2, "urn:f")
    assert listed(library, "changed") == []
    assert len(library.revisions(story)) == 2
    assert [one.number for one in library.running.told_versions(story)] == [1]


def test_an_unread_story_that_changes_is_only_shown_new(library: Library, put: Put) -> None:
    put("wire", FERRY, guid="urn:f")
    put("wire", changed("nine"), 2, "urn:f")
    assert listed(library, "changed") == []
