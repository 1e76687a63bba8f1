"""A card stands beside the text, which takes the room that is left; by ear it is a page."""

import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.views.tui.conftest import NOW, Reader, Scripted, make_findings
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import KnownShown
from wirereader.desk.phrases import busiest
from wirereader.desk.session import Room
from wirereader.library.library import Library
from wirereader.settings.settings import Access, Settings
from wirereader.story.entity_card import EntityCard, KnownEntity
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Story
from wirereader.views.tui.app import WireApp
from wirereader.views.tui.pages.card_page import CardPage, docked_blocks

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]


def test_the_busiest_day_in_words() -> None:
    today = date(2026, 11, 29)
    assert busiest((0, 5, 1, 0), today) == "Busiest day of 4: 27 November, 5 mentions."
    assert busiest((2, 2), today) == "Busiest day of 2: 29 November, 2 mentions.", "the latest"
    assert busiest((0, 0), today) == ""
    assert busiest((), None) == ""


@pytest.mark.parametrize("room", [24, 36, 39, 60])
def test_a_narrow_card_draws_as_many_days_as_it_has_room_for(room: int) -> None:
    entity = KnownEntity(1, "person", "Ida Velde", None, None, 3, 3, 0, None)
    card = EntityCard(entity, None, None, (), (), (), (), (), (), ())
    shown = KnownShown(card, days=tuple(range(30)), today=date(2026, 11, 29))
    lines = ["".join(words for words, _ in line) for one in docked_blocks(shown, room)
             for line in one.lines]  # fmt: skip
    drawn = next(line for line in lines if line.endswith("days"))
    bars, told = drawn.split("  ")
    assert len(drawn) <= room
    assert told == f"{len(bars)} days"
    assert bars.endswith("\N{FULL BLOCK}"), "the last day is there"
    assert len(bars) == min(30, room - 9)


