"""What a command did outside the program, which undo does not take back and says so."""

from collections.abc import Mapping
from typing import Final

_WRITTEN = "Files that were written are kept."
OUTSIDE: Final[Mapping[str, str]] = {
    "save": _WRITTEN,
    "export": _WRITTEN,
    "export-quotes": _WRITTEN,
    "download": "Downloaded files are kept.",
    "pipe": "A program that has run cannot be undone.",
    "sync": "What was sent to a server cannot be taken back.",
    "browse": "What was opened in the browser stays open.",
}
"""Commands by their words: what is said of them when undo is asked for after them."""
