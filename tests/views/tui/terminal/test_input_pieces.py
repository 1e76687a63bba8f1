"""Bytes cut into pieces: nothing raises, nothing of an answer or a paste becomes a key."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.views.tui.terminal.input_pieces import (
    LONGEST_ANSWER,
    PASTE_S,
    STRING_S,
    InputPieces,
    PieceKind,
)

ESCAPE_S = 0.02
FRAGMENTS = [b"\x1b", b"\x1b[", b"\x1bO", b"\x1b]1", b"\x1bP>", b"\x1b[200~", b"\x1b[201~",
             b"\x1b[M", b"\x1b[<", b"\x1b[48;", b"\x1b\\", b"\x07", b"\xc3", b"\xfc", b"\x9b",
             b"a", b"9", b";", b":", b"~", b"u", b"M", b"t"]  # fmt: skip
HOSTILE = st.lists(st.sampled_from(FRAGMENTS) | st.binary(max_size=6), max_size=30).map(b"".join)


def cut(*chunks: bytes, flush: bool = True) -> list[tuple[PieceKind, str]]:
    """The pieces of chunks that come one after the other, and after a silence at the end."""
    pieces = InputPieces()
    found = [piece for chunk in chunks for piece in pieces.feed(chunk)]
    return [tuple(piece) for piece in [*found, *(pieces.flush() if flush else ())]]


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        (b"jk", [(PieceKind.TEXT, "jk")]),
        ("für".encode(), [(PieceKind.TEXT, "für")]),
        (b"\xfc", [(PieceKind.TEXT, "ü")]),
        (b"a\xe9b", [(PieceKind.TEXT, "a"), (PieceKind.TEXT, "é"), (PieceKind.TEXT, "b")]),
        (b"\xe9", [(PieceKind.TEXT, "é")]),
        (b"\x84", []),
        (b"\x9bA", [(PieceKind.SEQUENCE, "\x1b[A")]),
        (b"\x8fP", [(PieceKind.SEQUENCE, "\x1bOP")]),
        (b"\x1b", [(PieceKind.ALONE, "\x1b")]),
        (b"\x1b\x1b[A", [(PieceKind.ALONE, "\x1b"), (PieceKind.SEQUENCE, "\x1b[A")]),
        (b"\x1bx", [(PieceKind.ALONE, "\x1bx")]),
        ("\x1bü".encode(), [(PieceKind.ALONE, "\x1bü")]),
        (b"\x1b\xfcj", [(PieceKind.ALONE, "\x1bü"), (PieceKind.TEXT, "j")]),
        (b"\x1b[", [(PieceKind.ALONE, "\x1b[")]),
        (b"\x1bO", [(PieceKind.ALONE, "\x1bO")]),
        (b"\x1b]", [(PieceKind.ALONE, "\x1b]")]),
        (b"\x1b[[A\x1bOP", [(PieceKind.SEQUENCE, "\x1b[[A"), (PieceKind.SEQUENCE, "\x1bOP")]),
        (b"\x1b[3$", [(PieceKind.SEQUENCE, "\x1b[3$")]),
        (b"\x1b[1;\xfcj", [(PieceKind.TEXT, "ü"), (PieceKind.TEXT, "j")]),
        (b"\x1b[1;2\x1b[B", [(PieceKind.SEQUENCE, "\x1b[B")]),
        (b"\x1b[1;1:3A", [(PieceKind.SEQUENCE, "\x1b[1;1:3A")]),
        (b"\x1b[M !!", [(PieceKind.SEQUENCE, "\x1b[<0;1;1M")]),
        (b"\x1b[M \xe0\x8a", [(PieceKind.SEQUENCE, "\x1b[<0;192;106M")]),
        (b"\x1b[M#!!j", [(PieceKind.SEQUENCE, "\x1b[<0;1;1m"), (PieceKind.TEXT, "j")]),
        (b"\x1b[M \x00\x00j", [(PieceKind.TEXT, "j")]),
        (b"\x1b[32;10;5M", [(PieceKind.SEQUENCE, "\x1b[<0;10;5M")]),
        (b"\x1b[35;10;5M", [(PieceKind.SEQUENCE, "\x1b[<0;10;5m")]),
        (b"\x1bP>|xterm(370)\x1b\\j", [(PieceKind.TEXT, "j")]),
        (b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07j", [(PieceKind.TEXT, "j")]),
        (b"\x1b]11;rgb:1e1e/1e1e\x1b[B", [(PieceKind.SEQUENCE, "\x1b[B")]),
        (b"\x1b_Gi=1;OK\x1b\\", []),
        (b"\x1b]11;rgb:", []),
        (
            b"\x1b[200~a\x1b[31mb\r\nQ\x1b[201~j",
            [(PieceKind.PASTE, "a\x1b[31mb\r\nQ"), (PieceKind.TEXT, "j")],
        ),
        (b"\x1b[200~Q", [(PieceKind.PASTE, "Q")]),
        (b"\x1b[200~\xfc\x1b[201~", [(PieceKind.PASTE, "ü")]),
    ],
    ids=repr,
)
def test_what_comes_is_cut_into_what_it_means(
    sent: bytes, found: list[tuple[PieceKind, str]]
) -> None:
    assert cut(sent) == found


@given(
    st.sampled_from(
        [
            "naïve 北京".encode(),
            b"\x1b[1;5C\x1bOP",
            b"\x1b[M \xe0\x8a",
            b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
            b"\x1bP>|xterm(370)\x1b\\",
            b"\x1b[200~\x1b[A Q\n\x1b[201~",
        ]
    ),
    st.lists(st.integers(0, 40)),
)
def test_where_a_line_cuts_it_makes_no_difference(sent: bytes, cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(sent)]
    parts = [sent[a:b] for a, b in pairwise(edges)]
    whole = cut(sent)
    found = cut(*parts)
    if found and found[0][0] is PieceKind.TEXT:
        assert "".join(text for _, text in found) == whole[0][1]
    else:
        assert found == whole


@given(st.lists(HOSTILE, max_size=6))
def test_any_bytes_are_cut_and_none_are_kept_for_ever(chunks: list[bytes]) -> None:
    pieces = InputPieces()
    for chunk in chunks:
        pieces.feed(chunk)
    for _ in range(2):  # a paste that never ended, then what it ended with
        pieces.flush()
    assert pieces.patience_s(ESCAPE_S) is None
    assert [piece.text for piece in pieces.feed(b"j")] == ["j"]


@given(HOSTILE.filter(lambda data: b"\x1b" not in data))
def test_nothing_that_is_pasted_is_a_key(data: bytes) -> None:
    assert {kind for kind, _ in cut(b"\x1b[200~" + data + b"\x1b[201~")} <= {PieceKind.PASTE}


def test_the_rest_of_a_key_that_came_late_is_no_command() -> None:
    pieces = InputPieces()
    pieces.feed(b"\x1b")
    assert pieces.flush() == [(PieceKind.ALONE, "\x1b")]
    assert pieces.feed(b"[A") == [(PieceKind.SEQUENCE, "\x1b[A")]
    assert pieces.feed(b"[A") == [(PieceKind.TEXT, "[A")], "two keys that were struck"


def test_so_long_as_its_kind_needs_a_piece_is_waited_for() -> None:
    def patience_s(begun: bytes) -> float | None:
        pieces = InputPieces()
        pieces.feed(begun)
        return pieces.patience_s(ESCAPE_S)

    assert patience_s(b"j") is None
    assert patience_s(b"\x1b") == ESCAPE_S
    assert patience_s(b"\x1b]11;r") == STRING_S
    assert patience_s(b"\x1b[M ") == STRING_S
    assert patience_s(b"\x1b[200~a") == PASTE_S


def test_an_answer_without_end_fills_no_memory() -> None:
    pieces = InputPieces()
    for _ in range(50):
        assert pieces.feed(b"\x1b]11;" + b"x" * LONGEST_ANSWER) == []
        assert len(pieces._rest) <= LONGEST_ANSWER
    assert pieces.feed(b"Q\x1b\\j") == [(PieceKind.TEXT, "j")]
