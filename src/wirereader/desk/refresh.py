"""A refresh: sources fetched, what came parsed, and stories kept, all three at the same time.

Fetching is done on the loop, parsing in processes of its own, keeping in one thread.  A source that
fails is a line in the report and stops nobody else; trouble with the library ends the refresh.
"""

import asyncio
import contextlib
import os
import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from wirereader.desk.bench import now_utc
from wirereader.desk.parsing import Parsed, Parsers
from wirereader.desk.reports import Progress, Report, SourceLine, Tiding, breaking_among
from wirereader.desk.storing import Arrival, NewsShelf, Writer
from wirereader.sources.fetched import (
    Failed,
    FailureKind,
    Fetched,
    FetchPolicy,
    FetchResult,
    Unchanged,
)
from wirereader.story.clean import clean_line
from wirereader.story.faults import LibraryFault, SourceFault, WirereaderFault
from wirereader.story.source import FetchMemory, Paused, Source, SourceKind

if TYPE_CHECKING:
    from wirereader.desk.hooks import Hook
    from wirereader.library.answers import NewStory, SourceState

LEASE = "refresh"
LEASE_S = 12.0
_RENEW_S = 4.0
_ASK_AGAIN_S = 0.25
_TELL_S = 0.1
_STOP_S = 5.0
ALERT_FOR_S = 6 * 3600.0
_ROOM_BYTES = 24 << 20
_LEAST_BYTES = 1 << 20
_MIB = 1 << 20

Tell = Callable[[Tiding], None]


class RefreshShelf(NewsShelf, Protocol):
    """The library, as far as a refresh goes; any method may raise LibraryFault."""

    def sources(self) -> "tuple[SourceState, ...]":
        """All sources."""

    def due(self, now: datetime) -> "tuple[SourceState, ...]":
        """The sources whose time has come."""

    def lease(self, name: str, holder: str, for_s: float, now: datetime) -> bool:
        """Take or renew a lease."""

    def release(self, name: str, holder: str) -> None:
        """Give a lease back."""


class Fetch(Protocol):
    """Whoever fetches: `sources.fetch.fetch_all`, or a stand-in."""

    def __call__(
        self, states: Iterable[tuple[Source, FetchMemory]], policy: FetchPolicy, now: datetime
    ) -> AsyncIterator[FetchResult]:
        """Fetch all, and give the results as they come."""


class Manner(NamedTuple):
    """How a refresh is done.

    `source_ids` are those to be refreshed, None all; `is_due_only` leaves out those whose time has
    not come.  `alert_for_s` is how long an alert lasts, in seconds, None for ever.  A second
    refresh waits `wait_s` for a first to end before it is refused.
    """

    source_ids: frozenset[int] | None = None
    is_due_only: bool = False
    policy: FetchPolicy = FetchPolicy()
    alert_for_s: float | None = ALERT_FOR_S
    wait_s: float = LEASE_S + 2


EVERYTHING = Manner()


async def refresh(
    library: RefreshShelf,
    tell: Tell,
    manner: Manner = EVERYTHING,
    *,
    stop: asyncio.Event | None = None,
    parsers: Parsers | None = None,
    hook: "Hook | None" = None,
    fetch: Fetch | None = None,
    clock: Callable[[], datetime] = now_utc,
) -> Report:
    """Refresh sources, and tell how it goes; only one refresh of a library runs at a time.

    `tell` gets Progress at most ten times a second, for what is kept by then, and each breaking
    story that is new.  When `stop` is set, what was parsed is still kept.  Raises LibraryFault.
    """
    is_ours = parsers is None
    parsers = parsers or Parsers()
    stop = stop or asyncio.Event()
    lease = _Lease(library, clock)
    try:
        parsers.start()
        if not await lease.taken(manner.wait_s, stop):
            return Report(is_refused=True)
        states = await asyncio.to_thread(_chosen, library, manner, clock())
        run = _Run(library, tell, manner, parsers, clock, states, hook)
        try:
            return await run.whole(fetch or _fetch_all(), stop)
        finally:
            await run.close()
    finally:
        await lease.end()
        if is_ours:
            await parsers.close()


def _fetch_all() -> Fetch:
    from wirereader.sources.fetch import fetch_all

    return fetch_all


