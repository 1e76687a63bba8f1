"""Keys that come faster than they are followed go where the ones before have led."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from textual import events

from wirereader.views.tui.terminal import key_turns
from wirereader.views.tui.terminal.key_turns import LONGEST_S, KeyTurns

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]


def at_once(reader: Any, *keys: str) -> None:
    """Press keys without waiting for what each does."""
    for key in keys:
        reader.app.simulate_key(key)


async def test_a_query_typed_at_once_is_no_command_of_the_list(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        at_once(reader, "backslash", *"number", "enter")
        await reader.until(lambda: reader.desk.scope.name == "number")
        assert reader.app.focused is reader.screen.headlines
        assert reader.desk.session.row == 0


async def test_a_command_typed_at_once_is_whole(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        at_once(reader, "colon", *"versions", "backspace", "enter")
        await reader.until(lambda: reader.status.startswith("wirereader "))


async def test_a_name_typed_at_once_narrows_the_navigator(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        at_once(reader, "g", *"starr")
        await reader.until(lambda: reader.screen.panes.navigator.typed == "starr")


async def test_a_list_that_comes_late_leaves_the_line_open(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        at_once(reader, "E", "backslash", *"whe")
        await reader.settle()
        await reader.press("a", "t")
        assert "Search: wheat" in reader.text
        await reader.press("escape", "E", "g", "s")
        assert reader.screen.panes.navigator.typed == "s"


async def test_a_page_that_comes_up_gets_the_keys_that_follow(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        at_once(reader, "question_mark", "slash", *"star", "enter")
        await reader.until(
            lambda: "Star or unstar" in reader.text and "Previous row" not in reader.text
        )
        at_once(reader, "escape", "down")
        await reader.until(lambda: reader.screen.headlines.row == 1)


async def test_a_widget_that_goes_keeps_no_key(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KeyTurns, "_pass_on", lambda *_: None)
    async with read_at(120, 36) as reader:
        at_once(reader, "down", "down")
        await reader.until(lambda: reader.screen.headlines.row == 2)


class Place:
    """A widget that is called later when the test says so."""

    def __init__(self, parent: "Place | None" = None) -> None:
        self._parent = parent
        self.later: list[Callable[[], None]] = []

    def call_later(self, call: Callable[..., None], *given: Any) -> None:
        self.later.append(lambda: call(*given))


class Clockless(Place):
    """An application whose timers end when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.screen = Place(self)
        self.limits: list[tuple[float, Callable[[], None]]] = []
        self.posted: list[events.Event] = []
        self.post_message = self.posted.append

    def set_timer(self, after_s: float, end: Callable[[], None]) -> Any:
        self.limits.append((after_s, end))
        return type("T", (), {"stop": lambda _: None})()


def test_a_key_waits_for_widgets_that_answer_slowly_and_not_for_one_that_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 100.0
    monkeypatch.setattr(key_turns, "monotonic", lambda: now)
    app = Clockless()
    turns, field = KeyTurns(app), Place(app.screen)  # type: ignore[arg-type]
    first, second = events.Key("colon", ":"), events.Key("v", "v")
    assert turns.begin(first)
    turns.follow(field)  # type: ignore[arg-type]
    assert not turns.begin(second)
    assert not turns.begin(events.Key("e", "e"))
    now += 0.8 * LONGEST_S
    field.later.pop()()
    now += 0.2 * LONGEST_S
    app.limits.pop()[1]()
    assert not app.posted, "the first key is still on its way"
    (left_s, end) = app.limits.pop()
    assert left_s == pytest.approx(0.8 * LONGEST_S)
    now += 0.8 * LONGEST_S
    end()
    assert app.posted == [second], "the screen answers no more"
    for place in (app.screen, app, app.screen):
        place.later.pop()()
    assert app.posted == [second], "or too late: the third waits for the second"
    assert turns.begin(second)
