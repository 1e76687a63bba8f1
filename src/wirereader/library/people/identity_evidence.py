"""What a name in a story says of whose it is: a key that its bearer's other names share, and facts.

Pure: from findings and the text they were found in.  People are known by first and last name,
places by what the gazetteer says they are and where, organisations by name.  A name that is not
enough to know somebody by (a surname, a first name, a place without coordinates) is loose.
"""

import re
import unicodedata
from collections import Counter
from typing import NamedTuple

from wirereader.library.people.name_matching import NO_FACTS, Facts
from wirereader.library.people.occupations import trades_of
from wirereader.story.clean import clean_line
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, MentionKind
from wirereader.story.quotes import Manner

KINDS = {EntityKind.PERSON: 1, EntityKind.PLACE: 2, EntityKind.ORGANIZATION: 3}
PERSON, PLACE, ORGANISATION = 1, 2, 3

_LONGEST = 300
_MOST_ALIASES = 12
_MOST_ENTITIES = 400
_VISITED = frozenset({MentionKind.NAME, MentionKind.NOMINAL})
_PARTICLES = frozenset(
    """af al av bin bint da das de del della den der di dos du e el ibn la le san ten ter van von
    y zu zur""".split()  # noqa: SIM905 - a list of words reads as one
)
_TITLES = frozenset(
    """mr mrs ms miss mister sir dame lord lady dr doctor prof professor president minister
    premier chancellor senator sen representative rep congressman congresswoman governor gov
    mayor councillor ambassador amb secretary general gen colonel col major maj captain capt
    lieutenant lt sergeant sgt admiral adm commander cmdr corporal private judge justice
    sheriff detective inspector officer chief commissioner speaker chairman chairwoman rev
    reverend father bishop archbishop cardinal imam ayatollah rabbi sheikh sheik prime vice
    deputy foreign finance auntie aunt uncle papa mama grandma grandpa coach madam monsieur
    señor señora herr frau""".split()  # noqa: SIM905 - a list of words reads as one
)
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii"}
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')\Z")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_BLANKS = re.compile(r"[\s\-–—./]+")
_PLACE_KIND = re.compile(r"\s+(?:in|of)\s+")
_GENERIC = frozenset(
    """the of and for national supreme constitutional high central federal state ministry
    minister department foreign interior finance defence defense environment health education
    justice transport energy agriculture trade labour labor court parliament assembly senate
    congress house council government police army navy air force party opposition electoral
    election commission committee bank office agency city county union embassy cabinet civil
    security board authority""".split()  # noqa: SIM905 - a list of words reads as one
)


class Sighting(NamedTuple):
    """One name of one text: whose it may be, how the text puts it, and how often.

    `keys` begins with `key`; the others are other whole names the text gives to the same one.
    """

    local: int
    kind: int
    key: str
    keys: tuple[str, ...]
    facts: Facts
    is_loose: bool
    name: str
    aliases: tuple[str, ...]
    role: str | None
    country: str | None
    lat: float | None
    lon: float | None
    mentions: int
    quotes: int


def key_of(text: str) -> str:
    """Text as keys of names are kept: no case, no accents, straight apostrophes, single blanks.

    Not `story.folding`: what is kept under a key must be found again under the very same one.
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def sightings_of(findings: Findings, text: str) -> tuple[Sighting, ...]:
    """All names of a text that a reader can be taken to, the most mentioned first."""
    mentions = Counter(one.entity for one in findings.mentions if one.kind in _VISITED)
    quotes = Counter(
        one.speaker
        for one in findings.quotes
        if one.is_attributed and one.manner is not Manner.INDIRECT
    )
    lands = _Lands(findings, text)
    seen: set[tuple[int, str]] = set()
    found = []
    ordered = sorted(mentions.items(), key=lambda one: (-one[1], one[0]))[:_MOST_ENTITIES]
    for local, times in ordered:
        one = _sighting(findings.entities[local], local, lands)
        # two people of one name in one story: which is which across stories nobody can tell
        is_twin = one.kind == PERSON and (one.kind, one.key) in seen
        seen.add((one.kind, one.key))
        found.append(
            one._replace(
                mentions=times,
                quotes=quotes.get(local, 0),
                is_loose=one.is_loose or is_twin,
                keys=(one.key,) if is_twin else one.keys,
            )
        )
    return tuple(found)


def _sighting(entity: Entity, local: int, lands: "_Lands") -> Sighting:
    name = clean_line(entity.name, _LONGEST)
    aliases = tuple(clean_line(alias, _LONGEST) for alias in entity.aliases[:_MOST_ALIASES])
    role = clean_line(entity.role, _LONGEST) if entity.role else None
    if entity.kind is EntityKind.PERSON:
        key, keys, facts, is_loose = _person(entity, lands)
    elif entity.kind is EntityKind.PLACE:
        key, is_loose = _place(entity)
        keys, facts = (key,), NO_FACTS
    else:
        key, facts, is_loose = _organisation(entity, lands)
        keys = (key,)
    return Sighting(
        *(local, KINDS[entity.kind], key, keys, facts, is_loose, name, aliases, role),
        *(entity.country, entity.lat, entity.lon, 0, 0),
    )


# People


class NameParts(NamedTuple):
    """A person's name in its parts; `first` is "" where a surname, or one name, is all there is."""

    first: str
    middles: tuple[str, ...]
    last: str
    suffix: str
    titles: tuple[str, ...]

    @property
    def key(self) -> str:
        """Last name first, so that all of one last name stand together."""
        return f"{self.last}, {self.first}" if self.first else self.last


