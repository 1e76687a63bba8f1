"""What a row of the tree asks the library for."""

from typing import TYPE_CHECKING

from wirereader.desk.clock import day_began
from wirereader.desk.scope.feed_tree import ALL, folder_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from wirereader.desk.outcomes import FeedRow
    from wirereader.library.library import Library
    from wirereader.library.search.query import Part, Query


def query_of(library: "Library", row: "FeedRow", now: "datetime") -> "Query | None":
    """The query that finds the stories of a row; None for all there are.  Raises SettingsFault."""
    from wirereader.library.search.query import Query, parse_query

    if row.id == ALL:
        return None
    if row.kind == "search":
        text = dict(library.saved_searches()).get(row.name, row.name)
        return parse_query(text, now)
    return Query(row.name, tuple(_parts(library, row, now)))


def _parts(library: "Library", row: "FeedRow", now: "datetime") -> "Iterable[Part]":
    from wirereader.library.search.query import Flag, InSources, Since, Tag
    from wirereader.story.record import ticks

    word = row.id.partition(":")[2]
    if row.id == "view:today":
        return [Since(ticks(day_began(now)) or 0)]
    if row.kind == "view":
        return [Flag(word)]
    if row.kind == "tag":
        return [Tag(word)]
    if row.kind == "source":
        return [InSources((int(word),))]
    return [InSources(tuple(_inside(library, row.id)))]


def _inside(library: "Library", folder: str) -> "Iterable[int]":
    """The numbers of the sources in a folder and in the folders inside it."""
    for state in library.sources():
        path = state.source.folder
        if any(folder_id(path[:depth]) == folder for depth in range(1, len(path) + 1)):
            yield state.source.id
