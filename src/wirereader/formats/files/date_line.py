"""A line that says when a story was published and nothing else, as pages print it."""

import re
from datetime import UTC, datetime

_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_MONTH = r"(?P<{}>(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{{0,6}})\.?"
_DAY_LINE = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified|date)(?: on| at)?:?\s+)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+" + _MONTH.format("month") + r",?\s+(?P<year>\d{4})"
    r"|" + _MONTH.format("month2") + r"\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{4})"
    r"|(?P<year3>\d{4})-(?P<month3>\d\d)-(?P<day3>\d\d))"
    r"(?:,?\s+(?:at\s+)?(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)\s*(?P<zone>utc|gmt|z)"
    r"|,?\s+(?:at\s+)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*[a-z]{0,5})?",
    re.IGNORECASE,
)
_LONGEST = 80


def day_of(line: str) -> tuple[datetime, bool] | None:
    """Return the time in UTC that `line` states, and whether it is a date alone; None if neither.

    A time of day counts only in UTC: of other zones the date is taken.
    """
    match = _DAY_LINE.fullmatch(line.strip()) if len(line) <= _LONGEST else None
    if match is None:
        return None
    month = match["month"] or match["month2"]
    try:
        moment = datetime(
            int(match["year"] or match["year2"] or match["year3"]),
            _MONTHS.index(month[:3].lower()) + 1 if month else int(match["month3"]),
            int(match["day"] or match["day2"] or match["day3"]),
            int(match["hour"] or 0),
            int(match["minute"] or 0),
            tzinfo=UTC,
        )
    except ValueError:
        return None
    return moment, match["hour"] is None
