"""Arguments typed out of habit, as those of our verbs: `list 5`, `opml`, `tail -n 3`."""

import re
from collections.abc import Sequence
from typing import Final

from wirereader.story.faults import SettingsFault

_LISTS: Final = frozenset({"list", "ls", "unread", "today", "starred", "breaking", "changed"})
"""Verbs that list stories, and may be followed by how many."""
_TABLES: Final = frozenset({"csv", "tsv", "json"})
_SHOWN: Final = frozenset({"show", "view", "print", "get", "cat", "display", "read", "open"})
_FORMS: Final = frozenset({"--format", "-f", "-o", "--output", "-F", "--to"})
_AS_TEXT: Final = frozenset({"text", "txt", "plain", "lines"})
_MANNERS: Final = frozenset({"--json", "--typography", "--plain"})
_TAGGING: Final = 3
"""Words after tag with an option: the option, a number and the tag."""
_NEWEST: Final = frozenset({"last", "latest", "newest", "first", "top", "recent", "1st"})
_OTHER_WORDS: Final = {
    **dict.fromkeys(
        ("opml", "export-opml", "dump-opml", "export opml", "export --format opml"), "export"
    ),
    **dict.fromkeys(("subs", "source", "sub list", "subs list"), "sources"),
    **dict.fromkeys(("json", "dump json"), "list --json"),
    **dict.fromkeys(("csv", "dump csv", "export csv", "export stories csv"), "list --format csv"),
    **dict.fromkeys(("tsv", "dump tsv", "export tsv"), "list --format tsv"),
}
"""What is typed as a whole, without dashes before its words."""
_COUNT: Final = re.compile(r"-?n?(\d{1,6})\Z")


def as_typed_here(arguments: Sequence[str]) -> tuple[str, ...]:
    """Arguments of other programs as ours; all others as they are.

    Raises SettingsFault for a form of a story that there is not.
    """
    if not arguments:
        return ()
    first, rest = arguments[0], list(arguments[1:])
    line = " ".join((first, *(one.lstrip("-") for one in rest)))
    ours = _OTHER_WORDS.get(" ".join(arguments)) or _OTHER_WORDS.get(line)
    if ours is None and first == "export":
        ours = _OTHER_WORDS.get(re.sub(r"(?: (?:format|f|o|as|to|all|list))+(?= )", "", line))
    if ours is not None:
        return tuple(ours.split())
    if first in _LISTS and len(rest) == 1 and rest[0].isdecimal():
        return (first, "--limit", rest[0])
    if first == "tail" and (match := _COUNT.match("".join(rest))):
        return ("tail", match[1])
    if first == "tag" and len(rest) == _TAGGING and {"--add", "--remove", "--rm"} & {*rest}:
        return _tagged(rest)
    if first in _SHOWN and rest:
        return _one_story(first, rest)
    for kind in _TABLES - {"json"}:
        if first in _LISTS | {"search"} and f"--{kind}" in rest:
            rest[rest.index(f"--{kind}")] = f"--format={kind}"
    return (first, *rest)


def _tagged(rest: Sequence[str]) -> tuple[str, ...]:
    """`tag 3 --add work` and `tag --remove work 3`."""
    numbers = [one for one in rest if one.isdecimal()]
    words = [one for one in rest if not one.isdecimal() and not one.startswith("--")]
    if len(numbers) != 1 or len(words) != 1:
        return ("tag", *rest)
    return ("tag" if "--add" in rest else "untag", numbers[0], words[0])


def _one_story(first: str, rest: Sequence[str]) -> tuple[str, ...]:
    """One story: the newest by a word, or one in a form that is named."""
    if len(rest) == 1 and rest[0].lstrip("-") in _NEWEST:
        return ("read", "1")
    if first == "open" and rest[0].isdecimal() and all(one in _MANNERS for one in rest[1:]):
        return ("read", *rest)  # as a whole: there is no next line to read on with
    kept: list[str] = []
    left = list(rest)
    while left:
        one = left.pop(0)
        name, equals, value = one.partition("=")
        if name in _FORMS and (equals or left) and rest[0].isdecimal():
            value = value if equals else left.pop(0)
            kept += _form(value)
        elif one.lstrip("-") in {"html", "md", "markdown", "txt"} and one.startswith("--"):
            kept += _form(one.lstrip("-"))
        else:
            kept.append(one)
    return (first, *kept)


def _form(kind: str) -> tuple[str, ...]:
    if kind in _AS_TEXT or "." in kind:
        return ("-o", kind) if "." in kind else ()
    if kind == "json":
        return ("--json",)
    raise SettingsFault(
        f"A story is not written as {kind[:20]}.", "", "read N prints text, read N --json JSON."
    )
