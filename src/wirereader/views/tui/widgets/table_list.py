"""A table: rows of aligned cells that are sorted, narrowed and kept in place through refreshes."""

import itertools
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from wirereader.desk.tables.sparkline import BARS
from wirereader.desk.tables.table_shown import TableRow, TableShown
from wirereader.story.clean import drawable
from wirereader.story.folding import by_name, folded
from wirereader.views.tui.widgets.late_styles import LateStyles
from wirereader.views.tui.widgets.line_wrapping import wrap_text
from wirereader.views.tui.widgets.row_list import BAR, CHOSEN, Listing, Piece
from wirereader.views.tui.widgets.table_layout import (
    MARK,
    Lines,
    Placed,
    flat_lines,
    head_pieces,
    placed,
    row_lines,
    stacked_lines,
)


class Table(Listing):
    """The rows of a table; `is_flat`: each is its sentence, for who listens."""

    DEFAULT_CSS = """
    Table > .table--strong { text-style: bold; }
    Table > .table--muted { color: $text-muted; }
    Table > .table--count { color: $primary; }
    Table > .table--warning { color: $warning; }
    Table > .table--error { color: $error; }
    Table > .table--person { color: $person; text-style: underline; }
    Table > .table--place { color: $place; text-style: italic; }
    """
    PARTS: ClassVar[set[str]] = {
        f"table--{name}"
        for name in ("strong", "muted", "count", "warning", "error", "person", "place")
    }

    @dataclass
    class Arranged(Message):
        """Rows stand otherwise than before: sorted, narrowed, or other rows."""

        table: "Table"

    def __init__(self, shown: TableShown, *, is_flat: bool = False) -> None:
        super().__init__(id="table")
        self.shown = shown
        self.is_flat = is_flat
        self.sorted_by = None if is_flat else shown.sorted_by
        self.is_backwards = self._goes_down(self.sorted_by)
        self.wanted = ""
        self.nothing = ""
        """What stands where no row does."""
        self.places: tuple[Placed, ...] = ()
        self._order: list[int] = []
        self._broken_width, self._broken_shown = -1, shown
        self._broken_rows: dict[int, Lines] = {}
        self._lines: list[Lines] = []
        self._tops: list[int] = [0]
        self._arrange()

    # What is shown

    def show(self, shown: TableShown, *, keeps_row: bool = True) -> None:
        """Show other rows of the same table; the reader stays on theirs, if `keeps_row`."""
        now = self._key if keeps_row else ""
        self.shown = shown
        self._rearrange(now)

    def narrow(self, typed: str) -> None:
        """Show those rows that have these words in any cell, or all again."""
        now = self._key
        self.wanted = folded(typed).strip()
        self.nothing = f"No {self.shown.noun} with {drawable(typed)}." if self.wanted else ""
        self._rearrange(now)

    def sort(self, column: int | None) -> None:
        """Sort by a column; once more, the other way round; None: in the order of the list."""
        now = self._key
        if column is not None and column == self.sorted_by:
            self.is_backwards = not self.is_backwards
        else:
            self.sorted_by, self.is_backwards = column, self._goes_down(column)
        self._rearrange(now)

    def sort_next(self) -> None:
        """Sort by the next column; after the last, in the order of the list."""
        at = -1 if self.sorted_by is None else self.sorted_by
        self.sort(at + 1 if at + 1 < len(self.shown.columns) else None)

    @property
    def sorted_told(self) -> str:
        """What the table is sorted by, in words; "" for the order of the list."""
        if self.sorted_by is None:
            return ""
        column = self.shown.columns[self.sorted_by]
        told = f"sorted by {column.title.lower()}"
        is_usual = self.is_backwards == self._goes_down(self.sorted_by)
        return told if is_usual else f"{told}, reversed"

    def current(self) -> TableRow | None:
        """The row under the cursor."""
        return self.shown.rows[self._order[self.row]] if self.row < len(self._order) else None

    def go_to_number(self, number: int) -> None:
        """Be on the row that has this number, from 1, in the order of the list."""
        if number - 1 in self._order:
            self.go(self._order.index(number - 1))

    def _goes_down(self, column: int | None) -> bool:
        return column is not None and self.shown.columns[column].is_number

    @property
    def _key(self) -> str:
        row = self.current()
        return row.key if row is not None else ""

    def _rearrange(self, now: str) -> None:
        self._arrange()
        self.row = next(
            (at for at, n in enumerate(self._order) if self.shown.rows[n].key == now),
            self.row,
        )
        self.measure()
        self.post_message(self.Arranged(self))

    def _arrange(self) -> None:
        """Which rows stand, in which order."""
        rows = self.shown.rows
        order = [at for at, row in enumerate(rows) if not self.wanted or self._has(row)]
        column = self.sorted_by
        if column is not None and self.shown.columns[column].is_number:
            # equal ones stay in the order of the list, whichever way the others go
            order.sort(
                key=lambda at: rows[at].cells[column].order or 0.0, reverse=self.is_backwards
            )
        elif column is not None:  # words that are not there come last
            order.sort(
                key=lambda at: (
                    (not rows[at].cells[column].text) != self.is_backwards,
                    by_name(rows[at].cells[column].text),
                ),
                reverse=self.is_backwards,
            )
        elif self.is_backwards:
            order.reverse()
        self._order = order

    def _has(self, row: TableRow) -> bool:
        return any(self.wanted in folded(cell.text) for cell in row.cells)

    # As a list

    def ready(self) -> None:
        """Place the columns for the width of now, if that has not been done."""
        if self.size.width != self._laid_width and self.size.width:
            self._lay_for_width()

    def lay(self) -> None:
        """Place the columns and break the rows for the width of now."""
        width, shown = self.size.width, self.shown
        if self._broken_width != width or self._broken_shown is not shown:
            self._broken_width, self._broken_shown, self._broken_rows = width, shown, {}
            if not self.is_flat:  # of all rows: columns stand still while the list is narrowed
                self.places = placed(shown.columns, [row.cells for row in shown.rows], width)
        self._lines = [self._broken(at, width) for at in self._order]
        if not self._order and self.nothing:
            said = wrap_text(self.nothing, max(1, width - MARK))
            self._lines = [tuple(((line, "listing--muted"),) for line in said)]
        self._tops = [0, *itertools.accumulate(map(len, self._lines))]

    def _broken(self, at: int, width: int) -> Lines:
        """The lines of a row, broken once for a width: narrowing and sorting only choose."""
        lines = self._broken_rows.get(at)
        if lines is None:
            cells = self.shown.rows[at].cells
            if self.is_flat:
                lines = flat_lines(self.shown.read_out[at], width)
            elif self.places:
                lines = row_lines(cells, self.places)
            else:
                lines = stacked_lines(self.shown.columns, cells, width)
            self._broken_rows[at] = lines
        return lines

    def row_count(self) -> int:
        """How many rows stand."""
        return len(self._lines)

    def row_top(self, row: int) -> int:
        """The line on which a row begins."""
        return self._tops[min(row, len(self._tops) - 1)]

    def row_at(self, line: int) -> int:
        """The row that holds `line`."""
        return max(0, min(bisect_right(self._tops, line) - 1, len(self._lines) - 1))

    def pieces(self, row: int, line: int) -> Iterable[Piece]:
        """One line of a row, with a mark before the current one."""
        words = self._lines[row][line]
        if row != self.row or not self._order:
            return [(" " * MARK, ""), *words]
        if not self.is_flat:
            return self._chosen([(BAR, "listing--title"), (" " * (MARK - 1), ""), *words])
        mark = f"{'>' if line == 0 else ' '}{' ' * (MARK - 1)}"
        if not self.is_loud():
            return [(mark, "listing--muted"), *words]
        text = mark + "".join(piece for piece, _style in words)
        return [(text + " " * (self.size.width - cell_len(text)), "listing--selected")]

    def _chosen(self, drawn: list[Piece]) -> list[Piece]:
        """A line of the current row, on the ground of the selection."""
        if not self.is_loud():
            return drawn
        left = self.size.width - sum(cell_len(words) for words, _ in drawn)
        return [(words, style + CHOSEN) for words, style in (*drawn, (" " * left, ""))]


