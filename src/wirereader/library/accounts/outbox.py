"""What waits to be sent: the last wanted state of each mark, and changes of subscriptions.

An entry leaves only after the server's answer.  A try that was never answered may still reach the
server, after a later one even: while that may be, an entry that was answered stays and is sent
again, so that the last word is the reader's.
"""

import sqlite3
from collections.abc import Mapping, Sequence

from wirereader.library.accounts.account_values import ChangeAction, WaitingChange, WaitingMark
from wirereader.library.accounts.item_labels import forget_label, note_label
from wirereader.library.accounts.label_tables import LABEL

DOUBT_US = 600 * 1_000_000
"""Microseconds for which a request without an answer may still be done: ten minutes."""
_COLUMNS = {"read": "is_read", "starred": "is_starred"}
_DOUBTS = {True: "doubt_yes", False: "doubt_no"}


def waiting_marks(connection: sqlite3.Connection, account: int) -> tuple[WaitingMark, ...]:
    """All marks that wait, those of one kind and one wish together."""
    rows = connection.execute(
        "SELECT item, mark, wanted, version, tries FROM outbox WHERE account = ? AND is_sent = 0"
        " ORDER BY mark, wanted, item",
        (account,),
    )
    return tuple(
        WaitingMark(item, mark, bool(wanted), version, tries)
        for item, mark, wanted, version, tries in rows
    )


def marked(column: str, mark: str) -> str:
    """SQL: the mark of the story `s` from all its items: what waits to be sent, else what is known.

    It has the mark if one of them has; NULL where nothing is known.
    """
    return (
        "(SELECT max(coalesce((SELECT o.wanted FROM outbox o WHERE o.account = k.account"  # noqa: S608 - our own words
        f" AND o.item = k.item AND o.mark = '{mark}' AND o.is_sent = 0), k.{column}))"
        " FROM account_items k JOIN accounts c ON c.id = k.account AND c.is_removed = 0"
        " WHERE k.story = s.id)"
    )


def write_missing(connection: sqlite3.Connection, account: int) -> None:
    """Put in what the server does not know yet, however it came about (two stories made one)."""
    for mark, column in _COLUMNS.items():
        connection.execute(
            "INSERT INTO outbox (account, item, mark, wanted)"  # noqa: S608 - one of two names
            f" SELECT i.account, i.item, '{mark}', s.{column} FROM account_items i"
            f" JOIN stories s ON s.id = i.story WHERE i.account = ? AND i.{column} IS NOT NULL"
            f" AND i.{column} <> s.{column} AND s.{column} <> {marked(column, mark)}"
            " ON CONFLICT (account, item, mark) DO UPDATE SET wanted = excluded.wanted,"
            " version = version + (wanted <> excluded.wanted OR is_sent), is_sent = 0"
            " WHERE wanted <> excluded.wanted OR is_sent = 1",
            (account,),
        )


def note_try(
    connection: sqlite3.Connection, account: int, marks: Sequence[WaitingMark], now: int
) -> dict[str, int]:
    """Note, before marks are sent, that they may be done though no answer comes.

    All of `marks` are of one kind and one wish.  Returns the doubts of before, by item.
    """
    before: dict[str, int] = {}
    if not marks:
        return before
    doubt, mark = _DOUBTS[marks[0].wanted], marks[0].mark
    for one in marks:
        row = connection.execute(
            f"SELECT {doubt} FROM outbox WHERE account = ? AND item = ? AND mark = ?",  # noqa: S608 - one of two names
            (account, one.item, mark),
        ).fetchone()
        before[one.item] = int(row[0]) if row else 0
    connection.executemany(
        f"UPDATE outbox SET {doubt} = ? WHERE account = ? AND item = ? AND mark = ?",  # noqa: S608
        [(now + DOUBT_US, account, one.item, mark) for one in marks],
    )
    return before


def note_answered(
    connection: sqlite3.Connection,
    account: int,
    marks: Sequence[WaitingMark],
    before: Mapping[str, int],
    now: int,
    *,
    is_done: bool = True,
) -> None:
    """Take out what the server has done (or refused for good), unless it changed meanwhile.

    `before` are the doubts that `note_try` gave: this try has been answered.
    """
    if not marks:
        return
    wanted, mark = marks[0].wanted, marks[0].mark
    if is_done:
        _note_known(connection, account, mark, [one.item for one in marks], wanted=wanted)
    connection.executemany(
        f"UPDATE outbox SET {_DOUBTS[wanted]} = ? WHERE account = ? AND item = ? AND mark = ?",  # noqa: S608
        [(before.get(one.item, 0), account, one.item, mark) for one in marks],
    )
    connection.executemany(
        "UPDATE outbox SET is_sent = 1 WHERE account = ? AND item = ? AND mark = ? AND version = ?"  # noqa: S608
        f" AND {_DOUBTS[not wanted]} <= ?",
        [(account, one.item, mark, one.version, now) for one in marks],
    )
    forget_sent(connection, account, now)


def note_not_shown(
    connection: sqlite3.Connection, account: int, marks: Sequence[WaitingMark]
) -> None:
    """Count one more try at labels that the server took, and did not show."""
    connection.executemany(
        "UPDATE outbox SET tries = tries + 1 WHERE account = ? AND item = ? AND mark = ?",
        [(account, one.item, one.mark) for one in marks],
    )


def _note_known(
    connection: sqlite3.Connection, account: int, mark: str, items: Sequence[str], *, wanted: bool
) -> None:
    """Note what the server has of a mark or a label from now on."""
    if mark.startswith(LABEL):
        change = note_label if wanted else forget_label
        for item in items:
            change(connection, account, item, mark.removeprefix(LABEL))
        return
    connection.executemany(
        f"UPDATE account_items SET {_COLUMNS[mark]} = ? WHERE account = ? AND item = ?",  # noqa: S608 - one of two names
        [(wanted, account, item) for item in items],
    )


def forget_sent(connection: sqlite3.Connection, account: int, now: int) -> None:
    """Take out what was answered and is in no doubt any more."""
    connection.execute(
        "DELETE FROM outbox WHERE account = ? AND is_sent = 1 AND max(doubt_yes, doubt_no) <= ?",
        (account, now),
    )


# Subscriptions


def add_change(
    connection: sqlite3.Connection,
    account: int,
    action: ChangeAction,
    feed: str,
    value: str = "",
    folder: str = "",
) -> None:
    """Keep a change of a subscription, to be sent after those before it."""
    connection.execute(
        "INSERT INTO outbox_changes (account, action, feed, value, folder) VALUES (?, ?, ?, ?, ?)",
        (account, action.value, feed, value, folder),
    )


def waiting_changes(connection: sqlite3.Connection, account: int) -> tuple[WaitingChange, ...]:
    """All changes that wait, in the order they were made."""
    rows = connection.execute(
        "SELECT id, action, feed, value, folder FROM outbox_changes WHERE account = ? ORDER BY id",
        (account,),
    )
    return tuple(
        WaitingChange(number, ChangeAction(action), *rest) for number, action, *rest in rows
    )


def take_change_out(connection: sqlite3.Connection, change: int) -> None:
    """Forget a change that was answered."""
    connection.execute("DELETE FROM outbox_changes WHERE id = ?", (change,))
