"""Each trap that was met in real servers, against a model that answers as they do."""

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest

from tests.support.model_server import ServerModel
from tests.support.server_dialects import Dialect, Pairs, Refusal, serving_dialect
from tests.support.synced_accounts import NOON, Around, Client, new_client, sync_over_http
from tests.support.waiting import LIMIT_S
from wirereader.library.accounts.account_values import LoginWay
from wirereader.sync.server_protocol import ServerError, ServerKind, ServerTrouble

ALL = [
    ("freshrss", ServerKind.GOOGLE_READER),
    ("miniflux", ServerKind.GOOGLE_READER),
    ("miniflux", ServerKind.MINIFLUX),
    ("freshrss", ServerKind.FEVER),
    ("miniflux", ServerKind.FEVER),
]
READERS = ALL[:2]
EDITORS = ALL[:3]


class World:
    """A model, its dialect on loopback, and a client that was synced once."""

    def __init__(
        self, stack: ExitStack, name: str, kind: ServerKind, *, items: int = 20, **more: Any
    ) -> None:
        self.model = ServerModel(**more)
        self.feed = self.model.add_feed("http://a.example/feed.xml", "Feed A", "World")
        self.model.add_items(self.feed, items)
        self.dialect = Dialect(self.model, name)
        self.address = stack.enter_context(serving_dialect(self.dialect))
        self.client: Client = new_client(self.address, kind)
        stack.enter_context(self.client.library)
        self.sync()

    def sync(self) -> None:
        report = sync_over_http(self.client)
        assert report.fault is None

    def titles(self, ids: set[int]) -> set[str]:
        return {self.model.items[one].title for one in ids}


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as opened:
        yield opened


@pytest.mark.parametrize(("name", "kind"), ALL)
def test_marks_go_both_ways(stack: ExitStack, name: str, kind: ServerKind) -> None:
    world = World(stack, name, kind)
    client, model = world.client, world.model
    titles = sorted(client.stories())
    client.mark(*titles[:3], read=True)
    client.mark(titles[5], starred=True)
    assert client.state.waiting == 4
    model.mark([18, 19], "read", wanted=True)
    model.mark([17], "starred", wanted=True)
    world.sync()
    assert client.state.waiting == 0
    assert client.unread() == world.titles(model.unread())
    assert len(model.unread()) in {15, 16, 17}
    assert client.starred() == world.titles(model.starred())
    assert len(model.starred()) in {1, 2}
    client.mark(titles[0], read=False)
    client.mark(titles[5], starred=False)
    model.mark([18], "read", wanted=False)
    world.sync()
    world.sync()
    assert client.unread() == world.titles(model.unread())
    assert titles[0] in client.unread()
    assert model.items[18].title in client.unread()
    assert client.starred() == world.titles(model.starred())
    assert titles[5] not in client.starred()


@pytest.mark.parametrize(("name", "kind"), ALL)
def test_which_interface_it_is_is_found_without_a_password(
    stack: ExitStack, name: str, kind: ServerKind
) -> None:
    world = World(stack, name, kind)
    wanted = {"freshrss": ServerKind.GOOGLE_READER, "miniflux": ServerKind.MINIFLUX}[name]
    seen: list[Pairs] = []
    world.dialect.before = lambda _method, _path, form: seen.append(form)
    assert new_client(world.address).account.kind == wanted
    assert seen
    assert all(not form for form in seen)


@pytest.mark.parametrize(("name", "kind"), ALL)
def test_titles_are_as_they_were_written(stack: ExitStack, name: str, kind: ServerKind) -> None:
    """FreshRSS sends `&`, `<` and `>` as full-width signs."""
    world = World(stack, name, kind, items=0)
    feed = world.model.add_feed("http://b.example/feed.xml", "Fish & <Chips>")
    (item,) = world.model.add_items(feed, 1)
    item.title = "Profits < costs & 2 > 1, says A&B"
    world.sync()
    assert list(world.client.stories()) == [item.title]
    assert "Fish & <Chips>" in world.client.source_ids()


