"""To whom a quote is given, form by form: every kind has siblings, so that no one story is met."""

import pytest

from tests.support.quoted import PEOPLE, named, told
from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.quotes.quotations import find
from wirereader.analysis.text.sentences import sentences
from wirereader.story.quotes import Manner


def source_of(text: str) -> str | None:
    """The source of the first quoted string."""
    return told(text)[0][0]


def reported(text: str) -> list[tuple[str | None, str]]:
    """Source and words of each report without marks."""
    drafts = find(text, sentences(text), named(text, PEOPLE), ENGLISH)
    return [
        (d.source.of(text) if d.source else None, d.content[0].of(text))
        for d in drafts
        if d.manner is Manner.INDIRECT
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Guards, who have used force in 40 towns, beat him, said John Smith on Tuesday.",
            "John Smith",
        ),
        ("The tests show a leak in the main pipe, said Ann Lee in an interview.", "Ann Lee"),
        ("Both sides shot at each other, said the spokesman on Monday night.", "the spokesman"),
    ],
)
def test_said_may_follow_a_long_clause_with_its_time(text: str, source: str) -> None:
    (found,) = reported(text)
    assert found == (source, text[: text.index(", said")])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('Ann Lee said Smith\u2019s latest remarks showed "a lack of respect for us."', "Ann Lee"),
        (
            'Omar Diaz argued that her silence indicated "a loss of nerve" in the party.',
            "Omar Diaz",
        ),
        ('Mary Jones wrote that his conduct revealed "a taste for ruin".', "Mary Jones"),
        ('The new report showed "a steady fall in births".', "The new report"),
    ],
)
def test_what_only_shows_something_does_not_speak(text: str, source: str) -> None:
    assert source_of(text) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            'Smith was led away after someone near the stage had shouted "Gun!" on Friday.',
            "someone near the stage",
        ),
        ('Ann Lee stopped when a man in the crowd yelled "Liar!" at her.', "a man in the crowd"),
        (
            'Diaz left because a woman behind the fence screamed "Murderer!" twice.',
            "a woman behind the fence",
        ),
    ],
)
def test_somebody_without_a_name_speaks_in_a_later_clause(text: str, source: str) -> None:
    assert source_of(text) == source
