"""RSS 0.90 to 2.0, RSS 1.0 (RDF) and CDF.

Items stand in the channel or beside it.  Elements of other namespaces count only where nothing of
RSS's own says the same: a `media:title` never replaces a title.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from wirereader.formats.addresses import absolute
from wirereader.formats.dates import read_date
from wirereader.formats.feeds.enclosures import enclosures_of
from wirereader.formats.html.sanitizer import safe_html, title_of_html
from wirereader.formats.html.tokenizer import one_line
from wirereader.formats.parsed import ParsedEntry, ParsedFeed, length_of, status_of, urgency_of
from wirereader.formats.xml.safe_parser import Node
from wirereader.formats.xml.xml_fields import (
    RDF_ABOUT,
    ElementNames,
    Setting,
    distinct,
    language_tag,
    line_in,
    local_name,
    markup_in,
    raw_words,
    split_list,
)
from wirereader.story.story import Enclosure

_TITLES = ("title", "dc:title", "media:title", "itunes:title", "atom:title")
_SUMMARIES = (
    *("abstract", "dc:description", "dcterms:abstract", "atom:summary"),
    *("media:description", "itunes:summary", "itunes:subtitle"),
)
_CONTENTS = ("content:encoded", "fullitem", "xhtml:body", "body", "xhtml:div", "atom:content")
_AUTHORS = ("author", "dc:creator", "dc:author", "creator", "itunes:author", "managingeditor")
_REPEATED = frozenset({"author", "dc:creator"})  # one of them for each who wrote
_PUBLISHED = ("pubdate", "dcterms:issued", "dcterms:created", "atom:published", "dc:date", "date")
_UPDATED = ("lastbuilddate", "dcterms:modified", "atom:updated", "atom:modified", "updated")
_DESCRIPTIONS = (
    *("description", "abstract", "subtitle", "tagline", "dc:description", "itunes:summary"),
    *("itunes:subtitle", "summary", "atom:subtitle"),
)
# What providers add in namespaces of their own, by local name
_WIRE = {
    "kicker": "kicker",
    "overline": "kicker",
    "slug": "slug",
    "slugline": "slug",
    "dateline": "dateline",
    "byline": "byline",
    "urgency": "urgency",
    "ednote": "ednote",
    "editorsnote": "ednote",
    "pubstatus": "status",
    "embargoed": "embargo",
    "embargo": "embargo",
    "corrects": "corrects",
    "version": "version",
}


_MAIL = r"(?:mailto:)?[^\s@()<>]+@[^\s@()<>]+"
_MAIL_AND_NAME = re.compile(
    rf"{_MAIL}\s*[(<]\s*([^()<>@]+?(?:\([^()<>@]+\))?)\s*[)>]|([^()<>@]+?)\s*[(<]\s*{_MAIL}\s*[)>]"
    rf"|{_MAIL}\s*[,;-]\s*([^()<>@]+)",
    re.IGNORECASE,
)
_LISTS = frozenset({"tags", "keywords", "media:keywords", "itunes:keywords"})
# What the commonest elements are for; all others are asked one by one
_ROLES = {
    **dict.fromkeys((*_TITLES, *_AUTHORS, *_PUBLISHED, *_CONTENTS, "guid"), "plain"),
    **dict.fromkeys(("link", "atom:link"), "link"),
    **dict.fromkeys(("description", "summary"), "body"),
    **dict.fromkeys(("enclosure", "media:content", "media:group"), "enclosure"),
    **dict.fromkeys(("media:thumbnail", "itunes:image"), "enclosure"),
    **dict.fromkeys(("category", "dc:subject", "media:category", "atom:category"), "category"),
    **dict.fromkeys(("itunes:category", *_LISTS), "category"),
}


@dataclass(slots=True)
class _Fields:
    """What the children of one element say, by short name."""

    first: dict[str, Node] = field(default_factory=dict)
    categories: list[str | None] = field(default_factory=list)
    links: list[Node] = field(default_factory=list)
    descriptions: list[Node] = field(default_factory=list)
    enclosures: list[Node] = field(default_factory=list)
    wire: dict[str, Node] = field(default_factory=dict)
    more_authors: list[Node] = field(default_factory=list)

    def line(self, names: tuple[str, ...]) -> str | None:
        """The first of `names` that has words, as one line."""
        for name in names:
            node = self.first.get(name)
            if node is not None and (line := line_in(node)):
                return line
        return None

    def moment(self, names: tuple[str, ...]) -> datetime | None:
        """The first of `names` that is a date."""
        for name in names:
            node = self.first.get(name)
            if node is None:
                continue
            for said in (raw_words(node), *(child.get("datetime") or "" for child in node)):
                if moment := read_date(said):
                    return moment
        return None


def read_rss(
    root: Node,
    base: str = "",
    language: str | None = None,
    taken: Sequence[ParsedEntry] = (),
) -> ParsedFeed:
    """Return what an RSS or CDF tree says.

    `base` is the address of the feed, `language` what the HTTP answer says it is in; `taken` are
    entries that were read before and are not in the tree any more.
    """
    names = ElementNames()
    setting = Setting(base, language).inside(root)
    if local_name(root).lower() != "rdf":
        names.adopt(root)
    channel = root if names(root.tag) in {"channel", "item"} else channel_of(root)
    names.adopt(channel)
    inner = setting if channel is root else setting.inside(channel)
    fields = _fields(channel, names)
    language = language_tag(fields.line(("language", "dc:language"))) or inner.language
    inner, setting = replace(inner, language=language), replace(setting, language=language)
    site = site_of(channel, inner, names)
    there, inner, outer = inner, inner.at(site), setting.at(site)
    items = [(node, inner) for node in channel if is_item(node, names)]
    if channel is not root:
        items += [(node, outer) for node in root if is_item(node, names)]
    if names(root.tag) == "item":
        items = [(root, inner)]
    return ParsedFeed(
        format=_format(root, names),
        title=_title(fields, inner),
        link=_link(fields, there, names, channel),
        description=_first_html(fields, _DESCRIPTIONS, inner),
        language=language,
        updated=fields.moment(_UPDATED + _PUBLISHED) or _lastmod(channel),
        entries=(
            *(
                each if each.language or not language else each._replace(language=language)
                for each in taken
            ),
            *(rss_entry(node, about, names) for node, about in items),
        ),
        ttl_s=_ttl(fields),
    )


def channel_of(root: Node) -> Node:
    """The channel right below `root`, whatever its namespace, or `root` itself."""
    return next((node for node in root if local_name(node).lower() == "channel"), root)


def is_item(node: Node, names: ElementNames) -> bool:
    """Claim that `node` is an item; its namespace, if it is the default one, is RSS's then."""
    if names(node.tag) == "item":
        return True
    if node.prefix is None and local_name(node).lower() == "item":
        names.adopt(node)
        return True
    return False


