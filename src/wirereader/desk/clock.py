"""The clock: what time it is, in one place, so that tests and commands agree on it."""

from datetime import UTC, datetime


def now_utc() -> datetime:
    """The time, aware and in UTC."""
    return datetime.now(UTC)
