"""Points and names as lines of braille dots: a small map, two by four dots a cell.

Pure: kilometres in, lines of at most a width in cells out.  Whatever lies beyond the edge is left
out, and a name is written only where it hides no other and has room.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from wirereader.story.clean import drawable

_ACROSS, _DOWN = 2, 4  # dots of a cell
_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))  # by column, then row (Unicode)
_BLANK = 0x2800


class Marked(NamedTuple):
    """A name at a point, which is km to the east and north of the middle; `sign` is one cell."""

    east: float
    north: float
    name: str
    sign: str


class Frame(NamedTuple):
    """Cells across and down, and how many km from the middle the nearer edge is."""

    width: int
    height: int
    reach: float

    @property
    def km_a_dot(self) -> float:
        """How many kilometres one dot stands for."""
        return max(self.reach, 1e-9) / max(1, min(self.width, self.height * _DOWN // 2))

    def dot(self, east: float, north: float) -> tuple[int, int] | None:
        """The dot of a point, from the upper left; None beyond the edge."""
        right, down = self._at(east, self.width), self._at(-north, self.height * _DOWN // 2)
        is_inside = 0 <= right < self.width * _ACROSS and 0 <= down < self.height * _DOWN
        return (right, down) if is_inside else None

    def _at(self, km: float, middle: int) -> int:
        steps = km / self.km_a_dot
        return middle + round(steps) if abs(steps) < 1 << 20 else -1


def chart(
    frame: Frame, points: Iterable[tuple[float, float]], marks: Sequence[Marked]
) -> tuple[str, ...]:
    """A map as lines, `frame.height` of them; the first marks go before the later ones.

    Points and marks are km to the east and to the north of the middle.
    """
    if frame.width < 1 or frame.height < 1:
        return ()
    cells = [[_BLANK] * frame.width for _ in range(frame.height)]
    for east, north in points:
        dot = frame.dot(east, north)
        if dot is not None:
            right, down = dot
            cells[down // _DOWN][right // _ACROSS] |= _BITS[right % _ACROSS][down % _DOWN]
    written: list[dict[int, str]] = [{} for _ in cells]
    for mark in marks:
        dot = frame.dot(mark.east, mark.north)
        if dot is not None:
            _write(written[dot[1] // _DOWN], dot[0] // _ACROSS, mark, frame.width)
    return tuple(map(_line, cells, written))


def _write(row: dict[int, str], at: int, mark: Marked, width: int) -> None:
    """Put a sign and its name into a row: to the right of the point, else to the left of it."""
    name = drawable(mark.name)
    cells = cell_len(name)
    for text, start in ((f"{mark.sign} {name}", at), (f"{name} {mark.sign}", at - cells - 1)):
        if start >= 0 and start + cells + 2 <= width and _is_free(row, start, cells + 2):
            row[start] = text
            return
    if _is_free(row, at, 1):
        row[at] = mark.sign


def _is_free(row: dict[int, str], start: int, cells: int) -> bool:
    """Claim that nothing is written there, nor right beside."""
    return all(
        first + cell_len(text) < start or start + cells < first for first, text in row.items()
    )


def _line(cells: Sequence[int], written: dict[int, str]) -> str:
    line, at = "", 0
    while at < len(cells):
        if at in written:
            line += written[at]
            at += cell_len(written[at])
        else:
            line += " " if cells[at] == _BLANK else chr(cells[at])
            at += 1
    return line.rstrip()
