"""Where the reader is: one frozen value; moves make a new one."""

from enum import StrEnum
from typing import Final, NamedTuple

from wirereader.desk.targets import Target
from wirereader.late_dataclass import late_dataclass


class Room(StrEnum):
    """What the reader is looking at."""

    HEADLINES = "headlines"
    STORY = "story"
    QUOTES = "quotes"
    NAMES = "names"


class PageKind(StrEnum):
    """What covers the panes for a while, or stands beside them.

    LINE is the line on which something is typed, NAVIGATOR the tree of all there is to read.
    """

    ALERTS = "page of alerts"
    CARD = "card page"
    DOWNLOADS = "page of downloads"
    ERRORS = "error page"
    FOLLOWS = "page of what is followed"
    HELP = "help page"
    INDEX = "index page"
    LINE = "typed line"
    LINES = "list page"
    LINKS = "page of links"
    MAP = "map page"
    MESSAGES = "message page"
    NAMES_BY_LETTER = "page of names"
    NAVIGATOR = "navigator"
    PICTURE = "picture page"
    RULES = "page of rules"
    SEARCHES = "page of searches"
    SETTINGS = "page of settings"
    SOURCES = "page of sources"
    TAGS = "page of tags"


Where = Room | PageKind
PANES: Final = frozenset(Room)
PAGES: Final = frozenset(PageKind) - {PageKind.LINE, PageKind.NAVIGATOR}
TABLES: Final[frozenset[Where]] = frozenset(
    {
        PageKind.ALERTS,
        PageKind.DOWNLOADS,
        PageKind.ERRORS,
        PageKind.FOLLOWS,
        PageKind.INDEX,
        PageKind.LINKS,
        PageKind.RULES,
        PageKind.SEARCHES,
        PageKind.SETTINGS,
        PageKind.SOURCES,
        PageKind.TAGS,
    }
)
"""Pages whose list is a table."""


class Numbers(StrEnum):
    """What a number counts while nothing else was listed."""

    STORIES = "stories"
    PARAGRAPHS = "paragraphs"


@late_dataclass(frozen=True, slots=True)
class Preferences:
    """How the reader likes lines: width in cells (None: the screen's), prompt, typographic marks.

    `prompt` is "short", "long" or "none"; `verbosity` tells how much is said: "less", "normal",
    "more"; `list_length` how many headlines are listed at once.
    """

    width: int | None = None
    prompt: str = "short"
    typography: bool = False
    verbosity: str = "normal"
    list_length: int = 20


@late_dataclass(frozen=True, slots=True)
class Session:
    """The reader's place.

    `row` is the selected headline (from 0); `offset` the reading place in the open story's body,
    in code points; `mention` and `quote` are indices into that story's findings.  `listed` is what
    the last list of quotes, names or places offered; while it is empty a number counts `numbers`:
    headlines, or the open story's paragraphs.  `shown` tells how many headlines have been listed.
    `is_unheard` claims that a jump went to a paragraph without giving its words, `is_at_end` that
    the end of the story has been told.  `pointed` is the row that was gone to in the list without
    being opened: reading on begins there.  `sentence` is where the sentence begins that was read
    alone last: while the reader is there, reading on goes by sentences.
    """

    room: Room = Room.HEADLINES
    row: int = 0
    story: str | None = None
    offset: int = 0
    mention: int | None = None
    quote: int | None = None
    listed: tuple[Target, ...] = ()
    shown: int = 0
    numbers: Numbers = Numbers.STORIES
    is_unheard: bool = False
    is_at_end: bool = False
    pointed: int | None = None
    sentence: int | None = None
    preferences: Preferences = Preferences()


class Recalled(NamedTuple):
    """The row of the story that was at hand (from 0).

    `is_begun` claims that it was left in its middle, `has_news` that stories have come before it.
    """

    row: int
    is_begun: bool
    has_news: bool
