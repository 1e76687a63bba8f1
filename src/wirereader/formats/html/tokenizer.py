"""Tags and text of HTML as it is written: cut into pieces, however broken it is.

One pass from the left; each character is looked at a bounded number of times.
"""

import html
import re
from collections.abc import Iterator
from enum import Enum, auto

from wirereader.story.clean import clean_text, has_remnants
from wirereader.story.possessive import ANY

# A value's quotes count only behind an equals sign, as browsers have it
_NAME = r"<(/?)([A-Za-z][^\s/>\"'<=]*+)"
_TOKEN = re.compile(rf"([^<]++)|{_NAME}((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|)){ANY})>")
_BARE_TOKEN = re.compile(rf"([^<]++)|{_NAME}([^>]*+)>")
_DECLARATION = re.compile(r"<(?:!\[CDATA\[|!--|![A-Za-z\[]|\?|/(?=[^A-Za-z]))")
_ATTRIBUTE = re.compile(
    r"([^\s=/>\"'<][^\s=/>]*+)(?:\s*+=\s*+(?:\"([^\"]*+)(?:\"|$)|'([^']*+)(?:'|$)|([^\s>\"']\S*+)?))?"
)
_CLOSINGS = {"<!--": "-->", "<![CDATA[": "]]>"}
_RAW = frozenset({"script", "style"})
_RAW_END = {name: re.compile(f"</{name}(?=[\\s/>]|$)", re.IGNORECASE) for name in _RAW}
_ACTIVE_TAG = re.compile(r"<(?=/?(?:script|style|iframe|object|embed|applet))", re.IGNORECASE)
_HANDLER = re.compile(r"\b(on)((?:load|error|click|mouseover|focus)\s*=)", re.IGNORECASE)
_SCRIPT_SCHEME = re.compile(r"((?:java|vb)script):", re.IGNORECASE)
_SURROGATES = re.compile(
    r"&#(5[5-6]\d{3}|[xX][dD][89abAB][0-9a-fA-F]{2});&#(5[6-7]\d{3}|[xX][dD][c-fC-F][0-9a-fA-F]{2});"
)
_C1 = re.compile("[\x80-\x9f]")
_FROM_1252 = {code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}
_LONG = 100_000
_OWN_REFERENCES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}  # the last one last
_STEERING = bytes([*range(0x0A), *range(0x0B, 0x20), 0x7F, 0xAD])
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
    at, end, token_at = 0, len(markup), _TOKEN.match
    lasts = {">": markup.rfind(">")}
    last = lasts[">"]
    while at <= last:  # what opens behind the last of them can never close
        match = token_at(markup, at)
        if match is None and token_at is not _BARE_TOKEN.match:
            match = _BARE_TOKEN.match(markup, at)
            if match is not None:  # a quote nobody closes: from here on quotes mean nothing
                token_at = _BARE_TOKEN.match
        if match is None:
            start, at = at, _past_declaration(markup, at, lasts)
            if at == start:
                at += 1
                yield Piece.TEXT, "<", ""
            elif markup.startswith("<![CDATA[", start):
                yield Piece.TEXT, markup[start + 9 : at].removesuffix("]]>"), ""
            continue
        at = match.end()
        text, closes, name, written = match.groups()
        if text is not None:
            yield Piece.TEXT, words_of(text), ""
            continue
        name = name.rpartition(":")[2].lower()
        if name in _RAW and not closes and not written.endswith("/"):
            closing = _RAW_END[name].search(markup, at)
            at = closing.start() if closing else end
        else:
            yield (Piece.END if closes else Piece.START), name, written
    if at < end:
        yield Piece.TEXT, words_of(markup[at:]), ""


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
    if "&" not in text:
        return text
    if len(text) > _LONG and text.count("&") == sum(map(text.count, _OWN_REFERENCES)):
        for written, sign in _OWN_REFERENCES.items():  # very many: by the block, not one by one
            text = text.replace(written, sign)
        return text
    return cleaned(html.unescape(with_joined_surrogates(text)))


def with_joined_surrogates(text: str) -> str:
    """Put one reference in the place of two that are the halves of a character in UTF-16."""
    return _SURROGATES.sub(_joined, text) if "&#" in text else text


def _joined(match: re.Match[str]) -> str:
    high, low = (
        int(digits[1:], 16) if digits[0] in "xX" else int(digits) for digits in match.groups()
    )
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):  # noqa: PLR2004 - halves, by Unicode
        return match[0]
    return f"&#{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)};"


def is_plain(text: str) -> bool:
    """Claim that cleaning leaves `text` as it is, told in a fraction of the time: Western text.

    Windows-1252 has no letter that composes with another; of what it has, controls and the soft
    hyphen go.
    """
    if has_remnants(text):
        return False
    try:
        raw = text.encode() if text.isascii() else text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return len(raw.translate(None, _STEERING)) == len(raw)


def cleaned(text: str) -> str:
    """Clean `text`; C1 controls are what Windows-1252 has in their place: a quote, a dash."""
    if is_plain(text):
        return text
    if not text.isascii() and _C1.search(text):
        text = text.translate(_FROM_1252)
    return clean_text(text)


def folded(text: str) -> str:
    """Return clean `text` as one line, however long it is: white space folded, nothing cut."""
    if _UNFOLDED.search(text):
        text = _UNFOLDED_RUN.sub(" ", text)
    return text.strip()


def spaced(text: str) -> str:
    """Return clean `text` with each run of white space as one blank, also at its ends."""
    return _UNFOLDED_RUN.sub(" ", text) if _UNFOLDED.search(text) else text


def one_line(text: str | None) -> str | None:
    """Return `text` as one clean line, or None when nothing is left."""
    if not text:
        return None
    if (  # as nearly all of them are
        text.isascii() and text.isprintable() and "  " not in text and not has_remnants(text)
    ):
        return inert(text.strip()) or None
    return inert(folded(cleaned(text))) or None


def inert(line: str) -> str:
    """Return plain words that no filter and no browser takes for a script: a blank parts its name.

    A headline may speak of `<script>`; whoever puts it into a page unasked shall come to no harm.
    """
    if "<" in line:
        line = _ACTIVE_TAG.sub("< ", line)
    if "=" in line:
        line = _HANDLER.sub(r"\1 \2", line)
    if ":" in line and "script" in line.lower():
        line = _SCRIPT_SCHEME.sub(r"\1 :", line)
    return line
