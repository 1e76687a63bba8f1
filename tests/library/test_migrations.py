"""A library that version 0.1.0 wrote opens, and all that was in it is there.

`library-0.1.0.sqlite3.gz` was written by that version: six stories with letters that have strokes,
and one that came under two guids, so that it is there twice: one starred and tagged, one read and
tagged.
"""

import contextlib
import gzip
import re
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

import pytest

from wirereader.library.library import Library
from wirereader.library.migration_steps import STEPS
from wirereader.library.migrations import NEWEST, copy_of
from wirereader.library.search.query_parser import parse_query
from wirereader.library.stories import word_index
from wirereader.library.stories.word_index import with_blanks
from wirereader.story.body import Body, fingerprint
from wirereader.story.folding import without_strokes
from wirereader.story.record import Record, record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Dispatch

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)
WRITTEN = Path(__file__).with_name("library-0.1.0.sqlite3.gz")
MILL = "The mill at Orley ground its first flour in a year, its owner said."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.sqlite3"
    file.write_bytes(gzip.decompress(WRITTEN.read_bytes()))
    return file


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library.open(path) as opened:
        yield opened


def headlines(library: Library, query: str) -> list[str]:
    rows = library.rows(parse_query(query, NOW), NOW)
    return [rows.row(number).headline for number in range(rows.count())]


def test_the_newest_version_is_told_without_loading_the_steps() -> None:
    assert len(STEPS) == NEWEST


