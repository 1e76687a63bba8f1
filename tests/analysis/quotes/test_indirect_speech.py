"""Reported speech without marks: the clause, its cue and its source."""

import re
from dataclasses import dataclass

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.quotes.quotations import find
from wirereader.analysis.text.sentences import sentences
from wirereader.story.quotes import Manner

PEOPLE = re.compile(r"Ann Lee|John Smith|Smith|Ivo Maru|Maru")


@dataclass(frozen=True)
class Named:
    start: int
    end: int
    label: str = "PER"


def reported(text: str) -> list[tuple[str, str, list[str]]]:
    names = [Named(*m.span()) for m in PEOPLE.finditer(text)]
    return [
        (d.source.of(text), d.cue.of(text), [s.of(text) for s in d.content])
        for d in find(text, sentences(text), names, ENGLISH)
        if d.manner is Manner.INDIRECT and d.source and d.cue
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ruling party member of parliament Ivo Maru says the break was symbolic.",
            ("Ruling party member of parliament Ivo Maru", "says", ["the break was symbolic"]),
        ),
        (
            "A ministry spokesman confirmed Friday that her office had been closed.",
            ("A ministry spokesman", "confirmed", ["her office had been closed"]),
        ),
        (
            "Smith told VOA the decision was taken in haste.",
            ("Smith", "told", ["the decision was taken in haste"]),
        ),
        (
            "The agency quoted a ministry official as saying the embassy would close.",
            ("a ministry official", "saying", ["the embassy would close"]),
        ),
        (
            "The embassy will close on Monday, according to two officials.",
            ("two officials", "according", ["The embassy will close on Monday"]),
        ),
        (
            "According to Ann Lee, the embassy will close.",
            ("Ann Lee", "According", ["the embassy will close"]),
        ),
        (
            "The minister resigned on Sunday, hours after Ann Lee reported that it had been sold.",
            ("Ann Lee", "reported", ["it had been sold"]),
        ),
        (
            "John Smith resigned on Sunday, hours after a paper reported that it had been sold.",
            ("a paper", "reported", ["it had been sold"]),
        ),
        (
            "John Smith left office weeks after a court ruled that he had lied.",
            ("a court", "ruled", ["he had lied"]),
        ),
        (
            "John Smith resigned days before police said the embassy was closed.",
            ("police", "said", ["the embassy was closed"]),
        ),
        (
            "John Smith, 34, died on Friday as doctors said the disease was new.",
            ("doctors", "said", ["the disease was new"]),
        ),
        (
            "John Smith after the vote said the embassy was closed.",
            ("John Smith", "said", ["the embassy was closed"]),
        ),
        (
            "The embassy will close on Monday, Ann Lee said.",
            ("Ann Lee", "said", ["The embassy will close on Monday"]),
        ),
        (
            "The embassy, Ann Lee said, will close on Monday.",
            ("Ann Lee", "said", ["The embassy", "will close on Monday"]),
        ),
        (
            "The embassy will close, according to the mayor, Ann Lee.",
            ("the mayor, Ann Lee", "according", ["The embassy will close"]),
        ),
        (
            "After saying the embassy would close, Smith left.",
            ("Smith", "saying", ["the embassy would close"]),
        ),
        (
            "The mill, said Ann Lee, an engineer, would close in June.",
            ("Ann Lee", "said", ["The mill", "would close in June"]),
        ),
        (
            "Bread will cost more, according to Ann Lee, who runs the mill.",
            ("Ann Lee", "according", ["Bread will cost more"]),
        ),
        (
            "According to Ann Lee, who runs the mill, bread will cost more.",
            ("Ann Lee", "According", ["bread will cost more"]),
        ),
        (
            "The plan would, Ann Lee said, cost too much and, she added, take years to build.",
            ("Ann Lee", "said", ["The plan would", "cost too much", "take years to build"]),
        ),
        (
            "Smith told reporters in Paris, France, on Friday that the mill would close.",
            ("Smith", "told", ["the mill would close"]),
        ),
        (
            "Smith said that, if elected, she would leave.",
            ("Smith", "said", ["if elected, she would leave"]),
        ),
        (
            "Smith claimed that paying was smart, although the books stayed shut.",
            ("Smith", "claimed", ["paying was smart"]),
        ),
        (
            "Smith noted she has pushed for trials.",
            ("Smith", "noted", ["she has pushed for trials"]),
        ),
        (
            "The report points out that rules are weak.",
            ("The report", "points", ["rules are weak"]),
        ),
        (
            "The clan left town, attorneys for the family said.",
            ("attorneys for the family", "said", ["The clan left town"]),
        ),
        (
            "Smith said about 20 people have gone home.",
            ("Smith", "said", ["about 20 people have gone home"]),
        ),
        (
            "Smith said a second device was also found in the yard.",
            ("Smith", "said", ["a second device was also found in the yard"]),
        ),
        (
            "Smith, a baker, warned that bread would cost more.",
            ("Smith", "warned", ["bread would cost more"]),
        ),
    ],
)
def test_the_clause_is_the_content(text: str, found: tuple[str, str, list[str]]) -> None:
    assert reported(text) == [found]


