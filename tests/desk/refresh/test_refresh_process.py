"""A refresh seen from a view: told line by line, stopped, lost, never two at once."""

import queue
import sys
from pathlib import Path

import pytest

from tests.support.waiting import LIMIT_S
from wirereader.desk.refresh import refresh_process
from wirereader.desk.refresh.progress_reports import BreakingNews, Ended, Progress, Tiding
from wirereader.desk.refresh.refresh_process import LOST, NOT_STARTED, STOPPED, Refreshing

TELL = """
import sys
from wirereader.desk.refresh.progress_reports import *
def tell(tiding):
    sys.stdout.write(as_line(tiding)); sys.stdout.flush()
"""
GOOD = f"""{TELL}
tell(Progress(0, 2)); print("a stray line"); tell(Progress(2, 2, 5, 0))
tell(BreakingNews("abc", "Bridge falls", "City", 1))
tell(Ended(" ".join(sys.argv[1:]), new=5))
"""
NAMED = f"""{TELL}
tell(Ended("|".join((" ".join(sys.argv[1:]), repr(sys.stdin.buffer.read())))))
"""
WAITING = f"""{TELL}
import signal, time
def end(*_):  # told of here, it would stand in the middle of what is being told
    raise KeyboardInterrupt
signal.signal(signal.SIGTERM, end)
try:
    tell(Progress(1, 2)); time.sleep(3600)
except KeyboardInterrupt:
    tell(Ended("Stopped after 1 of 2 sources.", new=1)); sys.exit(130)
"""
DEAF = f"""{TELL}
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
tell(Progress(1, 2)); time.sleep(3600)
"""


class Heard:
    """What was delivered, in order."""

    def __init__(self) -> None:
        self.queue: queue.Queue[Tiding] = queue.Queue()

    def next(self) -> Tiding:
        return self.queue.get(timeout=LIMIT_S)

    def until_end(self) -> list[Tiding]:
        told = [self.next()]
        while not isinstance(told[-1], Ended):
            told.append(self.next())
        return told


@pytest.fixture
def heard() -> Heard:
    return Heard()


def puppet(heard: Heard, code: str, log: Path | None = None) -> Refreshing:
    command = (sys.executable, "-c", code)
    return Refreshing(heard.queue.put, command, (lambda: log) if log else None)


def test_all_that_is_told_arrives_in_order(heard: Heard) -> None:
    one = puppet(heard, GOOD)
    assert one.start("refresh", "--at-once", "16")
    assert heard.until_end() == [
        Progress(0, 2),
        Progress(2, 2, 5, 0),
        BreakingNews("abc", "Bridge falls", "City", 1),
        Ended("refresh --at-once 16", new=5),
    ]
    one.close()
    assert not one.is_running


def test_never_two_at_once_and_then_another(heard: Heard) -> None:
    one = puppet(heard, WAITING)
    assert one.start()
    assert heard.next() == Progress(1, 2)
    assert not one.start()
    one.stop()
    assert heard.until_end()[-1] == Ended("Stopped after 1 of 2 sources.", new=1)
    one.close()
    assert one.start()
    one.close()


def test_one_that_dies_is_told_in_a_sentence(heard: Heard, tmp_path: Path) -> None:
    log = tmp_path / "new" / "log"
    one = puppet(heard, f"{TELL}\ntell(Progress(1, 2)); raise ValueError('oh')", log)
    assert one.start()
    assert heard.until_end() == [Progress(1, 2), Ended(LOST, is_done=False)]
    one.close()
    assert "ValueError: oh" in log.read_text()


def test_no_name_is_among_the_words_that_all_users_can_read(heard: Heard) -> None:
    one = puppet(heard, NAMED)
    address = "https://joe:hunter2@r.example/\udcff feed"
    assert one.start("add", "--folder", "World", "--", address, "--due")
    (told,) = heard.until_end()
    assert isinstance(told, Ended)
    words, _, given = told.said.partition("|")
    assert words == "add --folder World --names-on-input"
    assert given == repr(b"https://joe:hunter2@r.example/\xff feed\0--due\0")
    one.close()


def test_one_that_cannot_start_is_told(heard: Heard) -> None:
    one = Refreshing(heard.queue.put, ("/nowhere/at/all",))
    assert one.start()
    assert heard.until_end() == [Ended(NOT_STARTED, is_done=False)]
    one.close()


def test_one_that_does_not_hear_is_killed(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh_process, "STOP_S", 0.3)
    one = puppet(heard, DEAF)
    one.start()
    assert heard.next() == Progress(1, 2)
    one.stop()
    assert heard.until_end()[-1] == Ended(STOPPED)
    one.close()


def test_closing_does_not_wait_for_one_that_does_not_hear(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresh_process, "CLOSE_S", 0.3)
    one = puppet(heard, DEAF)
    one.start()
    assert heard.next() == Progress(1, 2)
    one.close()
    assert heard.until_end()[-1] == Ended(STOPPED)
    assert not one.is_running


def test_stopping_what_does_not_run_does_nothing(heard: Heard) -> None:
    one = puppet(heard, GOOD)
    one.stop()
    one.close()
    assert heard.queue.empty()
