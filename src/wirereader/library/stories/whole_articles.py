"""The table of whole articles: the words of a story's page, in place of those of its feed.

A later version of the story, or its end, takes the page's words away: they told of another one.
"""

import json
import sqlite3

from wirereader.library.stored_values import json_object, words
from wirereader.library.stories.known_stories import RANK_OF
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
_SHAPE = ("blocks", "links")


def keep_whole(connection: sqlite3.Connection, name: str, record: Record, now: int) -> None:
    """Keep the words of the page of the story with this id; nothing if it is not kept itself."""
    shape = {key: record.more[key] for key in _SHAPE if key in record.more}
    connection.execute(
        "INSERT OR REPLACE INTO wholes (story, text, more, fetched_at)"  # noqa: S608 - our own words
        f" SELECT id, ?2, ?3, ?4 FROM stories WHERE id = {RANK_OF}",
        (name, record.text, json.dumps(shape), now),
    )


def with_whole(connection: sqlite3.Connection, story: int, record: Record) -> Record:
    """The record of a story, with the words of its page where those are kept."""
    row = connection.execute("SELECT text, more FROM wholes WHERE story = ?", (story,)).fetchone()
    if row is None:
        return record
    shape = json_object(row[1])
    rest = {key: value for key, value in record.more.items() if key not in _SHAPE}
    return record._replace(text=words(row[0]), more={**rest, **shape})
