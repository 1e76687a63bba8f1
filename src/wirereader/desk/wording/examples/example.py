"""Example phrases as they stand in the files beside this module, and as they are compared.

A line without a blank before it is what the examples under it mean: command lines, the likeliest
first, with " | " between them and " ; " between what is to be done in turn; "{n}: " before one
tells the number of the story it is about, "!" begins a sentence that says why nothing is done, and
"@list " or "@story " before all of it the place where that is so; a sentence and " => " before a
line is said before what came of it.  The lines under it, each after
blanks, are examples with commas between: words, "(a|b c)" where any of some may stand, "[a|b]"
where it may be left out, and slots.  "!is" is a small word that must be there: "is this read" is
not "read this".  A slot is "{n}" for numbers, "{one}" for one word, "{span}" for one with a digit,
"{file}" for one that is a file's, "{address}" for an address or a path, "{command}" for a word of
commands, "{name}", "{source}", "{topic}" and "{tag}" for words of which one at least is no word of
commands, "{who}" for those of which none but small words inside is, and "{x}" or "{y}" for any
words.  "<SAVE>" is any word or phrase of that concept of the vocabulary.  "{q:x}" in a command
line is a slot in quotation marks, where it has blanks.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Final, NamedTuple

from wirereader import late_re as re
from wirereader.desk.wording.examples.words import DENYING, SMALL, stem
from wirereader.desk.wording.grammar import vocabulary
from wirereader.desk.wording.grammar.rule import NOTE

_PART: Final = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]|\{(\w+)\}|(\S+)")
_PLACE: Final = re.compile(r"@(list|story) ")


class Part(NamedTuple):
    """A part of an example: the stems of words that may stand there, or a slot's name.

    `nouns` are the concepts of the words as they stand there.
    """

    stems: frozenset[str]
    slot: str = ""
    may_lack: bool = False
    nouns: frozenset[str] = frozenset()


class Example(NamedTuple):
    """An example with the command lines it means, the likeliest first.

    `place` is "list", "story" or "" for both; `needed` are the stems of words, for each piece that
    must be there, of which one at least is in a line that it may be likest to.
    """

    text: str
    lines: tuple[str, ...]
    place: str
    needed: tuple[frozenset[str], ...]


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
        if row[0] == " ":
            for one in row.split(","):
                yield Example(one.strip(), lines, place, _needed(one))
            continue
        match = _PLACE.match(row)
        place = match[1] if match else ""
        lines = tuple(map(_written, _PLACE.sub("", row).strip().split(" | ")))


def _written(line: str) -> str:
    """A line of a file as it is read elsewhere: with a new line and a tab."""
    if line.startswith("!"):
        return line
    line = line.replace(" => ", NOTE)
    return "\n".join(re.sub(r"\A(\{\w+\}|~\{\w+\}): ", "\\1\t", one) for one in line.split(" ; "))


def _needed(text: str) -> tuple[frozenset[str], ...]:
    """For each piece of an example that must be there the stems of its words."""
    found = []
    for group, _, _, word in _PART.findall(text):
        if not group and (not word or word in SMALL or _is_idle(word)):
            continue
        text = (group or word).removeprefix("!")
        stems = _named(text)
        words = (one for one in text.replace("|", " ").split() if one[0] != "<")
        found.append(stems.union(stem(one) for one in words if not _is_idle(one)))
    return tuple(filter(None, found))


def _named(group: str) -> frozenset[str]:
    """The stems of words and phrases of concepts that a piece names."""
    if "<" not in group:
        return frozenset()
    names = (one.strip("<>") for one in group.split("|") if one.startswith("<"))
    return frozenset(stem(phrase) for name in names for phrase in vocabulary.phrases_of(name))


@cache
def forms(text: str) -> tuple[tuple[Part, ...], ...]:
    """The parts of an example; one row for each choice of phrases of several words."""
    pieces = [match.groups() for match in _PART.finditer(text)]
    choices = [tuple(_choices(*piece, is_whole=len(pieces) == 1)) for piece in pieces]
    rows = (tuple(part for group in chosen for part in group) for chosen in product(*choices))
    return tuple(row for row in rows if any(not part.may_lack for part in row))


def _choices(
    group: str | None, optional: str | None, slot: str | None, word: str | None, *, is_whole: bool
) -> Iterator[tuple[Part, ...]]:
    """The rows of parts that may stand for one piece of an example.

    `is_whole`: it has no other; a phrase of one word and small ones is then there whole, as
    "read" is not "to read".
    """
    if slot is not None:
        yield (Part(frozenset(), slot),)
        return
    text = group or optional or word or ""
    is_bare = group is None and not text.startswith("!")
    text = text.removeprefix("!")
    phrases = [one for one in text.split("|") if not one.startswith("<")]
    may_lack = optional is not None
    alone = [one for one in phrases if " " not in one and not _is_idle(one)]
    single = _named(text).union(map(stem, alone))
    if single:
        yield (Part(single, "", may_lack or (is_bare and single <= SMALL), _concepts(*alone)),)
    elif may_lack or all(map(_is_idle, phrases)):
        yield ()
    for phrase in phrases:
        if " " in phrase:
            words = [one for one in phrase.split() if not _is_idle(one)]
            is_kept = is_whole and sum(one not in SMALL for one in words) == 1
            yield tuple(
                Part(frozenset({stem(one)}), "", one in SMALL and not is_kept, _concepts(one))
                for one in words
            )


def _concepts(*words: str) -> frozenset[str]:
    """What words stand for; "posted" is no noun because "post" is one."""
    known = vocabulary.concepts()
    return frozenset().union(*(known.get(one, frozenset()) for one in words if one not in DENYING))


def _is_idle(word: str) -> bool:
    """Claim that a word tells nothing of what is meant, and is not compared."""
    return vocabulary.PASSED_OVER in vocabulary.concepts().get(word, frozenset())
