"""Numbers as stories write them: "seven", "7", "twenty-one", "1,204", "4.2 million"."""

import re
from typing import NamedTuple

_SMALL = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "dozen": 12.0, "mln": 1e6, "bln": 1e9, "bn": 1e9, "m": 1e6,
}  # fmt: skip
_ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
        ],
        start=1,
    )
}
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th|m|bn|k)?\Z")


_ORDINAL_FIGURES = re.compile(r"\d+(?:st|nd|rd|th)\Z")


def is_ordinal(word: str) -> bool:
    """Claim that a word is a number that tells which one: "second", "22nd"."""
    return word.lower() in _ORDINALS or _ORDINAL_FIGURES.match(word.lower()) is not None


class Number(NamedTuple):
    """A number that begins at a word: its value, and how many words it takes."""

    value: float
    length: int


def number_at(words: list[str], start: int) -> Number | None:
    """The number that begins at `words[start]` (small letters), if any."""
    value = figures(words[start])
    end = start + 1
    if value is None:
        spelt = _spelt(words, start)
        if spelt is None:
            return None
        value, end = spelt
    while end < len(words) and words[end] in _SCALES and words[end] != "m":
        value *= _SCALES[words[end]]
        end += 1
    return Number(value, end - start)


def figures(word: str) -> float | None:
    """The value of a number in figures: "1,204" and "4.2" and "21st"; None for other words."""
    if not _FIGURES.match(word):
        return None
    bare = word.rstrip("abcdefghijklmnopqrstuvwxyz")
    scale = {"m": 1e6, "bn": 1e9, "k": 1e3}.get(word[len(bare) :], 1.0)
    whole = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", bare)
    plain = bare.replace(",", "") if whole else bare.replace(",", ".")
    try:
        return float(plain) * scale
    except ValueError:  # 1.2.3: a version, an address
        return None


def _spelt(words: list[str], start: int) -> tuple[float, int] | None:
    word = words[start]
    after = words[start + 1] if start + 1 < len(words) else ""
    if word in _ORDINALS:
        return float(_ORDINALS[word]), start + 1
    if word in _TENS:
        unit = _SMALL.get(after, 0)
        return (float(_TENS[word] + unit), start + 2) if 0 < unit < 10 else (_TENS[word], start + 1)  # noqa: PLR2004 - the ones
    if word in _SMALL:
        return float(_SMALL[word]), start + 1
    if word in {"a", "an"} and after in {"hundred", "thousand", "million", "billion", "dozen"}:
        return 1.0, start + 1
    return None
