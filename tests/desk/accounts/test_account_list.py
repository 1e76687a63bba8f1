"""Accounts as they are told of: listed, found, paused, removed, subscribed with."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from wirereader.desk.accounts import account_list
from wirereader.desk.accounts.account_wish import wish_of
from wirereader.desk.subscriptions import subscriptions
from wirereader.library.accounts.account_values import Account, LoginWay, ServedFeed
from wirereader.library.library import Library
from wirereader.story.faults import SettingsFault

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(None) as opened:
        accounts = opened.accounts()
        for name, kind, user in (("one", "greader", "me"), ("two", "fever", "you")):
            login = LoginWay(("pass", "show", "very-private"))
            account = Account(name, f"https://{name}.example", "", kind, user, login)
            account = accounts.add(account)
            feed = ServedFeed("1", f"https://feeds.example/{name}", f"Feed of {name}")
            accounts.set_feeds(account, [feed])
        yield opened


def test_the_list_tells_each_and_no_way_to_a_password(library: Library) -> None:
    told = account_list.listed(library)
    assert told.said == "2 accounts."
    assert told.lines[0] == (
        "1. me at one.example. Google Reader, 0 stories here, all sent, not synced yet."
    )
    assert "very-private" not in str(told)
    each = told.as_json()["accounts"][1]
    assert (each["n"], each["name"], each["kind"]) == (2, "you at two.example", "fever")


def test_a_sync_that_failed_is_a_line_in_sources_too(library: Library) -> None:
    fault = ("me was not synced.", "It is down.", "It will be retried at the next sync.")
    library.accounts().note_failed(1, fault)
    told = account_list.sources_and_accounts(library)
    assert told.said == "2 sources, 0 unread. 2 accounts."
    assert told.lines[2].startswith("Account 1. me at one.example. ")
    assert told.lines[2].endswith("It is down. It will be retried at the next sync.")
    assert "fetched by its account's server" in told.lines[0]


def test_how_far_a_first_sync_is_is_told(library: Library) -> None:
    library.accounts().note_wanted(1, 9000)
    assert "0 of 9,000 stories here" in account_list.listed(library).lines[0]


@pytest.mark.parametrize("typed", ["1", "one", "ME at"])
def test_an_account_is_found_by_number_or_name(library: Library, typed: str) -> None:
    found = account_list.found(library, typed)
    assert not isinstance(found, subscriptions.Told)
    assert found.account.name == "one"


@pytest.mark.parametrize("typed", ["3", "0", "nobody", ".example"])
def test_one_that_is_not_there_is_refused(library: Library, typed: str) -> None:
    found = account_list.found(library, typed)
    assert isinstance(found, subscriptions.Told)
    assert not found.is_done


def test_pause_resume_and_remove(library: Library) -> None:
    account_list.changed(library, wish_of("pause 1"))
    assert "paused" in account_list.listed(library).lines[0]
    account_list.changed(library, wish_of("resume 1"))
    assert "paused" not in account_list.listed(library).lines[0]
    told = account_list.changed(library, wish_of("remove one"))
    assert told.said == "Removed: me at one.example. Its stories are kept."
    assert [state.source.title for state in library.sources()] == ["Feed of two"]


def test_subscribing_waits_to_be_sent_where_it_can_be(library: Library) -> None:
    assert account_list.changed(library, wish_of("subscribe 1 https://b.example/f")).is_done
    assert "1 change to be sent" in account_list.listed(library).lines[0]
    assert not account_list.changed(library, wish_of("subscribe 2 https://b.example/f")).is_done
    with pytest.raises(SettingsFault):
        account_list.changed(library, wish_of("subscribe 1 b"))


def test_a_source_of_an_account_is_not_paused_by_itself(library: Library) -> None:
    state = library.sources()[0]
    for change in (subscriptions.pause, subscriptions.resume):
        told = change(library, state)
        assert not told.is_done
        assert "account pause" in told.said
    assert library.sources()[0].source == state.source
    assert subscriptions.why_failing(state) is None, "all is well with it"
