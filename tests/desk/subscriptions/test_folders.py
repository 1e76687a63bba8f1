"""Folders are renamed, moved and deleted with all that is in them, as one step to be undone."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.library.conftest import make_record
from wirereader.desk.subscriptions.folders import delete_folder, rename_folder
from wirereader.library.library import Library
from wirereader.library.search.query_parser import parse_query
from wirereader.story.source import FetchMemory, Source

NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
FOLDERS = {"a": ("World",), "b": ("World", "Asia"), "c": ("World", "Asia"), "d": (), "e": ("Asia",)}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite3") as opened:
        for name, folder in FOLDERS.items():
            address = f"https://{name}.example/feed"
            opened.add_source(Source(address, address=address, title=name, folder=folder))
        yield opened


def folders(library: Library) -> dict[str, tuple[str, ...]]:
    return {str(one.source.title): tuple(one.source.folder) for one in library.sources()}


def test_a_folder_is_renamed_with_all_that_is_in_it(library: Library) -> None:
    told = rename_folder(library, "world", "Planet")
    assert told.said == "Folder renamed: Planet, 3 sources."
    assert folders(library) == FOLDERS | {
        "a": ("Planet",), "b": ("Planet", "Asia"), "c": ("Planet", "Asia")
    }  # fmt: skip
    undone = library.undo(NOON)
    assert undone is not None
    assert "renamed the folder World to Planet" in str(undone)
    assert folders(library) == FOLDERS


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        ("World/Asia", "World/Far East", ("World", "Far East")),
        ("World/Asia", "Far East", ("Far East",)),
        ("folder:World/Asia", "News / Asia", ("News", "Asia")),
    ],
)
def test_a_folder_is_moved_by_its_path(
    library: Library, old: str, new: str, moved: tuple[str, ...]
) -> None:
    assert rename_folder(library, old, new).is_done
    assert folders(library)["b"] == moved
    assert folders(library)["e"] == ("Asia",)


def test_a_deleted_folder_keeps_its_sources_one_level_up(library: Library) -> None:
    told = delete_folder(library, "World/Asia")
    assert told.said == "Folder deleted: World / Asia. 2 sources moved to World."
    assert folders(library)["b"] == ("World",)
    assert len(library.sources()) == len(FOLDERS)
    library.undo(NOON)
    assert folders(library) == FOLDERS


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("Nowhere", "x", "No folder Nowhere."),
        ("World", " / ", "Give the new name."),
        ("World", "World/Asia", "World cannot be moved into itself."),
        ("World", "World", "World has this name already."),
    ],
)
def test_what_cannot_be_renamed_says_why(library: Library, old: str, new: str, why: str) -> None:
    told = rename_folder(library, old, new)
    assert not told.is_done
    assert told.said.startswith(why)
    assert folders(library) == FOLDERS


def test_the_folder_at_the_top_is_meant_before_one_inside(library: Library) -> None:
    assert delete_folder(library, "Asia").said.startswith("Folder deleted: Asia. 1 source kept")


def test_a_folder_with_a_slash_in_its_name_is_listed_and_renamed(library: Library) -> None:
    address = "https://f.example/feed"
    source = library.add_source(Source(address, address=address, title="f", folder=("AC/DC",)))
    library.store(source, [make_record("one")], FetchMemory(), NOON)
    assert library.rows(parse_query("folder:AC/DC", NOON), NOON).count() == 1
    assert rename_folder(library, "AC/DC", "Music/Rock").is_done
    assert folders(library)["f"] == ("Music", "Rock")
