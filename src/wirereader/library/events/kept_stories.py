"""What is noted of stories in the write that keeps them: what changed since it was read, alerts.

Light on purpose: what compares versions is loaded when there is something to compare, and stories
are put into events here only where an alert may tell of them.
"""

import sqlite3
from collections.abc import Sequence

# Of what a write brings so many are put into events ahead of their turn, but some at least: to keep
# a story takes 2.5 ms, to place it 1.5, and a refresh is to take a tenth more at most
_TOLD_OF = 16


def note_kept(connection: sqlite3.Connection, after: int, revised: Sequence[int]) -> None:
    """Note what tells of stories just kept: those that arrived `after`, and `revised` (ranks)."""
    if revised:
        from wirereader.library.events.read_versions import note_revised

        for story in revised:
            note_revised(connection, story)
    if connection.execute("SELECT 1 FROM follows WHERE is_paused = 0 LIMIT 1").fetchone():
        from wirereader.library.events.alert_firing import (
            TOLD_AT_LEAST,
            fire_revised,
            note_first_sync,
            worth_telling,
        )

        note_first_sync(connection, after)
        (arrived,) = connection.execute("SELECT seq - ? FROM arrivals", (after,)).fetchone()
        news = worth_telling(connection, after, max(TOLD_AT_LEAST, arrived // _TOLD_OF))
        if news:
            from wirereader.library.events.placing import place_first

            # alerts are kept with what they tell of
            place_first(connection, news)
        fire_revised(connection, revised)
