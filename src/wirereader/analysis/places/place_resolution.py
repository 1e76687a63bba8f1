"""Toponym resolution: which place of its name a mention means, and how sure that is.

Every bearer of a name is scored by size, by what the text says right at it ("Paris, Texas", "the
French capital, Paris"), by the countries and states the story names (their demonyms count), by
nearness on the map to its other places, and by the source's home country. One name means one place
in a story unless the text itself marks a mention otherwise. When two countries' bearers come out
level, the mention is left open.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from wirereader.analysis.language import PlaceWords
from wirereader.analysis.places.gazetteer import LONGEST_NAME, MOST_WORDS, Gazetteer, Place, fold
from wirereader.analysis.places.place_candidates import (
    UNSURE,
    Name,
    PlaceMention,
    bearers_of,
    fits,
    key_of,
    lead,
    names_of,
    prior,
    top,
)
from wirereader.analysis.places.place_context import holders_at, is_stated, offices_at
from wirereader.analysis.places.place_lists import listed_in

MOST_ANCHORS = 24  # places of the story that nearness is measured to
MOST_HELD = 8  # towns asked of a state whether they lie in it
OPEN_MARGIN = 0.45  # a lead smaller than this over another country leaves the mention open

# What evidence is worth, in powers of ten of people.
_NAMED = 1.6  # the bearer's country is named in the story
_STATE_NAMED = 2.2  # its state or province is named
_COUNTRY_ALIVE = 0.6  # a country whose demonym or town is there too
_MARKED = 8.0  # the text says so at this very mention
_MARKED_ELSEWHERE = 3.5  # the text says so at another mention of the name
_HOLDS = 3.0  # it holds the town named before it: "Macon, Georgia"
_NEAR = 1.8  # all other places of the story lie right beside it
_OFFICE = 2.5  # it has a prime minister, or a governor
_KIN = 2.0  # a longer or a shorter name in the story means it: "the Republic of Congo", "Congo"
_ALIAS = 3.0  # what a place loses that a country's very name is only another spelling of
_NAMESAKE = 1.5  # what a state loses to the town in it that has its name
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

_TOWN = 50_000  # people: smaller ones share their names with places that no table has
_CITY = 300_000  # people: from so many on a city is named without its state

_ONLY_BEARER = 0.97  # chance that the only country a name is known in is right
_DOUBTED = 0.85  # what is left of the chance where the name also is a word or a person's
_OPEN = 0.4  # the most that an open mention is given
# unknown names; see `_stranger`
_HELD_STRANGER, _PART_OF_STRANGER, _BESIDE_STRANGER, _SETTING = 0.7, 0.6, 0.6, 0.8
_NEAREST_STRANGER = 0.45  # the same, where only the nearest place tells
_NEAREST = 250  # code points to it at most
_CURRENCIES = frozenset("$\u00a3\u20ac\u00a5\u20b9")  # "US$60" names no place
_LOOKED_AT = 6  # places before an unknown name that may share its sentence
_SENTENCE_END = re.compile(r"[.!?][\"'\u201d\u2019)]*\s+[A-Z\"\u201c]|\n")


class Resolved(NamedTuple):
    """Which place a mention means (None: left open) and the chance, 0 to 1, that this is right."""

    place: Place | None
    certainty: float


class _Evidence(NamedTuple):
    """What the whole story says: countries, states, anchors on the map."""

    countries: Counter[str]
    states: Counter[tuple[str, str]]
    anchors: list[tuple[str, Place, float]]
    american: bool
    home: str | None


class _StoryNames(NamedTuple):
    """What a mention is read against: all places, the names of the story, the language's words."""

    gazetteer: Gazetteer
    names: Mapping[str, Name]
    wording: PlaceWords
    text: str
    story: Sequence[PlaceMention]
    listed: Mapping[int, Place]
    beside: dict[str, str]
    nearest: dict[str, str]


