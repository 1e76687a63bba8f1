"""Moments are told the more exactly the nearer they are."""

from datetime import datetime, timedelta, timezone

import pytest

from wirereader.desk.tables.day_and_time import day_and_time

HERE = datetime(2026, 11, 29, 12, 0).astimezone().tzinfo
NOW = datetime(2026, 11, 29, 12, 0, tzinfo=HERE)


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (None, ""),
        (NOW.replace(hour=9, minute=5), "09:05"),
        (NOW - timedelta(days=1), "Sat 12:00"),
        (NOW - timedelta(days=48), "12 Oct"),
        (NOW - timedelta(days=400), "25 Oct 2025"),
        (NOW + timedelta(days=30), "29 Dec"),
    ],
)
def test_the_nearer_the_more_exact(moment: datetime | None, told: str) -> None:
    assert day_and_time(moment, NOW) == told


def test_it_is_the_readers_own_day() -> None:
    far = timezone(timedelta(hours=14))
    assert day_and_time(NOW.astimezone(far), NOW) == "12:00"
