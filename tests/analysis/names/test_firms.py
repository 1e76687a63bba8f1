"""Firms that look like people or places."""

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.names.name_kinds import retold
from wirereader.analysis.names.name_spans import LOC, ORG, PER, NameSpan


def labels(text: str, *tags: tuple[str, str]) -> list[tuple[str, str]]:
    names = [NameSpan(text.index(w), text.index(w) + len(w), label) for w, label in tags]
    return [(text[n.start : n.end], n.label) for n in retold(text, names, None, ENGLISH)]


@pytest.mark.parametrize(
    "text",
    [
        "Orvello shares fell on Monday.",
        "Orvello's stock fell on Monday.",
        "Orvello, which makes locks, closed.",
        "Shares in Orvello fell on Monday.",
        "He bought stock of Orvello on Monday.",
    ],
)
def test_what_has_shares_is_a_firm(text: str) -> None:
    assert labels(text, ("Orvello", PER)) == [("Orvello", ORG)]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Orvello said it was late.", [("Orvello", PER)]),
        ("Mr. Orvello's shares fell.", [("Orvello", PER)]),
        ("Rosa Orvello won. Orvello's shares fell.", [("Rosa Orvello", PER)]),
        ("Anna's shares fell.", [("Anna", PER)]),
        ("Orvello shares the view of the court.", [("Orvello", PER)]),
        ("Orvello shares a flat with two cats.", [("Orvello", PER)]),
        ("Orvello shares his bread.", [("Orvello", PER)]),
    ],
)
def test_people_stay_people(text: str, tags: list[tuple[str, str]]) -> None:
    assert labels(text, *tags) == tags


def test_a_surname_stays_its_bearers() -> None:
    text = "Rosa Orvello won. Orvello's shares fell."
    at = text.rindex("Orvello")
    names = [NameSpan(0, 12, PER), NameSpan(at, at + 7, PER)]
    assert [n.label for n in retold(text, names, None, ENGLISH)] == [PER, PER]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A firm in debt has lately spoken about a sale with Orvello (Spain).", ORG),
        ("Six people were hurt in Orvello (Spain) when a firm's lorry slid.", LOC),
        ("Floods reached Orvello (Spain) late on Friday.", LOC),
        ("The firm was sold.\nFloods then reached Orvello (Spain) late.", LOC),
    ],
)
def test_a_country_in_brackets_makes_a_firm_where_firms_are_listed(text: str, label: str) -> None:
    assert labels(text, ("Orvello", LOC)) == [("Orvello", label)]
