"""How long a test waits for what must come: one limit for all of them."""

import os
import time
from collections.abc import Callable
from typing import Final

import pytest

LIMIT_S: Final = 60.0
"""Seconds.  What does not come within them never comes: hundreds of times what any wait takes on an
idle machine, so that a busy one fails no test, and less than pytest's own limit for a test, so that
the wait that failed is told and not only the test."""


def wait_until(
    is_so: Callable[[], object],
    what: str | Callable[[], str],
    meanwhile: Callable[[], object] = os.sched_yield,
) -> None:
    """Do `meanwhile` until it is so; fails with `what` never came after `LIMIT_S`.

    For what tells nobody when it has happened (a process that ends, a file that is written); where
    there is an event, wait on the event.
    """
    end = time.monotonic() + LIMIT_S
    while not is_so():
        if time.monotonic() > end:
            pytest.fail(f"It never came: {what if isinstance(what, str) else what()}")
        meanwhile()
