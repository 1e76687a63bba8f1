"""A mistyped first word on the command line as the verb that it surely is, where that only shows.

What would change or write anything, and what a script asks for, is done by its own word alone.
"""

from collections.abc import Collection, Sequence
from typing import Final

from wirereader.desk.commands.table import by_word, nearest_command

_SHOWING: Final = frozenset(
    {
        *("help", "list", "search", "read", "quotes", "people", "places", "unread", "today"),
        *("starred", "breaking", "changed", "all-stories", "feeds", "sources", "tags", "rules"),
        *("searches", "follows", "corrections", "briefing", "version", "statements", "timeline"),
        *("errors", "stats", "details", "versions", "changes", "names", "card", "map", "open"),
    }
)
_FOR_SCRIPTS: Final = frozenset(
    {"--json", "--jsonl", "-j", "--csv", "--tsv", "--format", "--count"}
)
_SHORTEST: Final = 3


def mended_arguments(arguments: Sequence[str], verbs: Collection[str]) -> tuple[str, ...]:
    """The same arguments with the verb that their first word surely is; () where none surely is."""
    word, *rest = arguments or ("",)
    known = word in verbs or by_word(word) is not None
    if known or len(word) < _SHORTEST or not word.isalpha() or _FOR_SCRIPTS & {*rest}:
        return ()
    near = nearest_command(word, [one for one in verbs if one in _SHOWING])
    return (near, *rest) if near in _SHOWING else ()
