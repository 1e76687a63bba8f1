import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.formats.files.text_layout import paragraphs_of

FIRST = (
    "The mayor of Lima said on Monday that the old bridge would stay closed until the spring, "
    "because its piers had been found worn."
)
SECOND = (
    'She told reporters that "nobody should hope for a miracle" and that engineers from four '
    "countries would look at it."
)
THIRD = "The bridge was built in 1610."
TEXT = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def laid_out(text: str) -> str:
    return paragraphs_of(text.split("\n"))


def wrapped(**how: str) -> list[str]:
    return [textwrap.fill(part, 69, **how) for part in (FIRST, SECOND, THIRD)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"\n\n{FIRST}\n\n\n\n{SECOND} \n \n{THIRD}\n",
        f"{FIRST}\n{SECOND}\n{THIRD}",
        "\n\n".join(wrapped()),
        "\n".join(wrapped()),
        "\n".join(wrapped(initial_indent="   ")),
        "\n\n".join(wrapped(initial_indent="    ", subsequent_indent="    ")),
        "\n\n".join(wrapped(subsequent_indent="    ")),
        "\n\n".join(wrapped()).replace("\n", "\r\n").replace("\r", " "),
    ],
    ids=[
        "as it is",
        "blanks",
        "lines",
        "wrapped",
        "unparted",
        "indented",
        "moved in",
        "hanging",
        "trailing",
    ],
)
def test_the_same_story_in_every_layout(text: str) -> None:
    assert laid_out(text) == TEXT


def test_a_compound_broken_at_its_hyphen_stays_one() -> None:
    assert laid_out("It is a full-\nfledged one and -\nso they say") == (
        "It is a full-fledged one and - so they say"
    )


def test_items_and_rows_keep_their_lines() -> None:
    text = "They want three things\nfrom the town now\n- a road\n- a school and a\nclinic\n2) peace"
    assert laid_out(text).split("\n\n") == [
        "They want three things from the town now",
        "- a road",
        "- a school and a clinic",
        "2) peace",
    ]
    assert laid_out("Wheat    5.10\nMaize    4.20") == "Wheat    5.10\n\nMaize    4.20"


def test_short_lines_that_are_sentences_are_paragraphs() -> None:
    assert laid_out("He came.\nHe saw.\nHe won.") == "He came.\n\nHe saw.\n\nHe won."


def test_one_long_address_does_not_hide_that_text_is_wrapped() -> None:
    address = "https://example.org/" + "a" * 200
    text = "\n\n".join([*wrapped(), address])
    assert laid_out(text) == f"{TEXT}\n\n{address}"


@given(st.lists(st.text(st.sampled_from('ab -.1"\u00a0“é')), max_size=12))
def test_no_word_is_lost_and_the_result_is_stable(lines: list[str]) -> None:
    text = paragraphs_of(lines)
    assert "".join(text.split()) == "".join("".join(lines).split())
    assert "\n\n\n" not in text
    assert paragraphs_of(text.split("\n")) == text
    assert all("\n" not in part for part in text.split("\n\n"))
