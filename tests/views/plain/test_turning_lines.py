"""Plain mode beside the full screen: entered from it, left for it, and where a run begins."""

import io
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from wirereader.desk.desk import Desk, at_once
from wirereader.desk.notices import FetchEnded
from wirereader.library.library import Library
from wirereader.settings.settings import Refresh, Settings
from wirereader.story.story import Story
from wirereader.views.plain import prompt

Lines = Callable[..., list[str]]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lines:
    """Say lines to a desk in plain mode, which lives on; what was answered."""

    def said(desk: Desk, *typed: str) -> list[str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        assert prompt.run(desk) == 0
        return capsys.readouterr().out.splitlines()

    return said


@pytest.fixture
def desk(seed: Story) -> Iterator[Desk]:
    made = Desk([seed])
    made.show_in("tui")
    yield made
    made.close()


def turn(desk: Desk, *before: str) -> None:
    """Do what a reader of the full screen does, and go to plain mode."""
    for line in (*before, "plain"):
        at_once(desk.obey(line))


def test_it_begins_with_the_paragraph_and_goes_on_from_there(desk: Desk, lines: Lines) -> None:
    turn(desk, "1", "3g")
    heard = lines(desk, "", "q")
    assert heard[0].startswith("Plain mode. Paragraph 3 of 10, story 1 of 1. Georgia Breaks")
    assert heard[1].startswith("The move came less than 24 hours after Georgia's parliament")
    assert heard[2].startswith("Senior ruling party member")
    assert len(heard) == 3


def test_tui_ends_plain_mode_and_nothing_else(desk: Desk, lines: Lines) -> None:
    turn(desk, "1")
    heard = lines(desk, "4g", "tui", "5g")
    assert desk.view == "tui"
    assert not any(line.startswith("Paragraph 5") for line in heard)
    assert desk.turned is not None
    assert desk.turned.said.startswith("Full screen. Paragraph 4 of 10, story 1 of 1.")
    turn(desk)
    assert lines(desk, "q")[0].startswith("Plain mode. Paragraph 4 of 10")


def test_without_a_terminal_it_stays(seed: Story, lines: Lines) -> None:
    desk = Desk([seed])
    desk.show_in("plain", no_screen="The full screen needs a terminal.")
    heard = lines(desk, "tui", "1", "w")
    assert "The full screen needs a terminal." in heard
    assert heard[-1].startswith("Paragraph 1 of 10")


def test_a_refresh_begun_before_is_told_and_not_waited_for(
    desk: Desk, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn(desk, "1")
    is_running = [True]
    monkeypatch.setattr(Desk, "is_fetching", property(lambda _: is_running[0]))
    waited: list[float] = []
    monkeypatch.setattr(desk, "wait_for_word", waited.append)
    assert lines(desk, "2g", "3g")[-2] == "Paragraph 3 of 10."
    assert not waited
    turn_back(desk)
    is_running[0] = False
    desk._inbox.put(FetchEnded("2 new stories.", ()))
    assert lines(desk, "w")[-1] == "2 new stories."


def turn_back(desk: Desk) -> None:
    at_once(desk.obey("where"))
    desk.show_in("tui")
    turn(desk)


def test_sources_are_asked_at_the_start_only(
    seed: Story, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk([seed], settings=Settings(refresh=Refresh(on_start=True)))
    asked: list[int] = []
    monkeypatch.setattr(desk, "refresh_quietly", lambda: asked.append(1))
    lines(desk, "q")
    desk.show_in("tui")
    turn(desk)
    lines(desk, "q")
    assert asked == [1]


@pytest.fixture
def come(tmp_path: Path) -> Iterator[Callable[[], Any]]:
    """A desk on a library of the stories that come along, which remembers."""
    from wirereader.desk.subscriptions.sample_stories import keep_samples
    from wirereader.settings.paths import sample_stories

    library = Library.open(tmp_path / "library.sqlite3")
    keep_samples(library, sample_stories(), datetime.now(UTC))

    def made() -> Desk:
        desk = Desk((), None, library, library=library)
        desk.remember_in(tmp_path / "last-place")
        return desk

    yield made
    library.close()


def test_the_next_run_says_where_the_reader_was(come: Callable[[], Desk], lines: Lines) -> None:
    desk = come()
    assert "you were at" not in lines(desk, "5", "3g", "q")[0]
    desk.close()
    desk = come()
    heard = lines(desk, "5", "w", "", "q")
    assert re_said(heard[0]) == "Last time you were at story 5. h for help."
    opened = next(n for n, line in enumerate(heard) if " Paragraph 3 of " in line)
    assert "paragraphs" in heard[opened + 1]
    assert heard[opened + 3].startswith("Paragraph 3 of ")  # where, after the paragraph's words
    desk.close()


def re_said(line: str) -> str:
    return line[line.index("Last time") :]


def test_a_reader_who_was_at_a_beginning_hears_nothing_more(
    come: Callable[[], Desk], lines: Lines
) -> None:
    desk = come()
    lines(desk, "5", "q")
    desk.close()
    desk = come()
    first = lines(desk, "q")[0]
    assert "you were at" not in first
    desk.close()
