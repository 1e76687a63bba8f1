"""What is asked of the index of names: a part of a name, a time, who is quoted most."""

from datetime import datetime
from typing import Final, NamedTuple

from wirereader.desk.search.time_phrases import time_at
from wirereader.story.folding import folded

_QUOTED: Final = frozenset({"quoted", "speakers"})
_DAYS: Final = frozenset({"today", "yesterday"})


class AskedOfIndex(NamedTuple):
    """`part` of a name, the moment (aware) from which on stories count, and who is quoted alone."""

    part: str
    since: datetime | None = None
    is_quoted: bool = False


def asked_of_index(typed: str, now: datetime) -> AskedOfIndex:
    """What words after `people` or `places` ask for; `now` (aware) tells the days."""
    words = typed.split()
    is_quoted = bool(words) and words[0].casefold() in _QUOTED
    words = words[is_quoted:]
    for at in range(len(words)):
        rest = folded(" ".join(words[at:])).split()
        time = time_at(rest)
        if time is None or not (time.is_sure or rest[0] in _DAYS):
            continue
        since = _start(time.term, now)
        if since is not None:
            left = (*words[:at], *words[at + time.words :])
            return AskedOfIndex(" ".join(left), since, is_quoted)
    return AskedOfIndex(" ".join(words), None, is_quoted)


def _start(term: str, now: datetime) -> datetime | None:
    """The moment with which a term of a query ("since:2d", "date:today") begins; None for none."""
    from wirereader.library.search.query_times import stretch_of

    field, _, value = term.partition(":")
    if field not in {"since", "date", "after"}:
        return None
    try:
        return stretch_of(value.partition("..")[0], now).start
    except (OverflowError, ValueError):
        return None
