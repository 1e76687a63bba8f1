"""From the samples to one's own news in a few keys, at a real terminal and in plain mode."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.page_server import Question, send_page, serving
from tests.support.terminal import Opener
from wirereader.library.library import Library

pytestmark = pytest.mark.journey
ITEM = (
    "<item><title>{0}</title><guid isPermaLink='false'>{0}</guid>"
    "<description>{1}</description></item>"
)
WORDS = "The harbour of Porto reopened on Friday after nine days, its mayor said."
FEED = (
    "<rss version='2.0'><channel><title>Harbour Daily</title>"
    + "".join(ITEM.format(f"Porto reopens, part {n}", WORDS) for n in (1, 2))
    + "</channel></rss>"
).encode()


@pytest.fixture
def root() -> Iterator[str]:
    """The address of a server with a feed at /feed."""

    def answer(question: Question) -> None:
        send_page(question, FEED if question.path == "/feed" else None, "application/rss+xml")

    with serving(answer) as address:
        yield address


@pytest.fixture
def user_home(tmp_path: Path, root: str, home: Path) -> Path:
    """A home with newsboat's list, and settings that allow addresses of this machine."""
    folder = tmp_path / "user"
    (folder / ".newsboat").mkdir(parents=True)
    (folder / ".newsboat" / "urls").write_text(f"{root}/feed\n")
    home.mkdir()
    (home / "config.toml").write_text("[refresh]\nallow_private = true\n")
    return folder


def stories(home: Path) -> set[str]:
    """The headlines in the list, as another process sees it."""
    with Library.open(home / "library.sqlite3") as library:
        from datetime import UTC, datetime

        rows = library.rows(None, datetime.now(UTC))
        return {rows.row(number).headline for number in range(rows.count())}


def test_a_feed_of_ones_own_is_read_in_three_keys_and_its_address(
    terminal: Opener, root: str, tmp_path: Path, home: Path
) -> None:
    shown = terminal("--tui", size=(120, 36), HOME=str(tmp_path))
    shown.wait_for("Iceland")
    shown.press("a")
    shown.wait_for("An address, a site, a file or a list")
    shown.press(f"{root}/feed")
    shown.wait_for(f"{root}/feed")
    shown.press("enter")
    shown.wait_for(r"Porto reopens, part \d")
    shown.settle()
    shown.press("enter")
    shown.wait_for("The harbour of Porto reopened")
    shown.wait_until(lambda: "Iceland" not in shown.text, "the samples have stepped back")
    assert stories(home) == {"Porto reopens, part 1", "Porto reopens, part 2"}
    shown.press("Q")
    assert shown.wait_for_end() == 0


def test_newsboats_feeds_are_read_in_three_keys(
    terminal: Opener, user_home: Path, home: Path
) -> None:
    shown = terminal("--tui", size=(120, 36), HOME=str(user_home))
    shown.wait_for("Iceland")
    shown.press("a")
    shown.wait_for(r"[>▌]\s+newsboat's feeds")
    shown.press("enter")
    shown.wait_for(r"Porto reopens, part \d")
    shown.settle()
    shown.press("enter")
    shown.wait_for("The harbour of Porto reopened")
    shown.press(":")
    shown.wait_for("Tab complete")
    shown.press("undo", "enter")
    shown.wait_for("Undone: imported 1 source")
    shown.press("Q")
    assert shown.wait_for_end() == 0
    with Library.open(home / "library.sqlite3") as library:
        assert [state.source.key for state in library.sources()] == ["samples:"]


def test_well_known_feeds_are_ticked_and_none_is_asked_before(
    terminal: Opener, user_home: Path, home: Path
) -> None:
    shown = terminal("--tui", size=(100, 30), HOME=str(user_home), HTTPS_PROXY="http://127.0.0.1:9")
    shown.wait_for("Iceland")
    shown.press("a")
    shown.wait_for("BBC News: World")
    shown.press("german")
    shown.wait_for("Tagesschau")
    shown.wait_until(lambda: "BBC News: World" not in shown.text, "the others are left out")
    shown.press("space")
    shown.wait_for("Subscribe to 1 feed")
    shown.press("space")
    shown.wait_for("Subscribe to 2 feeds")
    with Library.open(home / "library.sqlite3") as library:
        assert len(library.sources()) == 1
    shown.press("enter")
    shown.wait_for("2 sources failed|2 errors")  # no network here
    with Library.open(home / "library.sqlite3") as library:
        assert len(library.sources()) == 3
    shown.press("Q")
    assert shown.wait_for_end() == 0


def test_the_same_by_words_in_plain_mode(terminal: Opener, user_home: Path) -> None:
    shown = terminal("--plain", size=(100, 40), HOME=str(user_home))
    shown.wait_for(r"(?m)^>")
    shown.press("add\r")
    shown.wait_for("1. newsboat's feeds. 1 feed, ~/.newsboat/urls.")
    shown.wait_for("starters lists well-known feeds")
    shown.press("1\r")
    shown.wait_for("1 source added. 2 new stories.")
    shown.wait_for(r"1\. Porto reopens, part \d")
    shown.press("1\r")
    shown.wait_for("The harbour of Porto reopened|Porto reopens, part")
    shown.press("starters swedish\r")
    shown.wait_for("1. SVT Nyheter. Europe, Swedish.")
    shown.press("q\r")
    assert shown.wait_for_end() == 0
