"""Weights of a story's terms, and how like an event a story is.

TF-IDF and nearest centroid, online, as in topic detection and tracking (Allan et al. 1998) and
news streams (Miranda et al. 2018): how rare a term is comes from a table of open news and from the
stories seen.  Terms are kept as 32-bit hashes: an event's centroid is small, and no text is kept.
"""

import math
from array import array
from collections.abc import Iterable, Mapping
from typing import NamedTuple, Self
from zlib import crc32

from wirereader.tracking.events.story_features import StoryFeatures
from wirereader.tracking.word_frequencies import word_frequencies
from wirereader.tracking.word_stems import stem, term_hash

KEPT_TERMS, KEPT_NAMES = 60, 40  # heaviest, of a story and of an event's centroid
_SLACK = 1.3  # a centroid grows by so much before it is cut
RARE = 15  # terms by which a story finds events
_PRIOR = 2000.0  # stories that the table of open news weighs as much as
_ITSELF = (
    1.5  # the story that is weighed has its terms, and half of one more, as nothing is certain
)
_HEAD = 16  # bytes before the terms of a packed centroid

Weights = dict[int, float]


class Seen(NamedTuple):
    """How many stories were seen, and how many of them had a term, by its hash."""

    stories: int
    counts: Mapping[int, int]


class Vector(NamedTuple):
    """A story as unit vectors; `rare`: the hashes of the terms that weigh most, the last most.

    `stories`: how many it was weighed against, those of the table of open news included.
    """

    terms: Weights
    names: Weights
    rare: tuple[int, ...]
    is_short: bool
    stories: float


def name_hash(name: str) -> int:
    """The hash that stands for a name: another than that of the word."""
    return crc32(name.encode("utf-8", "surrogatepass"), 1)


def hashes_of(features: StoryFeatures) -> list[int]:
    """All hashes whose counts `vector_of` wants to know."""
    return [*features.terms, *map(name_hash, features.names)]


def vector_of(features: StoryFeatures, seen: Seen) -> Vector:
    """The weights of a story's terms and names, the heaviest alone, as unit vectors."""
    counts, log = seen.counts, math.log
    prior = word_frequencies()
    known, scale = prior.counts, _PRIOR / prior.texts
    size = seen.stories + _PRIOR + 2
    weighed = []
    of_new = log(size / _ITSELF)
    for key, count in features.terms.items():
        had = counts.get(key, 0) + known.get(key, 0) * scale
        rarity = log(size / (had + _ITSELF)) if had else of_new
        weighed.append((rarity if count == 1 else (1 + log(count)) * rarity, key))
    weighed.sort()
    kept = [one for one in weighed[-KEPT_TERMS:] if one[0] > 0]
    named = []
    for name, count in features.names.items():
        key = name_hash(name)
        word = 0 if " " in name else term_hash(stem(name))
        rarity = log(size / (counts.get(key, 0) + _ITSELF + known.get(word, 0) * scale))
        if rarity > 0:
            named.append(((1 + log(count)) * rarity, key))
    rare = tuple(key for _, key in kept[-RARE:])
    return Vector(_unit(kept), _unit(sorted(named)[-KEPT_NAMES:]), rare, features.is_short, size)


def _unit(weighed: Iterable[tuple[float, int]]) -> Weights:
    weights = {key: weight for weight, key in weighed}
    norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {key: weight / norm for key, weight in weights.items()}


class Centroid:
    """What the stories of an event have in common: sums of their vectors, cut to the heaviest.

    `longs`: how many are more than a headline; `source`: the one all are from, 0 if of several.
    """

    __slots__ = ("longs", "names", "names_norm", "norm", "size", "source", "terms")

    def __init__(self, terms: Weights, names: Weights, size: int, longs: int, source: int) -> None:
        self.terms, self.names, self.size, self.longs = terms, names, size, longs
        self.source = source
        self.norm, self.names_norm = _norm(terms), _norm(names)

    def add(self, vector: Vector, source: int) -> None:
        """Take a story of a source in."""
        self.source = source if not self.size or self.source == source else 0
        _add(self.terms, vector.terms)
        _add(self.names, vector.names)
        self.size += 1
        self.longs += not vector.is_short
        self._settle()

    def join(self, other: "Centroid") -> None:
        """Take all stories of another event in."""
        self.source = self.source if self.source == other.source else 0
        _add(self.terms, other.terms)
        _add(self.names, other.names)
        self.size += other.size
        self.longs += other.longs
        self._settle()

    def _settle(self) -> None:
        self.terms = _heaviest(self.terms, KEPT_TERMS)
        self.names = _heaviest(self.names, KEPT_NAMES)
        self.norm, self.names_norm = _norm(self.terms), _norm(self.names)

    def cosine(self, vector: Vector) -> float:
        """How like the event a story is by its terms, 0 to 1."""
        return _dot(vector.terms, self.terms) / self.norm

    def names_cosine(self, vector: Vector) -> float:
        """How like the event a story is by its names, 0 to 1."""
        return _dot(vector.names, self.names) / self.names_norm

    def cosine_to(self, other: "Centroid") -> float:
        """How alike two events are."""
        return _dot(self.terms, other.terms) / (self.norm * other.norm)

    def pack(self) -> bytes:
        """The centroid in as few bytes as may be."""
        keys = array("I", [self.size, self.longs, self.source, len(self.terms)])
        keys.extend((*self.terms, *self.names))
        return keys.tobytes() + array("f", [*self.terms.values(), *self.names.values()]).tobytes()

    @classmethod
    def unpack(cls, packed: bytes) -> Self:
        """The centroid that was packed."""
        head = array("I")
        head.frombytes(packed[:_HEAD])
        size, longs, source, terms = head
        half = _HEAD + (len(packed) - _HEAD) // 2
        keys, weights = array("I"), array("f")
        keys.frombytes(packed[_HEAD:half])
        weights.frombytes(packed[half:])
        return cls(
            dict(zip(keys[:terms], weights[:terms], strict=True)),
            dict(zip(keys[terms:], weights[terms:], strict=True)),
            size,
            longs,
            source,
        )


def _norm(weights: Weights) -> float:
    return math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0


def _dot(one: Weights, other: Weights) -> float:
    return sum(weight * other[key] for key, weight in one.items() if key in other)


def _add(total: Weights, more: Weights) -> None:
    for key, weight in more.items():
        total[key] = total.get(key, 0.0) + weight


def _heaviest(weights: Weights, most: int) -> Weights:
    if len(weights) <= most * _SLACK:
        return weights
    kept = sorted(weights, key=weights.__getitem__)[-most:]
    return {key: weights[key] for key in kept}
