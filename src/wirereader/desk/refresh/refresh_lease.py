"""One refresh at a time: a lease in the library, renewed while it is used, else soon gone."""

import asyncio
import contextlib
import os
import secrets
import time
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from wirereader.story.faults import LibraryFault

LEASE = "refresh"
LEASE_S = 5.0
_RENEW_S = 1.5
_ASK_AGAIN_S = 0.25


class LeaseShelf(Protocol):
    """The library, as far as leases go; any method may raise LibraryFault."""

    def lease(self, name: str, holder: str, for_s: float, now: datetime) -> bool:
        """Take or renew a lease."""

    def release(self, name: str, holder: str) -> None:
        """Give a lease back."""


class Lease:
    """The right to refresh, held until `end`."""

    def __init__(self, library: LeaseShelf, clock: Callable[[], datetime]) -> None:
        self._library = library
        self._clock = clock
        self._holder = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._task: asyncio.Task[None] | None = None
        self._asking: asyncio.Task[bool] | None = None

    async def taken(self, wait_s: float, stop: asyncio.Event) -> bool:
        """Take it, waiting so long for another that may have been killed."""
        end = time.monotonic() + wait_s
        while not await self._take():
            if time.monotonic() > end:
                return False
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_ASK_AGAIN_S):
                    await stop.wait()
                return False
        self._task = asyncio.create_task(self._renew(), name="lease")
        return True

    async def end(self) -> None:
        """Give it back."""
        if self._task is None:
            return
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task
        if self._asking is not None:  # its thread goes on: what it takes is given back after it
            await asyncio.wait({self._asking})
        with contextlib.suppress(LibraryFault):  # it ends by itself, too
            await asyncio.to_thread(self._library.release, LEASE, self._holder)

    async def _take(self) -> bool:
        work = asyncio.to_thread(self._library.lease, LEASE, self._holder, LEASE_S, self._clock())
        self._asking = asyncio.create_task(work, name="ask for the lease")
        return await asyncio.shield(self._asking)

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(_RENEW_S)
            with contextlib.suppress(LibraryFault):  # who stores will meet it, and tell it
                await self._take()