def _chosen(library: RefreshShelf, manner: Manner, now: datetime) -> "tuple[SourceState, ...]":
    """The sources to refresh; one that is paused only if it is asked for by itself."""
    wanted = manner.source_ids
    if wanted is not None:
        return tuple(state for state in library.sources() if state.source.id in wanted)
    if manner.is_due_only:
        return library.due(now)
    return tuple(state for state in library.sources() if state.source.paused is None)


class _Lease:
    """The right to refresh, held until `end`."""

    def __init__(self, library: RefreshShelf, clock: Callable[[], datetime]) -> None:
        self._library = library
        self._clock = clock
        self._holder = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._task: asyncio.Task[None] | None = None

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
        with contextlib.suppress(LibraryFault):  # it ends by itself, too
            await asyncio.to_thread(self._library.release, LEASE, self._holder)

    async def _take(self) -> bool:
        return await asyncio.to_thread(
            self._library.lease, LEASE, self._holder, LEASE_S, self._clock()
        )

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(_RENEW_S)
            with contextlib.suppress(LibraryFault):  # who stores will meet it, and tell it
                await self._take()


class _Room:
    """How many bytes may wait to be parsed and kept, so that memory stays bounded."""

    def __init__(self, total: int) -> None:
        self._left = self._total = total
        self._freed = asyncio.Condition()

    @contextlib.asynccontextmanager
    async def held(self, size: int) -> AsyncIterator[None]:
        cost = max(_LEAST_BYTES, min(size, self._total))
        async with self._freed:
            await self._freed.wait_for(lambda: self._left >= cost)
            self._left -= cost
        try:
            yield
        finally:
            self._left += cost
            async with self._freed:
                self._freed.notify_all()


