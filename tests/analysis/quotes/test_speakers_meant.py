"""Speakers that a sentence names a few words before the act: what they call, a comment that."""

import pytest

from tests.support.quoted import told


def source_of(text: str) -> str | None:
    return told(text)[0][0]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The union fears what they call a “slow death” of the mine.", "The union"),
        ("Ann Lee condemned what she called a “slow death” of the mine.", "Ann Lee"),
        ("The ministry denounced what it called a “slow death”.", "The ministry"),
        ("It is fighting what it calls a “slow death” of the mine.", "It"),
        # persons are no "it", and a man is no "they": then it stays as it was written
        ("Ann Lee condemned what they called a “slow death”.", "they"),
        # another may be meant: whom the pronoun stands for is found out elsewhere
        ("Ann Lee left John Smith over what he called a “slow death”.", "he"),
        ("Ann Lee, who met John Smith, said he regretted what he called a “slow death”.", "he"),
    ],
)
def test_what_somebody_calls_it_is_the_subjects_word(text: str, source: str) -> None:
    assert source_of(text) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Ann Lee told a man who suggested that nobody would come that “this is a mistake”.",
            "Ann Lee",
        ),
        (
            "Ann Lee assured a driver who claimed that the road was shut that “it is open”.",
            "Ann Lee",
        ),
        ("Ann Lee met a man who suggested that “this is a mistake”.", "a man"),
        ("Ann Lee told a man who suggested that it was “a mistake”.", "a man"),
    ],
)
def test_a_second_that_belongs_to_who_told_it(text: str, source: str) -> None:
    assert source_of(text) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Omar Diaz made a comment that described the men as “beasts”.", "Omar Diaz"),
        ("Omar Diaz issued a statement that called the men “beasts”.", "Omar Diaz"),
        ("The row led Ann Lee to make a remark that called the men “beasts”.", "Ann Lee"),
        ("Omar Diaz read a comment that described the men as “beasts”.", "a comment"),
    ],
)
def test_a_comment_is_said_by_who_made_it(text: str, source: str) -> None:
    assert source_of(text) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ann Lee mocked Omar Diaz for saying that tea was a “cure”.", "Omar Diaz"),
        ("Ann Lee praised Omar Diaz for calling the war a “crime”.", "Omar Diaz"),
        (
            "It began when she came to court for her debts and for saying that tea was a “cure”.",
            "she",
        ),
        ("Ann Lee accused Omar Diaz of saying that tea was a “cure”.", "Ann Lee"),
    ],
)
def test_whoever_is_blamed_for_saying_it_said_it(text: str, source: str) -> None:
    assert source_of(text) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The complaint says Omar Diaz called her “a fool” in March.", "The complaint"),
        ("A lawsuit claims that Omar Diaz called her “a fool”.", "A lawsuit"),
        ("The paper said Omar Diaz called her “a fool”.", "Omar Diaz"),
    ],
)
def test_what_a_complaint_alleges_is_the_complaints_word(text: str, source: str) -> None:
    assert source_of(text) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("As Ann Lee went on about “rotten fish,” Omar Diaz left.", "Ann Lee"),
        ("Omar Diaz slept while Ann Lee goes on about “rotten fish” in the hall.", "Ann Lee"),
        ("A doctor had typed “unfit for work” on the form.", "A doctor"),
        ("Preys on old fears and calls people “losers” on air.", None),
        ("Thrives on old fears and calls people “losers” on air.", None),
    ],
)
def test_more_verbs_speak_and_a_verb_is_no_speaker(text: str, source: str | None) -> None:
    assert source_of(text) == source
