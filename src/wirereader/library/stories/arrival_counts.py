"""How many stories are listed, by source and by hour, counted for a whole batch that arrives.

The counts are kept by triggers, which cost a sixth of storing when they run for each new story.
Whoever announces the number of the last arrival before its rows counts these by itself; stories
that nobody announced are still counted by the trigger.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable

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
