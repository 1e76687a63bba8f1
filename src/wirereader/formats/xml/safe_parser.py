"""XML from outside to a tree, with nothing loaded, nothing expanded and nothing dropped.

The document type never reaches the parser: the entities it declares for plain words are put in
beforehand, all others stay words.  What the parser refuses is mended (`formats.tolerant`) first.
lxml is imported when the first file is parsed, not before.
"""

import re
from collections.abc import Iterator
from typing import Any, Protocol

from wirereader.formats.html.tag_floods import HeavyError, lightened
from wirereader.story.faults import FormatFault
from wirereader.story.possessive import ANY

LIMIT_CHARACTERS = 64 * 1024 * 1024
_PROLOG = re.compile(rf"(?:\s++|<!--(?:[^-]++|-(?!->)){ANY}-->|<\?(?:[^?]++|\?(?!>)){ANY}\?>){ANY}")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[>]*+", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s*>")
_ENTITY = re.compile(r"<!ENTITY\s+([A-Za-z][\w.-]{0,63})\s+(?:\"([^\"<&%]*)\"|'([^'<&%]*)')\s*>")
_PREFIXES = re.compile(
    r"(<[A-Za-z][^\s<>]*+(?: xmlns=\"[^\"]*+\")?+)(?: xmlns:[\w.-]++=\"[^\"]*+\")+"
)
_CHUNK = 1024 * 1024
_MOST_ENTITIES = 100
_LONGEST_ENTITY = 1000
_ROOTS = re.compile(
    r"<(?:[A-Za-z_][\w.-]*:)?(?:rss|rdf|feed|channel|opml|nitf|newsml|newsmessage|newsitem|"
    r"packageitem|urlset|item|entry)(?=[\s>/])",
    re.IGNORECASE,
)


class Node(Protocol):
    """What we use of an element of lxml."""

    tag: Any
    prefix: str | None
    text: str | None
    tail: str | None
    attrib: Any

    def get(self, key: str, default: str | None = None, /) -> str | None:
        """Return the value of an attribute."""

    def keys(self) -> list[str]:
        """Return the names of the attributes."""
        ...

    def clear(self) -> None:
        """Remove all that is inside, and the text behind it."""

    def remove(self, node: "Node", /) -> None:
        """Remove a child."""

    def getparent(self) -> "Node | None":
        """Return the element around this one."""

    def iter(self, *tags: str) -> "Iterator[Node]":
        """Yield this element and all below it, or those of `tags` ("{*}p": of any namespace)."""
        ...

    def itertext(self) -> Iterator[str]:
        """Yield the words of this element and all below it."""
        ...

    def __iter__(self) -> "Iterator[Node]": ...
    def __len__(self) -> int: ...


class Taker(Protocol):
    """What takes items and entries out of a tree while it is being built."""

    def restart(self) -> None:
        """Forget everything: the tree is built anew."""

    def take(self, node: Node) -> None:
        """Look at an `item` or `entry` that is whole now."""

    def finish(self) -> None:
        """Tidy up: the tree stands."""


def tree_of(text: str, taker: Taker | None = None) -> Node:
    """Return the root of the XML in `text`, less what `taker` takes out of it.

    Raises FormatFault when there is no element in it or it is longer than 64 million characters.
    """
    if len(text) > LIMIT_CHARACTERS:
        raise FormatFault(
            "The feed is too large.",
            f"It has {len(text) // 1_000_000} million characters, the limit is 64 million.",
            "Ask its publisher for a shorter one.",
        )
    try:
        text = lightened(text)
    except HeavyError:
        raise FormatFault(
            "The feed is too large.",
            "It has hundreds of thousands of tags outside its stories.",
            "Ask its publisher for a shorter one.",
        ) from None
    text, own = _without_prolog(text)  # one name for it all along: each copy goes when used up
    tree = None if own else _strict(text, taker)
    if tree is not None:
        return tree
    from wirereader.formats.xml.repair import mended, with_words_for_references

    tree = _strict(with_words_for_references(text, own), taker)
    if tree is not None:
        return tree
    start = _ROOTS.search(text)
    if start is None:
        raise no_feed("It is a web page or another kind of document.")
    text = text[start.start() :]
    if own:
        text = with_words_for_references(text, own)
    tree = _strict(mended(text), taker)
    if tree is None:
        raise no_feed("Its markup is broken beyond repair.")
    return tree


def no_feed(why: str) -> FormatFault:
    """The fault for bytes that are neither a feed nor a wire file."""
    return FormatFault(
        "This is not a feed or wire file.", why, "Check the address, or open it in a browser."
    )


def _without_prolog(text: str) -> tuple[str, dict[str, str]]:
    """Part `text` from its declaration and document type, and return the words these define."""
    start = _PROLOG.match(text)
    at = start.end() if start else 0
    doctype = _DOCTYPE.match(text, at)
    if doctype is None:
        return text[at:], {}
    at = doctype.end()
    own: dict[str, str] = {}
    if text[at : at + 1] == "[":
        closing = _SUBSET_END.search(text, at)
        if closing is None:
            return text[at + 1 :], {}
        for match in _ENTITY.finditer(text, at, closing.start()):
            words = match[2] or match[3] or ""
            if len(own) < _MOST_ENTITIES and len(words) <= _LONGEST_ENTITY:
                own.setdefault(match[1], words)
        at = closing.end()
    else:
        at += 1
    rest = _PROLOG.match(text, at)
    return text[rest.end() if rest else at :], own


def _strict(text: str, taker: Taker | None) -> Node | None:
    from lxml import etree  # type: ignore[import-untyped]

    options: dict[str, Any] = {
        "encoding": "utf-8",
        "resolve_entities": False,
        "no_network": True,
        "load_dtd": False,
        "dtd_validation": False,
        "huge_tree": True,
        "remove_comments": True,
        "remove_pis": True,
    }
    try:
        if taker is None and len(text) <= _CHUNK:
            tree: Node = etree.fromstring(
                text.encode("utf-8", "replace"), etree.XMLParser(**options)
            )
            return tree
        taker = taker or _Nobody()
        taker.restart()
        parser = etree.XMLPullParser(events=("end",), tag=("{*}item", "{*}entry"), **options)
        for at in range(0, len(text), _CHUNK):  # so that no second copy of it all is made
            parser.feed(text[at : at + _CHUNK].encode("utf-8", "replace"))
            _hand_over(parser, taker)
        root: Node = parser.close()
        _hand_over(parser, taker)
    except (etree.XMLSyntaxError, ValueError):
        return None
    taker.finish()
    return root


def _hand_over(parser: Any, taker: Taker) -> None:
    for _, node in parser.read_events():
        taker.take(node)


class _Nobody:
    """Takes nothing."""

    def restart(self) -> None:
        pass

    def take(self, node: Node) -> None:
        pass

    def finish(self) -> None:
        pass


def written_inside(node: Node) -> str:
    """Return what stands inside `node` as markup, text escaped, its own tail left out."""
    from lxml import etree

    parts = [_escaped(node.text or "")]
    parts.extend(etree.tostring(child, encoding="unicode") for child in node)
    written = "".join(parts)
    # a piece of XML declares all prefixes of the whole: nothing for HTML, and a long thing to read
    return _PREFIXES.sub(r"\1", written) if " xmlns:" in written else written


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
