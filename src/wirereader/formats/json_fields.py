"""Reading the fields of JSON from outside: words, lines and lists, whatever stands there."""

from collections.abc import Mapping
from typing import Any

from wirereader.formats.html.tokenizer import one_line

Json = Mapping[str, Any]


def word(owner: Json, key: str) -> str | None:
    """The value of `key` as it stands where it is a word or a number, or None."""
    return plain_word(owner.get(key))


def line(owner: Json, key: str) -> str | None:
    """The value of `key` as one clean line, or None."""
    return one_line(plain_word(owner.get(key)))


def listed(owner: Json, key: str) -> list[Any]:
    """The value of `key` where it is a list, or an empty one."""
    value = owner.get(key)
    return value if isinstance(value, list) else []


def plain_word(value: object) -> str | None:
    """A value as a word where it is a word or a number, or None."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value)[:100]
    return value if isinstance(value, str) else None
