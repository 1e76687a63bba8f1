"""Tables are alive: rows are opened, changed, sorted and narrowed, by keys and by mouse."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.views.tui.conftest import Reader, Scripted
from wirereader.desk.desk import Desk
from wirereader.desk.notices import FetchEnded
from wirereader.desk.session import Room
from wirereader.library.library import Library
from wirereader.settings.settings import Access, Reading, Settings
from wirereader.story.body import Body
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Dispatch
from wirereader.views.tui.app import WireApp
from wirereader.views.tui.pages.table_page import TablePage

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
SOURCES = (("Harbour Wire", "World", 3), ("City Desk", "Local", 1), ("Plains Press", "Local", 2))
Opened = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(None) as library:
        for name, folder, stories in SOURCES:
            key = f"https://{name.split()[0].lower()}.invalid/feed"
            kept = library.add_source(Source(key, address=key, title=name, folder=(folder,)))
            records = [
                record_of(
                    Dispatch(
                        guid=f"{name} {number}",
                        headline=f"{name} tells {number}",
                        body=Body.of(f"Words of story {number}."),
                        source=name,
                        published=NOW,
                    ),
                    None,
                )
                for number in range(stories)
            ]
            library.store(kept, records, FetchMemory(fetched_at=NOW, due_at=NOW), NOW)
        yield library


@pytest.fixture
def opened(library: Library) -> Opened:
    @asynccontextmanager
    async def at(columns: int = 120, rows: int = 30, preset: str = "none") -> AsyncIterator[Reader]:
        chosen = Settings(access=Access(preset=preset), reading=Reading(read_after_s=None))
        desk = Desk((), Scripted(), library, clock=lambda: NOW, library=library, settings=chosen)
        app = WireApp(desk, now=lambda: NOW)
        async with app.run_test(size=(columns, rows)) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            yield reader
        desk.close()

    return at


def page(reader: Reader) -> TablePage:
    found = reader.app.screen
    assert isinstance(found, TablePage)
    return found


def feeds(reader: Reader) -> list[str]:
    """The titles as they stand, from the top."""
    table = page(reader).table
    return [table.shown.rows[at].cells[0].text for at in table._order]


def here(reader: Reader) -> str:
    row = page(reader).table.current()
    assert row is not None
    return row.cells[0].text


async def test_sources_are_a_table_and_enter_lists_the_stories_of_one(opened: Opened) -> None:
    async with opened() as reader:
        await reader.press("S")
        assert "Feeds  3 in 2 folders" in reader.text
        assert feeds(reader) == ["Harbour Wire", "Plains Press", "City Desk"], "by unread"
        await reader.press("down", "enter")
        assert reader.app.screen is reader.screen
        assert reader.is_in(Room.HEADLINES)
        assert reader.desk.count() == 2
        assert "Plains Press tells" in reader.text


async def test_a_row_is_changed_and_the_reader_stays_on_it(opened: Opened) -> None:
    async with opened() as reader:
        await reader.press("S", "down", "p")
        assert "Paused: Plains Press." in reader.text
        assert here(reader) == "Plains Press"
        assert " paused" in reader.cursor_line()
        await reader.press("p")
        assert "Resumed: Plains Press." in reader.text
        await reader.press("r", "ctrl+u", *"abc", "enter")
        assert here(reader) == "abc"
        assert "abc" in feeds(reader)
        await reader.press("m", "ctrl+u", *"New", "enter")
        assert "New" in reader.cursor_line()
        await reader.press("d")
        assert "abc" not in feeds(reader)
        assert here(reader) == "City Desk", "the row below took its place"


async def test_how_each_feed_is_doing_stands_below_state(opened: Opened, library: Library) -> None:
    library.store(Source("https://new.invalid/feed", title="Quay Post"), [], FetchMemory(), NOW)
    failed = FetchMemory(failures=3, why="No answer.", due_at=NOW, fetched_at=NOW)
    library.store(Source("https://ill.invalid/feed", title="Moor Echo"), [], failed, NOW)
    async with opened() as reader:
        await reader.press("S", "down", "p")
        lines = reader.lines()
        head = next(line for line in lines if "STATE" in line)
        at = head.index("STATE")
        due = f"{NOW.astimezone():%H:%M}"
        for name, state in {
            "Harbour Wire": f"due {due}",
            "Plains Press": "paused",
            "Quay Post": "not fetched yet",
            "Moor Echo": f"no answer, retry {due}",
        }.items():
            row = next(line for line in lines[lines.index(head) :] if name in line)
            assert row[at:].rstrip(" ▐│") == state


async def test_the_last_row_goes_and_the_page_says_what_to_do(opened: Opened) -> None:
    async with opened() as reader:
        await reader.press("S", "d", "d", "d")
        assert feeds(reader) == []
        assert "No sources yet." in reader.text
        await reader.press("enter", "p", "o", "down", "escape")
        assert reader.app.screen is reader.screen


async def test_rows_are_sorted_by_each_column(opened: Opened) -> None:
    async with opened() as reader:
        await reader.press("S", "down")
        assert "sorted by unread" in reader.text
        await reader.press("o")
        assert "sorted by stories" in reader.text
        for _ in range(4):
            await reader.press("o")
        assert "sorted by feed" in reader.text
        assert feeds(reader) == ["City Desk", "Harbour Wire", "Plains Press"]
        assert here(reader) == "Plains Press", "sorting leaves the reader on their row"


async def test_equal_rows_keep_the_order_of_the_list_either_way(
    opened: Opened, library: Library
) -> None:
    stories = library.rows(None, NOW)
    ids = [stories.row(at).id for at in range(stories.count())]
    library.set_marks(ids, read=True, said="Read.", now=NOW)
    async with opened() as reader:
        await reader.press("S")
        assert feeds(reader) == ["Harbour Wire", "City Desk", "Plains Press"]


async def test_in_a_narrow_header_the_counts_go_before_the_name_of_the_program(
    opened: Opened,
) -> None:
    async with opened(34, 10) as reader:
        assert reader.lines()[0].startswith(" All stories  6 unread of 6")
    async with opened(60, 10) as reader:
        assert reader.lines()[0].startswith(" wirereader  All stories  6 unread of 6")


async def test_a_click_on_a_title_sorts_and_on_a_row_goes_there(opened: Opened) -> None:
    async with opened() as reader:
        await reader.press("S")
        await reader.pilot.click(offset=(4, 2))
        await reader.settle()
        assert feeds(reader) == ["City Desk", "Harbour Wire", "Plains Press"]
        await reader.pilot.click(offset=(4, 2))
        await reader.settle()
        assert feeds(reader) == ["Plains Press", "Harbour Wire", "City Desk"]
        assert "sorted by feed, reversed" in reader.text
        await reader.pilot.click(offset=(4, 5))
        await reader.settle()
        assert "City Desk tells" in reader.text, "a click opens, as on a headline"


async def test_typing_narrows_and_escape_takes_it_back_at_once(opened: Opened) -> None:
    async with opened() as reader:
        await reader.press("S", "slash", *"loc")
        assert feeds(reader) == ["Plains Press", "City Desk"], "any cell counts"
        await reader.press("escape")
        assert len(feeds(reader)) == 3
        assert page(reader).field is None
        await reader.press("slash", *"loc", "enter")
        assert reader.focused is page(reader).table
        await reader.press("escape")
        assert len(feeds(reader)) == 3, "first the table is whole again"
        await reader.press("slash", *"zzz", "enter")
        assert "No feed with zzz." in reader.text
        await reader.press("escape", "escape")
        assert reader.app.screen is reader.screen


async def test_what_is_fetched_shows_and_the_reader_stays(opened: Opened, library: Library) -> None:
    async with opened() as reader:
        await reader.press("S", "down")
        new = Source("https://new.invalid/feed", address="https://new.invalid/feed", title="Anew")
        library.add_source(new)
        reader.desk._inbox.tell(FetchEnded("1 source added."))
        await reader.settle()
        assert "Anew" in feeds(reader)
        assert here(reader) == "Plains Press"
        assert "1 source added." in reader.text


async def test_the_facts_follow_the_row_where_there_is_room(opened: Opened) -> None:
    async with opened() as reader:
        await reader.press("S")
        assert "https://harbour.invalid/feed" in reader.text
        await reader.press("down")
        assert "https://plains.invalid/feed" in reader.text
    async with opened(80, 12) as reader:
        await reader.press("S")
        assert "https://" not in reader.text
        assert feeds(reader), "the rows have the room"


async def test_by_ear_rows_are_sentences_in_the_order_of_their_numbers(opened: Opened) -> None:
    async with opened(80, 24, "screen-reader") as reader:
        await reader.press("S")
        lines = [line.strip() for line in reader.lines()]
        assert lines[1].startswith("> 1. Harbour Wire. 3 unread of 3."), "no head, no blank line"
        assert lines[2].startswith("2. City Desk.")
        await reader.press("2")
        assert reader.cursor_line().startswith("> 2. City Desk.")
        await reader.press("p", "enter")
        assert reader.desk.count() == 1


async def test_question_mark_tells_the_keys_of_the_page(opened: Opened) -> None:
    async with opened() as reader:
        await reader.press("S", "question_mark")
        assert "Pause this feed, or resume it." in reader.text
        await reader.press("question_mark")
        assert page(reader)


@pytest.mark.parametrize("size", [(20, 8), (60, 14), (2000, 60)])
async def test_it_stands_at_any_size(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(*size) as reader:
        await reader.press("S")
        assert "Harbour" in reader.text
        await reader.press("end", "home", "pagedown")
        await reader.pilot.resize_terminal(80, 24)
        await reader.settle()
        assert "FEED" in reader.text


async def _kept(reader: Reader, *lines: str) -> None:
    for line in lines:
        await reader.desk.obey(line)


async def test_searches_lead_to_what_they_find(opened: Opened) -> None:
    async with opened() as reader:
        await _kept(reader, "save-search plains source:plains", "save-search all tells")
        reader.screen.ask("searches")
        await reader.settle()
        assert "Saved searches  2" in reader.text
        await reader.press("down", "enter")
        assert reader.desk.count() == 2
        reader.screen.ask("searches")
        await reader.settle()
        await reader.press("e", "ctrl+u", *"city", "enter")
        assert any(one.text == "city" for one in reader.desk._context.library.saved_searches())  # type: ignore[union-attr]
        await reader.press("d", "d")
        assert "No saved searches." in reader.text


async def test_rules_and_tags_are_tables_too(opened: Opened) -> None:
    async with opened() as reader:
        await _kept(reader, "hide zebra", "tag-new sport city", "tag work")
        reader.screen.ask("rules")
        await reader.settle()
        assert "tag sport" in reader.text
        await reader.press("down", "d")
        assert "tag sport" not in reader.text
        await reader.press("escape")
        reader.screen.ask("tags")
        await reader.settle()
        assert "#work" in reader.text
        await reader.press("enter")
        assert reader.desk.count() == 1


async def test_a_link_is_opened_with_enter(
    read_at: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "wirereader.desk.commands.output.link_commands.open_address",
        lambda address, _command: opened.append(address),
    )
    async with read_at(80, 24) as reader:
        story = reader.desk.story("s1")
        story = story.__class__(
            **{
                **{name: getattr(story, name) for name in story.__dataclass_fields__},
                "dispatch": story.dispatch.__class__(
                    **{
                        **{
                            name: getattr(story.dispatch, name)
                            for name in story.dispatch.__dataclass_fields__
                        },
                        "link": "https://wire.invalid/one",
                    }
                ),
            }
        )
        reader.desk._context.admit([story])
        await reader.press("enter")
        reader.screen.ask("links")
        await reader.settle()
        assert "wire.invalid" in reader.text
        await reader.press("enter")
        assert opened == ["https://wire.invalid/one"]
        assert "Opened the story" in reader.text
        await reader.press("y", "escape")
        assert reader.is_in(Room.STORY)
