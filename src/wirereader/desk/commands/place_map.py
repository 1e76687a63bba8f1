"""The command map: where a place is, in words.

A place is taken from the card or name at hand, from the open story, from the library, or by its
name alone from the gazetteer; where that is not sure, it is said.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from wirereader.desk import navigation, phrases
from wirereader.desk.commands.names.known_names import MOST_LISTED
from wirereader.desk.commands.resolution import analysed, named_here
from wirereader.desk.commands.search_library import searchable
from wirereader.desk.context import Context
from wirereader.desk.outcomes import (
    CardShown,
    KnownShown,
    MapShown,
    NamedPlace,
    Outcome,
)
from wirereader.desk.phrases import distance
from wirereader.desk.targets import EntityIndex, KnownId, Target
from wirereader.story.clean import drawable
from wirereader.story.findings import Findings
from wirereader.story.folding import folded
from wirereader.story.names import Entity, EntityKind

if TYPE_CHECKING:
    from wirereader.analysis.places.gazetteer import Place
    from wirereader.analysis.places.geodesy import Spot
    from wirereader.analysis.places.neighbourhood import Around, Near
    from wirereader.story.entity_card import EntityCard

WHICH = "No place selected. map NAME, or go to a place first."
_SURE = 0.6
"""Certainty of a place's best mention below which it is said that it may be another."""
_SAME = 0.1  # degrees: ten kilometres, of places with one name
_OTHERS = 3
_APART_KM = 120
_MILLION = 1_000_000


class _FoundPlace(NamedTuple):
    """What the gazetteer says: the place, its other bearers, what lies around, what it is."""

    place: "Place"
    others: tuple[str, ...]
    around: "Around"
    role: str


async def show_map(context: Context, target: Target | None) -> Outcome:
    """Tell where a place is: the one meant, else that of the card or name at hand."""
    asked = await _asked(context, target)
    if isinstance(asked, Outcome):
        return asked
    meant: NamedPlace = asked
    found = await context.away(lambda: _look_up(meant))
    if found is None:
        return context.refused(f"The location of {meant.name} is not known.")
    if meant.lat is None:  # as typed, or as a story has it that does not tell where
        meant = meant._replace(name=found.place.name)
    lines = tuple(_lines(meant, found))
    return context.done(_said(meant, found), MapShown(lines, meant))


# Which place is meant


async def _asked(context: Context, target: Target | None) -> NamedPlace | Outcome:
    if target is None:
        return _of_last(context) or _of_name_at_hand(context)
    at = analysed(context)
    if isinstance(target, EntityIndex):
        return at if isinstance(at, Outcome) else _of_local(context, at.findings, target)
    if isinstance(target, KnownId):
        library = await searchable(context)
        card = await context.away(lambda: library.entity(target.id))
        return context.refused(f"No place {target}.") if card is None else _of_card(context, card)
    typed = drawable(str(target)).strip()
    if not isinstance(at, Outcome):
        findings = at.findings
        matching = navigation.matching(findings, typed)
        places = [one for one in matching if findings.entities[one].kind is EntityKind.PLACE]
        if places:
            return _of_entity(context, findings, places[0])
    return await _of_all(context, typed)


def _of_last(context: Context) -> NamedPlace | Outcome | None:
    """The place of the card, or the map, that was shown last."""
    shown = None if context.last is None else context.last.shows
    if isinstance(shown, MapShown):
        return shown.place
    if isinstance(shown, KnownShown):
        return _of_card(context, shown.card)
    if isinstance(shown, CardShown):
        story = context.open_story()
        findings = None if story is None else context.findings(story)
        if findings is not None and shown.name.entity in findings.entities:
            return _of_entity(context, findings, shown.name.index)
    return None


def _of_name_at_hand(context: Context) -> NamedPlace | Outcome:
    at = analysed(context)
    local = None if isinstance(at, Outcome) else named_here(context, at.findings)
    if isinstance(at, Outcome):
        return context.refused(WHICH)
    if local is None:
        body, offset = at.story.body, context.session.offset
        here = navigation.named_in(at.findings, body, offset, EntityKind.PLACE)
        if len(here) != 1:
            return context.refused(WHICH)
        local = here[0]
    return _of_entity(context, at.findings, local)


