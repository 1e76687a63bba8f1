"""Where each pane stands: three layouts, worked out from the size of the screen alone.

Regions are in cells, from the upper left corner of what holds the panes.  Nothing here is drawn.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from textual.geometry import Region

from wirereader.desk.session import Room


class LayoutKind(StrEnum):
    """How panes stand: one at a time, the list above the story, or side by side."""

    LIST = "list"
    STACKED = "stacked"
    COLUMNS = "columns"


STACKED_FROM: Final = 60
"""Columns from which list and story fit on one screen."""
COLUMNS_FROM: Final = 160
"""Columns from which navigator, list, story and quotes stand side by side."""
QUOTES_FROM: Final = 100
"""Columns from which the quotes stand beside the story in the stacked layout."""
_LEAST_COLUMNS: Final = 110
"""Columns that the columns layout needs where it is asked for: a list and a story."""
_LEAST_LINES: Final = 15
"""Lines that two panes one above the other need."""
_LIST_LINES: Final = 8
"""Lines of the list at least: two headings and six headlines."""
NARROWEST: Final = 20
"""No pane gets fewer cells than these by a key."""
LOWEST: Final = 3
"""No pane gets fewer lines than these by a key."""
_OVERLAY: Final = 34
_LEAST_CARD: Final = 42
_ENOUGH: Final = 38
"""Cells that a card makes do with where the text is not broken anew for it."""
_MOST_CARD: Final = 60

NAVIGATOR: Final = "navigator"
_BESIDE: Final = (Room.QUOTES, Room.NAMES)
_KINDS: Final = {
    "one": LayoutKind.LIST,
    "two": LayoutKind.STACKED,
    "three": LayoutKind.STACKED,
    "four": LayoutKind.COLUMNS,
    **{kind.value: kind for kind in LayoutKind},
}
"""Layouts by what the setting `appearance.panes` may be; "one" to "four" are those of 0.1.0."""


class Wishes(NamedTuple):
    """What the reader wants of the layout.

    `kind` is None where the width decides.  `list_cells` and `quotes_cells` are cells more than
    usual of list and quotes in columns (quotes: wherever they stand at the right), `list_lines`
    are lines more than usual of the list in the stacked layout.
    """

    kind: LayoutKind | None = None
    list_cells: int = 0
    quotes_cells: int = 0
    list_lines: int = 0


class Plan(NamedTuple):
    """Regions of what is on the screen; what is not in them is not shown.

    `is_over` claims that the navigator covers what is below it.  `rules` are one cell wide and go
    from top to bottom; `is_ruled` claims that titles are part of a rule from left to right.
    """

    kind: LayoutKind
    panes: Mapping[Room, Region]
    titles: Mapping[Room, Region]
    rules: tuple[Region, ...] = ()
    is_ruled: bool = False
    navigator: Region | None = None
    is_over: bool = False


def kind_named(setting: str) -> LayoutKind | None:
    """The layout that a setting or the last run asks for; None: by the width."""
    return _KINDS.get(setting)


def kind_for(wanted: LayoutKind | None, width: int, height: int) -> LayoutKind:
    """The layout of a screen of `width` columns, `height` lines of it for panes.

    A wish gives way where there is no room for it.
    """
    if wanted is None:
        wanted = LayoutKind.COLUMNS if width >= COLUMNS_FROM else LayoutKind.STACKED
        if width < STACKED_FROM:
            wanted = LayoutKind.LIST
    if wanted is LayoutKind.COLUMNS and width < _LEAST_COLUMNS:
        wanted = LayoutKind.STACKED
    if wanted is LayoutKind.STACKED and (height < _LEAST_LINES or width < 2 * NARROWEST):
        wanted = LayoutKind.LIST
    return wanted


def plan(
    room: Room, width: int, height: int, wishes: Wishes, *, is_open: bool = False, taken: int = 0
) -> Plan:
    """Where panes stand while the reader is in `room`; `is_open`: the navigator was called.

    A card stands in `taken` cells at the right: in columns it takes the place of the quotes, so
    that navigator and list stay as they are; else the panes stand in what it leaves.
    """
    kind = kind_for(wishes.kind, width, height)
    if taken and (kind is not LayoutKind.COLUMNS or width < COLUMNS_FROM):
        return plan(room, width - taken, height, wishes, is_open=is_open)
    docked = kind is LayoutKind.COLUMNS and width >= COLUMNS_FROM
    has_navigator = is_open or docked
    if kind is LayoutKind.LIST:
        made = _alone(room, width, height)
    elif kind is LayoutKind.STACKED:
        made = _stacked(room, width, height, wishes)
    else:
        left = _navigator_cells(width) if has_navigator and docked else 0
        made = _columns(room, left, width, height, wishes, taken)
    if not has_navigator:
        return made
    cells = _navigator_cells(width) if docked else min(width, _OVERLAY)
    return made._replace(navigator=Region(0, 0, cells, height), is_over=not docked)


def _alone(room: Room, width: int, height: int) -> Plan:
    if room is Room.HEADLINES:
        return Plan(LayoutKind.LIST, {room: Region(0, 0, width, height)}, {})
    return _titled(LayoutKind.LIST, {}, {room: Region(0, 0, width, height)}, (), is_ruled=True)


def _stacked(room: Room, width: int, height: int, wishes: Wishes) -> Plan:
    usual = max(_LIST_LINES, round(height / 3))
    above = max(LOWEST, min(usual + wishes.list_lines, height - 2 * LOWEST))
    below = height - above
    headlines = {Room.HEADLINES: Region(0, 0, width, above)}
    beside = room if room in _BESIDE else Room.QUOTES
    if width < QUOTES_FROM:
        shown = room if room in _BESIDE else Room.STORY
        reading: dict[Room, Region] = {shown: Region(0, above, width, below)}
        return _titled(LayoutKind.STACKED, headlines, reading, (), is_ruled=True)
    cells = _within(max(30, min(42, width - 80)), wishes.quotes_cells, width)
    story = width - cells - 1
    reading = {
        Room.STORY: Region(0, above, story, below),
        beside: Region(story + 1, above, cells, below),
    }
    rules = (Region(story, above, 1, below),)
    return _titled(LayoutKind.STACKED, headlines, reading, rules, is_ruled=True)


def _navigator_cells(width: int) -> int:
    return 24 + max(0, min(2, (width - COLUMNS_FROM) // 20))


def card_cells(width: int) -> int:
    """Cells of a card at the right.

    In columns those of the quotes and the rule before them, if they are enough: the story stays
    as it is.
    """
    if width >= COLUMNS_FROM:
        cells = _quotes_cells(width) + 1
        return cells if cells >= _ENOUGH else _LEAST_CARD
    return max(_LEAST_CARD, min(_MOST_CARD, width * 2 // 5))


def _quotes_cells(width: int) -> int:
    return 30 + min(20, max(0, width - COLUMNS_FROM) // 5)


def _columns(
    room: Room, left: int, width: int, height: int, wishes: Wishes, taken: int = 0
) -> Plan:
    spare = max(0, width - COLUMNS_FROM)
    usual = 40 + min(50, spare * 9 // 20)
    cells = _within(usual, wishes.list_cells, width - left - 2 * NARROWEST)
    if taken:
        cells = min(cells, width - left - taken - 1 - 2 * NARROWEST)
    headlines = {Room.HEADLINES: Region(left, 0, cells, height)}
    at = left + cells
    beside = room if room in _BESIDE else Room.QUOTES
    rest = width - at - 1
    if taken:
        reading: dict[Room, Region] = {Room.STORY: Region(at + 1, 0, rest - taken, height)}
        rules: tuple[Region, ...] = (Region(at, 0, 1, height),)
        return _titled(LayoutKind.COLUMNS, headlines, reading, rules, is_ruled=False)
    quotes = _within(_quotes_cells(width), wishes.quotes_cells, rest)
    if rest - quotes - 1 < 2 * NARROWEST:  # no room for a third column
        shown = room if room in _BESIDE else Room.STORY
        reading = {shown: Region(at + 1, 0, rest, height)}
        rules = (Region(at, 0, 1, height),)
    else:
        reading = {
            Room.STORY: Region(at + 1, 0, rest - quotes - 1, height),
            beside: Region(width - quotes, 0, quotes, height),
        }
        rules = (Region(at, 0, 1, height), Region(width - quotes - 1, 0, 1, height))
    return _titled(LayoutKind.COLUMNS, headlines, reading, rules, is_ruled=False)


def _within(usual: int, more: int, width: int) -> int:
    """A width the reader asked for, or the usual one where that leaves too little of `width`."""
    wanted = usual + more
    return wanted if NARROWEST <= wanted <= width - NARROWEST - 1 else usual


def _titled(
    kind: LayoutKind,
    bare: dict[Room, Region],
    titled: dict[Room, Region],
    rules: tuple[Region, ...],
    *,
    is_ruled: bool,
) -> Plan:
    """A plan where the panes of `titled` give their first line to a title."""
    panes = dict(bare)
    titles: dict[Room, Region] = {}
    below = 2 if kind is LayoutKind.COLUMNS else 1  # a title that is part of no rule stands apart
    for room, (x, y, width, height) in titled.items():
        titles[room] = Region(x, y, width, min(1, height))
        panes[room] = Region(x, y + below, width, max(0, height - below))
    return Plan(kind, panes, titles, rules, is_ruled)


def flat_plan(room: Room, width: int, height: int) -> Plan:
    """One pane with its title, for those who hear the screen."""
    return _titled(LayoutKind.LIST, {}, {room: Region(0, 0, width, height)}, (), is_ruled=False)
