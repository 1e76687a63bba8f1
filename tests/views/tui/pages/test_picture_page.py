"""The page of a picture: words at once, its pixels when they come, never outside the page."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.desk.outcomes import Drawing
from wirereader.desk.refresh.progress_reports import Ended
from wirereader.desk.story_files.picture_files import keep, place_of
from wirereader.story.story import Enclosure, Story
from wirereader.views.tui.pages.picture_page import FOLLOWS, HALF, PictureScreen, cells_of

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]
ADDRESS = "https://cdn.example/ferry.png"
FLAG = Drawing(4, 4, (b"\xff\x00\x00" * 4 + b"\x00\x00\xff" * 4) * 2)


@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 60), st.integers(1, 30))
def test_a_picture_stays_within_its_cells(wide: int, high: int, width: int, rows: int) -> None:
    lines = cells_of(Drawing(wide, high, bytes(wide * high * 3)), width, rows)
    assert 1 <= len(lines) <= max(1, rows)
    sizes = {sum(len(words) for words, _ in line) for line in lines}
    assert len(sizes) == 1
    assert 1 <= sizes.pop() <= width


def test_two_pixels_stand_in_a_cell() -> None:
    assert cells_of(FLAG, 80, 20) == [((HALF * 4, "#ff00000000ff"),)] * 2


@pytest.fixture
def pictured(home: Path, story_of: Callable[..., Story]) -> Story:
    assert home
    story = story_of(1, "Ferry")
    return replace(
        story, dispatch=replace(story.dispatch, enclosures=(Enclosure(ADDRESS, "image/png"),))
    )


class FetcherStandIn:
    is_running = False

    def __init__(self) -> None:
        self.sent: list[tuple[str, ...]] = []

    def start(self, *words: str) -> bool:
        self.sent.append(words)
        return True

    def stop(self) -> None:
        """Not asked for here."""

    close = stop


async def sent_for(reader: Any, story: Story) -> FetcherStandIn:
    fetcher = FetcherStandIn()
    context = reader.desk._context
    context.fetcher, context.view = fetcher, "tui"
    context.library = type("Shelf", (), {"changed": lambda _: False, "story": lambda *_: story})()
    await reader.press("enter", "V")
    assert isinstance(reader.app.screen, PictureScreen)
    return fetcher


async def test_words_come_at_once_and_the_picture_later(read_at: ReadAt, pictured: Story) -> None:
    async with read_at(80, 24, [pictured]) as reader:
        fetcher = await sent_for(reader, pictured)
        assert fetcher.sent == [("picture", "--", "s1", "1")]
        assert "Picture 1 of 1: ferry.png." in reader.text
        assert FOLLOWS in reader.text
        keep(place_of(ADDRESS), FLAG)
        reader.desk._fetching.take(Ended("Picture downloaded: 4 by 4 pixels."))
        await reader.settle()
        assert FOLLOWS not in reader.text
        assert f" {HALF * 4}" in reader.text
        strips = reader.app.screen._compositor.render_strips()
        [style, *_] = [one.style for strip in strips for one in strip if HALF in one.text]
        assert style.color.triplet.hex == "#ff0000"
        assert style.bgcolor.triplet.hex == "#0000ff"
        assert "Picture 1 of 1" in reader.cursor_line(), "who listens stays at the words"
        await reader.press("escape")
        assert reader.app.screen is reader.screen


async def test_what_went_wrong_stands_in_its_place(read_at: ReadAt, pictured: Story) -> None:
    async with read_at(80, 24, [pictured]) as reader:
        await sent_for(reader, pictured)
        reader.desk._fetching.take(Ended("The picture cannot be drawn. It is damaged."))
        await reader.settle()
        assert "It is damaged." in reader.text
        assert HALF not in reader.text


async def test_without_colours_it_is_told_in_words(
    read_at: ReadAt, pictured: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    keep(place_of(ADDRESS), FLAG)
    async with read_at(80, 24, [pictured]) as reader:
        await sent_for(reader, pictured)
        assert "Pictures need colours." in reader.text
        assert HALF not in reader.text
