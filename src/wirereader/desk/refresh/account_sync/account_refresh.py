"""All accounts synced, one after another: part of a refresh, or by themselves.

Only one refresh or sync of a library runs at a time.  An account that fails is a line in what is
told and stops no other.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from wirereader.desk.clock import now_utc
from wirereader.desk.phrases import count, full_stop
from wirereader.desk.refresh.parser_pool import Parsers
from wirereader.desk.refresh.progress_reports import Syncing, Tiding, breaking_among, new_stories
from wirereader.desk.refresh.refresh_lease import LEASE_S, Lease
from wirereader.sources.fetch_result import FetchPolicy
from wirereader.sources.scheduling import is_early
from wirereader.sync.server_protocol import Server, ServerError
from wirereader.sync.sync_run import (
    Surroundings,
    SyncProgress,
    SyncReport,
    due_after,
    name_of,
    sync_account,
)

if TYPE_CHECKING:
    from wirereader.desk.refresh.new_story_hook import Hook
    from wirereader.library.accounts.account_values import Account, AccountState
    from wirereader.library.accounts.accounts import Accounts
    from wirereader.library.library import Library
    from wirereader.sources.http.server_session import ServerSession
    from wirereader.story.record import Record

_JSON = {"content-type": "application/feed+json"}


class SyncOptions(NamedTuple):
    """How a sync is done.

    `accounts` are the ids of those to be synced, None all that are neither paused nor stopped;
    `is_due_only` leaves out those whose time has not come.  Alerts last `alert_for_s` seconds, None
    for ever.  A second one waits `wait_s` for a first to end before it is refused.
    """

    accounts: frozenset[int] | None = None
    is_due_only: bool = False
    policy: FetchPolicy = FetchPolicy()
    alert_for_s: float | None = 6 * 3600.0
    wait_s: float = LEASE_S + 2


class Synced(NamedTuple):
    """What came of a sync of accounts: each account's name and report, in order.

    `is_refused` claims that another refresh was running.
    """

    reports: tuple[tuple[str, SyncReport], ...] = ()
    is_refused: bool = False

    @property
    def new(self) -> int:
        """How many stories are new."""
        return sum(report.new for _, report in self.reports)

    @property
    def faults(self) -> tuple[str, ...]:
        """What failed, a line each."""
        told = (report.fault for _, report in self.reports if report.fault is not None)
        return tuple(" ".join(part for part in fault if part) for fault in told)

    @property
    def said(self) -> str:
        """The whole in a sentence or two."""
        if self.is_refused:
            return "Another refresh is running."
        if not self.reports:
            return "No account to sync. account list lists the accounts."
        return " ".join(
            f"{full_stop(name)} {_in_words(report)}" if report.fault is None else report.fault[0]
            for name, report in self.reports
        )

    @property
    def said_of_one(self) -> str:
        """The same of the one account that was synced, without its name."""
        if len(self.reports) != 1 or self.faults:
            return self.said
        return _in_words(self.reports[0][1])


def _in_words(report: SyncReport) -> str:
    parts = [new_stories(report.new)]
    parts += [f"{report.revised} revised"] if report.revised else []
    parts += [f"{count(report.changed, 'mark')} received"] if report.changed else []
    parts += [f"{report.sent} sent"] if report.sent else []
    stopped = " Stopped before the end." if report.is_stopped else ""
    return f"{', '.join(parts)}.{stopped}"


async def sync_accounts(
    library: "Library",
    tell: Callable[[Tiding], None],
    options: SyncOptions,
    *,
    stop: asyncio.Event,
    parsers: Parsers,
    hook: "Hook | None" = None,
    clock: Callable[[], datetime] = now_utc,
) -> Synced:
    """Sync accounts, and tell how it goes.  Raises LibraryFault."""
    accounts = library.accounts(alert_for_s=options.alert_for_s)
    chosen = _chosen(await asyncio.to_thread(accounts.all), options, clock())
    if not chosen:
        return Synced()
    lease = Lease(library, clock)
    try:
        if not await lease.taken(options.wait_s, stop):
            return Synced(is_refused=True)
        parsers.start()
        one = _Syncing(accounts, tell, options, stop, parsers, hook, clock)
        reports = [
            (name_of(state.account), await one.run(state, by_name=options.accounts is not None))
            for state in chosen
            if not stop.is_set()
        ]
        return Synced(tuple(reports))
    finally:
        await lease.end()


def _chosen(
    states: "Sequence[AccountState]", options: SyncOptions, now: datetime
) -> "list[AccountState]":
    if options.accounts is not None:
        return [state for state in states if state.account.id in options.accounts]
    waiting = [one for one in states if not (one.account.is_paused or one.account.is_refused)]
    if not options.is_due_only:
        return waiting
    return [one for one in waiting if not is_early(one.due_at, now)]


class _Syncing:
    def __init__(
        self,
        accounts: "Accounts",
        tell: Callable[[Tiding], None],
        options: SyncOptions,
        stop: asyncio.Event,
        parsers: Parsers,
        hook: "Hook | None",
        clock: Callable[[], datetime],
    ) -> None:
        self._accounts, self._tell, self._options = accounts, tell, options
        self._stop, self._parsers, self._hook, self._clock = stop, parsers, hook, clock

    async def run(self, state: "AccountState", *, by_name: bool) -> SyncReport:
        """Sync one; a server that asked to be left alone is, unless the reader named it."""
        from wirereader.sync.server_kinds import session_of

        account = state.account
        if state.what and is_early(state.due_at, self._clock()) and not by_name:
            return SyncReport(fault=(state.what, state.why, state.remedy))
        try:
            session = session_of(account, self._options.policy)
        except ServerError as error:
            return await self._not_begun(account, error)
        try:
            return await self._in_session(state, session)
        finally:
            await session.aclose()

    async def _in_session(self, state: "AccountState", session: "ServerSession") -> SyncReport:
        from wirereader.sync.server_kinds import credentials_of, server_of

        account = state.account
        try:
            server: Server = server_of(account, session, await credentials_of(account))
        except ServerError as error:
            return await self._not_begun(account, error)
        around = Surroundings(self._parse, self._teller(account), self._clock, self._stop)
        report = await sync_account(self._accounts, state, server, around)
        if report.fault is None:
            due = due_after(session.requests, self._clock())
            await asyncio.to_thread(self._accounts.note_due, account.id, due)
        return report

    async def _not_begun(self, account: "Account", error: ServerError) -> SyncReport:
        """Note why a sync could not begin; a command that fails today may work tomorrow."""
        fault = (f"{name_of(account)} was not synced.", error.why, error.remedy)
        await asyncio.to_thread(self._accounts.note_failed, account.id, fault)
        return SyncReport(fault=fault)

    def _teller(self, account: "Account") -> Callable[[SyncProgress], None]:
        name = name_of(account)

        def tell(progress: SyncProgress) -> None:
            for news in breaking_among(progress.new):
                self._tell(news)
            if self._hook is not None and progress.new:
                self._hook.put([story.id for story in progress.new])
            noun = "mark" if progress.is_sending else "story"
            self._tell(Syncing(name, progress.done, progress.total, noun))

        return tell

    async def _parse(self, data: bytes, address: str, title: str) -> "Sequence[Record]":
        return (await self._parsers.feed(data, address, _JSON, title)).records
