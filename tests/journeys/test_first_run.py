"""Whole sessions in a real terminal, as a new user has them."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.terminal import Opener
from tests.support.waiting import LIMIT_S

pytestmark = pytest.mark.journey
CONTROL = re.compile(rb"[\x00-\x09\x0b-\x1f\x7f]")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
def test_read_the_breaking_story_and_leave(terminal: Opener, size: tuple[int, int]) -> None:
    shown = terminal("--tui", size=size)
    shown.wait_for(r"▌[● ] .*!! Iceland")
    assert "BREAKING:" not in shown.text, "the headline's own label is not said twice"
    shown.press("enter")
    shown.wait_for(r"▸ Story 1")
    shown.press("u")
    shown.wait_for(r"▸ WHO SAID WHAT")
    shown.press("Q")
    assert shown.wait_for_end() == 0


def test_a_pipe_gets_lines_and_no_control_byte(home: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "wirereader"],
        input=b"breaking\nquotes\n1\nnames\nwhere\nquit\n",
        capture_output=True,
        check=False,
        timeout=LIMIT_S,
        env={"WIREREADER_HOME": str(home), "PATH": "/usr/bin:/bin", "FORCE_COLOR": "1"},
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(b"wirereader, plain. ")
    assert not CONTROL.search(run.stdout)


def test_resize_while_reading(terminal: Opener) -> None:
    shown = terminal("--tui", size=(120, 36))
    shown.wait_for(r"▌[● ] .*!! ")
    shown.press("enter")
    shown.wait_for(r"[1-9]\d* quotes|WHO SAID WHAT\W+[1-9]\d* quotes")
    for size, mark in [
        ((20, 6), "BREAKING"),
        ((2000, 30), r"VIEWS.*Story 1 of.*WHO SAID WHAT"),
        ((40, 12), r"▸ Story"),
        ((80, 24), r"!! Iceland[^▸]*▸ Story 1"),
    ]:
        shown.resize(*size)
        shown.wait_for(mark)
    shown.press("Q")
    assert shown.wait_for_end() == 0
