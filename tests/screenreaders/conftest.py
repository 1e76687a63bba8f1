"""Real screen readers on a real pseudo-terminal, and what they would have said or shown.

The test plays the terminal and the person at the keyboard.  A reader that is not installed is
skipped: tdsr is `pip install tdsr2 setproctitle`; yasr and brltty come with Debian.  BRLTTY needs
root and the shared memory of its GNU Screen driver, so one runs at a time.
"""

import contextlib
import ctypes
import fcntl
import json
import os
import pty
import select
import shlex
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import termios
import time
import tty
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pyte
import pytest

from tests.support.page_server import Question, send_page, serving

SERVER = Path(__file__).parent / "speech_server.py"
PROGRAM = (sys.executable, "-m", "wirereader")
WORDS_A_MINUTE = 350
QUIET_S = 0.35
LONGEST_S = 60.0
USUAL_START_S, MOST_SLOW = 2.0, 5.0
KEYS = {
    "down": "\x1b[B",
    "up": "\x1b[A",
    "enter": "\r",
    "escape": "\x1b",
    "f1": "\x1bOP",
}
YASR = """[normalkeys]
[reviewkeys]
[options]
cursor tracking=full
synthesizer=emacspeak server
synthesizer port=|{server}
key echo=off
shell=/bin/sh
special=off
up and down arrows=speak line
DisableKey=6925
[Emacspeak server]
rate=175
punctuation=some
[dict]
"""
SCREEN_KEY, SCREEN_BYTES = 0xBACD072F, 4 + 66 * 132 * 2
IPC_CREAT, IPC_RMID = 0o1000, 0


def seconds(said: list[str]) -> float:
    """How long it takes to say this at 350 words a minute."""
    return sum(len(one.split()) for one in said) / WORDS_A_MINUTE * 60


def _children(pid: int) -> list[int]:
    """The processes that `pid` has started and that still live."""
    found: list[int] = []
    with contextlib.suppress(FileNotFoundError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    return found


class Reader:
    """A program under a screen reader: keys go in, what is said comes out."""

    def __init__(self, argv: list[str], size: tuple[int, int], home: Path, log: Path) -> None:
        self.home, self.log = home, log
        self.began, self.slowness = time.monotonic(), 0.0
        """How many times slower than usual this machine is now: all waits grow by it."""
        self.raw = b""
        self.is_alive = True
        self.columns, self.rows = size
        self.pid, self.fd = pty.fork()
        if self.pid == 0:  # pragma: no cover - the child becomes the reader
            self._set_size(0)
            names = ("NO_COLOR", "LINES", "COLUMNS", "ACCESSIBLE", "WIREREADER_PLAIN")
            kept = {name: value for name, value in os.environ.items() if name not in names}
            own = {"HOME": str(home), "TERM": "xterm-256color", "SHELL": "/bin/sh"}
            size_s = {"LC_ALL": "C.UTF-8", "TEXTUAL_DISABLE_KITTY_KEY": "1"}
            os.execvpe(argv[0], argv, {**kept, **own, **size_s})
        self._set_size(self.fd)

    def _set_size(self, fd: int) -> None:
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))

    @property
    def said(self) -> list[str]:
        """Everything said so far."""
        if not self.log.exists():
            return []
        whole = self.log.read_text("utf-8").rpartition("\n")[0]
        texts = [str(json.loads(line)).strip() for line in whole.splitlines()]
        return [text for text in texts if text and not text.startswith("tdsr, presented by")]

    def pump(self, wait_s: float) -> bool:
        """Take what is drawn within so many seconds; claim that something was."""
        ready, _, _ = select.select([self.fd], [], [], wait_s)
        data = b""
        if ready:
            with contextlib.suppress(OSError):
                data = os.read(self.fd, 65536)
            self.is_alive = bool(data)
        self.raw += data
        return bool(data)

    def settle(self, quiet_s: float = QUIET_S, limit_s: float = 20) -> None:
        """Go on until nothing is drawn or said for a while, which is longer where all is slow."""
        quiet_s *= max(1.0, self.slowness)
        end = time.monotonic() + limit_s
        since, number = time.monotonic(), len(self.said)
        while self.is_alive and time.monotonic() < end:
            is_drawn = self.pump(0.03)
            if is_drawn or len(self.said) != number:
                since, number = time.monotonic(), len(self.said)
            elif time.monotonic() - since > quiet_s:
                return

    def wait_for(self, words: str, limit_s: float = LONGEST_S) -> None:
        """Go on until these words are heard, then until all is quiet."""
        end = time.monotonic() + limit_s
        while not any(words in one for one in self.said):
            if time.monotonic() > end or not self.is_alive:
                pytest.fail(f"{words!r} never heard: {self.said[-12:]}")
            self.pump(0.03)
        if not self.slowness:
            self.slowness = min(MOST_SLOW, (time.monotonic() - self.began) / USUAL_START_S)
        self.settle()

    def press(self, key: str, until: str = "") -> list[str]:
        """Press a key (or send a line at once, as pasted) and give what is said because of it."""
        before = len(self.said)
        os.write(self.fd, KEYS.get(key, key).encode())
        if until:
            end = time.monotonic() + LONGEST_S
            while not any(until in one for one in self.said[before:]):
                if time.monotonic() > end:
                    pytest.fail(f"{until!r} never heard: {self.said[before:]}")
                self.pump(0.03)
        self.settle()
        return self.said[before:]

    def close(self) -> None:
        """End the reader and what it reads."""
        started = _children(self.pid)
        self._end_reader()
        for pid in started:  # yasr leaves them a terminal that never hangs up
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)

    def _end_reader(self) -> None:
        for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)
            end = time.monotonic() + 1
            while time.monotonic() < end:
                self.pump(0.02)
                with contextlib.suppress(ChildProcessError):
                    if not os.waitpid(self.pid, os.WNOHANG)[0]:
                        continue
                os.close(self.fd)
                return
        os.close(self.fd)


