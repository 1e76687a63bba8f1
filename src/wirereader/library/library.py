"""The library: the face that the desk holds of all that is kept.

Every method may be called from any thread and may wait for the disk: call it through
`asyncio.to_thread`.  Every method raises LibraryFault, in words, when the library cannot be used.
"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from wirereader.library import findings as findings_table
from wirereader.library import marks as marks_table
from wirereader.library.database import Database
from wirereader.library.marks import Key
from wirereader.library.schema import bring_up_to_date
from wirereader.story.findings import Findings
from wirereader.story.mark import Mark


class Library:
    """What we keep.  Make one with `Library.open`; it is a context manager that closes itself."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, path: Path | None) -> Self:
        """Open the library at `path`, or make a new one; None is one in memory.

        A library that is damaged, too new, read-only, locked or another program's is left as it
        is: one LibraryFault says so.
        """
        database = Database(path)
        try:
            bring_up_to_date(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the library; closing twice does no harm."""
        self._database.close()

    def marks(self, keys: Iterable[Key]) -> dict[Key, Mark]:
        """The marks of those (source, guid) pairs that have any."""
        with self._database.reading() as connection:
            return marks_table.marks_of(connection, keys)

    def mark_read(self, source: str, guid: str, at: datetime) -> None:
        """Mark a story read at `at` (aware); kept when this returns, as are the next three."""
        with self._database.writing() as connection:
            marks_table.set_mark(connection, (source, guid), "read_at", at, at)

    def mark_unread(self, source: str, guid: str, at: datetime) -> None:
        """Take the read mark away, at `at`."""
        with self._database.writing() as connection:
            marks_table.set_mark(connection, (source, guid), "read_at", None, at)

    def star(self, source: str, guid: str, at: datetime) -> None:
        """Star a story, at `at`."""
        with self._database.writing() as connection:
            marks_table.set_mark(connection, (source, guid), "starred_at", at, at)

    def unstar(self, source: str, guid: str, at: datetime) -> None:
        """Take the star away, at `at`."""
        with self._database.writing() as connection:
            marks_table.set_mark(connection, (source, guid), "starred_at", None, at)

    def findings(self, fingerprint: str, engine: str) -> Findings | None:
        """What `engine` found in the text with this fingerprint, if it is kept and readable."""
        with self._database.reading() as connection:
            return findings_table.findings_of(connection, fingerprint, engine)

    def keep_findings(self, findings: Findings) -> None:
        """Keep findings, in the place of what another engine found in the same text."""
        with self._database.writing() as connection:
            findings_table.keep_findings(connection, findings)

    def give_up(self, fingerprint: str, engine: str, why: str) -> None:
        """Note that `engine` cannot analyse a text, so that it is not tried again."""
        with self._database.writing() as connection:
            findings_table.give_up(connection, fingerprint, engine, why)

    def given_up(self, fingerprint: str, engine: str) -> str | None:
        """Why `engine` gave the text up, or None when it did not."""
        with self._database.reading() as connection:
            return findings_table.given_up(connection, fingerprint, engine)