class TableHead(LateStyles):
    """The titles of a table's columns; a click sorts by one."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TableHead { height: 1; width: 100%; background: $background; color: $foreground; }
    TableHead > .table--head { color: $text-muted; text-style: bold; }
    TableHead > .table--sorted { color: $foreground; text-style: bold underline; }
    """
    PARTS: ClassVar[set[str]] = {"table--head", "table--sorted"}

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def render_line(self, y: int) -> Strip:
        """The titles, if the columns stand side by side."""
        width, table = self.size.width, self._table
        if y or table.is_flat:
            return Strip.blank(width, self.rich_style)
        table.ready()  # what stands first may be painted before the rows are
        pieces = head_pieces(table.shown.columns, table.places, table.sorted_by)
        segments = [
            Segment(words, self.get_component_rich_style(style) if style else self.rich_style)
            for words, style in pieces
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Sort by the column that was clicked."""
        event.stop()
        for place in reversed(self._table.places):
            if event.x >= place.at:
                self._table.sort(place.column)
                return


class TableFacts(LateStyles):
    """More about the current row, below a rule; its height is that of most rows' facts."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TableFacts { height: 6; width: 100%; background: $background; color: $foreground; }
    TableFacts > .facts--rule { color: $pane-line; }
    TableFacts > .facts--first { text-style: bold; }
    TableFacts > .facts--muted { color: $text-muted; }
    TableFacts > .facts--bars { color: $primary; }
    """
    PARTS: ClassVar[set[str]] = {
        "facts--rule",
        "facts--first",
        "facts--muted",
        "facts--bars",
    }

    def __init__(self) -> None:
        super().__init__()
        self._facts: tuple[str, ...] = ()

    def tell(self, facts: tuple[str, ...]) -> None:
        """Show the facts of another row."""
        if facts != self._facts:
            self._facts = facts
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The rule, then the facts, wrapped."""
        width = self.size.width
        if y == 0:
            rule = self.get_component_rich_style("facts--rule")
            return Strip([Segment("─" * width, rule)]).adjust_cell_length(width, self.rich_style)
        lines = [
            (line, "facts--first" if at == 0 else "facts--muted")
            for at, fact in enumerate(self._facts)
            for line in wrap_text(drawable(fact), max(1, width - MARK - 1))
        ]
        if y > len(lines):
            return Strip.blank(width, self.rich_style)
        words, style = lines[y - 1]
        bars = words[: len(words) - len(words.lstrip(BARS))]
        segments = [
            Segment(f"{' ' * MARK}{bars}", self.get_component_rich_style("facts--bars")),
            Segment(words[len(bars) :], self.get_component_rich_style(style)),
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)
