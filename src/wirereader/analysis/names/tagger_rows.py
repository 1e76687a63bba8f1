"""The rows of pieces that the tagger's network reads, and which of them may be part of a name.

The first layers read every piece. The later ones read only those of words that may be part of a
name; all others stand aside as context, by keys and values told from where they were left ("halt
and copy", Li et al. 2021, "Accelerating BERT Inference for Sequence Labeling via Early-Exit").
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wirereader.analysis.names.wordpiece import Case, Subword

ROW = 128  # pieces a row: what the network was trained on
CLS, SEP = 101, 102  # numbers of BERT's marks in the vocabulary
_SHORT = 96  # pieces: a few sentences, read whole; little is saved, and much hangs on each
_REACH = 3  # words: "Bank for the Reconstruction", as far as two capitals of one name stand apart
_AFTER = 1  # words after a capital: "U.S.", "Helmand province"


class Row(NamedTuple):
    """What one row of the network reads: sentences, or parts of long ones, side by side."""

    parts: list[list[Subword]]
    length: int


class LaidOut(NamedTuple):
    """The pieces of a row, by number and case; `order` begins with those `wanted` to the end."""

    ids: list[int]
    case: list[int]
    order: list[int]
    wanted: int


def rows_of(parts: Iterator[list[Subword]]) -> Iterator[Row]:
    """Put sentences side by side until a row is full."""
    row: list[list[Subword]] = []
    length = 1
    for part in parts:
        if row and length + len(part) + 1 > ROW:
            yield Row(row, length)
            row, length = [], 1
        row.append(part)
        length += len(part) + 1
    if row:
        yield Row(row, length)


def laid_out(row: Row) -> LaidOut:
    """Lay a row out; BERT's marks count among what is read, for every piece looks at them."""
    ids, case, telling = [CLS], [int(Case.EDGE)], [True]
    for part in row.parts:
        for number, how, *_ in part:
            ids.append(number)
            case.append(how)
        ids.append(SEP)
        case.append(int(Case.EDGE))
        telling += may_name(part)
        telling.append(True)
    if len(ids) <= _SHORT:
        telling = [True] * len(ids)
    first = [at for at, is_telling in enumerate(telling) if is_telling]
    rest = [at for at, is_telling in enumerate(telling) if not is_telling]
    return LaidOut(ids, case, first + rest, len(first))


def may_name(part: Sequence[Subword]) -> list[bool]:
    """Claim of each piece of a sentence that its word may be part of a name.

    It has a capital, comes right after one that has, or stands between two near each other.
    """
    starts = [at for at, piece in enumerate(part) if piece.first or not at]
    count = len(starts)
    starts.append(len(part))
    telling = [False] * len(part)
    last = -_REACH - 1
    for word in range(count):
        if Case.CAPITAL <= part[starts[word]].case <= Case.MIXED:
            first = last if word - last <= _REACH else word
            end = starts[min(word + 1 + _AFTER, count)]
            telling[starts[first] : end] = [True] * (end - starts[first])
            last = word
    return telling
