"""Lines are made of whole grapheme clusters, are as wide as asked, and lose nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from wirereader.story.body import Body
from wirereader.views.tui.widgets.line_wrapping import cut, wrap, wrap_paragraphs, wrap_text

FAMILY = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"
OTHERS = "東 京 。 e\u0301 한 \U0001f44d\U0001f3fd \U0001f1ec\U0001f1ea n\u0303\u0323 \u00e9 ш"
CLUSTERS = st.sampled_from([*"abc xyz.,-\"'", " ", " ", FAMILY, "\n", *OTHERS.split()])
WIDTHS = st.integers(min_value=1, max_value=30)


@given(st.lists(CLUSTERS, max_size=80), WIDTHS)
def test_wrapping_loses_only_spaces_and_splits_no_cluster(clusters: list[str], width: int) -> None:
    text = "".join(clusters)
    lines = list(wrap(text, 0, len(text), width))
    ends = {0}
    for cluster in clusters:
        ends.add(max(ends) + len(cluster))
    at = 0
    for start, end in lines:
        assert at <= start <= end <= len(text)
        assert not text[at:start].strip(" \n"), "what is between two lines is blank"
        assert {start, end} <= ends, "a line begins and ends between clusters"
        at = end
    assert not text[at:].strip(" \n")


@given(st.lists(CLUSTERS, max_size=80), WIDTHS)
def test_no_line_is_wider_than_asked(clusters: list[str], width: int) -> None:
    text = "".join(clusters)
    for start, end in wrap(text, 0, len(text), width):
        line = text[start:end]
        assert cell_len(line) <= width or len([c for c in clusters if c in line]) == 1 or width < 4


@given(st.lists(CLUSTERS, max_size=40), st.integers(min_value=0, max_value=30))
def test_a_cut_fits_and_keeps_the_beginning(clusters: list[str], width: int) -> None:
    text = "".join(clusters).replace("\n", " ")
    short = cut(text, width)
    assert cell_len(short) <= width
    assert short == text or not width or text.startswith(short.removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("passes river law by two votes", 26, "passes river law by two…"),
        ("Finds votes, and more of them", 13, "Finds votes…"),
        ("Donaudampfschifffahrt", 10, "Donaudamp…"),
        ("abc", 3, "abc"),
        ("東京", 2, "…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_a_cut_is_made_after_a_word_if_one_is_near(text: str, width: int, expected: str) -> None:
    assert cut(text, width) == expected


def test_paragraphs_have_a_blank_line_between_them() -> None:
    body = Body.of("One two three.\n\nFour.")
    lines = wrap_paragraphs(body.text, body.paragraphs, 8)
    assert [body.text[a:b] for a, b in lines] == ["One two", "three.", "", "Four."]


def test_a_text_of_nothing_is_one_blank_line() -> None:
    assert wrap_text("", 10) == [""]
