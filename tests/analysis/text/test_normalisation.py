"""The view the engine reads: as long as the text, and nothing in it that steers."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.analysis.text.normalisation import view_of


@given(st.text())
def test_a_view_leads_back_into_the_text(text: str) -> None:
    view = view_of(text)
    assert view.back(len(view.text)) == len(text)
    if unicodedata.is_normalized("NFC", text):
        assert len(view.text) == len(text)
    offsets = [view.back(i) for i in range(len(view.text) + 1)]
    assert offsets == sorted(offsets)
    assert "\x00" not in view.text


def test_furniture_and_the_kicker_above_are_blank() -> None:
    text = "Skip to content\n\nBreaking News\n\nTom Hale left.\n\nShare this story\n"
    view = view_of(text)
    assert view.text.split() == ["Tom", "Hale", "left."]
    assert len(view.text) == len(text)


def test_composed_letters_keep_their_place() -> None:
    text = "Nu\u0301n\u0303ez left."
    view = view_of(text)
    assert view.text == "Núñez left."
    end = view.text.index(" ")
    assert text[view.back(0) : view.back(end)] == "Nu\u0301n\u0303ez"
    assert view.forth(text.index("left")) == view.text.index("left")


WRAPPED = """\
The mayor of Northfield told a crowded hall on Monday that the old
bridge would be shut before the winter, and that nobody yet knew who
would pay for a new one. "We have looked at every page," she told Ada
Roe of the Courier.

A list
of short
lines
"""


def test_a_column_is_read_as_paragraphs() -> None:
    view = view_of(WRAPPED)
    assert len(view.text) == len(WRAPPED)
    assert "the old bridge would" in view.text
    assert "Ada Roe of" in view.text
    assert "\n\nA list\nof short\nlines\n" in view.text


@pytest.mark.parametrize(
    "text",
    [
        "Ada Roe spoke at some length on Monday.\n" * 9,
        "Mayor of Northfield to shut the old bridge before winter\nBy Ada Roe\n"
        + "It rained. " * 20,
        "one\ntwo words\nthree more words\nfour\n" * 5,
        "First, a line as long as others are\nSecond, another line like it\nThird" * 3,
    ],
)
def test_other_lines_stay_lines(text: str) -> None:
    assert view_of(text).text == text
