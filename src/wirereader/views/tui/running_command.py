"""A command that takes its time: it is said after a moment, and Ctrl+C stops it."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from wirereader.desk.outcomes import Outcome
from wirereader.desk.session import Session

SAY_S = 0.5
"""After so many seconds the reader is told what they wait for."""
SAY_BY_EAR_S = 2.0
"""The same by ear (seconds): to hear it takes one, and what came of the command waits behind it."""


class RunningCommand:
    """The command in hand, if there is one; `say` tells the reader that they wait for it.

    `is_heard` claims that it does so by ear.
    """

    def __init__(self, say: Callable[[str], None], *, is_heard: bool = False) -> None:
        self._say = say
        self._is_heard = is_heard
        self._task: asyncio.Task[Outcome] | None = None
        self._is_told = self._is_stopped = False

    async def done(
        self, what: str, work: Coroutine[Any, Any, Outcome], here: Callable[[], Session]
    ) -> Outcome:
        """What came of `work`; stopped, it says so and the reader stays where they are, `here`."""
        self._is_told = self._is_stopped = False
        task = self._task = asyncio.ensure_future(work)
        after_s = SAY_BY_EAR_S if self._is_heard else SAY_S
        timer = asyncio.get_running_loop().call_later(after_s, self._tell, what)
        try:
            return await task
        except asyncio.CancelledError:
            if not self._is_stopped:
                raise
            return Outcome(f"Stopped: {what}.", here(), is_done=False)
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

    def _tell(self, what: str) -> None:
        self._is_told = True
        self._say(f"Working: {what}. Ctrl+C stops.")
