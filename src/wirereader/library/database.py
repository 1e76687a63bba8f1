"""Connections to the library's file: one writer, readers as needed, and faults in plain words.

Knows no table.  The file is in write-ahead mode with synchronous NORMAL: what a finished `writing`
block wrote outlives a killed process.  Two processes may use it at once; each waits up to five
seconds for the other.
"""

import contextlib
import errno
import os
import sqlite3
import stat
import threading
import time
from collections.abc import Iterator
from enum import Enum
from functools import partial
from pathlib import Path

from wirereader.story.clean import clean_line
from wirereader.story.faults import LibraryFault

BUSY_MS = 5000
CACHE_KIB = 4_096
CHECKPOINT_PAGES = 8000
LOG_BYTES = 64 << 20
_SIDE_FILE_BYTES = 64 << 10
_IN_MEMORY = ":memory:"


_ELSEWHERE = "WIREREADER_HOME=FOLDER names another folder."


class DatabaseProblem(Enum):
    """What may be wrong with a library: why, and what to do."""

    LOCKED = ("Another program is writing to it.", "Try again in a moment.")
    FULL = ("The disk is full.", "Make room on the disk.")
    DAMAGED = (
        "The file is damaged or not a library.",
        "Move it away to start a new one; nothing in it was changed.",
    )
    TOO_NEW = (
        "It was created by a newer version of wirereader.",
        "Install the newer version; nothing in it was changed.",
    )
    READ_ONLY = ("It is not writable.", "Change the permissions of the file and its folder.")
    READ_ONLY_DISK = ("The disk is read-only.", _ELSEWHERE)
    NO_FILE = ("It is a folder or a device, not a file.", _ELSEWHERE)
    NO_FOLDER = ("A file is in the way where its folder should be.", _ELSEWHERE)
    NOTHING_THERE = ("A symbolic link is broken, or the folder is gone.", _ELSEWHERE)
    LONG_PATH = ("The path is too long.", _ELSEWHERE)
    LIMITED = (
        "The file size limit is reached (ulimit -f).",
        "ulimit -f unlimited removes the limit.",
    )
    NO_LOCKS = (
        "The file system does not support locking, so two programs could damage it.",
        _ELSEWHERE,
    )
    FAILING = ("The disk reported an error.", "Check the disk.")
    REFUSED = (
        "SQLite refused what the program asked for{detail}.",
        "Please report it. The file need not be damaged: leave it where it is.",
    )

    def fault(self, path: Path | None, detail: str = "") -> LibraryFault:
        """The fault to raise for the library at `path`; `detail` is what SQLite said."""
        name = f"The library {clean_line(str(path), 200)}" if path else "The library"
        why, remedy = self.value
        told = f": {clean_line(detail, 120)}" if detail else ""
        return LibraryFault(f"{name} cannot be used.", why.replace("{detail}", told), remedy)


_TROUBLES = {
    sqlite3.SQLITE_BUSY: DatabaseProblem.LOCKED,
    sqlite3.SQLITE_LOCKED: DatabaseProblem.LOCKED,
    sqlite3.SQLITE_FULL: DatabaseProblem.FULL,
    sqlite3.SQLITE_CORRUPT: DatabaseProblem.DAMAGED,
    sqlite3.SQLITE_NOTADB: DatabaseProblem.DAMAGED,
    sqlite3.SQLITE_FORMAT: DatabaseProblem.DAMAGED,
    sqlite3.SQLITE_IOERR: DatabaseProblem.FAILING,
    sqlite3.SQLITE_SCHEMA: DatabaseProblem.LOCKED,  # others changed its tables, again and again
    sqlite3.SQLITE_READONLY: DatabaseProblem.READ_ONLY,
    sqlite3.SQLITE_PERM: DatabaseProblem.READ_ONLY,
    sqlite3.SQLITE_AUTH: DatabaseProblem.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: DatabaseProblem.READ_ONLY,
    sqlite3.SQLITE_NOLFS: DatabaseProblem.LIMITED,
    sqlite3.SQLITE_PROTOCOL: DatabaseProblem.NO_LOCKS,  # locks that are given and do not hold
}
_DAMAGE = (
    "no such table",
    "no such column",
    "has no column",
    "malformed",
    "file format",
    "vtable constructor failed",
    "error in ",
)
"""What SQLite says of a damaged schema: it has one code for that and for a mistake of who asks."""
_NO_LOCKS = {
    sqlite3.SQLITE_IOERR_LOCK,
    sqlite3.SQLITE_IOERR_UNLOCK,
    sqlite3.SQLITE_IOERR_RDLOCK,
    sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
}
_NO_SHARED_MEMORY = {
    sqlite3.SQLITE_IOERR_SHMOPEN,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_SHMLOCK,
    sqlite3.SQLITE_IOERR_SHMMAP,
    sqlite3.SQLITE_CANTOPEN,  # a file in write-ahead mode, where there is none at all
}
_BY_NUMBER = {
    errno.ENOSPC: DatabaseProblem.FULL,
    errno.EDQUOT: DatabaseProblem.FULL,
    errno.EFBIG: DatabaseProblem.LIMITED,
    errno.EROFS: DatabaseProblem.READ_ONLY_DISK,
    errno.ENOTDIR: DatabaseProblem.NO_FOLDER,
    errno.EISDIR: DatabaseProblem.NO_FILE,
    errno.EEXIST: DatabaseProblem.NO_FOLDER,
    errno.ENOENT: DatabaseProblem.NOTHING_THERE,
    errno.ELOOP: DatabaseProblem.NOTHING_THERE,
    errno.ENAMETOOLONG: DatabaseProblem.LONG_PATH,
    errno.ENOLCK: DatabaseProblem.NO_LOCKS,
    errno.EIO: DatabaseProblem.FAILING,
}


