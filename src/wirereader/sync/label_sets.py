"""Labels of items that are here already: which the server has given, taken away or renamed since.

Contents tell an item's labels; of what is known, each label's ids are asked for, a few labels a
sync in turn, so that hundreds of them cost no hundreds of requests.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime
from typing import Final

from wirereader.library.accounts.account_values import AccountState, ToldLabels
from wirereader.library.accounts.accounts import Accounts
from wirereader.library.accounts.item_labels import tag_of
from wirereader.sync.mark_decision import absent_ids, decided
from wirereader.sync.server_protocol import RemoteItem, Server

LABELS_A_SYNC: Final = 10


def labels_of(items: Iterable[RemoteItem]) -> list[ToldLabels]:
    """What is told of items' labels, of those of which anything is."""
    return [ToldLabels(one.id, one.labels, one.unsure) for one in items if one.labels is not None]


async def take_label_sets(
    accounts: Accounts,
    state: AccountState,
    server: Server,
    clock: Callable[[], datetime],
    confirm: Callable[[Sequence[str]], Awaitable[None]],
) -> int:
    """Take in the next labels in turn; how many stories changed.

    An item that is missing from its label is only suspected: `confirm` asks for it by itself.
    Raises ServerError, LibraryFault.
    """
    own = state.account.id
    there = {tag_of(one): one for one in await server.labels()}
    known = await asyncio.to_thread(accounts.known_labels, own)
    items = await asyncio.to_thread(accounts.known_items, own)
    changed = 0
    chosen = _in_turn(there.keys() | known.keys(), state.last_label)
    for tag in chosen:
        expected = await asyncio.to_thread(accounts.labelled_items, own, tag)
        ids: tuple[str, ...] = ()
        is_whole = True  # of a label that there is no more, every item is asked for
        if tag in there:
            ids, is_whole = await server.labelled(there[tag])
            told = [ToldLabels(one, (there[tag],), is_all=False) for one in ids if one in items]
            changed += await asyncio.to_thread(accounts.take_labels, own, told, decided, clock())
        await confirm(absent_ids(expected, ids, is_whole=is_whole))
    if chosen:
        await asyncio.to_thread(accounts.note_labels_asked, own, chosen[-1])
    return changed


def _in_turn(tags: Iterable[str], last: str) -> list[str]:
    """The next tags after the one that was last, and again from the first."""
    ordered = sorted(one for one in tags if one)
    later = [one for one in ordered if one > last]
    return [*later, *(one for one in ordered if one <= last)][:LABELS_A_SYNC]