def test_it_is_copied_first_and_stays_a_library(path: Path, library: Library) -> None:
    assert library.rows(None, NOW).count() == 8
    assert copy_of(path, 3).read_bytes()[:15] == b"SQLite format 3"
    with library._database.writing() as connection:
        for table in ("words", "names"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608 - our own


@pytest.mark.parametrize(
    ("typed", "headline"),
    [
        ("lodz", "Łódź mayor"),
        ("soren", "Søren Kjær wins"),
        ("kjaer", "Søren Kjær wins"),
        ("dokovic", "Đoković out"),
        ("strasse", "Straße closed"),
        ("kilicdaroglu", "Kılıçdaroğlu loses"),
        ("thor", "Þór sails"),
        ("Łódź", "Łódź mayor"),
        ("straße", "Straße closed"),
    ],
)
def test_what_it_has_is_found_by_plain_letters(library: Library, typed: str, headline: str) -> None:
    assert headlines(library, typed) == [headline]


def test_so_are_its_names(library: Library) -> None:
    found = headlines(library, "person:lukasik")
    assert "Łódź mayor" in found
    assert headlines(library, "person:Łukasik") == found
    assert [one.name for one in library.entities("person", "lukasik", 9)] == ["Grażyna Łukasik"]


def test_whole_articles_that_it_has_are_found_by_their_own_words(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as before:
        before.execute(
            "INSERT INTO wholes SELECT id, 'Grinding wheat at dawn, wrote Berta Okoye.', '{}', 0"
            " FROM stories WHERE headline = 'Łódź mayor'"
        )
        before.commit()
    with Library.open(path) as library:
        assert headlines(library, "wheat") == ["Łódź mayor"]
        assert "Łódź mayor" not in headlines(library, "person:lukasik")
        with library._database.writing() as connection:
            connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
            (text,) = connection.execute("SELECT fingerprint FROM wholes").fetchone()
        assert text == fingerprint("Grinding wheat at dawn, wrote Berta Okoye.")
        assert text in dict(library.unanalysed("any", 20, NOW)).values()


def test_a_text_with_a_damaged_byte_is_no_end_of_its_library(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as before:
        before.execute(
            "UPDATE revisions SET text = CAST(x'c3' || CAST(text AS BLOB) AS TEXT)"
            " WHERE headline = 'Łódź mayor'"
        )
        before.commit()
    with Library.open(path) as library:
        assert headlines(library, "lodz") == ["Łódź mayor"]
        assert library.rows(None, NOW).count() == 8


def mill(guid: str) -> Record:
    return Record(
        guid, "Mill reopens", MILL, "F", "und", None, fingerprint(MILL), None,
        "https://f.example/mill", "f.example/mill", None, "usable", None, None, [], {},
    )  # fmt: skip


def with_picture(guid: str) -> Record:
    text = f"A picture: the wheel.\n\n{MILL}"
    return mill(guid)._replace(
        text=text, fingerprint=fingerprint(text), more={"blocks": [["picture", 0, 21, 0, ""]]}
    )


def test_a_picture_that_is_told_now_is_no_new_version(library: Library) -> None:
    (state,) = library.sources()
    stored = library.store(state.source, [with_picture("g1")], FetchMemory(), NOW)
    assert (stored.new, stored.revised) == ((), ())
    changed = with_picture("g1")._replace(text="Other words.", fingerprint="1", more={})
    assert len(library.store(state.source, [changed], FetchMemory(), NOW).revised) == 1


def test_a_picture_that_is_added_later_is_a_new_version(tmp_path: Path) -> None:
    with Library.open(tmp_path / "new.sqlite3") as library:
        source = library.add_source(Source("https://f.example/feed"))
        library.store(source, [mill("g1")], FetchMemory(), NOW)
        assert len(library.store(source, [with_picture("g1")], FetchMemory(), NOW).revised) == 1


@pytest.mark.parametrize("guid", ["g1", "g2", "g3"])
def test_what_it_has_twice_is_joined_when_it_comes_again(library: Library, guid: str) -> None:
    both = sorted(
        (row.received, row.id)
        for row in map(library.rows(None, NOW).row, range(8))
        if row.headline == "Mill reopens"
    )
    (_, older), (_, younger) = both
    (state,) = library.sources()
    library.store(state.source, [mill(guid)], FetchMemory(), NOW + timedelta(hours=1))
    rows = library.rows(parse_query("mill", NOW), NOW)
    if guid == "g3":  # told by its link, it is one of the two: which are not joined by that alone
        assert rows.count() == 2
        library.store(state.source, [mill("g1")], FetchMemory(), NOW + timedelta(hours=2))
        rows = library.rows(parse_query("mill", NOW), NOW)
    assert rows.count() == 1
    row = rows.row(0)
    assert (row.id, row.is_read, row.is_starred) == (older, True, True)
    assert set(row.tags) == {"flour", "orley"}
    joined = library.story(younger)
    assert joined is not None
    assert joined.id == older
    assert library.undo(NOW) == "Read."
    assert not library.rows(parse_query("mill", NOW), NOW).row(0).is_read


LETTERS = {
    "Prezident Əliyev": "Məktub 2026-cı ildə gəldi.",
    "Kaapstad": "Dit is ŉ man van Łódź.",
    "Coŀlecció oberta": "La coŀlecció és oberta.",
    "Arabic": "في عام ٢٠٢٦ قال",
    "Hindi": "वर्ष २०२५ में",
    "Ligature": "The ﬁnance oﬃce.",
    "Plain": "Nothing here, but a dash — and a word.",
}


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A library of the version before all letters and digits were folded, with some of them."""

    def parted_then(text: str) -> str:
        stroked = re.sub("[Łłøı]", lambda letter: without_strokes(letter[0]), text)
        return with_blanks(stroked)

    path = tmp_path / "older.sqlite3"
    with (
        mock.patch.object(word_index.words_of, "__defaults__", (parted_then,)),
        mock.patch.object(word_index.kept_words, "__defaults__", (parted_then,)),
        Library.open(path) as library,
    ):
        source = library.add_source(Source("https://f.example/feed"))
        told = [Dispatch(name, name, Body.of(text)) for name, text in LETTERS.items()]
        library.store(source, [record_of(one, None) for one in told], FetchMemory(), NOW)
        with library._database.writing() as connection:
            connection.execute("INSERT INTO known (kind, name, folded) VALUES (1, 'Ə', 'ə')")
            connection.execute("INSERT INTO former_names VALUES ('people', 'əli', 'Əliyev')")
            connection.execute(f"PRAGMA user_version = {NEWEST - 1}")
    return path


@pytest.mark.parametrize(
    ("typed", "headline"),
    [
        ("eliyev", "Prezident Əliyev"),
        ("Əliyev", "Prezident Əliyev"),
        ("mektub", "Prezident Əliyev"),
        ("lodz", "Kaapstad"),
        ("colleccio", "Coŀlecció oberta"),
        ("coŀlecció", "Coŀlecció oberta"),
        ("٢٠٢٦", "Arabic"),
        ("2025", "Hindi"),
        ("finance", "Ligature"),
        ("ﬁnance", "Ligature"),
        ("dash", "Plain"),
    ],
)
def test_stories_that_were_told_with_other_letters_and_digits_are_found_by_plain_ones(
    older: Path, typed: str, headline: str
) -> None:
    with Library.open(older) as library:
        assert headline in headlines(library, typed)


def test_nothing_of_what_the_index_was_told_before_stays_in_it(older: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "new.sqlite3") as library:
        source = library.add_source(Source("https://f.example/feed"))
        told = [Dispatch(name, name, Body.of(text)) for name, text in LETTERS.items()]
        library.store(source, [record_of(one, None) for one in told], FetchMemory(), NOW)
        new = terms(library)
    with Library.open(older) as library:
        assert terms(library) == new
        with library._database.writing() as connection:
            assert connection.execute("SELECT folded FROM known").fetchall() == [("e",)]
            forms = connection.execute("SELECT form, now FROM former_names").fetchall()
            assert forms == [("eli", "Əliyev")]


def terms(library: Library) -> list[tuple[str, int]]:
    with library._database.writing() as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, words, row)")
        return connection.execute("SELECT term, cnt FROM temp.v ORDER BY term").fetchall()


def test_a_library_of_the_first_version_is_folded_once(path: Path) -> None:
    with (
        mock.patch.object(word_index, "fold_anew", wraps=word_index.fold_anew) as told,
        Library.open(path),
    ):
        assert told.call_count == 1
