"""How many stories are listed, by source and by hour, counted for a whole batch that arrives.

The counts are kept by triggers, which cost a sixth of storing when they run for each new story.
Whoever announces the number of the last arrival before its rows counts these by itself; stories
that nobody announced are still counted by the trigger.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable

from wirereader.library.database import Database

_DAMAGED = """SELECT EXISTS (SELECT 1 FROM counts WHERE typeof(total) <> 'integer'
    OR typeof(unread) <> 'integer' OR unread NOT BETWEEN 0 AND total)
    OR EXISTS (SELECT 1 FROM hours WHERE typeof(stories) <> 'integer' OR stories < 0),
    EXISTS (SELECT 1 FROM sources s WHERE s.is_removed NOT IN (0, 1) OR s.id < 1
        OR NOT EXISTS (SELECT 1 FROM counts c WHERE c.source = s.id)),
    EXISTS (SELECT 1 FROM arrivals WHERE typeof(seq) <> 'integer')"""
_HOUR = 3_600_000_000  # microseconds
_OF_ALL = 0  # the row of `counts` that stands for all sources

ANNOUNCED_ARRIVALS: tuple[str, ...] = (
    "DROP TRIGGER story_listed",
    """CREATE TRIGGER story_listed AFTER INSERT ON stories
        WHEN NEW.hidden = 0 AND NEW.seq > (SELECT seq FROM arrivals) BEGIN
        UPDATE counts SET total = total + 1, unread = unread + (NEW.is_read = 0)
            WHERE source IN (0, NEW.source);
        INSERT INTO hours VALUES (NEW.id / 3600000000, 1)
            ON CONFLICT (hour) DO UPDATE SET stories = stories + 1;
    END""",
)
"""The step of the schema that lets a batch count for itself."""


def announce(connection: sqlite3.Connection, last: int) -> None:
    """Keep the number of the last arrival: the trigger leaves all up to it to `count_listed`."""
    connection.execute("UPDATE arrivals SET seq = ?", (last,))


def count_listed(connection: sqlite3.Connection, listed: Iterable[tuple[int, int, bool]]) -> None:
    """Count new stories that are listed: rank, source, and whether each is read already."""
    hours: Counter[int] = Counter()
    totals: Counter[int] = Counter()
    unread: Counter[int] = Counter()
    for rank, source, is_read in listed:
        hours[rank // _HOUR] += 1
        totals[source] += 1
        unread[source] += not is_read
    totals[_OF_ALL], unread[_OF_ALL] = totals.total(), unread.total()
    connection.executemany(
        "UPDATE counts SET total = total + ?, unread = unread + ? WHERE source = ?",
        [(total, unread[source], source) for source, total in totals.items()],
    )
    connection.executemany(
        "INSERT INTO hours VALUES (?1, ?2)"
        " ON CONFLICT (hour) DO UPDATE SET stories = stories + excluded.stories",
        hours.items(),
    )


def count_anew(connection: sqlite3.Connection, sources: Iterable[int]) -> None:
    """Count the stories of sources by looking at each."""
    connection.executemany(
        "UPDATE counts SET (total, unread) = (SELECT count(*), coalesce(sum(is_read = 0), 0)"
        " FROM stories WHERE hidden = 0 AND (source = ?1 OR id IN"
        " (SELECT story FROM deliveries WHERE source = ?1 AND kind = 1))) WHERE source = ?1",
        [(source,) for source in sources],
    )


def mend_counts(database: Database) -> None:
    """Count all anew where a disk has left counts that are none, or of no source.

    So it does where the number of the last arrival is none.

    Raises LibraryFault.
    """
    if database.refusal is not None:
        return
    with database.reading() as connection:
        are_counts, are_sources, is_last = connection.execute(_DAMAGED).fetchone()
    if not (are_counts or are_sources or is_last):
        return
    with database.writing() as connection:
        if is_last:
            connection.execute(
                "UPDATE arrivals SET seq = (SELECT coalesce(max(seq), 0) FROM stories)"
            )
        if are_sources:
            from wirereader.library.stories.damaged_sources import mend_sources

            mend_sources(connection)
        rows = connection.execute("SELECT source FROM counts WHERE source <> ?", (_OF_ALL,))
        count_anew(connection, [source for (source,) in rows.fetchall()])
        connection.execute(
            "UPDATE counts SET (total, unread) = (SELECT count(*), coalesce(sum(is_read = 0), 0)"
            " FROM stories WHERE hidden = 0) WHERE source = ?",
            (_OF_ALL,),
        )
        connection.execute("DELETE FROM hours")
        connection.execute(
            "INSERT INTO hours SELECT id / ?1, count(*) FROM stories WHERE hidden = 0 GROUP BY 1",
            (_HOUR,),
        )
