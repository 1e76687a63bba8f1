"""In which style each stretch of a story is drawn: names, quotes, headings, links."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from wirereader.story.body import MEDIA, Block, BlockKind, Body, Link
from wirereader.story.findings import Findings
from wirereader.story.names import EntityKind, MentionKind
from wirereader.story.quotes import Manner

Painted = tuple[int, int, str]
"""Start and end in code points, and the name of a style."""
Indent = tuple[int, int]
"""Cells before the first line of a paragraph, and before its other lines."""

_NAMES = {EntityKind.PERSON: "article--person", EntityKind.PLACE: "article--place"}
_BLOCKS = {
    BlockKind.HEADING: "article--headline",
    **dict.fromkeys((BlockKind.CAPTION, *MEDIA), "listing--muted"),
}
_DEEPEST = 4
_STEP = 2
_NONE: Indent = (0, 0)


def names_in(findings: Findings) -> list[Painted]:
    """Where people and places are named, ascending."""
    found: list[Painted] = []
    for mention in findings.mentions:
        style = _NAMES.get(findings.entities[mention.entity].kind)
        if style and mention.kind is MentionKind.NAME:
            found.append((mention.span.start, mention.span.end, style))
    return found


def quotes_in(findings: Findings) -> list[Painted]:
    """Where somebody speaks in marks, ascending."""
    return sorted(
        (span.start, span.end, "article--quote")
        for quote in findings.quotes
        if quote.manner is not Manner.INDIRECT
        for span in quote.content
    )


def blocks_in(body: Body) -> list[Painted]:
    """Where headings and captions stand."""
    return [
        (one.start, one.end, _BLOCKS[one.kind])
        for one in body.blocks
        if one.kind in _BLOCKS and one.start < one.end
    ]


def links_in(body: Body) -> list[Painted]:
    """Words that lead elsewhere; the style names the link's number (from 0)."""
    return [
        (link.start, link.end, f"#{number}")
        for number, link in enumerate(body.links)
        if link.start < link.end
    ]


def indents_of(body: Body) -> list[Indent]:
    """How far each paragraph is moved to the right; empty where none is."""
    if not body.blocks:
        return []
    starts = [block.start for block in body.blocks]
    found: list[Indent] = []
    for paragraph in body.paragraphs:
        at = bisect_left(starts, paragraph.end) - 1
        block = body.blocks[at] if at >= 0 else None
        is_here = block is not None and block.end > paragraph.start
        found.append(_indent(block, body.text) if block is not None and is_here else _NONE)
    return found


def _indent(block: Block, text: str) -> Indent:
    """Lines of a list stand under its words, not its mark; what is quoted stands further in."""
    if block.kind is BlockKind.QUOTATION:
        return _STEP, _STEP
    if block.kind is BlockKind.TABLE_ROW:
        return 0, _STEP
    if block.kind is BlockKind.LIST_ITEM:
        before = _STEP * (max(1, min(block.level, _DEEPEST)) - 1)
        mark = text.find(" ", block.start, block.start + 5) + 1 - block.start
        return before, before + max(_STEP, mark)
    return _NONE


def safe_address(link: Link) -> str | None:
    """The address for the terminal to open, if it is one of the web and nothing else."""
    from wirereader.story.faults import SettingsFault
    from wirereader.story.links import checked

    try:
        address = checked(link.address)
    except SettingsFault:
        return None
    return address if address.isascii() and len(address) <= _LONGEST_ADDRESS else None


_LONGEST_ADDRESS = 2083
"""Longer ones some terminals cut, and lead elsewhere then."""


def between(painted: Sequence[Painted], start: int, end: int) -> Iterable[Painted]:
    """Those of ascending `painted` that touch start..end; a quote may begin a little earlier."""
    first = max(0, bisect_left(painted, (start, 0, "")) - 2)
    for item in painted[first:]:
        if item[0] >= end:
            break
        if item[1] > start:
            yield item


def lay_on(styles: list[str], layer: list[Painted], start: int, end: int) -> None:
    """Give the letters from `start` to `end` the styles of a layer, over what they had."""
    for first, last, style in between(layer, start, end):
        first, last = max(first, start) - start, min(last, end) - start  # noqa: PLW2901
        styles[first:last] = [style] * (last - first)
