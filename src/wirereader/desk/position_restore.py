"""Where the reader was at the end of the last run, and noting where they are at the end of this."""

import contextlib

from wirereader.desk.context import Context
from wirereader.desk.position.history import Stop, left
from wirereader.desk.scope.scope import Scope
from wirereader.desk.session import Recalled, Room
from wirereader.story.faults import LibraryFault


def recall(context: Context) -> Recalled | None:
    """Where the reader was, if that is in the list; going back leads there."""
    place, stories = context.last_place, context.list
    with contextlib.suppress(LibraryFault):
        row = stories.find(place.story) if place.story else None
        if row is None:
            return None
        if is_begun := place.has(place.story):
            stop = Stop(stories, row, place.story, place.left_at(place.story))
            context.history = left(context.history, stop)
        return Recalled(row, is_begun, place.top != stories.story_id(0))
    return None


def note(context: Context) -> None:
    """Note where the reader is, as far as that is in the library."""
    context.note_place()
    place, stories, session = context.last_place, context.list, context.session
    if context.library is None or not stories.count():
        return
    with contextlib.suppress(LibraryFault):
        is_reading = session.room is not Room.HEADLINES and session.story is not None
        here = session.story if is_reading else stories.story_id(session.row)
        place.story = here or place.story
        if stories.scope == Scope():
            place.top = stories.story_id(0)
            place.arrival = stories.arrival()
