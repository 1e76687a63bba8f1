"""One key of a TOML text is set or taken out, and every other letter stays as it is.

A new key stands below its own commented line ("#text_width = 80"), as the file to start from has
it; else at the end of its section.  A library that keeps the layout (tomlkit 0.15) was tried: it
writes a new key below the comment of the next section, and refuses a byte order mark.
"""

import re
import tomllib
from collections.abc import Sequence
from typing import Any, NamedTuple

from wirereader.settings.toml_statements import Statement, statements
from wirereader.settings.value_types import quoted

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_MARK = "\ufeff"


class NotEdited(ValueError):
    """A text that cannot be edited; says why."""


class Change(NamedTuple):
    """`new` stands from now on where text[start:end] did."""

    start: int
    end: int
    new: str


def edited(text: str, section: str, key: str, written: str | None) -> str:
    """`text` with `key` of `section` set to `written`, as TOML; None takes the key out.

    Raises NotEdited for a text that is no TOML, or one that would mean anything else then.
    """
    head = _MARK if text.startswith(_MARK) else ""
    body = text[len(head) :]
    before = _parsed(body)
    change = _change(body, section, key, written)
    if change is None:
        return text
    after = body[: change.start] + change.new + body[change.end :]
    said = repr(_parsed(after))  # as words, since nan equals nothing
    if said not in map(repr, _wanted(before, section, key, written)):
        raise NotEdited(f"{section}.{key} is written in a way that cannot be changed alone.")
    return head + after


def _parsed(text: str) -> dict[str, Any]:
    try:
        return _in_order(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise NotEdited(str(error)) from error
    except (ValueError, RecursionError) as error:
        raise NotEdited("Something in it is too large.") from error


def _in_order(table: dict[str, Any]) -> dict[str, Any]:
    """The same with the keys of every table in order: where a key stands means nothing."""
    return {key: _value_in_order(table[key]) for key in sorted(table)}


def _value_in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return _in_order(value)
    return [_value_in_order(one) for one in value] if isinstance(value, list) else value


def _wanted(
    table: dict[str, Any], section: str, key: str, written: str | None
) -> list[dict[str, Any]]:
    """What the text may mean then: a section whose last key went may go with it."""
    there = table.get(section, {})
    if not isinstance(there, dict):
        raise NotEdited(f"{section} is not a section there.")
    if written is not None:
        value = tomllib.loads(f"x = {written}")["x"]
        return [_in_order({**table, section: {**there, key: value}})]
    left = {name: value for name, value in there.items() if name != key}
    found = [_in_order({**table, section: left})]
    if not left:
        found.append({name: value for name, value in table.items() if name != section})
    return found


def _change(text: str, section: str, key: str, written: str | None) -> Change | None:
    all_of_them = list(statements(text))
    path = (section, key)
    own = next((one for one in all_of_them if one.path == path and not one.is_header), None)
    if written is None:
        return None if own is None else _taken_out(text, own)
    if own is not None:
        return Change(own.value_start, own.value_end, written)
    return _added(text, all_of_them, section, key, written)


def _taken_out(text: str, own: Statement) -> Change:
    """The lines of a key go, with what is said of it on them; in an inline table its comma."""
    if not own.is_inside:
        start = text.rfind("\n", 0, own.start) + 1
        return Change(start, own.line_end, "")
    start, end = own.start, own.value_end
    rest = re.compile(r"[ \t]*,[ \t]*").match(text, end)
    if rest is not None:
        return Change(start, rest.end(), "")
    before = re.compile(r",[ \t]*\Z").search(text, 0, start)
    return Change(before.start() if before is not None else start, end, "")


def _added(
    text: str, all_of_them: Sequence[Statement], section: str, key: str, written: str
) -> Change:
    feed = "\r\n" if "\r\n" in text else "\n"
    name = key if _BARE.fullmatch(key) else quoted(key)
    line = f"{name} = {written}"
    header = next((one for one in all_of_them if one.is_header and one.path == (section,)), None)
    if header is not None:
        at = _place(text, all_of_them, header, key)
        return Change(at, at, f"{_break_before(text, at, feed)}{line}{feed}")
    inline = next((o for o in all_of_them if o.path == (section,) and not o.is_header), None)
    if inline is not None:
        at = inline.value_end - 1
        held = text[inline.value_start + 1 : at]
        kept = inline.value_start + 1 + len(held.rstrip())
        comma = ", " if held.strip() else ""
        return Change(kept, kept, f"{comma}{line}")
    dotted = [
        one for one in all_of_them if one.path[0] == section and _is_at_root(one, all_of_them)
    ]
    if dotted:
        at = dotted[-1].line_end
        return Change(at, at, f"{_break_before(text, at, feed)}{section}.{line}{feed}")
    blank = feed if text.strip() else ""
    new = f"{_break_before(text, len(text), feed)}{blank}[{section}]{feed}{line}{feed}"
    return Change(len(text), len(text), new)


def _is_at_root(one: Statement, all_of_them: Sequence[Statement]) -> bool:
    headers = [other.start for other in all_of_them if other.is_header]
    return not one.is_header and (not headers or one.start < min(headers))


def _place(text: str, all_of_them: Sequence[Statement], header: Statement, key: str) -> int:
    """Where a new key of a section goes: below its commented line, else below the last key."""
    following = [one.start for one in all_of_them if one.is_header and one.start > header.start]
    end = min(following, default=len(text))
    commented = re.compile(rf"^[ \t]*#[ \t]*{re.escape(key)}[ \t]*=.*$", re.MULTILINE)
    held = [one for one in all_of_them if header.start < one.start < end and not one.is_inside]
    for found in commented.finditer(text, header.line_end, end):
        if not any(one.start <= found.start() < one.value_end for one in held):
            feed = text.find("\n", found.end())
            return len(text) if feed < 0 else feed + 1
    return held[-1].line_end if held else header.line_end


def _break_before(text: str, at: int, feed: str) -> str:
    """A line end, where the text before has none."""
    return feed if at and text[at - 1] != "\n" else ""
