"""The file of settings as a table; what is no TOML is told, not used.

Nothing here raises: a file that cannot be read is a problem, and gives an empty table.  On which
line a key stands is found only when it is asked for: a good file costs no more than its reading.
"""

import functools
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wirereader.settings.settings_problems import Problem, in_file
from wirereader.story.clean import clean_line

LARGEST = 128 << 10
"""No file of settings has more bytes than this, and no line of it more characters than the next."""
LONGEST = 2000
_MOST_REPAIRS = 20


class FileRead:
    """What a file says: its table, what is wrong with it, and the line of each key."""

    def __init__(
        self, table: Mapping[str, Any], problems: tuple[Problem, ...] = (), text: str = ""
    ) -> None:
        self.table = table
        self.problems = problems
        self._text = text

    @functools.cached_property
    def _lines(self) -> Mapping[tuple[str, ...], int]:
        from wirereader.settings.toml_lines import key_lines

        return key_lines(self._text)

    def line_of(self, *path: str) -> int | None:
        """The line, from 1, where `path` is set, or else the table that it is in."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                return self._lines[path[:length]]
        return None


def read_file(file: Path) -> FileRead | None:
    """Read the file of settings; None if there is none."""
    try:
        data = _bytes_of(file)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).rstrip(".")
        return _refused(
            f"The settings cannot be read: {clean_line(why, 200)}.", "Defaults are used."
        )
    if len(data) > LARGEST:
        return _refused(
            f"The file is larger than {LARGEST >> 10} KiB.", "It is not used; make it smaller."
        )
    return read_bytes(data)


def _bytes_of(file: Path) -> bytes:
    if not stat.S_ISREG(file.stat().st_mode):  # a pipe would keep us waiting
        raise ValueError("It is not a file.")
    # it may have become something else since
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as opened:
        return opened.read(LARGEST + 1)


def read_bytes(data: bytes) -> FileRead:
    """Read the bytes of such a file."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _refused("This is not valid UTF-8.", "Save the file as UTF-8.", line)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return _refused("This is not text.", "Defaults are used.", line)
    text = text.replace("\r\n", "\n")
    for number, words in enumerate(text.split("\n"), start=1):
        if len(words) > LONGEST:
            remedy = "The file is not used; break the line or take it out."
            return _refused(f"This is longer than {LONGEST} characters.", remedy, number)
    return _read_text(text)


def _refused(what: str, remedy: str, line: int | None = None) -> FileRead:
    return FileRead({}, (Problem(in_file(line), what, remedy, "", line),))


def _read_text(text: str) -> FileRead:
    """Read what is TOML; a line that is none is left out, and told."""
    import tomllib

    problems: list[Problem] = []
    for _ in range(_MOST_REPAIRS):
        try:
            table = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            why, line = _place_of(str(error))
            problems.append(_not_toml(why, line))
            if line is None:
                break
            text = _without(text, line)
        except (ValueError, RecursionError):  # a number of thousands of digits, a nest of lists
            problems.append(
                Problem(in_file(None), "Something in the file is too large.", "Defaults are used.")
            )
            break
        else:
            return FileRead(table, tuple(problems), text)
    return FileRead({}, tuple(problems))


def _place_of(message: str) -> tuple[str, int | None]:
    """What the parser says without its "(at line 3, column 5)", and that line."""
    why, _, place = message.partition(" (at ")
    number = place.removeprefix("line ").partition(",")[0]
    return clean_line(why, 200).rstrip("."), int(number) if number.isdigit() else None


def _not_toml(why: str, line: int | None) -> Problem:
    if line is None:
        remedy = "Something is not closed; until then defaults are used."
        return Problem(in_file(None), f"The file ends too early: {why}.", remedy)
    remedy = 'A setting is written: key = value, with "quotation marks" around words.'
    return Problem(in_file(line), f"This is not TOML: {why}.", remedy, "", line)


def _without(text: str, line: int) -> str:
    """`text` with that line empty; with all of its section, if it is the section's first."""
    lines = text.split("\n")
    at = min(line, len(lines)) - 1
    is_header = lines[at].lstrip().startswith("[")
    lines[at] = ""
    if is_header:
        # else what follows would count for the section before
        for following in range(at + 1, len(lines)):
            if lines[following].lstrip().startswith("["):
                break
            lines[following] = ""
    return "\n".join(lines)
