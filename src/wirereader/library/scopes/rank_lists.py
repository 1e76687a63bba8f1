"""The stories of a list by place, without bringing all of them: ranks, in one order or another.

Places count from 0.  What was brought once keeps its place, whatever is marked or arrives later.
"""

import sqlite3
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from wirereader.library.stories.row_order import PAGE, TOP, Order

if TYPE_CHECKING:
    from wirereader.library.search.query_execution import Search

_AT_ONCE = 500
_MORE = 1000
_FAR = 5000
"""Further than this beyond what was brought, the places between are counted and not brought."""


class RankList(Protocol):
    """Ranks of stories in the order of a list."""

    @property
    def count(self) -> int:
        """How many there are."""

    def part(self, connection: sqlite3.Connection, start: int, stop: int) -> Sequence[int]:
        """The ranks from place `start` up to `stop`; fewer at the end."""

    def place(self, connection: sqlite3.Connection, rank: int) -> int | None:
        """Where a story stands, or None if it is not in the list."""

    def next_unread(self, connection: sqlite3.Connection, after: int, direction: int) -> int | None:
        """The nearest unread place below (1) or above (-1) `after`."""

    def whole(self, connection: sqlite3.Connection) -> Sequence[int]:
        """All ranks: whatever is marked later, the list has these."""

    def forget(self, gone: set[int]) -> None:
        """Leave out stories that were dropped since."""


def unread_of(connection: sqlite3.Connection, ranks: Sequence[int]) -> set[int]:
    """Those of these stories that are unread."""
    found: set[int] = set()
    for start in range(0, len(ranks), _AT_ONCE):
        part = ", ".join(map(str, ranks[start : start + _AT_ONCE]))
        rows = connection.execute(
            f"SELECT id FROM stories WHERE is_read = 0 AND id IN ({part})"  # noqa: S608 - numbers
        )
        found.update(rank for (rank,) in rows)
    return found


def _nearest(
    connection: sqlite3.Connection, ranks: Sequence[int], after: int, direction: int
) -> int | None:
    """The nearest unread place in a list that is at hand."""
    start = after + direction
    while 0 <= start < len(ranks):
        last = start + direction * _AT_ONCE
        places = range(start, min(len(ranks), last) if direction > 0 else max(-1, last), direction)
        unread = unread_of(connection, [ranks[place] for place in places])
        for place in places:
            if ranks[place] in unread:
                return place
        start = last
    return None


class ListedRanks:
    """Ranks that are all at hand, in any order."""

    def __init__(self, ranks: Iterable[int]) -> None:
        self._ranks = array("q", ranks)
        self._places: dict[int, int] | None = None

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._ranks)

    def part(self, _: sqlite3.Connection, start: int, stop: int) -> Sequence[int]:
        """The ranks from place `start` up to `stop`."""
        return self._ranks[start:stop]

    def place(self, _: sqlite3.Connection, rank: int) -> int | None:
        """Where a story stands."""
        try:
            return self._ranks.index(rank)
        except ValueError:
            return None

    def next_unread(self, connection: sqlite3.Connection, after: int, direction: int) -> int | None:
        """The nearest unread place."""
        after = max(-1, min(after, self.count))
        return _nearest(connection, self._ranks, after, direction)

    def whole(self, _: sqlite3.Connection) -> Sequence[int]:
        """All ranks."""
        return self._ranks

    def forget(self, gone: set[int]) -> None:
        """Leave out stories that were dropped since."""
        self._ranks = array("q", (rank for rank in self._ranks if rank not in gone))


