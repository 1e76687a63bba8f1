"""From the full screen to plain mode and back, on a real terminal, at the same paragraph."""

import os
import re
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.support.terminal import Opener, Terminal
from tests.support.waiting import LIMIT_S

pytestmark = pytest.mark.journey
ENTERS, LEAVES = b"\x1b[?1049h", b"\x1b[?1049l"
PROMPT = r"(?:\A|\n)> \Z"


def is_cooked(shown: Terminal) -> bool:
    """Claim that the terminal echoes and gives whole lines, as a shell leaves it."""
    flags = termios.tcgetattr(shown.fd)[3]
    return bool(flags & termios.ICANON) and bool(flags & termios.ECHO)


def is_heard(shown: Terminal, pattern: str) -> bool:
    """Claim that plain mode has written `pattern`; what the full screen drew before counts not."""
    told = bytes(shown.raw).rpartition(LEAVES)[2].decode("utf-8", "replace")
    return re.search(pattern, told.replace("\r", "")) is not None


def heard(shown: Terminal, pattern: str) -> None:
    """Read until plain mode has written `pattern`."""
    shown.wait_until(lambda: is_heard(shown, pattern), repr(pattern))


def said_place(shown: Terminal) -> list[str]:
    """The paragraph and story that plain mode told, each time it was entered."""
    told = bytes(shown.raw).decode("utf-8", "replace")
    return re.findall(r"Plain mode\. (Paragraph \d+ of \d+, story \d+ of \d+)\.", told)


def test_there_and_back_again_at_the_same_paragraph(terminal: Opener) -> None:
    shown = terminal("--tui")
    shown.wait_for(r"▌[● ] .*!! ")
    shown.press("down", "enter")
    shown.wait_for("Story 2 of")
    shown.press("3", "enter")
    shown.wait_for("Paragraph 3 of")
    words = next(line for line in shown.text.splitlines() if re.match(r" *▌ \S", line))
    words = words.split("▌")[1].strip()
    shown.press("|")
    heard(shown, r"Plain mode\. Paragraph 3 of")
    heard(shown, PROMPT)
    shown.wait_until(lambda: words in " ".join(shown.text.split()), words)
    assert LEAVES in shown.raw
    raw = bytes(shown.raw)
    for mode in set(re.findall(rb"\x1b\[\?(\d+)[hl]", raw)):  # mouse, paste, focus and so on
        last = re.findall(rb"\x1b\[\?" + mode + b"([hl])", raw)[-1]
        assert last == (b"h" if mode in {b"7", b"25"} else b"l"), (
            mode
        )  # lines wrap, the cursor shows
    shown.press("tui\r")
    shown.wait_for(r"Full screen\. Paragraph 3 of")
    shown.wait_until(lambda: f"▌ {words}" in shown.text, words)
    assert bytes(shown.raw).count(ENTERS) == 2
    shown.press("|")
    heard(shown, r"Plain mode\. Paragraph 3 of \d+, story 2 of")
    heard(shown, PROMPT)
    assert len(said_place(shown)) == 2
    assert len(set(said_place(shown))) == 1
    assert bytes(shown.raw).count(LEAVES) == 2
    shown.press("w\r")
    heard(shown, r"(?m)^Paragraph 3 of \d+, story 2 of")
    shown.press("q\r")
    assert shown.wait_for_end() == 0
    assert is_cooked(shown)


@pytest.mark.parametrize("end", ["\x04", "q\r"])
def test_a_prompt_after_the_full_screen_ends_as_any(terminal: Opener, end: str) -> None:
    shown = terminal("--tui")
    shown.wait_for(r"▌[● ] .*!! ")
    shown.press("|")
    heard(shown, r"Plain mode\. List of stories, 1 of")
    shown.press("w\r")
    heard(shown, r"tui returns to full screen[^>]*> w\nList of stories, 1 of [^>]*> \Z")
    shown.press_until("ctrl+c", lambda: is_heard(shown, r"> \S*\n> \Z"), "a new prompt")
    shown.press("w\r")
    heard(shown, r"> \S*\n> w\nList of stories, 1 of [^>]*> \Z")
    shown.press_until(end, lambda: shown.ended, "the end")
    assert shown.wait_for_end() == 0
    assert is_cooked(shown)


