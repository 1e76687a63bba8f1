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
from wirereader.story.source import FetchMemory, Source
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
    assert (desk.scope.unread, reader.status) == (120, "Nothing is marked.")
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
