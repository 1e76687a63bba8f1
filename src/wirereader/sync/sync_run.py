"""One sync of one account: what waits goes out, then what the server has comes in.

The order is that of the design: the outbox; subscriptions; the unread and the starred set; then the
contents of what is not here yet, the newest first, each batch kept before the next is asked for.
"""

import asyncio
import time
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Awaitable,
    Callable,
    Coroutine,
    Iterable,
    Sequence,
)
from contextlib import aclosing
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from wirereader.library.accounts.account_values import (
    Account,
    AccountState,
    ServedFeed,
    ToldItem,
)
from wirereader.library.accounts.accounts import Accounts, ServedItems
from wirereader.library.results import NewStory
from wirereader.story.faults import FormatFault
from wirereader.story.record import Record
from wirereader.story.source import Source
from wirereader.sync.content_pages import PageSize, ahead
from wirereader.sync.item_documents import digest_of, document_of, guid_of
from wirereader.sync.label_sets import labels_of, take_label_sets
from wirereader.sync.mark_decision import absent_ids, decided, in_batches, is_doubtful
from wirereader.sync.outbox_sending import Sending
from wirereader.sync.server_protocol import (
    BEGUN,
    MarkSets,
    RemoteFeed,
    RemoteItem,
    Server,
    ServerError,
    ServerTrouble,
)

_A_REQUEST_S: Final = 60.0
"""Seconds between syncs that nobody asked for, for each request of the last one."""


_TEXTS: Final = 250  # of the newest stories it is looked whether the server changed their texts,
_TEXTS_AFTER: Final = timedelta(hours=1)  # so often: no server of sets tells what it has changed
_STOP_S: Final = 2.0
"""Seconds that a sync may go on with after it was told to stop."""

Parse = Callable[[bytes, str, str], Awaitable[Sequence[Record]]]
"""Reads a document (its address, the title of its source) in the process that parses.

Raises FormatFault."""


class SyncProgress(NamedTuple):
    """How many items are here of those that are wanted, and what has just arrived.

    With `is_sending`, how many marks are there of those that waited.
    """

    done: int
    total: int
    new: Sequence[NewStory] = ()
    is_sending: bool = False


class SyncReport(NamedTuple):
    """What came of a sync.  `fault` is why it failed, in three sentences; None: it did not.

    `changed` counts marks that were changed here, `sent` what the server has answered.
    """

    new: int = 0
    revised: int = 0
    changed: int = 0
    sent: int = 0
    is_stopped: bool = False
    fault: tuple[str, str, str] | None = None


class Surroundings(NamedTuple):
    """What a sync needs beside its server: who parses, who is told, the clock, and when to stop."""

    parse: Parse
    tell: Callable[[SyncProgress], None]
    clock: Callable[[], datetime]
    stop: asyncio.Event


async def sync_account(
    accounts: Accounts, state: AccountState, server: Server, around: Surroundings
) -> SyncReport:
    """Sync one account; never raises for what a server does.  Raises LibraryFault."""
    run = _SyncRun(accounts, state, server, around)
    try:
        await _until_stopped(run.whole(), around.stop)
    except ServerError as error:
        fault = (f"{name_of(state.account)} was not synced.", error.why, error.remedy)
        is_refused = error.trouble is ServerTrouble.LOGIN
        await asyncio.to_thread(
            accounts.note_failed, state.account.id, fault, is_refused=is_refused
        )
        if error.wait_s:
            due = around.clock() + timedelta(seconds=error.wait_s)
            await asyncio.to_thread(accounts.note_due, state.account.id, due)
        return run.report(fault)
    return run.report(None)


async def _until_stopped(work: Coroutine[None, None, None], stop: asyncio.Event) -> None:
    """Do `work`; when it is to stop, give it a moment and end it: a server may be silent long.

    A request that is cut off so counts as one without an answer.
    """
    task = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            await asyncio.wait({task}, timeout=_STOP_S)
        if task.done():
            task.result()
    finally:
        stopping.cancel()
        task.cancel()
        await asyncio.gather(task, stopping, return_exceptions=True)


def name_of(account: Account) -> str:
    """What an account is called: its user and its server's host."""
    from urllib.parse import urlsplit

    host = urlsplit(account.address).hostname or account.address
    return f"{account.user} at {host}" if account.user else host


