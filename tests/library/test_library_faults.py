"""A library in trouble: one clear line, and nothing overwritten."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.nobody import as_nobody
from wirereader.library import database, migration_steps, migrations
from wirereader.library.library import Library
from wirereader.library.search.query_parser import parse_query
from wirereader.story.faults import LibraryFault
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
Use = Callable[[Path], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite3"


def filled(path: Path, marks: int = 50) -> Path:
    with Library.open(path) as library:
        for number in range(marks):
            library.mark_read("VOA", f"story:{number}", NOON)
    return path


def why(path: Path | None, use: Callable[[Library], object] | None = None) -> str:
    def opened() -> None:
        with Library.open(path) as library:
            if use is not None:
                use(library)

    with pytest.raises(LibraryFault) as caught:
        opened()
    told = str(caught.value)
    assert told.isprintable()
    assert told.startswith("The library ")
    return caught.value.why


def mark(library: Library) -> None:
    library.mark_read("VOA", "1", NOON)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others than its owner can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="library-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_new_library_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = filled(tmp_path / "folder" / "l.sqlite3")
    assert path.parent.stat().st_mode & 0o777 == 0o700
    with Library.open(path) as library:
        mark(library)
        modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert modes == {f"l.sqlite3{end}": 0o600 for end in ("", "-wal", "-shm")}


@pytest.mark.parametrize("content", [b"This is a text file, no library.\n" * 99, b"\0" * 5000])
def test_a_file_that_is_no_library_is_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert why(path) == "The file is damaged or not a library."
    assert path.read_bytes() == content
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208 - the names are the matter


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_cut_or_scribbled_library_is_left_alone(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = filled(Path(folder) / "l.sqlite3", 300)
        whole = path.read_bytes()
        cut = data.draw(st.integers(1, len(whole) - 1))
        start = data.draw(st.integers(0, cut))
        broken = whole[:start] + data.draw(st.binary(max_size=200)) + whole[start:cut]
        path.write_bytes(broken)
        try:
            with Library.open(path) as library:
                library.marks([("VOA", f"story:{number}") for number in range(300)])
                # some damage hurts nothing that was asked for: then the library just works
        except LibraryFault as fault:
            assert "damaged" in fault.why or "newer" in fault.why  # noqa: PT017
            assert path.read_bytes() == broken


def test_a_truncated_library_says_so(path: Path) -> None:
    filled(path, 300)
    path.write_bytes(path.read_bytes()[:5000])
    wanted = [("VOA", f"story:{number}") for number in range(300)]
    assert why(path, lambda library: library.marks(wanted)) == (
        "The file is damaged or not a library."
    )


@pytest.mark.parametrize("table", ["sources", "marks", "words_data"])
def test_a_library_without_one_of_its_tables_is_damaged(path: Path, table: str) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA writable_schema = 1")
        raw.execute("DELETE FROM sqlite_schema WHERE name = ?", (table,))
        raw.commit()

    def use(library: Library) -> None:
        library.sources()
        library.marks([("VOA", "story:1")])
        library.rows(parse_query("flood", NOON), NOON).count()

    assert why(path, use) == "The file is damaged or not a library."


@pytest.mark.parametrize(
    "asked",
    [
        "SELECT nothing_of_this_name(1)",
        "SELECT count(*) FROM sources WHERE (",
        "INSERT INTO arrivals VALUES (NULL)",
        "SELECT zeroblob(1 << 40)",
    ],
)
def test_what_sqlite_refuses_is_no_damage(path: Path, asked: str) -> None:
    filled(path)
    shelf = database.Database(path)

    def ask() -> None:
        with shelf.writing() as connection:
            connection.execute("DELETE FROM marks")
            connection.execute(asked)

    with closing(shelf), pytest.raises(LibraryFault) as caught:
        ask()
    assert caught.value.why.startswith("SQLite refused what the program asked for: ")
    assert "Move" not in caught.value.remedy
    assert "leave it where it is" in caught.value.remedy
    with Library.open(path) as library:
        assert library.marks([("VOA", "story:1")])[("VOA", "story:1")].is_read


def test_another_programs_database_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE marks (source, guid)")
        other.commit()
    before = path.read_bytes()
    assert why(path) == "The file is damaged or not a library."
    assert path.read_bytes() == before


def test_a_newer_library_is_left_alone(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA user_version = {migrations.NEWEST + 1}")
    before = path.read_bytes()
    assert why(path) == "It was created by a newer version of wirereader."
    assert path.read_bytes() == before


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_library_that_may_not_be_written_says_so(open_folder: Path, what: str) -> None:
    path = filled(open_folder / "l.sqlite3")
    path.chmod(0o666 if what == "folder" else 0o444)
    open_folder.chmod(0o777 if what == "file" else 0o555)
    before = path.read_bytes()
    with as_nobody():
        assert why(path) == "It is not writable."
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_says_so(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with as_nobody():
        assert why(open_folder / "new" / "l.sqlite3") == "It is not writable."
    assert "in the way" in why(Path("/dev/null/l.sqlite3"))


def test_a_folder_or_a_pipe_is_no_library(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for place in (tmp_path, tmp_path / "pipe"):
        assert why(place) == "It is a folder or a device, not a file."
        with pytest.raises(LibraryFault, match="a folder or a device"):
            Library.open_or_read(place)  # a pipe would be waited for


def test_a_locked_library_says_so_and_works_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 50)
    filled(path)
    with Library.open(path) as library, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryFault) as caught:
            mark(library)
        assert caught.value.why == "Another program is writing to it."
        assert library.marks([("VOA", "story:1")]), "reading goes on"
        other.rollback()
        mark(library)
        assert library.marks([("VOA", "1")])


def test_a_library_locked_while_it_is_made_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 50)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert why(path) == "Another program is writing to it."


def test_a_library_in_use_in_the_old_mode_is_waited_for_and_then_said_to_be_locked(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 50)
    filled(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        other.rollback()
        other.execute("BEGIN")
        other.execute("SELECT * FROM marks").fetchone()
        assert why(path) == "Another program is writing to it."
        other.rollback()
        with Library.open(path) as library:
            mark(library)


def test_a_library_that_was_closed_is_a_mistake_of_ours(path: Path) -> None:
    library = Library.open(path)
    library.close()
    with pytest.raises(sqlite3.ProgrammingError):
        mark(library)


def test_the_writer_waits_for_another_to_finish(path: Path) -> None:
    with (
        Library.open(path) as library,
        closing(sqlite3.connect(path, check_same_thread=False)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.05, other.rollback)
        release.start()
        mark(library)
        release.join()
        assert library.marks([("VOA", "1")])


def star_many(library: Library) -> None:
    for number in range(10_000):
        library.star("VOA", f"{number}-{'x' * 200}", NOON)


def test_a_full_library_says_so_and_keeps_what_it_has(path: Path) -> None:
    filled(path)
    with Library.open(path) as library:
        with library._database.writing() as connection:
            connection.execute("PRAGMA max_page_count = 1")
        with pytest.raises(LibraryFault) as caught:
            star_many(library)
        assert caught.value.why == "The disk is full."
        assert library.marks([("VOA", "story:1")])
    with Library.open(path) as library:
        assert len(library.marks([("VOA", f"story:{number}") for number in range(50)])) == 50


def test_a_file_that_may_not_grow_is_one_fault(path: Path) -> None:
    code = f"""
