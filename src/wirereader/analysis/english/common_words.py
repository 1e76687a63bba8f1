"""How much a word looks like English: whole in the tagger's vocabulary, or a form of one that is.

The vocabulary is BERT's uncased English one, its commonest words first.  Words of other languages
stand in it too, but far down, and most are there in pieces only.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_COMMON_BEFORE = 16_000  # place in the vocabulary: beyond it names and foreign words are many
_RARE = 0.5  # of a word: what a rare one says
_INFLECTED = 0.7  # of a word: what a form of a common one says
_LEAST_INFLECTED = 5  # letters: shorter ones are forms of nothing by chance
_ENDINGS = (
    *(("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", "")),
    *(("ing", "e"), ("ly", ""), ("er", ""), ("er", "e")),
    # as the British write: "apologised"
    *(("ise", "ize"), ("ised", "ize"), ("ises", "ize"), ("ising", "ize"), ("isation", "ization")),
)


def familiarity(word: str) -> float:
    """Give 1 for a common English word in small letters, less for rarer ones, 0 for a stranger."""
    places = _places()
    place = places.get(word)
    if place is not None:
        return 1.0 if place < _COMMON_BEFORE else _RARE
    if len(word) < _LEAST_INFLECTED:
        return 0.0
    stems = (word.removesuffix(end) + ending for end, ending in _ENDINGS if word.endswith(end))
    common = any(places.get(stem, _COMMON_BEFORE) < _COMMON_BEFORE for stem in stems)
    return _INFLECTED if common else 0.0


@cache
def _places() -> Mapping[str, int]:
    """Words of two letters or more with their places; none where the vocabulary is not there."""
    shipped = files("wirereader.analysis").joinpath("model", "vocabulary.txt")
    try:
        pieces = shipped.read_text("utf-8").split("\n")
    except OSError:
        return {}
    return {piece: at for at, piece in enumerate(pieces) if len(piece) > 1 and piece.isalpha()}
