"""Reading the fields of feeds in XML: names told by namespace, words, markup, bases, languages."""

import re
from dataclasses import dataclass, field, replace

from wirereader.formats.addresses import base_of
from wirereader.formats.html.tokenizer import one_line
from wirereader.formats.xml.safe_parser import Node, written_inside

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_MOST_NAMES = 5000
# Addresses in lower case and without the sign they end with, to what we call them
_NAMESPACES = {
    "": "",
    "http://backend.userland.com/rss": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://purl.org/rss/1.0": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://channel.netscape.com/rdf/simple/0.9": "",
    "http://example.com/newformat": "",
    "http://purl.org/net/rss1.1": "",
    "http://cyber.law.harvard.edu/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns": "atom",
    "http://purl.org/echo": "atom",
    "http://example.com/necho": "atom",
    "http://purl.org/pie": "atom",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://purl.org/dc/elements/1.0": "dc",
    "http://purl.org/dc/terms": "dcterms",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://purl.org/rss/1.0/modules/syndication": "sy",
    "http://purl.org/rss/1.0/modules/slash": "slash",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://search.yahoo.com/mrss/1.0": "media",
    "http://www.rssboard.org/media-rss": "media",
    "http://video.search.yahoo.com/mrss": "media",
}


@dataclass(slots=True)
class ElementNames:
    """Gives each tag its short name: "title", "dc:creator", "?:title" for a namespace unknown.

    `core` is the namespace whose names stand without a prefix, besides those of RSS itself.
    """

    core: str = ""
    _seen: dict[object, str] = field(default_factory=dict)
    _cores: set[str] = field(default_factory=set)

    def adopt(self, node: Node) -> None:
        """Let the names of `node`'s namespace stand without a prefix, too: it is a part of a feed.

        Makers of feeds put all they write into one namespace, and not always into the right one.
        """
        uri = namespace_of(node)
        if uri != self.core and uri not in self._cores:
            self._cores.add(uri)
            self._seen.clear()

    def __call__(self, tag: object) -> str:
        """Return the short name of `tag` as lxml spells it."""
        try:
            return self._seen[tag]
        except KeyError:
            # what is no element, such as an entity, has no name of its own
            name = self._named(tag) if isinstance(tag, str) else "?"
            if len(self._seen) < _MOST_NAMES:
                self._seen[tag] = name
            return name

    def _named(self, tag: str) -> str:
        uri, _, local = tag.rpartition("}")
        uri = uri[1:]
        if uri == self.core or uri in self._cores:
            return local.lower()
        if uri.startswith("http://backend.userland.com/rss"):
            return local.lower()
        prefix = _NAMESPACES.get(uri.lower().rstrip("/#"), "?")
        return f"{prefix}:{local.lower()}" if prefix else local.lower()


def namespace_of(node: Node) -> str:
    """The namespace of an element, or "" when it has none."""
    return node.tag[1:].partition("}")[0] if node.tag[:1] == "{" else ""


def local_name(node: Node) -> str:
    """The name of an element without its namespace, as it is spelled; "" for no element."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What an element inherits: the address its links start from, and its language.

    `is_base_told` claims that an xml:base says so, and not only where the document is.
    """

    base: str = ""
    language: str | None = None
    is_base_told: bool = False

    def inside(self, node: Node) -> "Setting":
        """The setting within `node`."""
        base, language = node.get(XML_BASE), node.get(XML_LANG)
        if base is None and language is None:
            return self
        told = self
        if base is not None:
            told = replace(self, base=base_of(base, self.base), is_base_told=True)
        return told if language is None else replace(told, language=language_tag(language))

    def at(self, page: str | None) -> "Setting":
        """The setting of words on `page`, where their links start unless a base is told."""
        if (
            self.is_base_told
            or page is None
            or not page.lower().startswith(("http://", "https://"))
        ):
            return self
        return Setting(page, self.language)  # replace() costs four times as much, at each item


def raw_words(node: Node) -> str:
    """All words inside an element, tags left out, not yet cleaned."""
    return (node.text or "") if len(node) == 0 else "".join(node.itertext())


def line_in(node: Node) -> str | None:
    """Words of an element as one clean line, or None when there are none."""
    return one_line(raw_words(node))


def markup_in(node: Node) -> str:
    """What an element holds, as HTML: its text where that is escaped HTML, or its tags."""
    return (node.text or "") if len(node) == 0 else written_inside(node)


def split_list(text: str | None, signs: str = ",;") -> list[str]:
    """Part a list that stands in one line ("tag one, tag two")."""
    parts = re.split(f"[{signs}]", text or "")
    return [line for part in parts if (line := one_line(part))]


def distinct(words: "list[str | None] | list[str]") -> tuple[str, ...]:
    """The words in their order, each once, empty ones left out."""
    return tuple(dict.fromkeys(word for word in words if word))


def language_tag(word: str | None) -> str | None:
    """Return a language tag as it should be written ("en_US" is "en-US"), or None."""
    return (one_line(word) or "").replace("_", "-")[:60] or None
