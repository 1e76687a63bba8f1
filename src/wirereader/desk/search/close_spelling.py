"""How many errors stand between a typed word and one that is known (Damerau 1964)."""

from collections.abc import Iterable
from typing import Final

MANY: Final = 9
"""More errors than anybody makes in a word; words of so many letters may have two errors."""
_SURE: Final = 5
"""Words of fewer letters are mended only by what cannot be another word: swapped or left out."""
_LEFT_OUT: Final = 0.9
_SWAPPED: Final = 0.8
"""What a letter too few or too many, and two that are swapped, count; a changed one counts 1."""


def most_errors(word: str) -> int:
    """How many errors a word of its length may have."""
    return 2 if len(word) >= MANY else 1


def errors_between(typed: str, meant: str) -> float:
    """How many errors stand between two words; a changed letter counts a little more.

    MANY where the first letters differ that are not swapped, or where a short word is another.
    """
    if typed[:1] != meant[:1] and typed[:2] != meant[1::-1]:
        return MANY
    before: list[float] = []
    row: list[float] = [float(at) for at in range(len(meant) + 1)]
    for at, letter in enumerate(typed):
        older, before, row = before, row, [at + 1.0]
        for to, other in enumerate(meant):
            changed = before[to] + (0 if letter == other else 1)
            best = min(changed, before[to + 1] + _LEFT_OUT, row[to] + _LEFT_OUT)
            if at and to and letter == meant[to - 1] and typed[at - 1] == other:
                best = min(best, older[to - 1] + _SWAPPED)
            row.append(best)
    is_swapped = len(typed) == len(meant) and row[-1] < _LEFT_OUT
    if len(typed) < _SURE and not is_swapped and len(typed) >= len(meant):
        return MANY
    return row[-1]


def closest(typed: str, known: Iterable[str]) -> str:
    """Which of some phrases in lower case differs from a typed one by spelling alone.

    Each word must be the other's, or nearly so; "" where none is near.
    """
    words = typed.split()
    best, fewest = "", float(MANY)
    for phrase in known:
        others = phrase.split()
        if len(others) != len(words):
            continue
        errors = 0.0
        for word, other in zip(words, others, strict=True):
            found = 0.0 if word == other else errors_between(word, other)
            if found > most_errors(word):
                break
            errors += found
        else:
            if errors < fewest:
                best, fewest = phrase, errors
    return best
