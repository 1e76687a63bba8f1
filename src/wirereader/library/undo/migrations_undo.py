"""The step of the schema that lets every change a reader makes be taken back, not marks alone.

A step of the journal has marks in `step_changes`, as before, and whatever else it changed here:
what stood there before, as JSON.  Steps that an older version kept have no such parts.
"""

UNDO_TABLES: tuple[str, ...] = (
    # `kind` names the table that was changed, or what else was ("hidden", "setting")
    """CREATE TABLE step_parts (
        step INTEGER NOT NULL,
        nth INTEGER NOT NULL,
        kind TEXT NOT NULL,
        before TEXT NOT NULL,
        PRIMARY KEY (step, nth)
    ) WITHOUT ROWID""",
)
