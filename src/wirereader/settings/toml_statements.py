"""Where each key of a TOML 1.0 text stands, and where its value begins and ends.

The standard parser tells no places.  This reads good TOML alone: what is none may be told anyhow.
"""

from collections.abc import Iterator
from typing import NamedTuple

Path = tuple[str, ...]
_BLANK = " \t"
_CLOSES = {"[": "]", "{": "}"}


class Statement(NamedTuple):
    """A key and its value, or a header; places count code points from 0, ends are exclusive.

    `line_end` is where the next line begins.  `is_inside` claims that it stands in an inline
    table, `is_header` that it is "[path]", `is_array` that it is "[[path]]".
    """

    path: Path
    start: int
    value_start: int
    value_end: int
    line_end: int
    is_header: bool = False
    is_array: bool = False
    is_inside: bool = False


def statements(text: str) -> Iterator[Statement]:
    """Every header and every key, those of inline tables after the key that holds them."""
    at, table = 0, Path()
    while (at := _past_blank_lines(text, at)) < len(text):
        start = at
        if text[at] == "[":
            is_array = text.startswith("[[", at)
            table, at = _key(text, _past(text, at + 1 + is_array))
            end = _line_end(text, at)
            yield Statement(table, start, at, at, end, True, is_array)  # noqa: FBT003
        else:
            key, at = _key(text, at)
            value_start = _past(text, at + 1)  # after "="
            value_end = _value_end(text, value_start, top=True)
            end = _line_end(text, value_end)
            path = (*table, *key)
            yield Statement(path, start, value_start, value_end, end)
            if text.startswith("{", value_start):
                yield from _inside(text, path, value_start + 1, end)
        at = max(end, start + 1)


def _inside(text: str, table: Path, at: int, line_end: int) -> Iterator[Statement]:
    """The keys of an inline table that begins before `at`."""
    while (at := _past_comments(text, at)) < len(text) and text[at] != "}":
        start = at
        key, at = _key(text, at)
        value_start = _past(text, at + 1)
        value_end = _value_end(text, value_start, top=False)
        path = (*table, *key)
        yield Statement(path, start, value_start, value_end, line_end, is_inside=True)
        if text.startswith("{", value_start):
            yield from _inside(text, path, value_start + 1, line_end)
        at = _past_comments(text, value_end)
        if text.startswith(",", at):
            at += 1
        elif at <= start:
            return


def _key(text: str, at: int) -> tuple[Path, int]:
    """A dotted key and the place after it and the blanks that follow."""
    parts: list[str] = []
    while at < len(text):
        if text[at] in "\"'":
            end = _string_end(text, at)
            parts.append(_unquoted(text[at:end]))
        else:
            end = at
            while end < len(text) and (text[end].isalnum() or text[end] in "_-"):
                end += 1
            parts.append(text[at:end])
        at = _past(text, end)
        if not text.startswith(".", at):
            break
        at = _past(text, at + 1)
    return tuple(parts), at


def _unquoted(string: str) -> str:
    import tomllib

    return str(tomllib.loads(f"x = {string}")["x"])


def _value_end(text: str, at: int, *, top: bool) -> int:
    """Where a value ends; one that is no string, array or table ends before a comma or a comment.

    `top`: it stands on a line of its own, where it may have a blank in it, as a date has.
    """
    if at >= len(text):
        return at
    if text[at] in "\"'":
        return _string_end(text, at)
    if text[at] in _CLOSES:
        return _bracket_end(text, at)
    end = at
    stops = "#\r\n" if top else ",}#\r\n"
    while end < len(text) and text[end] not in stops:
        end += 1
    return at + len(text[at:end].rstrip(_BLANK))


def _bracket_end(text: str, at: int) -> int:
    """The place after the bracket that closes the one at `at`."""
    waiting = [_CLOSES[text[at]]]
    at += 1
    while at < len(text) and waiting:
        letter = text[at]
        if letter in "\"'":
            at = _string_end(text, at)
            continue
        if letter == "#":
            at = _line_end(text, at)
            continue
        if letter in _CLOSES:
            waiting.append(_CLOSES[letter])
        elif letter == waiting[-1]:
            waiting.pop()
        at += 1
    return at


def _string_end(text: str, at: int) -> int:
    """The place after the string that begins at `at`, of any of the four kinds."""
    mark = text[at]
    long = text.startswith(mark * 3, at)
    close = mark * 3 if long else mark
    end = at + len(close)
    while end < len(text) and not text.startswith(close, end):
        end += 2 if mark == '"' and text[end] == "\\" else 1
    end += len(close)
    if long:  # up to two marks more may stand at its end
        for _ in range(2):
            end += text.startswith(mark, end)
    return min(end, len(text))


def _past(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at


def _past_comments(text: str, at: int) -> int:
    """The place after blanks, line ends and comments."""
    while at < len(text) and text[at] in " \t\r\n#":
        at = _line_end(text, at) if text[at] == "#" else at + 1
    return at


_past_blank_lines = _past_comments


def _line_end(text: str, at: int) -> int:
    """Where the next line begins."""
    feed = text.find("\n", at)
    return len(text) if feed < 0 else feed + 1
