"""What a setting can hold: each kind reads a value, refuses it, writes it and describes itself.

Values come from TOML (`of`) or from a line of text such as an environment variable (`of_text`).
The sentence of an `Unfit` goes on after the setting's name: "must be a whole number".
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from wirereader.late_import import late_pattern
from wirereader.story.clean import clean_line, drawable

Schema = dict[str, Any]
OFF = "off"
_YES: Final = ("1", "true", "yes", "on")
_NO: Final = ("0", "false", "no", "off")
_LOGIN = late_pattern(r"(?<=://)[^/?#\\\s\"]*@")
_ESCAPED = late_pattern('["\\\\\x00-\x1f\x7f]')


class Unfit(ValueError):
    """A value that a setting cannot have; says what it must be, and the nearest that it can."""

    def __init__(self, must_be: str, nearest: str = "") -> None:
        super().__init__(must_be)
        self.must_be = must_be
        self.nearest = nearest


class Kind:
    """One kind of value; `told` completes "It must be …", `suffix` is the unit in a field's name.

    A field `timeout_s` is called `timeout` in the file, where the value itself names its unit.
    """

    told: str = ""
    suffix: str = ""
    gathers: bool = False
    """Whether it takes all keys of its section that no other field has."""

    def of(self, value: object) -> Any:
        """The value that TOML's `value` stands for.  Raises Unfit."""
        raise NotImplementedError

    def of_text(self, text: str) -> Any:
        """The value that a line of text stands for.  Raises Unfit."""
        return self.of(text)

    def written(self, value: Any) -> str:
        """How `value` is written in TOML."""
        raise NotImplementedError

    def schema(self) -> Schema:
        """What JSON Schema says of it."""
        raise NotImplementedError


class YesNo(Kind):
    """True or false."""

    told = "true or false"

    def of(self, value: object) -> bool:
        """Only TOML's own true and false."""
        if isinstance(value, bool):
            return value
        nearest = _yes_or_no(value) if isinstance(value, str) else None
        raise Unfit(self.told, "" if nearest is None else self.written(nearest))

    def of_text(self, text: str) -> bool:
        """Any of the usual words for yes and no."""
        found = _yes_or_no(text)
        return self.of(text) if found is None else found

    def written(self, value: Any) -> str:
        """TOML's word."""
        return "true" if value else "false"

    def schema(self) -> Schema:
        """A boolean."""
        return {"type": "boolean"}


def is_yes(text: str) -> bool:
    """Claim that an environment variable of this value asks for what its name says."""
    return text.strip().casefold() not in {"", "0", "false", "no", "off"}


def _yes_or_no(text: str) -> bool | None:
    word = text.strip().casefold()
    return True if word in _YES else False if word in _NO else None


class Whole(Kind):
    """A whole number within bounds; a `none` word, if there is one, stands for no number."""

    def __init__(self, least: int, most: int, none: str = "") -> None:
        self.least, self.most, self.none = least, most, none
        self.told = f"a whole number from {least} to {most}" + (f', or "{none}"' if none else "")

    def of(self, value: object) -> int | None:
        """The number itself; true is none."""
        if self.none and value == self.none:
            return None
        if isinstance(value, int) and not isinstance(value, bool):
            if self.least <= value <= self.most:
                return value
            raise Unfit(self.told, str(min(max(value, self.least), self.most)))
        nearest = value.strip()[:9] if isinstance(value, str) else ""
        raise Unfit(self.told, nearest if nearest.isascii() and nearest.isdigit() else "")

    def of_text(self, text: str) -> int | None:
        """Digits."""
        text = text.strip()
        is_number = text.isascii() and text.isdigit() and len(text) <= 18  # noqa: PLR2004
        return self.of(int(text) if is_number else text)

    def written(self, value: Any) -> str:
        """Digits, or the word for none."""
        return f'"{self.none}"' if value is None else str(value)

    def schema(self) -> Schema:
        """An integer with its bounds."""
        number: Schema = {"type": "integer", "minimum": self.least, "maximum": self.most}
        return {"anyOf": [number, {"const": self.none}]} if self.none else number


