"""Rows of stories on their way into the tables: gathered, and written many at a time."""

import json
import sqlite3
import zlib
from collections.abc import Iterable
from typing import Any

from wirereader.library.stories import known_stories
from wirereader.library.stories.arrival_counts import announce, count_listed
from wirereader.library.stories.fingerprints import sames_of
from wirereader.library.stories.known_stories import (
    ASIDE,
    BY_AGENCY,
    BY_RULE,
    NEVER,
    OWN,
    SAME_WORDS,
    Head,
)
from wirereader.library.stories.older_texts import last_older_text
from wirereader.library.stories.word_index import WordIndex, words_of
from wirereader.story.record import Record
from wirereader.story.source import Source
from wirereader.story.story import WireStatus

_USABLE = WireStatus.USABLE.value
_SECOND = 1_000_000
_DAY = 86_400 * _SECOND
# Each second has places for as many stories as microseconds; a source has one room of them
_ROOMS = 64
_ROOM = _SECOND // _ROOMS
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_ADD_STORY = f"""INSERT INTO stories (id, seq, name, source, origin, guid, headline, kicker, sender,
    language, published, is_date_only, received, embargo, status, hidden, alert_level,
    alert_because, alert_until, version, fingerprint, is_read, is_starred)
    VALUES ({", ".join("?" * 23)})"""  # noqa: S608 - only signs are added
