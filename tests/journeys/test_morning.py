"""A morning at a real terminal: read, search, resize, suspend and come back, lose the terminal."""

import os
import signal
import sys

import pytest

from tests.support.processes import children, state_of, wait_until_gone
from tests.support.terminal import Opener, Terminal

pytestmark = pytest.mark.journey
LEAVES_FULL_SCREEN = b"\x1b[?1049l"
SHOWS_CURSOR = b"\x1b[?25h"
ENTERS_FULL_SCREEN = b"\x1b[?1049h"


def drawn_rows(shown: Terminal) -> int:
    """How many rows of the screen have words on them."""
    return sum(bool(row.strip()) for row in shown.text.splitlines())


def test_a_morning_is_read_searched_and_resized(terminal: Opener) -> None:
    shown = terminal("--tui", size=(120, 36))
    shown.wait_for(r"▌[● ] .*!! ")
    shown.wait_for(r"WHO SAID WHAT\W+[1-9]\d* quotes")
    shown.press("enter")
    shown.wait_for(r"▸ Story 1 of")
    shown.press("space")
    shown.wait_for(r"Paragraph [2-9] of")
    shown.press(">")
    shown.wait_for(r"Person \d+ of \d+")
    shown.press("/")
    shown.wait_for(r"\n/\n")
    shown.press("the", "enter")
    shown.wait_for(r"the: \d+ of \d+, paragraph")
    shown.resize(40, 12)
    shown.wait_for(r"the: \d+ of \d+")
    shown.press("n")
    shown.wait_for(r"the: \d+ of \d+")
    shown.resize(200, 60)
    shown.wait_for(r"VIEWS.*Story 1 of.*WHO SAID WHAT")
    shown.wait_for(r"▸ Story 1 of")
    shown.press("escape")
    shown.wait_for(r"Search closed")
    shown.press("J")
    shown.wait_for(r"▸ Story 2 of")
    shown.press(":")
    shown.wait_for(r"\n:\n")
    shown.press("whe", "tab", "enter")
    shown.wait_for(r"Paragraph 1 of \d+, story 2 of")
    shown.press("t")
    shown.wait_for(r"Theme wire-light")
    shown.press("M")
    shown.wait_for(r"\d+ messages")
    shown.wait_for(r"Search closed\.")
    shown.press("escape")
    shown.wait_for(r"▸ Story 2 of")
    shown.press("Q")
    assert shown.wait_for_end() == 0
    assert bytes(shown.raw).rfind(LEAVES_FULL_SCREEN) > bytes(shown.raw).rfind(ENTERS_FULL_SCREEN)


def test_suspended_it_gives_the_terminal_back_and_resumes(terminal: Opener) -> None:
    # what suspends must have a parent that waits for it, as a shell with job control does
    shown = terminal(command=["bash", "--norc", "--noprofile", "-i"], size=(100, 30), PS1="ready> ")
    shown.wait_for("ready>")
    shown.press(f"{sys.executable} -m wirereader --tui", "enter")
    shown.wait_for(r"▌[● ] .*!! ")
    shown.press("enter")
    shown.wait_for(r"▸ Story 1 of")
    shown.wait_for(r"6 quotes")  # nothing is drawn after this that was not there before
    rows = drawn_rows(shown)
    [program] = [one for one in children(shown.pid) if state_of(one) != "Z"]
    before = len(shown.raw)
    shown.press("\x1a")
    shown.wait_until(lambda: state_of(program) == "T", "the stop")
    shown.wait_until(lambda: b"ready> " in shown.raw[before:], "the prompt")
    assert LEAVES_FULL_SCREEN in shown.raw[before:]
    assert "Story 1 of" not in shown.text
    before = len(shown.raw)
    shown.press("fg", "enter")
    shown.wait_until(lambda: ENTERS_FULL_SCREEN in shown.raw[before:], "the full screen")
    shown.wait_until(lambda: SHOWS_CURSOR in shown.raw[before:], "the cursor")
    shown.wait_for(r"▸ Story 1 of")
    shown.wait_until(lambda: drawn_rows(shown) == rows, "the whole screen")
    shown.press("J")
    shown.wait_for(r"▸ Story 2 of")
    before = len(shown.raw)
    shown.press("Q")
    shown.wait_until(lambda: b"ready> " in shown.raw[before:], "the prompt at the end")
    shown.press("exit", "enter")
    assert shown.wait_for_end() == 0


@pytest.mark.parametrize("how", ["hang up", "close"])
def test_a_lost_terminal_keeps_the_marks_and_leaves_nobody(terminal: Opener, how: str) -> None:
    shown = terminal("--tui", size=(120, 36))
    shown.wait_for(r"▌[● ] .*!! ")
    shown.wait_for(r"WHO SAID WHAT\W+[1-9]\d* quotes")
    shown.press("*")
    shown.wait_for(r"Starred")
    helpers = children(shown.pid)
    assert helpers
    if how == "hang up":
        os.kill(shown.pid, signal.SIGHUP)
    else:
        spare = os.dup(shown.fd)
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, shown.fd)  # the last handle of the terminal's other side goes
        os.close(null)
        os.close(spare)
    wait_until_gone([shown.pid, *helpers])

    again = terminal("--tui", size=(80, 24))
    again.wait_for(r"▌[● ] .*!! ")
    again.wait_for(r"★ !! Iceland")
    again.press("Q")
    assert again.wait_for_end() == 0
