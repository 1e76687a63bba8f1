"""What a command did outside the program, which undo does not take back and says so."""

from collections.abc import Mapping
from typing import Final

_WRITTEN = "The file that was written stays."
OUTSIDE: Final[Mapping[str, str]] = {
    "save": _WRITTEN,
    "export": _WRITTEN,
    "export-quotes": _WRITTEN,
    "download": "The file that was fetched stays.",
    "pipe": "The program that was run cannot be undone.",
    "sync": "What was sent to a server stays.",
    "browse": "What was opened in the browser stays open.",
}
"""Commands by their words: what is said of them when undo is asked for after them."""
