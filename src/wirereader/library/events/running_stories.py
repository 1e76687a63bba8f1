"""Copies, events and versions, as the desk asks for them."""

import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING

from wirereader.library.database import Database
from wirereader.library.events import event_queries, hand_events, placing, read_versions
from wirereader.library.events.correction_notices import corrected_by_notice
from wirereader.library.events.event_queries import EventStory
from wirereader.library.events.read_versions import SinceRead
from wirereader.library.results import Revision
from wirereader.library.stories.known_stories import RANK_OF
from wirereader.library.stories.mark_table import ticks_of
from wirereader.library.undo.recording import recorded

if TYPE_CHECKING:
    from wirereader.library.events.spoken_statements import Statement

__all__ = ["EventStory", "RunningStories", "SinceRead"]
_MOST_EVENTS = 150


class RunningStories:
    """The part of the library that knows what runs on; every method raises LibraryFault."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def join_events(self, story_id: str, other_id: str, now: datetime, *, said: str) -> int | None:
        """Let the events of two stories be one, for good; how many stories it has.

        None where they are one already.  A step that undo takes back, as is the next.
        """
        with (
            self._database.writing() as connection,
            recorded(connection, said, "hand_events") as step,
        ):
            one, other = (_rank(connection, each) for each in (story_id, other_id))
            if one is None or other is None:
                return None
            return hand_events.join(connection, one, other, step, ticks_of(now))

    def split_event(self, story_id: str, now: datetime, *, said: str) -> str | None:
        """Take a story out of its copies, else out of its event, for good; None: it is alone."""
        with (
            self._database.writing() as connection,
            recorded(connection, said, "hand_events") as step,
        ):
            rank = _rank(connection, story_id)
            return (
                None if rank is None else hand_events.split(connection, rank, step, ticks_of(now))
            )

    def place(self, most: int) -> int:
        """Put the next stories that wait into their events, at most so many; how many."""
        with self._database.writing() as connection:
            return placing.place_waiting(connection, most)

    def last_arrival(self) -> int:
        """The number of the newest arrival."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT seq FROM arrivals").fetchone()[0])

    def place_news(self, after: int, most: int) -> int:
        """Place, ahead of their turn, what arrived `after` and an alert may tell of; how many."""
        with self._database.writing() as connection:
            return placing.place_news(connection, after, most)

    def is_waiting(self) -> bool:
        """Claim that stories wait to be put into their events."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT (SELECT seq FROM arrivals) > (SELECT seq FROM tracked)"
            ).fetchone()
        return bool(row[0])

    def stand_alone(self, story_id: str) -> bool:
        """Take a copy out of its set, for good; False if it is in none."""
        with self._database.writing() as connection:
            row = connection.execute(f"SELECT {RANK_OF}", (story_id,)).fetchone()
            return row[0] is not None and placing.stand_alone(connection, row[0])

    def note_shown(self, story_id: str, revision: int) -> None:
        """Note that the words of a version were shown while its story was open."""
        with self._database.writing() as connection:
            read_versions.note_shown(connection, story_id, revision)

    def since_read(self, story_id: str) -> SinceRead | None:
        """What changed since a story was read; None while it has one version."""
        with self._database.reading() as connection:
            return read_versions.since_read(connection, story_id)

    def told_versions(self, story_id: str) -> tuple[Revision, ...]:
        """The versions of a story that tell something new."""
        with self._database.reading() as connection:
            return read_versions.told_versions(connection, story_id)

    def version_steps(self, story_id: str) -> tuple[tuple[Revision, tuple[str, ...]], ...]:
        """The later versions of a story that tell something new, each with what it tells."""
        with self._database.reading() as connection:
            return read_versions.version_steps(connection, story_id)

    def statements_of(self, known: int, most: int = 200) -> "tuple[Statement, ...]":
        """What somebody (by number) said on record, the oldest first; of the newest stories."""
        from wirereader.library.events.spoken_statements import statements_of

        with self._database.reading() as connection:
            return statements_of(connection, known, most)

    def event_of(self, story_id: str) -> tuple[EventStory, ...]:
        """The stories of a story's event, the oldest first."""
        with self._database.reading() as connection:
            return event_queries.event_of(connection, story_id)

    def events_since(self, since: datetime, until: datetime) -> list[tuple[EventStory, ...]]:
        """The events with stories between two times, those of most sources first.

        Of the stories' texts they have the beginning.
        """
        with self._database.reading() as connection:
            return event_queries.events_since(
                connection, ticks_of(since), ticks_of(until), _MOST_EVENTS
            )

    def texts_of(self, ranks: list[int]) -> dict[int, str]:
        """The whole texts of stories, by rank."""
        with self._database.reading() as connection:
            return event_queries.texts_of(connection, ranks)

    def new_names(self, ranks: list[int], since: datetime) -> dict[int, list[str]]:
        """People named in these stories whom no story before that time named, by story."""
        with self._database.reading() as connection:
            return event_queries.new_names(connection, ranks, ticks_of(since))

    def events_of(self, ranks: list[int]) -> dict[int, tuple[int, int]]:
        """The event of each story, by rank, and how many sources tell of it."""
        with self._database.reading() as connection:
            return event_queries.event_sources(connection, ranks)

    def corrections(
        self, since: datetime, *, is_read_only: bool = True
    ) -> list[tuple[str, str, str, str]]:
        """Stories corrected or withdrawn: id, headline, status, and what is told of it."""
        with self._database.reading() as connection:
            first = ticks_of(since)
            changed = event_queries.corrections(connection, first, is_read_only=is_read_only)
            known = {story for story, *_ in changed}
            noticed = corrected_by_notice(connection, first, is_read_only=is_read_only)
        return changed + [one for one in noticed if one[0] not in known]


def _rank(connection: sqlite3.Connection, story_id: str) -> int | None:
    row = connection.execute(f"SELECT {RANK_OF}", (story_id,)).fetchone()
    return None if row[0] is None else int(row[0])
