"""A list is a snapshot, and every way of asking for a row agrees with reading it from the top."""

import contextlib
import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirereader.library import story_rows
from wirereader.library.library import Library
from wirereader.library.results import Sort, StoryRow
from wirereader.library.scopes import rank_lists
from wirereader.library.search.query_parser import parse_query
from wirereader.library.stories import story_table
from wirereader.library.story_rows import Rows
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Source, SourceKind

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
    library.store(source(), many(record, COUNT), NOTHING, NOON, alert_for_s=None)
    half = library.rows(parse_query("even", NOON), NOON)
    library.set_marks(half, read=True, said="Marked read.", now=NOON)
    return library


@pytest.fixture(scope="module")
def straight_lists() -> dict[str | None, list[str]]:
    """Story ids by query, read from the top once."""
    return {}


def test_the_newest_breaking_are_pinned_then_come_the_newest(full: Library) -> None:
    found = full.rows(None, NOON)
    assert (found.count(), found.is_whole, found.newer()) == (COUNT, True, 0)
    all_rows = [found.row(number) for number in range(COUNT)]
    breaking = [row.rank for row in all_rows if row.alert is not None]
    assert 5 < len(breaking) == found.breaking() < 60
    assert [row.rank for row in all_rows[:5]] == sorted(breaking, reverse=True)[:5]
    rest = [row.rank for row in all_rows[5:]]
    assert rest == sorted(rest, reverse=True)
    assert found.pinned() == 5
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


