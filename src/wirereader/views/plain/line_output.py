"""Lines on standard output: wrapped, straight, and through the last gate."""

import os
import sys
import threading
from collections.abc import Callable, Iterable

from wirereader.desk.session import Preferences
from wirereader.views.wrapped_lines import ready_lines

WIDEST = 80
AT_ONCE_S = 0.045
"""Time in which an answer begins, or it is said that it is worked on: 50 ms with the saying."""


def screen_width() -> int | None:
    """Cells to wrap at: the terminal's width, at most 80; None when this is no terminal."""
    if not sys.stdout.isatty():
        return None
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return min(columns or WIDEST, WIDEST)


class Printer:
    """Prints what is said, and never anything else."""

    def __init__(self, write: Callable[[str], object], preferences: Preferences) -> None:
        self.preferences = preferences
        self._write = write

    def say(self, lines: Iterable[str]) -> None:
        """Print lines, each through the gate."""
        width = self.preferences.width or screen_width()
        ready = ready_lines(list(lines), width, typography=self.preferences.typography)
        self._write("".join(f"{line}\n" for line in ready))


class Patience:
    """While it is entered, `tell` is called once if an answer is not there at once."""

    def __init__(self, tell: Callable[[], None], after_s: float = AT_ONCE_S) -> None:
        self._timer = threading.Timer(after_s, tell)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()
