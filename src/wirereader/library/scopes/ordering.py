"""The order of a list: newest, oldest, by source, by headline, or what is unread first."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from wirereader.library.results import Sort
from wirereader.library.scopes.quick_counts import Counted, copies, quick_counts
from wirereader.library.scopes.rank_lists import (
    AllRanks,
    FoundRanks,
    JoinedRanks,
    ListedRanks,
    RankList,
    ReversedRanks,
)
from wirereader.library.stories.row_order import TOP, Moment, Order
from wirereader.story.folding import by_letters, by_name

if TYPE_CHECKING:
    from wirereader.library.search.query import Query
    from wirereader.library.search.query_execution import Planner

Plan = Callable[[], "Planner"]
"""Gives who plans searches: the list of all stories, newest first, needs none and loads none."""

MOST_RANKED = 50_000
"""So many of the newest matches are weighed against one another: a fifth of a second."""


def best_matches(connection: sqlite3.Connection, plan: Plan, query: "Query") -> RankList:
    """What a ranked search finds, the best match first; beyond `MOST_RANKED`, the newest first."""
    from wirereader.library.search.ranking import best_first

    search = plan().search(query)
    newest = search.ranks(connection, TOP, MOST_RANKED)
    best = ListedRanks(best_first(connection, search, newest))
    if len(newest) < MOST_RANKED:
        return best
    rest = search._replace(before=min(search.before, newest[-1]))
    return JoinedRanks([best, FoundRanks(rest, rest.counts(connection)[0])])


def counted(connection: sqlite3.Connection, plan: Plan, query: "Query | None") -> Counted:
    """How many stories a query finds, and how many of them are unread."""
    quick = quick_counts(connection, query)
    if quick is None and query is not None:
        return Counted(*plan().search(query).counts(connection))
    return quick or Counted(0, 0)


def ordered(
    connection: sqlite3.Connection,
    plan: Plan,
    query: "Query | None",
    sort: Sort,
    moment: Moment,
    pinned: Sequence[int],
    counts: Counted,
) -> RankList:
    """What a list has besides its pinned stories; to be called in the snapshot's transaction."""
    if sort is Sort.SOURCE and query is None and not _has_senders(connection):
        return JoinedRanks(list(_each_source(connection, plan)))
    if sort is Sort.SOURCE:
        return ListedRanks(_by_source(connection, plan, query))
    if sort is Sort.TITLE:
        return ListedRanks(_by_title(connection, plan, query))
    if sort is Sort.UNREAD:
        from wirereader.library.search.query import Flag, Query

        parts = () if query is None else query.parts
        read = counts.stories - counts.unread
        return JoinedRanks(
            [
                FoundRanks(plan().search(Query("", (*parts, Flag(name)))), count)
                for name, count in (("unread", counts.unread), ("read", read))
            ]
        )
    if query is None:
        newest: RankList = AllRanks(Order(connection, moment, pinned))
    else:
        search = plan().search(query)
        if pinned:
            from wirereader.library.search.story_conditions import SqlPart

            search = search.also(SqlPart(f"s.id NOT IN ({', '.join(map(str, pinned))})"))
        newest = FoundRanks(search, counts.stories - len(pinned))
    return ReversedRanks(newest) if sort is Sort.OLDEST else newest


def _each_source(connection: sqlite3.Connection, plan: Plan) -> Iterator[FoundRanks]:
    """The stories of each source by itself, in the order of names; a copy is its first source's."""
    from wirereader.library.search.query import InSources, Query
    from wirereader.library.search.story_conditions import SqlPart

    brought_again = Counter(copy.source for copy in copies(connection))
    rows = connection.execute(
        "SELECT s.id, s.key, s.title, c.total FROM sources s JOIN counts c ON c.source = s.id"
        " WHERE c.total > 0"
    )
    for number, _, _, total in sorted(rows, key=lambda row: (by_name(row[2] or row[1]), row[0])):
        own = SqlPart("s.source = ?", (number,))
        search = plan().search(Query("", (InSources((number,)),)), own)
        yield FoundRanks(search, total - brought_again[number])


def _has_senders(connection: sqlite3.Connection) -> bool:
    """Claim that the stories of a source may be shown under the names of several senders."""
    found = connection.execute(
        "SELECT 1 FROM stories s JOIN sources o ON o.id = s.source WHERE s.sender <> ''"
        " AND s.sender <> coalesce(nullif(o.title, ''), o.key) LIMIT 1"
    )
    return found.fetchone() is not None


def _by_source(connection: sqlite3.Connection, plan: Plan, query: "Query | None") -> list[int]:
    """All ranks, by the name that lists show of each, then by what brought it, the newest first."""
    from wirereader.library.search.query import Query

    search = plan().search(query or Query(""))
    brought = dict(search.with_source(connection))
    titles = connection.execute("SELECT id, coalesce(nullif(title, ''), key) FROM sources")
    sources = {number: (by_name(title), number) for number, title in titles}
    pairs = search.with_sender(connection)
    names = {name: by_name(name) for name in {name for _, name in pairs}}
    gone = (by_name(""), 0)  # a source that was removed
    pairs.sort(key=lambda pair: (names[pair[1]], sources.get(brought[pair[0]], gone), -pair[0]))
    return [rank for rank, _ in pairs]


def _by_title(connection: sqlite3.Connection, plan: Plan, query: "Query | None") -> list[int]:
    """All ranks, by the headline from its first letter or digit on, then the newest first."""
    from wirereader.library.search.query import Query

    pairs = plan().search(query or Query("")).with_headline(connection)
    pairs.sort(key=lambda pair: (by_letters(pair[1]), -pair[0]))
    return [rank for rank, _ in pairs]
