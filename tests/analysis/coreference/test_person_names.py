"""Who is one person and who are two."""

import re

import pytest

from tests.support.steps import assert_in_proportion
from wirereader.analysis.coreference.person_names import (
    Person,
    are_one,
    form_of,
    link_people,
    name_of,
)
from wirereader.analysis.english.english_language import ENGLISH


def linked(text: str, *names: str) -> list[list[str]]:
    """Link every occurrence of `names` (regular expressions) and give them person by person."""
    spans = sorted({m.span() for name in names for m in re.finditer(name, text)})
    spans = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
    people = link_people(text, spans, ENGLISH)
    return [[text[slice(*spans[i])] for i in person.mentions] for person in people]


def forms(text: str, *names: str) -> list[Person]:
    spans = sorted(m.span() for name in names for m in re.finditer(name, text))
    return link_people(text, spans, ENGLISH)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Beridze came. Beridze spoke. MS BERIDZE left.",
         ("Ana Beridze", "Beridze", "BERIDZE")),
        ("John Smith and, later, J. Smith signed.", ("John Smith", "J. Smith")),
        ("Robert Hale ran. Bob Hale won.", ("Robert Hale", "Bob Hale")),
        ('Robert "Bobby" Hale ran. Bobby won.', ('Robert "Bobby" Hale', "Bobby")),
        ("Jan van der Berg came. Van der Berg sat.", ("Jan van der Berg", "Van der Berg")),
        ("Bashar al-Haddad spoke. Haddad left. Al-Haddad wept.",
         ("Bashar al-Haddad", "Haddad", "Al-Haddad")),
        ("Mikheil Abashidze is also written Mikhail Abashidze.",
         ("Mikheil Abashidze", "Mikhail Abashidze")),
        ("Maria José Ortega met us. Maria José Ortega Ruiz signed.",
         ("Maria José Ortega Ruiz", "Maria José Ortega")),
        ("Lin Yu-chen won. Lin smiled.", ("Lin Yu-chen", "Lin")),
        ("Óscar Núñez sang. Oscar Nunez bowed.", ("Óscar Núñez", "Oscar Nunez")),
        ("Tom Hale Jr. spoke. Hale's aide smiled.", ("Tom Hale Jr.", "Hale's")),
        ("Joshua Norden ruled as Norden I. Norden died.", ("Joshua Norden", "Norden I", "Norden")),
        ("Pope Aldo XVI spoke. Aldo smiled.", ("Aldo XVI", "Aldo")),
    ],
)  # fmt: skip
def test_forms_of_one_person_are_one(text: str, names: tuple[str, ...]) -> None:
    assert len(linked(text, *names)) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Beridze met Irakli Beridze.", ("Ana Beridze", "Irakli Beridze")),
        ("Mr. Hale said no, and Mrs. Hale said yes.", ("Hale",)),
        ("John A. Smith sued John B. Smith.", ("John A. Smith", "John B. Smith")),
        ("Tom Hale Jr. buried Tom Hale Sr.", ("Tom Hale Jr.", "Tom Hale Sr.")),
        ("Paul Reyes wrote. Paula Reyes sang.", ("Paul Reyes", "Paula Reyes")),
        ("King Aldo I begot King Aldo II.", ("Aldo I(?!I)", "Aldo II")),
        ("Pope Aldo XV died, and Aldo XVI was chosen.", ("Aldo XV(?!I)", "Aldo XVI")),
    ],
)
def test_two_of_one_family_are_two(text: str, names: tuple[str, ...]) -> None:
    assert len(linked(text, *names)) == 2


def test_a_bare_surname_follows_its_title() -> None:
    text = "Mr. Ivan Hale and Mrs. Ruth Hale wed. Mrs. Hale sang. Mr. Hale wept."
    groups = linked(text, "Ivan Hale", "Ruth Hale", "Hale")
    assert groups == [["Ivan Hale", "Hale"], ["Ruth Hale", "Hale"]]
    people = forms(text, "Ivan Hale", "Ruth Hale", "(?<=Mr. )Hale", "(?<=Mrs. )Hale")
    assert [p.mentions for p in people] == [[0, 3], [1, 2]]


def test_an_undecided_surname_is_less_certain() -> None:
    sure = forms("Ana Hale came. Hale left.", "Ana Hale", r"Hale(?= left)")
    unsure = forms("Ana Hale met Jo Hale. Hale left.", "Ana Hale", "Jo Hale", r"Hale(?= left)")
    assert sure[0].certainties[-1] > 0.9
    assert min(c for p in unsure for c in p.certainties) < 0.6


def test_a_headline_surname_finds_whom_the_story_introduces_later() -> None:
    assert len(linked("Okoro wins vote\n\nNkechi Okoro won.", "Nkechi Okoro", "Okoro")) == 1


