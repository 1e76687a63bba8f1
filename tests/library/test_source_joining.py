"""Two sources that are one feed become one: nothing of either is lost, and counts are exact."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from wirereader.library.library import Library
from wirereader.library.search.query_parser import parse_query
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOTHING = FetchMemory()
MakeRecord = Callable[..., Record]
MakeSource = Callable[..., Source]


def state(library: Library) -> list[tuple[str, int, int]]:
    return [(one.source.key, one.unread, one.total) for one in library.sources()]


def found(library: Library, query: str) -> set[str]:
    rows = library.rows(parse_query(query, NOON), NOON)
    return {rows.row(number).headline for number in range(rows.count())}


@pytest.mark.parametrize("is_first_older", [True, False])
def test_stories_marks_and_folder_are_kept(
    library: Library, record: MakeRecord, source: MakeSource, *, is_first_older: bool
) -> None:
    old = library.add_source(source("old", folder=("World",), tags=("east",)))
    new = library.add_source(source("new"))
    shared = record("shared", link_key="x.example/shared")
    first, second = (old, new) if is_first_older else (new, old)
    library.store(first, [shared, record(f"only-{first.id}")], NOTHING, NOON)
    library.store(second, [shared, record(f"only-{second.id}")], NOTHING, NOON)
    rows = library.rows(None, NOON)
    ids = {rows.row(n).headline: rows.row(n).id for n in range(rows.count())}
    only_old = f"Headline of only-{old.id}"
    library.set_marks([ids[only_old]], starred=True, read=True, said="", now=NOON)
    kept = library.join_moved(old, "http://NEW.example:80/feed/", NOON)
    assert kept is not None
    assert (kept.id, kept.folder, kept.tags) == (new.id, ("World",), ("east",))
    assert state(library) == [(new.key, 2, 3)]
    assert found(library, "starred") == {only_old}
    assert found(library, "source:new") == {*ids}
    again = [shared, record(f"only-{old.id}"), record(f"only-{new.id}")]
    stored = library.store(kept, again, NOTHING, NOON + timedelta(hours=1))
    assert (stored.new, stored.same) == ((), 3)
    assert library.rows(None, NOON).row(0).sources == 1


def test_one_guid_that_both_brought_as_their_own_is_one_story(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    old, new = library.add_source(source("old")), library.add_source(source("new"))
    library.store(old, [record("1")], NOTHING, NOON)
    library.store(new, [record("1")], NOTHING, NOON + timedelta(hours=1))
    assert library.rows(None, NOON + timedelta(hours=2)).count() == 2
    library.join_moved(old, new.address, NOON + timedelta(hours=2))
    assert state(library) == [(new.key, 1, 1)]


def test_a_source_that_moved_where_nobody_is_stays_itself(
    library: Library, source: MakeSource
) -> None:
    old = library.add_source(source("old"))
    assert library.join_moved(old, "https://other.example/", NOON) is None
    assert library.join_moved(old, old.address, NOON) is None
    assert [one.source.key for one in library.sources()] == [old.key]


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("http://new.example/feed", True),
        ("https://NEW.example:443/feed/", True),
        ("https://new.example./feed#top", True),
        ("https://new.example/feed?x", False),
        ("https://new.example:8443/feed", False),
        ("https://me@new.example/feed", False),
        ("https://new.example/Feed", False),
    ],
)
def test_an_address_is_known_however_it_is_spelled(
    library: Library, source: MakeSource, address: str, *, is_one: bool
) -> None:
    library.add_source(source("new"))
    old = library.add_source(source("old"))
    assert (library.join_moved(old, address, NOON) is not None) is is_one