class FoundRanks:
    """What a search finds, the newest first: the first ones are brought as they are wanted.

    Far below them a page is found by counting from the nearest place that is known, or from the
    end.  `count` is exact when the list is made; a list that lost stories since finds out at its
    end.
    """

    def __init__(self, search: "Search", count: int) -> None:
        self._search = search
        self._found = array("q")
        self._far: dict[int, list[int]] = {}
        self._count = count

    @property
    def count(self) -> int:
        """How many there are, as far as is known."""
        return self._count

    def part(self, connection: sqlite3.Connection, start: int, stop: int) -> Sequence[int]:
        """The ranks from place `start` up to `stop`, which are not far apart."""
        stop = min(stop, self.count)
        if stop <= len(self._found) or start <= len(self._found) + _FAR:
            self._grow(connection, stop)
            return self._found[start:stop]
        ranks: list[int] = []
        for page in range(start // PAGE, (max(start, stop - 1)) // PAGE + 1):
            ranks += self._page(connection, page)
        first = start // PAGE * PAGE
        return ranks[start - first : stop - first]

    def _grow(self, connection: sqlite3.Connection, stop: int) -> None:
        """Bring the first ranks as far as place `stop`."""
        while len(self._found) < stop:
            below = self._found[-1] if self._found else TOP
            limit = max(PAGE, min(_MORE, len(self._found)), stop - len(self._found))
            more = self._search.ranks(connection, below, limit)
            self._found.extend(more)
            if len(more) < limit:
                self._count = len(self._found)
                return
        self._count = max(self.count, len(self._found))

    def _page(self, connection: sqlite3.Connection, page: int) -> list[int]:
        """A page far below what was brought."""
        if page not in self._far:
            start = page * PAGE
            wanted = min(PAGE, self.count - start)
            below = self._found[-1] if self._found else TOP
            skipped = start - len(self._found)
            if (before := self._far.get(page - 1)) is not None and len(before) == PAGE:
                below, skipped = before[-1], 0
            if (after := self._far.get(page + 1)) and skipped:
                ranks = self._search.ranks_up(connection, PAGE, after[0], below)[::-1]
            elif self.count - start <= _MORE and skipped:
                ranks = self._search.ranks_up(connection, self.count - start)[::-1][:PAGE]
            else:
                ranks = self._search.ranks(connection, below, PAGE, skipped)
            if len(ranks) < wanted:
                self._count = start + len(ranks)
            self._far[page] = ranks
        return self._far[page]

    def place(self, connection: sqlite3.Connection, rank: int) -> int | None:
        """Where a story stands."""
        if self._found and rank >= self._found[-1]:
            place = bisect_left(self._found, -rank, key=lambda one: -one)
            return place if self._found[place] == rank else None
        for page, ranks in self._far.items():
            if rank in ranks:
                return page * PAGE + ranks.index(rank)
        if not self._search.has(connection, rank):
            return None
        below = self._found[-1] if self._found else TOP
        return len(self._found) + self._search.count_between(connection, rank, below)

    def next_unread(self, connection: sqlite3.Connection, after: int, direction: int) -> int | None:
        """The nearest unread place; what is not yet brought is asked for by its marks."""
        if len(self._found) < after <= len(self._found) + _FAR:
            self._grow(connection, min(after + 1, self.count))
        size = len(self._found)
        if direction > 0:
            near = _nearest(connection, self._found, max(-1, after), 1) if after < size else None
            if near is not None:
                return near
            unread = self._search.unread()
            below = self._rank_at(connection, max(after, size - 1))
            found = [] if below is None else unread.ranks(connection, below, 1)
            return self.place(connection, found[0]) if found else None
        if after > size:
            above = self._rank_at(connection, after)
            unread = self._search.unread()
            end = self._found[-1] if self._found else TOP
            found = unread.ranks_up(connection, 1, -1 if above is None else above, end)
            if found:
                return self.place(connection, found[0])
        return _nearest(connection, self._found, min(after, size), -1)

    def _rank_at(self, connection: sqlite3.Connection, place: int) -> int | None:
        """The rank at a place: above all at -1, None behind the end."""
        if place < 0:
            return TOP
        part = self.part(connection, place, place + 1)
        return part[0] if part else None

    def whole(self, connection: sqlite3.Connection) -> Sequence[int]:
        """All ranks, brought to the end."""
        while len(self._found) < self.count:
            self._grow(connection, self.count)
        self._far.clear()
        return self._found

    def forget(self, gone: set[int]) -> None:
        """Leave out stories that were dropped since."""
        before = len(self._found) + sum(map(len, self._far.values()))
        self._found = array("q", (rank for rank in self._found if rank not in gone))
        left = {page: [r for r in ranks if r not in gone] for page, ranks in self._far.items()}
        self._count -= before - len(self._found) - sum(map(len, left.values()))
        self._far.clear()


class AllRanks:
    """All stories, the newest first."""

    def __init__(self, order: Order) -> None:
        self.order = order

    @property
    def count(self) -> int:
        """How many there are."""
        return self.order.count

    def part(self, connection: sqlite3.Connection, start: int, stop: int) -> Sequence[int]:
        """The ranks from place `start` up to `stop`, which are not far apart."""
        stop = min(stop, self.count)
        ranks: list[int] = []
        first = start // PAGE
        for page in range(first, max(start, stop - 1) // PAGE + 1):
            ranks += [int(row[0]) for row in self.order.page(connection, page)]
        return ranks[start - first * PAGE : stop - first * PAGE]

    def place(self, connection: sqlite3.Connection, rank: int) -> int | None:
        """Where a story stands."""
        return self.order.place(connection, rank) if self.order.has(connection, rank) else None

    def next_unread(self, connection: sqlite3.Connection, after: int, direction: int) -> int | None:
        """The nearest unread place."""
        if direction > 0:
            if after + 1 >= self.count:
                return None
            rank = self.order.rank_near(connection, after + 1) + 1
        else:
            rank = self.order.rank_near(connection, after) if after < self.count else -1
        found = self.order.next_unread(connection, rank, direction)
        return None if found is None else self.order.place(connection, found)

    def whole(self, connection: sqlite3.Connection) -> Sequence[int]:
        """All ranks."""
        return self.order.ranks(connection)

    def forget(self, gone: set[int]) -> None:
        """The order finds out by itself what went."""


class ReversedRanks:
    """Another list from its end."""

    def __init__(self, ranks: RankList) -> None:
        self._inner = ranks

    @property
    def count(self) -> int:
        """How many there are."""
        return self._inner.count

    def part(self, connection: sqlite3.Connection, start: int, stop: int) -> Sequence[int]:
        """The ranks from place `start` up to `stop`, which are not far apart."""
        count = self.count
        stop = min(stop, count)
        return self._inner.part(connection, count - stop, count - start)[::-1]

    def place(self, connection: sqlite3.Connection, rank: int) -> int | None:
        """Where a story stands."""
        place = self._inner.place(connection, rank)
        return None if place is None else self.count - 1 - place

    def next_unread(self, connection: sqlite3.Connection, after: int, direction: int) -> int | None:
        """The nearest unread place."""
        place = self._inner.next_unread(connection, self.count - 1 - after, -direction)
        return None if place is None else self.count - 1 - place

    def whole(self, connection: sqlite3.Connection) -> Sequence[int]:
        """All ranks."""
        return self._inner.whole(connection)[::-1]

    def forget(self, gone: set[int]) -> None:
        """Leave out stories that were dropped since."""
        self._inner.forget(gone)


class JoinedRanks:
    """Lists one after the other; no story is in two of them."""

    def __init__(self, parts: Sequence[RankList]) -> None:
        self._parts = parts

    @property
    def count(self) -> int:
        """How many there are in all."""
        return sum(part.count for part in self._parts)

    def _starts(self) -> list[int]:
        return list(accumulate((part.count for part in self._parts), initial=0))

    def part(self, connection: sqlite3.Connection, start: int, stop: int) -> Sequence[int]:
        """The ranks from place `start` up to `stop`."""
        starts = self._starts()
        ranks: list[int] = []
        at = max(0, bisect_right(starts, start) - 1)
        while at < len(self._parts) and starts[at] < stop:
            first = max(0, start - starts[at])
            ranks += self._parts[at].part(connection, first, stop - starts[at])
            at += 1
        return ranks

    def place(self, connection: sqlite3.Connection, rank: int) -> int | None:
        """Where a story stands."""
        for start, part in zip(self._starts(), self._parts, strict=False):
            if (place := part.place(connection, rank)) is not None:
                return start + place
        return None

    def next_unread(self, connection: sqlite3.Connection, after: int, direction: int) -> int | None:
        """The nearest unread place."""
        pairs = list(zip(self._starts(), self._parts, strict=False))
        for start, part in pairs if direction > 0 else reversed(pairs):
            there = after - start
            if (there >= part.count - 1) if direction > 0 else (there <= 0):
                continue
            there = max(-1, min(there, part.count))
            if (place := part.next_unread(connection, there, direction)) is not None:
                return start + place
        return None

    def whole(self, connection: sqlite3.Connection) -> Sequence[int]:
        """All ranks."""
        return [rank for part in self._parts for rank in part.whole(connection)]

    def forget(self, gone: set[int]) -> None:
        """Leave out stories that were dropped since."""
        for part in self._parts:
            part.forget(gone)
