"""What a place is, in a few words for a card: "capital of Georgia", "city in Texas".

These words are the program's own, in the language of its pages, not the story's.
"""

import re

from wirereader.analysis.places.gazetteer import Gazetteer, Place

_ARTICLE = re.compile(
    r"(?:United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles|Comoros|Czech|Dominican|"
    r"Central African|Democratic Republic|Republic|Palestinian|British Virgin|U\.S\.|\w+ Islands$)"
)
_BY_STATE = frozenset({"US", "CA", "AU", "GB"})
_STATES = frozenset({"US", "AU", "IN", "BR", "MX", "DE", "NG", "AT", "MY", "VE", "SD", "SS", "MM"})
_PROVINCES = frozenset({"CA", "CN", "NL", "ZA", "AR", "PK", "AF", "ID", "IR", "TR", "CD", "VN"})
_WORDS = {
    "continent": "continent",
    "water": "body of water",
    "mountain": "mountains or desert",
}


def named_in_text(country: str) -> str:
    """A country as it stands in a sentence: "the Netherlands", "Georgia"."""
    return f"the {country}" if _ARTICLE.match(country) else country


def describe(place: Place) -> str:
    """Say in a few words what a place is, for a card: "capital of Georgia", "city in Texas"."""
    if place.kind in _WORDS:
        return _WORDS[place.kind]
    gazetteer = Gazetteer.load()
    nation = gazetteer.country(place.country) if place.country else None
    if place.kind == "country" or nation is None:
        return place.kind
    country = named_in_text(nation.name)
    if place.kind == "capital":
        return f"capital of {country}"
    if place.kind == "state" and place.country not in _STATES:
        if place.country == "GB":
            return f"part of {country}"
        return f"{'province' if place.country in _PROVINCES else 'region'} in {country}"
    within = place.admin1
    larger = gazetteer.lookup(within) if within else ()
    if place.kind != "state" and place.country in _BY_STATE and larger:
        alone = place.country == "US" and all(p.kind != "country" for p in larger)
        return f"{place.kind} in {within}" + ("" if alone else f", {nation.name}")
    if any(p.kind == "region" and p.name == within for p in larger):
        return f"{place.kind} in {within}"
    # no table has it: a street, a farm, a hill
    is_stranger = place.kind == "region" and place.lat is None
    return f"{'place' if is_stranger else place.kind} in {country}"
