"""Arguments typed out of habit, as those of our verbs: `list 5`, `opml`, `tail -n 3`."""

import re
from collections.abc import Sequence
from typing import Final

from wirereader.story.faults import SettingsFault
from wirereader.views.cli.habits.list_options import with_list_options
from wirereader.views.cli.habits.story_parts import of_one_story
from wirereader.views.cli.option_habits import with_our_options

_LISTS: Final = frozenset({"list", "ls", "unread", "today", "starred", "breaking", "changed"})
"""Verbs that list stories, and may be followed by how many."""
_SHOWN: Final = frozenset({"show", "view", "print", "get", "cat", "display", "read", "open"})
_FORMS: Final = frozenset({"--format", "-f", "-o", "--output", "-F", "--to"})
_AS_TEXT: Final = frozenset({"text", "txt", "plain", "lines"})
_MANNERS: Final = frozenset({"--json", "--typography", "--plain"})
_SHOWN_ANYHOW: Final = frozenset(
    {"--print", "--plain-text", "--text", "--stdout", "--txt", "--no-markup", "--body", "--ascii"}
    | {"--dump", "-dump", "--text-only", "--as-text", "--content", "--no-html", "--no-links", "-p"}
)
"""Options of a story that is printed: nothing else is done with it here."""
_TREES: Final = frozenset({"feeds", "sources", "tags", "rules", "searches", "follows", "alerts"})
_FETCHES: Final = frozenset({"refresh", "update", "fetch", "reload", "pull"})
_OF_SOURCE: Final = frozenset({"--feed", "--source", "--name", "--url", "-s"})
_TAGGING: Final = 3
"""Words after tag with an option: the option, a number and the tag."""
_NUMBERS: Final = re.compile(r"\d{1,6}(?:(?:-|,|\.\.|:)\d{1,6})*,?")
_MOST_READ: Final = 50
"""So many stories are printed by one line at most."""
_NEWEST: Final = frozenset(
    {"last", "latest", "newest", "first", "top", "recent", "1st", "HEAD", "@"}
)
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
_EXPORTED: Final = {
    **dict.fromkeys(("stories", "list", "headlines", "articles"), "list"),
    **{view: view for view in ("starred", "unread", "today", "breaking", "changed")},
}
"""What is rather a list that is exported than the name of a file: the verb that lists it."""
_COUNT: Final = re.compile(r"-?n?(\d{1,6})\Z")


def as_typed_here(arguments: Sequence[str]) -> tuple[str, ...]:
    """Arguments of other programs as ours; all others as they are.

    Raises SettingsFault for a form of a story that there is not.
    """
    if not arguments:
        return ()
    arguments = with_our_options(with_list_options(of_one_story(arguments)))
    first, rest = arguments[0], list(arguments[1:])
    line = " ".join((first, *(one.lstrip("-") for one in rest)))
    ours = _OTHER_WORDS.get(" ".join(arguments)) or _OTHER_WORDS.get(line)
    if ours is None and first == "export":
        ours = _OTHER_WORDS.get(re.sub(r"(?: (?:format|f|o|as|to|all|list))+(?= )", "", line))
    if ours is not None:
        return tuple(ours.split())
    if first == "export" and rest and (listed := _EXPORTED.get(rest[0].casefold())):
        return (listed, "--json") if "json" in line else (listed, "--format", "csv")
    if first in _SHOWN and rest:
        return _one_story(first, rest)
    return _of_options(first, rest)


def _of_options(first: str, rest: list[str]) -> tuple[str, ...]:
    """A verb and its arguments, with the options that it has here."""
    if first in _LISTS and len(rest) == 1 and rest[0].isdecimal():
        return (first, "--limit", rest[0])
    if first == "tail" and (match := _COUNT.match("".join(rest))):
        return ("tail", match[1])
    if first == "tag" and len(rest) == _TAGGING and rest[0].isdecimal():
        return _tagged(rest)
    if first in _TREES and "--count" in rest:
        return (first, *(one for one in rest if one != "--count"))  # each says its count first
    if first in _FETCHES and len(rest) > 1 and rest[0] in _OF_SOURCE:
        return ("refresh", *rest[1:])
    for kind in ("csv", "tsv"):
        if first in _LISTS | {"search"} and f"--{kind}" in rest:
            rest[rest.index(f"--{kind}")] = f"--format={kind}"
    return (first, *rest)


def _tagged(rest: Sequence[str]) -> tuple[str, ...]:
    """`tag 3 --add work` and `tag 3 --remove work`."""
    number, option, tag = rest
    word = {"--add": "tag", "--remove": "untag", "--rm": "untag"}.get(option)
    return (word, number, tag) if word else ("tag", *rest)


def _one_story(first: str, rest: Sequence[str]) -> tuple[str, ...]:
    """One story: the newest by a word, or one in a form that is named."""
    if rest[0].lstrip("-") in _NEWEST and all(one in _MANNERS for one in rest[1:]):
        return ("read", "1", *rest[1:])
    if several := _several(rest):
        return ("read", *several)
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
        elif one in _SHOWN_ANYHOW:
            continue
        elif one.lstrip("-") in {"html", "md", "markdown", "txt"} and one.startswith("--"):
            kept += _form(one.lstrip("-"))
        else:
            kept.append(one)
    is_shown = (
        first == "open" and len(kept) < len(rest) and all(one in _MANNERS for one in kept[1:])
    )
    return ("read" if is_shown else first, *kept)


def _several(rest: Sequence[str]) -> tuple[str, ...]:
    """Numbers of several stories, each alone, and what else stands there; () where no such are."""
    numbers = [one for one in rest if _NUMBERS.fullmatch(one)]
    others = [one for one in rest if not _NUMBERS.fullmatch(one)]
    if not numbers or any(one not in _MANNERS for one in others):
        return ()
    found: list[str] = []
    for first, last in re.findall(r"(\d+)(?:(?:-|\.\.|:)(\d+))?", ",".join(numbers)):
        ends = range(int(first), min(int(last or first), int(first) + _MOST_READ) + 1)
        found += map(str, ends)
    if not 1 < len(found) <= _MOST_READ:
        return ()
    return (*found, *others)


def _form(kind: str) -> tuple[str, ...]:
    if kind in {"-", "/dev/stdout", "stdout"}:
        return ()
    if kind in _AS_TEXT or "." in kind:
        return ("-o", kind) if "." in kind else ()
    if kind == "json":
        return ("--json",)
    raise SettingsFault(
        f"A story is not written as {kind[:20]}.", "", "read N prints text, read N --json JSON."
    )
