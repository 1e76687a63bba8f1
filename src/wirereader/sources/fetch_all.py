"""Many sources at once, each given as it comes: only bytes, no reading of what they say.

At most `at_once` together and `per_host` of one registered host; a host that asks to be left alone
is left alone by all of its sources.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from wirereader.sources.fetch_result import (
    BodySink,
    Failed,
    FailureKind,
    Fetched,
    FetchPolicy,
    FetchResult,
)
from wirereader.sources.http.credentials import Logins
from wirereader.sources.http.fetch_faults import FetchError, duration, shown_host
from wirereader.sources.http.fetch_one import FetchSession, fetch_one
from wirereader.sources.http.guarded_transport import NetworkAccess, SharedTransport
from wirereader.sources.http.host_limits import HostQueue, registered_host
from wirereader.sources.http.request_headers import FILE, PAGE, may_know_secrets, web_address
from wirereader.story.clean import clean_line
from wirereader.story.source import FetchMemory, Source, SourceKind

_MOST_WAITING: Final = 32 << 20  # bytes that came and were not taken: then no more is asked for

State = tuple[Source, FetchMemory]


async def fetch_all(
    states: Iterable[State],
    policy: FetchPolicy,
    now: datetime,
    network: NetworkAccess | None = None,
) -> AsyncIterator[FetchResult]:
    """Try all feeds among `states`, and give what came of each as it comes.

    Folders and samples are left out: there is nothing to fetch.  Ending the iteration early, or
    cancelling it, stops all that is under way.
    """
    refresh = _Fetching(states, policy, now, network)
    try:
        async for result in refresh.results():
            yield result
    finally:
        await refresh.aclose()


async def fetch_page(
    address: str,
    policy: FetchPolicy,
    now: datetime,
    *,
    of: Source | None = None,
    is_private_allowed: bool = False,
    network: NetworkAccess | None = None,
    accept: str = PAGE,
) -> Fetched | Failed:
    """Fetch one page: to look for feeds on it, or for the whole of an article.

    `accept` is what is asked for, of what a server may have at one address: a page or a feed.

    `of` is the source that led there: its user agent and proxy are used, its secrets only on its
    own origin, and its permission for a private network only on its own host.
    """
    source = _page_source(address, of, is_private_allowed=is_private_allowed)
    session = _session(policy, now, network)
    try:
        what = f"The page at {shown_host(_host(address))} was not fetched."
        result = await fetch_one(source, FetchMemory(), session, accept=accept, what=what)
    finally:
        await _end(session)
    assert isinstance(result, Fetched | Failed)  # noqa: S101 - nothing was remembered to compare
    return result


async def fetch_file(
    address: str,
    policy: FetchPolicy,
    now: datetime,
    into: BodySink,
    *,
    of: Source | None = None,
    network: NetworkAccess | None = None,
) -> Fetched | Failed:
    """Fetch a file that a story of the source `of` leads to, and give it to `into` as it comes.

    The source's secrets and its permission for a private network reach as far as for a page.
    """
    source = _page_source(address, of, is_private_allowed=False)
    session = _session(policy, now, network)
    try:
        what = f"The file at {shown_host(_host(address))} was not fetched."
        result = await fetch_one(source, FetchMemory(), session, accept=FILE, what=what, into=into)
    finally:
        await _end(session)
    assert isinstance(result, Fetched | Failed)  # noqa: S101 - nothing was remembered to compare
    return result


class _Fetching:
    def __init__(
        self,
        states: Iterable[State],
        policy: FetchPolicy,
        now: datetime,
        network: NetworkAccess | None,
    ) -> None:
        feeds = [state for state in states if state[0].kind is SourceKind.FEED]
        self._waiting = HostQueue(
            ((registered_host(state[0].address or state[0].key), state) for state in feeds),
            policy.per_host,
        )
        self._outstanding = len(feeds)
        self._at_once = max(1, policy.at_once)
        self._running: dict[asyncio.Task[FetchResult], str] = {}
        self._arrived: deque[FetchResult] = deque()
        self._waiting_bytes = 0
        self._has_arrived = asyncio.Event()
        self._bug: BaseException | None = None
        self._session = _session(policy, now, network)

    async def results(self) -> AsyncIterator[FetchResult]:
        while self._outstanding:
            self._start_more()
            if not self._arrived:
                self._has_arrived.clear()
                await self._has_arrived.wait()
            if self._bug is not None:
                raise self._bug
            result = self._arrived.popleft()
            self._outstanding -= 1
            self._waiting_bytes -= _size(result)
            yield result

    async def aclose(self) -> None:
        tasks = list(self._running)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await _end(self._session)

    def _start_more(self) -> None:
        while len(self._running) < self._at_once and self._waiting_bytes < _MOST_WAITING:
            taken = self._waiting.next()
            if taken is None:
                return
            host, (source, memory) = taken
            task = asyncio.create_task(fetch_one(source, memory, self._session))
            self._running[task] = host
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[FetchResult]) -> None:
        host = self._running.pop(task)
        if task.cancelled():
            return
        self._bug = task.exception()
        if self._bug is not None:
            self._has_arrived.set()
            return
        result = task.result()
        self._waiting.done(host)
        self._put(result)
        if isinstance(result, Failed) and result.kind is FailureKind.BUSY:
            for source, _ in self._waiting.drop(host):
                self._put(_held_back(source, host, result.retry_after_s))
        self._start_more()

    def _put(self, result: FetchResult) -> None:
        self._arrived.append(result)
        self._waiting_bytes += _size(result)
        self._has_arrived.set()


def _session(policy: FetchPolicy, now: datetime, network: NetworkAccess | None) -> FetchSession:
    return FetchSession(policy, now, SharedTransport(policy, network), Logins())


async def _end(session: FetchSession) -> None:
    await session.logins.aclose()
    await session.transport.aclose()


def _size(result: FetchResult) -> int:
    return len(result.data) if isinstance(result, Fetched) else 0


def _held_back(source: Source, host: str, retry_after_s: float | None) -> Failed:
    name = clean_line(source.title, 80) or shown_host(host)
    wait = f"; retrying in {duration(retry_after_s)}" if retry_after_s else ""
    return FetchError(
        FailureKind.HELD_BACK,
        f"{shown_host(host)} limits the rate for all its feeds{wait}.",
        "It will be retried; stored stories are kept.",
        retry_after_s,
    ).as_failed(source.id, f"{name} was not refreshed.")


def _page_source(address: str, of: Source | None, *, is_private_allowed: bool) -> Source:
    page = Source(key=address, address=address, is_private_allowed=is_private_allowed)
    if of is None:
        return page
    try:
        here, there = web_address(of.address or of.key), web_address(address)
    except FetchError:
        return page
    options = of.options
    if not may_know_secrets(there, here):
        options = options._replace(
            headers=(), cookie=None, user=None, password_command=(), keyring=None
        )
    is_same_host = here.raw_host == there.raw_host
    return page._replace(
        options=options,
        is_private_allowed=is_private_allowed or (of.is_private_allowed and is_same_host),
        id=of.id,
    )


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
