"""Where a place is, in words, over its card."""

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from wirereader.desk.session import Room
from wirereader.settings.settings import Access, KeySettings, Settings
from wirereader.views.tui.pages.card_page import CardPage
from wirereader.views.tui.pages.map_page import MapScreen
from wirereader.views.tui.theme import COLOURLESS

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]
BRAILLE = re.compile("[\u2801-\u28ff]")


@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (80, 24), (120, 36), (200, 60)])
async def test_m_on_a_card_brings_the_map_and_m_takes_it_away(
    read_at: ReadAt, columns: int, rows: int
) -> None:
    async with read_at(columns, rows) as reader:
        await reader.press("enter")
        reader.screen.ask("card", "lisbon")
        await reader.settle()
        assert "m map" in reader.text
        await reader.press("m")
        assert isinstance(reader.app.screen, MapScreen)
        assert reader.text.startswith(" Map: Lisbon")
        assert reader.cursor_line().startswith("▌Lisbon. Capital of Portugal.")
        await reader.press("end")
        assert reader.cursor_line().startswith("▌")
        await reader.press("m")
        assert isinstance(reader.app.screen, CardPage)
        await reader.press("m", "escape", "enter")
        assert reader.is_in(Room.STORY)
        assert reader.desk.session.mention is not None, "the numbers of the card still count"


@pytest.mark.parametrize("preset", ["none", "screen-reader"])
async def test_where_a_place_is_stands_in_words_alone(read_at: ReadAt, preset: str) -> None:
    async with read_at(120, 40) as reader:
        reader.desk.settings = Settings()._replace(access=Access(preset=preset))
        reader.screen.ask("map", "tbilisi")
        await reader.settle()
        assert "Nearest larger city: Yerevan in Armenia, 170 km to the south." in reader.text
        assert not BRAILLE.search(reader.text)


async def test_without_colour_the_map_is_the_same(read_at: ReadAt) -> None:
    async with read_at(120, 40) as reader:
        reader.screen.ask("map", "tbilisi")
        await reader.settle()
        coloured = reader.text
        reader.app.theme = COLOURLESS
        await reader.settle()
        assert reader.text == coloured


async def test_a_person_has_no_map(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter")
        reader.screen.ask("card", "ida")
        await reader.settle()
        assert "m map" not in reader.text
        await reader.press("m")
        assert isinstance(reader.app.screen, CardPage)


async def test_m_among_the_names_is_of_the_name_under_the_cursor(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        await reader.press("enter", "i", "end", "m")
        assert reader.text.startswith(" Map: Lisbon")


async def test_the_key_is_the_readers_own(read_at: ReadAt) -> None:
    async with read_at(80, 24, keys=KeySettings(words={"map": ("ctrl+t",)})) as reader:
        await reader.press("enter")
        reader.screen.ask("card", "lisbon")
        await reader.settle()
        assert "Ctrl+T map" in reader.text
        await reader.press("m")
        assert isinstance(reader.app.screen, CardPage)
        await reader.press("ctrl+t")
        assert isinstance(reader.app.screen, MapScreen)
        await reader.press("ctrl+t")
        assert isinstance(reader.app.screen, CardPage)
