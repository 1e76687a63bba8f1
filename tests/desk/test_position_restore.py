"""Where a reader was in the last run: a library, the file of the last place, and two desks."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wirereader.desk.desk import Desk, at_once
from wirereader.desk.outcomes import Outcome, StoryShown
from wirereader.desk.session import Room
from wirereader.library.library import Library
from wirereader.story.body import Body
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Dispatch

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WIRE = Source("https://wire.example/feed", title="Wire", address="https://wire.example/feed")
Deliver = Callable[..., None]
Come = Callable[[], Desk]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite3") as opened:
        yield opened


@pytest.fixture
def deliver(library: Library) -> Deliver:
    """Have stories arrive, each of six paragraphs."""
    source = library.add_source(WIRE)

    def store(*headlines: str, minutes: int = 0) -> None:
        records = [
            record_of(
                Dispatch(
                    guid=headline,
                    headline=headline,
                    body=Body.of("\n\n".join(f"{headline}, part {n}." for n in range(1, 7))),
                    source="Wire",
                    language="en",
                    published=NOW - timedelta(minutes=minutes + later),
                ),
                None,
            )
            for later, headline in enumerate(headlines)
        ]
        library.store(source, records, FetchMemory(), NOW)

    return store


@pytest.fixture
def come(library: Library, deliver: Deliver, tmp_path: Path) -> Come:
    """Come back to the library: a new desk that remembers."""
    deliver("Ferry", "Wheat", "Copper", "Tram", minutes=100)

    def desk() -> Desk:
        made = Desk((), None, library, clock=lambda: NOW, library=library)
        made.remember_in(tmp_path / "last-place")
        return made

    return desk


def do(desk: Desk, word: str, *arguments: str) -> Outcome:
    return at_once(desk.do(word, *arguments))


def test_a_story_opens_where_it_was_left(come: Come) -> None:
    desk = come()
    do(desk, "open", "3")
    do(desk, "paragraph", "4")
    desk.close()
    desk = come()
    outcome = do(desk, "open", "3")
    assert outcome.said == "Copper. Paragraph 4 of 6."
    assert isinstance(outcome.shows, StoryShown)
    assert (outcome.shows.first, outcome.shows.last) == (3, 3)
    assert do(desk, "where").said == "Paragraph 4 of 6, story 3 of 4. Copper."
    assert do(desk, "next-paragraph").said == "Paragraph 5 of 6."
    assert do(desk, "open", "1").said == "Ferry."


def test_in_one_run_too_and_a_story_read_to_its_end_begins_anew(come: Come) -> None:
    desk = come()
    do(desk, "open", "1")
    do(desk, "paragraph", "3")
    assert do(desk, "next").said == "Wheat."
    assert do(desk, "previous").said == "Ferry. Paragraph 3 of 6."
    assert do(desk, "open", "1").said == "Ferry. Paragraph 3 of 6."
    do(desk, "all")
    do(desk, "next")
    assert do(desk, "previous").said == "Ferry."


def test_the_reader_is_told_where_they_were_and_can_go_back_there(come: Come) -> None:
    desk = come()
    do(desk, "open", "2")
    do(desk, "paragraph", "3")
    desk.close()
    desk = come()
    last = desk.recall()
    assert last is not None
    assert last == (1, True, False)
    assert desk.session.row == 0  # whether to select it is the view's to say
    assert do(desk, "history-back").said == "Wheat. Paragraph 3 of 6."


def test_news_that_came_meanwhile_is_noticed(come: Come, deliver: Deliver) -> None:
    desk = come()
    desk.select(2)
    desk.close()
    deliver("Storm")
    last = come().recall()
    assert last is not None
    assert last == (3, False, True)


def test_a_story_that_is_gone_or_never_was_is_not_recalled(come: Come, tmp_path: Path) -> None:
    assert come().recall() is None
    (tmp_path / "last-place").write_text(
        "wirereader last place, version 1\nstory abcdefghijkm\nat abcdefghijkm 40\n"
    )
    desk = come()
    assert desk.recall() is None
    assert do(desk, "history-back").said == "Start of the history."


def test_a_search_left_open_does_not_hide_where_the_reader_was(come: Come) -> None:
    desk = come()
    do(desk, "search", "copper")
    desk.enter(Room.HEADLINES)
    desk.close()
    last = come().recall()
    assert last is not None
    assert last.row == 2
    assert last.has_news  # the top of the whole list was never noted


def test_it_is_kept_while_the_reader_goes_on(
    come: Come, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    threads: list[threading.Thread] = []
    start = threading.Thread.start

    def noted(thread: threading.Thread) -> None:
        threads.append(thread)
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", noted)
    desk = come()
    do(desk, "open", "4")
    do(desk, "paragraph", "2")
    desk.keep_place()
    for thread in threads:
        thread.join()
    desk = come()  # the other was killed: nobody closed it
    assert do(desk, "open", "4").said == "Tram. Paragraph 2 of 6."
    assert (tmp_path / "last-place").stat().st_size < 200


def test_a_desk_that_is_not_to_remember_keeps_nothing(
    library: Library, deliver: Deliver, tmp_path: Path
) -> None:
    deliver("Ferry", "Wheat")
    desk = Desk((), None, library, clock=lambda: NOW, library=library)
    do(desk, "open", "1")
    do(desk, "paragraph", "3")
    do(desk, "next")
    assert do(desk, "previous").said == "Ferry."
    assert desk.recall() is None
    desk.close()
    assert not (tmp_path / "last-place").exists()