_ADD_REVISION = """INSERT INTO revisions
    (id, previous, number, received, headline, text, link, more) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_ADD_DELIVERY = """INSERT OR IGNORE INTO deliveries (source, guid, origin, story, kind, seen_at)
    VALUES (?, ?, ?, ?, ?, ?)"""
_ADD_SAME = "INSERT OR IGNORE INTO sames (hash, story) VALUES (?, ?)"
_REVISE = """UPDATE stories SET headline = ?, sender = ?, language = ?, fingerprint = ?,
    published = coalesce(published, ?), version = ?, revision = ?, engine = 0 WHERE id = ?"""
_ANNOTATE = """UPDATE stories SET kicker = ?, embargo = ?, status = ?, hidden = ?, alert_level = ?,
    alert_because = ?, alert_until = ? WHERE id = ?"""


class BatchWriter:
    """Writes stories, their revisions, deliveries and hashes, and tells the index of words."""

    def __init__(self, connection: sqlite3.Connection, now: int, alert_for: int | None) -> None:
        """An alert lasts `alert_for` microseconds; None: for ever."""
        self.connection = connection
        self.now = now
        self.index = WordIndex(connection)
        self.texts: dict[str, list[int]] = {}
        """New texts by fingerprint: what is known of them already is told at the end."""
        self.seq = int(connection.execute("SELECT seq FROM arrivals").fetchone()[0])
        self.last_older_text = last_older_text(connection)
        self._alert_for = alert_for
        newest = connection.execute("SELECT max(id) FROM revisions").fetchone()[0]
        self._version = int(newest or 0)
        self._stories: list[tuple[Any, ...]] = []
        self._revisions: list[tuple[Any, ...]] = []
        self._deliveries: list[tuple[Any, ...]] = []
        self._sames: list[tuple[int, int]] = []
        self._listed: list[tuple[int, int, bool]] = []

    def write(self) -> None:
        """Put everything gathered so far into the tables."""
        if self._stories:
            announce(self.connection, self.seq)
        for statement, rows in (
            (_ADD_REVISION, self._revisions),
            (_ADD_STORY, self._stories),
            (_ADD_DELIVERY, self._deliveries),
            (_ADD_SAME, self._sames),
        ):
            if rows:
                self.connection.executemany(statement, rows)
                rows.clear()
        if self._listed:
            count_listed(self.connection, self._listed)
            self._listed.clear()

    def ranks(self, source: Source, fresh: list[tuple[str, Record]]) -> list[int]:
        """A place in the order of all stories for each (id, record): no two have the same.

        Stories of one second, and those without a date, which count as of now, stand as the source
        has them, the first above; those of a later delivery stand above those of an earlier one.
        """
        room = zlib.crc32(source.key.encode()) % _ROOMS * _ROOM
        groups: dict[int, list[int]] = {}
        for number, (_, record) in enumerate(fresh):
            groups.setdefault(self._second(record.published) + room, []).append(number)
        begun = known_stories.taken(self.connection, list(groups))
        wanted, used = [0] * len(fresh), set[int]()
        for first, numbers in groups.items():
            rank = first
            if first in begun:
                rank = known_stories.highest(self.connection, first, first + _ROOM) + 1
            for number in reversed(numbers):
                while rank in used or (rank >= first + _ROOM and self._is_taken(rank)):
                    rank += 1
                used.add(rank)
                wanted[number] = rank
        return wanted

    def _second(self, published: int | None) -> int:
        """The second that a story is sorted by; one from the future is sorted as it came."""
        is_sure = published is not None and published <= self.now
        moment = max(published or 0, 0) if is_sure else self.now
        return moment - moment % _SECOND

    def _is_taken(self, rank: int) -> bool:
        return bool(known_stories.taken(self.connection, [rank]))

    def add_story(
        self,
        rank: int,
        name: str,
        source: Source,
        origin: str,
        record: Record,
        hashes: Iterable[int],
        mark: tuple[bool, bool],
    ) -> None:
        """Keep a new story; `hashes` are those of `sames_of`, `mark` is read and starred."""
        self.seq += 1
        level = record.alert_level
        hidden = hidden_by(record)
        version = self.add_revision(record, None, 1)
        self._stories.append(
            (
                rank,
                self.seq,
                name,
                source.id,
                origin,
                record.guid,
                record.headline,
                record.kicker,
                record.source,
                record.language,
                record.published,
                bool(record.more.get("is_date_only")),
                self.now,
                record.embargo,
                record.status,
                hidden,
                level,
                None if level is None else _encoded(record.alert_because),
                None if level is None else self._until(_published(record, self.now)),
                version,
                record.fingerprint,
                *mark,
            )
        )
        if not hidden:
            self._listed.append((rank, source.id, mark[0]))
        self.add_delivery(source.id, record.guid, origin, rank, OWN)
        self._sames += [(one, rank) for one in hashes]
        self.texts.setdefault(record.fingerprint, []).append(rank)
        self.index.add(
            rank,
            words_of(
                record.headline,
                record.text,
                record.more.get("byline"),
                record.source,
                record.language,
                record.fingerprint,
                (source.id,),
            ),
        )

    def add_revision(self, record: Record, previous: int | None, number: int) -> int:
        """Keep a version of a story; its number among all versions."""
        self._version += 1
        self._revisions.append(
            (
                self._version,
                previous,
                number,
                self.now,
                record.headline,
                record.text,
                record.link,
                _encoded(record.more),
            )
        )
        return self._version

    def add_delivery(self, source: int, guid: str, origin: str, story: int, kind: int) -> None:
        """Keep who brought a story under which guid."""
        self._deliveries.append((source, guid, origin, story, kind, self.now))

    def pressing(self, record: Record) -> int | None:
        """How much a story that comes now presses, if it is breaking; old news is not."""
        if record.alert_level is None:  # as of nearly all
            return None
        is_fresh = self._until(_published(record, self.now)) > self.now
        return record.alert_level if is_fresh else None

    def _until(self, since: int) -> int:
        """Until when what became breaking at a moment is."""
        return NEVER if self._alert_for is None else since + self._alert_for

    def revise(self, head: Head, record: Record) -> None:
        """Put a new version in the place of what a story was."""
        self.index.change([head.id])
        version = self.add_revision(record, head.version, head.revision + 1)
        self.connection.execute(
            _REVISE,
            (
                record.headline,
                record.source,
                record.language,
                record.fingerprint,
                record.published,
                version,
                head.revision + 1,
                head.id,
            ),
        )
        self._sames.extend((one, head.id) for one in sames_of(record))
        self.texts.setdefault(record.fingerprint, []).append(head.id)

    def annotate(self, head: Head, record: Record) -> None:
        """Keep what a delivery says about a story beside its words."""
        level, before = record.alert_level, head.alert_level
        until = None if level is None else head.alert_until or self._until(self.now)
        if level is not None and before is not None and level < before:  # it presses more than ever
            until = self._until(self.now)
        self.connection.execute(
            _ANNOTATE,
            (
                record.kicker,
                record.embargo,
                record.status,
                head.hidden if head.hidden in {BY_RULE, ASIDE, SAME_WORDS} else hidden_by(record),
                level,
                None if level is None else _encoded(record.alert_because),
                until,
                head.id,
            ),
        )


def end_alerts_of_clock_ahead(
    connection: sqlite3.Connection, now: int, alert_for: int | None
) -> None:
    """End alerts that would last longer than any could: a clock that was ahead has left them."""
    if alert_for is not None:
        connection.execute(
            "UPDATE stories SET alert_until = ?1 WHERE alert_until > ?2 AND alert_until < ?3",
            (now, now + alert_for + _DAY, NEVER),
        )


def _published(record: Record, now: int) -> int:
    """Since when a story that comes now is news: a day without a time counts from its end."""
    if record.published is None:
        return now
    return min(now, record.published + (_DAY if record.more.get("is_date_only") else 0))


def hidden_by(record: Record) -> int:
    """Why a new story is not listed: its agency killed or withheld it; 0 when it is listed."""
    return 0 if record.status == _USABLE else BY_AGENCY
