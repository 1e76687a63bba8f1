"""How many stories, and how many unread ones, every view, search, tag, folder and source has.

A story that two sources brought counts once in a folder that holds both, and once in each of them.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from wirereader.library.arrival_rules import saved_searches
from wirereader.library.results import SourceState
from wirereader.library.scopes.quick_counts import Counted, copies, once
from wirereader.library.scopes.sample_stories_aside import sample_counts
from wirereader.library.search.query import Flag, Part, Query, Since, Tag
from wirereader.library.search.query_execution import Planner
from wirereader.library.search.query_parser import parse_query
from wirereader.library.source_table import kept_sources
from wirereader.library.stories.mark_table import ticks_of
from wirereader.story.faults import SettingsFault
from wirereader.story.source import Paused, SourceKind

NONE = Counted(0, 0)
Folder = tuple[str, ...]
"""The names of folders, the outermost first."""


class FeedCounts(NamedTuple):
    """Counts by the name of a view, a saved search or a tag, and by folder; sources tell theirs."""

    views: Mapping[str, Counted]
    searches: Mapping[str, Counted]
    tags: Mapping[str, Counted]
    folders: Mapping[Folder, Counted]
    sources: tuple[SourceState, ...]


def count_feeds(
    connection: sqlite3.Connection, now: datetime, day: datetime, *, is_quick: bool = False
) -> FeedCounts:
    """Count everything; `day` is when today began (aware).  To be called in one transaction.

    If it must be quick, of searches and tags none is looked for: they count nothing.
    """
    planner = _planner(connection, now)
    sources = tuple(_followed(connection))
    return FeedCounts(
        _views(connection, planner, day),
        dict(_searches(connection, None if is_quick else planner, now)),
        {
            tag: NONE if is_quick else _found(connection, planner, Tag(tag))
            for tag in _tags(connection, sources)
        },
        _folders(connection, sources),
        sources,
    )


def count_tags(connection: sqlite3.Connection, now: datetime) -> tuple[tuple[str, int], ...]:
    """The reader's own tags, of stories and of sources, and how many stories have each."""
    planner = _planner(connection, now)
    tags = _tags(connection, kept_sources(connection))
    return tuple((tag, _found(connection, planner, Tag(tag)).stories) for tag in tags)


def _planner(connection: sqlite3.Connection, now: datetime) -> Planner:
    (newest,) = connection.execute("SELECT seq FROM arrivals").fetchone()
    return Planner(connection, ticks_of(now), newest)


def _followed(connection: sqlite3.Connection) -> Iterable[SourceState]:
    """The sources, and the samples while there is anything in their folder."""
    for state in kept_sources(connection):
        source = state.source
        if source.kind is not SourceKind.SAMPLES:
            yield state
        elif source.paused is not Paused.BY_READER:
            stories, unread = sample_counts(connection, source.id)
            if stories:
                yield state._replace(total=stories, unread=unread)


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
        **_alerts(connection, planner),
        "all": Counted(total, unread),
    }


def _alerts(connection: sqlite3.Connection, planner: Planner) -> Mapping[str, Counted]:
    """The stories that alerts told of; whoever follows nothing has no such view."""
    if connection.execute("SELECT 1 FROM follows LIMIT 1").fetchone() is None:
        return {}
    return {"alerts": _found(connection, planner, Flag("alerts"))}


def _searches(
    connection: sqlite3.Connection, planner: Planner | None, now: datetime
) -> Iterable[tuple[str, Counted]]:
    for name, text in saved_searches(connection):
        try:
            query = parse_query(text, now.astimezone())
        except SettingsFault:  # read when it was kept: only one of another version's fails
            continue
        search = None if planner is None else planner.search(query)
        yield name, NONE if search is None else Counted(*search.counts(connection))


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
    inside: dict[Folder, dict[int, Counted]] = {}
    for state in sources:
        counted = Counted(state.total, state.unread)
        for depth in range(1, len(state.source.folder) + 1):
            inside.setdefault(state.source.folder[:depth], {})[state.source.id] = counted
    brought_again = copies(connection) if inside else []
    return {folder: once(inside[folder], brought_again) for folder in sorted(inside)}
