"""Into searches, sources and views and back, at a real terminal, on more stories than one sees."""

import json
import re
import shutil
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
STORIES = 50
FOLDERS = ("Africa", "Asia", "Business", "Europe", "Local", "Science", "Sport", "World")
TOWNS = (
    *("Aarhus", "Bergen", "Cadiz", "Davos", "Essen", "Fermo", "Ghent", "Hilo", "Imola", "Jena"),
    *("Kazan", "Lugano", "Malmo", "Nantes", "Odense", "Porto", "Quito", "Riga", "Siena", "Turku"),
)
PAPERS = [
    f"{town} {kind}"
    for town in TOWNS
    for kind in (
        "Echo",
        "Gazette",
        "Herald",
        "Mail",
        "News",
        "Post",
        "Star",
        "Sun",
        "Times",
        "Wire",
    )
]
TOTAL = len(PAPERS) * STORIES
ALL = f"{TOTAL:,}"
TOLD = TOTAL // 2
"""So many stories are of tbilisi."""


@pytest.fixture(scope="session")
def big_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """10,000 stories of 200 sources in 8 folders, fetched four weeks late; nobody analyses them.

    Every second story tells of tbilisi, and one in ten is breaking.
    """
    path = tmp_path_factory.mktemp("big") / "library.sqlite3"
    now = datetime.now(UTC)
    old = now - timedelta(weeks=4)
    with Library.open(path) as library:
        # the stories that come along stay away: these are counted
        samples = Source(SAMPLES_KEY, SourceKind.SAMPLES, SAMPLES_KEY, paused=Paused.BY_READER)
        library.add_source(samples)
        sources = library.add_sources(
            Source(
                f"http://127.0.0.1:9/{at}",
                address=f"http://127.0.0.1:9/{at}",
                title=paper,
                folder=(FOLDERS[at % len(FOLDERS)],),
                is_private_allowed=True,
            )
            for at, paper in enumerate(PAPERS)
        )
        deliveries = [
            (
                source,
                [
                    make_record(
                        f"{at}-{n}",
                        f"Story {n} of {source.title}{' in tbilisi' if n % 2 == 0 else ''}",
                        "\n\n".join(f"Part {part} of {at}-{n}." for part in range(6)),
                        source="",
                        link=f"https://news.example/{at}/{n}",
                        published=old - timedelta(minutes=len(PAPERS) * n + at),
                        alert_level=1 if n % 10 == 0 else None,
                    )
                    for n in range(STORIES)
                ],
                FetchMemory(),
            )
            for at, source in enumerate(sources)
        ]
        library.store_many(deliveries, now)
    return path


@pytest.fixture
def full_home(home: Path, big_library: Path) -> None:
    """A home of its own with that library; no story is analysed, which would take the machine."""
    home.mkdir()
    shutil.copy(big_library, home / "library.sqlite3")
    (home / "config.toml").write_text("[analysis]\nbacklog = false\n", "utf-8")


def full_screen(terminal: Opener, size: tuple[int, int] = (120, 36)) -> Terminal:
    shown = terminal("--tui", size=size)
    shown.wait_for(rf"{ALL} unread of {ALL}")
    shown.wait_for(r"Story 0 of Aarhus Echo")
    return shown


def typed(shown: Terminal, line: str) -> None:
    """Type a command on the line for that, and do it."""
    shown.press(":")
    shown.wait_for(r"(?m)^:\s*$")
    shown.press(line)
    shown.wait_for(f": {line}")
    shown.press("enter")


def query(shown: Terminal, words: str) -> None:
    """Type a query, and list what it finds."""
    shown.press("\\")
    shown.wait_for(r"(?m)^Search:")
    shown.press(words)
    shown.wait_for(rf"(?m)^Search: {re.escape(words)}")
    shown.press("enter")


def back_to_all(shown: Terminal) -> None:
    shown.press("E")
    shown.wait_for(rf"All stories  [\d,]+ unread of {ALL}")


@pytest.mark.usefixtures("full_home")
def test_a_search_tells_its_size_and_is_left_by_keys_that_go_back(terminal: Opener) -> None:
    shown = full_screen(terminal)
    for key in ("escape", "left", "h", "q"):
        query(shown, "tbilisi")
        shown.wait_for(rf"Tbilisi: {TOLD:,} stories|tbilisi  {TOLD:,} unread of {TOLD:,}")
        shown.press("end")
        shown.wait_for(rf"(?m)^▌.*Story {STORIES - 2} of Turku Wire")
        shown.press(key)
        shown.wait_for(rf"All stories  {ALL} unread of {ALL}")
    shown.press("escape")
    shown.wait_for(r"All stories\. q quits\.")
    shown.press("q")
    assert shown.wait_for_end() == 0


