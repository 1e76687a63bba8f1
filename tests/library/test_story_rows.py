"""A list is a snapshot, and every way of asking for a row agrees with reading it from the top."""

import contextlib
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirereader.library import story_rows
from wirereader.library.library import Library
from wirereader.library.search.query import parse_query
from wirereader.library.stories import row_order
from wirereader.library.story_rows import Rows
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
COUNT = 3000
NOTHING = FetchMemory()
MakeRecord = Callable[..., Record]
MakeSource = Callable[..., Source]


def many(record: MakeRecord, count: int, seed: int = 1, name: str = "") -> list[Record]:
    chance = random.Random(seed)  # noqa: S311 - made-up stories
    return [
        record(
            f"{name}{number}",
            f"Headline {name}{number} {'even' if number % 2 == 0 else 'odd'}",
            "Every text has these words.",
            published=NOON - timedelta(minutes=chance.randrange(200_000)),
            alert_level=4 if chance.random() < 0.004 else None,
        )
        for number in range(count)
    ]


def listed(found: Rows) -> list[str]:
    ids: list[str] = []
    while len(ids) < found.count():
        with contextlib.suppress(IndexError):  # a row that went meanwhile: the list is shorter now
            ids.append(found.row(len(ids)).id)
    return ids


@pytest.fixture(scope="module")
def full(record: MakeRecord, source: MakeSource) -> Library:
    library = Library.open(None)
    library.store(source(), many(record, COUNT), NOTHING, NOON)
    half = library.rows(parse_query("even", NOON), NOON)
    library.set_marks(half, read=True, said="Marked read.", now=NOON)
    return library


@pytest.fixture(scope="module")
def straight_lists() -> dict[str | None, list[str]]:
    """Story ids by query, read from the top once."""
    return {}


def test_breaking_come_first_then_the_newest(full: Library) -> None:
    found = full.rows(None, NOON)
    assert (found.count(), found.is_whole, found.newer()) == (COUNT, True, 0)
    all_rows = [found.row(number) for number in range(COUNT)]
    breaking = found.breaking()
    assert 5 < breaking < 60
    assert [row.alert is not None for row in all_rows] == [True] * breaking + [False] * (
        COUNT - breaking
    )
    for part in (all_rows[:breaking], all_rows[breaking:]):
        assert [row.rank for row in part] == sorted((row.rank for row in part), reverse=True)
    assert found.unread() == sum(not row.is_read for row in all_rows) == COUNT // 2
    for number in (-1, COUNT):
        with pytest.raises(IndexError):
            found.row(number)


@pytest.mark.parametrize("query", [None, "even", "words -odd", "unread", "since:60d words"])
@settings(max_examples=30)
@given(data=st.data())
def test_a_row_is_the_same_whichever_way_it_is_reached(
    full: Library,
    straight_lists: dict[str | None, list[str]],
    query: str | None,
    data: st.DataObject,
) -> None:
    asked = parse_query(query, NOON) if query else None
    if query not in straight_lists:
        straight_lists[query] = listed(full.rows(asked, NOON))
    straight = straight_lists[query]
    found = full.rows(asked, NOON)
    for _ in range(data.draw(st.integers(1, 8))):
        number = data.draw(st.integers(0, len(straight) - 1))
        if number < found.count():
            assert found.row(number).id == straight[number]
        assert found.find(straight[number]) == number
    assert found.find("nonesuchxxxx") is None


@pytest.mark.parametrize("query", [None, "words", "words ranked"])
@settings(max_examples=30)
@given(start=st.integers(-1, COUNT), direction=st.sampled_from([1, -1]))
def test_the_next_unread_is_the_nearest(
    full: Library,
    straight_lists: dict[str | None, list[str]],
    query: str | None,
    start: int,
    direction: int,
) -> None:
    asked = query and parse_query(query.split()[0], NOON, ranked="ranked" in query)
    whole = full.rows(asked or None, NOON)
    key = f"unread {query}"
    if key not in straight_lists:
        count = len(listed(whole))
        straight_lists[key] = [str(n) for n in range(count) if not whole.row(n).is_read]
    unread = list(map(int, straight_lists[key]))
    found = full.rows(asked or None, NOON)
    expected = (
        next((number for number in unread if number > start), None)
        if direction > 0
        else next((number for number in reversed(unread) if number < start), None)
    )
    if direction < 0 and not found.is_whole:
        listed(found)
    assert found.next_unread(start, direction) == expected


