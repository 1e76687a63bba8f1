"""Times as they are typed in a query: days, months, years, weekdays, lengths back from now."""

import re
from datetime import datetime, timedelta
from typing import NamedTuple

_LENGTH = re.compile(
    r"(\d{1,6})(?:(mo)nths?|(m)in(?:ute)?s?|(h)(?:ou)?rs?|(d)ays?|(w)(?:ee)?ks?|(y)(?:ea)?rs?|"
    r"(m|h|d|w|mo|y))"
)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_CLOCK = re.compile(r"(\d{1,2})(?::(\d\d))?\s?(am|pm)|(\d{1,2}):(\d\d)")
_DAY_OF_MONTH = re.compile(r"(\d{1,2})([a-z]{3,9})")
_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_NOON = 12
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_DAYS_IN = {"mo": 30, "y": 365}
_DAY = timedelta(days=1)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_SHORT = 3
_SATURDAY = 5
_LAST = "last-"
"""Stands before a weekday that is not today: "last-mon"."""
_DAYS_AGO = {"today": 0, "yesterday": 1, "before-yesterday": 2}
TIME_WORDS = ("today", "yesterday", "week", "weekend", "month", "year", *_WEEKDAYS, *_MONTHS)
"""Words that are times."""


class Stretch(NamedTuple):
    """A time that lasts: from `start` on until `end`; None: it goes on."""

    start: datetime
    end: datetime | None


def stretch_of(value: str, now: datetime) -> Stretch:
    """The time that is meant; days begin and end as in the time zone of `now` (aware).

    A length ("3d") is the time from then until now.  Raises ValueError and OverflowError.
    """
    first, dots, last = value.lower().partition("..")
    if dots:
        start = _one(first, now).start if first else datetime.min.replace(tzinfo=now.tzinfo)
        end = _one(last, now).end if last else None
        return Stretch(_begun_before(start, end, first), end)
    return _one(first, now)


def _begun_before(start: datetime, end: datetime | None, value: str) -> datetime:
    """The start of a stretch that is before its end: on a Tuesday, the Monday of "mon..wed"."""
    if end is None or start < end or value[:1].isdigit():
        return start
    return start - 7 * _DAY if _number_in(value, _WEEKDAYS) is not None else start


def _one(value: str, now: datetime) -> Stretch:
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    named = _named(value, today)
    if named is not None:
        return named
    if (match := _LENGTH.fullmatch(value)) is not None:
        number, unit = int(match[1]), next(part for part in match.groups()[1:] if part)
        if unit in _DAYS_IN:
            return Stretch(now - timedelta(days=number * _DAYS_IN[unit]), None)
        return Stretch(now - timedelta(**{_UNITS[unit]: number}), None)
    if (match := _DATE.fullmatch(value)) is not None:
        start = today.replace(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        if match[3]:
            return _day(start)
        return _month(start) if match[2] else Stretch(start, start.replace(start.year + 1))
    if (match := _CLOCK.fullmatch(value)) is not None:
        return Stretch(_at(match, now), None)
    moment = datetime.fromisoformat(value)
    return Stretch(moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo), None)


def _at(match: re.Match[str], now: datetime) -> datetime:
    """A time of day ("9am", "14:30"): the last that there was.  Raises ValueError."""
    if match[3]:
        if not 1 <= int(match[1]) <= _NOON:
            raise ValueError(match[0])  # no clock shows 13 pm
        hour, minute = int(match[1]) % _NOON + _NOON * (match[3] == "pm"), int(match[2] or 0)
    else:
        hour, minute = int(match[4]), int(match[5])
    moment = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return moment if moment <= now else moment - _DAY


def _named(value: str, today: datetime) -> Stretch | None:
    """A time that has a name; of weekdays and months the last that has begun."""
    if value in _DAYS_AGO:
        return _day(today - _DAYS_AGO[value] * _DAY)
    if (span := _span(value, today)) is not None:
        return span
    found: Stretch | None = None
    plain = value.removeprefix(_LAST)
    if (number := _number_in(plain, _WEEKDAYS)) is not None:
        back = (today.weekday() - number) % 7
        found = _day(today - (back or 7 * (plain != value)) * _DAY)
    elif nth := _NTH.fullmatch(value):
        month = today.month - (int(nth[1]) > today.day)
        found = _day(today.replace(today.year - (month < 1), month or 12, int(nth[1])))
    elif (day := _DAY_OF_MONTH.fullmatch(value)) and _number_in(day[2], _MONTHS) is not None:
        found = _day_of_month(int(day[1]), _number_in(day[2], _MONTHS) or 0, today)
    elif (number := _number_in(value, _MONTHS)) is not None:
        year = today.year - (number + 1 > today.month)
        found = _month(today.replace(year, number + 1, 1))
    return found


def _span(value: str, today: datetime) -> Stretch | None:
    """The week, month, year or weekend of today, as far as a word names one."""
    if value == "week":
        monday = today - today.weekday() * _DAY
        return Stretch(monday, monday + 7 * _DAY)
    if value == "weekend":
        saturday = today - (today.weekday() - _SATURDAY) % 7 * _DAY
        return Stretch(saturday, saturday + 2 * _DAY)
    if value == "month":
        return _month(today.replace(day=1))
    if value == "year":
        start = today.replace(month=1, day=1)
        return Stretch(start, start.replace(start.year + 1))
    return None


def _day_of_month(day: int, month: int, today: datetime) -> Stretch:
    """The last day of a name ("19nov") that has begun; months count from 0."""
    start = today.replace(month=month + 1, day=day)
    return _day(start if start <= today else start.replace(start.year - 1))


def _number_in(value: str, names: tuple[str, ...]) -> int | None:
    """Which of these names is meant: whole, or its first three letters."""
    for number, name in enumerate(names):
        if value in {name, name[:_SHORT]}:
            return number
    return None


def _day(start: datetime) -> Stretch:
    return Stretch(start, start + _DAY)


def _month(start: datetime) -> Stretch:
    return Stretch(start, (start + 31 * _DAY).replace(day=1))
