"""A refresh: sources fetched, what came parsed, and stories kept, all three at the same time.

Fetching is done on the loop, parsing in processes of its own, keeping in one thread.  A source that
fails is a line in the report and stops nobody else; trouble with the library ends the refresh.
"""

import asyncio
import contextlib
import math
import time
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from wirereader.desk.clock import now_utc
from wirereader.desk.refresh import fetch_outcome
from wirereader.desk.refresh.byte_budget import ByteRoom
from wirereader.desk.refresh.parser_pool import Parsed, Parsers
from wirereader.desk.refresh.progress_reports import (
    Progress,
    Report,
    SourceLine,
    Tiding,
    breaking_among,
)
from wirereader.desk.refresh.refresh_lease import LEASE_S, Lease, LeaseShelf
from wirereader.desk.refresh.story_writer import Arrival, NewsShelf, Writer
from wirereader.desk.subscriptions.subscriptions import is_followed, name_of, shown_address
from wirereader.sources.fetch_result import (
    Failed,
    Fetched,
    FetchPolicy,
    FetchResult,
    Unchanged,
)
from wirereader.sources.scheduling import ASKS_TO_WAIT, is_early
from wirereader.story.faults import WirereaderFault
from wirereader.story.source import FetchMemory, Paused, Source, SourceKind

if TYPE_CHECKING:
    from wirereader.desk.refresh.new_story_hook import Hook
    from wirereader.library.results import NewStory, SourceState

INTERVAL_S = 30 * 60
_TELL_S = 0.1
_STOP_S = 5.0
ALERT_FOR_S = 6 * 3600.0
_ROOM_BYTES = 24 << 20

Tell = Callable[[Tiding], None]


class RefreshShelf(NewsShelf, LeaseShelf, Protocol):
    """The library, as far as a refresh goes; any method may raise LibraryFault."""

    def sources(self) -> "tuple[SourceState, ...]":
        """All sources."""

    def due(self, now: datetime) -> "tuple[SourceState, ...]":
        """The sources whose time has come."""

    def tidy(self, keep_days: int | None, keep_count_per_source: int | None, now: datetime) -> int:
        """Drop stories that are too old or too many."""


class Fetch(Protocol):
    """Whoever fetches: `sources.fetch.fetch_all`, or a stand-in."""

    def __call__(
        self, states: Iterable[tuple[Source, FetchMemory]], policy: FetchPolicy, now: datetime
    ) -> AsyncIterator[FetchResult]:
        """Fetch all, and give the results as they come."""


class RefreshOptions(NamedTuple):
    """How a refresh is done.

    `source_ids` are those to be refreshed, None all; `is_due_only` leaves out those whose time has
    not come.  `alert_for_s` is how long an alert lasts, in seconds, None for ever; `interval_s` how
    often a source is asked that has no interval of its own.  A second refresh waits `wait_s` for a
    first to end before it is refused.  Stories beyond `keep_days`, and beyond `keep_per_source` of
    one source, are dropped at the end; 0 keeps all.
    """

    source_ids: frozenset[int] | None = None
    is_due_only: bool = False
    policy: FetchPolicy = FetchPolicy()
    alert_for_s: float | None = ALERT_FOR_S
    interval_s: int = INTERVAL_S
    wait_s: float = LEASE_S + 2
    keep_days: int = 0
    keep_per_source: int = 0


EVERYTHING = RefreshOptions()


