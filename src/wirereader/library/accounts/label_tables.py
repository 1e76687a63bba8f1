"""The step of the schema that brings labels of servers, accounts that were removed, and texts.

As with marks, triggers write what has to be sent in the transaction that tags a story.  Only of
accounts that are to send labels: a tag is a reader's own until they say otherwise.
"""

LABEL = "label:"
"""Before the tag, as the mark of a row of the outbox."""

LABEL_TABLES: tuple[str, ...] = (
    # `is_removed`: it can still be taken back.  `last_label` is the label whose items were asked
    # for last, `texts_at` when texts were last looked at that the server may have changed.
    "ALTER TABLE accounts ADD COLUMN sends_labels INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE accounts ADD COLUMN is_removed INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE accounts ADD COLUMN last_label TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE accounts ADD COLUMN texts_at INTEGER",
    # How often a label was sent and not shown by the server afterwards
    "ALTER TABLE outbox ADD COLUMN tries INTEGER NOT NULL DEFAULT 0",
    # How many stories a first sync is to bring; NULL where the server does not tell
    "ALTER TABLE account_sources ADD COLUMN wanted INTEGER",
    # What title, link and text were like when they came last; NULL: not known
    "ALTER TABLE account_items ADD COLUMN digest INTEGER",
    # The labels that the server is known to have at an item: our tag, and its own spelling
    """CREATE TABLE item_labels (
        account INTEGER NOT NULL,
        item TEXT NOT NULL,
        tag TEXT NOT NULL,
        label TEXT NOT NULL,
        PRIMARY KEY (account, item, tag)
    ) WITHOUT ROWID""",
    "CREATE INDEX item_labels_tag ON item_labels (account, tag)",
    *(
        # the names of the two events are ours
        f"""CREATE TRIGGER story_{name}_to_send AFTER {event} ON tagged
        WHEN (SELECT is_on FROM account_taking) = 0 BEGIN
            INSERT INTO outbox (account, item, mark, wanted)
                SELECT i.account, i.item, '{LABEL}' || {row}.tag, {wanted} FROM account_items i
                JOIN accounts a ON a.id = i.account AND a.sends_labels = 1
                WHERE i.story = {row}.story AND (EXISTS
                    (SELECT 1 FROM item_labels l WHERE l.account = i.account AND l.item = i.item
                     AND l.tag = {row}.tag) <> {wanted} OR EXISTS
                    (SELECT 1 FROM outbox o WHERE o.account = i.account AND o.item = i.item
                     AND o.mark = '{LABEL}' || {row}.tag AND o.is_sent = 0))
                ON CONFLICT (account, item, mark) DO UPDATE SET
                    wanted = excluded.wanted, version = version + 1, is_sent = 0;
        END"""  # noqa: S608
        for name, event, row, wanted in (
            ("tagged", "INSERT", "NEW", 1),
            ("untagged", "DELETE", "OLD", 0),
        )
    ),
)
