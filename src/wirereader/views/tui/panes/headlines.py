"""The headline list: any number of stories, drawn from the desk's rows by their number."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip

from wirereader.desk.outcomes import Headline
from wirereader.desk.phrases import NO_STORIES
from wirereader.story.clean import drawable
from wirereader.views.tui.panes import day_headings
from wirereader.views.tui.panes.flat_rows import flat_row
from wirereader.views.tui.panes.headline_rows import (
    READ,
    TIME_CELLS,
    UNREAD,
    RowLook,
    row_of,
    source_cells,
)
from wirereader.views.tui.panes.pane_title import FOCUSED
from wirereader.views.tui.panes.row_window import RowWindow, WindowLine
from wirereader.views.tui.widgets.line_wrapping import cut, wrap_text
from wirereader.views.tui.widgets.row_list import BAR, CHOSEN, THIN_BAR, Listing, Piece

if TYPE_CHECKING:
    import re

_KEPT = 400
"""So many drawn rows are kept."""
_MEASURED = 100
"""So many rows, from the first on, say how wide the column of sources is."""
_LEAST_OF_GROUP = 3
"""A day, or a source, with fewer rows than these gets no heading of its own."""
_BY_DAY = frozenset({"newest", "oldest"})
"""Orders in which stories stand under the headings of their days."""
_MIXED = "mixed"
"""The group of rows that stand together for having no heading of their own."""

_GONE = Headline(0, "", "", "", None, None, False, None, True, False, None)  # noqa: FBT003
"""A row that was counted and is there no more: it is drawn blank until the list is told."""


class Headlines(Listing):
    """Headlines under the headings of their days; for those who listen, one flat line each."""

    DEFAULT_CSS = """
    Headlines > .headlines--badge { color: $badge; }
    Headlines > .headlines--breaking { color: $breaking; text-style: bold; }
    Headlines > .headlines--dot { color: $title; }
    Headlines > .headlines--day { color: $faint; text-style: bold; }
    Headlines > .headlines--read { color: $text-muted; }
    Headlines > .headlines--unread { text-style: bold; }
    Headlines > .headlines--match { text-style: bold underline; color: $mark; }
    """
    PARTS: ClassVar[set[str]] = {
        "headlines--badge",
        "headlines--breaking",
        "headlines--day",
        "headlines--dot",
        "headlines--match",
        "headlines--read",
        "headlines--unread",
    }

    def __init__(
        self,
        count: Callable[[], int],
        listed: Callable[[int], Headline | None],
        now: Callable[[], datetime],
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        is_flat: bool = False,
        is_worded: bool = False,
    ) -> None:
        super().__init__(id=id)
        self._is_flat = is_flat
        self._is_worded = is_worded
        self._count = count
        self._listed = listed
        self._now = now
        self.wanted: re.Pattern[str] | None = None
        """What was searched for: it stands out in the headlines."""
        self.nothing = NO_STORIES
        """What an empty list says."""
        self.row_lines = 1
        """Lines of a row, 1 or 2."""
        self._rows: dict[tuple[int, str | None], list[list[Piece]]] = {}
        self._days: dict[Hashable, list[Piece]] = {}
        self._own_groups: dict[int, Hashable | None] = {}
        self._unread: dict[Hashable, int | None] = {}
        """How many stories of a day are unread: hundreds of rows may have been looked at for it."""
        self._source = 0
        self._dates: list[WindowLine] = []
        """The lines for which it was looked whether the column of times holds dates."""
        self._time = TIME_CELLS
        self._sort = "newest"
        self.window = RowWindow(count, self._group)

    def row_count(self) -> int:
        """How many stories there are."""
        return self._count()

    def use_order(self, sort: str) -> None:
        """Have the headings that go with an order: days, sources, or unread and read."""
        if sort != self._sort:
            self._sort = sort
            self._forget()

    def _headline(self, row: int) -> Headline:
        """What a row says: nothing, when the list became shorter while it is drawn."""
        return self._listed(row) or _GONE._replace(number=row + 1)

    def _group(self, row: int) -> Hashable | None:
        """What a row stands under: its day, its source, or whether it is read.

        Days, or sources, of so few rows that headings would cost more rows than they explain
        stand together.  Nothing for those who listen.
        """
        own = self._own_group(row)
        if own is None or self._sort == "unread" or self._is_large(row, own):
            return own
        return _MIXED

    def _own_group(self, row: int) -> Hashable | None:
        if self._is_flat:
            return None
        if row not in self._own_groups:
            if len(self._own_groups) > _KEPT:
                self._own_groups.clear()
            headline = self._headline(row)
            # below the row of its event a story stands, whatever its day
            at = self._headline(row - headline.within) if headline.within else headline
            self._own_groups[row] = self._group_of(at)
        return self._own_groups[row]

    def _group_of(self, headline: Headline) -> Hashable:
        if self._sort == "source":
            return headline.source
        if self._sort == "unread":
            return "READ" if headline.is_read else "UNREAD"
        if self._sort == "title":  # days would be mixed: each row tells its own
            return "BY TITLE"
        day = day_headings.day_of(headline, self._now())
        return "" if day is None else day

    def _is_large(self, row: int, own: Hashable) -> bool:
        """Claim that enough rows around this one are of the same group, or none to mix them with.

        None are where the list ends, or where a group that is large begins.
        """
        run, before, after = self._run(row, own)
        return run >= _LEAST_OF_GROUP or not any(
            0 <= at < self._count() and self._run(at, self._own_group(at))[0] < _LEAST_OF_GROUP
            for at in (before, after)
        )

    def _run(self, row: int, own: Hashable) -> tuple[int, int, int]:
        """How many rows around this one are of its group, and the rows before and after them.

        Nobody looks further than to enough of them.
        """
        count, run, ends = self._count(), 1, [row - 1, row + 1]
        for end, step in enumerate((-1, 1)):
            while (
                run < _LEAST_OF_GROUP
                and 0 <= ends[end] < count
                and self._own_group(ends[end]) == own
            ):
                run += 1
                ends[end] += step
        return run, ends[0], ends[1]

    def _when(self, row: int, under: int) -> str | None:
        """What stands for the time of a row; None: its time of day, for its day stands above."""
        if self._is_flat:
            return None
        is_by_day = self._sort in _BY_DAY
        headline = self._headline(row)
        is_there = not headline.within or self._group_of(headline) == self._own_group(row)
        is_told = (group := self._group(row)) != _MIXED and group == self._group(under)
        if is_by_day and is_there and is_told:
            return None
        now = self._now()
        day = day_headings.day_of(self._headline(under), now) if is_by_day else now
        return day_headings.date_of(headline, now, day.year if day else None)

    def _widen_times(self, lines: list[WindowLine]) -> None:
        """Have the column of times hold dates, once a row that needs it is in sight."""
        if lines is self._dates or self._is_flat:
            return
        self._dates = lines
        if self._time < day_headings.DATE_CELLS and any(
            self._when(line.row, line.under) is not None for line in lines if line.part == 0
        ):
            self._time = day_headings.DATE_CELLS
            self._rows.clear()

    # Where rows stand: worked out for those in sight

    def row_top(self, row: int) -> int:
        """The line on which `row` would begin in a list without headings."""
        return row * self.row_lines

    def y_of(self, row: int) -> int:
        """The line of the pane where `row` begins; -1 where it is not in sight."""
        self._fit()
        found = self.window.line_of(row)
        return -1 if found is None else found

    def lines_of(self, row: int) -> int:
        """How many lines a row has."""
        del row
        return self.row_lines

    def row_under(self, y: int) -> int | None:
        """The row on line `y`; a heading is none."""
        lines = self.window.lines()
        return lines[y].row if 0 <= y < len(lines) and not lines[y].is_heading else None

    def rows_in_sight(self) -> range:
        """The rows that stand on the screen now."""
        return self.window.rows() if self._count() and self.size.height else range(0)

    def _fit(self) -> None:
        self.window.resize(self.size.height, self.row_lines)

    def _show_row(self) -> bool:
        """Turn just as far as the current row asks; claim that something was turned."""
        self._fit()
        if not self.size.height or not self._count():
            return False
        moved = self.window.show(self.row)
        if moved:
            self.refresh()
        return moved

    def action_page(self, pages: float) -> None:
        """Turn so many heights of this pane: what comes next stands at the top."""
        shown = self.window.whole_rows()
        by = int(len(shown) * pages) or (1 if pages > 0 else -1)
        top = self.window.top + by
        if not self._count() or not self.window.go_to(top):
            self.go(self.row_count() - 1 if by > 0 else 0)
            return
        before, self.row = self.row, self.window.top
        self.refresh()
        self.place_cursor()
        if before != self.row:
            self.post_message(self.Moved(self, self.row))

    def _wheel(self, by: int) -> None:
        """Turn by rows; a row that would leave the screen takes its neighbour's place."""
        if not self._count() or not self.window.go_to(self.window.top + by):
            return
        shown = self.window.whole_rows()
        before, self.row = self.row, max(shown[0], min(self.row, shown[-1]))
        self.refresh()
        self.place_cursor()
        if before != self.row:
            self.post_message(self.Moved(self, self.row))

    # What changed

    def appear(self) -> None:
        """Come back with rows as they are now: nobody repaints what is hidden."""
        self._forget()
        super().appear()

    def lay(self) -> None:
        """Forget drawn rows, and see how wide sources are."""
        self._forget_drawn()
        count = 0 if self._is_flat else min(self._count(), _MEASURED)
        sources = (self._headline(row).source for row in range(count))
        self._source = source_cells(sources, self.size.width)
        self._time = TIME_CELLS

    def on_resize(self, event: events.Resize) -> None:
        """Measure for the new size, which changes no count."""
        event.prevent_default()  # Textual would have Listing do the same once more
        unread = dict(self._unread)
        super().on_resize(event)
        self._unread = unread

    def measure(self) -> None:
        """Take over other rows, of which nothing is counted yet."""
        self._unread.clear()
        super().measure()

    def _forget(self) -> None:
        self._unread.clear()
        self._forget_drawn()

    def _forget_drawn(self) -> None:
        self._rows.clear()
        self._days.clear()
        self._own_groups.clear()
        self.window.forget()

    def use_lines(self, lines: int) -> None:
        """Have rows of so many lines, 1 or 2."""
        if lines != self.row_lines:
            self.row_lines = lines
            self._forget()
            self.refresh()

    def repaint_story(self, story: str, near: Iterable[int]) -> None:
        """Paint the row of `story` again if it is one of the rows `near`, and its day's count."""
        for row in near:
            if 0 <= row < self._count() and self._headline(row).id == story:
                self._rows = {key: drawn for key, drawn in self._rows.items() if key[0] != row}
                self.paint_row(row)
                self._days.clear()
                self._unread.clear()
                self._paint_headings()

    def _paint_headings(self) -> None:
        for y, line in enumerate(self.window.lines()):
            if line.is_heading:
                self.paint_lines(y)

    def watch_has_focus(self, has_focus: bool) -> None:
        """The first heading is the title of the pane: it shows where the focus is."""
        super().watch_has_focus(has_focus)
        if not self._is_flat:
            self.paint_lines(0)

    # What a line looks like

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        self._lay_for_width()
        self._fit()
        base, width = self.paint_style(""), self.size.width
        lines = self.window.lines()
        if y >= len(lines):
            told = self._nothing(y) if not lines else ""
            return Strip([Segment(told, base)]).adjust_cell_length(width, base)
        self._widen_times(lines)
        row, part, under = lines[y]
        if part >= 0:
            pieces: Iterable[Piece] = self._row_pieces(row, part, self._when(row, under))
        else:
            pieces = self._heading(row, is_first=y == 0)
        segments = [Segment(words, self.paint_style(name)) for words, name in pieces if words]
        return Strip(segments).adjust_cell_length(width, base)

    def _nothing(self, y: int) -> str:
        """A line of what an empty list says instead."""
        told = wrap_text(self.nothing, max(1, self.size.width - 2)) if not self._is_flat else []
        return f" {told[y]}" if y < len(told) else ""

    def pieces(self, row: int, line: int) -> Iterable[Piece]:
        """One line of a row: selection, marks, words."""
        return self._row_pieces(row, line, None)

    def _row_pieces(self, row: int, line: int, when: str | None) -> Iterable[Piece]:
        drawn = self._rows.get((row, when))
        if drawn is None:
            if len(self._rows) > _KEPT:
                self._rows.clear()
            drawn = self._rows[row, when] = self._drawn(self._headline(row), when)
        if line >= len(drawn):
            return []
        return self._with_mark(drawn[line], line, is_here=row == self.row)

    def _with_mark(self, words: list[Piece], line: int, *, is_here: bool) -> list[Piece]:
        if not is_here:
            return [(" ", ""), *words]
        if self._is_flat:
            mark = ">" if line == 0 else " "
            if not self.is_loud():
                return [(mark, "listing--muted"), *words]
            # a selected row is one bar of one colour, up to the edge of the pane
            text = mark + "".join(piece for piece, _style in words)
            return [(text + " " * (self.size.width - cell_len(text)), "listing--selected")]
        if not self.is_loud():
            return [(THIN_BAR, "listing--title"), *words]
        drawn = [(BAR, "listing--title"), *words]
        left = self.size.width - sum(cell_len(piece) for piece, _ in drawn)
        return [(piece, style + CHOSEN) for piece, style in (*drawn, (" " * left, ""))]

    def _drawn(self, headline: Headline, when: str | None) -> list[list[Piece]]:
        if self._is_flat:
            row = flat_row(headline, self.size.width, self._now(), is_worded=self._is_worded)
            lines = [row]
        else:
            look = RowLook(
                self.size.width,
                self._source,
                self.row_lines,
                self._now(),
                self._is_worded,
                self._time,
            )
            lines = row_of(headline, look, when)
        if self.wanted is None:
            return lines
        return [_marked(line, self.wanted) for line in lines]

    def _heading(self, row: int, *, is_first: bool) -> list[Piece]:
        """The day of a row; the first heading in sight is the title of the pane."""
        words = self._day(row)
        if not is_first or not self.is_loud():
            return [(" ", ""), *words]
        (name, _style), *rest = words
        return [(FOCUSED, "listing--title"), (name, "listing--title"), *rest]

    def _day(self, row: int) -> list[Piece]:
        group = self._group(row)
        key = (group, row) if group == _MIXED else group  # it says with which row it begins
        drawn = self._days.get(key)
        if drawn is None:
            drawn = self._days[key] = self._day_drawn(row)
        return drawn

    def _day_drawn(self, row: int) -> list[Piece]:
        """A day's name, its date, and how many of its stories are unread."""
        room = self.size.width - 2
        name, date, told = self._heading_words(row)
        left: list[Piece] = [(cut(name, room), "headlines--day")]
        if date and cell_len(name) + 2 + cell_len(date) <= room:
            left.append((f"  {date}", "headlines--day"))
        gap = room - sum(cell_len(words) for words, _ in left) - cell_len(told)
        if told and gap >= 2:  # noqa: PLR2004 - two blanks part them
            left += [(" " * gap, ""), (told, "listing--faint")]
        return left

    def _heading_words(self, row: int) -> tuple[str, str, str]:
        """What a heading says: a name, what stands beside it, and what stands at the right."""
        now = self._now()
        group, own = self._group(row), self._own_group(row)
        if isinstance(own, str) and own:
            others = " AND OTHERS" if group == _MIXED else ""
            return f"{drawable(own).upper()}{others}", "", ""
        name, date = day_headings.named(day_headings.day_of(self._headline(row), now), now)
        if group == _MIXED:
            others = "AND LATER" if self._sort == "oldest" else "AND EARLIER"
            if name in day_headings.NEAR or not date:
                return f"{name} {others}", date, ""
            return f"{date.upper()} {others}", "", ""
        if group not in self._unread:
            counted = day_headings.unread_of_day(row, self._count(), self._headline, now)
            self._unread[group] = counted
        unread = self._unread[group]
        return name, date, f"{unread:,} unread" if unread else ""

    # Mouse

    def clicked(self, row: int, column: int, *, again: bool) -> None:
        """One click selects; a click on the selected row opens it."""
        if again:
            super().clicked(row, column, again=again)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Nothing changes under a moving mouse."""
        event.stop()


def _marked(line: list[Piece], wanted: "re.Pattern[str]") -> list[Piece]:
    """A line of a headline with the words searched for in a style of their own."""
    found: list[Piece] = []
    for words, style in line:
        if style not in {READ, UNREAD}:
            found.append((words, style))
            continue
        ends = [0, *(end for match in wanted.finditer(words) for end in match.span()), len(words)]
        for number, (start, end) in enumerate(pairwise(ends)):
            found.append((words[start:end], "headlines--match" if number % 2 else style))
    return [piece for piece in found if piece[0]]
