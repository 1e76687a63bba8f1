"""Accounts in a library of their own, synced with a model server over HTTP or without."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from tests.support.server_dialects import PASSWORD, TOKEN, USER
from wirereader.desk.refresh.parsed_records import records_of
from wirereader.formats.feeds.json_feed import read_json_feed
from wirereader.library.accounts.account_values import Account, AccountState
from wirereader.library.library import Library
from wirereader.sources.fetch_result import FetchPolicy
from wirereader.story.record import Record
from wirereader.sync.server_kinds import find_kind, server_of, session_of
from wirereader.sync.server_protocol import Credentials, Server, ServerKind
from wirereader.sync.sync_run import Surroundings, SyncProgress, SyncReport, sync_account

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
POLICY = FetchPolicy()


async def parsed_here(data: bytes, address: str, title: str) -> Sequence[Record]:
    """Read a document as the parsing process does, in this one."""
    return list(records_of(read_json_feed(json.loads(data), address), title))


class Client(NamedTuple):
    """A library with one account."""

    library: Library
    account: Account

    @property
    def state(self) -> AccountState:
        """How the account is doing."""
        found = self.library.accounts().one(self.account.id)
        assert found is not None
        return found

    def stories(self) -> dict[str, tuple[str, bool, bool]]:
        """All listed stories by headline: id, read, starred."""
        rows = self.library.rows(None, NOON)
        listed = [rows.row(number) for number in range(rows.count())]
        return {row.headline: (row.id, row.is_read, row.is_starred) for row in listed}

    def unread(self) -> set[str]:
        """The headlines of what is unread."""
        return {name for name, (_, is_read, _) in self.stories().items() if not is_read}

    def starred(self) -> set[str]:
        """The headlines of what is starred."""
        return {name for name, (_, _, is_starred) in self.stories().items() if is_starred}

    def mark(self, *headlines: str, **marks: Any) -> None:
        """Mark stories as a reader does."""
        stories = self.stories()
        ids = [stories[one][0] for one in headlines]
        self.library.set_marks(ids, said="Marked.", now=NOON, **marks)

    def source_ids(self) -> dict[str, int]:
        """The account's sources by their titles."""
        served = self.library.accounts().served(self.account.id)
        return {one.title: one.id for one in served.values()}


class Around:
    """What a sync needs, with what it told."""

    def __init__(self) -> None:
        self.told: list[SyncProgress] = []
        self.stop = asyncio.Event()

    def started(self, _: asyncio.AbstractEventLoop) -> None:
        """Called when the sync begins, with its loop."""

    def surroundings(self) -> Surroundings:
        return Surroundings(parsed_here, self.told.append, lambda: NOON, self.stop)


async def synced(client: Client, server: Server, around: Around | None = None) -> SyncReport:
    """Sync the account once."""
    around = around or Around()
    return await sync_account(
        client.library.accounts(), client.state, server, around.surroundings()
    )


def sync_over_http(client: Client, around: Around | None = None) -> SyncReport:
    """Sync the account once over HTTP, in a session of its own."""

    async def run() -> SyncReport:
        if around is not None:
            around.started(asyncio.get_running_loop())
        session = session_of(client.account, POLICY)
        try:
            token = TOKEN if client.account.login.token_command else ""
            credentials = Credentials(USER, PASSWORD, token)
            return await synced(client, server_of(client.account, session, credentials), around)
        finally:
            await session.aclose()

    return asyncio.run(run())


def new_client(address: str, kind: ServerKind | None = None) -> Client:
    """A new library with an account at a server on loopback, whose kind is asked for."""

    async def found() -> Account:
        account = Account("abc", address, "", "", USER, is_private_allowed=True)
        session = session_of(account, POLICY)
        try:
            which = await find_kind(session, kind)
        finally:
            await session.aclose()
        return account._replace(base=which.base, kind=which.kind)

    library = Library.open(None)
    return Client(library, library.accounts().add(asyncio.run(found())))
