"""Terminals and shells that do the unexpected: no byte, no stream and no loss ends it badly."""

import os
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.journey
Opener = Callable[..., Any]
LEAVES_FULL_SCREEN = b"\x1b[?1049l"
IGNORES_HANGUP = (
    "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN);"
    "os.execv(sys.executable, [sys.executable, '-m', 'wirereader', *sys.argv[1:]])"
)


def in_shell(line: str) -> list[str]:
    """A shell that becomes the program, with redirections or exports before it."""
    return ["sh", "-c", line.replace("wirereader", f"exec {sys.executable} -m wirereader")]


def opened(terminal: Opener, **how: Any) -> Any:
    """The full screen, drawn and with its findings; the hints of a first run are gone."""
    shown = terminal(*(() if "command" in how else ("--tui",)), **how)
    shown.wait_for(r"▌[● ] .*!! ")
    shown.wait_for(r"6 quotes")
    shown.press("escape")
    shown.wait_for("No more hints")
    shown.settle(0.3)  # the panes take the line of the hints
    return shown


def drawn(shown: Any) -> str:
    """What the screen shows, but for how many stories have been analysed meanwhile."""
    return re.sub(r" +\d+ of \d+ analysed", "", shown.text)


SENT = [
    b"\xfc",
    b"\xc3",
    b"\x1b[97;1:3u",
    b"\x1b[1114112u",
    b"\x1bP>|xterm(370)\x1b\\",
    b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
    b"\x1b[48;0;0;0;0t",
    b"\x1b[999999999999999999999u",
    b"\x1b[?2048;9$y",
]


@pytest.mark.parametrize("where", ["story", "page", "field"])
def test_whatever_comes_from_the_terminal_is_no_end(terminal: Opener, where: str) -> None:
    shown = opened(terminal)
    shown.press({"story": "enter", "page": "?", "field": "\\"}[where])
    shown.wait_for({"story": r"▸ Story 1", "page": "Esc close", "field": "Enter run"}[where])
    for sent in SENT:
        os.write(shown.fd, sent)
        shown.settle(0.2)
    if where == "field":
        shown.press("zebra")
        shown.wait_for("ü.*zebra")
    else:
        shown.press("escape")
        shown.wait_for(r"▸[0-9A-Z ]+  ?\w")
    assert shown.status is None
    shown.press("ctrl+q")
    assert shown.wait_for_end() == 0


def test_an_old_mouse_is_understood_beyond_column_95(terminal: Opener) -> None:
    shown = terminal("--tui", size=(120, 36))
    shown.wait_for(r"WHO SAID WHAT\W+[1-9]\d* quotes")
    row = next(
        n for n, line in enumerate(shown.text.splitlines(), 1) if "│▌ " in line or "│  1 " in line
    )
    at = bytes((100 + 32, row + 32))  # the bytes of X10, which are no UTF-8 from here on
    os.write(shown.fd, b"\x1b[M " + at + b"\x1b[M#" + at)
    shown.wait_for(r"▸ Story 1")  # a click on a quote goes to it in the story
    shown.press("Q")
    assert shown.wait_for_end() == 0


@pytest.mark.parametrize("redirected", ["2>/dev/null", "2>log", "2>&-", "2>/dev/full"])
def test_it_draws_on_the_terminal_wherever_errors_go(
    terminal: Opener, redirected: str, tmp_path: Path
) -> None:
    line = f"cd {tmp_path}; wirereader --tui {redirected}"
    shown = terminal(command=in_shell(line))
    shown.wait_for(r"▌[● ] .*!! ")
    shown.press("Q")
    assert shown.wait_for_end() == 0
    log = tmp_path / "log"
    assert not log.exists() or log.read_bytes() == b""


def test_a_size_that_a_shell_exported_does_not_beat_the_terminal(terminal: Opener) -> None:
    shown = opened(terminal, COLUMNS="80", LINES="24")
    shown.resize(120, 40)
    shown.wait_for(r"Esc|Enter")
    shown.wait_until(
        lambda: max(map(len, shown.text.splitlines())) > 80 and shown.text.splitlines()[-1].strip(),
        "the whole width",
    )
    shown.press("Q")
    assert shown.wait_for_end() == 0


