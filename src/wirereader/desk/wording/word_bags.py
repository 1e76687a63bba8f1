"""Phrases by the words that matter in them, so that "back to the list" is "go back to list"."""

from functools import cache
from typing import Final

from wirereader import late_re as re
from wirereader.desk.wording.synonyms import SYNONYMS, Lines

Bag = frozenset[str]
_PASSED_OVER: Final = frozenset(
    """
    one only as the a an my your this that these those it its is are was were be been do does did
    can could will would shall should may i you me we us he she they to of at any some
    now in on for from with please there here have has had what which show display give
    get tell list view see bring take go going move let make want need like just also
    out up so then else really
    """.split()  # noqa: SIM905 - a line of words is read better than a list of them
)
"""Words that tell nothing of what is meant."""
_ALIKE: Final = {
    **dict.fromkeys(("article", "headline", "item", "report", "piece", "post", "entry"), "story"),
    **dict.fromkeys(("feed", "subscription", "channel", "site"), "source"),
    **dict.fromkeys(("para", "par"), "paragraph"),
    **dict.fromkeys(("photo", "image", "pic"), "picture"),
    **dict.fromkeys(("quotation", "citation", "statement"), "quote"),
    **dict.fromkeys(("people", "persons"), "person"),
    **dict.fromkeys(("everything", "every", "each", "whole", "entire"), "all"),
    **dict.fromkeys(("prev", "before", "prior", "earlier", "preceding"), "previous"),
    **dict.fromkeys(("following", "after"), "next"),
    **dict.fromkeys(("begin", "beginning", "start", "top"), "begin"),
    **dict.fromkeys(("favourite", "favorite", "bookmark"), "star"),
    **dict.fromkeys(("speak", "talk"), "say"),
    **dict.fromkeys(("delete", "erase", "drop"), "remove"),
    **dict.fromkeys(("website", "web"), "browser"),
    **dict.fromkeys(("repeat", "again"), "again"),
    **dict.fromkeys(("halt", "cancel"), "stop"),
}
_KEPT: Final = frozenset({"news", "less", "is", "this", "status", "yes", "address", "previous"})
"""Words whose "s" at the end is no plural."""
_FEW: Final = 4
"""A line of more words that matter says more than a phrase that is in it."""
_FEW_AROUND: Final = 2
"""A single word that matters has at most so many others around it."""
_WEAK: Final = frozenset({"story", "news", "text", "thing", "word", "current", "being", "open"})
"""Words that add little to a phrase."""
_SHOWING: Final = frozenset(
    {
        *("list", "all-stories", "unread", "starred", "today", "changed", "show-new", "briefing"),
        *("quotes", "names", "people", "places", "links", "enclosures", "picture", "details"),
        *("where", "why", "event", "versions", "changes", "feeds", "sources", "errors", "tags"),
        *("searches", "rules", "settings", "help", "version", "next-unread", "next", "previous"),
        *("this-paragraph", "next-quote", "previous-quote", "read", "again"),
    }
)
"""Commands that change nothing but where the reader is: a guess at them costs nobody anything."""
_WORDS: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def bag(text: str) -> Bag:
    """The words of a line that matter, in the singular, one word for those that mean the same."""
    words = (_singular(word.removesuffix("'s")) for word in _WORDS.findall(text))
    return frozenset(_ALIKE.get(word, word) for word in words if word not in _PASSED_OVER)


def _singular(word: str) -> str:
    if word in _KEPT or len(word) < 4 or not word.endswith("s") or word.endswith("ss"):  # noqa: PLR2004 - "is"
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


@cache
def _bags() -> dict[Bag, Lines]:
    found: dict[Bag, Lines] = {}
    for phrase, lines in SYNONYMS.items():
        found.setdefault(bag(phrase), lines)
    found.pop(frozenset(), None)
    return found


def lines_like(text: str) -> Lines:
    """What a phrase of the same words means; () where there is none.

    Of a phrase with one word that matters few others may be there.
    """
    words = bag(text)
    if len(words) < 2 and text.count(" ") > _FEW_AROUND:  # noqa: PLR2004 - several words say more
        return ()
    return _bags().get(words, ())


def lines_within(text: str) -> Lines:
    """What the longest phrase means whose words are all in a line, where little else is said.

    Only of commands that show something or move; () where no such phrase is in it.
    """
    words = bag(text)
    if not 1 < len(words) <= _FEW or any(map(str.isdigit, text)):
        return ()  # a number says which story is meant
    best: tuple[int, Lines] = (0, ())
    for phrase, lines in _bags().items():
        rest = words - phrase
        is_near = phrase < words and (rest <= _WEAK or (len(rest) == 1 and len(phrase) > 1))
        if is_near and len(phrase) > best[0] and lines[0].partition(" ")[0] in _SHOWING:
            best = len(phrase), lines
    return best[1]
