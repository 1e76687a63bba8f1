"""Accounts added and synced as the program does it, in its own processes, against a model."""

import asyncio
import json
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.model_server import ServerModel
from tests.support.server_dialects import PASSWORD, USER, Dialect, Pairs, Refusal, serving_dialect
from tests.support.synced_accounts import NOON
from wirereader.desk.accounts.account_wish import AccountWish
from wirereader.desk.refresh import fetch_jobs
from wirereader.desk.refresh.fetch_preferences import FetchPreferences
from wirereader.desk.refresh.progress_reports import Progress, Report, Syncing, Tiding
from wirereader.desk.subscriptions.subscriptions import Told
from wirereader.library.library import Library
from wirereader.story.faults import SettingsFault, SourceFault

USUAL = FetchPreferences()


class World:
    """A model on loopback and a home of our own."""

    def __init__(self, address: str, dialect: Dialect, home: Path) -> None:
        self.address, self.dialect, self.home = address, dialect, home
        self.told: list[Tiding] = []

    def wish(self, **more: str) -> AccountWish:
        command = more.pop("password_command", self.printing(PASSWORD))
        wish = AccountWish("add", (self.address,), user=USER, is_private_allowed=True)
        return wish._replace(password_command=command, **more)  # type: ignore[arg-type]

    def printing(self, password: str) -> str:
        """A command that prints a password, which does not stand in it."""
        file = self.home.parent / f"{self.home.name}-{len(password)}.secret"
        file.write_text(f"{password}\n")
        return f"cat {file}"

    def add(self, **more: str) -> Told:
        return asyncio.run(fetch_jobs.account_added(self.wish(**more), USUAL, self.told.append))

    def sync(self, *names: str) -> Told:
        return asyncio.run(fetch_jobs.synced(names, USUAL, self.told.append))

    def refresh(self, *, is_due_only: bool = False) -> Report:
        wish = fetch_jobs.RefreshWish(is_due_only=is_due_only)
        report = asyncio.run(fetch_jobs.refreshed(wish, USUAL, self.told.append)).report
        assert isinstance(report, Report)
        return report


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setenv("WIREREADER_HOME", str(tmp_path))
    model = ServerModel()
    model.add_items(model.add_feed("http://a.example/feed.xml", "Feed A"), 12)
    dialect = Dialect(model, "freshrss")
    with serving_dialect(dialect) as address:
        yield World(address, dialect, tmp_path)


def test_an_account_is_tried_kept_and_synced(world: World) -> None:
    told = world.add()
    assert told.is_done
    assert told.said == "Added: reader at 127.0.0.1. 1 subscription. 12 new stories."
    assert Syncing("reader at 127.0.0.1", 12, 12) in world.told
    assert not world.add().is_done, "it is there already"


def test_how_many_marks_were_sent_is_told(world: World) -> None:
    world.add()
    with fetch_jobs.open_library() as library:
        library.set_marks(library.rows(None, NOON), read=True, said="All.", now=NOON)
    assert world.sync().said == "reader at 127.0.0.1. No new stories, 12 sent."
    assert Syncing("reader at 127.0.0.1", 12, 12, "mark") in world.told


