"""Folders are named in words: the old name, then the new one."""

import pytest

from wirereader.desk.desk import Desk
from wirereader.library.library import Library
from wirereader.story.source import Source


@pytest.mark.parametrize(
    "line",
    [
        "rename-folder Road to Rome = Italy",
        "rename-folder 'Road to Rome' Italy",
        "rename-folder 'Road to Rome' to Italy",
    ],
)
async def test_a_folder_may_have_a_word_in_its_name_that_parts_two(line: str) -> None:
    with Library.open(None) as library:
        address = "https://a.example/feed"
        library.add_source(Source(address, address=address, title="A", folder=("Road to Rome",)))
        desk = Desk([], library=library)
        assert (await desk.obey(line)).said == "Folder renamed: Italy, 1 source."
        desk.close()


@pytest.mark.parametrize(
    ("line", "title", "folder"),
    [
        ('mv "Harbour Gazette" Ports', "Harbour Gazette", ("Ports",)),
        ("mv harbour gazette ports/", "Harbour Gazette", ("Ports",)),
        ('mv "Harbour Gazette" Docks', "Docks", ()),
        ("mv harbour gazette to Docks", "Docks", ()),
        ("mv Ports Docks", "Harbour Gazette", ()),
    ],
)
async def test_mv_moves_into_a_folder_that_there_is_and_renames_else(
    line: str, title: str, folder: tuple[str, ...]
) -> None:
    with Library.open(None) as library:
        for name, where in (("Harbour Gazette", ()), ("Quay News", ("Ports",))):
            address = f"https://{name[:4].strip().lower()}.example/feed"
            library.add_source(Source(address, address=address, title=name, folder=where))
        desk = Desk([], library=library)
        await desk.obey(line)
        found = {one.source.title: one.source.folder for one in library.sources()}
        assert found.pop(title) == folder
        assert len(found) == 1
        assert found.get("Quay News") == (("Docks",) if line == "mv Ports Docks" else ("Ports",))
        desk.close()
