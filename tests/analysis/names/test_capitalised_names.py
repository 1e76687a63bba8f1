"""Names by capitals alone."""

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.names.capitalised_names import guess_names
from wirereader.analysis.text.sentences import sentences


def guessed(text: str) -> list[tuple[str, str]]:
    return [(text[g.start : g.end], g.label) for g in guess_names(text, sentences(text), ENGLISH)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then Robert Worrell came.", [("Robert Worrell", "PER")]),
        ("We saw President Abodunrin there.", [("Abodunrin", "PER")]),
        ("Then VOA's Robert Hale spoke.", [("Robert Hale", "PER")]),
        ("He went to the Worrell Company.", [("Worrell Company", "ORG")]),
        ("However he came.", []),
        ("On Tuesday they left.", []),
        ("no names here", []),
    ],
)
def test_guesses(text: str, found: list[tuple[str, str]]) -> None:
    assert guessed(text) == found
