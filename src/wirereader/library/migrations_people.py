"""The step of the schema that keeps one person, place or organisation across stories.

`sightings` has a row for each name of each story; its `wording` is what the story puts, its `guise`
the name and facts that wording amounts to, its `known` who that is.  Guises are joined to one
`known` by decision; what was decided by hand stands in `hand_joins` and `hand_splits`, in words
rather than numbers, so that it outlives any row.  Counts are kept by triggers and are of listed
stories.
"""

_FIRST = """NOT EXISTS (SELECT 1 FROM sightings o
    WHERE o.known = {row}.known AND o.story = {row}.story AND o.local <> {row}.local)"""
_COUNT = """UPDATE known SET stories = stories {sign} {first},
    mentions = mentions {sign} {row}.mentions, quotes = quotes {sign} {row}.quotes
    WHERE id = {row}.known
    AND EXISTS (SELECT 1 FROM stories WHERE id = {row}.story AND hidden = 0)"""


def _counted(row: str, sign: str) -> str:
    return _COUNT.format(sign=sign, row=row, first=_FIRST.format(row=row))


PEOPLE_TABLES: tuple[str, ...] = (
    # `kind`: 1 person, 2 place, 3 organisation.  Name and role are what most stories put.
    """CREATE TABLE known (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind INTEGER NOT NULL,
        name TEXT NOT NULL DEFAULT '',
        folded TEXT NOT NULL DEFAULT '',
        role TEXT,
        country TEXT,
        lat REAL,
        lon REAL,
        stories INTEGER NOT NULL DEFAULT 0,
        mentions INTEGER NOT NULL DEFAULT 0,
        quotes INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX known_most ON known (kind, stories DESC, id)",
    # `mark`: "" for what is known by name and facts; "~..." for a loose name, of one story; "!..."
    # for one set apart by hand.  `story` is the story of a marked one.  `leader` is the guise that
    # a loose one follows.
    """CREATE TABLE guises (
        id INTEGER PRIMARY KEY,
        kind INTEGER NOT NULL,
        key TEXT NOT NULL,
        facts TEXT NOT NULL,
        mark TEXT NOT NULL,
        story INTEGER NOT NULL DEFAULT 0,
        known INTEGER NOT NULL DEFAULT 0,
        leader INTEGER,
        because TEXT NOT NULL DEFAULT '',
        contested INTEGER NOT NULL DEFAULT 0,
        UNIQUE (kind, key, facts, mark)
    )""",
    "CREATE INDEX guises_known ON guises (known)",
    "CREATE INDEX guises_leader ON guises (leader) WHERE leader IS NOT NULL",
    "CREATE INDEX guises_loose ON guises (kind, key, story) WHERE story > 0",
    # All whole names by which a guise goes
    """CREATE TABLE forms (
        kind INTEGER NOT NULL,
        key TEXT NOT NULL,
        guise INTEGER NOT NULL,
        PRIMARY KEY (kind, key, guise)
    ) WITHOUT ROWID""",
    "CREATE INDEX forms_guise ON forms (guise)",
    # `aliases` is JSON
    """CREATE TABLE wordings (
        id INTEGER PRIMARY KEY,
        guise INTEGER NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        aliases TEXT NOT NULL,
        country TEXT,
        lat REAL,
        lon REAL,
        stories INTEGER NOT NULL DEFAULT 0,
        UNIQUE (guise, name, role, aliases)
    )""",
    """CREATE TABLE sightings (
        story INTEGER NOT NULL,
        local INTEGER NOT NULL,
        wording INTEGER NOT NULL,
        guise INTEGER NOT NULL,
        known INTEGER NOT NULL,
        mentions INTEGER NOT NULL,
        quotes INTEGER NOT NULL,
        PRIMARY KEY (story, local)
    ) WITHOUT ROWID""",
    "CREATE INDEX sightings_known ON sightings (known, story)",
    "CREATE INDEX sightings_guise ON sightings (guise, story)",
    # Sides are (name, mark and facts); facts "~" stand for a loose name in any story, and `story`
    # is the one whose loose name was joined
    """CREATE TABLE hand_joins (
        kind INTEGER NOT NULL,
        key TEXT NOT NULL,
        facts TEXT NOT NULL,
        other_key TEXT NOT NULL,
        other_facts TEXT NOT NULL,
        story TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (kind, key, facts, other_key, other_facts)
    ) WITHOUT ROWID""",
    "CREATE INDEX hand_joins_other ON hand_joins (kind, other_key)",
    # `story` is the story's id of twelve letters, or "": all stories that give these facts
    """CREATE TABLE hand_splits (
        kind INTEGER NOT NULL,
        key TEXT NOT NULL,
        facts TEXT NOT NULL,
        story TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (kind, key, facts, story)
    ) WITHOUT ROWID""",
    f"""CREATE TRIGGER sighting_told AFTER INSERT ON sightings BEGIN
        UPDATE wordings SET stories = stories + 1 WHERE id = NEW.wording;
        {_counted("NEW", "+")};
    END""",  # noqa: S608 - our own words
    f"""CREATE TRIGGER sighting_forgotten AFTER DELETE ON sightings BEGIN
        UPDATE wordings SET stories = stories - 1 WHERE id = OLD.wording;
        {_counted("OLD", "-")};
    END""",  # noqa: S608 - our own words
    f"""CREATE TRIGGER sighting_moved AFTER UPDATE OF known ON sightings
        WHEN OLD.known <> NEW.known BEGIN
        {_counted("OLD", "-")};
        {_counted("NEW", "+")};
    END""",
    # Nobody stays of whom the last story went; what was decided by hand does
    """CREATE TRIGGER names_dropped BEFORE DELETE ON stories BEGIN
        DELETE FROM wordings WHERE stories <= 1
            AND id IN (SELECT wording FROM sightings WHERE story = OLD.id);
        DELETE FROM forms WHERE guise IN (SELECT guise FROM sightings WHERE story = OLD.id)
            AND NOT EXISTS (SELECT 1 FROM wordings w WHERE w.guise = forms.guise);
        DELETE FROM guises WHERE id IN (SELECT guise FROM sightings WHERE story = OLD.id)
            AND NOT EXISTS (SELECT 1 FROM wordings w WHERE w.guise = guises.id);
        DELETE FROM known WHERE id IN (SELECT known FROM sightings WHERE story = OLD.id)
            AND NOT EXISTS (SELECT 1 FROM guises g WHERE g.known = known.id);
        DELETE FROM sightings WHERE story = OLD.id;
    END""",
    """CREATE TRIGGER names_hidden AFTER UPDATE OF hidden ON stories
        WHEN (OLD.hidden = 0) <> (NEW.hidden = 0) BEGIN
        UPDATE known SET
            stories = stories + (NEW.hidden = 0) - (OLD.hidden = 0),
            mentions = mentions + ((NEW.hidden = 0) - (OLD.hidden = 0)) * (SELECT sum(s.mentions)
                FROM sightings s WHERE s.story = NEW.id AND s.known = known.id),
            quotes = quotes + ((NEW.hidden = 0) - (OLD.hidden = 0)) * (SELECT sum(s.quotes)
                FROM sightings s WHERE s.story = NEW.id AND s.known = known.id)
            WHERE id IN (SELECT known FROM sightings WHERE story = NEW.id);
    END""",
    # Findings are made anew, so that all that was kept before is known, too
    "DELETE FROM findings",
    "UPDATE stories SET engine = 0",
)

FORM_TABLES: tuple[str, ...] = (
    # What an older edition called somebody, folded, and the name it has now.  `kind`: the column
    # of the index of names
    """CREATE TABLE former_names (
        kind TEXT NOT NULL,
        form TEXT NOT NULL,
        now TEXT NOT NULL,
        PRIMARY KEY (kind, form, now)
    ) WITHOUT ROWID""",
    # What named somebody whom nothing found stands for any more.  `what`: "join", "split",
    # "search" or "rule"; `words`: the name, or the name or number of the search or rule
    """CREATE TABLE unmatched (
        what TEXT NOT NULL,
        words TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (what, words)
    ) WITHOUT ROWID""",
)
