"""How many stories, and how many unread ones, every view, search, tag, folder and source has.

A story that two sources brought counts once in a folder that holds both, and once in each of them.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from wirereader.library.arrival_rules import saved_searches
from wirereader.library.results import SourceState
from wirereader.library.search.query import Flag, Part, Query, Since, Tag, parse_query
from wirereader.library.search.query_execution import Planner
from wirereader.library.source_table import kept_sources
from wirereader.library.stories.mark_table import ticks_of
from wirereader.story.faults import SettingsFault

Folder = tuple[str, ...]
"""The names of folders, the outermost first."""


class Counted(NamedTuple):
    """How many stories are listed, and how many of them are unread."""

    stories: int
    unread: int


class FeedCounts(NamedTuple):
    """Counts by the name of a view, a saved search or a tag, and by folder; sources tell theirs."""

    views: Mapping[str, Counted]
    searches: Mapping[str, Counted]
    tags: Mapping[str, Counted]
    folders: Mapping[Folder, Counted]
    sources: tuple[SourceState, ...]


class _Copy(NamedTuple):
    """A story that another source brought, too."""

    story: int
    source: int
    own: int
    is_unread: bool


def count_feeds(connection: sqlite3.Connection, now: datetime, day: datetime) -> FeedCounts:
    """Count everything; `day` is when today began (aware).  To be called in one transaction."""
    (newest,) = connection.execute("SELECT seq FROM arrivals").fetchone()
    planner = Planner(connection, ticks_of(now), newest)
    sources = kept_sources(connection)
    return FeedCounts(
        _views(connection, planner, day),
        dict(_searches(connection, planner, now)),
        {tag: _found(connection, planner, Tag(tag)) for tag in _tags(connection, sources)},
        _folders(connection, sources),
        sources,
    )


def _found(connection: sqlite3.Connection, planner: Planner, *parts: Part) -> Counted:
    return Counted(*planner.search(Query("", parts)).counts(connection))


def _views(
    connection: sqlite3.Connection, planner: Planner, day: datetime
) -> Mapping[str, Counted]:
    total, unread = connection.execute(
        "SELECT total, unread FROM counts WHERE source = 0"
    ).fetchone()
    return {
        "unread": Counted(unread, unread),
        "today": _found(connection, planner, Since(ticks_of(day))),
        "breaking": _found(connection, planner, Flag("breaking")),
        "starred": _found(connection, planner, Flag("starred")),
        "changed": _found(connection, planner, Flag("changed")),
        "all": Counted(total, unread),
    }


def _searches(
    connection: sqlite3.Connection, planner: Planner, now: datetime
) -> Iterable[tuple[str, Counted]]:
    for name, text in saved_searches(connection):
        try:
            query = parse_query(text, now)
        except SettingsFault:  # read when it was kept: only one of another version's fails
            continue
        yield name, Counted(*planner.search(query).counts(connection))


def _tags(connection: sqlite3.Connection, sources: Iterable[SourceState]) -> list[str]:
    """The reader's own tags, of stories and of sources, by name."""
    # one step a tag, however many stories have it
    rows = connection.execute(
        "WITH RECURSIVE each (tag) AS (SELECT min(tag) FROM tagged UNION ALL"
        " SELECT (SELECT min(t.tag) FROM tagged t WHERE t.tag > each.tag) FROM each"
        " WHERE each.tag IS NOT NULL) SELECT tag FROM each WHERE tag IS NOT NULL"
    )
    tags = {str(tag) for (tag,) in rows}
    return sorted(tags.union(*({tag.lower() for tag in one.source.tags} for one in sources)))


def _folders(
    connection: sqlite3.Connection, sources: Iterable[SourceState]
) -> Mapping[Folder, Counted]:
    inside: dict[Folder, dict[int, SourceState]] = {}
    for state in sources:
        for depth in range(1, len(state.source.folder) + 1):
            inside.setdefault(state.source.folder[:depth], {})[state.source.id] = state
    copies = _copies(connection) if inside else []
    return {folder: _once(inside[folder], copies) for folder in sorted(inside)}


def _copies(connection: sqlite3.Connection) -> list[_Copy]:
    rows = connection.execute(
        "SELECT s.id, d.source, s.source, s.is_read = 0"
        " FROM deliveries d INDEXED BY deliveries_more CROSS JOIN stories s ON s.id = d.story"
        " WHERE d.kind > 0 AND d.kind = 1 AND s.hidden = 0"
    )
    return [_Copy(*row) for row in rows]


def _once(inside: Mapping[int, SourceState], copies: Iterable[_Copy]) -> Counted:
    """The counts of some sources, what several of them brought counted once."""
    stories = sum(state.total for state in inside.values())
    unread = sum(state.unread for state in inside.values())
    seen: set[int] = set()
    for copy in copies:
        if copy.source in inside:
            if copy.own in inside or copy.story in seen:
                stories, unread = stories - 1, unread - copy.is_unread
            seen.add(copy.story)
    return Counted(stories, unread)
