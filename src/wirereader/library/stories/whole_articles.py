"""The table of whole articles: the words of a story's page, in place of those of its feed.

A later version of the story, or its end, takes the page's words away: they told of another one.
`stories.fingerprint` stays that of the feed's words, which deliveries are compared with; what is
shown, found and indexed goes by `SHOWN_TEXT` and `SHOWN_FINGERPRINT`.
"""

import json
import sqlite3

from wirereader.library.stored_values import json_object, words
from wirereader.story.record import Record

WHOLE_TABLES = (
    """CREATE TABLE wholes (
        story INTEGER PRIMARY KEY,
        text TEXT NOT NULL,
        more TEXT NOT NULL,
        fetched_at INTEGER NOT NULL
    )""",
    """CREATE TRIGGER wholes_outdated AFTER UPDATE OF version ON stories
        WHEN new.version <> old.version
        BEGIN DELETE FROM wholes WHERE story = old.id; END""",
    """CREATE TRIGGER wholes_gone AFTER DELETE ON stories
        BEGIN DELETE FROM wholes WHERE story = old.id; END""",
)
WHOLE_FINGERPRINTS = "ALTER TABLE wholes ADD COLUMN fingerprint TEXT NOT NULL DEFAULT ''"
"""A later step of the schema; `search.whole_index` fills the column."""
WITH_WHOLE = "LEFT JOIN wholes w ON w.story = s.id"
SHOWN_TEXT = "coalesce(w.text, r.text)"
SHOWN_FINGERPRINT = "coalesce(w.fingerprint, s.fingerprint)"
"""SQL, for stories `s` and revisions `r` joined `WITH_WHOLE`: what a reader is shown."""
_SHAPE = ("blocks", "links")


def keep_whole(connection: sqlite3.Connection, story: int, record: Record, now: int) -> None:
    """Keep the words of the page of a story, which waits to be analysed anew from then on."""
    shape = {key: record.more[key] for key in _SHAPE if key in record.more}
    connection.execute(
        "INSERT OR REPLACE INTO wholes (story, text, more, fetched_at, fingerprint)"
        " VALUES (?, ?, ?, ?, ?)",
        (story, record.text, json.dumps(shape), now, record.fingerprint),
    )
    connection.execute("UPDATE stories SET engine = 0 WHERE id = ?", (story,))


def with_whole(connection: sqlite3.Connection, story: int, record: Record) -> Record:
    """The record of a story, with the words of its page where those are kept."""
    row = connection.execute(
        "SELECT text, more, fingerprint FROM wholes WHERE story = ?", (story,)
    ).fetchone()
    if row is None:
        return record
    shape = json_object(row[1])
    rest = {key: value for key, value in record.more.items() if key not in _SHAPE}
    return record._replace(text=words(row[0]), more={**rest, **shape}, fingerprint=words(row[2]))
