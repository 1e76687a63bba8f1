"""The step of the schema that finds stories whose words changed after they came."""

SCOPE_INDEXES: tuple[str, ...] = (
    "CREATE INDEX stories_revised ON stories (id) WHERE revision > 1 AND hidden = 0",
)
