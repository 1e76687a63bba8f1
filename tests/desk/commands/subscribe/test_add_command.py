"""`add` takes an address, or offers what there is; nothing is fetched before somebody chooses."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.first_run.starter_feeds import starter_feeds
from wirereader.desk.outcomes import OffersShown
from wirereader.library.library import Library
from wirereader.story.source import Source


class Sent:
    """Whoever fetches: what they were sent for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []
        self.is_running = False

    def start(self, *words: str) -> bool:
        if self.is_running:
            return False
        self.asked.append(words)
        return True

    def stop(self) -> None:
        """Nothing is under way."""

    def close(self) -> None:
        """Nothing is under way."""


@pytest.fixture
def library() -> Iterator[Library]:
    """An empty library."""
    with Library.open(None) as opened:
        yield opened


@pytest.fixture
def sent() -> Sent:
    """Somebody to be sent."""
    return Sent()


@pytest.fixture
def desk(
    library: Library, sent: Sent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """A desk, and a home with newsboat's list."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    (tmp_path / ".newsboat").mkdir()
    (tmp_path / ".newsboat" / "urls").write_text("https://a.example/feed\n")
    opened = Desk((), None, library, library=library)
    opened._context.fetcher = sent  # type: ignore[assignment]
    yield opened
    opened.close()


async def test_without_an_address_lists_and_feeds_are_offered(
    desk: Desk, sent: Sent, tmp_path: Path
) -> None:
    outcome = await desk.obey("add")
    assert isinstance(outcome.shows, OffersShown)
    (found,) = outcome.shows.offers
    assert (found.number, found.title) == (1, "newsboat's feeds")
    assert found.about == "1 feed, ~/.newsboat/urls"
    assert len(outcome.shows.more) == len(starter_feeds())
    assert sent.asked == [], "nobody asks the network before somebody chooses"
    await desk.obey("1")
    assert sent.asked == [("add", "--", str(tmp_path / ".newsboat" / "urls"))]


async def test_a_list_whose_feeds_are_all_followed_is_not_offered(
    desk: Desk, library: Library
) -> None:
    library.add_source(Source("https://a.example/feed", address="https://a.example/feed"))
    outcome = await desk.obey("add")
    assert isinstance(outcome.shows, OffersShown)
    assert outcome.shows.offers == ()


async def test_several_feeds_are_one_step(desk: Desk, library: Library, sent: Sent) -> None:
    outcome = await desk.obey("starters europe german")
    assert isinstance(outcome.shows, OffersShown)
    titles = [offer.title for offer in outcome.shows.offers]
    assert (await desk.obey("add 1, 3")).said == "Added 2 feeds. Fetching."
    assert sent.asked == [("refresh", "--due")]
    assert [state.source.title for state in library.sources()] == [titles[0], titles[2]]
    assert (await desk.obey("undo")).said == "Undone: subscribed to 2 feeds."
    assert library.sources() == ()


async def test_several_feeds_that_are_there_are_told_so(
    desk: Desk, library: Library, sent: Sent
) -> None:
    await desk.obey("starters germ")
    await desk.obey("add 1 2")
    await desk.obey("starters germ")
    assert (await desk.obey("add 1 2")).said == "Already subscribed to all of them."
    assert len(library.sources()) == len(sent.asked) + 1


async def test_a_number_beyond_the_list_is_refused(desk: Desk, sent: Sent) -> None:
    await desk.obey("starters german")
    assert (await desk.obey("add 1 99")).said.startswith("No 99 in the last list.")
    assert sent.asked == []


async def test_an_address_is_asked_for_as_it_was_typed(desk: Desk, sent: Sent) -> None:
    for typed in ("https://example.com 2", "example.com", "12"):
        await desk.obey(f"add {typed}")
    assert [words[-1] for words in sent.asked] == ["https://example.com 2", "example.com", "12"]


async def test_no_feed_of_that_kind_is_told(desk: Desk) -> None:
    assert (await desk.obey("starters klingon")).said.startswith("No well-known feed for klingon.")


@pytest.mark.parametrize(
    ("line", "folder"),
    [
        ("add https://b.example/feed --folder World/Asia", "World/Asia"),
        ("add https://b.example/feed to the folder World", "World"),
    ],
)
async def test_a_feed_is_added_into_a_folder(
    desk: Desk, sent: Sent, line: str, folder: str
) -> None:
    await desk.obey(line)
    assert sent.asked == [("add", "--folder", folder, "--", "https://b.example/feed")]


async def test_a_name_that_is_no_address_is_looked_up_among_well_known_feeds(
    desk: Desk, sent: Sent
) -> None:
    title = starter_feeds()[0].title
    outcome = await desk.obey(f"add {title}")
    assert isinstance(outcome.shows, OffersShown)
    assert title in [offer.title for offer in outcome.shows.offers]
    assert sent.asked == []


async def test_a_name_longer_than_a_file_may_have_is_looked_up_too(desk: Desk, sent: Sent) -> None:
    name = "a" * 300
    await desk.obey(f"add {name}")
    assert sent.asked == [("add", "--", name)]


async def test_a_file_with_a_space_in_its_name_is_added_into_a_folder(
    desk: Desk, sent: Sent
) -> None:
    await desk.obey("add /lists/my feeds.opml --folder World")
    assert sent.asked == [("add", "--folder", "World", "--", "/lists/my feeds.opml")]


@pytest.mark.parametrize(
    ("line", "word"),
    [("add", "add"), ("subscribe", "subscribe"), ("Subscribe", "subscribe"), ("add feed", "add")],
)
async def test_how_it_is_done_is_told_with_the_word_that_was_typed(
    desk: Desk, line: str, word: str
) -> None:
    assert (await desk.obey(line)).said.startswith(f"{word} ADDRESS takes an address")