def _of_local(context: Context, findings: Findings, target: EntityIndex) -> NamedPlace | Outcome:
    """The place of a name of the open story."""
    if target.index >= len(findings.entities):
        return context.refused(f"No place {target} in this story.")
    return _of_entity(context, findings, target.index)


def _of_entity(context: Context, findings: Findings, local: int) -> NamedPlace | Outcome:
    entity = findings.entities[local]
    if entity.kind is not EntityKind.PLACE:
        return _no_place(context, entity.name, phrases.KINDS[entity.kind])
    best = max((one.certainty for one in findings.mentions if one.entity == local), default=1.0)
    doubt = "" if best >= _SURE else f"The story does not say which {entity.name} is meant."
    return _of_facts(entity)._replace(doubt=doubt)


def _of_facts(entity: Entity) -> NamedPlace:
    return NamedPlace(entity.name, entity.country, entity.lat, entity.lon, entity.aliases)


def _of_card(context: Context, card: "EntityCard") -> NamedPlace | Outcome:
    entity = card.entity
    if entity.kind != phrases.KINDS[EntityKind.PLACE]:
        return _no_place(context, entity.name, entity.kind)
    return NamedPlace(entity.name, entity.country, card.lat, card.lon, card.aliases)


def _no_place(context: Context, name: str, kind: str) -> Outcome:
    article = "an" if kind[:1] in "aeiou" else "a"
    return context.refused(f"{name} is {article} {kind}. Only places have maps.")


async def _of_all(context: Context, typed: str) -> NamedPlace | Outcome:
    """The place of this name that most stories name, else what the gazetteer has."""
    library = await searchable(context)
    found = await context.away(lambda: library.entities("place", typed, MOST_LISTED))
    wanted = folded(typed)
    exact = next((one for one in found if folded(one.name) == wanted), None)
    card = None if exact is None else await context.away(lambda: library.entity(exact.id))
    return NamedPlace(typed) if card is None else _of_card(context, card)


# What the gazetteer says of it


def _look_up(asked: NamedPlace) -> _FoundPlace | None:
    """The place in the gazetteer, and what lies around it; made where nobody waits."""
    from wirereader.analysis.places.gazetteer import Gazetteer, Place
    from wirereader.analysis.places.neighbourhood import around
    from wirereader.analysis.places.place_descriptions import describe

    gazetteer = Gazetteer.load()
    bearers = _bearers(gazetteer.lookup, asked.name)
    place = next((one for one in bearers if _is_it(asked, one)), None)
    for alias in asked.aliases if place is None else ():
        place = place or next((p for p in gazetteer.lookup(alias) if _is_it(asked, p)), None)
    if place is None and asked.lat is not None:
        place = Place(asked.name, "landmark", asked.country, None, asked.lat, asked.lon, 0)
    nearby = None if place is None else around(place, gazetteer)
    if place is None or nearby is None:
        return None
    others = (f"{one.name}, {describe(one)}" for one in bearers if _is_apart(one, nearby.spot))
    known = any(place is one for one in bearers)
    role = describe(place) if known or place.kind != "landmark" else ""
    return _FoundPlace(place, tuple(dict.fromkeys(others))[:_OTHERS], nearby, role)


def _bearers(lookup: "Callable[[str], tuple[Place, ...]]", name: str) -> "tuple[Place, ...]":
    """The places of a name; "Georgia, United States" are those that the latter holds."""
    found = lookup(name)
    head, comma, holder = name.rpartition(",")
    if found or not comma:
        return found
    larger = lookup(holder.strip())
    countries = {one.country for one in larger if one.kind == "country"}
    states = {one.name for one in larger if one.kind == "state"}
    return tuple(
        one for one in lookup(head.strip()) if one.country in countries or one.admin1 in states
    )


