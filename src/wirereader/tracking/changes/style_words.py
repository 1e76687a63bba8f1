"""English words that versions of a story spell or say in two ways, and words that carry no news."""

import re
from functools import lru_cache


def listed(words: str) -> frozenset[str]:
    """The words of a list written as one string, parted by spaces."""
    return frozenset(words.split())


SAME_WORD = {
    "programme": "program", "programmes": "programs", "grey": "gray", "tyre": "tire",
    "tyres": "tires", "cheque": "check", "cheques": "checks", "kerb": "curb", "plough": "plow",
    "aluminium": "aluminum", "mould": "mold", "sceptic": "skeptic", "sceptical": "skeptical",
    "jewellery": "jewelry", "whilst": "while", "amongst": "among", "towards": "toward",
    "afterwards": "afterward", "learnt": "learned", "burnt": "burned", "ageing": "aging",
    "judgement": "judgment", "enquiry": "inquiry", "enquiries": "inquiries", "adviser": "advisor",
    "advisers": "advisors", "mum": "mom", "storey": "story", "storeys": "stories",
    "manoeuvre": "maneuver", "paediatric": "pediatric", "pyjamas": "pajamas", "gaol": "jail",
    "percent": "%", "pct": "%", "dollars": "$", "dollar": "$", "mr": "", "mrs": "", "ms": "",
    "jan": "january", "feb": "february", "mar": "march", "apr": "april", "aug": "august",
    "sep": "september", "sept": "september", "oct": "october", "nov": "november",
    "dec": "december", "mon": "monday", "tue": "tuesday", "tues": "tuesday", "wed": "wednesday",
    "thu": "thursday", "thurs": "thursday", "fri": "friday", "sat": "saturday", "sun": "sunday",
    "okay": "ok", "km": "kilometer", "kms": "kilometer", "kilometres": "kilometer",
    "kilometers": "kilometer", "kilometre": "kilometer", "nearly": "almost",
    "roughly": "about", "around": "about", "approximately": "about", "says": "said",
    "gov": "governor", "sen": "senator", "rep": "representative", "lt": "lieutenant",
    "govt": "government", "vs": "versus", "doughnut": "donut", "fulfil": "fulfill",
    "enrol": "enroll", "skilful": "skillful", "practise": "practice", "tonnes": "tons",
    "metres": "meters", "metre": "meter", "litres": "liters", "litre": "liter",
}  # fmt: skip
"""Words that are one word: British and American spelling, short and long forms, synonyms of
counting.  As the style books of agencies differ, not as meanings do."""

_MAY_DIFFER = re.compile("our|is|ys|er|re|enc|ll|ogue")  # no word without has two spellings here
_SPELLINGS = (
    (
        re.compile(r"(?<=\w\w)our(s|ed|ing|er|ers|able|ite|ites|hood|ly|ful|less|al|ally)?$"),
        r"or\1",
    ),
    (re.compile(r"(?<=\w\w)is(ation|ations|e|ed|es|er|ers|ing)$"), r"iz\1"),
    (re.compile(r"(?<=\wl)ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"(?<=\w[bct])(?:er|re)(s|d)?$"), r"er\1"),
    (re.compile(r"(?<=\w\w)enc(e|es|eless)$"), r"ens\1"),
    (re.compile(r"(?<=\w\w[ea])l(l)(ed|ing|er|ers)$"), r"l\2"),
    (re.compile(r"(?<=\w\wl)ogue(s)?$"), r"og\1"),
)


@lru_cache(maxsize=30_000)
def american(word: str) -> str:
    """One of the two spellings of a word in small letters; only good to compare two words."""
    if _MAY_DIFFER.search(word) is None:
        return word
    for pattern, said in _SPELLINGS:
        word = pattern.sub(said, word)
    return word


FUNCTION = listed(
    "a an the of to in on at by for from with as and or that which who whom whose this these those"
    " it its is are was were be been being has have had do does did will would shall should may"
    " might can could also there here then than so such if when while after before since until"
    " about over into out up down off he she they them him her his hers their theirs we us our you"
    " your i me my said told say according reporters however meanwhile very just still"
    " but because during between among through under both each any some other another more most"
    " later earlier now ago added"
)
"""Words whose coming and going is no news by itself."""
TURNING = listed(
    "not no never none nobody nothing neither nor without hardly unlikely denied denies alleged"
    " allegedly reportedly suspected may might could before after"
)
"""Words that turn the sense of a sentence."""
MONTHS = listed(
    "january february march april may june july august september october november december"
)
DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
DAY_WORDS = DAYS | listed("today tomorrow yesterday tonight")
