"""After a refresh list and article say the same of a story that was revised."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.views.tui.conftest import NOW, Reader, Scripted
from wirereader.desk.desk import Desk
from wirereader.desk.notices import FetchEnded
from wirereader.library.library import Library
from wirereader.story.body import Body
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Story
from wirereader.views.tui.app import WireApp

QUAY = Source("https://quay.example/feed", title="Quay")


def quay(library: Library) -> Source:
    return library.add_source(QUAY)


@pytest.mark.parametrize("row", [0, 2])
async def test_a_revised_story_is_told_alike_in_its_row_and_beside_it(
    story_of: Callable[..., Story], tmp_path: Path, row: int
) -> None:
    file = tmp_path / "library.sqlite3"
    made = [replace(story_of(n, f"Tide {n} is late").dispatch, guid=f"g{n}") for n in range(5)]
    with Library.open(file) as library:
        library.store(quay(library), [record_of(o, None) for o in made], FetchMemory(), NOW)
        desk = Desk((), Scripted(), library, library=library, clock=lambda: NOW)
        app = WireApp(desk, now=lambda: NOW)
        async with app.run_test(size=(120, 36)) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            await reader.press("down", "down", "down")  # seen, and kept at hand
            shown = desk.headline(row).headline
            told = next(one for one in made if one.headline == shown)
            revised = replace(
                told, headline="Tide was early", body=Body.of("It came before anybody looked.")
            )
            with Library.open(file) as other:
                other.store(quay(other), [record_of(revised, None)], FetchMemory(), NOW)
            desk._inbox.tell(FetchEnded("No new stories, 1 revised."))
            await reader.until(lambda: "Tide was early" in reader.text)
            assert shown not in reader.text
            await reader.press("home", *["down"] * row)
            await reader.until(lambda: "before anybody looked" in reader.text)
            assert reader.text.count("Tide was early") == 2
        desk.close()
