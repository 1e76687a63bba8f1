"""What the words around a name say it is: a company taken for a person, a person for a place.

A tagger that sees one sentence wavers over rare names; the story often says outright what they
are ("X, the company that", "X, who", "X and his staff").  Rules over the text, none over names.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from wirereader.analysis.language import Language, NameWords
from wirereader.analysis.names.institutions import acts_as_people_do
from wirereader.analysis.names.name_spans import LOC, MISC, ORG, PER, Named

_WINDOW = 90
_TOWN = 100_000
"""A place of fewer people seldom acts by itself in the news of the world."""
_LIKELY = 0.6
_OUTRIGHT = 0.85
_READ = 12


class Settled(Protocol):
    """What is asked of a place: what it is and how many people live there."""

    @property
    def kind(self) -> str:
        """Country, city, state and so on."""

    @property
    def population(self) -> int:
        """How many people, 0 where nobody counted."""


class Known(Protocol):
    """What is asked of a gazetteer: the places that have a name."""

    def lookup(self, name: str) -> Sequence[Settled]:
        """Places with this name, the likeliest first."""


class _Said(NamedTuple):
    """How often the story says that a name is somebody, acts, or is a body or a place."""

    person: int = 0
    acts: int = 0
    body: int = 0
    place: int = 0


def names_a_pact(text: str, name: Named, words: NameWords) -> bool:
    """Claim that a place is only part of another name: "the Oslo Accords"."""
    return name.label == LOC and words.pact.match(text, name.end) is not None


def retold(
    text: str, names: Sequence[Named], known: Known | None, language: Language
) -> list[Named]:
    """Give each string of the story the kind that the words around it say outright."""
    groups: dict[str, list[Named]] = {}
    for name in names:
        if name.label in {PER, LOC}:
            groups.setdefault(text[name.start : name.end], []).append(name)
    people = {text[n.start : n.end] for n in names if n.label == PER and n.score > _LIKELY}
    parts = {word for words in people if " " in words for word in words.split()}
    storms = {found[1] for found in language.names.storm.finditer(text)}
    surnames = {words.split()[-1] for words in people if " " in words}
    kinds: dict[tuple[str, str], str] = {}
    for words, own in groups.items():
        if "-".join(words.lower().split()) in language.people.outlets and not _is_titled(
            text, own, language.names
        ):
            kinds |= {(words, PER): ORG, (words, LOC): ORG}
            continue
        if words in storms and words not in parts and not _is_titled(text, own, language.names):
            kinds[words, PER] = MISC
            continue
        if thing := _thing(words, language):
            kinds[words, PER] = thing
            continue
        if words in surnames and known is not None and not known.lookup(words):
            kinds[words, LOC] = PER  # somebody's surname, and no town of that name
        if words in parts or words.split()[0].lower() in language.people.first_names():
            continue
        said = _said(text, own[:_READ], people, language)
        places = known.lookup(words) if known is not None and any(said) else ()
        for label in {name.label for name in own}:
            kinds[words, label] = _told(label, said, places)
    return [_changed(n, kinds.get((text[n.start : n.end], n.label), n.label)) for n in names]


def _changed(name: Named, label: str) -> Named:
    if label == name.label:
        return name
    return replace(name, label=label, score=max(name.score, _OUTRIGHT))


def _thing(words: str, language: Language) -> str | None:
    """Return what a name with somebody's name in it is: the Ann Lee Museum, or None."""
    first, _, last = words.rpartition(" ")
    if not first or not last[0].isupper():
        return None
    low = last.lower()
    return (
        ORG
        if low in language.people.organizations
        else MISC
        if low in language.names.things
        else None
    )


def _is_titled(text: str, own: Iterable[Named], words: NameWords) -> bool:
    return any(words.plain_title.search(text, max(0, name.start - 8), name.start) for name in own)


def _told(label: str, said: _Said, places: Sequence[Settled]) -> str:
    large = any(p.kind != "city" or p.population >= _TOWN for p in places)
    if said.body and not said.person and (label == PER or not places):
        return ORG
    if label == PER:
        return LOC if places and said.place > said.acts and not said.person else PER
    if large or said.place or not (said.person or said.acts):
        return LOC
    return PER


def _said(text: str, own: Iterable[Named], people: set[str], language: Language) -> _Said:
    said = _Said()
    for name in own:
        before = text[max(0, name.start - _WINDOW) : name.start].rsplit("\n", 1)[-1]
        joined = language.names.joined.search(before)
        said = _Said(
            said.person
            + bool(
                language.names.who.match(text, name.end)
                or language.names.done_to.search(before)
                or language.names.plain_title.search(before)
                or (joined is not None and joined[1] in people)
            ),
            said.acts + acts_as_people_do(text, name.start, name.end, language),
            said.body + bool(_is_body(text, name, before, language.names)),
            said.place + _is_placed(text, name, before, language.names),
        )
    return said


def _is_placed(text: str, name: Named, before: str, words: NameWords) -> bool:
    if words.has_officers.match(text, name.end):
        return True
    owner = text[name.end : name.end + 1] in {"'", "\u2019"}
    return not owner and words.placed.search(before) is not None


def _is_body(text: str, name: Named, before: str, words: NameWords) -> bool:
    after = (words.is_body, words.owned_by_body, words.which)
    return any(p.match(text, name.end) for p in after) or bool(words.after_body.search(before))