@pytest.mark.parametrize(("name", "kind"), ALL)
def test_what_arrives_while_a_list_is_marked_read_stays_unread(
    stack: ExitStack, name: str, kind: ServerKind
) -> None:
    world = World(stack, name, kind)
    late = world.model.add_items(world.feed, 2)  # not here yet when the reader says yes
    rows = world.client.library.rows(None, NOON)
    world.client.library.set_marks(rows, read=True, said="All.", now=NOON)
    world.sync()
    assert world.model.unread() == {one.id for one in late}
    assert world.client.unread() == {one.title for one in late}


@pytest.mark.parametrize(("name", "kind"), READERS)
def test_items_that_do_not_tell_their_states_have_those_of_the_sets(
    stack: ExitStack, name: str, kind: ServerKind
) -> None:
    world = World(stack, name, kind)
    (late,) = world.model.add_items(world.feed, 1)
    world.model.mark([late.id], "starred", wanted=True)

    def bare(_method: str, path: str, answer: Any) -> Any:
        for item in answer["items"] if path.endswith("items/contents") else ():
            item["categories"] = []
        return answer

    world.dialect.after = bare
    world.sync()
    assert late.title in world.client.unread()
    assert world.client.starred() == {late.title}
    world.client.mark(late.title, read=True)
    world.sync()
    assert late.id not in world.model.unread()


@pytest.mark.parametrize(("name", "kind"), ALL)
def test_an_account_that_comes_again_doubles_no_story(
    stack: ExitStack, name: str, kind: ServerKind
) -> None:
    world = World(stack, name, kind)
    titles = sorted(world.client.stories())
    world.client.mark(titles[0], read=True)
    world.sync()
    world.client.mark(titles[1], read=True)
    accounts = world.client.library.accounts()
    accounts.remove(world.client.account.id)
    again = accounts.add(world.client.account._replace(id=0, name="again"))
    world.client = world.client._replace(account=again)
    world.sync()
    world.sync()
    assert sorted(world.client.stories()) == titles
    assert world.client.unread() == set(titles[2:]) == world.titles(world.model.unread())