@pytest.mark.usefixtures("full_home")
def test_all_of_a_search_is_marked_read_only_after_a_yes_and_undone_at_once(
    terminal: Opener,
) -> None:
    shown = full_screen(terminal)
    query(shown, "tbilisi")
    shown.wait_for(rf"{TOLD:,} unread of {TOLD:,}")
    shown.press("A")
    shown.wait_for(rf"Mark all {TOLD:,} of tbilisi read\? y/n")
    shown.press("n")
    shown.wait_for("Nothing was marked")
    shown.press("A")
    shown.wait_for(r"read\? y/n")
    shown.press("y")
    shown.wait_for(rf"{TOLD:,} stories marked read")
    back_to_all(shown)
    shown.wait_for(rf"{TOTAL - TOLD:,} unread of {ALL}")
    shown.press("z")
    shown.wait_for(rf"Undone: marked {TOLD:,} stories of tbilisi read")
    shown.wait_for(rf"{ALL} unread of {ALL}")
    shown.press("Q")
    assert shown.wait_for_end() == 0


@pytest.mark.usefixtures("full_home")
def test_a_key_in_the_list_is_about_the_selected_story(terminal: Opener) -> None:
    shown = full_screen(terminal)
    shown.press("enter")
    shown.wait_for(rf"▸ Story 1 of {ALL}")
    shown.press("escape", *["down"] * 5)
    shown.wait_for(r"(?m)^▌.*Story 0 of Aarhus Post")
    shown.press("U")
    shown.wait_for(r"Marked read")
    shown.press("*")
    shown.wait_for(r"Starred.*Aarhus Post")
    shown.press("y")
    shown.wait_for(r"Copied: link of Story 0 of Aarhus Post")
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
        back_to_all(shown)

    goes_to(["L"], rf"Aarhus Echo  {STORIES} unread of {STORIES}")
    goes_to(["N"], rf"Aarhus \w+  {STORIES} unread of {STORIES}")
    goes_to(["T"], r"Today  no stories")
    goes_to(["F"], r"Starred  no stories")
    goes_to(["g", "lugano p", "enter"], rf"Lugano Post  {STORIES} unread of {STORIES}")
    shown.press("l")
    shown.wait_for(rf"{ALL} stories, unread only")
    shown.press("l")
    shown.wait_for(rf"{ALL} unread of {ALL}")
    shown.press("L")
    shown.wait_for(r"Aarhus Echo  50 unread of 50")
    shown.press("A")
    shown.wait_for(r"50 stories marked read")
    back_to_all(shown)
    shown.wait_for(rf"{TOTAL - STORIES:,} unread")
    shown.press("z")
    shown.wait_for(r"Undone: marked 50 stories of Aarhus Echo read")
    shown.press("q")
    assert shown.wait_for_end() == 0


@pytest.mark.usefixtures("full_home")
def test_a_source_on_screen_in_the_navigator_is_two_keys_away(terminal: Opener) -> None:
    shown = full_screen(terminal, (200, 60))
    shown.wait_for("Africa")
    shown.press("g")
    shown.wait_for("▸VIEWS")
    shown.press(*["down"] * 2)  # the folder, and its first source
    shown.wait_for(r"(?m)^▌  *Aarhus Echo")
    shown.press("enter")
    shown.wait_for(rf"Aarhus Echo  {STORIES} unread of {STORIES}")
    shown.press("Q")
    assert shown.wait_for_end() == 0


@pytest.mark.usefixtures("full_home")
def test_lists_of_sources_and_searches_are_alive(terminal: Opener) -> None:
    shown = full_screen(terminal)
    shown.press("S")
    shown.wait_for(r"200 in 8 folders")
    shown.press("down", "enter")
    shown.wait_for(rf"\w+ \w+  {STORIES} unread of {STORIES}")
    back_to_all(shown)
    typed(shown, "save-search talks tbilisi")
    shown.wait_for("(?i)saved")
    typed(shown, "searches")
    shown.wait_for("QUERY")
    shown.press("enter")
    shown.wait_for(rf"talks  {TOLD:,} unread of {TOLD:,}")
    shown.press("Q")
    assert shown.wait_for_end() == 0


