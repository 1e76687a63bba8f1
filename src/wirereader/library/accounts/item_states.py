"""Items of a server and the stories they are: what it says of their marks, taken in here.

Who wins is decided by a function that is handed in (`sync.mark_decision`); here it is only done.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from wirereader.library.accounts.account_values import Decide, ToldItem
from wirereader.library.accounts.outbox import marked
from wirereader.library.stories import known_stories
from wirereader.library.stories.fingerprints import links_of
from wirereader.library.stories.known_stories import NEWER
from wirereader.library.stories.mark_changes import Change, change_marks, unsent
from wirereader.story.record import Record

_Value = TypeVar("_Value")
_AT_ONCE = 400  # older SQLite takes 999 parameters
_OURS = "urn:account:"


_MARKS = {"read": "is_read", "starred": "is_starred"}


class _Item(NamedTuple):
    """An item that has a story, and its marks on all sides; None: not known, or none pending."""

    item: str
    story: int | None
    known_read: int | None
    known_starred: int | None
    is_read: int | None
    is_starred: int | None
    pending_read: int | None
    pending_starred: int | None
    is_first: int


_ITEMS = """SELECT i.item, i.story, i.is_read, i.is_starred, s.is_read, s.is_starred,
    (SELECT o.wanted FROM outbox o WHERE o.account = i.account AND o.item = i.item
        AND o.mark = 'read' AND o.is_sent = 0),
    (SELECT o.wanted FROM outbox o WHERE o.account = i.account AND o.item = i.item
        AND o.mark = 'starred' AND o.is_sent = 0),
    NOT EXISTS (SELECT 1 FROM account_items k WHERE k.story = i.story
        AND (k.account, k.item) <> (i.account, i.item) AND k.account IN
        (SELECT id FROM accounts WHERE is_removed = 0)
        AND coalesce(k.is_read, k.is_starred) IS NOT NULL)
    FROM account_items i LEFT JOIN stories s ON s.id = i.story
    WHERE i.account = ? AND i.item IN"""


def known_items(connection: sqlite3.Connection, account: int) -> set[str]:
    """All items that were brought here, whatever became of their stories."""
    rows = connection.execute("SELECT item FROM account_items WHERE account = ?", (account,))
    return {item for (item,) in rows}


def with_other_text(
    connection: sqlite3.Connection, account: int, digests: Mapping[str, int]
) -> set[str]:
    """Those of some items whose stories are here and came with another text than it is now."""
    found = set()
    for part in _parts(list(digests)):
        signs = ", ".join("?" * len(part))
        rows = connection.execute(
            "SELECT item, digest FROM account_items WHERE account = ? AND story IS NOT NULL"  # noqa: S608 - only signs are added
            f" AND item IN ({signs})",
            (account, *part),
        )
        found |= {item for item, digest in rows if digest != digests[item]}
    return found


def newest_items(connection: sqlite3.Connection, account: int, most: int) -> list[str]:
    """The items whose stories are the newest here, of subscriptions that there still are."""
    rows = connection.execute(
        "SELECT i.item FROM account_items i JOIN account_sources a ON a.source = i.source"
        " AND a.account = i.account WHERE i.account = ? AND i.story IS NOT NULL"
        " ORDER BY i.story DESC LIMIT ?",
        (account, most),
    )
    return [item for (item,) in rows]


def items_said_to_be(connection: sqlite3.Connection, account: int, mark: str) -> list[str]:
    """The items that the server was last known to call unread, or starred; the newest last.

    Only those of subscriptions that there still are.
    """
    where = "i.is_read = 0" if mark == "unread" else "i.is_starred = 1"
    rows = connection.execute(
        "SELECT i.item FROM account_items i JOIN account_sources a ON a.source = i.source"  # noqa: S608 - our own words
        f" AND a.account = i.account WHERE i.account = ? AND {where}",
        (account,),
    )
    return [item for (item,) in rows]


def match_local(
    connection: sqlite3.Connection,
    source: int,
    records: Sequence[Record],
    told: Sequence[ToldItem],
    now: int,
) -> None:
    """Let items of a feed that was followed here before be the stories it brought then.

    By link, then by the feed's own name for them; headline and text are looked at by the rules for
    every source.
    """
    known = known_stories.delivered(connection, source, "", [one.guid for one in records])
    fresh = [record for record in records if record.guid not in known]
    links = {record.guid: links_of(record) for record in fresh}
    wanted = {one for several in links.values() for one in several}
    there = known_stories.of_source(connection, wanted, source, "")
    hashes = {one.guid: one.guid_hash for one in told if one.guid and one.guid_hash}
    by_hash = _stories_by_hash(connection, source) if hashes and fresh else {}
    taken: set[int] = set()
    for record in fresh:
        found = {story for link in links[record.guid] for story in there.get(link, ())} - taken
        story = next(iter(found)) if len(found) == 1 else by_hash.get(hashes.get(record.guid, ""))
        if story is not None and story not in taken:
            taken.add(story)
            connection.execute(
                "INSERT OR IGNORE INTO deliveries (source, guid, origin, story, kind, seen_at)"
                " VALUES (?, ?, '', ?, ?, ?)",
                (source, record.guid, story, NEWER, now),
            )


def _stories_by_hash(connection: sqlite3.Connection, source: int) -> dict[str, int]:
    rows = connection.execute(
        "SELECT guid, story FROM deliveries WHERE source = ? AND story IS NOT NULL", (source,)
    )
    return {
        hashlib.sha256(guid.encode("utf-8", "surrogatepass")).hexdigest(): story
        for guid, story in rows
        if not guid.startswith(_OURS)
    }


def link_items(
    connection: sqlite3.Connection, account: int, source: int, told: Sequence[ToldItem]
) -> None:
    """Note which stories items are, after their contents were kept."""
    known = known_stories.delivered(connection, source, "", [one.guid for one in told if one.guid])
    rows = []
    for one in told:
        delivery = known.get(one.guid)
        story = delivery.story if delivery else None
        rows.append((account, one.item, source, story, one.digest))
    connection.executemany(
        "INSERT INTO account_items (account, item, source, story, digest) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (account, item) DO UPDATE SET source = excluded.source,"
        " story = coalesce(excluded.story, story), digest = excluded.digest",
        rows,
    )


def take_marks(
    connection: sqlite3.Connection,
    account: int,
    told: Iterable[ToldItem],
    decide: Decide,
    now: int,
) -> int:
    """Take in what the server says of items that are known here; how many marks changed here."""
    changed = 0
    with unsent(connection):  # what is taken over from a server is no mark to be sent
        for part in _parts(list(told)):
            changed += _take_part(connection, account, part, decide, now)
    return changed


def _take_part(
    connection: sqlite3.Connection,
    account: int,
    told: list[ToldItem],
    decide: Decide,
    now: int,
) -> int:
    asked = {one.item: one for one in told}
    signs = ", ".join("?" * len(asked))
    rows = connection.execute(f"{_ITEMS} ({signs})", (account, *asked)).fetchall()
    known: list[tuple[int | None, int | None, int, str]] = []
    send: list[tuple[int, str, str, bool | None]] = []
    items = [_Item._make(row) for row in rows]
    for row in items:
        one, is_first = asked[row.item], bool(row.is_first)
        read = decide(
            _b(row.known_read), _b(row.pending_read), bool(row.is_read), one.is_read, is_first
        )
        star = decide(
            _b(row.known_starred),
            _b(row.pending_starred),
            bool(row.is_starred),
            one.is_starred,
            is_first,
        )
        if (read.known, star.known) != (_b(row.known_read), _b(row.known_starred)):
            known.append((_i(read.known), _i(star.known), account, row.item))
        if row.story is not None:
            send += [(account, row.item, "read", read.counts_as)] if read.send else []
            send += [(account, row.item, "starred", star.counts_as)] if star.send else []
    connection.executemany(
        "UPDATE account_items SET is_read = ?, is_starred = ? WHERE account = ? AND item = ?", known
    )
    connection.executemany(
        "INSERT INTO outbox (account, item, mark, wanted) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (account, item, mark) DO UPDATE SET wanted = excluded.wanted,"
        " version = version + 1, is_sent = 0",
        send,
    )
    return _mark_stories(connection, [one.story for one in items if one.story is not None], now)


def _mark_stories(connection: sqlite3.Connection, stories: Sequence[int], now: int) -> int:
    """Give stories the marks that their items count as having; how many changed."""
    changes: dict[Change, list[int]] = {}
    signs = ", ".join("?" * len(stories))
    for mark, column in _MARKS.items():
        rows = connection.execute(
            f"SELECT s.id, s.{column}, {marked(column, mark)} FROM stories s"  # noqa: S608 - our own
            f" WHERE s.id IN ({signs})",
            stories,
        )
        for story, here, wanted in rows.fetchall():
            if wanted is not None and bool(wanted) is not bool(here):
                is_read = mark == "read"
                change = Change(
                    bool(wanted) if is_read else None, None if is_read else bool(wanted), None
                )
                changes.setdefault(change, []).append(story)
    return sum(
        change_marks(connection, ranks, change, None, now) for change, ranks in changes.items()
    )


def _b(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _i(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _parts(values: list[_Value]) -> Iterator[list[_Value]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
