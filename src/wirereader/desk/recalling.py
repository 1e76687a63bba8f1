"""Where the reader was at the end of the last run, and noting where they are at the end of this."""

import contextlib
from typing import NamedTuple

from wirereader.desk.bench import Bench
from wirereader.desk.history import Stop, left
from wirereader.desk.session import Room
from wirereader.story.faults import LibraryFault


class Recalled(NamedTuple):
    """The row of the story that was at hand (from 0).

    `is_begun` claims that it was left in its middle, `has_news` that stories have come before it.
    """

    row: int
    is_begun: bool
    has_news: bool


def recall(bench: Bench) -> Recalled | None:
    """Where the reader was, if that is in the list; going back leads there."""
    place, stories = bench.last_place, bench.list
    with contextlib.suppress(LibraryFault):
        row = stories.find(place.story) if place.story else None
        if row is None:
            return None
        if is_begun := place.has(place.story):
            stop = Stop(stories, row, place.story, place.left_at(place.story))
            bench.history = left(bench.history, stop)
        return Recalled(row, is_begun, place.top != stories.story_id(0))
    return None


def note(bench: Bench) -> None:
    """Note where the reader is, as far as that is in the library."""
    bench.note_place()
    place, stories, session = bench.last_place, bench.list, bench.session
    if bench.library is None or not stories.count():
        return
    with contextlib.suppress(LibraryFault):
        is_reading = session.room is not Room.HEADLINES and session.story is not None
        here = session.story if is_reading else stories.story_id(session.row)
        place.story = here or place.story
        if not stories.name:
            place.top = stories.story_id(0)
