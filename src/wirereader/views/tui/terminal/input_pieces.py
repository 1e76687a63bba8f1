"""Bytes from a terminal cut into pieces: text, key sequences, lone escapes, pasted text.

Sequences follow ECMA-48 (CSI, SS3, OSC, DCS, APC), xterm's X10 and urxvt's mouse reports, which are
rewritten as SGR ones, and kitty's keyboard protocol.  Bytes that are no UTF-8 are taken for
Latin-1, which is what keyboards without UTF-8 and an 8-bit Meta send.  Nothing here raises:
what cannot be understood is dropped, and only as far as it goes.
"""

import re
from enum import Enum
from typing import Final, NamedTuple

from wirereader.late_import import late_pattern

PASTE_BEGINS: Final = b"\x1b[200~"
PASTE_ENDS: Final = b"\x1b[201~"
STRING_S: Final = 1.0
"""Seconds; so long the rest of an answer is waited for, which must not be taken for keys."""
SEQUENCE_S: Final = 0.3
"""Seconds; so long the rest of a sequence that has plainly begun is waited for."""
CHARACTER_S: Final = 0.1
"""Seconds; so long the rest of a UTF-8 character is: a line may cut it in two."""
PASTE_S: Final = 5.0
"""Seconds; so long the rest of pasted text is waited for, none of which may command."""
LONGEST_ANSWER: Final = 8192
"""Bytes; what is kept of a string that a terminal answers, and none of it is used."""
LONGEST_PASTE: Final = 1 << 20
"""Bytes; more than any field takes."""
_LONGEST_SEQUENCE: Final = 128
"""Bytes; kitty's longest, with text and alternates, has about 60."""
_ESC: Final = 0x1B
_CONTROL_CSI, _CONTROL_SS3 = 0x9B, 0x8F
_FIRST_LATIN1: Final = 0xA0
_CSI = late_pattern(rb"\x1b\[(?:\[[A-Z]|[0-?]*[ -/]*[@-Z\\-~])")
_CSI_BEGUN = late_pattern(rb"\x1b\[(?:\[|[0-?]*[ -/]*)\Z")
_CSI_BROKEN = late_pattern(rb"\x1b\[\[?[0-?]*[ -/]*")
_SS3 = late_pattern(rb"\x1bO[0-9;]*[@-~ ]")
_SS3_BEGUN = late_pattern(rb"\x1bO[0-9;]*\Z")
_STRING = late_pattern(rb"\x1b(?:\][0-9]|P[0-9>!$+|=]|_[A-Za-z])")
_STRING_BEGUN: Final = (b"\x1b]", b"\x1bP", b"\x1b_")
_STRING_ENDS = late_pattern(rb"\x07|\x1b\\|(?=\x18|\x1a|\x1b[^\\])")
_REST_OF_KEY = late_pattern(rb"(?:\[[0-9;]*[A-Z~]|O[A-Z])")
_ALT_CSI: Final = b"\x1b["
_BEGUN: Final = (b"\x1b", *_STRING_BEGUN)
_X10: Final = b"\x1b[M"
_X10_LENGTH: Final = 6
_URXVT = late_pattern(rb"\x1b\[(\d{1,4});(\d{1,6});(\d{1,6})M")
_OFFSET: Final = 32
"""What X10 and urxvt add to a button, and X10 to a cell, so that each is a visible byte."""
_RELEASED: Final = 3


class PieceKind(Enum):
    """What a piece is."""

    TEXT = "text"
    SEQUENCE = "sequence"
    ALONE = "alone"
    """Esc by itself, or with the one key that Alt was held with."""
    PASTE = "paste"


class InputPiece(NamedTuple):
    """A part of the input that is understood by itself."""

    kind: PieceKind
    text: str