@contextlib.contextmanager
def told_in_words(path: Path | None) -> Iterator[None]:
    """Turn what SQLite and the file system raise into a LibraryFault."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:  # a mistake in our own use of the module: a bug, not trouble
            raise
        trouble = _trouble_of(code, str(error), path)
        raise trouble.fault(path, str(error)) from error
    except UnicodeDecodeError as error:  # SQLite names what is damaged, in the bytes it found
        raise DatabaseProblem.DAMAGED.fault(path) from error
    except OSError as error:
        raise _BY_NUMBER.get(error.errno or 0, DatabaseProblem.READ_ONLY).fault(path) from error


def _trouble_of(code: int, said: str, path: Path | None) -> DatabaseProblem:
    if code in _NO_LOCKS:
        return DatabaseProblem.NO_LOCKS
    trouble = _TROUBLES.get(code & 0xFF, DatabaseProblem.REFUSED)
    if code & 0xFF == sqlite3.SQLITE_ERROR and any(sign in said for sign in _DAMAGE):
        return DatabaseProblem.DAMAGED
    if trouble is DatabaseProblem.FAILING and path is not None:  # SQLite has no code for these
        if _is_full(path.parent):
            return DatabaseProblem.FULL
        if _may_not_grow():
            return DatabaseProblem.LIMITED
    return trouble


def _may_not_grow() -> bool:
    """Claim that this process may write files only up to a size (`ulimit -f`)."""
    try:
        import resource
    except ImportError:  # no Unix
        return False
    return resource.getrlimit(resource.RLIMIT_FSIZE)[0] != resource.RLIM_INFINITY


def _is_full(folder: Path) -> bool:
    """Claim that the disk of a folder has no room for a side file."""
    import shutil

    try:
        return shutil.disk_usage(folder)[2] < _SIDE_FILE_BYTES
    except OSError:
        return False


def _require_file(path: Path) -> None:
    """Raise OSError where something is in a library's place that is no file: a pipe would block."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise IsADirectoryError(errno.EISDIR, "no file")


class Database:
    """One library file (or, without a path, memory), safe to be used from several threads.

    With a `refusal` it is opened to be read alone, and whoever would write is told that.
    """

    def __init__(self, path: Path | None, *, refusal: LibraryFault | None = None) -> None:
        self.path = path
        self.refusal = refusal
        """Why nothing can be written; None where it can."""
        self._write_lock = threading.Lock()
        with told_in_words(path):
            if path is not None:
                _require_file(path)
            if path is not None and refusal is None:
                _prepare(path)
            self._writer = _opened(path) if refusal is None else self._connected()
        self._readers: list[sqlite3.Connection] | None = None
        self._version: int | None = None
        self._is_closed = False
        self.writes = 0
        """How often this process wrote, or saw another write: what was read before may be old."""

    def open_fully(self) -> None:
        """Go over to write-ahead mode, and read on connections of their own.

        To be called when the file is known to be a library of ours: from here on it is changed.
        Where the file system has no shared memory, a rollback journal stays, and who reads waits
        for who writes.
        """
        if self.path is None:
            return
        with told_in_words(self.path):
            # one that is read alone is left in the mode it has
            is_ahead = self.refusal is not None or _write_ahead(self._writer)
            self._version = _data_version(self._writer)
        if is_ahead:
            self._readers = []

    def _connected(self) -> sqlite3.Connection:
        if self.path is not None and self.refusal is not None:
            return _connected_to_read(self.path)
        return _connected(self.path)

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One unit of work: all of it is kept when the block ends, or nothing if it raises.

        Raises LibraryFault.
        """
        if self.refusal is not None:
            raise self.refusal
        with self._write_lock, told_in_words(self.path):
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
                self.writes += 1
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._writer.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read from, this block's alone; it does not wait for the writer.

        Raises LibraryFault.
        """
        if self._readers is None or self._is_closed:
            with self._write_lock, told_in_words(self.path):
                yield self._writer
            return
        with told_in_words(self.path):
            try:
                reader = self._readers.pop()
            except IndexError:
                reader = self._connected()
                reader.execute("PRAGMA query_only = 1")
            try:
                yield reader
            finally:
                self._give_back(reader)

    def _give_back(self, reader: sqlite3.Connection) -> None:
        if self._is_closed or self._readers is None:
            reader.close()
        else:
            self._readers.append(reader)

    def is_changed(self) -> bool:
        """Claim that another process wrote since this was last asked; never waits for a writer."""
        if self._version is None or not self._write_lock.acquire(blocking=False):
            return False
        try:
            with told_in_words(self.path):
                version = _data_version(self._writer)
        finally:
            self._write_lock.release()
        is_new = version != self._version
        self._version = version
        self.writes += is_new
        return is_new

    def copy_to(self, target: Path, version: int) -> None:
        """Write a whole and consistent copy of the library to `target`, replacing it.

        Nothing is written when its `user_version` is `version` no more: another process has
        changed the library meanwhile, and kept a copy of what it was.
        """
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        with self._write_lock, told_in_words(self.path):
            try:
                part.unlink(missing_ok=True)
                _created(part)
                with contextlib.closing(sqlite3.connect(part)) as copy:
                    self._writer.backup(copy)
                    (copied,) = copy.execute("PRAGMA user_version").fetchone()
                if copied == version:
                    part.replace(target)
            finally:
                part.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        with self._write_lock:
            self._is_closed = True
            with contextlib.suppress(IndexError):  # others may take the last of them meanwhile
                while self._readers:
                    self._readers.pop().close()
            self._writer.close()


