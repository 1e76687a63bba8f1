"""What the library hands out: plain values, complete in themselves.  Times are aware, in UTC."""

from datetime import datetime
from enum import StrEnum
from typing import Literal, NamedTuple

from wirereader.story.alert import Alert
from wirereader.story.source import FetchMemory, Source

Action = Literal["kill", "tag"]


class Sort(StrEnum):
    """The order of a list."""

    NEWEST = "newest"
    OLDEST = "oldest"
    SOURCE = "source"
    """By the name of the source, then the newest."""
    TITLE = "title"
    """By the letters of the headline."""
    UNREAD = "unread"
    """What is unread first, then the newest."""


class NewStory(NamedTuple):
    """A story that arrived or changed, as notices and hooks need it; `id` is the 12 letters."""

    id: str
    headline: str
    source: str
    alert_level: int | None


class Stored(NamedTuple):
    """What became of the records of one source.

    `same` counts what was there already, `hidden` the new ones that are not listed (killed or
    withheld by their agency, or killed by a rule of the reader's).
    """

    new: tuple[NewStory, ...] = ()
    revised: tuple[NewStory, ...] = ()
    same: int = 0
    hidden: int = 0


class SourceState(NamedTuple):
    """A source, what the last try at it left behind, and how many stories it brought.

    `wanted` is how many unread stories its server had when a first sync began that has not ended.
    """

    source: Source
    memory: FetchMemory
    unread: int = 0
    total: int = 0
    wanted: int | None = None


class Revision(NamedTuple):
    """One version of a story, the first is number 1."""

    number: int
    received: datetime
    headline: str
    text: str


class StoryRow(NamedTuple):
    """One line of a list.  `rank` orders: the higher, the newer.

    `alert` is None once it has aged; `sources` is how many brought the story, `event_sources`
    how many tell of its event; `is_changed` claims that it says something else since it was read,
    `is_first` that no outlet told of its event before.
    """

    rank: int
    id: str
    headline: str
    source: str
    kicker: str | None
    published: datetime | None
    is_date_only: bool
    received: datetime
    is_read: bool
    is_starred: bool
    alert: Alert | None
    status: str
    embargo: datetime | None
    revision: int
    tags: tuple[str, ...]
    sources: int
    language: str = ""
    is_changed: bool = False
    event_sources: int = 1
    is_first: bool = False


class StoryDetails(NamedTuple):
    """What a list does not show: link, byline, the folders around the source, outermost first.

    `is_changed` claims that it says something else since it was read; `event` is the same for all
    stories of one happening.
    """

    link: str | None
    byline: str | None
    folder: tuple[str, ...]
    is_changed: bool
    event: str | None = None


class SavedSearch(NamedTuple):
    """A search that is kept as a list, in the words it was typed."""

    name: str
    text: str


class Rule(NamedTuple):
    """What is done to stories on arrival: those that `text` finds are killed, or get `tag`."""

    number: int
    text: str
    action: Action
    tag: str | None
