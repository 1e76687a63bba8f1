"""Rows one above the other, painted line by line: the base of every pane.

No object is kept for a row; a move repaints the two rows that changed and nothing else, and the
terminal's own cursor is put on the row before that, so that screen readers speak and braille
displays show exactly the row the reader is on.
"""

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from wirereader.views.tui.widgets.late_styles import LateStyles

WHEEL = 3
"""So many lines a wheel scrolls by a notch."""
Piece = tuple[str, str]
"""Words and the name of the style they are drawn in, as a pane's PARTS list it."""
CHOSEN = "@"
"""At the end of a style's name: on the ground of the selection."""
BAR = "\N{LEFT HALF BLOCK}"
"""Stands before what is selected in the pane with the focus."""
THIN_BAR = "\N{LEFT ONE EIGHTH BLOCK}"
"""Stands before what is selected in another pane."""


class Listing(ScrollView, LateStyles, can_focus=True, inherit_bindings=False):
    """A pane of rows; subclasses say how many there are, how high each is, and how it looks."""

    DEFAULT_CSS = """
    Listing {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size: 0 0;
    }
    Listing > .listing--mark { color: $mark; text-style: bold; }
    Listing > .listing--muted { color: $text-muted; }
    Listing > .listing--faint { color: $faint; }
    Listing > .listing--title { color: $title; text-style: bold; }
    Listing > .listing--strong { text-style: bold; }
    Listing > .listing--chosen { background: $selection; }
    Listing > .listing--selected {
        background: $block-cursor-background;
        color: $block-cursor-foreground;
        text-style: $block-cursor-text-style;
    }
    """
    ALLOW_SELECT = False
    PARTS: ClassVar[set[str]] = {
        "listing--chosen",
        "listing--faint",
        "listing--mark",
        "listing--muted",
        "listing--selected",
        "listing--strong",
        "listing--title",
    }

    class Moved(Message):
        """The reader's eye is on another row."""

        def __init__(self, listing: "Listing", row: int) -> None:
            super().__init__()
            self.listing, self.row = listing, row

    class Chosen(Message):
        """A row was opened, with Enter or the mouse; `column` is the cell that was clicked."""

        def __init__(self, listing: "Listing", row: int, column: int | None = None) -> None:
            super().__init__()
            self.listing, self.row, self.column = listing, row, column

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.row = 0
        self._styles: dict[str, Style] = {}
        self._laid_width = -1
        self._stood_in = 0
        self._was_hidden = True
        self.is_alone = False
        """No other pane stands beside this one: it looks the same while a line is typed."""

    # What a subclass says

    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row_top(self, row: int) -> int:
        """The line (from 0) on which `row` begins; for `row_count()`, the height of all."""
        return row

    def row_at(self, line: int) -> int:
        """The row that holds `line`."""
        return line

    def pieces(self, row: int, line: int) -> Iterable[Piece]:
        """What stands on `line` (from 0) of `row`."""
        raise NotImplementedError

    def is_stop(self, row: int) -> bool:
        """Claim that the reader can be on `row` (a heading or a blank line is passed over)."""
        return row >= 0

    def cursor_column(self) -> int:
        """The cell of the current row where the terminal's cursor stands."""
        return 0

    def is_loud(self) -> bool:
        """Claim that the mark of the current row is as plain as that of a pane with the focus."""
        return self.is_alone or self.has_focus

    # Painting

    def paint_style(self, name: str) -> Style:
        """The style a piece is drawn in: "" is the pane's own, an @ at its end: as selected."""
        style = self._styles.get(name)
        if style is None:
            if name.endswith(CHOSEN):
                style = self._chosen_style(name.removesuffix(CHOSEN))
            else:
                style = self.get_component_rich_style(name) if name else self.rich_style
            self._styles[name] = style
        return style

    def _chosen_style(self, name: str) -> Style:
        """A style on the ground of the selection; one bar in reverse where colours are not ours."""
        if self.app.current_theme.ansi:
            return self.get_component_rich_style("listing--selected")
        if name == "listing--faint":  # too faint on that ground
            name = "listing--muted"
        ground = self.get_component_rich_style("listing--chosen").bgcolor
        return self.paint_style(name) + Style(bgcolor=ground)

    def notify_style_update(self) -> None:
        """Forget the styles of the theme or focus before."""
        self._styles.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        self._lay_for_width()
        line = y + self.scroll_offset.y
        width = self.size.width
        base = self.paint_style("")
        if not 0 <= line < self.row_top(self.row_count()):
            return Strip.blank(width, base)
        row = self.row_at(line)
        segments = [
            Segment(words, self.paint_style(name))
            for words, name in self.pieces(row, line - self.row_top(row))
            if words
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def y_of(self, row: int) -> int:
        """The line of the pane where `row` begins; above or below it where it is not in sight."""
        return self.row_top(row) - self.scroll_offset.y

    def lines_of(self, row: int) -> int:
        """How many lines `row` has."""
        return self.row_top(row + 1) - self.row_top(row)

    def paint_row(self, row: int) -> None:
        """Paint one row again."""
        if 0 <= row < self.row_count():
            self.paint_lines(self.y_of(row), self.lines_of(row))

    def paint_lines(self, top: int, height: int = 1) -> None:
        """Paint lines of the pane again, as far as they are in sight."""
        region = Region(0, top, self.size.width, height).intersection(self.size.region)
        if region:
            self.refresh(region)

    def lay(self) -> None:
        """Break into lines for the width of now; a subclass that does so overrides this."""

    def _lay_for_width(self) -> None:
        # the first picture is painted before the first Resize is heard: it must be right already
        if self.size.width != self._laid_width:
            self._laid_width = self.size.width
            self.lay()
            self.row = self._near_stop(self.row)
        if self._was_hidden:
            self._was_hidden = False
            self.appear()
            self.place_cursor()

    def appear(self) -> None:
        """Turn to the current row before the first picture after this pane was hidden."""
        self._show_row()

    def on_hide(self) -> None:
        """What is called for meanwhile is shown when the pane comes back."""
        self._was_hidden = True

    def measure(self) -> None:
        """Take over a new number of rows or a new width, and paint all."""
        self._laid_width = -1
        if not self.size:
            return
        self._stood_in = self.size.height
        self._lay_for_width()
        self.row = self._near_stop(self.row)
        # said so, Textual lays out the whole screen: here no other widget hangs on it
        self.set_reactive(
            ScrollView.virtual_size, Size(self.size.width, self.row_top(self.row_count()))
        )
        self.scroll_y = self.validate_scroll_y(self.scroll_y)
        self._show_row()
        self.place_cursor()
        self.refresh()

    @property
    def height_here(self) -> int:
        """How many lines are seen at once; while others cover this pane, as many as were before.

        So a pane is turned to its row before it is shown, and drawn but once.
        """
        return self.size.height or self._stood_in

    def on_resize(self, _event: events.Resize) -> None:
        """Measure for the new size; what comes back as it was is painted already."""
        if not self._is_measured():
            self.measure()

    def _is_measured(self) -> bool:
        seen = Size(self.size.width, self.row_top(self.row_count()))
        is_laid = (self._laid_width, self._stood_in) == self.size
        return is_laid and self.virtual_size == seen

    # Moving

    def go(self, row: int) -> None:
        """Be on `row`: place the terminal's cursor, then paint the two rows that changed."""
        row = self._near_stop(row, -1 if row < self.row else 1)
        before, self.row = self.row, row
        scrolled = self._show_row()
        self.place_cursor()
        if before == row:
            return
        if not scrolled:
            self.paint_row(before)
            self.paint_row(row)
        self.post_message(self.Moved(self, row))

    def place_cursor(self) -> None:
        """Put the terminal's cursor on the current row, if this pane has the focus."""
        region = self.content_region
        if not self.has_focus or not region or self.app.screen is not self.screen:
            return
        y = max(0, min(self.y_of(self.row), self.size.height - 1))
        x = min(self.cursor_column(), max(0, self.size.width - 1))
        self.app.cursor_position = region.offset + Offset(x, y)

    # Textual paints all of a widget for the focus, at 200 columns for a tenth of a second; here it
    # changes a row and a title

    def _on_focus(self, event: events.Focus) -> None:
        event.prevent_default()
        self.has_focus = True
        if self.parent is not None:
            self.parent.post_message(events.DescendantFocus(self))

    def _on_blur(self, event: events.Blur) -> None:
        event.prevent_default()
        self.has_focus = False
        if self.parent is not None:
            self.parent.post_message(events.DescendantBlur(self))

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor moves into this pane with the focus; without it the mark is less loud.

        No style of ours hangs on the focus: Textual would style and paint all of the pane anew.
        """
        del has_focus
        self.place_cursor()
        self.paint_row(self.row)

    def on_show(self) -> None:
        """A pane that is shown again has its cursor placed anew; its picture stands already."""
        self.place_cursor()

    def _near_stop(self, row: int, direction: int = 1) -> int:
        count = self.row_count()
        if count <= 0:
            return 0
        row = max(0, min(row, count - 1))
        for step in (direction, -direction):
            there = row
            while 0 <= there < count:
                if self.is_stop(there):
                    return there
                there += step
        return row

    def _show_row(self) -> bool:
        """Scroll just as far as the current row asks; claim that something was scrolled."""
        height = self.height_here
        if not height or not self.row_count():
            return False
        top, bottom = self.row_top(self.row), self.row_top(self.row + 1)
        at = self.scroll_offset.y
        wanted = at
        if top < at:
            wanted = 0 if not any(map(self.is_stop, range(self.row))) else top
        elif bottom > at + height:
            wanted = min(top, bottom - height)
        if wanted == at:
            return False
        self.turn_to(wanted)
        return True

    def turn_to(self, line: int) -> None:
        """Have this line at the top at once, so that the pane is drawn once, and so."""
        self.scroll_to(y=line, animate=False, immediate=True)
        if not self.size:  # covered: lines that were drawn before are kept until this
            self.refresh()

    # Keys and mouse

    def action_move(self, by: int) -> None:
        """Go `by` rows on."""
        if by > 0 and self.row + by >= self.row_count():
            self.go(self.row_count() - 1)
            return
        target = self._near_stop(self.row + by, by)
        self.go(target)

    def action_page(self, pages: float) -> None:
        """Turn so many heights of this pane: what comes next stands at the top."""
        by = int((self.size.height - 1) * pages) or (1 if pages > 0 else -1)
        at = self.scroll_offset.y
        deepest = max(0, self.row_top(self.row_count()) - self.size.height)
        top = max(0, min(at + by, deepest))
        if top == at:
            self.go(self.row_count() - 1 if by > 0 else 0)
            return
        row = self.row_at(top)
        if self.row_top(row) < top and row + 1 < self.row_count():
            row += 1
        before, self.row = self.row, self._near_stop(row)
        self.scroll_to(y=top, animate=False)
        self._show_row()
        self.place_cursor()
        if before != self.row:
            self.post_message(self.Moved(self, self.row))

    def action_end(self, bottom: bool) -> None:
        """Go to the first or the last row."""
        self.go(self.row_count() - 1 if bottom else 0)

    def action_choose(self) -> None:
        """Open the current row."""
        if self.row_count():
            self.post_message(self.Chosen(self, self.row))

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        event.prevent_default()
        self._wheel(WHEEL)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        event.prevent_default()
        self._wheel(-WHEEL)

    def _wheel(self, by: int) -> None:
        """Scroll by lines; a row that would leave the screen takes its neighbour's place."""
        height, count = self.size.height, self.row_count()
        at = self.scroll_offset.y
        top = max(0, min(at + by, self.row_top(count) - height))
        if top == at or not count:
            return
        first, last = self.row_at(top), self.row_at(top + height - 1)
        if self.row_top(first) < top:
            first += 1
        if self.row_top(last + 1) > top + height:
            last -= 1
        before, row = self.row, max(first, min(self.row, last))
        self.row = self._near_stop(row, 1 if by > 0 else -1)
        self.scroll_to(y=top, animate=False)
        self.place_cursor()
        if before != self.row:
            self.post_message(self.Moved(self, self.row))

    def on_click(self, event: events.Click) -> None:
        """Be on the row that was clicked; a second click or one on what is current opens it."""
        row = self.row_under(event.y)
        if row is not None and self.is_stop(row):
            was_here = row == self.row
            self.go(row)
            self.clicked(row, event.x, again=was_here or event.chain > 1)

    def row_under(self, y: int) -> int | None:
        """The row on line `y` of the pane; None where there is none."""
        line = y + self.scroll_offset.y
        if not self.row_count() or line >= self.virtual_size.height:
            return None
        return self.row_at(line)

    def clicked(self, row: int, column: int, *, again: bool) -> None:
        """What a click on `row` does besides going there."""
        del again
        self.post_message(self.Chosen(self, row, column))
