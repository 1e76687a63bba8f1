"""What parts panes: the line with a pane's title above it, and the thin rule between two."""

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from wirereader.story.clean import drawable
from wirereader.views.tui.widgets.late_styles import LateStyles
from wirereader.views.tui.widgets.line_wrapping import cut

FOCUSED = "\N{BLACK RIGHT-POINTING SMALL TRIANGLE}"
"""Stands before the title of the pane with the focus."""
ACROSS = "\N{BOX DRAWINGS LIGHT HORIZONTAL}"
DOWN = "\N{BOX DRAWINGS LIGHT VERTICAL}"
_TEE = "\N{BOX DRAWINGS LIGHT DOWN AND HORIZONTAL}"


class PaneTitle(LateStyles):
    """The title of the pane below it, within a rule where it has one; a click leads there."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PaneTitle { height: 1; background: $background; color: $faint; text-style: bold; }
    PaneTitle > .panetitle--here { color: $title; text-style: bold; }
    PaneTitle > .panetitle--rule { color: $pane-line; text-style: none; }
    PaneTitle > .panetitle--told { color: $faint; text-style: none; }
    """
    PARTS: ClassVar[set[str]] = {"panetitle--here", "panetitle--rule", "panetitle--told"}

    def __init__(self, pane: Widget, *, is_flat: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._pane = pane
        self._is_flat = is_flat
        self._words, self._told = "", ""
        self._is_here = self._is_ruled = False

    def say(self, words: str, told: str = "", *, is_here: bool) -> None:
        """Show other words; `told` stands at the right where it fits."""
        new = (drawable(words), drawable(told), is_here)
        if new != (self._words, self._told, self._is_here):
            self._words, self._told, self._is_here = new
            self.refresh()

    def rule(self, *, is_ruled: bool) -> None:
        """Be part of a rule from left to right, or no longer."""
        if is_ruled is not self._is_ruled:
            self._is_ruled = is_ruled
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Give the pane the focus."""
        event.stop()
        self.screen.set_focus(self._pane, scroll_visible=False)

    def render_line(self, y: int) -> Strip:
        """The sign of the focus, the title, and the rule."""
        width, base = self.size.width, self.rich_style
        if y:
            return Strip.blank(width, base)
        if self._is_flat:
            words = cut(f"{'*' if self._is_here else ' '} {self._words}", width)
            return Strip([Segment(words, base)]).adjust_cell_length(width, base)
        rule = self.get_component_rich_style("panetitle--rule")
        here = self.get_component_rich_style("panetitle--here") if self._is_here else base
        fill = ACROSS if self._is_ruled else " "
        sign = f"{FOCUSED} " if self._is_here else fill + (" " if self._is_ruled else "")
        told = f" {self._told} " if self._told else ""
        words = cut(self._words, max(0, width - 4))
        left = width - len(sign) - 1 - cell_len(words) - cell_len(told)
        if left < 1:
            told, left = "", width - len(sign) - 1 - cell_len(words)
        segments = [
            Segment(sign, here if self._is_here else rule),
            Segment(words, here),
            Segment(" " + fill * left, rule),
            Segment(told, self.get_component_rich_style("panetitle--told")),
        ]
        return Strip([one for one in segments if one.text]).adjust_cell_length(width, base)


class Rule(Widget):
    """A thin line from top to bottom; in a rule from left to right it begins with a tee."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Rule { width: 1; background: $background; color: $pane-line; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.has_tee = False

    def render_line(self, y: int) -> Strip:
        """One cell of the line."""
        sign = _TEE if self.has_tee and y == 0 else DOWN
        return Strip([Segment(sign, self.rich_style)], 1)
