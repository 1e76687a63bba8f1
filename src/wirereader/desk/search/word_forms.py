"""Words that are searched for in their other forms: "tornado" finds "tornadoes".

Asked last, where no story has the words as they were typed.  A word in quotation marks, with a
star or after a minus stays as it is.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from wirereader import late_re as re
from wirereader.analysis.places.country_names import country_code, names_alike
from wirereader.desk.search.content_words import SMALL
from wirereader.story.folding import folded

_PARTS: Final = re.compile(r'[()]|[^\s()"]*"[^"]*"[^\s()]*|[^\s()]+')
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’]s)?\Z")
_OPERATORS: Final = frozenset({"OR", "AND", "NOT", "or", "and", "not"})
_EITHER: Final = frozenset({"OR", "or"})
_OF_TERM: Final = re.compile(
    r"(?P<field>title|headline|subject|quote|intitle):(?P<word>[^\W\d_]+)\Z"
)
_OF_NEWS: Final = frozenset(
    """
    update updates latest newest news live coverage report reports development developments details
    info information background summary recap roundup headline headlines near nearby around between
    during after before over amid newswire bulletin situation crisis topic topics subject
    reaction reactions response responses concerning regarding related involving today tonight
    really ever exactly
    """.split()  # noqa: SIM905 - a line of words is read better than a list of them
)
"""Words that tell what kind of answer is wanted, or how others belong together."""
_FAMILIES: Final = (
    "dead death deaths die dies died dying kill kills killed killing toll tolls victim victims",
    "casualty casualties fatality fatalities dead deaths died killed kills toll victims",
    "hurt injured injury injuries injuring wounded wound wounds",
    "resign resigns resigned resigning resignation resignations",
    "deny denies denied denying denial denials",
    "accuse accuses accused accusing accusation accusations",
    "announce announces announced announcing announcement announcements",
    "elect elects elected electing election elections electoral",
    "vote votes voted voting voter voters",
    "explode explodes exploded explosion explosions blast blasts",
    "collide collides collided collision collisions crash crashes crashed",
    "erupt erupts erupted eruption eruptions",
    "evacuate evacuates evacuated evacuation evacuations",
    "invade invades invaded invasion",
    "arrest arrests arrested arresting",
    "convict convicts convicted conviction guilty verdict verdicts",
    "acquit acquits acquitted acquittal",
    "appoint appoints appointed appointment appointments",
    "agree agrees agreed agreement agreements deal deals",
    "win wins won winning winner winners victory victories",
    "lose loses lost losing loss losses",
    "rise rises rose risen rising",
    "fall falls fell fallen falling",
    "grow grows grew grown growing growth",
    "sell sells sold selling sale sales",
    "buy buys bought buying purchase purchases",
    "strike strikes struck striking striker strikers",
    "burn burns burned burnt burning fire fires blaze blazes",
    "break breaks broke broken breaking",
    "leave leaves left leaving",
    "meet meets met meeting meetings",
    "speak speaks spoke spoken speaking speech speeches",
    "steal steals stole stolen stealing theft thefts",
    "shoot shoots shot shooting shootings",
    "fight fights fought fighting",
    "begin begins began begun beginning",
    "build builds built building buildings",
    "find finds found finding findings",
    "marry marries married marriage marriages wedding",
    "man men",
    "woman women",
    "child children",
    "wife wives",
    "life lives",
    "foot feet",
    "mouse mice",
    "farm farms farmer farmers farming",
    "mine mines miner miners mining",
    "protest protests protested protesting protester protesters protestor protestors rally",
    "judge judges judged judgment judgement ruling rulings",
    "poll polls polling",
    "flood floods flooded flooding",
    "pollute pollutes polluted pollution",
    "minister ministers ministry ministries",
    "parliament parliaments parliamentary",
    "government governments governmental",
    "music musical musician musicians",
    "science sciences scientist scientists scientific",
    "economy economies economic economics economist economists",
    "politics political politician politicians",
    "finance finances financial",
)
"""Words of one root that no ending tells of, and those that people use for one another."""
_VOWELS: Final = frozenset("aeiou")
_SHORTEST: Final = 3
_HISSING: Final = ("s", "x", "z", "ch", "sh", "o")
_ES: Final = tuple(f"{one}es" for one in _HISSING if one != "s")
_ROOT: Final = 4
"""Letters by which a country's name is told from what is made of it: "korea", "korean"."""
_MOST_WORDS: Final = 6
"""A longer line is a sentence: it has too many alternatives."""
_MOST_PARTS: Final = 60
"""Alternatives at most: a query may have 64 parts."""


class Widened(NamedTuple):
    """A query for other forms of what was typed, and the words that it still looks for."""

    query: str
    shown: str


def in_other_forms(text: str) -> tuple[Widened, ...]:
    """Queries for the words of a text in any form; the second without those of the trade alone."""
    words = _PARTS.findall(text)
    if sum(map(_is_content, words)) > _MOST_WORDS:
        return ()
    found = [_widened(words), _widened([one for one in words if folded(one) not in _OF_NEWS])]
    return tuple(
        one for one in dict.fromkeys(found) if one.query and one.query.count(" OR ") < _MOST_PARTS
    )


