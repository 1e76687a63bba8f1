"""Stories on their way into the library: one thread writes, and takes along all that wait.

What `Writer.keep` has returned for is kept, whatever happens next.
"""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from wirereader.story.faults import SourceFault
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Paused, Source

if TYPE_CHECKING:
    from wirereader.library.results import Stored

T = TypeVar("T")
_AT_ONCE = 600  # records a transaction, unless one source brings more
_GATHER_S = 0.1  # seconds: a quarter as many transactions write half as many pages
# Seconds for the first: writing takes longer than fetching and parsing, and its end is the end
_FIRST_GATHER_S = 0.02
_MOST = 2_000  # records of one source in one transaction: nobody else can write meanwhile


class Arrival(NamedTuple):
    """What one try at a source leaves: stories (perhaps none) and what is to be remembered.

    `address`, `title`, `site` and `paused` are what was found out about the source, if anything.
    `alert_for_s` is how long alerts last, in seconds; None is for ever.  `fault` is why it failed.
    """

    source: Source
    records: Sequence[Record]
    memory: FetchMemory
    alert_for_s: float | None = None
    address: str | None = None
    title: str | None = None
    site: str | None = None
    paused: Paused | None = None
    fault: SourceFault | None = None


class NewsShelf(Protocol):
    """The library, as far as storing goes; any method may raise LibraryFault."""

    def store_many(
        self,
        arrived: Sequence[tuple[Source, Sequence[Record], FetchMemory]],
        now: datetime,
        *,
        alert_for_s: float | None = ...,
    ) -> "list[Stored]":
        """Keep what several sources brought, in one transaction."""

    def note_found(
        self,
        source: Source,
        *,
        address: str | None = None,
        title: str | None = None,
        site: str | None = None,
        paused: Paused | None = None,
    ) -> None:
        """Keep what was found out about a source."""

    def join_moved(self, source: Source, address: str, now: datetime) -> Source | None:
        """Join a source that moved with the other that is followed at `address`, if any."""


class Writer:
    """Keeps arrivals in a thread of its own; belongs to one asyncio loop."""

    def __init__(self, library: NewsShelf, clock: Callable[[], datetime]) -> None:
        self._library = library
        self._clock = clock
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._waiting: list[tuple[Arrival, asyncio.Future[Stored]]] = []
        self._task: asyncio.Task[None] | None = None
        self._coming = 0
        self._gather_s = _FIRST_GATHER_S
        self._is_enough = asyncio.Event()
        self.joined: dict[int, tuple[Source, Source]] = {}
        """Sources by id that moved to where another was followed, each with that other."""

    def expect(self, arrivals: int) -> None:
        """Announce that so many more are to be kept: the first of them wait for some others."""
        self._coming = arrivals
        self._look()

    async def keep(self, arrival: Arrival) -> "Stored":
        """Keep what arrived; it is when this returns.  Raises LibraryFault."""
        self._coming -= 1
        records, whole = arrival.records, None
        while len(records) > _MOST:  # from the end: what comes later stands above
            part, records = records[-_MOST:], records[:-_MOST]
            # until the last part is kept the source counts as not yet read
            memory = arrival.memory._replace(
                etag=None, last_modified=None, content_hash=None, due_at=None
            )
            stored = await self._put(arrival._replace(records=part, memory=memory))
            whole = stored if whole is None else _both(stored, whole)
        stored = await self._put(arrival._replace(records=records))
        return stored if whole is None else _both(stored, whole)

    async def do(self, work: Callable[[], T]) -> T:
        """Do something else in the thread that writes."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def close(self) -> None:
        """Wait until all that was put is kept."""
        while self._task is not None:
            await asyncio.wait({self._task})
        self._thread.shutdown(wait=False)

    async def _put(self, arrival: Arrival) -> "Stored":
        kept: asyncio.Future[Stored] = asyncio.get_running_loop().create_future()
        self._waiting.append((arrival, kept))
        self._look()
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="writer")
        return await kept

    def _look(self) -> None:
        """Let those that wait go when they are enough for a transaction, or no more will come."""
        records = sum(len(arrival.records) for arrival, _ in self._waiting)
        if self._coming <= 0 or records >= _AT_ONCE:
            self._is_enough.set()
        else:
            self._is_enough.clear()

    async def _run(self) -> None:
        try:
            while self._waiting:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self._gather_s):
                        await self._is_enough.wait()
                self._gather_s = _GATHER_S
                batch = self._batch()
                arrivals = [arrival for arrival, _ in batch]
                try:
                    stored = await self.do(lambda taken=arrivals: self._store(taken))  # type: ignore[misc]
                except Exception as error:  # noqa: BLE001 - whoever waits for it raises it
                    for _, kept in batch:
                        if not kept.done():
                            kept.set_exception(error)
                else:
                    for (_, kept), one in zip(batch, stored, strict=True):
                        if not kept.done():
                            kept.set_result(one)
        finally:
            self._task = None

    def _batch(self) -> "list[tuple[Arrival, asyncio.Future[Stored]]]":
        """The first that wait and go together: alike in their alerts, and not too many."""
        first = self._waiting[0][0]
        size = number = 0
        for arrival, _ in self._waiting:
            size += len(arrival.records)
            if number and (size > _AT_ONCE or arrival.alert_for_s != first.alert_for_s):
                break
            number += 1
        batch, self._waiting = self._waiting[:number], self._waiting[number:]
        self._look()
        return batch

    def _store(self, arrivals: Sequence[Arrival]) -> "list[Stored]":
        for one in arrivals:  # first: a source that counts as read tells its title no more
            if one.address is not None and one.source.id not in self.joined:
                other = self._library.join_moved(one.source, one.address, self._clock())
                if other is not None:
                    self.joined[one.source.id] = one.source, other
            if one.source.id in self.joined:
                continue
            if one.address or one.title or one.site or one.paused:
                self._library.note_found(
                    one.source,
                    address=one.address,
                    title=one.title,
                    site=one.site,
                    paused=one.paused,
                )
        return self._library.store_many(
            [(self._kept(one.source), one.records, one.memory) for one in arrivals],
            self._clock(),
            alert_for_s=arrivals[0].alert_for_s,
        )

    def _kept(self, source: Source) -> Source:
        """The source that one was joined with, if it was."""
        _, kept = self.joined.get(source.id, (source, source))
        return kept


def _both(first: "Stored", second: "Stored") -> "Stored":
    return second._replace(
        new=first.new + second.new,
        revised=first.revised + second.revised,
        same=first.same + second.same,
        hidden=first.hidden + second.hidden,
    )
