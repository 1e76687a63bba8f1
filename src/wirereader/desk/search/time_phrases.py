"""Times as people say them ("since monday", "in the last three days"), as the terms of a query."""

from functools import cache
from typing import Final, NamedTuple

from wirereader import late_re as re

_UNITS: Final = {
    **dict.fromkeys(("minute", "min"), (1, "m")),
    **dict.fromkeys(("hour", "hr", "h"), (1, "h")),
    **dict.fromkeys(("day", "d"), (1, "d")),
    **dict.fromkeys(("week", "wk", "w"), (1, "w")),
    **dict.fromkeys(("month", "mo"), (1, "mo")),
    **dict.fromkeys(("year", "yr", "y"), (1, "y")),
    "fortnight": (2, "w"),
    "quarter": (3, "mo"),
    "decade": (10, "y"),
}
"""Units of lengths, each as so many of a unit of queries."""
_UNIT: Final = (
    r"(?P<u>minute|min|hour|hr|day|week|wk|fortnight|month|quarter|year|yr|decade)s?(?![\w'])"
)
_SHORT_UNIT: Final = r"(?P<v>min|hour|hr|day|week|wk|month|year|yr|h|d|w|mo|y)s?"
_COUNTED: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ONE: Final = ("a", "an", "one")
_WORD: Final = rf"{'|'.join((*_COUNTED, *_ONE))}|a couple of|couple of|couple|a few|few"
_LENGTH: Final = rf"(?:(?P<n>\d{{1,4}}|{_WORD}) {_UNIT}|(?P<m>\d{{1,4}}) ?{_SHORT_UNIT})"
_WEEKDAY: Final = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|thur|thurs|wednes"
)
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_NTH: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:19|20)\d\d"
_PART: Final = "morning|afternoon|evening|night"
_ISO: Final = r"\d{4}-\d{1,2}(?:-\d{1,2})?"
_DAYS: Final = (
    r"\d{4}[/.]\d{1,2}[/.]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}/\d{1,2}",
    rf"(?:(?:{_WEEKDAY}),? (?:the )?)?{_NTH} (?:of )?{_MONTH}(?:,? {_YEAR})?",
    rf"(?:(?:{_WEEKDAY}),? )?{_MONTH} (?:the )?{_NTH}(?!\d)(?:,? {_YEAR})?",
    rf"(?:early |mid-?|late )?{_MONTH},? (?:of )?{_YEAR}|{_ISO}|{_YEAR}",
    r"(?:the )?day before yesterday|(?:early |earlier |late |later |so far )?today",
    rf"(?:late )?yesterday(?: (?:{_PART}))?",
    rf"(?:last |this |past )?(?:{_WEEKDAY})(?: (?:{_PART}))?",
    rf"(?:last |this |past |early |mid-?|late )?{_MONTH}",
    r"(?:\d{1,2}(?::\d\d)? ?[ap]m|\d{1,2}:\d\d)(?: today)?",
    r"(?:early |late )?(?:this |the )?(?:morning|afternoon|evening)",
    r"tonight|last night|midnight|noon",
    r"(?:earlier |later |late |early )?(?:this |the |current )(?:week|month|year)",
    r"(?:(?:the )?(?:last |past )|this |the )?weekend",
    r"(?:the )?\d{1,2}(?:st|nd|rd|th)",
)
_DAY: Final = rf"(?:{'|'.join(_DAYS)})(?![\w-])"
_NAMED: Final = rf"(?:{_ISO}|{_WEEKDAY}|{_MONTH})"
_TO: Final = r"(?:to|until|till|through|thru|up to|-|\u2013|\.\.)"
_OR: Final = r"(?:and|or|&)"
_OF_MONTH: Final = rf"(?:of )?(?P<k>{_MONTH})(?:,? (?P<z>{_YEAR}))?"
_IN_MONTH: Final = rf"(?:the )?(?P<k>{_MONTH})"
_IN_YEAR: Final = rf"(?!\d)(?:,? (?P<z>{_YEAR}))?"
_LASTING: Final = (
    r"(?:from |in |within |during |over |since |of |for )?(?:the )?"
    r"(?:last|past|previous|latest|recent)"
)
_AT_MOST: Final = (
    r"(?:newer|younger|less) than|(?:no|not) (?:older|more) than|at most|max(?:imum)?|up to|within"
)
_BETWEEN: Final = "date:{d}..{e}"
_EITHER: Final = "(date:{d} OR date:{e})"
_SPANS: Final[tuple[tuple[str, str], ...]] = (
    # two days of a month that is said once
    (rf"(?:between|from) (?P<d>{_NTH}) (?:and|{_TO}) (?P<e>{_NTH}) {_OF_MONTH}", _BETWEEN),
    (
        rf"(?:between|from) {_IN_MONTH} (?P<d>{_NTH}) (?:and|{_TO}) (?P<e>{_NTH}){_IN_YEAR}",
        _BETWEEN,
    ),
    (rf"(?:on |of )?(?P<d>{_NTH}) ?{_TO} ?(?P<e>{_NTH}) {_OF_MONTH}", _BETWEEN),
    (rf"(?:on |of )?{_IN_MONTH} (?P<d>{_NTH}) ?{_TO} ?(?P<e>{_NTH}){_IN_YEAR}", _BETWEEN),
    (rf"(?:on |of )?(?P<d>{_NTH}) {_OR} (?P<e>{_NTH}) {_OF_MONTH}", _EITHER),
    (rf"(?:on |of )?{_IN_MONTH} (?P<d>{_NTH}) {_OR} (?P<e>{_NTH}){_IN_YEAR}", _EITHER),
    # two days
    (rf"between (?P<a>{_DAY}) (?:and|{_TO}) (?P<b>{_DAY})", "date:{a}..{b}"),
    (rf"(?:from |since )?(?P<a>{_DAY}) {_TO} (?P<b>{_DAY})", "date:{a}..{b}"),
    (rf"(?P<a>{_NAMED})(?:\.\.|-|\u2013)(?P<b>{_NAMED})", "date:{a}..{b}"),
    (
        rf"(?:on |from |in )?(?P<a>{_DAY}) {_OR} (?:on |from |in )?(?P<b>{_DAY})",
        "(date:{a} OR date:{b})",
    ),
    # lengths back from now
    (rf"{_LASTING} {_LENGTH}", "since:{n}{u}"),
    (rf"(?:before|older than) {_LENGTH} ago", "before:{n}{u}"),
    (rf"(?:from |since )?(?:about )?{_LENGTH} ago", "since:{n}{u}"),
    (rf"(?:{_AT_MOST}) {_LENGTH}(?: old)?", "since:{n}{u}"),
    (rf"(?:older|more) than {_LENGTH}(?: old)?", "before:{n}{u}"),
    (rf"(?:over|at least) {_LENGTH} old", "before:{n}{u}"),
    (rf"{_LENGTH} (?:old )?(?:or|and) older", "before:{n}{u}"),
    (rf"(?:under )?{_LENGTH} old", "since:{n}{u}"),
    (
        rf"(?:before|until|till|older than|earlier than) (?:the )?(?:last|past|previous) {_UNIT}",
        "before:{n}{u}",
    ),
    (rf"(?:after |newer than )?{_LASTING} {_UNIT}", "since:{n}{u}"),
    # one day
    (
        rf"(?:since|starting(?: from)?|from|after|newer than|as of) (?P<a>{_DAY}) (?:on|onwards?)",
        "since:{a}",
    ),
    (rf"(?:since|starting(?: from)?|newer than|as of) (?:on )?(?P<a>{_DAY})", "since:{a}"),
    (
        rf"(?:before|until|till|up to|older than|earlier than|prior to) (?P<a>{_DAY})",
        "before:{a}",
    ),
    (rf"(?:after|later than) (?P<a>{_DAY})", "after:{a}"),
    (
        (
            r"(?:on|from|of|for|in|during|at|over|dated|published|published (?:on|in)) "
            rf"(?P<a>{_DAY})"
        ),
        "date:{a}",
    ),
    (r"(?:in |over )?the (?:other|last few|past few) days?", "since:3d"),
    (rf"(?P<a>{_DAY})(?:'s)?", "date:{a}"),
)
_MAY_BE_ANYTHING: Final = re.compile(
    r"(?:\d{4}|may|mar|march|sun|sat|august|april|june|the \w+|morning|afternoon|evening|noon|"
    r"midnight|weekend|\d{1,2}/\d{1,2}|\d{1,2}(?:st|nd|rd|th))\Z"
)
"""Times that are as well another word; they count only after a preposition."""
_AROUND: Final = (
    re.compile(r"\A(?:(?:the )?(?:last|past)|this|the|current) (?!night)"),
    re.compile(r"\A(?:early|earlier|late|later|so far|mid)[ -]?"),
    re.compile(r"\A(?:this|the|current) "),
)
"""What is said before a day and does not tell which."""
_NAMED_DAYS: Final = (
    (re.compile("day before yesterday"), "before-yesterday"),
    (re.compile(rf"yesterday(?: (?:{_PART}))?|last night"), "yesterday"),
    (re.compile("morning|afternoon|evening|tonight|midnight|noon|night"), "today"),
)
_CLOCK: Final = re.compile(r"(?:\d{1,2}(?::\d\d)? ?[ap]m|\d{1,2}:\d\d)(?: today)?")
_PART_OF_WEEKDAY: Final = re.compile(rf"(?P<day>{_WEEKDAY})(?: (?:{_PART}))?")
_MOST: Final = 10
"""The longest time is of so many words."""


