"""The feeds that a page names, in its links or those of its HTTP answer: pure, of its bytes."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple
from urllib.parse import urljoin, urlsplit

from wirereader.formats.addresses import same_feed_key
from wirereader.sources.page_metadata import LIKE_A_FEED, facts_of, text_of_page
from wirereader.story.clean import clean_line

_FORMATS: Final = {
    "application/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
    "application/rdf+xml": "RSS 1.0",
    "application/x.atom+xml": "Atom",
    "application/x-atom+xml": "Atom",
    "application/xml+rss": "RSS",
    "application/x-rss+xml": "RSS",
    "application/rss": "RSS",
    "application/atom": "Atom",
    "text/rss+xml": "RSS",
    "text/atom+xml": "Atom",
}
_MAYBE: Final = {"application/json": "JSON Feed", "application/xml": "RSS", "text/xml": "RSS"}
_FEEDLIKE: Final = re.compile(r"feed|rss|atom|\.rdf\b|\.xml\b", re.IGNORECASE)
_NOT_FEEDS: Final = re.compile(r"wp-json|oembed|xmlrpc|opensearch|sitemap", re.IGNORECASE)
_MOST_BYTES: Final = 8 * 1024 * 1024  # pages have half a megabyte of styles before their links
_REFRESH: Final = re.compile(
    r"\s*\d{0,4}(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?\s*([^\"'\s][^\"']*)[\"']?\s*",
    re.IGNORECASE,
)
# RFC 8288: <address>; name=value; name="value"
_LINK: Final = re.compile(
    r"<([^<>]{1,4096})>((?:\s*;\s*[\w*-]+\s*(?:=\s*(?:\"[^\"]*\"|[^\s;,\"]+))?)*)"
)
_PARAMETER: Final = re.compile(r";\s*([\w*-]+)\s*(?:=\s*(?:\"([^\"]*)\"|([^\s;,\"]+)))?")
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
    """The feeds that a page's links name, each once, in their order; first those of `headers`.

    Where none is named, links of the page whose addresses end as those of feeds do are given.
    Only web addresses are given; relative ones start from the page's base, or from `address`.
    Pages are read to their eighth megabyte.
    """
    facts = facts_of(text_of_page(page[:_MOST_BYTES], headers))
    base = _joined(address, facts.base) or address if facts.base else address
    found: dict[str, FoundFeed] = {}
    told = [(link, address) for link in _links_of(headers.get("link", ""))]
    for read in (_feed_of, _guessed_of):
        for link, start in [*told, *((link, base) for link in facts.links)]:
            feed = read(link, start)
            if feed is not None and len(found) < _MOST_FEEDS:
                found.setdefault(same_feed_key(feed.address), feed)
        if found:
            break
    return tuple(found.values())


def refresh_of(page: bytes, address: str, headers: Mapping[str, str] = _NO_HEADERS) -> str | None:
    """The address that a page sends its reader to by a "refresh", or None when it stays."""
    facts = facts_of(text_of_page(page[:_MOST_BYTES], headers))
    written = facts.meta.get("refresh") or headers.get("refresh", "")
    match = _REFRESH.fullmatch(written)
    target = _joined(address, match[1]) if match else None
    return None if target == address else target


def _links_of(header: str) -> list[dict[str, str]]:
    """Attributes of the links in an HTTP answer, as if they stood in the page."""
    found = []
    for match in _LINK.finditer(header[: _LONGEST * 4]):
        told = {name.lower(): value or bare for name, value, bare in _PARAMETER.findall(match[2])}
        found.append({**told, "href": match[1]})
    return [link for link in found if "alternate" in link.get("rel", "").lower().split()]


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


def _guessed_of(link: Mapping[str, str], base: str) -> FoundFeed | None:
    """A link that nobody calls a feed, and that ends as those of feeds do."""
    target = link.get("href", "").strip()
    if link.get("type") or not LIKE_A_FEED.search(target) or _NOT_FEEDS.search(target):
        return None
    address = _joined(base, target)
    if address is None:
        return None
    return FoundFeed(address, clean_line(link.get("title", ""), 200), "feed")


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
