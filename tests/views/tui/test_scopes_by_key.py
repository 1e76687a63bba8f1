"""Into what is narrower and back by key, and every key in the list is about the selected story."""

import re
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.session import Room
from wirereader.library.library import Library
from wirereader.settings.settings import Reading, Settings
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Paused, Source
from wirereader.story.story import Story
from wirereader.views.tui.app import WireApp

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
MakeStory = Callable[..., Story]


@pytest.fixture
def desk(story_of: MakeStory, scripted: type) -> Desk:
    """Three sources of 60 stories, two of them in a folder; every third story is of wheat."""
    library = Library.open(None)
    for at, (letter, folder) in enumerate((("a", ("World",)), ("b", ("World",)), ("c", ()))):
        source = Source(f"https://{letter}.example/", title=f"Feed {letter}", folder=folder)
        records = []
        for n in range(60):
            made = story_of(n, f"Number {n} of {letter}{' wheat' if n % 3 == 0 else ''}")
            when = NOW - timedelta(minutes=3 * n + at)
            own = replace(made.dispatch, guid=f"{letter}{n}", published=when, source="")
            records.append(record_of(own, None))
        library.store(source, records, FetchMemory(), NOW)
    settings = Settings(reading=Reading(read_after_s=None))
    return Desk((), scripted(), library, library=library, clock=lambda: NOW, settings=settings)


@pytest.fixture
async def reader(desk: Desk, reader_of: type) -> AsyncIterator[Any]:
    app = WireApp(desk, now=lambda: NOW)
    async with app.run_test(size=(120, 36)) as pilot:
        reader = reader_of(app, pilot)
        await reader.settle()
        yield reader
    desk.close()


def scope(desk: Desk) -> tuple[str, int]:
    return desk.scope.name, desk.scope.total


@pytest.mark.parametrize("key", ["escape", "left", "h", "q"])
async def test_a_search_is_left_by_every_key_that_goes_back(
    reader: Any, desk: Desk, key: str
) -> None:
    await reader.press("down", "down")
    row = desk.headline(2).id
    await reader.press("backslash", *"wheat", "enter")
    assert scope(desk) == ("wheat", 60)
    assert "60 unread of 60" in reader.lines()[0]
    await reader.press("enter", "escape")
    assert scope(desk) == ("wheat", 60)
    await reader.press(key)
    assert scope(desk) == ("All stories", 180)
    assert (reader.focused.row, desk.headline(2).id) == (2, row)
    assert reader.is_in(Room.HEADLINES)
    await reader.press("escape")
    assert reader.status == "All stories. q quits."
    assert reader.app.is_running


async def test_q_quits_at_all_stories(reader: Any) -> None:
    await reader.press("backslash", *"wheat", "enter", "q")
    assert reader.app._exit is False
    await reader.press("q")
    assert reader.app._exit is True


async def test_a_list_is_walked_to_its_end_and_tells_its_size(reader: Any, desk: Desk) -> None:
    await reader.press("backslash", *"number", "enter", "G", "down")
    assert "180 unread of 180" in reader.lines()[0]
    assert (scope(desk), reader.focused.row) == (("number", 180), 179)


@pytest.mark.parametrize(
    ("keys", "name", "total"),
    [
        (["down", "L"], "Feed b", 60),
        (["N"], "Feed a", 60),
        (["N", "N"], "Feed b", 60),
        (["T"], "Today", 180),
        (["F"], "Starred", 0),
        (["N", "E"], "All stories", 180),
    ],
)
async def test_a_key_or_two_go_into_a_scope(
    reader: Any, desk: Desk, keys: list[str], name: str, total: int
) -> None:
    await reader.press(*keys)
    assert scope(desk) == (name, total)


async def test_the_tree_is_shown_and_a_row_of_it_gone_into(reader: Any, desk: Desk) -> None:
    await reader.press("g")
    await reader.until(lambda: "World" in reader.text)
    assert re.search(r"World +120\b", reader.text)
    await reader.press(*"worl", "enter")
    await reader.until(lambda: desk.scope.name == "World")
    assert scope(desk) == ("World", 120)
    await reader.press("escape")
    assert scope(desk) == ("All stories", 180)


async def test_the_filter_and_the_order_have_a_key(reader: Any, desk: Desk) -> None:
    await reader.press("U", "l")
    assert (desk.scope.total, desk.scope.is_unread_only) == (179, True)
    await reader.press("l", "O")
    assert (desk.scope.total, desk.scope.sort) == (180, "oldest")
    assert desk.headline(0).headline.startswith("Number 59")


async def test_marking_many_asks_and_marking_a_source_does_not(reader: Any, desk: Desk) -> None:
    await reader.press("L", "A")
    assert desk.scope.unread == 0
    await reader.press("escape", "A")
    assert "Mark all 180 stories read? y/n" in reader.lines()[-1]
    await reader.press("x", "n")
    assert (desk.scope.unread, reader.status) == (120, "Nothing was marked.")
    await reader.press("A", "y")
    assert (desk.scope.unread, reader.status) == (0, "120 stories marked read.")
    await reader.press("z")
    assert desk.scope.unread == 120


@pytest.mark.parametrize(("key", "room"), [("u", Room.QUOTES), ("i", Room.NAMES)])
async def test_quotes_and_names_are_those_of_the_selected_story(
    reader: Any, desk: Desk, key: str, room: Room
) -> None:
    await reader.press(*["down"] * 5)
    selected = desk.headline(5)
    await reader.press(key)
    await reader.until(lambda: reader.is_in(room))
    assert desk.session.story == selected.id == reader.screen.shown_id
    assert not desk.headline(5).is_read


