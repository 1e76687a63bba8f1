"""What stands right around a name and says what it is not: no place, no person, no firm.

Rules over the text and single words, none over names; `document_names` asks them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from wirereader.analysis.language import Language, NameWords
from wirereader.analysis.names.name_kinds import PlaceNames
from wirereader.analysis.names.name_spans import LOC, ORG, PER, NameSpan

_WINDOW = 40  # code points before a name: the longest preposition and article with room to spare
_LONGEST_VESSEL = 16  # code points: "Space Shuttle "
_OWNS = ("'s ", "\u2019s ")
_LARGE = 500_000  # people: a town of more is meant by its name alone
_MOST_SPACES = 3  # of a person's name


_ARTICLE_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?) \Z")


def is_compatriot(text: str, name: NameSpan, is_people: Callable[[str], bool]) -> bool:
    """Claim that a lone word is somebody's nationality: "the Dane said"."""
    words = text[name.start : name.end]
    if " " in words or not is_people(words):
        return False
    return _ARTICLE_BEFORE.search(text, max(0, name.start - 5), name.start) is not None


def without_nationality(
    text: str, name: NameSpan, is_people: Callable[[str], bool], language: Language
) -> NameSpan:
    """Give a full name without the nationality before it: "the Spaniard Iker Zabala".

    A first name is one only behind an article: "The Dane Ann Ek".
    """
    first, _, rest = text[name.start : name.end].partition(" ")
    if " " not in rest or not is_people(first):
        return name
    alone = replace(name, end=name.start + len(first))
    if first.lower() in language.people.first_names() and not is_compatriot(text, alone, is_people):
        return name
    return replace(name, start=alone.end + 1)


def partisans_home(
    text: str, name: NameSpan, known: PlaceNames, words: NameWords
) -> NameSpan | None:
    """Give the place whose party is taken for a body: "Kansas Democrats"; None for any other."""
    found = words.partisans.fullmatch(text, name.start, name.end)
    if found is None or not known.lookup(found["place"]):
        return None
    return replace(name, end=found.end("place"), label=LOC)


def is_peoples_region(text: str, name: NameSpan, known: PlaceNames, language: Language) -> bool:
    """Claim that a people's name is their region's here: "fighting in Rakhine"."""
    before = text[max(0, name.start - _WINDOW) : name.start]
    if name.label != LOC or language.names.placed.search(before) is None:
        return False
    return any(not place.ambiguous for place in known.lookup(text[name.start : name.end]))


_SURE = 0.97  # score: from it on the tagger knows better


def is_citizens_town(text: str, name: NameSpan, known: PlaceNames, words: NameWords) -> bool:
    """Claim that a known name has what only places have: "Lincoln ratepayers"."""
    if name.score >= _SURE or words.civic.match(text, name.end) is None:
        return False
    return bool(known.lookup(text[name.start : name.end]))


_SEAT_SPOT = 20  # code points before a member's seat: a bracket and a party


def is_members_seat(text: str, name: NameSpan, language: Language) -> bool:
    """Claim that a party stands before a name in brackets: "Coun Ann Lee (Con, Mirfield)".

    In "(Labour, Ann Lee)" that is the member.
    """
    if _is_named_as_people(text[name.start : name.end], language):
        return False
    spot = max(0, name.start - _SEAT_SPOT)
    return language.names.seated.search(text, spot, name.start) is not None


_TRADE_BEFORE = re.compile(r"(?<![\w-])(?P<trade>[a-z][\w-]+),? \Z")


def has_trade(text: str, name: NameSpan, language: Language) -> bool:
    """Claim that a full name has its bearer's trade before it: "the driver, Juan Choque,"."""
    if not 1 <= text.count(" ", name.start, name.end) <= _MOST_SPACES:
        return False
    before = _TRADE_BEFORE.search(text, max(0, name.start - 30), name.start)
    if before is None or not language.people.is_role_noun(before["trade"]):
        return False
    last = text[name.start : name.end].rsplit(" ", 1)[-1].lower()
    return last not in language.people.organizations | language.names.things


def has_first_name(text: str, name: NameSpan, language: Language) -> bool:
    """Claim that an unknown owner of two words is named as people are: "Bruce Wayne's house"."""
    if not text.startswith(_OWNS, name.end):
        return False
    first, _, last = text[name.start : name.end].partition(" ")
    if (
        not last.isalpha()
        or not last.istitle()
        or first.lower() not in language.people.first_names()
    ):
        return False
    low = last.lower()
    return (
        low not in language.people.organizations
        and low not in language.names.things
        and low not in language.people.lone_words
        and not language.people.is_role_noun(low)
    )


def is_addressed(text: str, surname: str, words: NameWords) -> bool:
    """Claim that the story calls somebody by this surname with "Mr" or the like."""
    return any(
        words.plain_title.search(text, max(0, start - 8), start)
        for start in _where_alone(text, surname)
    )


def of_newspaper(text: str, name: NameSpan, words: NameWords) -> NameSpan:
    """Make a newspaper of a place whose name it bears: "The Harlow Gazette"."""
    found = words.newspaper.match(text, name.end) if name.label == LOC else None
    return replace(name, end=found.end(), label=ORG) if found else name


