"""NITF 3: the News Industry Text Format of the IPTC, alone or inside NewsML."""

from collections.abc import Iterator
from datetime import datetime

from wirereader.formats.addresses import absolute
from wirereader.formats.dates import read_date
from wirereader.formats.html.sanitizer import escaped
from wirereader.formats.html.tokenizer import one_line
from wirereader.formats.parsed import ParsedEntry, ParsedFeed, status_of, urgency_of
from wirereader.formats.xml.safe_parser import Node
from wirereader.formats.xml.xml_fields import (
    distinct,
    language_tag,
    line_in,
    local_name,
    split_list,
)
from wirereader.formats.xml.xml_nodes import (
    below,
    byline_in,
    child,
    children,
    first_below,
    html_inside,
    language_of,
    line_at,
    place_line,
    told,
)
from wirereader.story.story import Enclosure, WireStatus

_SLUGS = frozenset(
    {"ntbstikkord", "slug", "slugline", "slug-line", "ap-slugline", "anpa-keyword", "keyword"}
)
_LANGUAGES = frozenset({"language", "lang", "content-language"})
_PRIORITIES = frozenset({"priority", "prioridad", "ap-priority", "anpa-priority"})
_SECTIONS = frozenset({"category", "categoria", "section", "anpa-category"})
_KILLS = ("kill", "cancel", "withdraw")


def read_nitf(root: Node, base: str = "") -> ParsedFeed:
    """Return what a NITF document says, as a feed of one entry."""
    return ParsedFeed(format="nitf", entries=(entry_of_nitf(root, base),))


def with_document(entry: ParsedEntry, holder: Node, base: str = "") -> ParsedEntry:
    """Return an entry of a feed with what the NITF document says that stands inside `holder`.

    What the entry says itself counts; its content, which that document is, gives way to its words.
    """
    root = next((each for each in holder if local_name(each) == "nitf"), None)
    if root is None:
        return entry
    inner = entry_of_nitf(root, base)
    told_already = {
        name: value
        for name, value in entry._asdict().items()
        if name != "content" and value not in (None, (), WireStatus.USABLE)
    }
    if entry.link:  # by which an entry without an id has always been known
        told_already.setdefault("id", None)
    return inner._replace(**told_already)


def entry_of_nitf(root: Node, base: str = "") -> ParsedEntry:
    """Return what one `nitf` element says."""
    head, body = child(root, "head"), child(root, "body")
    docdata, top = child(head, "docdata"), child(body, "body.head")
    content = child(body, "body.content")
    meta = {(told(m, "name") or "").lower(): told(m, "content") for m in children(head, "meta")}
    byline = _byline(top)
    issued = _date(docdata, "date.issue") or _publication(head)
    status = status_of(told(docdata, "management-status"))
    note = told(child(docdata, "ed-msg"), "info")
    if status is WireStatus.USABLE and (
        told(docdata, "management-status") or ""
    ).lower().startswith(_KILLS):
        status = WireStatus.KILLED
    return ParsedEntry(
        id=told(child(docdata, "doc-id"), "id-string") or told(root, "uno"),
        title=_headline(top) or line_at(head, "title"),
        link=absolute(told(child(head, "pubdata"), "ex-ref"), base) or _address(docdata, base),
        author=_people(top) or _without_by(byline),
        published=issued
        or _date(docdata, "date.release")
        or _date(child(top, "dateline"), "story.date"),
        updated=_revised(head),
        summary=_html(child(top, "abstract"), base),
        content=_words(body, base),
        known_by=None if content is None else html_inside(content, base),
        language=language_of(root, body, content)
        or language_tag(told(root, "baselang"))
        or _first(meta, _LANGUAGES),
        enclosures=_media(content, base),
        categories=distinct([*_categories(head, docdata), _first(meta, _SECTIONS)]),
        kicker=_kicker(top),
        byline=byline,
        dateline=_dateline(top),
        slug=_slug(meta, docdata),
        urgency=urgency_of(told(child(docdata, "urgency"), "ed-urg")),
        ednote=note or line_at(top, "note") if _kicker(top) is None else note,
        status=status,
        embargo=_embargo(docdata, issued),
        version=told(child(docdata, "du-key"), "version")
        or told(child(docdata, "du-key"), "generation"),
        corrects=_corrected(docdata),
        places=distinct([_place(node) for node in _named(root, "location", "evloc")]),
        people=distinct([line_in(node) for node in _named(root, "person")]),
        priority=_first(meta, _PRIORITIES),
        signals=_signals(docdata),
    )


def _words(body: Node | None, base: str) -> str | None:
    """The words of the story, and the line behind them that says who else wrote of it."""
    content, tagline = child(body, "body.content"), line_at(body, "body.end", "tagline")
    words = None if content is None else html_inside(content, base)
    return f"{words}<p>{escaped(tagline)}</p>" if words and tagline else words


def _first(meta: dict[str, str | None], names: frozenset[str]) -> str | None:
    return next((value for name, value in meta.items() if name in names and value), None)


def _html(node: Node | None, base: str) -> str | None:
    return None if node is None else html_inside(node, base)


def _headline(top: Node | None) -> str | None:
    lines = child(top, "hedline")
    return line_at(lines, "hl1") or (None if lines is None else line_in(lines))


