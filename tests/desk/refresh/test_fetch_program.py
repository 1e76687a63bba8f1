"""The program beside a view that fetches: lines of JSON, the last of which tells the end."""

import queue
import subprocess
from pathlib import Path

import pytest

from tests.support.waiting import LIMIT_S
from wirereader.desk.refresh.progress_reports import (
    BreakingNews,
    Ended,
    Progress,
    Tiding,
    from_line,
)
from wirereader.desk.refresh.refresh_process import Refreshing, default_command
from wirereader.library.library import Library
from wirereader.settings.paths import library_file

STORY = "BREAKING: Bridge falls\n\nThe bridge at Hoy fell on Monday, police said.\n"


def run(*words: str) -> list[Tiding | None]:
    done = subprocess.run(
        [*default_command(), *words], capture_output=True, check=False, timeout=50
    )
    assert not done.stderr
    return [from_line(line) for line in done.stdout.splitlines()]


@pytest.fixture
def folder(home: Path, tmp_path: Path) -> Path:
    assert not home.exists()
    made = tmp_path / "wires"
    made.mkdir()
    (made / "a.txt").write_text(STORY)
    return made


def test_a_folder_is_taken_on_and_fetched_from(folder: Path) -> None:
    told = run("add", "--", str(folder))
    assert isinstance(told[-1], Ended)
    assert told[-1].said.startswith("Added: wires.")
    (folder / "b.txt").write_text(STORY.replace("Hoy", "Unst").replace("Bridge", "Tower"))
    told = run("refresh", "--", "wires")
    assert Progress(0, 1) in told
    assert any(isinstance(one, BreakingNews) for one in told)
    assert isinstance(told[-1], Ended)
    assert told[-1].is_done


def test_names_are_handed_over_as_they_are(folder: Path) -> None:
    odd = folder.rename(folder.with_name("wires -- ä\nb"))
    told: queue.Queue[Tiding] = queue.Queue()
    one = Refreshing(told.put)
    assert one.start("add", "--folder", "World", "--", str(odd))
    ended = told.get(timeout=LIMIT_S)
    while not isinstance(ended, Ended):
        ended = told.get(timeout=LIMIT_S)
    one.close()
    assert ended.said.startswith("Added: wires -- ä b.")
    with Library.open(library_file()) as library:
        assert [str(odd)] == [one.source.key for one in library.sources() if one.source.folder]


def test_a_source_is_taken_on_into_a_folder(folder: Path) -> None:
    run("add", "--folder", "World/Asia", "--", str(folder))
    with Library.open(library_file()) as library:
        (source,) = [one.source for one in library.sources() if one.source.title == "wires"]
    assert source.folder == ("World", "Asia")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "--", "/no/such/place"), "/no/such/place cannot be added."),
        (("refresh", "--", "Moon"), "No source Moon. sources lists them."),
        (("refresh", "--due"), "Nothing to refresh. add ADDRESS adds a source."),
        (("article", "--", "abcdefghijkm"), "There is no full article to fetch."),
        (("download", "--", "7", "1"), "No story 7. There are none."),
        (("download", "--", "1", "x"), "Which file?"),
        (("picture", "--", "abcdefghijkm", "1"), "There is no such picture."),
    ],
)
def test_what_cannot_be_done_is_told_as_the_end(
    home: Path, words: tuple[str, ...], said: str
) -> None:
    assert not home.exists()
    end = run(*words)[-1]
    assert isinstance(end, Ended)
    assert end.said.startswith(said)


def test_a_view_hears_it(folder: Path) -> None:
    heard: queue.Queue[Tiding] = queue.Queue()
    one = Refreshing(heard.put)
    assert one.start("add", "--", str(folder))
    while not isinstance(told := heard.get(timeout=40), Ended):
        pass
    assert told.is_done
    one.close()