import resource
from datetime import UTC, datetime
from pathlib import Path
from wirereader.library.library import Library
from wirereader.story.faults import LibraryFault
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
library = Library.open(Path({str(path)!r}))
done = 0
try:
    for done in range(100_000):
        library.star("VOA", str(done), datetime.now(UTC))
except LibraryFault as fault:
    print(done, len(library.marks([("VOA", str(n)) for n in range(done)])), fault.why, sep="|")
"""
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    done, kept, reason = told.strip().split("|")
    assert int(done) > 0
    assert kept == done
    assert reason == "The file size limit is reached (ulimit -f)."
    with Library.open(path) as library:
        assert len(library.marks([("VOA", str(number)) for number in range(int(done))])) == int(
            done
        )


@pytest.mark.parametrize(
    ("free", "reason"),
    [(4096, "The disk is full."), (1 << 30, "The disk reported an error.")],
)
def test_a_side_file_without_room_is_a_full_disk(
    path: Path, monkeypatch: pytest.MonkeyPatch, free: int, reason: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: (1 << 40, 1 << 40, free))
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    with pytest.raises(LibraryFault) as told, database.told_in_words(path):
        raise error
    assert told.value.why == reason


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
@pytest.mark.parametrize(
    ("free", "reason"),
    [(4096, "The disk is full."), (1 << 30, "The file size limit is reached (ulimit -f).")],
)
def test_no_room_to_open_is_not_another_program(path: Path, free: int, reason: str) -> None:
    filled(path)
    code = f"""
