"""A list of stories as it was at one moment, told row by row."""

import contextlib
import threading
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

from wirereader.library.database import Database
from wirereader.library.results import Sort, StoryRow
from wirereader.library.scopes.ordering import Plan, best_matches, counted, ordered
from wirereader.library.scopes.quick_counts import quick_counts
from wirereader.library.scopes.rank_lists import AllRanks, RankList, unread_of
from wirereader.library.stories.known_stories import RANK_OF
from wirereader.library.stories.mark_table import ticks_of
from wirereader.library.stories.row_order import FEW, PAGE, TOP, Moment
from wirereader.library.stories.story_table import ROW_COLUMNS, story_row

if TYPE_CHECKING:
    from wirereader.library.search.query import Query
    from wirereader.library.search.query_execution import Planner

PINNED = 5
"""At most so many breaking stories stand before all others."""
_PAGES_KEPT = 64
_AT_ONCE = 500
_NEWER = 1000
_DAY = 86_400_000_000  # microseconds


class Rows:
    """A snapshot of a list: what arrives later does not move its rows.

    The newest breaking stories come first as long as they are fresh, then the rest, the newest
    first; a ranked search is by rank alone, and any other order pins nothing.  Rows count from 0,
    and their number is exact from the beginning.  What a row says is as new as the library's last
    change that is known of.
    """

    def __init__(
        self,
        database: Database,
        query: "Query | None",
        now: datetime,
        *,
        sort: Sort = Sort.NEWEST,
        pin_for_s: float | None = None,
    ) -> None:
        self._database, self._query = database, query
        self._sort: Sort | None = sort  # None: by rank or by hand
        self._pin_for = None if pin_for_s is None else round(pin_for_s * 1e6)
        self._pages: OrderedDict[int, list[StoryRow | tuple[Any, ...]]] = OrderedDict()
        self._writes = database.writes
        self._unread: tuple[int, int] | None = None
        self._pinned: list[int] = []
        self._breaking: list[int] = []
        self._lock = threading.RLock()
        with self._reading() as connection:
            connection.execute("BEGIN")  # one view of all that is counted
            try:
                (newest,) = connection.execute("SELECT seq FROM arrivals").fetchone()
                self._moment = Moment(newest, ticks_of(now))
                self._rest = self._begin(connection)
            finally:
                connection.rollback()

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._lock, self._database.reading() as connection:
            yield connection

    def _begin(self, connection: Connection) -> RankList:
        """What follows the pinned rows, as it is now."""
        plan = cache(lambda: self._planner(connection))
        query = self._query
        self._breaking = self._matching(connection, plan, self._alerts(connection))
        if query is not None and query.ranked:
            self._sort = None
            return best_matches(connection, plan, query)
        if self._sort is Sort.NEWEST and self._pin_for != 0:
            self._pinned = self._fresh(connection)
        counts = counted(connection, plan, query)
        self._unread = self._writes, counts.unread
        sort = self._sort or Sort.NEWEST
        return ordered(connection, plan, query, sort, self._moment, self._pinned, counts)

    def _alerts(self, connection: Connection) -> list[int]:
        rows = connection.execute(
            "SELECT id FROM stories INDEXED BY stories_alert"
            " WHERE alert_until > ? AND hidden = 0 ORDER BY id DESC",
            (self._moment.now,),
        )
        return [rank for (rank,) in rows]

    def _fresh(self, connection: Connection) -> list[int]:
        """The newest breaking stories, as far as they were published lately enough to be pinned."""
        if self._pin_for is None:
            return self._breaking[:PINNED]
        oldest = self._moment.now - self._pin_for
        fresh = [rank for rank in self._breaking if rank >= oldest - _DAY]
        wanted = ", ".join(map(str, fresh[:_AT_ONCE]))
        rows = connection.execute(
            "SELECT id FROM stories"  # noqa: S608 - numbers of ours
            # of what tells no time of day, the day counts from its end
            f" WHERE id IN ({wanted}) AND id >= ? - is_date_only * {_DAY} ORDER BY id DESC LIMIT ?",
            (oldest, PINNED),
        )
        return [rank for (rank,) in rows]

    def _matching(self, connection: Connection, plan: Plan, ranks: list[int]) -> list[int]:
        """Those of these stories that the list has."""
        if self._query is None:
            return ranks
        found: list[int] = []
        for start in range(0, len(ranks), _AT_ONCE):
            part = ranks[start : start + _AT_ONCE]
            among = f"s.id IN ({', '.join(map(str, part))})"
            found += plan().only(self._query, among).ranks(connection, TOP, len(part))
        return found

    @property
    def is_whole(self) -> bool:
        """Claim that `count` tells all there are."""
        return True

    def count(self) -> int:
        """How many rows there are."""
        if self._writes != self._database.writes:
            with self._reading() as connection:
                self._writes = self._database.writes
                self._pages.clear()
                if isinstance(self._rest, AllRanks):
                    self._rest.order.look_again(connection)
        return len(self._pinned) + self._rest.count

    def total(self) -> int:
        """The same."""
        return self.count()

    def row(self, number: int) -> StoryRow:
        """The row with this number.  Raises IndexError."""
        if not 0 <= number < self.count():
            raise IndexError(number)
        with self._lock:
            # pinned rows have a page of their own, numbered -1
            there = number - len(self._pinned)
            page = there // PAGE if there >= 0 else -1
            rows = self._pages.get(page)
            if rows is None:
                rows = self._pages[page] = self._page(page)
                if len(self._pages) > _PAGES_KEPT:
                    self._pages.popitem(last=False)
            self._pages.move_to_end(page)
            at = (there if there >= 0 else number) % PAGE
            found = rows[at]
            if not isinstance(found, StoryRow):
                found = rows[at] = story_row(found, self._moment.now)
            return found

    def _page(self, page: int) -> list[StoryRow | tuple[Any, ...]]:
        """The rows of a page; as the database has them where few of many are looked at."""
        with self._reading() as connection:
            if page < 0:
                return [*self._pinned_rows(connection)]
            if isinstance(self._rest, AllRanks):
                return [*self._rest.order.page(connection, page)]
            while True:
                wanted = self._rest.part(connection, page * PAGE, (page + 1) * PAGE)
                known = self._rows_of(connection, wanted)
                if len(known) == len(wanted):
                    return [known[rank] for rank in wanted]
                # stories that were dropped since leave the list
                self._rest.forget(set(wanted) - known.keys())

    def _pinned_rows(self, connection: Connection) -> list[StoryRow]:
        known = self._rows_of(connection, self._pinned)
        self._pinned = [rank for rank in self._pinned if rank in known]
        return [known[rank] for rank in self._pinned]

    def _rows_of(self, connection: Connection, ranks: Sequence[int]) -> dict[int, StoryRow]:
        rows = connection.execute(
            f"SELECT {ROW_COLUMNS} FROM stories s"  # noqa: S608 - numbers of ours
            f" WHERE s.id IN ({', '.join(map(str, ranks))})"
        )
        return {row[0]: story_row(row, self._moment.now) for row in rows}

    def find(self, story_id: str) -> int | None:
        """Where a story stands, or None if it is not in the list."""
        with self._reading() as connection:
            rank = self._rank_of(connection, story_id)
            return None if rank is None else self._place(connection, rank)

    def _rank_of(self, connection: Connection, story_id: str) -> int | None:
        """The rank of a story that was there when the list was made."""
        row = connection.execute(
            f"SELECT id, seq FROM stories WHERE id = {RANK_OF}",  # noqa: S608 - our own words
            (story_id,),
        ).fetchone()
        return None if row is None or row[1] > self._moment.newest else int(row[0])

    def _place(self, connection: Connection, rank: int) -> int | None:
        if rank in self._pinned:
            return self._pinned.index(rank)
        place = self._rest.place(connection, rank)
        return None if place is None else place + len(self._pinned)

    def has(self, story_id: str) -> bool:
        """Claim that a story is in the list."""
        return self.find(story_id) is not None

    def _planner(self, connection: Connection, newest: int | None = None) -> "Planner":
        """Who plans searches among what had arrived by then, or up to `newest`."""
        from wirereader.library.search.query_execution import Planner

        last = self._moment.newest if newest is None else newest
        return Planner(connection, self._moment.now, last)

    def unread(self) -> int:
        """How many are unread, which is what marking all would mark."""
        with self._reading() as connection:
            if self._unread is None or self._unread[0] != self._database.writes:
                self._unread = self._database.writes, self._count_unread(connection)
        return self._unread[1]

    def _count_unread(self, connection: Connection) -> int:
        quick = None if self._sort is None else quick_counts(connection, self._query)
        if quick is not None:
            return quick.unread - self._unread_newer(connection)
        if self._query is None or self._rest.count <= FEW:
            return len(unread_of(connection, self._whole(connection)))
        return counted(connection, lambda: self._planner(connection), self._query).unread

    def _unread_newer(self, connection: Connection) -> int:
        """How many unread stories of the list's kind came since."""
        if self._query is None:
            row = connection.execute(
                "SELECT count(*) FROM stories WHERE seq > ? AND is_read = 0 AND hidden = 0",
                (self._moment.newest,),
            ).fetchone()
            return int(row[0])
        newer = self._planner(connection).only(self._query, "s.seq > ?", self._moment.newest)
        return len(unread_of(connection, newer.ranks(connection, TOP, -1)))

    def breaking(self) -> int:
        """How many are breaking; the pinned ones are the first rows."""
        return len(self._breaking)

    def pinned(self) -> int:
        """How many rows stand before all others because they are breaking."""
        return len(self._pinned)

    def next_breaking(self, after_row: int, direction: int = 1) -> int | None:
        """The nearest breaking row below (direction 1) or above (-1) `after_row`."""
        first = len(self._pinned)
        if 0 <= after_row + direction < first:
            return after_row + direction
        with self._reading() as connection:
            place = self._breaking_place(connection, after_row - first, direction)
        if place is not None:
            return place + first
        return first - 1 if direction < 0 and first and after_row > first - 1 else None

    def _breaking_place(self, connection: Connection, after: int, direction: int) -> int | None:
        """The nearest breaking place among those that are not pinned."""
        others = [rank for rank in self._breaking if rank not in self._pinned]
        if self._sort is Sort.NEWEST and 0 <= after < self._rest.count:
            (here,) = self._rest.part(connection, after, after + 1)
            at = bisect_left(others, -here, key=lambda rank: -rank)
            at = at + (others[at : at + 1] == [here]) if direction > 0 else at - 1
            others = [others[at]] if 0 <= at < len(others) else []
        found = (self._rest.place(connection, rank) for rank in others)
        places = [p for p in found if p is not None and (p - after) * direction > 0]
        return min(places, key=lambda place: abs(place - after), default=None)

    def next_unread(self, after_row: int, direction: int = 1) -> int | None:
        """The nearest unread row below (direction 1) or above (-1) `after_row`."""
        first = len(self._pinned)
        with self._reading() as connection:
            if direction > 0:
                row = self._unread_pinned(connection, range(max(0, after_row + 1), first))
                if row is not None:
                    return row
                place = self._rest.next_unread(connection, max(after_row - first, -1), 1)
                return None if place is None else place + first
            if after_row > first:
                place = self._rest.next_unread(connection, after_row - first, -1)
                if place is not None:
                    return place + first
            return self._unread_pinned(connection, range(min(after_row, first) - 1, -1, -1))

    def _unread_pinned(self, connection: Connection, rows: range) -> int | None:
        unread = unread_of(connection, [self._pinned[row] for row in rows])
        return next((row for row in rows if self._pinned[row] in unread), None)

    @property
    def arrival(self) -> int:
        """The number of the last arrival before the snapshot."""
        return self._moment.newest

    def newer(self) -> int:
        """How many stories arrived since the snapshot (in a search: of those it would find)."""
        with self._reading() as connection:
            since = self._moment.newest
            if self._query is None:
                row = connection.execute(
                    "SELECT count(*) FROM stories WHERE seq > ? AND hidden = 0", (since,)
                ).fetchone()
                return int(row[0])
            (newest,) = connection.execute("SELECT seq FROM arrivals").fetchone()
            if newest <= since:
                return 0
            search = self._planner(connection, newest).only(self._query, "s.seq > ?", since)
            return len(search.ranks(connection, TOP, _NEWER))

    def folds(self, most: int) -> dict[int, int]:
        """Of the first rows, at most so many, those that stand behind another of their event.

        By number from 0, each with that other row.
        """
        from wirereader.library.events.event_folds import folds

        with self._reading() as connection:
            first = len(self._pinned)
            rest = self._rest.part(connection, 0, max(0, most - first))
            return folds(connection, [*self._pinned, *rest], first)

    def ranks(self) -> list[int]:
        """The ranks of all stories in the list, brought to its end; it keeps them from then on."""
        with self._reading() as connection:
            return list(self._whole(connection))

    def _whole(self, connection: Connection) -> Sequence[int]:
        return [*self._pinned, *self._rest.whole(connection)]
