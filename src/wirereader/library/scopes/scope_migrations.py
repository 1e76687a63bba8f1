"""The step of the schema for scopes: what is read or was revised is found by an index of its own.

Alerts age from when their story was published; until then they did from when it was first seen.
"""

from wirereader.library.stories.batch_writer import NEVER

_DAY = 86_400_000_000  # microseconds
SCOPE_TABLES: tuple[str, ...] = (
    "CREATE INDEX stories_revised ON stories (id) WHERE revision > 1 AND hidden = 0",
    "CREATE INDEX stories_read ON stories (id) WHERE is_read = 1",
    # a day without a time of day counts from its end
    f"""UPDATE stories SET alert_until = alert_until - received
        + min(received, coalesce(published + is_date_only * {_DAY}, received))
        WHERE alert_until < {NEVER}""",  # noqa: S608 - numbers of ours
)
