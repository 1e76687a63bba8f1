"""A program on a pseudo-terminal, for scripts: what it wrote, and how it ended."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping


class Shown:
    """A shell line on a terminal of a size; `written` is all that it wrote so far."""

    def __init__(self, line: str, environment: Mapping[str, str], size: tuple[int, int]) -> None:
        self.written = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            os.execvpe("sh", ["sh", "-c", line], dict(environment))
        self.resize(*size)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size, as a window does."""
        with contextlib.suppress(OSError):
            packed = struct.pack("HHHH", rows, columns, 0, 0)
            fcntl.ioctl(self.fd, termios.TIOCSWINSZ, packed)

    def wait_for(self, words: bytes, limit_s: float = 30) -> bool:
        """Claim that the program writes these words in time."""
        end = time.monotonic() + limit_s
        while words not in self.written:
            if time.monotonic() > end or not self.read():
                return words in self.written
        return True

    def read(self, wait_s: float = 0.2) -> bool:
        """Take what comes; False when nothing will come again."""
        if not select.select([self.fd], [], [], wait_s)[0]:
            return True
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            return False
        self.written += data
        return bool(data)

    def press(self, keys: bytes) -> None:
        """Send keys."""
        with contextlib.suppress(OSError):
            os.write(self.fd, keys)

    def lose(self) -> None:
        """The window is closed."""
        os.close(self.fd)
        self.fd = os.open(os.devnull, os.O_RDWR)

    def ended(self, limit_s: float = 20) -> int | None:
        """The exit status (negative: the signal); None if it had to be killed."""
        end = time.monotonic() + limit_s
        while time.monotonic() < end:
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                os.close(self.fd)
                return os.waitstatus_to_exitcode(status)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)
        return None
