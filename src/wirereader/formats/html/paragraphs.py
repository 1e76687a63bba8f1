"""Gathers the words of HTML into paragraphs, and what these are and where their links lead.

Offsets are code points of the text that the paragraphs make when blank lines part them.  A picture,
a video and the like is told in a paragraph of its own: before the words of its block where it
stands first, else behind them, so that no sentence is cut in two.  Words that were struck out are
marked: nobody may take them for true.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wirereader.formats.html.elements import BLOCKS
from wirereader.formats.html.list_numbers import Numbering
from wirereader.formats.html.media import KINDS, Medium, medium_of
from wirereader.formats.html.page_furniture import is_furniture
from wirereader.formats.html.superscripts import (
    FRACTION_SIGNS,
    SCRIPTS,
    Formulas,
    begin_fraction,
    last_filled,
    scripted,
)
from wirereader.formats.html.tokenizer import attributes_of, folded, spaced
from wirereader.story.body import Block, BlockKind, Link
from wirereader.story.clean import clean_text

_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_TOKEN = re.compile(r"(\n)|\S+")
_LINE = re.compile(r"(\n)|[^\n]*[^\s]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LONGEST_BUTTON = 60
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_ITEMS = _LISTS | {"li"}
_CELLS = frozenset({"td", "th"})
_CAPTIONS = frozenset({"figcaption", "caption"})
_FIGURES = frozenset({"figure"})
_STRUCK = frozenset({"s", "strike", "del"})
_QUOTE_SIGNS = frozenset("\"'“”„‟«»‘’‚‹›「『")
_STRUCK_OPENS = "[struck: "
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MEDIA_TAGS = frozenset({*KINDS, "source"})
_UNSEEN = frozenset({"title", "desc", "annotation", "noscript", "textarea", "select", "button"})
_GAP_LENGTH = 2  # of the blank line between paragraphs


class _Run(NamedTuple):
    """A stretch of the words as gathered that stands unchanged in a paragraph."""

    start: int
    end: int
    at: int


class _Stretch(NamedTuple):
    """Words as gathered that lead to an address."""

    start: int
    end: int
    address: str


def is_story(line: str) -> bool:
    """Claim that a paragraph is words of the story and no button of the page."""
    if len(line) > _LONGEST_BUTTON and line[-1] in '."”':
        return True
    return line not in {"", "-"} and not is_furniture(line)


class Paragraphs:
    """Gathers words until their block ends: hand it `words`, `start` and `end`, then `close`."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self._length = 0  # of `texts`, joined
        self._parts: list[str] = []
        self._lists: list[Numbering] = []
        self._open: dict[str, int] = {}
        self._heading = 0
        self._marks: list[tuple[int, str | None]] = []  # parts gathered when a link began or ended
        self._address: str | None = None
        self._marker = ""  # of the item that was begun last
        self._unseen = 0
        self._struck = 0  # how many elements are open whose words were struck out
        self._is_mark_open = False  # of struck words
        self._scripts: list[tuple[int, int]] = []  # paragraphs and parts before each `sup`, `sub`
        self._formulas = Formulas()
        self._quoted: list[tuple[int, int]] = []  # paragraphs and parts before each `q`
        self._media: list[Medium] = []  # of the paragraph that is being gathered
        self._quiet: list[Medium] = []
        self._addresses: set[str] = set()
        self._player: dict[str, str] = {}  # attributes of the video or audio that is open
        self._player_name = ""
        self._figure = self._figures = 0

    def words(self, text: str) -> None:
        """Add words; white space counts inside `pre` only."""
        if self._unseen or self._player_name:
            return
        text = text if self._open.get("pre") else spaced(text)
        if self._struck and not self._is_mark_open and text.strip():
            self._is_mark_open = True
            bare = text.lstrip()
            self._parts.append(f"{text[: len(text) - len(bare)]}{_STRUCK_OPENS}")
            text = bare
        self._parts.append(text)

    def start(self, name: str, attributes: str) -> None:
        """Begin an element."""
        if name in _CELLS:
            if any(map(str.strip, self._parts)):
                self._parts.append(" | ")
        elif name in BLOCKS:
            # a number goes before the first words of its item
            if self._parts != [self._marker] or self._marker == "- " or name in _ITEMS:
                self.close()
            self._open_block(name, attributes)
        elif name == "a":
            self._lead(attributes_of(attributes).get("href"))
        elif name == "br":
            self._parts.append("\n")
        elif name in _MEDIA_TAGS:
            self._start_medium(name, attributes)
        else:
            self._start_inline(name)

    def _start_inline(self, name: str) -> None:
        if name in _UNSEEN:
            self._unseen += 1
        elif name in _STRUCK:
            self._struck += 1
        elif name == "ins":
            self._part_insertion()
        elif name == "q":
            self._quoted.append((len(self.texts), len(self._parts)))
            self._parts.append("")
        elif name in SCRIPTS:
            self._scripts.append((len(self.texts), len(self._parts)))
        elif name[:1] == "m" and (sign := self._formulas.start(name)):
            self._parts.append(sign)

    def _open_block(self, name: str, attributes: str) -> None:
        if name in _LISTS:
            self._lists.append(Numbering.of(name, attributes_of(attributes)))
        elif name == "li":
            if self._lists:
                self._marker = self._lists[-1].marker(attributes_of(attributes).get("value", ""))
                self._parts.append(self._marker)
        elif name in _HEADINGS:
            self._heading = _HEADINGS[name]
        else:
            if name in _FIGURES:
                self._figures += 1
                self._figure = self._figures
            self._open[name] = self._open.get(name, 0) + 1

    def end(self, name: str) -> None:
        """End an element."""
        if name == "a":
            self._lead(None)
        elif name in BLOCKS:
            if name not in _CELLS:
                self.close()
                self._close_block(name)
        elif name in _STRUCK:
            self._struck = max(0, self._struck - 1)
            if not self._struck:
                self._close_mark()
        else:
            self._end_inline(name)

    def _close_block(self, name: str) -> None:
        if name in _LISTS:
            if self._lists:
                self._lists.pop()
        elif name in _HEADINGS:
            self._heading = 0
        elif self._open.get(name):
            self._open[name] -= 1
            if name in _FIGURES and not self._open[name]:
                self._figure = 0

    def _end_inline(self, name: str) -> None:
        if name == self._player_name:
            self._end_player()
        elif name in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif name in SCRIPTS:
            self._end_script(name)
        elif name == "q":
            self._end_quotation()
        elif name[:1] == "m":
            self._formulas.end(name)

    def _close_mark(self) -> None:
        """End what was struck out; white space before its end goes behind it."""
        if self._is_mark_open:
            self._is_mark_open = False
            last = self._parts[-1]
            self._parts[-1] = last.rstrip()
            self._parts.append(f"]{last[len(last.rstrip()) :]}")

    def _part_insertion(self) -> None:
        """Keep what was put in apart from what was struck out for it."""
        last = next((part for part in reversed(self._parts) if part), "")
        if last.endswith("]") or last[-1:].isdigit():
            self._parts.append(" ")

    def _end_quotation(self) -> None:
        """Put the marks around a quotation that browsers put there, unless it brings its own."""
        paragraphs, at = self._quoted.pop() if self._quoted else (-1, 0)
        if paragraphs != len(self.texts) or at >= len(self._parts):
            return
        inside = "".join(self._parts[at:]).strip()
        if inside and inside[0] not in _QUOTE_SIGNS:
            opens, closes = "‘’" if len(self._quoted) % 2 else "“”"
            self._parts[at] = opens
            self._parts.append(closes)

    def _end_script(self, name: str) -> None:
        """Put a sign between what stands above or below the line and what it belongs to."""
        if not self._scripts:
            return
        paragraphs, at = self._scripts.pop()
        if paragraphs != len(self.texts) or at >= len(self._parts):
            return
        line = last_filled(self._parts, at)
        before = self._parts[line] if line >= 0 else ""
        if name == "sub" and before in FRACTION_SIGNS:
            begin_fraction(self._parts, line)
            return
        inside = "".join(self._parts[at:])
        is_note = any(number >= at for number, _ in self._marks)
        sign, closing = scripted(name, before, inside, is_note=is_note)
        if sign:
            self._parts[at] = f"{sign}{self._parts[at]}"
            self._parts[-1] = f"{self._parts[-1].rstrip()}{closing}"

    def _start_medium(self, name: str, attributes: str) -> None:
        told = attributes_of(attributes)
        if self._player_name:
            if name in {"source", "a"} or not self._player.get("src"):
                self._player.setdefault("src", told.get("src", ""))
        elif name in {"video", "audio"}:
            self._player, self._player_name = told, name
        elif name == "img" or told.get("type") == "text/html":  # a frame: `formats.html.sanitizer`
            self._take_medium(medium_of(KINDS.get(name, BlockKind.FRAME), told))

    def _end_player(self) -> None:
        kind = KINDS[self._player_name]
        self._player_name = ""
        self._take_medium(medium_of(kind, self._player))

    def _take_medium(self, medium: Medium | None) -> None:
        if medium is None or (medium.address and medium.address in self._addresses):
            return
        if self._unseen and not medium.address:
            return
        self._addresses.add(medium.address)
        if medium.is_inline:
            self.words(medium.words)
            medium = medium._replace(is_silent=True)
        elif self._open.get("tr") and medium.words and medium.kind is BlockKind.PICTURE:
            self.words(medium.words)  # a flag in a table of results
            medium = medium._replace(is_silent=True)
        if any(part.strip() and part != self._marker for part in self._parts):
            self._media.append(medium)
        else:
            self._keep_medium(medium)

    def _keep_medium(self, medium: Medium) -> None:
        """Give a medium its paragraph, or only its place where there is nothing to tell."""
        is_first_words = not self.texts
        start = self._length
        if not medium.is_silent:
            start += 0 if is_first_words else _GAP_LENGTH
            self.texts.append(medium.line)
            self._length = start + len(medium.line)
            if address := next(filter(_SCHEME.match, (self._address or "", medium.address)), None):
                self.links.append(Link(start, self._length, address))
        elif is_first_words:
            self._quiet.append(medium)
        address = medium.address if _SCHEME.match(medium.address) else ""
        self.blocks.append(Block(medium.kind, start, self._length, self._figure, address))

    def finish(self) -> None:
        """End the last paragraph.  Of what is nothing but pictures at least that is told."""
        self.close()
        if not self.texts and self._quiet:
            quiet, self._quiet, self.blocks = self._quiet, [], []
            for medium in quiet:
                self._keep_medium(medium._replace(is_silent=False))

    def _lead(self, address: str | None) -> None:
        if address is not None and not _SCHEME.match(address):
            address = None
        if address != self._address:
            self._address = address
            self._marks.append((len(self._parts), address))

    def close(self) -> None:
        """End the paragraph that is being gathered."""
        self._close_mark()
        if self._parts:
            self._close_words()
        media, self._media = self._media, []
        for medium in media:
            self._keep_medium(medium)

    def _close_words(self) -> None:
        parts, marks = self._parts, self._marks
        self._parts = []
        self._marks = [(0, self._address)] if self._address else []
        text = "".join(parts)
        if marks or self._open.get("pre"):
            stretches = _stretches(parts, marks) if marks else []
            self._keep_exactly(text, stretches)
        elif "\n" not in text:
            self._keep(folded(text))
        else:
            for part in _GAP.split(text):
                lines = [folded(line) for line in part.split("\n")]
                self._keep("\n".join(lines).strip("\n"))

    def _keep(self, text: str, links: "list[_Stretch] | tuple[()]" = ()) -> None:
        """Keep a whole paragraph; `links` are stretches of it."""
        if not text.isascii():
            text, links = _cleaned(text, links)
        if not is_story(text.strip()):
            return
        if self.texts:
            self._length += _GAP_LENGTH
        start, self._length = self._length, self._length + len(text)
        self.texts.append(text)
        kind, level = self._kind()
        if kind is not BlockKind.PARAGRAPH:
            self.blocks.append(Block(kind, start, self._length, level))
        for link in links:
            self.links.append(Link(start + link.start, start + link.end, link.address))

    def _kind(self) -> tuple[BlockKind, int]:
        """What the words that are being gathered are: the innermost thing that says so."""
        opened = self._open
        if opened.get("pre"):
            return BlockKind.PREFORMATTED, 0
        if self._heading:
            return BlockKind.HEADING, self._heading
        if any(map(opened.get, _CAPTIONS)):
            return BlockKind.CAPTION, self._figure if opened.get("figcaption") else 0
        if opened.get("tr"):
            return BlockKind.TABLE_ROW, 0
        if self._lists:
            return BlockKind.LIST_ITEM, len(self._lists)
        return (BlockKind.QUOTATION if opened.get("blockquote") else BlockKind.PARAGRAPH), 0

    def _keep_exactly(self, raw: str, stretches: list[_Stretch]) -> None:
        """Keep what was gathered and the places of its links."""
        is_pre = bool(self._open.get("pre"))
        text, runs, lines = "", list[_Run](), 0
        behind = 0  # the end of the token before
        for match in (_LINE if is_pre else _TOKEN).finditer(raw):
            if match[1]:
                lines += 1
                behind = match.end()
                continue
            start, words = match.start(), match[0]
            if lines > 1:
                self._keep(text, _led(text, runs, stretches))
                text, runs = "", []
            if is_pre and (lines > 1 or not (text or self.texts)):
                start += len(words) - len(words.lstrip())
                words = words.lstrip()
            if text:
                text += "\n" if lines else " " if start > behind else ""
            runs.append(_Run(start, match.end(), len(text)))
            text += words
            lines, behind = 0, match.end()
        self._keep(text, _led(text, runs, stretches))


