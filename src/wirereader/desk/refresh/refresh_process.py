"""A refresh seen from a view: another process does it, and tells how it goes in lines of JSON.

So the view's own process loads no network and no key waits.  One at a time; however the process
ends, the last thing told is that it ended.
"""

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

    from wirereader.desk.refresh.progress_reports import Tiding

STOP_S = 8.0
CLOSE_S = 1.5
"""Seconds that a stopped refresh, and one whose view ends, may take before it is killed."""

LOST = "The refresh ended unexpectedly; stories that arrived are kept. refresh tries again."
NOT_STARTED = "The refresh could not be started."
STOPPED = "Stopped; stories that arrived are kept."
NAMES = "--"
"""What follows it are names; addresses among them may hold a password."""
ON_INPUT = "--names-on-input"
"""The names come on standard input, each ended by NUL: every user may read a process's words."""


class Refreshing:
    """Starts a process that refreshes (or adds a source), and delivers what it tells.

    `deliver` is called from a thread of its own.  `log` gets what the process says beside.
    """

    def __init__(
        self,
        deliver: "Callable[[Tiding], None]",
        command: Sequence[str] | None = None,
        log: Callable[[], Path | None] | None = None,
    ) -> None:
        self._deliver = deliver
        self._command = tuple(command or default_command())
        self._log = log
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self._is_stopped = False

    @property
    def is_running(self) -> bool:
        """Claim that the end of the last one has not been told yet."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, verb: str = "refresh", *arguments: str) -> bool:
        """Begin; False when one is running.  `arguments` are those of `fetch_program`."""
        with self._lock:
            if self.is_running:
                return False
            self._is_stopped = False
            self._process = None
            words = (*self._command, verb, *arguments)
            self._thread = threading.Thread(
                target=self._run, args=(words,), name="refreshing", daemon=True
            )
            self._thread.start()
        return True

    def stop(self) -> None:
        """Ask it to end; it keeps what has arrived, and is killed if it does not hear."""
        with self._lock:
            self._is_stopped = True
            process = self._process
        if process is None or process.poll() is not None:
            return
        with contextlib.suppress(OSError):
            process.terminate()
        timer = threading.Timer(STOP_S, process.kill)
        timer.daemon = True
        timer.start()

    def close(self) -> None:
        """End it, and wait a moment until it has ended; then it is killed."""
        self.stop()
        if self._thread is None:
            return
        self._thread.join(CLOSE_S)
        with self._lock:
            process = self._process
        if process is not None and self._thread.is_alive():
            process.kill()
        self._thread.join(CLOSE_S)

    def _run(self, words: Sequence[str]) -> None:
        from wirereader.desk.refresh.progress_reports import Ended, from_line

        ended: Ended | None = None
        try:
            process = self._started(words)
        except (OSError, ValueError):
            self._deliver(Ended(NOT_STARTED, is_done=False))
            return
        with process:
            assert process.stdout is not None  # noqa: S101 - it was asked for
            for line in process.stdout:
                told = from_line(line)
                if isinstance(told, Ended):
                    ended = told
                elif told is not None:
                    self._deliver(told)
        if ended is None:
            ended = Ended(STOPPED if self._is_stopped else LOST, is_done=self._is_stopped)
        self._deliver(ended)

    def _started(self, words: Sequence[str]) -> "subprocess.Popen[bytes]":
        import subprocess

        errors: IO[bytes] | int = subprocess.DEVNULL
        place = self._log() if self._log is not None else None
        if place is not None:
            with contextlib.suppress(OSError):
                place.parent.mkdir(parents=True, exist_ok=True)
                errors = place.open("ab")
        at = words.index(NAMES) if NAMES in words else len(words)
        names = b"".join(os.fsencode(name) + b"\0" for name in words[at + 1 :])
        try:
            process = subprocess.Popen(  # noqa: S603 - our own program
                [*words[:at], *([ON_INPUT] if names else [])],
                stdin=subprocess.PIPE if names else subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                start_new_session=True,  # Ctrl+C is for the view
            )
        finally:
            if not isinstance(errors, int):
                errors.close()
        with self._lock:
            self._process = process
            if self._is_stopped:
                process.terminate()
        if process.stdin is not None:
            with contextlib.suppress(OSError):  # it has ended already, which is told
                process.stdin.write(names)
                process.stdin.close()
        return process


def default_command() -> tuple[str, ...]:
    """How the program is started; -P keeps the reader's folder out of what is imported."""
    return (sys.executable, "-P", "-m", "wirereader.desk.refresh.fetch_program")
