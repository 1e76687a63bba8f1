"""HTML from outside to HTML that cannot do anything: known tags, known attributes, web addresses.

What comes out is written anew: every tag is one of ours, closed and in order, no deeper than
`DEEPEST`; every other `<` is text.  So nothing a browser would run can pass, whatever tricks the
input plays with quotes, comments or nesting.  Words are never dropped, save those of `script` and
`style`.
"""

import re

from wirereader.formats.addresses import absolute, base_of
from wirereader.formats.html.elements import ATTRIBUTES, BLOCKS, KNOWN_TAGS, LINKS, TAGS, VOID
from wirereader.formats.html.tag_floods import is_heavy, lines_of_heavy
from wirereader.formats.html.tokenizer import (
    Piece,
    attributes_of,
    cleaned,
    folded,
    inert,
    one_line,
    pieces,
)
from wirereader.story.clean import clean_text

DEEPEST = 200
_CLOSES = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "option": {"option"},
}
_WORDS = "(?:[^<>&]++|&(?:amp|lt|gt|quot|#39);)*+"
_INLINE = rf"(?:<br ?/?>|<(b|i|em|strong)>{_WORDS}</\1>)"
_PARAGRAPHS = re.compile(
    rf"{_WORDS}(?:{_INLINE}{_WORDS})*+"
    rf"(?:<p>{_WORDS}(?:{_INLINE.replace('1', '2')}{_WORDS})*+</p>\s*+)*+"
)
_PLAIN_PARAGRAPHS = re.compile(r"(?:<p>[^<]*+</p>\n?)++")
_ACTIVE_WORDS = re.compile(
    r"(?i)(javascript|vbscript)(:)|\b(on(?:load|error|click|mouseover|focus)\s*)(=)"
)
_HAS_MARKUP = re.compile(r"<[/A-Za-z!?]|&[#A-Za-z]")


def safe_html(markup: str, base: str = "") -> str:
    """Return `markup` as safe HTML with absolute links; `base` is the address links start from."""
    text = cleaned(markup).strip()
    if "<" not in text and "&" not in text:
        return escaped(text)
    form = _PARAGRAPHS if "&" in text else _PLAIN_PARAGRAPHS
    if (form.fullmatch(text) or _PARAGRAPHS.fullmatch(text)) and not _is_active(text):
        return text  # what most feeds hold, and what would come out below
    if is_heavy(text):
        return escaped(lines_of_heavy(text)).replace("\n", "<br>\n")
    writer = _Writer(base)
    for kind, name, attributes in pieces(text):
        if kind is Piece.TEXT:
            writer.out.append(_quoted(name))
        elif kind is Piece.START:
            writer.start(name, attributes)
        else:
            writer.end(name)
    writer.end_all()
    # only now: a tag that was dropped may have stood in the middle of a word
    return _spelled_out("".join(writer.out).strip())


def escaped(text: str) -> str:
    """Return clean `text` as HTML that shows these words and is nothing but words.

    Words that look like a script's are spelled with references, so no filter takes them for one.
    """
    return _spelled_out(_quoted(text))


def _quoted(text: str) -> str:
    if "&" not in text and "<" not in text and ">" not in text:
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _spelled_out(safe: str) -> str:
    return _ACTIVE_WORDS.sub(_spelled, safe) if _is_active(safe) else safe


def _is_active(text: str) -> bool:
    """Claim that words in `text` look like a script's; asked often, so the cheap signs go first."""
    if ":" not in text and "=" not in text:
        return False
    return ("=" in text or "script:" in text.lower()) and _ACTIVE_WORDS.search(text) is not None


def _spelled(match: re.Match[str]) -> str:
    return f"{match[1]}&#58;" if match[1] else f"{match[3]}&#61;"


def html_of_text(text: str) -> str:
    """Return plain text as HTML: blank lines part paragraphs, other line ends are kept."""
    blocks = [block.strip() for block in re.split(r"\n[ \t]*\n", clean_text(text).strip())]
    lines = [escaped(block).replace("\n", "<br>\n") for block in blocks if block]
    return lines[0] if len(lines) == 1 else "\n".join(f"<p>{block}</p>" for block in lines)


def title_of_html(markup: str, base: str = "") -> str | None:
    """Return a headline given as HTML as one plain line.

    A name in angle brackets that is no tag of HTML ("List<String>") is left as it stands.  A
    headline that is a picture and no words gives its caption, or else its safe markup.
    """
    if not _HAS_MARKUP.search(markup):
        return one_line(markup)
    parts: list[str] = []
    caption = ""
    for kind, name, attributes in pieces(cleaned(markup)):
        if kind is Piece.TEXT:
            parts.append(name)
        elif name not in KNOWN_TAGS:
            parts.append(f"<{'/' if kind is Piece.END else ''}{name}{attributes}>")
        elif name in BLOCKS or name == "br":
            parts.append(" ")
        elif name == "img" and not caption:
            caption = attributes_of(attributes).get("alt", "")
    line = inert(folded("".join(parts)) or folded(caption))
    return line or safe_html(markup, base) or None


class _Writer:
    """Writes tags anew and keeps the open ones in order."""

    def __init__(self, base: str) -> None:
        self.out: list[str] = []
        self._open: list[str] = []
        self._counts: dict[str, int] = {}
        self._too_deep: dict[str, int] = {}
        self._bases = [base]
        self._based: list[int] = []

    def start(self, name: str, written: str) -> None:
        if name not in TAGS:
            return
        self._close_implied(name)
        if name in VOID:
            self.out.append(f"<{name}{self._attributes(written)}>")
            return
        if len(self._open) >= DEEPEST:
            self._too_deep[name] = self._too_deep.get(name, 0) + 1
            return
        self.out.append(f"<{name}{self._attributes(written)}>")
        self._open.append(name)
        self._counts[name] = self._counts.get(name, 0) + 1
        if "xml:base" in written:
            self._bases.append(base_of(attributes_of(written).get("xml:base"), self._bases[-1]))
            self._based.append(len(self._open))
        if written.rstrip().endswith("/") and name not in BLOCKS:
            self.end(name)

    def end(self, name: str) -> None:
        if self._too_deep.get(name):
            self._too_deep[name] -= 1
        elif name == "br":
            self.out.append("<br>")
        elif self._counts.get(name):
            while self._pop() != name:
                pass

    def end_all(self) -> None:
        while self._open:
            self._pop()

    def _pop(self) -> str:
        if self._based and self._based[-1] == len(self._open):
            self._based.pop()
            self._bases.pop()
        name = self._open.pop()
        self._counts[name] -= 1
        self.out.append(f"</{name}>")
        return name

    def _close_implied(self, name: str) -> None:
        if name in BLOCKS and self._open and self._open[-1] == "p":
            self._pop()
        closes = _CLOSES.get(name)
        while closes and self._open and self._open[-1] in closes:
            self._pop()

    def _attributes(self, written: str) -> str:
        if "=" not in written:
            return ""
        parts = []
        found = attributes_of(written)
        if "xlink:href" in found:
            found.setdefault("href", found["xlink:href"])
        for name, value in found.items():
            if name not in ATTRIBUTES:
                continue
            kept = absolute(value, self._bases[-1]) if name in LINKS else folded(value)
            if kept is not None:
                quoted = _quoted(kept).replace('"', "&quot;")
                parts.append(f' {name}="{quoted}"')
        return "".join(parts)
