"""A first sync that was stopped on its way: each source says how many of its stories are here."""

from contextlib import ExitStack

import pytest

from tests.support.model_server import ServerModel
from tests.support.server_dialects import Dialect, serving_dialect
from tests.support.synced_accounts import NOON, Around, Client, new_client, sync_over_http
from wirereader.desk.accounts import account_list
from wirereader.desk.scope.feed_tree import tree_of
from wirereader.desk.subscriptions import subscriptions
from wirereader.sync.server_protocol import ServerKind
from wirereader.sync.sync_run import Surroundings, SyncProgress
from wirereader.views.tui.panes.navigator import _count
from wirereader.views.words import feed_line


class Stopping(Around):
    """Stops the sync when the first stories are kept."""

    def told_of(self, progress: SyncProgress) -> None:
        if progress.new:
            self.stop.set()

    def surroundings(self) -> Surroundings:
        return super().surroundings()._replace(tell=self.told_of)


def begun(stack: ExitStack, name: str, kind: ServerKind) -> Client:
    """A client whose first sync was stopped after its first page; two feeds of 300 and 100."""
    model = ServerModel()
    for letter, number in (("A", 300), ("B", 100)):
        feed = model.add_feed(f"http://{letter}.example/feed.xml", f"Feed {letter}")
        model.add_items(feed, number)
    model.mark([1, 2], "read", wanted=True)
    address = stack.enter_context(serving_dialect(Dialect(model, name)))
    client = new_client(address, kind)
    stack.enter_context(client.library)
    report = sync_over_http(client, Stopping())
    assert report.is_stopped
    return client


@pytest.mark.parametrize(
    ("name", "kind"),
    [("freshrss", ServerKind.GOOGLE_READER), ("miniflux", ServerKind.MINIFLUX)],
)
def test_each_source_says_n_of_m_until_the_first_sync_is_done(name: str, kind: ServerKind) -> None:
    with ExitStack() as stack:
        client = begun(stack, name, kind)
        rows = {one.name: one for one in tree_of(client.library, NOON, NOON)}
        assert (rows["Feed A"].unread, rows["Feed A"].wanted) == (150, 298)
        assert (rows["Feed B"].unread, rows["Feed B"].wanted) == (100, None), "all are here"
        assert _count(rows["Feed A"]) == "150 of 298"
        assert feed_line(7, rows["Feed A"]) == "7. Feed A, 150 of 298 unread stories here."
        told = subscriptions.sources(client.library)
        assert "150 of 298 unread stories here" in told.lines[0]
        assert [one["wanted"] for one in told.as_json()["sources"]] == [298, None]
        assert "250 of 398 stories here" in account_list.listed(client.library).lines[0]
        assert sync_over_http(client).fault is None
        assert [one.wanted for one in client.library.sources()] == [None, None]
        assert len(client.unread()) == 398
        client.mark(*sorted(client.stories())[:300], read=True)
        assert [one.wanted for one in client.library.sources()] == [None, None]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("miniflux", ServerKind.GOOGLE_READER), ("miniflux", ServerKind.FEVER)],
)
def test_where_the_server_does_not_count_by_feed_the_account_says_it(
    name: str, kind: ServerKind
) -> None:
    with ExitStack() as stack:
        client = begun(stack, name, kind)
        assert {one.wanted for one in client.library.sources()} == {None}
        line = account_list.listed(client.library).lines[0]
        assert f"{client.state.here} of 398 stories here" in line
