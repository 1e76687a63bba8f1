"""The words of a story and places in them."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from wirereader.digest import blake2b
from wirereader.late_dataclass import late_dataclass
from wirereader.story.clean import clean_text
from wirereader.story.possessive import ANY

_UNTIDY = re.compile(r"\n(?:(?<=[^\S\n]\n)|\n\n)")
# possessive: a text may be millions of lines, and nothing is to be tried a second way
_PARAGRAPH = re.compile(rf"[^\n]++(?:\n(?!\n)[^\n]++){ANY}")


@late_dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a body, in Unicode code points, end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words this span covers."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Claim that `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Claim that the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    """What a paragraph of a body is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    QUOTATION = "quotation"
    TABLE_ROW = "table row"
    CAPTION = "caption"
    PREFORMATTED = "preformatted"
    PICTURE = "picture"
    VIDEO = "video"
    AUDIO = "audio"
    FRAME = "frame"


MEDIA = frozenset({BlockKind.PICTURE, BlockKind.VIDEO, BlockKind.AUDIO, BlockKind.FRAME})
"""What is no words; its block tells of it in a sentence, or is empty with nothing to tell."""


class Block(NamedTuple):
    """What a stretch of a body is.

    `level` is a heading's (1 to 6), a list's depth, or the number of the figure that a picture and
    its caption belong to (0: to none).  `address` is where the picture, video, sound or frame is.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    address: str = ""


class Link(NamedTuple):
    """Words of a body that lead to an absolute address."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Body:
    """Clean text in NFC, one blank line between paragraphs, and the spans of its paragraphs.

    Make one with `Body.of`, which cleans; the constructor refuses text that is not clean.
    `blocks` tells what is no plain paragraph, `links` what leads elsewhere; both ascend, in code
    points of `text`.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    _paragraphs: tuple[Span, ...] | None = field(
        default=None, init=False, compare=False, repr=False
    )

    def __post_init__(self) -> None:
        if self.text != _tidied(self.text):
            raise ValueError("a body's text is cleaned before it is kept")

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """The spans of its paragraphs, found when they are first asked for."""
        found = self._paragraphs
        if found is None:
            found = _paragraphs(self.text)
            object.__setattr__(self, "_paragraphs", found)
        return found

    @classmethod
    def of(cls, text: str) -> "Body":
        """Clean `text` and keep it; paragraphs are what blank lines part."""
        return cls.kept(_tidied(text))

    @classmethod
    def kept(
        cls, text: str, blocks: tuple[Block, ...] = (), links: tuple[Link, ...] = ()
    ) -> "Body":
        """Take text that `of` cleaned before and that was kept by us since."""
        body = cls.__new__(cls)  # past the constructor, which would clean once more to compare
        object.__setattr__(body, "text", text)
        object.__setattr__(body, "blocks", blocks)
        object.__setattr__(body, "links", links)
        object.__setattr__(body, "_paragraphs", None)
        return body

    def without_first(self, cut: int) -> "Body":
        """The body without its first `cut` signs, and what is marked in them."""
        return Body.kept(
            self.text[cut:],
            tuple(
                each._replace(start=each.start - cut, end=each.end - cut)
                for each in self.blocks
                if each.start >= cut
            ),
            tuple(
                each._replace(start=each.start - cut, end=each.end - cut)
                for each in self.links
                if each.start >= cut
            ),
        )

    @property
    def fingerprint(self) -> str:
        """BLAKE2b-128 of the text, in hexadecimal: equal words, equal fingerprint."""
        return fingerprint(self.text)

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph that holds `offset`, or the one before it (0 in an empty body)."""
        low, high = 0, len(self.paragraphs)
        while low < high:
            middle = (low + high) // 2
            if self.paragraphs[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return max(0, low - 1)


def fingerprint(text: str) -> str:
    """BLAKE2b-128 of `text`, in hexadecimal."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _paragraphs(text: str) -> tuple[Span, ...]:
    return tuple(Span(match.start(), match.end()) for match in _PARAGRAPH.finditer(text))


def _tidied(text: str) -> str:
    text = clean_text(text)
    if _UNTIDY.search(text):
        text = "\n".join(line.rstrip() for line in text.split("\n"))
        text = re.sub(r"\n{3,}", "\n\n", text)
    return text.strip()
