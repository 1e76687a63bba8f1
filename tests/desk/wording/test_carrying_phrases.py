"""What is copied or exported is what was asked for, in the form that was asked for."""

from pathlib import Path

import pytest

from tests.desk.conftest import OpenDesk
from wirereader.desk.wording.rewording import readings


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("export as markdown", "export-quotes quotes.md"),
        ("quotes to csv", "export-quotes quotes.csv"),
        ("save all the quotes as a spreadsheet", "export-quotes quotes.csv"),
        ("convert to json", "export-quotes quotes.json"),
        ("export quotes by Ann Lee as text", "export-quotes person Ann Lee quotes.txt"),
        ("save the quotes of Lee to lee.md", "export-quotes person Lee lee.md"),
        ("export subscriptions to opml", "export feeds.opml"),
        ("copy title and url", "copy headline link"),
        ("copy the link with the headline to clipboard", "copy link headline"),
        ("copy quote with speaker", "copy quote"),
        ("copy lead", "paragraph 1\ncopy paragraph"),
        ("copy title and link of story 4", "4\tcopy headline link"),
        ("make a csv of the quotes", "export-quotes quotes.csv"),
        ("save all quotes to a file", "export-quotes quotes.csv"),
        ("export this story as text", "save"),
    ],
)
def test_what_is_carried_out(said: str, first: str) -> None:
    assert readings(said)[0] == first


def test_what_is_not_exported_is_told() -> None:
    assert readings("export the list as csv") == ("export-stories stories.csv",)
    assert readings("Export the list to Out/News.csv") == ("export-stories Out/News.csv",)
    assert readings("save people to My-People.csv") == ("export-names people My-People.csv",)
    assert readings("export the list as pdf")[0].startswith("!")
    assert readings("export this story as epub")[0].startswith("!Stories are saved as text,")
    assert readings("export the list as html")[0].startswith("!Lists are written as .csv,")


@pytest.mark.parametrize(
    ("line", "ending"),
    [
        ("export this story as markdown", ".md"),
        ("convert the article to html", ".html"),
        ("save as a web page", ".html"),
        ("save it in markdown", ".md"),
    ],
)
def test_a_story_is_written_in_the_form_that_is_named(line: str, ending: str) -> None:
    assert readings(line, is_reading=True)[0] == f"save {ending}"


def test_a_form_that_there_is_not_is_told() -> None:
    assert readings("export quotes as pdf")[0].startswith("!Quotes are written as .md")
    note, _, line = readings("quotes to word")[0].partition("\x1f")
    assert "Word opens" in note
    assert line == "export-quotes quotes.txt"


@pytest.mark.parametrize(
    "line",
    [
        *("save as", "save to", "save the article under", "save a copy in", "write it to"),
        *("export as", "export to", "export-quotes into", "export quotes as", "download to"),
        *("tag with", "label this as", "save-search called"),
    ],
)
def test_a_preposition_is_no_name(line: str) -> None:
    for is_reading in (False, True):
        (said,) = readings(line, is_reading=is_reading)
        assert said.startswith("!")


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("save to disk", "save"),
        ("save it in a file", "save"),
        ("save txt", "save"),
        ("save as minutes", "save minutes"),
        ("save under minutes.txt", "save minutes.txt"),
        ("export-quotes json", "export-quotes story quotes.json"),
        ("tag as harvest", "tag harvest"),
    ],
)
def test_a_name_that_is_given_is_used_and_a_format_is_none(line: str, command: str) -> None:
    assert readings(line, is_reading=True) == (command,)


def made_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def test_no_file_is_called_by_a_preposition(
    open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    desk = open_desk()
    await desk.obey("1")
    for line in ("save as", "save to", "save csv", "export to", "export as"):
        assert not (await desk.obey(line)).is_done
    assert made_in(tmp_path) == []
