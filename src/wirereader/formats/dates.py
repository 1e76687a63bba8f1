"""Every form of date met in feeds and agency files, as aware UTC times.

Here are the two that the standards have; all others (`formats.date_forms`) are loaded when one is
met.  A time without a zone is taken as UTC, or as what `time_zones.zone_assumed` says.  What is not
understood is None, and so is what stands where there is no date: year 1, the day that computers
count from.
"""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from wirereader.formats.time_zones import assumed_zone

# As nearly all feeds have it: read in a tenth of the time
_PLAIN_RFC = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d\d?) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) "
    r"(\d\d):(\d\d):(\d\d) (?:GMT|Z|UTC|([+-])(\d\d)(\d\d))"
)
_PLAIN_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
_TIME_ELEMENT = re.compile(r"<time\b[^<>]{0,400}?\bdatetime\s*=\s*[\"']([^\"'<>]{1,60})[\"']")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")
_PLAIN_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}


# What programs write where they know no date: where their calendars begin
_EPOCHS = frozenset(
    date.fromisoformat(day)
    for day in ("1601-01-01", "1753-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01")
)
_UNIX_BEGINS, _UNIX_BEGAN = datetime(1969, 12, 31, 9, tzinfo=UTC), datetime(1970, 1, 2, tzinfo=UTC)
_FIRST_YEAR = 1500  # no news is older: years like 1 or 202 are slips
_LAST = datetime(9999, 12, 30, tzinfo=UTC)  # what is later has no local time east of Greenwich


def read_date(text: str) -> datetime | None:
    """Return the time `text` names, in UTC, or None when it is no date."""
    return _read(text, assumed_zone()) if text else None


@lru_cache(maxsize=2048)
def _read(text: str, _zone: str) -> datetime | None:
    """`_zone` is what is assumed: another one, another answer to be remembered."""
    if "<" in text:
        text = _unmarked(text)
    moment = _plain(text) or _any_form(text)
    return None if moment is None or _is_no_date(moment) else min(moment, _LAST)


def _unmarked(text: str) -> str:
    """A date that is marked up as on a page, as by Drupal: what `time` says, if any."""
    said = _TIME_ELEMENT.search(text)
    return said[1] if said else _TAG.sub(" ", text)


def _is_no_date(moment: datetime) -> bool:
    if moment.year > _UNIX_BEGAN.year:
        return False
    is_unix = _UNIX_BEGINS <= moment < _UNIX_BEGAN
    return is_unix or moment.year < _FIRST_YEAR or moment.date() in _EPOCHS


def _plain(text: str) -> datetime | None:
    """Read one of the two forms that the standards have, or None."""
    try:
        if match := _PLAIN_RFC.fullmatch(text):
            day, month, year, hour, minute, second, sign, hours, minutes = match.groups()
            moment = datetime(
                int(year), _PLAIN_MONTHS[month], int(day), int(hour), int(minute), int(second),
                tzinfo=UTC,
            )  # fmt: skip
            if sign is None or hours == minutes == "00":
                return moment
            offset = timedelta(hours=int(hours), minutes=int(minutes))
            if offset < timedelta(hours=24):
                return moment + offset if sign == "-" else moment - offset
        elif _PLAIN_ISO.fullmatch(text):
            return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return None


def _any_form(text: str) -> datetime | None:
    from wirereader.formats.date_forms import any_form

    return any_form(text)
