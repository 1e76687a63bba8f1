"""What is noted of stories in the write that keeps them: what changed since it was read, alerts.

Light on purpose: what compares versions is loaded when there is something to compare, and stories
are put into events here only where an alert may tell of them.
"""

import sqlite3
from collections.abc import Sequence

_TOLD_AT_ONCE = 100  # stories of a write put into events ahead of their turn: 1.5 ms each
_PLACED_BESIDE = 10  # older stories put into events with them, so that copies find what came before


def note_kept(connection: sqlite3.Connection, after: int, revised: Sequence[int]) -> None:
    """Note what tells of stories just kept: those that arrived `after`, and `revised` (ranks)."""
    if revised:
        from wirereader.library.events.read_versions import note_revised

        for story in revised:
            note_revised(connection, story)
    if connection.execute("SELECT 1 FROM follows WHERE is_paused = 0 LIMIT 1").fetchone():
        from wirereader.library.events.alert_firing import (
            fire_revised,
            note_first_sync,
            worth_telling,
        )

        note_first_sync(connection, after)
        # alerts are kept with what they tell of
        news = worth_telling(connection, after, _TOLD_AT_ONCE)
        if news:
            from wirereader.library.events.placing import place_first, place_waiting

            place_waiting(connection, _PLACED_BESIDE)
            place_first(connection, news)
        fire_revised(connection, revised)
