"""What the words around a name say it is: a company taken for a person, a person for a place.

A tagger that sees one sentence wavers over rare names; the story often says outright what they
are ("X, the company that", "X, who", "X and his staff").  Rules over the text, none over names.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from wirereader.analysis.english.person_words import first_names, listed
from wirereader.analysis.english.reporting_words import listed as words_of
from wirereader.analysis.names.institutions import acts_as_people_do
from wirereader.analysis.names.name_spans import LOC, MISC, ORG, PER, Named

_WINDOW = 90
_TOWN = 100_000
"""A place of fewer people seldom acts by itself in the news of the world."""
_LIKELY = 0.6
_OUTRIGHT = 0.85
_READ = 12
_OUTLETS = listed("outlets")
_BODY_WORDS = listed("organization_words")
_THINGS = words_of(
    "show prize award awards act report administration administrations cup trophy tour medal"
    " syndrome building street avenue commission museum"
)
"""Last words of names that have somebody's name in them and are no person's."""
_STORM = re.compile(
    r"\b(?:Hurricane|Typhoon|Cyclone|(?:[Tt]ropical |[Ww]inter )?[Ss]torm|[Ff]reighter"
    r"|[Ff]erry|[Tt]anker|[Cc]argo ship|[Cc]ruise ship|[Ff]rigate|[Dd]estroyer"
    r"|[Ss]pacecraft|[Rr]over|USS|HMS|MV)"
    r",? ([A-Z][\w'\u2019-]+)"
)
_BODIES = (
    r"(?:company|firm|maker|manufacturer|producer|charity|non-?profit|organi[sz]ation|startup"
    r"|start-up|bank|lender|insurer|brokerage|airline|carrier|operator|retailer|supermarket|chain"
    r"|publisher|broadcaster|newspaper|daily|weekly|website|consortium|cooperative|conglomerate"
    r"|utility|developer|brewery|brewer|automaker|carmaker|drugmaker|chipmaker|think[- ]tank"
    r"|foundation|watchdog|campaign group|aid group|rights group|advocacy group|pressure group"
    r"|non-governmental organi[sz]ation|NGO|trade union|militia|bloc|subsidiary|unit|exchange"
    r"|investment fund|hedge fund|private equity fund|law firm|group)"
)
_GIANT = r"(?:giant|company|firm|charity|startup|start-up|airline|retailer|carmaker|automaker"
_GIANT += r"|drugmaker|chipmaker|brokerage|lender|insurer|NGO|conglomerate|newspaper|broadcaster)"
_IS_BODY = re.compile(
    r",? (?:is |was )?(?:an?|the|its|one of the|[A-Z][\w.-]+['\u2019]s)"
    rf" (?:[\w'\u2019&-]+ ){{0,5}}?{_BODIES}"
    r"(?=[,.;)]| (?:that|which|based|in|of|whose|founded|behind|for|set|run|owned|with)\b)"
)
_AFTER_BODY = re.compile(rf"\b{_GIANT},? (?:(?:called|named|known as) )?\Z")
_OWNED_BY_BODY = re.compile(
    r"(?:['\u2019]s? (?:\w+ )?)(?:shares|stock|share price|headquarters|profits?|revenues?"
    r"|customers|shareholders|subsidiar(?:y|ies)|chief executive|CEO|board of directors|earnings)\b"
    r"| (?:shares|stock|shareholders|headquarters|executives|customers)\b"
)
_WHICH = re.compile(r",? which\b")
_WHO = re.compile(
    r",? who(?:se|m)?\b|, (?:aged )?\d\d?,|['\u2019]s? (?:\w+ )?(?:wife|husband|mother|father|son"
    r"|daughter|brother|sister|widow|parents|lawyers?|attorneys?|death|birthday)\b"
    r"| and (?:his|her) |(?: \w+){1,4} (?:that )?s?he\b| by name\b"
)
_DONE_TO = re.compile(
    r"\b(?:arrest|releas|free|kidnap|abduct|pursu|replac|succeed|marri|marry|sentenc|convict|appoint"
    r"|install|elect|nominat|interview|sue|hir|fir|prais|thank|question|extradit|indict|jail"
    r"|imprison|clear|acquitt?|behead|execut|assassinat)(?:e|s|es|ed|ing|ies)? \Z"
)
_PLACED = re.compile(r"\b(?:in|near|outside|across|around|throughout|visited|toured) \Z")
_HAS_OFFICERS = re.compile(
    r"['\u2019]?s? (?:[Mm]ayor|[Gg]overnor|[Pp]olice|[Cc]ity|[Rr]esidents)\b"
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? \Z")
_JOINED = re.compile(r"((?:[A-Z][\w'\u2019.-]+ ){0,3}[A-Z][\w'\u2019.-]+) and \Z")
_PACT = re.compile(
    r" (?:Agreements?|Accords?|Treaty|Protocol|Amendment|Convention|Declaration|Pact|Circuit"
    r"|Open|Olympics|Marathon|Review|Biennale)\b"
)


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


def names_a_pact(text: str, name: Named) -> bool:
    """Claim that a place is only part of another name: "the Oslo Accords"."""
    return name.label == LOC and _PACT.match(text, name.end) is not None


def retold(text: str, names: Sequence[Named], known: Known | None) -> list[Named]:
    """Give each string of the story the kind that the words around it say outright."""
    groups: dict[str, list[Named]] = {}
    for name in names:
        if name.label in {PER, LOC}:
            groups.setdefault(text[name.start : name.end], []).append(name)
    people = {text[n.start : n.end] for n in names if n.label == PER and n.score > _LIKELY}
    parts = {word for words in people if " " in words for word in words.split()}
    storms = {found[1] for found in _STORM.finditer(text)}
    surnames = {words.split()[-1] for words in people if " " in words}
    kinds: dict[tuple[str, str], str] = {}
    for words, own in groups.items():
        if "-".join(words.lower().split()) in _OUTLETS and not _is_titled(text, own):
            kinds |= {(words, PER): ORG, (words, LOC): ORG}
            continue
        if words in storms and words not in parts and not _is_titled(text, own):
            kinds[words, PER] = MISC
            continue
        if thing := _thing(words):
            kinds[words, PER] = thing
            continue
        if words in surnames and known is not None and not known.lookup(words):
            kinds[words, LOC] = PER  # somebody's surname, and no town of that name
        if words in parts or words.split()[0].lower() in first_names():
            continue
        said = _said(text, own[:_READ], people)
        places = known.lookup(words) if known is not None and any(said) else ()
        for label in {name.label for name in own}:
            kinds[words, label] = _told(label, said, places)
    return [_changed(n, kinds.get((text[n.start : n.end], n.label), n.label)) for n in names]


def _changed(name: Named, label: str) -> Named:
    if label == name.label:
        return name
    return replace(name, label=label, score=max(name.score, _OUTRIGHT))


def _thing(words: str) -> str | None:
    """Return what a name with somebody's name in it is: the Ann Lee Museum, or None."""
    first, _, last = words.rpartition(" ")
    if not first or not last[0].isupper():
        return None
    low = last.lower()
    return ORG if low in _BODY_WORDS else MISC if low in _THINGS else None