def test_two_speakers_in_a_sentence_keep_their_own_words() -> None:
    text = "The law, said Ann Lee, would hurt farms, and John Smith said it would help nobody."
    assert reported(text) == [
        ("Ann Lee", "said", ["The law", "would hurt farms"]),
        ("John Smith", "said", ["it would help nobody"]),
    ]


def test_a_clause_after_a_quote_needs_its_that() -> None:
    text = '"It is over," Ann Lee told reporters, adding that she would leave.'
    assert reported(text) == [("Ann Lee", "adding", ["she would leave"])]


def test_two_reports_in_a_sentence_stay_apart() -> None:
    text = (
        "The ministry said Friday that it regretted the decision, but an agency quoted "
        "an official as saying the embassy would close."
    )
    assert reported(text) == [
        ("The ministry", "said", ["it regretted the decision"]),
        ("an official", "saying", ["the embassy would close"]),
    ]


def test_the_clause_around_quoted_words_is_a_report_too() -> None:
    text = 'Smith said the plan was "dead" and would not come back.'
    assert [content for _, _, content in reported(text)] == [
        ['the plan was "dead" and would not come back']
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"It is over," Ann Lee said.',
        "Ann Lee declined to say why she had left the room.",
        "Ann Lee did not say that she was ill.",
        "Ann Lee printed nothing.",
        "The charges against Smith were dropped.",
        "The news was announced on Friday.",
        "Ann Lee inherited a plan for the port.",
        "The report was long and the claims were many.",
        '"It is over," Ann Lee told a court before the vote.',
        '"It is over," Ann Lee said in the kitchen of the house they have shared.',
        "Ann Lee, a baker, would not say how much she paid.",
        "A spokeswoman for the ministry declined to say how much it had paid.",
        "Ann Lee spoke in a hall that serves as a shelter.",
        "Ann Lee said outside the court.",
        "That was what Ann Lee said when she left the town for good.",
        "Everything Ann Lee says is a lie.",
        "The criminal charges that might have come were dropped.",
    ],
)
def test_no_clause_no_report(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Ann Lee said no date had been set for the vote.",
            "Ann Lee",
            "no date had been set for the vote",
        ),
        (
            "Ann Lee argues there is little point in a new bridge.",
            "Ann Lee",
            "there is little point in a new bridge",
        ),
        (
            "A court found the town was in breach of the treaty.",
            "A court",
            "the town was in breach of the treaty",
        ),
        ("All agreed that the bridge was unsafe.", "All", "the bridge was unsafe"),
        (
            "All the bakers I asked said the price of flour was too high.",
            "All the bakers",
            "the price of flour was too high",
        ),
        ("A few bakers said the ovens were old.", "A few bakers", "the ovens were old"),
        (
            "Ann Lee has written that the bridge must go.",
            "Ann Lee",
            "the bridge must go",
        ),
    ],
)
def test_a_clause_is_reported_with_its_whole_source(text: str, source: str, content: str) -> None:
    assert [(who, said) for who, _, said in reported(text)] == [(source, [content])]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("While Ann Lee said the pier was safe, the bank closed it.", "the pier was safe"),
        ("After Ann Lee said that the pier had sunk, Smith went home.", "the pier had sunk"),
        (
            "The bank closed, and, when Ann Lee claimed that it would open, Smith laughed.",
            "it would open",
        ),
        (
            "Days after Ann Lee said the law was cruel, John Smith signed it.",
            "the law was cruel",
        ),
        (
            "Just two hours before Ann Lee said the law was cruel, the minister signed it.",
            "the law was cruel",
        ),
        (
            'When Ann Lee said the law was "cruel," John Smith signed it.',
            'the law was "cruel,"',
        ),
    ],
)
def test_a_report_before_the_main_clause_ends_with_its_own(text: str, content: str) -> None:
    assert next(said for _, _, said in reported(text)) == [content]


