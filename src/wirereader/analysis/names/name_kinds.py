"""What the words around a name say it is: a company taken for a person, a person for a place.

A tagger that sees one sentence wavers over rare names; the story often says outright what they
are ("X, the company that", "X, who", "X and his staff").  Rules over the text, none over names.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from wirereader.analysis.language import Language, NameWords, PlaceWords
from wirereader.analysis.names.institutions import acts_as_people_do, is_firm, short_firm
from wirereader.analysis.names.name_spans import LOC, MISC, ORG, PER, NameSpan

_WINDOW = 90  # code points before a name that may say what it is, within its line
_TOWN = 100_000
"""A place of fewer people seldom acts by itself in the news of the world."""
_LIKELY = 0.6  # score: below it the tagger's person is too unsure to vouch for others
_PLAIN = 0.9  # score: from it on the tagger knows a place better than the verb after it
_OUTRIGHT = 0.85  # score of a kind that the story says outright: it outvotes a wavering tagger
_PARTING = (", ", "\u201d ", '" ')  # what parts news from the outlet that brings it
_READ = 12  # mentions of one string that are read: what it is, is told early


class PopulatedPlace(Protocol):
    """What is asked of a place: what it is and how many people live there."""

    @property
    def kind(self) -> str:
        """Country, city, state and so on."""

    @property
    def population(self) -> int:
        """How many people, 0 where nobody counted."""

    @property
    def ambiguous(self) -> bool:
        """Whether the name asked for is a word or another's name as well."""


class PlaceNames(Protocol):
    """What is asked of a gazetteer: the places that have a name."""

    def lookup(self, name: str) -> Sequence[PopulatedPlace]:
        """Places with this name, the likeliest first."""


class _KindEvidence(NamedTuple):
    """How often the story says that a name is somebody, acts, or is a body, a place or a firm."""

    person: int = 0
    acts: int = 0
    body: int = 0
    place: int = 0
    firm: int = 0


def names_a_pact(text: str, name: NameSpan, words: NameWords) -> bool:
    """Claim that a place is only part of another name: "the Oslo Accords"."""
    return name.label == LOC and words.pact.match(text, name.end) is not None


def retold(
    text: str, names: Sequence[NameSpan], known: PlaceNames | None, language: Language
) -> list[NameSpan]:
    """Give each string of the story the kind that the words around it say outright."""
    groups = _by_words(text, names)
    people = {text[n.start : n.end] for n in names if n.label == PER and n.score > _LIKELY}
    parts = {word for words in people if " " in words for word in words.split()}
    storms = {found[1] for found in language.names.storm.finditer(text)}
    surnames = _surnames(people)
    firms = _short_firms(text, names, language)
    kinds: dict[tuple[str, str], str] = {}
    for words, own in groups.items():
        if _is_outlet(words, text, own, language) or (
            words not in parts
            and (
                _is_known_firm(words, text, own, language)
                or _has_own_article(text, own, known, language.names)
            )
        ):
            kinds |= {(words, PER): ORG, (words, LOC): ORG}
            continue
        if (
            words in firms
            and words not in parts
            and not _is_titled(text, own, language.names)
            and not _is_founder(text, own, firms[words], language)
        ):
            kinds[words, PER] = ORG
            if known is None or not places_called(words, known, language.places):
                kinds[words, LOC] = ORG
            continue
        is_town = known is not None and bool(places_called(words, known, language.places))
        is_storm = words in storms and words not in parts
        is_side = is_town and _is_side(words, text, own, people, language)
        thing = MISC if is_storm and not _is_titled(text, own, language.names) else None
        if thing := thing or (LOC if is_side else _thing(words, language)):
            kinds[words, PER] = thing
            continue
        if words in surnames and known is not None and not is_town:
            kinds[words, LOC] = PER  # somebody's surname, and no town of that name
        if words not in parts:
            evidence = _kind_evidence(text, own[:_READ], people, language, is_known=is_town)
            for label in {name.label for name in own}:
                kinds[words, label] = _told(words, label, evidence, known, language)
    told = [_changed(n, kinds.get((text[n.start : n.end], n.label), n.label)) for n in names]
    sure = {words for words in firms if kinds.get((words, PER)) == ORG}
    return [_sure(n) if n.label == ORG and text[n.start : n.end] in sure else n for n in told]


