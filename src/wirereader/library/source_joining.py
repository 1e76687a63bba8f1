"""Two sources that are one feed made one: their stories, marks, counts and folder are kept."""

import sqlite3
from collections.abc import Iterable

from wirereader.formats.addresses import same_feed_key
from wirereader.library import source_table
from wirereader.library.accounts import served_sources
from wirereader.library.stories.batch_writer import BatchWriter
from wirereader.library.stories.joining import join_stories
from wirereader.library.stories.known_stories import AGAIN, COPY
from wirereader.story.source import Source, SourceKind


def followed_at(connection: sqlite3.Connection, address: str, besides: int) -> Source | None:
    """The other source that is subscribed to at an address, however it is spelled."""
    wanted = same_feed_key(address)
    for state in source_table.kept_sources(connection):
        one = state.source
        keys = {same_feed_key(one.key), same_feed_key(one.address)}
        if one.id != besides and one.kind is SourceKind.FEED and wanted in keys:
            return one
    return None


def join_sources(connection: sqlite3.Connection, gone: Source, kept: Source, now: int) -> Source:
    """Let `gone` be `kept` from now on (both with their ids); `kept` as it is then."""
    united = kept._replace(
        folder=kept.folder or gone.folder,
        tags=tuple(dict.fromkeys((*kept.tags, *gone.tags))),
        title=kept.title or gone.title,
        is_private_allowed=kept.is_private_allowed or gone.is_private_allowed,
    )
    source_table.change_source(connection, united)
    served_sources.note_local(connection, kept.id)
    writer = BatchWriter(connection, now, None)
    touched = {
        story
        for (story,) in connection.execute(
            "SELECT id FROM stories WHERE source = ?1 UNION"
            " SELECT story FROM deliveries WHERE source = ?1 AND story IS NOT NULL",
            (gone.id,),
        )
    }
    writer.index.change(touched)
    _join_marks(connection, gone, united)
    _join_doubles(writer, gone.id, united.id)
    _move_stories(connection, gone.id, united.id)
    _move_copies(connection, gone.id, united.id)
    _count_anew(connection, touched, (gone.id, united.id))
    source_table.remove_source(connection, gone.id)
    writer.index.write()
    return united


def _join_marks(connection: sqlite3.Connection, gone: Source, kept: Source) -> None:
    connection.execute(
        "INSERT INTO marks (source, guid, read_at, starred_at, changed_at)"
        " SELECT ?2, guid, read_at, starred_at, changed_at FROM marks WHERE source = ?1"
        " ON CONFLICT (source, guid) DO UPDATE SET read_at = coalesce(read_at, excluded.read_at),"
        " starred_at = coalesce(starred_at, excluded.starred_at)",
        (gone.key, kept.key),
    )


def _join_doubles(writer: BatchWriter, gone: int, kept: int) -> None:
    """Stories that both brought, each as its own, under one guid."""
    pairs = writer.connection.execute(
        "SELECT s.id, t.id, s.received <= t.received FROM stories s"
        " JOIN deliveries d ON d.source = ?2 AND d.guid = s.guid AND d.origin = s.origin"
        " JOIN stories t ON t.id = d.story AND t.id <> s.id AND t.source = ?2 AND t.hidden <> 3"
        " WHERE s.source = ?1 AND s.hidden <> 3",
        (gone, kept),
    ).fetchall()
    for one, other, is_older in pairs:
        join_stories(writer, *((other, one) if is_older else (one, other)))


def _move_stories(connection: sqlite3.Connection, gone: int, kept: int) -> None:
    rows = connection.execute(
        "SELECT id, guid, origin FROM stories WHERE source = ?", (gone,)
    ).fetchall()
    for story, guid, origin in rows:
        at = (kept, guid, origin)
        connection.execute(
            "DELETE FROM deliveries WHERE source = ? AND guid = ? AND origin = ?"
            " AND (story IS NULL OR story = ?)",
            (*at, story),
        )
        connection.execute(
            "UPDATE OR IGNORE deliveries SET source = ? WHERE source = ? AND guid = ?"
            " AND origin = ?",
            (kept, gone, guid, origin),
        )
    connection.execute("UPDATE stories SET source = ? WHERE source = ?", (kept, gone))


def _move_copies(connection: sqlite3.Connection, gone: int, kept: int) -> None:
    """Copies that one brought of what the other has are none; of two copies one is enough."""
    connection.execute("UPDATE OR IGNORE deliveries SET source = ? WHERE source = ?", (kept, gone))
    connection.execute("DELETE FROM deliveries WHERE source = ?", (gone,))
    connection.execute(
        "UPDATE deliveries SET kind = ?1 WHERE source = ?2 AND kind = ?3 AND (EXISTS"
        " (SELECT 1 FROM stories s WHERE s.id = deliveries.story AND s.source = ?2)"
        " OR EXISTS (SELECT 1 FROM deliveries o WHERE o.source = ?2 AND o.kind = ?3"
        " AND o.story = deliveries.story AND (o.guid, o.origin)"
        " < (deliveries.guid, deliveries.origin)))",
        (AGAIN, kept, COPY),
    )


def _count_anew(
    connection: sqlite3.Connection, stories: Iterable[int], sources: Iterable[int]
) -> None:
    connection.executemany(
        "UPDATE stories SET sources = 1 + (SELECT count(*) FROM deliveries d"
        " WHERE d.story = stories.id AND d.kind > 0 AND d.kind = 1) WHERE id = ?",
        [(story,) for story in stories],
    )
    for source in sources:
        connection.execute(
            "UPDATE counts SET (total, unread) = (SELECT count(*), coalesce(sum(is_read = 0), 0)"
            " FROM stories WHERE hidden = 0 AND (source = ?1 OR id IN"
            " (SELECT story FROM deliveries WHERE source = ?1 AND kind = 1))) WHERE source = ?1",
            (source,),
        )
