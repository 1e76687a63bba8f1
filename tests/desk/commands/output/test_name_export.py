"""Names written to files: of a story and of all, in each form, and nothing that runs."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.conftest import NOON, make_record, make_source
from tests.support.analysts import Scripted
from wirereader.analysis.engine_edition import edition
from wirereader.desk.commands.output import name_export
from wirereader.desk.commands.output.name_export import COLUMNS
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import TextShown
from wirereader.library.library import Library
from wirereader.story.body import Span
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.source import FetchMemory


def keep(library: Library, headline: str, *names: tuple[EntityKind, str, str | None]) -> Findings:
    """Keep a story that names these, with their roles."""
    text = ". ".join(name for _, name, _ in names)
    record = make_record(f"urn:{headline}", headline, text, published=NOON)
    stored = library.store(make_source("wire"), [record], FetchMemory(), NOON)
    story = library.story(stored.new[0].id)
    assert story is not None
    people = tuple(Entity(kind, name, (), role) for kind, name, role in names)
    mentions = tuple(
        Mention(Span(at, at + len(name)), local)
        for local, (_, name, _) in enumerate(names)
        if (at := story.body.text.index(name)) >= 0
    )
    findings = Findings(story.findings_key, edition(), "en", people, mentions, ())
    library.keep_findings(findings)
    return findings


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(None) as opened:
        yield opened


@pytest.fixture
def desk(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.chdir(tmp_path)
    port = keep(
        library,
        "Port",
        (EntityKind.PERSON, "Ida Moss", "harbour master"),
        (EntityKind.PLACE, "Larvik", None),
        (EntityKind.ORGANIZATION, "Dock Union", None),
    )
    pier = keep(
        library, "Pier", (EntityKind.PERSON, "Ida Moss", None), (EntityKind.PERSON, "=Bo", None)
    )
    opened = Desk((), Scripted([port, pier]), marks=library, library=library, clock=lambda: NOON)
    yield opened
    opened.close()


def files(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


async def test_people_of_all_stories_are_a_table(desk: Desk, tmp_path: Path) -> None:
    outcome = await desk.obey("export-names people who.csv")
    assert outcome.said.startswith("2 names saved to who.csv.")
    found = rows(tmp_path / "who.csv")
    assert tuple(found[0]) == COLUMNS
    assert [one["name"] for one in found] == ["Ida Moss", "'=Bo"]  # no formula
    assert (found[0]["stories"], found[0]["role"]) == ("2", "harbour master")


async def test_names_that_are_left_out_are_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(name_export, "_MOST", 1)
    said = (await desk.obey("export-names people who.csv")).said
    assert "Only the first 1 of each kind were written." in said
    assert len(rows(tmp_path / "who.csv")) == 1
    assert "Only the first" not in (await desk.obey("export-names places where.csv")).said


async def test_the_names_of_the_open_story_are_written_alone(desk: Desk, tmp_path: Path) -> None:
    await desk.obey("search dock")
    await desk.obey("open 1")
    assert (await desk.obey("export-names here.json")).is_done
    found = json.loads((tmp_path / "here.json").read_text("utf-8"))
    assert {one["name"] for one in found} == {"Ida Moss", "Larvik", "Dock Union"}
    assert (await desk.obey("export-names all people all.csv")).said.startswith("2 names saved")


@pytest.mark.parametrize(
    ("line", "file", "count"),
    [
        ("export people to csv", "people.csv", 2),
        ("export people", "people.csv", 2),
        ("save the names as csv", "names.csv", 4),
        ("write places to towns.csv", "towns.csv", 1),
        ("people as csv", "people.csv", 2),
        ("csv of people and places", "people.csv", 3),
        ("export organisations csv", "organisations.csv", 1),
    ],
)
async def test_people_ask_for_it_in_their_own_words(
    desk: Desk, tmp_path: Path, line: str, file: str, count: int
) -> None:
    assert (await desk.obey(line)).is_done
    assert len(rows(tmp_path / file)) == count


async def test_a_file_that_is_there_stays(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("mine")
    assert not (await desk.obey("export people")).is_done
    assert (tmp_path / "people.csv").read_text() == "mine"
    assert (await desk.obey("export-names people people.csv --force")).is_done


@pytest.mark.parametrize("form", ["csv", "json", "md", "txt"])
async def test_a_dash_shows_the_form(desk: Desk, form: str, tmp_path: Path) -> None:
    shown = (await desk.obey(f"export-names people {form} -")).shows
    assert isinstance(shown, TextShown)
    assert any("Ida Moss" in line for line in shown.lines)
    assert not files(tmp_path)


@pytest.mark.parametrize("line", ["export-names", "export-names people", "export-names a.xml"])
async def test_what_names_no_such_file_says_how(desk: Desk, line: str, tmp_path: Path) -> None:
    assert not (await desk.obey(line)).is_done
    assert not files(tmp_path)


@pytest.mark.parametrize("line", ["people", "names", "places text", "people larvik"])
async def test_a_list_writes_no_file(desk: Desk, line: str, tmp_path: Path) -> None:
    await desk.obey(line)
    assert not files(tmp_path)
