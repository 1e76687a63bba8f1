"""Which event and copies stories belonged to, put back as it was before a hand decided of it."""

import sqlite3
from typing import Any


def take_back(connection: sqlite3.Connection, before: dict[str, Any]) -> None:
    """Put back what stood there before a decision of `join` or `split`."""
    connection.executemany(
        "UPDATE event_stories SET event = ?, copy = ?, sample = ? WHERE story = ?",
        [(event, copy, _bytes(sample), story) for story, event, copy, sample in before["members"]],
    )
    connection.executemany(
        "UPDATE stories SET hidden = ?, sources = ? WHERE id = ?",
        [(hidden, sources, rank) for rank, hidden, sources in before["rows"]],
    )
    connection.executemany(
        "UPDATE events SET oldest = ?, newest = ?, centroid = ?, posted = ?, kept = ?"
        " WHERE event = ?",
        [
            (oldest, newest, _bytes(centroid), _bytes(posted), kept, event)
            for event, oldest, newest, centroid, posted, kept in before["events"]
        ],
    )


def _bytes(value: str | None) -> bytes | None:
    return None if value is None else bytes.fromhex(value)
