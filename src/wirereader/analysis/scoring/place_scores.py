"""Scores of places: whether each is taken for the right one of the world's places of its name.

A line of answers has "places": [{"start", "end", "country"?, "lat"?, "lon"?}], the country by name
or by its two letters; where it is missing, it is that of the town nearest to "lat" and "lon".
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from wirereader.analysis.places.gazetteer import Gazetteer, Place
from wirereader.analysis.scoring.measures import Gold, Measure, share, span_of
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention, MentionKind

_NEAR_KM = 161  # km: a hundred miles, the measure of the field (Accuracy@161)
_EARTH_KM = 12742  # the mean diameter of the earth
_CODE = 2  # letters of an ISO 3166 code
_CELL = 2  # degrees


class PlacesTally:
    """Countries right, and places within 161 km (a hundred miles) of where they are.

    With `is_given` the places are told to the analysis; without, one not found counts as wrong.
    """

    def __init__(self, gazetteer: Gazetteer, *, is_given: bool) -> None:
        self._is_given = is_given
        self._countries = _Countries(gazetteer)
        self._asked = self._right = self._answered = 0
        self._pinned = self._near = 0

    def given(self, gold: Gold) -> list[dict[str, Any]] | None:
        """Tell the analysis where places stand, if so asked."""
        if not self._is_given:
            return None
        spans = (span_of(place, gold["text"]) for place in gold["places"])
        return [{"start": start, "end": end, "type": "PLACE"} for start, end in spans]

    def add(self, gold: Gold, findings: Findings, nested: Sequence[Mention]) -> None:
        """Compare the places of one story."""
        found = {
            (mention.span.start, mention.span.end): findings.entities[mention.entity]
            for mention in (*findings.mentions, *nested)
            if mention.kind is MentionKind.NAME
            and findings.entities[mention.entity].kind is EntityKind.PLACE
        }
        for answer in gold["places"]:
            ours = found.get(span_of(answer, gold["text"]))
            country = self._countries.of(answer)
            if country is not None:
                self._asked += 1
                self._right += ours is not None and ours.country == country
                self._answered += ours is not None and ours.country is not None
            if answer.get("lat") is not None:
                self._pinned += 1
                self._near += ours is not None and _is_near(answer, ours)

    def measures(self) -> list[Measure]:
        """Give the shares of countries right and answered, and of places nearby."""
        return [
            share("country right", self._right, self._asked),
            share("country given", self._answered, self._asked),
            share(f"within {_NEAR_KM} km", self._near, self._pinned),
        ]


class _Countries:
    """Tells the country that an answer means."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._towns: defaultdict[tuple[int, int], list[Place]] = defaultdict(list)

    def of(self, answer: Gold) -> str | None:
        """Give the code of an answer's country, or None where it has none we know."""
        said = answer.get("country")
        if said:
            return self._named(str(said))
        if answer.get("lat") is None:
            return None
        return self._nearest(float(answer["lat"]), float(answer["lon"]))

    def _named(self, said: str) -> str | None:
        known = self._gazetteer.country(said) if len(said) == _CODE else None
        if known is None:
            known = next((p for p in self._gazetteer.lookup(said) if p.kind == "country"), None)
        return known.country if known else None

    def _nearest(self, lat: float, lon: float) -> str | None:
        if not self._towns:
            for place in self._gazetteer.places():
                if place.kind in {"city", "capital"} and place.lat is not None:
                    self._towns[_cell(place.lat, place.lon or 0.0)].append(place)
        row, column = _cell(lat, lon)
        near = [
            town
            for up in (-1, 0, 1)
            for along in (-1, 0, 1)
            for town in self._towns.get((row + up, column + along), ())
        ]
        return min(near, key=lambda town: _km(lat, lon, town)).country if near else None


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat / _CELL), math.floor(lon / _CELL)


def _is_near(answer: Gold, place: Entity) -> bool:
    return place.lat is not None and _km(answer["lat"], answer["lon"], place) <= _NEAR_KM


def _km(lat: float, lon: float, place: Place | Entity) -> float:
    """Measure a great circle by the haversine formula, in km."""
    if place.lat is None or place.lon is None:
        return math.inf
    up, along = math.radians(place.lat - lat), math.radians(place.lon - lon)
    scaled = math.cos(math.radians(lat)) * math.cos(math.radians(place.lat))
    chord = math.sin(up / 2) ** 2 + scaled * math.sin(along / 2) ** 2
    return _EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))