class Choice(Kind):
    """One of some words."""

    def __init__(self, *words: str) -> None:
        self.words = words
        quoted = [f'"{word}"' for word in words]
        self.told = f"{', '.join(quoted[:-1])} or {quoted[-1]}"

    def of(self, value: object) -> str:
        """The word itself."""
        if isinstance(value, str) and value in self.words:
            return value
        raise Unfit(self.told, f'"{near}"' if (near := nearest(str(value), self.words)) else "")

    def of_text(self, text: str) -> str:
        """The word, in any case."""
        return self.of(text.strip().casefold())

    def written(self, value: Any) -> str:
        """The word in quotation marks."""
        return f'"{value}"'

    def schema(self) -> Schema:
        """The words."""
        return {"enum": list(self.words)}


def nearest(word: str, words: tuple[str, ...]) -> str:
    """The one of `words` that looks most like `word`, or ""."""
    import difflib

    by_case = {known.casefold(): known for known in words}
    found = difflib.get_close_matches(word.casefold()[:80], by_case, 1, 0.6)
    return by_case[found[0]] if found else ""


class _Measure(Kind):
    """A number with a unit, kept in the smallest unit; `off`, if it may be, is kept as None."""

    units: Mapping[str, int] = {}
    pattern = ""
    noun = ""

    def __init__(self, least: str, most: str, *, off: bool = False) -> None:
        self.off = off
        self.bounds = (0, 1 << 62)
        self.bounds = (self._number(least), self._number(most))
        self.told = f'{self.noun} from "{least}" to "{most}"' + (f', or "{OFF}"' if off else "")

    def _number(self, text: str) -> int:
        parts = re.findall(rf"([0-9]{{1,12}}) *({'|'.join(self.units)})", text)
        return sum(int(number) * self.units[unit] for number, unit in parts)

    def of(self, value: object) -> int | None:
        """Numbers, each followed by its unit."""
        if self.off and value == OFF:
            return None
        if isinstance(value, str) and re.fullmatch(self.pattern, value.strip()):
            number = self._number(value)
            if self.bounds[0] <= number <= self.bounds[1]:
                return number
            raise Unfit(self.told, self.written(min(max(number, self.bounds[0]), self.bounds[1])))
        is_bare = isinstance(value, int) and not isinstance(value, bool) and value > 0
        unit = next(iter(self.units))
        raise Unfit(self.told, f'"{value}{unit}"' if is_bare else "")

    def written(self, value: Any) -> str:
        """In the largest unit that leaves nothing over."""
        if value is None:
            return f'"{OFF}"'
        number, unit = value, next(iter(self.units))
        for name, size in self.units.items():
            if value and value % size == 0:
                number, unit = value // size, name
        return f'"{number}{unit}"'

    def schema(self) -> Schema:
        """A string of this pattern."""
        off = f"|{OFF}" if self.off else ""
        return {"type": "string", "pattern": f"^(?:{self.pattern}{off})$"}


class Duration(_Measure):
    """A time such as "30m" or "1h30m", kept in seconds."""

    suffix = "_s"
    units: Mapping[str, int] = {"s": 1, "m": 60, "h": 3600, "d": 86400}
    pattern = r"(?:[0-9]{1,12} *[smhd] *)+"
    noun = "a time"


