"""What is drawn goes to the terminal itself, and its loss ends nothing."""

import contextlib
import os
import select
from io import TextIOBase

_LONG_S = 60.0
"""Seconds; a terminal that takes nothing for so long (Ctrl+S, a dead line) is asked again."""


class ScreenWriter(TextIOBase):
    """A text file on a terminal's descriptor; after the terminal is gone it takes all silently."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.is_gone = False

    def fileno(self) -> int:
        """The terminal's descriptor."""
        return self._descriptor

    def isatty(self) -> bool:
        """Claim that this is a terminal."""
        return True

    def write(self, text: str, /) -> int:
        """Write all of it, in as many parts as the terminal takes."""
        data = memoryview(text.encode("utf-8", "replace"))
        while data and not self.is_gone:
            try:
                data = data[os.write(self._descriptor, data) :]
            except BlockingIOError:  # another program has set this terminal not to wait
                with contextlib.suppress(OSError, ValueError):
                    select.select([], [self._descriptor], [], _LONG_S)
            except OSError:
                self.is_gone = True
        return len(text)
