"""What a whole story says for each bearer of a name: countries, states, neighbours on the map."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from wirereader.analysis.places.gazetteer import Gazetteer, Place, fold
from wirereader.analysis.places.place_candidates import UNSURE, Name, fits, lead, prior

MOST_ANCHORS = 24  # places of the story that nearness is measured to
MOST_HELD = 8  # towns asked of a state whether they lie in it
OPEN_MARGIN = 0.45  # a lead smaller than this over another country leaves the mention open

# What evidence is worth, in powers of ten of people.
_NAMED = 1.6  # the bearer's country is named in the story
_STATE_NAMED = 2.2  # its state or province is named
_COUNTRY_ALIVE = 0.6  # a country whose demonym or town is there too
_MARKED_ELSEWHERE = 3.5  # the text says so at another mention of the name
_HOLDS = 3.0  # it holds the town named before it: "Macon, Georgia"
_NEAR = 1.8  # all other places of the story lie right beside it
_BESIDE = 0.7  # one town of the story at least lies right beside it
_OFFICE = 2.5  # it has a prime minister, or a governor
_ALIAS = 3.0  # what a place loses that a country's very name is only another spelling of
_NAMESAKE = 1.5  # what a state loses to the town in it that has its name
_NATION = 1.5  # what a little-known part of one country loses to the country that has its name
# what a town loses whose state is not named, in a story that names those of others
_STATELESS = 0.5
_HOME = 1.2  # it lies in the country of the source
# it lies in the United States, and the story has governors, sheriffs, counties
_AMERICAN_WORDS = 1.4
_WORLD_CITY = 0.8  # a capital of millions, which papers name without its country
_MILLIONS = 1_000_000  # people
_REACH_KM = 1500.0  # km at which nearness has fallen to 1/e
_LOCAL = 1.7  # what lying in one neighbourhood is worth, of what nearness is
_LOCAL_KM = 150.0  # km at which that has fallen to 1/e, between towns
_FAR = 6  # times that: beyond it nothing is left
_WIDE_KM = 800.0  # the same for states and countries, whose middle may be far

_TIMES = 10  # so many times the people of a town its namesake has, if the town is small beside it
_AT_HOME = 0.7  # share of the story's places in one country, from which it is set there
_HOME_KM = 500.0  # km to the nearest town of such a story, as far as its readers know them
_UNTOLD = 0.3  # what is left of a country's support for such a town
CITY = 300_000  # people: from so many on a city is named without its state


class Evidence(NamedTuple):
    """What the whole story says: who names which countries and states, anchors on the map."""

    countries: dict[str, dict[str, int]]
    """By code: the names that name it, and how often."""
    named: dict[str, int]
    """By code: how often all of them do."""
    states: dict[str, dict[str, str]]
    """By a country's code: the names of its states, and which each is."""
    capitals: dict[str, set[str]]
    """By code: the names of its capital."""
    anchors: list[tuple[str, Place, float]]
    """Names, where they are, and what each is worth."""
    american: bool
    home: str | None
    told: Collection[str | None]
    """Codes of the countries whose towns the story names with their states: "Dayton, Ohio"."""


class _Near(NamedTuple):
    """How near the other places of a story lie.

    `whole` is 0 to 1, and `_LOCAL` more in one neighbourhood; `town_km` the distance to the nearest
    town; `share`, 0 to 1, how many of them are in the same country.
    """

    whole: float
    town_km: float
    share: float


def scores_of(
    key: str,
    name: Name,
    evidence: Evidence,
    marked: Sequence[tuple[Place, ...]],
    held: Sequence[Name],
) -> list[float]:
    """What each bearer of a name scores in this story, whatever the mention."""
    held = held[:MOST_HELD]
    distinct = list(dict.fromkeys(marked))[:MOST_HELD]
    is_nation = name.nation
    known = max((p.population for p in name.bearers if _is_city(p)), default=0)
    return [
        prior(p)
        + _support(p, key, evidence, is_small=_is_untold(p, known, evidence))
        + _MARKED_ELSEWHERE * any(fits(p, h) for h in distinct)
        + _HOLDS * any(fits(t, (p,)) for town in held for t in town.bearers)
        + _OFFICE * (p.kind in name.offices)
        - _STATELESS * _lacks_state(p, evidence)
        - UNSURE * (p.ambiguous and is_nation)
        - _NATION * (p.ambiguous and is_nation and p.kind == "state")
        - _ALIAS * (p.kind != "country" and is_nation and fold(p.name) != key)
        - _NAMESAKE * (p.kind == "state" and any(t.admin1 == p.name for t in name.bearers))
        for p in name.bearers
    ]


def _is_untold(place: Place, known: int, evidence: Evidence) -> bool:
    """Claim a town that would be named with its state: a small one, or where the story does so.

    `known` is how many people the largest city of its name has.
    """
    is_small = _is_town(place) and place.population * _TIMES < known
    return is_small or _lacks_state(place, evidence)


