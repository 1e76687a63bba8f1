"""Sentences without an end: what is done for them grows with their length, not with its square."""

import sys
from types import FrameType

import pytest

from tests.support.quoted import PEOPLE, named
from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.quotes.quotations import find
from wirereader.analysis.text.sentences import sentences
from wirereader.analysis.text.tokens import fold

SHORT = 400  # repetitions
LONGER = 4  # times as many
MOST = 1.5  # times the steps a repetition: from 200 words on no clause is read further


def steps(text: str) -> int:
    """Count the Python calls, and the turns of generators, that the quotes of a text take."""
    count = 0

    def noted(_frame: FrameType, event: str, _told: object) -> None:
        nonlocal count
        count += event == "call"

    breaks, names = sentences(text), named(text, PEOPLE)
    sys.setprofile(noted)
    try:
        find(text, breaks, names, ENGLISH)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "said ",
        "He said “a ",
        "He said “a” ",
        "Ann Lee said that ",
        "at which he rose and asked “x” ",
    ],
)
def test_a_sentence_without_an_end_takes_steps_by_its_length(piece: str) -> None:
    find(piece, sentences(piece), [], ENGLISH)  # what is loaded once is no step
    assert steps(piece * SHORT * LONGER) < MOST * LONGER * steps(piece * SHORT)


def test_commas_and_semicolons_are_given_by_their_words() -> None:
    text = "One, two; three “a, b” four, five"
    words = fold(text, [], [(0, len(text))], [(0, len(text))], [], ENGLISH)
    marks = [k for k, word in enumerate(words.word) if word in {",", ";"}]
    assert list(words.parting_between(0, len(words))) == marks
    assert list(words.parting_between(marks[0] + 1, marks[-1])) == marks[1:-1]
