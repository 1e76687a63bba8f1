"""Broken XML to XML that can be read: the second path, for what the first one refuses.

Tags that were never closed are closed, those closed twice are not; ampersands and angle brackets
that mean themselves become words; attributes get their quotes; unknown prefixes are declared; what
is nested deeper than `DEEPEST` moves up, its words behind it.  No word is dropped.  One pass,
linear in the input.
"""

import html
import re

from wirereader.formats.html.tokenizer import with_joined_surrogates
from wirereader.story.possessive import ANY

DEEPEST = 190
_TAG = re.compile(
    r"<(/?)([A-Za-z_][\w.-]*+(?::[A-Za-z_][\w.-]*+)?+)"
    rf"(\s(?:[^>=<]++|=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'|)){ANY}|/)?>"
)
_SIMPLE = re.compile(r"([^<]*+)<(/?)([A-Za-z_][\w.-]*+(?::[A-Za-z_][\w.-]*+)?+)>")
_LOOSE_TAG = re.compile(r"<(/?)([A-Za-z_][\w.-]*+(?::[A-Za-z_][\w.-]*+)?+)([\s/][^<>]*+)?>")
_ATTRIBUTE = re.compile(
    r"([A-Za-z_][\w.:-]*+)\s*+=\s*+(?:\"([^\"]*+)(?:\"|$)|'([^']*+)(?:'|$)|([^\s>\"']\S*+))"
)
_INVALID = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESC_REFERENCE = re.compile("&#(?:0{0,6}27|[xX]0{0,6}1[bB]);?")
# Whole, or "[31m" would be left of it; no tag is swallowed
_SEQUENCE = re.compile(
    "\x1b(?:\\[[0-9;:?]{0,64}[A-Za-z]?|\\][^\x07\x1b<\n]{0,4096}(?:\x07|\x1b\\\\)?)"
)
_REFERENCE = re.compile(r"&(?:#(?:\d{1,8}|[xX][0-9a-fA-F]{1,8})|[A-Za-z][A-Za-z0-9]{1,31});?")
_OWN_REFERENCE = re.compile(
    rf"<!\[CDATA\[(?:[^\]]++|\](?!\]>)){ANY}(?:\]\]>)?|<!--(?:[^-]++|-(?!->)){ANY}(?:-->)?"
    r"|&(?!(?:amp|lt|gt|quot|apos);)(?:#(?:\d{1,8}|[xX][0-9a-fA-F]{1,8});|[A-Za-z][\w.-]{0,63};)?"
)
_BARE_AMPERSAND = re.compile("&(?![#A-Za-z])")
_MOST_GROWTH = 4 * 1024 * 1024  # code points that all entities of a document may put in
_PREFIX = re.compile(r"\sxmlns:([A-Za-z_][\w.-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_DEFAULT = re.compile(r"\sxmlns\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NO_TAG = re.compile(rf"[^<]*+(?:<(?![A-Za-z_/!?])[^<]*+){ANY}")
_VOID = frozenset({"br", "img", "hr", "input", "meta", "wbr", "area", "col", "embed"})
_PASSED_OVER = (("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>"), ("<!", ">"))
_LONGEST_CUT_TAG = 200
_CONTAINERS = frozenset({"item", "entry"})
# Fields that hold words and nothing else: one that begins ends another that is open
_FIELDS = frozenset(
    {
        *("title", "link", "guid", "pubdate", "category", "comments", "author", "id", "updated"),
        *("published", "issued", "modified", "language", "copyright", "lastbuilddate"),
    }
)
_ENDED_BY_FIELDS = _FIELDS - {"author"}
_KEPT_PREFIXED = frozenset({"xml:base", "xml:lang", "rdf:about", "rdf:resource", "xlink:href"})
_WELL_KNOWN = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "itunes": "http://www.itunes.com/DTDs/PodCast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "xlink": "http://www.w3.org/1999/xlink",
}


