"""The quotes of a text whose names are given, so that no tagger takes part."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.quotes.quotations import QuoteDraft, find
from wirereader.analysis.text.sentences import sentences
from wirereader.story.quotes import Manner

PEOPLE = ("Ann Lee", "John Smith", "Smith", "Lee", "Omar Diaz", "Diaz", "Mary Jones", "Jones")


@dataclass(frozen=True)
class Named:
    start: int
    end: int
    label: str


def named(text: str, people: Sequence[str], places: Sequence[str] = ()) -> list[Named]:
    found: dict[int, Named] = {}
    for label, names in (("PER", people), ("LOC", places)):
        for name in sorted(names, key=len, reverse=True):
            for m in re.finditer(rf"\b{re.escape(name)}\b", text):
                if not any(n.start <= m.start() < n.end for n in found.values()):
                    found[m.start()] = Named(m.start(), m.end(), label)
    return [found[k] for k in sorted(found)]


def marked_quotes(text: str, places: Sequence[str] = ()) -> list[QuoteDraft]:
    drafts = find(text, sentences(text), named(text, PEOPLE, places), ENGLISH)
    return [d for d in drafts if d.manner is not Manner.INDIRECT]


def told(text: str, places: Sequence[str] = ()) -> list[tuple[str | None, list[str]]]:
    return [
        (d.source.of(text) if d.source else None, [s.of(text) for s in d.content])
        for d in marked_quotes(text, places)
    ]
