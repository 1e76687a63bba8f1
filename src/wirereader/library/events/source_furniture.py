"""Lines that a source repeats across its stories: its page, and never news in a change."""

import sqlite3
from collections import Counter

from wirereader.library.stored_values import words

_LATEST = 16  # stories of a source that are looked at
_LEAST = 5  # of a source with fewer nothing is learned
_MOST = 0.5  # a line that stands in more of them is the page's
_LONGEST = 300  # code points: no longer line is one of these
_STORIES = """SELECT r.text FROM (SELECT id, source, version FROM stories
    ORDER BY id DESC LIMIT 4000) s JOIN revisions r ON r.id = s.version
    WHERE s.source = ? AND s.id <> ? LIMIT ?"""  # of the newest alone: no index leads to a source


def furniture_of(connection: sqlite3.Connection, story: int) -> frozenset[str]:
    """The lines that stand in most other stories of the source of a story (a rank), of late."""
    row = connection.execute("SELECT source FROM stories WHERE id = ?", (story,)).fetchone()
    if row is None:
        return frozenset()
    texts = [
        words(text) for (text,) in connection.execute(_STORIES, (row[0], story, _LATEST)).fetchall()
    ]
    if len(texts) < _LEAST:
        return frozenset()
    stands = Counter(line for text in texts for line in {one.strip() for one in text.split("\n")})
    return frozenset(
        line
        for line, count in stands.items()
        if line and len(line) <= _LONGEST and count > _MOST * len(texts)
    )
