"""Words of stories: those spelled nearly like one that no story has, those that stand together.

The index is asked for each spelling that is one error away, some hundreds, whatever it holds; words
with two errors are read from its vocabulary behind the beginnings that these spellings have.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

_TEXT: Final = "words", "{headline body byline}"
_NAMES: Final = "names", "{people places organisations speakers}"
_MOST_COUNTED: Final = 1000
"""Stories with a word are counted up to here: more common is as common."""
_LONG: Final = 8
"""Words of so many letters may have two errors."""
_BEGINNING: Final = 4
"""So many letters of a word are taken for its beginning: few words share them."""
_LONGEST: Final = 30
"""Letters of the longest word that is looked for: more have too many spellings."""
_AT_MOST_S: Final = 0.4
"""Seconds after which no more of the vocabulary is read."""
_ALPHABETS: Final = (
    "abcdefghijklmnopqrstuvwxyz",
    "αβγδεζηθικλμνξοπρστυφχψως",
    "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєў",
)


class NearWord(NamedTuple):
    """A word of the index, and how many stories have it (counted up to 1,000)."""

    word: str
    stories: int


def has_word(connection: sqlite3.Connection, word: str, *, of_names: bool = False) -> bool:
    """Claim that a text of any story has a word; `of_names`: that a name found in one has it."""
    return _stories_with(connection, word, 1, of_names=of_names) > 0


def words_near(
    connection: sqlite3.Connection,
    word: str,
    is_near: Callable[[str], bool],
    *,
    of_names: bool = False,
) -> tuple[NearWord, ...]:
    """Words of stories one error from `word` (folded), else in a long word two, in any order.

    `is_near` has the last word about each; the first letter, or the first two swapped, are kept.
    """
    if len(word) > _LONGEST:
        return ()
    spellings = sorted({one for one in _one_error(word) if is_near(one)})
    found = _counted(connection, spellings, of_names=of_names)
    if not found and len(word) >= _LONG:
        begun = dict.fromkeys(one[:_BEGINNING] for one in (word, *_one_error(word)))
        far = (one for one in _beginning_with(connection, begun, of_names=of_names) if is_near(one))
        found = _counted(connection, tuple(far), of_names=of_names)
    return found


def together(
    connection: sqlite3.Connection, words: Sequence[str], fewest: int
) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The sets of `fewest` or more of these words that one story has: by size, the largest first.

    Sets stand in the order of their words.  Each is asked of the index, up to its first story, as
    far as there is time.
    """
    known = [word for word in words if has_word(connection, word)]
    until = time.monotonic() + _AT_MOST_S
    found: list[tuple[tuple[str, ...], ...]] = []
    for size in range(len(known), fewest - 1, -1):
        level: list[tuple[str, ...]] = []
        for some in combinations(known, size):
            if time.monotonic() > until:
                break
            if _is_together(connection, some):
                level.append(some)
        if level:
            found.append(tuple(level))
    return tuple(found)


def _is_together(connection: sqlite3.Connection, words: Sequence[str]) -> bool:
    table, columns = _TEXT
    every = " AND ".join(f'"{word}"' for word in words)
    row = connection.execute(
        f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1",  # noqa: S608 - our own names
        (f"{columns} : ({every})",),
    ).fetchone()
    return row is not None


def _counted(
    connection: sqlite3.Connection, words: Sequence[str], *, of_names: bool
) -> tuple[NearWord, ...]:
    counts = (_stories_with(connection, one, _MOST_COUNTED, of_names=of_names) for one in words)
    return tuple(NearWord(one, count) for one, count in zip(words, counts, strict=True) if count)


def _stories_with(connection: sqlite3.Connection, word: str, most: int, *, of_names: bool) -> int:
    table, columns = _NAMES if of_names else _TEXT
    row = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT ?)",  # noqa: S608 - our own names
        (f'{columns} : "{word}"', most),
    ).fetchone()
    return int(row[0])


def _one_error(word: str) -> Iterator[str]:
    """Spellings with a letter left out, added, changed, or swapped with the next."""
    letters = next((one for one in _ALPHABETS if word[0] in one), "")
    for at in range(len(word)):
        before, after = word[:at], word[at + 1 :]
        if after:
            yield before + after[0] + word[at] + after[1:]
        if at:
            yield before + after
            for letter in letters:
                yield before + letter + after
                yield before + letter + word[at:]
    for letter in letters:
        yield word + letter


def _beginning_with(
    connection: sqlite3.Connection, beginnings: Iterable[str], *, of_names: bool
) -> Iterator[str]:
    """Words of the vocabulary that begin so, as far as there is time to read it."""
    until = time.monotonic() + _AT_MOST_S
    table = _vocabulary(connection, _NAMES[0] if of_names else _TEXT[0])
    for beginning in beginnings:
        last = f"{beginning[:-1]}{chr(ord(beginning[-1]) + 1)}"
        rows = connection.execute(
            f"SELECT term FROM temp.{table} WHERE term >= ? AND term < ?",  # noqa: S608 - our own names
            (beginning, last),
        )
        for (term,) in rows:
            yield str(term)
            if time.monotonic() > until:
                return


def _vocabulary(connection: sqlite3.Connection, table: str) -> str:
    """The vocabulary of an index as a table of this connection, which keeps nothing of it."""
    name = f"vocabulary_of_{table}"
    (is_closed,) = connection.execute("PRAGMA query_only").fetchone()
    connection.execute("PRAGMA query_only = 0")  # for a table that no file has
    try:
        connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{name} USING fts5vocab(main, {table}, row)"
        )
    finally:
        connection.execute(f"PRAGMA query_only = {is_closed:d}")
    return name
