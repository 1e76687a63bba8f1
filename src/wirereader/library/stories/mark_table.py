"""The table of marks: what the reader did with a story, by (source, guid)."""

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Literal

from wirereader.story.identity import story_id
from wirereader.story.mark import Mark

Key = tuple[str, str]
Column = Literal["read_at", "starred_at"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)
_AT_ONCE = 400  # two parameters each, and older SQLite takes 999


def marks_of(connection: sqlite3.Connection, keys: Iterable[Key]) -> dict[Key, Mark]:
    """The marks of those of `keys` that have any."""
    wanted = list(dict.fromkeys(keys))
    found: dict[Key, Mark] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        rows = connection.execute(
            "SELECT source, guid, read_at, starred_at FROM marks"  # noqa: S608 - only signs are added
            f" WHERE (source, guid) IN (VALUES {', '.join(['(?, ?)'] * len(part))})",
            [word for key in part for word in key],
        )
        for source, guid, read_at, starred_at in rows:
            found[source, guid] = Mark(source, guid, _moment(read_at), _moment(starred_at))
    return found


def set_mark(
    connection: sqlite3.Connection, key: Key, column: Column, value: datetime | None, at: datetime
) -> None:
    """Set one side of a mark (None takes it away), changed at `at`; the other side stays."""
    connection.execute(
        f"INSERT INTO marks (source, guid, {column}, changed_at) VALUES (?, ?, ?, ?)"  # noqa: S608
        " ON CONFLICT (source, guid) DO UPDATE"
        f" SET {column} = excluded.{column}, changed_at = excluded.changed_at",
        (*key, None if value is None else ticks_of(value), ticks_of(at)),
    )
    flag = "is_read" if column == "read_at" else "is_starred"
    connection.execute(
        f"UPDATE stories SET {flag} = ?1 WHERE {flag} <> ?1 AND id IN ("  # noqa: S608 - one of two names
        " SELECT coalesce(j.story, s.id) FROM stories s LEFT JOIN joined j ON j.name = s.name"
        " WHERE s.name = ?2 UNION ALL SELECT d.story FROM sources o"
        " JOIN deliveries d ON d.source = o.id WHERE o.key = ?3 AND d.guid = ?4 AND d.origin = '')",
        (value is not None, story_id(*key), *key),
    )


def ticks_of(moment: datetime) -> int:
    """Microseconds since 1970 of an aware time."""
    return (moment - _EPOCH) // _TICK


def _moment(ticks: int | None) -> datetime | None:
    return None if ticks is None else _EPOCH + ticks * _TICK
