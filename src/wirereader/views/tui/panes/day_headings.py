"""The day of a headline in local time, and what the heading of a day says."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from wirereader.desk.outcomes import Headline

FARTHEST = 400
"""So many rows are looked at, at most, to count the unread ones of a day."""

NEAR = ("TODAY", "YESTERDAY")
"""Days that are known by a name; all others by their date."""
DATE_CELLS = 6
"""The width of what `date_of` tells, at most."""


def time_of(headline: Headline, now: datetime) -> datetime | None:
    """When a story was published, in local time; undated: when it came first; never ahead of now.

    None where nothing is known of it.
    """
    when = headline.published or headline.received
    if when is None:
        return None
    return min(when, now).astimezone()


def day_of(headline: Headline, now: datetime) -> date | None:
    """The day under which a story stands; a date without a time is taken as it was given."""
    if headline.is_date_only and headline.published is not None:
        return min(headline.published.date(), now.astimezone().date())
    when = time_of(headline, now)
    return None if when is None else when.date()


def clock_of(headline: Headline, now: datetime) -> str:
    """The local time of day, "11:58"; empty where it was not given."""
    when = None if headline.is_date_only else time_of(headline, now)
    return "" if when is None else f"{when:%H:%M}"


def date_of(headline: Headline, now: datetime, year: int | None) -> str:
    """When a story came, for a row that stands under no heading of its day, in DATE_CELLS cells.

    Of today the time, of `year` the day ("9 Nov"), of any other year the month: "Aug'08".
    """
    day = day_of(headline, now)
    if day is None:
        return ""
    if day == now.astimezone().date():
        return clock_of(headline, now)
    return f"{day.day} {day:%b}" if day.year == year else f"{day:%b'%y}"


def named(day: date | None, now: datetime) -> tuple[str, str]:
    """The name of a day, where it has one, and its date: ("TODAY", "Sunday 29 November")."""
    if day is None:
        return "UNDATED", ""
    today = now.astimezone().date()
    told = f"{day:%A} {day.day} {day:%B}"
    if day.year != today.year:
        told += f" {day.year}"
    if day == today:
        return NEAR[0], told
    if day == today - timedelta(days=1):
        return NEAR[1], told
    weekday, _, rest = told.partition(" ")
    return weekday.upper(), rest


def unread_of_day(
    row: int, count: int, headline: Callable[[int], Headline], now: datetime
) -> int | None:
    """How many stories of the day of `row` are unread, if the whole day is close at hand.

    None for a day of more than FARTHEST rows: no key waits for them to be read.
    """
    day = day_of(headline(row), now)
    unread = looked = 0
    for step in (-1, 1):
        at = row if step > 0 else row - 1
        while 0 <= at < count:
            one = headline(at)
            if day_of(one, now) != day:
                break
            looked += 1
            if looked > FARTHEST:
                return None
            unread += not one.is_read
            at += step
    return unread
