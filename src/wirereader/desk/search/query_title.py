"""What a list of a search is called: "Unread from BBC" for `is:unread from:bbc`.

Words that were searched for stand as they were typed; a query with alternatives or parentheses is
its own title.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from wirereader.library.search.query_tokens import Token

_ADJECTIVES: Final = frozenset({"is", "status"})
_SAID: Final = {
    "source": "from {}",
    "byline": "by {}",
    "tag": "tagged {}",
    "folder": "in {}",
    "person": "about {}",
    "place": "about {}",
    "country": "about {}",
    "organisation": "about {}",
    "speaker": "quoting {}",
    "quote": 'with "{}" in a quote',
    "headline": 'with "{}" in the headline',
    "language": "in {}",
    "has": "with {}",
    "date": "from {}",
    "since": "since {}",
    "before": "before {}",
    "after": "after {}",
}
_PROPER: Final = frozenset({"byline", "person", "place", "country", "organisation", "speaker"})
_DAYS: Final = frozenset({"today", "yesterday"})
_LENGTH: Final = re.compile(r"(\d{1,6})(m|h|d|w|mo|y)")
_LENGTHS: Final = {"since": "of the last {}", "before": "older than {}"}
_YEAR_MONTH: Final = 2
_SPANS: Final = {"week": "this week", "month": "this month", "year": "this year"}
_UNITS: Final = {"m": "minute", "h": "hour", "d": "day", "w": "week", "mo": "month", "y": "year"}


def query_title(text: str, sources: Iterable[str] = (), typed: str = "") -> str:
    """The title of what a query finds; `sources` are titles, which tell how a name is written.

    Words of which the query has only the beginning stand as they do in the `typed` line.
    """
    from wirereader.library.search.query_tokens import TokenKind, tokens

    found = tokens(text)
    kinds = {token.kind for token in found}
    if not kinds <= {TokenKind.TERM, TokenKind.NOT, TokenKind.AND}:
        return text
    titles = tuple(sources)
    adjectives: list[str] = []
    words: list[str] = []
    rest: list[str] = []
    is_not = False
    for token in found:
        if token.kind is not TokenKind.TERM or (token.text == "not" and token is not found[-1]):
            is_not |= token.kind is not TokenKind.AND
            continue
        _sort(_whole(token, typed), titles, adjectives, words, rest, is_not=is_not)
        is_not = False
    if not (words or rest or adjectives):
        return text
    if not words:
        title = " ".join((", ".join(adjectives), *rest)).strip()
        return title[:1].upper() + title[1:]
    return ", ".join((" ".join(words), *adjectives, *rest))


def asks_source(text: str) -> bool:
    """Claim that the title of a query may need the titles of the sources."""
    return bool(re.search(r"\b(?:from|source|feed|site|url):", text, re.IGNORECASE))


def _whole(token: "Token", typed: str) -> "Token":
    """A term with the word of the typed line of which it is the beginning."""
    if not (token.is_prefix and typed) or token.is_exact:
        return token
    from wirereader.desk.search.content_words import as_typed

    word = as_typed(token.value.rstrip("*"), typed)
    return token._replace(text=word, value=word) if word else token


def _sort(
    token: "Token",
    titles: Sequence[str],
    adjectives: list[str],
    words: list[str],
    rest: list[str],
    *,
    is_not: bool,
) -> None:
    """Put what a term says where it belongs."""
    from wirereader.library.search.query_fields import BY_NAME, FLAGS

    field = BY_NAME.get(token.field.lower())
    key = "" if field is None else field.key
    value = token.value.strip()
    is_bare = not key and not token.is_exact and not token.is_prefix
    no = "not " if is_not else ""
    if key in _ADJECTIVES or (is_bare and value in FLAGS):
        adjectives.append(f"{no}{value.lower()}")
    elif is_bare and value in _DAYS:
        rest.append(f"{no}from {value}")
    elif not key:
        if is_not:
            rest.append(f"without {token.text}")
        else:
            words.append(token.text)
    else:
        is_length = key in _LENGTHS and _LENGTH.fullmatch(value) is not None
        said = _LENGTHS[key] if is_length else _SAID[key]
        told = no + said.format(_value(key, value, titles))
        if key == "date" and value.lower() in _SPANS:
            told = no + _SPANS[value.lower()]
        rest.append(told.replace("not with ", "without ", 1))


def _value(key: str, value: str, titles: Sequence[str]) -> str:
    """A value as people write it."""
    if key in {"date", "since", "before", "after"}:
        value = " to ".join(map(_date, value.split("..")))
    if key == "source":
        return _as_titled(value, titles)
    if key == "language":
        from wirereader.story.language_names import LANGUAGES

        return LANGUAGES.get(value.lower(), value.capitalize())
    length = _LENGTH.fullmatch(value) if key in _LENGTHS else None
    if length is not None:
        count, unit = int(length[1]), _UNITS[length[2]]
        return unit if count == 1 and key == "since" else f"{count} {_several(unit, count)}"
    return value.title() if key in _PROPER and value.islower() else value


def _several(unit: str, count: int) -> str:
    return unit if count == 1 else f"{unit}s"


def _date(value: str) -> str:
    """A date in words: "3 November 2026", "November 2026"; anything else as it is."""
    if value.lower() in _SPANS:
        return _SPANS[value.lower()]
    if value.isalpha() and value.lower() not in _DAYS:
        from wirereader.library.search.query_times import TIME_WORDS

        names = (one for one in TIME_WORDS if one not in _SPANS)
        return next((one for one in names if one.startswith(value.lower())), value).title()
    parts = value.split("-")
    try:
        if len(parts) == _YEAR_MONTH:
            return f"{date(int(parts[0]), int(parts[1]), 1):%B %Y}"
        day = date.fromisoformat(value)
    except (ValueError, OverflowError):  # no date, or a year of twenty digits
        return value
    return f"{day.day} {day:%B %Y}"


def _as_titled(value: str, titles: Sequence[str]) -> str:
    """A source's name in the letters of a title that has it: "voa" as "VOA"."""
    wanted = value.casefold()
    for title in titles:
        at = title.casefold().find(wanted)
        if at >= 0 and len(title) == len(title.casefold()):
            return title[at : at + len(wanted)]
    return value
