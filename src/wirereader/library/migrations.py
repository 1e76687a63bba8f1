"""The tables, as numbered steps: the library's `user_version` says which of them were taken.

A step is never edited once it was released; a new one is added.  Before a library that holds
something is changed, a copy of it is kept beside it.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from wirereader.library.accounts.account_tables import ACCOUNT_TABLES
from wirereader.library.accounts.label_tables import LABEL_TABLES
from wirereader.library.database import Database, DatabaseProblem
from wirereader.library.events.migrations_events import (
    COMPARED_ANEW,
    READ_TABLES,
    TRACKING_TABLES,
)
from wirereader.library.events.migrations_follows import FOLLOW_TABLES
from wirereader.library.migrations_people import FORM_TABLES, PEOPLE_TABLES
from wirereader.library.migrations_stories import WIRE_TABLES
from wirereader.library.migrations_undo import UNDO_TABLES
from wirereader.library.scopes.scope_migrations import SCOPE_TABLES
from wirereader.library.stories.arrival_counts import ANNOUNCED_ARRIVALS
from wirereader.library.stories.older_texts import OLDER_TEXTS
from wirereader.library.stories.whole_articles import WHOLE_FINGERPRINTS

APPLICATION_ID = 0x57495245  # "WIRE"


# What a step needs beside SQL is loaded when it is taken: most starts take none


def _fold_strokes(connection: sqlite3.Connection) -> None:
    from wirereader.library.migrations_folding import fold_strokes

    fold_strokes(connection)


def _keep_meaning(connection: sqlite3.Connection) -> None:
    from wirereader.library.search.older_queries import keep_meaning

    keep_meaning(connection)


def _index_wholes(connection: sqlite3.Connection) -> None:
    from wirereader.library.search.whole_index import index_wholes

    index_wholes(connection)


_STEPS: tuple[tuple[str | Callable[[sqlite3.Connection], None], ...], ...] = (
    (
        # A mark may exist before its story does, and outlives it.  Times: microseconds since 1970.
        """CREATE TABLE marks (
            source TEXT NOT NULL,
            guid TEXT NOT NULL,
            read_at INTEGER,
            starred_at INTEGER,
            changed_at INTEGER NOT NULL,
            PRIMARY KEY (source, guid)
        ) WITHOUT ROWID""",
        # A cache: made anew from the story at any time.  `given_up` says why there is no JSON.
        """CREATE TABLE findings (
            fingerprint TEXT NOT NULL,
            engine TEXT NOT NULL,
            json TEXT,
            given_up TEXT,
            PRIMARY KEY (fingerprint, engine)
        )""",
    ),
    WIRE_TABLES,
    PEOPLE_TABLES,
    # A story that was kept twice: the id of the younger one leads to the other for good
    (
        "CREATE TABLE joined (name TEXT PRIMARY KEY, story INTEGER NOT NULL) WITHOUT ROWID",
        _fold_strokes,
    ),
    SCOPE_TABLES,
    ACCOUNT_TABLES,
    (*UNDO_TABLES, _keep_meaning),
    # A whole article is found by its own words and names
    (WHOLE_FINGERPRINTS, _index_wholes),
    OLDER_TEXTS,
    (*TRACKING_TABLES, *READ_TABLES),
    FOLLOW_TABLES,
    ANNOUNCED_ARRIVALS,
    LABEL_TABLES,
    COMPARED_ANEW,
    FORM_TABLES,
)
NEWEST = len(_STEPS)


def bring_up_to_date(database: Database) -> None:
    """Take the steps a library lacks; a current one is not written to.

    Raises LibraryFault when the library is too new, another program's, or damaged; it is left as
    it was then.
    """
    version = _checked_version(database)
    if version < NEWEST and database.refusal is not None:
        raise database.refusal
    if version < NEWEST:
        if version and database.path is not None:
            database.copy_to(copy_of(database.path, version), version)
        database.open_fully()
        _take_steps(database)
    else:
        database.open_fully()


def copy_of(path: Path, version: int) -> Path:
    """Where the copy of a library is kept that was made before it left `version`."""
    return path.with_name(f"{path.name}.version-{version}")


def _checked_version(database: Database) -> int:
    with database.reading() as connection:
        # one view of all three: another process may be making the library at this moment
        connection.execute("BEGIN")
        try:
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (owner,) = connection.execute("PRAGMA application_id").fetchone()
        finally:
            connection.rollback()
    if owner != APPLICATION_ID and (owner or version or tables):
        raise DatabaseProblem.DAMAGED.fault(database.path)
    if version > NEWEST:
        raise DatabaseProblem.TOO_NEW.fault(database.path)
    return int(version)


def _take_steps(database: Database) -> None:
    with database.writing() as connection:
        # asked again inside the transaction: another process may have been quicker
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for step in _STEPS[version:]:
            for statement in step:
                if isinstance(statement, str):
                    connection.execute(statement)
                else:
                    statement(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {max(version, NEWEST)}")
