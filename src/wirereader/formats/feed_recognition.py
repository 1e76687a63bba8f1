"""Whether a feed was understood at all: one of which nothing was is a fault, and no empty feed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from wirereader.formats.html.tokenizer import one_line
from wirereader.formats.parsed import ParsedEntry, ParsedFeed
from wirereader.formats.xml.safe_parser import Node, no_feed
from wirereader.formats.xml.xml_fields import distinct, local_name

_MOST_NAMES = 12
_DEEPEST = 3  # a channel, its items, what these hold
_LONGEST_NAME = 40


def with_strange_names(feed: ParsedFeed, seen: Iterator[str]) -> ParsedFeed:
    """Return `feed`; where nothing in it says anything, with the names of what stands there.

    `seen` are the names of what stands in the document, from the outside in.
    """
    if any(map(_says_something, feed.entries)):
        return feed
    if not feed.entries and (feed.title or feed.link or feed.description):
        return feed
    names = [one_line(name[:_LONGEST_NAME]) for name in _first(seen)]
    return replace(feed, strange_names=distinct(names))


def require_understood(feed: ParsedFeed) -> None:
    """Raise FormatFault for a feed in which nothing was understood, with what was seen."""
    if feed.strange_names:
        shown = ", ".join(feed.strange_names[:_MOST_NAMES])
        more = " and more" if len(feed.strange_names) > _MOST_NAMES else ""
        raise no_feed(
            f"It is {feed.format}, but none of its elements are known. It has {shown}{more}."
        )


def _says_something(entry: ParsedEntry) -> bool:
    words = entry.title or entry.content or entry.summary or entry.slug
    return bool(words or entry.link or entry.enclosures)


def _first(seen: Iterator[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in seen:
        found.setdefault(name)
        if len(found) > _MOST_NAMES:
            break
    return tuple(found)


def seen_in(root: Node, depth: int = 0) -> Iterator[str]:
    """Yield the names of elements below `root`, those near to it only."""
    for node in root:
        if name := local_name(node):
            yield name
            if depth < _DEEPEST:
                yield from seen_in(node, depth + 1)


def seen_in_json(document: object, depth: int = 0) -> Iterator[str]:
    """Yield the keys of a JSON document, those near to its root only."""
    if isinstance(document, Mapping):
        for key, value in document.items():
            yield str(key)
            if depth < _DEEPEST:
                yield from seen_in_json(value, depth + 1)
    elif isinstance(document, list):
        for each in document[:_MOST_NAMES]:
            if depth < _DEEPEST:
                yield from seen_in_json(each, depth + 1)
