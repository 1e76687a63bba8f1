"""What a table of words is, and the tables that part a text into words and sentences.

Every table of a language is empty and every pattern matches nothing until the language fills it, so
that one may be added bit by bit.  This module stays small: views that only part sentences load it.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

NO_WORDS: frozenset[str] = frozenset()
NO_ENTRIES: Mapping[str, Any] = MappingProxyType({})
NEVER = re.compile(r"(?!)")
"""A pattern that matches nothing."""
_ANY_WORD = re.compile(r"[^\W_]+(?:[-'\u2019.](?=[^\W_])[^\W_]+)*|\.{2,}|-{2,}|\S")


def listed(words: str) -> frozenset[str]:
    """Return the words of a list written as one string, parted by spaces."""
    return frozenset(words.split())


class TextWords(NamedTuple):
    """What parts a text into words and sentences."""

    word: re.Pattern[str] = _ANY_WORD
    """One word as the grammar counts words: abbreviations with their dots, compounds, marks."""
    possessives: tuple[str, ...] = ()
    """Endings of two letters that are words of their own: "'s"."""
    said_tail: re.Pattern[str] = NEVER
    """What says only who spoke the quoted string before it; `end` is the mark after it."""
    elisions: re.Pattern[str] = NEVER
    """What an apostrophe may open that is no quotation: 'em, '90s."""
    never_last: frozenset[str] = NO_WORDS
    """Abbreviations that end no sentence."""
    before_number: frozenset[str] = NO_WORDS
    """Abbreviations that end none before a number."""
    may_be_last: frozenset[str] = NO_WORDS
    """Abbreviations that may end one."""
    starters: frozenset[str] = NO_WORDS
    """Words that begin sentences, and with a capital begin no name by themselves."""
    said_next: re.Pattern[str] = NEVER
    """A name and a verb of saying, right after a quoted question."""
    letter_words: frozenset[str] = NO_WORDS
    """Words of one capital letter: no initials."""
    first_person: re.Pattern[str] = NEVER
    """"I" and its contractions, whose capital is no name's."""