async def refresh(
    library: RefreshShelf,
    tell: Tell,
    manner: RefreshOptions = EVERYTHING,
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
    lease = Lease(library, clock)
    try:
        parsers.start()
        if not await lease.taken(manner.wait_s, stop):
            return Report(is_refused=True)
        states = await asyncio.to_thread(_chosen, library, manner, clock())
        if sum(state.memory.content_hash is None for state in states) > 1:
            parsers.start(2)  # these will bring something, and be parsed at the same time
        run = _RefreshRun(library, tell, manner, parsers, clock, states, hook)
        try:
            report = await run.whole(fetch or _fetch_all(), stop)
        finally:
            await run.close()
        if not states:
            report = _idle(report, await asyncio.to_thread(library.sources), clock())
        if (manner.keep_days or manner.keep_per_source) and not stop.is_set():
            await asyncio.to_thread(
                library.tidy, manner.keep_days or None, manner.keep_per_source or None, clock()
            )
        return report
    finally:
        await lease.end()
        if is_ours:
            await parsers.close()


def _fetch_all() -> Fetch:
    from wirereader.sources.fetch_all import fetch_all

    return fetch_all


def _chosen(
    library: RefreshShelf, manner: RefreshOptions, now: datetime
) -> "tuple[SourceState, ...]":
    """The sources to refresh; one that is paused only if it is asked for by itself."""
    wanted = manner.source_ids
    if wanted is not None:
        chosen = (state for state in library.sources() if state.source.id in wanted)
        return tuple(one for one in chosen if one.source.paused is not Paused.SERVED)
    states = library.due(now) if manner.is_due_only else library.sources()
    # the stories that come with the program are looked at when it starts
    return tuple(
        one
        for one in states
        if one.source.paused is None and one.source.kind is not SourceKind.SAMPLES
    )


def _clock_time(time: datetime, now: datetime) -> str:
    """A time to come by the reader's own clock: "14:20", "14:20 on 3 December"."""
    at, today = time.astimezone(), now.astimezone()
    day = "" if at.date() == today.date() else f" on {at.day} {at:%B}"
    return f"{at:%H:%M}{day}"


def _idle(report: Report, states: "Sequence[SourceState]", now: datetime) -> Report:
    """A report of no source, with why there was none to be asked."""
    every = [one for one in states if is_followed(one.source)]
    followed = [one for one in every if one.source.paused is not Paused.SERVED]
    if every and not followed:
        return report._replace(idle="Nothing is due. The servers of accounts fetch all sources.")
    waiting = [one for one in followed if one.source.paused is None]
    if followed and not waiting:
        return report._replace(idle="All sources are paused. sources shows why.")
    due = [(one.memory.due_at, name_of(one.source)) for one in waiting if one.memory.due_at]
    if not due:
        return report
    time, name = min(due)
    who = "The source is not" if len(waiting) == 1 else f"None of {len(waiting)} sources is"
    said = f"{who} due; next at {_clock_time(time, now)}."
    return report._replace(idle=said, next_source=name, next_due=time)


class _RefreshRun:
    """One refresh of some sources."""

    def __init__(
        self,
        library: RefreshShelf,
        tell: Tell,
        manner: RefreshOptions,
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
        self._room = ByteRoom(_ROOM_BYTES)
        self._lines: list[SourceLine] = []
        self._asking: list[asyncio.Task[None]] = []
        self._told_at = -math.inf  # a machine just started is younger than any pause

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
        return Report(
            tuple(self._lines),
            len(self._states),
            others,
            is_stopped=is_stopped,
            joined=tuple(
                f"{name_of(gone)} has moved to the address of {name_of(kept)}: "
                "merged into one source."
                for gone, kept in self._writer.joined.values()
            ),
        )

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
            if self._must_wait(state.memory):
                self._pass_over(state)
            else:
                (feeds if state.source.kind is SourceKind.FEED else folders).append(state)
        self._writer.expect(len(folders) + len(feeds))
        async with _faults_alone(), asyncio.TaskGroup() as group:
            self._asking = [group.create_task(self._folder(state)) for state in folders]
            if feeds:
                self._asking.append(group.create_task(self._feeds(feeds, fetch, group)))

    def _stop_asking(self) -> None:
        """Ask no more sources; what has come is still parsed and kept."""
        self._writer.expect(0)
        for task in self._asking:
            task.cancel()

    def _must_wait(self, memory: FetchMemory) -> bool:
        """Claim that the server asked to be left alone, and the reader named no source."""
        is_told = memory.fault in ASKS_TO_WAIT
        waits = is_told and is_early(memory.due_at, self._clock())
        return self._manner.source_ids is None and waits

    def _pass_over(self, state: "SourceState") -> None:
        source, memory = state.source, state.memory
        number = self._numbers[source.id]
        self._lines.append(
            SourceLine(
                number,
                source.title,
                shown_address(source),
                what=memory.what,
                why=memory.why,
                remedy=memory.remedy,
            )
        )
        self._progress()

    async def _feeds(
        self, states: "Sequence[SourceState]", fetch: Fetch, group: asyncio.TaskGroup
    ) -> None:
        pairs = [(state.source, state.memory) for state in states]
        async with _closed_at_end(fetch(pairs, self._manner.policy, self._clock())) as results:
            async for result in results:
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
                await self._keep(self._answered(state, result))

    async def _fetched(self, state: "SourceState", result: Fetched) -> None:
        source = state.source
        try:
            parsed = await self._parsers.feed(
                result.data,
                result.final_address,
                result.headers,
                source.title,
                source.options.time_zone,
            )
        except WirereaderFault as fault:
            told = fetch_outcome.unreadable(state, fault, self._clock(), self._manner.interval_s)
            await self._keep(told)
            return
        await self._keep(self._answered(state, result, parsed))

    def _answered(
        self, state: "SourceState", result: Fetched | Unchanged, parsed: Parsed | None = None
    ) -> Arrival:
        told = fetch_outcome.answered(state, result, parsed, self._clock(), self._manner.interval_s)
        return told._replace(alert_for_s=self._manner.alert_for_s)

    async def _failed(self, state: "SourceState", failed: Failed) -> None:
        await self._keep(
            fetch_outcome.failed(state, failed, self._clock(), self._manner.interval_s)
        )

    async def _folder(self, state: "SourceState") -> None:
        from wirereader.desk.refresh.folder_reading import read_folder

        now, source = self._clock(), state.source
        read = await read_folder(
            Path(source.address), state.memory, self._parsers, now, source.options.time_zone
        )
        await self._keep(Arrival(state.source, read.records, read.memory, fault=read.fault))

    async def _keep(self, arrival: Arrival) -> None:
        stored = await self._writer.keep(arrival)
        source, fault = arrival.source, arrival.fault
        line = SourceLine(
            number=self._numbers[source.id],
            title=source.title or arrival.title or "",
            address=shown_address(source),
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
async def _closed_at_end(
    results: AsyncIterator[FetchResult],
) -> AsyncIterator[AsyncIterator[FetchResult]]:
    """Have what fetches end with the block, also where the block ends between two results."""
    try:
        yield results
    finally:
        close = getattr(results, "aclose", None)
        if close is not None:
            await close()


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
