"""Settings are changed inside, and kept: on their page, by a typed line, by a key."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from tests.views.tui.conftest import NOW, Reader, Scripted
from wirereader.desk.desk import Desk
from wirereader.settings.load import load
from wirereader.settings.setting_fields import fields
from wirereader.story.story import Story
from wirereader.views.tui.app import WireApp
from wirereader.views.tui.pages.table_page import TablePage

Opened = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


@pytest.fixture
def opened(stories: list[Story], file: Path) -> Opened:
    @asynccontextmanager
    async def at(columns: int = 120, rows: int = 36) -> AsyncIterator[Reader]:
        desk = Desk(stories, Scripted(), clock=lambda: NOW)
        desk.preferences.keep_in(load({}, {}, file))
        app = WireApp(desk, now=lambda: NOW)
        async with app.run_test(size=(columns, rows)) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            yield reader
        desk.close()

    return at


async def shown(reader: Reader) -> TablePage:
    reader.screen.ask("settings")
    await reader.settle()
    assert isinstance(reader.app.screen, TablePage)
    return reader.app.screen


async def test_every_setting_stands_with_its_value_and_sentence(opened: Opened) -> None:
    async with opened() as reader:
        page = await shown(reader)
        assert "Settings  " in reader.text
        assert "refresh.at_once" in reader.text
        assert fields()[0].about in reader.text, "the sentence of the first row"
        assert "A whole number from 1 to 64." in reader.text
        await reader.press("slash", *"text_width", "enter")
        assert reader.app.screen is page


async def test_what_is_set_to_its_default_is_not_counted_as_changed(
    opened: Opened, file: Path
) -> None:
    file.write_text("[reading]\nremember = true\ntext_width = 70\n", "utf-8")  # noqa: ASYNC240 - a moment
    async with opened() as reader:
        await shown(reader)
        assert f"Settings  {len(fields()) - _gathered()}, 1 changed" in reader.text
        assert "1 setting changed." in reader.text


def _gathered() -> int:
    """Fields that stand for as many settings as the reader writes."""
    return sum(field.kind.gathers for field in fields())


async def test_a_value_is_changed_and_kept_and_holds_at_once(opened: Opened, file: Path) -> None:
    async with opened(200, 60) as reader:
        await reader.press("enter")
        await shown(reader)
        await reader.press("slash", *"text_width", "enter")
        await reader.press("ctrl+u", "3", "0", "enter")
        assert "reading.text_width = 30." in reader.text
        assert file.name + ":" in reader.cursor_line()
        assert load({}, {}, file).settings.reading.text_width == 30
        await reader.press("escape", "escape")
        widest = max(len(line[50:].strip()) for line in reader.lines()[6:20])
        assert widest > 0
        assert reader.screen.article._text_width() <= 30
        await shown(reader)
        await reader.press("slash", *"text_width", "enter", "escape", "d")
        assert load({}, {}, file).settings.reading.text_width == 80
        assert not load({}, {}, file).is_from_file("reading.text_width")


async def test_a_switch_is_turned_and_a_bad_value_refused(opened: Opened, file: Path) -> None:
    async with opened() as reader:
        await shown(reader)
        await reader.press("slash", *"breaking.bell", "enter")
        assert "breaking.bell = true." in reader.text
        assert reader.desk.settings.breaking.bell
        await reader.press("slash", *"text_width", "enter", "ctrl+u", "7", "enter")
        assert "It must be a whole number from 20 to 200." in reader.text
        assert load({}, {}, file).settings.reading.text_width == 80


async def test_the_theme_of_the_key_is_there_again_the_next_time(
    opened: Opened, file: Path
) -> None:
    async with opened() as reader:
        await reader.press("t")
        chosen = reader.app.theme
        assert reader.status == f"Theme {chosen}."
    assert load({}, {}, file).settings.appearance.theme == chosen
    async with opened() as reader:
        assert reader.app.theme == chosen


async def test_a_theme_that_is_typed_shows_at_once(opened: Opened, file: Path) -> None:
    async with opened() as reader:
        await reader.press("colon", *"set theme wire-light", "enter")
        assert reader.app.theme == "wire-light"
        assert load({}, {}, file).settings.appearance.theme == "wire-light"


@pytest.fixture
def broken(file: Path) -> None:
    file.write_text("[appearance]\nfoo bar\n", "utf-8")


@pytest.mark.usefixtures("broken")
async def test_a_theme_that_cannot_be_kept_is_told_and_holds(opened: Opened) -> None:
    async with opened() as reader:
        await reader.press("t")
        assert "is not changed" in reader.status
        assert reader.status.endswith("It lasts until you quit.")
        assert reader.app.theme == "wire-light"
