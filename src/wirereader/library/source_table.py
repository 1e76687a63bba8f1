"""The table of sources: what is subscribed to, and what the last try at each left behind."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from wirereader.library.results import SourceState
from wirereader.library.stored_values import (
    json_object,
    number,
    number_if_any,
    time_if_any,
    words,
    words_if_any,
)
from wirereader.library.stories.known_stories import ASIDE, BY_RULE
from wirereader.story.record import ticks
from wirereader.story.source import FetchMemory, Paused, Source, SourceKind, SourceOptions

_MEMORY = FetchMemory._fields
_MINUTE = 60_000_000  # microseconds
_CLOCKS_APART = _MINUTE
"""What was fetched later than this from now was fetched while the clock was ahead."""
_LONGEST_WAIT = 370 * 24 * 60 * _MINUTE
"""No interval that a reader may set is longer: what is due later was noted by a clock ahead."""
_READ_AS: dict[str, Callable[[object], Any]] = {
    **dict.fromkeys(("fetched_at", "changed_at", "due_at"), time_if_any),
    **dict.fromkeys(("fault", "what", "why", "remedy"), words),
    "failures": number,
    "ttl_s": number_if_any,
}
"""How what a try left behind is read; the rest are texts that may be absent."""
_COLUMNS = "id, key, kind, address, title, site, more, paused, is_private_allowed"
_SELECT = (
    f"SELECT {', '.join(f's.{name}' for name in _COLUMNS.split(', '))},"  # noqa: S608 - our own
    f" {', '.join(f's.{name}' for name in _MEMORY)}, coalesce(c.unread, 0), coalesce(c.total, 0),"
    " (SELECT a.wanted FROM account_sources a JOIN accounts o ON o.id = a.account"
    " AND o.synced_at IS NULL AND o.is_removed = 0"
    " WHERE a.source = s.id AND a.wanted > coalesce(c.unread, 0))"
    " FROM sources s LEFT JOIN counts c ON c.source = s.id"
)
_SET_MEMORY = f"UPDATE sources SET {', '.join(f'{name} = ?' for name in _MEMORY)} WHERE id = ?"  # noqa: S608 - our own names


def kept_sources(connection: sqlite3.Connection) -> tuple[SourceState, ...]:
    """All sources that are subscribed to, in the order they were added."""
    return _states(connection.execute(f"{_SELECT} WHERE s.is_removed = 0 ORDER BY s.id"))


def source_of(connection: sqlite3.Connection, source_id: int) -> SourceState | None:
    """One source, removed or not."""
    found = _states(connection.execute(f"{_SELECT} WHERE s.id = ?", (source_id,)))
    return found[0] if found else None


def source_with(connection: sqlite3.Connection, key: str) -> SourceState | None:
    """The source with this key, removed or not."""
    found = _states(connection.execute(f"{_SELECT} WHERE s.key = ?", (key,)))
    return found[0] if found else None


def due_sources(connection: sqlite3.Connection, now: datetime) -> tuple[SourceState, ...]:
    """Sources that are not paused and due by `now`, the longest due first; never the samples.

    What a clock that was ahead has left in the future is due, too.
    """
    return _states(
        connection.execute(
            f"{_SELECT} WHERE s.is_removed = 0 AND s.paused IS NULL AND s.kind <> ?1"
            " AND (s.due_at IS NULL OR s.due_at <= ?2 OR s.fetched_at > ?2 + ?3"
            " OR s.due_at > ?2 + ?4)"
            " ORDER BY s.due_at IS NOT NULL, s.due_at, s.id",
            (SourceKind.SAMPLES.value, ticks(now), _CLOCKS_APART, _LONGEST_WAIT),
        )
    )


def add_source(connection: sqlite3.Connection, source: Source) -> Source:
    """Subscribe; one that is there by its key is given back as it is kept."""
    row = connection.execute(
        "SELECT id, is_removed FROM sources WHERE key = ?", (source.key,)
    ).fetchone()
    if row is None:
        names = _COLUMNS.split(", ")[1:]
        added = connection.execute(
            f"INSERT INTO sources ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",  # noqa: S608 - our own names
            _values(source),
        )
        source = source._replace(id=int(added.lastrowid or 0))
        connection.execute("INSERT INTO counts (source) VALUES (?)", (source.id,))
        return source
    if row[1]:
        source = source._replace(id=int(row[0]))
        connection.execute("UPDATE sources SET is_removed = 0 WHERE id = ?", (source.id,))
        remember(connection, source.id, FetchMemory())
        return change_source(connection, source)
    kept = source_of(connection, int(row[0]))
    return source if kept is None else kept.source


def change_source(connection: sqlite3.Connection, source: Source) -> Source:
    """Keep what was changed in a source, found by its id; at another address it is due at once."""
    before = source_of(connection, source.id)
    if before is not None and before.source.address != source.address:
        remember(connection, source.id, FetchMemory())
    names = _COLUMNS.split(", ")[1:]
    connection.execute(
        f"UPDATE sources SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?",  # noqa: S608 - our own names
        (*_values(source), source.id),
    )
    return source


def remove_source(connection: sqlite3.Connection, source_id: int) -> None:
    """Unsubscribe; the row stays for the sake of its stories."""
    connection.execute("UPDATE sources SET is_removed = 1 WHERE id = ?", (source_id,))


def put_away(connection: sqlite3.Connection, source_id: int) -> list[str]:
    """Leave the stories of a source out of lists, all but the starred; their ids."""
    rows = connection.execute(
        "UPDATE stories SET hidden = ?1 WHERE source = ?2 AND hidden IN (0, ?3)"
        " AND is_starred = 0 AND id IN (SELECT story FROM deliveries WHERE source = ?2)"
        " RETURNING name",
        (BY_RULE, source_id, ASIDE),
    ).fetchall()
    return [name for (name,) in rows]


def remember(connection: sqlite3.Connection, source_id: int, memory: FetchMemory) -> None:
    """Put what the last try left behind in the place of what was there."""
    values = (ticks(value) if isinstance(value, datetime) else value for value in memory)
    connection.execute(_SET_MEMORY, (*values, source_id))


def note_found(
    connection: sqlite3.Connection,
    source: Source,
    *,
    address: str | None = None,
    title: str | None = None,
    site: str | None = None,
    paused: Paused | None = None,
) -> None:
    """Keep what a try at `source` found out, as far as the reader changed nothing meanwhile."""
    connection.execute(
        "UPDATE sources SET address = iif(address = ?1, coalesce(?2, address), address),"
        " title = iif(title = '', coalesce(?3, title), title),"
        " site = coalesce(site, ?4), paused = coalesce(paused, ?5) WHERE id = ?6",
        (source.address, address, title, site, paused and paused.value, source.id),
    )


def _values(source: Source) -> tuple[Any, ...]:
    more = {
        "folder": source.folder,
        "tags": source.tags,
        "options": source.options._asdict(),
        "attributes": source.attributes,
    }
    return (
        source.key,
        source.kind.value,
        source.address,
        source.title,
        source.site,
        json.dumps(more, ensure_ascii=False, separators=(",", ":")),
        None if source.paused is None else source.paused.value,
        source.is_private_allowed,
    )


def _states(rows: Iterable[tuple[Any, ...]]) -> tuple[SourceState, ...]:
    return tuple(map(_state, rows))


def _state(row: tuple[Any, ...]) -> SourceState:
    own_id, key, kind, address, title, site, more, paused, is_private_allowed = row[:9]
    source = Source(
        key=words(key),
        kind=SourceKind(kind) if kind in [*SourceKind] else SourceKind.FEED,
        address=words(address) or words(key),
        title=words(title),
        site=words_if_any(site),
        paused=_paused(paused),
        is_private_allowed=is_private_allowed == 1,
        id=own_id,
    )
    unread, total, wanted = row[-3:]
    return SourceState(_told_more(source, more), _memory(row[9:-3]), unread, total, wanted)


def _paused(value: str | None) -> Paused | None:
    """Why a source is paused; a reason that is damaged leaves it alone as the reader would."""
    if value is None:
        return None
    return Paused(value) if value in [*Paused] else Paused.BY_READER


def _told_more(source: Source, more: object) -> Source:
    """A source with what its row tells as JSON; where that is damaged, with nothing of it.

    Then it is paused: asked without its login or its proxy, it might tell what it should not.
    """
    rest = json_object(more)
    try:
        options = rest["options"]
        return source._replace(
            folder=tuple(rest["folder"]),
            tags=tuple(rest["tags"]),
            options=SourceOptions(
                **{
                    **options,
                    "headers": _pairs(options["headers"]),
                    "password_command": tuple(options["password_command"]),
                }
            ),
            attributes=_pairs(rest["attributes"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return source._replace(paused=source.paused or Paused.BY_READER)


def _memory(row: Iterable[Any]) -> FetchMemory:
    return FetchMemory._make(
        _READ_AS.get(name, words_if_any)(value) for name, value in zip(_MEMORY, row, strict=True)
    )


def _pairs(lists: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in lists)
