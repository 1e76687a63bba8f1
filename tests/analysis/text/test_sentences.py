import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.steps import assert_in_proportion
from wirereader.analysis.text.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "J. K. Rowling met Gen. Smith of the U.S. Senate on Monday.",
        "It is No. 5 on the list of Dr. Okafor.",
        "He moved to St. Louis on Jan. 4 with Acme Inc. Chairman Lee.",
        "The U.N. Security Council met at 5 p.m. Tuesday.",
        "“It happened,” he said.",
        "“Is it over?” Mayor Ada Obi asked.",
        "“Why?” she asked.",
        "Yahoo! said it would close.",
        "He waited ... and left.",
        "Prices rose 3.5 percent vs. 2.1 percent.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He left.", "She stayed."),
        ("“It is over.”", "He left the room."),
        ("He said, “It is over.”", "“Not yet,” she said."),
        ("He lives in the U.S.", "He is 40."),
        ("She works for Acme Inc.", "The firm is old."),
        ("It happened in 1914.", "“We know,” he said."),
        ("Is it so?", "Nobody knows."),
        ("He waited …", "Then he left."),
        ("It was Plan B.", "It failed."),
        ("This ended World War I.", "Poland was free."),
        ("(He left.)", "She stayed."),
        ("He came at 5 p.m.", "The others were late."),
    ],
)
def test_two_sentences_are_cut_once(first: str, second: str) -> None:
    assert cut(f"{first} {second}") == [first, second]


def test_two_spaces_after_an_abbreviation_end_a_sentence() -> None:
    assert cut("He is in Washington D.C.  Image: AP") == ["He is in Washington D.C.", "Image: AP"]


def test_a_newline_always_cuts_and_belongs_to_none() -> None:
    assert cut("One line\nand the next.\r\n\n  Third ") == ["One line", "and the next.", "Third"]


@given(st.text(alphabet=st.sampled_from("aB .!?…\"”'\n\r5U.S(é\u0301\U0001f600\x00"), max_size=80))
def test_spans_are_in_order_inside_and_hold_every_letter(text: str) -> None:
    spans = sentences(text)
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert not set(text[start:end]) & set("\n\r")
        assert text[start:end] == text[start:end].strip()
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "." * 1_000_000,
        ".”" * 500_000,
        '"' * 1_000_000,
        'a. "' * 250_000,
        "A.B." * 250_000,
        "Mr. " * 250_000,
        "A! " * 300_000,
        " " * 1_000_000,
        "a.\n" * 300_000,
    ],
    ids=lambda text: repr(text[:4]),
)
def test_work_grows_with_the_text_alone(text: str) -> None:
    sentences(text)  # a square of a million would outlast any limit
    assert_in_proportion(lambda size: sentences(text[:size]), 600, 4800)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("R. Dyer; I. Prosser, K. Hardy.", 1),
        ("They are A. Bell, I. Prosser and K. Hardy.", 1),
        ("It was not he, and so it was I. Then she left.", 2),
    ],
)
def test_an_initial_in_a_list_is_no_pronoun(text: str, count: int) -> None:
    assert len(cut(text)) == count
