import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.analysis.names.wordpiece import (
    Case,
    WordPieceTokenizer,
    letter_case,
    load_vocabulary,
)

VOCABULARY = load_vocabulary()
PIECES = WordPieceTokenizer(VOCABULARY)


def words(text: str) -> list[str]:
    return [VOCABULARY[piece.id] for piece in PIECES.pieces(text)]


def test_the_vocabulary_is_the_uncased_one_of_bert() -> None:
    assert len(VOCABULARY) == 30522
    assert [VOCABULARY[at] for at in (0, 100, 101, 102, 103)] == [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "[MASK]",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Saakashvili's", ["sa", "##aka", "##sh", "##vili", "'", "s"]),
        ("U.S. Senate", ["u", ".", "s", ".", "senate"]),
        ("Café “Zoë”", ["cafe", "“", "zoe", "”"]),
        ("cafe\u0301", ["cafe"]),
        ("İzmir", ["i", "##z", "##mir"]),
        ("東京", ["東", "京"]),
        ("a\x00b\u200b", ["ab"]),
        ("\x00\u200d", []),
        ("€50", ["€", "##50"]),
        ("x" * 101, ["[UNK]"]),
        ("흐", ["\u1112", "##\u1173"]),
        ("🙂", ["[UNK]"]),
        ("", []),
    ],
)
def test_pieces_are_those_the_encoder_learned(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_offsets_point_into_the_text_as_given() -> None:
    text = "  São\u0301 Tomé’s  Ångström\n"
    spans = [text[p.start : p.end] for p in PIECES.pieces(text) if p.first]
    assert spans[:4] == ["São\u0301", "Tomé", "’", "s"]
    whole = [p for p in PIECES.pieces(text) if p.start >= text.index("Å")]
    assert "".join(text[p.start : p.end] for p in whole) == "Ångström"


def test_a_part_of_a_text_keeps_its_offsets() -> None:
    text = "Ada met Grace"
    assert [text[p.start : p.end] for p in PIECES.pieces(text, 4, 7)] == ["met"]


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("army", Case.LOWER),
        ("Army", Case.CAPITAL),
        ("A", Case.CAPITAL),
        ("UAE", Case.UPPER),
        ("McKay", Case.MIXED),
        ("1914", Case.NUMBER),
        ("—", Case.SIGN),
    ],
)
def test_letter_case_tells_how_a_word_is_written(word: str, case: Case) -> None:
    assert letter_case(word) is case
    assert {piece.case for piece in PIECES.pieces(word)} == {case}


@given(st.text(max_size=60))
def test_pieces_are_in_order_and_inside_and_words_apart(text: str) -> None:
    start = end = 0
    for piece in PIECES.pieces(text):
        assert start <= piece.start < piece.end <= len(text)
        assert end <= piece.end
        assert not piece.first or end <= piece.start
        assert 0 < piece.id < len(VOCABULARY)
        start, end = piece.start, piece.end


@given(st.text(max_size=60))
def test_a_full_cache_changes_nothing(text: str) -> None:
    fresh = WordPieceTokenizer(VOCABULARY)
    assert fresh.pieces(text) == fresh.pieces(text) == PIECES.pieces(text)


@given(st.text(alphabet="abcdeé ÅK.-", max_size=40))
def test_a_letter_and_its_parts_make_the_same_pieces(text: str) -> None:
    parted = unicodedata.normalize("NFD", text)
    assert [p.id for p in PIECES.pieces(parted)] == [p.id for p in PIECES.pieces(text)]
