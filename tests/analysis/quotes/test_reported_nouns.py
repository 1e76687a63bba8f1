"""What a noun reports: "her claim that", "his opposition to", and the colon of a headline."""

import pytest

from wirereader.analysis.engine import examine
from wirereader.story.quotes import Manner


def reported(text: str) -> list[tuple[str, str]]:
    """(source, content) of each indirect quote."""
    return [
        (quote.source.of(text), " ".join(span.of(text) for span in quote.content))
        for quote in examine(text).quotes
        if quote.manner is Manner.INDIRECT and quote.source is not None
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Ann Lee's claims about the missing money were printed.",
            "Ann Lee",
            "the missing money",
        ),
        ("The vote ended Ann Lee's opposition to the new bridge.", "Ann Lee", "the new bridge"),
        ("The vote ended her long opposition to the new bridge.", "her", "the new bridge"),
        ("Nobody read the ministry's plan to sell the port.", "the ministry", "to sell the port"),
        (
            "The paper printed his belief that the port is lost.",
            "his",
            "the port is lost",
        ),
        (
            "The paper printed his decision to leave the port, which is old.",
            "his",
            "to leave the port, which is old",
        ),
    ],
)
def test_an_owned_noun_reports(text: str, source: str, content: str) -> None:
    found = reported(text)
    assert [who for who, _ in found] == [source]
    assert content.startswith(found[0][1])
    assert len(found[0][1].split()) > 2


@pytest.mark.parametrize(
    "text",
    [
        "The plan to sell the port is old.",
        "The bridge's support of steel is old.",
        "Ann Lee's plan is old.",
        "Little in Ann Lee's plan that matches her words was read.",
        "The gift brings Ann Lee's commitment to the group to 20 million.",
        "The town's view of the sea is fine.",
    ],
)
def test_a_noun_that_nobody_owns_or_that_says_nothing_reports_nothing(text: str) -> None:
    assert reported(text) == []


_STORY = "\n\nThe vote is on Sunday. Nobody knows who will win it."


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Poll: Roe and Lee in dead heat before vote", "Poll", "Roe and Lee in dead heat"),
        ("Police: Two men held after fire in port", "Police", "Two men held after fire in port"),
        ("Two men held after fire in port: police", "police", "Two men held after fire in port"),
        ("Ann Lee: The port is lost", "Ann Lee", "The port is lost"),
        ("Ann Lee: Men who built the port are gone", "Ann Lee", "Men who built the port are gone"),
    ],
)
def test_a_headline_names_its_source_by_a_colon(headline: str, source: str, content: str) -> None:
    ((who, said),) = reported(headline + _STORY)
    assert who == source
    assert said.startswith(content)


@pytest.mark.parametrize(
    "headline",
    [
        "Ann Lee: a life at sea",
        "Analysis: why the port is lost",
        "Live: The port is burning",
        "The port: what is lost and why",
        "Poll: 41 to 40",
        "Ann Lee: The woman who is changing the town",
        "Ann Lee: Singer who was loved by millions",
        "Ann Lee: What is known about the new mayor",
        "Ann Lee: Why the mayor is leaving the town",
        "Ann Lee: This is the new mayor?",
        "Is the bridge safe: Ann Lee",
    ],
)
def test_a_colon_after_something_else_reports_nothing(headline: str) -> None:
    assert reported(headline + _STORY) == []
