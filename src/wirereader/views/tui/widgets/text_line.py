"""One line of plain words: header, title, status and footer; a key told there can be clicked."""

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip

from wirereader.late_import import late_pattern
from wirereader.story.clean import drawable
from wirereader.views.tui.widgets.late_styles import LateStyles
from wirereader.views.tui.widgets.line_wrapping import cut

_HINT = re.compile(r"\S+(?: \S+)*")
_NAME = "wirereader"
_PRESS = late_pattern(r"\bpress (\S+)")


class TextLine(LateStyles):
    """Words at the left and, where they fit, words at the right; painted only when they change."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    TextLine { height: 1; width: 100%; background: $background; color: $foreground; }
    TextLine.-muted { color: $text-muted; }
    TextLine.-strong { text-style: bold; }
    TextLine.-bar { background: $bar; color: $text-muted; }
    TextLine > .textline--alarm { color: $breaking; text-style: bold; }
    TextLine > .textline--key { color: $title; text-style: bold; }
    TextLine > .textline--strong { color: $foreground; text-style: bold; }
    """
    PARTS: ClassVar[set[str]] = {"textline--alarm", "textline--key", "textline--strong"}

    def __init__(self, left: str = "", *, id: str | None = None, classes: str = "") -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.left = left
        self.right = ""
        self._parts: tuple[str, ...] = ()
        self._dress: tuple[tuple[str, str], ...] = ()

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

    def dress(self, pieces: Sequence[tuple[str, str]], right: str = "") -> None:
        """Show other words, each in a style of its own ("" is the line's)."""
        dress = tuple((drawable(words), style) for words, style in pieces)
        if dress != self._dress:
            self._dress = dress
            self.refresh()
        self.say("".join(words for words, _style in dress), right)

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
        gap = " " * (width - cell_len(left) - cell_len(right))
        segments = [*self._dressed(left), Segment(gap + right, style)]
        return Strip(segments).adjust_cell_length(width, style)

    def _dressed(self, left: str) -> Iterator[Segment]:
        """The words at the left in their styles, as far as the line has room for them."""
        base = self.rich_style
        if self._parts and self.has_class("-bar"):
            key = self.get_component_rich_style("textline--key") + Style(bgcolor=base.bgcolor)
            at = 0
            for hint in _HINT.finditer(left):
                named = hint[0].partition(" ")[0]
                yield Segment(left[at : hint.start()], base)
                yield Segment(named, key)
                yield Segment(hint[0][len(named) :], base)
                at = hint.end()
            yield Segment(left[at:], base)
            return
        for words, name in self._fitting():
            part, left = left[: len(words)], left[len(words) :]
            style = self.get_component_rich_style(name) if name else base
            yield Segment(part, style + Style(bgcolor=base.bgcolor))
        yield Segment(left, base)

    def _fitting(self) -> tuple[tuple[str, str], ...]:
        """The words in their styles; where room is short, the program's name goes first."""
        first, *rest = self._dress or (("", ""),)
        whole = sum(cell_len(words) for words, _ in self._dress)
        if rest and first[0].strip() == _NAME and whole > self.size.width:
            return ((" ", first[1]), *rest)
        return self._dress

    def _drawn(self, width: int) -> tuple[str, str]:
        """What stands at the left and, if there is room for it, at the right."""
        told = self._offered(width) if self._parts else self.left
        if self._dress and told == "".join(words for words, _ in self._dress):
            told = "".join(words for words, _ in self._fitting())
        left = cut(drawable(told), width)
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
