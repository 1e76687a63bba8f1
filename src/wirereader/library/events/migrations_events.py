"""The step of the schema that keeps copies and events.

`event_stories` is for good: which event and which copies a story belongs to.  The rest is what new
stories are compared with: it holds events of late alone, and terms as 32-bit hashes.
Times are microseconds since 1970.
"""

TRACKING_TABLES: tuple[str, ...] = (
    # `posted`: the terms under which the event stands in `event_terms`; `kept`: it is part of that
    """CREATE TABLE events (
        event INTEGER PRIMARY KEY,
        oldest INTEGER,
        newest INTEGER,
        centroid BLOB,
        posted BLOB,
        kept INTEGER
    )""",
    "CREATE INDEX events_newest ON events (newest) WHERE newest IS NOT NULL",
    """CREATE TABLE event_terms (
        term INTEGER NOT NULL,
        event INTEGER NOT NULL,
        PRIMARY KEY (term, event)
    ) WITHOUT ROWID""",
    # In how many stories a term stood; -1 stands for all stories
    "CREATE TABLE term_counts (term INTEGER PRIMARY KEY, stories INTEGER NOT NULL)",
    # `copy`: the story that stands for it and its copies, itself where it has none
    """CREATE TABLE event_stories (
        story INTEGER PRIMARY KEY,
        event INTEGER NOT NULL,
        copy INTEGER NOT NULL,
        source INTEGER NOT NULL,
        sample BLOB
    )""",
    "CREATE INDEX event_stories_event ON event_stories (event)",
    "CREATE INDEX event_stories_copy ON event_stories (copy) WHERE copy <> story",
)
