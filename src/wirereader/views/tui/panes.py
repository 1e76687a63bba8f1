"""The four panes as the settings want them: how many side by side, their keys, their lines."""

from collections.abc import Callable
from datetime import datetime

from wirereader.desk.desk import Desk
from wirereader.desk.keys import KeyMap, key_map
from wirereader.desk.session import Room
from wirereader.settings.settings import KeySettings, Settings
from wirereader.views.tui.article import Article
from wirereader.views.tui.headlines import Headlines
from wirereader.views.tui.keys import USUAL, rebound
from wirereader.views.tui.names import Names
from wirereader.views.tui.quotes import Quotes
from wirereader.views.tui.wrapping import Spacing

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


def keys_wanted(settings: Settings) -> KeyMap:
    """Which key does what."""
    return USUAL if settings.keys == KeySettings() else key_map(settings.keys)[0]


def made(
    desk: Desk, now: Callable[[], datetime], keys: KeyMap
) -> tuple[Headlines, Article, Quotes, Names]:
    """The panes, in reading order."""
    settings = desk.settings
    headlines = rebound(Headlines, Room.HEADLINES, keys)(
        desk.count,
        desk.headline,
        now,
        id="headlines",
        is_one_line=is_heard(settings),
        is_worded=settings.appearance.marks == "words",
    )
    reading = settings.reading
    article = rebound(Article, Room.STORY, keys)(
        id="story",
        widest=reading.text_width,
        spacing=Spacing(reading.line_spacing, reading.paragraph_gap),
    )
    quotes = rebound(Quotes, Room.QUOTES, keys)(id="quotes")
    return headlines, article, quotes, rebound(Names, Room.NAMES, keys)(id="names")