def test_the_next_breaking_is_found_both_ways(full: Library) -> None:
    found = full.rows(None, NOON)
    last = found.breaking() - 1
    assert [found.next_breaking(row) for row in (-1, 0, last, last + 1, 4999)] == [
        0,
        1,
        None,
        None,
        None,
    ]
    assert [found.next_breaking(row, -1) for row in (4999, last + 1, last, 1, 0)] == [
        last,
        last,
        last - 1,
        0,
        None,
    ]


@pytest.mark.parametrize("query", [None, "words"])
def test_a_snapshot_does_not_move(
    record: MakeRecord, source: MakeSource, query: str | None
) -> None:
    asked = parse_query(query, NOON) if query else None
    with Library.open(None) as library:
        library.store(source(), many(record, 1500), NOTHING, NOON)
        before = listed(library.rows(asked, NOON))
        found = library.rows(asked, NOON)
        found.row(3)
        unread = found.unread()
        library.store(source("b"), many(record, 900, 2, "new "), NOTHING, NOON)
        assert found.newer() == 900
        assert found.find(before[1200]) == 1200
        assert listed(found) == before
        assert found.unread() in {unread, 1500}
        assert found.find(library.rows(None, NOON).row(0).id) in {None, 0}
        again = library.rows(asked, NOON)
        assert len(listed(again)) == 2400
        assert again.newer() == 0


def test_rows_tell_marks_as_they_are_now(full: Library) -> None:
    found = full.rows(None, NOON)
    row = found.row(100)
    full.set_marks([row.id], read=not row.is_read, said="Changed.", now=NOON)
    assert found.row(100).is_read is not row.is_read
    full.undo(NOON)
    assert found.row(100) == row


def test_a_list_that_lost_stories_says_so_and_goes_on(
    record: MakeRecord, source: MakeSource
) -> None:
    with Library.open(None) as library:
        records = many(record, 1000)
        library.store(source(), records, NOTHING, NOON)
        found = library.rows(None, NOON)
        searched = library.rows(parse_query("words", NOON), NOON)
        listed(searched)
        assert found.count() == 1000
        gone = [one._replace(status="killed") for one in records[:300]]
        library.store(source(), gone, NOTHING, NOON)
        seen = set(listed(found))
        assert found.count() >= len(seen)
        assert len(seen) in range(650, 701)
        assert len({searched.row(number).id for number in range(searched.count())}) >= 700


@pytest.mark.parametrize("query", [None, "words"])
def test_a_list_of_stories_that_were_dropped_goes_on(
    record: MakeRecord, source: MakeSource, query: str | None
) -> None:
    with Library.open(None) as library:
        library.store(source(), many(record, 450), NOTHING, NOON - timedelta(days=40))
        library.store(source("b"), many(record, 450, 2, "new "), NOTHING, NOON)
        found = library.rows(parse_query(query, NOON) if query else None, NOON)
        assert len(listed(found)) == 900
        assert library.tidy(30, None, NOON) == 450
        seen = listed(found)
        assert len(seen) in range(440, 451)
        assert all(library.story(one) is not None for one in seen)


def test_a_ranked_search_puts_the_best_first(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    records = [
        record("1", "A day of news", "Nothing but storm " + "and other words " * 50),
        record(
            "2", "Storm hits coast", "A storm. The storm. Storm!", published=NOON.replace(day=1)
        ),
        record("3", "A calm day", "The storm is over. " * 2 + "Other words. " * 90),
    ]
    library.store(source(), records, NOTHING, NOON)
    found = library.rows(parse_query("storm", NOON, ranked=True), NOON)
    assert found.row(0).headline == "Storm hits coast"
    assert (found.count(), found.is_whole) == (3, True)
    none = library.rows(parse_query("unread", NOON, ranked=True), NOON)
    assert none.count() == 3


def test_an_empty_library_has_no_rows(library: Library) -> None:
    for query in (None, parse_query("word", NOON), parse_query("word", NOON, ranked=True)):
        found = library.rows(query, NOON)
        assert (found.count(), found.is_whole, found.unread(), found.breaking()) == (0, True, 0, 0)
        assert (found.next_unread(-1), found.next_unread(0, -1), found.newer()) == (None, None, 0)


def test_one_place_in_a_long_hour_is_found(
    tmp_path: Path, record: MakeRecord, source: MakeSource
) -> None:
    records = [record(str(number), published=NOON) for number in range(6000)]
    with Library.open(tmp_path / "l.sqlite3") as library:
        library.store(source(), records, NOTHING, NOON)
        straight = listed(library.rows(None, NOON))
        found = library.rows(None, NOON)
        for number in (3000, 5999, 2500, 0, 4200):
            assert found.row(number).id == straight[number]
        found = library.rows(None, NOON)
        assert found.find(straight[3100]) == 3100
    assert row_order.PAGE < story_rows._FIRST + 1
