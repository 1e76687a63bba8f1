"""Moments as a column of a table tells them: short, in local time, the nearer the more exact."""

from datetime import datetime, timedelta

_WEEK = timedelta(days=6)
"""So far back and ahead a day of the week is known by its name."""


def day_and_time(moment: datetime | None, now: datetime) -> str:
    """A moment beside `now`, both aware: "12:31", "Sat 21:05", "12 Oct", "12 Oct 2024"; or ""."""
    if moment is None:
        return ""
    local, today = moment.astimezone(), now.astimezone()
    if local.date() == today.date():
        return f"{local:%H:%M}"
    if abs(local - today) < _WEEK:
        return f"{local:%a %H:%M}"
    day = f"{local.day} {local:%b}"
    return day if local.year == today.year else f"{day} {local.year}"


def seconds_of(moment: datetime | None) -> float:
    """What moments are sorted by; those that never were come last."""
    return moment.timestamp() if moment is not None else 0.0
