"""The steps that make the tables, in order: a step is never edited, a new one is added.

They are loaded when one is taken: most starts take none.
"""

import sqlite3
from collections.abc import Callable

from wirereader.library.accounts.account_tables import ACCOUNT_TABLES
from wirereader.library.accounts.label_tables import LABEL_TABLES
from wirereader.library.events.migrations_events import (
    COMPARED_ANEW,
    READ_TABLES,
    TRACKING_TABLES,
)
from wirereader.library.events.migrations_follows import FOLLOW_TABLES, SILENT_ARRIVALS
from wirereader.library.migrations_people import FORM_TABLES, PEOPLE_TABLES
from wirereader.library.migrations_stories import WIRE_TABLES
from wirereader.library.scopes.scope_migrations import SCOPE_TABLES
from wirereader.library.stories.arrival_counts import ANNOUNCED_ARRIVALS
from wirereader.library.stories.older_texts import OLDER_TEXTS
from wirereader.library.stories.whole_articles import WHOLE_FINGERPRINTS
from wirereader.library.undo.migrations_undo import UNDO_TABLES

__all__ = ["STEPS"]


def _fold_strokes(connection: sqlite3.Connection) -> None:
    from wirereader.library.migrations_folding import fold_strokes

    fold_strokes(connection)


def _fold_letters(connection: sqlite3.Connection) -> None:
    from wirereader.library.migrations_folding import fold_letters

    fold_letters(connection)


def _keep_meaning(connection: sqlite3.Connection) -> None:
    kept = "SELECT EXISTS (SELECT 1 FROM searches) OR EXISTS (SELECT 1 FROM rules)"
    if not connection.execute(kept).fetchone()[0]:  # as in a library that is just made
        return
    from wirereader.library.search.older_queries import keep_meaning

    keep_meaning(connection)


def _index_wholes(connection: sqlite3.Connection) -> None:
    from wirereader.library.search.whole_index import index_wholes

    index_wholes(connection)


STEPS: tuple[tuple[str | Callable[[sqlite3.Connection], None], ...], ...] = (
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
    SILENT_ARRIVALS,
    # All letters that are told by plain ones, and the digits of all scripts
    (_fold_letters,),
)
"""For each version the statements, and what is done beside them, that lead to it."""
