"""A preset, and keys of a person's own, hold on pages and on the typed line as in the panes."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from wirereader.settings.settings import KeySettings
from wirereader.views.tui.pages.help_page import HelpScreen

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]


def row(reader: Any) -> int:
    """The line at the top of the page: help scrolls."""
    return int(reader.app.screen.blocks.scroll_offset.y)


def is_on_help(reader: Any) -> bool:
    return isinstance(reader.app.screen, HelpScreen)


@pytest.mark.parametrize("preset", ["default", "vim", "newsboat"])
async def test_j_moves_on_a_page_and_q_leaves_it(read_at: ReadAt, preset: str) -> None:
    async with read_at(80, 24, keys=KeySettings(preset)) as reader:
        await reader.press("question_mark", "j", "j")
        assert row(reader) == 2
        await reader.press("k")
        assert row(reader) == 1
        await reader.press("q")
        assert not is_on_help(reader)


async def test_the_keys_of_less_move_on_a_page(read_at: ReadAt) -> None:
    async with read_at(80, 24, keys=KeySettings("less")) as reader:
        await reader.press("e", "y", "question_mark", "e", "e", "e", "y")
        assert row(reader) == 2
        await reader.press("f")
        assert row(reader) > 12
        await reader.press("less_than_sign")
        assert row(reader) == 0
        await reader.press("h")
        assert not is_on_help(reader), "what brought it takes it away"


async def test_letters_do_nothing_on_a_page_where_no_letter_is_a_key(read_at: ReadAt) -> None:
    async with read_at(80, 24, keys=KeySettings("arrows")) as reader:
        await reader.press("j", "question_mark")
        assert reader.screen.headlines.row == 0
        await reader.press("f1", "j", "j", "q", "Q", "colon")
        assert row(reader) == 0
        assert is_on_help(reader)
        await reader.press("down")
        assert row(reader) == 1
        await reader.press("escape")
        assert not is_on_help(reader)


async def test_own_keys_move_on_a_page_and_leave_it(read_at: ReadAt) -> None:
    own = KeySettings(words={"down": ("w",), "back": ("x",), "leave": ("ctrl+t",), "where": ()})
    async with read_at(80, 24, keys=own) as reader:
        await reader.press("w")
        assert reader.screen.headlines.row == 1
        await reader.press("question_mark", "w", "w", "j", "down")
        assert row(reader) == 2, "j and Down are no longer keys for it"
        assert reader.lines()[-1].strip() == "x close  / filter  Ctrl+P all commands"
        await reader.press("escape", "q")
        assert is_on_help(reader)
        await reader.press("x")
        assert not is_on_help(reader)


async def test_a_page_can_be_left_when_no_key_is_for_that(read_at: ReadAt) -> None:
    own = KeySettings(words={"back": (), "leave": ()})
    async with read_at(80, 24, keys=own) as reader:
        await reader.press("question_mark")
        assert reader.lines()[-1].strip() == "Esc close  / filter  Ctrl+P all commands"
        await reader.press("escape")
        assert not is_on_help(reader)


async def test_own_keys_hold_on_the_typed_line(read_at: ReadAt) -> None:
    own = KeySettings(words={"complete": ("ctrl+t",), "leave-line": ("f10",)})
    async with read_at(80, 24, keys=own) as reader:
        await reader.press("colon")
        assert "Ctrl+T complete" in reader.lines()[-1]
        assert "F10 cancel" in reader.lines()[-1]
        await reader.press(*"next-un", "ctrl+t")
        assert reader.app.focused.value == "next-unread"
        await reader.press("escape")
        assert reader.screen.query("#typing")
        await reader.press("f10")
        assert not reader.screen.query("#typing")


async def test_a_number_of_newsboat_opens_a_link_in_the_story_and_goes_there_in_the_list(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with read_at(80, 24, keys=KeySettings("newsboat")) as reader:
        asked: list[tuple[str, ...]] = []
        await reader.press("3", "enter")
        assert reader.desk.session.story == "s3"
        monkeypatch.setattr(reader.screen.controller, "ask", lambda *words: asked.append(words))
        await reader.press("2", "0")
        assert asked == [("browse", "2"), ("browse", "10")]


async def test_newsboats_r_refreshes_the_source_of_the_story(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with read_at(80, 24, keys=KeySettings("newsboat")) as reader:
        asked: list[tuple[str, ...]] = []
        monkeypatch.setattr(reader.screen.controller, "ask", lambda *words: asked.append(words))
        await reader.press("r")
        assert asked == [("refresh", "Wire")]


async def test_newsboats_number_sign_asks_for_the_number_of_a_link(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with read_at(80, 24, keys=KeySettings("newsboat")) as reader:
        asked: list[tuple[str, ...]] = []
        await reader.press("enter", "number_sign")
        monkeypatch.setattr(reader.screen.controller, "ask", lambda *words: asked.append(words))
        await reader.press("4", "enter")
        assert asked == [("browse", "4")]


async def test_hints_name_the_keys_there_are(read_at: ReadAt) -> None:
    async with read_at(200, 24, keys=KeySettings("arrows")) as reader:
        footer = reader.lines()[-1]
        assert "F1 help" in footer
        assert "Ctrl+Q quit" in footer


async def test_help_says_which_keys_of_newsboat_do_nothing(read_at: ReadAt) -> None:
    async with read_at(80, 100, keys=KeySettings("newsboat")) as reader:
        await reader.press("question_mark", "end")
        assert "KEYS OF NEWSBOAT THAT DO NOTHING HERE" in reader.text
        assert any(line.split() == ["C", "mark-all-feeds-read"] for line in reader.lines())
        assert "toggle-source-view" not in reader.text, "that is of the story"