def _is_titled(text: str, own: Iterable[Named]) -> bool:
    return any(_TITLE.search(text, max(0, name.start - 8), name.start) for name in own)


def _told(label: str, said: _Said, places: Sequence[Settled]) -> str:
    large = any(p.kind != "city" or p.population >= _TOWN for p in places)
    if said.body and not said.person and (label == PER or not places):
        return ORG
    if label == PER:
        return LOC if places and said.place > said.acts and not said.person else PER
    if large or said.place or not (said.person or said.acts):
        return LOC
    return PER


def _said(text: str, own: Iterable[Named], people: set[str]) -> _Said:
    said = _Said()
    for name in own:
        before = text[max(0, name.start - _WINDOW) : name.start].rsplit("\n", 1)[-1]
        joined = _JOINED.search(before)
        said = _Said(
            said.person
            + bool(
                _WHO.match(text, name.end)
                or _DONE_TO.search(before)
                or _TITLE.search(before)
                or (joined is not None and joined[1] in people)
            ),
            said.acts + acts_as_people_do(text, name.start, name.end),
            said.body + bool(_is_body(text, name, before)),
            said.place + _is_placed(text, name, before),
        )
    return said


def _is_placed(text: str, name: Named, before: str) -> bool:
    if _HAS_OFFICERS.match(text, name.end):
        return True
    owner = text[name.end : name.end + 1] in {"'", "\u2019"}
    return not owner and _PLACED.search(before) is not None


def _is_body(text: str, name: Named, before: str) -> bool:
    after = (_IS_BODY, _OWNED_BY_BODY, _WHICH)
    return any(p.match(text, name.end) for p in after) or bool(_AFTER_BODY.search(before))