def test_the_password_is_in_no_file(world: World) -> None:
    secret = world.home / "secret"
    secret.write_text(PASSWORD)
    assert world.add(password_command=f"cat {secret}").is_done
    secret.unlink()
    files = [path for path in world.home.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if PASSWORD.encode() in path.read_bytes()]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"password_command": "cat WRONG"}, "rejected the login (401)"),
        ({"password_command": "false"}, "ended with 1"),
        ({"password_command": "/no/such/program"}, "/no/such/program"),
        ({"kind": "miniflux"}, "No Google Reader, Miniflux or Fever API"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_and_nothing_is_kept(
    world: World, more: dict[str, str], why: str
) -> None:
    if more.get("password_command") == "cat WRONG":
        more = {"password_command": world.printing("wrong")}
    with pytest.raises(SourceFault) as caught:
        world.add(**more)
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "next sync" not in str(caught.value)
    with fetch_jobs.open_library() as library:
        assert library.accounts().all() == ()


def test_a_password_that_is_wrong_is_told_to_one_interface_alone(world: World) -> None:
    asked: list[str] = []

    def note(_method: str, path: str, form: Pairs) -> None:
        if form:
            asked.append(path)

    world.dialect.before = note
    with pytest.raises(SourceFault):
        world.add(password_command=world.printing("wrong"))
    assert asked == ["/api/greader.php/accounts/ClientLogin"]


def test_a_command_that_has_the_password_in_it_is_refused_and_nothing_is_kept(
    world: World,
) -> None:
    command = f"{sys.executable} -c \"print('{PASSWORD}')\""
    with pytest.raises(SourceFault) as caught:
        world.add(password_command=command)
    assert "stands in the command" in str(caught.value)
    assert PASSWORD not in str(caught.value)
    assert not [one for one in world.dialect.log if one.endswith("ClientLogin")]
    with fetch_jobs.open_library() as library:
        assert library.accounts().all() == ()
    files = [path for path in world.home.rglob("*") if path.is_file()]
    assert not [path for path in files if PASSWORD.encode() in path.read_bytes()]


def test_an_account_whose_command_has_the_password_in_it_stops_with_a_line(world: World) -> None:
    world.add()
    with fetch_jobs.open_library() as library, library._database.writing() as connection:
        more = json.dumps({"password_command": ["awk", f'BEGIN {{print "{PASSWORD}"}}']})
        connection.execute("UPDATE accounts SET more = ?", (more,))
    told = world.sync()
    assert not told.is_done
    assert "stands in the command" in told.lines[0]
    assert PASSWORD not in str(told)


@pytest.mark.parametrize("address", ["http://reader.example", "https://me:pw@reader.example"])
def test_an_address_that_would_give_a_password_away_is_refused(world: World, address: str) -> None:
    wish = world.wish()._replace(names=(address,))
    with pytest.raises((SourceFault, SettingsFault)):
        asyncio.run(fetch_jobs.account_added(wish, USUAL, world.told.append))


def test_refresh_syncs_accounts_and_says_so(world: World) -> None:
    world.add()
    model = world.dialect.model
    model.add_items(next(iter(model.feeds.values())), 3)
    report = world.refresh()
    assert report.new == 3
    assert report.said == "reader at 127.0.0.1. 3 new stories."
    assert any(isinstance(one, Progress) for one in world.told)


def test_a_refresh_by_the_clock_leaves_an_account_alone_until_it_is_due(world: World) -> None:
    world.add()
    world.dialect.log.clear()
    world.refresh(is_due_only=True)
    assert world.dialect.log == []


def test_an_account_that_fails_is_a_line_and_stops_no_other(world: World) -> None:
    world.add()
    with fetch_jobs.open_library() as library:
        (state,) = library.accounts().all()
        library.accounts().add(state.account._replace(id=0, name="x", address="https://localhost"))

    def down(_method: str, _path: str, _form: Pairs) -> None:
        raise Refusal(500)

    world.dialect.before = down
    told = world.sync()
    assert not told.is_done
    assert len(told.lines) == 2
    assert "Server error at 127.0.0.1" in told.lines[0]
    report = world.refresh()
    assert report.others == told.lines
    world.dialect.before = lambda *_: None
    assert world.sync("1").is_done
    with fetch_jobs.open_library() as library:
        assert library.accounts().all()[0].why == ""


def test_a_server_that_asked_to_be_left_alone_is(world: World) -> None:
    world.add()

    def busy(_method: str, _path: str, _form: Pairs) -> None:
        raise Refusal(429, headers={"Retry-After": "900"})

    world.dialect.before = busy
    assert "limits the rate for 15 minutes" in world.sync().lines[0]
    world.dialect.before = lambda *_: None
    world.dialect.log.clear()
    assert "limits the rate for 15 minutes" in world.sync().lines[0]
    assert world.refresh().others
    assert world.dialect.log == []
    assert world.sync("1").is_done, "the reader named it"
    assert world.sync().is_done


def test_what_a_clock_that_was_ahead_put_off_is_asked_now(world: World) -> None:
    world.add()

    def busy(_method: str, _path: str, _form: Pairs) -> None:
        raise Refusal(429, headers={"Retry-After": "900"})

    world.dialect.before = busy
    world.sync()
    world.dialect.before = lambda *_: None
    with fetch_jobs.open_library() as library:
        (state,) = library.accounts().all()
        library.accounts().note_due(state.account.id, NOON + timedelta(days=40_000))
    assert world.sync().is_done


def test_an_idle_sync_makes_few_requests_and_the_next_is_due_a_minute_for_each(
    world: World,
) -> None:
    world.add()
    world.dialect.log.clear()
    world.sync()
    assert len(world.dialect.log) == 5
    with Library.open(world.home / "library.sqlite3") as library:
        (state,) = library.accounts().all()
    assert state.due_at is not None
    assert state.synced_at is not None
    assert round((state.due_at - state.synced_at).total_seconds() / 60) == 5
