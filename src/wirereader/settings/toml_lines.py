"""On which line of a TOML text each key stands, which the standard parser does not tell."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_BARE = r"[A-Za-z0-9_-]+"
_PART = rf"""(?:"(?:\\.|[^"\\\n])*"|'[^'\n]*'|{_BARE})"""
_DOTTED = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_HEADER = re.compile(rf"[ \t]*\[\[?[ \t]*({_DOTTED})[ \t]*\]")
_KEY = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")
_SKIPPED = re.compile(
    r'"""(?:\\.|[^\\])*?"""+'
    r"|'''.*?'''+"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*",
    re.DOTALL,
)
KeyPath = tuple[str, ...]
_DEEPEST = 3
"""No setting is deeper; lines of longer paths are not kept."""


def key_lines(text: str) -> Mapping[KeyPath, int]:
    """The first line, from 1, of every table and key of good TOML, by its path."""
    lines: dict[KeyPath, int] = {}
    for path, number in _found(text):
        for length in range(1, min(len(path), _DEEPEST) + 1):
            lines.setdefault(path[:length], number)
    return lines


def _found(text: str) -> Iterator[tuple[KeyPath, int]]:
    """Every header and key outside inline tables, in the order they come."""
    section: KeyPath = ()
    depth = 0
    # same length as `text`, so that places in one are places in the other
    masked = _SKIPPED.sub(_masked, text).split("\n")
    for number, (line, mask) in enumerate(zip(text.split("\n"), masked, strict=True), start=1):
        if depth == 0 and not mask.startswith("\0"):
            if header := _HEADER.match(line):
                section = _parts(header[1])
                yield section, number
            elif key := _KEY.match(line):
                yield (*section, *_parts(key[1])), number
        depth += mask.count("[") + mask.count("{") - mask.count("]") - mask.count("}")


def _masked(match: re.Match[str]) -> str:
    """Blank out a comment or a string; NUL begins every line that a long string goes on in."""
    words = match[0]
    if words.startswith(('"""', "'''")):
        return "\n".join("\0" * max(1, len(line)) for line in words.split("\n"))
    return " " * len(words)


def _parts(dotted: str) -> KeyPath:
    import tomllib

    if not set(dotted) & set("\"'"):
        return tuple(part.strip() for part in dotted.split("."))
    try:
        table = tomllib.loads(f"{dotted} = 0")
    except ValueError:
        return (dotted,)
    path = []
    inner: Any = table
    while isinstance(inner, dict):
        name, inner = next(iter(inner.items()))
        path.append(name)
    return tuple(path)
