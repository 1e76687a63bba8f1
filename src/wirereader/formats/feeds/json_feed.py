"""JSON Feed 1 and 1.1, and RSS written as JSON."""

from collections.abc import Mapping
from typing import Any

from wirereader.formats.addresses import absolute
from wirereader.formats.dates import read_date
from wirereader.formats.feeds.enclosures import IMAGE
from wirereader.formats.feeds.rss import author_name
from wirereader.formats.html.sanitizer import html_of_text, safe_html, title_of_html
from wirereader.formats.html.tokenizer import one_line
from wirereader.formats.json_fields import Json, line, listed, plain_word, word
from wirereader.formats.parsed import ParsedEntry, ParsedFeed, length_of, status_of, urgency_of
from wirereader.formats.xml.xml_fields import distinct
from wirereader.story.story import Enclosure


def read_json_feed(document: Json, base: str = "") -> ParsedFeed:
    """Return what a JSON Feed says; `base` is the address of the feed."""
    link = absolute(word(document, "home_page_url"), base)
    authors = _authors(document)
    version = word(document, "version") or ""
    language = line(document, "language")
    items = [item for item in listed(document, "items") if isinstance(item, Mapping)]
    return ParsedFeed(
        format="json-feed-1.1" if version.endswith("1.1") else "json-feed-1",
        title=line(document, "title"),
        link=link,
        description=html_of_text(word(document, "description") or "") or None,
        language=language,
        entries=tuple(_entry(item, base, authors, language) for item in items),
        next_url=absolute(word(document, "next_url"), base),
        is_over=document.get("expired") is True,
    )


def _entry(item: Json, base: str, authors: str | None, language: str | None) -> ParsedEntry:
    guid = line(item, "id")
    text = word(item, "content_text")
    markup = word(item, "content_html")
    link = absolute(word(item, "url"), base) or absolute(word(item, "external_url"), base)
    if link is None and guid and guid.startswith(("http://", "https://")):
        link = guid
    inner = link or base
    return ParsedEntry(
        id=guid,
        title=title_of_html(word(item, "title") or ""),
        link=link,
        author=_authors(item) or authors,
        published=read_date(word(item, "date_published") or ""),
        updated=read_date(word(item, "date_modified") or ""),
        summary=html_of_text(word(item, "summary") or "") or None,
        content=(safe_html(markup, inner) if markup else html_of_text(text or "")) or None,
        language=line(item, "language") or language,
        enclosures=_attachments(item, base),
        categories=distinct([one_line(plain_word(tag)) for tag in listed(item, "tags")]),
        **_extensions(item),
    )


def _extensions(item: Json) -> dict[str, Any]:
    """What providers add: keys of an object whose name begins with "_", as JSON Feed has it."""
    found: dict[str, Any] = {}
    for key, value in item.items():
        if not (str(key).startswith("_") and isinstance(value, Mapping)):
            continue
        for name in ("kicker", "slug", "dateline", "byline", "ednote", "version", "corrects"):
            found.setdefault(name, line(value, name))
        found.setdefault("urgency", urgency_of(value.get("urgency")))
        found.setdefault("status", status_of(line(value, "status") or line(value, "pubstatus")))
        until = word(value, "embargo") or word(value, "embargoed") or ""
        found.setdefault("embargo", read_date(until))
    return found


def _attachments(item: Json, base: str) -> tuple[Enclosure, ...]:
    found: dict[str, Enclosure] = {}
    for each in listed(item, "attachments"):
        if isinstance(each, Mapping) and (address := absolute(word(each, "url"), base)):
            length, kind = length_of(each.get("size_in_bytes")), line(each, "mime_type")
            found.setdefault(address, Enclosure(address, kind, length, line(each, "title")))
    for key in ("image", "banner_image"):
        if address := absolute(word(item, key), base):
            found.setdefault(address, Enclosure(address, IMAGE))
    return tuple(found.values())


def _authors(owner: Json) -> str | None:
    people = [*listed(owner, "authors"), owner.get("author")]
    names = [
        line(person, "name") or line(person, "url")
        if isinstance(person, Mapping)
        else one_line(person)
        for person in people
        if isinstance(person, str | Mapping)
    ]
    return ", ".join(distinct(names)) or None


def read_rss_in_json(document: Json, base: str = "") -> ParsedFeed:
    """Return what RSS written as JSON says: the names of RSS 2.0 as keys."""
    rss = document.get("rss")
    channel = rss.get("channel") if isinstance(rss, Mapping) else None
    if not isinstance(channel, Mapping):
        channel = {}
    return ParsedFeed(
        format="rss-in-json",
        title=title_of_html(word(channel, "title") or ""),
        link=absolute(word(channel, "link"), base),
        description=safe_html(word(channel, "description") or "", base) or None,
        language=line(channel, "language"),
        updated=read_date(word(channel, "lastBuildDate") or word(channel, "pubDate") or ""),
        entries=tuple(
            _rss_item(item, base) for item in listed(channel, "item") if isinstance(item, Mapping)
        ),
    )


def _rss_item(item: Json, base: str) -> ParsedEntry:
    guid = item.get("guid")
    enclosures = listed(item, "enclosure") or [item.get("enclosure")]
    source = item.get("source")
    said = listed(item, "category") or [item.get("category")]
    return ParsedEntry(
        id=_inner(guid, "#value") if isinstance(guid, Mapping) else one_line(plain_word(guid)),
        title=title_of_html(word(item, "title") or ""),
        link=absolute(word(item, "link"), base),
        author=author_name(line(item, "author")),
        published=read_date(word(item, "pubDate") or ""),
        summary=safe_html(word(item, "description") or "", base) or None,
        content=safe_html(word(item, "content:encoded") or "", base) or None,
        enclosures=tuple(
            Enclosure(address, line(each, "type"), length_of(each.get("length")))
            for each in enclosures
            if isinstance(each, Mapping) and (address := absolute(word(each, "url"), base))
        ),
        source=_inner(source, "#value") if isinstance(source, Mapping) else None,
        comments=absolute(word(item, "comments"), base),
        categories=distinct(
            [
                _inner(c, "#value") if isinstance(c, Mapping) else one_line(plain_word(c))
                for c in said
            ]
        ),
    )


def _inner(owner: Json, key: str) -> str | None:
    return line(owner, key)