class TimeFound(NamedTuple):
    """A time at the beginning of some words: the term of a query, and how many words it took.

    `is_sure` claims that it is said as a time: with a preposition, or in several words.
    """

    term: str
    words: int
    is_sure: bool = True


def time_at(words: list[str]) -> TimeFound | None:
    """The time that some words begin with; the longest reading of them."""
    text = " ".join(words[:_MOST])
    for pattern, term in _patterns():
        match = pattern.match(text)
        if match is None:
            continue
        parts = {name: part for name, part in match.groupdict().items() if part}
        if set(parts) == {"a"} and match[0] == parts["a"] and _MAY_BE_ANYTHING.match(parts["a"]):
            continue
        if parts.get("a") is not None and parts.get("a") == parts.get("b"):
            continue
        filled = _filled(parts)
        if filled is not None:
            count = len(match[0].split())
            return TimeFound(term.format(**filled), count, count > 1 or ".." in term)
    return None


def time_in(text: str) -> bool:
    """Claim that a time is said somewhere in a text in lower case."""
    words = text.split()
    return any(time_at(words[at:]) is not None for at in range(len(words)))


def _filled(parts: dict[str, str]) -> dict[str, str] | None:
    """The parts of a time as queries have them; None for a day that there is not."""
    found: dict[str, str] = {}
    for name in parts.keys() & {"a", "b"}:
        day = _day(parts[name])
        if not day:
            return None
        found[name] = day
    unit = parts.get("u") or parts.get("v")
    if unit is not None:
        times, found["u"] = _UNITS[unit]
        said = parts.get("n") or parts.get("m") or "1"
        found["n"] = str(times * (int(said) if said.isdigit() else _number(said)))
    for name in parts.keys() & {"d", "e"}:
        found[name] = _of_month(parts[name], parts["k"], parts.get("z", ""))
    return found


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"{pattern}(?![\w'])"), term) for pattern, term in _SPANS)


