"""One story and what is wanted of it: `read 3 --quotes`, `url 3`, `read --id 3`, `export 3`."""

import re
from collections.abc import Sequence
from typing import Final

from wirereader.story.faults import SettingsFault
from wirereader.story.identity import ID_SHAPE

Arguments = tuple[str, ...]
_READING: Final = frozenset({"read", "show", "view", "open", "cat", "print", "get", "display"})
_OF_STORY: Final = _READING | frozenset(
    """
    quotes people places names links details info star unstar mark-read mark-unread changes event
    versions browse save
    """.split()  # noqa: SIM905
)
_NAMING: Final = frozenset({"--id", "--story", "--number", "--article", "--item", "--index"})
_PARTS: Final = {
    **{f"--{part}": part for part in ("quotes", "people", "places", "names", "links", "versions")},
    **dict.fromkeys(("--info", "--meta", "--metadata", "--details", "--headers"), "details"),
    **dict.fromkeys(("--changes", "--diff"), "changes"),
    **dict.fromkeys(("--speakers", "--who"), "quotes"),
    **dict.fromkeys(("--organisations", "--organizations", "--entities"), "names"),
}
"""Options for a part of a story, and the verb that shows it."""
_FIELDS: Final = {
    **dict.fromkeys(("--url", "--link", "--permalink", "--address"), "link"),
    **dict.fromkeys(("--title", "--headline", "--title-only", "--headline-only"), "headline"),
    **dict.fromkeys(("--byline", "--author"), "byline"),
    **dict.fromkeys(("--date", "--published"), "published"),
}
_ALONE: Final = {
    **dict.fromkeys(("url", "permalink", "uri", "href", "link", "address"), "link"),
    **dict.fromkeys(("title", "headline", "subject"), "headline"),
}
"""Words before a number that name one value of a story."""
_DETAILS: Final = frozenset({"meta", "metadata", "headers", "properties", "stat", "props"})
_FORMS: Final = frozenset({"--format", "-f", "--to", "--as", "-t", "-F"})
_TEXTS: Final = frozenset({"txt", "text", "plain"})
_MARKUP: Final = {"md": "md", "markdown": "md", "html": "html", "htm": "html"}
_FILE: Final = re.compile(r"[^-\s]\S*\.(?:txt|md|html?|json)\Z")


def of_one_story(arguments: Sequence[str]) -> Arguments:
    """A line about one story as one of ours; all others as they are.

    Raises SettingsFault for a form that is only written to a file.
    """
    first, *rest = arguments or ("",)
    if first in _OF_STORY:
        rest = _unnamed(rest)
    if not rest or not _is_story(rest[0]):
        return (first, *rest)
    number, *others = rest
    if first in _ALONE and not others:
        return ("read", number, "--fields", _ALONE[first])
    if first in _DETAILS:
        return ("details", number, *others)
    if first in _READING:
        return _part(number, others) or (first, *rest)
    has_option = any(one.startswith("-") for one in others)  # "save 3 txt" names a file
    if number.isdecimal() and (first == "export" or (first in {"save", "dump"} and has_option)):
        return _written(number, others, is_saved=first == "save") or (first, *rest)
    return (first, *rest)


def _part(number: str, others: Sequence[str]) -> Arguments:
    """A part of a story, or one value of it, that an option names; () where none does."""
    for at, one in enumerate(others):
        left = [*others[:at], *others[at + 1 :]]
        if part := _PARTS.get(one):
            return (part, number, *left)
        if field := _FIELDS.get(one):
            return ("read", number, "--fields", field, *left)
    return ()


def _is_story(word: str) -> bool:
    return word.isdecimal() or ID_SHAPE.fullmatch(word) is not None


def _unnamed(rest: Sequence[str]) -> list[str]:
    """Arguments with a story's number or id first, without the option that names it."""
    for at, one in enumerate(rest):
        name, equals, value = one.partition("=")
        if name not in _NAMING:
            continue
        if equals and _is_story(value):
            return [value, *rest[:at], *rest[at + 1 :]]
        if at + 1 < len(rest) and _is_story(rest[at + 1]):
            return [rest[at + 1], *rest[:at], *rest[at + 2 :]]
    return list(rest)


def _written(number: str, others: Sequence[str], *, is_saved: bool) -> Arguments:
    """A story in a file or a form that is named; () where neither is.  Raises SettingsFault.

    `is_saved`: a file is asked for, whether it is named or not.
    """
    file, form = "", ""
    left = list(others)
    while left:
        one = left.pop(0)
        name, equals, value = one.partition("=")
        if name in {*_FORMS, "-o", "--output", "--file"} and (equals or left):
            one = value if equals else left.pop(0)
        plain = one.lstrip("-")
        if plain in _TEXTS or plain in _MARKUP or plain == "json":
            form = plain
        elif _FILE.match(one):
            file = one
        elif one not in {"-", "to", "as", "in"}:
            return ()
    if file:
        return ("save", number, file)
    return _saved(number, form) if is_saved else _shown(number, form)


def _saved(number: str, form: str) -> Arguments:
    """A story in a file with a name of its own.  Raises SettingsFault."""
    if form == "json":
        raise SettingsFault(
            "A story is saved as text, md or html.", "", f"read {number} --json prints it as JSON."
        )
    return ("save", number, f".{_MARKUP.get(form, 'txt')}")


def _shown(number: str, form: str) -> Arguments:
    """A story that is printed in a form.  Raises SettingsFault."""
    if form == "json":
        return ("read", number, "--json")
    if form in _MARKUP:
        raise SettingsFault(
            f"A story is written as {form} to a file.",
            "",
            f"save {number} story.{_MARKUP[form]} writes it.",
        )
    return ("read", number)