_LETTERS = re.compile(r"[A-Z][\w.]*")


def _is_post_nominal(text: str, name: NameSpan, suffixes: frozenset[str]) -> bool:
    """Claim that a name is what its bearer puts behind it: "Ann Lee, M.D.", "Bo Ek, Ph.D."."""
    found = _LETTERS.match(text, name.start)
    if found is None or found.end() < name.end or not text.endswith(", ", 0, name.start):
        return False
    return found.group().replace(".", "").lower() in suffixes


_WARD_REACH = 24  # code points of a party and the bracket before it


def in_party_bracket(text: str, name: NameSpan, language: Language) -> str | None:
    """Tell which of "(Lib Dem, Wells)" a name is: "party", "ward", or None where it is neither.

    "(Labour, Ann Lee)" has no ward.
    """
    bracket = text.rfind("(", max(0, name.start - _WARD_REACH), name.start)
    found = language.names.ward.match(text, bracket) if bracket >= 0 else None
    if found is None:
        return None
    if found.start("party") <= name.start < found.end("party"):
        return "party"
    inside = found.start("ward") <= name.start < found.end("ward")
    return "ward" if inside and not _is_named_as_people(found["ward"], language) else None


def _is_named_as_people(words: str, language: Language) -> bool:
    first, _, rest = words.partition(" ")
    return bool(rest) and first.lower() in language.people.first_names()


_POINTS = re.compile(r" \d")


def is_no_person(text: str, name: NameSpan, words: str, language: Language) -> bool:
    """Claim that a name is a building's, a people's, or a team's: "1. Ann Lee (Peru) Falcon 21"."""
    if " " in words:
        return language.names.named_after.match(text, name.end) is not None
    if _is_post_nominal(text, name, language.people.suffixes):
        return True
    is_team = text.endswith(") ", 0, name.start) and _POINTS.match(text, name.end) is not None
    return is_team or words.lower() in language.places.peoples


def is_no_place(text: str, name: NameSpan, words: NameWords) -> bool:
    """Claim that a name is a ship's or a spacecraft's, or a title that is a state's as well."""
    before = max(0, name.start - _LONGEST_VESSEL)
    ahead = words.vessel.search(text, before, name.start)
    if ahead is not None and ahead.end() == name.start:
        return True
    if words.vessel.match(text[name.start : name.end]):
        return True
    is_title = words.delegate.match(text, name.start) is not None
    return is_title and not text.endswith(", ", before, name.start)  # "Dover, Del."


_NICKNAME = re.compile(r"[A-Z][\w.-]{1,14}")
_OPENING, _CLOSING = {' "', " \u201c"}, {'" ', "\u201d "}


def is_nicknamed(text: str, last: NameSpan, name: NameSpan) -> bool:
    """Claim that `name` goes on `last` with a nickname in marks, or after one: Ann "Bo" Lee."""
    gap = text[last.end : name.start]
    if gap in _OPENING:
        word = _NICKNAME.match(text, name.start)
        after = text[word.end() : word.end() + 3] if word else ""
        return after[:2] in _CLOSING and after[2:].isupper()
    return gap in _CLOSING and '"' in text[last.start : last.end].replace("\u201c", '"')


_APART = re.compile(r" (?:and|b|c) (?=[A-Z])")  # or out in a cricket match: "Lee c Ek b Roe"


def apart(text: str, name: NameSpan) -> Iterator[NameSpan]:
    """Give a person, or the people that a span puts together: "Nils and Odd"."""
    while name.label == PER and (found := _APART.search(text, name.start, name.end)):
        yield replace(name, end=found.start())
        name = replace(name, start=found.end())
    yield name


_IN_WORD = re.compile(r"[\w-]")


def _where_alone(text: str, words: str) -> Iterator[int]:
    """Give the offsets at which the words stand, and are no part of longer ones."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        is_part = _IN_WORD.match(text, start - 1) if start else None
        if is_part or _IN_WORD.match(text, end):
            end = start + 1
        else:
            yield start
        start = text.find(words, end)


def _never_placed(text: str, surname: str, full: str, words: NameWords) -> bool:
    """Claim that a surname of the story never stands as places do: "in Ibarra", "Ibarra, Ohio"."""
    own = len(full) - len(surname)
    for start in _where_alone(text, surname):
        end = start + len(surname)
        if text.startswith(full, start - own):
            continue
        if words.placing.search(text[max(0, start - _WINDOW) : start]):
            return False
        if re.match(r", [A-Z]", text[end : end + 3]):
            return False
    return True


def is_persons_town(
    text: str, full: str, surname: str, known: PlaceNames | None, words: NameWords
) -> bool:
    """Claim that a surname is a town's name that the story uses for nobody but its bearer."""
    found = known.lookup(surname) if known is not None else ()
    is_town = bool(found) and all(p.kind == "city" and p.population < _LARGE for p in found)
    return is_town and _never_placed(text, surname, full, words)
