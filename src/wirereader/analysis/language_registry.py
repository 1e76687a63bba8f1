"""The languages in which stories are analysed; a second one is a folder beside `english/`.

One line of `LANGUAGES` registers it.  Nothing of a language is loaded before it is asked for.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wirereader.analysis.breaking_tables import BreakingWords
    from wirereader.analysis.language import Language
    from wirereader.analysis.word_tables import TextWords


def _english() -> "Language":
    from wirereader.analysis.english.english_language import ENGLISH

    return ENGLISH


LANGUAGES: "dict[str, Callable[[], Language]]" = {"en": _english}
"""What builds each language, by its ISO 639-1 code."""


def language_named(code: str) -> "Language | None":
    """Give the language of an ISO 639-1 code, or None where no rules exist for it."""
    build = LANGUAGES.get(code)
    return None if build is None else build()


def readers_language() -> "Language":
    """Give the language whose rules are used where the story's is not known."""
    return _english()


@cache
def readers_text() -> "TextWords":
    """Give how that language parts text, without loading the rest of it."""
    from wirereader.analysis.english.text_words import TEXT

    return TEXT


@cache
def readers_breaking() -> "BreakingWords":
    """Give the labels of breaking news looked for in every item, without loading the rest."""
    from wirereader.analysis.english.breaking_words import BREAKING

    return BREAKING


@cache
def readers_familiarity() -> "Callable[[str], float]":
    """Give what tells how familiar a word in small letters is to that language: 0 to 1."""
    from wirereader.analysis.english.common_words import familiarity

    return familiarity
