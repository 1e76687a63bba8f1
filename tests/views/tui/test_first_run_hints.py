"""Hints for a first-time reader: one line, which goes on as keys are tried, and goes away."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from tests.views.tui.conftest import NOW, Reader, Scripted
from wirereader.desk.desk import Desk
from wirereader.desk.keymap.keymap import key_map
from wirereader.desk.keymap.presets import PRESETS
from wirereader.settings.settings import Access, KeySettings, Settings
from wirereader.story.story import Story
from wirereader.views.tui.app import WireApp
from wirereader.views.tui.first_run_hints import LESSONS, LessonLine

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]


async def test_each_key_tried_leads_to_the_next_hint(read_at: ReadAt) -> None:
    async with read_at(100, 24, is_first=True) as reader:
        assert "Try 1 of 6: Enter opens the story, Down goes to the next." in reader.text
        assert "!! Ferry Maren" in reader.text, "the news stands beside it"
        await reader.press("down")
        assert "Try 1 of 6" in reader.text
        told = ["enter", "greater_than_sign", "c", "escape", "right_square_bracket", "u"]
        for number, key in zip((2, 3, 3, 4, 5, 6), told, strict=True):
            await reader.press(key)
            if key != "c":
                assert f"Try {number if key != 'escape' else 4} of 6" in reader.text, key
        await reader.press("question_mark", "escape")
        assert "Try " not in reader.text
        assert not reader.screen.query("#lesson")


async def test_escape_in_the_list_ends_the_hints(read_at: ReadAt) -> None:
    async with read_at(80, 24, is_first=True) as reader:
        before = reader.screen.panes.size.height
        await reader.press("escape")
        assert "Try " not in reader.text
        assert reader.screen.panes.size.height == before + 1
        assert reader.status.startswith("No more hints.")


async def test_others_see_no_hint(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        assert "Try " not in reader.text


def test_hints_name_the_keys_of_every_preset() -> None:
    for name in PRESETS:
        keys = key_map(KeySettings(preset=name))[0]
        line = LessonLine(keys)
        seen = []
        for lesson in line._lessons:
            seen.append(line.left)
            line.did(next(iter(lesson.words)))
        assert line.did("") is True
        assert seen
        assert not [told for told in seen if "{" in told or ":  " in told]
        assert len(seen) == len(LESSONS) or name == "arrows"


async def test_the_first_screen_names_plain_mode_once(read_at: ReadAt) -> None:
    async with read_at(80, 24, is_first=True) as reader:
        assert reader.status.startswith("For speech or braille: | is plain mode;")
        assert reader.text.count("plain mode") == 1


async def test_it_comes_first_where_the_screen_is_heard(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCESSIBLE", "1")
    async with read_at(80, 24, is_first=True) as reader:
        first = reader.text.splitlines()[0]
        assert first.strip().startswith("For speech or braille: | is plain mode;")
        assert 'access.preset = "screen-reader"' in first
        assert reader.text.count("plain mode") == 1
        await reader.press("escape")
        assert "plain mode" not in reader.text


async def test_who_has_been_here_is_not_told_of_plain_mode_again(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        assert "plain mode" not in reader.text


@pytest.mark.parametrize("asked", ["", "1"])
async def test_whoever_has_set_the_preset_is_not_told_of_it(
    stories: list[Story], monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    monkeypatch.setenv("ACCESSIBLE", asked)
    heard = Settings(access=Access(preset="screen-reader"))
    desk = Desk(stories, Scripted(), clock=lambda: NOW, settings=heard)
    app = WireApp(desk, now=lambda: NOW, is_first=True)
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        assert "plain mode" not in reader.text
        assert "Try 1 of 6" in reader.text, "the hints for the keys stay"
    desk.close()
