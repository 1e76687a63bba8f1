"""The text as the engine reads it: the same length, nothing that steers, nothing that is furniture.

Findings point into the text as it was given, so nothing is dropped: what does not belong becomes
spaces.  Text that is not in NFC is composed, and a map leads back.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from wirereader.formats.furniture import is_furniture, kicker_of

_LINE_ENDS = re.compile("\r(?!\n)|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[^\\S\n]")
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_LINE = re.compile(r"[^\n]+")
_HEAD_LINES = 12
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
    return View(_without_furniture(text), steps)


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
