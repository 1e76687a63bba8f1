"""The table of accounts: which servers there are, and how each is doing."""

import json
import sqlite3
from typing import Any

from wirereader.library.accounts.account_values import Account, AccountState, LoginWay
from wirereader.library.stored_values import json_object, time_if_any, words, words_if_any

_MOST_REFUSED = 20  # lines that are kept of an account, the newest
_KEEPS_LABELS = "keeps_labels"  # in `more`
_SELECT = """SELECT a.id, a.name, a.address, a.base, a.kind, a.user, a.more, a.is_private_allowed,
    a.is_paused, a.is_refused, a.sends_labels, a.last_label, a.texts_at,
    a.cursor, a.synced_at, a.due_at, a.wanted, a.what, a.why, a.remedy,
    (SELECT count(*) FROM outbox o WHERE o.account = a.id AND o.is_sent = 0)
        + (SELECT count(*) FROM outbox_changes c WHERE c.account = a.id),
    (SELECT count(DISTINCT i.story) FROM account_items i WHERE i.account = a.id)
    FROM accounts a"""


def kept_accounts(connection: sqlite3.Connection) -> tuple[AccountState, ...]:
    """All accounts, in the order they were added."""
    rows = connection.execute(f"{_SELECT} WHERE a.is_removed = 0 ORDER BY a.id").fetchall()
    return tuple(_state(connection, row) for row in rows)


def account_of(connection: sqlite3.Connection, account: int) -> AccountState | None:
    """One account, unless it was removed."""
    row = connection.execute(
        f"{_SELECT} WHERE a.id = ? AND a.is_removed = 0", (account,)
    ).fetchone()
    return None if row is None else _state(connection, row)


def add_account(connection: sqlite3.Connection, account: Account) -> Account:
    """Keep a new account; one that was removed and is still remembered is had again instead."""
    login = account.login
    removed = connection.execute(
        "SELECT id, name FROM accounts WHERE is_removed = 1 AND address = ? AND user = ?"
        " AND kind = ? ORDER BY id DESC LIMIT 1",
        (account.address, account.user, account.kind),
    ).fetchone()
    if removed is not None:
        connection.execute(
            "UPDATE accounts SET is_removed = 0, is_paused = 0, is_refused = 0, base = ?, more = ?,"
            " is_private_allowed = ?, sends_labels = ?, cursor = '', due_at = NULL WHERE id = ?",
            (
                account.base,
                json.dumps(login._asdict(), ensure_ascii=False),
                account.is_private_allowed,
                account.sends_labels,
                removed[0],
            ),
        )
        return account._replace(id=removed[0], name=removed[1])
    added = connection.execute(
        "INSERT INTO accounts (name, address, base, kind, user, more, is_private_allowed,"
        " sends_labels) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            account.name,
            account.address,
            account.base,
            account.kind,
            account.user,
            json.dumps(login._asdict(), ensure_ascii=False),
            account.is_private_allowed,
            account.sends_labels,
        ),
    )
    return account._replace(id=int(added.lastrowid or 0))


def set_paused(connection: sqlite3.Connection, account: int, *, is_paused: bool) -> None:
    """Leave an account alone, or not; a login that was refused is tried again then."""
    connection.execute(
        "UPDATE accounts SET is_paused = ?, is_refused = 0, due_at = NULL WHERE id = ?",
        (is_paused, account),
    )


def note_synced(connection: sqlite3.Connection, account: int, cursor: str, now: int) -> None:
    """Note that all of a sync was done; `cursor` is the server's clock at its beginning."""
    connection.execute(
        "UPDATE accounts SET cursor = ?, synced_at = ?, is_refused = 0, what = '', why = '',"
        " remedy = '' WHERE id = ?",
        (cursor, now, account),
    )


def note_cursor(connection: sqlite3.Connection, account: int, cursor: str) -> None:
    """Note the server's clock."""
    connection.execute("UPDATE accounts SET cursor = ? WHERE id = ?", (cursor, account))


def note_failed(
    connection: sqlite3.Connection,
    account: int,
    fault: tuple[str, str, str],
    *,
    is_refused: bool,
) -> None:
    """Note why a sync failed: what, why and what to do."""
    connection.execute(
        "UPDATE accounts SET what = ?, why = ?, remedy = ?, is_refused = ?, due_at = NULL"
        " WHERE id = ?",
        (*fault, is_refused, account),
    )


def note_due(connection: sqlite3.Connection, account: int, due: int) -> None:
    """Note before when nobody asks unless the reader says so (microseconds since 1970)."""
    connection.execute("UPDATE accounts SET due_at = ? WHERE id = ?", (due, account))


