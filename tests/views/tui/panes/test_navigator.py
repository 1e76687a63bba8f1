"""The navigator: what stands in it, what typing leaves, and where Enter leads."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from wirereader.desk.keymap.key_table import ROWS as KEY_ROWS
from wirereader.desk.keymap.presets import PRESETS
from wirereader.desk.outcomes import FeedRow, FeedsShown
from wirereader.desk.session import PageKind, Room
from wirereader.settings.settings import KeySettings
from wirereader.views.tui.panes.navigator import Navigator, entries

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]

ROWS = (
    FeedRow("view", "Unread", "view:unread", None, 9, 9, None),
    FeedRow("view", "Starred", "view:starred", None, 4, 0, None),
    FeedRow("search", "tbilisi talks", "search:tbilisi talks", None, 20, 2, None),
    FeedRow("tag", "asia", "tag:asia", None, 3, 1, None),
    FeedRow("folder", "World", "folder:World", None, 90, 6, None),
    FeedRow("folder", "Asia", "folder:World/Asia", "folder:World", 40, 2, None),
    FeedRow("source", "Harbour Wire", "source:3", "folder:World/Asia", 40, 2, "Server error"),
    FeedRow("source", "BBC World", "source:1", "folder:World", 50, 4, None),
    FeedRow("source", "City Desk", "source:2", None, 10, 1_234, None),
)
SHOWN = FeedsShown(ROWS, "view:unread")
ROW_WORDS = {
    *("mark-all-read", "refresh", "rename-row", "move-row", "edit-row", "address-row"),
    *("site-row", "pause-row", "delete-row", "errors-row", "undo-row", "add-row"),
}
"""All that is done to a row from its keys."""


def told(
    rows: tuple[FeedRow, ...], shut: frozenset[str] = frozenset(), typed: str = ""
) -> list[str]:
    return [
        "  " * one.depth + one.row.name if one.row is not None else one.heading
        for one in entries(rows, shut, typed)
    ]


def test_rows_stand_under_headings_and_in_their_folders() -> None:
    assert told(ROWS) == [
        "Unread", "Starred", "", "SEARCHES", "tbilisi talks", "", "TAGS", "asia", "", "FEEDS",
        "World", "  Asia", "    Harbour Wire", "  BBC World", "City Desk",
    ]  # fmt: skip


def test_a_shut_folder_hides_all_that_is_in_it() -> None:
    assert told(ROWS, frozenset({"folder:World"}))[-2:] == ["World", "City Desk"]
    assert "    Harbour Wire" not in told(ROWS, frozenset({"folder:World/Asia"}))


def test_typing_leaves_names_that_have_it_those_that_begin_so_first() -> None:
    assert told(ROWS, typed="wo") == ["World", "BBC World"]
    assert told(ROWS, frozenset({"folder:World"}), "HARB") == ["Harbour Wire"]
    assert told(ROWS, typed="si")[0] == "tbilisi talks"
    assert told(ROWS, typed="nowhere") == []


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the navigator had the controller list."""
    from wirereader.views.tui.controller import Controller

    noted: list[str] = []

    def note(self: Controller, row_id: str) -> None:
        self._panes.leave_navigator()
        noted.append(row_id)

    monkeypatch.setattr(Controller, "enter_scope", note)
    return noted


async def shown_in(reader: Any, *keys: str) -> Navigator:
    """The navigator with the rows above, the keys pressed in it."""
    navigator = reader.screen.panes.navigator
    assert isinstance(navigator, Navigator)

    async def feeds() -> FeedsShown:
        return SHOWN

    reader.desk.screen.feeds = feeds
    await reader.press("g")
    await reader.until(lambda: navigator.shown == SHOWN)
    await reader.press(*keys)
    return navigator


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)], ids=str)
async def test_g_first_letters_and_enter_list_a_source(
    read_at: ReadAt, asked: list[str], size: tuple[int, int]
) -> None:
    async with read_at(*size) as reader:
        await shown_in(reader, *"harb", "enter")
        assert asked == ["source:3"]
        assert reader.app.focused is reader.screen.headlines
        assert ("Harbour Wire" in reader.text) is (size[0] >= 160)


async def test_a_name_and_enter_typed_before_all_is_counted_list_it_then(
    read_at: ReadAt, asked: list[str]
) -> None:
    async with read_at(120, 36) as reader:
        navigator = reader.screen.panes.navigator
        counted = asyncio.Event()

        async def feeds() -> FeedsShown:
            await counted.wait()
            return SHOWN

        reader.desk.screen.feeds = feeds
        for key in ("g", *"harb", "enter"):
            await reader.pilot.press(key)
        assert (navigator.typed, asked) == ("harb", [])
        counted.set()
        await reader.until(lambda: asked == ["source:3"])


