"""What fields of a query may be given as values: sources, tags, folders, names, languages."""

import sqlite3
from typing import NamedTuple

from wirereader.library.stored_values import json_object, words

MOST_NAMES = 2000
"""So many people, places and organisations are offered: those in most stories."""
_TAGS = (
    # one step a tag, however many stories have it
    "WITH RECURSIVE each (tag) AS (SELECT min(tag) FROM tagged UNION ALL"
    " SELECT (SELECT min(t.tag) FROM tagged t WHERE t.tag > each.tag) FROM each"
    " WHERE each.tag IS NOT NULL) SELECT tag FROM each WHERE tag IS NOT NULL"
)


class QueryValues(NamedTuple):
    """Values by what they are of, those that are likely meant first."""

    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


def query_values(connection: sqlite3.Connection) -> QueryValues:
    """What there is in a library at this moment."""
    sources: dict[str, None] = {}
    tags = {str(tag): None for (tag,) in connection.execute(_TAGS)}
    folders: dict[str, None] = {}
    for title, more in connection.execute(
        "SELECT title, more FROM sources WHERE is_removed = 0 ORDER BY title"
    ):
        told = json_object(more)
        sources |= {words(title): None} if words(title) else {}
        tags |= {str(tag).lower(): None for tag in told.get("tags") or ()}
        path = [str(name) for name in told.get("folder") or ()]
        folders |= {"/".join(path[: depth + 1]): None for depth in range(len(path))}
    names = {kind: _names(connection, kind) for kind in (1, 2, 3)}  # `known.kind`
    countries = connection.execute(
        "SELECT DISTINCT name FROM known WHERE kind = 2 AND role = 'country' AND stories > 0"
        " ORDER BY stories DESC LIMIT ?",
        (MOST_NAMES,),
    )
    return QueryValues(
        tuple(sources),
        tuple(sorted(tags)),
        tuple(sorted(folders)),
        names[1],
        names[2],
        names[3],
        tuple(str(name) for (name,) in countries),
    )


def _names(connection: sqlite3.Connection, kind: int) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT name FROM known WHERE kind = ? AND stories > 0 ORDER BY stories DESC, id LIMIT ?",
        (kind, MOST_NAMES),
    )
    return tuple(dict.fromkeys(str(name) for (name,) in rows))


def analysed(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many listed stories have been analysed by any engine, and how many there are."""
    (total,) = connection.execute("SELECT total FROM counts WHERE source = 0").fetchone()
    (left,) = connection.execute(
        # each from its index alone; few stories are hidden
        "SELECT (SELECT count(*) FROM stories INDEXED BY stories_engine WHERE engine = 0)"
        " - (SELECT count(*) FROM stories INDEXED BY stories_hidden WHERE hidden > 0"
        " AND engine = 0)"
    ).fetchone()
    return int(total) - int(left), int(total)