def _kicker(top: Node | None) -> str | None:
    """The label above the headline: a second headline or a note of that class."""
    for node in [*below(child(top, "hedline"), "hl2"), *children(top, "note")]:
        if (told(node, "class") or "").lower() in {"kicker", "overline"}:
            return line_in(node)
    return None


def _byline(top: Node | None) -> str | None:
    first, *others = distinct([byline_in(node) for node in children(top, "byline")]) or ("",)
    return "; ".join([first, *(_without_by(line) or line for line in others)]) or None


def _dateline(top: Node | None) -> str | None:
    """Where it was written, and when if that is put in words."""
    node = child(top, "dateline")
    if node is None:
        return None
    words = [one_line(node.text)]
    for part in node:
        line = line_in(part)
        is_stamp = local_name(part) == "story.date" and read_date(line or "") is not None
        words += [None if is_stamp else line, one_line(part.tail)]
    return " ".join(word for word in words if word) or None


def _people(top: Node | None) -> str | None:
    """Everybody that the bylines name in elements of their own."""
    nodes = (node for line in children(top, "byline") for node in children(line, "person"))
    return ", ".join(distinct([line_in(node) for node in nodes])) or None


def _without_by(byline: str | None) -> str | None:
    if byline and byline[:3].lower() == "by ":
        return byline[3:].strip() or None
    return byline


def _date(docdata: Node | None, name: str) -> datetime | None:
    return read_date(told(child(docdata, name), "norm") or line_at(docdata, name) or "")


def _publication(head: Node | None) -> datetime | None:
    return read_date(told(child(head, "pubdata"), "date.publication") or "")


def _revised(head: Node | None) -> datetime | None:
    dates = [read_date(told(node, "norm") or "") for node in children(head, "revision-history")]
    return max((moment for moment in dates if moment), default=None)


def _embargo(docdata: Node | None, issued: datetime | None) -> datetime | None:
    """When an item that is out may be used: a release later than its issue."""
    release = _date(docdata, "date.release")
    if release is None:
        return None
    held = (told(docdata, "management-status") or "").lower().startswith("embargo")
    return release if held or (issued is not None and release > issued) else None


def _corrected(docdata: Node | None) -> str | None:
    for node in (child(docdata, "correction"), docdata):
        found = told(node, "id-string") or told(node, "management-doc-idref")
        if found:
            return found
    return None


def _signals(docdata: Node | None) -> tuple[str, ...]:
    words = [told(child(docdata, "ed-msg"), "msg-type"), told(child(docdata, "fixture"), "fix-id")]
    correction = child(docdata, "correction")
    if correction is not None:
        words.append(
            f"correction: {told(correction, 'info')}" if told(correction, "info") else "correction"
        )
    managed = told(docdata, "management-status")
    words.append(None if managed == "usable" else managed)
    return distinct(words)


def _slug(meta: dict[str, str | None], docdata: Node | None) -> str | None:
    return (
        _first(meta, _SLUGS)
        or told(child(docdata, "du-key"), "key")
        or told(first_below(docdata, "keyword"), "key")
    )


def _address(docdata: Node | None, base: str) -> str | None:
    found = told(child(docdata, "doc-id"), "id-string") or ""
    return absolute(found, base) if found.startswith(("http://", "https://")) else None


def _named(root: Node, *names: str) -> Iterator[Node]:
    """Names the agency marked: in the head first, then in the words of the story."""
    yield from below(child(root, "head", "docdata"), *names)
    yield from (node for node in below(root, *names) if not _is_in(node, "byline", "dateline"))


def _place(node: Node) -> str | None:
    """A place as one line; where an event was stands in attributes."""
    if local_name(node) == "evloc":
        parts = [told(node, name) for name in ("city", "county-dist", "state-prov", "iso-cc")]
        return ", ".join(distinct(parts)) or None
    return place_line(node)


def _is_in(node: Node, *names: str) -> bool:
    above = node.getparent()
    return above is not None and above.tag.rpartition("}")[2] in names


def _categories(head: Node | None, docdata: Node | None) -> tuple[str, ...]:
    words: list[str | None] = []
    for node in below(head, "tobject.subject"):
        parts = [told(node, f"tobject.subject.{part}") for part in ("type", "matter", "detail")]
        words.extend([*parts, None if any(parts) else told(node, "tobject.subject.refnum")])
    for node in below(child(docdata, "key-list"), "keyword"):
        words.extend(split_list(node.get("key")))
    words.extend(
        told(node, "value") or line_in(node)
        for node in below(docdata, "classifier")
        if node.get("value")
    )
    return distinct(words)


def _media(content: Node | None, base: str) -> tuple[Enclosure, ...]:
    found: dict[str, Enclosure] = {}
    for node in below(content, "media-reference"):
        address = absolute(node.get("source") or node.get("data-location"), base)
        if address:
            around = node.getparent()
            caption = line_at(around, "media-caption") or told(node, "alternate-text")
            file = Enclosure(address, told(node, "mime-type") or _medium(around), None, caption)
            found.setdefault(address, file)
    return tuple(found.values())


def _medium(media: Node | None) -> str | None:
    """What a medium is said to be where its file has no type: "image", "video", "audio"."""
    kind = (told(media, "media-type") or "").lower()
    return kind if kind in {"image", "video", "audio"} else None
