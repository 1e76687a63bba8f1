"""Pieces of terminal input as Textual's messages: keys, mouse, focus, pasted text, answers."""

from collections.abc import Iterator
from typing import Final

from textual import events
from textual._parser import ParseTimeout
from textual._xterm_parser import XTermParser
from textual.message import Message

from wirereader.late_import import late_pattern
from wirereader.views.tui.terminal.input_pieces import InputPiece, PieceKind

_KITTY = late_pattern(r"\x1b\[([\d:]*)(?:;([\d:]*))?(;[\d:]*)?([u~ABCDEFHPQRS])")
_RELEASED: Final = "3"


class KeyParser(XTermParser):
    """Textual's parser, given whole pieces only; what it cannot read is dropped."""

    def messages(self, piece: InputPiece) -> Iterator[Message]:
        """What a piece means.  Never raises, whatever the terminal has sent."""
        if piece.kind is PieceKind.PASTE:
            yield events.Paste(piece.text.replace("\x00", ""))
            return
        text = _without_kitty_extras(piece.text) if piece.kind is PieceKind.SEQUENCE else piece.text
        try:
            yield from filter(_is_sound, [*self.feed(text)] if text else ())
            if self._timeout_time is not None:
                yield from filter(_is_sound, self._ended(piece.kind))
        except Exception:  # noqa: BLE001 - numbers no terminal means: too large, or none at all
            self._start_over()

    def _ended(self, kind: PieceKind) -> list[Message]:
        """The parser waits for more, but the piece is whole: Esc and a key, or nothing known."""
        if kind is PieceKind.ALONE:
            self._timeout_time = None
            self._awaiting = self._gen.throw(ParseTimeout())
            found = list(self._tokens)
            self._tokens.clear()
            return found
        self._start_over()
        return []

    def _start_over(self) -> None:
        self._tokens.clear()
        self._timeout_time = None
        self._gen = self.parse(self._tokens.append)
        self._awaiting = next(self._gen)


def _is_sound(message: Message) -> bool:
    """Claim that a key has a character that can be written and kept: half a pair cannot."""
    character = message.character if isinstance(message, events.Key) else None
    return character is None or not any("\ud800" <= one <= "\udfff" for one in character)


def _without_kitty_extras(sequence: str) -> str:
    """A key without its alternates and the kind of its event; "" when it was let go.

    https://sw.kovidgoyal.net/kitty/keyboard-protocol/ has the form
    CSI code:shifted:base ; modifiers:event ; text u.
    """
    found = _KITTY.fullmatch(sequence)
    if found is None:
        return sequence
    code, modifiers, text, end = found.groups("")
    held, _, event = modifiers.partition(":")
    if event == _RELEASED:
        return ""
    middle = f";{held}" if found[2] is not None else ""
    return f"\x1b[{code.partition(':')[0]}{middle}{text}{end}"
