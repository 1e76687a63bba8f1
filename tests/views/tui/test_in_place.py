"""A whole article that comes while its story is read: other words, the same line in its place."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.refresh.progress_reports import Ended
from wirereader.library.library import Library
from wirereader.story.body import Body
from wirereader.story.record import Record, record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Dispatch
from wirereader.views.tui.app import WireApp

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PARTS = [
    f"Paragraph {n} tells of ropes, cranes and the weather at sea, and of those who wait for it "
    f"on quay number {n}, where nobody has seen the ferry since the wind went round."
    for n in range(20)
]
FEED = "\n\n".join(PARTS[:14])
PAGE = "\n\n".join(["Another beginning, which the page alone has.", *PARTS])


class Reading:
    """Somebody who reads a story from the library, whose whole article may come."""

    def __init__(self, app: WireApp, pilot: Any, library: Library, story: str) -> None:
        self.app, self.pilot, self.library, self.story = app, pilot, library, story
        screen: Any = app.screen_stack[0]
        self.screen, self.article = screen, screen.article

    async def settle(self) -> None:
        for _ in range(3):
            await self.pilot.pause()
            await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def receive(self, text: str) -> None:
        kept = self.library.story(self.story)
        assert kept is not None
        record: Record = record_of(kept.dispatch, None)
        self.library.keep_whole(self.story, record._replace(text=text), NOW)
        self.app.desk._fetching.take(Ended("Whole article: 21 paragraphs."))
        await self.settle()

    def read_now(self) -> tuple[str, int]:
        """The words of the line being read, and the line of the screen where they stand."""
        words = "".join(piece for piece, _ in self.article.drawn(self.article.row)).strip()
        return words, self.article.row - self.article.scroll_offset.y


@asynccontextmanager
async def reading(columns: int = 60) -> AsyncIterator[Reading]:
    with Library.open(None) as library:
        source = library.add_source(Source("https://wire.example/feed", title="Wire"))
        dispatch = Dispatch("1", "Ferry stays", Body.of(FEED), link="https://wire.example/1")
        story = library.store(source, [record_of(dispatch, None)], FetchMemory(), NOW).new[0].id
        desk = Desk((), None, library, clock=lambda: NOW, library=library)
        app = WireApp(desk, now=lambda: NOW)
        async with app.run_test(size=(columns, 24)) as pilot:
            one = Reading(app, pilot, library, story)
            await one.settle()
            await one.press("enter")
            yield one
        desk.close()


@pytest.mark.parametrize("columns", [60, 120])
async def test_the_line_being_read_stays_where_it_is(columns: int) -> None:
    async with reading(columns) as one:
        await one.press("pagedown", "pagedown", *["down"] * 5)
        words, y = one.read_now()
        assert words
        paragraph = one.article.paragraph
        await one.receive(PAGE)
        assert one.article.story.body.text == PAGE
        assert one.read_now() == (words, y)
        assert one.article.paragraph == paragraph + 1
        assert one.app.desk.session.offset == one.article.reading_at
        assert "Whole article: 21 paragraphs." in [said for _, said in one.screen.status_bar.said]


async def test_at_the_headline_the_reader_stays_there() -> None:
    async with reading() as one:
        before = one.read_now()
        await one.receive(PAGE)
        assert one.read_now() == before
        assert one.article.scroll_offset.y == 0


async def test_who_looks_elsewhere_finds_their_line_again() -> None:
    async with reading() as one:
        await one.press("pagedown", *["down"] * 4)
        words, _ = one.read_now()
        await one.press("left")
        await one.receive(PAGE)
        await one.press("enter")
        assert one.read_now()[0] == words


async def test_words_that_are_gone_leave_the_number_of_the_paragraph() -> None:
    async with reading() as one:
        await one.press("7", "enter")
        await one.receive("\n\n".join(f"Otherwise {n}. " * 9 for n in range(30)))
        assert one.article.paragraph == 6
