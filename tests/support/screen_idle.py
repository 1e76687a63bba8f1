"""When a full screen has done what it was told: seen by the event loop and not by a clock."""

import asyncio
from typing import Any, Final

import pytest

_FRAME_S: Final = 0.02  # longer than the 1/60 s of the timer: the loop calls what is due in order
_TURNS: Final = 3  # of the loop with nothing to do: what one turn sets off, the next would show


async def until_idle(min_sleep: float = 0.0, max_sleep: float = 1.0) -> None:
    """Wait until the event loop has nothing to run; stands in for Textual's `wait_for_idle`.

    Textual looks at two clocks there: it takes a process that gets no turn on a busy machine for
    one that is idle, and waits 20 ms for each key twice on an idle one.  Threads are not waited
    for: a test that needs what they bring waits until it is there.
    """
    del min_sleep, max_sleep
    loop: Any = asyncio.get_running_loop()
    quiet = 0
    while quiet < _TURNS:
        await asyncio.sleep(0)
        quiet = 0 if loop._ready else quiet + 1


async def until_drawn(min_sleep: float = 0.0, max_sleep: float = 1.0) -> None:
    """Wait until it is idle, and once more when the screen's timer, due before us, has drawn it."""
    await until_idle(min_sleep, max_sleep)
    await asyncio.sleep(_FRAME_S)
    await until_idle(min_sleep, max_sleep)


def use_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Textual's pilot wait so."""
    monkeypatch.setattr("textual.pilot.wait_for_idle", until_drawn)
    monkeypatch.setattr("textual.app.wait_for_idle", until_idle)
