"""HTML from outside to HTML that cannot do anything: known tags, known attributes, web addresses.

What comes out is written anew: every tag is one of ours, closed and in order, no deeper than
`DEEPEST`; every other `<` is text.  So nothing a browser would run can pass, whatever tricks the
input plays with quotes, comments or nesting.  Words are never dropped, save those of `script` and
`style` and those that are hidden.  A frame or an embedded object comes out as a `source` of the
type "text/html": where it is, and nothing that is loaded.
"""

import re
from collections.abc import Mapping

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
from wirereader.story.possessive import ANY, MANY

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
_WORDS = f"(?:[^<>&]++|&(?:amp|lt|gt|quot|#39);){ANY}"
_INLINE = rf"(?:<br ?/?>|<(b|i|em|strong)>{_WORDS}</\1>)"
_PARAGRAPHS = re.compile(
    rf"{_WORDS}(?:{_INLINE}{_WORDS}){ANY}"
    rf"(?:<p>{_WORDS}(?:{_INLINE.replace('1', '2')}{_WORDS}){ANY}</p>\s*+){ANY}"
)
_PLAIN_PARAGRAPHS = re.compile(rf"(?:<p>[^<]*+</p>\n?){MANY}")
_ACTIVE_WORDS = re.compile(
    r"(?i)(javascript|vbscript)(:)|\b(on(?:load|error|click|mouseover|focus)\s*)(=)"
)
_FRAMES = frozenset({"iframe", "frame", "embed", "object"})
_DRAWN = frozenset({"svg", "div", "figure"})
_SOURCES = ("src", "data", "data-src", "data-lazy-src", "data-original", "srcset", "data-srcset")
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:!important\s*)?(?:;|$)",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]{0,60}\bline-through\b", re.IGNORECASE)
_CAPTIONED = re.compile(r"(?:^|\s)wp-caption(-text)?(?:\s|$)")
_SIDE = re.compile(
    r"(?:^|;)\s*(width|height)\s*:\s*([01])(?:\.\d+)?(?:px)?\s*(?:;|!|$)", re.IGNORECASE
)
# Elements of accelerated mobile pages, each the like of one of HTML's
_MOBILE = {
    **dict.fromkeys(("amp-img", "amp-anim"), "img"),
    "amp-video": "video",
    "amp-audio": "audio",
    "amp-iframe": "iframe",
}
_TINY = re.compile(r"\s*[01](?:\.\d+)?\s*(?:px)?\s*")
_DEEPEST_HIDDEN = 1000
_BRACKETS = re.compile(r"<(/?)([A-Za-z][^\s/>\"'<=]*+)([^<>]*+)>")
# Tags that headlines have without ending them, or that nobody is to see
_HEADLINE_TAGS = """
    a b i u s em strong small big font span sup sub tt code cite q abbr acronym br wbr hr p div img
    center h1 h2 h3 h4 h5 h6 li nobr mark ins del strike script style iframe object embed applet
    blink marquee
"""
_IN_HEADLINES = frozenset(_HEADLINE_TAGS.split())
_UNENDED = frozenset({"p", "li"})  # that HTML lets nobody end
_SWALLOWING = frozenset({"script", "style"})
_DEEPEST_BRACKETS = 4
_SECTION = "<![CDATA["
_HAS_MARKUP = re.compile(r"<[/A-Za-z!?]|&[#A-Za-z]")


def safe_html(markup: str, base: str = "") -> str:
    """Return `markup` as safe HTML with absolute links; `base` is the address links start from."""
    text = _without_written_section(cleaned(markup).strip())
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
            writer.words(name)
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

    A name in angle brackets that is no tag of HTML ("List<String>"), or one that marks nothing up
    ("the <head> of a page", "a<b and c>d"), is left as it stands.  A headline that is a picture
    and no words gives its caption, or else its safe markup.
    """
    if not _HAS_MARKUP.search(markup):
        return one_line(markup)
    parts: list[str] = []
    caption = ""
    text = _without_written_section(cleaned(markup).strip())
    for kind, name, attributes in pieces(_with_words_in_brackets(text)):
        if kind is Piece.TEXT:
            parts.append(name)
        elif name in BLOCKS or name == "br":
            parts.append(" ")
        elif name == "img" and not caption:
            caption = attributes_of(attributes).get("alt", "")
    line = inert(folded("".join(parts)) or folded(caption))
    return line or safe_html(markup, base) or None


def _with_words_in_brackets(text: str) -> str:
    """Return a headline with references in the place of brackets that are no tags'."""
    if "<" not in text:
        return text
    ended = {match[2].lower() for match in _BRACKETS.finditer(text) if match[1]}

    def spelled(match: re.Match[str]) -> str:
        name = match[2].lower().rpartition(":")[2]
        written = match[3].strip(" /")
        is_tag = name in KNOWN_TAGS and (
            "=" in written if written else name in _IN_HEADLINES or name in ended
        )
        if is_tag and not match[1] and name not in ended and not written:
            is_tag = not _is_spoken_of(name, text, match)
        return match[0] if is_tag else f"&lt;{match[0][1:-1]}&gt;"

    for _ in range(_DEEPEST_BRACKETS):  # from within: "Map<String, List<T>>"
        before, text = text, _BRACKETS.sub(spelled, text)
        if text == before:
            break
    return text


def _is_spoken_of(name: str, text: str, match: re.Match[str]) -> bool:
    """Claim that a tag nobody ends is a word of a headline, not markup.

    Blanks are around it, or all the words behind it would be lost with it.
    """
    if name in VOID or name in _UNENDED:
        return False
    around = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return name in _SWALLOWING or (around[0].isspace() and around[1].isspace())


