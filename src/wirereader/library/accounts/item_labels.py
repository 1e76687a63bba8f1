"""Labels of a server's items as tags of stories, and tags as labels to be sent.

A label is taken in as a mark is: what waits to be sent wins, then the server.  A tag that only the
reader has is never touched, and one they took away here comes back only when the server gives it
anew.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wirereader.library.accounts.account_values import Decide, ToldLabels
from wirereader.library.accounts.label_tables import LABEL
from wirereader.library.search.query import tag_name
from wirereader.library.stories.mark_changes import Change, change_marks, unsent

_AT_ONCE = 400  # older SQLite takes 999 parameters


class _Labels(NamedTuple):
    """An item's story, the labels that are known, and those that wait to be sent."""

    story: int
    known: Mapping[str, str]
    pending: Mapping[str, bool]


def tag_of(label: str) -> str:
    """What a label is called as a tag here; "" where nothing is left of it."""
    return tag_name(label.casefold())


def take_labels(
    connection: sqlite3.Connection,
    account: int,
    told: Iterable[ToldLabels],
    decide: Decide,
    now: int,
) -> int:
    """Take in what the server says of labels of items that are here; how many stories changed."""
    told = list(told)
    changed = 0
    for start in range(0, len(told), _AT_ONCE):
        changed += _take_part(connection, account, told[start : start + _AT_ONCE], decide, now)
    return changed


def _take_part(
    connection: sqlite3.Connection,
    account: int,
    told: Sequence[ToldLabels],
    decide: Decide,
    now: int,
) -> int:
    items = _items(connection, account, [one.item for one in told])
    given: dict[str, list[int]] = {}
    taken: dict[str, list[int]] = {}
    for one in told:
        here = items.get(one.item)
        if here is None:
            continue
        for tag, is_given in _changes(connection, account, one, here, decide):
            (given if is_given else taken).setdefault(tag, []).append(here.story)
    with unsent(connection):
        changed = 0
        for tag, stories in given.items():
            changed += change_marks(connection, stories, Change(None, None, (tag, True)), None, now)
        for tag, stories in taken.items():
            bare = [one for one in stories if not _counts_as(connection, one, tag)]
            changed += change_marks(connection, bare, Change(None, None, (tag, False)), None, now)
    return changed


def _changes(
    connection: sqlite3.Connection,
    account: int,
    told: ToldLabels,
    here: _Labels,
    decide: Decide,
) -> Iterator[tuple[str, bool]]:
    """Note what is known of an item now; the tags that it has gained or lost by that."""
    labels = {tag: one for one in told.labels if (tag := tag_of(one))}
    unsure = {tag_of(one) for one in told.unsure}
    asked = dict.fromkeys((*labels, *(here.known if told.is_all else ())))
    for tag in asked:
        if tag in unsure and tag not in labels:
            continue
        is_known, pending = tag in here.known, here.pending.get(tag)
        verdict = decide(is_known, pending, is_known, tag in labels, False)  # noqa: FBT003 - as `Decide` has it
        if verdict.known and here.known.get(tag) != labels.get(tag):
            connection.execute(
                "INSERT OR REPLACE INTO item_labels VALUES (?, ?, ?, ?)",
                (account, told.item, tag, labels[tag]),
            )
        elif not verdict.known:
            forget_label(connection, account, told.item, tag)
        before = is_known if pending is None else pending
        if verdict.counts_as is not None and verdict.counts_as is not before:
            yield tag, verdict.counts_as


def _items(
    connection: sqlite3.Connection, account: int, items: Sequence[str]
) -> dict[str, _Labels]:
    signs = ", ".join("?" * len(items))
    known: dict[str, dict[str, str]] = {}
    for item, tag, label in connection.execute(
        f"SELECT item, tag, label FROM item_labels WHERE account = ? AND item IN ({signs})",  # noqa: S608 - only signs are added
        (account, *items),
    ):
        known.setdefault(item, {})[tag] = label
    pending: dict[str, dict[str, bool]] = {}
    for item, mark, wanted in connection.execute(
        f"SELECT item, mark, wanted FROM outbox WHERE account = ? AND item IN ({signs})"  # noqa: S608
        " AND is_sent = 0",
        (account, *items),
    ):
        if mark.startswith(LABEL):
            pending.setdefault(item, {})[mark.removeprefix(LABEL)] = bool(wanted)
    rows = connection.execute(
        f"SELECT item, story FROM account_items WHERE account = ? AND item IN ({signs})"  # noqa: S608
        " AND story IS NOT NULL",
        (account, *items),
    )
    return {
        item: _Labels(story, known.get(item, {}), pending.get(item, {})) for item, story in rows
    }


def _counts_as(connection: sqlite3.Connection, story: int, tag: str) -> bool:
    """Claim that one of a story's items has a label: by what waits to be sent, else as known."""
    (found,) = connection.execute(
        "SELECT max(coalesce((SELECT o.wanted FROM outbox o WHERE o.account = k.account"
        " AND o.item = k.item AND o.mark = ?1 AND o.is_sent = 0),"
        " EXISTS (SELECT 1 FROM item_labels l WHERE l.account = k.account AND l.item = k.item"
        " AND l.tag = ?2))) FROM account_items k JOIN accounts a ON a.id = k.account"
        " AND a.is_removed = 0 WHERE k.story = ?3",
        (f"{LABEL}{tag}", tag, story),
    ).fetchone()
    return bool(found)


def known_labels(connection: sqlite3.Connection, account: int) -> dict[str, str]:
    """The labels that the server is known to have at some item: its spelling by our tag."""
    rows = connection.execute(
        "SELECT tag, max(label) FROM item_labels WHERE account = ? GROUP BY tag ORDER BY tag",
        (account,),
    )
    return dict(rows)


def labelled_items(connection: sqlite3.Connection, account: int, tag: str) -> list[str]:
    """The items that the server is known to have a label at, of subscriptions there still are."""
    rows = connection.execute(
        "SELECT l.item FROM item_labels l JOIN account_items i ON i.account = l.account"
        " AND i.item = l.item JOIN account_sources s ON s.source = i.source"
        " WHERE l.account = ? AND l.tag = ?",
        (account, tag),
    )
    return [item for (item,) in rows]


def note_label(connection: sqlite3.Connection, account: int, item: str, tag: str) -> None:
    """Note that the server has shown a label that was sent."""
    connection.execute(
        "INSERT OR IGNORE INTO item_labels VALUES (?1, ?2, ?3, coalesce("
        "(SELECT max(label) FROM item_labels WHERE account = ?1 AND tag = ?3), ?3))",
        (account, item, tag),
    )


def forget_label(connection: sqlite3.Connection, account: int, item: str, tag: str) -> None:
    """Note that the server has a label no more."""
    connection.execute(
        "DELETE FROM item_labels WHERE account = ? AND item = ? AND tag = ?", (account, item, tag)
    )


def set_sending(connection: sqlite3.Connection, account: int, *, is_on: bool) -> None:
    """Have tags that are given from now on sent as labels, or not; what waits is sent no more."""
    connection.execute("UPDATE accounts SET sends_labels = ? WHERE id = ?", (is_on, account))
    if not is_on:
        connection.execute(
            "DELETE FROM outbox WHERE account = ? AND mark LIKE ?", (account, f"{LABEL}%")
        )
