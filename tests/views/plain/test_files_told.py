"""Files that are fetched, by ear: one line after a while, and the name and place at the end."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.refresh.progress_reports import Ended, Loading, Tiding
from wirereader.library.library import Library
from wirereader.story.body import Body
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Dispatch, Enclosure
from wirereader.views.plain import prompt

Talk = Callable[..., list[str]]
FILES = (
    Enclosure("https://cdn.example/one.mp3", "audio/mpeg", 48_000_000),
    Enclosure("https://cdn.example/photo.jpg", "image/jpeg"),
)


class FetcherStandIn:
    """Somebody who fetches as a test tells them."""

    is_running = False

    def __init__(self, deliver: Callable[[Tiding], None]) -> None:
        self.deliver = deliver
        self.sent: list[tuple[str, ...]] = []

    def start(self, *words: str) -> bool:
        self.sent.append(words)
        self.is_running = True
        return True

    def stop(self) -> None:
        """Not asked for here."""

    def close(self) -> None:
        """Nothing to end."""


def test_a_file_is_told_while_it_comes_and_at_its_end(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open(tmp_path / "library.sqlite3")
    source = library.add_source(Source("https://x.example/", title="City Desk"))
    dispatch = Dispatch("1", "A song", Body.of("Words."), enclosures=FILES)
    now = Desk([], library=library)._context.clock()
    library.store(source, [record_of(dispatch, None)], FetchMemory(), now)
    desk = Desk([], library=library)
    desk.at_close.append(library.close)
    made: list[FetcherStandIn] = []

    def make(deliver: Callable[[Tiding], None]) -> FetcherStandIn:
        made.append(FetcherStandIn(deliver))
        return made[-1]

    desk.send_out(make)  # type: ignore[arg-type]
    end = "Downloaded one.mp3, 48 MB, into /home/ann/Downloads."
    coming: tuple[Tiding, ...] = (Loading("one.mp3", 12_000_000, 48_000_000), Ended(end))
    told = iter(coming)

    def wait(_: float) -> None:
        tiding = next(told)
        if isinstance(tiding, Ended):
            made[1].is_running = False
        made[1].deliver(tiding)
        desk.catch_up()

    monkeypatch.setattr(desk, "wait_for_word", wait)
    monkeypatch.setattr(prompt, "LONG_WAIT_S", -1)
    lines = talk("1", "links", "download 1", "picture", "q", desk=desk)
    assert "browse NUMBER opens one. download NUMBER downloads a file." in " ".join(lines)
    assert "1. File one.mp3, audio/mpeg, 48 MB, cdn.example." in lines
    assert "[1]" not in "".join(lines), "no number is read out in the words"
    at = lines.index("Fetching one.mp3, 48 MB.")
    assert lines[at + 1] == "Still fetching one.mp3, 12 of 48 MB."
    assert end in lines
    at = lines.index("Picture 1 of 1: photo.jpg.")
    assert lines[at + 1 : at + 3] == [
        "It has no caption or description.",
        "browse 2 opens it in the browser.",
    ]
    assert [words[0] for words in made[1].sent] == ["download"]
    assert made[0].sent == [], "no picture is fetched unseen"
