"""Whom "he", "she" and "the minister" mean."""

import pytest

from wirereader.analysis.coreference.nominals import person_nouns
from wirereader.analysis.engine import GivenSpan, examine
from wirereader.analysis.english.english_language import ENGLISH
from wirereader.story.names import MentionKind


def meant(text: str, *people: str) -> list[tuple[str, str]]:
    """Give each pronoun and nominal of `text` with whom it is linked to; `people` are the names."""
    spans: list[GivenSpan] = []
    for name in people:
        at = text.find(name)
        while at >= 0:
            inside = any(s["start"] <= at < s["end"] for s in spans)
            if not inside:
                spans.append({"start": at, "end": at + len(name), "type": "PERSON"})
            at = text.find(name, at + 1)
    findings = examine(text, spans)
    return [
        (m.span.of(text), findings.entities[m.entity].name)
        for m in findings.mentions
        if m.kind in {MentionKind.PRONOUN, MentionKind.NOMINAL}
    ]


def test_gender_decides() -> None:
    text = "Anna Lind met Peter Roe. She smiled, and he left."
    assert meant(text, "Anna Lind", "Peter Roe") == [("She", "Anna Lind"), ("he", "Peter Roe")]


def test_titles_tell_more_than_first_names() -> None:
    text = "Mr. Ashley Roe met Mrs. Robin Lind. She smiled. He left."
    assert meant(text, "Ashley Roe", "Robin Lind") == [("She", "Robin Lind"), ("He", "Ashley Roe")]


def test_a_pronoun_that_can_mean_nobody_else_tells_gender() -> None:
    text = "Zyxo Vambe won. She was glad. Peter Roe lost. Later she thanked him."
    assert meant(text, "Zyxo Vambe", "Peter Roe") == [
        ("She", "Zyxo Vambe"), ("she", "Zyxo Vambe"), ("him", "Peter Roe"),
    ]  # fmt: skip


def test_a_first_name_outweighs_one_pronoun() -> None:
    text = (
        "Daniel Roe, who drives a truck, said his daughter had always won. He laughed. "
        'Her mother, Elena, read the letters and then, she said, "gave up, as all was well."'
    )
    found = meant(text, "Daniel Roe", "Elena")
    assert ("she", "Elena") in found
    assert ("He", "Daniel Roe") in found


def test_a_subject_is_likelier_than_an_object() -> None:
    text = "Peter Roe praised Paul Hale on Monday. He also spoke of the harbour."
    assert meant(text, "Peter Roe", "Paul Hale") == [("He", "Peter Roe")]


def test_whom_a_quote_names_does_not_say_it() -> None:
    text = (
        "Peter Roe said the vote was close.\n\n"
        '"Paul Hale will not give in. It is not Hale\'s way," he said.'
    )
    assert ("he", "Peter Roe") in meant(text, "Peter Roe", "Paul Hale", "Hale")


def test_a_pronoun_inside_a_quote_is_not_its_speaker() -> None:
    text = 'Peter Roe met Paul Hale. "He is a good man," Roe said.'
    assert ("He", "Paul Hale") in meant(text, "Peter Roe", "Paul Hale", "Roe")


def test_somebody_without_a_name_takes_the_pronoun() -> None:
    text = "Anna Lind reports from Oslo.\n\nA spokesman confirmed that her office had closed."
    assert meant(text, "Anna Lind") == []


def test_an_opening_phrase_runs_ahead_of_its_name() -> None:
    text = "The vote was close. In his speech, Peter Roe thanked voters."
    assert meant(text, "Peter Roe") == [("his", "Peter Roe")]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Anna Lind, the minister of ports, came. Then the minister left.", "the minister"),
        ("Anna Lind, 41, came. The 41-year-old smiled.", "The 41-year-old"),
    ],
)
def test_nominals_of_one_bearer_are_linked(text: str, noun: str) -> None:
    assert (noun, "Anna Lind") in meant(text, "Anna Lind")


def test_nominals_of_two_bearers_are_left_open() -> None:
    text = "Minister Anna Lind met Minister Peter Roe. Then the minister left."
    assert meant(text, "Anna Lind", "Peter Roe") == []


def test_person_nouns_are_whole_and_end_at_their_head() -> None:
    text = "A Georgian Foreign Ministry spokesman said the official break hurt the team coach."
    found = [text[n.start : n.end] for n in person_nouns(text, lambda _a, _b: False, ENGLISH)]
    assert found == ["A Georgian Foreign Ministry spokesman", "the team coach"]


def test_a_crowd_of_pronouns_is_bounded() -> None:
    text = "Peter Roe said that he, the minister, is in the house. " * 400
    assert len(meant(text[:5000], "Peter Roe")) > 50


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        (
            "Anna Lind drove to Oslo with Maria Roe and her sister.",
            ("Anna Lind", "Maria Roe"),
            "Maria Roe",
        ),
        (
            "Peter Hale was photographed in Rome with Simon Gore and his wife.",
            ("Peter Hale", "Simon Gore"),
            "Simon Gore",
        ),
        (
            "Ines Vega campaigned in Lima with Rosa Diaz and her husband.",
            ("Ines Vega", "Rosa Diaz"),
            "Rosa Diaz",
        ),
    ],
)
def test_who_is_named_beside_an_owner_is_the_owner(
    text: str, people: tuple[str, str], expected: str
) -> None:
    """Whether the network has read the text, or names are given and it has not."""
    read = examine(text)
    found = [read.entities[m.entity].name for m in read.mentions if m.kind is MentionKind.PRONOUN]
    assert found == [expected]
    assert [name for _, name in meant(text, *people)] == [expected]
