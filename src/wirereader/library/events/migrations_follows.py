"""The steps of the schema that keep what a reader follows, and the alerts that came of it.

Times are microseconds since 1970.
"""

FOLLOW_TABLES: tuple[str, ...] = (
    # `kind`: "event", "name" or "query".  `text`: the name or the query; of an event its headline
    # when the follow was made, and `story` is one of its stories.  `since`: the last arrival before
    """CREATE TABLE follows (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        story INTEGER,
        since INTEGER NOT NULL,
        is_paused INTEGER NOT NULL DEFAULT 0
    )""",
    # One a follow and set of copies: `version` is "" for the story itself, else what a version
    # of it told.  `told`: what is new in it.  `is_rung`: some view told the reader, or tried to
    """CREATE TABLE alerts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        follow INTEGER NOT NULL,
        copy INTEGER NOT NULL,
        version TEXT NOT NULL,
        story INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        told TEXT NOT NULL,
        at INTEGER NOT NULL,
        is_read INTEGER NOT NULL DEFAULT 0,
        is_rung INTEGER NOT NULL DEFAULT 0,
        UNIQUE (follow, copy, version)
    )""",
    "CREATE INDEX alerts_story ON alerts (story)",
    "CREATE INDEX alerts_to_ring ON alerts (id) WHERE is_rung = 0",
    # What a hand decided of a story: the event it belongs to, by one of that event's stories;
    # itself where it belongs to no other's
    """CREATE TABLE hand_events (
        story INTEGER PRIMARY KEY,
        event_of INTEGER NOT NULL,
        at INTEGER NOT NULL
    )""",
)
# Up to which arrival nothing of a source is told, as it came with an account's first sync
SILENT_ARRIVALS: tuple[str, ...] = (
    "CREATE TABLE silent_arrivals (source INTEGER PRIMARY KEY, seq INTEGER NOT NULL)",
)
