"""Atom 0.3 and 1.0, whatever namespace the feed says it has."""

import base64
import binascii
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from wirereader.formats.addresses import absolute
from wirereader.formats.dates import read_date
from wirereader.formats.feeds.enclosures import enclosures_of
from wirereader.formats.html.sanitizer import html_of_text, safe_html, title_of_html
from wirereader.formats.html.tokenizer import cleaned, one_line
from wirereader.formats.parsed import ParsedEntry, ParsedFeed, status_of, urgency_of
from wirereader.formats.xml.safe_parser import Node, written_inside
from wirereader.formats.xml.xml_fields import (
    XML_BASE,
    ElementNames,
    Setting,
    distinct,
    line_in,
    local_name,
    namespace_of,
    raw_words,
    split_list,
)
from wirereader.story.story import Enclosure

_HTML_TYPES = frozenset({"html", "text/html", "xhtml", "application/xhtml+xml"})
_TEXT_TYPES = frozenset({"", "text", "text/plain"})
_REFERENCE = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip);"
)
_WIRE_LINES = ("kicker", "dateline", "byline", "ednote", "version", "corrects")
# A group first: what stands in it was put beside the others, too
_MEDIA = ("media:group", "media:content", "media:thumbnail", "itunes:image")
_AUTHORS = frozenset({"author", "source", "dc:creator", "itunes:author"})
_CATEGORIES = frozenset({"category", "media:category", "dc:subject", "media:keywords"})
Children = dict[str, list[Node]]


def read_atom(
    root: Node,
    base: str = "",
    language: str | None = None,
    taken: Sequence[ParsedEntry] = (),
) -> ParsedFeed:
    """Return what an Atom tree (a feed, or one entry alone) says.

    `base` is the address of the feed, `language` what the HTTP answer says it is in; `taken` are
    entries that were read before and are not in the tree any more.
    """
    names = ElementNames(core=namespace_of(root))
    outer = Setting(base, language)
    setting = outer.inside(root)
    children = _children(root, names)
    alone = names(root.tag) == "entry"
    entries = [root] if alone else [node for node in root if is_entry(node, names)]
    author = None if alone else _authors(children)
    inner = outer if alone else setting
    read = [*taken, *(atom_entry(node, inner, names) for node in entries)]
    if author:
        read = [each if each.author else each._replace(author=author) for each in read]
    if alone:
        children = {}
    return ParsedFeed(
        format=_format(root),
        title=_title(children.get("title", ()), setting),
        link=_link(children, setting),
        description=_html(_any_of(children, "subtitle", "tagline", "info"), setting),
        language=setting.language,
        updated=_moment(children, "updated", "modified"),
        entries=tuple(read),
        next_url=_link(children, setting, "next"),
    )


def is_entry(node: Node, names: ElementNames) -> bool:
    """Claim that `node` is an entry; its namespace, if it is the default one, is Atom's then."""
    if names(node.tag).removeprefix("atom:") == "entry":
        return True
    if node.prefix is None and local_name(node).lower() == "entry":
        names.adopt(node)
        return True
    return False


def _format(root: Node) -> str:
    return "atom-0.3" if (root.get("version") or "").startswith("0.") else "atom-1.0"


def _children(node: Node, names: ElementNames) -> Children:
    """The elements inside `node` by short name, those of a media group beside the others."""
    found: Children = {}
    for child in node:
        name = names(child.tag)
        found.setdefault(name.removeprefix("atom:"), []).append(child)
        if name == "media:group":
            for inner in child:
                found.setdefault(names(inner.tag), []).append(inner)
    return found


def _any_of(children: Children, *names: str) -> Sequence[Node]:
    found = [children[name] for name in names if name in children]
    return found[0] if len(found) == 1 else [node for nodes in found for node in nodes]


def atom_entry(node: Node, setting: Setting, names: ElementNames) -> ParsedEntry:
    """Return what one entry says; `setting` is what it inherits."""
    setting = setting.inside(node)
    children = _children(node, names)
    guid = _line(children, "id", "guid")
    if guid and guid.startswith("/"):
        guid = absolute(guid, setting.base)
    entry = ParsedEntry(
        id=guid,
        title=_title(_any_of(children, "title", "dc:title", "media:title"), setting),
        link=_link(children, setting) or _elsewhere(children, setting) or _page(guid),
        author=None if _AUTHORS.isdisjoint(children) else _entry_author(children, names),
        published=_moment(children, "published", "issued", "dcterms:issued", "created", "pubdate"),
        updated=_moment(children, "updated", "modified", "dcterms:modified", "dc:date"),
        summary=_html(_any_of(children, "summary", "dc:description", "media:description"), setting),
        content=_html(children.get("content", ()), setting),
        language=setting.language or _line(children, "dc:language"),
        enclosures=_enclosures(children, setting, names),
        categories=() if _CATEGORIES.isdisjoint(children) else _categories(children),
        **(_wire(children) if any(name[0] == "?" for name in children) else {}),
        **(_origin(children["source"][0], setting, names) if "source" in children else {}),
    )
    for holder in (*children.get("content", ()), *([node] if "?:alert" in children else ())):
        found = {local_name(inner) for inner in holder}
        if "alert" in found:
            from wirereader.formats.wire.cap import with_alert

            entry = with_alert(entry, holder, setting.base)
        elif "nitf" in found:
            from wirereader.formats.wire.nitf import with_document

            entry = with_document(entry, holder, setting.base)
    return entry


def _origin(source: Node, setting: Setting, names: ElementNames) -> dict[str, Any]:
    """The feed that the entry was taken from: its title and its address."""
    told, inner = _children(source, names), setting.inside(source)
    address = _link(told, inner, "self") or _link(told, inner)
    return {"source": _title(told.get("title", ()), inner), "source_address": address}


