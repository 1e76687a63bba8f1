"""What a feed or wire file says, before anything is made of it.

Plain words are one clean line (`story.clean`); `summary`, `content` and a feed's `description` are
safe HTML (`formats.safehtml`); links are absolute; times are aware and in UTC.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from wirereader.story.story import Enclosure, WireStatus

JSON = dict[str, Any]
AlertOf = Callable[["ParsedEntry"], JSON | None]


class ParsedEntry(NamedTuple):
    """One unit as delivered; a tuple with names, since a feed may have a hundred thousand.

    `urgency` is editorial, IPTC's 1 (highest) to 9; `priority` is the transmission's own mark as
    it stands (a letter of ANPA 1312, a digit).  `signals` are the agency's words and codes about
    the item ("sig:update").  `corrects` is the id of what this one corrects or replaces.  `source`
    is the feed or paper that a collection took it from, `comments` a page where it is talked about.
    `about` is the headline of the story that a notice kills or corrects, where its id is not known.
    `known_by` is the content as earlier versions read it, by which an entry without an id is known.
    """

    id: str | None = None
    title: str | None = None
    link: str | None = None
    author: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    summary: str | None = None
    content: str | None = None
    language: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
    categories: tuple[str, ...] = ()
    kicker: str | None = None
    byline: str | None = None
    dateline: str | None = None
    slug: str | None = None
    urgency: int | None = None
    ednote: str | None = None
    status: WireStatus = WireStatus.USABLE
    embargo: datetime | None = None
    version: str | None = None
    corrects: str | None = None
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    priority: str | None = None
    signals: tuple[str, ...] = ()
    source: str | None = None
    source_address: str | None = None
    comments: str | None = None
    about: str | None = None
    known_by: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A whole file: what it says of itself, and its entries in the order they stand.

    `ttl_s` is how long the feed asks to be left alone, in seconds; `next_url` is where it goes on;
    `is_over` claims that it says it will bring nothing more.  `strange_names` are the names of what
    stands in it, where nothing of that was understood.
    """

    format: str
    title: str | None = None
    link: str | None = None
    description: str | None = None
    language: str | None = None
    updated: datetime | None = None
    entries: tuple[ParsedEntry, ...] = ()
    ttl_s: int | None = None
    next_url: str | None = None
    is_over: bool = False
    strange_names: tuple[str, ...] = ()


@contextmanager
def no_collection() -> Iterator[None]:
    """Hold the garbage collector while very many small things are made, none of them in a ring."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def no_alert(_entry: ParsedEntry) -> JSON | None:
    """Say that nothing was judged."""
    return None


def parsed_as_json(feed: ParsedFeed, id: Any, alert_of: AlertOf = no_alert) -> JSON:  # noqa: A002
    """Return `feed` as `parse` prints it; `alert_of` judges an entry (`Alert.as_json` or None)."""
    whole = feed_head(feed, id)
    whole["entries"] = list(entries_as_json(feed, alert_of))
    return whole


def feed_head(feed: ParsedFeed, id: Any) -> JSON:  # noqa: A002 - the key is the contract's
    """Return what `parse` prints of the feed itself, entries left out."""
    return {
        "id": id,
        "format": feed.format,
        "title": feed.title,
        "link": feed.link,
        "description": feed.description,
        "language": feed.language,
        "updated": _moment(feed.updated),
    }


def entries_as_json(feed: ParsedFeed, alert_of: AlertOf = no_alert) -> Iterator[JSON]:
    """Yield what `parse` prints of each entry, one at a time: a feed may have very many."""
    for entry in feed.entries:
        yield {
            "id": entry.id,
            "title": entry.title,
            "link": entry.link,
            "author": entry.author,
            "published": _moment(entry.published),
            "updated": _moment(entry.updated),
            "summary": entry.summary,
            "content": entry.content,
            "language": entry.language,
            "enclosures": [
                {"url": each.url, "type": each.type, "length": each.length}
                for each in entry.enclosures
            ],
            "categories": list(entry.categories),
            "kicker": entry.kicker,
            "byline": entry.byline,
            "dateline": entry.dateline,
            "slug": entry.slug,
            "urgency": entry.urgency,
            "ednote": entry.ednote,
            "status": entry.status.value,
            "embargo": _moment(entry.embargo),
            "version": entry.version,
            "corrects": entry.corrects,
            "places": list(entry.places),
            "people": list(entry.people),
            "alert": alert_of(entry),
        }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")


_URGENCIES = frozenset("123456789")


def urgency_of(word: object) -> int | None:
    """Read an urgency of IPTC's scale, 1 to 9, or None when it is none."""
    digits = str(word or "").strip()
    return int(digits) if digits in _URGENCIES else None


_STATUSES = {
    "usable": WireStatus.USABLE,
    "withheld": WireStatus.WITHHELD,
    "embargoed": WireStatus.WITHHELD,
    "canceled": WireStatus.KILLED,
    "cancelled": WireStatus.KILLED,
    "killed": WireStatus.KILLED,
    "kill": WireStatus.KILLED,
}


def status_of(word: str | None) -> WireStatus:
    """Read a status in any agency's spelling ("stat:canceled"); what is unknown is usable."""
    return _STATUSES.get((word or "").strip().lower().rpartition(":")[2], WireStatus.USABLE)


def length_of(word: object) -> int | None:
    """Read a length in bytes; what is no whole number is unknown."""
    digits = str(word).strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else None  # noqa: PLR2004
