"""The feeds that a page names: pure, of the page's bytes."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple
from urllib.parse import urljoin, urlsplit

from wirereader.sources.page_metadata import facts_of, text_of_page
from wirereader.story.clean import clean_line

_FORMATS: Final = {
    "application/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
    "application/rdf+xml": "RSS 1.0",
    "application/x.atom+xml": "Atom",
    "application/x-atom+xml": "Atom",
    "text/rss+xml": "RSS",
    "text/atom+xml": "Atom",
}
_MAYBE: Final = {"application/json": "JSON Feed", "application/xml": "RSS", "text/xml": "RSS"}
_FEEDLIKE: Final = re.compile(r"feed|rss|atom|\.rdf\b|\.xml\b", re.IGNORECASE)
_NOT_FEEDS: Final = re.compile(r"wp-json|oembed|xmlrpc|opensearch|sitemap", re.IGNORECASE)
_HEAD_BYTES: Final = 512 * 1024  # links to feeds stand in the head; scripts before them are long
_MOST_FEEDS: Final = 50  # more to choose from than anybody reads
_LONGEST: Final = 4096  # characters of an address, about twice what browsers send
_NO_HEADERS: Final[Mapping[str, str]] = {}


class FoundFeed(NamedTuple):
    """A feed that a page names: its address, its title (or ""), and its format in a word."""

    address: str
    title: str
    format: str


def feeds_of(
    page: bytes, address: str, headers: Mapping[str, str] = _NO_HEADERS
) -> tuple[FoundFeed, ...]:
    """The feeds that a page's links name, each once, in their order.

    Only web addresses are given; relative ones start from the page's base, or from `address`.
    Pages are read to their first half megabyte.
    """
    facts = facts_of(text_of_page(page[:_HEAD_BYTES], headers))
    base = _joined(address, facts.base) or address if facts.base else address
    found: dict[str, FoundFeed] = {}
    for link in facts.links:
        feed = _feed_of(link, base)
        if feed is not None and len(found) < _MOST_FEEDS:
            found.setdefault(feed.address, feed)
    return tuple(found.values())


def _feed_of(link: Mapping[str, str], base: str) -> FoundFeed | None:
    relations = set(link.get("rel", "").lower().split())
    kind = link.get("type", "").partition(";")[0].strip().lower()
    target = link.get("href", "").strip()
    known = _FORMATS.get(kind)
    if known is None and kind in _MAYBE and _FEEDLIKE.search(target):
        known = _MAYBE[kind]
    if known is None and "feed" in relations:
        known = "feed"
    if not known or not target or _NOT_FEEDS.search(target):
        return None
    address = _joined(base, target)
    if address is None:
        return None
    return FoundFeed(address, clean_line(link.get("title", ""), 200), known)


def _joined(base: str, target: str) -> str | None:
    if target[:5].lower() == "feed:":
        target = target[5:] if target[5:].lower().startswith("http") else f"http:{target[5:]}"
    try:
        address = urljoin(base, target)
        parts = urlsplit(address)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    clean = clean_line(address.partition("#")[0], _LONGEST + 1).replace(" ", "%20")
    return clean if is_web and len(clean) <= _LONGEST else None
