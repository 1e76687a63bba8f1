"""The lease of a refresh, renewed in a thread beside it."""

import asyncio
import threading
from datetime import UTC, datetime

import pytest

from tests.support.waiting import LIMIT_S
from wirereader.desk.refresh import refresh_lease
from wirereader.desk.refresh.refresh_lease import Lease
from wirereader.story.faults import LibraryFault

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Shelf:
    """Takes its time over each renewal, until it is let go."""

    def __init__(self, fault: LibraryFault | None = None) -> None:
        self.holders: list[str] = []
        self.asked = 0
        self.fault = fault
        self.is_renewing, self.may_renew = threading.Event(), threading.Event()

    def lease(self, name: str, holder: str, for_s: float, now: datetime) -> bool:
        assert (name, for_s, now) == (refresh_lease.LEASE, refresh_lease.LEASE_S, NOW)
        self.asked += 1
        if self.asked > 1:
            self.is_renewing.set()
            assert self.may_renew.wait(LIMIT_S)
            if self.fault is not None:
                raise self.fault
        self.holders = [holder]
        return True

    def release(self, name: str, holder: str) -> None:
        assert name == refresh_lease.LEASE
        self.holders.remove(holder)


@pytest.mark.parametrize("fault", [None, LibraryFault("It is locked.", "Busy.", "Wait.")])
async def test_a_renewal_that_is_under_way_at_the_end_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, fault: LibraryFault | None
) -> None:
    monkeypatch.setattr(refresh_lease, "_RENEW_S", 0.0)
    shelf = Shelf(fault)
    lease = Lease(shelf, lambda: NOW)
    assert await lease.taken(0.0, asyncio.Event())
    await asyncio.to_thread(shelf.is_renewing.wait, LIMIT_S)
    ending = asyncio.create_task(lease.end())
    await asyncio.wait({ending}, timeout=0.2)
    is_early = ending.done()
    shelf.may_renew.set()
    await ending
    assert not is_early, "it is given back after the renewal, not before"
    assert not shelf.holders


async def test_one_that_another_has_is_not_taken_and_needs_no_end() -> None:
    class Others(Shelf):
        def lease(self, *_: object) -> bool:
            return False

    lease = Lease(Others(), lambda: NOW)
    assert not await lease.taken(0.0, asyncio.Event())
    await lease.end()
