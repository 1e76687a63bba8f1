"""Labels of a server and tags of stories, both ways, and what servers do to them."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.support.model_server import ModelFeed, ServerModel
from tests.support.server_dialects import Dialect, Refusal, serving_dialect
from tests.support.synced_accounts import NOON, Client, new_client, sync_over_http
from wirereader.desk.accounts import account_list
from wirereader.desk.accounts.account_wish import AccountWish
from wirereader.sync.label_sets import LABELS_A_SYNC
from wirereader.sync.outbox_sending import NO_LABELS
from wirereader.sync.server_protocol import ServerKind


class World:
    """A model whose items one and two have labels, and a client that was synced once."""

    def __init__(
        self,
        stack: ExitStack,
        name: str,
        *,
        is_on: bool = True,
        old_ids: bool = False,
        is_renamed: bool = False,
    ) -> None:
        self.model = ServerModel()
        self.feed: ModelFeed = self.model.add_feed("http://a.example/feed.xml", "Feed A", "World")
        self.items = self.model.add_items(self.feed, 5)
        self.model.label([1, 2], "Harbour & Co", wanted=True)
        self.dialect = Dialect(self.model, name, old_ids=old_ids)
        if is_renamed:
            self.dialect.all_folder = "Alles"
        address = stack.enter_context(serving_dialect(self.dialect))
        self.client: Client = new_client(address, ServerKind.GOOGLE_READER)
        stack.enter_context(self.client.library)
        self.client.library.accounts().set_labels(self.client.account.id, is_on=is_on)
        self.sync()

    def sync(self) -> None:
        assert sync_over_http(self.client).fault is None

    def tag(self, number: int, name: str, *, wanted: bool = True) -> None:
        self.client.mark(self.items[number - 1].title, tag=(name, wanted))

    def tags(self, number: int) -> set[str]:
        story = self.client.stories()[self.items[number - 1].title][0]
        return set(self.client.library.tags_of(story))

    def labels(self, number: int) -> list[str]:
        return self.items[number - 1].labels


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as opened:
        yield opened


def test_labels_that_change_there_change_here(stack: ExitStack) -> None:
    world = World(stack, "freshrss")
    assert [world.tags(one) for one in (1, 2, 3)] == [{"harbour & co"}, {"harbour & co"}, set()]
    world.model.label([1], "Harbour & Co", wanted=False)
    world.model.label([3], "Harbour & Co", wanted=True)
    world.model.label([3], "tide", wanted=True)
    world.sync()
    assert [world.tags(one) for one in (1, 2, 3)] == [
        set(),
        {"harbour & co"},
        {"harbour & co", "tide"},
    ]
    assert world.client.state.waiting == 0, "nothing of it is sent back"


def test_tags_go_there_and_labels_in_the_servers_own_spelling(stack: ExitStack) -> None:
    world = World(stack, "freshrss")
    world.tag(3, "harbour & co")
    world.tag(4, "tide")
    world.tag(1, "harbour & co", wanted=False)
    assert world.client.state.waiting == 3, "in the transaction that tags"
    world.sync()
    assert world.client.state.waiting == 0
    assert [world.labels(one) for one in (1, 2, 3, 4)] == [
        [],
        ["Harbour & Co"],
        ["Harbour & Co"],
        ["tide"],
    ]
    world.sync()
    assert world.tags(3) == {"harbour & co"}
    assert world.tags(1) == set()


def test_undo_of_a_tag_is_sent_too(stack: ExitStack) -> None:
    world = World(stack, "freshrss")
    world.tag(3, "tide")
    world.sync()
    assert world.labels(3) == ["tide"]
    world.client.library.undo(now=NOON)
    assert world.client.state.waiting == 1
    world.sync()
    assert world.labels(3) == []
    assert world.tags(3) == set()


def test_a_tag_is_the_readers_alone_unless_labels_are_on(stack: ExitStack) -> None:
    world = World(stack, "freshrss", is_on=False)
    world.tag(3, "tide")
    world.tag(1, "harbour & co", wanted=False)
    assert world.client.state.waiting == 0
    for _ in range(2):
        world.sync()
        assert world.tags(3) == {"tide"}
        assert world.tags(1) == set(), "a tag that was taken away does not come back"
    assert world.labels(1) == ["Harbour & Co"]
    assert world.labels(3) == []
    world.client.library.accounts().set_labels(world.client.account.id, is_on=True)
    world.tag(4, "tide")
    world.sync()
    assert [world.labels(one) for one in (3, 4)] == [[], ["tide"]], "from then on"


def test_what_waits_wins_over_what_the_server_says(stack: ExitStack) -> None:
    world = World(stack, "freshrss")
    world.tag(1, "harbour & co", wanted=False)
    world.dialect.before = lambda _m, path, _f: refuse(path.endswith("edit-tag"))
    world.sync()
    world.dialect.before = lambda *_: None
    assert world.client.state.waiting == 1
    assert world.tags(1) == set(), "though the server still shows it"
    world.sync()
    assert world.labels(1) == []


def refuse(is_refused: object) -> None:
    if is_refused:
        raise Refusal(500)


def test_a_label_that_the_server_drops_stays_here_and_that_is_said_once(stack: ExitStack) -> None:
    """Miniflux 2.2 answers OK to a label in its Google Reader, and does nothing."""
    world = World(stack, "miniflux", old_ids=True, is_renamed=True)
    for number in (3, 4):
        world.tag(number, "tide")
        world.sync()
        assert world.tags(number) == {"tide"}
    assert world.client.state.waiting == 0
    assert world.client.state.refused == (
        "The label tide was not given there. The server did not keep it.",
    )


def test_a_label_that_the_server_shows_nowhere_is_not_taken_for_kept(stack: ExitStack) -> None:
    world = World(stack, "miniflux", old_ids=True)

    def bare(_method: str, path: str, answer: Any) -> Any:
        for item in answer["items"] if path.endswith("items/contents") else ():
            item["categories"] = []
        return answer

    world.dialect.after = bare
    world.tag(3, "tide")
    world.sync()
    assert world.tags(3) == {"tide"}
    assert len(world.client.state.refused) == 1
    assert world.client.library.accounts().known_labels(world.client.account.id) == {}


def test_a_server_that_fails_at_labels_gets_all_else(stack: ExitStack) -> None:
    """Miniflux 2.3 answers 500 to a label: it is tried three times, and keeps nothing waiting."""
    world = World(stack, "miniflux", is_renamed=True)
    world.tag(3, "tide")
    new = world.model.add_items(world.feed, 1)[0]
    world.client.mark(world.items[0].title, read=True)
    for turn in (1, 2, 3):
        world.sync()
        assert world.items[0].is_read
        assert new.title in world.client.stories()
        assert world.client.state.waiting == int(turn < 3)
    assert world.tags(3) == {"tide"}
    (line,) = world.client.state.refused
    assert line.startswith("The label tide was not given there. ")
    assert "500" in line


def test_a_server_that_is_known_to_keep_no_labels_is_sent_none(stack: ExitStack) -> None:
    world = World(stack, "miniflux")
    sent: list[str] = []
    world.dialect.before = lambda _m, path, _f: sent.append(path)
    for number in (3, 4):
        world.tag(number, "tide")
        world.sync()
        assert world.tags(number) == {"tide"}
        assert world.client.state.waiting == 0
    assert not [path for path in sent if path.endswith("edit-tag")]
    assert world.client.state.refused == (NO_LABELS,)
    account = world.client.account.id
    world.client.library.accounts().set_labels(account, is_on=False)
    told = account_list.changed(world.client.library, AccountWish("labels", ("1", "on")))
    assert not told.is_done
    assert told.said.endswith("does not support labels. Your tags stay on this machine.")
    assert not world.client.state.account.sends_labels


def test_a_label_that_has_the_name_of_a_folder_stays_here(stack: ExitStack) -> None:
    """FreshRSS takes no label that has the name of a folder, and shows each item's folder."""
    world = World(stack, "freshrss")
    world.feed.folder = "weather"
    world.tag(3, "weather")
    world.sync()
    world.sync()
    assert world.tags(3) == {"weather"}
    assert world.tags(4) == set()
    assert len(world.client.state.refused) == 1


