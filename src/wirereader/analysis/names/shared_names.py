"""Names that a town and a person of the story share: "Preston said", with Ann Preston in it.

One vote for all occurrences is wrong for one of the two, so each is judged by what stands around
it.  Where both may be meant, neither is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from wirereader.analysis.language import Language
from wirereader.analysis.names.name_spans import LOC, ORG, PER, NameSpan

_WINDOW = 40  # code points before a name that are looked at
_MOST = 20  # people with a town's name that are looked for: keeps long lists linear
_WORD = re.compile(r"\s+([\w'\u2019]+)")
_LAST_WORD = re.compile(r"(\w+)\s+\Z")
_CLOSING = frozenset({"\u201d", "\u2019", '"', "'"})
_AFTER = 6  # words after a name: "said on Monday that it would"
_OUTRIGHT = 0.85  # score of a kind that the story says outright


def told_apart(
    text: str,
    names: Sequence[NameSpan],
    is_place: Callable[[str], bool],
    language: Language,
) -> Iterator[NameSpan]:
    """Give `names`, each lone surname that is a town's too as what it is where it stands.

    Only where the story has the town as well, by its dateline or by what only towns have,
    or as its name ends a quote.
    """
    family, given = dict[str, int](), dict[str, int]()
    for name in names:
        if name.label == PER and len(words := text[name.start : name.end].split()) > 1:
            family.setdefault(words[-1], name.start)
            given.setdefault(words[0], name.start)
    shared = [word for word in {**family, **given} if is_place(word)][:_MOST]
    lone = {word.lower(): word for word in shared}
    towns = {
        word
        for name in names
        if (word := lone.get(text[name.start : name.end].lower()))
        and (
            _is_town(text, name, language)
            or _is_filed(text, name, word, language)
            or (name.label == LOC and (word not in family or _is_quoted(text, name, language)))
        )
    }
    for name in names:
        word = text[name.start : name.end]
        if word not in towns or name.label not in {PER, LOC, ORG}:
            yield name
            continue
        is_given = word not in family
        begun = given[word] if is_given else family[word]
        label = _meant(text, name, begun, language, is_given=is_given)
        if label is not None:
            yield name if label == name.label else replace(name, label=label, score=_OUTRIGHT)


def _is_filed(text: str, name: NameSpan, word: str, language: Language) -> bool:
    """Claim that the story was filed there: "PRESTON: A man", "Preston (AP) - A man"."""
    written = text[name.start : name.end]
    if name.label == LOC and written.isupper() and written != word:
        return True
    found = language.names.filed.match(text, name.start)
    told = found is not None and bool(found["agency"] or found["date"])
    return told and found is not None and found.end("place") == name.end


def _is_town(text: str, name: NameSpan, language: Language) -> bool:
    """Claim that a name stands as towns do: "Preston council", "in Preston"."""
    if language.names.civic.match(text, name.end) is not None:
        return True
    before = text[max(0, name.start - _WINDOW) : name.start]
    if language.names.resident.search(before):
        return True
    found = language.names.placed.search(before)
    # "visited Preston" may be to see him
    return found is not None and found[0].strip().lower() in language.grammar.prepositions


def _is_quoted(text: str, name: NameSpan, language: Language) -> bool:
    """Claim that a name ends what a person said: "“It is late,” said Preston"."""
    before = text[max(0, name.start - _WINDOW) : name.start]
    spoken = _LAST_WORD.search(before)
    if spoken is None or spoken[1].lower() not in language.reporting.verbs:
        return False
    return before[: spoken.start()].rstrip()[-1:] in _CLOSING


def _meant(
    text: str, name: NameSpan, begun: int, language: Language, *, is_given: bool
) -> str | None:
    """Return what a lone name is, or None where both the town and the person may be meant.

    The person's full name stands at `begun`; people are seldom called by a given name.
    """
    before = text[max(0, name.start - _WINDOW) : name.start]
    word = text[name.start : name.end]
    if _is_town(text, name, language) or _is_filed(text, name, word, language):
        return LOC
    if language.names.plain_title.search(before):
        return PER
    after = _words_after(text, name.end)
    verbs, grammar = language.reporting.verbs, language.grammar
    speaks = bool(after) and after[0] in verbs
    spoken = _LAST_WORD.search(before)
    said = spoken is not None and spoken[1].lower() in verbs
    acts = grammar.finite - grammar.passive  # "it would sell", where "it was late" tells nothing
    is_thing = speaks and any(
        one in grammar.neuter_pronouns and two in acts for one, two in pairwise(after[1:])
    )
    if not (speaks or said) or begun > name.start:
        return LOC if is_thing else name.label
    if is_thing:
        return LOC if is_given else None
    own = said or before.rstrip()[-1:] in _CLOSING
    own = own or not grammar.person_pronouns.keys().isdisjoint(after[1:])
    return PER if own or not is_given else None


def _words_after(text: str, end: int) -> list[str]:
    out: list[str] = []
    while len(out) < _AFTER and (found := _WORD.match(text, end)):
        out.append(found[1].lower())
        end = found.end()
    return out
