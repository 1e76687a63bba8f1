"""Places told by other places: named so elsewhere in the story, or listed with one."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from wirereader.analysis.language import Language
from wirereader.analysis.names.name_spans import LOC, MISC, ORG, PER, NameSpan, SpanIndex

_SURE = 0.8  # score of a place that is looked for elsewhere in its story
_MOST = 60  # names that are looked for: more are a list of places
_WORD = 16  # letters of the word before that are looked at
_LEAST = 4  # letters: shorter names are words and initials as often
_AFTER = re.compile(r"(?![\w’'-])(?! [A-Z&])")


def claimed_places(text: str, names: Sequence[NameSpan], language: Language) -> Iterator[NameSpan]:
    """Find where the story names its own places again and nothing is named yet.

    Only within a sentence, and not where a capital goes on or precedes: "Auckland Airport".
    They overlap nothing in `names` but names of other things.  Linear in the text.
    """
    others = {text[n.start : n.end] for n in names if n.label not in {LOC, MISC}}
    words = {
        text[n.start : n.end]
        for n in names
        if n.label == LOC and n.score >= _SURE and n.end - n.start >= _LEAST
    }
    surnames = {word for other in others for word in other.split()}
    wanted = sorted(words - surnames, key=lambda word: (-len(word), word))
    wanted = [w for w in wanted if w.lower() not in language.people.lone_words][:_MOST]
    if not wanted:
        return
    taken = SpanIndex.of(n for n in names if n.label != MISC)
    for found in re.finditer(r"(?<![\w’'-])(?:" + "|".join(map(re.escape, wanted)) + ")", text):
        start, end = found.span()
        is_free = not taken.touches(start, end) and _AFTER.match(text, end) is not None
        if is_free and language.names.before_noun.search(text, max(0, start - _WORD), start):
            yield NameSpan(start, end, LOC, 0.6)


_LISTED = 0.9  # score of a place that stands in a list of them
_LAST = re.compile(r",? (?:and|or|&) ")
_NEXT = re.compile(r", ")
_HAILING = frozenset({" of ", ", of ", " from ", ", from "})
_BODY = 0.7  # score from which on what somebody is of is a body, though a town has its name
_SPOT = 24  # code points before a list that say where
_WORDS = 3  # of a place that is told by its list


def with_listed_places(
    text: str, names: Sequence[NameSpan], is_place: Callable[[str], bool], language: Language
) -> list[NameSpan]:
    """Make places of the people and bodies that a list of places holds: "in Barre and Northfield".

    `names` are sorted.  Only names that `is_place` knows, and no surname of the story's people.
    """
    whole = {text[n.start : n.end] for n in names if n.label == PER}
    surnames = {name.rsplit(" ", 1)[1] for name in whole if " " in name}
    out: list[NameSpan] = []
    is_list = False  # the last name is in a list that begins as places do
    for at, tagged in enumerate(names):
        name = tagged
        last = out[-1] if out else None
        gap = text[last.end : name.start] if last is not None else ""
        goes_on = at + 1 < len(names) and _ends_list(text, name, names[at + 1])
        joined = _LAST.fullmatch(gap) or (_NEXT.fullmatch(gap) and goes_on)
        spot = max(0, name.start - _SPOT)
        peopled = language.places.peopled.search(text, spot, name.start) is not None
        words = text[name.start : name.end]
        is_body = name.label == ORG and name.score >= _BODY  # "Ann Lee of Amazon"
        if last is not None and gap in _HAILING and last.label == PER and not is_body:
            peopled = peopled or " " in text[last.start : last.end]  # "Ann Lee of Redcar"
        if (
            name.label in {PER, ORG, MISC}
            and ((is_list and joined) or peopled)
            and words.count(" ") < _WORDS
            and words not in surnames
            and is_place(words)
        ):
            name = replace(name, label=LOC, score=max(name.score, _LISTED))
        begins = peopled or language.places.inside.search(text, spot, name.start)
        is_list = name.label == LOC and bool(begins or (is_list and joined))
        out.append(name)
    return out


def _ends_list(text: str, name: NameSpan, following: NameSpan) -> bool:
    return following.label == LOC and _LAST.fullmatch(text, name.end, following.start) is not None