def test_a_comma_inside_the_report_does_not_end_it() -> None:
    text = "While Ann Lee said the pier, the crane and the shed were safe, the bank closed them."
    assert reported(text)[0][2] == ["the pier, the crane and the shed were safe"]


def test_what_one_thinks_in_ones_own_report_is_no_second_report() -> None:
    text = "Ann Lee said she believes that the bridge will hold. She thinks that it is strong."
    assert [said for _, _, said in reported(text)] == [
        ["she believes that the bridge will hold"],
        ["it is strong"],
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            '"The pier is shut," Ann Lee said, adding she would never go there.',
            "Ann Lee",
            "she would never go there",
        ),
        (
            "Ann Lee added: The pier is shut and the ferry is gone.",
            "Ann Lee",
            "The pier is shut and the ferry is gone",
        ),
        ("The pier has sunk, as Ann Lee has said.", "Ann Lee", "The pier has sunk"),
        ("By and large, all agreed that the pier would sink.", "all", "the pier would sink"),
        ("Ann Lee said that was wrong.", "Ann Lee", "that was wrong"),
    ],
)
def test_a_report_behind_a_quote_a_colon_or_a_comma(text: str, source: str, content: str) -> None:
    assert [(who, said) for who, _, said in reported(text)] == [(source, [content])]


@pytest.mark.parametrize(
    "text", ["The bakers had two reasons: rain and snow.", "Ann Lee met many claims: all old ones."]
)
def test_a_number_before_it_shows_a_noun(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize(
    "dateline",
    [
        "HARKER (AP) _",
        "HARKER, Peru (AP) _",
        "HARKER, Nov 20 (Reuters) -",
        "LOS HARKOS, Peru, Nov 20 (AFP) --",
    ],
)
def test_where_a_story_was_filed_is_no_part_of_what_is_said(dateline: str) -> None:
    text = f"{dateline} A court freed two men, Ann Lee said."
    assert reported(text) == [("Ann Lee", "said", ["A court freed two men"])]


def test_the_day_that_owns_what_happened_is_said_too() -> None:
    assert reported("Ann Lee says Sunday's storm broke the pier.") == [
        ("Ann Lee", "says", ["Sunday's storm broke the pier"])
    ]


@pytest.mark.parametrize(
    "text",
    ['Ann Lee called her boat "Patience" and left.', 'Smith called his old dog "Bruno".'],
)
def test_the_name_of_a_thing_is_nobodys_words(text: str) -> None:
    assert reported(text) == []


def test_what_somebody_is_called_is_said() -> None:
    assert reported('Ann Lee called her rival "Crooked Jo".') != []


def test_where_a_story_was_filed_says_nothing() -> None:
    text = (
        "HARKER (Reuters) - The High Court on Tuesday barred a rider, ruling that he had not paid."
    )
    assert all(source != "HARKER" for source, _, _ in reported(text))
