"""When a capital or a house stands for its government: "Moscow regretted", "the Kremlin's".

A house of government speaks unless the text goes there; a capital speaks only where it does what
governments do: says, decides, recognises, is accused, has relations, owns a decision.
"""

import re

from wirereader.analysis.grammar import VerbForm
from wirereader.analysis.language import Language
from wirereader.analysis.places.gazetteer import Gazetteer, Place

REACH = 120  # code points looked at on either side

_NEXT = re.compile(r"\s+([a-z]+)\b")


def speaks_for(
    text: str, start: int, end: int, place: Place | None, language: Language
) -> str | None:
    """Tell for which country (ISO code, or EU) the name at a span speaks, None if for itself.

    Spans are code points, end exclusive; `place` is what the name resolved to, if anything.
    A country needs no one to speak for it and gives None.
    """
    gazetteer = Gazetteer.load()
    seat = gazetteer.metonym(text[start:end])
    if place is not None and place.kind == "country":
        return None
    if seat is not None and place is not None and place.country not in {seat, "BE", None}:
        return None
    if place is not None and place.kind in {"city", "state", "region"}:
        return None
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    house = seat is not None and (place is None or place.kind == "landmark")
    if house:
        seen = language.government.sights.match(after) or (
            language.government.enters.search(before) and not language.government.owns.match(after)
        )
        return None if seen else seat
    country = seat or (place.country if place is not None and place.kind == "capital" else None)
    if country is None:
        return None
    return country if _governs(before, after, language) else None


def _governs(before: str, after: str, language: Language) -> bool:
    """Say whether what stands around a capital's name is what governments do."""
    if language.government.event.match(after):
        return False
    if language.government.deals.search(before):
        return True
    if language.government.goes.search(before):
        return False
    if language.government.owns.match(after) or language.government.plain_noun.match(after):
        return True
    at = 0
    while skipped := language.government.skipped.match(after, at):
        at = skipped.end()
    word = _NEXT.match(after, at)
    if word is None:
        return False
    form = word[1]
    skipped_words = after[:at]
    if form in language.government.acts or (
        form in language.government.moods and language.government.copula.search(skipped_words)
    ):
        return True
    verb = language.reporting.verbs.get(form)
    if verb is None or verb.form is VerbForm.PARTICIPLE:
        return False
    return (
        verb.form is not VerbForm.PLAIN
        or form == language.reporting.plain_past
        or language.government.auxiliary.search(skipped_words) is not None
    )