def places_called(words: str, known: PlaceNames, wording: PlaceWords) -> Sequence[PopulatedPlace]:
    """Give the known places of a name, with what they are behind it or without: "Kogi State"."""
    bare = wording.generic.sub("", words, count=1)
    return known.lookup(words) or (known.lookup(bare) if words.startswith(bare) else ())


def _by_words(text: str, names: Iterable[NameSpan]) -> dict[str, list[NameSpan]]:
    groups: dict[str, list[NameSpan]] = {}
    for name in names:
        if name.label in {PER, LOC}:
            groups.setdefault(text[name.start : name.end], []).append(name)
    return groups


def _short_firms(text: str, names: Sequence[NameSpan], language: Language) -> dict[str, int]:
    """Give the lone words firms may go by, and where the full name of each first stands."""
    found: dict[str, int] = {}
    for name in names:
        short = short_firm(text[name.start : name.end], language) if name.label == ORG else None
        if short:
            found.setdefault(short, name.start)
    return found


def _is_founder(text: str, own: Sequence[NameSpan], full: int, language: Language) -> bool:
    """Claim that a firm's short name is somebody's whom it is called after.

    He is named before the firm is, outside of a headline, or told of as people are: "Roe, 60,
    said", "Roe, its founder,".
    """
    headline = text.find("\n")
    begun = headline if 0 <= headline < full else 0
    return any(
        begun <= name.start < full
        or language.names.who.match(text, name.end)
        or _has_post(text, name.end, language)
        for name in own
    )


_POST = re.compile(r", (?:\w+ ){1,3}?(?P<noun>[a-z][\w-]+),")


def _has_post(text: str, at: int, language: Language) -> bool:
    """Claim that commas set off a post or a kinship there: ", its founder,"."""
    found = _POST.match(text, at)
    if found is None or not language.people.is_role_noun(found["noun"]):
        return False
    return found["noun"] not in language.people.organizations | language.reporting.firms


def _surnames(people: Iterable[str]) -> set[str]:
    """Give the words that people of full names are called by: the last, and the first of two.

    Many nations name somebody by the first, be it the family's or the given one.
    """
    full = [name.split() for name in people if " " in name]
    return {name[-1] for name in full} | {name[0] for name in full}


def _is_known_firm(words: str, text: str, own: Iterable[NameSpan], language: Language) -> bool:
    """Claim a firm that readers know by its name alone, and nobody of the story: "in Tesco"."""
    key = "-".join(words.lower().replace("\u2019", "'").split())
    return key in language.people.firms and not _is_titled(text, own, language.names)


def _is_outlet(words: str, text: str, own: Iterable[NameSpan], language: Language) -> bool:
    known = "-".join(words.lower().split()) in language.people.outlets
    return known and not _is_titled(text, own, language.names)


def _is_side(
    words: str, text: str, own: Sequence[NameSpan], people: set[str], language: Language
) -> bool:
    """Claim that a lone word nobody is called by is a side in a match: "held 0-0 by Empoli"."""
    if " " in words or any(words in other.split() for other in people if other != words):
        return False
    if words.lower() in language.people.first_names():
        return False
    return all(
        language.names.plays.search(text[max(0, n.start - _WINDOW) : n.start].rsplit("\n", 1)[-1])
        for n in own
    )


_OWN_ARTICLE = re.compile(r"[a-z,] The \Z")


def _has_own_article(
    text: str, own: Sequence[NameSpan], known: PlaceNames | None, words: NameWords
) -> bool:
    """Claim that a capital article is a name's own within a sentence: a newspaper's, a band's."""
    articled = [n for n in own if _OWN_ARTICLE.search(text, max(0, n.start - 6), n.start)]
    if not articled or words.keeps_article.match(text, articled[0].start - 4):
        return False
    name = text[own[0].start : own[0].end]
    places = known.lookup(name) if known is not None else ()
    return not any(place.kind != "city" for place in places)


def _changed(name: NameSpan, label: str) -> NameSpan:
    if label == name.label:
        return name
    return _sure(replace(name, label=label))


def _sure(name: NameSpan) -> NameSpan:
    return replace(name, score=max(name.score, _OUTRIGHT))


def _thing(words: str, language: Language) -> str | None:
    """Return what a name with somebody's name in it is: the Ann Lee Museum, or None."""
    first, _, last = words.rpartition(" ")
    if not first or not last[:1].isupper():  # a name may end in a space
        return None
    low = last.lower()
    return (
        ORG
        if low in language.people.organizations | language.names.firm_words
        else MISC
        if low in language.names.things
        else None
    )