async def test_a_card_stands_at_the_right_and_the_text_beside_it(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        await reader.press("enter")
        before = reader.screen.article.size.width
        await reader.press("greater_than_sign", "c")
        assert isinstance(reader.app.screen, CardPage)
        assert "Ida Velde, person" in reader.text
        assert "every soul ashore" in reader.text, "the story is in view"
        page = reader.app.screen
        box = page.query_one("#card-box").region
        panes = (reader.screen.headlines, reader.screen.article)
        assert max(pane.region.right for pane in panes) == box.x, "no cell of them is covered"
        assert reader.cursor_line()[box.x :].strip()
        x, _y = reader.app.cursor_position
        assert x >= box.x, "the terminal's cursor is on the card"
        await reader.press("escape")
        assert reader.screen.article.size.width == before
        assert reader.is_in(Room.STORY)


async def test_on_a_narrow_screen_it_stands_below(read_at: ReadAt) -> None:
    async with read_at(80, 30) as reader:
        await reader.press("enter", "greater_than_sign", "c")
        box = reader.app.screen.query_one("#card-box").region
        assert box.y > 10
        assert box.width == 80
        assert reader.screen.panes.region.bottom <= box.y


async def test_it_follows_the_size_of_the_screen(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        await reader.press("enter", "greater_than_sign", "c")
        await reader.pilot.resize_terminal(80, 30)
        await reader.settle()
        assert reader.app.screen.query_one("#card-box").region.y > 10
        await reader.pilot.resize_terminal(60, 14)
        await reader.settle()
        assert reader.lines()[0].strip() == "Ida Velde, person", "a small screen is all card"
        await reader.press("escape")
        assert reader.screen.article.region.right == 60


async def test_enter_goes_to_a_place_of_the_card(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        await reader.press("enter", "greater_than_sign", "c", "enter")
        assert reader.app.screen is reader.screen
        assert reader.screen.headlines.region.right == 120
        assert reader.is_in(Room.STORY)


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_by_ear_it_is_a_page_of_its_own(stories: list[Story], size: tuple[int, int]) -> None:
    heard = Settings(access=Access(preset="screen-reader"))
    app = WireApp(Desk(stories, Scripted(), clock=lambda: NOW, settings=heard), now=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        await reader.press("enter", "greater_than_sign", "c")
        assert reader.lines()[0].strip() == "Ida Velde, person"
        assert "Ferry Maren" not in reader.text, "nothing of the panes is heard"
        assert not set(reader.text) & set("▁▂▃▄▅▆▇█")


@pytest.fixture
async def with_library(story_of: Callable[..., Story]) -> AsyncIterator[Reader]:
    """The card of Ida Velde, whom two stories of a library name."""
    async with card_of_a_library(story_of, (120, 36)) as reader:
        yield reader


@contextlib.asynccontextmanager
async def card_of_a_library(
    story_of: Callable[..., Story], size: tuple[int, int]
) -> AsyncIterator[Reader]:
    library = Library.open(None)
    records = [
        record_of(replace(story_of(n, f"Number {n}").dispatch, guid=f"g{n}", source=""), None)
        for n in range(2)
    ]
    library.store(Source("https://a.example/", title="Feed a"), records, FetchMemory(), NOW)
    library.keep_findings(make_findings(story_of(0, "Number 0").body))
    desk = Desk((), Scripted(), library, library=library, clock=lambda: NOW)
    app = WireApp(desk, now=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        for _ in range(2):
            await reader.press("enter")
            await reader.until(lambda: desk.findings(desk.session.story or "") is not None)
            await reader.press("J")
        await reader.press("greater_than_sign", "c")
        await reader.until(lambda: isinstance(app.screen, CardPage))
        assert "Ida Velde, person" in reader.text
        yield reader
    desk.close()


async def test_the_keys_of_a_card_are_told_at_its_bottom(with_library: Reader) -> None:
    footer = with_library.lines()[-1]
    for told in ("F follow", "M merge", "x split", "e export quotes", "Esc back"):
        assert told in footer


async def test_a_name_is_split_from_its_card_and_that_is_undone(with_library: Reader) -> None:
    reader = with_library
    await reader.press("x")
    assert reader.app.screen is reader.screen, "what the card said holds no longer"
    assert reader.status == "Split: Ida Velde in this story is now a separate name."
    await reader.press("z")
    assert "split Ida Velde" in reader.status


@pytest.mark.parametrize("key", ["M", "m"])
async def test_a_name_is_merged_with_what_is_typed(with_library: Reader, key: str) -> None:
    reader = with_library
    await reader.press(key, *"Nobody Here", "enter")
    assert isinstance(reader.app.screen, CardPage), "nothing came of it: the card stays"
    assert "Nobody Here" in reader.lines()[-2]
    await reader.press(key, *"Port Ellery", "enter")
    assert "cannot be merged: they are of different kinds" in reader.text
    await reader.press(key, "x", "escape")
    assert isinstance(reader.app.screen, CardPage), "Esc leaves the field first"


async def test_quotes_are_exported_from_the_card(with_library: Reader, tmp_path: Path) -> None:
    reader = with_library
    file = tmp_path / "of velde.md"
    await reader.press("e")
    assert "File: ida-velde.md" in reader.text
    await reader.press(*["backspace"] * 12, *str(file), "enter")
    assert file.exists(), reader.text
    assert "every soul ashore" in file.read_text("utf-8")
    assert "quotes of Ida Velde saved to" in reader.lines()[-2]


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_a_key_of_a_card_lists_the_stories_that_mention_the_name(
    story_of: Callable[..., Story], size: tuple[int, int]
) -> None:
    async with card_of_a_library(story_of, size) as reader:
        assert "s all stories" in reader.lines()[-1]
        await reader.press("s")
        await reader.until(lambda: reader.desk.scope.name == "Ida Velde")
        assert reader.app.screen is reader.screen
        assert reader.desk.scope.total == 2
        panes = reader.screen.panes
        await reader.until(lambda: panes.shown_id == reader.desk.screen.selected)
        await reader.press("escape")
        assert reader.desk.scope.name == "All stories"
