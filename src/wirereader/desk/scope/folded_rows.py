"""Which row of a folded list is which of the whole one; events unfold and fold in their place."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class _Unfolded(NamedTuple):
    """An event whose stories stand below its row: that row, and theirs in order, of the whole."""

    best: int
    members: tuple[int, ...]


class FoldedRows:
    """Rows from 0: `inner` ones of the whole list, `outer` ones of the folded list.

    `behind` has each inner row that stands behind another, with that other.  Events may unfold on
    another thread than that which draws: whoever reads has all of a change, or nothing of it.
    """

    def __init__(self, behind: Mapping[int, int]) -> None:
        self._behind = dict(behind)
        self._hidden = sorted(behind)
        self._others = Counter(behind.values())
        self._unfolded: list[_Unfolded] = []

    @property
    def hidden(self) -> int:
        """How many rows of the whole list have no row of their own now."""
        return len(self._hidden) - sum(len(one.members) for one in self._unfolded)

    def others(self, inner: int) -> int:
        """How many rows stand behind this one and are not shown."""
        return 0 if self._event(inner) else self._others[inner]

    def stands(self, inner: int) -> bool:
        """Claim that a row stands for an event, unfolded or not."""
        return self._others[inner] > 0

    def is_behind(self, inner: int | None) -> bool:
        """Claim that a row stands behind another, shown or not."""
        return inner in self._behind

    def behind(self, inner: int) -> list[int]:
        """The rows that stand behind this one, or behind the one that it stands behind."""
        best = self._behind.get(inner, inner)
        return [row for row, other in self._behind.items() if other == best]

    def best(self, inner: int) -> int:
        """The row that stands for this one's event."""
        return self._behind.get(inner, inner)

    def unfold(self, members: Sequence[int]) -> None:
        """Show the rows that stand behind one, in this order, below it."""
        fresh = _Unfolded(self._behind[members[0]], tuple(members))
        self._unfolded = sorted((*self._unfolded, fresh))

    def fold(self, inner: int) -> bool:
        """Show them no more; False where they were not."""
        event = self._event(self.best(inner))
        if event is not None:
            self._unfolded = [one for one in self._unfolded if one is not event]
        return event is not None

    def inner(self, outer: int) -> int:
        """The row of the whole list that an outer row is."""
        more = 0
        for best, members in self._unfolded:
            at = self._place(best) + more
            if outer <= at:
                break
            if outer <= at + len(members):
                return members[outer - at - 1]
            more += len(members)
        return self._standing(outer - more)

    def outer(self, inner: int | None) -> int | None:
        """The row that a row of the whole list is, or stands behind."""
        if inner is None:
            return None
        best = self.best(inner)
        more = sum(len(one.members) for one in self._unfolded if one.best < best)
        return self._place(best) + more + self.within(inner)

    def within(self, inner: int) -> int:
        """How far below its event's row a row is shown, from 1; 0: it is no unfolded one."""
        event = self._event(self._behind[inner]) if inner in self._behind else None
        return 0 if event is None else event.members.index(inner) + 1

    def unfolded(self) -> list[int]:
        """The inner rows of unfolded events: those that stand for them, and those below."""
        return [row for one in self._unfolded for row in (one.best, *one.members)]

    def _event(self, best: int) -> _Unfolded | None:
        return next((one for one in self._unfolded if one.best == best), None)

    def _place(self, best: int) -> int:
        """The row of one that stands for itself, were all events folded."""
        return best - bisect_left(self._hidden, best)

    def _standing(self, outer: int) -> int:
        """The inner row of an outer one, were all events folded."""
        low, high = outer, outer + len(self._hidden)
        while low < high:
            middle = (low + high) // 2
            if middle - bisect_right(self._hidden, middle) < outer:
                low = middle + 1
            else:
                high = middle
        return low
