"""The palette finds commands by word, synonym, sentence, and letters left out; Enter does one."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from textual import events

from wirereader.desk.commands.table import TABLE
from wirereader.desk.keymap.key_table import ROWS
from wirereader.desk.keymap.keymap import USUAL
from wirereader.desk.session import Room
from wirereader.settings.settings import KeySettings
from wirereader.views.tui.pages.palette_page import SYNONYMS, PalettePage, entries, found

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("quo", "quotes"),
        ("next st", "next-story-about"),
        ("preferences", "settings"),
        ("subscribe", "add"),
        ("unsubscribe", "remove"),
        ("exit", "quit"),
        ("mark all", "mark-all-read"),
        ("nxtpar", "next-paragraph"),
        ("wire-light", "theme wire-light"),
        ("COLOURS", "theme"),
    ],
)
def test_what_people_type_finds_the_command(typed: str, first: str) -> None:
    assert found(entries(USUAL), typed)[0].word == first


def test_feed_finds_the_list_of_sources() -> None:
    assert "sources" in [one.word for one in found(entries(USUAL), "feed")[:5]]


def test_every_synonym_is_of_a_command() -> None:
    assert set(SYNONYMS) <= set(ROWS)


def test_nonsense_finds_nothing() -> None:
    assert found(entries(USUAL), "zzz") == []
    assert len(found(entries(USUAL), "  ")) >= len(TABLE)


async def test_enter_does_the_first_and_arrows_choose_another(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        await reader.press("ctrl+p", *"where", "enter")
        assert "1 of 39." in reader.status
        await reader.press("ctrl+p", *"next", "down", "up", "enter")
        assert reader.app.screen is reader.screen
        await reader.press("ctrl+p", "end", "escape")
        assert reader.app.screen is reader.screen


async def test_keys_stand_in_a_column_of_their_own(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        await reader.press("ctrl+p", *"mention")
        lines = [line for line in reader.lines() if "next-mention" in line or "previous-me" in line]
        assert len({line.index(key) for line, key in zip(lines, ("]", "["), strict=True)}) == 1


async def test_a_click_does_a_command(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("ctrl+p", *"quotes")
        await reader.pilot.click(offset=(4, 1))
        await reader.settle()
        assert reader.app.screen is reader.screen
        assert reader.is_in(Room.QUOTES)


async def test_over_a_page_it_does_commands_of_the_panes(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("M", "ctrl+p", *"where", "enter")
        assert reader.app.screen is reader.screen
        assert "1 of 39." in reader.status


async def test_a_theme_is_chosen(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("ctrl+p", *"wire-contrast", "enter")
        assert reader.app.theme == "wire-contrast"


@pytest.mark.parametrize("pasted", ["\nwhere", "whe\nre", "\x1b]0;x\x07where"])
async def test_pasted_text_is_one_tame_line(read_at: ReadAt, pasted: str) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("ctrl+p")
        page = reader.app.screen
        assert isinstance(page, PalettePage)
        page.field.post_message(events.Paste(pasted))
        await reader.settle()
        assert page.field.value.replace(" ", "").endswith("where")
        assert "\x1b" not in page.field.value


async def test_no_letter_of_a_preset_moves_while_words_are_typed(read_at: ReadAt) -> None:
    async with read_at(80, 24, keys=KeySettings("vim")) as reader:
        await reader.press("ctrl+p", "j", "k")
        page = reader.app.screen
        assert isinstance(page, PalettePage)
        assert page.field.value == "jk"
        assert "No command for jk." in reader.text
