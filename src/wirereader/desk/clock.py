"""The clock: what time it is, in one place, so that tests and commands agree on it."""

from datetime import UTC, datetime


def day_began(now: datetime) -> datetime:
    """When the day of `now` (aware) began where the reader is; aware, in local time."""
    return now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)


def now_utc() -> datetime:
    """The time, aware and in UTC."""
    return datetime.now(UTC)