def _wire(children: Children) -> dict[str, Any]:
    """What providers add in namespaces of their own, by local name."""
    told = {name[2:]: line_in(nodes[0]) for name, nodes in children.items() if name[0] == "?"}
    return {
        **{name: told.get(name) for name in _WIRE_LINES},
        "slug": told.get("slug") or told.get("slugline"),
        "urgency": urgency_of(told.get("urgency")),
        "status": status_of(told.get("pubstatus")),
        "embargo": read_date(told.get("embargoed") or told.get("embargo") or ""),
    }


def _line(children: Children, *names: str) -> str | None:
    return next((line for node in _any_of(children, *names) if (line := line_in(node))), None)


def _moment(children: Children, *names: str) -> datetime | None:
    """The date of the first of `names` that has one; where it is said twice, the last counts."""
    for name in names:
        for node in reversed(children.get(name, [])):
            moment = read_date(raw_words(node))
            if moment:
                return moment
    return None


def _title(nodes: Iterable[Node], setting: Setting) -> str | None:
    for node in nodes:
        inner = setting.inside(node)
        kind, text = _construct(node)
        if kind == "text":
            line = one_line(_REFERENCE.sub(lambda m: title_of_html(m[0]) or " ", text))
        else:
            line = title_of_html(text, inner.base)
        if line:
            return line
    return None


def _html(nodes: Iterable[Node], setting: Setting) -> str | None:
    for node in nodes:
        kind, text = _construct(node)
        body = (
            html_of_text(cleaned(text))
            if kind == "text"
            else safe_html(text, setting.inside(node).base)
        )
        if body:
            return body
    return None


def _construct(node: Node) -> tuple[str, str]:
    """Tell whether a text construct is "text" or "html", and what it holds."""
    kind = (node.get("type") or "").strip().lower().partition(";")[0]
    mode = (node.get("mode") or "").strip().lower()
    if len(node):
        if kind == "html" or mode == "escaped":
            return "html", raw_words(node) if _is_wrapped_text(node) else written_inside(node)
        return "html", written_inside(_unwrapped(node))
    text = node.text or ""
    if mode == "base64" or not (
        mode or kind in _HTML_TYPES | _TEXT_TYPES or kind.startswith("text/") or "xml" in kind
    ):
        return _decoded(text)
    if kind in {"html", "text/html"} or (kind not in _TEXT_TYPES and mode == "escaped"):
        return "html", text
    return ("html", written_inside(node)) if kind in _HTML_TYPES else ("text", text)


def _unwrapped(node: Node) -> Node:
    """The `div` that XHTML has to stand in, which is no part of it, or `node` itself."""
    only = next(iter(node))
    is_alone = len(node) == 1 and not (node.text or "").strip() and not (only.tail or "").strip()
    return only if is_alone and local_name(only) == "div" and only.get(XML_BASE) is None else node


def _is_wrapped_text(node: Node) -> bool:
    """Claim that escaped markup stands in one `div`, which is not as it should be."""
    return len(node) == 1 and all(len(child) == 0 for child in node)


def _decoded(text: str) -> tuple[str, str]:
    try:
        data = base64.b64decode("".join(text.split()).encode("ascii"), validate=True)
        return "html", data.decode("utf-8")
    except (binascii.Error, ValueError):
        return "text", text


def _link(children: Children, setting: Setting, rel: str = "alternate") -> str | None:
    """The address with this relation; of several, the one that is a web page."""
    best: tuple[int, str] | None = None
    for node in children.get("link", ()):
        if (node.get("rel") or "alternate").strip().lower().rpartition("/")[2] != rel:
            continue
        address = absolute(node.get("href") or node.text, setting.inside(node).base)
        kind = (node.get("type") or "text/html").lower()
        rank = 0 if "html" in kind else 1
        if address and (best is None or rank < best[0]):
            best = rank, address
    return best[1] if best else None


def _elsewhere(children: Children, setting: Setting) -> str | None:
    """The address of content that is not in the feed, or of the entry itself."""
    for node in children.get("content", ()):
        address = absolute(node.get("src"), setting.inside(node).base)
        if address:
            return address
    return None


def _page(guid: str | None) -> str | None:
    return guid if guid and guid.lower().startswith(("http://", "https://")) else None


def _authors(children: Children) -> str | None:
    people = [_person(node) for node in children.get("author", ())]
    people += [line_in(node) for node in _any_of(children, "dc:creator", "itunes:author")]
    return ", ".join(distinct(people)) or None


def _person(node: Node) -> str | None:
    if not len(node):
        return line_in(node)
    told = {local_name(child).lower(): line_in(child) for child in node}
    name, email = told.get("name"), told.get("email")
    return f"{name} ({email})" if name and email else name or email


def _entry_author(children: Children, names: ElementNames) -> str | None:
    """Who wrote an entry: its own authors, or else those of the feed it was taken from."""
    sources = (_authors(_children(node, names)) for node in children.get("source", ()))
    return _authors(children) or next(sources, None)


def _enclosures(children: Children, setting: Setting, names: ElementNames) -> tuple[Enclosure, ...]:
    links = [n for n in children.get("link", ()) if (n.get("rel") or "").lower() == "enclosure"]
    media = [node for name in _MEDIA for node in children.get(name, ())]
    return enclosures_of([*links, *media], setting, names)


def _categories(children: Children) -> tuple[str, ...]:
    said = [
        one_line(node.get("term") or node.get("label")) or line_in(node)
        for node in _any_of(children, "category", "media:category", "dc:subject")
    ]
    for node in children.get("media:keywords", ()):
        said.extend(split_list(raw_words(node)))
    return distinct(said)