def _is_titled(text: str, own: Iterable[NameSpan], words: NameWords) -> bool:
    return any(words.plain_title.search(text, max(0, name.start - 8), name.start) for name in own)


def _told(
    words: str, label: str, evidence: _KindEvidence, known: PlaceNames | None, language: Language
) -> str:
    firm = evidence.firm and not evidence.person
    if words.split(maxsplit=1)[0].lower() in language.people.first_names():
        return ORG if firm and " " not in words else label
    places = (
        places_called(words, known, language.places) if known is not None and any(evidence) else ()
    )
    large = any(p.kind != "city" or p.population >= _TOWN for p in places)
    if (evidence.body and not evidence.person and (label == PER or not places)) or (
        firm and not large
    ):
        return ORG
    if label == PER:
        return LOC if places and evidence.place > evidence.acts and not evidence.person else PER
    if large or evidence.place or not (evidence.person or evidence.acts):
        return LOC
    return PER


def _kind_evidence(
    text: str, own: Iterable[NameSpan], people: set[str], language: Language, *, is_known: bool
) -> _KindEvidence:
    evidence = _KindEvidence()
    for name in own:
        before = text[max(0, name.start - _WINDOW) : name.start].rsplit("\n", 1)[-1]
        is_sure = is_known and name.label == LOC and name.score >= _PLAIN
        if is_sure and _is_sited(text, name, before, language):
            evidence = evidence._replace(place=evidence.place + 1)
            continue
        joined = language.names.joined.search(before)
        native = is_known and language.names.native.search(before) is not None
        evidence = _KindEvidence(
            evidence.person
            + bool(
                (not native and language.names.who.match(text, name.end))
                or language.names.done_to.search(before)
                or language.names.plain_title.search(before)
                or (joined is not None and joined[1] in people)
                or (not is_known and _is_beside_people(text, name, before, people, language.names))
            ),
            evidence.acts
            + (not _is_plain_place(text, name))
            * acts_as_people_do(text, name.start, name.end, language),
            evidence.body + bool(_is_body(text, name, before, language.names)),
            evidence.place + (native or _is_placed(text, name, before, language.names)),
            evidence.firm
            + is_firm(text, name, before, language.names, is_known=is_known)
            + (not is_known and _is_shop(text, name, before, language)),
        )
    return evidence


def _is_shop(text: str, name: NameSpan, before: str, language: Language) -> bool:
    """Claim that an unknown name is a shop's: "the Penny shop"."""
    article = before.split()[-1:]
    is_one = bool(article) and article[0].lower() in language.grammar.articles
    return is_one and language.names.shop.match(text, name.end) is not None


def _is_sited(text: str, name: NameSpan, before: str, language: Language) -> bool:
    """Claim that a known place is where something is: "the yard at Troon, whose owner"."""
    if text[name.end : name.end + 1] in {"'", "\u2019"}:
        return False  # "in Duffy's trial"
    return language.names.sited.search(before) is not None


def _is_plain_place(text: str, name: NameSpan) -> bool:
    """Claim that the tagger is sure of a place of several words: "Selly Oak say they fear"."""
    return name.label == LOC and name.score >= _PLAIN and " " in text[name.start : name.end]


def _is_beside_people(
    text: str, name: NameSpan, before: str, people: set[str], words: NameWords
) -> bool:
    """Claim that an unknown name is put beside people: "Sorvino and Ann Lee", "talks between"."""
    after = words.and_after.match(text, name.end)
    return (after is not None and after[1] in people) or words.parties.search(before) is not None


def _is_placed(text: str, name: NameSpan, before: str, words: NameWords) -> bool:
    if words.has_officers.match(text, name.end):
        return True
    owner = text[name.end : name.end + 1] in {"'", "\u2019"}
    return not owner and words.placed.search(before) is not None


def _is_body(text: str, name: NameSpan, before: str, words: NameWords) -> bool:
    after = (words.is_body, words.owned_by_body, words.which)
    if words.broadcasts.match(text, name.end) or words.has_executives.match(text, name.end):
        return True
    if name.label == LOC and words.has_leader.match(text, name.end):
        return True
    if before.endswith(_PARTING) and words.reports_news.match(text, name.end):
        return True
    return any(p.match(text, name.end) for p in after) or bool(words.after_body.search(before))