def _quoted(value: str) -> str:
    """An attribute's value as XML has it; the standard library's own loads the whole of urllib."""
    return (
        '"'
        + html.escape(value).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
        + '"'
    )


def with_words_for_references(text: str, own: dict[str, str] | None = None) -> str:
    """Put characters in the place of references XML does not know, and drop what it forbids.

    `own` are entities that the document declares; what nobody knows stays as words ("&amp;x;").
    CDATA sections and comments are left as they are.
    """
    text = _without_sequences(with_joined_surrogates(text))
    table = _Words(_affordable(text, own or {}))
    text = _BARE_AMPERSAND.sub("&amp;", text)
    return _INVALID.sub("", _OWN_REFERENCE.sub(lambda match: table[match[0]], text))


def _without_sequences(text: str) -> str:
    """Return markup without the escape sequences of terminals: XML forbids no more than the ESC."""
    if "&#" in text:
        text = _ESC_REFERENCE.sub("\x1b", text)
    return _SEQUENCE.sub("", text) if "\x1b" in text else text


def _affordable(text: str, own: dict[str, str]) -> dict[str, str]:
    """The entities of `own` that do not blow the document up: a bomb stays words."""
    kept, budget = {}, _MOST_GROWTH
    for name, words in own.items():
        budget -= text.count(f"&{name};") * len(words)
        if budget >= 0:
            kept[f"&{name};"] = words
    return kept


class _Words(dict[str, str]):
    """What to write for a reference or a CDATA section, found out once."""

    def __init__(self, own: dict[str, str]) -> None:
        super().__init__()
        self._own = own

    def __missing__(self, written: str) -> str:
        if written[0] == "<":
            return written
        words = self._own.get(written) or html.unescape(written)
        words = _INVALID.sub("", words).replace("&", "&amp;").replace("<", "&lt;")
        self[written] = words
        return words


def mended(text: str) -> str:
    """Return `text`, which begins with its first tag, as well-formed XML without a prolog."""
    mender = _Mender(_INVALID.sub("", _without_sequences(with_joined_surrogates(text))))
    return mender.run()


