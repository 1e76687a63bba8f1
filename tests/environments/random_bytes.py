"""Random bytes into the full screen for a while: it may leave when it is told to, and never fall.

    python tests/environments/random_bytes.py [MINUTES [SEED]]

Each time the bytes happen to mean "quit", the program must end with 0, and it is started again.
Half of the bytes are any; half are beginnings, middles and ends of what terminals send.
"""

import contextlib
import os
import pty
import random
import select
import signal
import sys
import tempfile
import time
from pathlib import Path

PARTS = (
    *(b"\x1b[", b"\x1bO", b"\x1b]11;", b"\x1bP>|", b"\x1b\\", b"\x07", b"\x1b[200~"),
    *(b"\x1b[201~", b"\x1b[M", b"\x1b[<0;", b"\x1b[48;", b"\x1b[?2048;", b"\x1b[97;1:3u"),
    *(b"\x1b[A", b"\x1b[B", b"\r", b"\t", b"\x1b", b"/", b"?", b"\xff", b"\xc3", b";", b":"),
    *(b"9", b"M", b"m", b"u", b"t"),
)
NEVER_SENT = b"|\x1a"
"""To plain mode, and to a stop that no shell ends."""
QUITS = b"Qq\x11"
"""Sent in one life of four."""
GIVES_BACK = b"\x1b[?1049l"
BY_KEYBOARD = {-signal.SIGINT, -signal.SIGQUIT, 130}
"""What Ctrl+C and Ctrl+\\ do as anywhere, once the full screen has left."""


def say(words: str) -> None:
    """Print."""
    sys.stdout.write(f"{words}\n")


class Run:
    """One life of the program on a pseudo-terminal."""

    def __init__(self, home: str) -> None:
        self.drawn = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(home)
            wish = {"WIREREADER_HOME": home, "TERM": "xterm-256color", "BROWSER": "true"}
            os.execve(sys.executable, [sys.executable, "-m", "wirereader", "--tui"],
                      {**os.environ, **wish})  # fmt: skip

    def send(self, data: bytes) -> bool:
        """Send what is taken at once, read what is drawn; False when the program has gone."""
        try:
            if data and select.select([], [self.fd], [], 1)[1]:
                os.write(self.fd, data)
            while select.select([self.fd], [], [], 0.01)[0]:
                self.drawn = (self.drawn + os.read(self.fd, 1 << 16))[-20_000:]
        except OSError:
            return False
        return True

    def ended(self) -> int:
        """The exit status, when all that it still drew has been read."""
        with contextlib.suppress(OSError):
            while data := os.read(self.fd, 1 << 16):
                self.drawn = (self.drawn + data)[-20_000:]
        os.close(self.fd)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def main() -> int:
    """Run; 1 when the program ended other than by leaving."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
    chance = random.Random(seed)  # noqa: S311 - no secret
    home = tempfile.mkdtemp()
    end = time.monotonic() + minutes * 60
    sent = lives = 0
    while time.monotonic() < end:
        run, lives = Run(home), lives + 1
        gone = time.monotonic() + 15
        while time.monotonic() < gone and run.send(b""):
            if b"BREAKING" in run.drawn:
                break
        spares = chance.random() < 0.75
        while time.monotonic() < end:
            data = b"".join(
                chance.choice(PARTS) if chance.random() < 0.5 else chance.randbytes(1)
                for _ in range(chance.randrange(1, 40))
            )
            spared = NEVER_SENT + QUITS if spares else NEVER_SENT
            data = bytes(one for one in data if one not in spared)
            sent += len(data)
            if not run.send(data):
                status = run.ended()
                log = Path(home) / "wirereader.log"
                is_left = not status or (status in BY_KEYBOARD and GIVES_BACK in run.drawn)
                if not is_left or (log.exists() and "Traceback" in log.read_text()):
                    say(run.drawn[-3000:].decode("utf-8", "replace"))
                    say(log.read_text()[-6000:] if log.exists() else "")
                    say(f"seed {seed}: ended with {status} after {sent} bytes")
                    return 1
                break
        else:
            os.kill(run.pid, signal.SIGKILL)
            run.ended()
    say(f"seed {seed}: {minutes:g} minutes, {sent} bytes, {lives} starts, no end but leaving")
    return 0


if __name__ == "__main__":
    sys.exit(main())
