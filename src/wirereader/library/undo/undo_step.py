"""The newest step taken back: marks a stretch at a time, the rest in one piece with the step.

Whoever is killed on the way has the step still there, with what was not yet taken back: the next
undo goes on with it.
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple, Protocol

from wirereader.library.arrival_rules import list_again
from wirereader.library.database import Database
from wirereader.library.results import SourceState
from wirereader.library.scopes.sample_stories_aside import step_back
from wirereader.library.source_table import kept_sources
from wirereader.library.stored_values import json_object, words
from wirereader.library.stories.known_stories import BY_RULE
from wirereader.library.stories.mark_changes import A_WRITE, drop_step, take_marks_back
from wirereader.library.undo import event_moves
from wirereader.library.undo.recording import (
    EVENTS,
    GUISES,
    HIDDEN,
    HIDING,
    NAMES,
    SETTING,
    SUBSCRIBED,
    TABLES,
)
from wirereader.story.record import moment


class Step(NamedTuple):
    """A step that can be taken back: its number, its sentence, when it was, and what it changed.

    `at` is in microseconds since 1970.

    `settings` are settings with the text they had before, None where nothing was set: whoever
    writes settings puts them back before the step is undone.
    """

    number: int
    said: str
    at: int
    kinds: frozenset[str]
    settings: tuple[tuple[str, str | None], ...] = ()


def newest_step(connection: sqlite3.Connection) -> Step | None:
    """The step that undo takes back next."""
    row = connection.execute("SELECT id, said, at FROM steps ORDER BY id DESC LIMIT 1").fetchone()
    if row is None:
        return None
    parts = _parts(connection, row[0])
    told = (before for kind, before in parts if kind == SETTING)
    settings = tuple((words(one.get("name")), one.get("text")) for one in told)
    return Step(row[0], str(row[1]), row[2] or 0, frozenset(kind for kind, _ in parts), settings)


class Servers(Protocol):
    """What is known of servers' subscriptions, told when one was put back or is to go again."""

    def note_put_back(
        self,
        connection: sqlite3.Connection,
        before: Mapping[int, SourceState],
        accounts: Collection[int],
    ) -> None:
        """Have done at servers what an undo did here."""

    def take_subscription_back(
        self, connection: sqlite3.Connection, account: int, address: str
    ) -> None:
        """Have a server's subscription ended again."""


def undo(database: Database, step: Step, now: int, servers: Servers) -> None:
    """Take a step back; one that somebody else took back meanwhile is left alone."""
    while True:
        with database.writing() as connection:
            if take_marks_back(connection, step.number, now) >= A_WRITE:
                continue
            at = moment(now) or datetime.now(UTC)
            _take_parts_back(connection, _parts(connection, step.number), at, servers)
            connection.execute("DELETE FROM step_parts WHERE step = ?", (step.number,))
            drop_step(connection, step.number)
            return


def _parts(connection: sqlite3.Connection, step: int) -> list[tuple[str, dict[str, Any]]]:
    rows = connection.execute(
        "SELECT kind, before FROM step_parts WHERE step = ? ORDER BY nth DESC", (step,)
    )
    return [(kind, json_object(before)) for kind, before in rows]


def _take_parts_back(
    connection: sqlite3.Connection,
    parts: Iterable[tuple[str, dict[str, Any]]],
    now: datetime,
    servers: Servers,
) -> None:
    parts = list(parts)
    is_of_sources = any(kind in {"sources", "account_sources"} for kind, _ in parts)
    sources = kept_sources(connection) if is_of_sources else ()
    names: list[tuple[str, dict[str, Any]]] = []
    images: list[list[Any]] = []
    for kind, before in parts:
        if kind in NAMES:
            names.append((kind, before))
        elif kind == GUISES:
            images = before.get("guises") or []
        else:
            _take_part_back(connection, kind, before, now, servers)
    if is_of_sources:
        before_sources = {one.source.id: one for one in sources}
        accounts = {before["key"]["id"] for kind, before in parts if kind == "accounts"}
        servers.note_put_back(connection, before_sources, accounts)
    if names:
        from wirereader.library.people.decisions_undone import take_back

        take_back(connection, names, images)


def _take_part_back(
    connection: sqlite3.Connection,
    kind: str,
    before: dict[str, Any],
    now: datetime,
    servers: Servers,
) -> None:
    """Take back a part that needs no other."""
    if kind in TABLES:
        _put_row_back(connection, kind, before)
    elif kind == HIDDEN:
        _list_again(connection, before)
        step_back(connection)
    elif kind == HIDING:
        list_again(connection, words(before["text"]), int(before["since"]), now)
    elif kind == SUBSCRIBED:
        address = words(before["address"])
        servers.take_subscription_back(connection, int(before["account"]), address)
    elif kind == EVENTS:
        event_moves.take_back(connection, before)


def _put_row_back(connection: sqlite3.Connection, table: str, before: dict[str, Any]) -> None:
    """Give a row the values that it had; one that was not there goes again."""
    keys, columns = TABLES[table]
    key, was = before.get("key") or {}, before.get("was")
    where = " AND ".join(f"{name} = ?" for name in keys)
    values = [key.get(name) for name in keys]
    if was is None:
        if table == "sources":  # the row stays for the sake of its stories
            connection.execute("UPDATE sources SET is_removed = 1 WHERE id = ?", values)
        else:
            connection.execute(f"DELETE FROM {table} WHERE {where}", values)  # noqa: S608 - our own names
    elif before.get("is_gone"):
        told = [was.get(name) for name in columns]
        signs = ", ".join("?" * (len(keys) + len(columns)))
        connection.execute(
            f"INSERT OR IGNORE INTO {table} ({', '.join((*keys, *columns))}) VALUES ({signs})",  # noqa: S608 - our own names
            (*values, *told),
        )
    else:
        names = [name for name in columns if name in was]
        connection.execute(
            f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in names)} WHERE {where}",  # noqa: S608 - our own names
            (*(was[name] for name in names), *values),
        )


def _list_again(connection: sqlite3.Connection, before: dict[str, Any]) -> None:
    """List stories again that were left out."""
    stories = [words(one) for one in before.get("stories") or ()]
    connection.executemany(
        "UPDATE stories SET hidden = 0 WHERE hidden = ? AND name = ?",
        [(BY_RULE, story) for story in stories],
    )
