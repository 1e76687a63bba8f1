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
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from wirereader.analysis.language import PlaceWords
from wirereader.analysis.places.gazetteer import LONGEST_NAME, MOST_WORDS, Gazetteer, Place
from wirereader.analysis.places.place_candidates import (
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
from wirereader.analysis.places.place_context import (
    BETWEEN,
    holders_at,
    is_closed,
    is_stated,
    offices_at,
)
from wirereader.analysis.places.place_lists import listed_in, runs_of
from wirereader.analysis.places.story_evidence import (
    CITY,
    OPEN_MARGIN,
    evidence_of,
    scores_of,
)

# What evidence is worth, in powers of ten of people.
_MARKED = 12.0  # the text says so at this very mention
_KIN = 2.0  # a longer or a shorter name in the story means it: "the Republic of Congo", "Congo"
_COMPANY = 1.0  # all places that it is listed with are of its country


_TOWN = 50_000  # people: smaller ones share their names with places that no table has

_ONLY_BEARER = 0.97  # chance that the only country a name is known in is right
_DOUBTED = 0.85  # what is left of the chance where the name also is a word or a person's
_OPEN = 0.4  # the most that an open mention is given
# unknown names; see `_stranger`
_HELD_STRANGER, _PART_OF_STRANGER, _BESIDE_STRANGER, _SETTING = 0.7, 0.6, 0.6, 0.8
_NEAREST_STRANGER = 0.45  # the same, where only the nearest place tells
_NEAREST = 250  # code points to it at most
_SHARED = frozenset({"water", "mountain"})  # kinds that lie in several countries
_CURRENCIES = frozenset("$\u00a3\u20ac\u00a5\u20b9")  # "US$60" names no place
_COMPASS = 8  # code points before a people that are looked at: "north" and a blank
_LOOKED_AT = 6  # places before an unknown name that may share its sentence
_SENTENCE_END = re.compile(r"[.!?][\"'\u201d\u2019)]*\s+[A-Z\"\u201c]|\n")


class Resolved(NamedTuple):
    """Which place a mention means (None: left open) and the chance, 0 to 1, that this is right."""

    place: Place | None
    certainty: float


class _StoryNames(NamedTuple):
    """What a mention is read against: all places, the names of the story, the language's words."""

    gazetteer: Gazetteer
    names: Mapping[str, Name]
    wording: PlaceWords
    text: str
    story: Sequence[PlaceMention]
    listed: dict[int, Place]
    beside: dict[str, str]
    nearest: dict[str, str]


def resolve(
    text: str,
    mentions: Sequence[PlaceMention],
    words: PlaceWords,
    home: str | None = None,
    people: Collection[tuple[int, int]] = (),
) -> list[Resolved]:
    """Say for each mention, in the order given, which place it means.

    `home` is the country code of the source, a weak prior; `people` are the spans of people's
    names, in which no place is looked for. Demonyms resolve to their places. A
    place of None with low certainty means that nothing in the story decides. Time is linear in
    the text and in the number of mentions.
    """
    gazetteer = Gazetteer.load()
    mentions = [_as_named(gazetteer, text, mention, words) for mention in mentions]
    names = names_of(gazetteer, mentions, words)
    story = _with_found(gazetteer, text, mentions, names, words, people)
    marks = holders_at(gazetteer, text, story, names, words)
    for mention in story:
        names[key_of(mention.text)].offices.update(offices_at(text, mention, words))
    marked: dict[str, list[tuple[Place, ...]]] = defaultdict(list)
    for mention in story:
        if mention.start in marks:
            marked[key_of(mention.text)].append(marks[mention.start])
    held = _held(story, marks, names)
    kin = _kin(names)
    companions = _companions(text, story, marks)
    american = words.american.search(text) is not None
    told = {h.country for held_in in marks.values() for h in held_in if h.kind == "state"}
    for _ in range(2):
        evidence = evidence_of(gazetteer, names, home, american=american, told=told)
        for key, name in names.items():
            scores = scores_of(key, name, evidence, marked[key], held.get(key, ()))
            beside = [names[other] for other in companions.get(key, ())]
            meant = [names[other].bearers[names[other].best] for other in kin.get(key, ())]
            name.score(
                [
                    s + _COMPANY * _company(p, beside) + _KIN * (p in meant)
                    for s, p in zip(scores, name.bearers, strict=True)
                ]
            )
    known = _StoryNames(gazetteer, names, words, text, story, {}, {}, {})
    _read_strangers(known)
    return [_choose(known, m, marks.get(m.start), marked) for m in mentions]


def _read_strangers(known: _StoryNames) -> None:
    """Find the countries of lists, and of names no table has, by what stands beside them."""
    setting = _setting(known.names, "").place

    def before(mention: PlaceMention) -> str | None:
        """The country of the story, or of the place named last before a mention."""
        return setting.country if setting else _nearest_country(known, mention, is_before=True)

    listed = listed_in(known.gazetteer, known.text, known.story, known.names, known.wording, before)
    known.listed.update(listed)
    for mention in known.story:
        key = key_of(mention.text)
        if known.names[key].bearers:
            continue
        if key not in known.beside and (country := _country_beside(known, mention)) is not None:
            known.beside[key] = country
        if key not in known.nearest and (country := _nearest_country(known, mention)) is not None:
            known.nearest[key] = country


def _as_named(
    gazetteer: Gazetteer, text: str, mention: PlaceMention, words: PlaceWords
) -> PlaceMention:
    """Give "Macon" of "Macon, Ga.", the "south Sudanese" of "Sudanese", "Niger state" of "Niger".

    What is behind the comma is read as the text beside it.  "Kent County Council" names Kent.
    """
    bare = mention.text[: -len(words.county)]
    is_council = words.council.match(text, mention.end) and mention.text.endswith(words.county)
    if is_council and any(place.kind == "region" for place in gazetteer.lookup(bare)):
        return PlaceMention(mention.start, mention.start + len(bare), bare)
    part = words.part_after.match(text, mention.end)
    is_part = part is not None and _NOUN.match(text, part.end()) is None
    if part is not None and is_part and _is_shared(gazetteer, mention.text):
        return PlaceMention(mention.start, part.end(), mention.text + part[0])
    compass = words.compass.search(text, max(0, mention.start - _COMPASS), mention.start)
    if compass is not None:
        people = text[compass.start() : mention.end]
        if gazetteer.demonyms(people):
            return PlaceMention(compass.start(), mention.end, people)
    first, comma, rest = mention.text.partition(",")
    if not comma or len(mention.text) > LONGEST_NAME or not gazetteer.lookup(first):
        return mention
    holders = gazetteer.lookup_after_comma(rest.strip())
    if not any(holder.kind in {"state", "country"} for holder in holders):
        return mention
    return PlaceMention(mention.start, mention.start + len(first), first)


_NOUN = re.compile(r" \w")  # behind "state", as in "Niger state television"


def _is_shared(gazetteer: Gazetteer, words: str) -> bool:
    """Claim that a country and a part of one have the same name."""
    return {"country", "state"} <= {place.kind for place in gazetteer.lookup(words)}


def _with_found(
    gazetteer: Gazetteer,
    text: str,
    mentions: Sequence[PlaceMention],
    names: dict[str, Name],
    words: PlaceWords,
    people: Collection[tuple[int, int]],
) -> list[PlaceMention]:
    """The mentions and what else the gazetteer finds, sorted by start; its names join `names`."""
    starts = sorted([*((m.start, m.end) for m in mentions), *people])
    fresh = []
    for start, end, _ in gazetteer.find_names(text, words):
        at = bisect_right(starts, (start, math.inf))
        touches = at > 0 and starts[at - 1][1] > start
        is_money = text[end : end + 1] in _CURRENCIES
        if not touches and not is_money and (at == len(starts) or starts[at][0] >= end):
            found = PlaceMention(start, end, text[start:end])
            fresh.append(_as_named(gazetteer, text, found, words))
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


def _companions(
    text: str, story: Sequence[PlaceMention], marks: Mapping[int, tuple[Place, ...]]
) -> dict[str, set[str]]:
    """The names that each one is listed with: "San Jose and Austin", not "Macon, Georgia"."""
    companions: dict[str, set[str]] = defaultdict(set)
    for run in runs_of(text, story):
        after_town = {two.start for one, two in pairwise(run) if one.start in marks}
        keys = {key_of(m.text) for m in run if m.start not in after_town}
        for key in keys:
            companions[key] |= keys - {key}
    return companions


def _company(place: Place, companions: Sequence[Name]) -> float:
    """Which share, 0 to 1, of the places named together with one surely is of its country."""
    sure = [
        name.bearers[name.best].country
        for name in companions
        if name.bearers and lead(name.bearers, name.scores, name.best) >= OPEN_MARGIN
    ]
    return sum(country == place.country for country in sure) / len(sure) if sure else 0.0


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
    if holders and _is_elsewhere(known, mention, name, holders):
        return _stranger(known, mention, holders)
    if shore := _shore(known, mention, holders, marked.get(key, ())):
        return Resolved(shore, _HELD_STRANGER)
    lister = known.listed.get(mention.start)
    if lister is not None and not holders:
        holders = (lister,)
        if not any(p == lister or fits(p, holders) for p in name.bearers):
            return _stranger(known, mention, holders)
    if not holders and not marked.get(key) and (setting := _unlikely(known, key)):
        return setting
    return _best(name, holders)


def _best(name: Name, holders: tuple[Place, ...] | None) -> Resolved:
    """The bearer with the most for it, of those that `holders` hold if there are any."""
    scores = name.scores
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


def _shore(
    known: _StoryNames,
    mention: PlaceMention,
    holders: tuple[Place, ...] | None,
    elsewhere: Sequence[tuple[Place, ...]],
) -> Place | None:
    """Give waters or mountains of several countries in the only one the text puts them in.

    A sea is in no country for lying off its coast.
    """
    name = known.names[key_of(mention.text)]
    place = name.bearers[name.best]
    told = [holders] if holders else list(elsewhere)
    countries = {holder.country for one in told for holder in one}
    if place.kind not in _SHARED or len(countries) != 1 or (place.country and not holders):
        return None
    is_sea = known.wording.sea.search(place.name) is not None
    if holders and known.text.startswith(",", mention.end):  # "Lake Ek, Peru and Chile said"
        if is_sea or not is_closed(known.text, mention):
            return None
    elif is_sea and known.wording.shore.search(known.text, mention.start - BETWEEN, mention.start):
        return None
    return replace(place, country=countries.pop())


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
    return all(p.population < CITY for p in name.bearers) or is_stated(
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


def _nearest_country(
    known: _StoryNames, mention: PlaceMention, *, is_before: bool = False
) -> str | None:
    """Give the country of the surely known place that stands nearest, in the same paragraph."""
    at = bisect_left(known.story, (mention.start,))
    near = known.story[max(0, at - _LOOKED_AT) : at + _LOOKED_AT * (not is_before)]
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
