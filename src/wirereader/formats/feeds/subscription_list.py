"""Lists of subscriptions: OPML 1 and 2 in and out, and newsboat's `urls` in.

Folders and attributes nobody knows are kept.  An address that is none of the web's, such as a
command or a file, is never a subscription: it comes back as refused, so that a person is told.
"""

import re
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from wirereader.formats.addresses import absolute, without_feed_scheme
from wirereader.formats.encodings import text_of_feed
from wirereader.formats.html.tokenizer import one_line
from wirereader.formats.xml.safe_parser import Node, tree_of
from wirereader.formats.xml.xml_fields import distinct, local_name, split_list
from wirereader.story.faults import FormatFault

_KNOWN = frozenset({"xmlurl", "htmlurl", "text", "title", "type", "category", "version"})
_KNOWN_OR_URL = _KNOWN | {"url"}
_MOST_ATTRIBUTES = 64
"""So many of an outline are read, those we know first: lxml looks each up from the first on."""
_FEED_TYPES = frozenset({"rss", "atom", "feed", "rdf", "json", "jsonfeed"})
_ATTRIBUTE_NAME = re.compile(r"[A-Za-z_][\w.-]*")
# An address whose scheme was left out; a name without a path would as well be a file's
_BARE_HOST = re.compile(r"(?://)?((?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?::\d{1,5})?/\S*)")
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed: its address, what it is called, and where it stands.

    `folder` is the way to it from the top.  `extra` are attributes we do not know, as they stand.
    """

    address: str
    title: str | None = None
    page: str | None = None
    folder: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SubscriptionList:
    """A list as it came; `includes` are lists it refers to, `refused` are addresses left out."""

    subscriptions: tuple[Subscription, ...] = ()
    title: str | None = None
    includes: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


@dataclass(slots=True)
class _Gathering:
    """What has been found so far."""

    base: str
    subscriptions: dict[Subscription, None] = field(default_factory=dict)
    includes: list[str | None] = field(default_factory=list)
    refused: list[str | None] = field(default_factory=list)


def read_opml(data: bytes, url: str = "") -> SubscriptionList:
    """Return the subscriptions of an OPML file, in order, the same one in the same folder once.

    `url` is the address of the list, which relative addresses start from.  Raises FormatFault when
    `data` is no OPML.
    """
    try:
        root = tree_of(text_of_feed(data).lstrip("\ufeff \t\r\n\x00"))
    except FormatFault as fault:
        raise _no_list(fault.why) from fault
    if local_name(root).lower() != "opml":
        raise _no_list("It is another kind of document.")
    found = _Gathering(url)
    title: str | None = None
    waiting: list[tuple[Node, tuple[str, ...]]] = []
    for part in root:
        if local_name(part).lower() == "head":
            titles = (one_line(node.text) for node in part if local_name(node).lower() == "title")
            title = next((line for line in titles if line), None)
    # by hand and not by recursion: a list may be nested as deep as it likes
    waiting.append((root, ()))
    while waiting:
        node, folder = waiting.pop()
        if local_name(node).lower() == "outline":
            folder = _outline(node, folder, found)
        waiting.extend((child, folder) for child in reversed(list(node)))
    return SubscriptionList(
        tuple(found.subscriptions), title, distinct(found.includes), distinct(found.refused)
    )


def _outline(node: Node, folder: tuple[str, ...], found: _Gathering) -> tuple[str, ...]:
    """Keep what one outline says, and return the folder of those inside it."""
    attributes = _attributes(node)
    told = {key.rpartition("}")[2].lower(): value for key, value in attributes}
    name = one_line(told.get("title")) or one_line(told.get("text"))
    if (told.get("type") or "").lower() == "include":
        found.includes.append(absolute(told.get("url"), found.base))
        return folder
    written = told.get("xmlurl")
    known = _KNOWN
    if written is None and (told.get("type") or "").strip().lower() in _FEED_TYPES:
        written, known = told.get("url"), _KNOWN_OR_URL
    if written is None or not written.strip():
        return (*folder, name) if name else folder
    address = _feed_address(written, found.base)
    if address is None:
        found.refused.append(one_line(written))
        return folder
    extra = tuple(
        (key, line)
        for key, value in attributes
        if key.lower() not in known and _ATTRIBUTE_NAME.fullmatch(key) and (line := one_line(value))
    )
    tags = distinct([tag.strip("/") for tag in split_list(told.get("category"), ",")])
    page = absolute(told.get("htmlurl"), found.base)
    found.subscriptions[Subscription(address, name, page, folder, tags, extra)] = None
    return folder


def _attributes(node: Node) -> list[tuple[str, str]]:
    """The attributes of an outline, in order; of far too many those we know and a few more."""
    names = [*node.keys()]
    if len(names) > _MOST_ATTRIBUTES:
        names.sort(key=lambda name: name.rpartition("}")[2].lower() not in _KNOWN_OR_URL)
    return [(name, node.get(name) or "") for name in names[:_MOST_ATTRIBUTES]]


def _feed_address(written: str, base: str = "") -> str | None:
    """Return the address of a feed on the web, or None; "feed:" before it tells nothing."""
    plain = without_feed_scheme(written)
    if not base and (host := _BARE_HOST.fullmatch(plain)):
        plain = f"https://{host[1]}"
    address = absolute(plain, base)
    return address if address and address.lower().startswith(("http://", "https://")) else None


def _no_list(why: str) -> FormatFault:
    return FormatFault(
        "This is not a list of subscriptions.",
        why,
        "Export it again from the program it came from.",
    )


def write_opml(listed: SubscriptionList) -> bytes:
    """Return `listed` as OPML 2 in UTF-8, folders as outlines, subscriptions in their order."""
    title = f"<title>{_escaped(listed.title)}</title>" if listed.title else ""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<opml version="2.0"><head>{title}</head><body>',
    ]
    open_: tuple[str, ...] = ()
    for each in listed.subscriptions:
        shared = 0
        while shared < min(len(open_), len(each.folder)) and open_[shared] == each.folder[shared]:
            shared += 1
        lines.extend("</outline>" for _ in open_[shared:])
        lines.extend(f"<outline{_attribute('text', name)}>" for name in each.folder[shared:])
        open_ = each.folder
        lines.append(_written(each))
    lines.extend("</outline>" for _ in open_)
    return "\n".join([*lines, "</body></opml>", ""]).encode("utf-8", "replace")


def _written(each: Subscription) -> str:
    told = [
        ("type", "rss"),
        ("text", each.title or each.address),
        ("title", each.title),
        ("xmlUrl", each.address),
        ("htmlUrl", each.page),
        ("category", ",".join(each.tags)),
        *each.extra,
    ]
    return f"<outline{''.join(_attribute(name, value) for name, value in told if value)}/>"


def _attribute(name: str, value: str) -> str:
    return f" {name}={quoteattr(one_line(value) or '')}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def read_newsboat_urls(data: bytes) -> SubscriptionList:
    """Return the feeds of newsboat's `urls`: an address a line, then tags; "~words" is a title.

    Lines for queries, commands, filters and files are refused, each with the reason: they would
    run something, or are no feed.
    """
    found = _Gathering("")
    for line in text_of_feed(data).splitlines():
        tokens = [quoted.replace('\\"', '"') or plain for quoted, plain in _TOKEN.findall(line)]
        if not tokens or tokens[0].startswith("#"):
            continue
        address = _feed_address(tokens[0])
        if address is None:
            found.refused.append(one_line(f"{tokens[0]} ({_why_refused(tokens[0])})"))
            continue
        words = [one_line(token) or "" for token in tokens[1:]]
        title = next((word[1:] for word in words if word.startswith("~")), None)
        tags = distinct([word for word in words if not word.startswith(("~", "!"))])
        found.subscriptions[Subscription(address, title or None, tags=tags)] = None
    return SubscriptionList(tuple(found.subscriptions), refused=distinct(found.refused))


_REFUSALS = {
    "query": "a newsboat query feed: save a search instead",
    "exec": "a command, which is not run",
    "filter": "a filter, which is not run",
    "file": "a local file: add it by its path",
}


def _why_refused(written: str) -> str:
    return _REFUSALS.get(written.partition(":")[0].lower(), "not a web address")
