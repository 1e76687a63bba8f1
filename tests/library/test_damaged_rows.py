"""One row with a value that makes no sense is one bad line: the others are there as before."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wirereader.library.library import Library
from wirereader.library.search.query_fields import HAS
from wirereader.library.search.query_parser import parse_query
from wirereader.story.findings import Findings
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Source, SourceKind

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
BAD = ("x", "[", "[1]", '{"a":1}', '"a"', "null", b"\xff", -1, 99, 9e99, 2**62, None)
HAVING = tuple(f"has:{name}" for name in dict.fromkeys(HAS.values()))
COLUMNS = [
    *(
        ("stories", column)
        for column in (
            *("headline", "sender", "kicker", "published", "is_date_only", "received", "is_read"),
            *("is_starred", "alert_level", "alert_because", "alert_until", "status", "embargo"),
            *("revision", "tags", "sources", "language", "fingerprint", "guid", "version"),
            *("source", "origin", "name", "hidden", "engine"),
        )
    ),
    *(("revisions", column) for column in ("headline", "text", "more", "link", "received")),
    *(("wholes", column) for column in ("text", "more", "fetched_at")),
    *(
        ("sources", column)
        for column in (
            *("id", "key", "is_removed"),
            *("kind", "address", "title", "site", "more", "paused", "is_private_allowed"),
            *("etag", "fetched_at", "changed_at", "due_at", "failures", "what", "ttl_s"),
        )
    ),
]


@pytest.fixture
def path(tmp_path: Path, record: Callable[..., Record], source: Callable[..., Source]) -> Path:
    place = tmp_path / "library.sqlite3"
    with Library.open(place) as library:
        for hour, name in enumerate(("a", "b")):
            one = record(
                name,
                alert_level=3,
                published=NOON - timedelta(hours=2 - hour),
                blocks=[["paragraph", 0, 4]],
                byline="Ann Bell",
            )
            library.store(source(name), [one], FetchMemory(fetched_at=NOON), NOON)
            rows = library.rows(None, NOON)
            library.keep_whole(rows.row(0).id, one._replace(text=f"Whole {name}."), NOON)
    return place


def damaged(path: Path, table: str, column: str) -> Iterator[object]:
    """Put each bad value in the first row of a table; None where the table itself refuses it."""
    for value in BAD:
        with closing(sqlite3.connect(path)) as raw:
            (row,) = raw.execute(f"SELECT min(rowid) FROM {table}").fetchone()  # noqa: S608
            find = f"SELECT {column} FROM {table} WHERE rowid = ?"  # noqa: S608
            (good,) = raw.execute(find, (row,)).fetchone()
            change = f"UPDATE {table} SET {column} = ? WHERE rowid = ?"  # noqa: S608
            try:
                with raw:
                    raw.execute(change, (value, row))
            except (sqlite3.Error, OverflowError):
                continue
        yield value
        with closing(sqlite3.connect(path)) as raw, raw:
            raw.execute(change, (good, value if column == "id" else row))


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_bad_value_costs_its_own_line_alone(path: Path, table: str, column: str) -> None:
    with Library.open(path) as library:
        whole = library.rows(None, NOON)
        good = next(row for row in map(whole.row, range(2)) if row.headline.endswith("b"))
    tried = 0
    for _ in damaged(path, table, column):
        tried += 1
        with Library.open(path) as library:
            rows = library.rows(None, NOON)
            shown = [rows.row(number) for number in range(rows.count())]
            assert good in shown
            assert library.story(good.id) is not None
            for row in shown:
                story = library.story(row.id)
                if story is not None:
                    library.keep_findings(Findings(story.findings_key, "1", "en", (), ()))
                library.revisions(row.id)
                library.source_of(row.id)
            titles = [state.source.title for state in library.sources()]
            assert "Feed b" in titles
            assert len(titles) == 2
            library.due(NOON)
            library.details(row.id for row in shown)
            for words in ("headline", "tag:sport", "source:feed", "by:bell", *HAVING):
                found = library.rows(parse_query(words, NOON), NOON)
                [found.row(number) for number in range(found.count())]
    assert tried


@pytest.mark.parametrize("table", ["counts", "hours"])
@pytest.mark.parametrize("value", ["[", b"\xff", -1, 2**62])
def test_counts_that_are_none_are_counted_anew(path: Path, table: str, value: object) -> None:
    columns = ("total", "unread") if table == "counts" else ("stories",)
    for column in columns:
        if (column, value) in {("total", 2**62), ("stories", 2**62)}:
            continue  # a number as any other
        with closing(sqlite3.connect(path)) as raw, raw:
            raw.execute(f"UPDATE {table} SET {column} = ?", (value,))  # noqa: S608 - our own words
        with Library.open(path) as library:
            rows = library.rows(None, NOON)
            assert (rows.count(), rows.unread()) == (2, 2)
            assert [rows.row(number).headline[-1] for number in range(2)] == ["b", "a"]
            assert [(one.total, one.unread) for one in library.sources()][-1] == (1, 1)


@pytest.mark.parametrize("column", ["published", "received", "headline", "source"])
def test_a_bad_value_keeps_no_story_from_being_placed(path: Path, column: str) -> None:
    for value in ("[", b"\xff", None):
        with closing(sqlite3.connect(path)) as raw, raw, suppress(sqlite3.IntegrityError):
            raw.execute(f"UPDATE stories SET {column} = ? WHERE seq = 1", (value,))  # noqa: S608
        with Library.open(path) as library:
            library.running.place(10)
            assert library.rows(None, NOON).count() == 2


@pytest.mark.parametrize("other", [99, -1, 0, 2**62])
def test_a_source_whose_number_is_damaged_gets_it_back(path: Path, other: int) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE sources SET id = ? WHERE id = 1", (other,))
    with Library.open(path) as library:
        states = library.sources()
        assert [(one.source.id, one.source.title, one.total) for one in states] == [
            (1, "Feed a", 1),
            (2, "Feed b", 1),
        ]
        rows = library.rows(None, NOON)
        story = library.story(rows.row(1).id)
        assert story is not None
        assert story.key == states[0].source.key


@pytest.mark.parametrize("other", [99, -1, 0])
def test_a_source_without_stories_stays_followed_under_another_number(
    path: Path, source: Callable[..., Source], other: int
) -> None:
    with Library.open(path) as library:
        quiet = library.add_source(source("quiet"))
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE sources SET id = ? WHERE id = ?", (other, quiet.id))
    with Library.open(path) as library:
        states = library.sources()
        assert [one.source.title for one in states] == ["Feed a", "Feed b", "Feed quiet"]
        assert states[-1].source.id > 0
        assert (states[-1].total, states[-1].unread) == (0, 0)


@pytest.mark.parametrize(("one", "other"), [(-1, 0), (-1, 4), (0, 4), (-1, 2**62)])
def test_two_sources_without_stories_never_get_one_number(
    path: Path, source: Callable[..., Source], one: int, other: int
) -> None:
    with Library.open(path) as library:
        quiet = [library.add_source(source(name)) for name in ("quiet", "silent")]
    with closing(sqlite3.connect(path)) as raw, raw:
        for each, number in zip(quiet, (one, other), strict=True):
            raw.execute("UPDATE sources SET id = ? WHERE id = ?", (number, each.id))
            raw.execute("DELETE FROM counts WHERE source = ?", (each.id,))
    with Library.open(path) as library:
        states = library.sources()
        assert {state.source.title for state in states} >= {"Feed quiet", "Feed silent"}
        assert len({state.source.id for state in states if state.source.id > 0}) == 4


def test_a_folder_whose_number_is_damaged_gets_it_back(
    path: Path, record: Callable[..., Record]
) -> None:
    with Library.open(path) as library:
        folder = library.add_source(Source("/stories", SourceKind.FOLDER, "/stories"))
        library.store(folder, [record("c", source="The Agency")], FetchMemory(), NOON)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE sources SET id = 77 WHERE id = ?", (folder.id,))
    with Library.open(path) as library:
        last = library.sources()[-1]
        assert (last.source.id, last.total) == (folder.id, 1)


@pytest.mark.parametrize("value", ["x", -1, 9])
def test_who_may_be_followed_is_followed(path: Path, value: object) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE sources SET is_removed = ? WHERE id = 1", (value,))
    with Library.open(path) as library:
        assert [one.source.title for one in library.sources()] == ["Feed a", "Feed b"]
