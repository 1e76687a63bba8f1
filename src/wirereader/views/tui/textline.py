"""One line of plain words: header, pane title, status and footer."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from wirereader.story.clean import drawable
from wirereader.views.tui.wrapping import cut


class TextLine(Widget):
    """Words at the left and, where they fit, words at the right; painted only when they change."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    TextLine { height: 1; width: 100%; background: $background; color: $foreground; }
    TextLine.-muted { color: $text-muted; }
    TextLine.-strong { text-style: bold; }
    """

    def __init__(self, left: str = "", *, id: str | None = None, classes: str = "") -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.left = left
        self.right = ""
        self._parts: tuple[str, ...] = ()

    def offer(self, parts: Sequence[str]) -> None:
        """Show as many whole parts as fit, the last one in any case."""
        if tuple(parts) != self._parts:
            self._parts = tuple(parts)
            self.refresh()

    def _offered(self, width: int) -> str:
        *early, last = self._parts
        while early and cell_len("  ".join([*early, last])) + 2 > width:
            early.pop()
        return " " + "  ".join([*early, last])

    def say(self, left: str, right: str = "") -> None:
        """Show other words."""
        left, right = drawable(left), drawable(right)
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line, and blank ones below it should there be any."""
        width = self.size.width
        style = self.rich_style
        if y:
            return Strip.blank(width, style)
        left = cut(drawable(self._offered(width) if self._parts else self.left), width)
        room = width - cell_len(left) - 2
        right = drawable(self.right)
        if right and cell_len(right) <= room:
            left += " " * (room + 2 - cell_len(right)) + right
        return Strip([Segment(left, style)]).adjust_cell_length(width, style)
