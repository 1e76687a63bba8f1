"""What others tell the desk from their threads, until the desk's own thread takes it.

A view with an asyncio loop is told at once; without one things wait until they are asked for.  When
a view goes, what comes waits for the next.
"""

import contextlib
import queue
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from wirereader.desk.analysis_queue.worker_queue import Answer
from wirereader.desk.context import Away, at_once_away
from wirereader.desk.notices import Notice

if TYPE_CHECKING:
    import asyncio
    import contextvars

Hear = Callable[[Notice], None]


class Inbox:
    """One queue; `take` gets what was put in, on the desk's thread."""

    def __init__(self, take: Callable[[Answer | Notice], None]) -> None:
        self.away: Away = at_once_away
        """How work that waits for a disk is done: in another thread where a loop runs."""
        self._take = take
        self._queue: queue.SimpleQueue[Answer | Notice] = queue.SimpleQueue()
        self._hearers: list[Hear] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._context: contextvars.Context | None = None

    def put(self, answer: Answer | Notice) -> None:
        """Put something in, from any thread."""
        self._queue.put(answer)
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # it ended a moment ago: the answer waits
                loop.call_soon_threadsafe(self._take_for, loop, context=self._context)

    def take_all(self) -> None:
        """Take everything that has come."""
        while True:
            try:
                self._take(self._queue.get_nowait())
            except queue.Empty:
                return

    def take_one(self, limit_s: float) -> bool:
        """Wait at most so long for the next, and take it; False when none came."""
        try:
            self._take(self._queue.get(timeout=limit_s))
        except queue.Empty:
            return False
        return True

    def tell(self, notice: Notice) -> None:
        """Tell all who listen."""
        for hear in tuple(self._hearers):
            hear(notice)

    def listen(self, hear: Hear) -> None:
        """Have `hear` told, and on the loop that runs here, if one does, told at once."""
        self._hearers.append(hear)
        if "asyncio" in sys.modules and self._loop is None:
            import asyncio
            import contextvars

            try:
                self._loop = asyncio.get_running_loop()
            except RuntimeError:
                return
            # whoever listens finds the context they listened in, not the analyst's
            self._context = contextvars.copy_context()
            self.away = asyncio.to_thread
            self._loop.call_soon(self._take_for, self._loop)  # what came before

    def stop_listening(self, hear: Hear) -> None:
        """Tell `hear` no more; after the last of a view, belong to no loop."""
        if hear in self._hearers:
            self._hearers.remove(hear)
        if not self._hearers:
            self.close()

    def close(self) -> None:
        """Tell nobody any more, and belong to no loop."""
        self._hearers.clear()
        self._loop = self._context = None
        self.away = at_once_away

    def _take_for(self, loop: "asyncio.AbstractEventLoop") -> None:
        """Take what has come, unless the view of that loop has gone meanwhile."""
        if loop is self._loop:
            self.take_all()
