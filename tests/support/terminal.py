"""A program on a real pseudo-terminal, its screen kept, for sessions as a person has them."""

import contextlib
import copy
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyte
import pytest

from tests.support.waiting import LIMIT_S, wait_until

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "space": " ",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "ctrl+c": "\x03",
}
# Sequences that pyte prints instead of obeying.
UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b[P_^].*?\x1b\\", re.DOTALL
)

_FRAME, _FRAME_END = b"\x1b[?2026h", b"\x1b[?2026l"
_ANSWERS = (
    (b"\x1b[c", b"\x1b[?62;22c"),
    (b"\x1b[6n", b"\x1b[1;1R"),
    (b"\x1b[?2026$p", b"\x1b[?2026;2$y"),  # pictures come whole: their beginnings and ends are told
)

_AGAIN_S = 2.0  # after so many seconds a person presses a key again
_POLL_S = 0.05  # a look at what else may have happened, where nothing is written


class TwoScreens(pyte.Screen):
    """A screen that knows the alternate one, which pyte ignores: what a terminal would show."""

    _ALTERNATE = frozenset({47, 1047, 1049})

    def __init__(self, columns: int, rows: int) -> None:
        self._main: tuple[dict[int, Any], pyte.screens.Cursor] | None = None
        super().__init__(columns, rows)

    def set_mode(self, *modes: int, **how: Any) -> None:
        if how.get("private") and self._ALTERNATE & set(modes) and self._main is None:
            self._main = dict(self.buffer), copy.copy(self.cursor)
            self.buffer.clear()
            self.dirty.update(range(self.lines))
        super().set_mode(*modes, **how)

    def reset_mode(self, *modes: int, **how: Any) -> None:
        if how.get("private") and self._ALTERNATE & set(modes) and self._main is not None:
            rows, self.cursor = self._main
            self._main = None
            self.buffer.clear()
            self.buffer.update(rows)
            self.dirty.update(range(self.lines))
        super().reset_mode(*modes, **how)


class Terminal:
    """A program on a pseudo-terminal, its screen kept by pyte and every raw byte beside it."""

    def __init__(
        self, command: Sequence[str], columns: int, rows: int, environment: Mapping[str, str]
    ) -> None:
        self.screen = TwoScreens(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = bytearray()
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:  # pragma: no cover - the child becomes the program
            # LINES and COLUMNS would hold whatever size the window takes
            for name in (
                "NO_COLOR",
                "PYTHONDONTWRITEBYTECODE",
                "WIREREADER_PLAIN",
                "ACCESSIBLE",
                "LINES",
                "COLUMNS",
            ):
                os.environ.pop(name, None)
            os.environ.update(
                TERM="xterm-256color",
                COLORTERM="truecolor",
                LC_ALL="C.UTF-8",
            )
            os.environ.update(environment)
            self._set_size(0, columns, rows)
            for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
                signal.signal(number, signal.SIG_DFL)  # whoever runs us, a shell's &, may ignore it
            # not execvp: readline, once loaded, sets COLUMNS where os.environ does not see it
            os.execvpe(command[0], list(command), dict(os.environ))
        self.resize(columns, rows)
        self.ended = False
        self.status: int | None = None

    def resize(self, columns: int, rows: int) -> None:
        """Change the size, as a terminal window does."""
        self._set_size(self.fd, columns, rows)
        self.screen.resize(rows, columns)

    @staticmethod
    def _set_size(fd: int, columns: int, rows: int) -> None:
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read_some(self, wait_s: float) -> bool:
        """Take what arrives within `wait_s` seconds; True if anything did."""
        ready, _, _ = select.select([self.fd], [], [], wait_s)
        if not ready:
            return False
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            data = b""
        if not data:
            self.ended = True
            return False
        self.raw += data
        for question, answer in _ANSWERS:
            if question in data:
                os.write(self.fd, answer)
        with contextlib.suppress(Exception):  # what pyte cannot read is not what is tested
            self.stream.feed(UNKNOWN_TO_PYTE.sub(b"", data))
        return True

    @property
    def text(self) -> str:
        """The screen as text, one line a row."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, pattern: str) -> str:
        """Read until `pattern` is on the screen; fails with the screen when it never is."""
        self.wait_until(lambda: re.search(pattern, self.text), repr(pattern))
        return self.text

    def wait_until(self, is_so: Callable[[], object], what: str) -> None:
        """Read until it is so, on a picture that is whole.

        Fails with the screen when the program ends before, or never shows it.
        """

        def read() -> None:
            if not self.read_some(_POLL_S) and self.ended and not is_so():
                pytest.fail(f"It ended before {what} came:\n{self.text}")

        wait_until(lambda: self._is_whole() and is_so(), lambda: f"{what}\n{self.text}", read)

    def _is_whole(self) -> bool:
        """Claim that no part of a picture is still to come."""
        return self.ended or self.raw.rfind(_FRAME) <= self.raw.rfind(_FRAME_END)

    def settle(self, quiet_s: float = 0.06) -> None:
        """Read until nothing has come for `quiet_s` seconds; what follows must not rely on it."""
        end = time.monotonic() + LIMIT_S
        while self.read_some(quiet_s) and time.monotonic() < end:
            pass

    def press(self, *keys: str) -> None:
        """Press keys by name, or type text."""
        for key in keys:
            os.write(self.fd, KEYS.get(key, key).encode())

    def press_until(self, key: str, is_so: Callable[[], object], what: str) -> None:
        """Press a key until it is so, again when nothing has come of it for a while.

        For Ctrl+C and Ctrl+D at a prompt: a line editor loses them in the moment before it waits.
        """

        def again() -> None:
            self.press(key)
            end = time.monotonic() + _AGAIN_S
            while not (is_so() or self.ended) and time.monotonic() < end:
                self.read_some(_POLL_S)

        wait_until(is_so, lambda: f"{what}\n{self.text}", again)

    def wait_for_end(self) -> int:
        """Read until the program ends; its exit status."""
        wait_until(
            lambda: self.ended, lambda: f"its end\n{self.text}", lambda: self.read_some(_POLL_S)
        )
        if self.status is None:
            _, status = os.waitpid(self.pid, 0)
            self.status = os.waitstatus_to_exitcode(status)
        return self.status

    def close(self) -> None:
        """End the program, whatever state it is in."""
        if self.status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self.pid, 0)
        os.close(self.fd)


Opener = Callable[..., Terminal]
