"""Every key of the key table is pressed in every pane and on every page, in every preset."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from wirereader.desk.keymap.presets import PRESETS
from wirereader.desk.outcomes import PictureShown
from wirereader.desk.session import PAGES, TABLES, PageKind, Room
from wirereader.desk.tables.table_shown import Cell, Column, TableRow, TableShown
from wirereader.desk.targets import Ask
from wirereader.settings.settings import KeySettings
from wirereader.views.tui.pages import (
    card_page,
    help_page,
    jump_page,
    map_page,
    palette_page,
    picture_page,
    table_page,
)
from wirereader.views.tui.pages.page import Page
from wirereader.views.tui.widgets.row_list import Listing

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]
Did = list[tuple[Any, ...]]


class Came(NamedTuple):
    """What came of a key on a page: rows moved by, the row, and what is in front now."""

    by: int
    row: int
    is_gone: bool
    front: Any
    focused: Any
    did: tuple[tuple[Any, ...], ...] = ()


LIST_ACTIONS = ("move", "page", "end", "choose", "paragraph", "read_on")
SCREEN_ACTIONS = ("command", "act", "pane", "line", "browse_number")
APP_ACTIONS = ("command_palette", "leave", "redraw", "stop", "suspend_process")
MOTIONS: dict[str, tuple[Any, ...]] = {
    "down": ("move", 1),
    "up": ("move", -1),
    "read-on": ("read_on",),
    "page-down": ("page", 1),
    "page-up": ("page", -1),
    "half-down": ("page", 0.5),
    "half-up": ("page", -0.5),
    "top": ("end", False),
    "bottom": ("end", True),
    "choose": ("choose",),
    "next-pane": ("pane", 1),
    "previous-pane": ("pane", -1),
    "palette": ("command_palette",),
    "command-line": ("line",),
    "stop-work": ("stop",),
    "redraw": ("redraw",),
    "suspend": ("suspend_process",),
    **{
        word: ("act", word)
        for word in (
            "find-text",
            "previous-match",
            "link-numbers",
            "order-quotes",
            "messages",
            "theme",
            "layout",
            "wider",
            "narrower",
            "browse-link",
            "refresh-source",
        )
    },
}
BY_THE_PANE = {
    (Room.HEADLINES, "open"): ("choose",),
    (Room.STORY, "next-paragraph"): ("paragraph", 1),
    (Room.STORY, "previous-paragraph"): ("paragraph", -1),
}
MOVES = {
    "down": 1,
    "up": -1,
    "page-down": 1,
    "page-up": -1,
    "half-down": 1,
    "half-up": -1,
}
DONE_ELSEWHERE = {
    "choose": "chosen",
    "quit": "leave",
    "stop-work": "stop",
    "redraw": "redraw",
    "suspend": "suspend_process",
}
ROW_WORDS = {
    *("sort-table", "edit-row", "rename-row", "move-row", "pause-row", "delete-row", "copy-row"),
    *("undo", "refresh", "add", "mark-all-read", "address-row", "site-row"),
}
"""What the page of a table is asked for its rows."""
NAME_WORDS = {"list-name", "follow-name", "merge-name", "split-name", "export-name"}
"""What a card is asked for whoever is on it."""
ON_THE_WAY = {"number", "end-hints"}
"""What comes of these hangs on the keys after and before."""
AT_ONCE = {"stop-work", "suspend"}
"""The application heeds these before those that were pressed earlier."""


def recorded(node: Any, names: tuple[str, ...], did: Did, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the actions of a widget, a screen or the application written down and not done."""
    for name in names:
        if hasattr(node, f"action_{name}"):

            def note(*values: Any, name: str = name) -> None:
                did.append((name, *values))

            monkeypatch.setattr(node, f"action_{name}", note)


def wanted_in(room: Room, word: str, key: str) -> tuple[Any, ...]:
    if word == "browse-number":
        return ("browse_number", int(key) or 10)
    return BY_THE_PANE.get((room, word)) or MOTIONS.get(word) or ("command", word)


