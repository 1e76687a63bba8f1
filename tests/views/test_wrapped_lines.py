"""Lines for any terminal: straight signs, widths in cells, breaks at words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.views import wrapped_lines


def test_typographic_marks_become_plain() -> None:
    assert (
        wrapped_lines.straight("“It’s – well… – ‘so’”\u00a0«oui»")
        == '"It\'s - well... - \'so\'" "oui"'
    )
    assert wrapped_lines.straight("déjà vu") == "déjà vu"


@pytest.mark.parametrize("width", [20, 40, 80])
def test_lines_break_at_words(width: int) -> None:
    text = "Georgia is breaking off diplomatic relations with Russia over the Kremlin's recognition"
    lines = wrapped_lines.wrap(text, width)
    assert all(len(line) <= width for line in lines)
    assert " ".join(lines) == text


def test_wide_signs_count_twice_and_marks_not_at_all() -> None:
    assert wrapped_lines.width_of("日本") == 4
    assert wrapped_lines.width_of("e\u0301") == 1
    assert wrapped_lines.wrap("日本 日本 日本", 9) == ["日本 日本", "日本"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("  version 2, changed at noon", ["  version 2, changed", "  at noon"]),
        ("    return the_tide + 1 if late", ["    return the_tide", "    + 1 if late"]),
        (f"{' ' * 30}far in from the left", [f"{' ' * 10}{one}" for one in
                                             ("far in", "from the", "left")]),
        (" " * 30, [" " * 30]),
    ],
)  # fmt: skip
def test_what_is_indented_stays_so(text: str, lines: list[str]) -> None:
    assert [one.rstrip() for one in wrapped_lines.wrap(text, 20)] == [one.rstrip() for one in lines]


def test_a_word_longer_than_the_line_stands_alone() -> None:
    assert wrapped_lines.wrap("a " + "x" * 30 + " b", 20) == ["a", "x" * 30, "b"]


@given(st.text(alphabet=st.characters(codec="utf-8")), st.integers(20, 200))
def test_every_line_fits_or_is_one_word(text: str, width: int) -> None:
    for line in wrapped_lines.ready_lines([text], width):
        assert wrapped_lines.width_of(line) <= width or " " not in line.strip(" ")
        assert all(sign >= " " for sign in line)
