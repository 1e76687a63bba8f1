"""Pieces of input as Textual's messages: keys as people mean them, and never an end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from wirereader.views.tui.terminal.input_pieces import InputPieces
from wirereader.views.tui.terminal.key_parser import KeyParser

FRAGMENTS = [b"\x1b[", b"\x1b[<", b"\x1b[48;", b"\x1b[?2048;", b"\x1b[?2026;", b"0", b"99999",
             b"1114112", b"55296", b";", b":", b"~", b"u", b"M", b"m", b"t", b"R", b"$y", b"I",
             "٣".encode(), b"\x1b"]  # fmt: skip
HOSTILE = st.lists(st.sampled_from(FRAGMENTS) | st.binary(max_size=5), max_size=30).map(b"".join)


class Keyboard:
    """Bytes in, messages out, as the driver has it."""

    def __init__(self) -> None:
        self.pieces, self.parser = InputPieces(), KeyParser()

    def send(self, data: bytes) -> list[Message]:
        found = [*self.pieces.feed(data), *self.pieces.flush()]
        return [message for piece in found for message in self.parser.messages(piece)]

    def keys(self, data: bytes) -> list[str]:
        return [message.key for message in self.send(data) if isinstance(message, events.Key)]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        (b"j", ["j"]),
        (b"\xfc", ["ü"]),
        (b"\x1b", ["escape"]),
        (b"\x1bj", ["alt+j"]),
        (b"\x1b[", ["left_square_bracket"]),
        (b"\x1b[A\x1bOP", ["up", "f1"]),
        (b"\x1b[3$", ["shift+delete"]),
        (b"\x1b[99;99Zj", ["j"]),
        (b"\x1b[97u", ["a"]),
        (b"\x1b[97;1:1u", ["a"]),
        (b"\x1b[97;1:2u", ["a"]),
        (b"\x1b[97;1:3u", []),
        (b"\x1b[97:65;2;65u", ["A"]),
        (b"\x1b[97:65:98;5u", ["ctrl+a"]),
        (b"\x1b[1;1:1A", ["up"]),
        (b"\x1b[1;1:3A", []),
        (b"\x1b[27;1:1u", ["escape"]),
        (b"\x1b[1114112uj", ["j"]),
        (b"\x1b[99999999999999999999uj", ["j"]),
        (b"\x1b[97;;55296uj", ["j"]),
        (b"\x1bP>|xterm(370)\x1b\\\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\j", ["j"]),
    ],
    ids=repr,
)
def test_keys_are_those_that_were_struck(sent: bytes, keys: list[str]) -> None:
    assert Keyboard().keys(sent) == keys


@pytest.mark.parametrize(
    ("sent", "x", "y"),
    [(b"\x1b[M !!", 0, 0), (b"\x1b[M \xe0\x8a", 191, 105), (b"\x1b[32;10;5M", 9, 4)],
    ids=repr,
)  # fmt: skip
def test_old_mouse_reports_are_clicks(sent: bytes, x: int, y: int) -> None:
    [click] = Keyboard().send(sent)
    assert isinstance(click, events.MouseDown)
    assert (click.x, click.y) == (x, y)


def test_pasted_text_is_no_key() -> None:
    [pasted] = Keyboard().send(b"\x1b[200~Q\x1b[A\n\x00|\x1b[201~")
    assert isinstance(pasted, events.Paste)
    assert pasted.text == "Q\x1b[A\n|"


@given(st.lists(HOSTILE, max_size=5))
def test_after_any_bytes_the_next_key_is_heard(chunks: list[bytes]) -> None:
    keyboard = Keyboard()
    for chunk in chunks:
        keyboard.send(chunk)
    keyboard.send(b"")  # a paste that never ended has ended
    assert keyboard.keys(b"j") == ["j"]


@given(HOSTILE)
def test_no_key_has_half_a_character(data: bytes) -> None:
    for message in Keyboard().send(data):
        if isinstance(message, events.Key) and message.character is not None:
            message.character.encode("utf-8")
