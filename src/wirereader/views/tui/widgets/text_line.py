"""One line of plain words: header, title, status and footer; a key told there can be clicked."""

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from wirereader.story.clean import drawable
from wirereader.views.tui.widgets.line_wrapping import cut

_HINT = re.compile(r"\S+(?: \S+)*")
_PRESS = re.compile(r"\bpress (\S+)")


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

    def on_click(self, event: events.Click) -> None:
        """A click on "f names", or on "3 quotes, press u", is that key."""
        event.stop()
        for start, hint in self._hints():
            if start <= event.x < start + cell_len(hint) and (key := _key_in(hint)):
                self.app.simulate_key(key)

    def _hints(self) -> Iterator[tuple[int, str]]:
        """What is told of keys: the cell where it begins, and its words.

        At the left of a line of another kind stands what others wrote: no key is taken from there.
        """
        left, right = self._drawn(self.size.width)
        if self._parts or self.has_class("-muted"):
            yield from ((cell_len(left[: hint.start()]), hint[0]) for hint in _HINT.finditer(left))
        at = self.size.width - cell_len(right)
        yield from ((at + cell_len(right[: one.start()]), one[0]) for one in _HINT.finditer(right))

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
        left, right = self._drawn(width)
        left += " " * (width - cell_len(left) - cell_len(right)) + right
        return Strip([Segment(left, style)]).adjust_cell_length(width, style)

    def _drawn(self, width: int) -> tuple[str, str]:
        """What stands at the left and, if there is room for it, at the right."""
        left = cut(drawable(self._offered(width) if self._parts else self.left), width)
        right = drawable(self.right)
        return left, right if cell_len(right) <= width - cell_len(left) - 2 else ""


def _key_in(hint: str) -> str | None:
    """The key that a hint tells of, as Textual names it; None where it tells of none."""
    from wirereader.desk.keymap.key_names import key_named

    told = _PRESS.search(hint)
    try:
        return key_named((told[1] if told else hint.partition(" ")[0]).rstrip(",") or ",")
    except ValueError:
        return None
