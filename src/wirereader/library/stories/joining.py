"""A story that was kept twice made one again: nothing of either is deleted."""

import sqlite3

from wirereader.library.stories.batch_writer import BatchWriter
from wirereader.library.stories.known_stories import AGAIN, COPY, JOINED, NEWER, OWN, is_first_copy
from wirereader.library.stories.mark_changes import unite_marks


def join_stories(writer: BatchWriter, younger: int, older: int) -> None:
    """Let `younger` (a rank) be `older` from now on, under both ids.

    Read if either was, starred if either was, the tags of both; who brought either brought both.
    """
    connection = writer.connection
    writer.index.change([older, younger])
    unite_marks(connection, older, younger, writer.now)
    connection.execute("UPDATE stories SET hidden = ?, sources = 1 WHERE id = ?", (JOINED, younger))
    connection.execute("UPDATE joined SET story = ? WHERE story = ?", (older, younger))
    connection.execute(
        "INSERT OR REPLACE INTO joined SELECT name, ? FROM stories WHERE id = ?", (older, younger)
    )
    moved = connection.execute(
        "UPDATE OR IGNORE wholes SET story = ? WHERE story = ?", (older, younger)
    )
    if moved.rowcount > 0:  # it shows another text now, which is to be analysed
        connection.execute("UPDATE stories SET engine = 0 WHERE id = ?", (older,))
    _move_deliveries(connection, younger, older)


def _move_deliveries(connection: sqlite3.Connection, younger: int, older: int) -> None:
    rows = connection.execute(
        "SELECT source, guid, origin, kind, seen_at FROM deliveries WHERE story = ? AND kind > 0"
        " UNION ALL SELECT d.source, d.guid, d.origin, d.kind, d.seen_at FROM stories s"
        " JOIN deliveries d ON d.source = s.source AND d.guid = s.guid AND d.origin = s.origin"
        " WHERE s.id = ? AND d.story = s.id AND d.kind = 0",
        (younger, younger),
    ).fetchall()
    for source, guid, origin, kind, seen_at in rows:
        key = (source, guid, origin)
        is_new_copy = kind == COPY and is_first_copy(connection, older, source)
        left = NEWER if kind == OWN else AGAIN if kind == COPY else kind
        # taken out and put in again: counts of sources follow what is put in
        connection.execute(
            "DELETE FROM deliveries WHERE source = ? AND guid = ? AND origin = ?", key
        )
        connection.execute(
            "INSERT INTO deliveries (source, guid, origin, story, kind, seen_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (*key, older, COPY if is_new_copy else left, seen_at),
        )
        if is_new_copy:
            connection.execute("UPDATE stories SET sources = sources + 1 WHERE id = ?", (older,))
