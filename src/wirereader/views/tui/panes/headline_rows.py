"""A headline as a row of the list: one line or two, signs at the left, badges at the right.

The first cell of a line is not part of a row: the sign of the selection stands there.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from rich.cells import cell_len

from wirereader.desk.outcomes import Headline
from wirereader.desk.phrases import count, unlabelled, wire_state
from wirereader.story.clean import drawable
from wirereader.views.tui.panes.day_headings import clock_of
from wirereader.views.tui.widgets.line_wrapping import cut
from wirereader.views.tui.widgets.row_list import Piece

READ, UNREAD = "headlines--read", "headlines--unread"
UNREAD_SIGN = "\N{BLACK CIRCLE}"
STAR_SIGN = "\N{BLACK STAR}"
WITHIN_SIGN = "\N{BOX DRAWINGS LIGHT UP AND RIGHT} "
TIME_CELLS = 5
"""The width of a time of day."""
_SOURCE_FROM = 56
"""In fewer cells a row of one line has no column for its source."""
_LEAST_SOURCE = 8
_LEAST_HEADLINE = 24
"""Badges give way before a headline has fewer cells than these."""
_MOST_TAGS = 3
_CORRECTED = re.compile(r"(?:correct(?:s|ed|ion)|refil(?:e|ed))\b", re.IGNORECASE)
_NO_LANGUAGE = frozenset({"", "en", "und"})


class RowLook(NamedTuple):
    """How rows are drawn: cells of the pane, cells of the source's column, lines of a row.

    `is_worded` claims that words stand in place of signs; `time` is the width of the column of
    times.
    """

    width: int
    source: int
    lines: int
    now: datetime
    is_worded: bool = False
    time: int = TIME_CELLS


def source_cells(sources: Iterable[str], width: int) -> int:
    """The width of the column of sources in a pane of `width` cells; 0 where it has no room."""
    if width < _SOURCE_FROM:
        return 0
    widest = max((cell_len(drawable(one).strip()) for one in sources), default=0)
    return max(_LEAST_SOURCE, min(widest, width // 5)) if widest else 0


def row_of(headline: Headline, look: RowLook, when: str | None = None) -> list[list[Piece]]:
    """The lines of a row, each without its first cell; `when` stands in place of its time of day.

    That is for a row above which no heading tells its day.
    """
    if when is None:
        when = clock_of(headline, look.now)
    return [_one(headline, look, when)] if look.lines == 1 else _two(headline, look, when)


def _one(headline: Headline, look: RowLook, when: str) -> list[Piece]:
    style = READ if headline.is_read else UNREAD
    before: list[Piece] = [_dot(headline, look), (" ", "")]
    before.append((f"{when:<{look.time}} ", "listing--faint"))
    if look.source:
        before.append((_padded(drawable(headline.source).strip(), look.source), "listing--muted"))
        before.append((" ", ""))
    room = max(1, look.width - 2 - sum(cell_len(words) for words, _ in before))
    return [*before, *_headed(headline, look, style, room, badges(headline, look))]


def _two(headline: Headline, look: RowLook, when: str) -> list[list[Piece]]:
    style = READ if headline.is_read else UNREAD
    room = max(1, look.width - 4)
    first = [_dot(headline, look), (" ", ""), *_headed(headline, look, style, room, [])]
    below: list[Piece] = [("  ", "")]
    if when and room >= 2 * TIME_CELLS:
        below.append((f"{when:<{TIME_CELLS}}  ", "listing--faint"))
        room -= cell_len(below[-1][0])
    source = cut(drawable(headline.source).strip(), room)
    told = _fitting(badges(headline, look), room - cell_len(source) - 1)
    gap = room - cell_len(source) - _cells(told)
    return [first, [*below, (source, "listing--muted"), (" " * gap, ""), *told]]


def _headed(
    headline: Headline, look: RowLook, style: str, room: int, wanted: list[Piece]
) -> list[Piece]:
    """Marks and the headline in `room` cells, and what fits of the badges at their right."""
    marks = _marks(headline, look)
    room -= _cells(marks)
    title = drawable(headline.headline)
    if headline.alert is not None:
        title = unlabelled(title)
    else:
        state = wire_state(headline.status, headline.embargo, look.now)
        title = f"{state}  {title}" if state else title
    told = _fitting(wanted, room - 1 - min(cell_len(title) + 1, _LEAST_HEADLINE))
    room -= _cells(told) + bool(told)
    title = cut(title, max(1, room), " …")
    if not told:
        return [*marks, (title, style)]
    gap = " " * (room - cell_len(title) + 1)
    return [*marks, (title, style), (gap, ""), *told]


def _dot(headline: Headline, look: RowLook) -> Piece:
    if look.is_worded or headline.is_read:
        return (" ", "")
    return (UNREAD_SIGN, "headlines--dot")


def _marks(headline: Headline, look: RowLook) -> list[Piece]:
    found: list[Piece] = []
    if headline.within and not look.is_worded:
        found.append((WITHIN_SIGN, "listing--faint"))
    if headline.is_starred and not look.is_worded:
        found.append((f"{STAR_SIGN} ", "listing--mark"))
    if headline.alert is not None:
        found.append(("BREAKING " if look.is_worded else "!! ", "headlines--breaking"))
    return found


def badges(headline: Headline, look: RowLook) -> list[Piece]:
    """What stands at the right of a headline, the most telling first."""
    found: list[Piece] = []
    if look.is_worded:
        found.append(("read" if headline.is_read else "unread", "listing--muted"))
        if headline.is_starred:
            found.append(("starred", "listing--mark"))
    if is_corrected(headline):
        found.append(("corrected", "listing--mark"))
    if headline.folded:
        sign = f"and {count(headline.folded, 'other')}" if look.is_worded else f"+{headline.folded}"
        found.append((sign, "headlines--badge"))
    if (sources := max(headline.sources, headline.event_sources)) > 1:
        sign = f"{sources} sources" if look.is_worded else f"×{sources}"
        found.append((sign, "headlines--badge"))
    if headline.within and look.is_worded:
        found.append(("same event", "headlines--badge"))
    if headline.revision > 1:
        sign = f"version {headline.revision}" if look.is_worded else f"Δ{headline.revision}"
        found.append((sign, "headlines--badge"))
    found += [(f"#{drawable(tag)}", "listing--mark") for tag in headline.tags[:_MOST_TAGS]]
    language = headline.language.replace("_", "-").partition("-")[0].casefold()
    if language not in _NO_LANGUAGE:
        found.append((drawable(language), "listing--faint"))
    return found


def is_corrected(headline: Headline) -> bool:
    """Claim that a story says of itself that it corrects another."""
    return any(_CORRECTED.match(one) for one in (headline.kicker or "", headline.headline))


def _fitting(wanted: list[Piece], room: int) -> list[Piece]:
    """As many badges as fit into `room` cells, one blank between them."""
    told: list[Piece] = []
    for words, style in wanted:
        more = cell_len(words) + bool(told)
        if more > room:
            break
        room -= more
        told += [(" ", ""), (words, style)] if told else [(words, style)]
    return told


def _cells(pieces: Iterable[Piece]) -> int:
    return sum(cell_len(words) for words, _style in pieces)


def _padded(words: str, width: int) -> str:
    kept = cut(words, width)
    return kept + " " * (width - cell_len(kept))
