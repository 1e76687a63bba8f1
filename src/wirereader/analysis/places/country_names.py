"""Countries by what they and their people are called, for words outside a text.

In a text a name may mean several places, which `place_resolution` decides; here the country alone
is asked for: "Kenya", "kenyan", "the netherlands".
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from wirereader.story.folding import folded

_TABLE: Final = Path(__file__).parents[1] / "tables" / "countries.txt"
_COLUMNS: Final = 5
_IS_UNSURE: Final = "*"
"""Begins a name that is an ordinary word or a language as well."""
_HAS_PLURAL: Final = ("an", "er", "on", "i")
"""Ends of what one of a people is called: "Kenyans", "Icelanders"; not "the French"."""
_HAS_MEN: Final = ("chman", "shman", "woman")
_IS_WORDS: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?")
"""One word or two: longer names are for treaties."""
_SHORTEST: Final = 3
"""Letters: "us" and "in" are words of any line."""
_LEAST_SPELT: Final = 7
"""Letters of a name, and of what may be meant for it: in shorter ones a letter is too much."""
_VOWELS: Final = frozenset("aeiouy")
_MOST_SPELT: Final = 20
"""Letters: no country's name of one word is as long."""


def country_code(words: str) -> str:
    """The ISO code of the country that has a name, or whose people or things have; "" for none."""
    name = " ".join(folded(words).split())
    return _codes().get(name.removeprefix("the "), "")


def names_alike(word: str) -> tuple[str, ...]:
    """The names, people and adjectives of the country that a word names, folded; () for none.

    Of one word or two: "kenya", "kenyan", "kenyans"; "saudi arabia", "saudi".  What is an ordinary
    word as well ("pole") is none of them.
    """
    name = " ".join(folded(word).split()).removeprefix("the ")
    singular = name.removesuffix("s")
    code = _codes().get(name) or _codes().get(singular, "")
    return _called().get(code, ()) if code else ()


@lru_cache(maxsize=2048)
def misspelt_country(word: str) -> str:
    """The ISO code of the only country whose name is one letter away: "Philipines"; "" for none.

    A letter is missing or one too many, a vowel is another one, or two letters are exchanged; the
    first is right.  Short names are asked in vain: "Malta" is one letter from many words.
    """
    name = folded(word)
    if not _LEAST_SPELT <= len(name) <= _MOST_SPELT or not name.isalpha():
        return ""
    found = {
        code
        for one, code in _codes_of_names().items()
        if abs(len(one) - len(name)) <= 1 and _is_letter_away(one, name)
    }
    return found.pop() if len(found) == 1 else ""


def _is_letter_away(one: str, two: str) -> bool:
    start = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    if start is None:
        return one != two
    left, right = one[start:], two[start:]
    is_swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    is_vowel = left[:1] in _VOWELS and right[:1] in _VOWELS and left[1:] == right[1:]
    return start > 0 and (is_swapped or is_vowel or left[1:] == right or left == right[1:])


@cache
def _codes_of_names() -> dict[str, str]:
    """Codes by the names of countries that are one long word."""
    return {
        name: code
        for code, names, _ in _rows()
        for name in map(folded, names)
        if name.isalpha() and len(name) >= _LEAST_SPELT
    }


@cache
def _called() -> dict[str, tuple[str, ...]]:
    """What countries and their people are called, by code."""
    found: dict[str, tuple[str, ...]] = {}
    for code, names, demonyms in _rows():
        every = [*map(folded, names)]
        for one in demonyms:
            people = folded(one)
            is_regular = people.endswith(_HAS_PLURAL) and not people.endswith(_HAS_MEN)
            every += [people, f"{people}s"] if is_regular else [people]
        known = _codes()
        found[code] = tuple(
            dict.fromkeys(
                one
                for one in every
                if known.get(one.removesuffix("s") if one not in known else one) == code
                and _IS_WORDS.fullmatch(one)
            )
        )
    return found


@cache
def _codes() -> dict[str, str]:
    """Codes by folded name; read when somebody first asks: 250 lines."""
    found: dict[str, str] = {}
    for code, names, demonyms in _rows():
        for one in (*names, *demonyms):
            plain = folded(one).removeprefix("the ")
            if len(plain) >= _SHORTEST and not one.startswith(_IS_UNSURE):
                found.setdefault(plain, code)
    return found


def _rows() -> Iterator[tuple[str, list[str], list[str]]]:
    """The code of each country, its names, and what its people and things are called."""
    for line in _TABLE.read_text("utf-8").splitlines():
        cells = line.split("|")
        if not line.startswith("#") and len(cells) >= _COLUMNS:
            code, name, _, others, demonyms = cells[:_COLUMNS]
            named = [one.strip() for one in (name, *others.split(";"))]
            yield code, named, [one.strip() for one in demonyms.split(";")]
