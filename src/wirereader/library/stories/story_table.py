"""The tables of stories and revisions, read: one story whole, its versions, lines of a list."""

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from wirereader.library.results import Revision, StoryRow
from wirereader.library.stored_values import (
    json_object,
    json_words,
    number,
    time,
    time_if_any,
    words,
    words_if_any,
)
from wirereader.library.stories.known_stories import NEVER, RANK_OF, SENDER
from wirereader.library.stories.whole_articles import with_whole
from wirereader.story.alert import Alert, AlertLevel
from wirereader.story.record import Record, dispatch_of_record, ticks
from wirereader.story.source import SourceKind
from wirereader.story.story import Dispatch, EventCoverage, Story, WireStatus

NO_HEADLINE = "Unreadable headline"
"""What stands for a headline that is damaged."""
_NO_NEWS = f"""(s.sources > 1 AND EXISTS (SELECT 1 FROM deliveries d
    JOIN sources o ON o.id = d.source
    WHERE d.story = s.id AND d.kind > 0 AND d.kind = 1 AND o.kind = '{SourceKind.SAMPLES}'))"""  # noqa: S608 - a word of ours
"""Whether a story was brought by the samples as well, which are nobody's news."""
ROW_COLUMNS = f"""s.id, s.name, s.headline, {SENDER},
    s.kicker, s.published, s.is_date_only, s.received, s.is_read, s.is_starred, s.alert_level,
    s.alert_because,
    s.alert_until, s.status, s.embargo, s.revision, s.tags,
    s.sources - {_NO_NEWS}, s.language,
    s.revision > 1 AND s.is_read = 1 AND EXISTS
        (SELECT 1 FROM changed_stories c WHERE c.story = s.id),
    (SELECT count(DISTINCT x.source) FROM event_stories e JOIN event_stories x
        ON x.event = e.event WHERE e.story = s.id),
    EXISTS (SELECT 1 FROM event_stories e WHERE e.story = s.id AND NOT EXISTS
        (SELECT 1 FROM event_stories x
            WHERE x.event = e.event AND x.copy = x.story AND x.story < s.id))"""  # noqa: S608 - our own words

_WHOLE = f"""SELECT s.name, s.guid, r.headline, r.text, s.sender, s.language, s.published,
    s.fingerprint, r.link, s.kicker, s.status, s.embargo, s.alert_level, s.alert_because, r.more,
    s.alert_until, s.revision, s.received, o.kind, o.key, s.sources, s.id
    FROM stories s JOIN revisions r ON r.id = s.version LEFT JOIN sources o ON o.id = s.source
    WHERE s.id = {RANK_OF}"""  # noqa: S608 - our own words
_OF_EVENT = 60  # stories of an event that are looked at, the newest
_COVERAGE = f"""SELECT
    CASE WHEN s.sender <> '' THEN s.sender ELSE coalesce(nullif(o.title, ''), o.key) END,
    coalesce(s.published, s.received), e.story, e.copy, e.source, length(r.text)
    FROM event_stories e JOIN stories s ON s.id = e.story
    JOIN revisions r ON r.id = s.version JOIN sources o ON o.id = s.source
    WHERE s.hidden IN (0, 5) AND s.status <> 'killed'
    AND e.event = (SELECT event FROM event_stories WHERE story = {RANK_OF})
    ORDER BY coalesce(s.published, s.received) DESC, s.id DESC LIMIT {_OF_EVENT}"""  # noqa: S608 - a number of ours


def whole_story(connection: sqlite3.Connection, story_id: str) -> Story | None:
    """A story with its newest text; its alert is there even when it has aged (see `until`)."""
    story = story_alone(connection, story_id)
    if story is None:
        return None
    return replace(story, event=_coverage_of(connection, story_id))


def story_alone(connection: sqlite3.Connection, story_id: str) -> Story | None:
    """A story as `whole_story` has it, without the event that it belongs to.

    Steps of the schema read stories so: events have no table before their own step.
    """
    row = connection.execute(_WHOLE, (story_id,)).fetchone()
    if row is None:
        return None
    name, guid, headline, text, sender, language, published, fingerprint, link = row[:9]
    kicker, status, embargo, level, because, more, until, revision, received = row[9:18]
    kind, key, sources, rank = row[18:]
    record = Record(
        guid=words(guid) or name,
        headline=_headline(headline),
        text=words(text),
        source=words(sender),
        language=words(language),
        published=ticks(time_if_any(published)),
        fingerprint=words(fingerprint),
        words_key=None,
        link=words_if_any(link),
        link_key=None,
        kicker=words_if_any(kicker),
        status=_status(status),
        embargo=ticks(time_if_any(embargo)),
        alert_level=level,
        alert_because=[],
        more=json_object(more),
    )
    return Story(
        id=name,
        dispatch=_dispatch(with_whole(connection, rank, record)),
        alert=_alert(level, because, until),
        revision=number(revision, 1),
        received=time(received),
        key=words(key) if kind == SourceKind.FEED.value else "",
        also_from=_also_from(connection, rank) if number(sources) > 1 else (),
    )


