"""How alike two texts are, by the words they share in the same order.

Shingles as in Broder, "On the resemblance and containment of documents" (1997): every run of four
words; what counts is the share of the shorter text's runs that the longer one has too, so that a
story that only grew is wholly contained.
"""

import re

_WORDS = re.compile(r"\w+")
_RUN = 4
_FEW = 8  # words: texts as short as a headline have too few runs, and are compared word by word
_HALF = 0.5


def are_alike(one: str, other: str) -> bool:
    """Claim that the shorter of two texts has at least half of its words in the longer one."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return first == second
    run = 1 if min(len(first), len(second)) < _FEW else _RUN
    shorter, longer = sorted((_runs(first, run), _runs(second, run)), key=len)
    return len(shorter & longer) >= _HALF * len(shorter)


def same_words(one: str, other: str) -> bool:
    """Claim that two texts have the same words, whatever their case and marks."""
    return one == other or _words(one) == _words(other)


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def _runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}