def resolve(
    text: str, mentions: Sequence[PlaceMention], words: PlaceWords, home: str | None = None
) -> list[Resolved]:
    """Say for each mention, in the order given, which place it means.

    `home` is the country code of the source, a weak prior. Demonyms resolve to their places. A
    place of None with low certainty means that nothing in the story decides. Time is linear in
    the text and in the number of mentions.
    """
    gazetteer = Gazetteer.load()
    names = names_of(gazetteer, mentions, words)
    story = _with_found(gazetteer, text, mentions, names, words)
    marks = holders_at(gazetteer, text, story, names, words)
    for mention in story:
        names[key_of(mention.text)].offices.update(offices_at(text, mention, words))
    marked: dict[str, list[tuple[Place, ...]]] = defaultdict(list)
    for mention in story:
        if mention.start in marks:
            marked[key_of(mention.text)].append(marks[mention.start])
    held = _held(story, marks, names)
    kin = _kin(names)
    american = words.american.search(text) is not None
    for _ in range(2):
        evidence = _evidence(gazetteer, names, home, american=american)
        for key, name in names.items():
            scores = _scores(key, name, evidence, marked[key], held.get(key, ()))
            meant = [names[other].bearers[names[other].best] for other in kin.get(key, ())]
            name.score([s + _KIN * (p in meant) for s, p in zip(scores, name.bearers, strict=True)])
    listed = listed_in(gazetteer, text, story, names, words)
    known = _StoryNames(gazetteer, names, words, text, story, listed, {}, {})
    for mention in story:
        key = key_of(mention.text)
        if names[key].bearers:
            continue
        if key not in known.beside and (country := _country_beside(known, mention)) is not None:
            known.beside[key] = country
        if key not in known.nearest and (country := _nearest_country(known, mention)) is not None:
            known.nearest[key] = country
    return [_choose(known, m, marks.get(m.start), marked) for m in mentions]


def _with_found(
    gazetteer: Gazetteer,
    text: str,
    mentions: Sequence[PlaceMention],
    names: dict[str, Name],
    words: PlaceWords,
) -> list[PlaceMention]:
    """The mentions and what else the gazetteer finds, sorted by start; its names join `names`."""
    starts = sorted((m.start, m.end) for m in mentions)
    fresh = []
    for start, end, _ in gazetteer.find_names(text, words):
        at = bisect_right(starts, (start, math.inf))
        touches = at > 0 and starts[at - 1][1] > start
        is_money = text[end : end + 1] in _CURRENCIES
        if not touches and not is_money and (at == len(starts) or starts[at][0] >= end):
            fresh.append(PlaceMention(start, end, text[start:end]))
    for key, name in names_of(gazetteer, fresh, words).items():
        if key in names:
            names[key].count += name.count
        else:
            names[key] = name
    return sorted([*mentions, *fresh])


def _held(
    story: Sequence[PlaceMention],
    marks: Mapping[int, tuple[Place, ...]],
    names: Mapping[str, Name],
) -> dict[str, list[Name]]:
    """The towns that the text puts into each name."""
    held: dict[str, list[Name]] = defaultdict(list)
    for mention in story:
        if mention.start in marks:
            after = bisect_left(story, (mention.end,))
            if after < len(story):
                held[key_of(story[after].text)].append(names[key_of(mention.text)])
    return held


def _kin(names: Mapping[str, Name]) -> dict[str, set[str]]:
    """The names with bearers that hold another one, or are held by it, word by word."""
    kin: dict[str, set[str]] = defaultdict(set)
    for key, name in names.items():
        words = key.split(" ")
        if not name.bearers or len(words) > MOST_WORDS:
            continue
        for first in range(len(words)):
            for stop in range(first + 1, len(words) + 1):
                other = " ".join(words[first:stop])
                if other != key and other in names and names[other].bearers:
                    kin[key].add(other)
                    kin[other].add(key)
    return kin


def _scores(
    key: str,
    name: Name,
    evidence: _Evidence,
    marked: Sequence[tuple[Place, ...]],
    held: Sequence[Name],
) -> list[float]:
    """What each bearer of a name scores in this story, whatever the mention."""
    held = held[:MOST_HELD]
    distinct = list(dict.fromkeys(marked))[:MOST_HELD]
    is_nation = name.nation
    return [
        prior(p)
        + _support(p, key, evidence)
        + _MARKED_ELSEWHERE * any(fits(p, h) for h in distinct)
        + _HOLDS * any(fits(t, (p,)) for town in held for t in town.bearers)
        + _OFFICE * (p.kind in name.offices)
        - UNSURE * (p.ambiguous and is_nation)
        - _ALIAS * (p.kind != "country" and is_nation and fold(p.name) != key)
        - _NAMESAKE * (p.kind == "state" and any(t.admin1 == p.name for t in name.bearers))
        for p in name.bearers
    ]


def _evidence(
    gazetteer: Gazetteer, names: Mapping[str, Name], home: str | None, *, american: bool
) -> _Evidence:
    countries: Counter[str] = Counter()
    states: Counter[tuple[str, str]] = Counter()
    anchors = []
    for key, name in names.items():
        if not name.bearers:
            continue
        place = name.bearers[name.best]
        ahead = lead(name.bearers, name.scores, name.best)
        if ahead < OPEN_MARGIN:
            continue
        if place.country and place.kind in {"country", "region"}:
            countries[place.country] += name.count
        elif place.country and place.kind == "state":
            states[place.country, place.name] += name.count
        seat = gazetteer.capital(place.country or "") if place.kind == "country" else place
        if (seat or place).lat is not None and place.kind != "continent":
            anchors.append((key, seat or place, name.count * min(ahead, 3.0)))
    anchors.sort(key=lambda a: -a[2])
    return _Evidence(countries, states, anchors[:MOST_ANCHORS], american, home)


