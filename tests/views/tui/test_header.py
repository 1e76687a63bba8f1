"""The header says how many stories are unread and how many are analysed, as both change."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from tests.views.tui.conftest import Reader, Scripted, make_findings
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import ScopeShown
from wirereader.library.library import Library
from wirereader.settings.settings import Reading, Settings
from wirereader.story.body import Body
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Dispatch
from wirereader.views.tui import controller
from wirereader.views.tui.app import WireApp
from wirereader.views.tui.status_text import scope_pieces

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
STORIES = 7
Opened = Callable[[Scripted], AbstractAsyncContextManager[Reader]]


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(None) as library:
        key = "https://quay.invalid/feed"
        kept = library.add_source(Source(key, address=key, title="Quay Post"))
        records = [
            record_of(
                Dispatch(
                    guid=str(number),
                    headline=f"Crane {number} is repaired",
                    body=Body.of(f"The words of story {number}."),
                    published=NOW - timedelta(minutes=number),
                ),
                None,
            )
            for number in range(STORIES)
        ]
        library.store(kept, records, FetchMemory(), NOW)
        yield library


@pytest.fixture
def opened(library: Library) -> Opened:
    @asynccontextmanager
    async def at(analyst: Scripted) -> AsyncIterator[Reader]:
        chosen = Settings(reading=Reading(read_after_s=None))
        desk = Desk((), analyst, library, clock=lambda: NOW, library=library, settings=chosen)
        app = WireApp(desk, now=lambda: NOW)
        async with app.run_test(size=(110, 24)) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            yield reader
        desk.close()

    return at


def is_told(reader: Reader, words: str) -> bool:
    return words in header(reader)


def header(reader: Reader) -> str:
    return reader.lines()[0]


async def test_the_header_counts_down_as_stories_are_read_and_up_again(opened: Opened) -> None:
    async with opened(Scripted()) as reader:
        assert "All stories  7 unread of 7" in header(reader)
        await reader.press("U", "down", "U")
        assert "All stories  5 unread of 7" in header(reader)
        await reader.press("U")
        assert "All stories  6 unread of 7" in header(reader)
        await reader.press("A")
        assert "All stories  0 unread of 7" in header(reader)
        await reader.press("z")
        assert "All stories  6 unread of 7" in header(reader)


@pytest.mark.parametrize(
    ("of", "wanted"),
    [
        (("Quay Post", 12_040, 1_204, "newest", False), "Quay Post  1,204 unread of 12,040"),
        (("World", 9, 0, "newest", False), "World  0 unread of 9"),
        (("World", 9, 9, "newest", True), "World  9 stories, unread only"),
        (("World", 0, 0, "newest", True), "World  no unread stories"),
        (("World", 0, 0, "newest", False), "World  no stories"),
        (("World", 9, 2, "unread", False), "World  2 unread of 9, unread first"),
    ],
)
def test_what_the_header_says_of_a_scope(of: tuple[str, int, int, str, bool], wanted: str) -> None:
    name, total, unread, sort, is_unread_only = of
    shown = ScopeShown("", name, total, unread, sort, is_unread_only, is_narrow=False)
    assert "".join(text for text, _ in scope_pieces(shown, 0)) == f" wirereader  {wanted}"


@pytest.mark.parametrize("few", [controller.FEW, 0], ids=["each look", "some looks"])
async def test_the_header_tells_how_many_are_analysed_until_all_are(
    few: int, opened: Opened, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controller, "NEWS_S", 0.02)
    monkeypatch.setattr(controller, "FEW", few)
    bodies = [Body.of(f"The words of story {number}.") for number in range(STORIES)]
    async with opened(Scripted(holds=True)) as reader:
        for done, body in enumerate(bodies):
            told = f"{done} of 7 analysed"
            await reader.until(partial(is_told, reader, told))
            library.keep_findings(make_findings(body))
        await reader.until(lambda: "analysed" not in header(reader))
        assert "7 unread of 7" in header(reader)


def test_it_is_counted_every_two_seconds() -> None:
    assert controller.NEWS_S == 2.0
