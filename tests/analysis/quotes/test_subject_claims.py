"""A claim that is the subject of its sentence ends where the verb of the sentence begins."""

import pytest

from tests.support.quoted import PEOPLE, named
from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.quotes.quotations import find
from wirereader.analysis.text.sentences import sentences


def reported(text: str) -> list[str]:
    drafts = find(text, sentences(text), named(text, PEOPLE), ENGLISH)
    return [span.of(text) for draft in drafts for span in draft.content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Lee's claim that the mine was safe is false.", "the mine was safe"),
        ("Ann Lee's claim that the mine is safe was rejected on Monday.", "the mine is safe"),
        (
            "Ann Lee's statement that the ship had sailed turned out to be wrong.",
            "the ship had sailed",
        ),
        (
            "Ann Lee's warning that the dam would break if it rained was ignored.",
            "the dam would break if it rained",
        ),
        (
            "Ann Lee's assertion that the men who worked there were paid has been denied.",
            "the men who worked there were paid",
        ),
        (
            "Ann Lee's suggestion that the tax could be cut was called naive.",
            "the tax could be cut",
        ),
    ],
)
def test_a_claim_ends_before_what_became_of_it(text: str, content: str) -> None:
    assert reported(text) == [content]


def test_a_claim_that_does_not_end_is_not_printed() -> None:
    assert reported("Ann Lee's claim that prices fell drew laughter.") == []


def test_a_claim_that_is_an_object_runs_to_the_end() -> None:
    text = "It confirmed Ann Lee's claim that the mine was safe and had been for years."
    assert "the mine was safe and had been for years" in reported(text)
