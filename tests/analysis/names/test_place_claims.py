"""Places named once as such and again beside a noun, or in a list of them."""

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.names.name_spans import LOC, MISC, ORG, PER, NameSpan
from wirereader.analysis.names.place_claims import claimed_places, with_listed_places


def claimed(text: str, *tags: tuple[str, str], score: float = 0.9) -> list[str]:
    names = [NameSpan(text.index(w), text.index(w) + len(w), label, score) for w, label in tags]
    found = claimed_places(text, sorted(names), ENGLISH)
    return [text[n.start - 2 : n.end + 6] for n in found]


@pytest.mark.parametrize(
    "text",
    [
        "Cows died at Torvelby. Vets looked at a Torvelby farm.",
        "Cows died at Torvelby. A Torvelby farmer wept.",
        "Cows died at Torvelby. They hid from the Torvelby vets.",
    ],
)
def test_a_place_of_the_story_is_one_beside_a_noun(text: str) -> None:
    assert len(claimed(text, ("Torvelby", LOC))) == 1


def test_a_thing_that_goes_on_past_the_place_does_not_hide_it() -> None:
    text = "Cows died at Torvelby. Then came the Torvelby show."
    assert len(claimed(text, ("Torvelby", LOC), ("Torvelby show", MISC))) == 1


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Cows died at Torvelby. It was the Torvelby Agricultural Show.", [("Torvelby", LOC)]),
        ("Cows died at Torvelby. He asked Ann Torvelby why.", [("Torvelby", LOC)]),
        ("Cows died at Torvelby. the Torvelby-based vets", [("Torvelby", LOC)]),
        (
            "Cows died at Torvelby. Ann Torvelby wept, and the Torvelby farm shut.",
            [("Torvelby", LOC), ("Ann Torvelby", PER)],
        ),
        (
            "Cows died at Torvelby. He rang the Torvelby vets.",
            [("Torvelby", LOC), ("Torvelby vets", ORG)],
        ),
    ],
)
def test_what_may_be_another_name_is_left_alone(text: str, tags: list[tuple[str, str]]) -> None:
    assert claimed(text, *tags) == []


def test_a_doubtful_place_claims_nothing() -> None:
    assert claimed("Cows at Torvelby. A Torvelby vet.", ("Torvelby", LOC), score=0.6) == []


KNOWN = {"Torvelby", "Hadlow", "Cité Verte", "Marsh"}


def listed(text: str, *tags: tuple[str, str]) -> dict[str, str]:
    names = [NameSpan(text.index(w), text.index(w) + len(w), label, 0.9) for w, label in tags]
    found = with_listed_places(text, sorted(names), KNOWN.__contains__, ENGLISH)
    return {text[n.start : n.end]: n.label for n in found}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Growers near Torvelby and Hadlow said it had not rained.", "Hadlow"),
        ("Fires were lit in Torvelby or Cité Verte.", "Cité Verte"),
        ("Residents of Torvelby and Hadlow share a plough.", "Hadlow"),
    ],
)
def test_a_person_in_a_list_of_places_is_one(text: str, name: str) -> None:
    assert listed(text, ("Torvelby", LOC), (name, PER)) == {"Torvelby": LOC, name: LOC}


def test_a_list_goes_on_to_its_last_place() -> None:
    text = "Snow fell in Torvelby, Hadlow and Oslo."
    found = listed(text, ("Torvelby", LOC), ("Hadlow", ORG), ("Oslo", LOC))
    assert set(found.values()) == {LOC}


def test_people_live_in_a_place() -> None:
    assert listed("A youth, and other natives of Hadlow, ran.", ("Hadlow", PER)) == {"Hadlow": LOC}


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("In Torvelby, Hadlow said no.", [("Torvelby", LOC), ("Hadlow", PER)]),
        ("She met Torvelby and Hadlow.", [("Torvelby", LOC), ("Hadlow", PER)]),
        ("It is in Torvelby and Qwrt is angry.", [("Torvelby", LOC), ("Qwrt", PER)]),
        (
            "It is in Torvelby and Marsh is angry, as Ann Marsh was.",
            [("Torvelby", LOC), ("Marsh", PER), ("Ann Marsh", PER)],
        ),
    ],
)
def test_others_stay_what_they_are(text: str, tags: list[tuple[str, str]]) -> None:
    assert listed(text, *tags) == dict(tags)
