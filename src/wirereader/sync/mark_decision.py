"""Whose mark wins, as a pure function: what waits to be sent wins, then what the server says.

Nobody's clock is asked.  A story that came as several items is marked where any of them is; what is
marked here is sent for all of them, what a server says of one is told to no other: two readers'
machines could pass such news to each other without end.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, TypeVar

_Value = TypeVar("_Value")


class MarkView(NamedTuple):
    """One mark of one item, as everybody has it.

    `known` is what the server was last known to say (None: never asked), `pending` what waits to be
    sent, `here` the story's mark in the library, and `told` what the server says now (None: it does
    not say).  `is_first` claims that no item of this story was known before.
    """

    known: bool | None
    pending: bool | None
    here: bool
    told: bool | None
    is_first: bool = True


class Decision(NamedTuple):
    """What follows: what is known from now on, and the mark that this item counts as having.

    `send` claims that the server has to be told that mark.
    """

    known: bool | None
    counts_as: bool | None
    send: bool


def decide(view: MarkView) -> Decision:
    """Decide about one mark of one item."""
    known, pending, here, told, is_first = view
    if told is None:
        return Decision(known, known if pending is None else pending, send=False)
    if pending is not None:
        return Decision(told, pending, send=False)
    if known is None and is_first:  # a story of ours meets the server's: marked on either is marked
        united = here or told
        return Decision(told, united, send=united is not told)
    return Decision(told, told, send=False)


def decided(
    known: bool | None, pending: bool | None, here: bool, told: bool | None, is_first: bool
) -> Decision:
    """The decision on a mark or a label, as the library wants it handed in."""
    return decide(MarkView(known, pending, here, told, is_first))


def absent_ids(expected: Iterable[str], unread: Collection[str], *, is_whole: bool) -> list[str]:
    """Those of `expected` (known to be unread there) whose absence may mean that they were read.

    It is a suspicion only, and none at all unless the whole set came: each is asked for by itself
    before it is believed, since a server may lose a page, answer with nothing, or have put old
    entries away.
    """
    if not is_whole:
        return []
    there = frozenset(unread)
    return [one for one in expected if one not in there]


def is_doubtful(missing: int, expected: int, unread: int) -> bool:
    """Claim that a set is to be asked for again before its absences are looked at.

    So is one that is empty, and one in which more than half is missing of what was unread.
    """
    return bool(missing) and (unread == 0 or missing * 2 > expected)


def in_batches(ids: Sequence[_Value], size: int) -> list[tuple[_Value, ...]]:
    """`ids` in their order, at most `size` together."""
    return [tuple(ids[start : start + size]) for start in range(0, len(ids), size)]


class BatchSize:
    """How many marks go out together: fewer while the server is slow, more while it is quick."""

    LEAST = 25

    def __init__(self, most: int, *, slow_s: float = 5.0, quick_s: float = 1.5) -> None:
        """`most` at once; an answer after `slow_s` seconds is slow, before `quick_s` quick."""
        self._most = most
        self._slow_s, self._quick_s = slow_s, quick_s
        self.now = min(most, 250)

    def took(self, seconds: float) -> None:
        """Note how long the last answer took; a lost one counts as slow."""
        if seconds >= self._slow_s:
            self.now = max(min(self.LEAST, self._most), self.now // 2)
        elif seconds <= self._quick_s:
            self.now = min(self._most, self.now * 2)
