"""Many sources at once, each given as it comes: only bytes, no reading of what they say.

At most `at_once` together and `per_host` of one registered host; a host that asks to be left alone
is left alone by all of its sources.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable
from datetime import datetime
from typing import Final

from wirereader.sources.fetch_result import (
    Failed,
    FailureKind,
    Fetched,
    FetchPolicy,
    FetchResult,
    Taker,
)
from wirereader.sources.http.connection_pool import Connections, Network
from wirereader.sources.http.credentials import Logins
from wirereader.sources.http.fetch_faults import TroubleError, duration, shown_host
from wirereader.sources.http.fetch_one import Round, visit
from wirereader.sources.http.host_limits import Turns, registered_host
from wirereader.sources.http.proxies import Proxies
from wirereader.sources.http.request_headers import FILE, PAGE
from wirereader.story.clean import clean_line
from wirereader.story.source import FetchMemory, Source, SourceKind

_MOST_WAITING: Final = 32 << 20  # bytes that came and were not taken: no more is asked for then

State = tuple[Source, FetchMemory]


async def fetch_all(
    states: Iterable[State], policy: FetchPolicy, now: datetime, network: Network | None = None
) -> AsyncIterator[FetchResult]:
    """Try all feeds among `states`, and give what came of each as it comes.

    Folders and samples are left out: there is nothing to fetch.  Ending the iteration early, or
    cancelling it, stops all that is under way.
    """
    refresh = _Refresh(states, policy, now, network)
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
    network: Network | None = None,
    accept: str = PAGE,
) -> Fetched | Failed:
    """Fetch one page: to look for feeds on it, or for the whole of an article.

    `accept` is what is asked for, of what a server may have at one address: a page or a feed.

    `of` is the source that led there: its user agent and proxy are used, its secrets only on its
    own origin, and its permission for a private network only on its own host.
    """
    source = _page_source(address, of, is_private_allowed=is_private_allowed)
    shared = _round(policy, now, network)
    try:
        what = f"The page at {shown_host(_host(address))} was not fetched."
        result = await visit(source, FetchMemory(), shared, accept=accept, what=what)
    finally:
        await _end(shared)
    assert isinstance(result, Fetched | Failed)  # noqa: S101 - nothing was remembered to compare
    return result


async def fetch_file(
    address: str,
    policy: FetchPolicy,
    now: datetime,
    into: Taker,
    *,
    of: Source | None = None,
    network: Network | None = None,
) -> Fetched | Failed:
    """Fetch a file that a story of the source `of` leads to, and give it to `into` as it comes.

    The source's secrets and its permission for a private network reach as far as for a page.
    """
    source = _page_source(address, of, is_private_allowed=False)
    shared = _round(policy, now, network)
    try:
        what = f"The file at {shown_host(_host(address))} was not fetched."
        result = await visit(source, FetchMemory(), shared, accept=FILE, what=what, into=into)
    finally:
        await _end(shared)
    assert isinstance(result, Fetched | Failed)  # noqa: S101 - nothing was remembered to compare
    return result


class _Refresh:
    def __init__(
        self,
        states: Iterable[State],
        policy: FetchPolicy,
        now: datetime,
        network: Network | None,
    ) -> None:
        feeds = [state for state in states if state[0].kind is SourceKind.FEED]
        self._turns = Turns(
            ((registered_host(state[0].address or state[0].key), state) for state in feeds),
            policy.per_host,
        )
        self._outstanding = len(feeds)
        self._at_once = max(1, policy.at_once)
        self._running: dict[asyncio.Task[FetchResult], str] = {}
        self._come: deque[FetchResult] = deque()
        self._waiting_bytes = 0
        self._news = asyncio.Event()
        self._bug: BaseException | None = None
        self._shared = _round(policy, now, network)

    async def results(self) -> AsyncIterator[FetchResult]:
        while self._outstanding:
            self._start_more()
            if not self._come:
                self._news.clear()
                await self._news.wait()
            if self._bug is not None:
                raise self._bug
            result = self._come.popleft()
            self._outstanding -= 1
            self._waiting_bytes -= _size(result)
            yield result

    async def aclose(self) -> None:
        tasks = list(self._running)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await _end(self._shared)

    def _start_more(self) -> None:
        while len(self._running) < self._at_once and self._waiting_bytes < _MOST_WAITING:
            taken = self._turns.next()
            if taken is None:
                return
            host, (source, memory) = taken
            task = asyncio.create_task(visit(source, memory, self._shared))
            self._running[task] = host
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[FetchResult]) -> None:
        host = self._running.pop(task)
        if task.cancelled():
            return
        self._bug = task.exception()
        if self._bug is not None:
            self._news.set()
            return
        result = task.result()
        self._turns.done(host)
        self._put(result)
        if isinstance(result, Failed) and result.kind is FailureKind.BUSY:
            for source, _ in self._turns.drop(host):
                self._put(_held_back(source, host, result.retry_after_s))
        self._start_more()

    def _put(self, result: FetchResult) -> None:
        self._come.append(result)
        self._waiting_bytes += _size(result)
        self._news.set()


def _round(policy: FetchPolicy, now: datetime, network: Network | None) -> Round:
    return Round(policy, now, Connections(policy, network), Proxies(policy), Logins())


async def _end(shared: Round) -> None:
    await shared.logins.aclose()
    await shared.connections.aclose()


def _size(result: FetchResult) -> int:
    return len(result.data) if isinstance(result, Fetched) else 0


def _held_back(source: Source, host: str, retry_after_s: float | None) -> Failed:
    name = clean_line(source.title, 80) or shown_host(host)
    wait = f" for {duration(retry_after_s)}" if retry_after_s else ""
    return TroubleError(
        FailureKind.HELD_BACK,
        f"{shown_host(host)} asks to be left alone{wait}, by all its feeds.",
        "It is tried again after that.",
        retry_after_s,
    ).as_failed(source.id, f"{name} was not refreshed.")


def _page_source(address: str, of: Source | None, *, is_private_allowed: bool) -> Source:
    page = Source(key=address, address=address, is_private_allowed=is_private_allowed)
    if of is None:
        return page
    from wirereader.sources.http.request_headers import may_know_secrets, web_address

    try:
        here, there = web_address(of.address or of.key), web_address(address)
    except TroubleError:
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
    from urllib.parse import urlsplit

    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
