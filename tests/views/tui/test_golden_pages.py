"""Pages as a person sees them, kept as text; WIREREADER_REDRAW=1 draws the files anew."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from typing import Any

import pytest

from tests.views.tui.conftest import NOW
from wirereader.desk.commands.lists.source_rows import source_table
from wirereader.desk.outcomes import ErrorsShown
from wirereader.desk.tables.table_shown import TableShown
from wirereader.library.results import SourceState
from wirereader.story.source import FetchMemory, Source
from wirereader.views.tui.payload_registry import show_page

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]
Compared = Callable[[str, list[str]], None]

SIZES = [(80, 24), (120, 36), (200, 60)]
ERRORS = ErrorsShown(
    (
        "1. City Desk. Line 14 of the feed is no valid XML. Try again later. Its stories are kept.",
        "2. /stories/broken.txt could not be read. It is no text. Leave it out.",
        "3. Met Office. No answer in 10 seconds. Try again later. Older stories are kept.",
    ),
    ("https://city.invalid/feed", None, "https://met.invalid/feed"),
    ("City Desk", "/stories/broken.txt could not be read", "Met Office"),
)
SOURCES = (
    ("City Desk", "Local", 2, 6, FetchMemory(failures=3, why="No answer in 10 seconds.")),
    ("Met Office", "", 1, 40, FetchMemory(fetched_at=NOW, due_at=NOW + timedelta(minutes=20))),
    ("Agence 👩‍👩‍👧 Littoral", "World", 0, 300, FetchMemory(fetched_at=NOW, changed_at=NOW)),
)


@pytest.fixture(autouse=True)
def _at_greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tables tell local times."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def _sources_shown() -> TableShown:
    """Three feeds at noon."""
    states = [
        SourceState(
            Source(
                f"https://{number}.invalid/feed", title=name, folder=(folder,) if folder else ()
            ),
            memory,
            unread,
            total,
        )
        for number, (name, folder, unread, total, memory) in enumerate(SOURCES)
    ]
    return source_table(states, ("1. City Desk.", "2. Met Office.", "3. Agence Littoral."), NOW)


async def _search(reader: Any) -> None:
    await reader.press("enter", "slash", *"the", "enter", "n")


async def _typing(reader: Any) -> None:
    await reader.press("enter", "colon", *"next")


async def _palette(reader: Any) -> None:
    await reader.press("ctrl+p", *"quote")
    for _ in range(3):
        await reader.settle()


async def _names(reader: Any) -> None:
    await reader.press("enter", "i")


async def _index(reader: Any) -> None:
    await reader.press("I")


async def _person(reader: Any) -> None:
    await reader.press("enter", "greater_than_sign", "c")


async def _place(reader: Any) -> None:
    await reader.press("enter", "full_stop", "c")


async def _help(reader: Any) -> None:
    await reader.press("enter", "question_mark")


async def _error(reader: Any) -> None:
    show_page(reader.screen.controller, "3 errors.", ERRORS, 0)
    await reader.settle()


async def _sources(reader: Any) -> None:
    show_page(reader.screen.controller, "3 sources.", _sources_shown(), 0)
    await reader.settle()


PAGES = {
    "names": _names,
    "index": _index,
    "person": _person,
    "place": _place,
    "search": _search,
    "typing": _typing,
    "palette": _palette,
    "help": _help,
    "error": _error,
    "sources": _sources,
}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("page", PAGES)
async def test_a_page_stands_as_drawn(
    read_at: ReadAt, compared: Compared, page: str, size: tuple[int, int]
) -> None:
    async with read_at(*size) as reader:
        await PAGES[page](reader)
        compared(f"{size[0]}x{size[1]}-{page}", reader.lines())


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_first_run_stands_as_drawn(
    read_at: ReadAt, compared: Compared, size: tuple[int, int]
) -> None:
    async with read_at(*size, is_first=True) as reader:
        compared(f"{size[0]}x{size[1]}-first-run", reader.lines())
