"""Values of a row that may be damaged: each is what it should be, or what stands for none.

A byte that a disk lost costs the value it stood in, and no other value, row or list.
"""

import json
from datetime import UTC, datetime
from typing import Any

from wirereader.story.record import moment

_UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)


def words(value: object) -> str:
    """A text; "" for anything else."""
    return value if isinstance(value, str) else ""


def words_if_any(value: object) -> str | None:
    """A text, or None."""
    return value if isinstance(value, str) else None


def number(value: object, usual: int = 0) -> int:
    """A whole number; `usual` for anything else."""
    return value if isinstance(value, int) else usual


def number_if_any(value: object) -> int | None:
    """A whole number, or None."""
    return value if isinstance(value, int) else None


def json_or_empty(column: str) -> str:
    """The SQL of a column that holds JSON; an empty list where it holds none."""
    return f"CASE WHEN json_valid({column}) THEN {column} ELSE '[]' END"


def time_if_any(value: object) -> datetime | None:
    """The time of a number of microseconds since 1970; None for anything else, or beyond 9999."""
    try:
        return moment(value) if isinstance(value, int) else None
    except OverflowError:
        return None


def time(value: object) -> datetime:
    """The same; the beginning of 1970 where there is none."""
    return time_if_any(value) or _UNKNOWN


def json_object(value: object) -> dict[str, Any]:
    """What a text of JSON holds by name; nothing where it is damaged or something else."""
    found = _json(value)
    return found if isinstance(found, dict) else {}


def json_words(value: object) -> tuple[str, ...]:
    """The texts in a list that is JSON; none where it is damaged or something else."""
    found = _json(value)
    return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()


def _json(value: object) -> object:
    try:
        return json.loads(value) if isinstance(value, str) else None
    except (ValueError, RecursionError):
        return None
