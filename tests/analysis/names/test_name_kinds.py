"""What the words around a name say it is."""

import re

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.names.name_kinds import names_a_pact, retold
from wirereader.analysis.names.name_spans import LOC, MISC, ORG, PER, NameSpan
from wirereader.analysis.places.gazetteer import Gazetteer


def kind(text: str, words: str, label: str, *more: str) -> str:
    """Give the kind of the first `words` of `text`, tagged `label`; `more` are people too."""
    tagged = [(words, label), *((name, PER) for name in more)]
    names = [
        NameSpan(*found.span(), what, 0.7)
        for name, what in tagged
        for found in re.finditer(re.escape(name), text)
    ]
    told = retold(text, sorted(names), Gazetteer.load(), ENGLISH)
    return next(n.label for n in told if n.start == text.index(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Velka Energo, the company that had planned the dam, said it would sue.", "Velka Energo"),
        ("Tumaini, a charity in Kisumu, fed 300 families.", "Tumaini"),
        ("Dutch oil giant Hoorvel said that profits rose.", "Hoorvel"),
        ("Hoorvel's shares fell on Monday.", "Hoorvel"),
        ("Hoorvel, which makes tyres, shut a plant.", "Hoorvel"),
        ("A man was hurt, Kanvel reported on Wednesday.", "Kanvel"),
        ("The bridge is shut, Kanvel reports.", "Kanvel"),
        ("One ship sank off the coast, Kanvel reported, citing the navy.", "Kanvel"),
    ],
)
def test_a_company_or_charity_is_no_person(text: str, words: str) -> None:
    assert kind(text, words, PER) == ORG


@pytest.mark.parametrize(
    "text",
    [
        "Torvel, a company director, said no.",
        "Torvel, who owns the firm's shares, said no.",
        "Dr. Torvel, which was a surprise, said no.",
        "Ann, the company that she was, said no.",
        "The company sued Torvel.",
        "A man was hurt, Dr. Torvel reported on Wednesday.",
        "Torvel reported to the police on Wednesday.",
    ],
)
def test_a_person_stays_one(text: str) -> None:
    assert kind(text, "Ann" if text.startswith("Ann") else "Torvel", PER) == PER


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zambrano started for Chicago on Friday.", "Zambrano"),
        ("The gang released Torvel after a week.", "Torvel"),
        ("It recorded talks between Torvel and his staff.", "Torvel"),
        ("They did not mention Torvel by name.", "Torvel"),
        ("The deal between Ann Lee and Torvel held.", "Torvel"),
    ],
)
def test_somebody_is_no_place(text: str, words: str) -> None:
    more = ["Ann Lee"] if "Ann Lee" in text else []
    assert kind(text, words, LOC, *more) == PER


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Paris started the week in sunshine.", "Paris"),
        ("Zambrano is a town by the river.", "Zambrano"),
        ("Zambrano said it was dry. People in Zambrano left.", "Zambrano"),
    ],
)
def test_a_place_stays_one(text: str, words: str) -> None:
    assert kind(text, words, LOC) == LOC


def test_the_surname_of_somebody_is_no_place() -> None:
    text = "Joseph Kiprotich met Omar Paris. Kiprotich is old. In Paris it rained."
    names = [
        NameSpan(0, 16, PER),
        NameSpan(21, 31, PER),
        NameSpan(33, 42, LOC),
        NameSpan(54, 59, LOC),
    ]
    assert [n.label for n in retold(text, names, Gazetteer.load(), ENGLISH)] == [PER, PER, PER, LOC]


@pytest.mark.parametrize("label", [PER, LOC])
def test_a_newspaper_is_nobody_and_nowhere(label: str) -> None:
    assert kind("The opposition told El Mundo on Friday.", "El Mundo", label) == ORG
    assert kind("Mr. Slate left.", "Slate", label) == PER


def test_what_is_called_after_somebody_is_nobody() -> None:
    assert kind("He told the Ann Lee Show all.", "Ann Lee Show", PER) == MISC
    assert kind("The Ann Lee Foundation paid.", "Ann Lee Foundation", PER) == ORG
    assert kind("They met at Wembley Museum.", "Wembley Museum", LOC) == LOC


def test_a_storm_has_a_name_and_is_nobody() -> None:
    assert kind("Ida struck at noon. Hurricane Ida killed four.", "Ida", PER) == MISC
    assert kind("Ida Roe struck at noon. Hurricane Ida killed four.", "Ida Roe", PER) == PER


def test_a_town_with_a_mayor_is_no_person() -> None:
    assert kind("Lupon Mayor Rodel Yap spoke.", "Lupon", PER) == LOC


@pytest.mark.parametrize("text", ["the Oslo Accords failed", "the Kigali Amendment came"])
def test_a_place_in_the_name_of_a_treaty_is_none(text: str) -> None:
    name = NameSpan(4, text.index(" ", 4), LOC)
    assert names_a_pact(text, name, ENGLISH.names)
    assert not names_a_pact("the Oslo talks failed", NameSpan(4, 8, LOC), ENGLISH.names)


def test_a_name_that_ends_in_a_space_is_told_like_any_other() -> None:
    text = "Hugh Mayhew  spoke. Hugh Mayhew  left."
    names = [NameSpan(0, 12, PER), NameSpan(20, 32, PER)]
    assert text[:12].endswith(" ")
    assert [n.label for n in retold(text, names, None, ENGLISH)] == [PER, PER]


@pytest.mark.parametrize("label", [PER, LOC])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The brewer has spoken with Rosa (Peru) and Kirvana (India) about a sale.", "Rosa"),
        ("The brewer has spoken with Rosa (Peru) and Kirvana (India) about a sale.", "Kirvana"),
        ("The lender sold its stake to Rosa, which employs 400 people.", "Rosa"),
        ("A rival of Torvel, which was founded in a shed, makes tyres.", "Torvel"),
    ],
)
def test_a_firm_that_has_somebodys_name_is_a_firm(text: str, words: str, label: str) -> None:
    assert kind(text, words, label) == ORG


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Rosa (Peru) beat Kirvana (India) 6-4 6-3.", "Rosa", PER),
        ("Rosa, which means pink, was her name.", "Rosa", PER),
        ("Torvel, who makes tyres, lives by the sea.", "Torvel", PER),
        ("The firm won contracts in Lyon (France).", "Lyon", LOC),
        ("The firm left Leeds, which makes beer and cloth.", "Leeds", LOC),
    ],
)
def test_a_country_beside_a_name_makes_no_firm_alone(text: str, words: str, label: str) -> None:
    assert kind(text, words, label) == label
