"""The candidates of toponym resolution: what bears each place name, scored before any context."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from wirereader.analysis.language import PlaceWords
from wirereader.analysis.places.country_names import misspelt_country
from wirereader.analysis.places.gazetteer import ACRONYM, LONGEST_NAME, Gazetteer, Place, fold

MOST_BEARERS = 12  # of one name that are weighed
UNSURE = 1.2  # what a doubtful bearer loses, in powers of ten of people

# powers of ten of people that a kind is worth beyond its own
_SIZE = {"country": 1.0, "capital": 0.8, "state": 0.7, "continent": 2.0}
# powers of ten of people that a place without any counts as
_NOMINAL = {
    "region": 6.0,
    "continent": 8.0,
    "water": 6.2,
    "mountain": 6.0,
    "landmark": 5.6,
    "state": 5.0,
}
# people at most of a district with the name of a town elsewhere, even if it holds a city
_DISTRICT = 50_000


class PlaceMention(NamedTuple):
    """A place name or demonym in a text: span in code points, end exclusive, and its words."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Name:
    """All mentions of one name: its bearers, and what they score whatever the mention."""

    bearers: tuple[Place, ...]
    demonym: bool
    count: int = 0
    scores: list[float] = field(default_factory=list)
    best: int = 0
    offices: set[str] = field(default_factory=set)

    @property
    def nation(self) -> bool:
        """Whether a country surely has this name."""
        return any(p.kind == "country" and not p.ambiguous for p in self.bearers)

    @property
    def holders(self) -> tuple[Place, ...]:
        """The bearers that other places may lie in."""
        return tuple(p for p in self.bearers if p.kind in {"state", "country", "region"})

    def score(self, scores: Sequence[float]) -> None:
        """Take new scores, one for each bearer, and the best of them."""
        self.scores = list(scores)
        self.best = top(self.scores)


def names_of(
    gazetteer: Gazetteer, mentions: Iterable[PlaceMention], wording: PlaceWords
) -> dict[str, Name]:
    """Gather mentions by name."""
    names: dict[str, Name] = {}
    for mention in mentions:
        key = key_of(mention.text)
        if key not in names:
            names[key] = Name(*bearers_of(gazetteer, mention.text, wording))
            names[key].score([prior(p) for p in names[key].bearers])
        names[key].count += 1
    return names


@lru_cache(maxsize=2048)
def key_of(words: str) -> str:
    """Give the key that the spellings of one name share; capitals stay apart ("US", "us")."""
    if len(words) < ACRONYM - 1 and words.isupper():
        return words
    return fold(words[: LONGEST_NAME * 2])


def bearers_of(
    gazetteer: Gazetteer, words: str, wording: PlaceWords
) -> tuple[tuple[Place, ...], bool]:
    """Every place the words may mean, the likeliest first, and whether they are a demonym."""
    found = gazetteer.lookup(words)
    people = gazetteer.demonyms(words)
    if people and not people[0].ambiguous and (not found or found[0].ambiguous):
        return people[:MOST_BEARERS], True
    if not found and words.isupper():
        found = gazetteer.lookup_after_comma(words)
    trimmed = words[: LONGEST_NAME * 2]
    while not found and trimmed != (shorter := wording.generic.sub("", trimmed, count=1)):
        trimmed = shorter
        found = gazetteer.lookup(trimmed)
    if words.startswith(trimmed) and wording.part_after.fullmatch(words, len(trimmed)):
        found = tuple(p for p in found if p.kind == "state") or found  # "Niger State"
    if not found and people:
        return people[:MOST_BEARERS], True
    if not found and wording.islands:
        found = gazetteer.lookup(f"{words[:LONGEST_NAME]} {wording.islands}")
    country = gazetteer.country(code) if not found and (code := misspelt_country(words)) else None
    if country is not None:
        found = (replace(country, ambiguous=True),)
    return tuple(sorted(found, key=prior, reverse=True))[:MOST_BEARERS], False


def prior(place: Place) -> float:
    """How often a name means this bearer, all else unknown: log of people, and its kind."""
    is_namesake = place.ambiguous and place.kind == "region"
    size = math.log10(min(place.population, _DISTRICT if is_namesake else math.inf) + 10)
    if place.population == 0:
        size = _NOMINAL.get(place.kind, size)
    doubt = 0.0
    if place.ambiguous and place.kind != "country":
        doubt = UNSURE if place.kind == "state" else UNSURE / 2
    return size + _SIZE.get(place.kind, 0.0) - doubt


def top(scores: Sequence[float]) -> int:
    """The place of the highest score."""
    return max(range(len(scores)), key=scores.__getitem__, default=0)


def lead(bearers: Sequence[Place], scores: Sequence[float], best: int) -> float:
    """How far the best bearer is before the best of another country."""
    own = bearers[best].country
    rivals = [s for p, s in zip(bearers, scores, strict=True) if p.country != own]
    return scores[best] - max(rivals, default=scores[best] - 4.0)


def fits(place: Place, holders: Iterable[Place]) -> bool:
    """Say whether one of the holders holds the place."""
    for holder in holders:
        if holder.country != place.country or holder == place:
            continue
        if holder.kind == "country" or place.admin1 == holder.name:
            return True
        if holder.kind == "region" and place.kind != "country":
            return place.admin1 in {None, "", holder.admin1}
    return False