def _data_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _prepare(path: Path) -> None:
    """Make the folder (for its owner only) and the file; refuse what may not be written."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        _created(path)
    effective = os.access in os.supports_effective_ids
    if not all(os.access(p, os.W_OK, effective_ids=effective) for p in (path, path.parent)):
        raise DatabaseProblem.READ_ONLY.fault(path)
    if not path.is_file():
        raise DatabaseProblem.DAMAGED.fault(path)


def _created(path: Path) -> None:
    """Make an empty file that only its owner may read; SQLite's side files follow it.

    In a folder that a group may write to, the group may write to the file as well: it shares one.
    """
    file = os.open(path, os.O_CREAT | os.O_WRONLY | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        if path.parent.stat().st_mode & stat.S_IWGRP and hasattr(os, "fchmod"):
            os.fchmod(file, 0o660)
    finally:
        os.close(file)


def _opened(path: Path | None) -> sqlite3.Connection:
    """A connection that works.

    A file in write-ahead mode goes back to a rollback journal where there is no shared memory: who
    is alone needs none (sqlite.org/wal.html, section 8).
    """
    try:
        return _connected(path)
    except sqlite3.OperationalError as error:
        is_full = path is not None and _is_full(path.parent)  # no room for it is another trouble
        if is_full or error.sqlite_errorcode not in _NO_SHARED_MEMORY:
            raise
    connection = _connected(path, is_alone=True)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA locking_mode = NORMAL")
    connection.execute("PRAGMA schema_version").fetchone()  # from here on others may come
    return connection


def copy_whole(path: Path, to: Path) -> None:
    """Write what the library at `path` holds now into the file `to`, which is made or replaced.

    Raises LibraryFault.
    """
    with (
        told_in_words(path),
        contextlib.closing(_connected_to_read(path)) as library,
        contextlib.closing(sqlite3.connect(to, isolation_level=None)) as copy,
    ):
        library.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without another beside it


def _connected_to_read(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing, not even beside the file.

    A file in write-ahead mode is read with the index beside it; where that can neither be used nor
    made, and the log is empty, the file alone is all there is (sqlite.org/wal.html, section 6).
    """
    address = f"{path.absolute().as_uri()}?mode=ro"
    try:
        connection = _connected(address)
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as error:
        log = path.with_name(f"{path.name}-wal")
        has_log = log.exists() and log.stat().st_size > 0
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY or has_log:
            raise
        return _connected(f"{address}&immutable=1")
    return connection


def _connected(path: Path | str | None, *, is_alone: bool = False) -> sqlite3.Connection:
    """A connection to a file, to an address of one (`file:`), or without a path to memory."""
    connection = sqlite3.connect(
        _IN_MEMORY if path is None else path,
        timeout=BUSY_MS / 1000,
        isolation_level=None,
        check_same_thread=False,
        uri=isinstance(path, str),
    )
    try:
        _prepare_connection(connection, is_alone=is_alone)
    except BaseException:
        connection.close()  # or its lock would outlast it, and keep the next one from the file
        raise
    return connection


def _prepare_connection(connection: sqlite3.Connection, *, is_alone: bool) -> None:
    # a byte that was damaged costs its character, never the list it stands in
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    if is_alone:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    connection.execute(f"PRAGMA journal_size_limit = {LOG_BYTES}")


def _write_ahead(connection: sqlite3.Connection) -> bool:
    """Switch the file to write-ahead mode; SQLite does not wait by itself for this one.

    False where it stays as it was, since the file system has no shared memory.
    """
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return True
    end = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode in _NO_SHARED_MEMORY:
                return False
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(0.02)
        else:
            return bool(mode == "wal")
