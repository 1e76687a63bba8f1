"""A name of a story and its type, and sets of names that do not overlap."""

import sys
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

PER, LOC, ORG, MISC, NAT = "PER", "LOC", "ORG", "MISC", "NAT"


@dataclass(frozen=True, slots=True, order=True)
class NameSpan:
    """A name: code points [start, end), what it names (PER LOC ORG MISC NAT), certainty 0 to 1.

    NAT is a nationality or people ("Georgian"), which stands for a place but is none.
    """

    start: int
    end: int
    label: str
    score: float = 1.0


def disjoint(names: Iterable[NameSpan]) -> list[NameSpan]:
    """Keep the longer of two that overlap, then the surer."""
    taken: list[NameSpan] = []
    reached = -1
    for name in sorted(names, key=lambda n: (n.start, n.start - n.end, -n.score)):
        if name.start >= reached:
            taken.append(name)
            reached = name.end
        elif name.end - name.start > taken[-1].end - taken[-1].start:
            taken[-1] = name
            reached = name.end
    return taken


class SpanIndex:
    """Tells which of a set of spans (code points, end exclusive) another span touches."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)

    @classmethod
    def of(cls, names: Iterable[NameSpan]) -> "SpanIndex":
        """Index the spans of names."""
        return cls((name.start, name.end) for name in names)

    def at(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the last span that touches `start` to `end`."""
        index = bisect_right(self._spans, (end - 1, sys.maxsize)) - 1
        found = self._spans[index] if index >= 0 else None
        return found if found is not None and found[1] > start else None

    def touches(self, start: int, end: int) -> bool:
        """Claim that something of the set touches `start` to `end`."""
        return self.at(start, end) is not None

    def covers(self, name: NameSpan) -> bool:
        """Claim that something of the set touches `name`."""
        return self.touches(name.start, name.end)

    def holds(self, name: NameSpan) -> bool:
        """Claim that a longer span holds the whole of `name`."""
        found = self.at(name.start, name.end)
        if found is None or found == (name.start, name.end):
            return False
        return found[0] <= name.start and name.end <= found[1]
