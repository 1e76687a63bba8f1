"""What the full screen begins with: where plain mode left off, or where the last run ended."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from wirereader.desk.desk import Desk, at_once
from wirereader.desk.local_files import take_in
from wirereader.desk.session import Room
from wirereader.library.library import Library
from wirereader.settings.settings import Refresh, Settings
from wirereader.story.story import Story
from wirereader.views.tui.app import WireApp
from wirereader.views.tui.start_state import Carried

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]
Shown = Callable[..., AbstractAsyncContextManager[Any]]


@pytest.fixture
def shown(reader_of: Callable[[WireApp, Any], Any]) -> Shown:
    """Show a desk that lives on in full screen, at a size."""

    @asynccontextmanager
    async def open_screen(
        desk: Desk, size: tuple[int, int] = (80, 24), left: Carried | None = None
    ) -> AsyncIterator[Any]:
        app = WireApp(desk, left=left)
        async with app.run_test(size=size) as pilot:
            reader = reader_of(app, pilot)
            await reader.settle()
            yield reader

    return open_screen


@pytest.fixture
def desk(stories: list[Story], scripted: type) -> Iterator[Desk]:
    made = Desk(stories, scripted())
    yield made
    made.close()


def say(desk: Desk, *lines: str) -> str:
    """Say lines in plain mode; the last answer."""
    return [at_once(desk.obey(line)).said for line in lines][-1]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_from_plain_mode_the_story_stands_at_the_paragraph(
    desk: Desk, shown: Shown, size: tuple[int, int]
) -> None:
    desk.show_in("plain")
    said = await asyncio.to_thread(say, desk, "2", "8g", "tui")
    async with shown(desk, size) as reader:
        assert reader.is_in(Room.STORY)
        assert reader.status == said.strip()
        assert said.startswith("Full screen. Paragraph 8 of 11, story 2 of 39.")
        assert re.search(r"▌ Paragraph 8 tells of ropes", reader.text)
        assert "Paragraph 8 tells of ropes" in reader.cursor_line()
        assert desk.session.story == "s2"
        await reader.press("escape")
        assert reader.focused.row == 1


async def test_from_plain_modes_list_the_row_is_selected_and_no_story_opened(
    desk: Desk, shown: Shown
) -> None:
    desk.show_in("plain")
    await asyncio.to_thread(say, desk, "30", "b", "tui")
    async with shown(desk) as reader:
        assert reader.is_in(Room.HEADLINES)
        assert reader.focused.row == 29
        assert "Headline number 30" in reader.cursor_line()
        assert reader.status.startswith("Full screen. List of stories, 30 of 39.")


async def test_the_key_leaves_for_plain_mode_at_the_line_being_read(
    desk: Desk, shown: Shown
) -> None:
    async with shown(desk) as reader:
        await reader.press("down", "enter", "5", "enter", "down")
        at = desk.session.offset
        await reader.press("vertical_line")
        assert reader.app.return_code in {0, None}
        assert reader.said.startswith("Plain mode. Paragraph 5 of 11, story 2 of 39.")
    assert desk.view == "plain"
    assert desk.session.offset == at
    assert say(desk, "+") == "Paragraph 6 of 11."


async def test_keys_pressed_behind_it_move_nobody(desk: Desk, shown: Shown) -> None:
    async with shown(desk) as reader:
        await reader.press("down", "enter", "5", "enter")
        reader.screen.ask("plain")
        reader.screen.ask("next")
        reader.screen.ask("star")
        await reader.settle()
    assert desk.session.story == "s2"
    assert not desk.headline(1).is_starred


async def test_line_and_palette_know_it(desk: Desk, shown: Shown) -> None:
    async with shown(desk) as reader:
        await reader.press("colon", *"plain", "enter")
    assert desk.view == "plain"


async def test_a_search_stays_and_its_words_stand_out(desk: Desk, shown: Shown) -> None:
    desk.show_in("plain")
    await asyncio.to_thread(say, desk, "search wheat", "tui")
    async with shown(desk) as reader:
        assert "wheat" in reader.text
        assert desk.list_name() == "wheat"
        assert reader.screen.headlines.wanted is not None


async def test_what_was_typed_and_said_goes_along(desk: Desk, shown: Shown) -> None:
    async with shown(desk) as reader:
        await reader.press("t", "colon", *"where", "enter")
        reader.screen.actions.looked_for = "ropes"
        theme = reader.app.theme
        left = reader.screen.carried(reader.app.theme)
    async with shown(desk, left=left) as reader:
        assert reader.app.theme == theme
        assert reader.screen.command_line.typed[": "] == ["where"]
        assert reader.screen.actions.looked_for == "ropes"
        assert any("List of stories" in said for _, said in reader.screen.status_bar.said)


async def test_findings_that_came_in_between_are_shown(
    stories: list[Story], scripted: type, shown: Shown
) -> None:
    analyst = scripted(holds=True)
    desk = Desk(stories, analyst)
    async with shown(desk) as reader:
        await reader.press("down", "enter")
        assert not reader.screen.quotes.shown.quotes
        story = desk.story("s2")
        assert story is not None
        await reader.press("vertical_line")
    analyst.answer(story.findings_key)  # nobody listens now
    said = await asyncio.to_thread(say, desk, "u")
    assert said.startswith("1 quote")
    await asyncio.to_thread(say, desk, "tui")
    async with shown(desk) as reader:
        assert len(reader.screen.quotes.shown.quotes) == 1
        assert "Ida Velde" in {line.entity.name for line in reader.screen.names.shown.names}
    desk.close()


async def test_sources_are_asked_at_the_start_only(
    stories: list[Story], scripted: type, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(stories, scripted(), settings=Settings(refresh=Refresh(on_start=True)))
    asked: list[str] = []
    monkeypatch.setattr(desk, "refresh_quietly", lambda: asked.append("now"))
    async with shown(desk):
        assert asked == ["now"]
    desk.show_in("plain")
    await asyncio.to_thread(say, desk, "tui")
    async with shown(desk):
        assert asked == ["now"]
    desk.close()


# The last run


@pytest.fixture
def come(tmp_path: Path, scripted: type) -> Callable[[], Desk]:
    """A desk on a library of the stories that come along, which remembers."""
    from datetime import UTC, datetime

    from wirereader.desk.subscriptions.sample_stories import keep_samples
    from wirereader.settings.paths import sample_stories

    library = Library.open(tmp_path / "library.sqlite3")
    keep_samples(library, sample_stories(), datetime.now(UTC))

    def made() -> Desk:
        desk = Desk((), scripted(), library, library=library)
        desk.remember_in(tmp_path / "last-place")
        return desk

    return made


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_the_next_start_selects_the_row_and_resumes_the_story(
    come: Callable[[], Desk], shown: Shown, size: tuple[int, int]
) -> None:
    desk = come()
    async with shown(desk, size) as reader:
        await reader.press("down", "down", "enter", "5", "enter", "plus")
        size_then = reader.screen.headlines.size
    desk.close()
    desk = come()
    async with shown(desk, size) as reader:
        assert reader.is_in(Room.HEADLINES)
        assert reader.focused.row == 2
        assert reader.status == "Story 3 of 20. Paragraph 5 of 15."
        if size[0] >= 80:
            assert reader.screen.headlines.size == size_then
        await reader.press("enter")
        assert reader.is_in(Room.STORY)
        assert reader.screen.article.paragraph == 4
        assert reader.screen.article.reading_at == desk.session.offset
        assert "▌" in reader.cursor_line()
    desk.close()


async def test_the_first_picture_has_the_widths_of_the_last_run(
    come: Callable[[], Desk], shown: Shown
) -> None:
    desk = come()
    desk.pane_widths[Room.HEADLINES] = 8
    async with shown(desk, (200, 36)) as reader:
        assert reader.screen.headlines.size.width == 66
        await reader.press("minus")
        assert desk.pane_widths[Room.HEADLINES] == 4
    desk.close()


async def test_widths_for_another_screen_leave_no_pane_without_room(
    come: Callable[[], Desk], shown: Shown
) -> None:
    desk = come()
    desk.pane_widths[Room.HEADLINES] = 90
    async with shown(desk, (160, 24)) as reader:
        assert reader.screen.headlines.size.width == 40
        assert reader.screen.article.size.width >= 40
        await reader.press("plus")
        assert reader.screen.headlines.size.width == 44
    assert desk.pane_widths[Room.HEADLINES] == 4
    desk.close()


@pytest.mark.parametrize(("rows", "selected"), [(24, 0), (60, 8)])
async def test_a_row_in_sight_is_selected_below_the_news(
    come: Callable[[], Desk], shown: Shown, tmp_path: Path, rows: int, selected: int
) -> None:
    desk = come()
    async with shown(desk, (80, rows)) as reader:
        await reader.press(*["down"] * 8)
    desk.close()
    file = tmp_path / "last-place"
    file.write_text(re.sub("(?m)^top .*", "top abcdefghijkm", file.read_text()))
    desk = come()
    async with shown(desk, (80, rows)) as reader:
        assert reader.focused.row == selected
        assert reader.screen.headlines.window.top == 0
        assert reader.status == f"Story {selected + 1} of 20.", "the list has the focus"
    desk.close()


async def test_news_is_in_sight_and_the_way_back_is_told(
    come: Callable[[], Desk], shown: Shown, tmp_path: Path
) -> None:
    desk = come()
    async with shown(desk) as reader:
        await reader.press("end", "enter", "3", "enter")
        last = reader.desk.session.row
        title = desk.headline(last).headline
    desk.close()
    file = tmp_path / "last-place"
    file.write_text(re.sub("(?m)^top .*", "top abcdefghijkm", file.read_text()))
    desk = come()
    async with shown(desk) as reader:
        assert reader.focused.row == 0
        assert reader.status == f"Last time you were at story {last + 1}. Backspace goes there."
        await reader.press("backspace")
        assert reader.said.endswith(" Paragraph 3 of 10.")
        assert desk.headline(desk.session.row).headline == title
    desk.close()


def test_the_samples_are_stories(come: Callable[[], Desk]) -> None:
    assert len(take_in([Path(__file__).parents[3] / "feeds" / "stories"]).stories) > 5
    assert come().count() > 5
