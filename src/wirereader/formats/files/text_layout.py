"""Lines to paragraphs: the text of a file put into the form a Body keeps.

Blank lines part paragraphs.  Without them, each line is a paragraph if lines are long; lines that
were wrapped by hand are joined, and a line ends a paragraph when the next word would have fitted
on it and a sentence is over, or when the next line is indented or begins an item of a list.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

_WIDEST_WRAP = 140
_STOPS = re.compile(r"""[.?!:;…][\"'”’»)\]]*\Z""")
_ITEM = re.compile(r"\s*(?:[-*•–]|\(?\d{1,2}[.)])\s")
_OPEN_HYPHEN = re.compile(r"\w-\Z")
_ROW = re.compile(r"\S {3,}\S")


def paragraphs_of(lines: Sequence[str]) -> str:
    """Return the lines as text with one blank line between paragraphs and no other line breaks."""
    width = _wrap_width(lines)
    return "\n\n".join(part for block in _blocks(lines) for part in _parted(block, width))


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line.rstrip())
        elif block:
            yield block
            block = []
    if block:
        yield block


def _wrap_width(lines: Sequence[str]) -> int | None:
    """Width at which the text was wrapped by hand, in code points; None when it was not.

    Addresses, which could not be broken, and one line far longer than the rest are left out.
    """
    longest, second = 0, 0
    for line in lines:
        size = len(line.rstrip()) if " " in line.strip() else 0
        if size > longest:
            longest, second = size, longest
        elif size > second:
            second = size
    width = second if longest > 1.25 * second > 0 else longest
    return width if width <= _WIDEST_WRAP else None


def _parted(block: list[str], width: int | None) -> Iterator[str]:
    if len(block) == 1 or width is None or _are_sentences(block):
        yield from (line.strip() for line in block)
        return
    depths = [len(line) - len(line.lstrip()) for line in block]
    margin = min(depths) + 1
    # lines that hang under a first one are moved in, too, but they are the most of it
    hangs = depths[0] <= margin and sum(depth > margin for depth in depths) * 2 >= len(block)
    held = [block[0].strip()]
    for (before, line), depth in zip(itertools.pairwise(block), depths[1:], strict=True):
        starts = _ITEM.match(line) or _is_row(line) or _is_row(before)
        if starts or (depth > margin and not hangs) or _ends(before, line, width):
            yield "".join(held)
            held = []
        elif not _OPEN_HYPHEN.search(before):  # a compound broken at its hyphen stays one
            held.append(" ")
        held.append(line.strip())
    yield "".join(held)


def _is_row(line: str) -> bool:
    """Claim that a line is a row of a table: its columns are set apart by blanks."""
    return "   " in line and _ROW.search(line) is not None


def _are_sentences(block: list[str]) -> bool:
    return all(_STOPS.search(line) for line in block)


def _ends(line: str, following: str, width: int) -> bool:
    room = len(line) + 1 + len(following.split(maxsplit=1)[0])
    return room <= width and _STOPS.search(line) is not None