def _support(place: Place, key: str, evidence: _Evidence) -> float:
    """What the story says for a bearer of `key`."""
    score = 0.0
    country = place.country
    if country is not None:
        named = evidence.countries[country]
        if place.kind == "country":
            score += _COUNTRY_ALIVE * (named > 0)
        elif named:
            score += _NAMED + 0.3 * math.log2(min(named, 16))
        if place.admin1 and (country, place.admin1) in evidence.states:
            score += _STATE_NAMED
        elif place.kind in {"city", "state"} and any(c == country for c, _ in evidence.states):
            score += _NAMED / 2
        score += _WORLD_CITY * (place.kind == "capital" and place.population >= _MILLIONS)
        score += _HOME * (country == evidence.home)
        american = evidence.american and country == "US" and place.kind != "country"
        score += _AMERICAN_WORDS * american
    return score + _NEAR * _nearness(place, key, evidence.anchors)


def _nearness(place: Place, key: str, anchors: Iterable[tuple[str, Place, float]]) -> float:
    """How near the story's other places lie, 0 to 1 and `_LOCAL` more in one neighbourhood."""
    if place.lat is None or place.lon is None:
        return 0.0
    total = got = 0.0
    local_km = _WIDE_KM if place.kind in {"country", "state"} else _LOCAL_KM
    for other, anchor, weight in anchors:
        if other != key and anchor.lat is not None and anchor.lon is not None:
            total += weight
            km = _km(place.lat, place.lon, anchor.lat, anchor.lon)
            got += weight * math.exp(-km / _REACH_KM)
            if km < local_km * _FAR:
                got += weight * _LOCAL * math.exp(-km / local_km)
    return got / total if total else 0.0


def _km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Distance on a sphere drawn flat between the two latitudes: near enough to compare."""
    east = abs(lon - lon2)
    east = min(east, 360 - east) * math.cos(math.radians((lat + lat2) / 2))
    return 111.2 * math.hypot(lat - lat2, east)


def _choose(
    known: _StoryNames,
    mention: PlaceMention,
    holders: tuple[Place, ...] | None,
    marked: Mapping[str, Sequence[tuple[Place, ...]]],
) -> Resolved:
    """The story's choice for the name, moved by what stands at this mention."""
    key = key_of(mention.text)
    name = known.names[key]
    if not name.bearers:
        elsewhere = marked.get(key, ())
        return _stranger(known, mention, elsewhere[0] if elsewhere else None)
    scores = name.scores
    if holders and _is_elsewhere(known, mention, name, holders):
        return _stranger(known, mention, holders)
    lister = known.listed.get(mention.start)
    if lister is not None and not holders:
        holders = (lister,)
        if not any(p == lister or fits(p, holders) for p in name.bearers):
            return _stranger(known, mention, holders)
    if not holders and not marked.get(key) and (setting := _unlikely(known, key)):
        return setting
    if holders:
        fitting = [_MARKED * fits(p, holders) for p in name.bearers]
        scores = [s + f for s, f in zip(scores, fitting, strict=True)]
    best = top(scores)
    ahead = lead(name.bearers, scores, best)
    certainty = 1 / (1 + math.exp(-1.6 * ahead))
    if len({p.country for p in name.bearers}) == 1:
        certainty = _ONLY_BEARER
    elif ahead < OPEN_MARGIN:
        return Resolved(None, round(min(certainty, _OPEN), 3))
    if name.bearers[best].ambiguous and not holders:
        certainty *= _DOUBTED
    return Resolved(name.bearers[best], round(certainty, 3))


def _is_elsewhere(
    known: _StoryNames, mention: PlaceMention, name: Name, holders: tuple[Place, ...]
) -> bool:
    """Claim that the text puts a name into a state that has no town of it in any table.

    Not of large cities, where the text does not say so plainly: "In Geneva, Ohio farmers said"
    puts it nowhere, "a Geneva, Ohio, farmer" does.
    """
    if any(fits(place, holders) for place in name.bearers):
        return False
    are_states = all(holder.kind == "state" and not holder.ambiguous for holder in holders)
    are_towns = all(p.kind == "city" for p in name.bearers)
    if not (are_states and are_towns):
        return False
    return all(p.population < _CITY for p in name.bearers) or is_stated(
        known.text, mention, known.wording
    )


