"""Words that tell who somebody is: titles, offices, kinship words and first names.

Word lists and questions about single words only; it knows no story.
"""

from functools import cache, lru_cache
from importlib import resources

from wirereader.analysis.language import Gender, PersonWords


def _read(name: str) -> list[str]:
    table = resources.files("wirereader.analysis") / "english" / name
    return table.read_text(encoding="utf-8").splitlines()


def _sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _read("people.txt"):
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return found


_SECTIONS = _sections()


def word_list(section: str) -> frozenset[str]:
    """Give one word list of `people.txt`; raises KeyError for one not there."""
    return frozenset(" ".join(_SECTIONS[section]).split())


HONORIFICS = word_list("honorifics")
OFFICES = word_list("offices")
RANK_PREFIXES = word_list("rank_prefixes")
ROLE_NOUNS = word_list("role_nouns") | OFFICES | HONORIFICS
ROLE_MODIFIERS = word_list("role_modifiers")
WEIGHT_WORDS = word_list("weight_words")
"""Words before an office that tell its bearer's weight, not the office: left out of a role."""
MALE_WORDS = word_list("male_words")
FEMALE_WORDS = word_list("female_words")
PARTICLES = word_list("particles")
SUFFIXES = word_list("suffixes")


@cache
def first_names() -> dict[str, Gender]:
    """First name in lower case -> the gender that it is evidence of."""
    found: dict[str, Gender] = {}
    for line in _read("first_names.txt"):
        gender, *names = line.split()
        if gender == "m":
            found.update(dict.fromkeys(names, "m"))
        elif gender == "f":
            found.update(dict.fromkeys(names, "f"))
    return found


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for group in _SECTIONS["nicknames"]:
        names = group.split()
        for name in names:
            groups.setdefault(name, set()).update(names)
    return {name: frozenset(group) for name, group in groups.items()}


def are_forms_of_one_name(one: str, other: str) -> bool:
    """Claim that two first names may be one: equal, an initial, a pet form, or spelled alike."""
    one, other = one.lower().rstrip("."), other.lower().rstrip(".")
    if one == other or other in _nicknames().get(one, ()):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    return _is_spelled_alike(short, long)


def _is_spelled_alike(short: str, long: str) -> bool:
    # Mikheil, Mikhail: one letter apart, the same beginning, and no change of gender
    alike_from = 5
    if len(short) < alike_from or len(long) - len(short) > 1 or short[:2] != long[:2]:
        return False
    genders = {first_names().get(short), first_names().get(long)} - {None}
    if len(genders) > 1 or short[-1] in "ao" or long[-1] in "ao":
        return False
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def is_title(word: str) -> bool:
    """Claim that a capitalised `word` before a name is a title or an office."""
    low = word.lower()
    bare = low.rstrip(".")
    return bare in HONORIFICS or bare in OFFICES or low in HONORIFICS  # "Hon." is, "Hon" a name


@lru_cache(maxsize=8192)  # words: few are asked about once
def is_role_noun(word: str) -> bool:
    """Claim that `word` names an office, a trade or a kinship: something a person is."""
    word = word.rstrip(".").lower()
    if word in ROLE_NOUNS or word.rpartition("-")[2] in ROLE_NOUNS:
        return True
    least = 7  # -ologist, -graphist and the like are trades; short words in -ist need the list
    return len(word) >= least and word.endswith(("ologist", "woman", "-elect", "ographer"))


def gender_of_word(word: str) -> Gender:
    """What a title, trade or kinship word says of its bearer's gender."""
    word = word.rstrip(".").lower()
    if word in FEMALE_WORDS or word.endswith("woman"):
        return "f"
    # a spokesman or a chairman may be a woman: newspapers write so
    return "m" if word in MALE_WORDS else "?"


def gender_of_first_name(name: str) -> Gender:
    """What a first name is evidence of; "?" when it is not known or borne by both."""
    word = name.lower().rstrip(".")
    known = first_names().get(word)
    if known is None and "-" in word:
        known = first_names().get(word.partition("-")[0])
    return known or "?"


PEOPLE = PersonWords(
    honorifics=HONORIFICS,
    offices=OFFICES,
    rank_prefixes=RANK_PREFIXES,
    role_modifiers=ROLE_MODIFIERS,
    weight_words=WEIGHT_WORDS,
    particles=PARTICLES,
    suffixes=SUFFIXES,
    nouns=word_list("people_words"),
    organizations=word_list("organization_words"),
    lone_words=word_list("lone_words"),
    calendar=word_list("calendar"),
    outlets=word_list("outlets"),
    firms=word_list("firms"),
    first_names=first_names,
    is_title=is_title,
    is_role_noun=is_role_noun,
    gender_of_word=gender_of_word,
    gender_of_first_name=gender_of_first_name,
    are_forms_of_one_name=are_forms_of_one_name,
)