def _is_it(asked: NamedPlace, place: "Place") -> bool:
    """Claim that a place of the gazetteer is the one that the findings mean."""
    if asked.country is not None and place.country != asked.country:
        return False
    if asked.lat is None or asked.lon is None or place.lat is None or place.lon is None:
        return True
    return abs(asked.lat - place.lat) < _SAME and abs(asked.lon - place.lon) < _SAME


def _is_apart(other: "Place", spot: "Spot") -> bool:
    """Claim that another bearer is elsewhere: no district around a town, no seat of a state."""
    from wirereader.analysis.places.geodesy import Spot, distance_km

    if other.lat is None or other.lon is None:
        return False
    return distance_km(spot, Spot(other.lat, other.lon)) > _APART_KM


# In words


def _said(asked: NamedPlace, found: _FoundPlace) -> str:
    """What and where: "Tbilisi. Capital of Georgia. 41.7 N, 44.8 E."."""
    role = f" {phrases.full_stop(phrases.capital(found.role))}" if found.role else ""
    spot = found.around.spot
    middle = " in the middle" if found.around.is_area else ""
    where = phrases.coordinates(spot.lat, spot.lon)
    return f"{phrases.full_stop(asked.name)}{role} {where}{middle}."


def _lines(asked: NamedPlace, found: _FoundPlace) -> Iterator[str]:
    """One fact a sentence, one sentence a line; the doubtful first."""
    place, near = found.place, found.around
    if asked.doubt:
        yield asked.doubt
    elif found.others and asked.lat is None and asked.country is None:
        yield "Several places have this name. This is the best known."
    if place.population:
        yield f"{_people(place.population)} people."
    yield from _seats(near)
    told = [one.place for one in (near.larger, near.capital) if one is not None]
    if near.larger is not None:
        seat = ", the capital" if near.capital and near.capital.place == near.larger.place else ""
        yield f"Nearest larger city: {_told(near.larger, place)}{seat}."
    named = sorted(near.named, key=lambda one: one.km)
    if not near.is_area:  # a town is told once, but drawn all the same
        named = [one for one in named if one.place not in told]
    if named:
        head = "Large towns, seen from the centre" if near.is_area else "Around it"
        yield f"{head}: {'; '.join(_told(one, place) for one in named)}."
    if near.states:
        yield f"Neighbouring regions: {', '.join(near.states)}."
    if near.nations:
        yield f"Other countries within {distance(near.reach)}: {', '.join(near.nations)}."
    if found.others:
        yield f"Others with this name: {'; '.join(found.others)}."


def _seats(near: "Around") -> Iterator[str]:
    """The capital, and the capitals nearest to it."""
    capital = near.capital
    if capital is None or capital.km < 1:
        return
    if near.is_area:
        yield f"Capital: {capital.place.name}."
    elif near.larger is None or near.larger.place != capital.place:
        yield f"The capital, {capital.place.name}, is {_way(capital)}."
    if near.capitals:
        told = "; ".join(_told(one, capital.place) for one in near.capitals)
        yield f"Capitals nearest to {capital.place.name}: {told}."


def _told(one: "Near", of: "Place") -> str:
    """A place and the way there: "Yerevan in Armenia, 170 km to the south"."""
    from wirereader.analysis.places.gazetteer import Gazetteer
    from wirereader.analysis.places.place_descriptions import named_in_text

    code = one.place.country
    nation = Gazetteer.load().country(code) if code and code != of.country else None
    is_within = nation is not None and nation.name != one.place.name
    held = f" in {named_in_text(nation.name)}" if nation is not None and is_within else ""
    return f"{one.place.name}{held}, {_way(one)}"


def _way(one: "Near") -> str:
    return f"{distance(one.km)} to the {one.towards}"


def _people(number: int) -> str:
    """A number of people, about: "About 1.1 million", "About 48,000"."""
    if number >= _MILLION:
        return f"About {number / _MILLION:.1f} million".replace(".0 ", " ")
    step = 10 ** max(0, len(str(number)) - 2)
    return f"About {round(number / step) * step:,}"
