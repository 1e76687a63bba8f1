"""Nouns that mean a person: "the minister", "the 41-year-old", "a spokesman".

One that fits the office or the age of exactly one person of the story is linked; others are people
the story does not name, whom a pronoun may mean all the same.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wirereader.analysis.coreference.antecedents import (
    AntecedentCandidate,
    CoreferenceLink,
    DiscourseContext,
)
from wirereader.analysis.language import CoreferenceWords, Language

_WORD = re.compile(r"[^\W_](?:[\w’'.\-]*\w)?")
_NEXT_WORD = re.compile(r"(?P<comma>,?) (?P<word>[\w’'-]+)")
_LONGEST = 6  # words from a determiner to its noun: longer phrases are misread lists
_NEAR = 8  # sentences: "the minister" seldom means one named longer ago


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase: span in code points, determiner, modifiers and head, in lower case."""

    start: int
    end: int
    determiner: str
    modifiers: tuple[str, ...]
    head: str


@dataclass(frozen=True, slots=True)
class Office:
    """What a person is: head nouns of the roles and titles, and every word of them."""

    heads: frozenset[str]
    words: frozenset[str]


def person_nouns(text: str, taken: Callable[[int, int], bool], language: Language) -> list[Noun]:
    """Find the noun phrases that mean one person; `taken` tells spans that are names."""
    words = list(_WORD.finditer(text))
    heads = [word.group() for word in words]
    people = {
        head
        for head in set(heads)
        if language.people.is_role_noun(head)
        or head.lower() in language.people.nouns
        or head in language.coreference.same_office
    }
    found = []
    for i, head in enumerate(heads):
        if head not in people or taken(*words[i].span()):
            continue
        word = words[i]
        if _is_half(text, word.end(), taken, language):
            continue
        if (noun := _phrase(text, words, i, language.coreference)) is not None:
            found.append(noun)
    return found


def _phrase(
    text: str, words: Sequence[re.Match[str]], at: int, tables: CoreferenceWords
) -> Noun | None:
    for back in range(1, min(_LONGEST, at) + 1):
        word = words[at - back]
        low = word.group().lower()
        if text[word.end() : words[at - back + 1].start()] != " " or low in tables.never_inside:
            return None
        if low in tables.role_possessors and words[at].group().lower() in tables.body_parts:
            return None  # "shook his head"
        if low in tables.determiners:
            mods = tuple(w.group().lower() for w in words[at - back + 1 : at])
            return Noun(word.start(), words[at].end(), low, mods, words[at].group().lower())
    return None


def _is_half(text: str, end: int, taken: Callable[[int, int], bool], language: Language) -> bool:
    # "the president, X", "the team coach": a name's apposition, or half of a longer noun
    after = _NEXT_WORD.match(text, end)
    if after is None:
        return False
    if taken(*after.span("word")):
        return True
    return after["comma"] == "" and not _may_follow(after["word"], language)


def _may_follow(word: str, language: Language) -> bool:
    """Claim that `word` does not go on with a noun: "the official said", not "official break"."""
    low = word.lower()
    if (
        low in language.grammar.function_words
        or low in language.grammar.auxiliaries
        or low in language.reporting.verbs
        or low in language.coreference.common_past
    ):
        return True
    return low.endswith(language.coreference.verb_endings) and not language.people.is_role_noun(
        word
    )


def link_nominals(
    context: DiscourseContext,
    people: Sequence[AntecedentCandidate],
    offices: Sequence[Office],
    ages: dict[str, int],
    taken: Callable[[int, int], bool],
) -> tuple[list[CoreferenceLink], list[AntecedentCandidate]]:
    """Link nominals where sure; the others become nameless candidates.

    `offices` has one for each of `people`; `ages` maps an age to the only one of that age.
    """
    language = context.language
    links: list[CoreferenceLink] = []
    nameless: list[AntecedentCandidate] = []
    for found in language.coreference.aged.finditer(context.text):
        who = ages.get(found["age"])
        if who is not None and not _is_half(context.text, found.end(), taken, language):
            links.append(_link(people[who], context, *found.span(), 0.9))
    for noun in person_nouns(context.text, taken, language):
        who = _office_bearer(noun, context, people, offices)
        if who is not None:
            links.append(_link(people[who], context, noun.start, noun.end, 0.85))
        else:
            seen = context.seen(noun.start, noun.end)
            gender = language.people.gender_of_word(noun.head)
            nameless.append(AntecedentCandidate(None, gender, is_gender_sure=True, seen=[seen]))
    return links, nameless


def _link(
    who: AntecedentCandidate, context: DiscourseContext, start: int, end: int, certainty: float
) -> CoreferenceLink:
    who.seen.append(context.seen(start, end))
    who.seen.sort(key=lambda seen: seen.start)
    return CoreferenceLink(start, end, who.entity or 0, certainty, is_pronoun=False)


def _office_bearer(
    noun: Noun,
    context: DiscourseContext,
    people: Sequence[AntecedentCandidate],
    offices: Sequence[Office],
) -> int | None:
    if noun.determiner not in context.language.coreference.definites:
        return None
    here = context.sentence_at(noun.start)
    fitting = []
    heads = context.language.coreference.same_office.get(noun.head, frozenset()) | {noun.head}
    for i, person in enumerate(people):
        if heads.isdisjoint(offices[i].heads):
            continue
        last = person.before(noun.start)
        if last is None or here - last.sentence > _NEAR:
            continue
        if all(mod in offices[i].words for mod in noun.modifiers):
            fitting.append(i)
    return fitting[0] if len(fitting) == 1 else None
