"""What a reader types to find stories, read into a Query.  Pure: knows no SQL.

Any text gives a Query or one SettingsFault that names the word it is about.
"""

import difflib
import re
from datetime import datetime, timedelta
from typing import Literal, NamedTuple, TypeAlias

from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault
from wirereader.story.record import ticks

MOST_PARTS = 64
_LEAST_PREFIX = 2
_PHRASE_FIELDS = ("headline", "speaker", "person", "place", "organisation", "source")
_OTHER_FIELDS = ("tag", "language", "since", "before", "after", "status")
_OTHER_NAMES = {
    "org": "organisation",
    "organization": "organisation",
    "lang": "language",
    "title": "headline",
    "feed": "source",
}
FIELDS = (*_PHRASE_FIELDS, *_OTHER_FIELDS)
FLAGS = ("breaking", "unread", "read", "starred")
STATUSES = ("killed", "withheld", "usable", "hidden")
_ITEM = re.compile(r'(-*)((?:[^\s":]+:)?)("[^"]*"?\*?|[^\s"]+)?')
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LENGTH = re.compile(r"(\d{1,6})(m|h|d|w)")
_DATE = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}

Field = Literal["headline", "speaker", "person", "place", "organisation", "source"]


class Words(NamedTuple):
    """Words that stand next to each other: anywhere, or in a field; the last may be cut short."""

    words: str
    field: str | None = None
    is_prefix: bool = False


class Flag(NamedTuple):
    """Breaking, unread, read or starred; "changed" (since it was read) no query has a word for."""

    name: str


class Tag(NamedTuple):
    """The reader's own tag, of the story or its source."""

    name: str


class InSources(NamedTuple):
    """Brought by one of these sources, by their numbers in the library."""

    numbers: tuple[int, ...]


class LanguageTerm(NamedTuple):
    """A language by its code: "en" finds "en-GB", too."""

    code: str


class Status(NamedTuple):
    """What its agency says of it; "hidden" is all that lists leave out."""

    name: str


class Since(NamedTuple):
    """Published from this moment on, in microseconds since 1970."""

    moment: int


class Before(NamedTuple):
    """Published before this moment, in microseconds since 1970."""

    moment: int


class Not(NamedTuple):
    """What must not be so."""

    part: "Part"


class AnyOf(NamedTuple):
    """One of these must be so."""

    parts: "tuple[Part, ...]"


Part: TypeAlias = (
    Words | Flag | Tag | InSources | LanguageTerm | Status | Since | Before | Not | AnyOf
)


class Query(NamedTuple):
    """A search that was understood: all `parts` must be so; `text` is what was typed.

    `ranked` orders the newest matches by how well they match, best first.
    """

    text: str
    parts: tuple[Part, ...] = ()
    ranked: bool = False


def parse_query(text: str, now: datetime, *, ranked: bool = False) -> Query:
    """Read a search; days begin and end as in the time zone of `now` (aware).

    Words all must occur; "phrases", -not, a OR b, prefix*, headline:, speaker:, person:, place:,
    organisation: (org:), source:, tag:, language:, breaking, unread, read, starred, since:2d (or
    12h, 2026-11-01, yesterday), before:, after:, status:killed.  Raises SettingsFault naming the
    word that cannot be read.
    """
    groups: list[list[Part]] = []
    is_joined = False  # claims that OR stands before the next part
    last = ""
    for match in _ITEM.finditer(_PRIVATE.sub(" ", text.replace("\x00", " "))):
        if not match[0]:
            continue
        last = match[0]
        if last == "OR":
            if is_joined or not groups:
                raise _fault("OR stands between two things to find.", "OR", "a OR b")
            is_joined = True
            continue
        part = _part(match, now)
        if part is None:
            continue
        if is_joined:
            groups[-1].append(part)
        else:
            groups.append([part])
        is_joined = False
    if is_joined:
        raise _fault("OR stands between two things to find.", "OR", "a OR b")
    if not groups:
        raise _fault("There is no word in it.", clean_line(text, 40), "tbilisi since:2d")
    if sum(map(len, groups)) > MOST_PARTS:
        raise _fault(f"It has more than {MOST_PARTS} parts.", last, "fewer words")
    parts = (group[0] if len(group) == 1 else AnyOf(tuple(group)) for group in groups)
    return Query(text, tuple(parts), ranked)


