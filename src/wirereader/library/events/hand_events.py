"""What a hand decides about events: two are one, a story belongs to none; each can be undone.

The engine leaves it so: events that are one have one centroid from then on, and a story that was
taken out has none, so that nothing ever joins it.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any

from wirereader.library.events.event_tables import EventTables
from wirereader.library.events.placing import stand_alone
from wirereader.library.undo.recording import EVENTS, note
from wirereader.tracking.events.vectors import Centroid


def join(connection: sqlite3.Connection, story: int, other: int, step: int, at: int) -> int | None:
    """Let the events of two stories (ranks) be one; how many stories it has, None: they are."""
    kept, gone = sorted((_event(connection, story), _event(connection, other)))
    if kept == gone:
        return None
    moved = _members(connection, "event = ?", gone)
    rows = connection.execute(
        "SELECT event, oldest, newest, centroid, posted, kept FROM events WHERE event IN (?, ?)",
        (kept, gone),
    ).fetchall()
    _note(connection, step, members=moved, events=rows)
    known = {event: (oldest, newest, pack) for event, oldest, newest, pack, *_ in rows}
    tables = EventTables(connection, lambda _: ("", ""))
    tables.unite(kept, gone)
    if kept in known and gone in known and known[gone][2] and known[kept][2]:
        centroid = Centroid.unpack(known[kept][2])
        centroid.join(Centroid.unpack(known[gone][2]))
        times = [one for event in (kept, gone) for one in known[event][:2] if one is not None]
        connection.execute(
            "UPDATE events SET centroid = ?, oldest = ?, newest = ? WHERE event = ?",
            (centroid.pack(), min(times, default=None), max(times, default=None), kept),
        )
    connection.executemany(
        "INSERT OR REPLACE INTO hand_events VALUES (?, ?, ?)",
        [(one[0], kept, at) for one in moved],
    )
    (number,) = connection.execute(
        "SELECT count(*) FROM event_stories WHERE event = ?", (kept,)
    ).fetchone()
    return int(number)


def split(connection: sqlite3.Connection, story: int, step: int, at: int) -> str | None:
    """Take a story out of what it was put into: "copies", else its "event"; None: it is alone."""
    row = connection.execute(
        "SELECT event, copy FROM event_stories WHERE story = ?", (story,)
    ).fetchone()
    if row is None:
        return None
    event, copy = row
    if copy != story:
        _note(
            connection,
            step,
            members=_members(connection, "story = ?", story),
            rows=_listed(connection, (story, copy)),
        )
        stand_alone(connection, story)
        done = "copies"
    else:
        others = connection.execute(
            "SELECT 1 FROM event_stories WHERE event = ? AND copy <> ? LIMIT 1", (event, story)
        ).fetchone()
        if others is None:
            return None
        _note(connection, step, members=_members(connection, "copy = ?", story))
        # an event goes by the number of its first story: whoever leaves gets one nobody has
        connection.execute(
            "UPDATE event_stories SET event = ?, sample = NULL WHERE copy = ?",
            (-story if event == story else story, story),
        )
        done = "event"
    connection.execute("INSERT OR REPLACE INTO hand_events VALUES (?, ?, ?)", (story, story, at))
    return done


def _event(connection: sqlite3.Connection, story: int) -> int:
    row = connection.execute("SELECT event FROM event_stories WHERE story = ?", (story,)).fetchone()
    return story if row is None else int(row[0])


def _members(connection: sqlite3.Connection, which: str, value: int) -> list[tuple[Any, ...]]:
    return connection.execute(
        f"SELECT story, event, copy, sample FROM event_stories WHERE {which}",  # noqa: S608 - our own words
        (value,),
    ).fetchall()


def _listed(connection: sqlite3.Connection, stories: Sequence[int]) -> list[tuple[Any, ...]]:
    signs = ", ".join(map(str, stories))
    return connection.execute(
        f"SELECT id, hidden, sources FROM stories WHERE id IN ({signs})"  # noqa: S608 - numbers of ours
    ).fetchall()


def _note(
    connection: sqlite3.Connection,
    step: int,
    *,
    members: Sequence[tuple[Any, ...]] = (),
    rows: Sequence[tuple[Any, ...]] = (),
    events: Sequence[tuple[Any, ...]] = (),
) -> None:
    if step:
        told = {"members": members, "rows": rows, "events": events}
        note(
            connection,
            step,
            EVENTS,
            {name: [[_told(one) for one in row] for row in each] for name, each in told.items()},
        )


def _told(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value
