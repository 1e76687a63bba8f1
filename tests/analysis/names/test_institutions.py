"""Bodies of a state, and names that act."""

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.names.institutions import acts_as_people_do, bodies_of_state

PEOPLES = {"Kenyan", "Peruvian"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Kenyan Foreign Ministry spokesman confirmed it.", ["Kenyan Foreign Ministry"]),
        ("guards at the Peruvian Embassy in Nairobi", ["Peruvian Embassy"]),
        ("The Kenyan government said no.", []),
        ("The Local Embassy said no.", []),
        ("A Kenyan Army Museum opened.", []),
    ],
)
def test_a_people_and_its_institution_are_one_name(text: str, expected: list[str]) -> None:
    found = [text[a:b] for a, b in bodies_of_state(text, PEOPLES.__contains__, ENGLISH)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Later Delacourt started openly neglecting it.", True),
        ("Then Delacourt quietly said so.", True),
        ("They met in Delacourt said the guide.", False),
        ("Rain reached Delacourt yesterday.", False),
        ("Delacourt was flooded.", False),
        ("Delacourt", False),
    ],
)
def test_only_people_start_things(text: str, claimed: bool) -> None:
    start = text.index("Delacourt")
    assert acts_as_people_do(text, start, start + len("Delacourt"), ENGLISH) is claimed
