"""What comes and goes in one step is drawn in one: no part of it a tick of the screen later."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from textual._compositor import Compositor
from textual._context import active_app
from textual.strip import Strip

from wirereader.views.tui import page_stack
from wirereader.views.tui.pages.card_page import CardPage
from wirereader.views.tui.panes.headlines import Headlines
from wirereader.views.tui.panes.navigator import Navigator

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How wide the list was in each picture of the whole screen that Textual made.

    Laying out has all the time it takes.
    """
    made: list[int] = []
    usual = Compositor.render_full_update

    def noted(self: Compositor, *how: Any, **named: Any) -> Any:
        screen: Any = active_app.get().screen_stack[0]
        made.append(screen.headlines.size.width)
        return usual(self, *how, **named)

    monkeypatch.setattr(Compositor, "render_full_update", noted)
    monkeypatch.setattr(page_stack, "_LONGEST_S", 30.0)
    return made


async def test_a_card_is_drawn_once_as_it_comes_and_as_it_goes_with_all_the_room(
    read_at: ReadAt, whole: list[int]
) -> None:
    async with read_at(120, 36) as reader:
        await reader.press("enter", "greater_than_sign")
        whole.clear()
        await reader.press("c")
        assert "Ida Velde, person" in reader.text
        assert len(whole) == 1
        assert whole[0] < 120
        whole.clear()
        await reader.press("escape")
        assert "Ida Velde, person" not in reader.text
        assert set(whole) == {120}, "the room is given back before anything is drawn"


async def test_a_card_beside_columns_has_only_the_story_and_itself_drawn(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with read_at(200, 60) as reader:
        await reader.press("enter", "greater_than_sign")
        drawn: list[int] = []
        usual = Headlines.render_line

        def noted(self: Headlines, y: int) -> Strip:
            drawn.append(y)
            return usual(self, y)

        monkeypatch.setattr(Headlines, "render_line", noted)
        await reader.press("c")
        assert "Ida Velde, person" in reader.text
        await reader.press("escape")
        assert "Ida Velde, person" not in reader.text
        assert not drawn, "neither the width nor the words of the list changed"


async def test_what_a_card_leaves_free_is_seen_beside_it(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        await reader.press("enter", "greater_than_sign")
        story = reader.text.splitlines()[-4][:60]
        await reader.press("c")
        assert "was shut on Sunday" in reader.text
        assert story in reader.text
        assert reader.text.splitlines()[0].startswith(" ")


async def test_what_is_below_a_card_is_drawn_when_it_changes_and_then_alone(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with read_at(120, 36) as reader:
        await reader.press("enter", "greater_than_sign", "c")
        drawn: list[Compositor] = []
        usual = Compositor.render_strips

        def noted(self: Compositor, *how: Any) -> Any:
            drawn.append(self)
            return usual(self, *how)

        below = reader.screen._compositor
        monkeypatch.setattr(Compositor, "render_strips", noted)
        await reader.press("down", "up")
        assert below not in drawn
        reader.screen.status_bar.say("Something new.")
        await reader.settle()
        assert "Something new." in reader.text


async def test_a_card_gives_its_room_back_once(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        await reader.press("enter", "greater_than_sign", "c")
        page = reader.app.screen
        given: list[tuple[int, int]] = []
        page._make_room = lambda right, below: given.append((right, below))
        await reader.press("escape")
        await reader.until(lambda: not page.is_attached)
        assert given == [(0, 0)], "the room may be another card's by then"


async def test_a_page_that_is_never_at_rest_is_drawn_all_the_same(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CardPage, "call_after_refresh", lambda *_: True)
    async with read_at(120, 36) as reader:
        await reader.press("enter", "greater_than_sign", "c")
        await reader.until(lambda: not reader.app._batch_count)
        assert "Ida Velde, person" in reader.text


async def test_keys_of_the_navigator_are_told_with_it(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        panes, footer = reader.screen.panes, reader.screen.status_bar.footer
        reader.screen.actions.navigator()
        assert "letters filter" in footer._parts
        await reader.until(lambda: panes.is_in_navigator)
        reader.screen._left_navigator(Navigator.Left())
        assert "letters filter" not in footer._parts


async def test_a_pane_that_comes_back_as_it_was_is_not_measured_again(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        pane = reader.screen.headlines
        assert pane._is_measured()
        pane.measure()
        assert pane._is_measured()
        pane._laid_width = -1
        assert not pane._is_measured()
