"""The analysis missing, hung or killed, and the program itself killed: the reader reads on."""

import os
import re
import signal
import sys

import pytest

from tests.support.processes import children, wait_until_gone
from tests.support.terminal import Opener

pytestmark = pytest.mark.journey

WITH_WORKER = """
import sys
from wirereader.desk.analysis_queue import worker_queue
worker_queue.default_command = lambda: {command!r}
start = worker_queue.WorkerAnalyst.__init__
start.__defaults__ = (*start.__defaults__[:-1], worker_queue.AnalysisLimits({ready_s}, 1.0))
sys.argv = ["wirereader", "--tui"]
from wirereader.start import main
sys.exit(main())
"""
HANGS = (sys.executable, "-c", "import time; time.sleep(600)")
DIES = (sys.executable, "-c", "raise SystemExit(3)")
TALKS_NONSENSE = (sys.executable, "-c", "while True: print('no line of ours', flush=True); input()")


@pytest.mark.parametrize(
    "command",
    [("/nowhere/at/all",), DIES, HANGS, TALKS_NONSENSE],
    ids=["missing", "dies", "hangs", "nonsense"],
)
def test_without_findings_the_story_is_read(terminal: Opener, command: tuple[str, ...]) -> None:
    code = WITH_WORKER.format(command=command, ready_s=1.0)
    shown = terminal(size=(80, 24), command=[sys.executable, "-c", code])
    shown.wait_for(r"▌[● ] .*!! ")
    shown.press("enter")
    shown.wait_for(r"▸ Story 1 of")
    shown.press("space")
    shown.wait_for("10 paragraphs|offer had")
    shown.press("u")
    shown.wait_for(r"▸ WHO SAID WHAT")
    why = "Not analysed: the analysis could not be started"
    told = re.findall(why, shown.wait_for(why))
    assert 1 <= len(told) <= 2, "in the status line and in the empty pane"
    shown.press("escape")  # two at once would be another key to a terminal
    shown.wait_for(r"▸ Story 1 of")
    shown.press("q")
    shown.wait_for(r"▸[0-9A-Z ]+  ?\w")
    shown.press("down", "enter")
    shown.wait_for(r"▸ Story 2 of")
    shown.press("Q")
    assert shown.wait_for_end() == 0


def test_a_hung_worker_keeps_nobody_waiting(terminal: Opener) -> None:
    code = WITH_WORKER.format(command=HANGS, ready_s=300.0)
    shown = terminal(size=(80, 24), command=[sys.executable, "-c", code])
    shown.wait_for(r"▌[● ] .*!! ")
    shown.press("enter")
    shown.wait_for(r"▸ Story 1 of")
    shown.press("]")
    shown.wait_for(r"(?m)^ Still being analysed\.")
    shown.settle()
    helpers = children(shown.pid)
    assert helpers
    shown.press("Q")
    assert shown.wait_for_end() == 0, "the worker would be waited for five minutes"
    wait_until_gone(helpers)


def test_a_killed_worker_takes_nothing_along(terminal: Opener) -> None:
    shown = terminal("--tui", size=(120, 36))
    shown.wait_for(r"WHO SAID WHAT\W+[1-9]\d* quotes")
    for worker in children(shown.pid):
        os.kill(worker, signal.SIGKILL)
    shown.press("enter")
    shown.wait_for(r"▸ Story 1 of")
    shown.press("J", ">")
    shown.wait_for(r"(?m)^ (Person \d|Still being analysed|Not analysed)")
    shown.press("down", "Q")
    assert shown.wait_for_end() == 0


def test_killed_outright_it_keeps_its_marks_and_leaves_no_worker(terminal: Opener) -> None:
    shown = terminal("--tui", size=(80, 24))
    shown.wait_for(r"▌[● ] .*!! ")
    shown.press("*")
    shown.wait_for(r"Starred")
    shown.press("U")
    shown.wait_for(r"19 unread")
    shown.press("down", "enter")
    shown.wait_for(r"▸ Story 2 of")
    shown.press("w")
    shown.wait_for(r"Paragraph 1 of \d+, story 2")
    helpers = children(shown.pid)
    os.kill(shown.pid, signal.SIGKILL)
    wait_until_gone(helpers)

    again = terminal("--tui", size=(80, 24))
    again.wait_for(r"▌[● ] .*!! ")
    again.wait_for(r"19 unread")
    again.wait_for(r"★ !! Iceland")
    again.press("Q")
    assert again.wait_for_end() == 0
