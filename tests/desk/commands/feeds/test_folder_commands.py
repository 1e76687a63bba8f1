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
