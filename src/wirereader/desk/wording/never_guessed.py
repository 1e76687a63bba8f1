"""What is never done because a sentence may mean it: rules, and marks where it says "not"."""

from typing import Final

from wirereader import late_re as re
from wirereader.desk.commands.table import by_word
from wirereader.desk.targets import Want
from wirereader.desk.wording.grammar.rule import NOTE
from wirereader.story.folding import folded

REFUSAL: Final = "!"
"""Begins a sentence that says why nothing is done."""
_NAMED: Final = frozenset({Want.SCOPE})
_NOT: Final = re.compile(r"\b(?:not|never|no|dont|don't)\b")
"""A word with which nothing is marked read: "mark all as not read"."""
_CLOSERS: Final = re.compile(
    r"\s+(?:any ?more|again|ever|please|now|thanks|thank you)[\s?!.,]*\Z|[\s?!.,]+\Z",
    re.IGNORECASE,
)
"""What ends a sentence and is no part of what is to be hidden."""
_NO_NAME: Final = re.compile(
    r"follow (?:(?:he|she|it|they|him|her|them|you|i|we|me|us|this|that|these|those|someone|"
    r"somebody|anyone|anybody|something|anything|there)\b|(?:(?:the|a|an|any|new|more) )*"
    r"(?:story|stories|news|articles?|feeds?|sources?|list|program)\b)",
    re.IGNORECASE,
)
"""What a sentence may speak of that is nobody's name, and no topic."""
_FOLLOWING: Final = (
    "!follow NAME tells of news of a name or search; follow alone, of this story's event."
)


def without_marks(line: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """What a line may mean, without marking all read where it says "not"."""
    if not _NOT.search(folded(line)):
        return found
    return tuple(one for one in found if "mark-all-read" not in one)


def asked_first(line: str) -> str:
    """A rule or an alert that a sentence would make, as what to type for it; others as they are.

    An alert for what has a name is made, for "it" or "the news" none.  The stories that are listed
    are listed without those of a plain word, which changes nothing.
    """
    if _NO_NAME.match(line):
        return _FOLLOWING
    if not line.startswith("hide "):
        return line
    words = line.removeprefix("hide ")
    while (shorter := _CLOSERS.sub("", words)) != words:
        words = shorter
    said = f"To hide every new story that matches {words}, type: hide {words}"
    if not words or re.search(r"[:\"()\d]", words):
        return f"{REFUSAL}{said}"
    term = f'"{words}"' if " " in words else words
    without = " ".join(f"-{field}{term}" for field in ("", "from:", "folder:", "kicker:"))
    return f"{said}. The list without it now:{NOTE}search {without}"


def named_as_typed(line: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """What a line means; as it stands first, where its command is about what has a name.

    "scope feed c" is about "feed c", if there is one, and about "c" else.
    """
    command = by_word(line.partition(" ")[0])
    is_of_name = command is not None and any(one.want in _NAMED for one in command.takes)
    if command is None or not is_of_name or not found or found[0] == line:
        return found
    return (line, *found) if found[0].partition(" ")[0] == command.word else found