def inflected(text: str) -> str:
    """The query for plain words in the forms of their own root; "" for a query in terms.

    "parliament vote" finds "votes" and "voted", and no word that only means the same; "kenya"
    finds "kenyan".  An OR between words stays where it is.
    """
    words = text.split()
    is_plain = all(_WORD.match(one) and one not in _OPERATORS - _EITHER for one in words)
    has_or = any(one in _EITHER for one in words)
    content = [one for one in words if _is_content(one)]
    if not is_plain or not content or len(content) > _MOST_WORDS:
        return ""
    if has_or and not all(one in _EITHER or _is_content(one) for one in words):
        return ""  # a small word that is left out would leave an OR without its neighbour
    if len(words) > 1 and not has_or and (alike := names_alike(text)):
        named = " ".join(folded(text).split())
        last = named.split()[-1][:_ROOT]  # "korea" alone may be the other one
        others = [one for one in alike if one != named and one[:_ROOT] != last]
        return " OR ".join((f"({named})", *map(_as_term, others))) if others else ""
    kept = [one for one in words if _is_content(one) or one in _EITHER]
    several = [[one] if one in _EITHER else _of_root(one) for one in kept]
    if not any(each[1:] for each in several) or sum(map(len, several)) > _MOST_PARTS:
        return ""
    return " ".join(f"({' OR '.join(each)})" if each[1:] else each[0] for each in several)


def alternatives(text: str) -> tuple[str, ...]:
    """The words of "a OR b OR c"; () for any other text."""
    words = text.split()
    sides = words[::2]
    is_either = len(words) > 1 and len(words) % 2 and all(one in _EITHER for one in words[1::2])
    are_plain = all(map(_is_content, sides)) and len(sides) <= _MOST_WORDS
    return tuple(sides) if is_either and are_plain else ()


def _of_root(word: str) -> list[str]:
    """A word, what else the country that it names is called, and the forms of its own root."""
    own = [one for one in forms_of(word) if _is_of_root(word, one)]
    alike = names_alike(re.sub(r"['’]s\Z", "", word))
    every = [own[0], *map(_as_term, alike)] if alike else own
    return [*dict.fromkeys(every)]


def _as_term(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _is_of_root(word: str, other: str) -> bool:
    """Claim that words begin alike: "vote", "voting"; not "die", "killed"."""
    plain = folded(word)
    most = max(_SHORTEST, len(plain) - 2)
    return other == plain or other.startswith(plain[:most])


def _is_content(part: str) -> bool:
    is_word = _WORD.match(part) is not None and part not in _OPERATORS
    return is_word and folded(part) not in SMALL


def _widened(words: list[str]) -> Widened:
    """The query of these words; none where only small words are left."""
    kept = [one for one in words if _is_content(one) or one in _OPERATORS or not _WORD.match(one)]
    is_one = any(_is_content(one) or _OF_TERM.match(one) for one in kept)
    if not is_one or {kept[0], kept[-1]} & _OPERATORS:
        return Widened("", "")
    return Widened(" ".join(map(_part, kept)), " ".join(kept))


def _part(word: str) -> str:
    """A word with its other forms, and the places of the country that it names."""
    match = _OF_TERM.match(word)
    if match is not None:
        several = [f"{match['field']}:{one}" for one in forms_of(match["word"])]
    elif _is_content(word):
        country = country_code(word)
        several = [folded(word), f"country:{country}"] if country else [*forms_of(word)]
    else:
        return word
    return several[0] if len(several) == 1 else f"({' OR '.join(several)})"


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _FAMILIES:
        family = tuple(line.split())
        for word in family:
            found.setdefault(word, family)
    return found


def forms_of(word: str) -> tuple[str, ...]:
    """A word and its other forms, some of which there may not be: "vote", "votes", "voted"."""
    plain = re.sub(r"['’]s\Z", "", folded(word))
    if len(plain) < _SHORTEST:
        return (plain,)
    if plain in _by_word():
        return tuple(dict.fromkeys((plain, *_by_word()[plain])))
    found: list[str] = [plain]
    for stem in _stems(plain) or (plain,):
        found += _by_word().get(stem) or _inflected(stem)
    return tuple(dict.fromkeys(found))


def _stems(word: str) -> tuple[str, ...]:
    """What a word may be a form of: what stands before an ending."""
    found: list[str] = []
    if word.endswith("ies"):
        found.append(f"{word[:-3]}y")
    elif word.endswith("es") and word[:-2].endswith(_HISSING):
        found.append(word[:-2])
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ies", *_ES)):
        found.append(word[:-1])
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST:
            is_doubled = stem[-1] == stem[-2]
            found += [stem, stem[:-1]] if is_doubled else [stem, f"{stem}e"]
    return tuple(one for one in dict.fromkeys(found) if len(one) >= _SHORTEST)


def _inflected(stem: str) -> Iterator[str]:
    yield stem
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        yield from (f"{stem[:-1]}ies", f"{stem[:-1]}ied", f"{stem}ing")
        return
    if stem.endswith(_HISSING):
        yield f"{stem}es"
    yield f"{stem}s"
    if stem.endswith("e"):
        yield from (f"{stem}d", f"{stem[:-1]}ing")
    else:
        yield from (f"{stem}ed", f"{stem}ing")
