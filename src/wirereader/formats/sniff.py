"""Which format is this?  Told by what stands in the file, never by its name or MIME type."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from wirereader.formats.wire_framing import is_anpa, is_iptc7901
from wirereader.formats.xml.safe_parser import Node
from wirereader.formats.xml.xml_fields import local_name, namespace_of


class Family(StrEnum):
    """A family of formats, one reader each."""

    RSS = "rss"
    ATOM = "atom"
    JSON_FEED = "json-feed"
    RSS_IN_JSON = "rss-in-json"
    NINJS = "ninjs"
    NITF = "nitf"
    NEWSML = "newsml"
    NEWSML_G2 = "newsml-g2"
    ANPA = "anpa-1312"
    IPTC_7901 = "iptc-7901"
    SITEMAP = "news-sitemap"
    CAP = "cap"


READERS = {
    Family.RSS: "feeds.rss:read_rss",
    Family.ATOM: "feeds.atom:read_atom",
    Family.JSON_FEED: "feeds.json_feed:read_json_feed",
    Family.RSS_IN_JSON: "feeds.json_feed:read_rss_in_json",
    Family.SITEMAP: "feeds.sitemap:read_sitemap",
    Family.CAP: "wire.cap:read_cap",
    Family.NINJS: "wire.ninjs:read_ninjs",
    Family.NITF: "wire.nitf:read_nitf",
    Family.NEWSML: "wire.newsml1:read_newsml",
    Family.NEWSML_G2: "wire.newsmlg2:read_newsml_g2",
    Family.ANPA: "wire.anpa:read_anpa",
    Family.IPTC_7901: "wire.iptc7901:read_iptc7901",
}
"""The module below `formats`, imported when first wanted, and the function that reads each."""
_ROOTS = {
    "rss": Family.RSS,
    "rdf": Family.RSS,
    "channel": Family.RSS,
    "item": Family.RSS,
    "feed": Family.ATOM,
    "entry": Family.ATOM,
    "nitf": Family.NITF,
    "newsml": Family.NEWSML,
    "newsmessage": Family.NEWSML_G2,
    "newsitem": Family.NEWSML_G2,
    "packageitem": Family.NEWSML_G2,
    "planningitem": Family.NEWSML_G2,
    "conceptitem": Family.NEWSML_G2,
    "knowledgeitem": Family.NEWSML_G2,
    "urlset": Family.SITEMAP,
    "alert": Family.CAP,
    "edxldistribution": Family.CAP,
}
_NINJS_KEYS = frozenset(
    {
        *("headline", "headlines", "body_text", "body_html", "body_xhtml", "bodies", "byline"),
        *("versioncreated", "versionCreated", "pubstatus", "pubStatus", "urgency", "slugline"),
        *("description_text", "descriptions", "bylines", "renditions", "plannedCoverage"),
    }
)
_WRAPPERS = ("_items", "items", "item", "data", "results", "docs", "response")
_DEEPEST_WRAPPER = 2
_MOST_KEYS = 50
_NINJS_IDS = frozenset({"uri", "guid", "altids", "altIds"})


def family_of_bytes(data: bytes) -> Family | None:
    """Tell the two formats that are framed by control bytes, or None."""
    if is_iptc7901(data):
        return Family.IPTC_7901
    return Family.ANPA if is_anpa(data) else None


def family_of_tree(root: Node) -> Family | None:
    """Tell the family of an XML tree by its root, or None when it is another thing."""
    name = local_name(root).lower()
    if name in {"html", "body"}:
        return None
    family = _ROOTS.get(name)
    if family is Family.NEWSML_G2 and name == "newsitem" and not _is_g2(root):
        return Family.NEWSML
    if name == "item" and "atom" in namespace_of(root).lower():
        return Family.ATOM
    return family


def _is_g2(root: Node) -> bool:
    """Tell a NewsItem of NewsML 1 from a newsItem of G2, whose names begin in lower case."""
    return local_name(root)[:1].islower()


def unwrapped(document: object) -> object:
    """Return the items of ninjs that an agency's wrapper holds, as a list, or `document` itself.

    Wrappers met: `{"_items": [...]}`, `{"item": {...}}`, `{"data": {"items": [{"item": ...}]}}`,
    `{"hits": {"hits": [{"_source": ...}]}}`, and the like under other names.
    """
    if not isinstance(document, Mapping) or _is_ninjs(document):
        return document
    if "jsonfeed.org" in str(document.get("version", ""))[:100] or "rss" in document:
        return document
    return list(_wrapped(document, _DEEPEST_WRAPPER)) or document


def _wrapped(document: Mapping[Any, Any], depth: int) -> Iterator[Mapping[Any, Any]]:
    # the usual names first: beside them an export may have items of another kind
    usual = [key for key in _WRAPPERS if key in document]
    for key in usual or list(document)[:_MOST_KEYS]:
        inside = document[key]
        for each in inside if isinstance(inside, list) else [inside]:
            if not isinstance(each, Mapping):
                continue
            if _is_ninjs(each) and (usual or not _NINJS_KEYS.isdisjoint(each)):
                yield each
            elif depth:
                yield from _wrapped(each, depth - 1)


def family_of_json(document: object) -> Family | None:
    """Tell the family of a JSON document, or None when it is another thing."""
    if isinstance(document, list):
        items: list[Any] = document
        found = [each for each in items[:3] if isinstance(each, Mapping) and _is_ninjs(each)]
        return Family.NINJS if found else None
    if not isinstance(document, Mapping):
        return None
    if "jsonfeed.org" in str(document.get("version", ""))[:100]:
        return Family.JSON_FEED
    if isinstance(document.get("rss"), Mapping):
        return Family.RSS_IN_JSON
    if _is_ninjs(document):
        return Family.NINJS
    return Family.JSON_FEED if isinstance(document.get("items"), list) else None


def _is_ninjs(document: Mapping[Any, Any]) -> bool:
    return not _NINJS_IDS.isdisjoint(document) and (
        "type" in document or not _NINJS_KEYS.isdisjoint(document)
    )
