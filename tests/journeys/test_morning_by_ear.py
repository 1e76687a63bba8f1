"""A morning by ear: one whole session of plain mode, and every line it says.

The feed is served on loopback and fetched by the program's own process; the engine is the real one.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from tests.support.page_server import send_page, serving
from wirereader.desk.analysis_queue.in_process import InlineAnalyst
from wirereader.desk.desk import Desk
from wirereader.desk.refresh.refresh_process import Refreshing
from wirereader.library.library import Library
from wirereader.settings.paths import library_file
from wirereader.views.plain.prompt import run

pytestmark = pytest.mark.journey
GOLDEN = Path(__file__).parent / "morning_by_ear.txt"
NOW = datetime.now(UTC)
Step = str | Callable[[], None]
Wire = tuple[str, dict[str, bytes]]

FERRY = (
    "BREAKING: Ferry stopped after crack in hull",
    timedelta(hours=2, minutes=30),
    (
        "The island ferry was stopped on Monday after a crack was found in its hull, "
        "Harbour Minister Tomas Ilves said."
    ),
    (
        '"Nobody will sail in this ship before it is mended," Ilves told reporters in Arendal. '
        '"The islanders will have a second ship by the evening."'
    ),
    "The ferry carries 400 people a day between Arendal and the islands.",
    (
        "Maria Benko, who leads the islands' council, said that the ship "
        '"should have been looked at in spring".'
    ),
)
MINISTER = (
    "Minister promises new ships for the islands",
    timedelta(hours=26, minutes=30),
    "Harbour Minister Tomas Ilves promised two new ships for the islands on Sunday.",
    '"The old ferry has served us for forty years," Ilves said. "It deserves its rest."',
    "The council of the islands welcomed the promise.",
)
LIBRARY = (
    "Town library opens on Sundays",
    timedelta(hours=5, minutes=30),
    "The town library will open on Sundays from next month.",
    "Readers had asked for it for years.",
)


def feed(*items: tuple[str | timedelta, ...]) -> bytes:
    told = []
    for headline, age, *paragraphs in items:
        assert isinstance(age, timedelta)
        body = "".join(f"&lt;p&gt;{words}&lt;/p&gt;" for words in paragraphs)
        when = format_datetime(NOW - age)
        told.append(
            f"<item><title>{headline}</title><guid isPermaLink='false'>{headline}</guid>"
            f"<pubDate>{when}</pubDate><description>{body}</description></item>"
        )
    return (
        "<rss version='2.0'><channel><title>Harbour Wire</title><language>en</language>"
        f"{''.join(told)}</channel></rss>"
    ).encode()


@pytest.fixture
def wire() -> Iterator[Wire]:
    """A server on loopback: its address, and what it gives by path."""
    pages: dict[str, bytes] = {}

    with serving(lambda one: send_page(one, pages.get(one.path), "application/rss+xml")) as root:
        yield root, pages


class Script:
    """Standard input: lines that are typed, and what happens between them."""

    def __init__(self, steps: list[Step]) -> None:
        self._steps = iter(steps)

    def isatty(self) -> bool:
        return False

    def readline(self, _size: int = -1, /) -> str:
        for step in self._steps:
            if isinstance(step, str):
                sys.stdout.write(f"> {step}\n")
                return f"{step}\n"
            step()
        return ""


def test_a_morning_by_ear(
    home: Path,
    wire: Wire,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    address, pages = wire
    pages["/feed"] = feed(LIBRARY, MINISTER)
    monkeypatch.chdir(tmp_path)

    def breaks() -> None:
        pages["/feed"] = feed(FERRY, LIBRARY, MINISTER)

    steps: list[Step] = [
        *("width 80", f"add {address}/feed", "l", breaks, "r", "br", "", "u", "1", "f ilves"),
        *("]", "c", "/ person:ilves", "2", "f ilves", "*", "w", ".", "b", "/ ships sunday", "zap"),
        *("all-stories", "z", "1", "u", "2", "quote", "export-quotes quotes.md", "w", "q"),
    ]
    home.mkdir()
    library = Library.open(library_file())
    desk = Desk([], InlineAnalyst(library), library, library=library)
    desk.at_close.append(library.close)
    desk.send_out(Refreshing)
    monkeypatch.setattr(sys, "stdin", Script(steps))
    assert run(desk) == 0
    said = capsys.readouterr().out
    said = said.replace(address, "http://127.0.0.1")
    said = re.sub(r"(Busiest day of 30: )\d+ \w+", r"\1DAY MONTH", said)
    if os.environ.get("UPDATE_GOLDEN") and not os.environ.get("CI"):
        GOLDEN.write_text(said)
    assert said == GOLDEN.read_text()
    assert "Ilves" in (tmp_path / "quotes.md").read_text()
