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
_OF_YEARS = listed("in of during a an the") | MONTHS
_THESE = listed("the those these its")
_DATED = listed("in of since by until till from before after during") | MONTHS
# Nouns that measure: a number before one of them counts no people and no things
_MEASURES = listed(
    "decade decades century centuries round rounds year years month months week weeks day"
    " days hour hours minute minutes second seconds time times yard yards mile miles metre"
    " metres meter meters kilometre kilometres kilometer kilometers km foot feet inch inches"
    " acre acres hectare hectares degree degrees knot knots ton tons tonne tonnes kilo kilos"
    " kg mph kph gmt est am pm point points per cent percent percentage magnitude pounds"
    " dollars euros crowns litres barrels gallons volts watts games game matches match sets innings"
    " laps seasons points seats votes"
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
    "reached reaches reach rose rises risen rise climbed climbs climb grew grows grow swelled"
    " passed passes pass topped tops top"
)
_ROUGHLY = listed("to at least about around nearly almost some more than")
_SIGNERS = listed("people persons residents citizens voters readers fans users employees students")
# What says that a number is a rough one; the longest first
_ROUGH = (
    ("no", "fewer", "than"), ("no", "less", "than"), ("as", "many", "as"), ("at", "least"),
    ("more", "than"), ("fewer", "than"), ("less", "than"), ("up", "to"), ("about",), ("almost",),
)  # fmt: skip
_BETWEEN_SIGNED = 4  # words from those who sign to "signed"
_BETWEEN = 2  # other words between a number and the word of its toll
_LOOKED = 8  # words after a number in which that stands
_FAR = 6  # words before a number
_NOUN_WORDS = 3  # of "air traffic controllers"
_SHORTEST = 4  # letters of a plural


class Counted(NamedTuple):
    """A number that counts: `unit` is the thing, in words to be shown; `shown` as printed.

    `about`: of a number with a measure, the terms by which two are known to be of one thing.
    `may_fall` claims that a lower number later is news of the same thing, `is_running` that the
    sentence itself tells of a number that goes on.
    """

    unit: str
    value: float
    shown: str
    is_toll: bool
    about: frozenset[str] = frozenset()
    may_fall: bool = False
    is_running: bool = False
    is_measured: bool = False


def counted(sentence: Sentence) -> Iterator[Counted]:
    """The numbers of a sentence that surely count people or things, in order."""
    for one in quantities(sentence):
        if not _is_cardinal(sentence, one) or _is_whole(sentence, one):
            continue
        toll = _toll(sentence, one) or _signed(sentence, one)
        # of things there are no 6.1: "an earthquake of magnitude 6.1 hits Orley"
        unit = "" if one.is_toll or one.high % 1 else _thing(sentence, one)
        if toll or unit:
            is_running = not toll and bool(_numbered(sentence, one))
            yield Counted(
                toll or unit, one.high, rough_number(sentence, one), bool(toll),
                may_fall=bool(toll), is_running=is_running,
            )  # fmt: skip


def rough_number(sentence: Sentence, one: Quantity) -> str:
    """A number as printed, with what says that it is a rough one: "at least six"."""
    for words in _ROUGH:
        first = one.first - len(words)
        if first >= 0 and sentence.forms[first : one.first] == words:
            start, end = sentence.tokens[first].start, sentence.tokens[one.first].start
            return f"{sentence.text[start:end]}{one.shown}".lower()
    return one.shown.lower()


def _signed(sentence: Sentence, one: Quantity) -> str:
    """The signatures of "a petition had gathered 60 signatures" and "60 people have signed it"."""
    behind = sentence.forms[one.last + 1 : one.last + 2 + _BETWEEN_SIGNED]
    if behind[:1] and behind[0] in {"signature", "signatures", "signatories"}:
        return "signatures"
    if behind[:1] and behind[0] in _SIGNERS and "signed" in behind:
        between = behind[1 : behind.index("signed")]
        return "signatures" if {*between} <= _AUXILIARY else ""
    return ""


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


def _is_part(sentence: Sentence, one: Quantity) -> bool:
    """Claim that a number is a part of a toll: "three of the dead were named"."""
    behind = [form for form in sentence.forms[one.last + 1 : one.last + 4] if form not in _THESE]
    return behind[:1] == ["of"] and len(behind) > 1 and behind[1] in TOLL_OF


def _names_year(sentence: Sentence) -> bool:
    """Claim that a sentence names a year, as of another event: "a storm in 1998 killed 300"."""
    for before, form, token in zip(
        sentence.forms, sentence.forms[1:], sentence.tokens[1:], strict=False
    ):
        if form.startswith("#") and before in _OF_YEARS:
            word = sentence.text[token.start : token.end]
            if word.isdigit() and float(form[1:]) in _YEARS:
                return True
    return False