async def test_a_capital_pressed_before_all_is_counted_acts_on_the_row_then(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wirereader.views.tui.actions import Actions

    noted: list[tuple[str, str]] = []

    def note(_: Actions, word: str, row: FeedRow) -> None:
        noted.append((word, row.id))

    monkeypatch.setattr(Actions, "ask_of_row", note)
    async with read_at(120, 36) as reader:
        counted = asyncio.Event()

        async def feeds() -> FeedsShown:
            await counted.wait()
            return SHOWN

        reader.desk.screen.feeds = feeds
        for key in ("g", *"harb", "down", "R"):
            await reader.pilot.press(key)
        counted.set()
        await reader.until(lambda: noted == [("refresh", "source:3")])


@pytest.mark.parametrize(
    ("early", "entered"),
    [
        (("down", "down", "enter"), ROWS[2].id),
        (("end", "up", "enter"), ROWS[-2].id),
        (("end", *"harb", "enter"), "source:3"),
        (("down", "escape", "enter"), None),
    ],
    ids=str,
)
async def test_all_keys_before_all_is_counted_are_done_then_in_their_order(
    read_at: ReadAt, asked: list[str], early: tuple[str, ...], entered: str | None
) -> None:
    async with read_at(120, 36) as reader:
        counted = asyncio.Event()

        async def feeds() -> FeedsShown:
            await counted.wait()
            return SHOWN._replace(current=ROWS[0].id)

        reader.desk.screen.feeds = feeds
        for key in ("g", *early):
            await reader.pilot.press(key)
        counted.set()
        if entered is not None:
            await reader.until(lambda: asked == [entered])
        await reader.settle()
        assert asked == ([] if entered is None else [entered])


async def test_counts_stand_at_the_right_and_a_failing_source_is_marked(read_at: ReadAt) -> None:
    async with read_at(200, 60) as reader:
        navigator = await shown_in(reader)
        lines = [line[: navigator.size.width] for line in reader.lines()]
        assert any(line.endswith(" 1,234 ") and "City Desk" in line for line in lines)
        assert any("!Harbour Wire" in line and line.endswith(" 2 ") for line in lines)
        assert any("Starred" in line and line.endswith(" 4 ") for line in lines), "all, read too"
        assert any("#asia" in line for line in lines)


async def test_every_view_is_named_in_full_where_the_navigator_is_narrowest(
    read_at: ReadAt,
) -> None:
    async with read_at(160, 40) as reader:
        assert reader.screen.query_one("#navigator").size.width == 24
        assert "  Changed since you read" in reader.text


async def test_capitals_act_on_the_row_and_letters_are_typed(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        asked: list[tuple[str, FeedRow]] = []
        navigator = await shown_in(reader, "end")
        reader.screen.actions.ask_of_row = lambda *words: asked.append(words)
        keys = reader.screen.keys.of(PageKind.NAVIGATOR)
        rows = {word: keys[word][-1] for word in ROW_WORDS}
        assert len(set(rows.values())) == len(ROW_WORDS)
        await reader.press(*rows.values())
        assert asked == [(word, ROWS[-1]) for word in rows]
        await reader.press(*"bbcA")
        assert navigator.typed == "bbcA", "a capital within a name is a letter of it"
        assert len(asked) == len(ROW_WORDS)
        await reader.press("escape", *"bbc", "down", "R")
        assert asked[-1] == ("refresh", ROWS[7]), "whoever moved is done with typing"
        await reader.press("w", "R")
        assert navigator.typed == "bbcwR"


@pytest.mark.parametrize("preset", PRESETS)
async def test_every_preset_has_a_key_for_all_that_is_done_to_a_row(
    read_at: ReadAt, preset: str
) -> None:
    async with read_at(120, 36, keys=KeySettings(preset)) as reader:
        keys = reader.screen.keys.of(PageKind.NAVIGATOR)
        assert ROW_WORDS - keys.keys() == set()
        assert not [key for key in "abcxyz09" if any(key in strokes for strokes in keys.values())]
        assert {"back", "help", "choose", "down", "up"} <= keys.keys()


async def test_the_keys_of_the_navigator_are_told_and_its_help_has_all(read_at: ReadAt) -> None:
    async with read_at(200, 60) as reader:
        await shown_in(reader, "end")
        footer = reader.lines()[-1]
        for told in ("N rename", "M move", "E edit", "L address", "D remove", "R refresh", "+ add"):
            assert told in footer
        await reader.press("question_mark")
        assert "Keys in the navigator" in reader.text
        told = " ".join(reader.text.split())
        for word in ROW_WORDS:
            assert KEY_ROWS[word].help[:24] in told, word
        await reader.press("escape")
        assert reader.app.focused is reader.screen.panes.navigator


async def test_escape_forgets_what_was_typed_and_then_leads_back(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter")
        navigator = await shown_in(reader, *"harb")
        assert "▸harb_" in reader.text
        await reader.press("escape")
        assert navigator.typed == ""
        assert reader.app.focused is navigator
        await reader.press("escape")
        assert reader.is_in(Room.STORY)
        assert reader.app.focused is reader.screen.article
        assert not reader.screen.panes.has_navigator


async def test_arrows_fold_and_unfold(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        navigator = await shown_in(reader, "end", "up", "left", "left")
        assert navigator.current_id() == "folder:World"
        assert "BBC World" not in reader.text
        await reader.press("right")
        assert "BBC World" in reader.text


async def test_with_nothing_to_show_no_key_fails(read_at: ReadAt) -> None:
    async with read_at(80, 24, []) as reader:
        await reader.press("g", "x", "enter", "A", "backspace", "left", "down", "escape", "escape")
        assert reader.app.is_running


async def test_a_screen_that_grows_shows_what_there_is(read_at: ReadAt) -> None:
    async with read_at(100, 30) as reader:
        navigator = reader.screen.panes.navigator

        async def feeds() -> FeedsShown:
            return SHOWN

        reader.desk.screen.feeds = feeds
        await reader.pilot.resize_terminal(200, 60)
        await reader.until(lambda: navigator.shown == SHOWN)
        assert "Harbour Wire" in reader.text