@pytest.mark.parametrize(("name", "kind"), ALL)
def test_texts_that_the_server_changed_are_revisions_here(
    stack: ExitStack, name: str, kind: ServerKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(stack, name, kind, items=3)
    titles = sorted(world.client.stories())
    own = world.client.stories()[titles[0]][0]
    world.client.mark(titles[0], read=True)
    world.client.mark(titles[1], read=True)
    world.sync()
    asked = len(world.dialect.log)
    world.sync()
    assert world.client.library.revisions(own)[-1].number == 1
    idle = len(world.dialect.log) - asked
    world.model.edit(1, title="Corrected: the harbour", content="<p>Other words entirely.</p>")
    later = NOON + timedelta(hours=2)
    monkeypatch.setattr("tests.support.synced_accounts.NOON", later)
    asked = len(world.dialect.log)
    world.sync()
    assert len(world.dialect.log) - asked <= idle + 2, "a token, and one request for all"
    versions = world.client.library.revisions(own)
    assert sorted(one.number for one in versions) == [1, 2]
    assert "Corrected: the harbour" in world.client.stories()
    assert world.client.stories()["Corrected: the harbour"][1], "what was read stays read"
    assert len(world.client.stories()) == 3


@pytest.mark.parametrize(("name", "kind"), EDITORS)
def test_titles_and_folders_that_the_server_changed_are_taken_in(
    stack: ExitStack, name: str, kind: ServerKind
) -> None:
    world = World(stack, name, kind)
    world.feed.title, world.feed.folder = "Another name", "Elsewhere"
    world.sync()
    (source,) = world.client.library.accounts().served(world.client.account.id).values()
    assert (source.title, source.folder) == ("Another name", ("Elsewhere",))
    world.client.library.change_source(source._replace(title="Mine", folder=()))
    world.feed.title, world.feed.folder = "Theirs", "There"
    world.sync()
    assert world.feed.title == "Mine", "what waits wins"
    (source,) = world.client.library.accounts().served(world.client.account.id).values()
    assert (source.title, source.folder) == ("Mine", ())


@pytest.mark.parametrize(("name", "kind"), EDITORS)
def test_a_subscription_is_taken_out_of_its_folder(
    stack: ExitStack, name: str, kind: ServerKind
) -> None:
    """Miniflux's Google Reader takes nothing out of a folder: it is put into that of all else."""
    world = World(stack, name, kind)
    (source,) = world.client.library.accounts().served(world.client.account.id).values()
    assert source.folder == ("World",)
    world.client.library.change_source(source._replace(folder=()))
    for _ in range(2):
        world.sync()
        assert world.feed.folder == ""
        (source,) = world.client.library.accounts().served(world.client.account.id).values()
        assert source.folder == ()
    assert world.client.state.refused == ()


def test_items_that_nobody_knows_any_more_are_left_alone(stack: ExitStack) -> None:
    """Miniflux 2.2 refuses (400) to tell of items where it knows none of them."""
    world = World(stack, *ALL[1])
    world.dialect.is_old = True
    (late,) = world.model.add_items(world.model.add_feed("http://b.example/feed.xml"), 1)
    world.sync()
    del world.model.items[late.id]
    world.sync()
    assert late.title in world.client.unread(), "what was deleted there keeps its state here"


@pytest.mark.parametrize(("name", "kind"), EDITORS)
def test_subscriptions_are_changed_there_in_the_order_made(
    stack: ExitStack, name: str, kind: ServerKind
) -> None:
    world = World(stack, name, kind)
    library, model = world.client.library, world.model
    own = library.source(world.client.source_ids()["Feed A"])
    assert own is not None
    assert own.source.folder == ("World",)
    library.change_source(own.source._replace(title="New & <name>", folder=("Fresh",)))
    accounts = library.accounts()
    accounts.subscribe(world.client.account.id, "http://b.example/feed.xml")
    world.sync()
    assert next((one.title, one.folder) for one in model.feeds.values()) == (
        "New & <name>",
        "Fresh",
    )
    assert {one.address for one in model.feeds.values()} == {
        "http://a.example/feed.xml",
        "http://b.example/feed.xml",
    }
    assert "http://b.example/feed.xml" in world.client.source_ids()
    library.remove_source(own.source.id)
    world.sync()
    assert {one.address for one in model.feeds.values()} == {"http://b.example/feed.xml"}
    assert world.client.state.waiting == 0
    assert world.client.state.refused == ()
    assert len(world.client.stories()) == 20, "stories stay"


@pytest.mark.parametrize(("name", "kind"), EDITORS)
@pytest.mark.parametrize("is_sent", [True, False])
def test_a_subscription_that_was_ended_comes_back_by_undo(
    stack: ExitStack, name: str, kind: ServerKind, *, is_sent: bool
) -> None:
    world = World(stack, name, kind)
    library, titles = world.client.library, sorted(world.client.stories())
    (before,) = library.sources()
    library.remove_source(before.source.id, said="Removed.")
    if is_sent:
        world.sync()
        assert not world.model.feeds
    library.undo(NOON)
    world.sync()
    assert [one.address for one in world.model.feeds.values()] == ["http://a.example/feed.xml"]
    world.model.add_items(next(iter(world.model.feeds.values())), 1)
    world.sync()
    (after,) = library.sources()
    assert after.source.id == before.source.id
    assert after.source.folder == ("World",)
    assert set(titles) < set(world.client.stories())
    assert len(world.client.stories()) == 21
    assert world.client.state.waiting == 0


@pytest.mark.parametrize(("name", "kind"), EDITORS)
def test_what_is_refused_for_good_is_set_aside_with_a_line(
    stack: ExitStack, name: str, kind: ServerKind
) -> None:
    world = World(stack, name, kind)
    accounts = world.client.library.accounts()
    accounts.subscribe(world.client.account.id, "http://b.example/nothing.xml")
    accounts.subscribe(world.client.account.id, "http://a.example/feed.xml")
    accounts.subscribe(world.client.account.id, "http://c.example/feed.xml")
    world.sync()
    assert world.client.state.waiting == 0
    assert "nothing.xml" in world.client.state.refused[0]
    assert "http://c.example/feed.xml" in {one.address for one in world.model.feeds.values()}


@pytest.mark.parametrize(("name", "kind"), READERS)
def test_a_token_that_ran_out_costs_one_new_one_and_one_retry(
    stack: ExitStack, name: str, kind: ServerKind
) -> None:
    world = World(stack, name, kind)
    titles = sorted(world.client.stories())
    world.client.mark(*titles[:4], read=True)
    is_done = False

    def expire(_method: str, path: str, _form: Pairs) -> None:
        nonlocal is_done
        if path.endswith("edit-tag") and not is_done:
            is_done = True
            world.dialect.expire()

    world.dialect.before = expire
    world.dialect.log.clear()
    world.sync()
    assert is_done
    assert len(world.model.unread()) == 16
    assert sum(path.endswith("edit-tag") for path in world.dialect.log) == 2


@pytest.mark.parametrize(("name", "kind"), ALL)
def test_a_login_that_is_refused_stops_the_account_and_asks_no_further(
    stack: ExitStack, name: str, kind: ServerKind
) -> None:
    world = World(stack, name, kind)
    titles = sorted(world.client.stories())
    world.client.mark(titles[0], read=True)

    def refuse(_method: str, _path: str, _form: Pairs) -> None:
        raise Refusal(401, "Unauthorized!")

    world.dialect.before = refuse
    world.dialect.log.clear()
    report = sync_over_http(world.client)
    assert report.fault is not None
    assert "rejected the login" in report.fault[1]
    assert world.client.state.account.is_refused
    assert world.client.state.waiting == 1, "the mark waits"
    assert len(world.dialect.log) <= 3


@pytest.mark.parametrize(("name", "kind"), READERS)
def test_ids_go_out_long_since_old_miniflux_reads_short_ones_as_hexadecimal(
    stack: ExitStack, name: str, kind: ServerKind
) -> None:
    world = World(stack, name, kind, first_id=62)
    world.dialect.is_old = True
    title = world.model.items[62].title
    world.client.mark(title, read=True)
    world.sync()
    assert 62 not in world.model.unread()
    assert len(world.model.unread()) == 19


@pytest.mark.parametrize(("name", "kind"), READERS)
def test_more_ids_than_a_page_holds_all_come(
    stack: ExitStack, name: str, kind: ServerKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wirereader.sync.google_reader._PAGE", 6)
    world = World(stack, name, kind)
    assert len(world.client.stories()) == 20


@pytest.mark.parametrize(("name", "kind"), READERS)
def test_items_that_arrive_between_two_pages_are_not_missed(
    stack: ExitStack, name: str, kind: ServerKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Miniflux's continuation is an offset, which moves."""
    monkeypatch.setattr("wirereader.sync.google_reader._PAGE", 6)
    world = World(stack, name, kind)
    is_done = False

    def arrive(_method: str, path: str, answer: Any) -> Any:
        nonlocal is_done
        if path.endswith("stream/items/ids") and not is_done:
            is_done = True
            world.model.add_items(world.feed, 3)
            world.model.mark([1, 2, 3, 4], "read", wanted=True)
        return answer

    world.dialect.after = arrive
    world.sync()
    assert world.client.unread() == world.titles(world.model.unread())


@pytest.mark.parametrize(("name", "kind"), [ALL[0], ALL[1], ALL[3]])
@pytest.mark.parametrize("how", ["empty", "half", "one page"])
def test_a_set_that_lies_turns_nothing_read(
    stack: ExitStack, name: str, kind: ServerKind, how: str
) -> None:
    world = World(stack, name, kind)

    def lie(_method: str, path: str, answer: Any) -> Any:
        keep = {"empty": 0, "half": 8, "one page": 19}[how]
        if path.endswith("stream/items/ids"):
            return {"itemRefs": answer["itemRefs"][:keep]}
        if isinstance(answer, dict) and "unread_item_ids" in answer:
            ids = answer["unread_item_ids"].split(",")[-keep:] if keep else []
            return {**answer, "unread_item_ids": ",".join(ids)}
        return answer

    world.dialect.after = lie
    world.sync()
    assert len(world.client.unread()) == 20


@pytest.mark.parametrize(("name", "kind"), ALL)
def test_entries_that_were_put_away_stay_unread(
    stack: ExitStack, name: str, kind: ServerKind
) -> None:
    """Miniflux archives what is unread after 180 days: it is in no list any more."""
    world = World(stack, name, kind)
    world.model.mark([9], "starred", wanted=True)
    for own in (1, 2, 3, 12):
        del world.model.items[own]
    world.sync()
    assert len(world.client.unread()) == 20


@pytest.mark.parametrize(("name", "kind"), READERS)
@pytest.mark.parametrize(
    "answer",
    [
        [],
        {},
        {"itemRefs": None},
        {"itemRefs": [7, "x"], "items": [], "subscriptions": []},
        b"<html>",
        b"[" * 100_000,
        b'{"itemRefs": [{"id": ' + b"9" * 5000 + b"}]}",
    ],
    ids=repr,
)
def test_what_cannot_be_followed_is_a_line_and_no_mark(
    stack: ExitStack, name: str, kind: ServerKind, answer: Any
) -> None:
    """An unknown call is answered with 200 and an empty list."""
    world = World(stack, name, kind)

    def lie(_method: str, path: str, right: Any) -> Any:
        return answer if path.endswith(("items/ids", "items/contents")) else right

    world.dialect.after = lie
    report = sync_over_http(world.client)
    assert len(world.client.unread()) == 20
    if report.fault is not None:
        assert "cannot be read" in report.fault[1]


@pytest.mark.parametrize(("name", "kind"), ALL)
def test_values_of_any_shape_break_nothing(stack: ExitStack, name: str, kind: ServerKind) -> None:
    world = World(stack, name, kind, items=3)
    world.model.add_items(world.feed, 5)
    odd: list[Any] = [None, [], {}, True, -1, 1e400, "\ud800", "\x1b[2J\u202e", "javascript:x"]

    def twisted(value: Any, number: int = 0) -> Any:
        if isinstance(value, dict):
            return {
                key: odd[(number + n) % len(odd)]
                if n % 3 == 1 and key not in {"items", "entries", "auth", "itemRefs", "id"}
                else twisted(one, number + n)
                for n, (key, one) in enumerate(value.items())
            }
        if isinstance(value, list):
            return [twisted(one, number + n) for n, one in enumerate(value)]
        return value

    def lie(_method: str, path: str, right: Any) -> Any:
        return right if isinstance(right, bytes) or "Login" in path else twisted(right)

    world.dialect.after = lie
    sync_over_http(world.client)
    for title in world.client.stories():
        assert title.isprintable()
    world.dialect.after = lambda _method, _path, right: right
    sync_over_http(world.client)
    assert len(world.client.stories()) >= 8


@pytest.mark.parametrize(("name", "kind"), ALL)
def test_a_server_that_asks_to_wait_is_left_alone(
    stack: ExitStack, name: str, kind: ServerKind
) -> None:
    world = World(stack, name, kind)

    def busy(_method: str, _path: str, _form: Pairs) -> None:
        raise Refusal(429, headers={"Retry-After": "3600"})

    world.dialect.before = busy
    world.dialect.log.clear()
    report = sync_over_http(world.client)
    assert report.fault is not None
    assert "limits the rate for 60 minutes" in report.fault[1]
    assert len(world.dialect.log) == 1
    due = world.client.state.due_at
    assert due is not None
    assert (due - (world.client.state.synced_at or due)).total_seconds() == 3600


def test_an_api_that_is_switched_off_is_said_so() -> None:
    dialect = Dialect(ServerModel(), "freshrss")
    dialect.is_api_on = False
    with serving_dialect(dialect) as address, pytest.raises(ServerError) as caught:
        new_client(address)
    assert caught.value.trouble is ServerTrouble.SWITCHED_OFF
    assert "API switched off" in caught.value.why


def test_an_address_where_nothing_speaks_is_said_so() -> None:
    dialect = Dialect(ServerModel(), "freshrss")

    def nothing(_method: str, _path: str, _form: Pairs) -> None:
        raise Refusal(404)

    dialect.before = nothing
    with serving_dialect(dialect) as address, pytest.raises(ServerError) as caught:
        new_client(address)
    assert caught.value.trouble is ServerTrouble.ADDRESS


def test_labels_of_freshrss_become_tags(stack: ExitStack) -> None:
    world = World(stack, *ALL[0], items=1)
    (item,) = world.model.add_items(world.feed, 1)
    world.model.label([item.id], "harbour", wanted=True)
    world.sync()
    own = world.client.stories()[item.title][0]
    assert world.client.library.tags_of(own) == ("harbour",)


@pytest.mark.parametrize(
    ("name", "kind", "sizes"),
    [
        ("freshrss", ServerKind.GOOGLE_READER, [250, 500, 150]),
        ("miniflux", ServerKind.GOOGLE_READER, [250, 500, 150]),
        ("renamed", ServerKind.GOOGLE_READER, [250, 250, 250, 150]),
        ("miniflux", ServerKind.MINIFLUX, [250, 500, 150]),
        ("freshrss", ServerKind.FEVER, [50] * 18),
    ],
)
def test_a_first_sync_asks_for_250_first_and_the_newest_first(
    stack: ExitStack, name: str, kind: ServerKind, sizes: list[int]
) -> None:
    """A server of which nobody knows how many it gives (as "renamed" seems) is asked for 250."""
    world = World(stack, "miniflux" if name == "renamed" else name, kind, items=0)
    if name == "renamed":
        world.dialect.all_folder = "Alles"
    ids = [one.id for one in reversed(world.model.add_items(world.feed, 900))]
    told: list[list[int]] = []

    def count(_method: str, path: str, answer: Any) -> Any:
        items = answer.get("items", answer.get("entries")) if isinstance(answer, dict) else None
        if items and "ids" not in path:
            own = [str(one["id"]) for one in items]
            told.append([int(one[-16:], 16) if one.startswith("tag:") else int(one) for one in own])
        return answer

    world.dialect.after = count
    world.sync()
    assert [len(one) for one in told] == sizes
    assert [own for one in told for own in sorted(one, reverse=True)] == ids


@pytest.mark.parametrize(("name", "kind"), ALL)
def test_a_sync_is_stopped_though_its_server_is_silent(
    stack: ExitStack, name: str, kind: ServerKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wirereader.sync.sync_run._STOP_S", 0.01)
    world = World(stack, name, kind)
    title = min(world.client.stories())
    world.client.mark(title, read=True)
    around, may_answer = Around(), threading.Event()
    loop: list[asyncio.AbstractEventLoop] = []
    monkeypatch.setattr(around, "started", loop.append)

    def silent(_method: str, path: str, _form: Pairs) -> None:
        if not path.endswith(("ClientLogin", "token")):
            loop[0].call_soon_threadsafe(around.stop.set)
            may_answer.wait(LIMIT_S)

    world.dialect.before = silent
    try:
        report = sync_over_http(world.client, around)
    finally:
        may_answer.set()
    assert report.is_stopped
    assert world.client.state.waiting == 1, "what was not answered waits"
    world.dialect.before = lambda *_: None
    world.sync()
    assert len(world.model.unread()) == 19


def test_no_word_of_the_login_is_kept(stack: ExitStack) -> None:
    world = World(stack, *ALL[0])
    account = world.client.account._replace(login=LoginWay(("pass", "show", "reader")))
    world.client.library.accounts().add(account._replace(name="other", id=0))
    with world.client.library._database.reading() as connection:
        dump = "\n".join(connection.iterdump())
    assert "api-pass-123" not in dump
    assert "Auth" not in dump
    assert json.dumps(["pass", "show", "reader"]) in dump
