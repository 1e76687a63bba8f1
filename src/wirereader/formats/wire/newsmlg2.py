"""NewsML-G2: news items alone, in messages and in packages."""

from collections.abc import Iterator
from datetime import datetime

from wirereader.formats.addresses import absolute
from wirereader.formats.dates import read_date
from wirereader.formats.html.sanitizer import escaped, html_of_text, safe_html
from wirereader.formats.parsed import ParsedEntry, ParsedFeed, length_of, status_of, urgency_of
from wirereader.formats.wire.nitf import entry_of_nitf
from wirereader.formats.xml.safe_parser import Node, no_feed
from wirereader.formats.xml.xml_fields import distinct, language_tag, line_in, local_name, raw_words
from wirereader.formats.xml.xml_nodes import (
    below,
    child,
    children,
    first_below,
    html_inside,
    language_of,
    line_at,
    told,
    words_at,
)
from wirereader.story.story import Enclosure

_ITEM_NAMES = ("newsItem", "packageItem", "planningItem", "conceptItem", "knowledgeItem")
_MAIN_ROLES = frozenset({"", "main", "headline"})
_KICKERS = ("kicker", "overline", "catchline")
_CORRECTIONS = ("correct", "supersede", "replace", "previousversion")
_TOPIC_TYPES = frozenset({"", "abstract", "cpt", "subject", "event"})
_PLACE_TYPES = frozenset({"geoarea", "poi", "geo", "place", "location"})


def read_newsml_g2(root: Node, base: str = "") -> ParsedFeed:
    """Return what a NewsML-G2 document says: an entry for each item of news.

    A package counts only where no news item comes with it.  Raises FormatFault when there is none.
    """
    name = local_name(root)
    header = child(root, "header")
    items = [root] if name in _ITEM_NAMES else list(below(child(root, "itemset"), *_ITEM_NAMES))
    news = [item for item in items if local_name(item) == "newsItem"] or items
    if not news:
        raise no_feed("It is a NewsML-G2 message without an item.")
    priority = line_at(header, "priority")
    return ParsedFeed(
        format="newsml-g2",
        updated=read_date(words_at(header, "sent")),
        entries=tuple(_entry(item, base, priority) for item in news),
    )


def _entry(item: Node, base: str, priority: str | None) -> ParsedEntry:
    meta, about = child(item, "itemmeta"), child(item, "contentmeta")
    names = _asserted(item)
    content, inner = _content(item, base)
    signals = [told(node, "qcode") or told(node, "uri") for node in children(meta, "signal")]
    language = next((language_tag(told(n, "tag")) for n in children(about, "language")), None)
    return ParsedEntry(
        id=told(item, "guid"),
        title=_headline(about) or line_at(meta, "title") or inner.title,
        link=_page(meta, item, base),
        author=_creator(about) or inner.author,
        published=_date(meta, "firstcreated")
        or _date(about, "contentcreated")
        or _date(meta, "versioncreated"),
        updated=_date(meta, "versioncreated") or _date(about, "contentmodified"),
        summary=_summary(about) or inner.summary,
        content=content or inner.content,
        language=language or language_of(first_below(item, "inlineXML"), item) or inner.language,
        enclosures=_media(item, base),
        categories=_categories(about, names),
        kicker=_by_role(about, "headline", *_KICKERS) or inner.kicker,
        byline="; ".join(_lines(about, "by")) or inner.byline,
        dateline=line_at(about, "dateline") or inner.dateline,
        slug=line_at(about, "slugline") or inner.slug,
        urgency=urgency_of(words_at(about, "urgency")),
        ednote=" ".join(_lines(meta, "ednote")) or inner.ednote,
        status=status_of(
            told(child(meta, "pubstatus"), "qcode") or told(child(meta, "pubstatus"), "uri")
        ),
        embargo=_date(meta, "embargoed"),
        version=told(item, "version"),
        corrects=_corrected(meta, signals),
        places=_places(about, names),
        people=distinct([_name(n, names) for n in _subjects(about) if _kind(n, names) == "person"]),
        priority=priority,
        signals=distinct(signals),
        source=_provider(meta),
    )


def _lines(node: Node | None, name: str) -> tuple[str, ...]:
    return distinct([line_in(each) for each in children(node, name)])


def _provider(meta: Node | None) -> str | None:
    """The name of who sends it; a code alone is no name."""
    node = child(meta, "provider")
    return line_at(node, "name") or told(node, "literal")


def _date(node: Node | None, name: str) -> datetime | None:
    return read_date(words_at(node, name))


def _role(node: Node) -> str:
    role = told(node, "role") or told(node, "roleuri") or ""
    return role.lower().rpartition(":")[2].rpartition("/")[2]


def _headline(about: Node | None) -> str | None:
    """The headline: the one that is main or has no role, else the first that is no kicker."""
    lines = [node for node in children(about, "headline") if _role(node) not in _KICKERS]
    lines.sort(key=lambda node: _role(node) not in _MAIN_ROLES)
    return next((line for node in lines if (line := line_in(node))), None)