def note_wanted(connection: sqlite3.Connection, account: int, wanted: int) -> None:
    """Note how many items are to be here at the end of a sync."""
    connection.execute("UPDATE accounts SET wanted = ? WHERE id = ?", (wanted, account))


def note_labels_asked(connection: sqlite3.Connection, account: int, last: str) -> None:
    """Note the label whose items were asked for last."""
    connection.execute("UPDATE accounts SET last_label = ? WHERE id = ?", (last, account))


def note_texts_seen(connection: sqlite3.Connection, account: int, now: int) -> None:
    """Note when texts were last looked at that the server may have changed."""
    connection.execute("UPDATE accounts SET texts_at = ? WHERE id = ?", (now, account))


def note_keeps_labels(connection: sqlite3.Connection, account: int, *, keeps: bool) -> None:
    """Note whether the server keeps labels at all."""
    connection.execute(
        "UPDATE accounts SET more = json_set(more, ?, json(?)) WHERE id = ?",
        (f"$.{_KEEPS_LABELS}", "true" if keeps else "false", account),
    )


def note_refused(connection: sqlite3.Connection, account: int, said: str, now: int) -> None:
    """Keep a line on what the server refused for good; what was said before is said once."""
    connection.execute("DELETE FROM outbox_refused WHERE account = ? AND said = ?", (account, said))
    connection.execute(
        "INSERT INTO outbox_refused (account, at, said) VALUES (?, ?, ?)", (account, now, said)
    )
    connection.execute(
        "DELETE FROM outbox_refused WHERE account = ?1 AND id NOT IN (SELECT id FROM outbox_refused"
        " WHERE account = ?1 ORDER BY id DESC LIMIT ?2)",
        (account, _MOST_REFUSED),
    )


def forget_account(connection: sqlite3.Connection, account: int) -> None:
    """Drop an account and all that belongs to it alone; stories and sources are not touched."""
    for table in (
        "account_sources",
        "account_items",
        "item_labels",
        "outbox",
        "outbox_changes",
        "outbox_refused",
    ):
        connection.execute(f"DELETE FROM {table} WHERE account = ?", (account,))  # noqa: S608 - our own names
    connection.execute("DELETE FROM accounts WHERE id = ?", (account,))


def put_aside(connection: sqlite3.Connection, account: int) -> None:
    """Remove an account so that it can be had again: its items and what waits are kept."""
    connection.execute("DELETE FROM account_sources WHERE account = ?", (account,))
    connection.execute("UPDATE accounts SET is_removed = 1 WHERE id = ?", (account,))


def forget_put_aside(connection: sqlite3.Connection) -> None:
    """Drop the removed accounts that no step to be undone brings back."""
    rows = connection.execute(
        "SELECT id FROM accounts WHERE is_removed = 1 AND id NOT IN"
        " (SELECT json_extract(before, '$.key.id') FROM step_parts WHERE kind = 'accounts')"
    )
    for (account,) in rows.fetchall():
        forget_account(connection, account)


def _state(connection: sqlite3.Connection, row: tuple[Any, ...]) -> AccountState:
    own, name, address, base, kind, user, more, is_private_allowed, is_paused, is_refused = row[:10]
    sends_labels, last_label, texts, cursor, synced, due, wanted, *failed = row[10:20]
    what, why, remedy, waiting, here = *failed, *row[20:]
    refused = connection.execute(
        "SELECT said FROM outbox_refused WHERE account = ? ORDER BY id", (own,)
    )
    return AccountState(
        Account(
            words(name),
            words(address),
            words(base),
            words(kind),
            words(user),
            _login(json_object(more)),
            is_private_allowed == 1,
            is_paused == 1,
            is_refused == 1,
            sends_labels == 1,
            own,
            json_object(more).get(_KEEPS_LABELS) is not False,
        ),
        words(cursor),
        time_if_any(synced),
        time_if_any(due),
        waiting,
        here,
        wanted,
        words(what),
        words(why),
        words(remedy),
        tuple(words(said) for (said,) in refused),
        words(last_label),
        time_if_any(texts),
    )


def _login(more: dict[str, Any]) -> LoginWay:
    return LoginWay(
        _command(more.get("password_command")),
        _command(more.get("token_command")),
        words_if_any(more.get("keyring")),
    )


def _command(told: object) -> tuple[str, ...]:
    return tuple(words(one) for one in told) if isinstance(told, list) else ()
