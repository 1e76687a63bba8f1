"""What lies around a place: the towns to draw, the cities to name, how far and which way.

All of it is read from the gazetteer; nothing is guessed.  A country or a state is shown by its own
towns, any other place by the towns of every country near it.
"""

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wirereader.analysis.places.gazetteer import Gazetteer, Place, Town, fold
from wirereader.analysis.places.geodesy import (
    RADIUS_KM,
    Flat,
    Spot,
    bearing,
    distance_km,
    flattened,
    wind,
)

LARGE = 100_000
"""People of a city that others are told to lie near."""
BESIDE = 2.0
"""A map is at most so many times as wide as it is high."""

_NAMED = 4  # cities written into a map: more cannot be read at its least size
_LISTED = 5  # states or nations told in words: more are not heard out
_CAPITALS = 3  # capitals near a country's own that are told
_SEEN_ROUND = 1.3  # of the reach: how far a town may be that is named
_WORLD = 1000.0  # km: within so much there are nations beyond counting
_BAND = 12.0  # degrees of latitude looked at first
_APART = 40.0  # km: a suburb says little about where a place is
_FARTHEST = 1000.0  # km from the middle of a map to its edge, where nothing asks for more
_FAR_LARGER = 1000.0  # km: beyond it a larger city says nothing
# km from the middle to the edge at least: what is so large has no neighbours nearer
_LEAST: dict[str, float] = {
    "continent": 3500.0,
    "water": 800.0,
    "mountain": 500.0,
    "region": 150.0,
}
_NEAREST = 60.0  # km from the middle to the edge of a town's map at least
# km of reach, and people of the towns drawn: as many points as can be told apart
_SMALLEST = ((150.0, 0), (1000.0, 10_000), (2000.0, 100_000), (math.inf, 500_000))
_MOST = 3000  # towns drawn: a map has fewer dots
_AREAS = frozenset({"country", "state"})
_OUTLIERS = 0.02  # of an area's towns may lie beyond the edge


class Near(NamedTuple):
    """A place, how many kilometres away it is and in which direction: "north-east"."""

    place: Place
    km: float
    towards: str
    flat: Flat


class Around(NamedTuple):
    """What lies around `place`, whose own point (`spot`) is the middle of the map.

    `reach` is the distance in km from the middle to the upper edge; `towns` are points within it
    (twice as far to the sides); `named` are cities to write into the map, the largest first.
    `larger` is the nearest city with more people; `capital` that of its country; `capitals` those
    nearest to a country's own.  `states` and `nations` are others that have towns within reach, the
    nearest first.  `is_area` claims that `towns` are the place's own.
    """

    place: Place
    spot: Spot
    reach: float
    towns: tuple[Flat, ...]
    named: tuple[Near, ...]
    larger: Near | None = None
    capital: Near | None = None
    capitals: tuple[Near, ...] = ()
    states: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()
    is_area: bool = False


def around(place: Place, gazetteer: Gazetteer | None = None) -> Around | None:
    """What lies around a place; None if nobody knows where it is.  Raises OSError, ValueError."""
    gazetteer = gazetteer or Gazetteer.load()
    if place.kind in _AREAS:
        own = [
            t for t in gazetteer.towns(country=place.country or "-") if _holds(place, t, gazetteer)
        ]
        if len(own) > 1:
            return _area(place, own, gazetteer)
    if place.lat is None or place.lon is None:
        return None
    return _point(place, Spot(place.lat, place.lon), gazetteer)


def _holds(place: Place, town: Town, gazetteer: Gazetteer) -> bool:
    return place.kind == "country" or gazetteer.state_of(town) == place.name


# A country or a state


def _area(place: Place, own: list[Town], gazetteer: Gazetteer) -> Around:
    given = None if place.lat is None or place.lon is None else Spot(place.lat, place.lon)
    spot = given or middle(Spot(t.lat, t.lon) for t in own)
    away = sorted(distance_km(spot, Spot(t.lat, t.lon)) for t in own)
    reach = max(_NEAREST / 2, away[int((len(away) - 1) * (1 - _OUTLIERS))] * 1.05)
    own.sort(key=lambda t: -t.population)
    flats = (flattened(spot, Spot(t.lat, t.lon)) for t in own[:_MOST])
    towns = tuple(flat for flat in flats if _is_within(flat, reach))
    seat = gazetteer.capital(place.country or "") if place.kind == "country" else None
    capital = _near(spot, seat)
    first = [capital] if capital is not None else []
    named = _spaced(first, _nearby(spot, own, gazetteer), reach)
    capitals = () if seat is None else _capitals(seat, gazetteer)
    return Around(place, spot, reach, towns, named, None, capital, capitals, is_area=True)


def middle(spots: Iterable[Spot]) -> Spot:
    """The point in the middle of others, wherever the date line is; of opposite points, any."""
    x = y = z = 0.0
    for lat, lon in spots:
        up, along = math.radians(lat), math.radians(lon)
        x += math.cos(up) * math.cos(along)
        y += math.cos(up) * math.sin(along)
        z += math.sin(up)
    return Spot(math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x)))


def _capitals(seat: Place, gazetteer: Gazetteer) -> tuple[Near, ...]:
    """The capitals nearest to a country's own."""
    if seat.lat is None or seat.lon is None:
        return ()
    here = Spot(seat.lat, seat.lon)
    near = ((distance_km(here, Spot(t.lat, t.lon)), t) for t in gazetteer.towns(kinds=("capital",)))
    ordered = sorted(near, key=lambda one: one[0])[: _CAPITALS + 1]
    found = (_near(here, gazetteer.town(town)) for _, town in ordered)
    return tuple(one for one in found if one and one.place != seat)[:_CAPITALS]


