"""The feeds that a page names, and what to say when it names none: pure, of the page's bytes."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final, NamedTuple
from urllib.parse import urljoin, urlsplit

from wirereader.story.clean import clean_line
from wirereader.story.faults import SourceFault

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
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_HEAD_BYTES: Final = 512 * 1024
_MOST_FEEDS: Final = 50
_MOST_LENGTH: Final = 4096


class FoundFeed(NamedTuple):
    """A feed that a page names: its address, its title (or ""), and its format in a word."""

    address: str
    title: str
    format: str


def feeds_of(page: bytes, address: str, charset: str | None = None) -> tuple[FoundFeed, ...]:
    """The feeds that a page's links name, each once, in their order.

    Only web addresses are given; relative ones start from the page's base, or from `address`.
    Pages are read to their first half megabyte.
    """
    reader = _Links()
    reader.feed(_text_of(page[:_HEAD_BYTES], charset))
    base = address
    if reader.base:
        base = _joined(address, reader.base) or address
    found: dict[str, FoundFeed] = {}
    for link in reader.links:
        feed = _feed_of(link, base)
        if feed is not None and len(found) < _MOST_FEEDS:
            found.setdefault(feed.address, feed)
    return tuple(found.values())


def no_feeds(address: str) -> SourceFault:
    """What to say of a page that names no feed."""
    try:
        host = clean_line(urlsplit(address).hostname or "", 100)
    except ValueError:
        host = ""
    return SourceFault(
        f"There is no feed at {host or 'this address'}.",
        "What is there is a page, and it names no feed.",
        "Look on the site for a link that says RSS, Atom or feed, and add that address.",
    )


def looks_like_page(data: bytes) -> bool:
    """Claim that bytes begin as an HTML page does, and not as a feed."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    while head.startswith(b"<!--"):
        _, mark, rest = head.partition(b"-->")
        if not mark:
            return False
        head = rest.lstrip()
    if head.startswith(b"<?xml"):
        head = head.partition(b"?>")[2].lstrip()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<script"))


class _Links(HTMLParser):
    """Collects the base, and the links that lead to other forms of the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.base = ""
        self.links: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"base", "link", "a"}:
            return
        told = {name: value or "" for name, value in reversed(attrs)}
        if tag == "base":
            self.base = self.base or told.get("href", "")
        elif {"alternate", "feed"} & set(told.get("rel", "").lower().split()):
            self.links.append(told)

    handle_startendtag = handle_starttag


def _feed_of(link: dict[str, str], base: str) -> FoundFeed | None:
    kind = link.get("type", "").partition(";")[0].strip().lower()
    target = link.get("href", "").strip()
    is_said = "feed" in link.get("rel", "").lower().split()
    known = _FORMATS.get(kind) or ("feed" if is_said else None)
    if known is None and kind in _MAYBE and _FEEDLIKE.search(target):
        known = _MAYBE[kind]
    if not known or not target or _NOT_FEEDS.search(target):
        return None
    address = _joined(base, target)
    return (
        None
        if address is None
        else FoundFeed(address, clean_line(link.get("title", ""), 200), known)
    )


def _joined(base: str, target: str) -> str | None:
    if target[:5].lower() == "feed:":
        target = target[5:] if target[5:].lower().startswith("http") else f"http:{target[5:]}"
    try:
        address = urljoin(base, target)
        parts = urlsplit(address)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    clean = clean_line(address.partition("#")[0], _MOST_LENGTH + 1).replace(" ", "%20")
    return clean if is_web and len(clean) <= _MOST_LENGTH else None


def _text_of(page: bytes, charset: str | None) -> str:
    for name in _charsets(page, charset):
        try:
            return page.decode(name, "replace")
        except LookupError:
            continue
    return page.decode("utf-8", "replace")


def _charsets(page: bytes, charset: str | None) -> Iterator[str]:
    if page.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "utf-16"
    if page.startswith(b"\xef\xbb\xbf"):
        yield "utf-8"
    if charset:
        yield charset
    found = _CHARSET.search(page[:4096])
    if found:
        yield found[1].decode("ascii")
    yield "utf-8"
