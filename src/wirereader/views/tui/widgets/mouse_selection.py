"""Words that can be marked with the mouse, to be copied."""

from textual import events
from textual.selection import Selection
from textual.strip import Strip

from wirereader.views.tui.widgets.row_list import Listing, Piece


class Selectable(Listing):
    """Lines of words; a subclass says what is drawn in each, and paints it `with_selection`."""

    ALLOW_SELECT = True

    @property
    def left(self) -> int:
        """The cells of every line that stand before its words."""
        return 1

    def drawn(self, row: int) -> list[Piece]:
        """The pieces of a row, `left` cells before the words included."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """One line of the screen, which tells the mouse where each letter of it is."""
        return super().render_line(y).apply_offsets(0, y + self.scroll_offset.y)

    def with_selection(self, row: int, pieces: list[Piece]) -> list[Piece]:
        """The pieces of a row, with what the mouse marked in reverse."""
        chosen = self.text_selection
        span = chosen.get_span(row) if chosen is not None else None
        if span is None:
            return pieces
        first, last = span
        found: list[Piece] = []
        at = 0
        for words, style in pieces:
            end = at + len(words)
            low = min(max(first, at), end) - at
            high = len(words) if last == -1 else min(max(last, at + low), end) - at
            found += [(words[:low], style), (words[low:high], "article--match")]
            found.append((words[high:], style))
            at = end
        return [piece for piece in found if piece[0]]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What the mouse marked, lines one after the other."""
        count = self.row_count()
        first = selection.start.y if selection.start is not None else 0
        last = selection.end.y if selection.end is not None else count - 1
        told: list[str] = []
        for row in range(max(0, first), min(last, count - 1) + 1):
            words = "".join(piece for piece, _ in self.drawn(row))
            start, end = selection.get_span(row) or (0, -1)
            told.append(words[max(start, self.left) : None if end == -1 else end].strip())
        return "\n".join(told), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint anew what is marked."""
        del selection
        self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Nothing changes under a moving mouse."""
        event.stop()
