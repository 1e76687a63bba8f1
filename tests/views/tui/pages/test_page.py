"""Pages over the panes, colours and sizes: messages, errors, quotes by speaker."""

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from wirereader.desk.outcomes import ErrorsShown, Outcome, TextShown
from wirereader.desk.session import Room
from wirereader.desk.targets import Ask, SourceKey
from wirereader.story.body import Span
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind
from wirereader.story.quotes import Manner, Quote
from wirereader.views.tui.page_stack import MOST_PAGES
from wirereader.views.tui.pages.help_page import TextScreen
from wirereader.views.tui.pages.palette_page import PalettePage
from wirereader.views.tui.payload_registry import show_page
from wirereader.views.tui.theme import COLOURLESS, OUR_THEMES, after

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]
ERRORS = ErrorsShown(
    (
        "1. City Desk. The feed is not valid XML. Its 6 older stories are kept.",
        "2. A file could not be read.",
        "3. Wire. No answer in 10 seconds.",
    ),
    ("https://city.invalid/feed", None, "https://wire.invalid/feed"),
    ("City Desk", "", "Wire"),
)


async def test_all_that_was_said_can_be_read_again(read_at: ReadAt) -> None:
    async with read_at(120, 24) as reader:
        await reader.press("M")
        assert "No messages yet." in reader.text
        await reader.press("escape", "enter", "greater_than_sign", "w", "1", "escape", "M")
        told = [line[6:].strip() for line in reader.lines()[1:] if line.strip()]
        assert told[0].startswith("Paragraph 2 of 11, story 1"), "the latest first"
        assert told[1].startswith("Person 1 of")
        assert "then Enter" not in reader.text, "what is only typed is no message"


