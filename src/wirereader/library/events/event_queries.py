"""What is kept of an event: its stories in order of time, and events of a while by weight."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from wirereader.library.people.identity_evidence import PERSON
from wirereader.library.stored_values import time, words
from wirereader.library.stories.known_stories import JOINED, RANK_OF

_MOST_OF_ONE = 60  # stories of an event, the newest
_LEAD = 700  # code points of a text that are enough to weigh its event
# who sent it, as lists name it: an agency whose feed has several, else the feed
_NAME = "CASE WHEN s.sender <> '' THEN s.sender ELSE coalesce(nullif(o.title, ''), o.key) END"
_COLUMNS = f"""{_NAME},
    coalesce(s.published, s.received), e.copy = e.story, s.is_read, s.is_starred,
    s.alert_level IS NOT NULL, s.revision, s.status, s.id, s.source, e.copy"""
_FROM = """FROM event_stories e JOIN stories s ON s.id = e.story
    JOIN revisions r ON r.id = s.version JOIN sources o ON o.id = s.source
    WHERE s.hidden IN (0, 5) AND s.status <> 'killed' AND"""
_STORIES = f"SELECT e.event, s.name, r.headline, r.text, {_COLUMNS} {_FROM}"
_LEADS = f"SELECT e.event, s.name, r.headline, substr(r.text, 1, {_LEAD}), {_COLUMNS} {_FROM}"


class EventStory(NamedTuple):
    """A story of an event; `is_original` claims that it is no copy of another.

    `copy` is the rank of the story whose words it has, its own where it is original.
    """

    event: int
    id: str
    headline: str
    text: str
    source: str
    published: datetime
    is_original: bool
    is_read: bool
    is_starred: bool
    is_breaking: bool
    revision: int
    status: str
    rank: int
    source_id: int
    copy: int = 0


def event_of(connection: sqlite3.Connection, story_id: str) -> tuple[EventStory, ...]:
    """The stories of a story's event, the oldest first; none where it is in none."""
    rows = connection.execute(
        f"{_STORIES} e.event = (SELECT event FROM event_stories WHERE story = {RANK_OF})"  # noqa: S608
        " ORDER BY coalesce(s.published, s.received), s.id",
        (story_id,),
    )
    return tuple(map(_story, rows))


def events_since(
    connection: sqlite3.Connection, since: int, until: int, most: int
) -> list[tuple[EventStory, ...]]:
    """The events with stories between two times, those of most own reports first.

    Each with its stories up to then, the oldest first, and of their texts the beginning.
    """
    heads = connection.execute(
        "SELECT e.event FROM stories s JOIN event_stories e ON e.story = s.id"
        " WHERE s.id >= ? AND s.id < ? AND s.hidden IN (0, 5) GROUP BY e.event ORDER BY"
        " (SELECT count(DISTINCT x.source) FROM event_stories x"
        " WHERE x.event = e.event AND x.copy = x.story) DESC,"
        " (SELECT count(DISTINCT x.source) FROM event_stories x WHERE x.event = e.event) DESC,"
        " max(s.id) DESC LIMIT ?",
        (since, until, most),
    ).fetchall()
    found = []
    for (event,) in heads:
        rows = connection.execute(
            f"{_LEADS} e.event = ? AND s.id < ? ORDER BY s.id DESC LIMIT ?",
            (event, until, _MOST_OF_ONE),
        )
        stories = tuple(map(_story, rows))[::-1]
        if stories:
            found.append(stories)
    return found


def texts_of(connection: sqlite3.Connection, ranks: Sequence[int]) -> dict[int, str]:
    """The whole texts of stories, by rank."""
    signs = ", ".join(map(str, ranks))
    rows = connection.execute(
        "SELECT s.id, r.text FROM stories s JOIN revisions r ON r.id = s.version"  # noqa: S608 - numbers of ours
        f" WHERE s.id IN ({signs})"
    )
    return {rank: words(text) for rank, text in rows}


def new_names(
    connection: sqlite3.Connection, ranks: Sequence[int], since: int
) -> dict[int, list[str]]:
    """People whom only stories since a time name, by the story, those of most mentions first."""
    signs = ", ".join(map(str, ranks))
    rows = connection.execute(
        "SELECT x.story, k.name FROM sightings x JOIN known k ON k.id = x.known"  # noqa: S608 - numbers of ours
        f" WHERE x.story IN ({signs}) AND k.kind = ? AND NOT EXISTS"
        " (SELECT 1 FROM sightings y WHERE y.known = x.known AND y.story < ?)"
        " GROUP BY x.story, k.id ORDER BY sum(x.mentions) DESC, k.name",
        (PERSON, since),
    )
    found: dict[int, list[str]] = {}
    for story, name in rows:
        found.setdefault(story, []).append(words(name))
    return found


def event_sources(connection: sqlite3.Connection, ranks: list[int]) -> dict[int, tuple[int, int]]:
    """The event of each of these stories, and how many sources tell of it."""
    marks = ",".join("?" * len(ranks))
    rows = connection.execute(
        f"SELECT e.story, e.event, (SELECT count(DISTINCT x.source) FROM event_stories x"  # noqa: S608
        f" WHERE x.event = e.event) FROM event_stories e WHERE e.story IN ({marks})",
        ranks,
    )
    return {story: (event, sources) for story, event, sources in rows}


def corrections(
    connection: sqlite3.Connection, since: int, *, is_read_only: bool
) -> list[tuple[str, str, str, str]]:
    """Stories withdrawn or changed since they were read: id, headline, status, lines."""
    asked = "AND s.is_read = 1" if is_read_only else ""
    rows = connection.execute(
        "SELECT s.name, s.headline, s.status, coalesce(c.lines, '') FROM stories s"  # noqa: S608
        " LEFT JOIN changed_stories c ON c.story = s.id JOIN revisions r ON r.id = s.version"
        f" WHERE s.revision > 1 AND s.hidden <> {JOINED} AND r.received >= ? {asked}"
        " AND (s.status = 'killed' OR c.lines LIKE 'Correction:%' OR c.lines LIKE 'Withdrawn:%')"
        " ORDER BY r.received DESC LIMIT 200",
        (since,),
    )
    return [(name, words(headline), status, lines) for name, headline, status, lines in rows]


def _story(row: tuple[object, ...]) -> EventStory:
    event, name, headline, text, source, published, is_original, is_read = row[:8]
    return EventStory(
        int(str(event)), str(name), words(headline), words(text), words(source), time(published),
        bool(is_original), bool(is_read), bool(row[8]), bool(row[9]), int(str(row[10])),
        str(row[11]), int(str(row[12])), int(str(row[13])), int(str(row[14])),
    )  # fmt: skip