@pytest.mark.usefixtures("full_home")
def test_queries_by_field_find_or_say_what_is_wrong(terminal: Opener) -> None:
    shown = full_screen(terminal)
    for words, found in (
        ("is:unread", ALL),
        ("from:bergen", f"{10 * STORIES}"),
        ("folder:World", f"{TOTAL // 8:,}"),
        ("NOT tbilisi", f"{TOTAL - TOLD:,}"),
    ):
        query(shown, words)
        shown.wait_for(rf"{found} unread of {found}")
        back_to_all(shown)
    for words in ("author:heinlein", "by:heinlein"):
        query(shown, words)
        shown.wait_for("No match|no stories")
        back_to_all(shown)
    query(shown, "form:voa")
    shown.wait_for("There is no field form")
    shown.press("Q")
    assert shown.wait_for_end() == 0


@pytest.mark.usefixtures("full_home")
def test_undo_takes_back_what_was_done_last(terminal: Opener) -> None:
    shown = full_screen(terminal)
    shown.press("*")
    shown.wait_for("Starred")
    typed(shown, "tag work")
    shown.wait_for("Tagged work")
    typed(shown, "remove 1")
    shown.wait_for("Unsubscribed: Aarhus Echo")
    for said in (
        "Undone: unsubscribed Aarhus Echo",
        "Undone: tagged .* with work",
        "Undone: starred ",
    ):
        shown.press("z")
        shown.wait_for(said)
    shown.press("Q")
    assert shown.wait_for_end() == 0


@pytest.mark.usefixtures("full_home")
def test_an_error_that_is_promised_is_told(terminal: Opener) -> None:
    shown = full_screen(terminal)
    shown.press("g", "porto n", "down", "R")
    shown.wait_for(r"1 error, press e")
    shown.press("escape")
    shown.wait_for("▸VIEWS")
    shown.press("!")
    shown.wait_for(r"Porto News(?s:.*)refused|refused(?s:.*)Porto News")
    assert "No errors" not in shown.text
    shown.press("escape")
    shown.wait_for("▸VIEWS")
    shown.press("escape")
    shown.wait_for("▸(?!VIEWS)[0-9A-Z]+ ")
    shown.press("e")
    shown.wait_for("WHAT HAPPENED(?s:.*)Porto News")
    shown.press("escape")
    shown.wait_for("Story 0 of Aarhus")
    shown.press("S")
    shown.wait_for("1 failing")
    shown.press("Q")
    assert shown.wait_for_end() == 0


@pytest.mark.usefixtures("full_home")
def test_a_theme_is_kept(terminal: Opener, home: Path) -> None:
    shown = full_screen(terminal)
    shown.press("t")
    shown.wait_for(r"Theme wire-light\.")
    shown.wait_until(
        lambda: 'theme = "wire-light"' in (home / "config.toml").read_text("utf-8"), "it is kept"
    )
    shown.press("Q")
    assert shown.wait_for_end() == 0
    again = full_screen(terminal)
    again.press("t")
    again.wait_for(r"Theme wire-contrast\.")
    again.press("Q")
    assert again.wait_for_end() == 0


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
    assert len(rows) == TOTAL
    assert [row["alert"] for row in rows if row["alert"]] == []
    assert [row["published"] for row in rows] == sorted(
        (row["published"] for row in rows), reverse=True
    )
    tree = {row["id"]: row for row in json.loads(run("feeds", "--json"))}
    assert tree["folder:World"]["stories"] == TOTAL // 8
    assert tree["view:all"]["unread"] == TOTAL
    assert len(json.loads(run("list", "--folder", "World", "--json"))) == TOTAL // 8


@pytest.mark.usefixtures("home")
def test_going_back_from_a_card_leaves_the_story_open() -> None:
    told = run("--plain", typed="2\n+\nc lupon\nb\nw\n").splitlines()
    title = next(line for line in told if line.startswith("2. ")).removeprefix("2. ")
    card = next(n for n, line in enumerate(told) if "Lupon" in line and n > 20)
    assert "landslide" in title
    assert told[-1].startswith("Paragraph 2 of ")
    assert "landslide" in told[-2], "going back from the card tells the story"
    assert card < len(told) - 2
