"""Texts that version 0.1.0 stored: it left out what a picture shows, which is told in words now.

A story is not changed by that.  What is stored is not rewritten, and compared without the pictures.
"""

import sqlite3

from wirereader.story.body import MEDIA, fingerprint
from wirereader.story.record import Record

OLDER_TEXTS = (
    # The last version that was stored before pictures were told
    "CREATE TABLE older_texts (version INTEGER NOT NULL)",
    "INSERT INTO older_texts SELECT coalesce(max(id), 0) FROM revisions",
)
_BETWEEN = "\n\n"


def last_older_text(connection: sqlite3.Connection) -> int:
    """The number of the last version of any story that has no pictures in its text."""
    row = connection.execute("SELECT version FROM older_texts").fetchone()
    return 0 if row is None else int(row[0])


def fingerprint_without_media(record: Record) -> str | None:
    """The fingerprint of a text without what tells of pictures and the like; None if none does."""
    spans = [block[1:3] for block in record.more.get("blocks", ()) if block[0] in MEDIA]
    if not spans:
        return None
    kept, at = [], 0
    for paragraph in record.text.split(_BETWEEN):
        if not any(start <= at < end for start, end in spans):
            kept.append(paragraph)
        at += len(paragraph) + len(_BETWEEN)
    return fingerprint(_BETWEEN.join(kept))
