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
    ("text", "pronoun", "person"),
    [
        ("Ulla Vey won. Imre Kosz thanked her.", "her", "Ulla Vey"),
        ("Ulla Vey won. Imre Kosz has since publicly praised her for it.", "her", "Ulla Vey"),
        ("Bo Roe won. Paul Hale met him.", "him", "Bo Roe"),
    ],
)
def test_whoever_does_it_does_it_to_somebody_else(text: str, pronoun: str, person: str) -> None:
    found = meant(text, "Ulla Vey", "Imre Kosz", "Bo Roe", "Paul Hale")
    assert (pronoun, person) in found


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The premier left. Zyxo Vambe thanked her for two years of work.", []),
        ("Zyxo Vambe smiled. Zyxo Vambe has never met her.", []),
        (
            "The letter came late, Uluk Trant said.\n\nPremier Zyxo Vambe thanked her for it.",
            ["Uluk Trant"],
        ),
    ],
)
def test_an_object_is_not_its_own_subject(text: str, people: list[str]) -> None:
    found = meant(text, "Zyxo Vambe", "Uluk Trant")
    assert [name for pronoun, name in found if pronoun == "her"] == people


def test_what_somebody_owns_may_be_the_subject_s() -> None:
    assert ("her", "Ulla Vey") in meant("Ulla Vey thanked her voters.", "Ulla Vey")
    assert ("himself", "Bo Roe") in meant("Bo Roe praised himself.", "Bo Roe")


@pytest.mark.parametrize(
    "opening",
    ["Dunn would not be drawn.", "Dunn shook his head.", "In the corridor Dunn waited."],
)
def test_the_lone_subject_of_a_paragraph_says_its_words(opening: str) -> None:
    text = (
        "Mark Dunn came late. “The pier was sound,” said Peter Roe, who had built it. He said he "
        "had checked every bolt. He spoke for an hour. He wept, and then he left.\n\n"
        f"{opening} “Nobody checked anything,” he said."
    )
    assert meant(text, "Mark Dunn", "Peter Roe", "Dunn")[-1] == ("he", "Mark Dunn")
    told = [q.certainty for q in examine(text).quotes if q.source and q.source.of(text) == "he"]
    assert told[-1] > 0.7


def test_the_lone_subject_may_have_no_name() -> None:
    text = (
        "Omar Diaz spoke for an hour. He thanked the jury. He praised the clerk.\n\n"
        "The judge was unmoved. “I have heard enough,” he said."
    )
    assert ("he", "Omar Diaz") not in meant(text, "Omar Diaz")
    assert examine(text).quotes[-1].speaker is None


def test_two_in_a_paragraph_are_weighed() -> None:
    text = "Peter Roe thanked Paul Hale. “It was good of him,” he said."
    assert ("he", "Peter Roe") in meant(text, "Peter Roe", "Paul Hale")


@pytest.mark.parametrize(
    "before",
    [
        "Karel Novak of the Ferry Post agreed with Mark Dunn about the winner.",
        "On Monday Karel Novak, who teaches history, said Dunn was wrong.",
        "Karel Novak attacked “the dull speech of Dunn”. He spoke for an hour.",
    ],
)
def test_the_lone_subject_of_a_paragraph_says_the_next_one(before: str) -> None:
    text = (
        "“It went well for us,” Mark Dunn said. Dunn praised his team, and he thanked the mayor. "
        "Dunn won twice.\n\n"
        f"{before}\n\n“Whoever wanted a dull evening had one,” he said."
    )
    found = meant(text, "Karel Novak", "Mark Dunn", "Dunn")
    assert found[-1] == ("he", "Karel Novak")
    assert examine(text).quotes[-1].certainty > 0.7


def test_a_name_before_its_noun_is_no_subject() -> None:
    text = (
        "“We are in a panic,” said Rosa Wim, who chairs the council. Wim has seen six votes, and "
        "she remembers each. She won two. Wim laughed.\n\n"
        "In Kolm the Lind campaign went from house to house.\n\n"
        "“They have a problem now,” she said."
    )
    assert meant(text, "Rosa Wim", "Wim", "Lind")[-1] == ("she", "Rosa Wim")
