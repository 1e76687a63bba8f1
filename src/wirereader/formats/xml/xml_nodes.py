"""Finding elements by local name: agencies differ in namespaces, not in the names below them."""

import re
from collections.abc import Iterator

from wirereader.formats.html.sanitizer import safe_html
from wirereader.formats.html.tokenizer import one_line
from wirereader.formats.xml.safe_parser import Node, written_inside
from wirereader.formats.xml.xml_fields import (
    XML_LANG,
    distinct,
    language_tag,
    line_in,
    local_name,
    raw_words,
)


def children(node: Node | None, name: str) -> Iterator[Node]:
    """Yield the children of `node` called `name` (lower-case), in order."""
    if node is not None:
        for child in node:
            if local_name(child).lower() == name:
                yield child


def child(node: Node | None, *path: str) -> Node | None:
    """The first element at the end of `path` below `node`, or None."""
    found = node
    for name in path:
        found = next(children(found, name), None)
    return found


def below(node: Node | None, *names: str) -> Iterator[Node]:
    """Yield every element below `node` that has one of `names` as spelled, in document order."""
    if node is not None:
        for each in node.iter(*(f"{{*}}{name}" for name in names)):
            if each is not node:
                yield each


def first_below(node: Node | None, *names: str) -> Node | None:
    """The first element below `node` that has one of `names`, or None."""
    return next(below(node, *names), None)


def line_at(node: Node | None, *path: str) -> str | None:
    """The words at the end of `path` as one line, or None."""
    found = child(node, *path)
    return None if found is None else line_in(found)


def words_at(node: Node | None, *path: str) -> str:
    """The raw words at the end of `path`, "" when there are none."""
    found = child(node, *path)
    return "" if found is None else raw_words(found).strip()


def told(node: Node | None, attribute: str) -> str | None:
    """An attribute as one clean line, or None."""
    return None if node is None else one_line(node.get(attribute))


def language_of(*nodes: Node | None) -> str | None:
    """The language that the first of `nodes` to say so is in."""
    for node in nodes:
        if node is not None and (language := language_tag(node.get(XML_LANG))):
            return language
    return None


_LABELS = frozenset({"by", "von", "par", "por", "di", "da", "door", "av", "af"})


def byline_in(node: Node) -> str | None:
    """Return a byline as one line: "By Ann Bell and Bob Cray, Reporters".

    Where the people and what they are stand in elements of their own with no words between, the
    words between are put in.
    """
    own = one_line(node.text)
    parts = [(local_name(part).lower(), line_in(part)) for part in node]
    if not parts or any((part.tail or "").strip() for part in node):
        return line_in(node)
    people = distinct([line for name, line in parts if name == "person"])
    rest = distinct([line for name, line in parts if name != "person"])
    named = f"{', '.join(people[:-1])} and {people[-1]}" if len(people) > 1 else "".join(people)
    if own and own.rstrip(" :").lower() in _LABELS:
        first, *others = distinct([named, *rest]) or ("",)
        return ", ".join([f"{own.rstrip(' :')} {first}", *others]).strip()
    return ", ".join(distinct([(own or "").rstrip(" ,"), named, *rest])) or None


def place_line(node: Node) -> str | None:
    """Return a place as one line: the parts in elements of their own are parted by commas."""
    if (
        len(node)
        and not (node.text or "").strip()
        and not any((c.tail or "").strip() for c in node)
    ):
        return ", ".join(line for part in node if (line := line_in(part))) or None
    return line_in(node)


_RENAMED = {
    "hl1": "h2",
    "hl2": "h3",
    "bq": "blockquote",
    "media": "figure",
    "media-caption": "figcaption",
    "media-producer": "small",
    "nitf-table": "div",
    "pronounce": "span",
}
_DROPPED = frozenset({"media-metadata", "media-object", "script", "style", "head"})
_RENAME = re.compile(r"<(/?)(?:[\w.-]+:)?(hl1|hl2|bq|media|media-caption|media-producer)(?=[\s/>])")


def html_inside(node: Node, base: str = "") -> str | None:
    """Return what stands inside an element of NITF or XHTML as safe HTML, or None."""
    for part in below(node, *_DROPPED):
        part.text = None
        for inner in part:
            _empty(inner)
    markup = _RENAME.sub(lambda m: f"<{m[1]}{_RENAMED[m[2]]}", written_inside(node))
    return safe_html(markup, base) or None


def _empty(node: Node) -> None:
    for part in node.iter():
        part.text = None
        part.tail = None
