"""Example phrases as they stand in the files beside this module, and as they are compared.

A line without a blank before it is what the examples under it mean: command lines, the likeliest
first, with " | " between them and " ; " between what is to be done in turn; "{n}: " before one
tells the number of the story it is about, "!" begins a sentence that says why nothing is done, and
"@list " or "@story " before all of it the place where that is so.  The lines under it, each after
blanks, are examples with commas between: words, "(a|b c)" where any of some may stand, "[a|b]" where it may be left
out, and slots.  "!is" is a small word, or "(!is|was)" one of some, that must be there: "is this
read" is not "read this".  A slot is "{n}" for numbers, "{one}" for one word, "{file}" for a word that is a
file's, "{name}", "{source}", "{topic}" and "{tag}" for words of which one at least is no word of
commands, and "{x}" or "{y}" for any words.  "{q:x}" in a command line is a slot in quotation marks,
where it has blanks.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Final, NamedTuple

from wirereader.desk.wording.examples.words import SMALL, stem
from wirereader.desk.wording.grammar import vocabulary

_PART: Final = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]|\{(\w+)\}|(\S+)")
_PLACE: Final = re.compile(r"@(list|story) ")


class Part(NamedTuple):
    """A part of an example: the stems of words that may stand there, or a slot's name."""

    stems: frozenset[str]
    slot: str = ""
    may_lack: bool = False


class Example(NamedTuple):
    """An example with the command lines it means, the likeliest first.

    `place` is "list", "story" or "" for both; `needed` are the parts that must be there.
    """

    parts: tuple[Part, ...]
    lines: tuple[str, ...]
    place: str
    text: str

    @property
    def needed(self) -> tuple[Part, ...]:
        """The words that a line must have."""
        return tuple(part for part in self.parts if not part.slot and not part.may_lack)

    @property
    def slots(self) -> int:
        """How many slots it has."""
        return sum(1 for part in self.parts if part.slot)


@cache
def examples() -> tuple[Example, ...]:
    """All examples of all files beside this module."""
    folder = files(__package__)
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".txt"))
    return tuple(one for name in names for one in read_examples((folder / name).read_text("utf-8")))


def read_examples(text: str) -> Iterator[Example]:
    """The examples of a file's text."""
    place = ""
    lines: tuple[str, ...] = ()
    for row in text.splitlines():
        if not row.strip() or row.startswith("#"):
            continue
        if row[0] != " ":
            match = _PLACE.match(row)
            place = match[1] if match else ""
            lines = tuple(map(_written, _PLACE.sub("", row).strip().split(" | ")))
            continue
        for one in row.split(","):
            for parts in expanded(one.strip()):
                yield Example(parts, lines, place, one.strip())


def _written(line: str) -> str:
    """A line of a file as it is read elsewhere: with a new line and a tab."""
    if line.startswith("!"):
        return line
    return "\n".join(re.sub(r"\A(\{\w+\}|~\{\w+\}): ", "\\1\t", one) for one in line.split(" ; "))


def expanded(text: str) -> Iterator[tuple[Part, ...]]:
    """The parts of an example; one row for each choice of phrases of several words."""
    choices = [tuple(_choices(*match.groups())) for match in _PART.finditer(text)]
    for chosen in product(*choices):
        parts = tuple(part for group in chosen for part in group)
        if any(not part.may_lack for part in parts):
            yield parts


def _choices(
    group: str | None, optional: str | None, slot: str | None, word: str | None
) -> Iterator[tuple[Part, ...]]:
    """The rows of parts that may stand for one piece of an example."""
    if slot is not None:
        yield (Part(frozenset(), slot),)
        return
    text = group or optional or word or ""
    phrases = text.removeprefix("!").split("|")
    single = frozenset(stem(one) for one in phrases if " " not in one and not _is_idle(one))
    may_lack = optional is not None
    if single:
        is_idle = single <= SMALL and not text.startswith("!")
        yield (Part(single, "", may_lack or is_idle),)
    elif all(_is_idle(one) for one in phrases):
        yield ()
    for phrase in phrases:
        if " " in phrase:
            stems = [stem(one) for one in phrase.split() if not _is_idle(one)]
            yield tuple(Part(frozenset({one}), "", one in SMALL) for one in stems)
            if may_lack and not single:
                yield ()


def _is_idle(word: str) -> bool:
    """Claim that a word tells nothing of what is meant, and is not compared."""
    return vocabulary.PASSED_OVER in vocabulary.concepts().get(word, frozenset())