def _dispatch(record: Record) -> Dispatch:
    """The dispatch of a record; one whose rest is damaged has its words alone."""
    with contextlib.suppress(ValueError, TypeError, LookupError, AttributeError, OverflowError):
        size = len(record.text)
        if all(0 <= one[1] <= one[2] <= size for one in record.more.get("blocks", ())):
            return dispatch_of_record(record)
    return dispatch_of_record(record._replace(more={}))


def _headline(value: object) -> str:
    told = words(value)
    return told if told.strip() else NO_HEADLINE


def _status(value: object) -> str:
    """The agency's word; one that is damaged may have been a warning."""
    return value if value in [*WireStatus] else WireStatus.WITHHELD.value  # type: ignore[return-value]


def _also_from(connection: sqlite3.Connection, story: int) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT coalesce(nullif(o.title, ''), o.key) FROM deliveries d"
        " JOIN sources o ON o.id = d.source"
        " WHERE d.story = ? AND d.kind > 0 AND d.kind = 1 AND o.kind <> ?"
        " ORDER BY d.seen_at, o.id",
        (story, SourceKind.SAMPLES.value),
    )
    return tuple(name for (name,) in rows)


def _coverage_of(connection: sqlite3.Connection, story: str) -> EventCoverage | None:
    """The event of a story; None where fewer than two sources tell of it."""
    rows = connection.execute(_COVERAGE, (story,)).fetchall()[::-1]
    sources = {source for *_, source, _ in rows}
    if len(sources) < 2:  # noqa: PLR2004 - the story's own
        return None
    copied = Counter(copy for _, _, one, copy, *_ in rows if copy != one)
    names = {one: words(name) for name, _, one, *_ in rows}
    origin = next((names[copy] for copy, _ in copied.most_common() if copy in names), "")
    longest = max(rows, key=lambda row: row[5])
    (first, first_at, *_), (latest, latest_at, *_) = rows[0], rows[-1]
    return EventCoverage(
        len(sources), words(first), time(first_at), words(latest), time(latest_at),
        words(longest[0]), origin,
    )  # fmt: skip


def versions(connection: sqlite3.Connection, story_id: str) -> tuple[Revision, ...]:
    """All versions of a story, the oldest first."""
    rows = connection.execute(
        f"""WITH RECURSIVE chain (id) AS (
            SELECT version FROM stories WHERE id = {RANK_OF}
            UNION ALL SELECT r.previous FROM revisions r JOIN chain c ON r.id = c.id
                WHERE r.previous IS NOT NULL
        ) SELECT r.number, r.received, r.headline, r.text
        FROM chain JOIN revisions r ON r.id = chain.id ORDER BY r.number""",  # noqa: S608 - our own words
        (story_id,),
    )
    return tuple(
        Revision(number(count, 1), time(received), _headline(headline), words(text))
        for count, received, headline, text in rows
    )


def story_row(row: Sequence[Any], now: int) -> StoryRow:
    """A line of a list from what `ROW_COLUMNS` names; an alert that aged by `now` is left out."""
    rank, name, headline, sender, kicker, published, is_date_only, received = row[:8]
    is_read, is_starred, level, because, until, status, embargo, revision = row[8:16]
    tags, sources, language, is_changed, event_sources, is_first = row[16:]
    return StoryRow(
        rank=rank,
        id=name,
        headline=_headline(headline),
        source=words(sender),
        kicker=words_if_any(kicker),
        published=time_if_any(published),
        is_date_only=bool(is_date_only),
        received=time(received),
        is_read=bool(is_read),
        is_starred=bool(is_starred),
        alert=None if level is None or number(until) <= now else _alert(level, because, until),
        status=_status(status),
        embargo=time_if_any(embargo),
        revision=number(revision, 1),
        tags=tuple(words(tags).split("\n")) if words(tags) else (),
        sources=number(sources, 1),
        language=words(language),
        is_changed=bool(is_changed),
        event_sources=max(1, number(event_sources, 1)),
        is_first=bool(is_first),
    )


def _alert(level: object, because: object, until: object) -> Alert | None:
    if level not in [*AlertLevel]:
        return None
    reasons = json_words(because) or ("marked by its sender",)
    aged = None if until == NEVER else time_if_any(until)
    return Alert(AlertLevel(number(level)), reasons, aged)


def arrived_after(connection: sqlite3.Connection, arrival: int, most: int) -> tuple[int, list[str]]:
    """How many listed stories arrived after an arrival, and the names of the last of them."""
    (number,) = connection.execute(
        "SELECT count(*) FROM stories WHERE seq > ? AND hidden = 0", (arrival,)
    ).fetchone()
    rows = connection.execute(
        "SELECT name FROM stories WHERE seq > ? AND hidden = 0 ORDER BY seq DESC LIMIT ?",
        (arrival, most),
    )
    return int(number), [name for (name,) in rows]
