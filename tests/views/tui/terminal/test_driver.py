"""The driver on a pseudo-terminal of its own."""

import asyncio
import os
import pty
import sys
import termios
from collections.abc import Iterator
from typing import Any

import pytest
from textual.app import App

from wirereader.views.tui.terminal.driver import TerminalDriver
from wirereader.views.tui.terminal.screen_writer import ScreenWriter

CANONICAL = termios.ICANON | termios.ISIG
LOCAL_MODES = 3  # which of the attributes


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, int]]:
    """The terminal's end and the program's end, which is also its input and output."""
    outer, inner = pty.openpty()
    with os.fdopen(inner, "r", closefd=False) as stdin, os.fdopen(inner, "w", closefd=False) as out:
        monkeypatch.setattr(sys, "__stdin__", stdin)
        monkeypatch.setattr(sys, "__stdout__", out)
        monkeypatch.setattr(sys, "__stderr__", out)
        yield outer, inner
    os.close(inner)
    os.close(outer)


def test_the_screen_is_left_before_keys_can_end_the_program(
    ends: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, inner = ends
    order: list[str] = []
    write, set_modes = ScreenWriter.write, termios.tcsetattr

    def watched_write(writer: ScreenWriter, text: str) -> int:
        order.append(text)
        return write(writer, text)

    def watched_set(descriptor: int, when: int, modes: list[Any]) -> None:
        order.append("keyboard")
        set_modes(descriptor, when, modes)

    async def start_and_stop() -> None:
        driver = TerminalDriver(App())
        driver.start_application_mode()
        assert not termios.tcgetattr(inner)[LOCAL_MODES] & CANONICAL
        monkeypatch.setattr(termios, "tcsetattr", watched_set)
        driver.stop_application_mode()
        driver.close()

    monkeypatch.setattr(ScreenWriter, "write", watched_write)
    asyncio.run(start_and_stop())
    assert order.count("keyboard") == 1
    assert order.index("\x1b[?1049l") < order.index("keyboard")
    assert termios.tcgetattr(inner)[LOCAL_MODES] & CANONICAL == CANONICAL
