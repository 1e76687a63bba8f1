"""A list of stories as it was at one moment, told row by row."""

import contextlib
import threading
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from datetime import datetime
from sqlite3 import Connection

from wirereader.library.database import Database
from wirereader.library.results import StoryRow
from wirereader.library.search.query import Query
from wirereader.library.search.query_execution import FEW, TOP, Planner, Search, SqlPart
from wirereader.library.search.ranking import best_first
from wirereader.library.stories.known_stories import RANK_OF
from wirereader.library.stories.mark_table import ticks_of
from wirereader.library.stories.row_order import PAGE, Moment, Order
from wirereader.library.stories.story_table import ROW_COLUMNS, story_row

_FIRST, _MORE, _AHEAD = 200, 1000, 50
_PAGES_KEPT = 64
_AT_ONCE = 500


class Rows:
    """A snapshot of a list: what arrives later does not move its rows.

    Breaking stories come first, then the rest, the newest first; a ranked search is by rank alone.
    Rows count from 0.  What a row says is as new as the library's last change that is known of.
    """

    def __init__(self, database: Database, query: Query | None, now: datetime) -> None:
        self._database, self._query = database, query
        self._pages: OrderedDict[int, list[StoryRow]] = OrderedDict()
        self._writes = database.writes
        self._order: Order | None = None
        self._search: Search | None = None
        self._found: list[int] = []
        self._unread: tuple[int, int] | None = None
        self._unfinished: Search | None = None
        self._total: int | None = None
        self._lock = threading.RLock()
        with self._reading() as connection:
            connection.execute("BEGIN")  # one view of all that is counted
            try:
                self._begin(connection, ticks_of(now))
            finally:
                connection.rollback()

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._lock, self._database.reading() as connection:
            yield connection

    def _begin(self, connection: Connection, now: int) -> None:
        (newest,) = connection.execute("SELECT seq FROM arrivals").fetchone()
        self._moment = Moment(newest, now)
        breaking = connection.execute(
            "SELECT id FROM stories INDEXED BY stories_alert"
            " WHERE alert_until > ? AND hidden = 0 ORDER BY id DESC",
            (now,),
        )
        self._breaking = [rank for (rank,) in breaking]
        if self._query is None:
            self._order = Order(connection, self._moment)
            return
        planner = Planner(connection, now, newest)
        if self._query.ranked:
            self._breaking = []
            search = planner.search(self._query)
            self._found = best_first(connection, search, search.ranks(connection, TOP, FEW))
            return
        self._breaking = self._matching(connection, planner, self._breaking)
        self._search = planner.search(
            self._query, SqlPart("coalesce(s.alert_until, 0) <= ?", (now,))
        )
        self._unfinished = self._search
        self._grow(connection, _FIRST)

    def _matching(self, connection: Connection, planner: Planner, ranks: list[int]) -> list[int]:
        found: list[int] = []
        for start in range(0, len(ranks), _AT_ONCE):
            part = ranks[start : start + _AT_ONCE]
            among = f"s.id IN ({', '.join(map(str, part))})"
            if self._query is not None:
                found += planner.only(self._query, among).ranks(connection, TOP, len(part))
        return found

    def _grow(self, connection: Connection, limit: int) -> None:
        if self._search is not None:
            below = self._found[-1] if self._found else TOP
            found = self._search.ranks(connection, below, limit)
            self._found += found
            if len(found) < limit:
                self._search = None

    @property
    def is_whole(self) -> bool:
        """Claim that all matches were found: `count` will not grow."""
        return self._search is None

    def count(self) -> int:
        """How many rows are known so far."""
        if self._writes != self._database.writes:
            with self._reading() as connection:
                self._writes = self._database.writes
                self._pages.clear()
                if self._order is not None:
                    self._order.look_again(connection)
        rest = len(self._found) if self._order is None else self._order.count
        return len(self._breaking) + rest

    def total(self) -> int:
        """How many rows there are, those not yet known included; counted once."""
        if self.is_whole or self._unfinished is None:
            return self.count()
        if self._total is None:
            with self._reading() as connection:
                self._count_all(connection)
        return len(self._breaking) + (self._total or 0)

    def _count_all(self, connection: Connection) -> int:
        """Count a search to its end without keeping what it finds; how many are unread."""
        if self._unfinished is None:
            return 0
        self._total, unread = self._unfinished.counts(connection)
        return unread + len(self._unread_of(connection, self._breaking))

    def row(self, number: int) -> StoryRow:
        """The row with this number.  Raises IndexError."""
        if number < 0:
            raise IndexError(number)
        while not self.is_whole and number >= self.count() - _AHEAD:
            with self._reading() as connection:
                self._grow(connection, _MORE)
        if number >= self.count():
            raise IndexError(number)
        with self._lock:
            # breaking rows have pages of their own, numbered from -1 down
            there = number - len(self._breaking)
            page = there // PAGE if there >= 0 else -1 - number // PAGE
            rows = self._pages.get(page)
            if rows is None:
                rows = self._pages[page] = self._page(page)
                if len(self._pages) > _PAGES_KEPT:
                    self._pages.popitem(last=False)
            self._pages.move_to_end(page)
            return rows[(there if there >= 0 else number) % PAGE]

    def _page(self, page: int) -> list[StoryRow]:
        with self._reading() as connection:
            if page < 0:
                return self._rows_of(connection, self._breaking, -1 - page)
            if self._order is None:
                return self._rows_of(connection, self._found, page)
            rows = self._order.page(connection, page)
        return [story_row(row, self._moment.now) for row in rows]

    def _rows_of(self, connection: Connection, ranks: list[int], page: int) -> list[StoryRow]:
        """The rows of a page of `ranks`; stories that were dropped since leave that list."""
        while True:
            wanted = ranks[page * PAGE : (page + 1) * PAGE]
            rows = connection.execute(
                f"SELECT {ROW_COLUMNS} FROM stories s"  # noqa: S608 - numbers of ours
                f" WHERE s.id IN ({', '.join(map(str, wanted))})"
            )
            known = {row[0]: story_row(row, self._moment.now) for row in rows}
            if len(known) == len(wanted):
                return [known[rank] for rank in wanted]
            gone = set(wanted) - known.keys()
            ranks[:] = [rank for rank in ranks if rank not in gone]

    def find(self, story_id: str) -> int | None:
        """Where a story stands, or None if it is not in the list."""
        with self._reading() as connection:
            row = connection.execute(
                f"SELECT id, seq, hidden FROM stories WHERE id = {RANK_OF}",  # noqa: S608 - our own words
                (story_id,),
            ).fetchone()
            if row is None or row[1] > self._moment.newest:
                return None
            rank = row[0]
            if rank in self._breaking:
                return self._breaking.index(rank)
            if self._order is None:
                place = self._place_found(connection, rank)
            else:
                place = None if row[2] else self._order.place(connection, rank)
        return None if place is None else place + len(self._breaking)

    def has(self, story_id: str) -> bool:
        """Claim that a story is in the list; what is not yet known is not brought for that."""
        if self._order is not None or self.is_whole or self._query is None:
            return self.find(story_id) is not None
        with self._reading() as connection:
            row = connection.execute(
                f"SELECT id, seq FROM stories WHERE id = {RANK_OF}",  # noqa: S608 - our own words
                (story_id,),
            ).fetchone()
            if row is None or row[1] > self._moment.newest:
                return False
            if row[0] in self._breaking or (self._found and row[0] >= self._found[-1]):
                return row[0] in self._breaking or row[0] in self._found
            return bool(self._matching(connection, self._planner(connection), [row[0]]))

    def _planner(self, connection: Connection) -> Planner:
        return Planner(connection, self._moment.now, self._moment.newest)

    def _place_found(self, connection: Connection, rank: int) -> int | None:
        while self._search is not None and (not self._found or self._found[-1] > rank):
            self._grow(connection, _MORE)
        if self._query is not None and self._query.ranked:
            return self._found.index(rank) if rank in self._found else None
        place = bisect_left(self._found, -rank, key=lambda one: -one)
        return place if self._found[place : place + 1] == [rank] else None

    def unread(self) -> int:
        """How many are unread, which is what marking all would mark."""
        with self._reading() as connection:
            if self._order is not None:
                row = connection.execute(
                    "SELECT c.unread - (SELECT count(*) FROM stories WHERE seq > ?"
                    " AND is_read = 0 AND hidden = 0) FROM counts c WHERE c.source = 0",
                    (self._moment.newest,),
                ).fetchone()
                return int(row[0])
            if self._unread is None or self._unread[0] != self._database.writes:
                ranks = [*self._breaking, *self._found]
                unread = (
                    len(self._unread_of(connection, ranks))
                    if self.is_whole
                    else self._count_all(connection)
                )
                self._unread = self._database.writes, unread
        return self._unread[1]

    def _unread_of(self, connection: Connection, ranks: Sequence[int]) -> set[int]:
        found: set[int] = set()
        for start in range(0, len(ranks), _AT_ONCE):
            part = ", ".join(map(str, ranks[start : start + _AT_ONCE]))
            rows = connection.execute(
                f"SELECT id FROM stories WHERE is_read = 0 AND id IN ({part})"  # noqa: S608 - numbers
            )
            found.update(rank for (rank,) in rows)
        return found

    def breaking(self) -> int:
        """How many are breaking; they are the first rows."""
        return len(self._breaking)

    def next_breaking(self, after_row: int, direction: int = 1) -> int | None:
        """The nearest breaking row below (direction 1) or above (-1) `after_row`."""
        row = after_row + 1 if direction > 0 else min(after_row, len(self._breaking)) - 1
        return row if 0 <= row < len(self._breaking) else None

    def next_unread(self, after_row: int, direction: int = 1) -> int | None:
        """The nearest unread row below (direction 1) or above (-1) `after_row`."""
        first = len(self._breaking)
        with self._reading() as connection:
            if direction > 0:
                row = self._unread_breaking(connection, range(max(0, after_row + 1), first))
                return (
                    self._unread_below(connection, max(after_row, first - 1))
                    if row is None
                    else row
                )
            row = self._unread_above(connection, after_row) if after_row > first else None
            if row is None:
                row = self._unread_breaking(connection, range(min(after_row, first) - 1, -1, -1))
        return row

    def _unread_breaking(self, connection: Connection, rows: range) -> int | None:
        unread = self._unread_of(connection, [self._breaking[row] for row in rows])
        return next((row for row in rows if self._breaking[row] in unread), None)

    def _unread_below(self, connection: Connection, after_row: int) -> int | None:
        first = len(self._breaking)
        start = after_row + 1 - first
        if self._order is not None:
            if start >= self._order.count:
                return None
            rank = self._order.rank_near(connection, start) + 1
            found = self._order.next_unread(connection, rank, 1)
            return None if found is None else self._order.place(connection, found) + first
        while True:
            if start >= len(self._found):
                if self._search is None:
                    return None
                self._grow(connection, _MORE)
            part = self._found[start : start + _AT_ONCE]
            unread = self._unread_of(connection, part)
            for place, rank in enumerate(part):
                if rank in unread:
                    return first + start + place
            start += len(part)

    def _unread_above(self, connection: Connection, before_row: int) -> int | None:
        first = len(self._breaking)
        end = before_row - first
        if self._order is not None:
            rank = -1
            if end < self._order.count:
                rank = self._order.rank_near(connection, end)
            found = self._order.next_unread(connection, rank, -1)
            return None if found is None else self._order.place(connection, found) + first
        end = min(end, len(self._found))
        while end > 0:
            start = max(0, end - _AT_ONCE)
            part = self._found[start:end]
            unread = self._unread_of(connection, part)
            for place in range(len(part) - 1, -1, -1):
                if part[place] in unread:
                    return first + start + place
            end = start
        return None

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
            planner = Planner(connection, self._moment.now, newest)
            search = planner.only(self._query, "s.seq > ?", since)
            return len(search.ranks(connection, TOP, _MORE))

    def ranks(self) -> list[int]:
        """The ranks of all stories in the list; a long search is brought to its end."""
        with self._reading() as connection:
            if self._order is not None:
                rows = connection.execute(
                    "SELECT id FROM stories WHERE hidden = 0 AND seq <= ? ORDER BY id",
                    (self._moment.newest,),
                )
                return [rank for (rank,) in rows]
            while self._search is not None:
                self._grow(connection, 10 * _MORE)
            return [*self._breaking, *self._found]
