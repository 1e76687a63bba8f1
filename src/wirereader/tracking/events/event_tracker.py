"""Copies and events, story by story as they arrive: each is put where it belongs, once.

A story joins the event it is most like, if it is like enough, at most three days after that
event's last story; a story that two events are like brings the two together.  Of the stories of
the events that a story is like, those with the same words are its copies.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from wirereader.tracking.events.copy_matching import (
    CopyText,
    are_copies,
    copy_text,
    may_be_copies,
    sample_of,
)
from wirereader.tracking.events.joining import evidence, fit
from wirereader.tracking.events.story_features import features_of
from wirereader.tracking.events.vectors import (
    Centroid,
    Seen,
    Vector,
    hashes_of,
    vector_of,
)

WINDOW = 72 * 3600 * 1_000_000  # microseconds after an event's last story (and before its first)
_HOUR = 3_600_000_000  # microseconds
_CANDIDATES = 12  # events that are looked at
_WEIGHED = 6  # of these, the most alike, for which evidence is weighed
_SHARED = 2  # rare terms that a story shares with an event it joins
_TOGETHER = 0.25  # terms that two events share which one headline brings together
_COPIES_IN = 5  # events in which copies are sought
_LIKE_ENOUGH = 0.15  # terms from which an event may hold a copy


class Arrival(NamedTuple):
    """A story that arrived: its number, time in microseconds (None: not told), source, words."""

    story: int
    time: int | None
    source: int
    headline: str
    text: str


class KnownEvent(NamedTuple):
    """An event as it is kept: the times of its first and last story, its centroid."""

    event: int
    oldest: int | None
    newest: int | None
    centroid: Centroid


class Member(NamedTuple):
    """A story of an event, the one that stands for its copies, the sample of its shingles."""

    story: int
    copy: int
    sample: bytes


class Placement(NamedTuple):
    """Where a story was put: its event, and the story that stands for its copies."""

    event: int
    copy: int


class EventShelf(Protocol):
    """Where events are kept; every call is about what is kept now."""

    def seen(self, hashes: Sequence[int]) -> Seen:
        """How many stories had these terms."""

    def count(self, hashes: Iterable[int]) -> None:
        """Note that one more story had these terms."""

    def events_with(self, hashes: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """The events of late that one of these rare terms brought a story to, by term."""

    def events(self, numbers: Sequence[int]) -> list[KnownEvent]:
        """These events."""

    def keep(self, event: KnownEvent, rare: Sequence[int]) -> None:
        """Keep what an event is now; `rare` terms lead to it."""

    def unite(self, kept: int, other: int) -> None:
        """Let `kept` have all stories and terms of `other`, which is no more."""

    def members(self, event: int) -> list[Member]:
        """The stories of an event, those that stand for copies first, then the newest first."""

    def words_of(self, story: int) -> tuple[str, str]:
        """The headline and the text of a story."""

    def has_source(self, copy: int, source: int) -> bool:
        """Claim that a set of copies has a story of this source."""

    def place(self, arrival: Arrival, placement: Placement, sample: bytes) -> None:
        """Keep where a story belongs."""


class EventTracker:
    """Puts stories where they belong; one at a time, in the order in which they arrived."""

    def __init__(self, shelf: EventShelf) -> None:
        self._shelf = shelf

    def add(self, arrival: Arrival) -> Placement:
        """Find the event and the copies of a story, and keep that."""
        words = copy_text(arrival.headline, arrival.text)
        features = features_of(words)
        hashes = hashes_of(features)
        seen = self._shelf.seen(hashes)
        vector = vector_of(features, seen)
        self._shelf.count(one for one in hashes if one in vector.terms or one in vector.names)
        sample = sample_of(features.text)
        likely = self._likely(vector, arrival.time)
        copy = self._copy_in(likely, arrival, words, sample)
        if copy is not None:
            event, original = copy
        else:
            event, original = self._event(likely, vector, arrival, seen), arrival.story
        event = self._grown(event, vector, arrival)
        placement = Placement(event.event, original)
        self._shelf.place(arrival, placement, sample)
        return placement

    def _likely(self, vector: Vector, time: int | None) -> list[tuple[float, KnownEvent]]:
        """The events that a story may belong to, those whose terms are most like its first."""
        votes: defaultdict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
        for term, events in self._shelf.events_with(vector.rare).items():
            shared.update(events)
            for event in events:
                votes[event] += vector.terms[term]
        # among many events nearly every term is shared with one by chance: none is read for that
        least = 1 if vector.is_short else _SHARED
        worth = [event for event, number in shared.items() if number >= least]
        best = heapq.nlargest(_CANDIDATES, worth, key=votes.__getitem__)
        known = self._shelf.events(best)
        found = [(one.centroid.cosine(vector), one) for one in known if _is_near(one, time)]
        return sorted(found, key=lambda each: (-each[0], each[1].event))

    def _copy_in(
        self,
        likely: list[tuple[float, KnownEvent]],
        arrival: Arrival,
        words: CopyText,
        sample: bytes,
    ) -> tuple[KnownEvent, int] | None:
        for cosine, event in likely[:_COPIES_IN]:
            if cosine < _LIKE_ENOUGH:
                break
            for one in self._shelf.members(event.event):
                if not may_be_copies(sample, one.sample):
                    continue
                if self._shelf.has_source(one.copy, arrival.source):
                    continue
                if are_copies(words, copy_text(*self._shelf.words_of(one.story))):
                    return event, one.copy
        return None

    def _event(
        self,
        likely: list[tuple[float, KnownEvent]],
        vector: Vector,
        arrival: Arrival,
        seen: Seen,
    ) -> KnownEvent:
        fitting = []
        for cosine, event in likely[:_WEIGHED]:
            if _shared(event.centroid, vector) < _SHARED:
                continue
            hours = _hours_between(event, arrival.time)
            kind = "headline" if vector.is_short or not event.centroid.longs else "text"
            kind = f"undated {kind}" if hours is None else kind
            pieces = evidence(vector, cosine, event.centroid, seen.counts, hours, arrival.source)
            if (likelihood := fit(pieces, kind)) >= 0:
                fitting.append((likelihood, event))
        if not fitting:
            return KnownEvent(arrival.story, None, None, Centroid({}, {}, 0, 0, 0))
        fitting.sort(key=lambda each: (-each[0], each[1].event))
        best = fitting[0][1]
        if vector.is_short and len(fitting) > 1:
            best = self._united(best, fitting[1][1])
        return best

    def _united(self, one: KnownEvent, other: KnownEvent) -> KnownEvent:
        if one.centroid.longs or other.centroid.longs:
            return one  # a few words must not bring long reports together
        if one.centroid.cosine_to(other.centroid) < _TOGETHER:
            return one
        kept, gone = (one, other) if one.event < other.event else (other, one)
        self._shelf.unite(kept.event, gone.event)
        kept.centroid.join(gone.centroid)
        times = [time for time in (one.oldest, other.oldest) if time is not None]
        latest = [time for time in (one.newest, other.newest) if time is not None]
        return kept._replace(oldest=min(times, default=None), newest=max(latest, default=None))

    def _grown(self, event: KnownEvent, vector: Vector, arrival: Arrival) -> KnownEvent:
        event.centroid.add(vector, arrival.source)
        if arrival.time is not None:
            oldest = arrival.time if event.oldest is None else min(event.oldest, arrival.time)
            newest = arrival.time if event.newest is None else max(event.newest, arrival.time)
            event = event._replace(oldest=oldest, newest=newest)
        self._shelf.keep(event, vector.rare)
        return event


def _is_near(event: KnownEvent, time: int | None) -> bool:
    if time is None or event.newest is None or event.oldest is None:
        return True
    return event.oldest - WINDOW <= time <= event.newest + WINDOW


def _shared(event: Centroid, vector: Vector) -> int:
    return sum(term in event.terms for term in vector.rare)


def _hours_between(event: KnownEvent, time: int | None) -> float | None:
    return None if time is None or event.newest is None else (time - event.newest) / _HOUR
