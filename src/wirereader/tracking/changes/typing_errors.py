"""Letters put right: an edit of one letter between words of which one is no word at all."""

from collections.abc import Sequence

from wirereader.tracking.word_frequencies import is_common_word

_LEAST = 4  # letters: among shorter words one letter makes another word too often


def is_typing_error(old: Sequence[str], new: Sequence[str]) -> bool:
    """Claim that only a slip of the hand was put right: a letter, or a word typed twice."""
    if "".join(old) == "".join(new):
        return True  # "to day", "today"
    if len(old) != len(new):
        return False
    return all(a == b or _is_slip(a, b) for a, b in zip(old, new, strict=True))


def _is_slip(one: str, other: str) -> bool:
    if one.startswith("#") or other.startswith("#") or max(len(one), len(other)) < _LEAST:
        return False
    if distance(one, other) > 1:
        return False
    return not (is_common_word(one) and is_common_word(other))


def distance(one: str, other: str) -> int:
    """Letters put in, left out, replaced or swapped with the next (Damerau 1964)."""
    if abs(len(one) - len(other)) > 2:  # noqa: PLR2004 - more than anybody here asks about
        return abs(len(one) - len(other))
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        oldest, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, oldest[j - 2] + 1)
            row.append(cost)
    return row[-1]
