"""What a list of a search is called: "Unread from BBC" for `is:unread from:bbc`.

Words that were searched for stand as they were typed; a query with parentheses, or with words as
alternatives, is its own title.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from wirereader import late_re as re

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
    "kicker": "filed under {}",
    "language": "in {}",
    "has": "with {}",
    "date": "from {}",
    "since": "since {}",
    "before": "before {}",
    "after": "after {}",
}
_WIDER: Final = frozenset({"from", "folder", "kicker"})
"""Fields whose value, where it is left out as a word, too, is not said again."""
_PROPER: Final = frozenset({"byline", "person", "place", "country", "organisation", "speaker"})
_DAYS: Final = frozenset({"today", "yesterday"})
_LENGTH: Final = re.compile(r"(\d{1,6})(m|h|d|w|mo|y)")
_LENGTHS: Final = {"since": "of the last {}", "before": "older than {}"}
_YEAR_MONTH: Final = 2
_SPANS: Final = {
    "week": "this week",
    "month": "this month",
    "year": "this year",
    "weekend": "the weekend",
    "before-yesterday": "the day before yesterday",
}
_DAY_OF_MONTH: Final = re.compile(r"(\d{1,2})([a-z]{3,9})")
_LAST: Final = "last-"
_DAYS_OR: Final = re.compile(r"\(date:[^\s()]+ OR date:[^\s()]+\)")
_TERM: Final = r'[a-z]+:(?:"[^"]+"|[^\s()"]+)'
_FIELDS_OR: Final = re.compile(rf"\({_TERM}(?: OR {_TERM})+\)|{_TERM}(?: OR {_TERM})+")
"""Terms with fields of which one must hold, and nothing else."""
_UNITS: Final = {"m": "minute", "h": "hour", "d": "day", "w": "week", "mo": "month", "y": "year"}


def query_title(text: str, sources: Iterable[str] = (), typed: str = "") -> str:
    """The title of what a query finds; `sources` are titles, which tell how a name is written.

    Words of which the query has only the beginning stand as they do in the `typed` line.
    """
    from wirereader.library.search.query_tokens import TokenKind, tokens

    found = tokens(text)
    kinds = {token.kind for token in found}
    days = _DAYS_OR.search(text)
    if days is not None and TokenKind.OPEN in kinds:
        either = _either([one for one in tokens(days[0]) if one.kind is TokenKind.TERM])
        if days[0] == text:
            return either
        title = query_title(" ".join(_DAYS_OR.sub(" ", text).split()), sources)
        return f"{title}, {either[:1].lower()}{either[1:]}"
    titles = tuple(sources)
    if _FIELDS_OR.fullmatch(text) is not None:
        return _of_any([token for token in found if token.kind is TokenKind.TERM], titles)
    if not kinds <= {TokenKind.TERM, TokenKind.NOT, TokenKind.AND}:
        return text
    adjectives: list[str] = []
    words: list[str] = []
    rest: list[str] = []
    is_not = False
    without: set[str] = set()
    for token in found:
        if is_not and token.kind is TokenKind.TERM:
            if token.value.casefold() in without and token.field.lower() in _WIDER:
                is_not = False
                continue  # "-sport -from:sport": said once
            without |= set() if token.field else {token.value.casefold()}
        if token.kind is not TokenKind.TERM or (token.text == "not" and token is not found[-1]):
            is_not |= token.kind is not TokenKind.AND
            continue
        _sort(_whole(token, typed), titles, adjectives, words, rest, is_not=is_not)
        is_not = False
    if not (words or rest or adjectives):
        return text
    return _joined(adjectives, words, rest)


def _joined(adjectives: Sequence[str], words: Sequence[str], rest: Sequence[str]) -> str:
    """The words that were searched for, what the stories are, and the rest, as one title."""
    if not words:
        title = " ".join((", ".join(adjectives), *rest)).strip()
        return title[:1].upper() + title[1:]
    return ", ".join((" ".join(words), *adjectives, *rest))


def _either(terms: "Sequence[Token]") -> str:
    """The title of days of which any is meant: "From 3 November or 5 November"."""
    return f"From {' or '.join(_date(term.value) for term in terms)}"


def _of_any(terms: "Sequence[Token]", titles: Sequence[str]) -> str:
    """The title of terms of which one must hold: "Breaking or with versions"."""
    first, *others = (query_title(term.text, titles) for term in terms)
    return " or ".join((first, *(one[:1].lower() + one[1:] for one in others)))


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
        if key == "date" and value.lower() in _SPANS and " " in _SPANS[value.lower()][:5]:
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
    if (told := _DAY_OF_MONTH.fullmatch(value)) is not None:
        return f"{told[1]} {_date(told[2])}"
    if value.isalpha() and value.lower() not in _DAYS:
        from wirereader.library.search.query_times import TIME_WORDS

        names = (one for one in TIME_WORDS if one not in _SPANS)
        return next((one for one in names if one.startswith(value.lower())), value).title()
    if value.startswith(_LAST):
        return f"last {_date(value.removeprefix(_LAST))}"
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
