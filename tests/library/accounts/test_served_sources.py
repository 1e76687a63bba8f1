"""Feeds that a server fetches beside those we fetch: made one, kept apart, and given back."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from wirereader.library.accounts.account_values import Account, ServedFeed, ToldItem
from wirereader.library.accounts.accounts import ServedItems
from wirereader.library.library import Library
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Paused, Source
from wirereader.sync.item_documents import guid_of
from wirereader.sync.mark_decision import decided

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MakeRecord = Callable[..., Record]
MakeSource = Callable[..., Source]
ADDRESS = "https://a.example/feed"


def an_account(library: Library, name: str = "abc") -> Account:
    return library.accounts().add(Account(name, f"https://{name}.example", "", "greader", "me"))


def serve(
    library: Library,
    account: Account,
    records: list[Record],
    told: list[ToldItem],
    address: str = ADDRESS,
) -> None:
    accounts = library.accounts()
    accounts.set_feeds(account, [ServedFeed("feed/1", address, "There", folder="World")])
    source = accounts.served(account.id)["feed/1"]
    accounts.take_items(account.id, [ServedItems(source.id, records, told)], decided, NOON)


def told(number: int, *, read: bool = False, starred: bool = False, hash_: str = "") -> ToldItem:
    return ToldItem(str(number), read, starred, guid_of("abc", str(number)), hash_)


def listed(library: Library) -> list[tuple[str, bool, bool]]:
    rows = library.rows(None, NOON)
    found = [rows.row(number) for number in range(rows.count())]
    return sorted((one.headline, one.is_read, one.is_starred) for one in found)


def waiting(library: Library, account: Account) -> set[tuple[str, str, bool]]:
    marks = library.accounts().waiting_marks(account.id, NOON)
    return {(one.item, one.mark, one.wanted) for one in marks}


def test_a_feed_that_is_followed_here_becomes_one_with_the_servers(
    library: Library, record: MakeRecord
) -> None:
    """Stories are matched by link, then by the feed's own name, then by headline and text."""
    local = library.add_source(Source(ADDRESS, address=ADDRESS, title="Mine", folder=("Own",)))
    by_link = record(
        "g1", "One", "Words of one.", link="https://a.example/1", link_key="a.example/1"
    )
    by_guid = record("g2", "Two", "Words of two.")
    by_words = record("g3", "Three", "Words of three.")
    library.store(local, [by_link, by_guid, by_words], FetchMemory(etag="x"), NOON)
    library.mark_read(local.key, "g1", NOON)
    library.star(local.key, "g2", NOON)
    account = an_account(library)
    items = [
        by_link._replace(guid=guid_of("abc", "1"), text="Words of one, cut.", headline="Uno"),
        by_guid._replace(guid=guid_of("abc", "2"), text="All other words.", headline="Zwei"),
        by_words._replace(guid=guid_of("abc", "3")),
    ]
    hash_ = hashlib.sha256(b"g2").hexdigest()
    serve(library, account, items, [told(1), told(2, hash_=hash_), told(3, read=True)])
    states = library.sources()
    assert [one.source.paused for one in states] == [Paused.SERVED]
    assert states[0].source.title == "Mine"
    assert states[0].source.folder == ("Own",)
    assert len(listed(library)) == 3
    assert {(read, starred) for _, read, starred in listed(library)} == {
        (True, False),
        (False, True),
    }
    assert waiting(library, account) == {("1", "read", True), ("2", "starred", True)}
    assert library.due(NOON) == ()


def test_an_account_that_goes_gives_back_what_it_took(library: Library, source: MakeSource) -> None:
    mine = library.add_source(source("a", paused=Paused.BY_READER))
    account = an_account(library)
    feeds = [ServedFeed("1", mine.address, "A"), ServedFeed("2", "https://b.example/feed", "B")]
    library.accounts().set_feeds(account, feeds)
    assert len(library.sources()) == 2
    assert library.accounts().remove(account.id) == 1
    (left,) = library.sources()
    assert left.source == mine
    assert library.accounts().all() == ()


def test_a_feed_of_ours_that_moved_to_a_served_one_is_given_back_too(
    library: Library, source: MakeSource
) -> None:
    mine = library.add_source(source("old"))
    account = an_account(library)
    library.accounts().set_feeds(account, [ServedFeed("1", ADDRESS, "There")])
    library.join_moved(mine, ADDRESS, NOON)
    (served,) = library.sources()
    assert served.source.paused is Paused.SERVED
    library.accounts().remove(account.id)
    (left,) = library.sources()
    assert (left.source.address, left.source.paused) == (ADDRESS, None)


