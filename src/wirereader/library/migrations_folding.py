"""The step of the schema that makes "ł", "ø" and their like found by plain letters."""

import sqlite3

from wirereader.library.search import name_index
from wirereader.library.stories import word_index
from wirereader.story.folding import folded


def fold_strokes(connection: sqlite3.Connection) -> None:
    """Tell all indexes anew of what has such a letter in it."""
    word_index.fold_strokes(connection)
    name_index.fold_strokes(connection)
    rows = connection.execute("SELECT id, name, folded FROM known").fetchall()
    connection.executemany(
        "UPDATE known SET folded = ? WHERE id = ?",
        [(now, known) for known, name, before in rows if (now := folded(name)) != before],
    )
