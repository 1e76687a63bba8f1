"""The quotes pane: who said what in the story, statements without marks apart from the rest."""

import itertools
from collections.abc import Iterable
from typing import ClassVar

from wirereader.desk import phrases
from wirereader.desk.outcomes import QuoteLine, QuotesShown
from wirereader.late_import import late_pattern
from wirereader.story.clean import drawable
from wirereader.story.names import EntityKind
from wirereader.story.quotes import Manner, whole_words
from wirereader.views.tui.panes.quote_cards import cards
from wirereader.views.tui.widgets.block_list import Blocks, ListBlock
from wirereader.views.tui.widgets.line_wrapping import cut, wrap_text
from wirereader.views.tui.widgets.row_list import Piece

_MOST_LINES = 3
_MANNERS = {Manner.DIRECT: "", Manner.MIXED: ", in part", Manner.INDIRECT: ", indirect"}
_BEGUN = late_pattern(r"([.!?]) \w{1,3}$")
"""A short word that only begins another sentence."""


LIT = "\N{LEFT ONE QUARTER BLOCK}"
"""Stands before the quotes of the paragraph being read."""


class Quotes(Blocks):
    """A card a quote; `key` is its index in the findings.

    For those who listen quotes stand under their speakers, each with its number and paragraph.
    """

    DEFAULT_CSS = """
    Quotes > .quotes--speaker { color: $person; text-style: bold; }
    Quotes > .quotes--role { color: $text-muted; text-style: italic; }
    Quotes > .quotes--doubt { color: $faint; text-style: italic; }
    Quotes > .quotes--words { color: $quote; }
    """
    PARTS: ClassVar[set[str]] = {
        "quotes--doubt",
        "quotes--role",
        "quotes--speaker",
        "quotes--words",
    }

    def __init__(self, *, id: str | None = None, is_flat: bool = False) -> None:  # noqa: A002
        super().__init__(id=id)
        self._is_flat = is_flat
        self.shown = QuotesShown(())
        self.nothing = ""
        self.is_grouped = False
        """Whether all quotes of a speaker stand together, wherever they are in the story."""
        self._paragraph = 0

    def regroup(self) -> None:
        """Group by speaker, or no longer; the same quote stays the current one."""
        self.is_grouped = not self.is_grouped
        self.measure()

    def number_of(self, line: QuoteLine) -> int:
        """The number by which a quote is copied: quotes first, then statements, from 1."""
        return (*self.shown.quotes, *self.shown.statements).index(line) + 1

    def show(self, shown: QuotesShown, nothing: str) -> None:
        """Show other quotes, or the sentence `nothing` when there are none."""
        if (shown, nothing) != (self.shown, self.nothing):
            self.shown, self.nothing = shown, nothing
            self.row = 0
            self.blocks = []
            self.measure()

    def line_of(self, index: int | None) -> QuoteLine | None:
        """The line of the quote that has this index in the findings."""
        lines = (*self.shown.quotes, *self.shown.statements)
        return next((line for line in lines if line.index == index), None)

    def go_to_paragraph(self, paragraph: int) -> None:
        """Be on the first quote of `paragraph` (from 1), if it has one, and light all of its own.

        Nothing is painted where no card changes.
        """
        before, self._paragraph = self._paragraph, paragraph
        if before != paragraph and not self._is_flat:
            lit = self._lit(before) | self._lit(paragraph)
            for row, block in enumerate(self.blocks):
                if block.key in lit:
                    self.paint_row(row)
        for line in self.shown.quotes:
            if line.paragraph == paragraph:
                self.go_to_key(line.index)
                return

    def _lit(self, paragraph: int) -> set[int]:
        """The quotes and statements of a paragraph (from 1), by their index."""
        both = (*self.shown.quotes, *self.shown.statements)
        return {line.index for line in both if line.paragraph == paragraph}

    def pieces(self, row: int, line: int) -> Iterable[Piece]:
        """One line of a card, the sign of the selection and of the paragraph before it."""
        block = self.blocks[row]
        if self._is_flat or block.key is None:
            return super().pieces(row, line)
        words: list[Piece] = [(drawable(text), style) for text, style in block.lines[line]]
        is_lit = block.key in self._lit(self._paragraph)
        sign: Piece = (LIT, "quotes--words") if is_lit else (" ", "")
        return self.with_bar(row, [sign, *words])

    def laid(self, width: int) -> list[ListBlock]:
        """A card each; or speakers, their quotes, then the statements."""
        if not self._is_flat and (self.shown.quotes or self.shown.statements):
            both = (*self._ordered(self.shown.quotes), *self._ordered(self.shown.statements))
            return cards(both, width)
        blocks = list(_spoken(self._ordered(self.shown.quotes), width))
        if self.shown.statements:
            count = len(self.shown.statements)
            heading = phrases.count(count, "indirect quote")
            blocks += [_blank(), ListBlock(((_heading(heading, width),),), is_stop=False)]
            blocks += _spoken(self._ordered(self.shown.statements), width)
        if blocks or not self.nothing:
            return blocks
        lines = wrap_text(drawable(self.nothing), max(1, width - 2))
        return [ListBlock(tuple(((line, "listing--muted"),) for line in lines))]

    def _ordered(self, quotes: tuple[QuoteLine, ...]) -> Iterable[QuoteLine]:
        if not self.is_grouped:
            return quotes
        speakers = list(dict.fromkeys(line.who for line in quotes))
        return sorted(quotes, key=lambda line: speakers.index(line.who))


def _spoken(quotes: Iterable[QuoteLine], width: int) -> Iterable[ListBlock]:
    for name, group in itertools.groupby(quotes, key=lambda line: line.who):
        lines: list[tuple[Piece, ...]] = [
            ((cut(drawable(name), max(1, width - 2)), "quotes--speaker"),)
        ]
        together = list(group)
        speaker = together[0].speaker
        role = speaker.role if speaker and speaker.kind is EntityKind.PERSON else None
        if role:
            rows = wrap_text(drawable(role), max(1, width - 2))
            lines += [((row, "listing--muted"),) for row in rows]
        yield ListBlock(tuple(lines), is_stop=False)
        for quote in together:
            yield ListBlock((*_words(quote, width),), key=quote.index)
            yield _blank()


def shortened(line: str, room: int, mark: str) -> str:
    """A last line that is not the end: whole words, three dots, and the closing mark if any."""
    kept = cut(line + " …", max(1, room - len(mark) - 2)).rstrip("…,;. ")
    return _BEGUN.sub(r"\1", kept).rstrip(".") + "..." + mark


def _words(quote: QuoteLine, width: int) -> Iterable[tuple[Piece, ...]]:
    number = f"{quote.number} "
    indent = " " * len(number)
    room = max(1, width - len(number) - 2)
    mark = "" if quote.quote.manner is Manner.INDIRECT else '"'
    about = f", of {quote.about}" if quote.about else ""
    lines = wrap_text(drawable(quote.told(whole_words(quote.text)) + about), room)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], shortened(lines[_MOST_LINES - 1], room, mark)]
    for at, line in enumerate(lines):
        yield ((indent if at else number, "listing--strong"), (line, "quotes--words"))
    told = f"paragraph {quote.paragraph}{_MANNERS[quote.quote.manner]}"
    yield ((indent, ""), (cut(told, room), "listing--muted"))


def _heading(words: str, width: int) -> Piece:
    return (cut(words, max(1, width - 2)), "listing--strong")


def _blank() -> ListBlock:
    return ListBlock(((),), is_stop=False)