# Any other place


def _point(place: Place, spot: Spot, gazetteer: Gazetteer) -> Around:
    large = _large(place, spot, gazetteer)
    least = _LEAST.get(place.kind, _NEAREST)
    apart = [km for km, _ in large if km >= _APART]
    reach = min(max(apart[:_NAMED][-1] * 1.05 if apart else least, least), max(least, _FARTHEST))
    people = next(least for limit, least in _SMALLEST if reach <= limit)
    degrees = math.degrees(reach / RADIUS_KM)
    seen: list[tuple[float, Flat, Town]] = []
    for town in _within(gazetteer, people, spot, degrees, degrees * BESIDE):
        there = Spot(town.lat, town.lon)
        flat = flattened(spot, there)
        if _is_within(flat, reach):
            seen.append((math.hypot(*flat), flat, town))
    seen.sort(key=lambda one: one[0])
    by_size = sorted((town for _, _, town in seen), key=lambda town: -town.population)
    within = [town for km, _, town in seen if km <= reach]
    nation = gazetteer.country(place.country) if place.country else None
    seat = gazetteer.capital(place.country) if place.country else None
    larger = next(
        (t for km, t in large if t.population > place.population and km <= _FAR_LARGER), None
    )
    is_town = place.kind in {"city", "capital"}
    return Around(
        place,
        spot,
        reach,
        tuple(flat for _, flat, _ in seen[:_MOST]),
        _spaced([], _nearby(spot, by_size, gazetteer), reach),
        _near(spot, gazetteer.town(larger)) if larger and is_town else None,
        _near(spot, seat) if seat not in {None, place} else None,
        states=_states(place, within, gazetteer) if reach <= _WORLD else (),
        nations=_nations(nation, within, gazetteer) if reach <= _WORLD else (),
    )


def _within(
    gazetteer: Gazetteer, people: int, spot: Spot, up: float, along: float
) -> Iterator[Town]:
    """Towns in a box around a point: all within `up` degrees of it, further to the sides."""
    south, north = spot.lat - up, spot.lat + up
    nearer = max(abs(south), abs(north))  # to a pole, where degrees of longitude are short
    rise = math.cos(math.radians(nearer)) if nearer < 90 else 0.0  # noqa: PLR2004 - the pole
    breadth = min(180.0, along / rise) if rise > 0 else 180.0
    return gazetteer.towns(people, south=south, north=north, lon=spot.lon, breadth=breadth)


def _large(place: Place, spot: Spot, gazetteer: Gazetteer) -> list[tuple[float, Town]]:
    """Large cities but the place itself, the nearest first: near by, or in all the world."""
    found: list[tuple[float, Town]] = []
    for band in (_BAND, 180.0):
        towns = _within(gazetteer, LARGE, spot, band, band)
        found = [(distance_km(spot, Spot(t.lat, t.lon)), t) for t in towns]
        found = [one for one in found if one[0] >= 1 or gazetteer.town(one[1]) != place]
        near = math.radians(band) * RADIUS_KM
        if sum(_APART <= km <= near for km, _ in found) >= _NAMED:
            break
    return sorted(found, key=lambda one: one[0])


def _states(place: Place, towns: list[Town], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The states and provinces that these towns are in, but the place's own."""
    held = dict.fromkeys((t.state, t.country) for t in towns if t.state)
    seat = gazetteer.capital(place.country or "")  # a capital is named anyway: no state of its own
    own = {fold(one) for one in (place.name, place.admin1, seat and seat.name) if one}
    names: list[str] = []
    for town in (next(t for t in towns if (t.state, t.country) == one) for one in held):
        state = gazetteer.state_of(town)
        if town.country == place.country and state and fold(state) not in own:
            names.append(state)
    return tuple(dict.fromkeys(names))[:_LISTED]


def _nations(nation: Place | None, towns: list[Town], gazetteer: Gazetteer) -> tuple[str, ...]:
    codes = dict.fromkeys(t.country for t in towns)
    others = (gazetteer.country(code) for code in codes if code)
    return tuple(one.name for one in others if one is not None and one != nation)[:_LISTED]


def _is_within(flat: Flat, reach: float) -> bool:
    return abs(flat.north) <= reach and abs(flat.east) <= BESIDE * reach


def _near(spot: Spot, place: Place | None) -> Near | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    there = Spot(place.lat, place.lon)
    towards = wind(bearing(spot, there))
    return Near(place, distance_km(spot, there), towards, flattened(spot, there))


def _nearby(spot: Spot, towns: Iterable[Town], gazetteer: Gazetteer) -> Iterator[Near]:
    return (one for town in towns if (one := _near(spot, gazetteer.town(town))) is not None)


def _spaced(first: list[Near], others: Iterable[Near], reach: float) -> tuple[Near, ...]:
    """Cities that stand far enough apart to be read, at most a few of them."""
    chosen = list(first)
    for one in others:
        far = all(math.dist(one.flat, other.flat) >= reach / 4 for other in chosen)
        is_seen = one.km <= reach * _SEEN_ROUND and _is_within(one.flat, reach)
        if far and is_seen and (first or one.km >= reach / 8):
            chosen.append(one)
        if len(chosen) > _NAMED:
            break
    return tuple(chosen[: _NAMED + 1])