def _stretches(parts: list[str], marks: list[tuple[int, str | None]]) -> list[_Stretch]:
    """Where the words of each link stand among the parts, joined."""
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + len(part))
    found = []
    for (first, address), (behind, _) in zip(marks, [*marks[1:], (len(parts), None)], strict=True):
        if address and ends[first] < ends[behind]:
            found.append(_Stretch(ends[first], ends[behind], address))
    return found


def _led(text: str, runs: list[_Run], stretches: list[_Stretch]) -> list[_Stretch]:
    """The stretches that touch `runs`, as stretches of `text`, without white space at their ends.

    Both ascend: each is gone through once.
    """
    found, first = list[_Stretch](), 0
    for start, end, address in stretches:
        while first < len(runs) and runs[first].end <= start:
            first += 1
        last = first
        while last < len(runs) and runs[last].start < end:
            last += 1
        if last == first:
            continue
        head, tail = runs[first], runs[last - 1]
        begins = head.at + max(0, start - head.start)
        ends = tail.at + min(end, tail.end) - tail.start
        first = last - 1  # a word may be half in one link and half in the next
        found.extend(_trimmed(text, begins, ends, address))
    return found


def _trimmed(text: str, start: int, end: int, address: str) -> Iterator[_Stretch]:
    """Yield a stretch without white space at its ends, if anything is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start < end:
        yield _Stretch(start, end, address)


def _cleaned(
    text: str, links: "list[_Stretch] | tuple[()]"
) -> "tuple[str, list[_Stretch] | tuple[()]]":
    """Clean a paragraph whose pieces were clean each: a mark may now stand behind its letter."""
    cleaned = clean_text(text)
    if cleaned == text or not links:
        return cleaned, links
    moved, last, length = list[_Stretch](), 0, _CleanLength(text)
    for start, end, address in links:
        begins = max(last, min(length.up_to(start), len(cleaned)))
        last = max(begins, min(length.up_to(end), len(cleaned)))
        moved.extend(_trimmed(cleaned, begins, last, address))
    return cleaned, moved


class _CleanLength:
    """How long the beginnings of a text are once they are clean; asked in ascending order.

    Nothing before an ASCII character composes with it: what stands before one is cleaned once.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._cut = self._length = 0

    def up_to(self, at: int) -> int:
        """The length of the beginning that ends at `at`."""
        cut = max(self._cut, at - 1)
        while cut > self._cut and not self._text[cut].isascii():
            cut -= 1
        self._length += len(clean_text(self._text[self._cut : cut]))
        self._cut = cut
        return self._length + len(clean_text(self._text[cut:at]))
