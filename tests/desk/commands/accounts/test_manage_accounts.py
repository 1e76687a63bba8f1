"""The commands `account` and `sync`, as they are typed in any view."""

from collections.abc import Iterator

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import TextShown
from wirereader.library.accounts.account_values import Account
from wirereader.library.library import Library
from wirereader.story.faults import WirereaderFault


class Fetcher:
    """Notes what it is sent for."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, ...]] = []
        self.is_running = False

    def start(self, *words: str) -> bool:
        self.sent.append(words)
        return not self.is_running

    def stop(self) -> None:
        """Nothing to stop."""

    def close(self) -> None:
        """Nothing to close."""


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(None) as opened:
        yield opened


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher()


@pytest.fixture
def desk(library: Library, fetcher: Fetcher) -> Desk:
    made = Desk((), library=library)
    made._context.fetcher = fetcher  # type: ignore[assignment]
    return made


def add(library: Library, name: str = "one") -> None:
    library.accounts().add(Account(name, f"https://{name}.example", "", "greader", "me"))


async def test_an_account_is_added_by_the_process_beside_us(desk: Desk, fetcher: Fetcher) -> None:
    said = (await desk.obey("account add https://r.example --user me --keyring")).said
    assert said == "Logging in."
    words = ("account", "--", "add", "https://r.example", "--user", "me", "--keyring")
    assert fetcher.sent == [words]


async def test_accounts_are_listed_paused_and_removed(desk: Desk, library: Library) -> None:
    assert not (await desk.obey("account")).is_done
    add(library)
    listed = await desk.obey("account")
    assert listed.said == "1 account."
    assert isinstance(listed.shows, TextShown)
    assert (await desk.obey("account pause 1")).said == "Paused: me at one.example."
    assert (await desk.obey("account remove 1")).said.startswith("Removed: me at one.example.")
    assert library.accounts().all() == ()


async def test_sync_is_sent_out_for_all_or_one(
    desk: Desk, library: Library, fetcher: Fetcher
) -> None:
    assert not (await desk.obey("sync")).is_done
    add(library)
    assert (await desk.obey("sync")).said == "Syncing."
    assert (await desk.obey("sync one")).is_done
    assert not (await desk.obey("sync two")).is_done
    fetcher.is_running = True
    assert not (await desk.obey("sync")).is_done
    assert fetcher.sent == [("sync",), ("sync", "--", "one"), ("sync",)]


async def test_refresh_goes_out_where_there_are_only_accounts(
    desk: Desk, library: Library, fetcher: Fetcher
) -> None:
    add(library)
    assert (await desk.obey("refresh")).said == "Fetching 0 sources and 1 account."
    assert fetcher.sent == [("refresh",)]


async def test_what_makes_no_sense_is_told(desk: Desk) -> None:
    try:
        said = (await desk.obey("account burn")).said
    except WirereaderFault as fault:
        said = str(fault)
    assert "account list" in said
