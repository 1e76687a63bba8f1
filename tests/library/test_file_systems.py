"""Places where a library cannot be, or not as usual: what it does there, and what it says."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from wirereader.library import database
from wirereader.library.library import Library
from wirereader.story.faults import LibraryFault

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def no_shared_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite by its dot-file locks, which has no shared memory, as on some network disks."""
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def by_dot_files(path: Any, **how: Any) -> sqlite3.Connection:
        if path == ":memory:":
            return connect(path, **how)
        return connect(f"file:{path}?vfs=unix-dotfile", **{**how, "uri": True})

    monkeypatch.setattr(sqlite3, "connect", by_dot_files)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("no_shared_memory")
def test_without_shared_memory_a_rollback_journal_does(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    with Library.open(path) as library:
        library.mark_read("VOA", "1", NOON)
        assert library.marks([("VOA", "1")])
        assert not library.changed()
    with Library.open(path) as library:
        assert library.marks([("VOA", "1")])
    assert not list(tmp_path.glob("*-shm"))


def test_a_library_from_a_disk_with_shared_memory_is_read_without(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "library.sqlite3"
    with Library.open(path) as library:
        library.mark_read("VOA", "1", NOON)
        assert library._database._writer.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    request.getfixturevalue("no_shared_memory")
    with Library.open(path) as library:
        library.mark_read("VOA", "2", NOON)
        assert len(library.marks([("VOA", "1"), ("VOA", "2")])) == 2


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_IOERR_LOCK, sqlite3.SQLITE_IOERR_RDLOCK, sqlite3.SQLITE_PROTOCOL]
)
def test_a_disk_without_locks_is_named_and_a_way_out(tmp_path: Path, code: int) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    with pytest.raises(LibraryFault) as told, database.told_in_words(tmp_path / "l"):
        raise error
    assert "does not support locking" in told.value.why
    assert "WIREREADER_HOME" in told.value.remedy


def a_file(folder: Path) -> Path:
    (folder / "home").write_text("no folder")
    return folder / "home"


def below_a_file(folder: Path) -> Path:
    return a_file(folder) / "wirereader"


def dangling(folder: Path) -> Path:
    (folder / "home").symlink_to(folder / "nowhere" / "at" / "all")
    return folder / "home"


def in_a_circle(folder: Path) -> Path:
    (folder / "home").symlink_to(folder / "home")
    return folder / "home" / "wirereader"


def overlong(folder: Path) -> Path:
    return folder / ("x" * 300)


def dangling_file(folder: Path) -> Path:
    (folder / "home").mkdir()
    (folder / "home" / "library.sqlite3").symlink_to(folder / "nowhere" / "library.sqlite3")
    return folder / "home"


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (a_file, "is in the way where"),
        (below_a_file, "is in the way where"),
        (dangling, "is in the way where"),
        (in_a_circle, "link is broken"),
        (overlong, "path is too long"),
        (dangling_file, "link is broken"),
    ],
)
def test_a_home_that_is_none_is_told_by_its_cause(
    tmp_path: Path, make: Callable[[Path], Path], why: str
) -> None:
    with pytest.raises(LibraryFault) as told:
        Library.open(make(tmp_path) / "library.sqlite3")
    assert why in told.value.why
    assert "WIREREADER_HOME" in told.value.remedy
    assert "permissions" not in str(told.value)


def test_files_that_may_not_grow_are_told_as_such(tmp_path: Path) -> None:
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from wirereader.library.library import Library\n"
        "from wirereader.story.faults import LibraryFault\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))\n"
        "try:\n    Library.open(Path(sys.argv[1]))\n"
        "except LibraryFault as fault:\n    print(fault.why)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "l")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ulimit -f" in run.stdout, run.stderr


@pytest.mark.parametrize(
    ("folder_mode", "file_mode"), [(0o2770, 0o660), (0o750, 0o600), (0o755, 0o600)]
)
def test_a_folder_that_a_group_shares_has_a_library_that_it_shares(
    tmp_path: Path, folder_mode: int, file_mode: int
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(folder_mode)
    before = os.umask(0o077)
    try:
        with Library.open(folder / "library.sqlite3") as library:
            library.mark_read("VOA", "1", NOON)
            modes = {mode_of(one) for one in folder.iterdir()}
    finally:
        os.umask(before)
    assert modes == {file_mode}
    assert mode_of(folder) == folder_mode
