"""Numbers that surely count something: 59 people missing, a toll of 6, 4,463 dockers.

`quantities` finds what a number most likely counts, for two versions of one sentence.  What is told
over time stands side by side across outlets, where a wrong unit would be a false report: here the
words between a number and what it counts have to be of a known kind, else nothing is told.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wirereader.tracking.changes.quantities import TOLL_OF, Quantity, quantities
from wirereader.tracking.changes.style_words import DAY_WORDS, FUNCTION, MONTHS, listed
from wirereader.tracking.changes.version_text import Sentence

_CARDINAL = re.compile(
    r"(?:\d{1,3}(?:[,.]\d{3})+|\d+(?:\.\d+)?)(?: (?:hundred|thousand|million|billion|dozen))?"
    r"|[a-z]+(?:[- ][a-z]+)*"
)
_ORDINAL = re.compile(
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\Z"
)
_YEARS = range(1500, 2200)
_DATED = listed("in of since by until till from before after during") | MONTHS
# Nouns that measure: a number before one of them counts no people and no things
_MEASURES = listed(
    "decade decades century centuries round rounds year years month months week weeks day"
    " days hour hours minute minutes second seconds time times yard yards mile miles metre"
    " metres meter meters kilometre kilometres kilometer kilometers km foot feet inch inches"
    " acre acres hectare hectares degree degrees knot knots ton tons tonne tonnes kilo kilos"
    " kg mph kph gmt est am pm point points per cent percent percentage magnitude pounds"
    " dollars euros crowns litres barrels gallons volts watts"
)
_PEOPLE = listed(
    "people persons person others other more men women children passengers workers miners soldiers"
    " civilians officers protesters pupils students residents villagers migrants patients police"
)
_AUXILIARY = listed(
    "are is was were been be being have has had known confirmed reported feared believed presumed"
    " thought said to now still also left fell fall fallen made got least remain remained of"
    " the its their his her so far already were and"
)
# What may stand between a word for a toll and its number: "toll rises to at least 8"
_LEADS_ON = listed(
    "at least about around nearly almost some more than fewer less no up to as many as of is was"
    " stands stood now has had have risen rises rising rose reached reaches reaching climbs climbed"
    " climbing passed passes pass tops topped hits hit jumps jumped grew grows over the another a"
    " total"
)
_GREW = listed(
    "reached reaches rose rises risen climbed climbs grew grows swelled passed topped to"
)
_BETWEEN = 2  # other words between a number and the word of its toll
_LOOKED = 8  # words after a number in which that stands
_FAR = 6  # words before a number
_SHORTEST = 4  # letters of a plural


class Counted(NamedTuple):
    """A number that counts: `unit` is the thing, in words to be shown; `shown` as printed."""

    unit: str
    value: float
    shown: str
    is_toll: bool


def counted(sentence: Sentence) -> Iterator[Counted]:
    """The numbers of a sentence that surely count people or things, in order."""
    for one in quantities(sentence):
        if not _is_cardinal(sentence, one) or _is_whole(sentence, one):
            continue
        toll = _toll(sentence, one)
        unit = "" if one.is_toll else _thing(sentence, one)
        if toll or unit:
            yield Counted(toll or unit, one.high, one.shown.lower(), bool(toll))


def _is_cardinal(sentence: Sentence, one: Quantity) -> bool:
    first, last = sentence.tokens[one.first], sentence.tokens[one.last]
    shown = sentence.text[first.start : last.end].lower()
    after = sentence.text[last.end : last.end + 2]
    if after[:1].isalnum() or (after[:1] == "-" and after[1:].isalpha()):
        return False  # 1950s, 41-year-old
    if sentence.text[max(0, first.start - 1) : first.start] in {"-", "/", "'"}:
        return False
    if one.first == 1 and sentence.tokens[0].form not in _LEADS_ON | FUNCTION | TOLL_OF.keys():
        return False  # Flight 370, at the beginning of a sentence
    if one.low != one.high:
        return True  # a range: between 20 and 30
    return _CARDINAL.fullmatch(shown) is not None and not _ORDINAL.match(shown) and one.low >= 1


def _is_whole(sentence: Sentence, one: Quantity) -> bool:
    """Claim that a number is what another is a part of: "six of the 27 passengers died"."""
    before = [form for form in sentence.forms[max(0, one.first - 3) : one.first] if form != "the"]
    return len(before) > 1 and before[-1] == "of" and before[-2].startswith("#")


def _is_year(sentence: Sentence, one: Quantity) -> bool:
    """Claim that a number of four figures may be a year."""
    before = sentence.forms[one.first - 1] if one.first else ""
    token = sentence.tokens[one.first]
    is_plain = sentence.text[token.start : token.end].isdigit()
    return is_plain and one.high in _YEARS and before in _DATED


def _parted(sentence: Sentence, at: int) -> bool:
    if at + 1 >= len(sentence.tokens):
        return True
    between = sentence.text[sentence.tokens[at].end : sentence.tokens[at + 1].start]
    return any(mark in between for mark in ',;:()"-')


def _thing(sentence: Sentence, one: Quantity) -> str:
    """The plural right behind a number, or that a "number of" them is told; "" where neither is."""
    at = one.last + 1
    if at < len(sentence.tokens) and not _parted(sentence, one.last):
        token = sentence.tokens[at]
        word = sentence.text[token.start : token.end]
        is_plain = word.islower() and token.form not in FUNCTION | _MEASURES | _PEOPLE
        if is_plain and _is_plural(word) and not _is_year(sentence, one):
            return word
    return _numbered(sentence, one)


def _numbered(sentence: Sentence, one: Quantity) -> str:
    """The dockers of "the number of dockers on strike reached 6,974"."""
    forms = sentence.forms
    if one.first < 1 or forms[one.first - 1] not in _GREW:
        return ""
    for at in range(one.first - 2, max(-1, one.first - 2 - _FAR), -1):
        if forms[at : at + 2] == ("number", "of") and at + 2 < one.first:
            token = sentence.tokens[at + 2]
            word = sentence.text[token.start : token.end]
            return word if word.islower() and _is_plural(word) else ""
    return ""


def _is_plural(word: str) -> bool:
    return len(word) >= _SHORTEST and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _toll(sentence: Sentence, one: Quantity) -> str:
    """The toll that a number tells beyond doubt, by the words between the two; "" for none."""
    following = sentence.forms[one.last + 1 : one.last + 2]
    if (following and following[0] in _MEASURES | DAY_WORDS | MONTHS) or _is_year(sentence, one):
        return ""
    behind = _toll_behind(sentence, one)
    if behind or not one.is_toll:
        return behind
    return one.unit if _stands_before(sentence, one) else ""


def _toll_behind(sentence: Sentence, one: Quantity) -> str:
    forms, others = sentence.forms, 0
    for at in range(one.last + 1, min(one.last + 1 + _LOOKED, len(forms))):
        if _parted(sentence, at - 1) or forms[at].startswith("#"):
            return ""
        if forms[at] in TOLL_OF:
            # a verb before another number counts that one: "made ill and killed 21"
            is_of_next = at > one.last + 1 and forms[at + 1 : at + 2] and forms[at + 1][0] == "#"
            return "" if is_of_next else TOLL_OF[forms[at]]
        if forms[at] in FUNCTION - _AUXILIARY:
            return ""
        others += forms[at] not in _AUXILIARY | _PEOPLE
        if others > _BETWEEN:
            return ""
    return ""


def _stands_before(sentence: Sentence, one: Quantity) -> bool:
    forms = sentence.forms
    for at in range(one.first - 1, max(-1, one.first - 1 - _FAR), -1):
        if _parted(sentence, at):
            return False
        if TOLL_OF.get(forms[at]) == one.unit:
            return True
        if forms[at] == "at" and forms[at + 1] != "least":
            return False  # died at 91
        if forms[at] not in _LEADS_ON:
            return False
    return False
