"""Which of the stories that were found match best.

Okapi BM25 as SQLite has it (https://sqlite.org/fts5.html#the_bm25_function), a word in the headline
worth eight in the text.  The index weighs each word by reading all its stories: where that would
take long, the newest of those found are weighed among themselves instead.
"""

import contextlib
import sqlite3

from wirereader.library.search.query_execution import Search
from wirereader.library.stories.row_order import FEW
from wirereader.library.stories.word_index import kept_words

_WEIGHTS = "bm25(words, 8.0, 1.0, 2.0, 0.0, 0.0)"
_MANY = 200_000
_WEIGHED_APART = 400


def best_first(connection: sqlite3.Connection, search: Search, ranks: list[int]) -> list[int]:
    """These stories, the newest first, by how well the words of the search match, best first."""
    if not ranks or search.words is None:
        return ranks
    if _is_long(connection, search, ranks):
        return _weighed_apart(connection, search.words, ranks)
    wanted = set(ranks)
    rows = connection.execute(
        "SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?"  # noqa: S608 - our own words
        f" ORDER BY {_WEIGHTS}, rowid DESC",
        (search.words, ranks[-1], ranks[0]),
    )
    return [rank for (rank,) in rows if rank in wanted]


def _is_long(connection: sqlite3.Connection, search: Search, ranks: list[int]) -> bool:
    """Claim that the index would have to read much more than the stories found."""
    if search.order != "words.rowid":
        return True
    if not search.has_phrase or len(ranks) < FEW:
        return False
    (total,) = connection.execute("SELECT total FROM counts WHERE source = 0").fetchone()
    return int(total) > _MANY


def _weighed_apart(connection: sqlite3.Connection, words: str, ranks: list[int]) -> list[int]:
    """The newest of these stories by weight, then the rest as they were."""
    weighed = kept_words(connection, ranks[:_WEIGHED_APART])
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as apart:
        (table,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'words'"
        ).fetchone()
        apart.execute(table)
        apart.execute("BEGIN")
        apart.executemany(
            "INSERT INTO words (rowid, headline, body, byline, source, labels)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            ((rank, *told) for rank, told in weighed),
        )
        found = apart.execute(
            f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY {_WEIGHTS}, rowid DESC",  # noqa: S608 - our own words
            (words,),
        )
        best = [rank for (rank,) in found]
    known = set(best)
    return [*best, *(rank for rank in ranks if rank not in known)]
