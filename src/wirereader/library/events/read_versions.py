"""Which version of a story was read, and what has changed in substance since."""

import sqlite3
from itertools import pairwise
from typing import NamedTuple

from wirereader.library.events.source_furniture import furniture_of
from wirereader.library.results import Revision
from wirereader.library.stories.known_stories import RANK_OF
from wirereader.library.stories.mark_table import ticks_of
from wirereader.library.stories.story_table import versions
from wirereader.tracking.changes.compare import changes

_READ_AT = """SELECT s.name, s.is_read, v.revision, v.before, m.read_at FROM stories s
    JOIN sources o ON o.id = s.source LEFT JOIN read_versions v ON v.story = s.id
    LEFT JOIN marks m ON m.guid = s.guid
        AND m.source = CASE WHEN o.kind = 'feed' THEN o.key ELSE s.origin END
    WHERE s.id = ?"""


class SinceRead(NamedTuple):
    """Two versions of a story and what a reader is told of them, the weightiest first.

    `is_read` claims that `old` is the version that was read; else it is the one before.
    `is_shown` claims that its words were shown, not only marked read.
    """

    old: Revision
    new: Revision
    lines: tuple[str, ...]
    is_read: bool
    is_shown: bool


def note_shown(connection: sqlite3.Connection, story_id: str, revision: int) -> None:
    """Note that the words of a version were shown while its story was open."""
    row = connection.execute(
        f"SELECT id, revision FROM stories WHERE id = {RANK_OF}",  # noqa: S608 - our own words
        (story_id,),
    ).fetchone()
    if row is None:
        return
    story, newest = row
    since = since_read(connection, story_id) if newest > 1 else None
    before = since.old.number if since is not None and since.is_read else None
    connection.execute(
        "INSERT INTO read_versions VALUES (?, ?, ?) ON CONFLICT (story) DO UPDATE"
        " SET before = CASE WHEN excluded.revision > revision THEN revision ELSE before END,"
        " revision = max(revision, excluded.revision)",
        (story, revision, None if before == revision else before),
    )
    connection.execute(
        "UPDATE alerts SET is_read = 1 WHERE story = ? AND revision <= ? AND is_read = 0",
        (story, revision),
    )
    if revision >= newest:
        connection.execute("DELETE FROM changed_stories WHERE story = ?", (story,))


def note_revised(connection: sqlite3.Connection, story: int) -> None:
    """Note whether a story (a rank) that was read now says something else of substance."""
    name, is_read, *_ = connection.execute(_READ_AT, (story,)).fetchone()
    if not is_read:
        return
    since = since_read(connection, name)
    if since is not None and since.lines:
        connection.execute(
            "INSERT OR REPLACE INTO changed_stories VALUES (?, ?)", (story, "\n".join(since.lines))
        )
    else:
        connection.execute("DELETE FROM changed_stories WHERE story = ?", (story,))


def since_read(connection: sqlite3.Connection, story_id: str) -> SinceRead | None:
    """What changed since a story was read, else since the version before; None: one version."""
    kept = versions(connection, story_id)
    if len(kept) < 2:  # noqa: PLR2004 - one before, and the newest
        return None
    rank = connection.execute(f"SELECT {RANK_OF}", (story_id,)).fetchone()[0]
    _, is_read, shown, before, read_at = connection.execute(_READ_AT, (rank,)).fetchone()
    new, old = kept[-1], None
    if shown == new.number:  # it is open now: what matters is what was read before
        old = next((one for one in kept if one.number == before), None)
    elif shown is not None:
        old = next((one for one in kept if one.number == shown), None)
    elif is_read and read_at is not None:
        old = next((one for one in reversed(kept) if ticks_of(one.received) <= read_at), kept[0])
    elif is_read:
        old = kept[0]
    was_read = old is not None
    old = old or kept[-2]
    page = furniture_of(connection, rank)
    found = changes((old.headline, old.text), (new.headline, new.text), page)
    lines = tuple(change.line for change in found)
    return SinceRead(old, new, lines, is_read=was_read, is_shown=shown is not None)


def version_steps(
    connection: sqlite3.Connection, story_id: str
) -> tuple[tuple[Revision, tuple[str, ...]], ...]:
    """The versions of a story after the first that tell something new, each with its lines."""
    page = _page(connection, story_id)
    steps = []
    for old, new in pairwise(told_versions(connection, story_id)):
        found = changes((old.headline, old.text), (new.headline, new.text), page)
        steps.append((new, tuple(one.line for one in found)))
    return tuple(steps)


def told_versions(connection: sqlite3.Connection, story_id: str) -> tuple[Revision, ...]:
    """The versions of a story that tell something new, the first one included."""
    kept = versions(connection, story_id)
    page = _page(connection, story_id) if len(kept) > 1 else frozenset()
    told: list[Revision] = []
    for one in kept:
        last = told[-1] if told else None
        if last is None or changes((last.headline, last.text), (one.headline, one.text), page):
            told.append(one)
    return tuple(told)


def _page(connection: sqlite3.Connection, story_id: str) -> frozenset[str]:
    rank = connection.execute(f"SELECT {RANK_OF}", (story_id,)).fetchone()[0]
    return frozenset() if rank is None else furniture_of(connection, rank)
