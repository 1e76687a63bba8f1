"""What a step of the reader's changes besides marks: recorded in the transaction that changes it.

The tables of what a reader sets up are small, so they are compared whole: whatever is done within
`recorded` is seen, and nothing has to be told twice.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from wirereader.library.stories.mark_changes import begin_step, drop_step
from wirereader.library.stories.mark_table import ticks_of

HIDDEN, SETTING, GUISES, HIDING = "hidden", "setting", "guises", "hiding"
EVENTS, SUBSCRIBED = "events", "subscribed"
"""Kinds of a part that are no table: stories that were listed, a setting's text, who was who,
since which arrival a rule hides stories, which event and copies stories belonged to, and what a
server was asked to subscribe to."""


class Recorded(NamedTuple):
    """A table of what a reader sets up: what tells its rows apart, and what may change in them."""

    keys: tuple[str, ...]
    columns: tuple[str, ...]


TABLES: Mapping[str, Recorded] = {
    "sources": Recorded(
        ("id",),
        ("title", "address", "site", "more", "paused", "is_private_allowed", "is_removed"),
    ),
    "accounts": Recorded(("id",), ("is_paused", "is_removed", "sends_labels")),
    # whose server fetches it; what is sent there is put right by `served_sources`
    "account_sources": Recorded(
        ("source",), ("account", "feed", "title", "folder", "was_local", "was_paused")
    ),
    "searches": Recorded(("name",), ("text",)),
    "rules": Recorded(("id",), ("text", "action", "tag")),
    "hand_joins": Recorded(("kind", "key", "facts", "other_key", "other_facts"), ("story", "at")),
    "hand_splits": Recorded(("kind", "key", "facts", "story"), ("at",)),
    "follows": Recorded(("id",), ("kind", "text", "story", "since", "is_paused")),
    "alerts": Recorded(
        ("id",),
        ("follow", "copy", "version", "story", "revision", "told", "at", "is_read", "is_rung"),
    ),
    "hand_events": Recorded(("story",), ("event_of", "at")),
}
NAMES = ("hand_joins", "hand_splits")
"""What a hand decided about who is who."""
Row = tuple[Any, ...]
Snapshot = dict[str, dict[Row, Row]]


@contextlib.contextmanager
def recorded(connection: sqlite3.Connection, said: str, *tables: str) -> Iterator[int]:
    """Let what is done to `tables` within the block be taken back as one step, told as `said`.

    Yields the step's number, for `note`; without a sentence nothing is recorded, and it is 0.  A
    step in which nothing changed is dropped.  To be used within one transaction.
    """
    if not said:
        yield 0
        return
    before = _snapshot(connection, tables)
    step = begin_step(connection, said, ticks_of(datetime.now(UTC)))
    yield step
    after = _snapshot(connection, tables)
    for table in tables:
        for key in before[table].keys() | after[table].keys():
            old, new = before[table].get(key), after[table].get(key)
            if old != new:
                note(connection, step, table, _change(TABLES[table], key, old, new))
    if not connection.execute(
        "SELECT 1 FROM step_parts WHERE step = ? LIMIT 1", (step,)
    ).fetchone():
        drop_step(connection, step)


def note(connection: sqlite3.Connection, step: int, kind: str, before: Mapping[str, Any]) -> None:
    """Note what stood there before, as a further part of a step."""
    connection.execute(
        "INSERT INTO step_parts VALUES (?1, (SELECT count(*) FROM step_parts WHERE step = ?1), ?2,"
        " ?3)",
        (step, kind, json.dumps(before, ensure_ascii=False, separators=(",", ":"))),
    )


def _snapshot(connection: sqlite3.Connection, tables: Sequence[str]) -> Snapshot:
    found: Snapshot = {}
    for table in tables:
        keys, columns = TABLES[table]
        rows = connection.execute(f"SELECT {', '.join((*keys, *columns))} FROM {table}")  # noqa: S608 - our own names
        found[table] = {row[: len(keys)]: row[len(keys) :] for row in rows}
    return found


def _change(table: Recorded, key: Row, old: Row | None, new: Row | None) -> dict[str, Any]:
    """The key of a row, and under "was" what is to be put back: None for a row that is new."""
    told = dict(zip(table.keys, key, strict=True))
    if old is None:
        return {"key": told, "was": None}
    was = dict(zip(table.columns, old, strict=True))
    if new is not None:
        now = dict(zip(table.columns, new, strict=True))
        was = {name: value for name, value in was.items() if value != now[name]}
    return {"key": told, "was": was, "is_gone": new is None}
