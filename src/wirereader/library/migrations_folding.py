"""The steps of the schema that make letters and digits of other kinds found by plain ones.

Only what has such a sign in it is told anew: a library is scanned once, and not rebuilt.
"""

import re
import sqlite3

from wirereader.library.search import name_index
from wirereader.library.stories import word_index
from wirereader.library.stories.word_index import with_blanks
from wirereader.story.folding import UNLIKE, folded, without_strokes

# What was folded before `fold_letters` came; a text had these told plainly, and no others
_STROKED = "łøđðħŧıĸŋßæœþɓƈɖɗƒɠɨɉƙƚɲɵƥɍƭʉʋƴƶƀȼɇǥǿǽŁØĐÐĦŦŊÆŒÞƁƇƉƊƑƓƗɈƘȽƝƟƤɌƬɄƲƳƵɃȻɆǤǾǼẞ"
_DONE = "folded_now"
"""A table that stands while steps are taken: the index has heard of all signs already."""


def fold_strokes(connection: sqlite3.Connection) -> None:
    """Tell all indexes anew of what has such a sign in it: they were told of it as it stands."""
    word_index.fold_anew(connection, with_blanks, _has_any, of_feeds=True)
    name_index.fold_anew(connection, with_blanks)
    _fold_known(connection)
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {_DONE} (at INTEGER)")


def fold_letters(connection: sqlite3.Connection) -> None:
    """Tell them anew of what has one that was not folded when they were told."""
    done = "SELECT 1 FROM sqlite_temp_master WHERE name = ?"
    if connection.execute(done, (_DONE,)).fetchone():
        connection.execute(f"DROP TABLE temp.{_DONE}")
        return
    stroked = re.compile(f"[{_STROKED}]")

    def before(text: str) -> str:
        return with_blanks(stroked.sub(lambda letter: without_strokes(letter[0]), text))

    def concerns(text: str) -> bool:
        return not text.isascii() and any(sign[0] not in _STROKED for sign in UNLIKE.finditer(text))

    word_index.fold_anew(connection, before, concerns)
    name_index.fold_anew(connection, before)
    _fold_known(connection)
    former = connection.execute("SELECT kind, form, now FROM former_names").fetchall()
    for kind, form, now in former:
        if (plain := folded(form)) != form:
            connection.execute(
                "INSERT OR IGNORE INTO former_names VALUES (?, ?, ?)", (kind, plain, now)
            )
            connection.execute(
                "DELETE FROM former_names WHERE kind = ? AND form = ? AND now = ?",
                (kind, form, now),
            )


def _has_any(text: str) -> bool:
    return not text.isascii() and UNLIKE.search(text) is not None


def _fold_known(connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT id, name, folded FROM known").fetchall()
    connection.executemany(
        "UPDATE known SET folded = ? WHERE id = ?",
        [(now, known) for known, name, before in rows if (now := folded(name)) != before],
    )
