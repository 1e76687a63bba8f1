"""The four panes as the settings want them: how many side by side, their keys, their lines."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual.widget import Widget

from wirereader.desk.desk import Desk
from wirereader.desk.keymap.keymap import KeyMap
from wirereader.desk.session import Room
from wirereader.settings.settings import Settings
from wirereader.views.tui.keys import bind, bindings_of
from wirereader.views.tui.panes.article import Article
from wirereader.views.tui.panes.headlines import Headlines
from wirereader.views.tui.panes.names import Names
from wirereader.views.tui.panes.quotes import Quotes
from wirereader.views.tui.widgets.line_wrapping import Spacing

if TYPE_CHECKING:
    from wirereader.views.tui.screen import DeskScreen

WIDTHS = [(0, "-one"), (80, "-two"), (120, "-three"), (200, "-four")]
"""From how many columns on how many panes stand side by side, as classes of the screen."""
_MOST = {"one": 1, "two": 2, "three": 3, "four": 4}


def widths(settings: Settings) -> list[tuple[int, str]]:
    """Those of WIDTHS that the reader wants; with a screen reader it is one pane at any size."""
    if is_heard(settings):
        return WIDTHS[:1]
    return WIDTHS[: _MOST.get(settings.appearance.panes, len(WIDTHS))]


def is_heard(settings: Settings) -> bool:
    """Claim that the reader listens: one pane, one line a headline."""
    return settings.access.preset == "screen-reader"


_USUAL_WIDTHS = {
    "-two": {Room.HEADLINES: 31},
    "-three": {Room.HEADLINES: 31, Room.QUOTES: 35, Room.NAMES: 35},
    "-four": {Room.HEADLINES: 48, Room.STORY: 83, Room.QUOTES: 41},
}
"""Cells of the panes that have a width of their own; what is left is for the others."""
_NARROWEST = 20
"""No pane gets fewer cells than these by a key."""


def broadened(screen: "DeskScreen", room: Room, by: int) -> str:
    """Give the pane of `room` so many cells more or fewer; a sentence that tells what came of it.

    A pane that takes what is left grows as the list of headlines beside it shrinks.
    """
    usual = _usual(screen)
    if not usual:
        return "One pane fills the screen."
    if room not in usual:
        room, by = Room.HEADLINES, -by
    more = _fitting(screen, usual)
    wanted = usual[room] + more[room] + by
    left = screen.app.size.width - sum(
        cells + more[other]
        for other, cells in usual.items()
        if other is not room and _stands(screen, other)
    )
    if not _NARROWEST <= wanted <= left - _NARROWEST:
        return "This pane is as narrow as it gets." if wanted < _NARROWEST else "No more room."
    screen.broadened |= {**more, room: more[room] + by}
    broaden(screen)
    return f"{room.capitalize()}: {wanted} cells."


def _usual(screen: "DeskScreen") -> dict[Room, int]:
    """Cells of the panes that have a width of their own on this screen."""
    return next((fixed for name, fixed in _USUAL_WIDTHS.items() if screen.has_class(name)), {})


def _fitting(screen: "DeskScreen", usual: dict[Room, int]) -> dict[Room, int]:
    """How many cells wider than usual panes are; on a screen with no room for that, none is."""
    wanted = {room: cells + screen.broadened[room] for room, cells in usual.items()}
    whole = sum(cells for room, cells in wanted.items() if _stands(screen, room))
    is_fit = min(wanted.values()) >= _NARROWEST and whole <= screen.app.size.width - _NARROWEST
    return {room: screen.broadened[room] if is_fit else 0 for room in usual}


def _stands(screen: "DeskScreen", room: Room) -> bool:
    """Claim that the pane of a room is on the screen now."""
    box = screen.panes[room].parent
    return isinstance(box, Widget) and box.display


def broaden(screen: "DeskScreen") -> None:
    """Give the panes the widths that the reader asked for, as far as this screen has them."""
    usual = _usual(screen)
    more = _fitting(screen, usual) if usual else {}
    for room, pane in screen.panes.items():
        box = pane.parent
        if not isinstance(box, Widget):
            continue
        if more.get(room):
            box.styles.width = usual[room] + more[room]
        elif box.styles.inline.has_rule("width"):
            box.styles.clear_rule("width")
            box.refresh(layout=True)


def made(
    desk: Desk, now: Callable[[], datetime], keys: KeyMap
) -> tuple[Headlines, Article, Quotes, Names]:
    """The panes, in reading order."""
    settings = desk.settings
    is_worded = settings.appearance.marks == "words"
    headlines = Headlines(
        desk.count,
        desk.headline,
        now,
        id="headlines",
        is_one_line=is_heard(settings),
        is_worded=is_worded,
    )
    reading = settings.reading
    article = Article(
        id="story",
        widest=reading.text_width,
        spacing=Spacing(reading.line_spacing, reading.paragraph_gap),
        is_numbered=reading.link_numbers,
        is_worded=is_worded,
    )
    quotes = Quotes(id="quotes")
    names = Names(id="names")
    for room, pane in zip(Room, (headlines, article, quotes, names), strict=True):
        pane.is_alone = is_heard(settings)
        bind(pane, bindings_of(room, keys))
    return headlines, article, quotes, names