def due_after(requests: int, now: datetime) -> datetime:
    """When the next sync may be that nobody asks for: one request a minute at the most."""
    return now + timedelta(seconds=requests * _A_REQUEST_S)


class _Page(NamedTuple):
    """Items that came with their contents, and others of which marks and labels are taken alone.

    `asked` is how many were due.
    """

    items: Sequence[RemoteItem]
    asked: int
    known: Sequence[RemoteItem] = ()


class _ParsedPage(NamedTuple):
    """The same, read."""

    served: Sequence[ServedItems]
    known: Sequence[RemoteItem]
    asked: int


class _SyncRun:
    def __init__(
        self, accounts: Accounts, state: AccountState, server: Server, around: Surroundings
    ) -> None:
        self._accounts, self._state, self._server, self._around = accounts, state, server, around
        self._own = state.account.id
        self._feeds: dict[str, RemoteFeed] = {}
        self._sources: dict[str, Source] = {}
        self._new = self._revised = self._changed = self._sent = 0
        self._done = self._total = 0
        self._is_left_over = False
        self._unread = self._starred = frozenset[str]()

    def report(self, fault: tuple[str, str, str] | None) -> SyncReport:
        """What came of it so far."""
        stopped = self._around.stop.is_set()
        return SyncReport(self._new, self._revised, self._changed, self._sent, stopped, fault)

    async def whole(self) -> None:
        """Do it all.  Raises ServerError, LibraryFault."""
        sending = Sending(
            self._accounts,
            self._state.account,
            self._server,
            self._around.clock,
            self._around.stop,
            lambda done, total: self._around.tell(SyncProgress(done, total, is_sending=True)),
        )
        try:
            await sending.run()
        finally:
            self._sent = sending.sent
        if self._is_stopped():
            return
        cursor = await self._server.cursor()
        if cursor and not self._state.cursor:
            begun = f"{BEGUN}{cursor}"
            await asyncio.to_thread(self._accounts.note_cursor, self._own, begun)
        await self._take_feeds()
        if self._state.synced_at is None:
            await self._take_counts()
        if self._server.capabilities.tells_changes:
            await self._take_changes()
        else:
            await self._take_sets()
        if not self._is_stopped():
            cursor = self._state.cursor if self._is_left_over else cursor
            await asyncio.to_thread(
                self._accounts.note_synced, self._own, cursor, self._around.clock()
            )

    def _is_stopped(self) -> bool:
        return self._around.stop.is_set()

    # Subscriptions

    async def _take_feeds(self) -> None:
        feeds = await self._server.feeds()
        if is_doubtful(len(self._gone(feeds)), len(self._sources_before()), len(feeds)):
            feeds = tuple({one.id: one for one in (*feeds, *await self._server.feeds())}.values())
        self._feeds = {one.id: one for one in feeds}
        told = [ServedFeed(*one) for one in feeds]
        await asyncio.to_thread(self._accounts.set_feeds, self._state.account, told)
        self._sources = await asyncio.to_thread(self._accounts.served, self._own)
        keeps = self._server.capabilities.has_labels
        if keeps is not self._state.account.keeps_labels:
            await asyncio.to_thread(self._accounts.note_keeps_labels, self._own, keeps=keeps)

    def _sources_before(self) -> dict[str, Source]:
        if not self._sources:
            self._sources = self._accounts.served(self._own)
        return self._sources

    def _gone(self, feeds: Iterable[RemoteFeed]) -> set[str]:
        return self._sources_before().keys() - {one.id for one in feeds}

    async def _take_counts(self) -> None:
        """Learn how many stories of each feed there are to come, for a first sync."""
        counts = await self._server.unread_counts()
        await asyncio.to_thread(self._accounts.set_wanted, self._own, counts)
        if self._server.capabilities.tells_changes:
            self._total = sum(counts.values())
            await asyncio.to_thread(self._accounts.note_wanted, self._own, self._total)

    # Whole sets

    async def _take_sets(self) -> None:
        sets = await self._server.mark_sets()
        missing = await asyncio.to_thread(self._missing, sets)
        expected = await asyncio.to_thread(self._accounts.items_said_to_be, self._own, "unread")
        if is_doubtful(len(missing), len(expected), len(sets.unread)):
            sets = _both(sets, await self._server.mark_sets())
            missing = await asyncio.to_thread(self._missing, sets)
        known = await asyncio.to_thread(self._accounts.known_items, self._own)
        unread, starred = frozenset(sets.unread), frozenset(sets.starred)
        told = [
            ToldItem(one, False if one in unread else None, True if one in starred else None)
            for one in dict.fromkeys((*sets.unread, *sets.starred))
            if one in known
        ]
        await self._marks(told)
        await self._confirm(missing)
        wanted = [one for one in (*sets.unread, *sets.starred) if one not in known]
        self._unread, self._starred = unread, starred
        await self._fetch(list(dict.fromkeys(wanted)))
        if self._server.capabilities.has_labels and self._state.synced_at is not None:
            await self._take_labels()
        await self._take_texts()

    def _missing(self, sets: MarkSets) -> list[str]:
        """Items that were unread or starred there, and are missing from the set now."""
        accounts, own = self._accounts, self._own
        found: dict[str, None] = {}
        for mark, there in (("unread", sets.unread), ("starred", sets.starred)):
            expected = accounts.items_said_to_be(own, mark)
            found |= dict.fromkeys(absent_ids(expected, there, is_whole=sets.is_whole))
        return list(found)

    async def _confirm(self, missing: Sequence[str]) -> None:
        """Ask for what is missing by itself: what the server does not tell stays as it is."""
        for ids in in_batches(missing, self._server.capabilities.contents_at_once):
            if self._is_stopped():
                return
            try:
                items = await self._server.contents(ids)
            except ServerError as error:
                if error.trouble is not ServerTrouble.REFUSED:
                    raise
                continue  # Miniflux 2.2 refuses (400) where it knows none of them
            await self._take_known(items)

    async def _take_known(self, items: Sequence[RemoteItem]) -> None:
        """Take in what the server says of items that are here, and their texts if they changed."""
        page = await self._known_page(items)
        await self._keep(await self._parsed_page(page))

    async def _known_page(self, items: Sequence[RemoteItem]) -> _Page:
        digests = {one.id: digest_of(one) for one in items}
        other = await asyncio.to_thread(self._accounts.with_other_text, self._own, digests)
        rest = [one for one in items if one.id not in other]
        return _Page([one for one in items if one.id in other], 0, rest)

    async def _take_labels(self) -> None:
        self._changed += await take_label_sets(
            self._accounts, self._state, self._server, self._around.clock, self._confirm
        )

    async def _take_texts(self) -> None:
        """Look at the newest stories for what the server has changed, once in a while."""
        now, last = self._around.clock(), self._state.texts_at
        if last is not None and timedelta() <= now - last < _TEXTS_AFTER:
            return
        if self._state.synced_at is not None:
            most = self._server.capabilities.contents_at_once
            ids = await asyncio.to_thread(self._accounts.newest_items, self._own, min(most, _TEXTS))
            await self._confirm(ids)
        await asyncio.to_thread(self._accounts.note_texts_seen, self._own, now)

    async def _marks(self, told: Sequence[ToldItem]) -> None:
        if told:
            self._changed += await asyncio.to_thread(
                self._accounts.take_marks, self._own, told, decided, self._around.clock()
            )

    async def _fetch(self, ids: list[str]) -> None:
        """Bring contents."""
        self._total = len(ids)
        await asyncio.to_thread(
            self._accounts.note_wanted, self._own, self._state.here + self._total
        )
        self._tell()
        await self._keep_all(self._contents(ids))

    async def _contents(self, ids: list[str]) -> AsyncGenerator[_Page]:
        rest, size = ids, PageSize(self._server.capabilities.contents_at_once)
        while rest:
            asked, rest = rest[: size.now], rest[size.now :]
            begun = time.monotonic()
            items = await self._server.contents(asked)
            texts = sum(len(one.content) for one in items)
            size.took(len(items), texts, time.monotonic() - begun)
            yield _Page([self._stated(one) for one in items], len(asked))

    def _stated(self, item: RemoteItem) -> RemoteItem:
        """An item with the marks that the sets tell, where it does not tell them itself."""
        read, star = item.is_read, item.is_starred
        if read is None and item.id in self._unread:
            read = False
        if star is None and item.id in self._starred:
            star = True
        return item._replace(is_read=read, is_starred=star)

    # Changes

    async def _take_changes(self) -> None:
        await self._keep_all(self._changes())

    async def _changes(self) -> AsyncGenerator[_Page]:
        known = await asyncio.to_thread(self._accounts.known_items, self._own)
        async for page in self._server.changes(self._state.cursor):
            # what is read already is brought only when it is asked for
            new = [one for one in page if one.id not in known]
            wanted = [one for one in new if not one.is_read or one.is_starred]
            there = await self._known_page([one for one in page if one.id in known])
            known.update(one.id for one in wanted)
            yield _Page([*wanted, *there.items], len(wanted), there.known)

    # Contents

    async def _keep_all(self, pages: AsyncGenerator[_Page]) -> None:
        """Keep pages: one is kept while the next is parsed, and the one after is on its way."""
        async with (
            aclosing(pages),
            aclosing(ahead(pages)) as came,
            aclosing(self._parsed_pages(came)) as parsed,
            aclosing(ahead(parsed)) as ready,
        ):
            async for page in ready:
                if self._is_stopped():
                    return
                await self._keep(page)
                self._done += page.asked
                self._tell()

    async def _parsed_pages(self, pages: AsyncIterator[_Page]) -> AsyncGenerator[_ParsedPage]:
        async for page in pages:
            yield await self._parsed_page(page)

    async def _parsed_page(self, page: _Page) -> _ParsedPage:
        by_feed: dict[str, list[RemoteItem]] = {}
        for item in page.items:
            by_feed.setdefault(item.feed, []).append(item)
        if by_feed.keys() - self._feeds.keys():  # somebody has subscribed meanwhile
            await self._take_feeds()
        known = list(page.known)
        for feed in by_feed.keys() - (self._feeds.keys() & self._sources.keys()):
            # given up here, or a list that lied: what is known is heeded, the rest asked for again
            known += by_feed[feed]
            self._is_left_over = True
        served = await asyncio.gather(
            *(
                self._read(feed, several)
                for feed, several in by_feed.items()
                if feed in self._feeds and feed in self._sources
            )
        )
        return _ParsedPage(served, known, page.asked)

    async def _keep(self, page: _ParsedPage) -> None:
        """Keep items with their contents and marks."""
        await self._marks([_told(one) for one in page.known])
        if labels := labels_of(page.known):
            self._changed += await asyncio.to_thread(
                self._accounts.take_labels, self._own, labels, decided, self._around.clock()
            )
        if not page.served:
            return
        stored = await asyncio.to_thread(
            self._accounts.take_items, self._own, page.served, decided, self._around.clock()
        )
        new = [story for one in stored for story in one.new]
        self._new += len(new)
        self._revised += sum(len(one.revised) for one in stored)
        if new:
            self._around.tell(SyncProgress(self._done, self._total, new))

    async def _read(self, feed: str, items: Sequence[RemoteItem]) -> ServedItems:
        source, account = self._sources[feed], self._state.account.name
        records = await self._parsed(self._feeds[feed], source, items)
        told = [
            ToldItem(
                one.id,
                one.is_read,
                one.is_starred,
                guid_of(account, one.id),
                one.guid_hash,
                digest_of(one),
            )
            for one in items
        ]
        return ServedItems(source.id, records, told, labels_of(items))

    async def _parsed(
        self, feed: RemoteFeed, source: Source, items: Sequence[RemoteItem]
    ) -> list[Record]:
        """What is read of items; one that cannot be read keeps no other from it."""
        document = document_of(feed, items, self._state.account.name)
        try:
            return list(await self._around.parse(document, feed.address, source.title))
        except FormatFault:
            if len(items) <= 1:
                return []
            middle = len(items) // 2
            halves = [await self._parsed(feed, source, half)
                      for half in (items[:middle], items[middle:])]  # fmt: skip
            return [record for half in halves for record in half]

    def _tell(self) -> None:
        self._around.tell(SyncProgress(self._done, self._total))


def _told(item: RemoteItem) -> ToldItem:
    """What is told of an item's marks."""
    return ToldItem(item.id, item.is_read, item.is_starred)


def _both(one: MarkSets, other: MarkSets) -> MarkSets:
    """What two answers have together: an id that stands in either is there."""
    return MarkSets(
        tuple(dict.fromkeys((*one.unread, *other.unread))),
        tuple(dict.fromkeys((*one.starred, *other.starred))),
        is_whole=one.is_whole and other.is_whole,
    )