import resource, shutil
from pathlib import Path
from wirereader.library.library import Library
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
shutil.disk_usage = lambda _: (1 << 40, 1 << 40, {free})
with Library.open_or_read(Path({str(path)!r})) as library:
    print(library.refusal.why, len(library.marks([("VOA", "story:1")])), sep="|")
"""
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert told.strip() == f"{reason}|1"


def delete_and_stumble(library: Library) -> None:
    with library._database.writing() as connection:
        connection.execute("DELETE FROM marks")
        raise ZeroDivisionError


def test_a_unit_of_work_is_kept_whole_or_not_at_all(path: Path) -> None:
    filled(path)
    with Library.open(path) as library:
        with pytest.raises(ZeroDivisionError):
            delete_and_stumble(library)
        assert library.marks([("VOA", "story:1")])


def test_what_was_acknowledged_outlives_a_killed_process(path: Path) -> None:
    code = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from wirereader.library.library import Library
library = Library.open(Path({str(path)!r}))
first = int(sys.argv[1])
for number in range(first, first + 100_000):
    library.mark_read("VOA", str(number), datetime.now(UTC))
    print(number, flush=True)
"""
    acknowledged: list[int] = []
    for delay in (0.0, 0.013, 0.031, 0.057, 0.083):
        with subprocess.Popen(
            [sys.executable, "-c", code, str(len(acknowledged))],
            stdout=subprocess.PIPE,
            text=True,
        ) as writer:
            assert writer.stdout is not None
            lines = [writer.stdout.readline() for _ in range(2)]  # at work; now at any moment
            end = time.monotonic() + delay
            while time.monotonic() < end:
                lines.append(writer.stdout.readline())
            writer.send_signal(signal.SIGKILL)
            lines += writer.stdout.readlines()
        acknowledged += [int(line) for line in lines if line.endswith("\n")]
        with Library.open(path) as library:
            kept = library.marks([("VOA", str(number)) for number in acknowledged])
            assert len(kept) == len(acknowledged)
            with library._database.reading() as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(acknowledged) > 5


def test_many_threads_and_two_libraries_write_one_file(path: Path) -> None:
    with Library.open(path) as one, Library.open(path) as two, ThreadPoolExecutor(6) as pool:
        jobs = [
            pool.submit((one, two)[number % 2].star, "VOA", str(number), NOON)
            for number in range(200)
        ]
        for job in jobs:
            job.result()
        assert len(one.marks([("VOA", str(number)) for number in range(200)])) == 200