def _format(root: Node, names: ElementNames) -> str:
    name = names(root.tag)
    if name == "rdf:rdf":
        return (
            "rss-1.0" if any("purl.org/rss/1.0" in str(node.tag) for node in root) else "rss-0.90"
        )
    if name == "channel":
        return "cdf"
    version = one_line(root.get("version")) or "2.0"
    return f"rss-{version}" if len(version) <= 8 else "rss"  # noqa: PLR2004 - "2.0.11" is long


def _fields(node: Node, names: ElementNames) -> _Fields:
    fields = _Fields()
    first = fields.first
    for child in node:
        name = names(child.tag)
        role = _ROLES.get(name)
        if role is None or role == "plain":
            if name not in first or not raw_words(first[name]).strip():
                first[name] = child
            elif name in _REPEATED:
                fields.more_authors.append(child)
            wire = None if role else _WIRE.get(name.rpartition(":")[2])
            if wire:
                fields.wire.setdefault(wire, child)
        elif role == "link":
            fields.links.append(child)
        elif role == "body":
            fields.descriptions.append(child)
            first.setdefault(name, child)
        elif role == "category":
            _collect_category(name, child, names, fields)
        else:
            fields.enclosures.append(child)
            if name == "media:group":
                _group(child, names, fields)
    return fields


