"""Which words of a sentence may be of a name: the tagger's later layers read these alone."""

from collections.abc import Collection, Sequence

from wirereader.analysis.names.wordpiece import Case, Subword

_TELLING = frozenset({Case.CAPITAL, Case.UPPER, Case.MIXED, Case.NUMBER})
_WORDS_WITHIN = 3
"""Words without a capital that may stand inside a name: "Bank of the West"."""
_WORDS_BEFORE = 2
"""Words without a capital that may open a name: "de la Fuente"."""
_FAR = _WORDS_WITHIN + 2  # words: too far to be of one name


def candidate_words(cases: Sequence[int]) -> set[int]:
    """Give the numbers of the words that may be of a name, told by how each is written (Case).

    These are words with a capital or a digit, two words before each ("de la Fuente"), a mark after
    it ("Inc."), and up to three words between two of them.
    """
    found: set[int] = set()
    before = -_FAR  # number of the last word with a capital: none near the first one
    for number, case in enumerate(cases):
        if case in _TELLING:
            is_near = number - before <= _WORDS_WITHIN + 1
            found.update(
                range(before + 1 if is_near else max(0, number - _WORDS_BEFORE), number + 1)
            )
            before = number
        elif case == Case.SIGN and number == before + 1:
            found.add(number)
    return found


def candidate_pieces(part: Sequence[Subword], also: Collection[int] = ()) -> list[int]:
    """Give the places in `part`, sorted, of the first pieces of words that may be of a name.

    Pieces that start at a code point in `also` are given with them, even inside a word.
    """
    firsts = [at for at, piece in enumerate(part) if piece.first or not at]
    found = {firsts[number] for number in candidate_words([part[at].case for at in firsts])}
    if also:
        found.update(at for at, piece in enumerate(part) if piece.start in also)
    return sorted(found)