class _Writer:
    """Writes tags anew and keeps the open ones in order."""

    def __init__(self, base: str) -> None:
        self.out: list[str] = []
        self._open: list[str] = []
        self._counts: dict[str, int] = {}
        self._too_deep: dict[str, int] = {}
        self._hidden: list[str] = []  # what is open from a hidden element on
        self._bases = [base]
        self._based: list[int] = []

    def words(self, text: str) -> None:
        if not self._hidden:
            self.out.append(_quoted(text))

    def start(self, name: str, written: str) -> None:
        name = _MOBILE.get(name, name)
        if self._is_hidden(name, written):
            return
        if name in _FRAMES:
            self._frame(written)
        if name in _DRAWN and "aria-label" in written:
            self._drawing(written)
        if name not in TAGS:
            return
        self._close_implied(name)
        if name in VOID:
            self.out.append(f"<{name}{self._attributes(written, name)}>")
            return
        if len(self._open) >= DEEPEST:
            self._too_deep[name] = self._too_deep.get(name, 0) + 1
            return
        self._begin(name, self._attributes(written))
        if inside := _said_by_look(written):
            self._begin(inside)
        if "xml:base" in written:
            self._bases.append(base_of(attributes_of(written).get("xml:base"), self._bases[-1]))
            self._based.append(len(self._open))
        if written.rstrip().endswith("/") and name not in BLOCKS:
            self.end(name)

    def _begin(self, name: str, attributes: str = "") -> None:
        self.out.append(f"<{name}{attributes}>")
        self._open.append(name)
        self._counts[name] = self._counts.get(name, 0) + 1

    def _is_hidden(self, name: str, written: str) -> bool:
        """Claim that an element is not to be shown, or stands in one that is not."""
        if self._hidden:
            if self._hidden == ["p"] and name in BLOCKS:  # the end of a paragraph need not be told
                self._hidden.clear()
                return self._is_hidden(name, written)
            if name not in VOID and len(self._hidden) < _DEEPEST_HIDDEN:
                self._hidden.append(name)
            return True
        hides = name == "template" or (
            "hid" in written.lower()
            or "display" in written.lower()
            or "font-size" in written.lower()
        )
        if not hides:
            return False
        told = attributes_of(written)
        if name != "template" and not ("hidden" in told or _HIDING.search(told.get("style", ""))):
            return False
        if name not in VOID and not written.rstrip().endswith("/"):
            self._hidden.append(name)
            if name in TAGS:  # a block that is not seen parts those around it all the same
                self._close_implied(name)
                self.out.append(f"<{name}></{name}>")
        return True

    def _frame(self, written: str) -> None:
        """Leave a word of where a frame leads: nothing of it is ever loaded."""
        told = attributes_of(written)
        if not _is_tiny(told) and (address := self._source(told)):
            title = folded(told.get("title", ""))
            named = f' title="{_in_quotes(title)}"' if title else ""
            self.out.append(f'<source src="{_in_quotes(address)}" type="text/html"{named}>')

    def _drawing(self, written: str) -> None:
        """Tell a drawing, or a block that shows a picture, as the picture it says it is."""
        told = attributes_of(written)
        if told.get("role", "").lower() == "img" and (label := folded(told["aria-label"])):
            self.out.append(f'<img alt="{_in_quotes(label)}">')

    def _source(self, told: Mapping[str, str]) -> str | None:
        """Where a picture or frame is: pages that load it late have the address elsewhere."""
        for name in _SOURCES:
            written = told.get(name, "")
            if name.endswith("srcset"):
                written = written.partition(",")[0].split()[0] if written.split() else ""
            address = absolute(written, self._bases[-1]) if written else None
            if address:
                return address
        return None

    def end(self, name: str) -> None:
        name = _MOBILE.get(name, name)
        if self._hidden:
            if name in self._hidden:
                while self._hidden.pop() != name:
                    pass
                return
            if not self._counts.get(name):
                return
            self._hidden.clear()  # what is around it ends, and so does it
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

    def _attributes(self, written: str, name: str = "") -> str:
        if "=" not in written and "reversed" not in written:
            return ""
        parts = []
        found = attributes_of(written)
        if name == "img":
            found = {**dict(_SIDE.findall(found.get("style", "").lower())), **found}
            if address := self._source(found):
                found["src"] = address
        if "xlink:href" in found:
            found.setdefault("href", found["xlink:href"])
        for key, value in found.items():
            if key not in ATTRIBUTES:
                continue
            kept = absolute(value, self._bases[-1]) if key in LINKS else folded(value)
            if kept is not None:
                parts.append(f' {key}="{_in_quotes(kept)}"')
        return "".join(parts)


def _said_by_look(written: str) -> str | None:
    """The element that says what one says by its style or class alone: struck, a caption."""
    if "line-through" in written.lower():
        return "s" if _STRUCK.search(attributes_of(written).get("style", "")) else None
    if "wp-caption" in written and (
        found := _CAPTIONED.search(attributes_of(written).get("class", ""))
    ):
        return "figcaption" if found[1] else "figure"
    return None


def _in_quotes(value: str) -> str:
    return _quoted(value).replace('"', "&quot;")


def _is_tiny(told: Mapping[str, str]) -> bool:
    """Claim that a frame is a pixel or less: it counts readers and shows nothing."""
    return any(_TINY.fullmatch(told.get(side, "")) for side in ("width", "height"))


def _without_written_section(text: str) -> str:
    """Return what stands in a CDATA section whose signs were escaped like words, or `text`."""
    if not text.startswith(_SECTION):
        return text
    return text.replace(_SECTION, "").replace("]]>", "").strip()
