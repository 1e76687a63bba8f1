"""ninjs 1 to 3: the IPTC's news in JSON, whose keys changed from version to version."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from wirereader.formats.addresses import absolute
from wirereader.formats.dates import read_date
from wirereader.formats.html.sanitizer import html_of_text, safe_html, title_of_html
from wirereader.formats.html.tokenizer import one_line
from wirereader.formats.json_fields import line, listed, word
from wirereader.formats.parsed import ParsedEntry, ParsedFeed, length_of, status_of, urgency_of
from wirereader.formats.xml.xml_fields import distinct, language_tag
from wirereader.story.story import Enclosure

Json = Mapping[str, Any]
_MAIN = frozenset({"", "main", "headline", "title"})
_KICKERS = frozenset({"kicker", "overline", "catchline", "label"})
_CORRECTIONS = ("correct", "supersede", "replace", "previousversion")


def read_ninjs(document: object, base: str = "") -> ParsedFeed:
    """Return what a ninjs item, or a list of them, says."""
    items = document if isinstance(document, list) else [document]
    entries = tuple(_entry(item, base) for item in items if isinstance(item, Mapping))
    return ParsedFeed(format="ninjs", entries=entries)


def _entry(item: Json, base: str) -> ParsedEntry:
    uri = line(item, "uri") or line(item, "guid")
    page = uri if uri and uri.startswith(("http://", "https://")) else None
    byline = (
        line(item, "byline")
        or line(item, "by")
        or _joined(item, "bylines", "byline")
        or _joined(item, "bylines", "by")
    )
    return ParsedEntry(
        id=uri,
        title=_headline(item),
        link=absolute(_page(item), base) or page,
        author=_joined(item, "bylines", "authors") or _creators(item) or _without_by(byline),
        published=_date(item, "firstcreated", "firstCreated", "contentcreated", "contentCreated")
        or _date(item, "versioncreated", "versionCreated"),
        updated=_date(item, "versioncreated", "versionCreated"),
        summary=_summary(item, base),
        content=_content(item, base),
        language=language_tag(line(item, "language")),
        enclosures=_media(item, base),
        categories=_names(item, "subject", "subjects", "genre", "genres", "service", "keywords"),
        kicker=_by_role(item, "headlines", _KICKERS) or line(item, "kicker"),
        byline=byline,
        dateline=_located(item, "dateline"),
        slug=line(item, "slugline") or line(item, "slug"),
        urgency=urgency_of(item.get("urgency")),
        ednote=line(item, "ednote") or line(item, "edNote"),
        status=status_of(line(item, "pubstatus") or line(item, "pubStatus")),
        embargo=_date(item, "embargoed", "embargoedUntil"),
        version=line(item, "version"),
        corrects=_corrected(item),
        places=distinct([*_names(item, "place", "places"), _located(item, "located")]),
        people=_names(item, "person", "people", "persons"),
        priority=line(item, "priority"),
        signals=_signals(item),
    )


def _date(item: Json, *keys: str) -> datetime | None:
    return next((moment for key in keys if (moment := read_date(word(item, key) or ""))), None)


def _maps(item: Json, *keys: str) -> Iterator[Json]:
    """Yield the objects at `keys`: one, or a list of them."""
    for key in keys:
        value = item.get(key)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, Mapping):
                yield each


def _role(owner: Json) -> str:
    return (line(owner, "role") or "").lower().rpartition(":")[2]


def _headline(item: Json) -> str | None:
    plain = word(item, "headline") or _by_role(item, "headlines", _MAIN)
    if plain is None:
        others = [
            line(each, "value") for each in _maps(item, "headlines") if _role(each) not in _KICKERS
        ]
        plain = next((each for each in others if each), None)
    return title_of_html(plain or word(item, "title") or "")


def _by_role(item: Json, key: str, roles: frozenset[str]) -> str | None:
    return next((line(each, "value") for each in _maps(item, key) if _role(each) in roles), None)


def _bodies(item: Json, prefix: str, plural: str) -> Iterator[tuple[str, str]]:
    """Yield (kind, text) of each body: `body_html` in version 1, `bodies` later."""
    for each in _maps(item, plural):
        yield (
            (line(each, "contenttype") or line(each, "contentType") or "").lower(),
            word(each, "value") or "",
        )
    for key in item:
        if str(key).startswith(f"{prefix}_"):
            yield str(key)[len(prefix) + 1 :].lower(), word(item, key) or ""


def _content(item: Json, base: str) -> str | None:
    return _best(list(_bodies(item, "body", "bodies")), base)


def _summary(item: Json, base: str) -> str | None:
    found = list(_bodies(item, "description", "descriptions"))
    return _best(found[:1] if listed(item, "descriptions") else found, base)


def _best(bodies: list[tuple[str, str]], base: str) -> str | None:
    """The body that is marked up, else the first: as safe HTML."""
    ranked = sorted(
        bodies, key=lambda body: 0 if "html" in body[0] else 2 if "xml" in body[0] else 1
    )
    for kind, text in ranked:
        is_markup = "html" in kind or "xml" in kind or "nitf" in kind
        found = safe_html(text, base) if is_markup else html_of_text(text)
        if found:
            return found
    return None


def _names(item: Json, *keys: str) -> tuple[str, ...]:
    words: list[str | None] = []
    for key in keys:
        words.extend(one_line(each) for each in listed(item, key) if isinstance(each, str))
    words.extend(
        line(each, "name") or line(each, "literal") or line(each, "code")
        for each in _maps(item, *keys)
    )
    return distinct(words)


def _located(item: Json, key: str) -> str | None:
    value = item.get(key)
    if isinstance(value, Mapping):
        return line(value, "text") or line(value, "name") or line(value, "value")
    return line(item, key)


def _joined(item: Json, key: str, inner: str) -> str | None:
    if inner == "authors":
        lines = [
            line(a, "name") for each in _maps(item, key) for a in _maps(each, "authors", "people")
        ]
    else:
        lines = [
            line(each, inner) or line(each, "value") or line(each, "name")
            for each in _maps(item, key)
        ]
    return ", ".join(distinct(lines)) or None


def _creators(item: Json) -> str | None:
    return ", ".join(_names(item, "creator", "creators", "author", "authors")) or None


def _without_by(byline: str | None) -> str | None:
    return byline[3:] if byline and byline[:3].lower() == "by " else byline


def _page(item: Json) -> str | None:
    for each in _maps(item, "link", "links", "altids", "altIds"):
        if (line(each, "rel") or line(each, "role") or "").lower() in {
            "alternate",
            "canonical",
            "webpage",
        }:
            return word(each, "href") or word(each, "url") or word(each, "value")
    return word(item, "url") or word(item, "canonical")


def _corrected(item: Json) -> str | None:
    direct = line(item, "corrects") or line(item, "replacing")
    if direct:
        return direct
    for each in _associations(item):
        rel = (line(each, "rel") or line(each, "role") or line(each, "name") or "").lower()
        if any(found in rel for found in _CORRECTIONS):
            return line(each, "uri")
    return None


def _associations(item: Json) -> Iterator[Json]:
    """Yield associated items: values of an object in version 1, a list later."""
    value = item.get("associations")
    if isinstance(value, Mapping):
        for name, each in value.items():
            if isinstance(each, Mapping):
                yield {"name": name, **each}
    elif isinstance(value, list):
        yield from (each for each in value if isinstance(each, Mapping))


def _signals(item: Json) -> tuple[str, ...]:
    words = [one_line(each) for each in listed(item, "signals") if isinstance(each, str)]
    words.extend([line(item, "signal"), line(item, "profile"), line(item, "genre")])
    return distinct(words)


def _media(item: Json, base: str) -> tuple[Enclosure, ...]:
    found: dict[str, Enclosure] = {}
    for owner in (item, *_associations(item)):
        value = owner.get("renditions")
        caption = None if owner is item else _caption(owner)
        renditions = value.values() if isinstance(value, Mapping) else listed(owner, "renditions")
        for each in renditions:
            if not isinstance(each, Mapping):
                continue
            address = absolute(word(each, "href"), base)
            if address:
                kind = (
                    line(each, "mimetype") or line(each, "contentType") or line(each, "contenttype")
                )
                size = length_of(each.get("sizeinbytes") or each.get("sizeInBytes"))
                found.setdefault(address, Enclosure(address, kind, size, caption))
    return tuple(found.values())


def _caption(picture: Json) -> str | None:
    """What an associated picture says of itself: version 1, then 2 and 3."""
    lines = [line(picture, key) for key in ("description_text", "body_text", "headline")]
    lines += [line(each, "value") for each in _maps(picture, "descriptions", "headlines")]
    return next((each for each in lines if each), None)
