"""Lines about one story: one that is marked by its words, and what the open one says."""

from collections.abc import Callable
from typing import Final

from wirereader import late_re as re
from wirereader.desk.wording.grammar.rule import BY_WORDS

Lines = tuple[str, ...]
_MARKED_READ: Final = re.compile(
    r"(?:mark|set|flag|put) (?:the |that |this )?"
    r"(?!(?:no|none|neither|nothing|all|every|each|any|this|that|the|last|next|first|previous|whole|current|other|older|"
    r"old|new|unread|breaking|starred|today'?s?|one)\b)"
    r"(?P<x>(?!.*\b(?:stories|articles|items|posts|headlines|feed|folder|source|except|but|before|"
    r"after|and)\b)[^\W\d].*?) (?:story|article|item|post|headline|piece) (?:as |to )?"
    r"(?:read|seen|done)"
)
"""One story by its words: "the ferry story"; a whole source is not meant, be it called so."""
_ONLY_SAID: Final = re.compile(
    r"(?:(?:read|show|tell|give|let|hear|list|see)(?: (?:me|us))?(?: (?:see|hear))? )?"
    r"(?:out )?(?:to me )?(?:only|just)? ?"
    r"(?:(?:the )?(?:words|bits?|parts?|things?|quotes?|lines?) (?:that |which )?|what )"
    r"(?:(?:the|a|an) )?"
    r"(?!(?:he|she|it|they|we|you|i|this|that|these|those|people|others?|everyone|everybody|anyone|"
    r"somebody|someone|nobody|who|was|is|were|are|has|have|had|did|do|story|article|text|news|"
    r"author|all|else|exactly|can|could|does|should|would|will|may|might|must|to)\b)"
    r"(?P<x>[^\W\d_][\w'-]*(?: [\w'-]+){0,3}?) "
    r"(?:has |had |have )?(?:says|said|told|tells)"
    r"(?: (?:here|there|in (?:it|this|the (?:story|article))))?"
)
_CALLED: Final = re.compile(
    r"who (?:(?:has|had|was it (?:who|that)|is it (?:who|that)) )?"
    r"(?:call(?:ed|s)|describ(?:ed|es)|label(?:led|ed|s)|dubbed|term(?:ed|s)|named) "
    r"(?:(?:it|this|that|these|those|them|him|her)(?: all)? )(?:as )?(?:(?:a|an|the) )?(?P<x>\S.*)"
)
"""Who gave a thing its name: the words are in a quote of the story."""


def asked_of_story(plain: str, as_typed: Callable[[str], str], *, is_reading: bool) -> Lines:
    """What a line in lower case asks of one story, or does to it; () for any other line.

    `as_typed` gives a part of the plain line in the letters that were typed; `is_reading`: a story
    is open.
    """
    if match := _MARKED_READ.fullmatch(plain):
        return (f"{BY_WORDS}{as_typed(match['x'])}\tmark-read",)
    if match := _ONLY_SAID.fullmatch(plain):
        who = as_typed(match["x"])
        return (f"quotes {who}", f"quotes about {who}", f"search {who}")
    if is_reading and (match := _CALLED.fullmatch(plain)):
        return (f"quotes about {as_typed(match['x'])}", f"find {as_typed(match['x'])}")
    return ()
