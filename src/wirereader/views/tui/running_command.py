"""A command that takes its time: it is said after a moment, and Ctrl+C stops it."""

import asyncio
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from wirereader.desk.outcomes import Outcome

if TYPE_CHECKING:
    from wirereader.views.tui.screen import DeskScreen

SAY_S = 0.5
"""After so many seconds the reader is told what they wait for."""


class Work:
    """The command in hand, if there is one."""

    def __init__(self, screen: "DeskScreen") -> None:
        self._screen = screen
        self._task: asyncio.Task[Outcome] | None = None
        self._is_told = self._is_stopped = False

    async def done(self, what: str, work: Coroutine[Any, Any, Outcome]) -> Outcome:
        """What came of `work`; stopped, it says so and the reader stays where they are."""
        self._is_told = self._is_stopped = False
        task = self._task = asyncio.ensure_future(work)
        timer = asyncio.get_running_loop().call_later(SAY_S, self._say, what)
        try:
            return await task
        except asyncio.CancelledError:
            if not self._is_stopped:
                raise
            return Outcome(f"Stopped: {what}.", self._screen.desk.session, is_done=False)
        finally:
            timer.cancel()
            self._task = None

    def stop(self) -> bool:
        """Stop what the reader has been told to wait for; False where that is nothing."""
        if self._task is None or not self._is_told:
            return False
        self._is_stopped = True
        self._task.cancel()
        return True

    def _say(self, what: str) -> None:
        self._is_told = True
        self._screen.captions.say(f"Working: {what}. Ctrl+C stops.", is_kept=False)
