"""Into searches, sources and views and back, at a real terminal, on more stories than one sees."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.library.conftest import make_record
from tests.support.terminal import Opener, Terminal
from tests.support.waiting import LIMIT_S
from wirereader.library.library import Library
from wirereader.story.source import SAMPLES_KEY, FetchMemory, Paused, Source, SourceKind

pytestmark = pytest.mark.journey
STORIES = 300
SOURCES = 8
ALL = f"{SOURCES * STORIES:,}"


@pytest.fixture
def full_home(home: Path) -> None:
    """A library of 8 sources in 2 folders, 300 stories each, all fetched four weeks late.

    One story in twenty is breaking; a third tells of tbilisi.
    """
    home.mkdir()
    now = datetime.now(UTC)
    old = now - timedelta(weeks=4)
    with Library.open(home / "library.sqlite3") as library:
        # the stories that come along stay away: these are counted
        samples = Source(SAMPLES_KEY, SourceKind.SAMPLES, SAMPLES_KEY, paused=Paused.BY_READER)
        library.add_source(samples)
        for at in range(SOURCES):
            folder = ("World",) if at % 2 else ("Home",)
            source = Source(f"http://127.0.0.1:9/{at}", title=f"Paper {at}", folder=folder)
            records = [
                make_record(
                    f"{at}-{n}",
                    f"Story {n} of paper {at}{' in tbilisi' if n % 3 == 0 else ''}",
                    "\n\n".join(f"Part {part} of {at}-{n}." for part in range(6)),
                    source="",
                    published=old - timedelta(minutes=10 * n + at),
                    alert_level=1 if n % 20 == 0 else None,
                )
                for n in range(STORIES)
            ]
            library.store(source, records, FetchMemory(), now)


def full_screen(terminal: Opener) -> Terminal:
    shown = terminal("--tui", size=(120, 36))
    shown.wait_for(rf"{ALL} unread of {ALL}")
    shown.wait_for(r"Story 0 of paper 0")
    return shown


@pytest.mark.usefixtures("full_home")
def test_a_search_tells_its_size_and_is_left_by_keys_that_go_back(terminal: Opener) -> None:
    shown = full_screen(terminal)
    found = SOURCES * STORIES // 3
    for key in ("escape", "left", "h", "q"):
        shown.press("\\")
        shown.wait_for(r"\n\\")
        shown.press("tbilisi", "enter")
        shown.wait_for(rf"Tbilisi: {found} stories")
        shown.press("end", "down")
        shown.wait_for(rf"Story {STORIES - 3} of paper 7")
        shown.press(key)
        shown.wait_for(rf"{ALL} unread of {ALL}")
    shown.press("escape")
    shown.wait_for(r"All stories\. q quits\.")
    shown.press("q")
    assert shown.wait_for_end() == 0


@pytest.mark.usefixtures("full_home")
def test_a_key_in_the_list_is_about_the_selected_story(terminal: Opener) -> None:
    shown = full_screen(terminal)
    shown.press("enter")
    shown.wait_for(r"▸ Story 1 of")
    shown.press("escape", *["down"] * 5)
    shown.wait_for(r"(?m)^▌.*Story 0 of paper 5")
    shown.press("U")
    shown.wait_for(r"Marked read")
    shown.press("i")
    shown.wait_for(rf"Story 6 of {ALL}")
    shown.press("Q")
    assert shown.wait_for_end() == 0


@pytest.mark.usefixtures("full_home")
def test_from_a_cold_start_a_scope_is_a_key_or_two_away(terminal: Opener) -> None:
    shown = full_screen(terminal)

    def goes_to(keys: list[str], said: str) -> None:
        shown.press(*keys)
        shown.wait_for(said)
        shown.press("E")
        shown.wait_for(rf"{ALL} unread of {ALL}")

    goes_to(["L"], rf"Paper 0: {STORIES} stories")
    goes_to(["l"], rf"Unread only: {SOURCES * STORIES} of {SOURCES * STORIES}")
    goes_to(["N"], rf"Paper 0: {STORIES} stories")
    goes_to(["T"], r"Today: no stories")
    goes_to(["F"], r"Starred: no stories")
    shown.press("N", "A")
    shown.wait_for(rf"Mark all {STORIES} of Paper \d read\? y/n")
    shown.press("y")
    shown.wait_for(rf"{STORIES} stories marked read")
    shown.press("z")
    shown.wait_for(r"Undone")
    shown.press("q", "q")
    assert shown.wait_for_end() == 0


def run(*arguments: str, typed: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "wirereader", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT_S,
    )
    return done.stdout


@pytest.mark.usefixtures("full_home")
def test_old_news_is_not_breaking_and_every_view_counts_it_the_same() -> None:
    rows = json.loads(run("list", "--json"))
    assert len(rows) == SOURCES * STORIES
    assert [row["alert"] for row in rows if row["alert"]] == []
    assert [row["published"] for row in rows] == sorted(
        (row["published"] for row in rows), reverse=True
    )
    tree = {row["id"]: row for row in json.loads(run("feeds", "--json"))}
    assert tree["folder:World"]["stories"] == SOURCES * STORIES // 2
    assert tree["view:all"]["unread"] == SOURCES * STORIES
    assert len(json.loads(run("list", "--folder", "World", "--json"))) == SOURCES * STORIES // 2


@pytest.mark.usefixtures("home")
def test_going_back_from_a_card_leaves_the_story_open() -> None:
    told = run("--plain", typed="2\n+\nc lupon\nb\nw\n").splitlines()
    title = next(line for line in told if line.startswith("2. ")).removeprefix("2. ")
    card = next(n for n, line in enumerate(told) if "Lupon" in line and n > 20)
    assert "landslide" in title
    assert told[-1].startswith("Paragraph 2 of ")
    assert "landslide" in told[-2], "going back from the card tells the story"
    assert card < len(told) - 2