def _group(group: Node, names: ElementNames, fields: _Fields) -> None:
    for child in group:
        name = names(child.tag)
        if _ROLES.get(name) == "category":
            _collect_category(name, child, names, fields)
        elif name != "media:content":  # `feeds.enclosures` looks into groups
            fields.first.setdefault(name, child)


def _collect_category(name: str, node: Node, names: ElementNames, fields: _Fields) -> None:
    """Keep the words of `node`, which is a category or a list of them."""
    if name == "itunes:category":
        fields.categories.append(one_line(node.get("text")))
        for inner in node:
            _collect_category(names(inner.tag), inner, names, fields)
    elif name in _LISTS:
        fields.categories.extend(split_list(raw_words(node)))
    else:
        fields.categories.append(one_line(node.get("term")) or line_in(node))


def site_of(channel: Node, setting: Setting, names: ElementNames) -> str | None:
    """The page of a channel, if it is named before the first item; its links start there."""
    fields = _Fields()
    for node in channel:
        if is_item(node, names):
            break
        if _ROLES.get(names(node.tag)) == "link":
            fields.links.append(node)
    return _linked(fields, setting, names)


def language_in(channel: Node, setting: Setting, names: ElementNames) -> Setting:
    """Return `setting` with the language that the channel says it is in, as far as it is known."""
    lines = (line_in(node) for node in channel if names(node.tag) in {"language", "dc:language"})
    language = language_tag(next(lines, None))
    return replace(setting, language=language) if language else setting


def rss_entry(node: Node, setting: Setting, names: ElementNames) -> ParsedEntry:
    """Return what one item says; `setting` is what it inherits."""
    setting = setting.inside(node)
    fields = _fields(node, names)
    link = _link(fields, setting, names, node)
    summary, content = _bodies(fields, setting.at(link))
    guid = fields.line(("guid", "id", "atom:id", "dc:identifier"))
    entry = ParsedEntry(
        id=guid or one_line(node.get(RDF_ABOUT)) or one_line(node.get("about")),
        title=_title(fields, setting),
        link=link,
        author=_authors(fields) or _named_author(fields),
        published=fields.moment(_PUBLISHED),
        updated=fields.moment(_UPDATED) or _lastmod(node),
        summary=summary,
        content=content,
        language=language_tag(fields.line(("dc:language", "language"))) or setting.language,
        enclosures=_enclosures(fields, setting, names) if _has_enclosures(fields) else (),
        categories=distinct(fields.categories) if fields.categories else (),
        **(_wire(fields) if fields.wire else {}),
        **(_origin(fields.first, setting) if "source" in fields.first else {}),
        comments=_comments(fields, setting) if "comments" in fields.first else None,
    )
    if "?:alert" in fields.first:
        from wirereader.formats.wire.cap import with_alert

        return with_alert(entry, node, setting.base)
    return entry


def _origin(first: dict[str, Node], setting: Setting) -> dict[str, Any]:
    """Where the feed has the item from: RSS's `source`."""
    node = first["source"]
    return {
        "source": line_in(node),
        "source_address": absolute(node.get("url"), setting.inside(node).base),
    }


def _comments(fields: _Fields, setting: Setting) -> str | None:
    return absolute(raw_words(fields.first["comments"]), setting.base)


def _wire(fields: _Fields) -> dict[str, Any]:
    """What providers say as an agency would."""
    told: dict[str, Any] = {key: line_in(node) for key, node in fields.wire.items()}
    told["urgency"] = urgency_of(told.get("urgency"))
    told["status"] = status_of(told.get("status"))
    told["embargo"] = read_date(told.get("embargo") or "")
    return told


def _title(fields: _Fields, setting: Setting) -> str | None:
    for name in _TITLES:
        node = fields.first.get(name)
        if node is not None and (title := title_of_html(markup_in(node), setting.base)):
            return title
    return None


def _authors(fields: _Fields) -> str | None:
    """Whoever wrote an item: of elements that say the same, all of the first kind that says it."""
    first = author_name(fields.line(_AUTHORS))
    if first is None or not fields.more_authors:
        return first
    told = next(name for name in _AUTHORS if name in fields.first and line_in(fields.first[name]))
    others = [node for node in fields.more_authors if node.tag == fields.first[told].tag]
    return ", ".join(distinct([first, *(author_name(line_in(node)) for node in others)]))