def _number(said: str) -> int:
    """A number in words."""
    if said in _ONE:
        return 1
    if "couple" in said:
        return 2
    return _COUNTED.index(said) + 2 if said in _COUNTED else 3


def _of_month(day: str, month: str, year: str) -> str:
    """A day of a month as queries have it: "2026-11-05", "5nov" without a year."""
    number = int(re.sub(r"\D", "", day))
    if not year:
        return f"{number}{month[:3]}"
    return f"{year}-{_MONTHS.index(month[:3]) + 1:02}-{number:02}"


def _numeric(text: str) -> str:
    """A date in digits alone: "15/11/2026", "2026.11.15", "15/11"; "" where it is none."""
    numbers = [int(part) for part in re.split(r"[/.-]", text)]
    if text[:4].isdigit():  # a year first
        year, month, day = numbers
    else:
        day, month, *years = numbers
        if month > 12 >= day:  # noqa: PLR2004 - as in the United States
            day, month = month, day
        year = years[0] if years else 0
    if not (1 <= month <= 12 and 1 <= day <= 31):  # noqa: PLR2004 - a calendar
        return ""
    return f"{year}-{month:02}-{day:02}" if year else f"{day}{_MONTHS[month - 1]}"


def _day(said: str) -> str:
    """A day as queries have it; "" for a date that there is not."""
    if re.fullmatch(r"\d{1,4}[/.]\d{1,2}(?:[/.]\d{1,4})?|\d{1,2}-\d{1,2}-\d{4}", said):
        return _numeric(said)
    last = re.fullmatch(rf"last (?P<day>{_WEEKDAY})(?: (?:{_PART}))?", said)
    if last is not None:
        return f"last-{last['day'][:3]}"
    text = said
    for pattern in _AROUND:
        text = pattern.sub("", text)
    named = next((term for pattern, term in _NAMED_DAYS if pattern.fullmatch(text)), "")
    if named:
        return named
    if _CLOCK.fullmatch(text):
        return text.removesuffix(" today").replace(" ", "")
    weekday = _PART_OF_WEEKDAY.fullmatch(text)
    return weekday["day"][:3] if weekday is not None else _in_calendar(text)


def _in_calendar(text: str) -> str:
    """A date with the name of a month, or anything else as it is."""
    year = re.search(rf"\b{_YEAR}\b(?!-)", text)
    month = re.search(rf"\b{_MONTH}\b", text)
    if month is None:
        return text
    day = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", text)
    if day is not None:
        return _of_month(day[1], month[0], year[0] if year else "")
    if year is None:
        return month[0][:3]
    return f"{year[0]}-{_MONTHS.index(month[0][:3]) + 1:02}"
