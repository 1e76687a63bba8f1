"""A scope: what the list is of, in which order, and whether only what is unread is listed."""

from typing import TYPE_CHECKING, NamedTuple

from wirereader.desk.clock import day_began
from wirereader.desk.scope.feed_tree import ALL, folder_id
from wirereader.desk.targets import SORTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from wirereader.desk.outcomes import FeedRow
    from wirereader.library.library import Library
    from wirereader.library.search.query import Part, Query


class Scope(NamedTuple):
    """What a list is of.

    `id` is that of a row of the tree, "" for anything else, and `more` are rows that must hold as
    well; `name` is what people call it, "" for all stories.  `text` are the words of a search, and
    `known` is the library's number of a person or place whose stories these are.  `is_pinning`
    claims that fresh breaking news stands before the newest, `is_folded` that one row stands for
    all stories of an event.  `without` is the id of a story that is left out of somebody's.
    """

    id: str = ALL
    name: str = ""
    text: str = ""
    known: int | None = None
    more: tuple[str, ...] = ()
    sort: str = SORTS[0]
    is_unread_only: bool = False
    is_ranked: bool = False
    is_pinning: bool = True
    is_folded: bool = False
    without: str = ""

    def is_same_as(self, other: "Scope") -> bool:
        """Claim that both are of the same, in whatever order and with whatever filter."""
        return self._replace(sort="", is_unread_only=False, is_folded=False) == other._replace(
            sort="", is_unread_only=False, is_folded=False
        )


def scope_of_row(library: "Library", row: "FeedRow") -> Scope:
    """The scope that a row of the tree stands for."""
    if row.id == ALL:
        return Scope()
    if row.kind == "search":
        return Scope(row.id, row.name, dict(library.saved_searches()).get(row.name, row.name))
    return Scope(row.id, row.name)


def query_of(library: "Library", scope: Scope, now: "datetime") -> "Query | None":
    """The query that finds the stories of a scope; None for all there are.

    Raises SettingsFault for words that no search can be made of.
    """
    from wirereader.library.search.query import Flag, Query
    from wirereader.library.search.query_parser import parse_query

    parts: list[Part] = []
    if scope.text:
        parts += parse_query(scope.text, now.astimezone()).parts
    for one in (scope.id, *scope.more):
        parts += _parts(library, one, now)
    if scope.is_unread_only and Flag("unread") not in parts:
        parts.append(Flag("unread"))
    if not parts:
        return None
    return Query(scope.text or scope.name, tuple(parts), scope.is_ranked)


def _parts(library: "Library", row_id: str, now: "datetime") -> "Iterator[Part]":
    """What must hold of the stories of a row of the tree; "sender:NAME" is whoever is called so."""
    from wirereader.library.search.query import Flag, InSources, Since, Tag, Words
    from wirereader.story.record import ticks

    kind, _, word = row_id.partition(":")
    if row_id == "view:today":
        yield Since(ticks(day_began(now)) or 0)
    elif kind == "view" and row_id != ALL:
        yield Flag(word)
    elif kind == "tag":
        yield Tag(word)
    elif kind == "source":
        yield InSources((int(word),))
    elif kind == "sender":
        yield Words(word, "source")
    elif kind == "folder":
        yield InSources(tuple(_inside(library, row_id)))


def _inside(library: "Library", folder: str) -> "Iterable[int]":
    """The numbers of the sources in a folder and in the folders inside it."""
    for state in library.sources():
        path = state.source.folder
        if any(folder_id(path[:depth]) == folder for depth in range(1, len(path) + 1)):
            yield state.source.id
