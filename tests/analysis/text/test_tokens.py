"""Words: what is one, what is folded, and where paragraphs and sentences begin."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.text.quotation_marks import marked
from wirereader.analysis.text.sentences import sentences
from wirereader.analysis.text.tokens import QUOTED, Tokens, fold, paragraphs


@dataclass(frozen=True)
class Named:
    start: int
    end: int
    label: str


def folded(text: str, names: Sequence[Named] = ()) -> Tokens:
    blocks = paragraphs(text)
    return fold(text, marked(text, blocks, ENGLISH.text), blocks, sentences(text), names, ENGLISH)


def test_words_keep_their_places() -> None:
    text = "Mr. O\u2019Brien\u2019s U.S. team won 3.5 points, didn't it?"
    words = folded(text)
    assert words.word == [
        *("Mr.", "O\u2019Brien", "\u2019s", "U.S.", "team", "won", "3.5", "points", ","),
        *("didn't", "it", "?"),
    ]
    assert all(text[a:b] == w for a, b, w in zip(words.start, words.end, words.word, strict=True))


def test_a_quoted_string_is_one_word_with_its_marks() -> None:
    text = 'She said, "No. Never." Then she left.'
    words = folded(text)
    at = words.word.index(QUOTED)
    assert text[words.start[at] : words.end[at]] == '"No. Never."'
    assert words.is_quote(at)
    assert not words.is_quote(at - 1)
    assert "Never" not in words.word


def test_a_name_marks_its_words_but_none_inside_a_quote() -> None:
    text = 'Ann Lee said "Ann Lee is late".'
    words = folded(text, [Named(0, 7, "PER"), Named(14, 21, "PER")])
    assert words.label == ["PER", "PER", "", "", ""]


def test_who_spoke_does_not_start_a_sentence_after_a_question() -> None:
    words = folded('"Why?" Smith asked. "Who knows?" It rained.')
    first = [words.word[k] for k in words.first_of[:-1]]
    assert first == [QUOTED, QUOTED, "It"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("one\n\ntwo", 2),
        ("One line.\nAnother line.", 2),
        ("", 0),
        ("\n\n \n", 0),
        ("only", 1),
    ],
)
def test_blank_lines_and_line_breaks_part_paragraphs(text: str, count: int) -> None:
    assert len(paragraphs(text)) == count


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    line = "The ministry said on Friday that the two officers working at the"
    text = "\n".join([line] * 6) + ".\n\n" + "\n".join([line] * 4)
    assert len(paragraphs(text)) == 2


def test_long_unrelated_lines_are_paragraphs_of_their_own() -> None:
    text = "\n".join(["A long line that nobody wrapped goes on " * 5 + "\u2015 Ann Lee"] * 6)
    assert len(paragraphs(text)) == 6


@given(st.text(alphabet="aB .\"'\u201c\u201d\u2019\n,?:-", max_size=60))
def test_folding_loses_nothing_but_spaces(text: str) -> None:
    words = folded(text)
    assert all(a < b for a, b in zip(words.start, words.end, strict=True))
    assert all(a <= b for a, b in zip(words.end, words.start[1:], strict=False))
    kept = "".join(text[a:b] for a, b in zip(words.start, words.end, strict=True))
    assert kept.split() == [] or "".join(kept.split()) == "".join(text.split())
