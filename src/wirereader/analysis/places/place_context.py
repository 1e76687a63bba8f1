"""What the text says right at a place name: the country or state it is in, the officers it has."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from wirereader.analysis.places.gazetteer import Gazetteer, Place
from wirereader.analysis.places.place_candidates import Name, PlaceMention, key_of

BETWEEN = 60  # code points at most between a name and the one that holds it
ASIDE = 40  # code points looked at for an office on either side

_MIDDLE = (
    r"(?:(?:a|an|the|its|in|of|on|near|at|and|north|south|east|west|\w+ern|central|capital|city|"
    r"town|village|port|province|region|state|suburb|district|resort|coastal|border|outside|"
    r"neighbou?ring|remote|rural)\s+)"
)
_BEHIND = re.compile(rf"(?:\s*,\s+{_MIDDLE}{{0,6}}|\s*\(\s*|\s+(?:in|of)\s+{_MIDDLE}{{0,4}})\Z")
_SEAT = r"(?:capital|city|town|village|port|state|province|region|suburb|district|resort|island)"
_BEFORE = re.compile(rf"(?:['’]s?)?\s+(?:[\w-]+\s+){{0,2}}{_SEAT}(?:\s+city)?(?:\s+of)?,?\s+\Z")
_CODE = re.compile(r",\s+([A-Z]{2}|[A-Z][a-z]{1,5}\.|[A-Z]\.\s?[A-Z]\.)(?!\w)")
_NATIONAL = (
    r"(?:[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|[Ff]oreign [Mm]inist\w+|[Pp]arliament|"
    r"[Ee]mbass\w+|[Aa]mbassadors?|[Dd]efen[cs]e [Mm]inist\w+|[Rr]epublic|[Aa]rmed [Ff]orces|"
    r"[Aa]rmy|[Ii]ndependence|[Ii]nterior [Mm]inist\w+)"
)
_REGIONAL = (
    r"(?:[Gg]overnor|Gov\.|[Ss]tate|[Uu]niversity|[Ss]enators?|[Cc]ongressm[ae]n|[Aa]ttorney|"
    r"[Ss]heriff|[Ss]upreme Court|General Assembly|[Ll]egislature|State Patrol|Bureau)"
)
_OFFICES = tuple(
    (
        kind,
        re.compile(rf"\b{words}(?:\s+(?:of|in|to))?\s+(?:the\s+)?\Z"),
        re.compile(rf"(?:['’]s?)?\s+(?:(?:new|former|then|acting|deputy|first|the)\s+)?{words}\b"),
    )
    for kind, words in (("country", _NATIONAL), ("state", _REGIONAL))
)


def holders_at(
    gazetteer: Gazetteer,
    text: str,
    mentions: Sequence[PlaceMention],
    names: Mapping[str, Name],
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
        if _BEHIND.match(between):
            if names[second].holders and not _is_list(names[first], names[second]):
                marks.setdefault(one.start, names[second].holders)
        elif _BEFORE.match(between) and names[first].holders:
            marks.setdefault(two.start, names[first].holders)
    return marks


def _is_list(one: Name, two: Name) -> bool:
    """Say whether "China, Japan" rather lists two countries than puts the one into the other."""
    if one.demonym or two.demonym:
        return True
    countries = {p.country for p in two.bearers if p.kind == "country"}
    return one.nation and not any(
        p.kind == "state" and p.country in countries and not p.ambiguous for p in one.bearers
    )


def offices_at(text: str, mention: PlaceMention) -> Iterable[str]:
    """Tell what kind of place its officers make it: "Prime Minister of X", "X's governor"."""
    before = text[max(0, mention.start - ASIDE) : mention.start]
    after = text[mention.end : mention.end + ASIDE]
    return (kind for kind, left, right in _OFFICES if left.search(before) or right.match(after))
