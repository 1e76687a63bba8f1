"""How the program ends when it is told to, or when nobody is there to read or to write."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.terminal import Opener
from tests.support.waiting import LIMIT_S

pytestmark = pytest.mark.journey
LEAVES_FULL_SCREEN = b"\x1b[?1049l"


def test_asked_to_end_it_gives_the_terminal_back(terminal: Opener) -> None:
    shown = terminal("--tui")
    shown.wait_for("BREAKING")
    shown.wait_for(r"▌[● ] .*!! ")
    os.kill(shown.pid, signal.SIGTERM)
    assert shown.wait_for_end() == 128 + signal.SIGTERM
    assert LEAVES_FULL_SCREEN in shown.raw


def test_asked_to_end_as_soon_as_it_has_the_terminal_it_gives_it_back(
    terminal: Opener,
) -> None:
    shown = terminal("--tui")
    while b"\x1b[?1049h" not in shown.raw:
        assert shown.read_some(LIMIT_S)
    os.kill(shown.pid, signal.SIGTERM)
    assert shown.wait_for_end() == 128 + signal.SIGTERM
    assert LEAVES_FULL_SCREEN in shown.raw


@pytest.mark.parametrize(
    ("redirected", "code"),
    [
        ("list > /dev/full", 74),
        ("list --json > /dev/full", 74),
        ("list >&-", 0),
        ("--plain <&-", 0),
        ("analyse --jsonl <&-", 0),
    ],
)
def test_a_closed_or_full_stream_is_no_fault_of_ours(
    home: Path, redirected: str, code: int
) -> None:
    run = subprocess.run(
        ["sh", "-c", f'exec "$0" -m wirereader {redirected}', sys.executable],
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT_S,
        env={**os.environ, "WIREREADER_HOME": str(home)},
    )
    assert run.returncode == code
    assert "nternal error" not in run.stderr
    assert "Traceback" not in run.stderr
    assert bool(run.stderr) is (code != 0)


@pytest.mark.parametrize(("wish", "is_shown"), [("yes", True), ("no", False)])
def test_the_cursor_is_shown_as_asked_for(terminal: Opener, wish: str, is_shown: bool) -> None:
    shown = terminal("--tui", WIREREADER_ACCESS_SHOW_CURSOR=wish)
    shown.wait_for(r"▌[● ] .*!! ")
    shown.wait_for(r"6 quotes · ")
    assert (b"\x1b[?25h" in shown.raw) is is_shown
