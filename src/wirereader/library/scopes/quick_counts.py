"""Counts of lists that are kept up to date, so that nothing need be looked at to tell them."""

import sqlite3
from typing import NamedTuple

from wirereader.library.search.query import Flag, InSources, Query
from wirereader.library.stories.sample_stories_aside import samples_source


class Counted(NamedTuple):
    """How many stories are listed, and how many of them are unread."""

    stories: int
    unread: int


def quick_counts(connection: sqlite3.Connection, query: Query | None) -> Counted | None:
    """How many stories a query finds as all stand now; None where they must be looked at."""
    match () if query is None else query.parts:
        case ():
            return _of(connection, 0)
        case (Flag("unread"),):
            unread = _of(connection, 0).unread
            return Counted(unread, unread)
        case (InSources((number,)), *_) if number == samples_source(connection):
            return None
        case (InSources((number,)),):
            return _of(connection, number)
        case (InSources((number,)), Flag("unread")):
            unread = _of(connection, number).unread
            return Counted(unread, unread)
    return None


def _of(connection: sqlite3.Connection, source: int) -> Counted:
    row = connection.execute(
        "SELECT total, unread FROM counts WHERE source = ?", (source,)
    ).fetchone()
    return Counted(0, 0) if row is None else Counted(*row)
