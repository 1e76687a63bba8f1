"""Bodies of a state ("Kenyan Foreign Ministry"), and what shows that a name acts as people do.

Told from the words alone, where a tagger that knows neither the country nor the name may waver.
"""

import re
from collections.abc import Callable, Iterator

from wirereader.analysis.english.reporting_words import VERBS, listed

_BODY = re.compile(
    r"(?<![\w’'-])(?P<people>[A-Z][\w-]+)(?: [A-Z][\w-]+){0,3}? "
    r"(?:Ministry|Embassy|Consulate|Parliament|Senate|Congress|Assembly|Army|Navy|Air Force"
    r"|Coast Guard|Central Bank|Supreme Court|Constitutional Court|High Court|Commission"
    r"|Security Council|Red Cross|Red Crescent)\b(?! [A-Z])"
)
_PLACING = re.compile(
    r"\b(?:in|at|near|from|to|into|of|outside|around|across|through|over|toward|towards|for|inside"
    r"|between|leaving|left|reached|visited)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s+(?:(?:also|then|later|once|never|still|\w+ly)\s+){0,2}([a-z]+)\b")
_DOES = listed(
    "started began tried refused decided wants wanted went came took made gave got spoke met "
    "thinks thought hopes hoped knew smiled laughed wept nodded resigned apologised apologized "
    "married retired grew stood sat walked arrived returned"
)
_WINDOW = 40


def bodies_of_state(text: str, is_people: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Give the spans (code points) of names such as "Georgian Foreign Ministry".

    `is_people` tells a demonym from any other word with a capital.
    """
    for found in _BODY.finditer(text):
        if is_people(found["people"]):
            yield found.span()


def acts_as_people_do(text: str, start: int, end: int) -> bool:
    """Claim that the name at `start` to `end` does what people do and no place can: "X smiled"."""
    if _PLACING.search(text[max(0, start - _WINDOW) : start]):
        return False
    found = _NEXT.match(text, end)
    return found is not None and (found[1] in _DOES or found[1] in VERBS)