@pytest.mark.parametrize("view", ["--tui", "--plain"])
def test_a_terminal_that_goes_where_hangups_are_ignored_ends_it_at_its_place(
    terminal: Opener, view: str
) -> None:
    shown = terminal(view, command=[sys.executable, "-c", IGNORES_HANGUP])
    if view == "--tui":
        shown.wait_for(r"▌[● ] .*!! ")
        shown.press("down", "enter")
        shown.wait_for(r"▸ Story 2 of")
        shown.press("3", "enter")
        shown.wait_for("Paragraph 3 of")
    else:
        shown.wait_for(r"(?m)^>$")
        # what is typed before the line editor waits is thrown away
        shown.press_until("2\r", lambda: re.search(r"(?m)^> 2$", shown.text), "the second story")
        shown.press_until("3g\r", lambda: re.search(r"(?m)^> 3g$", shown.text), "its paragraph")
        shown.press_until("w\r", lambda: re.search(r", story 2 of", shown.text), "the place")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, shown.fd)  # the last handle of the terminal's other side goes
    os.close(null)
    _, status = os.waitpid(shown.pid, 0)  # the test's own limit ends it
    shown.status = os.waitstatus_to_exitcode(status)
    assert shown.status == 0
    again = terminal("--plain")
    # the list that follows may push it off the screen before anybody looks
    again.wait_until(lambda: b"Last time you were at story 2." in again.raw, "the place")


def test_stopped_and_continued_from_outside_it_draws_all_again(terminal: Opener) -> None:
    shown = opened(terminal)
    before = drawn(shown)
    os.kill(shown.pid, signal.SIGSTOP)
    shown.settle()
    shown.screen.erase_in_display(2)
    assert not shown.text.strip()
    os.kill(shown.pid, signal.SIGCONT)
    shown.wait_until(lambda: drawn(shown) == before, "all as it was")
    shown.press("down", "enter")
    shown.wait_for(r"▸ Story 2 of")
    shown.press("Q")
    assert shown.wait_for_end() == 0


@pytest.mark.parametrize("where", ["list", "story", "field", "page", "palette"])
def test_ctrl_l_draws_the_screen_anew(terminal: Opener, where: str) -> None:
    shown = opened(terminal)
    keys = {
        "list": (),
        "story": ("enter",),
        "field": ("/",),
        "page": ("?",),
        "palette": ("ctrl+p",),
    }
    seen = {"story": r"▸ Story 1 of", "page": "Esc close", "palette": "Enter run +Esc close"}
    for key in keys[where]:
        shown.press(key)
    shown.wait_for(seen.get(where, "BREAKING"))
    shown.settle(0.3)
    before = drawn(shown)
    shown.screen.erase_in_display(2)
    shown.press("\x0c")
    shown.wait_until(lambda: drawn(shown) == before, "all as it was")


SWITCHES = {
    "TEXTUAL": "headless,debug,devtools",
    "TEXTUAL_LOG": "/no/such/folder/log",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_DRIVER": "no.such:Driver",
    "TEXTUAL_COLOR_SYSTEM": "many",
    "TEXTUAL_PRESS": "Q",
    "TEXTUAL_SCREENSHOT": "0",
    "TEXTUAL_SHOW_RETURN": "1",
    "TEXTUAL_THEME": "no-such",
    "TEXTUAL_ALLOW_SIGNALS": "1",
}


def test_what_a_developer_of_textual_exports_changes_nothing(
    terminal: Opener, tmp_path: Path
) -> None:
    shown = opened(terminal, command=in_shell(f"cd {tmp_path}; wirereader --tui"), **SWITCHES)
    shown.press("ctrl+c", "down", "enter")
    shown.wait_for(r"▸ Story 2 of")
    shown.press("Q")
    assert shown.wait_for_end() == 0
    assert [one.name for one in tmp_path.iterdir()] == ["home"]


def test_a_terminal_set_not_to_wait_is_waited_for(terminal: Opener) -> None:
    not_to_wait = "import os; os.set_blocking(0, False); os.set_blocking(1, False)"
    line = f"{sys.executable} -c '{not_to_wait}'; wirereader --tui"
    shown = opened(terminal, command=in_shell(line))
    time.sleep(1)  # more is drawn than the terminal's other side holds
    for _ in range(20):
        shown.press("t")
    shown.wait_for(r"Theme wire")
    shown.press("Q")
    assert shown.wait_for_end() == 0


def test_a_keyboard_that_cannot_be_read_is_told_in_a_sentence(
    terminal: Opener, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "broken.py").write_text(
        "import os, sys\n"
        "from wirereader.views.tui.terminal import driver\n"
        "from wirereader.start import main\n"
        "def read(descriptor, size, read=os.read):\n"
        "    data = read(descriptor, size)\n"
        "    if descriptor == 0 and b'j' in data:\n"
        "        raise OSError(9, 'Bad file descriptor')\n"
        "    return data\n"
        "driver.os.read = read\n"
        "sys.exit(main(['--tui']))\n"
    )
    shown = terminal(command=[sys.executable, str(tmp_path / "broken.py")])
    shown.wait_for(r"▌[● ] .*!! ")
    shown.press("j")
    assert shown.wait_for_end() == 70
    assert "Internal error." in shown.text
    assert "Traceback" not in bytes(shown.raw).decode("utf-8", "replace")
    assert "Bad file descriptor" in (home / "wirereader.log").read_text()
