"""A copy of this process that answers lines beside it, so that two cores read two texts at a time.

Threads do not: a third of the work is Python's, and only one thread runs Python at a time.  The
copy is made by a fork once all that texts are read with is loaded, so it shares that memory and
starts at once.  Only Linux is asked for one: Windows has no fork, the system's libraries of macOS
are not made for it, and a process started anew would load everything twice.
"""

import contextlib
import gc
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable
from queue import SimpleQueue
from typing import NoReturn


def can_fork() -> bool:
    """Claim that a copy can be made: on Linux, while this process has a single Python thread."""
    return sys.platform == "linux" and threading.active_count() == 1


class ReaderEnded(Exception):
    """The copy is no more; its text goes on after "the process that read it"."""


class ForkedReader:
    """A copy of this process, which answers lines with the function that it is given.

    A line is bytes without a line feed, and so is its answer.  One thread may ask at a time.  The
    copy ends with this process, however that ends.  Raises OSError where none can be made.
    """

    def __init__(self, answer: Callable[[bytes], bytes]) -> None:
        asked, ask = os.pipe()
        hear, told = os.pipe()
        gc.freeze()  # neither collector writes to what both share
        try:
            with warnings.catch_warnings():
                # Python 3.12 and later warns of numpy's threads, which are prepared for a fork
                warnings.simplefilter("ignore", DeprecationWarning)
                pid = os.fork()
        except OSError:
            gc.unfreeze()
            for end in (asked, ask, hear, told):
                os.close(end)
            raise
        if not pid:
            os.close(ask)
            os.close(hear)
            _serve(answer, asked, told)
        os.close(asked)
        os.close(told)
        self._pid: int | None = pid
        self._ending = threading.Lock()
        self._asks, self._answers = os.fdopen(ask, "wb"), os.fdopen(hear, "rb")

    @property
    def has_ended(self) -> bool:
        """Claim that the copy is no more, as far as was heard."""
        return self._pid is None

    def ask(self, line: bytes) -> bytes:
        """Give the copy's answer; ReaderEnded when it ends first, and then it is no more."""
        answer = b""
        with contextlib.suppress(OSError, ValueError):  # it is gone, or was ended beside us
            self._asks.write(line + b"\n")
            self._asks.flush()
            answer = self._answers.readline()
        if answer.endswith(b"\n"):
            return answer[:-1]
        raise ReaderEnded(self.end())

    def end(self) -> str:
        """End the copy, whatever it does; gives how it ended: "was ended by signal 9"."""
        with self._ending:
            pid, self._pid = self._pid, None
        if pid is None:
            return "was ended"
        gc.unfreeze()
        try:
            os.kill(pid, signal.SIGKILL)
            code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        except OSError:  # this process lets the system forget its children
            code = -signal.SIGKILL
        for pipe in (self._asks, self._answers):
            with contextlib.suppress(OSError):  # what is left to be asked has no reader
                pipe.close()
        return f"was ended by signal {-code}" if code < 0 else f"ended with status {code}"


def _serve(answer: Callable[[bytes], bytes], asked: int, told: int) -> NoReturn:
    """Answer lines until the other process is gone; nothing of that one's is flushed or closed."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the keyboard's interrupt is for the other
        lines: SimpleQueue[bytes] = SimpleQueue()
        threading.Thread(target=_hear, args=(asked, lines), daemon=True).start()
        answers = os.fdopen(told, "wb")  # never closed here: its end tells that this one has ended
        while True:
            answers.write(answer(lines.get()) + b"\n")
            answers.flush()
    except BaseException:  # noqa: BLE001 - above are the frames of the other process
        os._exit(1)


def _hear(asked: int, lines: "SimpleQueue[bytes]") -> None:
    """Take lines in; the end of the pipe is the end of the other process, and so of this one."""
    with os.fdopen(asked, "rb") as questions:
        for line in questions:
            lines.put(line[:-1])
        os._exit(0)
