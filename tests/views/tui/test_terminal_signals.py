"""Whatever the words are, what goes to the terminal beside the picture holds only what is meant."""

import base64
import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from textual import events

from wirereader.desk.notices import BreakingArrived, Trouble
from wirereader.desk.outcomes import TextShown
from wirereader.views.tui.payload_registry import show_page
from wirereader.views.tui.terminal_signals import clipboard, notification

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE = [
    "\x1b]0;TAKEN\x07",
    "\x1b]52;c;VEFLRU4=\x1b\\",
    "\x1b\\left early",
    "\x9d0;TAKEN\x9c",
    "\x07\x08\x0d\x0a\x00",
    "\u202eBACKWARDS\u2066",
    "a;b;c",
    "[red]x[/] [@click=app.quit]y[/]",
]


@pytest.mark.parametrize("kind", ["osc9", "osc777"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_notification_is_one_command(kind: str, hostile: str) -> None:
    written = notification(kind, f"Ferry {hostile} lost")
    assert written.startswith("\x1b]9;" if kind == "osc9" else "\x1b]777;notify;wirereader;")
    assert written.endswith("\x1b\\")
    inside = written[2:-2]
    assert not CONTROL.search(inside)
    assert "Ferry" in inside
    if kind == "osc777":
        assert inside.count(";") == 3


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_clipboard_is_told_in_letters_only(hostile: str) -> None:
    written = clipboard(hostile)
    assert re.fullmatch(r"\x1b\]52;c;[A-Za-z0-9+/=]*\x1b\\", written)
    assert base64.b64decode(written[7:-2]).decode() == hostile


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_no_sentence_or_page_draws_a_command(read_at: ReadAt, hostile: str) -> None:
    async with read_at(80, 24) as reader:

        async def is_clean() -> None:
            await reader.settle()
            assert not CONTROL.search("".join(reader.lines()))
            assert reader.app.is_running

        reader.screen.controller.hear(Trouble(f"Lost {hostile} here."))
        await is_clean()
        reader.screen.controller.hear(BreakingArrived("s1", hostile, hostile))
        show_page(reader.screen.controller, hostile, TextShown((hostile, f"1. {hostile}")), 1)
        await is_clean()
        await reader.press("escape", "M")
        await is_clean()
        await reader.press("escape", "colon")
        reader.app.post_message(events.Paste(f"find {hostile}"))
        await is_clean()
        await reader.press("enter")
        await is_clean()
        await reader.press("enter", "slash")
        reader.app.post_message(events.Paste(hostile))
        await is_clean()
        await reader.press("enter")
        await is_clean()
