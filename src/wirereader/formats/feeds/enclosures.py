"""Files that come with an item of RSS or an entry of Atom: enclosures and Media RSS.

A picture has its own caption or none: `media:description` and the like count for the file they
stand in, or for all files of their group.  Thumbnails count where there is no other picture.
"""

from collections.abc import Iterable, Iterator

from wirereader.formats.addresses import absolute
from wirereader.formats.html.sanitizer import title_of_html
from wirereader.formats.html.tokenizer import one_line
from wirereader.formats.parsed import length_of
from wirereader.formats.xml.safe_parser import Node
from wirereader.formats.xml.xml_fields import ElementNames, Setting, markup_in
from wirereader.story.story import Enclosure

_CAPTIONS = ("media:description", "media:title", "media:text")
_THUMBNAILS = frozenset({"media:thumbnail", "itunes:image"})
IMAGE = "image"
"""The type of a file that is said to be a picture and no more."""


def enclosures_of(
    nodes: Iterable[Node], setting: Setting, names: ElementNames
) -> tuple[Enclosure, ...]:
    """The files that `nodes` tell of, each address once; `nodes` may be groups of them."""
    found: dict[str, Enclosure] = {}
    spare: dict[str, Enclosure] = {}
    for node, name, caption in _files(nodes, names):
        written = node.get("url") or node.get("href")
        address = absolute(written, setting.inside(node).base)
        if address is None:
            continue
        if name in _THUMBNAILS:
            spare.setdefault(address, Enclosure(address, IMAGE, None, caption))
            continue
        length = node.get("length") or node.get("fileSize")
        kind = one_line(node.get("type")) or _medium(node)
        said = caption or (one_line(node.get("title")) if name.endswith("link") else None)
        found.setdefault(address, Enclosure(address, kind, length_of(length), said))
    if not any((file.type or "").startswith(IMAGE) for file in found.values()):
        found = {**found, **{key: file for key, file in spare.items() if key not in found}}
    return tuple(found.values())


def _files(nodes: Iterable[Node], names: ElementNames) -> Iterator[tuple[Node, str, str | None]]:
    """Yield each file with its name and its caption, those of groups too."""
    for node in nodes:
        name = names(node.tag)
        if name == "media:group":
            said = _caption(node, names)
            for inner in node:
                inside = names(inner.tag)
                if inside == "media:content" or inside in _THUMBNAILS:
                    yield inner, inside, _caption(inner, names) or said
        else:
            yield node, name, _caption(node, names)
            for inner in node:
                if names(inner.tag) in _THUMBNAILS:
                    yield inner, names(inner.tag), None


def _caption(node: Node, names: ElementNames) -> str | None:
    told = {names(inner.tag): inner for inner in node}
    lines = (title_of_html(markup_in(told[name])) for name in _CAPTIONS if name in told)
    return next((line for line in lines if line), None)


def _medium(node: Node) -> str | None:
    """What Media RSS's `medium` says the file is, where no type does."""
    medium = (node.get("medium") or "").strip().lower()
    return medium if medium in {"image", "video", "audio"} else None
