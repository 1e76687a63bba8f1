"""A headline in one line of words, for those who hear the screen: no columns, no badges."""

from datetime import UTC, datetime, timedelta

from rich.cells import cell_len

from wirereader.desk.outcomes import Headline
from wirereader.desk.phrases import unlabelled, wire_state
from wirereader.story.clean import drawable
from wirereader.views.tui.widgets.line_wrapping import cut
from wirereader.views.tui.widgets.row_list import Piece

_PREFIX = 4
_SOURCE = 5
"""In fewer cells than these a source is no longer told from another."""


def flat_row(headline: Headline, width: int, now: datetime, *, is_worded: bool) -> list[Piece]:
    """Marks, the headline, its source and age, in a pane of `width` cells.

    The cell of `>` before them is the pane's.
    """
    room = max(1, width - _PREFIX - 1)
    style = "headlines--read" if headline.is_read else "headlines--unread"
    title = drawable(headline.headline)
    if headline.alert is not None:
        title = f"BREAKING  {unlabelled(title)}"
    elif state := wire_state(headline.status, headline.embargo, now):
        title = f"{state}  {title}"
    tail = _tail(headline, room - cell_len(title) - 2, now, is_worded=is_worded)
    flags = [("   ", "")] if is_worded else _flags(headline)
    words, tail = _beside(title, tail, room)
    pieces = [(words, style), (tail, "listing--muted")]
    if headline.alert is not None and words.startswith("BREAKING"):
        pieces[:1] = [("BREAKING", "headlines--breaking"), (words[len("BREAKING") :], style)]
    return [*flags, *pieces]


def _tail(headline: Headline, room: int, now: datetime, *, is_worded: bool) -> str:
    """Source and age in at most `room` cells: the source gives way first."""
    old = age(headline, now)
    if is_worded:
        marks = ["starred"] * headline.is_starred + ["read"] * headline.is_read
        old = " ".join(filter(None, (old, *marks)))
    source = drawable(headline.source).strip()
    left = room - cell_len(old) - 1 if old else room
    words = cut(source, left) if left >= _SOURCE else ""
    told = f"{words} {old}".strip()
    return told if cell_len(told) <= room else ""


def _flags(headline: Headline) -> list[Piece]:
    if headline.alert is not None:
        return [("!! ", "headlines--breaking")]
    return [
        ("*" if headline.is_starred else " ", "listing--mark"),
        ("~ ", "") if headline.is_read else ("  ", ""),
    ]


def _beside(words: str, tail: str, room: int) -> tuple[str, str]:
    """Words, and the tail pushed to the right where both fit; the headline comes first."""
    gap = room - cell_len(words) - cell_len(tail)
    if tail and gap >= (2 if words else 0):
        return words, " " * gap + tail
    return cut(words, room), ""


def age(headline: Headline, now: datetime) -> str:
    """How long ago a story was published, in a word: "12m", "2h", "3d", "29 Aug", "2008"."""
    when = headline.published
    if when is None:
        return ""
    passed = now - when.astimezone(UTC)
    if passed >= timedelta(days=300):
        return str(when.year)
    if passed >= timedelta(days=7) or passed < timedelta(minutes=-5):
        return f"{when.day} {when:%b}"
    if passed >= timedelta(days=1) or headline.is_date_only:
        return f"{passed.days}d" if passed.days > 0 else "today"
    minutes = max(1, int(passed.total_seconds()) // 60)
    return f"{minutes}m" if minutes < 60 else f"{minutes // 60}h"  # noqa: PLR2004
