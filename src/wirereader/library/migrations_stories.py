"""The second step of the schema: sources, stories and everything that finds them.

Times are microseconds since 1970.  `stories.id` is the order of every list: when the story was
published (received, where that is not told), to the second, and a tie-break below it.  `seq` counts
arrivals.  The text stands once, in `revisions`; the two indexes of words hold no text of their own,
so they are told the old words when a story changes or goes.
"""

from wirereader.library.stories.whole_articles import WHOLE_TABLES

WIRE_TABLES: tuple[str, ...] = (
    # `more` is JSON: folder, tags, options, attributes.  A removed source stays for its stories.
    """CREATE TABLE sources (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        address TEXT NOT NULL,
        title TEXT NOT NULL,
        site TEXT,
        more TEXT NOT NULL,
        paused TEXT,
        is_private_allowed INTEGER NOT NULL,
        is_removed INTEGER NOT NULL DEFAULT 0,
        etag TEXT,
        last_modified TEXT,
        content_hash TEXT,
        fetched_at INTEGER,
        changed_at INTEGER,
        due_at INTEGER,
        failures INTEGER NOT NULL DEFAULT 0,
        fault TEXT NOT NULL DEFAULT '',
        what TEXT NOT NULL DEFAULT '',
        why TEXT NOT NULL DEFAULT '',
        remedy TEXT NOT NULL DEFAULT '',
        ttl_s INTEGER
    )""",
    # Listed stories by source; source 0 stands for all.  Kept by triggers.
    """CREATE TABLE counts (
        source INTEGER PRIMARY KEY,
        total INTEGER NOT NULL DEFAULT 0,
        unread INTEGER NOT NULL DEFAULT 0
    )""",
    "INSERT INTO counts (source) VALUES (0)",
    # Listed stories by the hour of their rank: where row n is, without walking there.
    "CREATE TABLE hours (hour INTEGER PRIMARY KEY, stories INTEGER NOT NULL)",
    # `hidden`: 1 by its agency, 2 by a rule.  `origin` is "" for a feed, else the story's sender.
    # `version` is the row of its newest revision, `engine` the one that analysed it (0: none).
    """CREATE TABLE stories (
        id INTEGER PRIMARY KEY,
        seq INTEGER NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE,
        source INTEGER NOT NULL,
        origin TEXT NOT NULL,
        guid TEXT NOT NULL,
        headline TEXT NOT NULL,
        kicker TEXT,
        sender TEXT NOT NULL,
        language TEXT NOT NULL,
        published INTEGER,
        is_date_only INTEGER NOT NULL,
        received INTEGER NOT NULL,
        embargo INTEGER,
        status TEXT NOT NULL,
        hidden INTEGER NOT NULL,
        alert_level INTEGER,
        alert_because TEXT,
        alert_until INTEGER,
        revision INTEGER NOT NULL DEFAULT 1,
        version INTEGER NOT NULL,
        fingerprint TEXT NOT NULL,
        is_read INTEGER NOT NULL,
        is_starred INTEGER NOT NULL,
        tags TEXT NOT NULL DEFAULT '',
        sources INTEGER NOT NULL DEFAULT 1,
        engine INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX stories_unread ON stories (id) WHERE is_read = 0 AND hidden = 0",
    "CREATE INDEX stories_starred ON stories (id) WHERE is_starred = 1",
    "CREATE INDEX stories_hidden ON stories (id) WHERE hidden > 0",
    "CREATE INDEX stories_alert ON stories (alert_until) WHERE alert_until IS NOT NULL",
    "CREATE INDEX stories_engine ON stories (engine, seq)",
    """CREATE TABLE revisions (
        id INTEGER PRIMARY KEY,
        previous INTEGER,
        number INTEGER NOT NULL,
        received INTEGER NOT NULL,
        headline TEXT NOT NULL,
        text TEXT NOT NULL,
        link TEXT,
        more TEXT NOT NULL
    )""",
    # Who brought what.  `kind`: 0 the story's own, 1 the same from another source, 2 an older
    # version that was replaced, 3 a newer one under a guid of its own, 4 once more from there.
    # `story` is NULL when it was dropped: it does not come back while its source still carries it.
    """CREATE TABLE deliveries (
        source INTEGER NOT NULL,
        guid TEXT NOT NULL,
        origin TEXT NOT NULL,
        story INTEGER,
        kind INTEGER NOT NULL,
        seen_at INTEGER NOT NULL,
        PRIMARY KEY (source, guid, origin)
    ) WITHOUT ROWID""",
    "CREATE INDEX deliveries_more ON deliveries (story) WHERE kind > 0",
    "CREATE INDEX deliveries_dropped ON deliveries (seen_at) WHERE story IS NULL",
    # 64 bits of what makes two stories one: link, words, guid
    """CREATE TABLE sames (
        hash INTEGER NOT NULL,
        story INTEGER NOT NULL,
        PRIMARY KEY (hash, story)
    ) WITHOUT ROWID""",
    """CREATE VIRTUAL TABLE words USING fts5 (
        headline, body, byline, source, labels,
        content = '', tokenize = 'unicode61 remove_diacritics 2'
    )""",
    """CREATE VIRTUAL TABLE names USING fts5 (
        people, places, organisations, speakers,
        content = '', tokenize = 'unicode61 remove_diacritics 2'
    )""",
    # Fewer and larger merges, a little at each write: half the writing, and searches stay fast
    "INSERT INTO words (words, rank) VALUES ('automerge', 16)",
    "INSERT INTO words (words, rank) VALUES ('crisismerge', 64)",
    """CREATE TABLE named (
        story INTEGER PRIMARY KEY,
        people TEXT NOT NULL,
        places TEXT NOT NULL,
        organisations TEXT NOT NULL,
        speakers TEXT NOT NULL
    )""",
    "CREATE TABLE engines (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    """CREATE TABLE tagged (
        tag TEXT NOT NULL,
        story INTEGER NOT NULL,
        PRIMARY KEY (tag, story)
    ) WITHOUT ROWID""",
    # The journal of marks: what each story of a step had before
    "CREATE TABLE steps (id INTEGER PRIMARY KEY AUTOINCREMENT, said TEXT NOT NULL, at INTEGER)",
    """CREATE TABLE step_changes (
        step INTEGER NOT NULL,
        story INTEGER NOT NULL,
        read_at INTEGER,
        starred_at INTEGER,
        tags TEXT NOT NULL,
        PRIMARY KEY (step, story)
    ) WITHOUT ROWID""",
    "CREATE TABLE searches (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE rules (
        id INTEGER PRIMARY KEY,
        text TEXT NOT NULL,
        action TEXT NOT NULL,
        tag TEXT
    )""",
    "CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL)",
    "CREATE TABLE arrivals (seq INTEGER NOT NULL)",
    "INSERT INTO arrivals VALUES (0)",
    """CREATE TRIGGER story_listed AFTER INSERT ON stories WHEN NEW.hidden = 0 BEGIN
        UPDATE counts SET total = total + 1, unread = unread + (NEW.is_read = 0)
            WHERE source IN (0, NEW.source);
        INSERT INTO hours VALUES (NEW.id / 3600000000, 1)
            ON CONFLICT (hour) DO UPDATE SET stories = stories + 1;
    END""",
    """CREATE TRIGGER story_dropped AFTER DELETE ON stories WHEN OLD.hidden = 0 BEGIN
        UPDATE counts SET total = total - 1, unread = unread - (OLD.is_read = 0)
            WHERE source IN (0, OLD.source) OR source IN
                (SELECT source FROM deliveries WHERE story = OLD.id AND kind > 0 AND kind = 1);
        UPDATE hours SET stories = stories - 1 WHERE hour = OLD.id / 3600000000;
    END""",
    """CREATE TRIGGER story_read AFTER UPDATE OF is_read, hidden ON stories
        WHEN OLD.is_read <> NEW.is_read OR (OLD.hidden = 0) <> (NEW.hidden = 0) BEGIN
        UPDATE counts SET
            total = total + (NEW.hidden = 0) - (OLD.hidden = 0),
            unread = unread + (NEW.hidden = 0 AND NEW.is_read = 0)
                - (OLD.hidden = 0 AND OLD.is_read = 0)
            WHERE source IN (0, NEW.source) OR source IN
                (SELECT source FROM deliveries WHERE story = NEW.id AND kind > 0 AND kind = 1);
    END""",
    """CREATE TRIGGER story_hidden AFTER UPDATE OF hidden ON stories
        WHEN (OLD.hidden = 0) <> (NEW.hidden = 0) BEGIN
        INSERT INTO hours VALUES (NEW.id / 3600000000, (NEW.hidden = 0) - (OLD.hidden = 0))
            ON CONFLICT (hour) DO UPDATE SET stories = stories + excluded.stories;
    END""",
    """CREATE TRIGGER story_brought_again AFTER INSERT ON deliveries WHEN NEW.kind = 1 BEGIN
        UPDATE counts SET
            total = total + (SELECT hidden = 0 FROM stories WHERE id = NEW.story),
            unread = unread
                + (SELECT hidden = 0 AND is_read = 0 FROM stories WHERE id = NEW.story)
            WHERE source = NEW.source;
    END""",
    *WHOLE_TABLES,
)