def _by_role(about: Node | None, name: str, *roles: str) -> str | None:
    return next((line_in(n) for n in children(about, name) if _role(n) in roles), None)


def _summary(about: Node | None) -> str | None:
    found = sorted(children(about, "description"), key=lambda n: _role(n) != "summary")
    lines = (html_of_text(raw_words(node)) for node in found if _role(node) != "caption")
    return next((line for line in lines if line), None)


def _creator(about: Node | None) -> str | None:
    people = [line_at(node, "name") or told(node, "literal") for node in children(about, "creator")]
    found = ", ".join(distinct(people)) or line_at(about, "by")
    return found[3:] if found and found[:3].lower() == "by " else found


def _asserted(item: Node) -> dict[str, Node]:
    """What is said of a code once for all, by code."""
    found: dict[str, Node] = {}
    for node in children(item, "assert"):
        code = told(node, "qcode") or told(node, "uri")
        if code:
            found.setdefault(code, node)
    return found


def _subjects(about: Node | None) -> Iterator[Node]:
    yield from children(about, "subject")


def _detail(node: Node, names: dict[str, Node]) -> Node | None:
    return names.get(told(node, "qcode") or told(node, "uri") or "")


def _name(node: Node, names: dict[str, Node]) -> str | None:
    return line_at(node, "name") or line_at(_detail(node, names), "name") or told(node, "literal")


def _kind(node: Node, names: dict[str, Node]) -> str:
    kind = told(node, "type") or told(node, "typeuri")
    detail = _detail(node, names)
    if kind is None and detail is not None:
        kind = told(child(detail, "type"), "qcode") or told(detail, "type")
    return (kind or "").lower().rpartition(":")[2].rpartition("/")[2]


def _categories(about: Node | None, names: dict[str, Node]) -> tuple[str, ...]:
    about_what = [n for n in _subjects(about) if _kind(n, names) in _TOPIC_TYPES]
    words = [_name(node, names) or told(node, "qcode") for node in about_what]
    words += [
        line_at(node, "name") or line_in(node) or told(node, "qcode")
        for node in [*children(about, "genre"), *children(about, "keyword")]
    ]
    return distinct(words)


def _places(about: Node | None, names: dict[str, Node]) -> tuple[str, ...]:
    subjects = [n for n in _subjects(about) if _kind(n, names) in _PLACE_TYPES]
    return distinct([_name(node, names) for node in [*subjects, *children(about, "located")]])


def _corrected(meta: Node | None, signals: list[str | None]) -> str | None:
    """The id of the item that this one takes the place of."""
    links = list(children(meta, "link"))
    for node in links:
        rel = (told(node, "rel") or told(node, "reluri") or "").lower()
        if any(word in rel for word in _CORRECTIONS):
            return told(node, "residref") or told(node, "href")
    is_correction = any("correct" in (signal or "").lower() for signal in signals)
    return told(links[0], "residref") if is_correction and links else None


def _page(meta: Node | None, item: Node, base: str) -> str | None:
    """The web page of an item: a link to HTML, or a guid that is an address."""
    for node in children(meta, "link"):
        kind = (told(node, "contenttype") or "").lower()
        rel = (told(node, "rel") or "").lower()
        if "html" in kind or "webpage" in rel or "seealso" in rel:
            address = absolute(told(node, "href"), base)
            if address:
                return address
    guid = told(item, "guid") or ""
    return guid if guid.lower().startswith(("http://", "https://")) else None


def _content(item: Node, base: str) -> tuple[str | None, ParsedEntry]:
    """The words: marked up if there are any so, else plain; a package's words are its headlines."""
    content = child(item, "contentset")
    for node in children(content, "inlinexml"):
        document = first_below(node, "nitf")
        if document is not None:
            return None, entry_of_nitf(document, base)
        body = first_below(node, "body")
        found = html_inside(node if body is None else body, base)
        if found:
            return found, ParsedEntry()
    for node in children(content, "inlinedata"):
        text = raw_words(node)
        is_html = "html" in (told(node, "contenttype") or "").lower()
        found = safe_html(text, base) if is_html else html_of_text(text)
        if found:
            return found, ParsedEntry()
    lines = [
        line_at(node, "headline") or line_at(node, "title")
        for node in below(child(item, "groupset"), "itemRef")
    ]
    listed = "".join(f"<li>{escaped(line)}</li>" for line in distinct(lines))
    return (f"<ul>{listed}</ul>" if listed else None), ParsedEntry()


def _media(item: Node, base: str) -> tuple[Enclosure, ...]:
    found: dict[str, Enclosure] = {}
    caption = _by_role(child(item, "contentmeta"), "description", "caption")
    for node in below(item, "remoteContent"):
        address = absolute(told(node, "href"), base)
        if address:
            found.setdefault(
                address,
                Enclosure(address, told(node, "contenttype"), length_of(node.get("size")), caption),
            )
    return tuple(found.values())
