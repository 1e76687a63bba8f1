"""Who else tells of a story's event: first, latest, longest, and whose words others print."""

import sqlite3
from collections import Counter

from wirereader.library.stored_values import time, words
from wirereader.story.story import EventCoverage

_MOST = 60  # stories of an event that are looked at, the newest
_STORIES = f"""SELECT
    CASE WHEN s.sender <> '' THEN s.sender ELSE coalesce(nullif(o.title, ''), o.key) END,
    coalesce(s.published, s.received), e.story, e.copy, e.source, length(r.text)
    FROM event_stories e JOIN stories s ON s.id = e.story
    JOIN revisions r ON r.id = s.version JOIN sources o ON o.id = s.source
    WHERE s.hidden IN (0, 5) AND s.status <> 'killed'
    AND e.event = (SELECT event FROM event_stories WHERE story = ?)
    ORDER BY coalesce(s.published, s.received) DESC, s.id DESC LIMIT {_MOST}"""  # noqa: S608 - a number of ours


def coverage_of(connection: sqlite3.Connection, story: int) -> EventCoverage | None:
    """The event of a story (a rank); None where fewer than two sources tell of it."""
    rows = connection.execute(_STORIES, (story,)).fetchall()[::-1]
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
