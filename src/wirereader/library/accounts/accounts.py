"""Accounts as the library keeps them: the face that the sync and the commands hold.

Every method may wait for the disk, and raises LibraryFault when the library cannot be used.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from wirereader.library import source_table
from wirereader.library.accounts import (
    account_table,
    item_labels,
    item_states,
    outbox,
    served_sources,
)
from wirereader.library.accounts.account_values import (
    Account,
    AccountState,
    ChangeAction,
    Decide,
    ServedFeed,
    ToldItem,
    ToldLabels,
    WaitingChange,
    WaitingMark,
)
from wirereader.library.database import Database
from wirereader.library.results import Stored
from wirereader.library.stories.mark_table import ticks_of
from wirereader.library.undo.recording import SUBSCRIBED, note, recorded
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Source

Store = Callable[
    [sqlite3.Connection, Sequence[tuple[Source, Sequence[Record], FetchMemory]], datetime],
    list[Stored],
]


class ServedItems(NamedTuple):
    """Items of one subscription whose contents came: what was read of them, and what is told."""

    source: int
    records: Sequence[Record]
    told: Sequence[ToldItem]
    labels: Sequence[ToldLabels] = ()


class Accounts:
    """What is kept of accounts; `store` keeps stories within a unit of work."""

    def __init__(self, database: Database, store: Store) -> None:
        self._database = database
        self._store = store

    def all(self) -> tuple[AccountState, ...]:
        """All accounts, in the order they were added."""
        with self._database.reading() as connection:
            return account_table.kept_accounts(connection)

    def one(self, account: int) -> AccountState | None:
        """One account."""
        with self._database.reading() as connection:
            return account_table.account_of(connection, account)

    def add(self, account: Account) -> Account:
        """Keep a new account."""
        with self._database.writing() as connection:
            return account_table.add_account(connection, account)

    # `said` tells what is done as a step that can be taken back; without it there is no step

    def remove(self, account: int, *, said: str = "") -> int:
        """Remove an account; how many of its sources are followed by ourselves again.

        While that can be taken back, its items and what waits to be sent are kept.
        """
        tables = ("accounts", "account_sources", "sources")
        with self._database.writing() as connection:
            with recorded(connection, said, *tables):
                restored = served_sources.give_back(connection, account)
                account_table.put_aside(connection, account)
            account_table.forget_put_aside(connection)
        return restored

    def set_paused(self, account: int, *, is_paused: bool, said: str = "") -> None:
        """Leave an account alone, or not."""
        with self._database.writing() as connection, recorded(connection, said, "accounts"):
            account_table.set_paused(connection, account, is_paused=is_paused)

    def set_labels(self, account: int, *, is_on: bool, said: str = "") -> None:
        """Have tags that are given from now on sent as labels, or not."""
        with self._database.writing() as connection, recorded(connection, said, "accounts"):
            item_labels.set_sending(connection, account, is_on=is_on)

    def note_keeps_labels(self, account: int, *, keeps: bool) -> None:
        """Note whether the server keeps labels at all."""
        with self._database.writing() as connection:
            account_table.note_keeps_labels(connection, account, keeps=keeps)

    def note_synced(self, account: int, cursor: str, now: datetime) -> None:
        """Note that all of a sync was done."""
        with self._database.writing() as connection:
            account_table.note_synced(connection, account, cursor, ticks_of(now))
            account_table.forget_put_aside(connection)

    def note_cursor(self, account: int, cursor: str) -> None:
        """Note the server's clock at the beginning of a first sync."""
        with self._database.writing() as connection:
            account_table.note_cursor(connection, account, cursor)

    def note_failed(
        self, account: int, fault: tuple[str, str, str], *, is_refused: bool = False
    ) -> None:
        """Note why a sync failed; `is_refused`: the server does not take the login."""
        with self._database.writing() as connection:
            account_table.note_failed(connection, account, fault, is_refused=is_refused)

    def note_due(self, account: int, due: datetime) -> None:
        """Note before when nobody asks by themselves."""
        with self._database.writing() as connection:
            account_table.note_due(connection, account, ticks_of(due))

    def note_wanted(self, account: int, wanted: int) -> None:
        """Note how many items are to be here at the end of this sync."""
        with self._database.writing() as connection:
            account_table.note_wanted(connection, account, wanted)

    # Subscriptions

    def served(self, account: int) -> dict[str, Source]:
        """The sources of an account, by the server's name of each subscription."""
        with self._database.reading() as connection:
            rows = served_sources.served(connection, account)
            states = {feed: source_table.source_of(connection, one) for feed, one in rows.items()}
        return {feed: state.source for feed, state in states.items() if state is not None}

    def set_feeds(self, account: Account, feeds: Iterable[ServedFeed]) -> int:
        """Follow what the server has; how many subscriptions are new here."""
        with self._database.writing() as connection:
            return served_sources.set_feeds(connection, account, feeds)

    def subscribe(
        self, account: int, address: str, title: str = "", folder: str = "", *, said: str = ""
    ) -> bool:
        """Have the server subscribe, at the next sync; False where it is subscribed already."""
        with self._database.writing() as connection:
            if served_sources.is_served(connection, account, address):
                return False
            with recorded(connection, said) as step:
                action = ChangeAction.SUBSCRIBE
                outbox.add_change(connection, account, action, address, title, folder)
                if step:
                    note(connection, step, SUBSCRIBED, {"account": account, "address": address})
        return True

    def set_wanted(self, account: int, wanted: Mapping[str, int]) -> None:
        """Note how many stories of each subscription a first sync is to bring."""
        with self._database.writing() as connection:
            served_sources.set_wanted(connection, account, wanted)

    def waiting_changes(self, account: int) -> tuple[WaitingChange, ...]:
        """The changes of subscriptions that wait to be sent, in the order they were made."""
        with self._database.reading() as connection:
            return outbox.waiting_changes(connection, account)

    def take_change_out(self, change: int) -> None:
        """Forget a change that was answered."""
        with self._database.writing() as connection:
            outbox.take_change_out(connection, change)

    # Marks

    def waiting_marks(self, account: int, now: datetime) -> tuple[WaitingMark, ...]:
        """The marks that wait to be sent, those of one kind and one wish together."""
        with self._database.writing() as connection:
            outbox.forget_sent(connection, account, ticks_of(now))
            outbox.write_missing(connection, account)
            return outbox.waiting_marks(connection, account)

    def note_try(self, account: int, marks: Sequence[WaitingMark], now: datetime) -> dict[str, int]:
        """Note, before marks of one kind and wish are sent, that they may be done."""
        with self._database.writing() as connection:
            return outbox.note_try(connection, account, marks, ticks_of(now))

    def note_answered(
        self,
        account: int,
        marks: Sequence[WaitingMark],
        before: Mapping[str, int],
        now: datetime,
        *,
        refused: str = "",
    ) -> None:
        """Take out what was answered; `refused` is the line for what was refused for good."""
        with self._database.writing() as connection:
            is_done = not refused
            outbox.note_answered(connection, account, marks, before, ticks_of(now), is_done=is_done)
            if refused:
                account_table.note_refused(connection, account, refused, ticks_of(now))

    def note_not_shown(self, account: int, marks: Sequence[WaitingMark]) -> None:
        """Count one more try at labels that the server took, and did not show."""
        with self._database.writing() as connection:
            outbox.note_not_shown(connection, account, marks)

    def note_refused(self, account: int, said: str, now: datetime) -> None:
        """Keep a line on what the server refused for good."""
        with self._database.writing() as connection:
            account_table.note_refused(connection, account, said, ticks_of(now))

    # Items

    def known_items(self, account: int) -> set[str]:
        """All items that were brought here."""
        with self._database.reading() as connection:
            return item_states.known_items(connection, account)

    def items_said_to_be(self, account: int, mark: str) -> list[str]:
        """The items that the server was last known to call "unread", or "starred"."""
        with self._database.reading() as connection:
            return item_states.items_said_to_be(connection, account, mark)

    def take_items(
        self, account: int, served: Sequence[ServedItems], decide: Decide, now: datetime
    ) -> list[Stored]:
        """Keep items with their contents and marks, as one unit of work."""
        ticks = ticks_of(now)
        memory = FetchMemory(fetched_at=now, changed_at=now)
        with self._database.writing() as connection:
            deliveries = []
            for one in served:
                state = source_table.source_of(connection, one.source)
                if state is not None:
                    item_states.match_local(connection, one.source, one.records, one.told, ticks)
                    deliveries.append((state.source, one.records, memory))
            stored = self._store(connection, deliveries, now)
            for one in served:
                item_states.link_items(connection, account, one.source, one.told)
                item_states.take_marks(connection, account, one.told, decide, ticks)
                item_labels.take_labels(connection, account, one.labels, decide, ticks)
        return stored

    def take_marks(
        self, account: int, told: Iterable[ToldItem], decide: Decide, now: datetime
    ) -> int:
        """Take in what the server says of items that are known; how many marks changed here."""
        with self._database.writing() as connection:
            return item_states.take_marks(connection, account, told, decide, ticks_of(now))

    # Labels and texts

    def known_labels(self, account: int) -> dict[str, str]:
        """The labels that the server is known to have at some item: its spelling by our tag."""
        with self._database.reading() as connection:
            return item_labels.known_labels(connection, account)

    def labelled_items(self, account: int, tag: str) -> list[str]:
        """The items that the server is known to have a label at."""
        with self._database.reading() as connection:
            return item_labels.labelled_items(connection, account, tag)

    def take_labels(
        self, account: int, told: Iterable[ToldLabels], decide: Decide, now: datetime
    ) -> int:
        """Take in what the server says of labels; how many stories changed."""
        with self._database.writing() as connection:
            return item_labels.take_labels(connection, account, told, decide, ticks_of(now))

    def note_labels_asked(self, account: int, last: str) -> None:
        """Note the label whose items were asked for last."""
        with self._database.writing() as connection:
            account_table.note_labels_asked(connection, account, last)

    def newest_items(self, account: int, most: int) -> list[str]:
        """The items whose stories are the newest here."""
        with self._database.reading() as connection:
            return item_states.newest_items(connection, account, most)

    def with_other_text(self, account: int, digests: Mapping[str, int]) -> set[str]:
        """Those of some items that came with another text than they have now, by its digest."""
        with self._database.reading() as connection:
            return item_states.with_other_text(connection, account, digests)

    def note_texts_seen(self, account: int, now: datetime) -> None:
        """Note when texts were last looked at that the server may have changed."""
        with self._database.writing() as connection:
            account_table.note_texts_seen(connection, account, ticks_of(now))
