"""What leads in to a quote: verb, helpers, and the story's words up to what was said."""

import pytest

from wirereader.analysis.engine import examine
from wirereader.story.names import MentionKind
from wirereader.story.quotes import Manner, telling_of, told_already, whole_words


def told(text: str, manner: Manner = Manner.INDIRECT) -> list[str]:
    """How the quotes of this manner are told after their speakers' names."""
    findings = examine(text)
    named = (MentionKind.NAME, MentionKind.DEMONYM)
    names = [mention.span for mention in findings.mentions if mention.kind in named]
    lines = []
    for quote in findings.quotes:
        if quote.manner is manner:
            words = whole_words(span.of(text) for span in quote.content)
            words = words if manner is Manner.INDIRECT else f"“{words}”"
            lines.append(telling_of(text, quote, names).told(words))
    return lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Governor Ann Lee thanked her for two years of “honest work in dishonest weather”.",
            "thanked her for two years of “honest work in dishonest weather”",
        ),
        (
            "Governor Ann Lee demanded that the sale be cancelled.",
            "demanded that the sale be cancelled",
        ),
        (
            "Governor Ann Lee called it a disaster “with an address and a date”.",
            "called it a disaster “with an address and a date”",
        ),
        (
            "Ann Lee told reporters in Vienna that the port was sold.",
            "told reporters in Vienna that the port was sold",
        ),
        (
            "Governor Ann Lee has repeatedly denied that the port was sold.",
            "has repeatedly denied that the port was sold",
        ),
        (
            "Governor Ann Lee denied saying that the port was sold.",
            "denied saying that the port was sold",
        ),
        (
            "Governor Ann Lee, who runs the port, is a fierce critic of the new tariff.",
            "is a fierce critic of the new tariff",
        ),
        (
            "Governor Ann Lee went on to say that the port was sold.",
            "went on to say that the port was sold",
        ),
        ("She’s claiming that the port was sold.", "claiming that the port was sold"),
        ("His latest claim that the port was sold", "His latest claim that the port was sold"),
        ("Governor Ann Lee insisted: the port is safe.", "insisted: the port is safe"),
        (
            "Ann Lee told me, as we walked along the quay, that the port was sold.",
            "told me, as we walked along the quay, that the port was sold",
        ),
    ],
)
def test_the_storys_words_lead_in_to_what_was_said(text: str, line: str) -> None:
    assert line in told(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The port would be sold, Governor Ann Lee warned.",
            "warned that the port would be sold",
        ),
        (
            "The port would be sold, Governor Ann Lee told reporters on Friday.",
            "told reporters on Friday that the port would be sold",
        ),
        (
            "The port would be sold, said Governor Ann Lee.",
            "said that the port would be sold",
        ),
        (
            "The port, Governor Ann Lee has promised, would be sold.",
            "has promised that the port would be sold",
        ),
        (
            "Germany would sell the port, Governor Ann Lee warned.",
            "warned that Germany would sell the port",
        ),
        (
            "It’s true that the port was sold, Governor Ann Lee complained.",
            "complained that it’s true that the port was sold",
        ),
    ],
)
def test_a_verb_behind_the_words_is_told_before_them(text: str, line: str) -> None:
    assert told(text) == [line]


def test_what_follows_according_to_is_a_sentence_by_itself() -> None:
    assert told("According to Governor Ann Lee, the port was sold.") == ["the port was sold"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ann Lee called the law “a mistake”.", ["called the law “a mistake”"]),
        ("Ann Lee said it was “a mistake” for the port of Lupon.", ["“a mistake”"]),
        ("Ann Lee said it was “a mistake” and “a crime”.", ["“a mistake”", "“a crime”"]),
        ("The law was called “a costly mistake” by Governor Ann Lee.", ["“a costly mistake”"]),
    ],
)
def test_quoted_words_are_led_in_to_where_they_end_what_is_said(
    text: str, lines: list[str]
) -> None:
    assert told(text, Manner.MIXED) == lines


def test_an_inserted_he_said_leads_in_to_no_quoted_words() -> None:
    text = "“The wall,” Ann Lee said on Friday, “is a rumour.” The letters, she said, were “a lie”."
    findings = examine(text)
    assert all(one.lead_in is None for one in findings.quotes if one.manner is not Manner.INDIRECT)


@pytest.mark.parametrize(
    "text",
    [
        "Governor Ann Lee did not say that the port was sold.",
        "Governor Ann Lee refused to say whether the port was sold.",
        "Governor Ann Lee hasn’t said that the port was sold.",
        "Governor Ann Lee no longer says that the port was sold.",
        "Neither Ann Lee nor Bo Roe said that the port was sold.",
        "Nor did Governor Ann Lee say that the port was sold.",
        "No one at the port claimed that it was sold.",
        "At no point did Ann Lee say that the port was sold.",
        "If Ann Lee said that the port was sold, nobody heard it.",
        "Whether Ann Lee said that the port was sold is not known.",
        "Unless Ann Lee says that the port is sold, it will close.",
        "Had Ann Lee said that the port was sold, nobody would have come.",
        "Did Ann Lee say that the port was sold?",
        "Why would Ann Lee say that the port was sold?",
    ],
)
def test_what_nobody_said_is_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "before",
    ["Later ", "Still ", "On Monday, ", "That is why ", "When asked about it, ", "So ", ""],
)
def test_what_stands_before_a_speaker_denies_nothing(before: str) -> None:
    assert told(f"{before}Ann Lee said that the port was sold.") == ["said that the port was sold"]


def test_only_then_did_she_say_it() -> None:
    text = "Only then did Ann Lee say that the port was sold."
    assert told(text) == ["say that the port was sold"]


def test_a_statement_that_ends_with_quoted_words_is_told_once() -> None:
    text = "Ann Lee called the law “a mistake”. Bo Roe said it was “a gift” to the port of Lupon."
    quotes = examine(text).quotes
    again = [quotes[index].content[0].of(text) for index in told_already(quotes)]
    assert again == ["the law “a mistake”"]


@pytest.mark.parametrize("who", ["Bo Roe denied that Ann Lee", "Ann Lee denied that she"])
def test_a_denial_of_quoted_words_is_not_lost(who: str) -> None:
    text = f"{who} had called the mayor “a liar”."
    assert told(text, Manner.MIXED) == ["“a liar”"]
    assert told(text) == [f"denied that {who.partition(' that ')[2]} had called the mayor “a liar”"]


@pytest.mark.parametrize("asked", ["asked Bo Roe to say", "wanted to say", "ordered staff to say"])
def test_one_statement_in_another_of_the_same_words_is_told_once(asked: str) -> None:
    text = f"Ann Lee {asked} that the port was sold."
    quotes = examine(text).quotes
    assert len(quotes) - len(told_already(quotes)) == 1
    assert told(text)[0] == f"{asked} that the port was sold"
