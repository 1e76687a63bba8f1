"""A sentence longer than the screen is wide is told whole, and gives its lines back."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from wirereader.settings.settings import Access
from wirereader.story.story import Story

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]
LONG = (
    "Three letters could not be sent. The harbour office is closed until Thursday; write to the"
    " night watch at the lighthouse, or wait for the morning boat."
)


@pytest.mark.parametrize("size", [(80, 24), (60, 21), (120, 36), (48, 28)])
async def test_all_of_a_long_sentence_is_on_the_screen_until_the_next_key(
    read_at: ReadAt, story_of: Callable[..., Story], size: tuple[int, int]
) -> None:
    made = [story_of(n, f"Headline number {n}") for n in range(1, 30)]
    async with read_at(*size, made) as reader:
        bar = reader.screen.status_bar
        before = reader.screen.panes.size.height
        bar.say(LONG)
        await reader.settle()
        told = " ".join(" ".join(reader.lines()[-6:]).split())
        assert LONG in told
        assert "…" not in told
        assert "help" in reader.lines()[-1]
        await reader.press("enter")
        await reader.until(lambda: bar.status.size.height == 1)
        assert reader.screen.panes.size.height == before


async def test_by_ear_no_row_moves_for_a_long_sentence(
    read_at: ReadAt, story_of: Callable[..., Story]
) -> None:
    made = [story_of(n, f"Headline number {n}") for n in range(1, 30)]
    async with read_at(80, 24, made, access=Access(preset="screen-reader")) as reader:
        before = reader.lines()[:-2]
        reader.screen.status_bar.say(LONG)
        await reader.settle()
        assert reader.lines()[:-2] == before
        assert "Three letters" in reader.lines()[-2]


async def test_where_the_reader_is_takes_one_line(
    read_at: ReadAt, story_of: Callable[..., Story]
) -> None:
    """Each move changes it: the panes would jump."""
    async with read_at(48, 24, [story_of(n, f"Headline number {n}") for n in range(9)]) as reader:
        status = reader.screen.status_bar.status
        status.say_in_a_line(LONG)
        await reader.settle()
        assert status.size.height == 1
        status.say(LONG)
        await reader.settle()
        assert status.size.height > 1


async def test_on_a_low_screen_it_is_cut_and_the_stories_keep_their_rows(
    read_at: ReadAt, story_of: Callable[..., Story]
) -> None:
    async with read_at(30, 8, [story_of(n, f"Headline number {n}") for n in range(9)]) as reader:
        reader.screen.status_bar.say(LONG)
        await reader.settle()
        assert reader.screen.status_bar.status.size.height == 1
        assert "Three letters" in reader.lines()[-2]


@pytest.mark.parametrize("size", [(80, 24), (60, 24)])
async def test_the_first_line_of_a_page_is_whole(
    read_at: ReadAt, story_of: Callable[..., Story], size: tuple[int, int]
) -> None:
    headline = "Lighthouse keepers of three islands ask for a boat that is larger than the last one"
    async with read_at(*size, [story_of(1, headline)]) as reader:
        await reader.press("colon", *"details", "enter")
        await reader.until(lambda: "From Wire" in reader.text)
        lines = reader.lines()
        title = lines[: next(n for n, line in enumerate(lines) if "From Wire" in line)]
        assert headline in " ".join(" ".join(title).split())
