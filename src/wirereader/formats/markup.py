"""Tags and text of HTML as it is written: cut into pieces, however broken it is.

One pass from the left; each character is looked at a bounded number of times.
"""

import html
import re
from collections.abc import Iterator
from enum import Enum, auto

from wirereader.story.clean import clean_text

# A value's quotes count only behind an equals sign, as browsers have it
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>\"'<=]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|))*+)>")
_BARE_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>\"'<=]*+)([^>]*+)>")
_DECLARATION = re.compile(r"<(?:!\[CDATA\[|!--|![A-Za-z\[]|\?|/(?=[^A-Za-z]))")
_ATTRIBUTE = re.compile(
    r"([^\s=/>\"'<][^\s=/>]*+)(?:\s*+=\s*+(?:\"([^\"]*+)(?:\"|$)|'([^']*+)(?:'|$)|([^\s>\"']\S*+)?))?"
)
_CLOSINGS = {"<!--": "-->", "<![CDATA[": "]]>"}
_RAW = frozenset({"script", "style"})
_RAW_END = {name: re.compile(f"</{name}(?=[\\s/>]|$)", re.IGNORECASE) for name in _RAW}
_C1 = re.compile("[\x80-\x9f]")
_FROM_1252 = {code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}
_UNFOLDED = re.compile(r"[^\S ]|\s\s")
_UNFOLDED_RUN = re.compile(r"\s*[^\S ]\s*|\s\s+")


class Piece(Enum):
    """What a piece of markup is."""

    TEXT = auto()
    START = auto()
    END = auto()


def pieces(markup: str) -> Iterator[tuple[Piece, str, str]]:
    """Yield (TEXT, words, "") with references resolved, (START, name, attributes), (END, name, "").

    `markup` is clean.  Names are lower-case and without a namespace prefix.  Comments,
    declarations and the contents of `script` and `style` are passed over.  What is never closed is
    text.
    """
    at, end, tag_at, find = 0, len(markup), _TAG.match, markup.find
    lasts = {">": markup.rfind(">")}  # what opens behind it can never close
    last = max(lasts[">"], 0)
    while at < end:
        opening = find("<", at, last)
        if opening < 0:
            yield Piece.TEXT, words_of(markup[at:]), ""
            return
        if opening > at:
            yield Piece.TEXT, words_of(markup[at:opening]), ""
        match = tag_at(markup, opening)
        if match is None and tag_at is not _BARE_TAG.match:
            match = _BARE_TAG.match(markup, opening)
            if match is not None:  # a quote nobody closes: from here on quotes mean nothing
                tag_at = _BARE_TAG.match
        if match is None:
            at = _past_declaration(markup, opening, lasts)
            if at == opening:
                at = opening + 1
                yield Piece.TEXT, "<", ""
            elif markup.startswith("<![CDATA[", opening):
                yield Piece.TEXT, markup[opening + 9 : at].removesuffix("]]>"), ""
            continue
        at = match.end()
        closes, name, written = match.groups()
        name = name.rpartition(":")[2].lower()
        if name in _RAW and not closes and not written.endswith("/"):
            closing = _RAW_END[name].search(markup, at)
            at = closing.start() if closing else end
        else:
            yield (Piece.END if closes else Piece.START), name, written


def _past_declaration(markup: str, at: int, lasts: dict[str, int]) -> int:
    """Index behind the comment or declaration at `at`, or `at` when there is none.

    One that is never closed ends with the first angle bracket: the words behind it stay.  `lasts`
    remembers where each sign stands last, so that looking in vain costs nothing the second time.
    """
    match = _DECLARATION.match(markup, at)
    if match is None:
        return at
    closing = _CLOSINGS.get(match[0], ">")
    if closing not in lasts:
        lasts[closing] = markup.rfind(closing)
    if lasts[closing] < match.end():
        closing = ">"
    found = markup.find(closing, match.end())
    return at if found < 0 else found + len(closing)


def attributes_of(written: str) -> dict[str, str]:
    """Attributes of a tag as written: lower-case names, references resolved, the first one wins."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        name = match[1].lower()
        if name not in found:
            found[name] = words_of(match[2] or match[3] or match[4] or "")
    return found


def words_of(text: str) -> str:
    """Resolve the character references of clean text once, and clean what comes out."""
    return cleaned(html.unescape(text)) if "&" in text else text


def cleaned(text: str) -> str:
    """Clean `text`; C1 controls are what Windows-1252 has in their place: a quote, a dash."""
    if not text.isascii() and _C1.search(text):
        text = text.translate(_FROM_1252)
    return clean_text(text)


def folded(text: str) -> str:
    """Return clean `text` as one line, however long it is: white space folded, nothing cut."""
    if _UNFOLDED.search(text):
        text = _UNFOLDED_RUN.sub(" ", text)
    return text.strip()
