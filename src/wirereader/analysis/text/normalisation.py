"""The text as the engine reads it: the same length, nothing that steers, nothing that is furniture.

Findings point into the text as it was given, so nothing is dropped: what does not belong becomes
spaces.  Text that is not in NFC is composed, and a map leads back.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from wirereader.formats.html.page_furniture import is_furniture, kicker_of

_LINE_ENDS = re.compile("\r(?!\n)|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[^\\S\n ]")
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_LINE = re.compile(r"[^\n]+")
_HEAD_LINES = 12  # lines that are not blank: a kicker further down is a heading
_NARROWEST, _WIDEST = 40, 120  # code points in the fullest line of a column
_CLOSING = ".!?:;\u2026\"\u201d\u2019')"
_FEWEST = 3  # full lines: two happen by chance
_MOSTLY = 0.6  # of the line ends of a wrapped text stand at a full line
_PARTING = 0.35  # of full lines end inside a sentence; in lists and verse few do
_CLUSTER = re.compile(
    "[^\u0300-\u036f][\u0300-\u036f]+|[^\u0300-\u036f]+(?![\u0300-\u036f])|.", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class View:
    """A text made readable; `back` leads from its offsets to the given text's."""

    text: str
    steps: tuple[tuple[int, int], ...] = ()

    def back(self, offset: int) -> int:
        """Give where `offset` (code points) stands in the text as it was given."""
        if not self.steps:
            return offset
        index = bisect_right(self.steps, offset, key=lambda step: step[0]) - 1
        here, there = self.steps[index]
        return there + (offset - here)

    def forth(self, offset: int) -> int:
        """Give where the given text's `offset` stands here."""
        if not self.steps:
            return offset
        index = bisect_right(self.steps, offset, key=lambda step: step[1]) - 1
        here, there = self.steps[index]
        following = self.steps[index + 1][0] if index + 1 < len(self.steps) else len(self.text)
        return min(here + (offset - there), following)


def view_of(text: str) -> View:
    """Return `text` with line ends and spaces made plain and page furniture blanked."""
    steps: tuple[tuple[int, int], ...] = ()
    if not unicodedata.is_normalized("NFC", text):
        text, steps = _composed(text)
    text = _LINE_ENDS.sub("\n", text)
    text = _UNSAFE.sub(" ", _SPACES.sub(" ", text))
    return View(_unwrapped(_without_furniture(text)), steps)


def _composed(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    parts: list[str] = []
    steps: list[tuple[int, int]] = [(0, 0)]
    here = there = 0
    for cluster in _CLUSTER.finditer(text):
        composed = unicodedata.normalize("NFC", cluster.group())
        parts.append(composed)
        here += len(composed)
        there += len(cluster.group())
        if here - there != steps[-1][0] - steps[-1][1]:
            steps.append((here, there))
    return "".join(parts), tuple(steps)


def _unwrapped(text: str) -> str:
    """Make spaces of the line ends that only a column's width made.

    Such a line is so full that the next word had no room, as nearly all are in such a text; and
    many end inside a sentence, as those of lists and headlines do not.
    """
    lines = text.split("\n")
    breaks = [at for at, line in enumerate(lines[:-1]) if line.strip() and lines[at + 1].strip()]
    lengths = [len(line.rstrip()) for line in lines]
    column = max((lengths[at] for at in breaks if lengths[at] <= _WIDEST), default=0)
    full = {
        at
        for at in breaks
        if column >= lengths[at + 1]
        and lengths[at] <= column < lengths[at] + 1 + len(lines[at + 1].split(None, 1)[0])
    }
    parting = sum(1 for at in full if lines[at].rstrip()[-1] not in _CLOSING)
    if column < _NARROWEST or len(full) < max(_FEWEST, _MOSTLY * len(breaks)):
        return text
    if parting < _PARTING * len(full):
        return text
    ends = (" " if at in full else "\n" for at in range(len(lines) - 1))
    return "".join(part for pair in zip(lines, ends, strict=False) for part in pair) + lines[-1]


def _without_furniture(text: str) -> str:
    """Blank the page's own lines, and a kicker above the story."""
    pieces: list[str] = []
    at, above = 0, 0
    for line in _LINE.finditer(text):
        words = line.group()
        if not words.strip():
            continue
        above += 1
        is_kicker = above <= _HEAD_LINES and kicker_of(words) is not None
        if is_furniture(words) or is_kicker:
            pieces.append(text[at : line.start()])
            pieces.append(" " * len(words))
            at = line.end()
    pieces.append(text[at:])
    return "".join(pieces)
