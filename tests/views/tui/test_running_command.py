"""A command that takes its time is said, and can be stopped; keys wait for it and are told so."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from tests.support.waiting import LIMIT_S
from wirereader.desk.notices import Working
from wirereader.desk.outcomes import Outcome
from wirereader.settings.settings import Access
from wirereader.views.tui import running_command

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running_command, "SAY_S", 0.0)


class Slow:
    """A command that ends when it is let go."""

    def __init__(self, reader: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self.has_begun, self.may_end = asyncio.Event(), asyncio.Event()
        do = reader.desk.do

        async def slow(word: str, *arguments: str) -> Outcome:
            if word == "where":
                self.has_begun.set()
                await self.may_end.wait()
            outcome: Outcome = await do(word, *arguments)
            return outcome

        monkeypatch.setattr(reader.desk, "do", slow)


async def shown(reader: Any, words: str) -> None:
    """Wait until these words stand in the status line."""
    async with asyncio.timeout(LIMIT_S):
        while words not in reader.status:
            await reader.pilot.pause()


async def test_what_takes_its_time_is_told_and_ends(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with read_at(80, 24) as reader:
        slow = Slow(reader, monkeypatch)
        await reader.pilot.press("w")
        await shown(reader, "Working: where. Ctrl+C stops.")
        reader.desk._context.tell(Working("Looked through 20 stories."))
        await shown(reader, "Looked through 20 stories. Ctrl+C stops.")
        slow.may_end.set()
        await reader.settle()
        assert reader.status == reader.said


async def test_ctrl_c_stops_it_and_the_next_command_is_done(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with read_at(80, 24) as reader:
        stopped: list[bool] = []
        monkeypatch.setattr(reader.desk, "stop_fetching", lambda: stopped.append(True))
        Slow(reader, monkeypatch)
        await reader.pilot.press("w")
        await shown(reader, "Working: where.")
        await reader.pilot.press("asterisk")
        await reader.pilot.press("ctrl+c")
        await reader.settle()
        assert "Stopped: where." in [said for _, said in reader.screen.status_bar.said]
        assert reader.said.startswith("Starred: ")
        assert not stopped
        await reader.press("ctrl+c")
        assert stopped == [True], "nothing is waited for: what is fetched is stopped"


async def test_ctrl_c_stops_no_command_that_was_never_announced(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running_command, "SAY_S", 3600.0)
    async with read_at(80, 24) as reader:
        stopped: list[bool] = []
        monkeypatch.setattr(reader.desk, "stop_fetching", lambda: stopped.append(True))
        slow = Slow(reader, monkeypatch)
        await reader.pilot.press("w")
        await slow.has_begun.wait()
        await reader.pilot.press("ctrl+c")
        slow.may_end.set()
        await reader.settle()
        assert reader.said.startswith("List of stories, 1 of"), "it was done to its end"
        assert not [said for _, said in reader.screen.status_bar.said if "Stopped" in said]
        assert stopped == [True], "who waits for nothing stops what is fetched"


@pytest.mark.parametrize("by_ear_s", [0.0, 3600.0])
async def test_by_ear_it_is_said_later_so_that_the_answer_is_not_behind_it(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch, by_ear_s: float
) -> None:
    monkeypatch.setattr(running_command, "SAY_BY_EAR_S", by_ear_s)
    async with read_at(80, 24, access=Access(preset="screen-reader")) as reader:
        told: list[str] = []
        monkeypatch.setattr(
            reader.screen.status_bar, "say", lambda sentence, **_: told.append(sentence)
        )
        slow = Slow(reader, monkeypatch)
        await reader.pilot.press("w")
        await slow.has_begun.wait()
        for _ in range(3):
            await reader.pilot.pause()
        slow.may_end.set()
        await reader.settle()
        working = [] if by_ear_s else ["Working: where. Ctrl+C stops."]
        assert told == [*working, reader.said]


@pytest.mark.parametrize("is_heard", [True, False])
async def test_by_ear_the_answer_to_a_typed_line_comes_before_keys_and_nothing_is_told_again(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch, *, is_heard: bool
) -> None:
    access = Access(preset="screen-reader") if is_heard else Access()
    async with read_at(80, 24, access=access) as reader:
        await reader.press("w")
        place, bar = reader.said, reader.screen.status_bar
        has_begun, may_end = asyncio.Event(), asyncio.Event()
        obey = reader.desk.obey

        async def slow(line: str) -> Outcome:
            has_begun.set()
            await may_end.wait()
            outcome: Outcome = await obey(line)
            return outcome

        monkeypatch.setattr(reader.desk, "obey", slow)
        monkeypatch.setattr(running_command, "SAY_S", 3600.0)
        await reader.press("colon", *"flurb")
        await reader.pilot.press("enter")
        await has_begun.wait()
        for _ in range(3):
            await reader.pilot.pause()
        assert (bar.status.left.strip() == "") is is_heard
        assert (place in bar.status.left) is not is_heard
        assert ("Enter read" in reader.text or "Enter open" in reader.text) is not is_heard
        may_end.set()
        await reader.settle()
        assert reader.status.startswith("Unknown command flurb.")
        assert "? help" in reader.lines()[-1]
        assert "Enter run" not in reader.text


async def test_a_key_after_a_typed_line_has_the_keys_told(read_at: ReadAt) -> None:
    async with read_at(80, 24, access=Access(preset="screen-reader")) as reader:
        reader.screen.status_bar.footer.offer(("Enter run",))
        reader.screen.status_bar.come_back(is_answered=True)
        reader.screen.outcome_display.tell_titles()
        await reader.settle()
        assert "? help" not in reader.lines()[-1]
        await reader.press("down")
        assert "? help" in reader.lines()[-1]


async def test_keys_of_the_typed_line_stay_told_while_news_comes(read_at: ReadAt) -> None:
    async with read_at(100, 24) as reader:
        await reader.press("colon")
        assert "Tab complete" in reader.text
        reader.screen.outcome_display.tell_titles()
        await reader.settle()
        assert "Tab complete" in reader.text
        await reader.press("escape")
        assert "Tab complete" not in reader.text