def _alone() -> IO[str]:
    """A lock, closed to give it up: the shared memory of BRLTTY's driver is there but once."""
    lock = (Path(tempfile.gettempdir()) / "wirereader-tests-brltty.lock").open("a")
    end = time.monotonic() + LONGEST_S
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() > end:
                lock.close()
                pytest.skip("BRLTTY is in use by other tests on this machine")
            time.sleep(0.2)
        else:
            return lock


class Braille(Reader):
    """The program itself on a pty; BRLTTY is shown its screen, and shows 40 cells of it."""

    cells = 40

    def __init__(self, argv: list[str], size: tuple[int, int], home: Path, log: Path) -> None:
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)
        self.fed = 0
        self.heard = b""
        self.display: socket.socket | None = None
        self.lock = _alone()
        libc = self.libc = ctypes.CDLL(None, use_errno=True)
        libc.shmget.argtypes = [ctypes.c_uint, ctypes.c_size_t, ctypes.c_int]
        libc.shmat.restype = ctypes.c_void_p
        libc.shmat.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_int]
        self.segment = libc.shmget(SCREEN_KEY, SCREEN_BYTES, IPC_CREAT | 0o700)
        if self.segment < 0:
            pytest.skip("BRLTTY's shared memory cannot be had here")
        self.address = libc.shmat(self.segment, None, 0)
        super().__init__(argv, size, home, log)
        self._publish()
        with socket.create_server(("127.0.0.1", 0)) as server:
            server.settimeout(LONGEST_S)
            port = server.getsockname()[1]
            command = (
                *("brltty", "-n", "-e", "-q", "-N", "-b", "vr", "-d", f"client:127.0.0.1:{port}"),
                *("-x", "sc", "-s", "no", "-P", str(home / "pid"), "-W", str(home)),
                *("-f", "/dev/null"),
            )
            self.brltty = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C.UTF-8"},
            )  # fmt: skip
            try:
                self.display, _ = server.accept()
            except TimeoutError:
                self.close()
                pytest.skip("BRLTTY does not come up here")
        self.display.sendall(f"cells {self.cells}\n".encode())
        self.display.settimeout(0)

    def _publish(self) -> None:
        """Put the screen where the driver for GNU Screen looks for it."""
        self.stream.feed(self.raw[self.fed :])
        self.fed = len(self.raw)
        screen = self.screen
        rows = range(self.rows)
        columns = range(self.columns)
        text = "".join((screen.buffer[y][x].data or " ")[0] for y in rows for x in columns)
        head = (self.columns, self.rows, min(screen.cursor.x, self.columns - 1), screen.cursor.y)
        image = bytes(head) + text.encode("ascii", "replace")
        image += b"\x07" * (self.rows * self.columns) + b"\0\0"
        ctypes.memmove(self.address, image, len(image))

    def pump(self, wait_s: float) -> bool:
        """Take what is drawn, show it to BRLTTY, and note what is in the cells."""
        is_drawn = super().pump(wait_s)
        self._publish()
        if self.display is not None:
            with contextlib.suppress(BlockingIOError, ConnectionError):
                self.heard += self.display.recv(65536)
            *lines, self.heard = self.heard.split(b"\n")
            with self.log.open("a", encoding="utf-8") as log:
                for line in lines:
                    if line.startswith(b'Visual "'):
                        shown = line[8:].decode("utf-8", "replace").rstrip().removesuffix('"')
                        log.write(json.dumps(shown.replace('\\"', '"').rstrip()) + "\n")
        return is_drawn

    def wait_to_see(self, words: str) -> None:
        """Go on until these words are on the screen, wherever the cursor is."""
        end = time.monotonic() + LONGEST_S
        while not any(words in line for line in self.screen.display):
            if time.monotonic() > end:
                pytest.fail(f"{words!r} never seen: {self.screen.display}")
            self.pump(0.03)
        self.settle()

    def close(self) -> None:
        """End BRLTTY and the program, and give the shared memory back."""
        if self.display is not None:
            self.display.close()
            self.display = None
        self.brltty.terminate()
        self.brltty.wait(5)
        super().close()
        self.libc.shmctl(self.segment, IPC_RMID, None)
        self.lock.close()


