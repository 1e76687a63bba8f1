"""NewsML 1.0 to 1.2: envelopes of news items, each with components inside components."""

from collections.abc import Iterator
from datetime import datetime

from wirereader.formats.addresses import absolute
from wirereader.formats.dates import read_date
from wirereader.formats.html.sanitizer import html_of_text, safe_html, title_of_html
from wirereader.formats.parsed import ParsedEntry, ParsedFeed, status_of, urgency_of
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

_PLACES = frozenset({"country", "city", "countryarea", "sublocation", "worldregion", "location"})
_PEOPLE = frozenset({"person", "people"})
_TITLES = frozenset({"title", "headline", "titre", "titel"})
_LEADS = frozenset({"lead", "lede", "intro", "introduction", "chapeau", "abstract", "teaser"})
_BODIES = frozenset({"body", "text", "body text", "paragraph", "corps", "continuation"})


def read_newsml(root: Node, base: str = "") -> ParsedFeed:
    """Return what a NewsML 1 document says: an entry for each news item that has words of its own.

    Raises FormatFault when there is none.
    """
    envelope = child(root, "newsenvelope")
    priority = told(child(envelope, "priority"), "FormalName")
    items = [root] if local_name(root) == "NewsItem" else list(below(root, "NewsItem"))
    leaves = [item for item in items if first_below(item, "NewsItem") is None]
    if not leaves:
        raise no_feed("It is NewsML without a news item.")
    return ParsedFeed(
        format="newsml-1",
        updated=read_date(words_at(envelope, "dateandtime")),
        entries=tuple(_entry(item, base, priority) for item in leaves),
    )


def _entry(item: Node, base: str, priority: str | None) -> ParsedEntry:
    identifier = child(item, "identification", "newsidentifier")
    management = child(item, "newsmanagement")
    lines = first_below(item, "NewsLines")
    inner = _document(item, base)
    signals = [told(node, "FormalName") for node in children(management, "instruction")]
    return inner._replace(
        id=line_at(identifier, "publicidentifier") or line_at(identifier, "newsitemid") or inner.id,
        title=_line(item, "headline") or inner.title,
        author=_author(item) or inner.author,
        published=read_date(words_at(management, "firstcreated")) or inner.published,
        updated=read_date(words_at(management, "thisrevisioncreated")) or inner.updated,
        language=_language(item) or inner.language,
        enclosures=_media(item, base) or inner.enclosures,
        categories=distinct([*_categories(item), *inner.categories]),
        kicker=_typed_line(lines, "kicker", "overline") or inner.kicker,
        byline=_line(item, "byline") or inner.byline,
        dateline=_line(item, "dateline") or inner.dateline,
        slug=_line(item, "slugline") or line_at(item, "identification", "namelabel") or inner.slug,
        urgency=urgency_of(told(child(management, "urgency"), "FormalName")) or inner.urgency,
        ednote=_note(item, lines) or inner.ednote,
        status=status_of(told(child(management, "status"), "FormalName")),
        embargo=_embargo(management) or inner.embargo,
        version=line_at(identifier, "revisionid") or inner.version,
        corrects=_corrected(management) or inner.corrects,
        places=distinct([*_properties(item, _PLACES), *inner.places]),
        people=distinct([*_properties(item, _PEOPLE), *inner.people]),
        priority=priority,
        signals=distinct([*signals, *inner.signals]),
    )


def _line(item: Node, name: str) -> str | None:
    """The first line of this name that has words: the outer components come first."""
    for lines in below(item, "NewsLines"):
        found = line_at(lines, name)
        if found:
            return found
    return None


def _typed_line(lines: Node | None, *types: str) -> str | None:
    for node in children(lines, "newsline"):
        if (told(child(node, "newslinetype"), "FormalName") or "").lower() in types:
            return line_at(node, "newslinetext")
    return None


def _note(item: Node, lines: Node | None) -> str | None:
    note = _typed_line(lines, "ednote", "editorsnote", "editornote", "advisory", "note")
    if note:
        return note
    for node in below(item, "Instruction", "EditorialNote", "Comment"):
        if local_name(node) != "Instruction" and (line := line_in(node)):
            return line
    return None


def _author(item: Node) -> str | None:
    creator = first_below(first_below(item, "AdministrativeMetadata"), "Creator")
    party = first_below(creator, "Party")
    name = told(party, "FormalName")
    byline = _line(item, "byline")
    if byline and byline[:3].lower() == "by ":
        byline = byline[3:]
    return byline or name


