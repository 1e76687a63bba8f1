"""What was said last: in as many lines as it needs, where a single one would cut it."""

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.strip import Strip

from wirereader.story.clean import drawable
from wirereader.views.tui.widgets.line_wrapping import cells_of, cut, wrap_text
from wirereader.views.tui.widgets.text_line import TextLine

_ROWS_A_LINE = 7
"""So many rows of the screen allow for one more line of words."""
_MOST = 4


class SaidLine(TextLine):
    """A line that grows while a sentence is longer than it; cut only where the screen is low."""

    _is_growing = True

    def say(self, left: str, right: str = "") -> None:
        """Show other words, whole."""
        self._is_growing = True
        super().say(left, right)
        self._grow()

    def say_in_a_line(self, left: str, right: str = "") -> None:
        """Show words that each move changes: the panes above keep their rows."""
        self._is_growing = False
        super().say(left, right)
        self._grow()

    def dress(self, pieces: Sequence[tuple[str, str]], right: str = "") -> None:
        """Show other words in styles of their own, in one line."""
        super().dress(pieces, right)
        self._is_growing = False
        self._grow()

    def on_resize(self, event: events.Resize) -> None:
        """Take the lines that the words need now."""
        del event
        self._grow()

    def _grow(self) -> None:
        wanted = len(self._lines()) or 1
        if self.size.width and wanted != self.size.height:
            self.styles.height = wanted

    def _lines(self) -> list[str]:
        """The lines of what is said; none where a single line is enough."""
        width = self.size.width
        if not width or not self._is_growing or cells_of(drawable(self.left)) <= width:
            return []
        most = max(1, min(_MOST, self.app.size.height // _ROWS_A_LINE))
        lines = wrap_text(drawable(self.left).strip(), max(1, width - 2))
        if len(lines) > most:
            lines = [*lines[: most - 1], cut(f"{lines[most - 1]} …", width - 2, " …")]
        return lines if most > 1 else []

    def render_line(self, y: int) -> Strip:
        """One of the lines."""
        lines = self._lines()
        if not lines:
            return super().render_line(y)
        style, words = self.rich_style, f" {lines[y]}" if y < len(lines) else ""
        return Strip([Segment(words, style)]).adjust_cell_length(self.size.width, style)
