"""Faults that were seen at a terminal: undo of something else, fields that are unknown, errors."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.page_server import Question, send_page, serving
from tests.support.terminal import Opener, Terminal
from tests.support.waiting import LIMIT_S

pytestmark = pytest.mark.journey
FEED = b"""<rss version='2.0'><channel><title>Harbour Daily</title>
<item><title>Porto reopens</title>
<guid isPermaLink='false'>1</guid><description>Nine days.</description></item></channel></rss>"""


class Server:
    """A feed that may go away."""

    is_there = True
    root = ""

    def answer(self, question: Question) -> None:
        send_page(question, FEED if self.is_there else None, "application/rss+xml")


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    with serving(made.answer) as made.root:
        yield made


def do(home: Path, *words: str, lines: str = "") -> str:
    """What a one-shot command, or plain mode, says."""
    run = subprocess.run(
        [sys.executable, "-m", "wirereader", *words],
        input=lines,
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT_S,
        env={"WIREREADER_HOME": str(home), "PATH": "/usr/bin:/bin", "HOME": str(home)},
    )
    return run.stdout + run.stderr


def typed(shown: Terminal, line: str) -> None:
    """Type a command on the line for that, and do it."""
    shown.press(":")
    shown.wait_for(r"(?m)^:\s*$")
    shown.press(line)
    shown.wait_for(f": {line}")
    shown.press("enter")


def test_undo_takes_back_what_was_done_last_and_names_it(
    terminal: Opener, server: Server, home: Path
) -> None:
    assert "Added: Harbour Daily." in do(home, "add", f"{server.root}/feed")
    shown = terminal("--tui", size=(120, 36))
    shown.wait_for("Porto reopens")
    shown.press("*")
    shown.wait_for("Starred")
    typed(shown, "tag work")
    shown.wait_for("Tagged work")
    typed(shown, "remove 1")
    shown.wait_for("Removed: Harbour Daily|Unsubscribed")
    shown.press("z")
    shown.wait_for(r"Undone: unsubscribed Harbour Daily\.")
    shown.press("z")
    shown.wait_for(r"Undone: tagged Porto reopens with work\.")
    shown.press("Q")
    assert shown.wait_for_end() == 0
    assert "Harbour Daily" in do(home, "sources")
    assert "Undone: starred Porto reopens." in do(home, "--plain", lines="undo\n")
    assert "Undone: subscribed to Harbour Daily." in do(home, "do", "undo")
    assert "Harbour Daily" not in do(home, "sources")


def test_an_unknown_field_is_told_and_known_ones_find(
    terminal: Opener, server: Server, home: Path
) -> None:
    do(home, "add", f"{server.root}/feed")
    for words, found in (
        ("is:unread", True),
        ("from:harbour", True),
        ("author:nobody", False),
        ("date:2026", None),
        ("folder:Samples", True),
    ):
        said = do(home, "search", words)
        assert "cannot be searched for" not in said
        if found is not None:
            assert ("No match" not in said) is found, words
    assert "There is no field form." in do(home, "search", "form:harbour")
    shown = terminal("--tui", size=(120, 36))
    shown.wait_for("Porto reopens")
    shown.press("\\")
    shown.wait_for("Tab complete")
    shown.press("form:harbour", "enter")
    shown.wait_for("There is no field form")
    shown.wait_for("g feeds")  # the keys of the list are back
    shown.press("Q")
    assert shown.wait_for_end() == 0


def test_a_failure_that_is_promised_is_told_in_every_view(
    terminal: Opener, server: Server, home: Path
) -> None:
    do(home, "add", f"{server.root}/feed")
    server.is_there = False
    plain = do(home, "--plain", lines="r\ne\nsources\n")
    assert "1 source failed." in plain
    assert "1 error. e for errors." in plain
    assert "No errors." not in plain
    told = plain.splitlines()
    assert sum("404" in line for line in told) >= 2, "by e, and by sources"
    assert "404" in do(home, "sources")
    assert "404" in do(home, "do", "errors")
    shown = terminal("--tui", size=(120, 36))
    shown.wait_for("Porto reopens")
    shown.press("R")
    shown.wait_for("1 source failed")
    shown.press("e")
    shown.wait_for("404")
    assert "No errors" not in shown.text
    shown.press("escape")
    shown.wait_for("Porto reopens")
    shown.press("S")
    shown.wait_for("failed|404")
    shown.press("Q")
    assert shown.wait_for_end() == 0
