"""A name of a story and its type, and sets of names that do not overlap."""

import sys
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

PER, LOC, ORG, MISC, NAT = "PER", "LOC", "ORG", "MISC", "NAT"


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A name of the story: span in code points, PER, LOC, ORG, MISC or NAT (a demonym)."""

    start: int
    end: int
    label: str
    score: float = 1.0


def disjoint(names: Iterable[Named]) -> list[Named]:
    """Keep the longer of two that overlap, then the surer."""
    taken: list[Named] = []
    reached = -1
    for name in sorted(names, key=lambda n: (n.start, n.start - n.end, -n.score)):
        if name.start >= reached:
            taken.append(name)
            reached = name.end
        elif name.end - name.start > taken[-1].end - taken[-1].start:
            taken[-1] = name
            reached = name.end
    return taken


class Cover:
    """Tells whether a name touches, or lies inside of, any of a set of disjoint names."""

    def __init__(self, names: Iterable[Named]) -> None:
        self._spans = sorted((name.start, name.end) for name in names)

    def at(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the last span that touches `start` to `end`."""
        index = bisect_right(self._spans, (end - 1, sys.maxsize)) - 1
        found = self._spans[index] if index >= 0 else None
        return found if found is not None and found[1] > start else None

    def __call__(self, name: Named) -> bool:
        """Claim that something of the set touches `name`."""
        return self.at(name.start, name.end) is not None

    def holds(self, name: Named) -> bool:
        """Claim that a longer span holds the whole of `name`."""
        found = self.at(name.start, name.end)
        if found is None or found == (name.start, name.end):
            return False
        return found[0] <= name.start and name.end <= found[1]