@pytest.mark.parametrize("preset", PRESETS)
async def test_a_key_of_a_pane_does_what_its_row_says(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch, preset: str
) -> None:
    async with read_at(80, 24, keys=KeySettings(preset)) as reader:
        await reader.press("enter")
        did: Did = []
        recorded(reader.screen, SCREEN_ACTIONS, did, monkeypatch)
        recorded(reader.app, APP_ACTIONS, did, monkeypatch)
        for room, pane in reader.screen.panes.by_room.items():
            reader.screen.outcome_display.show_room(room)
            await reader.settle()
            did.clear()
            recorded(pane, LIST_ACTIONS, did, monkeypatch)
            wanted: list[tuple[str, tuple[Any, ...]]] = []
            pressed: list[tuple[str, tuple[Any, ...]]] = []
            for word, strokes in reader.screen.keys.of(room).items():
                for key in strokes if word not in ON_THE_WAY | AT_ONCE else ():
                    reader.app.simulate_key(key)
                    wanted.append((key, wanted_in(room, word, key)))
            for one in reader.screen.keys.unused(room):
                reader.app.simulate_key(one.key)
            await reader.settle()
            pressed = [(key, done) for (key, _), done in zip(wanted, did, strict=False)]
            assert pressed == wanted, room
            assert len(did) == len(wanted), f"{room}: a key that does nothing did something"
            did.clear()
            await reader.press("ctrl+c", "ctrl+z")
            assert did == [("stop",), ("suspend_process",)], room


LINES = tuple(f"{number}. Line." for number in range(1, 60))


def table_of(kind: PageKind) -> TableShown:
    rows = tuple(TableRow(line, (Cell(line),)) for line in LINES)
    return TableShown(kind, "Rows", (Column("LINE"),), rows, LINES, Ask("sources"))


def made(kind: PageKind, reader: Any, asked: Callable[[], None]) -> Page[Any]:
    """A page of this kind, with more lines than there is room for where it can have them."""
    screen = reader.screen
    blocks = help_page.Lines(tuple((line, "") for line in LINES))
    said = ((datetime(2026, 11, 23, tzinfo=UTC), line) for line in LINES)
    picture = PictureShown(LINES, Path("none"), "No.")
    makers: dict[PageKind, Callable[[], Page[Any]]] = {
        PageKind.CARD: lambda: card_page.CardPage("Lisbon, place", blocks, asked),
        PageKind.HELP: lambda: help_page.HelpScreen(Room.STORY, screen.keys),
        PageKind.LINES: lambda: help_page.TextScreen("Lines", LINES, 3),
        PageKind.MAP: lambda: map_page.MapScreen("Said.", reader.map_shown, screen.keys),
        PageKind.MESSAGES: lambda: help_page.MessagesScreen(said),
        PageKind.NAMES_BY_LETTER: lambda: jump_page.JumpScreen(screen.names.shown),
        PageKind.PICTURE: lambda: picture_page.PictureScreen("Said.", picture, screen.desk),
    }
    if kind in TABLES:
        return table_page.TablePage("Said.", table_of(kind), screen.controller)
    return makers[kind]()


async def heard(app: Any, page: Page[Any]) -> None:
    """Wait until a key has gone its way: to the list, up to the page, to the application."""
    for node in (app, page.blocks, page, app):
        done = asyncio.Event()
        node.call_later(done.set)
        await done.wait()


async def come_of(reader: Any, page: Page[Any], key: str, did: Did, *, stays: bool) -> Came:
    """Press a key on a page that stands on its second stop, and see what comes of it."""
    if reader.app.screen is not page:
        reader.app.push_screen(page)
        await reader.pilot.pause()
    page.set_focus(page.blocks)
    page.blocks.go(0)
    page.blocks.action_move(1)
    did.clear()
    before = page.blocks.row
    reader.app.simulate_key(key)
    await (heard(reader.app, page) if stays else reader.pilot.pause())
    is_gone = reader.app.screen is not page and not isinstance(
        reader.app.screen, palette_page.PalettePage
    )
    came = Came(page.blocks.row - before, page.blocks.row, is_gone, reader.app.screen, page.focused)
    return came._replace(did=tuple(did))


