"""Columns of a page in a PDF whose words come line by line, across all of its columns.

pypdf's layout mode draws a page in cells of one width; a gap that stands at one place in many
lines, with running text on both sides, parts two columns.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from statistics import median
from typing import Final

_GAP: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
_LARGEST: Final = 1_000_000  # cells of a page
_NEAR: Final = 9  # cells that the beginnings of a column's lines may differ by, as they are drawn
_FEWEST_LINES: Final = 4
_MANY_LINES: Final = 6  # where the gutter is as narrow as a space between words
_WIDE: Final = 4  # cells, in the middle: no space between two words is so wide
_FEW_OTHERS: Final = 0.3  # further gaps in a line, where the gutter is no wider than they
_SHORTEST: Final = 15  # characters of a line of running text, in the middle
_LOWER: Final = 0.3  # of its lines go on with a small letter; cells of a table begin
_MIXED: Final = 0.6  # of the lines, which stand in one in the stream
_DEEPEST: Final = 4  # columns beside each other, less one
_ENDED: Final = re.compile(r"[.!?:…。][\"'”’»)\]]*\s*\Z")

Line = tuple[str, str]
"""What stands left and right of a gap; one of them may be empty."""


def in_columns(drawn: str, streamed: str) -> str | None:
    """Return the words of a page column by column, or None where they are in order as they came.

    `drawn` is the page in cells, `streamed` are its words as they stand in the file.
    """
    if len(drawn) > _LARGEST:
        return None
    lines = [line.rstrip() for line in drawn.split("\n") if line.strip()]
    ordered = _ordered(lines, {_squeezed(line) for line in streamed.split("\n")}, _DEEPEST)
    return None if ordered is None else "\n".join(ordered)


def _ordered(lines: Sequence[str], streamed: Collection[str], depth: int) -> list[str] | None:
    """The lines with those of a column behind each other; None if there are no columns."""
    if len(lines) < _FEWEST_LINES or not depth:
        return None
    found = _stretch(lines)
    if found is None:
        return None
    first, last, parted = found
    left, right = ([line[side] for line in parted if line[side].strip()] for side in (0, 1))
    if not (_is_running(left) and _is_running(right) and _is_mixed(parted, streamed)):
        return None
    above = [*(_ordered(lines[:first], streamed, depth - 1) or lines[:first]), ""]
    return [
        *(above if first else ()),
        *_column(left, depth),
        *_column(right, depth),
        *(_ordered(lines[last:], streamed, depth - 1) or lines[last:]),
    ]


def _column(lines: list[str], depth: int) -> list[str]:
    inner = _ordered(lines, (), depth - 1) or [line.strip() for line in lines]
    return [*inner, ""] if _ENDED.search(inner[-1]) else inner


def _stretch(lines: Sequence[str]) -> tuple[int, int, list[Line]] | None:
    """The longest stretch of lines with a gap at one place: first, behind the last, the lines."""
    starts = sorted(gap.end() for line in lines for gap in _GAP.finditer(line))
    if len(starts) < _FEWEST_LINES:
        return None
    # the place at which most gaps end
    near = [
        starts[bisect_left(starts, each - _NEAR) : bisect_right(starts, each + _NEAR)]
        for each in dict.fromkeys(starts)
    ]
    most = max(near, key=len)
    place = round(median(most))
    found: tuple[int, int, list[Line]] | None = None
    first = 0
    parted: list[Line] = []
    for number, line in enumerate([*lines, ""]):
        parts = _parted(line, place) if line else None
        if parts is not None:
            if parted or parts[1]:  # a short line above them is a headline
                parted.append(parts)
            else:
                first = number + 1
            continue
        if _is_gutter(lines[first:number], parted) and (
            found is None or len(parted) > len(found[2])
        ):
            found = first, number, parted
        first, parted = number + 1, []
    return found


def _is_gutter(lines: Sequence[str], parted: Sequence[Line]) -> bool:
    """Claim that the gap in these lines parts columns: words of a justified line are apart, too."""
    whole = [
        (len(line) - len(left) - len(right), left, right)
        for line, (left, right) in zip(lines, parted, strict=True)
        if left and right
    ]
    if len(whole) < _FEWEST_LINES:
        return False
    others = sum(len(_GAP.findall(left)) + len(_GAP.findall(right)) for _, left, right in whole)
    if median(gap for gap, _, _ in whole) >= _WIDE:
        return True
    return len(whole) >= _MANY_LINES and others <= _FEW_OTHERS * len(whole)


def _parted(line: str, place: int) -> Line | None:
    """A line in two at the gap that ends near `place`; None if its words run over it."""
    gaps = [gap for gap in _GAP.finditer(line) if abs(gap.end() - place) <= _NEAR]
    if gaps:
        gap = min(gaps, key=lambda gap: abs(gap.end() - place))
        return line[: gap.start()], line[gap.end() :]
    indent = len(line) - len(line.lstrip())
    if indent >= place - _NEAR:
        return "", line.lstrip()
    return (line, "") if len(line) < place else None


def _is_running(lines: Sequence[str]) -> bool:
    """Claim that lines are of running text, not cells of a table."""
    if len(lines) < _FEWEST_LINES or median(len(line.strip()) for line in lines) < _SHORTEST:
        return False
    firsts = [line.strip()[0] for line in lines]
    has_case = any(letter.lower() != letter.upper() for letter in firsts)
    return not has_case or sum(letter.islower() for letter in firsts) >= _LOWER * len(lines)


def _is_mixed(parted: Sequence[Line], streamed: Collection[str]) -> bool:
    """Claim that left and right stand in one line of the stream, as they should not.

    Of the inside of a column, where no stream is given, that is known already.
    """
    if not streamed:
        return True
    both = [_squeezed(f"{left}{right}") for left, right in parted if left and right]
    return sum(line in streamed for line in both) >= _MIXED * len(both)


def _squeezed(text: str) -> str:
    return "".join(text.split())
