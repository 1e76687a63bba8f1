"""Removing an account, and subscribing at one, taken back: nothing is lost in between."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.support.model_server import ServerModel
from tests.support.server_dialects import Dialect, serving_dialect
from tests.support.synced_accounts import NOON, Client, new_client, sync_over_http
from wirereader.desk.accounts import account_list
from wirereader.desk.accounts.account_wish import wish_of
from wirereader.library.accounts.account_values import LoginWay
from wirereader.story.source import Paused, Source, SourceKind
from wirereader.sync.server_protocol import ServerKind
from wirereader.sync.sync_run import name_of

LOCAL = "http://b.example/feed.xml"
BOTH = [("freshrss", ServerKind.GOOGLE_READER), ("miniflux", ServerKind.MINIFLUX)]


class World:
    """Two feeds of which one is followed here too, and a client that was synced once."""

    def __init__(self, stack: ExitStack, name: str, kind: ServerKind) -> None:
        self.model = ServerModel()
        self.feed = self.model.add_feed("http://a.example/feed.xml", "Feed A", "World")
        self.other = self.model.add_feed(LOCAL, "Feed B")
        self.model.add_items(self.feed, 6)
        self.model.add_items(self.other, 2)
        self.dialect = Dialect(self.model, name)
        address = stack.enter_context(serving_dialect(self.dialect))
        self.client: Client = new_client(address, kind)
        stack.enter_context(self.client.library)
        self.library = self.client.library
        self.library.add_source(Source(LOCAL, SourceKind.FEED, LOCAL, "Mine"))
        self.sync()

    def sync(self) -> None:
        assert sync_over_http(self.client).fault is None

    def do(self, typed: str) -> str:
        told = account_list.changed(self.library, wish_of(typed))
        return told.said

    def undo(self) -> str | None:
        return self.library.undo(now=NOON)

    def followed(self) -> dict[str, Paused | None]:
        return {one.source.title: one.source.paused for one in self.library.sources()}

    def addresses(self) -> set[str]:
        return {one.address for one in self.model.feeds.values()}


@pytest.fixture(params=BOTH, ids=["greader", "miniflux"])
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    with ExitStack() as stack:
        yield World(stack, *request.param)


def test_an_account_that_was_removed_comes_back_with_what_waited(world: World) -> None:
    titles = sorted(world.client.stories())
    before = world.followed()
    world.client.mark(titles[0], read=True)
    assert world.do("remove 1").endswith("1 change not sent; undo brings them back.")
    assert world.followed() == {"Mine": None}, "fetched by ourselves again"
    assert world.library.accounts().all() == ()
    world.client.mark(titles[1], starred=True)
    assert world.undo() == "Marked."
    world.client.mark(titles[2], starred=True)
    world.model.mark([1], "read", wanted=True)
    assert world.undo() == "Marked."
    assert world.undo() == f"removed the account {name_of(world.client.account)}"
    assert world.followed() == before
    assert world.client.state.waiting
    world.sync()
    assert world.client.state.waiting == 0
    assert world.client.unread() == {
        one.title for one in world.model.items.values() if not one.is_read
    }
    assert titles[0] not in world.client.unread()
    assert world.addresses() == {"http://a.example/feed.xml", LOCAL}, "nothing was changed there"
    assert world.client.state.refused == ()
    assert sorted(world.client.stories()) == titles


def test_marks_made_while_it_was_removed_are_sent_when_it_is_back(world: World) -> None:
    titles = sorted(world.client.stories())
    world.do("remove 1")
    ids = [world.client.stories()[titles[0]][0]]
    world.library.set_marks(ids, read=True, said="", now=NOON)  # no step: as the article page does
    world.undo()
    world.sync()
    assert titles[0] not in world.client.unread()
    assert len(world.model.unread()) == 7


def test_what_happened_at_the_server_meanwhile_is_taken_in(world: World) -> None:
    world.do("remove 1")
    world.model.remove_feed(world.other.id)
    world.model.add_items(world.feed, 1)
    world.undo()
    world.sync()
    assert "Feed A" in world.followed()
    assert "Mine" not in world.followed() or world.followed()["Mine"] is None
    assert len(world.client.unread()) == 9
    assert world.addresses() == {"http://a.example/feed.xml"}


def test_an_account_that_is_added_again_is_the_one_that_was_removed(world: World) -> None:
    titles = sorted(world.client.stories())
    world.client.mark(titles[0], read=True)
    world.do("remove 1")
    login = LoginWay(keyring="another")
    added = world.library.accounts().add(
        world.client.account._replace(id=0, name="other", login=login)
    )
    assert (added.id, added.name) == (world.client.account.id, world.client.account.name)
    (state,) = world.library.accounts().all()
    assert (state.waiting, state.account.login) == (1, login)
    world.sync()
    assert sorted(world.client.stories()) == titles
    assert titles[0] not in world.client.unread()
    assert len(world.model.unread()) == 7
    assert world.undo() is not None  # of a removal that is over: nothing more comes of it
    assert len(world.library.accounts().all()) == 1
    world.sync()
    assert world.addresses() == {"http://a.example/feed.xml", LOCAL}


def test_nothing_of_it_is_kept_when_it_cannot_be_taken_back(world: World) -> None:
    world.do("remove 1")
    for number in range(201):
        world.library.note_setting("theme", str(number), "set theme")
    accounts = world.library.accounts()
    other = accounts.add(world.client.account._replace(id=0, name="x", user="somebody"))
    accounts.note_synced(other.id, "", NOON)
    with world.library._database.reading() as connection:
        left = "SELECT count(*) FROM account_items UNION ALL SELECT count(*) FROM account_sources"
        assert connection.execute(left).fetchall() == [(0,), (0,)]
        assert connection.execute("SELECT count(*) FROM accounts").fetchone() == (1,)
    assert len(world.client.stories()) == 8, "stories stay"


@pytest.mark.parametrize("when", ["before it is sent", "after it came", "after it was sent"])
def test_a_subscription_is_taken_back(world: World, when: str) -> None:
    new = "http://c.example/feed.xml"
    said = world.do(f"subscribe 1 {new}")
    assert said.endswith("subscribes to it at the next sync.")
    if when != "before it is sent":
        world.sync()
    if when == "after it was sent":  # the server has it, and nobody has told us of it yet
        with world.library._database.writing() as connection:
            connection.execute("DELETE FROM account_sources WHERE feed LIKE '%3'")
            connection.execute("UPDATE sources SET is_removed = 1 WHERE address = ?", (new,))
    assert world.undo() == f"subscribed {name_of(world.client.account)} to {new}"
    world.sync()
    world.sync()
    assert world.addresses() == {"http://a.example/feed.xml", LOCAL}
    assert set(world.followed()) == {"Feed A", "Mine"}
    assert (world.client.state.waiting, world.client.state.refused) == (0, ())


def test_what_is_subscribed_to_already_is_said_and_no_step(world: World) -> None:
    assert world.do(f"subscribe 1 {LOCAL}").endswith("is already subscribed to it.")
    assert world.undo() is None
    assert world.client.state.waiting == 0


def test_pause_and_labels_are_taken_back(world: World) -> None:
    world.do("pause 1")
    assert [one.account.is_paused for one in world.library.accounts().all()] == [True]
    assert (world.undo() or "").startswith("paused the account ")
    assert [one.account.is_paused for one in world.library.accounts().all()] == [False]
    if world.client.account.kind == "greader":
        assert "from now on" in world.do("labels 1 on")
        assert [one.account.sends_labels for one in world.library.accounts().all()] == [True]
        assert world.undo() is not None
        assert [one.account.sends_labels for one in world.library.accounts().all()] == [False]
    else:
        assert (
            world.do("labels 1 on")
            == "Miniflux does not support labels. Your tags stay on this machine."
        )
