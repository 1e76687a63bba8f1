"""Firms of one word, which a tagger takes for people."""

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.names.firms import with_firms
from wirereader.analysis.names.name_spans import NameSpan


def labels(text: str, *tags: tuple[str, str]) -> list[tuple[str, str]]:
    names = [NameSpan(text.index(w), text.index(w) + len(w), label) for w, label in tags]
    return [(text[n.start : n.end], n.label) for n in with_firms(text, names, ENGLISH)]


@pytest.mark.parametrize(
    "text",
    [
        "Orvello shares fell on Monday.",
        "Orvello's stock fell on Monday.",
        "Orvello, which makes locks, closed.",
        "Shares in Orvello fell on Monday.",
    ],
)
def test_what_has_shares_is_a_firm(text: str) -> None:
    assert labels(text, ("Orvello", "PER")) == [("Orvello", "ORG")]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Orvello said it was late.", [("Orvello", "PER")]),
        ("Mr. Orvello's shares fell.", [("Orvello", "PER")]),
        ("Rosa Orvello won. Orvello's shares fell.", [("Rosa Orvello", "PER")]),
        ("Anna's shares fell.", [("Anna", "PER")]),
    ],
)
def test_people_stay_people(text: str, tags: list[tuple[str, str]]) -> None:
    assert labels(text, *tags) == tags


def test_a_surname_stays_its_bearers() -> None:
    text = "Rosa Orvello won. Orvello's shares fell."
    at = text.rindex("Orvello")
    names = [NameSpan(0, 12, "PER"), NameSpan(at, at + 7, "PER")]
    assert [n.label for n in with_firms(text, names, ENGLISH)] == ["PER", "PER"]
