"""A story as it came (Dispatch) and as we keep it (Story)."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from wirereader.late_dataclass import late_dataclass
from wirereader.story.alert import Alert
from wirereader.story.body import Body
from wirereader.story.evidence import Evidence, findings_key


class WireStatus(StrEnum):
    """Whether a story may be used."""

    USABLE = "usable"
    WITHHELD = "withheld"
    KILLED = "killed"


class Enclosure(NamedTuple):
    """A file that comes with a story; `length` in bytes, `caption` what is said of it."""

    url: str
    type: str | None = None
    length: int | None = None
    caption: str | None = None


@late_dataclass(frozen=True, slots=True)
class Dispatch:
    """What one format yielded; no identity of ours.

    All strings are clean (`story.clean`).  Times are aware and in UTC.  `has_own_id` is False where
    `guid` was made by us, of the link or the words, since the source gave none that tells it apart.
    `urgency` is IPTC's 1 (highest) to 9.  `is_date_only` claims that `published` was given without
    a time of day.
    Before `embargo` a story is not to be used.  `corrects` is the guid of what this one corrects or
    replaces, `about` its headline where the guid is not known; `people` and `places` are those
    that the agency itself names; `signals` are its words
    and codes about the item ("sig:update").
    """

    guid: str
    headline: str
    body: Body
    source: str = ""
    language: str = "und"
    kicker: str | None = None
    slug: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: datetime | None = None
    is_date_only: bool = False
    urgency: int | None = None
    status: WireStatus = WireStatus.USABLE
    editor_note: str | None = None
    link: str | None = None
    updated: datetime | None = None
    embargo: datetime | None = None
    version: str | None = None
    corrects: str | None = None
    about: str | None = None
    summary: str | None = None
    priority: str | None = None
    categories: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    has_own_id: bool = True

    def __post_init__(self) -> None:
        if not self.guid or not self.headline.strip():
            raise ValueError("a dispatch has a guid and a headline")
        if self.published is not None and self.published.tzinfo is None:
            raise ValueError("times are aware")
        if self.urgency is not None and not 1 <= self.urgency <= 9:  # noqa: PLR2004 - IPTC's scale
            raise ValueError("urgency is 1 to 9")


class EventCoverage(NamedTuple):
    """Who tells of a story's event: how many sources, the first and the latest with their times.

    `longest` is the source with the longest text; `origin` the one whose words most others print,
    "" where nobody prints another's.
    """

    sources: int
    first: str
    first_at: datetime
    latest: str
    latest_at: datetime
    longest: str
    origin: str


@late_dataclass(frozen=True, slots=True)
class Story:
    """A dispatch with our own identity: `id` is short, stable and safe in a shell or a path.

    `key` names where it came from, for marks: a feed's address as it was added; "" stands for the
    dispatch's own source.  `also_from` are the other sources that brought the same story;
    `event` is None where no other source tells of the same happening.
    """

    id: str
    dispatch: Dispatch
    alert: Alert | None = None
    revision: int = 1
    received: datetime | None = None
    key: str = ""
    also_from: tuple[str, ...] = ()
    event: EventCoverage | None = None

    @property
    def mark_key(self) -> tuple[str, str]:
        """The pair that marks are kept by: where the story came from, and its guid there."""
        return self.key or self.dispatch.source, self.dispatch.guid

    @property
    def evidence(self) -> Evidence:
        """What its source says of it: the address that was added, or where it links to."""
        told = self.dispatch
        return Evidence(told.language, self.key or told.link, told.headline, told.dateline)

    @property
    def findings_key(self) -> str:
        """The key that what is found in it is kept by; hashes the whole text."""
        return findings_key(self.body.fingerprint, self.evidence)

    @property
    def headline(self) -> str:
        """The headline, one clean line."""
        return self.dispatch.headline

    @property
    def body(self) -> Body:
        """The words of the story."""
        return self.dispatch.body
