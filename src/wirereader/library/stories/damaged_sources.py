"""Sources whose own number, or whether they are followed, was damaged on the disk: put right.

Stories know their source by its number, and a story's id is made of the source's key and its guid
(`story/identity.py`): so the stories tell which number was a source's own.
"""

import sqlite3

from wirereader.story.identity import story_id

_LOST = """SELECT s.id, s.key FROM sources s WHERE NOT EXISTS
    (SELECT 1 FROM deliveries d WHERE d.source = s.id)
    AND (s.id < 1 OR NOT EXISTS (SELECT 1 FROM counts c WHERE c.source = s.id))"""
_NUMBERS = """SELECT c.source FROM counts c WHERE c.source > 0
    AND NOT EXISTS (SELECT 1 FROM sources s WHERE s.id = c.source)
    AND EXISTS (SELECT 1 FROM deliveries d WHERE d.source = c.source)"""
_FREE = """SELECT 1 + max(number) FROM (SELECT 0 AS number UNION ALL SELECT source FROM counts
    UNION ALL SELECT id FROM sources WHERE id < 1 << 60)"""
_BROUGHT = """SELECT s.name, s.guid FROM deliveries d JOIN stories s ON s.id = d.story
    WHERE d.source = ? AND d.kind = 0 LIMIT 50"""


def mend_sources(connection: sqlite3.Connection) -> None:
    """Give sources their own numbers back, and follow those that may be followed.

    What they have is to be counted afterwards.
    """
    connection.execute("UPDATE sources SET is_removed = 0 WHERE is_removed NOT IN (0, 1)")
    _give_numbers_back(connection)
    connection.execute(
        "INSERT INTO counts (source) SELECT id FROM sources"
        " WHERE id NOT IN (SELECT source FROM counts)"
    )


def _give_numbers_back(connection: sqlite3.Connection) -> None:
    lost = connection.execute(_LOST).fetchall()
    numbers = [number for (number,) in connection.execute(_NUMBERS)]
    for now, key in lost:
        own = next((one for one in numbers if _has_brought(connection, one, key)), None)
        if own is None and len(lost) == len(numbers) == 1:  # a folder: its stories tell senders
            own = numbers[0]
        if own is not None:
            numbers.remove(own)
        elif now < 1:  # no number that stories could have
            (own,) = connection.execute(_FREE).fetchone()
        if own is not None:
            connection.execute("UPDATE sources SET id = ? WHERE id = ?", (own, now))


def _has_brought(connection: sqlite3.Connection, number: int, key: object) -> bool:
    """Claim that the stories of the source of this number have ids of this key."""
    rows = connection.execute(_BROUGHT, (number,)).fetchall()
    return isinstance(key, str) and any(
        isinstance(guid, str) and story_id(key, guid) == name for name, guid in rows
    )
