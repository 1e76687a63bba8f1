"""What is noted of stories in the write that keeps them: what changed since it was read, alerts.

Light on purpose: what compares versions is loaded when there is something to compare.
"""

import sqlite3
from collections.abc import Sequence

_PLACED_BESIDE = 100  # older stories put into events while new ones are: a third of a second


def note_kept(connection: sqlite3.Connection, new: int, revised: Sequence[int]) -> None:
    """Note what tells of stories just kept: so many are `new`, these (ranks) are `revised`."""
    if revised:
        from wirereader.library.events.read_versions import note_revised

        for story in revised:
            note_revised(connection, story)
    if connection.execute("SELECT 1 FROM follows WHERE is_paused = 0 LIMIT 1").fetchone():
        from wirereader.library.events.alert_firing import fire_revised
        from wirereader.library.events.placing import place_waiting

        # alerts are kept with what they tell of
        place_waiting(connection, new + _PLACED_BESIDE)
        fire_revised(connection, revised)