Opener = Callable[..., Reader]
FEED = (
    "<rss version='2.0'><channel><title>City Desk</title><item><title>{}</title>"
    "<guid isPermaLink='false'>{}</guid><description>Some words.</description></item>"
    "</channel></rss>"
)


def _found(name: str) -> str:
    here = str(Path(sys.executable).parent)
    places = os.pathsep.join((here, os.environ.get("PATH", ""), "/sbin", "/usr/sbin"))
    return shutil.which(name, path=places) or pytest.skip(f"{name} is not installed")


def _opened(kind: str, arguments: tuple[str, ...], size: tuple[int, int], home: Path) -> Reader:
    log = home / "said.jsonl"
    program = [*PROGRAM, *arguments]
    server = [sys.executable, str(SERVER), kind, str(log)]
    if kind == "tdsr":
        (home / ".config" / "tdsr").mkdir(parents=True, exist_ok=True)
        argv = [_found("tdsr"), "--speech-server", shlex.join(server), "--", shlex.join(program)]
        reader = Reader(argv, size, home, log)
        # it leaves the terminal waiting for whole lines, and its echo on
        end = time.monotonic() + 15
        while not log.exists() and time.monotonic() < end:
            reader.pump(0.02)
        tty.setraw(reader.fd)
        return reader
    if kind == "yasr":
        wrapper = home / "server"
        wrapper.write_text(f"#!/bin/sh\nexec {shlex.join(server)}\n")
        wrapper.chmod(0o755)
        settings = home / "yasr.conf"
        settings.write_text(YASR.format(server=wrapper))
        started = home / "program"  # yasr would take its options for its own
        started.write_text(f"#!/bin/sh\nexec {shlex.join(program)}\n")
        started.chmod(0o755)
        return Reader([_found("yasr"), "-C", str(settings), str(started)], size, home, log)
    _found("brltty")
    if os.geteuid() != 0:
        pytest.skip("BRLTTY needs root")
    return Braille(program, size, home, log)


@pytest.fixture
def listen(home: Path) -> Iterator[Opener]:
    """Open the program under a reader: `listen("tdsr", "--plain", size=(60, 24))`."""
    opened: list[Reader] = []

    def begin(
        kind: str, *arguments: str, size: tuple[int, int] = (80, 24), config: str = ""
    ) -> Reader:
        home.mkdir(exist_ok=True)
        if config:
            (home / "config.toml").write_text(config)
        opened.append(_opened(kind, arguments, size, home))
        return opened[-1]

    yield begin
    for one in opened:
        one.close()


@pytest.fixture
def measured(record_property: Callable[[str, object], None]) -> Callable[[str, list[str]], float]:
    """Note how long something took to say, and give it."""

    def note(what: str, said: list[str]) -> float:
        took = round(seconds(said), 1)
        record_property(what, took)
        sys.stderr.write(f"\n{what}: {took} s\n")
        return took

    return note


@pytest.fixture
def address() -> Iterator[str]:
    """A feed on loopback that has another story each time."""
    asked = iter(range(1000))

    def answer(question: Question) -> None:
        number = next(asked)
        body = FEED.format(f"Story {number}", number).encode()
        send_page(question, body, "application/rss+xml")

    with serving(answer) as root:
        yield f"{root}/feed"
