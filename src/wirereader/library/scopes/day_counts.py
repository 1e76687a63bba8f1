"""How many stories each source brought on each of the last days."""

import sqlite3
from datetime import datetime, time, timedelta

from wirereader.library.stories.mark_table import ticks_of


def stories_by_day(
    connection: sqlite3.Connection, now: datetime, days: int
) -> dict[int, tuple[int, ...]]:
    """Listed stories a day by the number of their source, today last; none for a silent source.

    Days are those of the time zone of `now` (aware).
    """
    today = now.date()
    first = datetime.combine(today - timedelta(days=days - 1), time(), now.tzinfo)
    counted: dict[int, list[int]] = {}
    for source, rank in connection.execute(
        "SELECT source, id FROM stories WHERE id >= ? AND hidden = 0", (ticks_of(first),)
    ):
        ago = (today - datetime.fromtimestamp(rank / 1e6, now.tzinfo).date()).days
        if 0 <= ago < days:  # a story of tomorrow is none of today
            counted.setdefault(source, [0] * days)[days - 1 - ago] += 1
    return {source: tuple(each) for source, each in counted.items()}
