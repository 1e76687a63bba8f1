"""The languages in which stories are analysed; a second one is a folder beside `english/`.

It is registered by one line of `LANGUAGES`.  Nothing of a language is loaded before a story in it
comes, but for the two small tables that are asked for without knowing the story's language.
"""

from collections.abc import Callable

from wirereader.analysis.english.breaking_words import BREAKING
from wirereader.analysis.english.text_words import TEXT
from wirereader.analysis.language import Language

READERS_BREAKING = BREAKING
"""The labels of breaking news looked for in every item, whatever its language."""
READERS_TEXT = TEXT
"""How text is parted into sentences where nobody knows its language."""


def _english() -> Language:
    from wirereader.analysis.english.english_language import ENGLISH

    return ENGLISH


LANGUAGES: dict[str, Callable[[], Language]] = {"en": _english}
"""What builds each language, by its ISO 639-1 code."""


def language_named(code: str) -> Language | None:
    """Give the language of an ISO 639-1 code, or None where no rules exist for it."""
    build = LANGUAGES.get(code)
    return None if build is None else build()


def readers_language() -> Language:
    """Give the language whose rules are used where the story's is not known."""
    return _english()
