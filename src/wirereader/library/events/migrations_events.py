"""The step of the schema that keeps copies and events.

`event_stories` is for good: which event and which copies a story belongs to.  The rest is what new
stories are compared with: it holds events of late alone, and terms as 32-bit hashes.
Times are microseconds since 1970.
"""

READ_TABLES: tuple[str, ...] = (
    # The version whose words were shown while a story was open, and the one read before it;
    # without a row, the one that was the newest when the story was marked read
    """CREATE TABLE read_versions (
        story INTEGER PRIMARY KEY,
        revision INTEGER NOT NULL,
        before INTEGER
    )""",
    # Stories that changed in substance since: `lines` tell it, a line each (NULL: not compared yet)
    "CREATE TABLE changed_stories (story INTEGER PRIMARY KEY, lines TEXT)",
    """INSERT INTO changed_stories SELECT s.id, NULL FROM stories s
        JOIN revisions r ON r.id = s.version JOIN sources o ON o.id = s.source
        LEFT JOIN marks m ON m.guid = s.guid
            AND m.source = CASE WHEN o.kind = 'feed' THEN o.key ELSE s.origin END
        WHERE s.revision > 1 AND s.hidden = 0 AND s.is_read = 1
            AND r.received > coalesce(m.read_at, s.received)""",
    # How far stories were put into events, by their number of arrival; older ones stay apart
    "CREATE TABLE tracked (seq INTEGER NOT NULL)",
    "INSERT INTO tracked SELECT max(0, seq - 20000) FROM arrivals",
)
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
# What new stories are compared with is kept in another form from here on; where the stories of
# before belong stays, and nothing joins them any more
COMPARED_ANEW: tuple[str, ...] = (
    "DELETE FROM events",
    "DELETE FROM event_terms",
    "DELETE FROM term_counts",
    "UPDATE event_stories SET sample = NULL WHERE sample IS NOT NULL",
)
