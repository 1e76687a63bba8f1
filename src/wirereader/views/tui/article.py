"""The story: wrapped once for a width, then every line painted from spans of its body.

Findings come later than the words: they change how lines are drawn, never where they break.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.message import Message

from wirereader.desk.phrases import unlabelled
from wirereader.desk.session import Room
from wirereader.story.body import Span
from wirereader.story.clean import drawable
from wirereader.story.findings import Findings
from wirereader.story.names import EntityKind, MentionKind
from wirereader.story.quotes import Manner
from wirereader.story.story import Story
from wirereader.views.tui.keys import bindings_of
from wirereader.views.tui.listing import Listing, Piece
from wirereader.views.tui.wrapping import (
    USUAL_SPACING,
    Line,
    Spacing,
    cut,
    wrap_paragraphs,
    wrap_text,
)

WIDEST = 80
"""No line of a body is wider than this many cells, unless the reader asks for it."""
_LEFT = 1

_STYLES = {EntityKind.PERSON: "article--person", EntityKind.PLACE: "article--place"}
Painted = tuple[int, int, str]
"""Start and end in code points, and the name of a style."""


class Article(Listing):
    """One story; `>` stands at the line being read, names and quotes are marked in the words."""

    DEFAULT_CSS = """
    Article > .article--breaking { color: $breaking; text-style: bold; }
    Article > .article--headline { text-style: bold; }
    Article > .article--person { color: $person; text-style: underline; }
    Article > .article--place { color: $place; text-style: italic; }
    Article > .article--quote { color: $quote; }
    Article > .article--current { text-style: reverse bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Room.STORY)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--breaking",
        "article--current",
        "article--headline",
        "article--person",
        "article--place",
        "article--quote",
    }

    @dataclass
    class NamePointed(Message):
        """A name in the words was clicked; `mention` is its index in the findings."""

        mention: int

    class Finished(Message):
        """The reader asked for more words than there are."""

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        widest: int = WIDEST,
        spacing: Spacing = USUAL_SPACING,
    ) -> None:
        super().__init__(id=id)
        self._widest = widest
        self._spacing = spacing
        self.story: Story | None = None
        self.findings: Findings | None = None
        self.summary: tuple[str, ...] = ()
        self.current: tuple[Span, ...] = ()
        self._head: list[list[Piece]] = []
        self._lines: list[Line] = []
        self._starts: list[int] = []
        self._painted: list[Painted] = []
        self._quoted: list[Painted] = []
        self._width = 0

    # What is shown

    def show(
        self, story: Story | None, findings: Findings | None, summary: tuple[str, ...]
    ) -> None:
        """Show a story from its headline; `summary` is told below it as far as one line holds."""
        self.story = story
        self.row = 0
        self.current = ()
        self._head, self._lines, self._starts = [], [], []
        self._width = 0
        self._take(findings, summary)
        self.scroll_to(y=0, animate=False)
        self.measure()

    def mark(self, findings: Findings | None, summary: tuple[str, ...]) -> None:
        """Take over findings of the story that is shown: paint again, move nothing."""
        self._take(findings, summary)
        self._head = self._headed(self._text_width())
        self.refresh()

    def point(self, spans: tuple[Span, ...], *, move: bool = True) -> None:
        """Make `spans` the current ones, drawn reversed, and be on the line where they begin."""
        touched = self._rows_of(self.current) | self._rows_of(spans)
        self.current = spans
        for row in touched:
            self.paint_row(row)
        if spans and move:
            self.show_around(self.row_of(spans[0].start))
            self.go(self.row_of(spans[0].start))

    def show_around(self, row: int) -> None:
        """If `row` is out of sight, turn so that a third of the pane stands before it."""
        top, height = self.scroll_offset.y, self.size.height
        if height and not top <= row < top + height:
            self.scroll_to(y=max(0, row - height // 3), animate=False)

    def _take(self, findings: Findings | None, summary: tuple[str, ...]) -> None:
        self.findings, self.summary = findings, summary
        self._painted, self._quoted = [], []
        if findings is None:
            return
        for mention in findings.mentions:
            style = _STYLES.get(findings.entities[mention.entity].kind)
            if style and mention.kind is MentionKind.NAME:
                self._painted.append((mention.span.start, mention.span.end, style))
        self._quoted = sorted(
            (span.start, span.end, "article--quote")
            for quote in findings.quotes
            if quote.manner is not Manner.INDIRECT
            for span in quote.content
        )

    # Where lines stand

    def _text_width(self) -> int:
        return max(1, min(self._widest, self.size.width - _LEFT - 1))

    def lay(self) -> None:
        """Wrap for the width of now, and stay at the words being read."""
        width = self._text_width()
        if self.story is not None and width != self._width:
            offset = self.reading_at if self._lines and self.row >= len(self._head) else None
            body = self.story.body
            self._width = width
            self._head = self._headed(width)
            self._lines = wrap_paragraphs(body.text, body.paragraphs, width, self._spacing)
            self._starts = [start for start, _end in self._lines]
            if offset is not None:
                self.row = self.row_of(offset)

    def _headed(self, width: int) -> list[list[Piece]]:
        if self.story is None:
            return []
        lines: list[list[Piece]] = []
        if self.story.alert is not None:
            lines.append([("!! BREAKING", "article--breaking")])
        title = drawable(self.story.headline)
        if self.story.alert is not None:
            title = unlabelled(title)
        headline = wrap_text(title, width)
        lines += [[(line, "article--headline")] for line in headline]
        told = ""
        for part in self.summary:
            if cell_len(told + part) > width and told:
                break
            told += part
        lines.append([(cut(drawable(told.rstrip(",")), width), "listing--muted")])
        return [*lines, []]

    def row_count(self) -> int:
        """Lines of the head and of the body."""
        return len(self._head) + len(self._lines)

    def is_stop(self, row: int) -> bool:
        """Claim that there are words on this line."""
        if row < len(self._head):
            return row >= 0 and bool(self._head[row])
        start, end = self._lines[row - len(self._head)]
        return end > start

    def row_of(self, offset: int) -> int:
        """The line that holds `offset` (code points)."""
        return len(self._head) + max(0, bisect_right(self._starts, offset) - 1)

    def _rows_of(self, spans: tuple[Span, ...]) -> set[int]:
        return {
            row
            for span in spans
            for row in range(self.row_of(span.start), self.row_of(span.end - 1) + 1)
        }

    @property
    def reading_at(self) -> int:
        """Where the line being read begins, in code points of the body."""
        line = self.row - len(self._head)
        return self._lines[line][0] if 0 <= line < len(self._lines) else 0

    @property
    def paragraph(self) -> int:
        """Index of the paragraph being read, from 0."""
        return self.story.body.paragraph_at(self.reading_at) if self.story is not None else 0

    def cursor_column(self) -> int:
        """The first cell of the current name on the current line, else the `>`."""
        line = self.row - len(self._head)
        if self.story is None or not 0 <= line < len(self._lines) or not self.current:
            return 0
        start, end = self._lines[line]
        at = self.current[0].start
        return _LEFT + cell_len(self.story.body.text[start:at]) if start <= at < end else 0

    # What a line looks like

    def pieces(self, row: int, line: int) -> Iterable[Piece]:
        """The `>` and the words of one line."""
        del line
        style = "listing--mark" if self.has_focus else "listing--muted"
        mark: Piece = (">", style) if row == self.row else (" ", "")
        if row < len(self._head):
            return [mark, *self._head[row]]
        return [mark, *self._words(*self._lines[row - len(self._head)])]

    def _words(self, start: int, end: int) -> Iterable[Piece]:
        if self.story is None or start == end:
            return
        text = self.story.body.text
        styles = [""] * (end - start)
        current = [(span.start, span.end, "article--current") for span in self.current]
        for kind in (self._quoted, self._painted, current):
            for first, last, style in _between(kind, start, end):
                first, last = max(first, start) - start, min(last, end) - start  # noqa: PLW2901
                styles[first:last] = [style] * (last - first)
        at = start
        for style, run in itertools.groupby(styles):
            length = sum(1 for _ in run)
            yield drawable(text[at : at + length]), style
            at += length

    # Keys and mouse

    def action_paragraph(self, by: int) -> None:
        """Go to the first line of the next or previous paragraph."""
        if self.story is None or not self._lines:
            return
        paragraphs = self.story.body.paragraphs
        target = self.paragraph + by
        if self.row < len(self._head):
            target = 0
        if target < 0:
            self.go(0)
        elif target < len(paragraphs):
            self.go_to_paragraph(target)

    def go_to_paragraph(self, paragraph: int) -> None:
        """Go to the first line of `paragraph` (from 0)."""
        if self.story is not None and self.story.body.paragraphs:
            last = len(self.story.body.paragraphs) - 1
            span = self.story.body.paragraphs[max(0, min(paragraph, last))]
            self.go(self.row_of(span.start))

    def action_read_on(self) -> None:
        """Turn the page; after the last one ask for another story."""
        bottom = self.row_top(self.row_count()) - self.size.height
        if self.scroll_offset.y >= bottom and self.row >= self.row_count() - 1:
            self.post_message(self.Finished())
        else:
            self.action_page(1)

    def clicked(self, row: int, column: int, *, again: bool) -> None:
        """A click on a name makes it the current one."""
        del again
        line = row - len(self._head)
        if self.story is None or self.findings is None or not 0 <= line < len(self._lines):
            return
        start, end = self._lines[line]
        text = self.story.body.text
        at = start
        while at < end and cell_len(text[start : at + 1]) <= column - _LEFT:
            at += 1
        mentions = self.findings.mentions
        index = bisect_right(mentions, at, key=lambda mention: mention.span.start) - 1
        if index >= 0 and at < min(end, mentions[index].span.end):
            self.post_message(self.NamePointed(index))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Nothing changes under a moving mouse."""
        event.stop()


def _between(painted: list[Painted], start: int, end: int) -> Iterable[Painted]:
    """Those of ascending `painted` that touch start..end; a quote may begin a little earlier."""
    first = max(0, bisect_left(painted, (start, 0, "")) - 2)
    for item in painted[first:]:
        if item[0] >= end:
            break
        if item[1] > start:
            yield item
