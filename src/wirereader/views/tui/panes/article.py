"""The story: wrapped once for a width, then every line painted from spans of its body.

Findings come later than the words: they change how lines are drawn, never where they break.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.message import Message

from wirereader.story.body import Span
from wirereader.story.clean import drawable
from wirereader.story.story import Story
from wirereader.views.tui.panes.story_head import HeadFacts, flat_head, head_of
from wirereader.views.tui.widgets.line_wrapping import USUAL_SPACING, Line, Spacing
from wirereader.views.tui.widgets.link_numbers import (
    LinkMark,
    Marks,
    column_of,
    drawn_at,
    lines_with,
    marks_in,
    number_of,
    stretches,
)
from wirereader.views.tui.widgets.mouse_selection import Selectable
from wirereader.views.tui.widgets.row_list import BAR, THIN_BAR, Piece
from wirereader.views.tui.widgets.text_styles import (
    Indent,
    Painted,
    blocks_in,
    indents_of,
    lay_on,
    links_in,
    names_in,
    quotes_in,
    safe_address,
)

if TYPE_CHECKING:
    from wirereader.story.findings import Findings

WIDEST = 80
"""No line of a body is wider than this many cells, unless the reader asks for it."""
_MEASURE = 66
"""Margins are wider where a line has more than so many cells all the same."""
_MARGIN, _WIDE_MARGIN = 2, 3


class Article(Selectable):
    """One story; a bar stands at the line being read, names and quotes are marked in the words."""

    DEFAULT_CSS = """
    Article > .article--breaking { color: $breaking; text-style: bold; }
    Article > .article--headline { text-style: bold; }
    Article > .article--label {
        background: $breaking-label;
        color: $breaking-label-text;
        text-style: bold;
    }
    Article:ansi > .article--label { text-style: bold reverse; }
    Article > .article--source { color: $title; }
    Article > .article--person { color: $person; text-style: underline; }
    Article > .article--place { color: $place; text-style: italic; }
    Article > .article--quote { color: $quote; }
    Article > .article--link { text-style: underline; }
    Article > .article--match { text-style: reverse; }
    Article > .article--current { text-style: reverse bold; }
    """
    PARTS: ClassVar[set[str]] = {
        "article--breaking",
        "article--current",
        "article--headline",
        "article--label",
        "article--link",
        "article--match",
        "article--person",
        "article--place",
        "article--quote",
        "article--source",
    }

    class NamePointed(Message):
        """A name in the words was clicked; `mention` is its index in the findings."""

        def __init__(self, mention: int) -> None:
            super().__init__()
            self.mention = mention

    class LinkPointed(Message):
        """A link in the words was clicked, `is_again` for the second time; `number` is of links."""

        def __init__(self, number: int, is_again: bool) -> None:
            super().__init__()
            self.number, self.is_again = number, is_again

    class Finished(Message):
        """The reader asked for more words than there are."""

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        widest: int = WIDEST,
        spacing: Spacing = USUAL_SPACING,
        is_numbered: bool = False,
        is_flat: bool = False,
        is_worded: bool = False,
    ) -> None:
        super().__init__(id=id)
        self._is_flat = is_flat
        self._widest = widest
        self._spacing = spacing
        self._is_worded = is_worded
        self.story: Story | None = None
        self.findings: Findings | None = None
        self.facts = HeadFacts()
        self.current: tuple[Span, ...] = ()
        self._head: list[list[Piece]] = []
        self._lines: list[Line] = []
        self._starts: list[int] = []
        self._painted: list[Painted] = []
        self._quoted: list[Painted] = []
        self._blocks: list[Painted] = []
        self._links: list[Painted] = []
        self.is_numbered = is_numbered
        self._marks: Marks = {}
        self._pointed = -1
        self._kept_at: int | None = None
        self._read_at = (-1, 0)  # a row, and the words read there: a wider line begins before them
        self._indents: list[Indent] = []
        self.matches: tuple[Span, ...] = ()
        self.match = -1
        self._matched: list[Painted] = []
        self._width = 0

    # What is shown

    def refit(self, widest: int, spacing: Spacing) -> None:
        """Break the lines anew for other wishes; the reader stays at the words they were at."""
        if (widest, spacing) != (self._widest, self._spacing):
            self._widest, self._spacing = widest, spacing
            self.in_place(self.measure)

    def show(self, story: Story | None, facts: HeadFacts) -> None:
        """Show a story from its headline; `facts` are told around that."""
        if self.matches:
            self.matches, self._matched = (), []
        self.story = story
        body = story.body if story is not None else None
        self._blocks = blocks_in(body) if body is not None and body.blocks else []
        self._links = links_in(body) if body is not None and body.links else []
        self._indents = indents_of(body) if body is not None else []
        self._styles.clear()
        self.row = 0
        self.current = ()
        self._head, self._lines, self._starts = [], [], []
        self._width, self._pointed, self._read_at = 0, -1, (-1, 0)
        self._take(facts)
        self.scroll_to(y=0, animate=False)
        self.measure()

    def show_in_place(self, story: Story, facts: HeadFacts, offset: int) -> None:
        """Show other words of the story; the line being read stays, which is now at `offset`."""
        row = self.row
        self._kept_at = offset if row >= len(self._head) else None

        def change() -> None:
            self.show(story, facts)
            if self._lines and row < len(self._head):
                self.row = row

        self.in_place(change)

    def begin_at(self, offset: int) -> None:
        """Be where `offset` is; while the pane is hidden and not laid out, as soon as it is."""
        if self.is_laid and offset:
            self.show_around(self.row_of(offset))
            self.go(self.row_of(offset))
        elif not self.is_laid:
            self._kept_at = offset or None

    @property
    def is_untouched(self) -> bool:
        """Claim that the story stands at its beginning, with nothing marked in it."""
        return self.is_laid and self.row == 0 and not self.current and not self.matches

    @property
    def is_laid(self) -> bool:
        """Claim that the words have been broken into lines."""
        return bool(self._lines)

    def mark(self, facts: HeadFacts) -> None:
        """Take over findings of the story that is shown: paint again, move nothing."""
        if self.is_alone:  # words that were heard are not drawn again for their colours
            self._mark(facts)
        else:
            self.in_place(lambda: self._mark(facts))
        if not self.size.width:  # another pane stands here: what was painted is not to come back
            self.refresh()
        for row in range(len(self._head)):
            self.paint_row(row)

    def _mark(self, facts: HeadFacts) -> None:
        before = len(self._head)
        self._take(facts)
        # as wide as the words: another pane may stand here, and leave this one no cell
        self._head = self._headed(self._width or self._text_width())
        row, read = self._read_at
        if before and self.row >= before:  # the line being read stays the same line
            more = len(self._head) - before
            self.row += more
            self._read_at = (row + more, read)
        if not self.is_alone:
            self._width *= not self._is_worded  # brackets take room in the lines
            self.measure()

    def number_links(self, *, is_numbered: bool) -> None:
        """Draw the number of each link after its words, or no longer; the line read stays."""
        self.is_numbered = is_numbered
        self._width = 0
        self.in_place(self.measure)

    def in_place(self, change: Callable[[], object]) -> None:
        """Change what is shown while the line being read stays where it is on the screen."""
        below = self.row_top(self.row) - self.scroll_offset.y
        change()
        self.scroll_to(y=max(0, self.row_top(self.row) - below), animate=False)
        self.place_cursor()

    def point(self, spans: tuple[Span, ...], *, move: bool = True) -> None:
        """Make `spans` the current ones, drawn reversed, and be on the line where they begin."""
        touched = self._rows_of(self.current) | self._rows_of(spans)
        self.current = spans
        for row in touched:
            self.paint_row(row)
        if spans and move:
            self.show_around(self.row_of(spans[0].start))
            self.go(self.row_of(spans[0].start))

    # What was looked for

    def seek(self, matches: tuple[Span, ...]) -> None:
        """Mark the places of what was looked for; none: no longer."""
        self.matches, self.match = matches, -1
        self._matched = [(span.start, span.end, "article--match") for span in matches]
        self.current = ()
        self.refresh()

    def match_near(self, by: int) -> int:
        """The match after (1), before (-1) or from here on (0); may lie past either end."""
        here = self.match
        if 0 <= here < len(self.matches) and self.row_of(self.matches[here].start) == self.row:
            return here + by
        at = bisect_left([span.start for span in self.matches], self.reading_at)
        return at - 1 if by < 0 else at

    def go_to_match(self, at: int) -> None:
        """Be at the match of this number (from 0)."""
        self.match = at
        self.point((self.matches[at],))

    def show_around(self, row: int) -> None:
        """If `row` is out of sight, turn so that a third of the pane stands before it."""
        top, height = self.scroll_offset.y, self.height_here
        if height and not top <= row < top + height:
            self.turn_to(max(0, row - height // 3))

    def appear(self) -> None:
        """Come back with the line being read in sight, and something before it."""
        self.show_around(self.row)

    def tell_head(self, facts: HeadFacts) -> None:
        """Take over what is told above the words, where that changed."""
        if facts != self.facts:
            self.mark(facts)

    def _take(self, facts: HeadFacts) -> None:
        findings = facts.findings
        self.findings, self.facts = findings, facts
        self._painted = names_in(findings) if findings is not None else []
        self._quoted = quotes_in(findings) if findings is not None else []

    # Where lines stand

    def _text_width(self) -> int:
        if self._is_flat:
            return max(1, min(self._widest, self.size.width - 2))
        width = self.size.width
        roomy = width - 2 * _WIDE_MARGIN
        return max(1, min(self._widest, roomy if roomy >= _MEASURE else width - _MARGIN - 1))

    @property
    def left(self) -> int:
        """The cells before the words: as many as after them where there is room."""
        if self._is_flat:
            return 1
        return max(_MARGIN, (self.size.width - self._text_width()) // 2)

    def lay(self) -> None:
        """Wrap for the width of now, and stay at the words being read."""
        width = self._text_width()
        if self.story is not None and width != self._width:
            offset, self._kept_at = self._kept_at, None
            if self._lines and self.row >= len(self._head):
                row, read = self._read_at
                offset = read if row == self.row else self.reading_at
            body = self.story.body
            self._width = width
            self._head = self._headed(width)
            findings = self.findings if self._is_worded and not self.is_alone else None
            marks = marks_in(self.story, findings, is_numbered=self.is_numbered)
            self._lines, self._marks = lines_with(body, marks, width, self._spacing, self._indents)
            self._starts = [start for start, _end in self._lines]
            if offset is not None:
                self.row = self.row_of(offset)
                self._read_at = (self.row, offset)

    def _headed(self, width: int) -> list[list[Piece]]:
        if self.story is None:
            return []
        worded = self._is_worded
        if self._is_flat:
            return flat_head(self.story, self.facts.summary, width, is_worded=worded)
        return head_of(self.story, self.facts, width, is_worded=worded)

    def row_count(self) -> int:
        """Lines of the head and of the body."""
        return len(self._head) + len(self._lines)

    def is_stop(self, row: int) -> bool:
        """Claim that there are words on this line."""
        if row < len(self._head):
            return row >= 0 and bool(self._head[row])
        start, end = self._lines[row - len(self._head)]
        return end > start

    def _indent(self, start: int) -> int:
        """Blank cells before the line that begins at `start`."""
        if not self._indents or self.story is None:
            return 0
        body = self.story.body
        at = body.paragraph_at(start)
        first, rest = self._indents[at]
        return first if body.paragraphs[at].start == start else rest

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
        if not self.is_laid:
            return self._kept_at or 0
        line = self.row - len(self._head)
        return self._lines[line][0] if 0 <= line < len(self._lines) else 0

    @property
    def paragraph(self) -> int:
        """Index of the paragraph being read, from 0."""
        return self.story.body.paragraph_at(self.reading_at) if self.story is not None else 0

    def cursor_column(self) -> int:
        """The first cell of the current name on the current line, else the bar."""
        line, bar = self.row - len(self._head), 0 if self._is_flat else self.left - _MARGIN
        if self.story is None or not 0 <= line < len(self._lines) or not self.current:
            return bar
        start, end = self._lines[line]
        at = self.current[0].start
        if not start <= at < end:
            return bar
        column = column_of(self.story.body.text, (start, end), self._marks.get(line, ()), at)
        return self.left + self._indent(start) + column

    # What a line looks like

    def pieces(self, row: int, line: int) -> Iterable[Piece]:
        """The bar and the words of one line."""
        del line
        drawn = self.drawn(row)
        if row == self.row and (mark := self._bar()):
            before = drawn[0][0]
            at = max(0, len(before) - _MARGIN)
            after = before[at + 1 :]
            drawn[:1] = [(before[:at], ""), mark, (after, "")]
        return self.with_selection(row, [piece for piece in drawn if piece[0]])

    def _bar(self) -> Piece | None:
        """What stands at the line being read; nothing at the head of a story nobody reads."""
        if self._is_flat:
            return (">", "listing--mark" if self.is_loud() else "listing--muted")
        if self.is_loud():
            return (BAR, "listing--title")
        return (THIN_BAR, "listing--muted") if self.row >= len(self._head) else None

    def drawn(self, row: int) -> list[Piece]:
        """Blanks where the bar may stand, and the words of a row."""
        if row < len(self._head):
            return [(" " * self.left, ""), *self._head[row]]
        return [(" " * self.left, ""), *self._words(row - len(self._head))]

    def _words(self, line: int) -> Iterable[Piece]:
        (start, end), marks = self._lines[line], self._marks.get(line, ())
        if self.story is None or (start == end and not marks):
            return
        if before := self._indent(start):
            yield " " * before, ""
        styles = self._styled(start, end)
        for first, last, mark in stretches((start, end), marks):
            yield from self._runs(styles[first - start : last - start], first)
            if mark is not None:
                yield mark.words, "listing--muted" + f"#{mark.link}" * (mark.link >= 0)

    def _runs(self, styles: list[str], at: int) -> Iterable[Piece]:
        """Words from `at` on, in pieces of one style."""
        text = self.story.body.text if self.story is not None else ""
        for style, run in itertools.groupby(styles):
            length = sum(1 for _ in run)
            yield drawable(text[at : at + length]), style
            at += length

    def _styled(self, start: int, end: int) -> list[str]:
        """The style of every letter from `start` to `end`."""
        styles = [""] * (end - start)
        current = [(span.start, span.end, "article--current") for span in self.current]
        layers = (self._blocks, self._quoted, self._painted, self._matched, current)
        for layer in layers:
            lay_on(styles, layer, start, end)
        if self._links:
            links = [""] * (end - start)
            lay_on(links, self._links, start, end)
            styles = [
                (style or "article--link") + link if link else style
                for style, link in zip(styles, links, strict=True)
            ]
        return styles

    def paint_style(self, name: str) -> Style:
        """The style a piece is drawn in; after a # stands the number of the link it is of."""
        style, mark, number = name.partition("#")
        if not mark or self.story is None:
            return super().paint_style(name)
        found = self._styles.get(name)
        if found is None:
            address = safe_address(self.story.body.links[int(number)])
            found = super().paint_style(style) + Style(link=address)
            self._styles[name] = found
        return found

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
        """A click on a name makes it the current one, a click on a link tells where it leads."""
        del again
        if self.screen.get_selected_text():
            return
        line = row - len(self._head)
        if self.story is None or not 0 <= line < len(self._lines):
            return
        start, end = self._lines[line]
        cell = column - self.left - self._indent(start)
        marks = self._marks.get(line, ())
        at, mark = drawn_at(self.story.body.text, (start, end), marks, max(0, cell))
        mentions = self.findings.mentions if self.findings is not None else ()
        index = bisect_right(mentions, at, key=lambda mention: mention.span.start) - 1
        if mark is None and index >= 0 and at < min(end, mentions[index].span.end):
            self.post_message(self.NamePointed(index))
        elif mark is not None or at < end:
            self._point_link(at, mark)

    def _point_link(self, at: int, mark: LinkMark | None) -> None:
        """Say that the link at `at` was clicked, if there is one."""
        assert self.story is not None  # noqa: S101 - its words were clicked
        links = self.story.body.links
        here = (index for index, one in enumerate(links) if one.start <= at < one.end)
        link = mark.link if mark is not None and mark.link >= 0 else next(here, -1)
        number = number_of(self.story, link) if link >= 0 else None
        if number is not None:
            self.post_message(self.LinkPointed(number, link == self._pointed))
        self._pointed = link
