"""Help stands over what it is about, in two columns, its own keys first; typing filters it."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from tests.views.tui.conftest import NOW, Reader, Scripted
from wirereader.desk.desk import Desk
from wirereader.desk.keymap.keymap import USUAL
from wirereader.desk.session import PAGES, PageKind, Room
from wirereader.settings.settings import Access, Settings
from wirereader.story.story import Story
from wirereader.views.tui.app import WireApp
from wirereader.views.tui.pages.help_page import HelpScreen
from wirereader.views.tui.pages.key_groups import FIRST_RUN, groups_of

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]


@pytest.mark.parametrize("where", [*Room, *PAGES])
def test_every_key_is_in_one_group(where: Any) -> None:
    told = [line for group in groups_of(where, USUAL) for line in group.lines]
    assert len(told) == len(set(USUAL.of(where)) - {FIRST_RUN})
    assert len(told) == len(set(told))


def test_the_keys_of_the_pane_come_first() -> None:
    assert [group.title for group in groups_of(Room.STORY, USUAL)][:2] == ["STORY", "MOVE"]
    own = groups_of(PageKind.SOURCES, USUAL)[0]
    assert own.title == "ON THIS PAGE"
    assert "Pause this feed, or resume it." in [line.does for line in own.lines]


async def test_two_columns_stand_over_the_panes(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        below = reader.lines()[0]
        await reader.press("question_mark")
        assert reader.lines()[0] == below, "what help is about stays in view"
        heads = [line for line in reader.lines() if "HEADLINES" in line and "NAMES" in line]
        assert heads, "two groups side by side"
        await reader.press("escape")
        assert reader.app.screen is reader.screen


async def test_a_small_screen_has_one_column(read_at: ReadAt) -> None:
    async with read_at(60, 16) as reader:
        await reader.press("question_mark")
        assert reader.lines()[0].startswith(" Keys in the headlines")
        await reader.press("down")
        assert reader.app.screen.blocks.scroll_offset.y > 0, "arrows scroll"


async def test_typing_filters_and_the_first_escape_closes_the_field(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        await reader.press("question_mark", "slash", *"quote")
        assert "List the quotes in the story" in reader.text
        assert "Next pane." not in reader.text
        await reader.press("escape")
        assert "Next pane." in reader.text
        assert isinstance(reader.app.screen, HelpScreen)
        await reader.press("slash", *"zzz")
        assert "No key with zzz." in reader.text


async def test_by_ear_it_is_a_key_a_line(stories: list[Story]) -> None:
    heard = Settings(access=Access(preset="screen-reader"))
    app = WireApp(Desk(stories, Scripted(), clock=lambda: NOW, settings=heard), now=lambda: NOW)
    async with app.run_test(size=(120, 36)) as pilot:
        reader = Reader(app, pilot)
        await reader.press("question_mark")
        lines = [line.strip() for line in reader.lines()]
        assert lines[0] == "Keys in the headlines"
        assert lines[1].startswith(">Enter Right: Open a story")
        await reader.press("slash", *"quote")
        assert "Next pane." not in reader.text


async def test_on_a_narrow_screen_what_keys_do_stands_below_them(read_at: ReadAt) -> None:
    async with read_at(22, 14) as reader:
        await reader.press("question_mark")
        lines = [line.strip() for line in reader.lines()]
        at = lines.index("Enter Right")
        assert " ".join(lines[at + 1 : at + 3]).startswith("Open a story, a text")