def test_a_prompt_after_the_full_screen_can_be_suspended(terminal: Opener) -> None:
    shown = terminal("--tui")
    shown.wait_for(r"▌[● ] .*!! ")
    shown.press("|")
    heard(shown, PROMPT)
    enters = bytes(shown.raw).count(ENTERS)
    os.kill(shown.pid, signal.SIGTSTP)  # nobody stopped it in a shell's stead: an orphan goes on
    os.kill(shown.pid, signal.SIGCONT)
    shown.press("w\r")
    heard(shown, r"(?m)^List of stories, 1 of")
    assert bytes(shown.raw).count(ENTERS) == enters
    os.kill(shown.pid, signal.SIGTERM)
    assert shown.wait_for_end() == -signal.SIGTERM


def test_from_plain_mode_to_the_full_screen_and_out(terminal: Opener) -> None:
    shown = terminal("--plain")
    heard(shown, PROMPT)
    shown.press("3\r", "4g\r", "tui\r")
    shown.wait_for(r"Full screen\. Paragraph 4 of \d+, story 3 of")
    shown.wait_for(r"Story 3 of")
    shown.press("Q")
    assert shown.wait_for_end() == 0
    assert bytes(shown.raw).count(LEAVES) == 1
    assert is_cooked(shown)


def test_a_simple_terminal_stays_in_plain_mode(terminal: Opener) -> None:
    shown = terminal(TERM="dumb")
    heard(shown, PROMPT)
    shown.press("tui\r")
    shown.wait_for(r"This terminal is too simple for the full screen\.")
    shown.press("w\r")
    heard(shown, r"(?m)^List of stories, 1 of")
    shown.press("q\r")
    assert shown.wait_for_end() == 0


def test_the_last_place_outlives_a_killed_program(terminal: Opener, home: Path) -> None:
    shown = terminal("--tui")
    shown.wait_for(r"▌[● ] .*!! ")
    shown.press("down", "enter")
    shown.wait_for("Story 2 of")
    shown.press("3", "enter")
    shown.wait_for("Paragraph 3 of")
    file = home / "last-place"
    shown.wait_until(lambda: file.exists() and "at " in file.read_text(), "the place in a file")
    os.kill(shown.pid, signal.SIGKILL)
    assert shown.wait_for_end() == -signal.SIGKILL
    shown = terminal("--tui")
    shown.wait_for("Paragraph 3 of")
    shown.press("enter")
    shown.wait_for(r"▸ Story 2 of")
    shown.wait_for(r"▌ \S")
    shown.press("Q")
    assert shown.wait_for_end() == 0
    shown = terminal("--plain")
    shown.wait_for(r"(?m)^>$")
    assert "Last time you were at story 2." in bytes(shown.raw).decode()
    shown.press("2\r")
    shown.wait_for(r"Paragraph 3 of \d+\.")
    shown.press("q\r")
    assert shown.wait_for_end() == 0


def test_remembering_can_be_turned_off(terminal: Opener, home: Path) -> None:
    for _ in range(2):
        shown = terminal("--plain", WIREREADER_READING_REMEMBER="false")
        shown.wait_for(r"(?m)^>$")
        shown.press("2\r", "3g\r", "w\r")
        shown.wait_for(r"(?m)^Paragraph 3 of \d+, story 2 of")
        shown.press("q\r")
        assert shown.wait_for_end() == 0
        assert "you were at" not in bytes(shown.raw).decode()
    assert not (home / "last-place").exists()


def test_a_script_does_the_same_each_time(home: Path) -> None:
    heard = [
        subprocess.run(
            [sys.executable, "-m", "wirereader", "--plain"],
            input="2\n3g\ntui\nq\n",
            capture_output=True,
            text=True,
            check=True,
            timeout=LIMIT_S,
            env={**os.environ, "WIREREADER_HOME": str(home)},
        ).stdout
        for _ in range(2)
    ]
    for said in heard:
        assert "you were at" not in said
        assert said.count("Paragraph 3 of ") == 1  # gone to, not begun at
    assert "The full screen needs a terminal." in heard[0]
    assert not (home / "last-place").exists()