def test_a_lone_title_is_its_bearers() -> None:
    people = forms("President Ada Roe came. The President sat.", "Ada Roe", "President(?= sat)")
    assert len(people) == 1


def test_titles_tell_gender_and_are_no_part_of_the_name() -> None:
    text = "Sir President Minister Jo Roe"
    form = form_of(text, 4, len(text), ENGLISH)
    assert form.words == ("jo", "roe")
    assert form_of("Mrs. Roe", 5, 8, ENGLISH).title_gender == "f"
    assert not are_one(
        form_of("Mr. Jo Roe", 4, 10, ENGLISH), form_of("Ms. Jo Roe", 4, 10, ENGLISH), ENGLISH.people
    )


def test_the_fullest_form_is_the_name() -> None:
    text = "ROE. President Jo Roe. Roe's. Jo Ann Roe."
    spans = [(0, 3), (5, 21), (23, 28), (30, 40)]
    assert name_of(text, spans, ENGLISH) == ("Jo Ann Roe", ("ROE", "Jo Roe", "Roe"))


def test_linking_ten_thousand_names_takes_no_ages() -> None:
    names = [f"First{i % 700} Last{i % 900}" for i in range(10_000)]
    text = " ".join(names)
    spans, at = [], 0
    for name in names:
        spans.append((at, at + len(name)))
        at += len(name) + 1
    assert link_people(text, spans, ENGLISH)


def test_a_title_of_the_sentence_before_is_not_the_names() -> None:
    text = "They met Prince Karl. Anna Obi agreed. Mr. Hale left, and Dr. Roe sat."
    karl, anna, hale, roe = forms(text, "Karl", "Anna Obi", "Hale", "Roe")
    assert (karl.gender, anna.gender, hale.gender) == ("m", "f", "m")
    assert anna.titles == set()
    assert hale.titles == {"mr"}
    assert "dr" in roe.titles


def test_a_mans_first_name_alone_may_be_anybodys_surname() -> None:
    assert [one.gender for one in forms("Then Allen spoke.", "Allen")] == ["?"]
    assert [one.gender for one in forms("Then Anna spoke.", "Anna")] == ["f"]
    assert [one.gender for one in forms("Then Allen Roe spoke.", "Allen Roe")] == ["m"]


def test_a_surname_that_is_a_trade_is_its_bearers() -> None:
    text = "Former secretary James Baker spoke. Baker left. His wife, Susan Baker, agreed."
    assert linked(text, "James Baker", "Susan Baker", "Baker") == [
        ["James Baker", "Baker"],
        ["Susan Baker"],
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('Pim Srisuk, better known as "Ploy", left. Ploy wept.', ("Pim Srisuk", "Ploy")),
        ("Carlos Ruiz, 51, also known as Chato, fled. Chato is ill.", ("Carlos Ruiz", "Chato")),
        ("The MP Robert Ssenta, alias Bo Wine, agreed.", ("Robert Ssenta", "Bo Wine")),
        ('Astrid Holm, known to sailors as "Mother Fjord", died.', ("Astrid Holm", "Mother Fjord")),
        ("Astrid Holm died. She was born Astrid Berg in 1929.", ("Astrid Holm", "Astrid Berg")),
        ("Lila Vane (born Ann Roe) sang. Ann Roe was poor.", ("Lila Vane", "Ann Roe")),
        ("Margaret Stubbs danced. Born Margaret Oyelaran in Ife, she left.",
         ("Margaret Stubbs", "Margaret Oyelaran")),
    ],
)  # fmt: skip
def test_two_names_that_the_story_gives_to_one_are_one(text: str, names: tuple[str, ...]) -> None:
    assert len(linked(text, *names)) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee met a man known as Ploy.", ("Ann Lee", "Ploy")),
        ("Ann Lee, born in Leeds, met Jo Leeds.", ("Ann Lee", "Jo Leeds")),
        ("Born Ann Roe in Ife, she met Jo Stubbs.", ("Ann Roe", "Jo Stubbs")),
    ],
)
def test_nobody_is_given_anothers_name(text: str, names: tuple[str, ...]) -> None:
    assert len(linked(text, *names)) == 2


def test_names_at_birth_are_looked_for_in_linear_work() -> None:
    def link(count: int) -> None:
        names = [f"Jo {chr(97 + i % 26)}{chr(97 + i // 26 % 26)}b{i}".title() for i in range(count)]
        text = "".join(f"Born {name}. " for name in names)
        starts = [found.end() for found in re.finditer("Born ", text)]
        spans = [(at, at + len(name)) for at, name in zip(starts, names, strict=True)]
        link_people(text, spans, ENGLISH)

    assert_in_proportion(link, 100, 600, slack=2)