@pytest.mark.parametrize("attempt", range(12))  # one of them may be lucky
def test_a_new_library_may_be_opened_by_many_at_once(path: Path, attempt: int) -> None:
    with ThreadPoolExecutor(8) as pool:
        libraries = list(pool.map(lambda _: Library.open(path), range(8)))
    for number, library in enumerate(libraries):
        library.star("VOA", str(number), NOON + timedelta(hours=number))
    assert all(len(library.marks([("VOA", "7")])) == 1 for library in libraries), attempt
    for library in libraries:
        library.close()
        library.close()


def test_a_copy_is_kept_before_a_library_is_changed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path)
    version = migrations.NEWEST
    monkeypatch.setattr(
        migration_steps,
        "STEPS",
        (*migration_steps.STEPS, ("ALTER TABLE marks ADD COLUMN saved_at INTEGER",)),
    )
    monkeypatch.setattr(migrations, "NEWEST", migrations.NEWEST + 1)
    with Library.open(path) as library:
        assert len(library.marks([("VOA", f"story:{number}") for number in range(50)])) == 50
    copy = migrations.copy_of(path, version)
    assert copy.stat().st_mode & 0o777 == 0o600
    for file, expected in ((path, version + 1), (copy, version)):
        with closing(sqlite3.connect(file)) as raw:
            assert raw.execute("PRAGMA user_version").fetchone() == (expected,)
            assert raw.execute("SELECT count(*) FROM marks").fetchone() == (50,)


def test_a_step_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path)
    steps = (*migration_steps.STEPS, ("ALTER TABLE marks ADD COLUMN saved_at", "DROP TABLE absent"))
    monkeypatch.setattr(migration_steps, "STEPS", steps)
    monkeypatch.setattr(migrations, "NEWEST", migrations.NEWEST + 1)
    assert why(path) == "The file is damaged or not a library."
    monkeypatch.undo()
    with Library.open(path) as library:
        assert library.marks([("VOA", "story:1")])


def test_the_copy_of_a_quicker_process_is_not_replaced(path: Path) -> None:
    filled(path)
    opened = database.Database(path)
    copy = migrations.copy_of(path, migrations.NEWEST)
    opened.copy_to(copy, migrations.NEWEST)
    before = copy.read_bytes()
    with closing(sqlite3.connect(path)) as raw:  # the other one takes its step
        raw.execute(f"PRAGMA user_version = {migrations.NEWEST + 1}")
    opened.copy_to(copy, migrations.NEWEST)
    opened.close()
    assert copy.read_bytes() == before
    assert not list(path.parent.glob("*.part"))


def test_a_damaged_word_of_the_schema_is_damage(path: Path) -> None:
    filled(path)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"CREATE TABLE deliveries", b"CREA\xbfE TABLE deliveries"))
    assert why(path) == "The file is damaged or not a library."


def test_a_damaged_byte_costs_its_character(tmp_path: Path, record: Callable[..., Record]) -> None:
    path = tmp_path / "library.sqlite3"
    with Library.open(path) as library:
        library.store(Source("a"), [record("1"), record("2")], FetchMemory(), NOON)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE stories SET headline = CAST(x'46ff46' AS TEXT) WHERE guid = '1'")
        raw.execute("UPDATE revisions SET text = CAST(x'47fe47' AS TEXT)")
    with Library.open(path) as library:
        rows = library.rows(None, NOON)
        assert {rows.row(0).headline, rows.row(1).headline} == {"F\ufffdF", "Headline of 2"}
        story = library.story(rows.row(0).id)
        assert story is not None
        assert story.body.text == "G\ufffdG"


def test_a_damaged_number_of_the_last_arrival_is_found_again(
    path: Path, record: Callable[..., Record]
) -> None:
    with Library.open(path) as library:
        library.store(Source("a"), [record("1"), record("2")], FetchMemory(), NOON)
        last = library.running.last_arrival()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE arrivals SET seq = 'x'")
    with Library.open(path) as library:
        assert library.running.last_arrival() == last
        library.store(Source("a"), [record("3")], FetchMemory(), NOON)
        assert library.rows(None, NOON).count() == 3
        assert library.running.last_arrival() > last