def _language(item: Node) -> str | None:
    for node in below(item, "Language"):
        language = language_tag(told(node, "FormalName"))
        if language:
            return language
    return language_of(item, child(item, "newscomponent"))


def _embargo(management: Node | None) -> datetime | None:
    change = child(management, "statuswillchange")
    future = status_of(told(child(change, "futurestatus"), "FormalName"))
    now = (told(child(management, "status"), "FormalName") or "").lower()
    if change is None or future.value != "usable" or now == "usable":
        return None
    return read_date(words_at(change, "dateandtime"))


def _corrected(management: Node | None) -> str | None:
    for node in children(management, "associatedwith"):
        if "correct" in (told(node, "FormalName") or line_in(node) or "").lower():
            return told(node, "NewsItem")
    return None


def _categories(item: Node) -> list[str | None]:
    codes = below(item, "Subject", "SubjectMatter", "SubjectDetail", "Genre")
    lines = below(item, "KeywordLine")
    return [*(told(node, "FormalName") for node in codes), *(line_in(node) for node in lines)]


def _properties(item: Node, wanted: frozenset[str]) -> list[str | None]:
    """What the metadata name: topics by their type, and the properties of locations."""
    found: list[str | None] = []
    for node in below(item, "Property"):
        name = (told(node, "FormalName") or "").lower()
        if name in wanted and not any(True for _ in children(node, "property")):
            found.append(told(node, "Value"))
    for topic in below(item, "Topic"):
        kind = (told(child(topic, "topictype"), "FormalName") or "").lower()
        if kind in wanted:
            found.append(line_at(topic, "description"))
    return found


def _document(item: Node, base: str) -> ParsedEntry:
    """The words of an item: the longest of its content items that is text.

    Some agencies part one text: its title, its lead and its body are components of their own, told
    by their roles, and stand together again here.
    """
    texts = list(_texts(item, base))
    title = next((found.content for role, found in texts if role in _TITLES), None)
    leads = [found for role, found in texts if role in _LEADS]
    bodies = [(role, found) for role, found in texts if role not in _TITLES | _LEADS]
    best = max((found for _, found in bodies), key=_length, default=ParsedEntry())
    parts = [found for role, found in bodies if role in _BODIES]
    if best not in parts or _are_versions(item):
        parts = [best]
    words = [each.content or "" for each in (*leads, *parts)]
    whole = [each for each in dict.fromkeys(words) if each and each not in (best.content, title)]
    if whole:
        best = best._replace(content="\n".join(dict.fromkeys(map(_block, filter(None, words)))))
    return best._replace(title=best.title or (title_of_html(title) if title else None))


def _texts(item: Node, base: str) -> Iterator[tuple[str, ParsedEntry]]:
    """The texts of an item, each with the role of the component that it stands in."""
    for content in below(item, "ContentItem"):
        kind = (told(child(content, "mediatype"), "FormalName") or "text").lower()
        data = child(content, "datacontent")
        if data is not None and kind in {"text", "complexdata"}:
            role = told(child(content.getparent(), "role"), "FormalName") or ""
            yield role.lower().rpartition(":")[2], _words(content, data, base)


def _length(entry: ParsedEntry) -> int:
    return len(entry.content or "")


def _are_versions(item: Node) -> bool:
    """Claim that components of an item say the same, in other formats or languages."""
    return any(
        (told(each, "EquivalentsList") or "").lower() == "yes"
        for each in below(item, "NewsComponent")
    )


def _block(markup: str) -> str:
    return markup if markup.startswith("<") else f"<p>{markup}</p>"


def _words(content: Node, data: Node, base: str) -> ParsedEntry:
    document = next(children(data, "nitf"), None)
    if document is not None:
        return entry_of_nitf(document, base)
    if len(data):
        body = first_below(data, "body")
        return ParsedEntry(content=html_inside(data if body is None else body, base))
    text = raw_words(data)
    mime = (told(child(content, "mimetype"), "FormalName") or "").lower()
    is_html = "html" in mime or "xml" in mime or "<p" in text[:2000].lower()
    return ParsedEntry(content=(safe_html(text, base) if is_html else html_of_text(text)) or None)


def _media(item: Node, base: str) -> tuple[Enclosure, ...]:
    found: dict[str, Enclosure] = {}
    for content in below(item, "ContentItem"):
        address = absolute(told(content, "Href"), base)
        kind = (told(child(content, "mediatype"), "FormalName") or "").lower()
        if address and kind != "text":
            mime = told(child(content, "mimetype"), "FormalName")
            found.setdefault(address, Enclosure(address, mime or kind or None))
    return tuple(found.values())