def test_the_same_feed_in_two_accounts_is_two_sources_whose_stories_are_copies(
    library: Library, record: MakeRecord
) -> None:
    one, two = an_account(library, "abc"), an_account(library, "xyz")
    words = "These are words enough to tell one story from another, " * 6
    first = record(guid_of("abc", "1"), "One", words)
    serve(library, one, [first], [told(1)])
    other = guid_of("xyz", "7")
    serve(library, two, [first._replace(guid=other)], [told(7)._replace(guid=other)])
    assert len(library.sources()) == 2
    ((headline, _, _),) = listed(library)
    rows = library.rows(None, NOON)
    assert rows.row(0).sources == 2
    assert headline == "One"
    library.set_marks([rows.row(0).id], read=True, said="Marked.", now=NOON)
    assert waiting(library, one) == {("1", "read", True)}
    assert waiting(library, two) == {("7", "read", True)}


def test_read_in_one_account_is_read_here_and_not_told_to_the_other(
    library: Library, record: MakeRecord
) -> None:
    one, two = an_account(library, "abc"), an_account(library, "xyz")
    words = "These are words enough to tell one story from another, " * 6
    first = record(guid_of("abc", "1"), "One", words)
    serve(library, one, [first], [told(1)])
    other = guid_of("xyz", "7")
    serve(library, two, [first._replace(guid=other)], [told(7)._replace(guid=other)])
    library.accounts().take_marks(one.id, [told(1, read=True)], decided, NOON)
    assert listed(library) == [("One", True, False)]
    assert waiting(library, one) == waiting(library, two) == set()
    library.accounts().take_marks(one.id, [told(1)], decided, NOON)
    assert listed(library) == [("One", False, False)], "marked unread there later"
    library.set_marks(library.rows(None, NOON), read=True, said="Marked.", now=NOON)
    assert waiting(library, one) == {("1", "read", True)}
    assert waiting(library, two) == {("7", "read", True)}


def test_undo_of_many_marks_sends_them_back(library: Library, record: MakeRecord) -> None:
    account = an_account(library)
    records = [record(guid_of("abc", str(n)), f"Story {n}") for n in range(9)]
    serve(library, account, records, [told(n) for n in range(9)])
    library.set_marks(library.rows(None, NOON), read=True, said="Marked.", now=NOON)
    assert len(waiting(library, account)) == 9
    marks = library.accounts().waiting_marks(account.id, NOON)
    before = library.accounts().note_try(account.id, marks, NOON)
    library.accounts().note_answered(account.id, marks, before, NOON)
    assert waiting(library, account) == set()
    library.undo(NOON)
    assert waiting(library, account) == {(str(n), "read", False) for n in range(9)}


def test_a_change_of_mind_while_a_mark_is_on_its_way_is_sent_after_it(
    library: Library, record: MakeRecord
) -> None:
    account = an_account(library)
    serve(library, account, [record(guid_of("abc", "1"), "One")], [told(1)])
    story = library.rows(None, NOON).row(0).id
    accounts = library.accounts()
    library.set_marks([story], read=True, said="Marked.", now=NOON)
    marks = accounts.waiting_marks(account.id, NOON)
    before = accounts.note_try(account.id, marks, NOON)
    library.set_marks([story], read=False, said="Marked.", now=NOON)
    accounts.note_answered(account.id, marks, before, NOON)
    assert waiting(library, account) == {("1", "read", False)}


def test_a_title_that_was_changed_here_outlasts_the_servers_until_it_was_sent(
    library: Library,
) -> None:
    account = an_account(library)
    accounts = library.accounts()
    accounts.set_feeds(account, [ServedFeed("1", ADDRESS, "There")])
    own = accounts.served(account.id)["1"]
    library.change_source(own._replace(title="Mine"))
    accounts.set_feeds(account, [ServedFeed("1", ADDRESS, "There")])
    assert accounts.served(account.id)["1"].title == "Mine"
    (change,) = accounts.waiting_changes(account.id)
    assert (change.action, change.feed, change.value) == ("rename", "1", "Mine")
    accounts.take_change_out(change.id)
    accounts.set_feeds(account, [ServedFeed("1", ADDRESS, "Mine")])
    accounts.set_feeds(account, [ServedFeed("1", ADDRESS, "Changed there", folder="F")])
    served = accounts.served(account.id)["1"]
    assert (served.title, served.folder) == ("Changed there", ("F",))
    assert accounts.waiting_changes(account.id) == ()


def test_what_is_unsubscribed_elsewhere_goes_and_its_stories_stay(
    library: Library, record: MakeRecord
) -> None:
    account = an_account(library)
    serve(library, account, [record(guid_of("abc", "1"), "One")], [told(1)])
    library.accounts().set_feeds(account, [])
    assert library.sources() == ()
    assert listed(library) == [("One", False, False)]
    assert library.accounts().waiting_changes(account.id) == (), "nothing is told back"


def test_stories_that_were_dropped_here_are_not_marked_by_that(
    library: Library, record: MakeRecord
) -> None:
    account = an_account(library)
    old = record(guid_of("abc", "1"), "One", published=0)
    serve(library, account, [old], [told(1)])
    assert library.tidy(1, None, NOON + timedelta(days=2)) == 1
    assert listed(library) == []
    assert waiting(library, account) == set()
    assert library.accounts().known_items(account.id) == {"1"}
