"""Two stories of an account that turn out to be one: what either had at the server it keeps."""

from collections.abc import Callable
from datetime import UTC, datetime

from wirereader.library.accounts.account_values import Account, ServedFeed, ToldItem, ToldLabels
from wirereader.library.accounts.accounts import ServedItems
from wirereader.library.library import Library
from wirereader.library.stories.batch_writer import BatchWriter
from wirereader.library.stories.joining import join_stories
from wirereader.story.record import Record
from wirereader.sync.item_documents import guid_of
from wirereader.sync.mark_decision import decided

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_the_younger_keeps_its_star_and_label_at_the_server(
    library: Library, record: Callable[..., Record]
) -> None:
    accounts = library.accounts()
    account = accounts.add(Account("abc", "https://r.example", "", "greader", "me"))
    accounts.set_labels(account.id, is_on=True)
    accounts.set_feeds(account, [ServedFeed("1", "https://a.example/feed", "Feed")])
    source = accounts.served(account.id)["1"].id
    guids = [guid_of("abc", str(number)) for number in (1, 2)]
    records = [record(guids[0], "One", "Words."), record(guids[1], "Two", "Other words.")]
    told = [
        ToldItem("1", is_read=False, is_starred=False, guid=guids[0]),
        ToldItem("2", is_read=False, is_starred=True, guid=guids[1]),
    ]
    labels = [ToldLabels("2", ("tide",))]
    accounts.take_items(account.id, [ServedItems(source, records, told, labels)], decided, NOON)
    with library._database.writing() as connection:
        rows = connection.execute("SELECT headline, id FROM stories")
        ranks = {str(headline): int(rank) for headline, rank in rows}
        join_stories(BatchWriter(connection, 1, None), ranks["Two"], ranks["One"])
    waiting = {(one.item, one.mark, one.wanted) for one in accounts.waiting_marks(account.id, NOON)}
    assert waiting == {("1", "starred", True), ("1", "label:tide", True)}, "the other has it, too"


def test_a_story_that_has_two_ids_at_the_server_is_counted_once(
    library: Library, record: Callable[..., Record]
) -> None:
    accounts = library.accounts()
    account = accounts.add(Account("abc", "https://r.example", "", "greader", "me"))
    accounts.set_feeds(account, [ServedFeed("1", "https://a.example/feed", "Feed")])
    source = accounts.served(account.id)["1"].id
    guid = guid_of("abc", "1")
    told = [ToldItem(one, is_read=False, is_starred=False, guid=guid) for one in ("1", "2")]
    items = ServedItems(source, [record(guid, "One", "Words.")], told)
    accounts.take_items(account.id, [items], decided, NOON)
    [state] = accounts.all()
    assert state.here == 1
