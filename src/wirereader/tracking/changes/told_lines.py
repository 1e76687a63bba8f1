"""The sentences a reader is told of a change, in the order of their weight, within bounds."""

import re
from typing import NamedTuple

WITHDRAWN, CORRECTION, NUMBER, QUOTE, NAME, CHANGED, NOTE, HEADLINE, ADDED, GONE = range(10)
"""What a change is, the weightiest first."""
LONGEST_LINE = 118  # code points
LONGEST = 300
_EXCERPT = 74
_DOTS = "\u2026"


class Change(NamedTuple):
    """One thing that changed: its kind, and the sentence that tells it."""

    kind: int
    line: str


def in_order(found: list[Change]) -> tuple[Change, ...]:
    """The changes to tell, the weightiest first, as many as one can take in."""
    told: list[Change] = []
    length = 0
    seen: set[str] = set()
    for change in sorted(found, key=lambda one: one.kind):
        line = excerpt(change.line, LONGEST_LINE)
        if line in seen or (told and length + len(line) > LONGEST):
            continue
        seen.add(line)
        told.append(Change(change.kind, line))
        length += len(line)
    return tuple(told)


def excerpt(text: str, most: int = _EXCERPT) -> str:
    """The text, cut after a word where it is too long."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at = cut.rfind(" ")
    return cut[: at if at > most // 2 else most - 1].rstrip(" ,;:-\"'(") + _DOTS


def quoted(text: str, most: int = _EXCERPT) -> str:
    """The text between quotation marks, cut where it is too long."""
    inner = text.strip().strip('"').strip()
    inner = re.sub(r"[,;:]\Z", "", inner).replace('"', "'")
    return f'"{excerpt(inner, most)}"'