def named(name: str) -> NameParts:
    """A person's name taken apart: titles, particles and stops left out, initials put together."""
    words = [_POSSESSIVE.sub("", word) for word in _BLANKS.split(key_of(name).strip()) if word]
    words = [word for one in words if (word := "".join(_WORD.findall(one)))]
    titles: list[str] = []
    while len(words) > 1 and words[0] in _TITLES:
        titles.append(words.pop(0))
    suffix = ""
    enough = 2
    if len(words) > enough and words[-1] in _SUFFIXES:
        suffix = _SUFFIXES[words.pop()]
    initials = ""
    while len(words) > 1 and len(words[0]) == 1:
        initials += words.pop(0)
    words = words[:1] + [word for word in words[1:] if word not in _PARTICLES or word == words[-1]]
    first, middles, last = initials, tuple(words[:-1]), words[-1] if words else ""
    if not initials and len(words) > 1:
        first, middles = words[0], tuple(words[1:-1])
    elif initials and middles:  # "J. Edgar Hoover": known by what is written out
        first, middles = middles[0], middles[1:]
    if len(first) == 1:  # one initial is as little as none
        first = ""
    return NameParts(first, middles, last, suffix, tuple(titles))


def _person(entity: Entity, lands: "_Lands") -> tuple[str, tuple[str, ...], Facts, bool]:
    own = named(entity.name)
    others = [named(alias) for alias in entity.aliases[:_MOST_ALIASES]]
    # a learned title tells no trade
    titles = {title for one in (own, *others) for title in one.titles} - {"doctor", "dr"}
    words = " ".join((entity.role or "", *sorted(titles)))
    countries = {entity.country} if entity.country else lands.named_in(entity.role or "")
    facts = Facts(trades_of(words), frozenset(countries), own.middles, own.suffix)
    keys = dict.fromkeys(one.key for one in (own, *others) if one.first and _are_forms(own, one))
    return own.key, tuple(keys) or (own.key,), facts, not own.first


def _are_forms(own: NameParts, other: NameParts) -> bool:
    """Claim that two names a story gives to one person are forms of one name ("Ray", "Raymond")."""
    alike = 2
    return own.last == other.last and own.first[:alike] == other.first[:alike]


class _Lands:
    """The countries a text names, by the words it names them with."""

    def __init__(self, findings: Findings, text: str) -> None:
        self._by_words: dict[str, str] = {}
        times: Counter[str] = Counter()
        for mention in findings.mentions:
            entity = findings.entities[mention.entity]
            if entity.kind is not EntityKind.PLACE or not entity.country:
                continue
            if mention.kind in {MentionKind.NAME, MentionKind.DEMONYM}:
                words = key_of(mention.span.of(text)) if mention.span.end <= len(text) else ""
                self._by_words.setdefault(words or key_of(entity.name), entity.country)
                times[entity.country] += 1
        for entity in findings.entities:
            if entity.kind is EntityKind.PLACE and entity.country:
                self._by_words.setdefault(key_of(entity.name), entity.country)
        ordered = sorted(times.items(), key=lambda one: (-one[1], one[0]))
        self.main = ordered[0][0] if ordered else None

    def named_in(self, role: str) -> frozenset[str]:
        """The countries that the words of a role name ("Georgian President": GE)."""
        words = _BLANKS.split(key_of(role))
        longest = 3
        runs = (
            " ".join(words[start : start + length])
            for length in range(1, longest + 1)
            for start in range(len(words) - length + 1)
        )
        found = (self._by_words.get(_POSSESSIVE.sub("", run.strip(",;"))) for run in runs)
        return frozenset(country for country in found if country)


# Places and organisations


def _place(entity: Entity) -> tuple[str, bool]:
    """What a place is and where; without coordinates it is known by nothing but its name."""
    what = _PLACE_KIND.split(key_of(entity.role or ""))[0]
    land = entity.country or ""
    if entity.lat is None or entity.lon is None:
        return f"{key_of(entity.name)}, {what}, {land}", True
    # + 0.0: no minus nought
    return f"{what}, {land}, {entity.lat + 0.0:.2f}, {entity.lon + 0.0:.2f}", False


def _organisation(entity: Entity, lands: _Lands) -> tuple[str, Facts, bool]:
    """An organisation by name; one whose name every country has, by its country, too."""
    key = key_of(_BLANKS.sub(" ", entity.name)).removeprefix("the ")
    country = {entity.country} if entity.country else lands.named_in(entity.name)
    words = key.split()
    if not country and all(word in _GENERIC for word in words):
        if lands.main is None:
            return key, NO_FACTS, True
        country = {lands.main}
    return key, NO_FACTS._replace(countries=frozenset(country)), False
