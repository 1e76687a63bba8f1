"""Below a query stands what it finds, how it may go on, or what is wrong with it."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime

import pytest

from tests.views.tui.conftest import Reader, Scripted
from wirereader.desk.desk import Desk
from wirereader.library.library import Library
from wirereader.settings.settings import Access, Reading, Settings
from wirereader.story.body import Body
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Dispatch
from wirereader.views.tui.app import WireApp

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
Opened = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(None) as library:
        key = "https://harbour.invalid/feed"
        kept = library.add_source(Source(key, address=key, title="Harbour Wire"))
        records = [
            record_of(
                Dispatch(
                    guid=str(number),
                    headline=f"Ferry {number} of {'Maren' if number else 'Ida'}",
                    body=Body.of(f"Words of story {number}."),
                    source="Harbour Wire",
                    published=NOW,
                ),
                None,
            )
            for number in range(5)
        ]
        library.store(kept, records, FetchMemory(), NOW)
        yield library


@pytest.fixture
def opened(library: Library) -> Opened:
    @asynccontextmanager
    async def at(preset: str = "none") -> AsyncIterator[Reader]:
        chosen = Settings(access=Access(preset=preset), reading=Reading(read_after_s=None))
        desk = Desk((), Scripted(), library, clock=lambda: NOW, library=library, settings=chosen)
        app = WireApp(desk, now=lambda: NOW)
        async with app.run_test(size=(110, 24)) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            yield reader
        desk.close()

    return at


def below(reader: Reader) -> str:
    return reader.lines()[-1].strip()


async def test_the_count_follows_what_is_typed(opened: Opened) -> None:
    async with opened() as reader:
        await reader.press("backslash", *"maren")
        assert below(reader).startswith("4 stories")
        await reader.press(*" ida")
        assert below(reader).startswith("0 stories")
        await reader.press("escape", "backslash", *"ida")
        assert below(reader).startswith("1 story")


async def test_a_word_that_is_not_finished_tells_how_many_begin_so(opened: Opened) -> None:
    async with opened() as reader:
        await reader.press("backslash", *"mar")
        assert reader.lines()[-2].startswith("Search: mar")
        assert below(reader).startswith("4 stories with words that begin so")
        await reader.press("e", "n")
        assert below(reader).startswith("4 stories")
        assert "begin so" not in below(reader)
        await reader.press("escape", "backslash", *"zork")
        assert below(reader).startswith("0 stories")


async def test_a_mistake_is_said_while_it_is_typed(opened: Opened) -> None:
    async with opened() as reader:
        await reader.press("backslash", *"zzz:maren")
        assert "zzz" in below(reader)
        assert "stories" not in below(reader).split("Write")[0]
        await reader.press(*(["backspace"] * 9), *"maren")
        assert below(reader).startswith("4 stories")


async def test_fields_and_values_are_completed(opened: Opened) -> None:
    async with opened() as reader:
        await reader.press("backslash", *"source:har", "tab")
        field = reader.app.focused
        assert getattr(field, "value", "").startswith('source:"Harbour Wire"')
        await reader.press("enter")
        assert reader.desk.count() == 5


async def test_names_that_are_not_all_known_yet_are_told(opened: Opened) -> None:
    async with opened() as reader:
        await reader.press("backslash", *"person:ida")
        assert "0 of 5 analysed" in below(reader)


async def test_by_ear_no_count_is_heard_while_typing(opened: Opened) -> None:
    async with opened("screen-reader") as reader:
        await reader.press("backslash", *"maren")
        assert "stories" not in below(reader)
