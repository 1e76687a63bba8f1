"""The tables of people and places and the cards of whom it lists, by keys."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from textual.pilot import Pilot

from tests.support.analysts import Scripted
from wirereader.analysis.engine_edition import edition
from wirereader.desk.commands import people_and_places, table
from wirereader.desk.commands.command import Argument, Command
from wirereader.desk.desk import Desk
from wirereader.desk.session import Room
from wirereader.library.library import Library
from wirereader.story.body import Span
from wirereader.story.findings import Findings
from wirereader.story.identity import story_id
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.quotes import Manner, Quote
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source, SourceKind
from wirereader.story.story import Story
from wirereader.views.tui.app import WireApp
from wirereader.views.tui.screen import DeskScreen

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
MakeStory = Callable[..., Story]
NAME = (Argument("NAME", is_optional=True),)
ROWS = (
    Command("people", (), (), "List people.", people_and_places.people, takes=NAME),
    Command("places", (), (), "List places.", people_and_places.places, takes=NAME),
    Command("next-story-about", (), (), "Go on.", people_and_places.next_story_naming),
    Command("card-story", (), (), "Go there.", people_and_places.go_to_naming, takes=NAME),
    Command("history-back", (), (), "Go back.", people_and_places.history_back),
)
WORDS = (
    "The ferry is here.\n\n{0} came.",
    "The ferry is mended.\n\nNothing else.\n\n{0} spoke.",
    "{0} left.",
)


def found(story: Story, name: str) -> Findings:
    """The one name in a story, who says its last word."""
    text = story.body.text
    at = text.index(name)
    return Findings(
        story.findings_key,
        edition(),
        "en",
        (Entity(EntityKind.PERSON, name, (), "harbour master"),),
        (Mention(Span(at, at + len(name)), 0),),
        (Quote((Span(len(text) - 6, len(text)),), Manner.DIRECT, speaker=0, certainty=0.9),),
    )


class Pages:
    """The application on a library, and what stands on its screen."""

    def __init__(self, app: WireApp, pilot: Pilot[int]) -> None:
        self.app = app
        self._pilot = pilot

    @property
    def screen(self) -> DeskScreen:
        first = self.app.screen_stack[0]
        assert isinstance(first, DeskScreen)
        return first

    async def settle(self) -> None:
        for _ in range(3):
            await self._pilot.pause()
            await self.app.workers.wait_for_complete()
        await self._pilot.pause()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self._pilot.press(key)
            await self.settle()

    async def ask(self, word: str, *words: str) -> None:
        self.screen.ask(word, *words)
        await self.settle()

    @property
    def text(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(part.text for part in strip).rstrip() for strip in strips)


@pytest.fixture(autouse=True)
def rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows, where the table has none yet."""
    new = {row.word: row for row in ROWS if table.by_word(row.word) is None}
    monkeypatch.setattr(table, "_BY_WORD", {**table._BY_WORD, **new})


@pytest.fixture
def told(story_of: MakeStory) -> Iterator[tuple[Library, list[Findings]]]:
    """Two stories of Ida Velde, one of [b]Bo[/b] Chen."""
    names = ("Ida Velde", "Ida Velde", "[b]Bo Chen")
    stories, known = [], []
    for number, (words, name) in enumerate(zip(WORDS, names, strict=True), start=1):
        story = story_of(number, f"Headline {number}", words.format(name))
        stories.append(replace(story, id=story_id("Wire", story.dispatch.guid)))
        known.append(found(story, name))
    with Library.open(None) as library:
        source = library.add_source(Source("in hand", kind=SourceKind.FOLDER))
        records = [record_of(one.dispatch, None) for one in stories]
        library.store(source, records, FetchMemory(), NOW)
        for findings in known:
            library.keep_findings(findings)
        yield library, known


@asynccontextmanager
async def opened(
    told: tuple[Library, list[Findings]], columns: int = 80, rows: int = 24
) -> AsyncIterator[Pages]:
    library, known = told
    desk = Desk([], Scripted(known), clock=lambda: NOW, library=library)
    app = WireApp(desk, now=lambda: NOW)
    async with app.run_test(size=(columns, rows)) as pilot:
        pages = Pages(app, pilot)
        await pages.settle()
        yield pages
    desk.close()


@pytest.mark.parametrize("columns", [20, 80, 200])
async def test_the_index_lists_everyone(told: tuple[Library, list[Findings]], columns: int) -> None:
    async with opened(told, columns) as pages:
        await pages.ask("people")
        assert "People  in all" in pages.text
        assert "▌ Ida Velde" in pages.text
        assert "[b]Bo Chen" in pages.text
        assert ("STORIES  " in pages.text) is (columns > 20)
        assert " ".join(pages.text.split()).count("2") >= 2


async def test_from_the_index_to_a_story_that_names_them(
    told: tuple[Library, list[Findings]],
) -> None:
    async with opened(told, 120, 36) as pages:
        await pages.ask("people")
        await pages.press("enter")
        assert "Ida Velde, person" in pages.text
        assert "Harbour master." in pages.text
        assert "Harbour master, Wire" not in pages.text, "the first line tells it"
        assert "23 Nov  Headline 1  Wire" in pages.text
        assert "23 Nov  “came.”  Wire" in pages.text
        await pages.press("end", "enter")
        assert pages.screen.room is Room.STORY
        assert pages.screen.shown_id == pages.screen.desk.session.story
        assert pages.screen.desk.session.mention == 0
        assert pages.screen.article.paragraph == 2


async def test_typing_narrows_the_index(told: tuple[Library, list[Findings]]) -> None:
    async with opened(told) as pages:
        await pages.ask("people")
        await pages.press("slash", "c", "h", "e")
        assert "Ida Velde" not in pages.text
        await pages.press("enter")
        assert "[b]Bo Chen, person" in pages.text
        await pages.press("escape")
        assert "Ida Velde" in pages.text, "the whole table is below the card"
        await pages.ask("people")
        await pages.press("slash", "z", "z")
        assert "No person with zz." in pages.text
        await pages.press("enter")
        assert "No person with zz in any story." in pages.text


async def test_the_card_in_a_story_leads_to_the_others_and_back(
    told: tuple[Library, list[Findings]],
) -> None:
    async with opened(told, 120, 36) as pages:
        await pages.press("enter")
        await pages.ask("find", "ida")
        await pages.ask("card")
        assert "IN ALL STORIES" in pages.text
        assert "Headline 2  Wire" in pages.text
        await pages.press("end", "enter")
        first = pages.screen.shown_id
        assert pages.screen.desk.session.story == first == story_id("Wire", "g2")
        await pages.ask("history-back")
        assert pages.screen.shown_id == story_id("Wire", "g1")


async def test_the_next_story_with_the_name_is_shown_at_the_name(
    told: tuple[Library, list[Findings]],
) -> None:
    async with opened(told) as pages:
        await pages.press("enter")
        await pages.ask("find", "ida")
        await pages.ask("next-story-about")
        assert pages.screen.shown_id == story_id("Wire", "g2")
        assert pages.screen.article.paragraph == 2
        assert "Headline 2. Ida Velde, 1 of 1, paragraph 3." in pages.text