async def test_so_many_pages_lie_over_each_other_and_no_more(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        controller = reader.screen.controller
        for number in range(60):
            controller.open_page(TextScreen(f"Page {number + 1}", ("A line.",)))
            await reader.settle()
        await reader.press("question_mark", "ctrl+p")
        assert len(reader.app.screen_stack) == 1 + MOST_PAGES
        assert f"Page {MOST_PAGES}" in reader.text
        await reader.press(*["escape"] * MOST_PAGES)
        assert len(reader.app.screen_stack) == 1
        assert "16 pages are open. Close one first." in reader.text


async def test_an_error_stays_with_what_can_be_done(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with read_at(80, 24) as reader:
        asked: list[tuple[object, ...]] = []

        async def noted(ask: Ask, *, is_shown: bool = True) -> Outcome:
            if is_shown or ask.word != "errors":
                asked.append(tuple(ask))
            return Outcome("Done.", reader.desk.session, ERRORS)

        monkeypatch.setattr(reader.screen.controller, "carry_out", noted)
        show_page(reader.screen.controller, "3 errors.", ERRORS, 0)
        await reader.settle()
        assert "The feed is not valid XML." in reader.text
        city, wire = SourceKey("https://city.invalid/feed"), SourceKey("https://wire.invalid/feed")
        await reader.press("enter")
        assert asked.pop() == ("refresh", city)
        assert "Done." in reader.text
        await reader.press("3", "p")
        assert asked.pop() == ("pause", wire)
        await reader.press("2", "p", "R", "d")
        assert not asked, "a file that could not be read is no feed"
        await reader.press("9", "0", "escape")
        assert not asked
        assert reader.is_in(Room.HEADLINES)


async def test_a_numbered_line_leads_where_its_number_does(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with read_at(80, 24) as reader:
        typed: list[str] = []
        monkeypatch.setattr(reader.screen.controller, "obey", typed.append)
        lines = TextShown(("Two links.", "1. One, a.invalid.", "2. Two.", "3. No link."))
        show_page(reader.screen.controller, "Links", lines, 2)
        await reader.settle()
        await reader.press("down", "down", "enter", "up", "enter")  # it begins at the first
        assert typed == ["2"]
        show_page(reader.screen.controller, "Links", lines, 2)
        await reader.settle()
        await reader.press("up", "enter", "down", "enter")
        assert typed == ["2", "1"]


async def test_t_changes_the_colours_and_says_so(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        seen = [reader.app.theme]
        for _ in range(4):
            await reader.press("t")
            assert reader.status == f"Theme {reader.app.theme}."
            seen.append(reader.app.theme)
        assert seen[0] == seen[-1]
        assert len(set(seen)) == len(OUR_THEMES) - 1
        assert COLOURLESS not in seen


def test_without_colours_there_is_no_other_theme() -> None:
    assert after(COLOURLESS) is None
    assert after("unknown") is not None


async def test_panes_grow_and_shrink_and_stay_so(read_at: ReadAt) -> None:
    async with read_at(200, 36) as reader:
        widths = {room: pane.size.width for room, pane in reader.screen.panes.by_room.items()}
        await reader.press("plus", "plus")
        assert reader.status == "Headlines: 66 cells."
        assert reader.screen.headlines.size.width == widths[Room.HEADLINES] + 8
        assert reader.screen.article.size.width == widths[Room.STORY] - 8
        await reader.press("enter", "plus")
        assert reader.screen.article.size.width == widths[Room.STORY] - 4
        await reader.press("tab", "minus")
        assert reader.screen.quotes.size.width == widths[Room.QUOTES] - 4
        await reader.pilot.resize_terminal(59, 24)
        await reader.settle()
        assert reader.focused.size.width == 59
        await reader.press("plus")
        assert reader.status == "One pane fills the screen."
        await reader.pilot.resize_terminal(200, 36)
        await reader.settle()
        assert reader.screen.quotes.size.width == widths[Room.QUOTES] - 4
        assert reader.screen.headlines.size.width == widths[Room.HEADLINES] + 4


async def test_the_list_above_the_story_grows_and_shrinks_by_lines(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("plus", "minus", "plus")
        assert reader.status == "Headlines: 10 lines."
        assert (reader.screen.headlines.size.height, reader.screen.article.size.height) == (10, 10)


@pytest.mark.parametrize("key", ["plus", "minus"])
@pytest.mark.parametrize("columns", [100, 160])
async def test_no_pane_vanishes(read_at: ReadAt, key: str, columns: int) -> None:
    low = "This pane is at its minimum height."
    async with read_at(columns, 24) as reader:
        await reader.press(*[key] * 30)
        for pane in (reader.screen.headlines, reader.screen.article):
            assert pane.size.width >= 20
            assert pane.size.height >= 2
        assert reader.status in {"This pane is at its minimum width.", "No more room.", low}


async def test_quotes_stand_by_speaker_on_request(
    read_at: ReadAt, story_of: Any, scripted: Any
) -> None:
    words = 'A "one one". B "two two". A "three three". A said that four was enough.'
    story = story_of(1, "Alone", words)
    body = story.body

    def quote(said: str, speaker: int, manner: Manner = Manner.DIRECT) -> Quote:
        at = body.text.index(said)
        return Quote((Span(at, at + len(said)),), manner, speaker=speaker, certainty=0.9)

    findings = Findings(
        body.fingerprint,
        "test",
        "en",
        entities=(Entity(EntityKind.PERSON, "Ann"), Entity(EntityKind.PERSON, "Bob")),
        quotes=(
            quote("one one", 0),
            quote("two two", 1, Manner.MIXED),
            quote("three three", 0),
            quote("four was enough", 0, Manner.INDIRECT),
        ),
    )
    async with read_at(80, 40, [story], scripted(known=[findings])) as reader:
        await reader.press("enter", "u", "down", "down")

        def order() -> list[str]:
            said = (line.strip(" ▌▎") for line in reader.lines()[:-2])
            return [line for line in said if re.match("“|Four", line)]

        assert order() == ["“one one”", "“two two”", "“three three”", "Four was enough."]
        assert re.search(r"2 Bob +¶1 *\n▌?.{0,2}in part", reader.text)
        assert re.search(r"4 Ann +¶1 *\n▌?.{0,2}indirect", reader.text)
        key = reader.screen.quotes.current_key()
        await reader.press("O")
        assert reader.status == "Quotes by speaker."
        assert order() == ["“one one”", "“three three”", "“two two”", "Four was enough."]
        assert reader.screen.quotes.current_key() == key
        await reader.press("O")
        assert order()[1] == "“two two”"


async def test_y_copies_the_quote_under_the_cursor(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter", "u")
        written: list[str] = []
        monkeypatch.setattr(reader.app, "write_raw", written.append)
        await reader.press("y")
        assert reader.status == "Copied: quote of Ida Velde, paragraph 2."
        assert len(written) == 1


async def test_two_letters_typed_at_once_are_one_answer(read_at: ReadAt) -> None:
    async with read_at(100, 30) as reader:
        await reader.press("enter", "f")
        page = reader.screen.app.screen
        page.dismiss(0)
        page.dismiss(1)
        await reader.settle()
        assert reader.screen.app.screen is reader.screen


async def test_a_page_goes_though_nobody_waits_for_its_answer_any_more(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("M")
        page = reader.app.screen
        waiting = page._result_callbacks[-1].future
        waiting.cancel()
        await reader.press("escape")
        assert reader.app.screen is not page


async def test_the_palette_goes_once_however_fast_it_is_told_to(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("ctrl+p")
        palette = reader.app.screen
        palette.dismiss()
        palette.dismiss()
        await reader.pilot.pause()
        assert reader.app.screen is reader.screen


async def test_the_palette_opens_anew_as_fast_as_it_was_left(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("ctrl+p")
        reader.app.screen.dismiss()
        reader.app.action_command_palette()
        await reader.pilot.pause()
        assert isinstance(reader.app.screen, PalettePage)