class _Mender:
    """Writes the tags anew, in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._out: list[str] = []
        self._open: list[str] = []
        self._counts: dict[str, int] = {}
        self._too_deep: dict[str, int] = {}
        self._lasts: dict[
            str, int
        ] = {}  # where a sign stands last: looking in vain is not repeated

    def run(self) -> str:
        text, at = self._text, 0
        while True:
            match = _SIMPLE.match(text, at)
            if match:  # as most are
                words, closes, name = match.groups()
                if words:
                    self._words(words)
                if closes:
                    self._end(name)
                else:
                    self._start(name, "")
                at = match.end()
                continue
            opening = text.find("<", at)
            if opening < 0:
                self._words(text[at:])
                break
            if opening > at:
                self._words(text[at:opening])
            at = self._markup(opening)
        while self._open:
            self._pop()
        return "".join(self._out)

    def _markup(self, at: int) -> int:
        """Write what begins with the `<` at `at`, and return where it ends."""
        text = self._text
        match = _TAG.match(text, at) or _LOOSE_TAG.match(text, at)
        if match:
            written = match[3] or ""
            if match[1]:
                self._end(match[2])
            else:
                self._start(match[2], written)
            return match.end()
        for opening, closing in _PASSED_OVER:
            if text.startswith(opening, at):
                return self._declaration(at, opening, closing)
        if text.startswith("</", at) and len(text) - at < _LONGEST_CUT_TAG and ">" not in text[at:]:
            return len(text)
        return self._literal(at)

    def _declaration(self, at: int, opening: str, closing: str) -> int:
        """Write the words of a CDATA section, pass over a comment or declaration."""
        text, inside = self._text, at + len(opening)
        if closing not in self._lasts:
            self._lasts[closing] = text.rfind(closing)
        is_closed = self._lasts[closing] >= inside
        end = text.index(closing, inside) if is_closed else len(text)
        if opening == "<![CDATA[":
            self._escaped(text[inside:end])
        elif not is_closed:
            return self._literal(at)
        return end + len(closing) if is_closed else end

    def _literal(self, at: int) -> int:
        end = _NO_TAG.match(self._text, at + 1)
        self._escaped(self._text[at : end.end()] if end else "<")
        return end.end() if end else at + 1

    def _words(self, text: str) -> None:
        if not self._open:
            return  # white space or junk before the first tag
        if "&" in text:
            text = _INVALID.sub("", _REFERENCE.sub(lambda match: html.unescape(match[0]), text))
        self._escaped(text)

    def _escaped(self, text: str) -> None:
        if self._open:
            if "&" in text:
                text = text.replace("&", "&amp;")
            if "<" in text or ">" in text:
                text = text.replace("<", "&lt;").replace(">", "&gt;")
            self._out.append(text)

    def _start(self, name: str, written: str) -> None:
        folded = name.lower()
        if folded in _CONTAINERS and self._counts.get(name):
            while self._pop() != name:
                pass
        elif folded in _FIELDS and self._open and self._open[-1].lower() in _ENDED_BY_FIELDS:
            self._pop()
        closed = folded in _VOID or written.endswith("/")
        if len(self._open) >= DEEPEST:
            if not closed:
                self._too_deep[name] = self._too_deep.get(name, 0) + 1
            self._out.append(f"<{name}{self._attributes(written)}/>")
            return
        if not (written or closed) and self._open:
            self._out.append(f"<{name}>")
            self._open.append(name)
            self._counts[name] = self._counts.get(name, 0) + 1
            return
        namespaces = "" if self._open else self._declarations()
        self._out.append(f"<{name}{namespaces}{self._attributes(written)}{'/' if closed else ''}>")
        if not closed or not self._open:
            if closed:
                self._out[-1] = self._out[-1].replace("/>", ">")
            self._open.append(name)
            self._counts[name] = self._counts.get(name, 0) + 1

    def _end(self, name: str) -> None:
        if self._open and self._open[-1] == name and not self._too_deep and len(self._open) > 1:
            self._pop()
        elif self._too_deep.get(name):
            self._too_deep[name] -= 1
        elif self._counts.get(name) and name != self._open[0]:
            while self._pop() != name:
                pass

    def _pop(self) -> str:
        name = self._open.pop()
        self._counts[name] -= 1
        self._out.append(f"</{name}>")
        return name

    def _attributes(self, written: str) -> str:
        if "=" not in written:
            return ""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(written):
            name = match[1]
            if name == "xmlns":
                if not self._open or "xhtml" not in written:
                    continue
            elif ":" in name and name not in _KEPT_PREFIXED:
                continue
            value = match[2] or match[3] or match[4] or ""
            found.setdefault(name, _INVALID.sub("", html.unescape(value)))
        return "".join(f" {name}={_quoted(value)}" for name, value in found.items())

    def _declarations(self) -> str:
        """Declare on the first tag every prefix that the document uses."""
        text = self._text
        known = {
            match[1]: _INVALID.sub("", html.unescape(match[2] or match[3] or ""))
            for match in reversed(list(_PREFIX.finditer(text)))
        }
        used = {match[1] for match in re.finditer(r"[<\s/]([A-Za-z_][\w.-]*):[A-Za-z_]", text)}
        parts = []
        for prefix in sorted(used | {"rdf", "xlink"}):
            address = known.get(prefix) or _WELL_KNOWN.get(prefix.lower(), f"urn:prefix:{prefix}")
            if not prefix.lower().startswith("xml"):
                parts.append(f" xmlns:{prefix}={_quoted(address)}")
        default = _DEFAULT.search(text[: text.find(">") + 1])
        if default:
            parts.append(f" xmlns={_quoted(html.unescape(default[1] or default[2] or ''))}")
        return "".join(parts)
