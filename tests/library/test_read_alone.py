"""A library that can be read and not written: what it has is there, and nothing is promised."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.nobody import as_nobody
from wirereader.library import migrations
from wirereader.library.library import Library
from wirereader.story.faults import LibraryFault
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def path(record: Callable[..., Record]) -> Iterator[Path]:
    """A library with one story, in a folder that others can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="library-"))
    folder.chmod(0o755)
    place = folder / "a library?#%.sqlite3"  # an address would read these signs otherwise
    with Library.open(place) as library:
        library.store(Source(key="a"), [record("kept")], FetchMemory(), NOON)
    place.chmod(0o644)
    yield place
    folder.chmod(0o755)
    shutil.rmtree(folder)


def headlines(library: Library) -> list[str]:
    rows = library.rows(None, NOON)
    return [rows.row(number).headline for number in range(rows.count())]


WRITES: tuple[Callable[[Library], object], ...] = (
    lambda library: library.star("a", "kept", NOON),
    lambda library: library.set_marks(library.rows(None, NOON), read=True, said="", now=NOON),
    lambda library: library.undo(NOON),
    lambda library: library.add_source(Source(key="b")),
    lambda library: library.save_search("name", "words"),
    lambda library: library.lease("refresh", "us", 60, NOON),
    lambda library: library.tidy(1, None, NOON),
)


def test_a_folder_that_may_only_be_read_is_read_and_every_write_says_why(path: Path) -> None:
    before = path.read_bytes()
    with as_nobody(), Library.open_or_read(path) as library:
        assert headlines(library) == ["Headline of kept"]
        assert library.refusal is not None
        for write in WRITES:
            with pytest.raises(LibraryFault) as caught:
                write(library)
            assert caught.value.what.startswith("Nothing can be saved in the library")
            assert caught.value.why == "It is not writable."
    assert path.read_bytes() == before
    assert [*path.parent.iterdir()] == [path]


def test_what_a_killed_program_left_in_the_log_is_read_too(
    path: Path, record: Callable[..., Record]
) -> None:
    with Library.open(path) as library:
        library.store(Source(key="a"), [record("late")], FetchMemory(), NOON)
        with as_nobody(), Library.open_or_read(path) as reader:
            assert headlines(reader) == ["Headline of late", "Headline of kept"]


def test_a_log_that_cannot_be_read_is_a_fault_and_never_an_older_list(
    path: Path, record: Callable[..., Record]
) -> None:
    log = Path(f"{path}-wal")
    with Library.open(path) as library:
        library.store(Source(key="a"), [record("late")], FetchMemory(), NOON)
        copy = path.with_name("copy.sqlite3")
        shutil.copy(path, copy)
        shutil.copy(log, f"{copy}-wal")
    copy.chmod(0o644)
    with as_nobody(), pytest.raises(LibraryFault) as caught:
        Library.open_or_read(copy)
    assert caught.value.what.endswith("cannot be used.")


def test_an_older_or_newer_library_is_not_read_alone(path: Path) -> None:
    for version in (migrations.NEWEST - 1, migrations.NEWEST + 1):
        with closing(sqlite3.connect(path)) as raw:
            raw.execute(f"PRAGMA user_version = {version}")
        with as_nobody(), pytest.raises(LibraryFault) as caught:
            Library.open_or_read(path)
        assert caught.value.what.endswith("cannot be used.")


def test_no_library_where_none_can_be_made_is_a_fault(path: Path) -> None:
    with as_nobody(), pytest.raises(LibraryFault) as caught:
        Library.open_or_read(path.with_name("other.sqlite3"))
    assert caught.value.what.endswith("cannot be used.")
