import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.steps import assert_in_proportion
from wirereader.story.clean import clean_line, clean_text, drawable, is_clean, unsteering_json

# text with far more escapes, controls, marks and direction signs than chance would bring
hostile = st.text(
    st.one_of(
        st.sampled_from("\x1b[]P_^X\\;\x07\x9b\x9c\x9d\x90\x00\x08\r\n\t\x0b\x0c\x7f\x85m0?"),
        st.sampled_from("\u202a\u202e\u2066\u2069\u200b\u200f\u2028\ufeff\u00ad\U000e0041\ud800"),
        st.sampled_from("ea\u0301\u0316\u0334\u0653\u3099\u0344\u05b4\u093c\u0627か"),
        st.characters(),
    )
)
CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)

SEQUENCES = [
    "\x1b[31m",
    "\x1b[2J",
    "\x1b]0;title\x07",
    "\x1b]0;title\x1b\\",
    "\x1b]8;;http://evil.example\x1b\\",
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1bPdevice\x1b\\",
    "\x1b_app\x1b\\",
    "\x1b^privacy\x1b\\",
    "\x1bXstart\x1b\\",
    "\x1bc",
    "\x1b(0",
    "\x9b31m",
    "\x9d0;title\x9c",
    "\x90device\x9c",
]


@given(hostile)
def test_clean_text_has_nothing_that_steers_a_terminal(text: str) -> None:
    cleaned = clean_text(text)
    assert not CONTROLS.search(cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode()  # no lone surrogate is left


@given(hostile)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert is_clean(cleaned)
    line = clean_line(text)
    assert clean_line(line) == line
    assert drawable(line) == line


@given(hostile, st.integers(1, 40))
def test_a_line_is_one_line_and_no_longer_than_it_may_be(text: str, limit: int) -> None:
    line = clean_line(text, limit)
    assert "\n" not in line
    assert len(line) <= limit
    assert line == line.strip()
    assert "  " not in line


@given(hostile)
def test_what_is_drawn_is_one_clean_line(text: str) -> None:
    assert not re.search("[\x00-\x1f\x7f-\x9f]", drawable(text))


@pytest.mark.parametrize("sequence", SEQUENCES)
def test_a_sequence_goes_whole_and_its_neighbours_stay(sequence: str) -> None:
    assert clean_text(f"before {sequence}after") == "before after"
    assert clean_line(f"before {sequence}after") == "before after"
    assert drawable(f"before {sequence}after") == "before after"


@pytest.mark.parametrize("start", ["\x1b]0;", "\x1bP", "\x9d", "\x1b_"])
def test_an_unterminated_sequence_swallows_its_own_line_only(start: str) -> None:
    assert clean_text(f"first\n{start}rest\nthird") == "first\n\nthird"


def test_sequences_inside_sequences_leave_no_sequence() -> None:
    assert clean_text("\x1b\x1b[31m[31mred") == "[31mred"
    assert "\x1b" not in clean_text("\x1b]\x1b]0;a\x07\x1b[0\x1b[m")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("a\tb", "a b"),
        ("a\x0bb\x0cc", "a\nb\nc"),
        ("rm\u202egpj.exe", "rmgpj.exe"),
        ("cafe\u0301", "caf\u00e9"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("\ufeffmark", "mark"),
        ("bad\ud800 \ufffe\uffff\ufdd0", "bad "),
        ("[red]x[/] [@click=quit]y[/]", "[red]x[/] [@click=quit]y[/]"),
        ("👩\u200d🚀 नि ไม่", "👩\u200d🚀 नि ไม่"),
        ("“curly” – dash…", "“curly” – dash…"),
    ],
)
def test_text_is_kept_and_traps_are_not(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


def test_a_stack_of_marks_is_cut() -> None:
    assert clean_text("e" + "\u0301" * 200 + "x") == "\u00e9" + "\u0301" * 7 + "x"


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0301\u0316" * 1_000_000,
        "a" + "\u0591\u05ae\u0f39" * 500_000,
        "\x1b]" * 1_000_000,
        "\x1b]0;" + "x" * 2_000_000,
        "\x1b[" + "0;" * 1_000_000,
        " " * 2_000_000 + "x",
        "\x90" * 2_000_000,
        "\n" * 2_000_000,
    ],
    ids=["marks", "other marks", "starts", "open title", "parameters", "blanks", "c1", "lines"],
)
def test_hostile_length_costs_no_more_than_length(text: str) -> None:
    # well under a second each; the square of two million would outlast any limit
    assert is_clean(clean_text(text))
    assert is_clean(clean_line(text))
    assert_in_proportion(lambda size: clean_text(text[:size]), 10_000, 80_000)


def test_long_runs_of_signs_that_are_no_marks_stay() -> None:
    assert clean_text("🚀" * 100) == "🚀" * 100
    assert clean_text("ไ" * 100) == "ไ" * 100


def test_a_cut_stack_that_composes_is_cut_to_the_end() -> None:
    text = "\u0627" + "\u0316" * 8 + "\u0300" * 9 + "\u0653"
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert len(cleaned) <= 10


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("[31mRed[0m ink", "Red ink"),
        ("the array a[m] and b[m]", "the array a[m] and b[m]"),
        ("[1;38;5;196mLoud[m", "Loud"),
        ("\x1b[31m[31mTwice[0m", "Twice"),
        ("A [5m] dive and [100m freestyle", "A [5m] dive and [100m freestyle"),
    ],
)
def test_what_is_left_of_colours_goes_with_them(text: str, clean: str) -> None:
    assert clean_text(text) == clean


def test_remnants_within_remnants_leave_none_behind() -> None:
    text = clean_text("[[[[0m0m0m0m")
    assert "[0m" not in text
    assert clean_text(text) == text


@pytest.mark.parametrize(
    "sign",
    ["\x7f", "\x85", "\x9b", "\xad", "\u200b", "\u2028", "\u202e", "\u2066", "\ufeff", "\ud800",
     "\ufdd0", "\ufff9", "\uffff", "\U000e0041"],
    ids=ascii,
)  # fmt: skip
def test_json_says_the_same_and_steers_nothing(sign: str) -> None:
    value = {"id": f"a{sign}b é 東"}
    written = unsteering_json(json.dumps(value, ensure_ascii=False))
    assert sign not in written
    assert "é 東" in written
    assert json.loads(written) == value
