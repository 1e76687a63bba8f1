"""Regions of the world and the countries in them."""

from itertools import product
from string import ascii_uppercase

import pytest

from wirereader.analysis.places.gazetteer import Gazetteer
from wirereader.analysis.places.world_regions import countries_of

_CONTINENTS = ("Africa", "Asia", "Europe", "North America", "South America", "Oceania")
_OF_NO_CONTINENT = {"AQ", "EU", "GS", "HM", "IO", "TF"}  # ice, a union, and nobody's home


def test_every_country_lies_in_one_continent() -> None:
    gazetteer = Gazetteer.load()
    pairs = ("".join(pair) for pair in product(ascii_uppercase, repeat=2))
    known = {pair for pair in pairs if gazetteer.country(pair) is not None}
    told = [code for one in _CONTINENTS for code in countries_of(one)]
    assert len(told) == len(set(told))
    assert known - set(told) == _OF_NO_CONTINENT
    assert not set(told) - known


@pytest.mark.parametrize(
    ("region", "inside", "outside"),
    [
        ("the Maghreb", "TN", "NG"),
        ("south-east asia", "VN", "CN"),
        ("Middle East", "EG", "PK"),
        ("latin america", "MX", "US"),
        ("Nordic countries", "IS", "EE"),
    ],
)
def test_a_region_has_its_countries(region: str, inside: str, outside: str) -> None:
    assert inside in countries_of(region)
    assert outside not in countries_of(region)


def test_other_words_are_no_region() -> None:
    assert countries_of("Kenya") == countries_of("the east") == countries_of("") == ()
