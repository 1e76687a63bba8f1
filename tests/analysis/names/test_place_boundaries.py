import pytest

from wirereader.analysis.names.name_spans import LOC, PER, NameSpan
from wirereader.analysis.names.place_boundaries import parted, without_common_words

KNOWN = {"Devon", "Cornwall", "India", "Pakistan", "Punjab", "Limburg", "Trinidad", "Tobago"}
KNOWN |= {
    "St. John's",
    "St George’s",
    "Trinidad and Tobago",
    "Guinea-Bissau",
    "Guinea",
    "Bissau",
    "Laos",
}


def is_place(words: str) -> bool:
    return words in KNOWN


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("south Sudan", "Sudan"),
        ("central Democratic Republic of Congo", "Democratic Republic of Congo"),
        ("Abu Shok refugee camp", "Abu Shok"),
        ("Jiangsu province of eastern", "Jiangsu"),
        ("el Alto", "el Alto"),
        ("al-Qaim", "al-Qaim"),
        ("Isle of Man", "Isle of Man"),
        ("Cox's Bazar", "Cox's Bazar"),
        ("the sea", "the sea"),
        ("2009", "2009"),
    ],
)
def test_words_in_lower_case_are_cut_from_the_edges(words: str, name: str) -> None:
    text = f"In {words}, it rained."
    start, end = without_common_words(text, 3, 3 + len(words), {"el", "de"})
    assert text[start:end] == name


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Devon and Cornwall", ["Devon", "Cornwall"]),
        ("India - Pakistan", ["India", "Pakistan"]),
        ("Punjab province of Pakistan", ["Punjab", "Pakistan"]),
        ("Dutch province of Limburg", ["Limburg"]),
        ("Trinidad and Tobago", ["Trinidad and Tobago"]),
        ("Guinea-Bissau", ["Guinea-Bissau"]),
        ("Limburg-Devon", ["Limburg-Devon"]),
        ("Devon and Farside", ["Devon and Farside"]),
        ("Gulf of Farside", ["Gulf of Farside"]),
        ("Devon", ["Devon"]),
    ],
)
def test_places_put_together_are_parted_when_each_is_known(words: str, names: list[str]) -> None:
    found = parted(words, NameSpan(0, len(words), LOC, 0.9), is_place)
    assert [words[n.start : n.end] for n in found] == names


def test_only_places_are_parted() -> None:
    person = NameSpan(0, 16, PER, 0.9)
    assert list(parted("India - Pakistan", person, is_place)) == [person]


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("Ice closed St. John's harbour.", "St. John", "St. John's"),
        ("It ended in St George’s.", "St George", "St George’s"),
        ("Ice closed St. Qwrt's harbour.", "St. Qwrt", "St. Qwrt"),
        ("Ice closed Oslo's harbour.", "Oslo", "Oslo"),
    ],
)
def test_a_saints_town_keeps_its_ending(text: str, name: str, whole: str) -> None:
    start = text.index(name)
    (found,) = parted(text, NameSpan(start, start + len(name), LOC), is_place)
    assert text[found.start : found.end] == whole
