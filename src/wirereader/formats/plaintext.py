"""HTML to the paragraphs of a body: words only, one blank line between blocks.

Items of a list begin with a hyphen or their number, cells of a row are parted by bars, a line
break stays one, two make a new paragraph.  Paragraphs that are page furniture go.
"""

import re

from wirereader.formats.furniture import is_furniture
from wirereader.formats.htmlnames import BLOCKS
from wirereader.formats.markup import Piece, attributes_of, cleaned, pieces, words_of

_BLANKS = re.compile(r"[^\S\n]*\n\s*|[^\S\n]+")
_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_PARAGRAPHS_ONLY = re.compile(r"(?:\s*+<p>[^<]*+</p>)++\s*+")
_INSIDE = re.compile(r"<p>([^<]*)</p>")
_LONGEST_BUTTON = 60
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({"title", "desc", "annotation", "noscript", "textarea", "select", "button"})


def text_of_html(markup: str) -> str:
    """Return the words of `markup`, paragraphs parted by blank lines."""
    markup = cleaned(markup)
    if _PARAGRAPHS_ONLY.fullmatch(markup):  # what most feeds hold
        lines = [" ".join(words_of(inside).split()) for inside in _INSIDE.findall(markup)]
        return "\n\n".join(line for line in lines if _is_story(line))
    writer = _Paragraphs()
    for kind, name, attributes in pieces(markup):
        if kind is Piece.TEXT:
            writer.words(name)
        elif kind is Piece.START:
            writer.start(name, attributes)
        else:
            writer.end(name)
    writer.close()
    return "\n\n".join(writer.paragraphs)


def _is_story(line: str) -> bool:
    """Claim that a paragraph is words of the story and no button of the page."""
    if len(line) > _LONGEST_BUTTON and line[-1] in '."”':
        return True
    return line not in {"", "-"} and not is_furniture(line)


class _Paragraphs:
    """Gathers words until their block ends."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._parts: list[str] = []
        self._lists: list[int | None] = []  # the next number of each open list, None for bullets
        self._unseen = 0
        self._pre = 0

    def words(self, text: str) -> None:
        if not self._unseen:
            self._parts.append(text if self._pre else _BLANKS.sub(" ", text))

    def start(self, name: str, attributes: str) -> None:
        if name in _UNSEEN:
            self._unseen += 1
        elif name == "br":
            self._parts.append("\n")
        elif name in _CELLS:
            if "".join(self._parts).strip():
                self._parts.append(" | ")
        elif name in BLOCKS:
            self.close()
            self._open_block(name, attributes)

    def _open_block(self, name: str, attributes: str) -> None:
        if name in _LISTS:
            start = attributes_of(attributes).get("start", "1") if name == "ol" else ""
            self._lists.append(int(start[:6]) if start[:6].isdecimal() else None)
        elif name == "li" and self._lists:
            number = self._lists[-1]
            self._parts.append("- " if number is None else f"{number}. ")
            self._lists[-1] = None if number is None else number + 1
        elif name == "pre":
            self._pre += 1

    def end(self, name: str) -> None:
        if name in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif name in BLOCKS and name not in _CELLS:
            self.close()
            if name in _LISTS and self._lists:
                self._lists.pop()
            elif name == "pre":
                self._pre = max(0, self._pre - 1)

    def close(self) -> None:
        """End the paragraph that is being gathered."""
        text = "".join(self._parts)
        self._parts.clear()
        if "\n" not in text:
            line = " ".join(text.split())
            if _is_story(line):
                self.paragraphs.append(line)
            return
        for part in _GAP.split(text):
            lines = part.split("\n")
            if not self._pre:
                lines = [" ".join(line.split()) for line in lines]
            joined = "\n".join(lines).strip("\n")
            if _is_story(joined.strip()):
                self.paragraphs.append(joined)