def _unlikely(known: _StoryNames, key: str) -> Resolved | None:
    """Give the story's setting for the name of towns too small to be meant there, or None.

    All are in countries that the story names nothing of, and most of it is set in another one.
    """
    name = known.names[key]
    if any(p.kind != "city" or p.population >= _TOWN for p in name.bearers):
        return None
    return _set_elsewhere(known, key, {place.country for place in name.bearers})


def _set_elsewhere(
    known: _StoryNames, key: str, countries: Collection[str | None]
) -> Resolved | None:
    """Give the story's setting when nothing else of the story is in these countries, or None."""
    others = {other: name for other, name in known.names.items() if other != key}
    if any(n.bearers and n.bearers[n.best].country in countries for n in others.values()):
        return None
    setting = _setting(others, key)
    return setting if setting.place is not None else None


def _stranger(
    known: _StoryNames, mention: PlaceMention, holders: tuple[Place, ...] | None
) -> Resolved:
    """A name no table has: in the country or state the text puts it in, or that of a name inside.

    Failing both, in the country most of the story is set in, and never sure.
    """
    words = " ".join(mention.text[: LONGEST_NAME * 2].split())
    if holders:
        holder = max(holders, key=prior)
        place = Place(words, "city", holder.country, None, None, None, 0)
        if holder.kind != "country":
            place = replace(place, admin1=holder.name, lat=holder.lat, lon=holder.lon)
        return Resolved(place, _HELD_STRANGER)
    for part in known.gazetteer.find_names(words, known.wording):
        inner = words[part.start : part.end]
        name = known.names.get(key_of(inner))
        name = name or Name(*bearers_of(known.gazetteer, inner, known.wording))
        if name.bearers:
            near = name.bearers[name.best]
            if near.kind == "city" and (there := _set_elsewhere(known, inner, {near.country})):
                return there
            place = Place(words, "landmark", near.country, near.admin1, near.lat, near.lon, 0)
            return Resolved(place, _PART_OF_STRANGER)
    beside = known.beside.get(key_of(mention.text))
    if beside is not None:
        place = Place(words, "region", beside, None, None, None, 0)
        return Resolved(place, _BESIDE_STRANGER)
    setting = _setting(known.names, words)
    nearest = known.nearest.get(key_of(mention.text)) if setting.place is None else None
    if nearest is None:
        return setting
    return Resolved(Place(words, "region", nearest, None, None, None, 0), _NEAREST_STRANGER)


def _nearest_country(known: _StoryNames, mention: PlaceMention) -> str | None:
    """Give the country of the surely known place that stands nearest, in the same paragraph."""
    at = bisect_left(known.story, (mention.start,))
    near = known.story[max(0, at - _LOOKED_AT) : at + _LOOKED_AT]
    found: list[tuple[int, str]] = []
    for other in near:
        name = known.names[key_of(other.text)]
        sure = name.bearers and lead(name.bearers, name.scores, name.best) >= OPEN_MARGIN
        gap = max(other.start - mention.end, mention.start - other.end)
        if not sure or gap < 0 or gap > _NEAREST:
            continue
        country = name.bearers[name.best].country
        between = known.text[min(other.end, mention.end) : max(other.start, mention.start)]
        if country is not None and "\n" not in between:
            found.append((gap, country))
    return min(found)[1] if found else None


def _country_beside(known: _StoryNames, mention: PlaceMention) -> str | None:
    """Give the country of a mention's list, or the one of the places before it in its sentence."""
    if mention.start in known.listed:
        return known.listed[mention.start].country
    at = bisect_left(known.story, (mention.start,))
    countries = set()
    for other in known.story[max(0, at - _LOOKED_AT) : at]:
        name = known.names[key_of(other.text)]
        if not name.bearers or name.demonym or name.bearers[name.best].ambiguous:
            continue
        if lead(name.bearers, name.scores, name.best) < OPEN_MARGIN:
            continue
        if _SENTENCE_END.search(known.text, other.end, mention.start + 1) is None:
            countries.add(name.bearers[name.best].country)
    return countries.pop() if len(countries) == 1 else None


def _setting(names: Mapping[str, Name], words: str) -> Resolved:
    weights: Counter[str] = Counter()
    for name in names.values():
        if name.bearers and (country := name.bearers[name.best].country):
            weights[country] += min(name.count, 4) * (1 if name.demonym else 2)
    if not weights:
        return Resolved(None, 0.0)
    (country, weight), total = weights.most_common(1)[0], weights.total()
    if weight * 2 <= total:
        return Resolved(None, 0.0)
    place = Place(words, "region", country, None, None, None, 0)
    return Resolved(place, round(_SETTING * weight / total, 3))