class Size(_Measure):
    """A size such as "20MiB", kept in bytes."""

    suffix = "_bytes"
    units: Mapping[str, int] = {"B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}
    pattern = r"[0-9]{1,12} *(?:B|KiB|MiB|GiB)"
    noun = "a size"


class Text(Kind):
    """One line that matches a pattern; `told` says what the pattern means."""

    def __init__(self, pattern: str, told: str) -> None:
        self.pattern = pattern
        self.told = told

    def of(self, value: object) -> str:
        """The text itself, if no character of it steers a terminal."""
        if isinstance(value, str) and is_line(value) and re.fullmatch(self.pattern, value):
            return value
        raise Unfit(self.told)

    def written(self, value: Any) -> str:
        """A basic string."""
        return quoted(value)

    def schema(self) -> Schema:
        """A string of this pattern."""
        return {"type": "string", "pattern": f"^(?:{self.pattern})$"}


def is_line(text: str) -> bool:
    """Claim that `text` is one line without characters that steer a terminal."""
    return "\n" not in text and drawable(text) == text


def without_login(text: str) -> str:
    """`text` with stars for the user and the password of every address in it."""
    return _LOGIN.sub("***@", text)


def quoted(text: str) -> str:
    """A TOML basic string."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    return f"\\{match[0]}" if match[0] in '"\\' else f"\\u{ord(match[0]):04x}"


class CommandKind(Kind):
    """A program and its arguments, run without a shell; no words mean no program."""

    told = 'a list of words, such as ["program", "argument"]'

    def of(self, value: object) -> tuple[str, ...]:
        """A list of words, the first of them a program."""
        if isinstance(value, list) and all(isinstance(word, str) for word in value):
            words = tuple(str(word) for word in value)
            if all(is_line(word) for word in words) and (not words or words[0].strip()):
                return words
        near = ""
        if isinstance(value, str) and value.strip() and is_line(value):
            near = self.written(value.split())
        raise Unfit(self.told, near)

    def of_text(self, text: str) -> tuple[str, ...]:
        """Words as a shell would take them apart."""
        import shlex

        try:
            return self.of(shlex.split(text))
        except ValueError as error:
            raise Unfit(self.told) from error

    def written(self, value: Any) -> str:
        """An array of strings."""
        return f"[{', '.join(map(quoted, value))}]"

    def schema(self) -> Schema:
        """An array of strings."""
        return {"type": "array", "items": {"type": "string"}}


class Commands(Kind):
    """Commands by a name of the reader's own choice."""

    told = 'commands by name, such as {print = ["lpr"]}'
    _NAME = r"[a-z][a-z0-9-]{0,30}"

    def of(self, value: object) -> dict[str, tuple[str, ...]]:
        """A table of commands."""
        if not isinstance(value, dict):
            raise Unfit(self.told)
        for name in value:
            if not re.fullmatch(self._NAME, name):
                raise Unfit(f"{self.told}; {quoted(clean_line(name, 40))} is no such name")
        try:
            return {name: CommandKind().of(words) for name, words in value.items()}
        except Unfit as unfit:
            raise Unfit(self.told, unfit.nearest) from unfit

    def written(self, value: Any) -> str:
        """An inline table."""
        inner = ", ".join(
            f"{name} = {CommandKind().written(words)}" for name, words in value.items()
        )
        return f"{{{inner}}}"

    def schema(self) -> Schema:
        """A table of arrays."""
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^{self._NAME}$"},
            "additionalProperties": CommandKind().schema(),
        }


class Keys(Kind):
    """Keys by the word of a command; which words and keys there are, the desk knows."""

    told = 'keys such as "n" or "n,ctrl+d", or [] for no key'
    gathers = True

    def of(self, value: object) -> tuple[str, ...]:
        """Keys of one word, as they are written: separated by commas, or in a list."""
        if isinstance(value, str) and value.strip():
            # a comma that stands alone is the key itself
            value = [","] if value.strip() == "," else value.split(",")
        if isinstance(value, list) and all(isinstance(key, str) for key in value):
            keys = tuple(key.strip() for key in value)
            if all(key and is_line(key) for key in keys):
                return keys
        raise Unfit(self.told)

    def written(self, value: Any) -> str:
        """An array of strings."""
        return CommandKind().written(value)

    def schema(self) -> Schema:
        """A string or an array."""
        return {"anyOf": [{"type": "string"}, CommandKind().schema()]}
