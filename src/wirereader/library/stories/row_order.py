"""Where row n of all listed stories is, without walking there.

The order is that of the ranks, the newest first, with the pinned stories left out (they stand
before it).  Known places are remembered; from the ends and from a known place the way is short, and
anywhere else the count of stories by hour shows the way.
"""

import sqlite3
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from wirereader.library.stories.story_table import ROW_COLUMNS

FEW = 2000
"""So many stories are looked at one by one."""
TOP = 1 << 62
"""Above every rank."""
PAGE = 200
_NEAR = 2000
_HOUR = 3_600_000_000


class Moment(NamedTuple):
    """When a snapshot was taken: the last arrival, and the time in microseconds."""

    newest: int
    now: int


class _Hours(NamedTuple):
    """The hours that have stories, the newest first, and how many stand before each."""

    ends: list[int]
    before: list[int]


class Order:
    """The order of all stories that are listed and not pinned, as it was at one moment."""

    def __init__(
        self, connection: sqlite3.Connection, moment: Moment, pinned: Sequence[int] = ()
    ) -> None:
        self._newest = moment.newest
        self._pinned = ", ".join(map(str, pinned))
        self._listed = f"s.hidden = 0 AND s.seq <= ? AND s.id NOT IN ({self._pinned})"
        self._rows = f"SELECT {ROW_COLUMNS} FROM stories s WHERE {self._listed}"  # noqa: S608 - numbers
        self._first: dict[int, int] = {0: TOP}
        self._hours: _Hours | None = None
        self.count = self._counted(connection)

    def look_again(self, connection: sqlite3.Connection) -> None:
        """Forget the places that were known if stories were dropped, hidden or shown since."""
        count = self._counted(connection)
        if count != self.count:
            self.count, self._hours, self._first = count, None, {0: TOP}

    def _counted(self, connection: sqlite3.Connection) -> int:
        row = connection.execute(
            "SELECT total - (SELECT count(*) FROM stories WHERE seq > ? AND hidden = 0)"  # noqa: S608 - numbers
            f" - (SELECT count(*) FROM stories WHERE id IN ({self._pinned}) AND hidden = 0)"
            " FROM counts WHERE source = 0",
            (self._newest,),
        ).fetchone()
        return int(row[0])

    def page(self, connection: sqlite3.Connection, number: int) -> list[tuple[Any, ...]]:
        """The rows of a page, as `ROW_COLUMNS` has them."""
        start = number * PAGE
        wanted = min(PAGE, self.count - start)
        if number in self._first:
            rows = self._down(connection, self._first[number])
        elif number + 1 in self._first:
            rows = self._up(connection, self._first[number + 1], wanted)
        elif self.count - start <= _NEAR:
            rows = self._up(connection, -1, self.count - start)[:PAGE]
        else:
            rows = self._down(connection, self.rank(connection, start))
        if rows:
            self._first.setdefault(number, rows[0][0])
        if len(rows) > PAGE:
            self._first.setdefault(number + 1, rows.pop()[0])
        elif len(rows) < wanted:  # some went since, and nobody has noticed yet
            self.count = start + len(rows)
        return rows

    def _down(self, connection: sqlite3.Connection, first: int) -> list[tuple[Any, ...]]:
        return connection.execute(
            f"{self._rows} AND s.id <= ? ORDER BY s.id DESC LIMIT ?",
            (self._newest, first, PAGE + 1),
        ).fetchall()

    def _up(self, connection: sqlite3.Connection, above: int, limit: int) -> list[tuple[Any, ...]]:
        rows = connection.execute(
            f"{self._rows} AND s.id > ? ORDER BY s.id LIMIT ?", (self._newest, above, limit)
        ).fetchall()
        return rows[::-1]

    def rank_near(self, connection: sqlite3.Connection, number: int) -> int:
        """The rank at a place, by the shortest way."""
        rows = self.page(connection, number // PAGE)
        return int(rows[number % PAGE][0]) if number % PAGE < len(rows) else -1

    def rank(self, connection: sqlite3.Connection, number: int) -> int:
        """The rank of the story at a place that is within the order."""
        hours = self._loaded(connection)
        at = max(0, bisect_right(hours.before, number) - 1)
        row = connection.execute(
            f"SELECT s.id FROM stories s WHERE {self._listed} AND s.id < ?"  # noqa: S608 - values are bound
            " ORDER BY s.id DESC LIMIT 1 OFFSET ?",
            (self._newest, hours.ends[at], number - hours.before[at]),
        ).fetchone()
        return -1 if row is None else int(row[0])

    def place(self, connection: sqlite3.Connection, rank: int) -> int:
        """How many stories stand before the one with this rank."""
        near = self._between(connection, rank, TOP, _NEAR + 1)
        if near <= _NEAR:
            return near
        hours = self._loaded(connection)
        at = bisect_right([-end for end in hours.ends], -(rank + 1)) - 1
        return hours.before[at] + self._between(connection, rank, hours.ends[at], -1)

    def _between(self, connection: sqlite3.Connection, rank: int, end: int, most: int) -> int:
        row = connection.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM stories s WHERE {self._listed}"  # noqa: S608 - values are bound
            " AND s.id > ? AND s.id < ? ORDER BY s.id DESC LIMIT ?)",
            (self._newest, rank, end, most),
        ).fetchone()
        return int(row[0])

    def _loaded(self, connection: sqlite3.Connection) -> _Hours:
        if self._hours is None:
            connection.execute("BEGIN")  # one view of both tables
            try:
                counts = dict(
                    connection.execute(
                        "SELECT hour, stories FROM hours WHERE stories > 0 ORDER BY hour DESC"
                    ).fetchall()
                )
                apart = connection.execute(
                    "SELECT id FROM stories WHERE hidden = 0 AND seq > ? UNION SELECT id"  # noqa: S608 - numbers
                    f" FROM stories WHERE hidden = 0 AND id IN ({self._pinned})",
                    (self._newest,),
                ).fetchall()
            finally:
                connection.rollback()
            for (rank,) in apart:
                counts[rank // _HOUR] -= 1
            before = list(accumulate(counts.values(), initial=0))
            self._hours = _Hours([(hour + 1) * _HOUR for hour in counts], before[:-1])
        return self._hours

    def has(self, connection: sqlite3.Connection, rank: int) -> bool:
        """Claim that a story is in the order."""
        row = connection.execute(
            f"SELECT 1 FROM stories s WHERE {self._listed} AND s.id = ?",  # noqa: S608 - values are bound
            (self._newest, rank),
        ).fetchone()
        return row is not None

    def ranks(self, connection: sqlite3.Connection) -> list[int]:
        """All ranks, the newest first."""
        rows = connection.execute(
            f"SELECT s.id FROM stories s WHERE {self._listed} ORDER BY s.id DESC",  # noqa: S608 - values are bound
            (self._newest,),
        )
        return [rank for (rank,) in rows]

    def next_unread(self, connection: sqlite3.Connection, rank: int, direction: int) -> int | None:
        """The rank of the nearest unread story below (1) or above (-1) a rank."""
        sign, order = ("<", "DESC") if direction > 0 else (">", "ASC")
        row = connection.execute(
            "SELECT s.id FROM stories s INDEXED BY stories_unread"  # noqa: S608 - one of two signs
            f" WHERE s.is_read = 0 AND {self._listed} AND s.id {sign} ?"
            f" ORDER BY s.id {order} LIMIT 1",
            (self._newest, rank),
        ).fetchone()
        return None if row is None else int(row[0])