def _lacks_state(place: Place, evidence: Evidence) -> bool:
    """Claim a town that this story would name with its state, and does not."""
    if not _is_town(place) or place.population >= CITY or place.country == evidence.home:
        return False
    states = evidence.states.get(place.country or "", {}).values()
    return bool(place.admin1) and place.country in evidence.told and place.admin1 not in states


def _is_town(place: Place) -> bool:
    return place.kind in {"city", "capital"}


def _is_city(place: Place) -> bool:
    """Claim a town that is known by its name alone."""
    return _is_town(place) and place.population >= CITY and not place.ambiguous


def evidence_of(
    gazetteer: Gazetteer,
    names: Mapping[str, Name],
    home: str | None,
    *,
    american: bool,
    told: Collection[str | None] = (),
) -> Evidence:
    """Gather what the names of a story, as they are understood so far, say for each other.

    `home` is the country code of the source; `american`, that the story has words that only
    stories of the United States have; `told` are the countries of the states it puts towns in.
    """
    countries: dict[str, dict[str, int]] = defaultdict(dict)
    states: dict[str, dict[str, str]] = defaultdict(dict)
    capitals: dict[str, set[str]] = defaultdict(set)
    anchors = []
    for key, name in names.items():
        if not name.bearers:
            continue
        place = name.bearers[name.best]
        ahead = lead(name.bearers, name.scores, name.best)
        if ahead < OPEN_MARGIN:
            continue
        if place.country and place.kind in {"country", "region"}:
            countries[place.country][key] = name.count
        elif place.country and place.kind == "capital":
            capitals[place.country].add(key)
        elif place.country and place.kind == "state":
            states[place.country][key] = place.name
        seat = gazetteer.capital(place.country or "") if place.kind == "country" else place
        if (seat or place).lat is not None and place.kind != "continent":
            anchors.append((key, seat or place, name.count * min(ahead, 3.0)))
    anchors.sort(key=lambda a: -a[2])
    named = {code: sum(times.values()) for code, times in countries.items()}
    return Evidence(
        countries, named, states, capitals, anchors[:MOST_ANCHORS], american, home, told
    )


def _support(place: Place, key: str, evidence: Evidence, *, is_small: bool) -> float:
    """What the story says for a bearer of `key`.

    Of a small town (`is_small`) with the name of a city readers know, only what is near it says
    all: its state, or a town beside it.
    """
    score = 0.0
    is_local = place.country is not None and place.country == evidence.home
    country = place.country
    if country is not None:
        # no name speaks for itself
        named = evidence.named.get(country, 0) - evidence.countries.get(country, {}).get(key, 0)
        states = {name for by, name in evidence.states.get(country, {}).items() if by != key}
        if place.kind == "country":
            score += _COUNTRY_ALIVE * (named > 0)
        elif named:
            score += _NAMED + 0.3 * math.log2(min(named, 16))
        elif evidence.capitals.get(country, set()) - {key}:
            score += _NAMED / 2
        if place.admin1 and place.admin1 in states:
            score += _STATE_NAMED
            is_local = True
        elif place.kind in {"city", "state"} and states:
            score += _NAMED / 2
        score += _WORLD_CITY * (place.kind == "capital" and place.population >= _MILLIONS)
        score += _HOME * (country == evidence.home)
        american = evidence.american and country == "US" and place.kind != "country"
        score += _AMERICAN_WORDS * american
    near = _nearness(place, key, evidence.anchors)
    score += _NEAR * near.whole
    if _is_town(place):
        score += _BESIDE * math.exp(-near.town_km / _LOCAL_KM)
    reach_km = _HOME_KM if near.share > _AT_HOME else _LOCAL_KM
    is_told = is_local or near.town_km < reach_km
    return score if is_told or not is_small else score * _UNTOLD


def _nearness(place: Place, key: str, anchors: Iterable[tuple[str, Place, float]]) -> _Near:
    """How near the story's other places lie to a bearer of `key`."""
    total = got = own = 0.0
    nearest = math.inf
    if place.lat is None or place.lon is None:
        return _Near(got, nearest, own)
    local_km = _WIDE_KM if place.kind in {"country", "state"} else _LOCAL_KM
    for other, anchor, weight in anchors:
        if other != key and anchor.lat is not None and anchor.lon is not None:
            total += weight
            own += weight * (anchor.country == place.country)
            km = _km(place.lat, place.lon, anchor.lat, anchor.lon)
            got += weight * math.exp(-km / _REACH_KM)
            if km < local_km * _FAR:
                got += weight * _LOCAL * math.exp(-km / local_km)
            if km < nearest and _is_town(anchor) and anchor != place:
                nearest = km
    return _Near(got / total, nearest, own / total) if total else _Near(got, nearest, own)


def _km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Distance on a sphere drawn flat between the two latitudes: near enough to compare."""
    east = abs(lon - lon2)
    east = min(east, 360 - east) * math.cos(math.radians((lat + lat2) / 2))
    return 111.2 * math.hypot(lat - lat2, east)