def author_name(line: str | None) -> str | None:
    """Return the name of an author who is given as "mail (Name)", "Name <mail>" and the like.

    Somebody of whom there is nothing but a mail address keeps that.
    """
    if line and "</" in line:  # a link to all that somebody wrote
        line = title_of_html(line)
    match = _MAIL_AND_NAME.fullmatch(line) if line and "@" in line else None
    if match is None:
        return line
    name = next(filter(None, match.groups()), "").strip(" \"'")
    return name or line


def _named_author(fields: _Fields) -> str | None:
    """Read an author of Atom inside RSS: a name in an element of its own."""
    node = fields.first.get("atom:author")
    if node is None:
        return None
    return next((line_in(child) for child in node if local_name(child) == "name"), line_in(node))


def _bodies(fields: _Fields, setting: Setting) -> tuple[str | None, str | None]:
    """Summary and content: of two descriptions, the first is the summary."""
    bodies = [_html(node, setting) for node in fields.descriptions]
    bodies = [body for body in bodies if body]
    content = _first_html(fields, _CONTENTS, setting)
    if content is None and len(bodies) > 1:
        content = bodies[1]
    summary = bodies[0] if bodies else _first_html(fields, _SUMMARIES, setting)
    return summary, content


def _first_html(fields: _Fields, names: tuple[str, ...], setting: Setting) -> str | None:
    for name in names:
        node = fields.first.get(name)
        if node is not None and (body := _html(node, setting)):
            return body
    return None


def _html(node: Node, setting: Setting) -> str | None:
    return safe_html(markup_in(node), setting.inside(node).base) or None


def _link(fields: _Fields, setting: Setting, names: ElementNames, node: Node) -> str | None:
    """The page of a channel or item: its link, an alternate of Atom, a permanent guid."""
    address = _original(fields) or _linked(fields, setting, names)
    if address:
        return address
    guid = fields.first.get("guid")
    if guid is not None and (address := _permanent(guid, setting)):
        return address
    return absolute(node.get("HREF") or node.get("href"), setting.base)


def _original(fields: _Fields) -> str | None:
    """The page that FeedBurner put an address of its own before."""
    node = fields.first.get("feedburner:origlink")
    address = absolute(raw_words(node), "") if node is not None else None
    return address if address and address.startswith(("http://", "https://")) else None


def _linked(fields: _Fields, setting: Setting, names: ElementNames) -> str | None:
    for link in fields.links:
        inner = setting.inside(link)
        is_alternate = link.get("rel", "alternate") == "alternate"
        if names(link.tag) == "link":
            words = raw_words(link) or (link.get("href") if is_alternate else None)
            address = absolute(words, inner.base)
        elif is_alternate:
            address = absolute(link.get("href"), inner.base)
        else:
            continue
        if address:
            return address
    return None


def _permanent(guid: Node, setting: Setting) -> str | None:
    """The page a guid is: one that says so, or one that is an address and does not deny it."""
    said = (guid.get("isPermaLink") or guid.get("ispermalink") or "").strip().lower()
    base = setting.inside(guid).base if said == "true" else ""
    address = None if said == "false" else absolute(raw_words(guid), base)
    return address if address and address.lower().startswith(("http://", "https://")) else None


def _lastmod(node: Node) -> datetime | None:
    return read_date(node.get("LASTMOD") or node.get("lastmod") or "")


def _has_enclosures(fields: _Fields) -> bool:
    return bool(fields.enclosures) or any(link.get("rel") for link in fields.links)


def _enclosures(fields: _Fields, setting: Setting, names: ElementNames) -> tuple[Enclosure, ...]:
    links = [link for link in fields.links if link.get("rel") == "enclosure"]
    return enclosures_of([*fields.enclosures, *links], setting, names)


def _ttl(fields: _Fields) -> int | None:
    minutes = length_of(fields.line(("ttl",)))
    return None if minutes is None else min(minutes, 525_600) * 60
