"""Counts of lists that are kept up to date, so that little or nothing need be looked at."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from wirereader.library.scopes.sample_stories_aside import samples_source

if TYPE_CHECKING:
    from wirereader.library.search.query import Query


class Counted(NamedTuple):
    """How many stories are listed, and how many of them are unread."""

    stories: int
    unread: int


class Copy(NamedTuple):
    """A story of source `own` that another `source` brought, too."""

    story: int
    source: int
    own: int
    is_unread: bool


def quick_counts(connection: sqlite3.Connection, query: "Query | None") -> Counted | None:
    """How many stories a query finds as all stand now; None where they must be looked at."""
    if query is None or not query.parts:
        return _of(connection, 0)
    from wirereader.library.search.query import Flag, InSources

    match query.parts:
        case (Flag("unread"),):
            unread = _of(connection, 0).unread
            return Counted(unread, unread)
        case (InSources(numbers), *_) if samples_source(connection) in numbers:
            return None
        case (InSources(numbers),):
            return of_sources(connection, numbers)
        case (InSources(numbers), Flag("unread")):
            unread = of_sources(connection, numbers).unread
            return Counted(unread, unread)
    return None


def of_sources(connection: sqlite3.Connection, numbers: Sequence[int]) -> Counted:
    """How many stories some sources brought; what several of them brought counts once."""
    each = {number: _of(connection, number) for number in numbers}
    return once(each, copies(connection, numbers) if len(each) > 1 else ())


def copies(connection: sqlite3.Connection, numbers: Iterable[int] | None = None) -> list[Copy]:
    """The listed stories that a second source brought: one of these sources, or any."""
    which = "" if numbers is None else f" AND d.source IN ({', '.join(map(str, numbers))})"
    rows = connection.execute(
        "SELECT s.id, d.source, s.source, s.is_read = 0"  # noqa: S608 - numbers of ours
        " FROM deliveries d INDEXED BY deliveries_more CROSS JOIN stories s ON s.id = d.story"
        f" WHERE d.kind > 0 AND d.kind = 1 AND s.hidden = 0{which}"
    )
    return [Copy(*row) for row in rows]


def once(each: Mapping[int, Counted], brought_again: Iterable[Copy]) -> Counted:
    """The counts of some sources, by their numbers, what several of them brought counted once."""
    stories = sum(counted.stories for counted in each.values())
    unread = sum(counted.unread for counted in each.values())
    seen: set[int] = set()
    for copy in brought_again:
        if copy.source in each:
            if copy.own in each or copy.story in seen:
                stories, unread = stories - 1, unread - copy.is_unread
            seen.add(copy.story)
    return Counted(stories, unread)


def _of(connection: sqlite3.Connection, source: int) -> Counted:
    """The counts of a source; source 0 stands for all."""
    row = connection.execute(
        "SELECT total, unread FROM counts WHERE source = ?", (source,)
    ).fetchone()
    return Counted(0, 0) if row is None else Counted(*row)
