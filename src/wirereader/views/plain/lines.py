"""Lines on standard output: wrapped, straight, and through the last gate."""

import os
import sys
from collections.abc import Callable, Iterable
from datetime import datetime

from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import Outcome, StoryShown
from wirereader.desk.session import Preferences
from wirereader.views.words import lines_of, ready_lines

WIDEST = 80
SHORT_WAIT_S = 0.5


def screen_width() -> int | None:
    """Cells to wrap at: the terminal's width, at most 80; None when this is no terminal."""
    if not sys.stdout.isatty():
        return None
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return min(columns or WIDEST, WIDEST)


class Printer:
    """Prints what is said, and never anything else."""

    def __init__(self, write: Callable[[str], object], preferences: Preferences) -> None:
        self.preferences = preferences
        self._write = write

    def say(self, lines: Iterable[str]) -> None:
        """Print lines, each through the gate."""
        width = self.preferences.width or screen_width()
        ready = ready_lines(list(lines), width, typography=self.preferences.typography)
        self._write("".join(f"{line}\n" for line in ready))


def answer(desk: Desk, outcome: Outcome, now: datetime) -> list[str]:
    """The lines of an outcome; a story just opened waits half a second for its findings."""
    shows = outcome.shows
    if not isinstance(shows, StoryShown):
        return lines_of(outcome, now)
    story = shows.story
    desk.settle(story.id, SHORT_WAIT_S)
    found = desk.findings(story.id)
    if found is not shows.findings:
        fresh = StoryShown(story, found, shows.first, shows.last)
        outcome = Outcome(outcome.said, outcome.session, fresh)
    return lines_of(outcome, now, desk.why_no_findings(story.id))
