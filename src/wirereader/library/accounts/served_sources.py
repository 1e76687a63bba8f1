"""Subscriptions that a server keeps: they are sources like all others, fetched by the server only.

A feed that is followed here already becomes one with the server's; when its account goes, it is
what it was before.
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from wirereader.formats.addresses import same_feed_key
from wirereader.library import source_table
from wirereader.library.accounts.account_table import account_of
from wirereader.library.accounts.account_values import Account, ChangeAction, ServedFeed
from wirereader.library.accounts.outbox import add_change, take_change_out, waiting_changes
from wirereader.library.results import SourceState
from wirereader.story.source import Paused, Source, SourceKind


class _Served(NamedTuple):
    """A row of `account_sources`."""

    source: int
    account: int
    feed: str
    title: str
    folder: str
    was_local: bool
    was_paused: str | None


_COLUMNS = ", ".join(_Served._fields)


def served(connection: sqlite3.Connection, account: int) -> dict[str, int]:
    """The sources of an account, by the server's name of each subscription."""
    return {row.feed: row.source for row in _rows(connection, "account = ?", account)}


def set_feeds(connection: sqlite3.Connection, account: Account, feeds: Iterable[ServedFeed]) -> int:
    """Follow what the server has; how many subscriptions are new here.

    What waits to be sent wins: a subscription that was given up here stays so, and a title or
    folder that was changed here stays.
    """
    if account_of(connection, account.id) is None:  # removed while its sync went on
        return 0
    waiting = {(one.action, one.feed) for one in waiting_changes(connection, account.id)}
    feeds = tuple(feeds)
    there = {feed.feed for feed in feeds}
    rows = {row.feed: row for row in _rows(connection, "account = ?", account.id)}
    _rename_feeds(connection, rows, feeds)
    new = 0
    for feed in feeds:
        if waiting & {(ChangeAction.UNSUBSCRIBE, one) for one in (feed.feed, feed.address)}:
            continue
        if feed.feed in rows:
            _follow_on(connection, rows[feed.feed], feed, waiting)
        else:
            _follow(connection, account, feed)
            new += 1
    for row in rows.values():
        if row.feed not in there:
            _drop(connection, row)
            source_table.remove_source(connection, row.source)
    return new


def _rename_feeds(
    connection: sqlite3.Connection, rows: dict[str, _Served], feeds: Sequence[ServedFeed]
) -> None:
    """Let a subscription that was ended and made again be the one it was, under its new name."""
    there = {feed.feed for feed in feeds}
    gone = {}
    for row in rows.values():
        state = source_table.source_of(connection, row.source)
        if row.feed not in there and state is not None:
            gone[same_feed_key(state.source.address)] = row
    for feed in feeds:
        key = same_feed_key(feed.address)
        if feed.feed not in rows and key in gone:
            row = gone.pop(key)
            connection.execute(
                "UPDATE account_sources SET feed = ? WHERE source = ?", (feed.feed, row.source)
            )
            del rows[row.feed]
            rows[feed.feed] = row._replace(feed=feed.feed)


def _follow(connection: sqlite3.Connection, account: Account, feed: ServedFeed) -> None:
    local = _local(connection, feed.address)
    if local is None:
        source = source_table.add_source(connection, _new_source(connection, account, feed))
    else:
        source = source_table.change_source(
            connection,
            local._replace(
                title=local.title or feed.title,
                site=local.site or feed.site or None,
                folder=local.folder or _path(feed.folder),
                paused=Paused.SERVED,
            ),
        )
    connection.execute(
        f"INSERT INTO account_sources ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own names
        (
            source.id,
            account.id,
            feed.feed,
            feed.title,
            feed.folder,
            local is not None,
            local.paused.value if local is not None and local.paused is not None else None,
        ),
    )


def _local(connection: sqlite3.Connection, address: str) -> Source | None:
    """The source that is followed here by ourselves at this address, however it is spelled."""
    wanted = same_feed_key(address)
    taken = {row.source for row in _rows(connection, "account <> ?", 0)}
    for state in source_table.kept_sources(connection):
        one = state.source
        keys = {same_feed_key(one.key), same_feed_key(one.address)}
        if one.kind is SourceKind.FEED and wanted in keys and one.id not in taken:
            return one
    return None


def _new_source(connection: sqlite3.Connection, account: Account, feed: ServedFeed) -> Source:
    known = source_table.source_with(connection, feed.address)
    taken = {row.source for row in _rows(connection, "account <> ?", 0)}
    is_free = known is None or known.source.id not in taken
    return Source(
        # the same feed in two accounts stays two sources
        key=feed.address if is_free else f"{feed.address}#{account.name}",
        address=feed.address,
        title=feed.title,
        site=feed.site or None,
        folder=_path(feed.folder),
        paused=Paused.SERVED,
    )


def _follow_on(
    connection: sqlite3.Connection,
    row: _Served,
    feed: ServedFeed,
    waiting: set[tuple[ChangeAction, str]],
) -> None:
    """Take over what changed on the server since the last time."""
    state = source_table.source_of(connection, row.source)
    if state is None:
        return
    source = state.source
    if feed.title != row.title and (ChangeAction.RENAME, row.feed) not in waiting:
        source = source._replace(title=feed.title)
    if feed.folder != row.folder and (ChangeAction.MOVE, row.feed) not in waiting:
        source = source._replace(folder=_path(feed.folder))
    if source != state.source or source.paused is not Paused.SERVED:
        source_table.change_source(connection, source._replace(paused=Paused.SERVED))
    connection.execute("UPDATE sources SET is_removed = 0 WHERE id = ?", (row.source,))
    connection.execute(
        "UPDATE account_sources SET title = ?, folder = ? WHERE source = ?",
        (feed.title, feed.folder, row.source),
    )