class _Run:
    """One refresh of some sources."""

    def __init__(
        self,
        library: RefreshShelf,
        tell: Tell,
        manner: Manner,
        parsers: Parsers,
        clock: Callable[[], datetime],
        states: "Sequence[SourceState]",
        hook: "Hook | None",
    ) -> None:
        self._tell, self._manner, self._parsers, self._clock = tell, manner, parsers, clock
        self._hook = hook
        self._states = {state.source.id: state for state in states}
        self._numbers = {state.source.id: n for n, state in enumerate(states, 1)}
        self._writer = Writer(library, clock)
        self._room = _Room(_ROOM_BYTES)
        self._lines: list[SourceLine] = []
        self._asking: list[asyncio.Task[None]] = []
        self._told_at = 0.0

    async def whole(self, fetch: Fetch, stop: asyncio.Event) -> Report:
        """Do it all, or as much as is done when `stop` is set."""
        self._progress(is_last=not self._states)
        work = asyncio.create_task(self._work(fetch), name="refresh")
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({work, stopping}, return_when=asyncio.FIRST_COMPLETED)
            is_stopped = not work.done()
            if is_stopped:
                self._stop_asking()
                await asyncio.wait({work}, timeout=_STOP_S)
        finally:
            stopping.cancel()
            work.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await work
            await self._writer.close()
        others = await self._hook_ended(is_stopped=is_stopped)
        self._progress(is_last=True)
        return Report(tuple(self._lines), len(self._states), others, is_stopped=is_stopped)

    async def close(self) -> None:
        """End what may still run when something failed."""
        await self._writer.close()
        if self._hook is not None:
            await self._hook.stop()

    async def _hook_ended(self, *, is_stopped: bool) -> tuple[str, ...]:
        if self._hook is None:
            return ()
        said = await (self._hook.stop() if is_stopped else self._hook.finish())
        return (said,) if said else ()

    async def _work(self, fetch: Fetch) -> None:
        folders: list[SourceState] = []
        feeds: list[SourceState] = []
        for state in self._states.values():
            (feeds if state.source.kind is SourceKind.FEED else folders).append(state)
        async with _faults_alone(), asyncio.TaskGroup() as group:
            self._asking = [group.create_task(self._folder(state)) for state in folders]
            if feeds:
                self._asking.append(group.create_task(self._feeds(feeds, fetch, group)))

    def _stop_asking(self) -> None:
        """Ask no more sources; what has come is still parsed and kept."""
        for task in self._asking:
            task.cancel()

    async def _feeds(
        self, states: "Sequence[SourceState]", fetch: Fetch, group: asyncio.TaskGroup
    ) -> None:
        pairs = [(state.source, state.memory) for state in states]
        async for result in fetch(pairs, self._manner.policy, self._clock()):
            held = contextlib.AsyncExitStack()
            if isinstance(result, Fetched):
                await held.enter_async_context(self._room.held(len(result.data)))
            group.create_task(self._one(self._states[result.source_id], result, held))

    async def _one(
        self, state: "SourceState", result: FetchResult, held: contextlib.AsyncExitStack
    ) -> None:
        async with held:
            if isinstance(result, Fetched):
                await self._fetched(state, result)
            elif isinstance(result, Failed):
                await self._failed(state, result)
            else:
                await self._keep(self._arrival(state, result))

    async def _fetched(self, state: "SourceState", result: Fetched) -> None:
        source = state.source
        try:
            parsed = await self._parsers.feed(
                result.data, result.final_address, result.headers, source.title
            )
        except WirereaderFault as fault:
            name = clean_line(source.title, 80) or source.address
            why = SourceFault(f"{name} was not refreshed.", fault.why, fault.remedy)
            await self._failed(state, Failed(source.id, why, FailureKind.UNREADABLE))
            return
        await self._keep(self._arrival(state, result, parsed))

    def _arrival(
        self, state: "SourceState", result: Fetched | Unchanged, parsed: Parsed | None = None
    ) -> Arrival:
        source = state.source
        memory = state.memory
        if parsed is not None:
            memory = memory._replace(ttl_s=parsed.ttl_s)
        return Arrival(
            source,
            parsed.records if parsed else (),
            self._memory_after(memory, result, source),
            self._manner.alert_for_s,
            address=result.moved_to,
            title=(parsed.title if parsed and not source.title else None),
            site=(parsed.site if parsed and not source.site else None),
        )

    def _memory_after(self, old: FetchMemory, result: FetchResult, source: Source) -> FetchMemory:
        from wirereader.sources.politeness import memory_after

        return memory_after(old, result, self._clock(), source.options)

    async def _failed(self, state: "SourceState", failed: Failed) -> None:
        paused = Paused.GONE if failed.is_gone else None
        memory = self._memory_after(state.memory, failed, state.source)
        await self._keep(Arrival(state.source, (), memory, paused=paused), failed.fault)

    async def _folder(self, state: "SourceState") -> None:
        from wirereader.desk.folders import read_folder

        now = self._clock()
        read = await read_folder(Path(state.source.address), state.memory, self._parsers, now)
        await self._keep(Arrival(state.source, read.records, read.memory), read.fault)

    async def _keep(self, arrival: Arrival, fault: SourceFault | None = None) -> None:
        stored = await self._writer.keep(arrival)
        source = arrival.source
        line = SourceLine(
            number=self._numbers[source.id],
            title=source.title or arrival.title or "",
            address=source.address,
            new=len(stored.new),
            revised=len(stored.revised),
            moved_to=arrival.address,
        )
        if fault is not None:
            line = line._replace(what=fault.what, why=fault.why, remedy=fault.remedy)
        self._lines.append(line)
        self._announce(stored.new)
        self._progress()

    def _announce(self, new: "Sequence[NewStory]") -> None:
        for news in breaking_among(new):
            self._tell(news)
        if self._hook is not None and new:
            self._hook.put([story.id for story in new])

    def _progress(self, *, is_last: bool = False) -> None:
        now = time.monotonic()
        if now - self._told_at < _TELL_S and not is_last:
            return
        self._told_at = now
        new = sum(line.new for line in self._lines)
        failed = sum(line.is_failed for line in self._lines)
        self._tell(Progress(len(self._lines), len(self._states), new, failed))


@contextlib.asynccontextmanager
async def _faults_alone() -> AsyncIterator[None]:
    """Raise the first of what tasks raised, as if there had been no group of them."""
    try:
        yield
    except BaseExceptionGroup as group:
        first: BaseException = group
        while isinstance(first, BaseExceptionGroup):
            first = first.exceptions[0]
        raise first from None
