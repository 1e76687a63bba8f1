"""Whether two stories of two sources have the same words.

Shingles of four words and their containment, as in Broder, "On the resemblance and containment of
documents" (1997); a sample of them by their hashes tells beforehand which texts are worth reading.
"""

import re
from array import array
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from zlib import crc32

from wirereader.tracking.changes.furniture import is_furniture
from wirereader.tracking.changes.number_words import figures, number_at
from wirereader.tracking.changes.style_words import (
    DAY_WORDS,
    FUNCTION,
    MONTHS,
    american,
)
from wirereader.tracking.word_stems import terms, words_of

_MOST_WORDS = 800
_LEAST_WORDS = 20  # shorter texts must be equal, under one headline
_SUMMARY_WORDS = 40
_SHARED = 0.5  # of the shorter text's shingles
_SHARED_BY_SUMMARY = 0.8
_ALL_BUT = 0.9  # from here on other names in a lead are but another first sentence
_UNSAMPLED = 7  # bits: shingles that begin with a term whose hash has none are kept beforehand
_WORTH = 0.25  # share of sampled shingles from which a text is read
_FEW = 6  # sampled shingles that tell nothing
_LEAD_WORDS = 60  # in which numbers and names have to agree
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_DATELINE = re.compile(
    r"\A\s*(?:[A-Z][A-Z .,'’/-]{2,60}|[A-Z][\w .,'’/-]{2,40}(?=\())"
    r"(?:,\s*\w+\.?\s*\d{1,2})?\s*(?:\([^)\n]{1,40}\))?\s*(?:[—–]|--?)\s*"
)
_NAME = re.compile(r"(?<=[\w,;'-]\s)[A-Z][\w'-]+")
_NO_NAMES = FUNCTION | DAY_WORDS | MONTHS
_TEXT = 12_000  # code points that are read
_COMPARED = 7_000  # code points in which those words stand
_KNOWN = 40_000  # words whose hashes are kept: some 4 MB


class _Hashes(dict[str, int]):
    """The hash of each word met, of its American spelling: most words of news come again."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KNOWN:  # those met first are met most
            for rare in list(self)[_KNOWN // 2 :]:
                del self[rare]
        plain = word if word.isdecimal() else american(word.replace("’", "'"))
        found = self[word] = crc32(plain.encode("utf-8", "surrogatepass"))
        return found


_HASHES = _Hashes()


class CopyText(NamedTuple):
    """A story as its copies are sought: headline, text without furniture, its words.

    `words` are in small letters; its `dateline`, and what stands above it, are apart.
    """

    headline: str
    text: str
    dateline: str
    words: tuple[str, ...]

    @property
    def is_short(self) -> bool:
        """Claim that too few words are left to tell by a share of them."""
        return len(self.words) < _LEAST_WORDS

    def shingles(self) -> frozenset[int]:
        """All shingles."""
        words = [_HASHES[word] for word in self.words]
        runs = zip(words, words[1:], words[2:], words[3:], strict=False)
        return frozenset(_shingle(*run) for run in runs)


def sample_of(keys: Sequence[int]) -> bytes:
    """Some of the shingles of a text's terms (by their hashes), packed."""
    starts = [at for at, key in enumerate(keys[:-3]) if not key & _UNSAMPLED]
    return array("I", sorted({_shingle(*keys[at : at + 4]) for at in starts})).tobytes()


def _shingle(a: int, b: int, c: int, d: int) -> int:
    return (a * 0x9E3779B1 + b * 0x85EBCA77 + c * 0xC2B2AE3D + d * 0x27D4EB2F) & 0xFFFFFFFF


def copy_text(headline: str, text: str) -> CopyText:
    """A story without its source's furniture."""
    lines = text[:_TEXT].split("\n")
    kept = [line for line in lines if not is_furniture(line)]
    whole = "\n".join(kept).strip()
    dateline = _DATELINE.match(whole)
    plain = whole[dateline.end() :] if dateline else whole
    above = "\n".join(lines[: lines.index(kept[0])]) if kept else ""
    above = f"{above}\n{dateline[0] if dateline else ''}".strip()
    words = words_of(plain[:_COMPARED])[:_MOST_WORDS]
    return CopyText(" ".join(headline.split()), plain, above, tuple(words))


def without_dateline(text: str) -> str:
    """A text without the place, day and agency that stand before its first sentence."""
    dateline = _DATELINE.match(text)
    return text[dateline.end() :] if dateline else text


def may_be_copies(one: bytes, other: bytes) -> bool:
    """Claim that two samples share so much that the texts are worth a look."""
    first, second = array("I"), array("I")
    first.frombytes(one)
    second.frombytes(other)
    fewest = min(len(first), len(second))
    return fewest < _FEW or len({*first} & {*second}) >= _WORTH * fewest


def are_copies(one: CopyText, other: CopyText) -> bool:
    """Claim that two texts of two sources are the same report."""
    if one.is_short or other.is_short:
        return (
            one.words == other.words
            and bool(one.words)
            and one.headline.casefold() == other.headline.casefold()
        )
    first, second = one.shingles(), other.shingles()
    fewest = min(len(first), len(second))
    is_summary = min(len(one.words), len(other.words)) < _SUMMARY_WORDS
    share = _SHARED_BY_SUMMARY if is_summary else _SHARED
    shared = len(first & second)
    if shared < share * fewest or _differ(_numbers, one, other):
        return False
    is_rewritten = shared < _ALL_BUT * fewest
    return _tell_of_themselves(one, other) and not (is_rewritten and _differ(_names, one, other))


def _tell_of_themselves(one: CopyText, other: CopyText) -> bool:
    """Claim that a headline is of these texts: under a stub's text may stand anything."""
    if one.headline.casefold() == other.headline.casefold():
        return True
    text = {*terms(one.text), *terms(other.text)}
    return any(
        len({*terms(each.headline)} & text) * 4 >= len({*terms(each.headline)})
        for each in (one, other)
    )


def _differ(told: Callable[..., set[Any]], one: CopyText, other: CopyText) -> bool:
    """Claim that headline and lead of each have a number (or name) that the other has nowhere."""
    return bool(told(one) - told(other, whole=True) and told(other) - told(one, whole=True))


def _told(one: CopyText, *, whole: bool) -> str:
    return one.text if whole else " ".join(one.text.split()[:_LEAD_WORDS])


def _numbers(one: CopyText, *, whole: bool = False) -> set[float]:
    text = f"{one.headline}\n{_told(one, whole=whole)}"
    words = [word.casefold() for word in _WORD.findall(text)]
    found = (number_at(words, at) for at in range(len(words)))
    values = {one.value for one in found if one is not None}
    # "1.3" by itself, too: a lead may end before its "million"
    return {value for value in (*values, *map(figures, words)) if value is not None and value > 1}


def _names(one: CopyText, *, whole: bool = False) -> set[str]:
    """Words with a capital within sentences; those of a headline only if the text has them so."""
    told = _names_in(_told(one, whole=whole))
    return told | (_names_in(f"- {one.headline}") & _names_in(one.text))


def _names_in(text: str) -> set[str]:
    plain = text.replace("’", "'")
    return {name.casefold().removesuffix("'s") for name in _NAME.findall(plain)} - _NO_NAMES