class InputPieces:
    """Cuts what comes, as it comes; a piece that has not ended yet is waited for."""

    def __init__(self) -> None:
        self._rest = b""
        self._paste: bytearray | None = None
        self._was_escape = False

    def patience_s(self, escape_s: float) -> float | None:
        """How long more of a piece that has begun is waited for; None when none has.

        `escape_s` is how long after Esc the rest of a key may come.
        """
        if self._paste is not None:
            return PASTE_S
        if not self._rest:
            return None
        if self._rest[0] != _ESC:
            return CHARACTER_S
        if _is_string(self._rest):
            return STRING_S
        return escape_s if len(self._rest) <= len(_ALT_CSI) else max(SEQUENCE_S, escape_s)

    def feed(self, data: bytes) -> list[InputPiece]:
        """The pieces that end in `data`."""
        if self._was_escape and not self._rest and _REST_OF_KEY.match(data):
            data = b"\x1b" + data  # a slow line cut a key in two: an arrow is no "[" and "A"
        self._was_escape = False
        pieces: list[InputPiece] = []
        rest = self._rest + data
        while rest:
            taken, piece = self._next(rest)
            if not taken:
                break
            rest = rest[taken:]
            if piece is not None and piece.text:
                pieces.append(piece)
        if len(rest) > LONGEST_ANSWER and _STRING.match(rest):
            rest = rest[:4] + rest[-1:]  # the last may be the first of two that end it
        self._rest = rest
        return pieces

    def flush(self) -> list[InputPiece]:
        """What there is when nothing more has come for as long as was waited."""
        rest, self._rest = self._rest, b""
        if self._paste is not None:
            pasted, self._paste = bytes(self._paste + rest), None
            return [InputPiece(PieceKind.PASTE, _text_of(pasted))] if pasted else []
        if not rest or _is_string(rest):
            return []
        if rest[0] != _ESC:
            return [InputPiece(PieceKind.TEXT, _latin1(rest))]
        self._was_escape = rest == b"\x1b"
        # what is longer is a sequence that never ended; rxvt has some that end so
        kind = PieceKind.ALONE if len(rest) <= len(_ALT_CSI) else PieceKind.SEQUENCE
        return [InputPiece(kind, rest.decode("latin-1"))]

    def _next(self, data: bytes) -> tuple[int, InputPiece | None]:
        """How many bytes the first piece takes, 0 while it has not ended; None to drop them."""
        if self._paste is not None:
            return self._pasted(self._paste, data)
        if data[0] == _ESC:
            return self._escaped(data)
        return _plain(data)

    def _pasted(self, paste: bytearray, data: bytes) -> tuple[int, InputPiece | None]:
        end = data.find(PASTE_ENDS)
        taken = end if end >= 0 else len(data) - _begun(data, PASTE_ENDS)
        paste += data[: min(taken, LONGEST_PASTE - len(paste))]
        if end < 0:
            return taken, None
        self._paste = None
        return end + len(PASTE_ENDS), InputPiece(PieceKind.PASTE, _text_of(bytes(paste)))

    def _escaped(self, data: bytes) -> tuple[int, InputPiece | None]:
        if data.startswith(PASTE_BEGINS):
            self._paste = bytearray()
            return len(PASTE_BEGINS), None
        if data.startswith(_X10):
            return _x10(data)
        if (string := _STRING.match(data)) is not None:
            end = _STRING_ENDS.search(data, string.end())
            return (end.end() if end else 0), None
        found = _CSI.match(data) or _SS3.match(data)
        if found is not None:
            return found.end(), InputPiece(PieceKind.SEQUENCE, _as_sgr(found[0]).decode("ascii"))
        if _CSI_BEGUN.match(data) or _SS3_BEGUN.match(data) or data in _BEGUN:
            return (0 if len(data) < _LONGEST_SEQUENCE else len(data)), None
        if data[1] == _ESC:
            return 1, InputPiece(PieceKind.ALONE, "\x1b")
        broken = _CSI_BROKEN.match(data)
        if broken is not None:
            return broken.end(), None
        return _with_alt(data)


def _plain(data: bytes) -> tuple[int, InputPiece | None]:
    """Text up to the next sequence; a character that has only begun is waited for."""
    end = data.find(b"\x1b")
    run = data if end < 0 else data[:end]
    try:
        return len(run), InputPiece(PieceKind.TEXT, run.decode("utf-8"))
    except UnicodeDecodeError as error:
        if error.start:
            return error.start, InputPiece(PieceKind.TEXT, run[: error.start].decode("utf-8"))
        if end < 0 and error.reason == "unexpected end of data":
            return 0, None
    if run[0] in {_CONTROL_CSI, _CONTROL_SS3}:  # 8-bit controls: the rest belongs to them
        found = re.compile(rb".[0-?]*[@-~]", re.DOTALL).match(data)
        begun = b"\x1b[" if run[0] == _CONTROL_CSI else b"\x1bO"
        text = begun + found[0][1:] if found else b""
        return (found.end() if found else 1), InputPiece(PieceKind.SEQUENCE, text.decode("ascii"))
    return 1, InputPiece(PieceKind.TEXT, _latin1(run[:1]))


def _with_alt(data: bytes) -> tuple[int, InputPiece | None]:
    """Alt and one character, in as many bytes as it has."""
    for length in range(2, min(len(data), 5) + 1):
        try:
            return length, InputPiece(PieceKind.ALONE, data[:length].decode("utf-8"))
        except UnicodeDecodeError as error:
            if error.reason != "unexpected end of data":
                break
    else:
        return 0, None
    return 2, InputPiece(PieceKind.ALONE, "\x1b" + _latin1(data[1:2])) if _latin1(
        data[1:2]
    ) else None


def _x10(data: bytes) -> tuple[int, InputPiece | None]:
    """A mouse report of three bytes, whatever these are, as an SGR one."""
    if len(data) < _X10_LENGTH:
        return 0, None
    button, x, y = (value - _OFFSET for value in data[3:_X10_LENGTH])
    if min(button, x - 1, y - 1) < 0:  # a cell past the last that a byte can tell
        return _X10_LENGTH, None
    return _X10_LENGTH, InputPiece(PieceKind.SEQUENCE, _sgr(button, x, y))


def _as_sgr(sequence: bytes) -> bytes:
    found = _URXVT.fullmatch(sequence)
    if found is None:
        return sequence
    button, x, y = map(int, found.groups())
    return _sgr(max(button - _OFFSET, 0), x, y).encode()


def _sgr(button: int, x: int, y: int) -> str:
    """A mouse report as Textual reads it; the old ones do not tell which button was let go."""
    is_released = button & _RELEASED == _RELEASED and button < _OFFSET
    return f"\x1b[<{button & ~_RELEASED if is_released else button};{x};{y}{'mM'[not is_released]}"


def _begun(data: bytes, sequence: bytes) -> int:
    """How many bytes at the end of `data` may be the beginning of `sequence`."""
    lengths = range(min(len(sequence) - 1, len(data)), 0, -1)
    return next((length for length in lengths if data.endswith(sequence[:length])), 0)


def _is_string(data: bytes) -> bool:
    """Claim that this begins something of which no part is a key, wherever it ends."""
    return data.startswith(_X10) or _STRING.match(data) is not None


def _text_of(data: bytes) -> str:
    """Text that is UTF-8, or what of it is not as Latin-1."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _latin1(data: bytes) -> str:
    """The visible characters of bytes; controls of the upper half mean nothing to us."""
    return bytes(one for one in data if one >= _FIRST_LATIN1 or one < 0x80).decode("latin-1")  # noqa: PLR2004
