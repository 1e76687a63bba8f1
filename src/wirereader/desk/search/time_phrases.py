"""Times as people say them ("since monday", "in the last three days"), as the terms of a query."""

import re
from functools import cache
from typing import Final, NamedTuple

_UNITS: Final = {
    "minute": "m", "min": "m", "hour": "h", "hr": "h", "day": "d", "week": "w", "month": "mo",
    "year": "y",
}  # fmt: skip
_UNIT: Final = r"(?P<u>minute|min|hour|hr|day|week|month|year)s?"
_COUNTED: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ONE: Final = ("a", "an", "one")
_WORD: Final = rf"{'|'.join((*_COUNTED, *_ONE))}|a couple of|couple of|a few|few"
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
_DAY: Final = (
    rf"(?:\d{{4}}-\d{{1,2}}(?:-\d{{1,2}})?|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH} \d{{4}}|"
    rf"{_MONTH} (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?\d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|"
    r"\d{4}|today|yesterday|"
    rf"(?:last |this |past )?(?:{_WEEKDAY})|(?:last |this |past )?{_MONTH}|"
    r"\d{1,2}(?::\d\d)? ?[ap]m|\d{1,2}:\d\d|"
    r"(?:this |the )?(?:morning|afternoon|evening)|tonight|last night|midnight|noon|"
    r"(?:this |the )(?:week|month|year))(?![\w-])"
)
_SPANS: Final[tuple[tuple[str, str], ...]] = (
    (rf"between (?P<a>{_DAY}) and (?P<b>{_DAY})", "date:{a}..{b}"),
    (rf"from (?P<a>{_DAY}) (?:to|until|till|through) (?P<b>{_DAY})", "date:{a}..{b}"),
    (
        (r"(?:from |in |within |during |over |since |of |for )?(?:the )?"
        rf"(?:last|past|previous|latest|recent) (?P<n>\d{{1,4}}|{_WORD}) {_UNIT}"),
        "since:{n}{u}",
    ),
    (rf"(?:from |since )?(?P<n>\d{{1,4}}|{_WORD}) {_UNIT} ago", "since:{n}{u}"),
    (rf"(?:newer|younger|less) than (?P<n>\d{{1,4}}|{_WORD}) {_UNIT}(?: old)?", "since:{n}{u}"),
    (rf"(?:older|more) than (?P<n>\d{{1,4}}|{_WORD}) {_UNIT}(?: old)?", "before:{n}{u}"),
    (
        (r"(?:from |in |within |during |over |since |of |for )?(?:the )?"
        r"(?:last|past|previous) (?P<u>hour|day|week|month|year)"),
        "since:1{u}",
    ),
    (rf"(?:since|starting|from|after|newer than) (?P<a>{_DAY}) (?:on|onwards?)", "since:{a}"),
    (rf"(?:since|starting|newer than) (?:on )?(?P<a>{_DAY})", "since:{a}"),
    (rf"(?:before|until|till|up to|older than) (?P<a>{_DAY})", "before:{a}"),
    (rf"after (?P<a>{_DAY})", "after:{a}"),
    (rf"(?:on|from|of|for|in|during|dated|published|published on) (?P<a>{_DAY})", "date:{a}"),
    (rf"(?P<a>{_DAY})(?:'s)?", "date:{a}"),
)  # fmt: skip
_MAY_BE_ANYTHING: Final = re.compile(r"(?:\d{4}|may|mar|march|sun|sat|august|april|june|the \w+)\Z")
"""Times that are as well another word; they count only after a preposition."""


class TimeFound(NamedTuple):
    """A time at the beginning of some words: the term of a query, and how many words it took."""

    term: str
    words: int


def time_at(words: list[str]) -> TimeFound | None:
    """The time that some words begin with; the longest reading of them."""
    text = " ".join(words[:9])
    for pattern, term in _patterns():
        match = pattern.match(text)
        if match is None:
            continue
        parts = {name: part for name, part in match.groupdict().items() if part}
        if set(parts) == {"a"} and match[0] == parts["a"] and _MAY_BE_ANYTHING.match(parts["a"]):
            continue
        if not parts.get("n", "1").isdigit():
            said = parts["n"]
            parts["n"] = _number(said)
        if "u" in parts:
            parts["u"] = _UNITS[parts["u"]]
        for name in parts.keys() & {"a", "b"}:
            parts[name] = _day(parts[name])
        return TimeFound(term.format(**parts), len(match[0].split()))
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"{pattern}(?![\w'])"), term) for pattern, term in _SPANS)


def _number(said: str) -> str:
    """A number in words as digits."""
    if said in _ONE:
        return "1"
    return str(_COUNTED.index(said) + 2 if said in _COUNTED else 3)


def _day(said: str) -> str:
    """A day as queries have it."""
    text = re.sub(r"\A(?:last|this|past|the) (?!night)", "", said)
    if re.fullmatch(r"morning|afternoon|evening|tonight|midnight|noon", text):
        return "today"
    if re.fullmatch(r"\d{1,2}(?::\d\d)? ?[ap]m", text):
        return text.replace(" ", "")
    if text == "last night":
        return "yesterday"
    if re.fullmatch(_WEEKDAY, text):
        return text[:3]
    year = re.search(r"\b\d{4}\b(?!-)", text)
    month = re.search(rf"\b{_MONTH}\b", text)
    if month is None:
        return text
    day = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", text)
    if year is None:
        return f"{day[1] if day else ''}{month[0][:3]}"
    number = _MONTHS.index(month[0][:3]) + 1
    return f"{year[0]}-{number:02}" + (f"-{int(day[1]):02}" if day else "")
