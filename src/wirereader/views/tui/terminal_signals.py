"""Signals to the terminal itself: bell, notification, clipboard.  No raw byte of a feed in them."""

import base64

from textual.message import Message

from wirereader.story.clean import clean_line, drawable

_LONGEST = 120
_BELL = "\a"


class Signalled(Message):
    """Something for the terminal itself."""

    def __init__(self, signals: str) -> None:
        super().__init__()
        self.signals = signals


def bell() -> str:
    """What rings the terminal's bell."""
    return _BELL


def notification(kind: str, words: str) -> str:
    """What shows a desktop notification, as `kind` says: "osc9" (iTerm2), "osc777" (urxvt), "off".

    A semicolon parts the fields of OSC 777, so those of the words become commas.
    """
    words = drawable(clean_line(words, _LONGEST))
    if kind == "osc9":
        return f"\x1b]9;{words}\x1b\\"
    if kind == "osc777":
        return f"\x1b]777;notify;wirereader;{words.replace(';', ',')}\x1b\\"
    return ""


def clipboard(text: str) -> str:
    """What puts `text` on the clipboard, where the terminal allows it (OSC 52, xterm)."""
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x1b\\"
