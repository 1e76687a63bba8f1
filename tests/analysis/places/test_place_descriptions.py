"""How countries stand in a sentence."""

import pytest

from wirereader.analysis.places.place_descriptions import named_in_text


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
