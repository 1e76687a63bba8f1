"""Where the columns of a table stand, and how a row is broken into lines; nothing is cut off.

A cell that is wider than its column goes on below.  Where not even the narrowest columns stand side
by side, a row is its first cell, and below it the others one after the other.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from wirereader.desk.tables.table_shown import Cell, Column
from wirereader.story.clean import drawable
from wirereader.views.tui.widgets.line_wrapping import wrap_text
from wirereader.views.tui.widgets.row_list import Piece

MARK = 2
"""Cells before every line: the mark of the current row and a blank."""
_GAPS = (4, 3, 2)
_LONGEST_WORD = 14
"""Cells; a column need not be as wide as a longer word, which goes on below."""
_SEPARATOR = " · "
_INDENT = 2
Lines = tuple[tuple[Piece, ...], ...]


class Placed(NamedTuple):
    """A column: its number, the cell where it begins, and how many it has."""

    column: int
    at: int
    width: int
    is_right: bool


def placed(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int
) -> tuple[Placed, ...]:
    """The columns side by side in `width` cells; none where there is no room for that.

    A column without a word in it is left out.
    """
    kept = [at for at in range(len(columns)) if not rows or any(row[at].text for row in rows)]
    if len(kept) < len(columns):
        few = [columns[at] for at in kept]
        found = placed(few, [[row[at] for at in kept] for row in rows], width)
        return tuple(place._replace(column=kept[place.column]) for place in found)
    room = width - MARK - 1
    natural = [cell_len(one.title) for one in columns]
    least = list(natural)
    for row in rows:
        for at, cell in enumerate(row):
            cells = cell_len(cell.text)
            natural[at] = max(natural[at], cells)
            if cells > least[at]:
                longest = max(map(cell_len, cell.text.split()), default=0)
                least[at] = max(least[at], min(longest, _LONGEST_WORD))
    for gap in _GAPS:
        left = room - gap * (len(columns) - 1)
        if sum(natural) <= left:
            return _beside(columns, natural, gap)
    left = room - _GAPS[-1] * (len(columns) - 1)
    if sum(least) > left:
        return ()
    return _beside(columns, _shared(natural, least, left), _GAPS[-1])


def _shared(natural: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths in `room` cells: the widest columns give way first, none below its least."""
    low, high = 0, max(natural)
    while low < high:  # the greatest width that all columns may have
        most = (low + high + 1) // 2
        if sum(max(few, min(many, most)) for many, few in zip(natural, least, strict=True)) <= room:
            low = most
        else:
            high = most - 1
    return [max(few, min(many, low)) for many, few in zip(natural, least, strict=True)]


def _beside(columns: Sequence[Column], widths: Sequence[int], gap: int) -> tuple[Placed, ...]:
    found: list[Placed] = []
    at = MARK
    for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
        found.append(Placed(number, at, width, column.is_right))
        at += width + gap
    return tuple(found)


def head_pieces(
    columns: Sequence[Column], places: Sequence[Placed], sorted_by: int | None
) -> list[Piece]:
    """The titles of the columns; that of the one sorted by stands out."""
    pieces: list[Piece] = []
    used = 0
    for place in places:
        title = columns[place.column].title
        blank = place.at - used + _before(title, place)
        pieces.append((" " * blank, ""))
        pieces.append((title, "table--sorted" if place.column == sorted_by else "table--head"))
        used += blank + cell_len(title)
    return pieces


def row_lines(cells: Sequence[Cell], places: Sequence[Placed]) -> Lines:
    """A row beside the mark of the list, in as many lines as its longest cell takes."""
    broken = [_wrapped(cells[place.column].text, place.width) for place in places]
    lines: list[tuple[Piece, ...]] = []
    for number in range(max(map(len, broken))):
        pieces: list[Piece] = []
        used = MARK
        for place, words in zip(places, broken, strict=True):
            if number >= len(words) or not words[number]:
                continue
            blank = place.at - used + _before(words[number], place)
            pieces.append((" " * blank, ""))
            pieces.append((words[number], style_of(cells[place.column])))
            used += blank + cell_len(words[number])
        lines.append(tuple(pieces))
    return tuple(lines)


def stacked_lines(columns: Sequence[Column], cells: Sequence[Cell], width: int) -> Lines:
    """A row where no columns stand: its first cell, and the others below it."""
    room = max(1, width - MARK)
    first = [((line, style_of(cells[0])),) for line in _wrapped(cells[0].text, room)]
    rest = _SEPARATOR.join(
        f"{column.title.lower()} {cell.text}" if column.is_right or column.is_told else cell.text
        for column, cell in zip(columns[1:], cells[1:], strict=True)
        if cell.text
    )
    below = _wrapped(rest, max(1, room - _INDENT)) if rest else []
    return (*first, *(((" " * _INDENT, ""), (line, "listing--muted")) for line in below))


def flat_lines(line: str, width: int) -> Lines:
    """A row as a sentence, wrapped; what follows stands below its first word."""
    return tuple(((words, ""),) for words in _wrapped(line, max(1, width - MARK)))


def style_of(cell: Cell) -> str:
    """The style that a cell is drawn in."""
    return f"table--{cell.tone}" if cell.tone else ""


def _before(words: str, place: Placed) -> int:
    return max(0, place.width - cell_len(words)) if place.is_right else 0


def _wrapped(words: str, width: int) -> list[str]:
    safe = drawable(words)
    return [safe] if cell_len(safe) <= width else wrap_text(safe, width)
