"""How many panes stand side by side at a width, and that a page over them changes nothing of it."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from wirereader.desk.session import Room

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]
AT = {
    59: {Room.HEADLINES},
    80: {Room.HEADLINES, Room.STORY},
    120: {Room.HEADLINES, Room.STORY, Room.QUOTES},
    200: {Room.HEADLINES, Room.STORY, Room.QUOTES},
}
"""The panes on a screen of so many columns, while the reader is in the list."""


def standing(reader: Any) -> set[Room]:
    """The panes that are drawn."""
    strips = reader.screen._compositor.full_map
    return {room for room, pane in reader.screen.panes.by_room.items() if pane in strips}


async def test_as_many_panes_stand_as_there_is_room_for(read_at: ReadAt) -> None:
    async with read_at(60, 24) as reader:
        for columns in (80, 200, 120, 59):
            await reader.pilot.resize_terminal(columns, 24)
            await reader.settle()
            assert standing(reader) == AT[columns], columns


async def test_a_navigator_that_gets_room_by_a_wider_window_is_filled(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        assert not reader.screen.panes.has_navigator
        await reader.pilot.resize_terminal(200, 24)
        await reader.until(lambda: "VIEWS" in reader.text)


@pytest.mark.parametrize("key", ["question_mark", "M"])
async def test_a_screen_resized_under_a_page_has_its_panes_afterwards(
    read_at: ReadAt, key: str
) -> None:
    async with read_at(80, 24) as reader:
        await reader.press(key)
        await reader.pilot.resize_terminal(120, 36)
        await reader.settle()
        await reader.press("escape")
        assert standing(reader) == AT[120]


async def test_the_pane_that_is_alone_is_the_readers(read_at: ReadAt) -> None:
    async with read_at(59, 24) as reader:
        await reader.press("enter")
        assert standing(reader) == {Room.STORY}
        await reader.press("tab")
        assert standing(reader) == {Room.QUOTES}
        await reader.press("shift+tab", "escape")
        assert standing(reader) == {Room.HEADLINES}
