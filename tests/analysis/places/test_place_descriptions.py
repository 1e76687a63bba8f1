"""How countries stand in a sentence."""

import pytest

from wirereader.analysis.places.gazetteer import Place
from wirereader.analysis.places.place_descriptions import describe, named_in_text


@pytest.mark.parametrize(
    ("country", "told"),
    [
        ("Netherlands", "the Netherlands"),
        ("Faroe Islands", "the Faroe Islands"),
        ("United Kingdom", "the United Kingdom"),
        ("Georgia", "Georgia"),
    ],
)
def test_countries_have_their_article(country: str, told: str) -> None:
    assert named_in_text(country) == told


def test_what_no_table_has_is_a_place_and_no_region() -> None:
    street = Place("Alder Street", "region", "CA", None, None, None, 0)
    assert describe(street) == "place in Canada"
