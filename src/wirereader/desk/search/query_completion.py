"""What a query that is being typed may become: fields, and their values.  Pure: asks nobody."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from wirereader import late_re as re
from wirereader.story.folding import folded

if TYPE_CHECKING:
    from wirereader.library.search.query_values import QueryValues

MOST = 50
_LAST_WORD = re.compile(r'(?:[^\s"():]+:\s*)?(?:"[^"]*|[^\s"()]*)\Z')
_PLAIN = re.compile(r"[^\s\"():]+")
_MONTHS_BACK = 12
_DAYS = 31


class QueryCompletion(NamedTuple):
    """One way to go on: the whole text then, and what is shown of it with a word about it."""

    text: str
    shown: str
    about: str


def query_completions(
    text: str, values: "QueryValues", now: datetime
) -> tuple[QueryCompletion, ...]:
    """What the last word of `text` may become, at most 50; fields before values are typed."""
    match = _LAST_WORD.search(text)
    word = match[0] if match is not None else ""
    before = text[: len(text) - len(word)]
    stripped = word.lstrip("-")
    before, word = before + word[: len(word) - len(stripped)], stripped
    name, colon, typed = word.partition(":")
    found = _values(name, typed, values, now) if colon else _fields(word)
    return tuple(
        islice((QueryCompletion(before + told, shown, about) for told, shown, about in found), MOST)
    )


def _fields(word: str) -> Iterator[tuple[str, str, str]]:
    """Fields that begin as typed, by any of their names."""
    from wirereader.library.search.query_fields import FIELDS

    start = folded(word)
    named = {field.key for field in FIELDS if field.name.startswith(start)}
    for field in FIELDS:
        if field.key in named:
            yield f"{field.name}:", f"{field.name}:", field.help
    for field in FIELDS:
        other = next((one for one in field.others if one.startswith(start)), "")
        if other and field.key not in named:
            yield f"{other}:", f"{other}:", field.help


def _values(
    name: str, typed: str, values: "QueryValues", now: datetime
) -> Iterator[tuple[str, str, str]]:
    from wirereader.library.search.query_fields import BY_NAME

    field = BY_NAME.get(name.lower())
    if field is None:
        return
    for value in _fitting(_choices(field.key, values, now), typed.strip().lstrip('"')):
        written = value if _PLAIN.fullmatch(value) else f'"{value}"'
        yield f"{name}:{written} ", value, ""


def _choices(key: str, values: "QueryValues", now: datetime) -> Iterable[str]:
    """What may stand after a field."""
    from wirereader.library.search.query_fields import HAS, STATES, STATUSES, TIME_FIELDS
    from wirereader.story.language_names import LANGUAGES

    if key in TIME_FIELDS:
        return _times(now)
    found: dict[str, Iterable[str]] = {
        "source": values.sources,
        "tag": values.tags,
        "folder": values.folders,
        "person": values.people,
        "speaker": values.people,
        "place": values.places,
        "organisation": values.organisations,
        "country": values.countries,
        "language": ("en", *LANGUAGES, *LANGUAGES.values()),
        "has": dict.fromkeys(HAS.values()),
        "status": STATUSES,
        "is": dict.fromkeys(STATES.values()),
    }
    return found.get(key, ())


def _times(now: datetime) -> Iterator[str]:
    """Days and months that are likely meant, the nearest first."""
    from wirereader.library.search.query_times import TIME_WORDS

    yield from TIME_WORDS
    yield from ("3d", "1w", "12h")
    day = now
    for _ in range(_MONTHS_BACK):
        yield f"{day:%Y-%m}"
        day = day.replace(day=1) - timedelta(days=1)
    yield from (f"{now - timedelta(days=back):%Y-%m-%d}" for back in range(_DAYS))


def _fitting(choices: Iterable[str], typed: str) -> Iterator[str]:
    """Choices that begin as typed, first from their beginning and then from one of their words."""
    start, later = folded(typed), []
    for choice in choices:
        plain = folded(choice)
        if plain.startswith(start):
            yield choice
        elif f" {start}" in plain.replace("/", " "):
            later.append(choice)
    yield from later