def test_a_label_that_somebody_else_took_away_meanwhile_is_sent_again(stack: ExitStack) -> None:
    world = World(stack, "freshrss")
    world.tag(3, "tide")

    def took_away(_method: str, path: str, answer: Any) -> Any:
        if path.endswith("edit-tag"):
            world.model.label([3], "tide", wanted=False)
        return answer

    world.dialect.after = took_away
    world.sync()
    assert world.client.state.waiting == 1
    world.dialect.after = lambda _m, _p, answer: answer
    world.sync()
    assert world.labels(3) == ["tide"]
    assert world.tags(3) == {"tide"}


@pytest.mark.parametrize("how", ["no tags", "no ids", "an error", "a page is lost"])
def test_a_server_that_forgets_its_labels_for_a_moment_takes_no_tag(
    stack: ExitStack, how: str
) -> None:
    world = World(stack, "freshrss")

    def forgetful(_method: str, path: str, answer: Any) -> Any:
        if path.endswith("tag/list") and how == "no tags":
            return {"tags": []}
        is_ids = path.endswith("items/ids") and is_of_label[0]
        if is_ids and how in {"no ids", "a page is lost"}:
            return {"itemRefs": answer["itemRefs"][:1] if how == "a page is lost" else []}
        refuse(is_ids and how == "an error")
        return answer

    is_of_label = [False]
    routed = world.dialect._ids

    def ids(asked: dict[str, str]) -> Any:
        is_of_label[0] = "label/" in asked["s"]
        return routed(asked)

    world.dialect._ids = ids  # type: ignore[method-assign]
    world.dialect.after = forgetful
    world.sync()
    assert world.tags(1) == world.tags(2) == {"harbour & co"}


