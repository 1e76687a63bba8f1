"""The tables of events, as the tracker asks for them."""

import heapq
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

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
_WRITTEN_EVERY = 200  # stories between two writings of what is kept in memory
_PRUNED = 3  # events let go for each story that came


class Room(NamedTuple):
    """How much is kept in memory: counts of terms, terms that lead to events, and events."""

    counts: int = 60_000
    terms: int = 4_000
    events: int = 600


BESIDE = Room()
"""Some 12 MB: beside a reader."""
ALONE = Room(200_000, 15_000, 2_400)
"""Some 60 MB: a process that does nothing else, and has most events of three days at hand."""


class _Kept:
    """An event in memory: what it is now, and the terms under which it stands."""

    __slots__ = ("event", "fresh", "posted")

    def __init__(self, event: KnownEvent, posted: "array[int]") -> None:
        self.event, self.posted = event, posted
        self.fresh: list[int] = []


class EventTables:
    """An `EventShelf` on a connection that writes; `words` gives headline and text of a story.

    What was asked for is kept in memory and written some stories at a time, by `write` at the
    latest: whoever makes one calls that before the unit of work ends.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        words: Callable[[int], tuple[str, str]],
        room: Room = BESIDE,
    ) -> None:
        self._connection, self._words, self._room = connection, words, room
        self._counts: dict[int, int] = {}
        self._counted: dict[int, int] = {}
        self._events_of: dict[int, list[int]] = {}
        self._events: dict[int, _Kept] = {}
        self._changed: set[int] = set()
        self._placed = 0
        self._newest: int | None = None

    def seen(self, hashes: Sequence[int]) -> Seen:
        """How many stories had these terms."""
        counts = self._counts
        unknown = [one for one in (_ALL, *hashes) if one not in counts]
        if unknown:
            counts.update(dict.fromkeys(unknown, 0))
            counts.update(
                self._asked("SELECT term, stories FROM term_counts WHERE term IN", unknown)
            )
        return Seen(counts[_ALL], counts)

    def count(self, hashes: Iterable[int]) -> None:
        """Note that one more story had these terms, of which `seen` told."""
        counts, counted = self._counts, self._counted
        for one in (_ALL, *hashes):
            counts[one] += 1
            counted[one] = counted.get(one, 0) + 1

    def events_with(self, hashes: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """The events of late that one of these rare terms brought a story to, by term."""
        found = {}
        for term in hashes:
            events = self._events_of.get(term)
            if events is None:
                rows = self._connection.execute(
                    "SELECT event FROM event_terms WHERE term = ? ORDER BY event DESC LIMIT ?",
                    (term, _OF_LATE),
                )
                events = self._events_of[term] = [event for (event,) in rows][::-1]
            found[term] = events[-_OF_LATE:]
        return found

    def events(self, numbers: Sequence[int]) -> list[KnownEvent]:
        """These events, or those they are part of by now."""
        found = {}
        for one in numbers:
            if (kept := self._events.pop(one, None)) is not None:
                self._events[one] = kept  # at the end: it is let go last
                found[one] = kept.event
        wanted = [one for one in numbers if one not in found]
        while wanted:
            rows = self._asked(
                "SELECT event, oldest, newest, centroid, posted, kept FROM events WHERE event IN",
                wanted,
            )
            wanted = []
            for event, oldest, newest, centroid, posted, kept in rows:
                if kept is not None:
                    wanted.append(kept)
                elif event not in self._events:
                    known = KnownEvent(event, oldest, newest, Centroid.unpack(centroid))
                    self._events[event] = _Kept(known, array("I", posted or b""))
                if kept is None:
                    found[event] = self._events[event].event
        return list(found.values())

    def keep(self, event: KnownEvent, rare: Sequence[int]) -> None:
        """Keep what an event is now; `rare` terms lead to it."""
        kept = self._events.get(event.event)
        if kept is None:
            kept = self._events[event.event] = _Kept(event, array("I"))
        kept.event = event
        fresh = [term for term in rare if term not in kept.posted]
        fresh = fresh[: max(0, _POSTED - len(kept.posted))]
        kept.posted.extend(fresh)
        kept.fresh += fresh
        for term in fresh:
            if (events := self._events_of.get(term)) is not None:
                events.append(event.event)
                del events[: -2 * _OF_LATE]
        self._changed.add(event.event)

    def unite(self, kept: int, other: int) -> None:
        """Let `kept` have all stories and terms of `other`, which is no more."""
        self.write()
        ask = self._connection.execute
        ask("UPDATE event_stories SET event = ? WHERE event = ?", (kept, other))
        ask("UPDATE events SET kept = ?, centroid = NULL WHERE event = ?", (kept, other))
        ask("UPDATE events SET kept = ? WHERE kept = ?", (kept, other))
        self._events.pop(other, None)

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
        self._newest = self._newest if arrival.time is None else arrival.time
        if self._placed >= _WRITTEN_EVERY:
            self.write()

    def write(self) -> None:
        """Write what is kept in memory alone, and let go what no story can join any more."""
        write = self._connection.executemany
        changed = [self._events[one] for one in sorted(self._changed)]
        write(
            "INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?, ?, NULL)",
            [
                (one.event, one.oldest, one.newest, one.centroid.pack(), kept.posted.tobytes())
                for kept in changed
                for one in (kept.event,)
            ],
        )
        terms = [(term, kept.event.event) for kept in changed for term in kept.fresh]
        write("INSERT OR IGNORE INTO event_terms VALUES (?, ?)", sorted(terms))
        write(
            "INSERT INTO term_counts VALUES (?, ?)"
            " ON CONFLICT (term) DO UPDATE SET stories = stories + excluded.stories",
            sorted(self._counted.items()),
        )
        for kept in changed:
            kept.fresh = []
        self._changed.clear()
        self._counted.clear()
        if self._newest is not None:
            self._prune(self._newest - 2 * WINDOW, self._placed * _PRUNED)
        self._placed = 0
        self._let_go()

    def _let_go(self) -> None:
        """Keep in memory what is asked for most: common terms, and the events met last."""
        counts, room = self._counts, self._room
        if len(counts) > room.counts:
            # a rare term is looked up when it comes again; in most stories stand the common ones
            common = heapq.nlargest(room.counts // 2, counts, key=counts.__getitem__)
            self._counts = {one: counts[one] for one in common}
        for kept, most in ((self._events_of, room.terms), (self._events, room.events)):
            if len(kept) > most:
                for one in list(kept)[: -most // 2]:
                    del kept[one]

    def _prune(self, before: int, most: int) -> None:
        rows = self._connection.execute(
            "SELECT event, posted FROM events WHERE newest < ? ORDER BY newest LIMIT ?",
            (before, most),
        ).fetchall()
        for event, posted in rows:
            gone = [(term, event) for term in array("I", posted or b"")]
            self._connection.executemany(
                "DELETE FROM event_terms WHERE term = ? AND event = ?", gone
            )
            for term, _ in gone:
                self._events_of.pop(term, None)
            self._connection.execute("DELETE FROM events WHERE event = ?", (event,))
            self._connection.execute(
                "UPDATE event_stories SET sample = NULL WHERE event = ? AND sample IS NOT NULL",
                (event,),
            )
            self._events.pop(event, None)

    def _asked(self, question: str, values: Sequence[int]) -> list[Any]:
        found = []
        for start in range(0, len(values), _AT_ONCE):
            part = values[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            found += self._connection.execute(f"{question} ({marks})", part).fetchall()
        return found
