"""The tables of events, as the tracker asks for them."""

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from wirereader.tracking.events.event_tracker import (
    WINDOW,
    Arrival,
    KnownEvent,
    Member,
    Placement,
)
from wirereader.tracking.events.vectors import Centroid, Seen

_ALL = -1  # the row of `term_counts` that counts stories
_AT_ONCE = 500  # parameters: older SQLite takes 999
_OF_LATE = 64  # events a term leads to, the newest
_MEMBERS = 40  # stories of an event that a copy may be of, the newest
_POSTED = 400  # terms an event stands under
_PRUNED_EVERY, _PRUNED = 16, 48  # stories between, and events let go at a time


class EventTables:
    """An `EventShelf` on a connection that writes; `words` gives headline and text of a story."""

    def __init__(
        self, connection: sqlite3.Connection, words: Callable[[int], tuple[str, str]]
    ) -> None:
        self._connection, self._words = connection, words
        self._placed = 0

    def seen(self, hashes: Iterable[int]) -> Seen:
        """How many stories had these terms."""
        counts: dict[int, int] = dict(
            self._asked("SELECT term, stories FROM term_counts WHERE term IN", [_ALL, *hashes])
        )
        return Seen(counts.pop(_ALL, 0), counts)

    def count(self, hashes: Iterable[int]) -> None:
        """Note that one more story had these terms."""
        self._connection.executemany(
            "INSERT INTO term_counts VALUES (?, 1)"
            " ON CONFLICT (term) DO UPDATE SET stories = stories + 1",
            [(one,) for one in (_ALL, *hashes)],
        )

    def events_with(self, hashes: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """The events of late that one of these rare terms brought a story to, by term."""
        question = "SELECT event FROM event_terms WHERE term = ? ORDER BY event DESC LIMIT ?"
        ask = self._connection.execute
        return {term: [event for (event,) in ask(question, (term, _OF_LATE))] for term in hashes}

    def events(self, numbers: Sequence[int]) -> list[KnownEvent]:
        """These events, or those they are part of by now."""
        found: dict[int, KnownEvent] = {}
        wanted = list(numbers)
        while wanted:
            rows = self._asked(
                "SELECT event, oldest, newest, centroid, kept FROM events WHERE event IN", wanted
            )
            wanted = []
            for event, oldest, newest, centroid, kept in rows:
                if kept is not None:
                    wanted.append(kept)
                elif event not in found:
                    found[event] = KnownEvent(event, oldest, newest, Centroid.unpack(centroid))
        return list(found.values())

    def keep(self, event: KnownEvent, rare: Sequence[int]) -> None:
        """Keep what an event is now; `rare` terms lead to it."""
        ask = self._connection.execute
        row = ask("SELECT posted FROM events WHERE event = ?", (event.event,)).fetchone()
        posted = array("I", row[0] if row and row[0] else b"")
        known = {*posted}
        fresh = [term for term in rare if term not in known][: max(0, _POSTED - len(posted))]
        posted.extend(fresh)
        ask(
            "INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?, ?, NULL)",
            (event.event, event.oldest, event.newest, event.centroid.pack(), posted.tobytes()),
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO event_terms VALUES (?, ?)",
            [(term, event.event) for term in fresh],
        )

    def unite(self, kept: int, other: int) -> None:
        """Let `kept` have all stories and terms of `other`, which is no more."""
        ask = self._connection.execute
        ask("UPDATE event_stories SET event = ? WHERE event = ?", (kept, other))
        ask("UPDATE events SET kept = ?, centroid = NULL WHERE event = ?", (kept, other))
        ask("UPDATE events SET kept = ? WHERE kept = ?", (kept, other))

    def members(self, event: int) -> list[Member]:
        """The stories of an event, those that stand for copies first, then the newest first."""
        rows = self._connection.execute(
            "SELECT story, copy, sample FROM event_stories WHERE event = ?"
            " AND sample IS NOT NULL ORDER BY copy <> story, story DESC LIMIT ?",
            (event, _MEMBERS),
        )
        return [Member(*row) for row in rows]

    def words_of(self, story: int) -> tuple[str, str]:
        """The headline and the text of a story."""
        return self._words(story)

    def has_source(self, copy: int, source: int) -> bool:
        """Claim that a set of copies has a story of this source."""
        found = self._connection.execute(
            "SELECT 1 FROM event_stories WHERE story = ?1 AND source = ?2 UNION ALL"
            " SELECT 1 FROM event_stories WHERE copy = ?1 AND copy <> story AND source = ?2"
            " LIMIT 1",
            (copy, source),
        )
        return found.fetchone() is not None

    def place(self, arrival: Arrival, placement: Placement, sample: bytes) -> None:
        """Keep where a story belongs."""
        self._connection.execute(
            "INSERT OR REPLACE INTO event_stories VALUES (?, ?, ?, ?, ?)",
            (arrival.story, placement.event, placement.copy, arrival.source, sample),
        )
        self._placed += 1
        if arrival.time is not None and not self._placed % _PRUNED_EVERY:
            self._prune(arrival.time - 2 * WINDOW)

    def _prune(self, before: int) -> None:
        """Let go what no story can join any more; which story belongs to what stays."""
        rows = self._connection.execute(
            "SELECT event, posted FROM events WHERE newest < ? ORDER BY newest LIMIT ?",
            (before, _PRUNED),
        ).fetchall()
        for event, posted in rows:
            terms = array("I", posted or b"")
            self._connection.executemany(
                "DELETE FROM event_terms WHERE term = ? AND event = ?",
                [(term, event) for term in terms],
            )
            self._connection.execute("DELETE FROM events WHERE event = ?", (event,))
            self._connection.execute(
                "UPDATE event_stories SET sample = NULL WHERE event = ? AND sample IS NOT NULL",
                (event,),
            )

    def _asked(self, question: str, values: Sequence[int]) -> list[Any]:
        found = []
        for start in range(0, len(values), _AT_ONCE):
            part = values[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            found += self._connection.execute(f"{question} ({marks})", part).fetchall()
        return found