def test_hundreds_of_labels_are_asked_for_in_turn(stack: ExitStack) -> None:
    world = World(stack, "freshrss")
    names = [f"label {number:02}" for number in range(25)]
    for name in names:
        world.model.label([3], name, wanted=True)
    for turn in (1, 2, 3):
        world.dialect.log.clear()
        world.sync()
        assert len(world.dialect.log) < 20
        expected = min(turn * LABELS_A_SYNC - 1, 25)  # one turn is that of the harbour
        assert len(world.tags(3)) == expected
    assert world.tags(3) == set(names)


def test_a_copy_keeps_its_tag_while_one_of_its_items_has_the_label(stack: ExitStack) -> None:
    world = World(stack, "freshrss")
    other = world.model.add_feed("http://b.example/feed.xml", "Feed B")
    (twin,) = world.model.add_items(other, 1)
    first = world.items[0]
    twin.title, twin.link, twin.content = first.title, first.link, first.content
    world.sync()
    world.model.label([1], "tide", wanted=True)
    world.sync()
    assert world.tags(1) == {"harbour & co", "tide"}
    assert world.client.state.waiting == 0
    assert twin.labels == [], "what the server says of one it is not told of the other"
    world.model.label([1], "tide", wanted=False)
    twin.labels.append("Harbour & Co")
    world.sync()
    world.model.label([1], "Harbour & Co", wanted=False)
    world.sync()
    assert world.tags(1) == {"harbour & co"}
    world.model.label([twin.id], "Harbour & Co", wanted=False)
    world.sync()
    assert world.tags(1) == set()


def test_all_that_was_set_aside_is_listed(stack: ExitStack) -> None:
    world = World(stack, "freshrss")
    accounts, own = world.client.library.accounts(), world.client.account.id
    for number in range(1, 8):
        accounts.note_refused(own, f"Title {number} was not changed.", NOON)
    (line,) = account_list.listed(world.client.library).lines
    shown = " ".join(f"Title {number} was not changed." for number in range(3, 8))
    assert line.endswith(f"Set aside: 2 more (account list --json shows all). {shown}")