def note_changed(connection: sqlite3.Connection, source: Source) -> Source:
    """Have a title or a folder that was changed here changed there; `source` as it is to be kept.

    To be called before it is kept.
    """
    row = _row_of(connection, source.id)
    state = source_table.source_of(connection, source.id)
    if row is None or state is None:
        return source
    if source.title != state.source.title and source.title:
        add_change(connection, row.account, ChangeAction.RENAME, row.feed, source.title)
    if source.folder != state.source.folder:
        add_change(connection, row.account, ChangeAction.MOVE, row.feed, "/".join(source.folder))
    return source._replace(paused=Paused.SERVED)


def note_removed(connection: sqlite3.Connection, source: int) -> None:
    """Have a source that was given up here given up there."""
    row = _row_of(connection, source)
    if row is not None:
        add_change(connection, row.account, ChangeAction.UNSUBSCRIBE, row.feed)
        _drop(connection, row)


def note_put_back(
    connection: sqlite3.Connection,
    before: Mapping[int, SourceState],
    accounts: Collection[int] = (),
) -> None:
    """Have done at servers what an undo did here; `before` are the sources before it, by number.

    An end of a subscription that was not sent yet is not sent at all.  Of `accounts`, which came
    back themselves, nothing was changed there.
    """
    for row in _rows(connection, "account <> ?", 0):
        if row.account in accounts:
            continue
        state, old = source_table.source_of(connection, row.source), before.get(row.source)
        if state is None:
            continue
        now = state.source
        if old is None:
            _subscribe_again(connection, row, now)
            continue
        if now.title != old.source.title and now.title:
            add_change(connection, row.account, ChangeAction.RENAME, row.feed, now.title)
        if now.folder != old.source.folder:
            add_change(connection, row.account, ChangeAction.MOVE, row.feed, "/".join(now.folder))


def _subscribe_again(connection: sqlite3.Connection, row: _Served, source: Source) -> None:
    for change in waiting_changes(connection, row.account):
        if change.action is ChangeAction.UNSUBSCRIBE and change.feed == row.feed:
            take_change_out(connection, change.id)
            return
    folder = "/".join(source.folder)
    add_change(
        connection, row.account, ChangeAction.SUBSCRIBE, source.address, source.title, folder
    )


def take_subscription_back(connection: sqlite3.Connection, account: int, address: str) -> None:
    """Have a server's subscription, or the wish for one, ended again."""
    for change in waiting_changes(connection, account):
        if change.action is ChangeAction.SUBSCRIBE and change.feed == address:
            take_change_out(connection, change.id)
            return
    key = same_feed_key(address)
    for row in _rows(connection, "account = ?", account):
        state = source_table.source_of(connection, row.source)
        if state is not None and same_feed_key(state.source.address) == key:
            note_removed(connection, row.source)
            _let_go(connection, row)
            return
    # it was sent, and is not here yet
    add_change(connection, account, ChangeAction.UNSUBSCRIBE, address)


def is_served(connection: sqlite3.Connection, account: int, address: str) -> bool:
    """Claim that an account has a subscription to an address, or is to have one."""
    key = same_feed_key(address)
    waiting = waiting_changes(connection, account)
    there = {same_feed_key(one.feed) for one in waiting if one.action is ChangeAction.SUBSCRIBE}
    for row in _rows(connection, "account = ?", account):
        state = source_table.source_of(connection, row.source)
        if state is not None:
            there.add(same_feed_key(state.source.address))
    return key in there


def set_wanted(connection: sqlite3.Connection, account: int, wanted: Mapping[str, int]) -> None:
    """Note how many stories of each subscription a first sync is to bring."""
    connection.executemany(
        "UPDATE account_sources SET wanted = ? WHERE account = ? AND feed = ?",
        [(number, account, feed) for feed, number in wanted.items()],
    )


def note_local(connection: sqlite3.Connection, source: int) -> None:
    """Note that a source, if a server fetches it, was joined with one that we followed ourselves.

    Without its account it is followed by ourselves again.
    """
    connection.execute("UPDATE account_sources SET was_local = 1 WHERE source = ?", (source,))


def give_back(connection: sqlite3.Connection, account: int) -> int:
    """Let go of an account's sources: how many are followed by ourselves again.

    The rest is followed no more; stories stay.
    """
    restored = 0
    for row in _rows(connection, "account = ?", account):
        restored += _let_go(connection, row)
    return restored


def _let_go(connection: sqlite3.Connection, row: _Served) -> bool:
    """Claim that a source is followed by ourselves again; else it is followed no more."""
    state = source_table.source_of(connection, row.source)
    if not row.was_local or state is None:
        source_table.remove_source(connection, row.source)
        return False
    paused = next((one for one in Paused if one.value == row.was_paused), None)
    source_table.change_source(connection, state.source._replace(paused=paused))
    return True


def _drop(connection: sqlite3.Connection, row: _Served) -> None:
    """Forget that a source is an account's.

    Its items and their marks stay: a server that forgot it for a moment must not cost one.
    """
    connection.execute("DELETE FROM account_sources WHERE source = ?", (row.source,))


def _row_of(connection: sqlite3.Connection, source: int) -> _Served | None:
    return next(iter(_rows(connection, "source = ?", source)), None)


def _rows(connection: sqlite3.Connection, where: str, value: int) -> list[_Served]:
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM account_sources WHERE {where} ORDER BY source",  # noqa: S608 - our own words
        (value,),
    )
    return [_Served._make(row)._replace(was_local=bool(row[5])) for row in rows.fetchall()]


def _path(folder: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in folder.split("/") if part.strip())
