"""What a person typed to search, cut into parts that have their places in it.

Nothing is judged here: any text gives tokens.  Places are in code points from the beginning.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from wirereader.library.search.query_fields import BY_NAME

_PRIVATE = re.compile("[\ue000-\uf8ff\x00]")
_BLANK = re.compile(r"\s+")
_FIELD = re.compile(r"([^\W\d_][\w-]{0,29}):(?!//)")
_QUOTED = re.compile(r'"([^"]*)("?)(\*?)')
_BARE = re.compile(r'[^\s"()]+')
_OPERATORS = {"OR": "or", "or": "or", "|": "or", "||": "or", "AND": "and", "and": "and"}
_OPERATORS |= {"&": "and", "&&": "and", "NOT": "not"}


class TokenKind(Enum):
    """What a token is."""

    TERM = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()


_KINDS = {"or": TokenKind.OR, "and": TokenKind.AND, "not": TokenKind.NOT}


class Token(NamedTuple):
    """One part: for a term its field as it was typed ("" for none) and its value.

    `is_exact` claims that the value stood in quotation marks, `is_prefix` that a star ended it.
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    field: str = ""
    value: str = ""
    is_exact: bool = False
    is_prefix: bool = False


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in their order."""
    return tuple(_tokens(_PRIVATE.sub(" ", text)))


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        blank = _BLANK.match(text, at)
        if blank is not None:
            at = blank.end()
        elif text[at] in "()":
            kind = TokenKind.OPEN if text[at] == "(" else TokenKind.CLOSE
            yield Token(kind, at, at + 1, text[at])
            at += 1
        elif text[at] == "-":
            after = at + len(text[at:]) - len(text[at:].lstrip("-"))
            if text[after : after + 1].strip(" )"):
                yield Token(TokenKind.NOT, at, after, "-")
            at = after
        else:
            token = _term(text, at)
            yield token
            at = token.end


def _term(text: str, start: int) -> Token:
    """The term or the operator that begins here; one begins: there is no blank."""
    field = _FIELD.match(text, start)
    at = start if field is None else field.end()
    name = "" if field is None else field[1]
    if field is not None and name.lower() in BY_NAME:
        # "from: voa": the value may stand after a blank; "Ukraine: what we know" has no field
        blank = _BLANK.match(text, at)
        if blank is not None and _value_follows(text, blank.end()):
            at = blank.end()
    quoted = _QUOTED.match(text, at)
    if quoted is not None:
        told = text[start : quoted.end()]
        is_prefix = bool(quoted[3]) or quoted[1].endswith("*")
        value = quoted[1].rstrip("*")
        return Token(
            TokenKind.TERM,
            start,
            quoted.end(),
            told,
            name,
            value,
            is_exact=True,
            is_prefix=is_prefix,
        )
    bare = _BARE.match(text, at)
    value, end = ("", at) if bare is None else (bare[0], bare.end())
    told = text[start:end]
    if field is None and told in _OPERATORS:
        return Token(_KINDS[_OPERATORS[told]], start, end, told)
    return Token(
        TokenKind.TERM,
        start,
        end,
        told,
        name,
        value.rstrip("*"),
        is_prefix=value.endswith("*"),
    )


def _value_follows(text: str, at: int) -> bool:
    """Claim that a word stands here that is no field and no operator by itself."""
    if text[at : at + 1] == '"':
        return True
    bare = _BARE.match(text, at)
    return (
        bare is not None
        and bare[0] not in _OPERATORS
        and not bare[0].startswith("-")
        and _FIELD.match(text, at) is None
    )
