"""What a page says of itself in its head: title, language, dates, links, and JSON-LD.

One pass over its tags; scripts are never run, and JSON-LD is read as data alone.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from wirereader.formats.encodings import codec_named, text_of_feed
from wirereader.formats.html.tokenizer import Piece, attributes_of, cleaned, pieces

_META_CHARSET: Final = re.compile(
    rb"<meta\s[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_HEAD_BYTES: Final = 4096  # HTML wants it in the first 1024; some say it late
_LD_START: Final = re.compile(
    r"<script\b[^>]{0,500}application/ld\+json[^>]{0,500}>", re.IGNORECASE
)
_LD_END: Final = re.compile(r"</script", re.IGNORECASE)
_WRAPPING: Final = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*(?:;\s*)?$"
)
_FEED_TYPE: Final = re.compile(r"(?:rss|atom|rdf|feed)\+(?:xml|json)", re.IGNORECASE)
LIKE_A_FEED: Final = re.compile(
    r"(?:^|[/.])(?:rss|atom|feeds?|rdf)(?:\.xml|\.json|\.php|\.rdf)?/?$"
    r"|/(?:index|news|posts)\.(?:rss|rdf|xml)$|^https?://feeds\.[^/]+/\w",
    re.IGNORECASE,
)
"""What an address that may be a feed's ends with, or where it is."""
_LOOSE_COMMA: Final = re.compile(r",\s*([}\]])")
_MOST_SCRIPTS: Final = 40  # of JSON-LD: a page has a few
_MOST_PIECES: Final = 40  # of a title that tags and comments cut up
_MOST_NODES: Final = 20_000  # objects in JSON-LD: far more than a page needs to tell of itself
_LONGEST_TITLE: Final = 2000  # characters: longer than any headline
_KEPT_TAGS: Final = frozenset({"html", "title", "meta", "base", "link", "a", "h1", "svg"})

Json = Mapping[str, Any]


class PageFacts(NamedTuple):
    """A page's own words about itself.

    `meta` is by name, property or itemprop in lower case; `links` are the attributes of all links
    to other forms of the page, in their order.
    """

    title: str
    heading: str
    language: str
    base: str
    meta: Mapping[str, str]
    links: tuple[Mapping[str, str], ...]


def text_of_page(page: bytes, headers: Mapping[str, str]) -> str:
    """The characters of a page: by its byte order mark, HTTP's charset, its meta tag, or UTF-8."""
    if "charset=" not in headers.get("content-type", "").lower():
        found = _META_CHARSET.search(page[:_HEAD_BYTES])
        codec = codec_named(found[1].decode("ascii")) if found else None
        if codec is not None and not codec.startswith("utf"):
            headers = {"content-type": f"text/html; charset={codec}"}
    return text_of_feed(page, headers)


def facts_of(text: str) -> PageFacts:
    """Read what a page says of itself."""
    reader = _Reader()
    for kind, name, written in pieces(cleaned(text)):
        if kind is Piece.TEXT:
            reader.words(name)
        elif name in _KEPT_TAGS:
            reader.tag(name, written, is_start=kind is Piece.START)
    return reader.facts()


class _Reader:
    def __init__(self) -> None:
        self._titles: dict[str, list[str]] = {"title": [], "h1": []}
        self._open: str | None = None
        self._is_drawing = False
        self._language = self._base = ""
        self._meta: dict[str, str] = {}
        self._links: list[Mapping[str, str]] = []

    def words(self, text: str) -> None:
        if self._open is not None and len(self._titles[self._open]) < _MOST_PIECES:
            self._titles[self._open].append(text)

    def tag(self, name: str, written: str, *, is_start: bool) -> None:
        if name == "svg":
            self._is_drawing = is_start and not written.endswith("/")
        elif name in self._titles and not self._is_drawing:
            is_first = not self._titles[name]
            self._open = name if is_start and is_first else None
        elif is_start:
            self._told(name, attributes_of(written))

    def _told(self, name: str, told: Mapping[str, str]) -> None:
        if name == "html":
            self._language = self._language or told.get("lang", told.get("xml:lang", ""))
        elif name == "base":
            self._base = self._base or told.get("href", "")
        elif name == "meta":
            key = told.get("property") or told.get("name") or told.get("itemprop")
            key = key or told.get("http-equiv")
            if key and told.get("content"):
                self._meta.setdefault(key.lower(), told["content"])
        elif {"alternate", "feed", "canonical"} & set(told.get("rel", "").lower().split()) or (
            name == "a"
            and (
                _FEED_TYPE.search(told.get("type", "")) or LIKE_A_FEED.search(told.get("href", ""))
            )
        ):
            self._links.append(told)

    def facts(self) -> PageFacts:
        title, heading = (
            " ".join("".join(self._titles[name]).split())[:_LONGEST_TITLE]
            for name in ("title", "h1")
        )
        return PageFacts(title, heading, self._language, self._base, self._meta, tuple(self._links))


def linked_data(text: str) -> list[Json]:
    """All objects in the JSON-LD of a page, outer ones first; what is broken is left out."""
    found: list[Json] = []
    for script in _scripts(text):
        found += _objects(_loaded(script))
        if len(found) >= _MOST_NODES:
            break
    return found


def _scripts(text: str) -> Iterator[str]:
    for count, start in enumerate(_LD_START.finditer(text)):
        end = _LD_END.search(text, start.end())
        if end is None or count >= _MOST_SCRIPTS:
            return
        yield text[start.end() : end.start()]


def _loaded(script: str) -> object:
    for attempt in (str, _mended):
        try:
            return json.loads(attempt(script), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _mended(script: str) -> str:
    """What pages get wrong most: wrapped in comments, a comma too many, a semicolon behind it."""
    bare = _WRAPPING.sub("", _WRAPPING.sub("", script.strip().rstrip(";")))
    return _LOOSE_COMMA.sub(r"\1", bare)


def _objects(document: object) -> list[Json]:
    found: list[Json] = []
    waiting = [document]
    for each in waiting:  # grows while it is read: outer ones first
        if isinstance(each, list):
            inner: list[Any] = each
        elif isinstance(each, dict):
            found.append(each)
            inner = list(each.values())
        else:
            continue
        if len(waiting) < _MOST_NODES:
            waiting += [one for one in inner if isinstance(one, dict | list)]
    return found
