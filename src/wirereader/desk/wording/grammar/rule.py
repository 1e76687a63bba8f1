"""A rule: a row of items, and the command lines that they mean."""

from typing import Final, NamedTuple

Lines = tuple[str, ...]
BY_WORDS: Final = "~"
"""Begins the words of a headline that tell a story, before a tab and the line that is about it."""
ABOVE: Final = "above"
"""Stands before a tab for every story above the one at hand."""
NOTE: Final = "\x1f"
"""Ends a sentence that is said before what came of the line after it; no typed line has it."""
KEPT: Final = f"Stories are kept; none is deleted.{NOTE}"


class Rule(NamedTuple):
    """A row of items (see `rule_matching`) and the lines it means, the likeliest first.

    "{#}" in a line is each number in turn, "{a}" the first of them and "{n}" the last; "{x}" is a
    slot as it was typed, "{q}" the first of x, w and v in quotation marks where
    it has blanks, "{qv}" v so.  "!" begins
    a sentence that says why nothing is done.
    """

    items: str
    lines: Lines


def made(*table: tuple[str, ...]) -> tuple[Rule, ...]:
    """Rules of rows that are items and then lines."""
    return tuple(Rule(row[0], row[1:]) for row in table)
