"""The headline list: any number of stories, drawn from the desk's rows by their number."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events

from wirereader.desk.outcomes import Headline
from wirereader.desk.phrases import unlabelled, wire_state
from wirereader.story.clean import drawable
from wirereader.views.tui.widgets.line_wrapping import cut, wrap_text
from wirereader.views.tui.widgets.row_list import Listing, Piece

if TYPE_CHECKING:
    import re

ONE_LINE_FROM = 60
"""From this many cells a row is one line, so that a screen reader speaks the whole of it."""
THREE_LINES_BELOW = 44
"""In fewer cells two lines hold no more than a headline: its source stands on a third."""
_PREFIX = 4
_KEPT = 400
_SOURCE = 5
"""In fewer cells than these a source is no longer told from another."""


class Headlines(Listing):
    """Breaking stories first, as the desk orders them; `>` selection, `!!` breaking, `~` read."""

    DEFAULT_CSS = """
    Headlines > .headlines--breaking { color: $breaking; text-style: bold; }
    Headlines > .headlines--read { color: $text-muted; }
    Headlines > .headlines--unread { text-style: bold; }
    Headlines > .headlines--match { text-style: bold underline; color: $mark; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "headlines--breaking",
        "headlines--match",
        "headlines--read",
        "headlines--unread",
    }

    def __init__(
        self,
        count: Callable[[], int],
        headline: Callable[[int], Headline],
        now: Callable[[], datetime],
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        is_one_line: bool = False,
        is_worded: bool = False,
    ) -> None:
        super().__init__(id=id)
        self._is_one_line = is_one_line
        self._is_worded = is_worded
        self._count = count
        self._headline = headline
        self._now = now
        self.wanted: re.Pattern[str] | None = None
        """What was searched for: it stands out in the headlines."""
        self._rows: dict[int, list[list[Piece]]] = {}

    # Where rows stand: all are of one height, so this is arithmetic for any number of them

    def row_count(self) -> int:
        """How many stories there are."""
        return self._count()

    def _height(self) -> int:
        width = self.size.width
        if width >= ONE_LINE_FROM or self._is_one_line:
            return 1
        return 3 if width < THREE_LINES_BELOW else 2

    def row_top(self, row: int) -> int:
        """The line on which `row` begins."""
        return row * self._height()

    def row_at(self, line: int) -> int:
        """The row that holds `line`."""
        return line // self._height()

    def appear(self) -> None:
        """Come back with rows as they are now: nobody repaints what is hidden."""
        self._rows.clear()
        super().appear()

    def lay(self) -> None:
        """Forget drawn rows."""
        self._rows.clear()

    def repaint_story(self, story: str, near: Iterable[int]) -> None:
        """Paint the row of `story` again if it is one of the rows `near`."""
        for row in near:
            if 0 <= row < self._count() and self._headline(row).id == story:
                self._rows.pop(row, None)
                self.paint_row(row)

    def rows_in_sight(self) -> range:
        """The rows that stand on the screen now."""
        if not self._count() or not self.size.height:
            return range(0)
        top = self.scroll_offset.y
        bottom = min(top + self.size.height, self.row_top(self._count())) - 1
        return range(self.row_at(top), self.row_at(max(top, bottom)) + 1)

    # What a row looks like

    def pieces(self, row: int, line: int) -> Iterable[Piece]:
        """One line of a row: selection, marks, words."""
        drawn = self._rows.get(row)
        if drawn is None:
            if len(self._rows) > _KEPT:
                self._rows.clear()
            drawn = self._drawn(self._headline(row), self._height())
            if self.wanted is not None:
                drawn = [_marked(line, self.wanted) for line in drawn]
            self._rows[row] = drawn
        if line >= len(drawn):
            return []
        words = drawn[line]
        if row != self.row:
            return [(" ", ""), *words]
        mark = ">" if line == 0 else " "
        if not self.is_loud():
            return [(mark, "listing--muted"), *words]
        # a selected row is one bar of one colour, up to the edge of the pane
        text = mark + "".join(piece for piece, _style in words)
        return [(text + " " * (self.size.width - cell_len(text)), "listing--selected")]

    def _drawn(self, headline: Headline, height: int) -> list[list[Piece]]:
        room = max(1, self.size.width - _PREFIX - 1)
        style = "headlines--read" if headline.is_read else "headlines--unread"
        title = drawable(headline.headline)
        if headline.alert is not None:
            title = f"BREAKING  {unlabelled(title)}"
        elif state := wire_state(headline.status, headline.embargo, self._now()):
            title = f"{state}  {title}"
        if height == 1:
            tail = self._tail(headline, room - cell_len(title) - 2)
            flags = [("   ", "")] if self._is_worded else _flags(headline)
            return [[*flags, *_title(headline, *_beside(title, tail, room), style)]]
        first, *rest = wrap_text(title, room)
        middle = [rest.pop(0)] if rest and height > 2 else []  # noqa: PLR2004
        last = " ".join(rest)
        tail = self._tail(headline, max(room - cell_len(last) - 2, room // 2))
        last = cut(last, max(1, room - cell_len(tail) - 2) if tail else room)
        below = [*(_words(words, "", style) for words in middle)]
        below.append(_words(*_beside(last, tail, room), style))
        below = [[("   ", ""), *words] for words in below]
        if self._is_worded:
            return [[("   ", ""), *_title(headline, first, "", style)], *below]
        below[0][0] = _below(headline)
        return [[*_flags(headline), *_title(headline, first, "", style)], *below]

    def _tail(self, headline: Headline, room: int) -> str:
        """Source and age in at most `room` cells: the source gives way first."""
        old = age(headline, self._now())
        if self._is_worded:
            marks = ["starred"] * headline.is_starred + ["read"] * headline.is_read
            old = " ".join(filter(None, (old, *marks)))
        source = drawable(headline.source).strip()
        left = room - cell_len(old) - 1 if old else room
        words = cut(source, left) if left >= _SOURCE else ""
        told = f"{words} {old}".strip()
        return told if cell_len(told) <= room else ""

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
        if style not in {"headlines--read", "headlines--unread"}:
            found.append((words, style))
            continue
        at = 0
        for match in wanted.finditer(words):
            found += [(words[at : match.start()], style), (match[0], "headlines--match")]
            at = match.end()
        found.append((words[at:], style))
    return [piece for piece in found if piece[0]]


def _flags(headline: Headline) -> list[Piece]:
    if headline.alert is not None:
        return [("!! ", "headlines--breaking")]
    return [
        ("*" if headline.is_starred else " ", "listing--mark"),
        ("~ ", "") if headline.is_read else ("  ", ""),
    ]


def _below(headline: Headline) -> Piece:
    """Marks that had no room on a breaking story's first line."""
    if headline.alert is None:
        return ("   ", "")
    star = "*" if headline.is_starred else " "
    return (star + ("~ " if headline.is_read else "  "), "listing--mark")


def _title(headline: Headline, words: str, tail: str, style: str) -> list[Piece]:
    pieces = _words(words, tail, style)
    if headline.alert is not None and words.startswith("BREAKING"):
        pieces[:1] = [("BREAKING", "headlines--breaking"), (words[len("BREAKING") :], style)]
    return pieces


def _words(words: str, tail: str, style: str) -> list[Piece]:
    return [(words, style), (tail, "listing--muted")]


def _beside(words: str, tail: str, room: int) -> tuple[str, str]:
    """Words, and the tail pushed to the right where both fit; the headline comes first."""
    gap = room - cell_len(words) - cell_len(tail)
    if tail and gap >= (2 if words else 0):
        return words, " " * gap + tail
    return cut(words, room), ""


def age(headline: Headline, now: datetime) -> str:
    """How long ago a story was published, in a word: "12m", "2h", "3d", "29 Aug", "2008"."""
    when = headline.published
    if when is None:
        return ""
    passed = now - when.astimezone(UTC)
    if passed >= timedelta(days=300):
        return str(when.year)
    if passed >= timedelta(days=7) or passed < timedelta(minutes=-5):
        return f"{when.day} {when:%b}"
    if passed >= timedelta(days=1) or headline.is_date_only:
        return f"{passed.days}d" if passed.days > 0 else "today"
    minutes = max(1, int(passed.total_seconds()) // 60)
    return f"{minutes}m" if minutes < 60 else f"{minutes // 60}h"  # noqa: PLR2004
