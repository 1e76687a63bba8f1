"""The story of the selected headline, shown beside the list once the reader's hand has rested."""

import asyncio
from collections.abc import Callable
from typing import Final

REST_S: Final = 0.08
"""Seconds; a key that is held down moves on sooner, and then nothing is shown."""


class StoryPreview:
    """Calls `show` when so long no key has moved the selection; each move begins the rest anew."""

    def __init__(self, show: Callable[[], object]) -> None:
        self._show = show
        self._waiting: asyncio.TimerHandle | None = None

    def moved(self) -> None:
        """The selection is on another row: what was waited for is not shown."""
        self.stop()
        self._waiting = asyncio.get_running_loop().call_later(REST_S, self._rested)

    def stop(self) -> None:
        """Show nothing unless the selection moves again."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    @property
    def is_waiting(self) -> bool:
        """Claim that a move has not been followed yet."""
        return self._waiting is not None

    def _rested(self) -> None:
        self._waiting = None
        self._show()
