"""Firms that are named by one word, as people are: "Orvello shares fell"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wirereader.analysis.language import Language
from wirereader.analysis.names.name_spans import ORG, PER, NameSpan

_WORD = re.compile(r"[^\W_][\w’'-]*")
_BEFORE = 20  # code points of a title, or of "shares in "


def with_firms(text: str, names: Sequence[NameSpan], language: Language) -> list[NameSpan]:
    """Return the names, people of one word made organisations where a story shows that they are.

    It shows by its shares, or by "which" for the word.  A word of somebody's full name, and a first
    name, stay a person's.
    """
    full = {
        word
        for name in names
        if name.label == PER and len(words := _words(text, name)) > 1
        for word in words
    }
    firms: set[str] = set()
    for name in names:
        words = _words(text, name)
        if name.label != PER or len(words) != 1 or words[0] in full:
            continue
        if words[0].lower() in language.people.first_names():
            continue
        if _is_thing(text, name, language):
            firms.add(words[0])
    if not firms:
        return list(names)
    return [
        replace(name, label=ORG)
        if name.label == PER and text[name.start : name.end] in firms
        else name
        for name in names
    ]


def _words(text: str, name: NameSpan) -> list[str]:
    return _WORD.findall(text, name.start, name.end)


def _is_thing(text: str, name: NameSpan, language: Language) -> bool:
    """Claim that the story speaks of a name as of a thing."""
    before = text[max(0, name.start - _BEFORE) : name.start]
    title = before.split()[-1:]
    if title and (language.people.is_title(title[0]) or language.people.is_role_noun(title[0])):
        return False
    return bool(
        language.names.firm_after.match(text, name.end) or language.names.firm_before.search(before)
    )
