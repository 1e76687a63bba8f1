"""Alerts of what a server fetches: not at the first sync, and not of what is read there."""

from collections.abc import Callable
from datetime import timedelta

from tests.library.accounts.test_served_sources import ADDRESS, NOON, an_account, told
from wirereader.library.accounts.account_values import Account, ServedFeed
from wirereader.library.accounts.accounts import ServedItems
from wirereader.library.library import Library
from wirereader.story.record import Record
from wirereader.sync.item_documents import guid_of
from wirereader.sync.mark_decision import decided

MakeRecord = Callable[..., Record]


def test_a_first_sync_is_silent_and_what_was_read_elsewhere_rings_nobody(
    library: Library, record: MakeRecord
) -> None:
    library.follows.add("query", "harbour")
    account = an_account(library)
    library.accounts().set_feeds(account, [ServedFeed("feed/1", ADDRESS, "There")])

    def serve(number: int, *, read: bool = False) -> None:
        now = NOON + timedelta(hours=number)
        guid = guid_of("abc", str(number))
        item = record(guid, f"Harbour {number}", published=now)
        items = ServedItems(source_of(library, account), [item], [told(number, read=read)])
        library.accounts().take_items(account.id, [items], decided, now)

    serve(1)  # two batches of one first sync
    serve(2)
    assert library.follows.alerts() == ()
    # a first sync may be large: its stories are placed when their turn comes, maybe after it
    assert library.running.is_waiting()
    library.accounts().note_synced(account.id, "", NOON)
    while library.running.place(1):
        pass
    assert library.follows.alerts() == ()
    serve(3, read=True)
    assert library.follows.take_unrung() == ()
    assert library.follows.unread() == 0
    serve(4)
    assert [one.headline for one in library.follows.take_unrung()] == ["Harbour 4"]
    assert library.follows.unread() == 1


def source_of(library: Library, account: Account) -> int:
    return library.accounts().served(account.id)["feed/1"].id