def has_status(query: Query) -> bool:
    """Claim that a query asks for a status, so that hidden stories may be meant."""
    found, waiting = False, list(query.parts)
    while waiting:
        part = waiting.pop()
        if isinstance(part, Not):
            waiting.append(part.part)
        elif isinstance(part, AnyOf):
            waiting.extend(part.parts)
        found = found or isinstance(part, Status)
    return found


def _part(match: re.Match[str], now: datetime) -> Part | None:
    """One part, or None if there is no letter or digit in it."""
    minus, field, value = match[1], match[2], match[3] or ""
    name = field[:-1].lower()
    name = _OTHER_NAMES.get(name, name)
    part: Part | None
    if name in _OTHER_FIELDS:
        part = _special(name, value.strip('"'), now)
    elif name in _PHRASE_FIELDS:
        part = _words(value, name)
        if part is None:
            raise _fault(f"Nothing stands after {name}:.", match[0], f"{name}:word")
    else:
        if name:
            _refuse_if_mistyped(name, match[0])
        if not field and value in FLAGS:
            part = Flag(value)
        else:
            part = _words(value if value.startswith('"') and not field else field + value, None)
    return Not(part) if part is not None and minus else part


def _refuse_if_mistyped(name: str, word: str) -> None:
    near = difflib.get_close_matches(name, FIELDS, 1, 0.75)
    if near:
        raise _fault(f"There is no {name}: to search by.", word, f"{near[0]}:")


def _words(value: str, field: str | None) -> Words | None:
    is_prefix = value.endswith("*")
    words = value.rstrip("*").strip('"').rstrip("*").strip()
    letters = sum(map(str.isalnum, words))
    if not letters:
        return None
    if is_prefix and letters < _LEAST_PREFIX:
        raise _fault("It needs two letters or more before the star.", value, "ge*")
    return Words(words, field, is_prefix)


def _special(name: str, value: str, now: datetime) -> Part:
    if not value.strip():
        raise _fault(f"Nothing stands after {name}:.", f"{name}:", _EXAMPLES[name])
    if name == "tag":
        return Tag(tag_name(value))
    if name == "language":
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", value):
            raise _fault("It is not the code of a language.", f"language:{value}", "language:en")
        return LanguageTerm(value.lower())
    if name == "status":
        if value.lower() not in STATUSES:
            raise _fault("There is no such status.", f"status:{value}", "status:killed")
        return Status(value.lower())
    try:
        moment, length = _moment(value.lower(), now)
        if name == "after" and length is not None:
            moment += length
        found = ticks(moment) or 0
    except (OverflowError, ValueError) as error:
        example = _EXAMPLES[name]
        raise _fault("It is not a time or a date.", f"{name}:{value}", example) from error
    return Before(found) if name == "before" else Since(found)


_EXAMPLES = {
    "tag": "tag:later",
    "language": "language:en",
    "status": "status:killed",
    "since": "since:2d, since:12h or since:2026-11-01",
    "after": "after:2026-11-01 or after:yesterday",
    "before": "before:2026-11-01 or before:1w",
}


def tag_name(text: str) -> str:
    """A tag as it is kept: one clean line in small letters."""
    return clean_line(text, 60).lower()


def _moment(value: str, now: datetime) -> tuple[datetime, timedelta | None]:
    """A moment, and how long it lasts if it is a day or a month.  Raises ValueError."""
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    day = timedelta(days=1)
    if value in {"today", "yesterday"}:
        return (today if value == "today" else today - day), day
    if (match := _LENGTH.fullmatch(value)) is not None:
        return now - timedelta(**{_UNITS[match[2]]: int(match[1])}), None
    if (match := _DATE.fullmatch(value)) is not None:
        start = today.replace(int(match[1]), int(match[2]), int(match[3] or 1))
        if match[3]:
            return start, day
        return start, (start + 31 * day).replace(day=1) - start
    moment = datetime.fromisoformat(value)
    return (moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)), None


def _fault(why: str, word: str, example: str) -> SettingsFault:
    shown = clean_line(word, 60) or "Nothing"
    return SettingsFault(f"{shown} cannot be searched for.", why, f"Write, for example, {example}.")
