"""The list written to files, and who wrote its stories."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.conftest import NOW, MakeStory
from tests.support.analysts import Scripted
from wirereader.desk.desk import Desk
from wirereader.desk.story_files.listed_rows import COLUMNS
from wirereader.views.words import lines_of


@pytest.fixture
def desk(make_story: MakeStory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.chdir(tmp_path)
    stories = (
        make_story("Pier mended", "The pier is whole.", byline="By Ada Quist"),
        make_story("Dock shut", "The dock is shut.", byline="Ada Quist", source="Coast"),
        make_story("=Boat sunk", "It was old.", byline="Olav Berg"),
        make_story("Gulls", "They came."),
    )
    opened = Desk(stories, Scripted([]))
    yield opened
    opened.close()


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("line", "file"),
    [
        ("export-stories news.csv", "news.csv"),
        ("export list as csv", "stories.csv"),
        ("save the list to news.csv", "news.csv"),
        ("export headlines", "stories.csv"),
        ("stories as csv", "stories.csv"),
        ("download search results", "stories.csv"),
    ],
)
async def test_the_list_is_a_table(desk: Desk, tmp_path: Path, line: str, file: str) -> None:
    assert (await desk.obey(line)).said == f"4 stories saved to {file}."
    found = {one["headline"]: one for one in rows(tmp_path / file)}
    assert tuple(found["Gulls"]) == COLUMNS
    assert set(found) == {"Pier mended", "Dock shut", "'=Boat sunk", "Gulls"}  # no formula
    assert found["Pier mended"]["byline"] == "Ada Quist"
    assert found["Dock shut"]["source"] == "Coast"


async def test_only_what_the_list_shows_is_written(desk: Desk, tmp_path: Path) -> None:
    await desk.obey("search dock")
    assert (await desk.obey("export list as json")).said == "1 story saved to stories.json."
    assert json.loads((tmp_path / "stories.json").read_text("utf-8"))[0]["headline"] == "Dock shut"


async def test_a_file_that_is_there_stays(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "stories.csv").write_text("mine")
    assert not (await desk.obey("export stories")).is_done
    assert (tmp_path / "stories.csv").read_text() == "mine"


@pytest.mark.parametrize(
    "line", ["export-stories", "export-stories a.xml", "export-stories a b.csv"]
)
async def test_what_names_no_such_file_says_how(desk: Desk, line: str) -> None:
    assert not (await desk.obey(line)).is_done


@pytest.mark.parametrize("line", ["authors", "bylines", "list all reporters", "authors by count"])
async def test_the_authors_of_the_list_are_counted(desk: Desk, line: str) -> None:
    outcome = await desk.obey(line)
    assert outcome.said.startswith("2 authors. 1 story without a byline.")
    assert lines_of(outcome, NOW)[1:] == ["Ada Quist, 2 stories.", "Olav Berg, 1 story."]


async def test_a_list_without_bylines_says_so(desk: Desk) -> None:
    await desk.obey("search gulls")
    assert (await desk.obey("authors")).said == "No story in this list has a byline."
