"""What an older edition of the engine called somebody: searches by that name find them as well."""

import sqlite3

from wirereader.library.search.name_index import COLUMNS
from wirereader.library.search.query import AllOf, AnyOf, Not, Part, Query, Words
from wirereader.story.folding import folded

_SPEAKING = (COLUMNS["person"], COLUMNS["organisation"])
_MOST = 12  # names that one search is widened by


def with_former_names(connection: sqlite3.Connection, query: Query) -> Query:
    """The query with each name asked for under what an older edition called it, too."""
    return query._replace(parts=tuple(_widened(connection, part) for part in query.parts))


def _widened(connection: sqlite3.Connection, part: Part) -> Part:
    match part:
        case Words(field=field) if field in COLUMNS:
            forms = forms_now(connection, COLUMNS[field], part.words)
            own = [part._replace(words=form, is_prefix=False) for form in forms]
            return AnyOf((part, *own)) if own else part
        case Not():
            return Not(_widened(connection, part.part))
        case AnyOf() | AllOf():
            return part._replace(parts=tuple(_widened(connection, one) for one in part.parts))
    return part


def forms_now(connection: sqlite3.Connection, column: str, words: str) -> tuple[str, ...]:
    """The names of today of whoever an older edition called so, or by a name with these words."""
    kinds = _SPEAKING if column == COLUMNS["speaker"] else (column, column)
    wanted = folded(words)
    rows = connection.execute(
        "SELECT DISTINCT now FROM former_names WHERE kind IN (?, ?)"
        " AND instr(' ' || form || ' ', ' ' || ? || ' ') ORDER BY form <> ?, now LIMIT ?",
        (*kinds, wanted, wanted, _MOST),
    )
    return tuple(now for (now,) in rows) if wanted else ()
