"""Break text into lines of a width in cells, as pairs of code-point offsets into that text.

Nothing is copied and nothing is dropped from the text itself: a line is where it starts and where
it ends, so painting, jumping, a mouse click and "which paragraph" are one bisection each.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

from wirereader.late_import import late_pattern
from wirereader.story.body import Span

Line = tuple[int, int]
"""Start and end of a line in code points, end exclusive; equal when the line is blank."""

_ONE_CELL_EACH = re.compile(
    "[ -~\n\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
_NEVER_FIRST = frozenset("、。，．：；？！）］｝」』】〉》〕ー々·・”’")
_WIDE = 2
_FIRST_WITH_SIGNS = 0x0900
"""The scripts with spacing signs begin with Devanagari."""
_JOINED = late_pattern("[\u200d\ufe0f\u20e3\U0001f000-\U0001faff]")
"""What is in a sequence of emoji, which is put in its column whatever a terminal makes of it."""


class Spacing(NamedTuple):
    """Screen lines from one line of words to the next, and blank lines between paragraphs."""

    lines: int = 1
    gap: int = 1


USUAL_SPACING = Spacing()


def wrap_paragraphs(
    text: str,
    paragraphs: Sequence[Span],
    width: int,
    spacing: Spacing = USUAL_SPACING,
    indents: Sequence[tuple[int, int]] = (),
) -> list[Line]:
    """Lines of all `paragraphs`; a blank line is an empty pair that stands before what follows.

    `indents` tells how many cells are kept free before the lines of each paragraph; of a list or a
    table, rows that follow each other have no blank line between them.
    """
    lines: list[Line] = []
    for number, paragraph in enumerate(paragraphs):
        before = paragraph.start - 1
        if number and not _is_close(indents, number):
            lines.extend([(before, before)] * spacing.gap)
        room = width - max(indents[number]) if indents else width
        for at, line in enumerate(wrap(text, paragraph.start, paragraph.end, room)):
            if at and spacing.lines > 1:
                lines.extend([(line[0], line[0])] * (spacing.lines - 1))
            lines.append(line)
    return lines


def _is_close(indents: Sequence[tuple[int, int]], number: int) -> bool:
    """Claim that a paragraph is a further item or row: its first line hangs out, as before."""
    if not indents:
        return False
    (before, hung), (first, rest) = indents[number - 1], indents[number]
    return hung > before and rest > first


def wrap(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    """Lines of `text[start:end]`, each at most `width` cells wide (at least one character).

    Breaks at spaces and line feeds, between wide characters, and inside a word only when the word
    is wider than a line; never inside a grapheme cluster.
    """
    width = max(1, width)
    for first, last in _hard_lines(text, start, end):
        if _ONE_CELL_EACH.fullmatch(text, first, last):
            yield from _wrap_one_cell_each(text, first, last, width)
        else:
            yield from _wrap_by_cells(text, first, last, width)


def wrap_text(text: str, width: int) -> list[str]:
    """The lines of a whole string, for text that is not a body."""
    return [text[a:b] for a, b in wrap(text, 0, len(text), width)] or [""]


def cut(text: str, width: int, dots: str = "…") -> str:
    """`text` in at most `width` cells; if too long it ends in `dots`, after a word if near.

    A word is near if it leaves at least half of the width; else the cut goes through it.
    """
    if width <= 0:
        return ""
    if cells_of(text) <= width:
        return text
    room = width - cell_len(dots)
    if room <= 0:
        return "…"
    kept = next(wrap_graphemes(text, room), "")
    if cells_of(kept) > room:  # not even one wide character has room
        return dots
    end = len(kept) if text[len(kept)] == " " else kept.rfind(" ")
    if end > 0 and cell_len(kept[:end]) * 2 >= room:
        kept = kept[:end]
    return kept.rstrip(" ,;:-–—") + dots


def wrap_graphemes(text: str, width: int) -> Iterator[str]:
    """`text` cut into pieces of at most `width` cells, whatever the words."""
    start, used = 0, 0
    for first, _last, cells in _clusters(text):
        if used + cells > width and used:
            yield text[start:first]
            start, used = first, 0
        used += cells
    if start < len(text):
        yield text[start:]


def _hard_lines(text: str, start: int, end: int) -> Iterator[Line]:
    while True:
        feed = text.find("\n", start, end)
        if feed < 0:
            yield start, end
            return
        yield start, feed
        start = feed + 1


def _wrap_one_cell_each(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    while end - start > width:
        space = text.rfind(" ", start, start + width + 1)
        if space <= start:
            yield start, start + width
            start += width
        else:
            yield start, _without_spaces(text, start, space)
            start = space + 1
        while start < end and text[start] == " ":
            start += 1
    if start < end:
        yield start, end


def _without_spaces(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end


def _wrap_by_cells(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    """Greedy: remember the last place where a line may break, go back to it when it is too long."""
    pieces = [(start + a, start + b, cells) for a, b, cells in _clusters(text[start:end])]
    line, used = 0, 0
    stop, resume = -1, -1  # where the line may end, and where the next one then begins
    index = 0
    while index < len(pieces):
        first, _last, cells = pieces[index]
        if text[first] == " ":
            stop, resume = index, index + 1
        elif index > line and _may_break(text, pieces[index - 1], pieces[index]):
            stop, resume = index, index
        if used + cells > width and index > line:
            if stop <= line:
                stop = resume = index
            yield _line(text, pieces, line, stop)
            while resume < len(pieces) and text[pieces[resume][0]] == " ":
                resume += 1
            line = index = resume
            used, stop = 0, -1
            continue
        used += cells
        index += 1
    if line < len(pieces):
        yield _line(text, pieces, line, len(pieces))


def _line(text: str, pieces: list[tuple[int, int, int]], first: int, stop: int) -> Line:
    start, end = pieces[first][0], pieces[stop - 1][1]
    return start, max(start, _without_spaces(text, start, end))


def _may_break(text: str, before: tuple[int, int, int], after: tuple[int, int, int]) -> bool:
    if before[2] < _WIDE and after[2] < _WIDE:
        return False
    return text[after[0]] not in _NEVER_FIRST and text[before[0]] not in "「『（［【《〈“‘"


def _clusters(text: str) -> list[tuple[int, int, int]]:
    """Grapheme clusters of `text` with their cells.

    Rich's clusters (marks, joiners and variation selectors stay with what they follow), and more
    joined that terminals draw as one: skin tones, pairs of regional indicators, spacing marks.
    """
    joined: list[tuple[int, int, int]] = []
    for first, last, cells in map(_as_wide_as_any(text), split_graphemes(text)[0]):
        if joined and _belongs(text, joined[-1], first):
            start, _end, before = joined[-1]
            joined[-1] = (start, last, before + cells)
        else:
            joined.append((first, last, cells))
    return joined


def cells_of(text: str) -> int:
    """The most cells that a terminal takes for a text: some give signs of a script their own."""
    if _ONE_CELL_EACH.fullmatch(text):
        return len(text)
    return sum(cells for _first, _last, cells in _clusters(text))


def _as_wide_as_any(text: str) -> Callable[[tuple[int, int, int]], tuple[int, int, int]]:
    """Count a spacing sign (Mc) as a cell of its own, as many terminals draw it."""

    def counted(cluster: tuple[int, int, int]) -> tuple[int, int, int]:
        first, last, cells = cluster
        if last - first == 1 or ord(text[first]) < _FIRST_WITH_SIGNS:
            return cluster
        letters = text[first:last]
        if _JOINED.search(letters):
            return cluster
        apart = sum(unicodedata.category(one) not in {"Mn", "Me", "Cf"} for one in letters)
        return first, last, max(cells, apart)

    return counted


def _belongs(text: str, before: tuple[int, int, int], first: int) -> bool:
    code = ord(text[first])
    if 0x1F3FB <= code <= 0x1F3FF:  # noqa: PLR2004 - the five skin tones
        return True
    if 0x1F1E6 <= code <= 0x1F1FF:  # noqa: PLR2004 - regional indicators: two make a flag
        return before[1] - before[0] == 1 and 0x1F1E6 <= ord(text[before[0]]) <= 0x1F1FF  # noqa: PLR2004
    return code > 0x2FF and unicodedata.category(text[first]) in {"Mc", "Me", "Mn"}  # noqa: PLR2004
