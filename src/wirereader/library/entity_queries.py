"""The part of the library's face that knows people, places and organisations across stories.

What it needs is loaded when it is first asked.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wirereader.library.database import Database
from wirereader.library.late_modules import recording
from wirereader.library.results import Sort
from wirereader.library.stories.known_stories import RANK_OF
from wirereader.library.stories.mark_table import ticks_of

if TYPE_CHECKING:
    from wirereader.library.entity_index import NamingRows
    from wirereader.library.search.changed_forms import Unmatched
    from wirereader.library.search.near_words import NearWord
    from wirereader.story.entity_card import EntityCard, KnownEntity, NamingStory


class EntityQueries:
    """What a Library can tell of everyone in it; as all its methods, these may wait for a disk."""

    _database: Database

    def entities(
        self,
        kind: str,
        part: str = "",
        limit: int = 200,
        since: datetime | None = None,
        *,
        is_quoted: bool = False,
    ) -> "tuple[KnownEntity, ...]":
        """Those of a kind ("person", "place", "organisation") in listed stories, most first.

        `part` of the name narrows; with `since` (aware) only stories from then on count;
        `is_quoted`: only who is quoted, those with most quotes first.
        """
        from wirereader.library import entity_index

        with self._database.reading() as connection:
            return entity_index.most_named(
                connection, kind, part, limit, since, is_quoted=is_quoted
            )

    def in_role(self, words: Sequence[str], limit: int = 200) -> "tuple[KnownEntity, ...]":
        """People in listed stories whose role has all of some words, most first."""
        from wirereader.library import entity_index

        with self._database.reading() as connection:
            return entity_index.in_role(connection, words, limit)

    def entity(self, entity_id: int) -> "EntityCard | None":
        """All that is kept of somebody or some place."""
        from wirereader.library import entity_index

        with self._database.reading() as connection:
            return entity_index.card_of(connection, entity_id)

    def mentions_by_day(self, entity_id: int, now: datetime, days: int) -> tuple[int, ...]:
        """How often stories named somebody on each of the last days, today last.

        Days are those of the time zone of `now` (aware).
        """
        from wirereader.library import entity_index

        with self._database.reading() as connection:
            return entity_index.mentions_by_day(connection, entity_id, now, days)

    def entity_of(self, story_id: str, local: int) -> int | None:
        """Who the name with index `local` in a story's findings is; None when nobody was told."""
        from wirereader.library import entity_index

        with self._database.reading() as connection:
            return entity_index.entity_at(connection, story_id, local)

    def next_story_naming(
        self, entity_id: int, from_rank: int, direction: int
    ) -> "NamingStory | None":
        """The nearest story that names somebody: older than `from_rank` (1) or newer (-1)."""
        from wirereader.library import entity_index

        with self._database.reading() as connection:
            return entity_index.next_naming(connection, entity_id, from_rank, direction)

    def locals_in(self, entity_id: int, story_id: str) -> tuple[int, ...]:
        """The indices under which a story's findings have somebody, the most mentioned first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT x.local FROM stories s JOIN sightings x ON x.story = s.id"  # noqa: S608 - our own words
                f" WHERE s.id = {RANK_OF} AND x.known = ?2 ORDER BY x.mentions DESC, x.local",
                (story_id, entity_id),
            )
            return tuple(local for (local,) in rows)

    def rank_of(self, story_id: str) -> int | None:
        """Where a story stands in the order of all: the higher, the newer."""
        with self._database.reading() as connection:
            row = connection.execute(
                f"SELECT id FROM stories WHERE id = {RANK_OF}",  # noqa: S608 - our own words
                (story_id,),
            ).fetchone()
        return None if row is None else int(row[0])

    def rows_naming(
        self,
        entity_id: int,
        now: datetime,
        sort: Sort = Sort.NEWEST,
        is_unread_only: bool = False,
        without: str = "",
    ) -> "NamingRows":
        """The stories that name somebody, as they are now; `without` the one with this id."""
        from wirereader.library.entity_index import NamingRows

        return NamingRows(
            self._database, entity_id, now, sort, is_unread_only=is_unread_only, without=without
        )

    def unmatched(self) -> "tuple[Unmatched, ...]":
        """Decisions and searches that named somebody whom nothing found stands for any more."""
        from wirereader.library.search.changed_forms import unmatched

        with self._database.reading() as connection:
            return unmatched(connection, ticks_of(datetime.now(UTC)))

    def has_word(self, word: str, *, of_names: bool = False) -> bool:
        """Claim that any story has a word; `of_names`: that a name found in one has it."""
        from wirereader.library.search import near_words

        with self._database.reading() as connection:
            return near_words.has_word(connection, word, of_names=of_names)

    def words_near(
        self, word: str, is_near: Callable[[str], bool], *, of_names: bool = False
    ) -> "tuple[NearWord, ...]":
        """Words of stories that are spelled nearly like a folded one, and how many have each."""
        from wirereader.library.search import near_words

        with self._database.reading() as connection:
            return near_words.words_near(connection, word, is_near, of_names=of_names)

    def words_together(
        self, words: "Sequence[str]", fewest: int
    ) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """The sets of `fewest` or more folded words that one story has: by size, largest first."""
        from wirereader.library.search import near_words

        with self._database.reading() as connection:
            return near_words.together(connection, words, fewest)

    def join(self, one: int, other: int, at: datetime, *, said: str = "") -> int | None:
        """Take two for one from now on; the id they have, None when they cannot be one.

        `said` makes it a step that can be taken back, as it does below.
        """
        from wirereader.library.people import manual_joins

        with self._decided(said) as connection:
            return manual_joins.join(connection, one, other, ticks_of(at))

    def split(self, entity_id: int, story_id: str, at: datetime, *, said: str = "") -> int | None:
        """Take the name in one story for somebody else; the id they have, None when it is alone."""
        from wirereader.library.people import manual_joins

        with self._decided(said) as connection:
            row = connection.execute(
                f"SELECT id FROM stories WHERE id = {RANK_OF}",  # noqa: S608 - our own words
                (story_id,),
            ).fetchone()
            return (
                None
                if row is None
                else manual_joins.split(connection, entity_id, row[0], ticks_of(at))
            )

    @contextlib.contextmanager
    def _decided(self, said: str) -> Iterator[sqlite3.Connection]:
        """A unit of work in which a hand decides who is who."""
        from wirereader.library.people.decisions_undone import changed_guises

        with (
            self._database.writing() as connection,
            recording.recorded(connection, said, *recording.NAMES) as step,
        ):
            with changed_guises(connection) as images:
                yield connection
            if step and images:
                recording.note(connection, step, recording.GUISES, {"guises": images})
