"""Names of a version, by their capitals: enough to see which came and which went."""

import re
from collections.abc import Iterator

from wirereader.tracking.changes.spoken_words import bare_name
from wirereader.tracking.changes.style_words import DAY_WORDS, FUNCTION, MONTHS
from wirereader.tracking.changes.version_text import Version

_RUN = re.compile(
    r"\b[A-Z][\w'-]*(?:\.(?=\s[A-Z]))?"
    r"(?:\s+(?:(?:of the|of|de|al|bin|van|von|da|la|el)\s+)?[A-Z][\w'-]*(?:\.(?=\s[A-Z]))?)*"
)
_OPENS = re.compile(r"(?:\A|[-:.!?\u2022])[\s\"'(\[]*\Z")
_WORDS = re.compile(r"[\w'-]+")
_NOT_NAMES = FUNCTION | DAY_WORDS | MONTHS | {"i", "i'm", "i've", "i'll", "i'd", "mr", "mrs", "ms"}


def names(version: Version) -> Iterator[str]:
    """The names in order, titles left out; a capital that only begins a sentence is none."""
    for sentence in (version.headline, *version.sentences):
        if sentence.paragraph < 0:
            continue  # headlines may have capitals all over
        yield from names_in(sentence.text)


def names_in(text: str) -> Iterator[str]:
    """The names of a sentence."""
    for run in _RUN.finditer(text):
        yield from _in_run(text, run)


def _in_run(text: str, run: re.Match[str]) -> Iterator[str]:
    first, joint, rest = run[0].partition(" of ")
    parts = [first, rest] if joint and " " in first else [run[0]]  # "Rita Osei of Fenn Capital"
    for number, part in enumerate(parts):
        name = part.removeprefix("the ").removesuffix("'s").removesuffix("'")
        is_first = (
            number == 0 and _OPENS.search(text, max(0, run.start() - 12), run.start()) is not None
        )
        if is_first:
            name = _without_opener(name)
        bare = bare_name(name) or name
        words = [word.lower() for word in _WORDS.findall(bare)]
        if (
            words
            and not all(word in _NOT_NAMES for word in words)
            and not (is_first and len(words) == 1)
        ):
            yield bare


def _without_opener(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if first.lower() in _NOT_NAMES and rest else name


def known_words(version: Version) -> set[str]:
    """All words of a version, small: a name whose last word is here is known."""
    text = " ".join([version.headline.text, *(one.text for one in version.sentences)])
    return {word.lower().removesuffix("'s") for word in _WORDS.findall(text)}
