"""Lines that ask how many stories there are: a number answers them, and no list."""

import re
from typing import Final

from wirereader.desk.wording.rewording import LONGEST
from wirereader.story.folding import folded

_ASKED: Final = re.compile(
    r"(?:(?:please|kindly|and|so|hey|ok|okay|well|can|could|would|will|do|you|i|we|know|want|like|"
    r"to|need|wish|tell|say|give|show|let|me|us|what|is|what's|just|only|read|out|the|a|exact|"
    r"total|whole)[,:]? )*"
    r"(?:how (?:many|much)|how (?:few|big|long) is the list|(?:number|amount|count|total|sum) of|"
    r"count(?: up)?\b|(?:grand total|unread count)\b|(?:totals?|number|counts)\Z|"
    r"total (?:unread|new|starred|breaking|stories|articles|headlines|news)\b)"
)
"""Words before it, and what asks: "country" does not, nor does a firm called Total."""
_OF_STORIES: Final = re.compile(
    r"how (?:many|much)(?: of)?(?: (?:the|my|these|those|all|such|more|other))*"
    r"(?:\Z| (?:(?:[\w'-]+ ){0,3}?(?:stor(?:y|ies)|articles?|news|headlines?|items?|posts?|pieces|"
    r"reports|texts|unread|new|starred|breaking|unseen|saved|tagged|changed|left|remain\w*)\b|"
    r"(?:are|do|have|there|from|about|on|with|by|in|of|mention\w*|name|talk\w*|cover\w*|came|come|"
    r"arrived)\b(?! (?:dead|hurt|injured|missing|killed|wounded|homeless|sick|ill)\b)))"
)
"""What counts stories: "how many were hurt in the fire" and "how much did it fall" ask them."""
_AT_THE_END: Final = re.compile(
    r"(?:unread|new|starred|breaking|unseen|story|stories|news|article|articles|items?)"
    r" (?:stories |news )?(?:counts?|numbers?|totals?)"
)
_HOW: Final = re.compile(r"\bhow (?:many|much)\b")
_PARTED: Final = re.compile(
    r"\b(?:per|each|every|by (?:source|feed|folder|day))\b|\b(?:which|list them|show them)\b"
)
"""Words that ask for more than one number."""


def asks_for_number(line: str) -> bool:
    """Claim that a line asks how many there are of something."""
    plain = " ".join(folded(line).split()).rstrip("?!. ") if len(line) <= LONGEST else ""
    is_asked = _ASKED.match(plain) or _AT_THE_END.fullmatch(plain)
    how = _HOW.search(plain)
    if how is not None and is_asked and _OF_STORIES.match(plain, how.start()) is None:
        return False
    return is_asked is not None and _PARTED.search(plain) is None