async def test_names_to_jump_to_are_those_of_the_selected_story(reader: Any, desk: Desk) -> None:
    await reader.press(*["down"] * 5)
    selected = desk.headline(5).id
    await reader.press("f")
    assert desk.session.story == selected


async def test_n_is_the_match_before_while_words_are_looked_for(reader: Any, desk: Desk) -> None:
    await reader.press("enter", "slash", *"the", "enter", "N")
    assert scope(desk) == ("All stories", 180)
    assert "the:" in reader.status
    await reader.press("escape", "escape", "N")
    assert scope(desk) == ("Feed a", 60)


@pytest.mark.parametrize(("keys", "is_read"), [([], True), (["escape", "down"], False)])
async def test_a_story_that_was_left_before_its_time_stays_unread(
    desk: Desk, reader_of: type, keys: list[str], is_read: bool
) -> None:
    desk.settings = desk.settings._replace(reading=Reading(read_after_s=2))
    app = WireApp(desk, now=lambda: NOW)
    async with app.run_test(size=(120, 36)) as pilot:
        reader: Any = reader_of(app, pilot)
        await reader.settle()
        panes, due = reader.screen.panes, list[Callable[[], None]]()
        unmeasured = panes.set_interval(3600)

        def later(_after: float, ends: Callable[[], None], **_: object) -> object:
            due.append(ends)
            return unmeasured

        panes.set_timer = later
        await reader.press("down", "enter")
        opened = desk.headline(1).id
        await reader.press(*keys)
        due[-1]()  # the two seconds are over
        await reader.settle()
        assert (desk.headline(1).id, desk.headline(1).is_read) == (opened, is_read)
    desk.close()


async def row_of(reader: Any, name: str) -> None:
    """Be on a row of the navigator, with nothing typed."""
    navigator = reader.screen.panes.navigator
    if reader.app.focused is not navigator:
        await reader.press("g")
    await reader.until(lambda: any(one.row and one.row.name == name for one in navigator.lines))
    at = next(n for n, one in enumerate(navigator.lines) if one.row and one.row.name == name)
    navigator.go(at)
    await reader.settle()


def sources(desk: Desk) -> dict[str, Source]:
    library = desk._context.library
    assert library is not None
    return {state.source.title: state.source for state in library.sources()}


async def test_a_source_is_changed_from_its_row_and_all_of_it_is_undone(
    reader: Any, desk: Desk
) -> None:
    navigator = reader.screen.panes.navigator
    before = sources(desk)
    await row_of(reader, "Feed a")
    await reader.press("N")
    await reader.press(*["backspace"] * 6, *"Wheat", "enter")
    assert "Wheat" in sources(desk)
    assert reader.app.focused is navigator
    await reader.until(lambda: "Wheat" in [one.row.name for one in navigator.lines if one.row])
    await reader.press("escape")
    await row_of(reader, "Wheat")
    await reader.press("M", *["backspace"] * 5, *"Food/Grain", "enter")
    assert sources(desk)["Wheat"].folder == ("Food", "Grain")
    await row_of(reader, "Wheat")
    await reader.press("L", *["backspace"] * 18, *"https://new.example/feed", "enter")
    assert sources(desk)["Wheat"].address == "https://new.example/feed"
    assert sources(desk)["Wheat"].key == before["Feed a"].key
    await row_of(reader, "Wheat")
    await reader.press("E", *"interval=2h", "enter")
    assert sources(desk)["Wheat"].options.interval_s == 7200
    await row_of(reader, "Wheat")
    await reader.press("P")
    assert sources(desk)["Wheat"].paused is Paused.BY_READER
    await reader.press("D")
    assert "Wheat" not in sources(desk)
    assert "Unsubscribed: Wheat." in reader.status
    assert reader.app.focused is navigator
    for said in ("unsubscribed Wheat", "paused Wheat", "interval", "address", "folder", "title"):
        await reader.press("Z")
        assert said in reader.said, reader.said
        assert reader.app.focused is navigator
    assert sources(desk) == before


async def test_a_scope_is_marked_read_from_its_row_and_the_list_stays(
    reader: Any, desk: Desk
) -> None:
    await row_of(reader, "World")
    await reader.press("A")
    assert "Mark all 120 of World read? y/n" in reader.text
    await reader.press("y")
    assert scope(desk) == ("All stories", 180)
    assert desk.scope.unread == 60
    await row_of(reader, "Feed c")
    await reader.press("A")
    assert desk.scope.unread == 0
    await reader.press("Z", "Z")
    assert desk.scope.unread == 180


async def test_what_is_not_for_a_row_is_said(reader: Any) -> None:
    await row_of(reader, "World")
    await reader.press("P")
    assert reader.status == "Pause this feed, or resume it. It does not apply to a folder."
    await row_of(reader, "Feed c")
    await reader.press("O")
    assert reader.status == "Feed c: the feed names no site."


async def test_a_line_that_is_cancelled_leads_back_to_the_row(reader: Any, desk: Desk) -> None:
    await row_of(reader, "Feed b")
    await reader.press("N", "x", "escape")
    assert "Feed b" in sources(desk)
    assert reader.app.focused is reader.screen.panes.navigator
    assert reader.screen.panes.navigator.current().name == "Feed b"
