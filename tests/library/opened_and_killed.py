"""Open a library of an older version and build what newer ones keep, killed on the way perhaps.

    python -m tests.library.opened_and_killed LIBRARY [STATEMENT]

opens it, puts its stories into events some at a time, and ends; with STATEMENT the process kills
itself with SIGKILL when SQLite begins that statement (from 1).  It writes how many there were.
"""

import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

from wirereader.library.library import Library

PLACED_AT_ONCE = 2  # stories: several units of work in a small library


class Statements:
    """Counts the statements of all connections, and kills the process at one of them."""

    def __init__(self, fatal: int) -> None:
        self.count, self._fatal = 0, fatal
        self._connect = sqlite3.connect

    def connect(self, *given: Any, **named: Any) -> sqlite3.Connection:
        """A connection whose statements are counted."""
        connection: sqlite3.Connection = self._connect(*given, **named)
        connection.set_trace_callback(self._begun)
        return connection

    def _begun(self, _: str) -> None:
        self.count += 1
        if self.count == self._fatal:
            os.kill(os.getpid(), signal.SIGKILL)


def build(path: Path) -> None:
    """Bring a library up to date, with all that is built in the background."""
    with Library.open(path) as library:
        while library.running.place(PLACED_AT_ONCE):
            pass


def _main(path: str, fatal: str = "0") -> None:
    statements = Statements(int(fatal))
    sqlite3.connect = statements.connect  # type: ignore[assignment]
    build(Path(path))
    sys.stdout.write(f"{statements.count}\n")


if __name__ == "__main__":
    _main(*sys.argv[1:])
