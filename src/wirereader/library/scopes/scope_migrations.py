"""The step of the schema for scopes: what is read, or was revised, is found by an index."""

SCOPE_TABLES: tuple[str, ...] = (
    "CREATE INDEX stories_revised ON stories (id) WHERE revision > 1 AND hidden = 0",
    "CREATE INDEX stories_read ON stories (id) WHERE is_read = 1",
)