def test_rows_of_a_page_that_nobody_looks_at_are_not_made(
    full: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []

    def making(row: Sequence[Any], now: int) -> StoryRow:
        made.append(row[0])
        return story_table.story_row(row, now)

    monkeypatch.setattr(story_rows, "story_row", making)
    found = full.rows(None, NOON)
    found.row(0)  # its page is there
    made.clear()
    ranks = [found.row(number).rank for number in (30, 31, 30, 32, 31)]
    assert made == [ranks[0], ranks[1], ranks[3]], "each once"


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
    breaking = [row for row in range(COUNT) if found.row(row).alert is not None]
    assert breaking[:5] == [0, 1, 2, 3, 4]
    assert len(breaking) > 5
    for row in (-1, 0, 3, 4, 5, breaking[5], breaking[5] + 1, breaking[-1], COUNT - 1, COUNT):
        below = next((one for one in breaking if one > row), None)
        above = next((one for one in reversed(breaking) if one < row), None)
        assert (found.next_breaking(row), found.next_breaking(row, -1)) == (below, above), row


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


def in_order(rows: list[StoryRow], sort: Sort) -> list[StoryRow]:
    newest = sorted(rows, key=lambda row: -row.rank)
    match sort:
        case Sort.OLDEST:
            return newest[::-1]
        case Sort.SOURCE:
            return sorted(newest, key=lambda row: row.source)
        case Sort.UNREAD:
            return sorted(newest, key=lambda row: row.is_read)
    return newest


@pytest.fixture(scope="module")
def of_three(record: MakeRecord, source: MakeSource) -> Library:
    """A library of three sources, a third of it read."""
    library = Library.open(None)
    for number, name in enumerate("bca"):
        sender = [one._replace(source=f"Feed {name}") for one in many(record, 900, number, name)]
        library.store(source(name), sender, NOTHING, NOON)
    library.set_marks(library.rows(parse_query('source:"Feed b"', NOON), NOON), read=True, said="",
                      now=NOON)  # fmt: skip
    return library


@pytest.mark.parametrize("sort", [Sort.OLDEST, Sort.SOURCE, Sort.UNREAD])
@pytest.mark.parametrize("query", [None, "even", "unread"])
@settings(max_examples=25)
@given(data=st.data())
def test_every_order_is_the_same_whichever_way_a_row_is_reached(
    of_three: Library,
    straight_lists: dict[str | None, list[str]],
    sort: Sort,
    query: str | None,
    data: st.DataObject,
) -> None:
    asked = parse_query(query, NOON) if query else None
    key = f"{query} {sort} of three"
    if key not in straight_lists:
        newest = of_three.rows(asked, NOON)
        rows = [newest.row(number) for number in range(newest.count())]
        straight_lists[key] = [row.id for row in in_order(rows, sort)]
        unread = [not row.is_read for row in in_order(rows, sort)]
        straight_lists[f"{key} unread"] = [str(n) for n, one in enumerate(unread) if one]
    straight, unread_rows = straight_lists[key], [*map(int, straight_lists[f"{key} unread"])]
    found = of_three.rows(asked, NOON, sort=sort)
    assert (found.count(), found.pinned(), found.unread()) == (len(straight), 0, len(unread_rows))
    for _ in range(data.draw(st.integers(1, 6))):
        number = data.draw(st.integers(0, len(straight) - 1))
        assert found.row(number).id == straight[number]
        assert found.find(straight[number]) == number
        below = next((row for row in unread_rows if row > number), None)
        above = next((row for row in reversed(unread_rows) if row < number), None)
        assert (found.next_unread(number), found.next_unread(number, -1)) == (below, above)


def test_what_is_read_inside_a_list_of_the_unread_stays_there(
    record: MakeRecord, source: MakeSource
) -> None:
    with Library.open(None) as library:
        library.store(source(), many(record, 800), NOTHING, NOON)
        found = library.rows(parse_query("unread", NOON), NOON)
        straight = [found.row(number).id for number in range(30)]
        library.set_marks(straight[:20], read=True, said="", now=NOON)
        assert (found.count(), found.unread()) == (800, 780)
        assert [found.row(number).id for number in range(30)] == straight
        assert found.row(3).is_read
        assert found.find(straight[3]) == 3
        library.set_marks(found, read=True, said="", now=NOON)
        assert (found.count(), found.unread()) == (800, 0)
        assert found.row(799).is_read
        assert library.rows(parse_query("unread", NOON), NOON).count() == 0


def test_rows_far_down_are_reached_without_bringing_those_before(
    record: MakeRecord, source: MakeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rank_lists, "_FAR", 300)
    with Library.open(None) as library:
        library.store(source(), many(record, 3000), NOTHING, NOON)
        straight = listed(library.rows(parse_query("words", NOON), NOON))
        for number in (2999, 1500, 1701, 1399, 2999, 0, 700):
            found = library.rows(parse_query("words", NOON), NOON)
            for there in (number, max(0, number - 200), min(2999, number + 200)):
                assert found.row(there).id == straight[there]
                assert found.find(straight[there]) == there
        found = library.rows(parse_query("unread words", NOON), NOON)
        far = found.row(2400).id
        library.set_marks([far, found.row(2401).id], read=True, said="", now=NOON)
        assert [found.row(2400).id, found.find(far)] == [far, 2400]
        assert found.next_unread(2399) == 2402
        assert found.next_unread(2402, -1) == 2399


def test_only_fresh_news_is_pinned_five_of_it(record: MakeRecord, source: MakeSource) -> None:
    def alert(name: str, hours: float) -> Record:
        return record(name, published=NOON - timedelta(hours=hours), alert_level=4)

    with Library.open(None) as library:
        old = [alert(f"old {n}", 24 * 28 + n) for n in range(20)]
        fresh = [alert(f"fresh {n}", n / 2) for n in range(1, 9)]
        plain = [record(f"plain {n}", published=NOON - timedelta(minutes=n)) for n in range(5)]
        library.store(source(), [*old, *fresh, *plain], NOTHING, NOON)
        found = library.rows(None, NOON)
        rows = [found.row(number) for number in range(found.count())]
        assert [row.headline for row in rows[:6]] == [
            *(f"Headline of fresh {n}" for n in range(1, 6)),
            "Headline of plain 0",
        ]
        marked = [row.headline for row in rows if row.alert is not None]
        assert (len(marked), found.breaking(), found.pinned()) == (8, 8, 5)
        hour = library.rows(None, NOON, pin_for_s=3600.0)
        assert (hour.breaking(), hour.pinned()) == (8, 2)
        kept = Source("/folder", kind=SourceKind.FOLDER)
        library.store(kept, [alert("file", 24 * 365)], NOTHING, NOON, alert_for_s=None)
        again = library.rows(None, NOON)
        assert (again.breaking(), again.pinned()) == (9, 5)
        assert again.row(again.count() - 1).headline == "Headline of file"
        assert again.row(again.count() - 1).alert is not None
        library.set_marks(library.rows(parse_query("fresh", NOON), NOON), read=True, said="",
                          now=NOON)  # fmt: skip
        assert library.rows(None, NOON, pin_for_s=6 * 3600.0).pinned() == 5


def test_by_source_a_story_that_two_brought_stands_with_the_first(
    record: MakeRecord, source: MakeSource
) -> None:
    same = {"text": "The same words of one story.", "headline": "One", "link_key": "x"}
    with Library.open(None) as library:
        library.store(source("b"), [record("1", source="", **same)], NOTHING, NOON)
        library.store(source("a"), [record("2", source="", **same), record("3", source="")],
                      NOTHING, NOON)  # fmt: skip
        found = library.rows(None, NOON, sort=Sort.SOURCE)
        told = [(found.row(n).source, found.row(n).headline) for n in range(found.count())]
        assert told == [("Feed a", "Headline of 3"), ("Feed b", "One")]
        assert [found.find(found.row(n).id) for n in range(2)] == [0, 1]


@pytest.mark.parametrize("query", [None, "tide"])
def test_the_order_of_sources_is_that_of_the_names_shown(
    record: MakeRecord, source: MakeSource, query: str | None
) -> None:
    """A folder of wire files brings the stories of several agencies: each stands with its own."""
    with Library.open(None) as library:
        sent = enumerate(("Nord", "Alba", "Zenit", "Alba"))
        library.store(
            source("m"),
            [record(f"{n}", f"Tide {n}", source=name) for n, name in sent],
            NOTHING,
            NOON,
        )
        library.store(source("p"), [record("p1", "Tide p", source="Brig")], NOTHING, NOON)
        asked = parse_query(query, NOON) if query else None
        found = library.rows(asked, NOON, sort=Sort.SOURCE)
        told = [found.row(n).source for n in range(found.count())]
    assert told == ["Alba", "Alba", "Brig", "Nord", "Zenit"]


def test_a_story_from_the_future_stands_where_it_came(
    record: MakeRecord, source: MakeSource
) -> None:
    ahead = record("ahead", published=NOON + timedelta(hours=5))
    before = record("before", published=NOON - timedelta(minutes=1))
    with Library.open(None) as library:
        library.store(source(), [before, ahead], NOTHING, NOON)
        later = record("later", published=NOON + timedelta(minutes=1))
        library.store(source("b"), [later], NOTHING, NOON + timedelta(minutes=2))
        found = library.rows(None, NOON)
        told = [found.row(number).headline.split()[-1] for number in range(3)]
        assert told == ["later", "ahead", "before"]
