"""Stories that arrived are put where they belong: into an event, and to their copies.

In the order of their arrival, some at a time, each part in a unit of work of its own: whoever is
stopped goes on where they were.  Only what an alert may tell of is placed ahead of its turn.
Copies are listed once, by the first of them; the marks are its.
"""

import sqlite3
from collections.abc import Iterable, Sequence

from wirereader.library.events.event_tables import EventTables
from wirereader.library.stored_values import number, words
from wirereader.library.stories.known_stories import JOINED, SAME_WORDS
from wirereader.tracking.events.event_tracker import Arrival, EventTracker

_UNPLACED = f"""SELECT s.seq, s.id, coalesce(s.published, s.received), s.received, s.source,
    r.headline, r.text FROM stories s JOIN revisions r ON r.id = s.version
    WHERE s.hidden <> {JOINED}
    AND NOT EXISTS (SELECT 1 FROM event_stories e WHERE e.story = s.id)"""  # noqa: S608 - our own words
_Row = tuple[int, int, int, int, int, str, str]
_LATEST = 86_400 * 1_000_000  # microseconds a story may say it was published after it came


def place_waiting(connection: sqlite3.Connection, most: int) -> int:
    """Place the next stories that wait, at most so many; how many those were."""
    rows = connection.execute(
        f"{_UNPLACED} AND s.seq > (SELECT seq FROM tracked) ORDER BY s.seq LIMIT ?",  # noqa: S608 - our own words
        (most,),
    ).fetchall()
    _place(connection, rows)
    is_all = len(rows) < most  # what comes behind the last row was placed ahead of its turn
    last = "(SELECT seq FROM arrivals)" if is_all else str(int(rows[-1][0]))
    connection.execute(f"UPDATE tracked SET seq = max(seq, {last})")  # noqa: S608 - a number of ours
    return len(rows)


def place_news(connection: sqlite3.Connection, after: int, most: int) -> int:
    """Place what arrived `after` and an alert may tell of, at most so many; how many those were.

    None where so few alerts were made that the writes which kept it had room for all.
    """
    from wirereader.library.events.alert_firing import TOLD_AT_LEAST, fired_since, worth_telling

    if fired_since(connection, after) < TOLD_AT_LEAST and not _is_event_followed(connection):
        return 0
    news = worth_telling(connection, after, most)
    if news:
        place_first(connection, news)
    return len(news)


def _is_event_followed(connection: sqlite3.Connection) -> bool:
    asked = "SELECT 1 FROM follows WHERE kind = 'event' AND is_paused = 0 LIMIT 1"
    return connection.execute(asked).fetchone() is not None


def place_first(connection: sqlite3.Connection, stories: Sequence[int]) -> None:
    """Place these stories (ranks) ahead of those that wait."""
    signs = ", ".join(map(str, stories))
    rows = connection.execute(f"{_UNPLACED} AND s.id IN ({signs}) ORDER BY s.seq").fetchall()
    _place(connection, rows)


def _place(connection: sqlite3.Connection, rows: Iterable[_Row]) -> None:
    tables = EventTables(connection, lambda story: _words(connection, story))
    tracker = EventTracker(tables)
    placed: list[tuple[int, int]] = []
    for _, story, time, received, source, headline, text in rows:
        came = number(received, number(time))
        said = number(time, came)
        when = said if said <= came + _LATEST else came
        placement = tracker.add(Arrival(story, when, source, words(headline), words(text)))
        placed.append((story, placement.copy))
        if placement.copy != story:
            _stand_behind(connection, story, placement.copy)
    tables.write()
    if connection.execute("SELECT 1 FROM follows WHERE is_paused = 0 LIMIT 1").fetchone():
        from wirereader.library.events.alert_firing import fire_placed

        fire_placed(connection, placed)


def _words(connection: sqlite3.Connection, story: int) -> tuple[str, str]:
    row = connection.execute(
        "SELECT r.headline, r.text FROM stories s JOIN revisions r ON r.id = s.version"
        " WHERE s.id = ?",
        (story,),
    ).fetchone()
    return ("", "") if row is None else (str(row[0]), str(row[1]))


def _stand_behind(connection: sqlite3.Connection, story: int, first: int) -> None:
    """List a copy no more: the first one stands for it, unless that is not listed itself."""
    changed = connection.execute(
        "UPDATE stories SET hidden = ? WHERE id = ? AND hidden = 0 AND is_starred = 0"
        " AND tags = '' AND EXISTS (SELECT 1 FROM stories f WHERE f.id = ? AND f.hidden = 0)",
        (SAME_WORDS, story, first),
    ).rowcount
    if changed:
        connection.execute(
            "UPDATE stories SET sources = sources + 1,"
            " is_read = is_read OR (SELECT is_read FROM stories WHERE id = ?) WHERE id = ?",
            (story, first),
        )


def stand_alone(connection: sqlite3.Connection, story: int) -> bool:
    """Take a copy out of its set, for good: it has what the set had.  False if it is in none."""
    row = connection.execute(
        "SELECT copy FROM event_stories WHERE story = ? AND copy <> story", (story,)
    ).fetchone()
    if row is None:
        return False
    # without a sample nothing is compared with it: what a reader decided stays
    connection.execute(
        "UPDATE event_stories SET copy = story, sample = NULL WHERE story = ?", (story,)
    )
    listed = connection.execute(
        "UPDATE stories SET hidden = 0, is_read = (SELECT is_read FROM stories WHERE id = ?),"
        " is_starred = (SELECT is_starred FROM stories WHERE id = ?) WHERE id = ? AND hidden = ?",
        (row[0], row[0], story, SAME_WORDS),
    ).rowcount
    if listed:
        connection.execute("UPDATE stories SET sources = sources - 1 WHERE id = ?", (row[0],))
    return True
