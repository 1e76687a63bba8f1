"""Marks and tags of stories that are kept, many at a time; each step can be undone."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from wirereader.library.database import Database
from wirereader.library.stories.known_stories import RANK_OF

_Value = TypeVar("_Value", str, int)
AT_ONCE = 500
A_WRITE = 20 * AT_ONCE
"""Stories in one unit of work: nobody else can write meanwhile."""
_STEPS_KEPT = 200
"""Steps that can be taken back; 100 are promised."""
# A mark may have come by another source's guid: then none is kept under the story's own
_NOW = """SELECT s.id, CASE WHEN o.kind = 'feed' THEN o.key ELSE s.origin END, s.guid, s.is_read,
    s.is_starred, s.tags, CASE WHEN s.is_read THEN coalesce(m.read_at, s.received) END,
    CASE WHEN s.is_starred THEN coalesce(m.starred_at, s.received) END
    FROM stories s JOIN sources o ON o.id = s.source
    LEFT JOIN marks m ON m.source = CASE WHEN o.kind = 'feed' THEN o.key ELSE s.origin END
        AND m.guid = s.guid
    WHERE s.id IN"""


class Change(NamedTuple):
    """What is to be done to stories; None leaves a side as it is.

    `tag` is a name and whether it is given or taken.
    """

    read: bool | None
    starred: bool | None
    tag: tuple[str, bool] | None


class MarkedStory(NamedTuple):
    """A story and what the reader did with it; times in microseconds."""

    id: int
    source: str
    guid: str
    is_read: bool
    is_starred: bool
    tags: tuple[str, ...]
    read_at: int | None
    starred_at: int | None


def ranks_of(connection: sqlite3.Connection, stories: Iterable[str]) -> list[int]:
    """The ranks of those of these story ids that are kept."""
    found: dict[int, None] = {}
    for part in _parts(list(dict.fromkeys(stories))):
        rows = connection.execute(
            "SELECT coalesce(j.story, s.id) FROM stories s LEFT JOIN joined j ON j.name = s.name"  # noqa: S608 - only signs are added
            f" WHERE s.name IN ({', '.join('?' * len(part))})",
            part,
        )
        found |= dict.fromkeys(rank for (rank,) in rows)
    return list(found)


def tags_of(connection: sqlite3.Connection, story_id: str) -> tuple[str, ...]:
    """The tags of a story; none when it is not kept."""
    row = connection.execute(
        f"SELECT tags FROM stories WHERE id = {RANK_OF}",  # noqa: S608 - our own words
        (story_id,),
    ).fetchone()
    return () if row is None else _names(row[0])


def mark_all(database: Database, ranks: Sequence[int], change: Change, said: str, now: int) -> int:
    """Do `change` to stories as one step that can be undone; how many were not so already.

    `said` tells the step; without it there is none.

    Others may write in between: nobody waits long, however many stories there are.
    """
    changed, step = 0, 0
    for start in range(0, len(ranks), A_WRITE):
        with database.writing() as connection:
            step = step or (begin_step(connection, said, now) if said else 0)
            part = ranks[start : start + A_WRITE]
            changed += change_marks(connection, part, change, step or None, now)
            if step and not changed and start + A_WRITE >= len(ranks):
                drop_step(connection, step)
    return changed


def begin_step(connection: sqlite3.Connection, said: str, now: int) -> int:
    """Begin a step that can be undone; the oldest steps are forgotten."""
    step = connection.execute("INSERT INTO steps (said, at) VALUES (?, ?)", (said, now)).lastrowid
    # by place and not by number: steps in which nothing changed have left gaps
    row = connection.execute(
        "SELECT id FROM steps ORDER BY id DESC LIMIT 1 OFFSET ?", (_STEPS_KEPT,)
    ).fetchone()
    if row is not None:
        for table, column in (("steps", "id"), ("step_changes", "step"), ("step_parts", "step")):
            connection.execute(f"DELETE FROM {table} WHERE {column} <= ?", row)  # noqa: S608 - our own names
    return int(step or 0)


def drop_step(connection: sqlite3.Connection, step: int) -> None:
    """Forget a step in which nothing changed."""
    connection.execute("DELETE FROM steps WHERE id = ?", (step,))


def change_marks(
    connection: sqlite3.Connection,
    ranks: Sequence[int],
    change: Change,
    step: int | None,
    now: int,
) -> int:
    """Do `change` to stories, within a step to be undone or without; how many were not so."""
    changed = 0
    for part in _parts(ranks):
        pairs = [(old, _after(old, change, now)) for old in _marked(connection, part)]
        pairs = [(old, new) for old, new in pairs if old != new]
        if step is not None:
            before = (
                (step, old.id, old.read_at, old.starred_at, "\n".join(old.tags)) for old, _ in pairs
            )
            connection.executemany(
                "INSERT OR IGNORE INTO step_changes VALUES (?, ?, ?, ?, ?)", before
            )
        _keep(connection, pairs, now)
        changed += len(pairs)
    return changed


def take_marks_back(connection: sqlite3.Connection, step: int, now: int) -> int:
    """Give stories of a step the marks they had, so many that nobody waits long; how many.

    What was taken back leaves the step: 0 says that no marks are left in it.
    """
    before = {
        story: rest
        for story, *rest in connection.execute(
            "SELECT story, read_at, starred_at, tags FROM step_changes WHERE step = ?"
            " ORDER BY story LIMIT ?",
            (step, A_WRITE),
        )
    }
    for part in _parts(list(before)):
        pairs = []
        for old in _marked(connection, part):
            read_at, starred_at, tags = before[old.id]
            new = old._replace(
                is_read=read_at is not None,
                is_starred=starred_at is not None,
                tags=_names(tags),
                read_at=read_at,
                starred_at=starred_at,
            )
            pairs.append((old, new))
        _keep(connection, pairs, now)
    if before:
        connection.execute(
            "DELETE FROM step_changes WHERE step = ? AND story <= ?", (step, max(before))
        )
    return len(before)


def unite_marks(connection: sqlite3.Connection, older: int, younger: int, now: int) -> None:
    """Give `older` what was done with `younger`, too; steps to be undone are then about `older`."""
    both = {one.id: one for one in _marked(connection, [older, younger])}
    old, other = both[older], both[younger]
    united = old._replace(
        is_read=old.is_read or other.is_read,
        is_starred=old.is_starred or other.is_starred,
        tags=tuple(dict.fromkeys((*old.tags, *other.tags))),
        read_at=other.read_at if old.read_at is None else old.read_at,
        starred_at=other.starred_at if old.starred_at is None else old.starred_at,
    )
    bare = other._replace(tags=(), is_starred=False, starred_at=None)
    _keep(connection, [(old, united)] if old != united else [], now)
    with unsent(connection):  # what the younger had at a server it keeps there
        _keep(connection, [(other, bare)] if other != bare else [], now)
    connection.execute(
        "UPDATE OR IGNORE step_changes SET story = ? WHERE story = ?", (older, younger)
    )


def _marked(connection: sqlite3.Connection, ranks: Sequence[int]) -> list[MarkedStory]:
    rows = connection.execute(f"{_NOW} ({', '.join('?' * len(ranks))})", list(ranks)).fetchall()
    return [
        MarkedStory(
            rank, source, guid, bool(read), bool(starred), _names(tags), read_at, starred_at
        )
        for rank, source, guid, read, starred, tags, read_at, starred_at in rows
    ]


def _after(old: MarkedStory, change: Change, now: int) -> MarkedStory:
    new = old
    if change.read is not None and change.read is not old.is_read:
        new = new._replace(is_read=change.read, read_at=now if change.read else None)
    if change.starred is not None and change.starred is not old.is_starred:
        new = new._replace(is_starred=change.starred, starred_at=now if change.starred else None)
    if change.tag is not None:
        name, is_given = change.tag
        others = tuple(tag for tag in old.tags if tag != name)
        if is_given is not (name in old.tags):
            new = new._replace(tags=(*others, name) if is_given else others)
    return new


def _keep(
    connection: sqlite3.Connection, pairs: list[tuple[MarkedStory, MarkedStory]], now: int
) -> None:
    connection.executemany(
        "INSERT INTO marks (source, guid, read_at, starred_at, changed_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (source, guid) DO UPDATE SET read_at = excluded.read_at,"
        " starred_at = excluded.starred_at, changed_at = excluded.changed_at",
        [
            (new.source, new.guid, new.read_at, new.starred_at, now)
            for old, new in pairs
            if (old.read_at, old.starred_at) != (new.read_at, new.starred_at)
        ],
    )
    connection.executemany(
        "UPDATE stories SET is_read = ?, is_starred = ?, tags = ? WHERE id = ?",
        [(new.is_read, new.is_starred, "\n".join(new.tags), new.id) for _, new in pairs],
    )
    # only what differs: each row that goes or comes may have to be sent to a server
    connection.executemany(
        "DELETE FROM tagged WHERE tag = ? AND story = ?",
        [(tag, old.id) for old, new in pairs for tag in old.tags if tag not in new.tags],
    )
    connection.executemany(
        "INSERT INTO tagged (tag, story) VALUES (?, ?)",
        [(tag, new.id) for old, new in pairs for tag in new.tags if tag not in old.tags],
    )


@contextlib.contextmanager
def unsent(connection: sqlite3.Connection) -> Iterator[None]:
    """Marks and tags that change within the block are sent to no server."""
    (before,) = connection.execute("SELECT is_on FROM account_taking").fetchone()
    connection.execute("UPDATE account_taking SET is_on = 1")
    yield  # where it is left by an error, the transaction is given up
    connection.execute("UPDATE account_taking SET is_on = ?", (before,))


def _names(tags: str) -> tuple[str, ...]:
    return tuple(tags.split("\n")) if tags else ()


def _parts(values: Sequence[_Value]) -> Iterator[list[_Value]]:
    for start in range(0, len(values), AT_ONCE):
        yield list(values[start : start + AT_ONCE])
