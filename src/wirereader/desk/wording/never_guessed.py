"""What is never done because a sentence may mean it: rules, and marks where it says "not"."""

import re
from typing import Final

from wirereader.story.folding import folded

REFUSAL: Final = "!"
"""Begins a sentence that says why nothing is done."""
_NOT: Final = re.compile(r"\b(?:not|never|no|dont|don't)\b")
"""A word with which nothing is marked read: "mark all as not read"."""
_CLOSERS: Final = re.compile(
    r"\s+(?:any ?more|again|ever|please|now|thanks|thank you)[\s?!.,]*\Z|[\s?!.,]+\Z",
    re.IGNORECASE,
)
"""What ends a sentence and is no part of what is to be hidden."""


def without_marks(line: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """What a line may mean, without marking all read where it says "not"."""
    if not _NOT.search(folded(line)):
        return found
    return tuple(one for one in found if "mark-all-read" not in one)


def asked_first(line: str) -> str:
    """A rule that a sentence would make, as a sentence that says how; others as they are."""
    if not line.startswith("hide "):
        return line
    words = line.removeprefix("hide ")
    while (shorter := _CLOSERS.sub("", words)) != words:
        words = shorter
    return f"{REFUSAL}To hide every new story that matches {words}, type: hide {words}"
