"""Words cut into the pieces an uncased BERT encoder knows, each with its place in the text.

The cut is the one of Wu et al. 2016 ("Google's Neural Machine Translation System", section 4.1)
as BERT uses it: lower case, accents off, punctuation alone, then the longest known piece first.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import IntEnum
from importlib.resources import files
from typing import NamedTuple

_LONGEST_WORD = 100  # letters: BERT's own limit, beyond which a word is unknown
_CACHED_CHUNK = 40  # letters: longer ones are addresses, and do not come again
_CACHE_ROOM = 20_000  # chunks remembered, so that memory does not grow for ever
_CHUNK = re.compile(r"\S+")
_PLAIN = re.compile(r"[A-Za-z0-9]+|[!-/:-@\[-`{-~]")
# blocks of ideographs, as BERT lists them: each stands alone
_CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class Case(IntEnum):
    """How a word is written: what an uncased encoder cannot see by itself.

    The numbers are rows of the network's own table.
    """

    LOWER = 0
    CAPITAL = 1
    UPPER = 2
    MIXED = 3
    NUMBER = 4
    SIGN = 5
    EDGE = 6


class Subword(NamedTuple):
    """A piece of a word: its number in the vocabulary, the word's case, code points [start, end).

    `first` is true for the piece that opens a word.
    """

    id: int
    case: int
    start: int
    end: int
    first: bool


def letter_case(word: str) -> Case:
    """Tell how a word is written."""
    if not any(map(str.isalpha, word)):
        return Case.NUMBER if any(map(str.isdigit, word)) else Case.SIGN
    if word.islower():
        return Case.LOWER
    if word.isupper():
        return Case.UPPER if len(word) > 1 else Case.CAPITAL
    return Case.CAPITAL if word[0].isupper() and word[1:].islower() else Case.MIXED


class WordPieceTokenizer:
    """The pieces of a text, found with one vocabulary; remembers words it has seen."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._ids["[UNK]"]
        self._longest = max(map(len, self._ids))
        self._seen: dict[str, tuple[Subword, ...]] = {}

    def pieces(self, text: str, start: int = 0, end: int | None = None) -> list[Subword]:
        """Cut the code points [start, end) of a text; time grows with their number alone."""
        found: list[Subword] = []
        made = Subword._make
        for match in _CHUNK.finditer(text, start, len(text) if end is None else end):
            base = match.start()
            found += [
                made((number, case, base + a, base + b, first))
                for number, case, a, b, first in self._chunk(match.group())
            ]
        return found

    def _chunk(self, chunk: str) -> tuple[Subword, ...]:
        known = self._seen.get(chunk)
        if known is None:
            known = tuple(piece for word in _words(chunk) for piece in self._cut(*word))
            if len(chunk) <= _CACHED_CHUNK:
                if len(self._seen) >= _CACHE_ROOM:
                    self._seen.clear()
                self._seen[chunk] = known
        return known

    def _cut(self, word: str, places: list[int]) -> Iterable[Subword]:
        """Cut one bare word; `places` says where each of its letters, and its end, stand."""
        case = int(letter_case(word))
        low = word.lower()
        if len(low) != len(word) or len(low) > _LONGEST_WORD:
            return (Subword(self._unknown, case, places[0], places[-1], first=True),)
        found: list[Subword] = []
        at = 0
        while at < len(low):
            for stop in range(min(len(low), at + self._longest), at, -1):
                number = self._ids.get(("##" if at else "") + low[at:stop])
                if number is not None:
                    break
            else:
                return (Subword(self._unknown, case, places[0], places[-1], first=True),)
            # A letter of several parts (Hangul) may be cut inside: its pieces then share it.
            end = max(places[stop], places[stop - 1] + 1)
            found.append(Subword(number, case, places[at], end, first=not at))
            at = stop
        return found


def _words(chunk: str) -> Iterable[tuple[str, list[int]]]:
    """Words and single marks of a chunk without spaces, accents off, with each letter's place."""
    if chunk.isascii() and chunk.isprintable():
        for match in _PLAIN.finditer(chunk):
            yield match.group(), list(range(match.start(), match.end() + 1))
        return
    letters: list[str] = []
    places: list[int] = []
    for at, char in enumerate(chunk):
        bare = _bare(char)
        if len(bare) == 1 and _stands_alone(bare):
            if letters:
                yield "".join(letters), [*places, at]
            yield bare, [at, at + 1]
            letters, places = [], []
        else:
            letters += bare
            places += [at] * len(bare)
    if letters:
        yield "".join(letters), [*places, len(chunk)]


def _bare(char: str) -> str:
    """Give a character without its accents; nothing for accents, controls and formats."""
    if char.isascii():
        return char if char.isprintable() else ""
    kept = (c for c in unicodedata.normalize("NFD", char) if unicodedata.category(c) != "Mn")
    return "".join(c for c in kept if unicodedata.category(c)[0] != "C" and c != "\ufffd")


def _stands_alone(char: str) -> bool:
    if char.isascii():
        return not char.isalnum()
    if unicodedata.category(char)[0] == "P":
        return True
    return any(low <= ord(char) <= high for low, high in _CJK)


def load_vocabulary() -> list[str]:
    """Read the vocabulary shipped with the weights; FileNotFoundError when it is not there."""
    shipped = files("wirereader.analysis").joinpath("model", "vocabulary.txt")
    return shipped.read_text("utf-8").split("\n")
