"""The step of the schema that brings accounts.

Whoever marks a story need not know of accounts: triggers write what has to be sent, in the same
transaction, however the mark was made (a key, a list, undo, a rule, two stories made one).  Only
what is taken over from a server is not sent.
"""

ACCOUNT_TABLES: tuple[str, ...] = (
    # `name` goes into the guids of items: no two accounts ever share one.  `more` is JSON: how the
    # password is had (never itself).  `cursor` is the server's own clock at the last whole sync.
    """CREATE TABLE accounts (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        address TEXT NOT NULL,
        base TEXT NOT NULL,
        kind TEXT NOT NULL,
        user TEXT NOT NULL,
        more TEXT NOT NULL,
        is_private_allowed INTEGER NOT NULL,
        is_paused INTEGER NOT NULL DEFAULT 0,
        is_refused INTEGER NOT NULL DEFAULT 0,
        cursor TEXT NOT NULL DEFAULT '',
        synced_at INTEGER,
        due_at INTEGER,
        wanted INTEGER NOT NULL DEFAULT 0,
        what TEXT NOT NULL DEFAULT '',
        why TEXT NOT NULL DEFAULT '',
        remedy TEXT NOT NULL DEFAULT ''
    )""",
    # A subscription of an account.  `was_local` claims that it was followed here before, and
    # `was_paused` is why it was paused then.
    """CREATE TABLE account_sources (
        source INTEGER PRIMARY KEY,
        account INTEGER NOT NULL,
        feed TEXT NOT NULL,
        title TEXT NOT NULL,
        folder TEXT NOT NULL,
        was_local INTEGER NOT NULL,
        was_paused TEXT,
        UNIQUE (account, feed)
    )""",
    # An item of a server.  `is_read` and `is_starred` are what the server was last known to say;
    # `story` is NULL where it was never fetched, held no words, or was dropped here.
    """CREATE TABLE account_items (
        account INTEGER NOT NULL,
        item TEXT NOT NULL,
        source INTEGER NOT NULL,
        story INTEGER,
        is_read INTEGER,
        is_starred INTEGER,
        PRIMARY KEY (account, item)
    ) WITHOUT ROWID""",
    "CREATE INDEX account_items_story ON account_items (story) WHERE story IS NOT NULL",
    # The last wanted state of each mark.  `version` counts changes of mind.  `doubt_yes` and
    # `doubt_no` are until when a try to give or take the mark that was never answered may still
    # reach the server.  `is_sent`: the server has answered, and the row is kept for its doubts.
    """CREATE TABLE outbox (
        account INTEGER NOT NULL,
        item TEXT NOT NULL,
        mark TEXT NOT NULL,
        wanted INTEGER NOT NULL,
        version INTEGER NOT NULL DEFAULT 1,
        is_sent INTEGER NOT NULL DEFAULT 0,
        doubt_yes INTEGER NOT NULL DEFAULT 0,
        doubt_no INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (account, item, mark)
    ) WITHOUT ROWID""",
    # Changes of subscriptions, in the order made; `feed` is the server's name of one, or an address
    """CREATE TABLE outbox_changes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        account INTEGER NOT NULL,
        action TEXT NOT NULL,
        feed TEXT NOT NULL,
        value TEXT NOT NULL DEFAULT '',
        folder TEXT NOT NULL DEFAULT ''
    )""",
    # Whether marks are being taken over from a server, within the transaction that does it
    "CREATE TABLE account_taking (is_on INTEGER NOT NULL)",
    "INSERT INTO account_taking VALUES (0)",
    # What a server refused for good, a line each
    """CREATE TABLE outbox_refused (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        account INTEGER NOT NULL,
        at INTEGER NOT NULL,
        said TEXT NOT NULL
    )""",
    *(
        # the names of the two marks are ours
        f"""CREATE TRIGGER story_{mark}_to_send AFTER UPDATE OF is_{mark} ON stories
        WHEN OLD.is_{mark} <> NEW.is_{mark} AND (SELECT is_on FROM account_taking) = 0 BEGIN
            INSERT INTO outbox (account, item, mark, wanted)
                SELECT i.account, i.item, '{mark}', NEW.is_{mark} FROM account_items i
                WHERE i.story = NEW.id AND (i.is_{mark} IS NOT NEW.is_{mark} OR EXISTS
                    (SELECT 1 FROM outbox o WHERE o.account = i.account AND o.item = i.item
                     AND o.mark = '{mark}' AND o.is_sent = 0))
                ON CONFLICT (account, item, mark) DO UPDATE SET
                    wanted = excluded.wanted, version = version + 1, is_sent = 0;
        END"""  # noqa: S608
        for mark in ("read", "starred")
    ),
    """CREATE TRIGGER story_dropped_here AFTER DELETE ON stories BEGIN
        UPDATE account_items SET story = NULL WHERE story = OLD.id;
    END""",
    # A story that was kept twice: its items are the older one's from now on
    """CREATE TRIGGER story_joined_here AFTER INSERT ON joined BEGIN
        UPDATE account_items SET story = NEW.story
            WHERE story = (SELECT id FROM stories WHERE name = NEW.name);
    END""",
)
