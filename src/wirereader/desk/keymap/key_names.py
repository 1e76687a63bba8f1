"""What keys are called: as Textual names them, and as people write and read them."""

import functools
import unicodedata
from typing import Final

from wirereader.settings.value_types import nearest

_NAMED: Final = frozenset(
    {"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "escape", "tab"}
    | {"space", "backspace", "delete", "insert"}
    | {f"f{number}" for number in range(1, 25)}
)
_SPELLED: Final = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "del": "delete",
    "ins": "insert",
}
_ON_KEYS: Final = {"escape": "Esc", "pagedown": "PgDn", "pageup": "PgUp"}
_SAME: Final = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+j": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
}
"""What a terminal sends the same bytes for."""
_RENAMED: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
STOP: Final = "ctrl+c"
SUSPEND: Final = "ctrl+z"
RESERVED: Final = {STOP: "stops the current command", SUSPEND: "suspends the program"}
"""Keys that no setting gives another meaning, and what they do."""
DIGITS: Final = tuple("1234567890")
"""They begin a number."""
_ASCII: Final = "".join(map(chr, range(33, 127)))


class UnknownKeyError(ValueError):
    """A key that there is not, or that has a meaning already; the text says why."""


def is_typed(key: str) -> bool:
    """Claim that a key writes a visible character, which speech input strikes by chance."""
    return len(key) == 1 or key in _punctuation()


def spoken(key: str) -> str:
    """A key as a person knows it: "]", "Ctrl+D", "PgDn"; the inverse of `key_named`."""
    *modifiers, last = key.split("+")
    last = (
        _punctuation().get(last)
        or _ON_KEYS.get(last)
        or (last if len(last) == 1 else last.capitalize())
    )
    if modifiers and len(last) == 1:
        last = last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), last])


def key_named(written: str) -> str:
    """Textual's name of a key as a reader writes it: "?", "Ctrl+D", "PgDn".  Raises ValueError."""
    text = written.strip()
    *modifiers, last = text.split("+") if len(text) > 1 else [text]
    if text.endswith("++"):
        modifiers, last = modifiers[:-1], "+"
    if len(last) != 1 or modifiers:
        last = last.casefold() if len(last) > 1 else last
    last = _SPELLED.get(last, last)
    held = [modifier.casefold() for modifier in modifiers]
    if not set(held) <= {"ctrl", "shift", "alt"} or len(set(held)) != len(held):
        raise UnknownKeyError(_no_such(text))
    return _checked(_joined(held, last, text))


def _joined(held: list[str], last: str, text: str) -> str:
    if len(last) == 1:
        if held == ["shift"] and last.isalpha():
            return last.upper()
        if "shift" in held and not last.isalpha():
            raise UnknownKeyError("Write the character that Shift produces.")
        if held:
            last = last.lower()
        if not last.isprintable() or last.isspace() or (held and not last.isascii()):
            raise UnknownKeyError(_no_such(text))
        last = _character(last)
    elif last not in _NAMED and last not in _punctuation():
        raise UnknownKeyError(_no_such(text))
    return "+".join([*(name for name in ("ctrl", "alt", "shift") if name in held), last])


def _checked(key: str) -> str:
    if key in RESERVED:
        raise UnknownKeyError(f"{key} {RESERVED[key]}.")
    if (same := _SAME.get(key)) is not None:
        raise UnknownKeyError(f"In a terminal {key} is {same}.")
    if key.isdigit():
        raise UnknownKeyError("Digits begin a number.")
    return key


def _no_such(text: str) -> str:
    known = (*sorted(_NAMED), *sorted(_punctuation()), *_SPELLED)
    near = nearest(text.rpartition("+")[2], known)
    return f"There is no such key.{f' Nearest: {near}.' if near else ''}"


def _character(character: str) -> str:
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name) or character


@functools.cache
def _punctuation() -> dict[str, str]:
    return {_character(one): one for one in _ASCII if not one.isalnum()}
