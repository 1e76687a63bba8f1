"""What the text says right at a place name: the country or state it is in, the officers it has."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from wirereader.analysis.language import PlaceWords
from wirereader.analysis.places.gazetteer import Gazetteer, Place
from wirereader.analysis.places.place_candidates import Name, PlaceMention, key_of

BETWEEN = 60  # code points at most between a name and the one that holds it
ASIDE = 40  # code points looked at for an office on either side

_CODE = re.compile(r",\s+([A-Z]{2}|[A-Z][a-z]{1,5}\.|[A-Z]\.\s?[A-Z]\.)(?!\w)")


def holders_at(
    gazetteer: Gazetteer,
    text: str,
    mentions: Sequence[PlaceMention],
    names: Mapping[str, Name],
    words: PlaceWords,
) -> dict[int, tuple[Place, ...]]:
    """Say which countries or states the text puts mentions in, by the mentions' starts.

    `mentions` must be sorted and `names` must know each of them.
    """
    marks: dict[int, tuple[Place, ...]] = {}
    for mention in mentions:
        code = _CODE.match(text, mention.end)
        if code:
            larger = gazetteer.lookup_after_comma(code[1])
            if states := tuple(p for p in larger if p.kind in {"state", "country"}):
                marks[mention.start] = states
    for one, two in pairwise(mentions):
        first, second = key_of(one.text), key_of(two.text)
        if two.start - one.end > BETWEEN or first == second:
            continue
        between = text[one.end : two.start]
        if words.behind.match(between):
            listed = _is_list(names[first], names[second]) or (
                between == ", " and _is_listed_town(text, two, names[second])
            )
            if names[second].holders and not listed:
                marks.setdefault(one.start, names[second].holders)
        elif names[first].holders and (
            words.before.match(between)
            or words.shore.match(between)
            or _is_peoples_part(text, between, names[first], two, words)
        ):
            marks.setdefault(two.start, names[first].holders)
    return marks


def _is_peoples_part(
    text: str, between: str, people: Name, part: PlaceMention, words: PlaceWords
) -> bool:
    """Claim "the Sudanese Kassala state": a people, and a part of their country."""
    is_part = words.part_after.match(text, part.end) is not None
    return between == " " and people.demonym and is_part


_LONGEST_DETERMINER = 6  # code points with the blank behind it
_CLOSED = re.compile(r",\s+(?:[A-Z][\w.]*\s?){1,4}(?:[.;:)]|,(?! and | or | [A-Z])|[\"\u201d]|\Z)")


def is_stated(text: str, mention: PlaceMention, words: PlaceWords) -> bool:
    """Claim that a state after a comma is a town's own: "a Leeds, Ohio court", "in Leeds, Ohio"."""
    if text[mention.end : mention.end + 1] != ",":
        return False
    first = max(0, mention.start - _LONGEST_DETERMINER)
    if words.attributed.search(text, first, mention.start):
        return True
    return is_closed(text, mention)


def is_closed(text: str, mention: PlaceMention) -> bool:
    """Claim that a name after a comma ends with a mark, and no list of names goes on."""
    return _CLOSED.match(text, mention.end) is not None


def _is_list(one: Name, two: Name) -> bool:
    """Say whether "China, Japan" rather lists two countries than puts the one into the other."""
    if one.demonym or two.demonym:
        return True
    countries = {p.country for p in two.bearers if p.kind == "country"}
    return one.nation and not any(
        p.kind == "state" and p.country in countries and not p.ambiguous for p in one.bearers
    )


_GOES_ON = re.compile(r",? (?:and|or|&) [A-Z]|, [A-Z]")


def _is_listed_town(text: str, mention: PlaceMention, name: Name) -> bool:
    """Claim "Hamilton, Kingston and Guelph": a likelier town than a state, in a list of them."""
    is_town = bool(name.bearers) and name.bearers[name.best].kind in {"city", "capital"}
    return is_town and _GOES_ON.match(text, mention.end) is not None


def offices_at(text: str, mention: PlaceMention, words: PlaceWords) -> Iterable[str]:
    """Tell what kind of place its officers make it: "Prime Minister of X", "X's governor"."""
    before = text[max(0, mention.start - ASIDE) : mention.start]
    after = text[mention.end : mention.end + ASIDE]
    return (
        kind for kind, left, right in words.offices if left.search(before) or right.match(after)
    )