def first_and_last(blocks: Any) -> tuple[int, int]:
    stops = [row for row in range(blocks.row_count()) if blocks.is_stop(row)]
    return stops[0], stops[-1]


def is_as_told(word: str, kind: PageKind, came: Came, blocks: Any) -> bool:
    """Claim that what came of a key is what the row of the table says."""
    first, last = first_and_last(blocks)
    if word in MOVES:
        return came.by * MOVES[word] >= 1 or came.row == (last if MOVES[word] > 0 else first)
    if word in {"top", "bottom"}:
        return came.row == (first if word == "top" else last)
    if word == "narrow":
        return came.focused is getattr(came.front, "field", None)
    if word == "palette":
        return isinstance(came.front, palette_page.PalettePage)
    if (kind in TABLES and word in ROW_WORDS) or word in NAME_WORDS:
        return (
            came.did == (("sort",),) if word == "sort-table" else came.did == (("command", word),)
        )
    if word == "help" and kind is not PageKind.HELP:
        return isinstance(came.front, help_page.HelpScreen)
    if word in DONE_ELSEWHERE or (word, kind) == ("map", PageKind.CARD):
        return came.did == ((DONE_ELSEWHERE.get(word, word),),)
    return came.is_gone  # back, leave, and the key that brought the page


def noting_choices(page: Page[Any], did: Did, monkeypatch: pytest.MonkeyPatch) -> Page[Any]:
    """Have it written down that a line is chosen, and nothing done."""
    post = page.blocks.post_message

    def note(message: Any) -> bool:
        if isinstance(message, Listing.Chosen):
            did.append(("chosen",))
            return True
        return post(message)

    monkeypatch.setattr(page.blocks, "post_message", note)
    return page


def note_commands(page: Page[Any], did: Did, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what a row is asked to do written down, and not done; help is shown."""
    command = page.action_command

    def note(word: str) -> None:
        if word == "help":
            command(word)
        else:
            did.append(("command", word))

    monkeypatch.setattr(page, "action_command", note)


@pytest.mark.parametrize("preset", PRESETS)
async def test_a_key_of_a_page_does_what_its_row_says(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch, preset: str
) -> None:
    async with read_at(80, 24, keys=KeySettings(preset)) as reader:
        await reader.press("enter")
        reader.map_shown = (await reader.desk.do("map", "lisbon")).shows
        did: Did = []
        recorded(reader.app, ("leave", "redraw", "stop", "suspend_process"), did, monkeypatch)

        def new(kind: PageKind) -> Page[Any]:
            page = made(kind, reader, lambda: did.append(("map",)))
            recorded(page, ("sort",), did, monkeypatch)
            note_commands(page, did, monkeypatch)
            return noting_choices(page, did, monkeypatch)

        for kind in sorted(PAGES):
            page = new(kind)
            assert page.kind is kind
            for word, strokes in reader.screen.keys.of(kind).items():
                for key in strokes if word != "number" else ():
                    stays = word in {*MOVES, "top", "bottom", *DONE_ELSEWHERE}
                    came = await come_of(reader, page, key, did, stays=stays)
                    assert is_as_told(word, kind, came, page.blocks), (kind, word, key, came)
                    if isinstance(reader.app.screen, palette_page.PalettePage):
                        await reader.app.pop_screen()
                    if came.is_gone:
                        while reader.app.screen is not reader.screen:
                            await reader.app.pop_screen()
                        page = new(kind)
            for one in reader.screen.keys.unused(kind):
                came = await come_of(reader, page, one.key, did, stays=False)
                assert (came.by, came.is_gone, came.did) == (0, False, ()), (kind, one)
            await reader.app.pop_screen()
