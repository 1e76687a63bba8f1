"""The rows of a long list that stand in a pane now, and the headings between them.

A heading belongs to the drawing alone: rows keep their numbers, and nothing is asked about rows
that are not in sight.  The heading of the first row stands on the first line, wherever its day
began.  No more than MOST_HEADINGS stand in a pane: it is there for rows.
"""

from collections.abc import Callable, Hashable
from typing import NamedTuple

MOST_HEADINGS = 2
"""More headings than these in one pane would cost more rows than they explain."""


class WindowLine(NamedTuple):
    """What stands on one line: a part (from 0) of `row`, or the heading above it (part -1).

    `under` is the row whose heading is the last above this line; that of a row without one is -1.
    """

    row: int
    part: int
    under: int = -1

    @property
    def is_heading(self) -> bool:
        """Claim that this is the heading of the row's group."""
        return self.part < 0


class RowWindow:
    """Which rows are in sight from `top` on, in a pane of `height` lines.

    `count` tells how many rows there are, `group` the group of a row (None: it has no heading),
    `row_height` is the lines of one row.
    """

    def __init__(self, count: Callable[[], int], group: Callable[[int], Hashable | None]) -> None:
        self._count, self._group = count, group
        self.top = 0
        self.height = 0
        self.row_height = 1
        self._lines: list[WindowLine] = []
        self._is_known = False

    def forget(self) -> None:
        """Look at the rows anew."""
        self._is_known = False

    def resize(self, height: int, row_height: int) -> None:
        """Have so many lines, so many of them a row."""
        if (height, row_height) != (self.height, self.row_height):
            self.height, self.row_height = height, row_height
            self._is_known = False

    def lines(self) -> list[WindowLine]:
        """What stands on each line from the top of the pane; fewer where the list ends."""
        # the list may have become shorter before anybody was told
        if not self._is_known or (self._lines and self._lines[-1].row >= self._count()):
            self._lines = self._laid()
            self._is_known = True
        return self._lines

    def _laid(self) -> list[WindowLine]:
        count, found = self._count(), list[WindowLine]()
        row = self.top = max(0, min(self.top, count - 1))
        before: Hashable | None = None
        headings, under = 0, -1
        while row < count and len(found) < self.height:
            group = self._group(row)
            if group != before and group is not None and headings < MOST_HEADINGS:
                headings, under = headings + 1, row
                found.append(WindowLine(row, -1, under))
            before = group
            found += [WindowLine(row, part, under) for part in range(self.row_height)]
            row += 1
        return found[: self.height]

    def line_of(self, row: int) -> int | None:
        """The line where `row` begins; None where it is not in sight."""
        for at, line in enumerate(self.lines()):
            if line.row == row and line.part == 0:
                return at
        return None

    def rows(self) -> range:
        """The rows that are in sight, whole or in part."""
        lines = [line.row for line in self.lines() if not line.is_heading]
        return range(lines[0], lines[-1] + 1) if lines else range(0)

    def whole_rows(self) -> range:
        """The rows that are in sight with all their lines; at least the first."""
        lines = self.lines()
        last = self.row_height - 1
        rows = [line.row for line in lines if line.part == last]
        return range(self.top, max(rows, default=self.top) + 1)

    def go_to(self, top: int) -> bool:
        """Begin with the row `top`, no further down than the last screen; claim a change."""
        wanted = max(0, min(top, self.deepest()))
        if wanted == self.top:
            return False
        self.top = wanted
        self._is_known = False
        return True

    def show(self, row: int) -> bool:
        """Move just as far as it takes to have `row` in sight; claim that it moved."""
        if row < self.top:
            return self.go_to(row)
        if row in self.whole_rows():
            return False
        return self.go_to(self._top_for(row))

    def deepest(self) -> int:
        """The first row of the last screen."""
        return self._top_for(self._count() - 1) if self._count() else 0

    def _top_for(self, last: int) -> int:
        """The first row of a screen that ends with `last`, as far up as they fit."""
        row, group = last, self._group(last)
        used, headings = self.row_height, int(group is not None)
        while row > 0:
            above = self._group(row - 1)
            used += self.row_height
            headings += above is not None and above != group
            if used + min(headings, MOST_HEADINGS) > self.height:
                break
            row, group = row - 1, above
        return max(0, row)
