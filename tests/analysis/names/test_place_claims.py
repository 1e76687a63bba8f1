"""Places named once as such and again beside a noun."""

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.names.name_spans import LOC, MISC, ORG, PER, NameSpan
from wirereader.analysis.names.place_claims import claimed_places


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
