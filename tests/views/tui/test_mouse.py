"""The mouse: wheel, clicks, and marking words to copy them."""

import base64
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from textual import events

from wirereader.desk.session import Room

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]


async def turn(reader: Any, pane: Any, kind: type[events.MouseEvent], times: int = 1) -> None:
    for _ in range(times):
        x, y = pane.region.x + 2, pane.region.y + 2
        no = False
        event = kind(pane, x, y, 0, 0, 0, no, no, no, x, y)
        reader.app.screen._forward_event(event)
        await reader.settle()


async def test_the_wheel_scrolls_and_the_row_stays_in_sight(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        pane = reader.screen.headlines
        await turn(reader, pane, events.MouseScrollDown, 4)
        assert pane.window.top == 12
        assert pane.row in pane.window.whole_rows()
        assert reader.desk.session.row == pane.row
        assert reader.cursor_line().startswith("▌")
        await turn(reader, pane, events.MouseScrollUp, 9)
        assert pane.window.top == 0
        assert pane.row in pane.window.whole_rows()


async def test_a_click_selects_and_another_opens(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        pane = reader.screen.headlines
        await reader.pilot.click("#headlines", offset=(5, pane.y_of(3)))
        await reader.settle()
        assert pane.row == 3
        assert reader.is_in(Room.HEADLINES)
        await reader.pilot.click("#headlines", offset=(5, pane.y_of(3)))
        await reader.settle()
        assert reader.is_in(Room.STORY)
        assert reader.desk.session.story == "s4"


async def test_a_click_on_a_name_goes_to_it(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter")
        pane = reader.screen.article
        y = next(n for n, line in enumerate(reader.lines()) if "Port Ellery was" in line)
        x = reader.lines()[y].index("Port Ellery was") + 2 - pane.region.x
        await reader.pilot.click("#story", offset=(x, y - pane.region.y))
        await reader.settle()
        assert reader.status.startswith("Port Ellery, 1 of 2")


async def drag(reader: Any, start: tuple[int, int], end: tuple[int, int]) -> None:
    await reader.pilot.mouse_down("#story", offset=start)
    await reader.pilot.hover("#story", offset=end)
    await reader.pilot.mouse_up("#story", offset=end)
    await reader.settle()


async def test_what_is_marked_is_copied(read_at: ReadAt, monkeypatch: pytest.MonkeyPatch) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter")
        written: list[str] = []
        monkeypatch.setattr(reader.app, "write_raw", written.append)
        pane = reader.screen.article
        y = next(n for n, line in enumerate(reader.lines()) if "harbour of" in line)
        x = reader.lines()[y].index("harbour of") - pane.region.x
        y -= pane.region.y
        row = pane.row
        await drag(reader, (x, y), (6, y + 1))
        marked = reader.app.screen.get_selected_text()
        assert marked.startswith("harbour of Port Ellery")
        assert marked.count("\n") == 1
        await reader.press("y")
        assert reader.status.startswith("Copied: ")
        [sent] = written
        assert sent.startswith("\x1b]52;c;")
        told = base64.b64decode(sent[7:-2]).decode()
        assert told == " ".join(marked.split())
        assert reader.app.screen.get_selected_text() is None
        assert pane.row == row or reader.is_in(Room.STORY)
        await reader.press("y")
        assert len(written) == 2, "nothing is marked any more: the paragraph is copied"


async def test_marking_stays_while_a_scrolled_story_is_read(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter", "pagedown")
        top = reader.screen.article.scroll_offset.y
        assert top > 0
        await drag(reader, (4, 3), (20, 3))
        marked = reader.app.screen.get_selected_text()
        line = reader.lines()[reader.screen.article.region.y + 3]
        assert marked
        assert marked in line
        assert reader.screen.article.scroll_offset.y == top


async def click_on(reader: Any, words: str, more: int = 0) -> None:
    """Click on words, wherever they stand on the screen."""
    y = next(n for n, line in enumerate(reader.lines()) if words in line)
    await reader.pilot.click(offset=(reader.lines()[y].index(words) + more, y))
    await reader.settle()


async def test_keys_told_in_the_footer_can_be_clicked(read_at: ReadAt) -> None:
    async with read_at(120, 24) as reader:
        await click_on(reader, "Enter read", 7)
        assert reader.is_in(Room.STORY)
        await click_on(reader, "] next mention")
        assert reader.said
        await click_on(reader, "Tab pane")
        assert reader.is_in(Room.QUOTES)
        await click_on(reader, "f names")
        assert type(reader.app.screen).__name__ == "JumpScreen"
        await click_on(reader, "Esc back")
        assert reader.app.screen is reader.screen


async def test_hints_at_the_right_of_a_line_can_be_clicked(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter")
        await click_on(reader, "1 quote, press u", 3)
        assert reader.is_in(Room.QUOTES)
        await click_on(reader, "? help")
        assert type(reader.app.screen).__name__ == "HelpScreen"


async def test_what_others_wrote_is_no_key(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        reader.screen.status_bar.say("q quit  Q quit, press Q")
        await reader.settle()
        await click_on(reader, "q quit  Q")
        await click_on(reader, "press Q", 6)
        assert reader.is_in(Room.HEADLINES)
        assert reader.app.is_running
        assert reader.app._exit is False


async def test_a_click_on_a_title_leads_into_its_pane(read_at: ReadAt) -> None:
    async with read_at(200, 40) as reader:
        for words, room in (
            ("Story 1 of", Room.STORY),
            ("WHO SAID", Room.QUOTES),
        ):
            await click_on(reader, words, 3)
            assert reader.is_in(room)
            assert reader.cursor_line().strip()


async def test_rows_of_quotes_and_names_lead_to_their_place(read_at: ReadAt) -> None:
    async with read_at(200, 40) as reader:
        await reader.press("enter", "end")
        pane = reader.screen.quotes
        row = next(n for n in range(pane.row_count()) if pane.is_stop(n))
        await reader.pilot.click("#quotes", offset=(4, pane.row_top(row)))
        await reader.settle()
        assert reader.is_in(Room.STORY)
        assert reader.screen.article.paragraph == 1
        names = reader.screen.names
        await reader.press("i")
        row = next(n for n in range(names.row + 1, names.row_count()) if names.is_stop(n))
        await reader.pilot.click("#names", offset=(4, names.row_top(row)))
        await reader.settle()
        assert reader.is_in(Room.STORY)
        assert reader.desk.session.mention is not None


async def test_the_wheel_scrolls_pages_too(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("question_mark")
        pane = reader.focused
        await turn(reader, pane, events.MouseScrollDown, 2)
        assert pane.scroll_offset.y == 6


async def test_a_row_of_the_navigator_is_listed_by_a_click_and_a_folder_folds(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.views.tui.panes.test_navigator import shown_in
    from wirereader.views.tui.controller import Controller

    asked: list[str] = []
    monkeypatch.setattr(Controller, "enter_scope", lambda _, row: asked.append(row))
    async with read_at(200, 60) as reader:
        navigator = await shown_in(reader)
        await click_on(reader, "▾ World")
        assert "▸ World" in reader.text
        assert "Harbour Wire" not in reader.text
        await click_on(reader, "▸ World")
        await click_on(reader, "Harbour Wire", 2)
        assert asked == ["source:3"]
        await click_on(reader, "FEEDS", 2)
        assert asked == ["source:3"], "a heading is no row"
        navigator.styles.height = 6
        await turn(reader, navigator, events.MouseScrollDown)
        assert reader.app.is_running


async def test_keys_of_the_navigator_can_be_clicked_in_the_footer(read_at: ReadAt) -> None:
    from tests.views.tui.panes.test_navigator import shown_in

    async with read_at(200, 60) as reader:
        asked: list[str] = []
        reader.screen.actions.ask_of_row = lambda word, _row: asked.append(word)
        await shown_in(reader, "end")
        await click_on(reader, "P pause")
        await click_on(reader, "R refresh")
        assert asked == ["pause-row", "refresh"]
        await click_on(reader, "Esc back")
        assert reader.app.focused is reader.screen.headlines


async def test_a_click_on_a_heading_is_on_no_row(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("down", "down")
        await reader.pilot.click("#headlines", offset=(5, 0))
        await reader.settle()
        assert reader.screen.headlines.row == 2
        assert reader.is_in(Room.HEADLINES)


async def test_a_double_click_opens(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        pane = reader.screen.headlines
        await reader.pilot.click("#headlines", offset=(5, pane.y_of(4)), times=2)
        await reader.settle()
        assert reader.is_in(Room.STORY)
        assert reader.desk.session.story == "s5"


async def test_a_row_of_a_card_leads_to_its_place_and_its_keys_can_be_clicked(
    read_at: ReadAt,
) -> None:
    async with read_at(120, 36) as reader:
        await reader.press("enter", "greater_than_sign", "c")
        card = reader.focused
        await turn(reader, card, events.MouseScrollDown)
        await turn(reader, card, events.MouseScrollUp)
        await click_on(reader, "M merge")
        assert "Same as:" in reader.text
        await reader.press("escape")
        await click_on(reader, "SAID HERE", 2)
        assert reader.app.screen is not reader.screen, "a heading leads nowhere"
        await click_on(reader, "¶2      “We had", 10)
        assert reader.app.screen is reader.screen
        assert reader.desk.session.quote is not None


@pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=str)
async def test_every_pane_scrolls_under_the_wheel(read_at: ReadAt, size: tuple[int, int]) -> None:
    async with read_at(*size) as reader:
        await reader.press("enter")
        for pane in reader.screen.panes.by_room.values():
            if reader.screen.panes.stands(reader.screen.room):
                await turn(reader, pane, events.MouseScrollDown)
                await turn(reader, pane, events.MouseScrollUp)
                assert reader.is_in(Room.STORY), "the wheel takes the focus nowhere"