def _parted(sentence: Sentence, at: int) -> bool:
    if at + 1 >= len(sentence.tokens):
        return True
    between = sentence.text[sentence.tokens[at].end : sentence.tokens[at + 1].start]
    return any(mark in between for mark in ',;:()"-')


def _thing(sentence: Sentence, one: Quantity) -> str:
    """The plural right behind a number, or that a "number of" them is told; "" where neither is."""
    at = one.last + 1
    if (
        at < len(sentence.tokens)
        and not _parted(sentence, one.last)
        and not _is_year(sentence, one)
    ):
        return _plural_at(sentence, at) or _numbered(sentence, one)
    return _numbered(sentence, one)


def _plural_at(sentence: Sentence, at: int) -> str:
    """The plural that begins at a token, with the words before it: "air traffic controllers"."""
    for end in range(at, min(at + _NOUN_WORDS, len(sentence.tokens))):
        token = sentence.tokens[end]
        word = sentence.text[token.start : token.end]
        if not word.islower() or token.form in FUNCTION | _MEASURES | _PEOPLE | TOLL_OF.keys():
            return ""
        if _is_plural(word):
            return sentence.text[sentence.tokens[at].start : token.end]
        if _parted(sentence, end):
            return ""
    return ""


def _numbered(sentence: Sentence, one: Quantity) -> str:
    """The dockers of "the number of dockers on strike reached 6,974"."""
    forms = sentence.forms
    if one.first < 1 or forms[one.first - 1] not in _GREW | {"to"}:
        return ""
    for at in range(one.first - 2, max(-1, one.first - 2 - _FAR - _NOUN_WORDS), -1):
        if forms[at : at + 2] == ("number", "of") and at + 2 < one.first:
            return _plural_at(sentence, at + 2)
    return ""


def _is_plural(word: str) -> bool:
    return len(word) >= _SHORTEST and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _toll(sentence: Sentence, one: Quantity) -> str:
    """The toll that a number tells beyond doubt, by the words between the two; "" for none."""
    following = sentence.forms[one.last + 1 : one.last + 2]
    if (following and following[0] in _MEASURES | DAY_WORDS | MONTHS) or _is_year(sentence, one):
        return ""
    if _is_part(sentence, one) or _names_year(sentence):
        return ""
    behind = _toll_behind(sentence, one) or _grown(sentence, one) or _totalled(sentence, one)
    if behind or not one.is_toll:
        return behind
    return one.unit if _stands_before(sentence, one) else ""


def _toll_behind(sentence: Sentence, one: Quantity) -> str:
    forms, others = sentence.forms, 0
    for at in range(one.last + 1, min(one.last + 1 + _LOOKED, len(forms))):
        if _parted(sentence, at - 1) or forms[at].startswith("#"):
            return ""
        if at == one.last + 1 and forms[at] in {"hospital", "hospitals"}:
            return ""  # it is those that are counted
        if forms[at] in TOLL_OF:
            # a verb before another number counts that one: "made ill and killed 21"
            is_of_next = at > one.last + 1 and forms[at + 1 : at + 2] and forms[at + 1][0] == "#"
            return "" if is_of_next else TOLL_OF[forms[at]]
        if forms[at] in FUNCTION - _AUXILIARY - _PEOPLE:
            return ""
        others += forms[at] not in _AUXILIARY | _PEOPLE
        if others > _BETWEEN:
            return ""
    return ""


def _grown(sentence: Sentence, one: Quantity) -> str:
    """The toll that "cases in Belulu pass 339" tells: its word stands some words before."""
    forms, at = sentence.forms, one.first - 1
    while at > 0 and forms[at] in _ROUGHLY:
        at -= 1
    if at < 1 or forms[at] not in _GREW or _parted(sentence, at):
        return ""
    for step in range(at - 1, max(-1, at - 1 - _FAR), -1):
        if forms[step].startswith("#") or _parted(sentence, step):
            return ""
        if forms[step] in TOLL_OF:
            return TOLL_OF[forms[step]]
    return ""


def _totalled(sentence: Sentence, one: Quantity) -> str:
    """The toll of "12 more people died, bringing the total to 29"."""
    forms, at = sentence.forms, one.first - 1
    while at > 0 and forms[at] in _ROUGHLY:
        at -= 1
    if at < 1 or forms[at] not in {"total", "number"}:
        return ""
    tolls = {TOLL_OF[form] for form in forms[:at] if form in TOLL_OF}
    return tolls.pop() if len(tolls) == 1 else ""


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
