"""A typed line as a row of tokens: words and phrases with the concepts they stand for."""

from typing import Final, NamedTuple

from wirereader import late_re as re
from wirereader.desk.wording.grammar import vocabulary
from wirereader.desk.wording.synonyms import expanded
from wirereader.story.folding import folded

NUMBERS: Final = "#"
"""The concept of a number, or of several: "3", "2, 3 and 5", "the first four"."""
WORD: Final = "WORD"
"""The concept of a word that stands for nothing."""
_WORDS: Final = re.compile(r'"[^"]*"|\S+')
_EDGES: Final = " \t,;:!?.()[]'\""
_NUMBER: Final = re.compile(r"(?:#|no\.?)?(\d{1,6})(?:st|nd|rd|th|\.)?\Z")
_RANGE: Final = re.compile(r"#?(\d{1,6})(?:-|\.\.|\u2013|:)#?(\d{1,6})\Z")
_ORDINALS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
_CARDINALS: Final = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
NUMBER_WORDS: Final = frozenset({*_ORDINALS, *_CARDINALS})
_FIRST_OF: Final = frozenset({"first", "top", "newest", "latest"})
_TO: Final = frozenset({"to", "through", "till", "until", "-", "thru"})
_NONE: Final = frozenset({"NONE"})
"""The concept of "no" before what is no number: it asks for nothing to be done."""
_MOST: Final = 100
"""A range names at most so many."""


class Token(NamedTuple):
    """A word or phrase: its concepts, where it stands in the typed line, the numbers it names."""

    concepts: frozenset[str]
    start: int
    end: int
    plain: str
    numbers: tuple[int, ...] = ()


class _Piece(NamedTuple):
    """A word of the line in lower case, where it was typed, and whether in capitals alone."""

    plain: str
    start: int
    end: int
    is_shouted: bool = False


def tokens_of(line: str, *, are_phrases: bool = True, is_all: bool = False) -> tuple[Token, ...]:
    """The tokens of a line, without words that tell nothing.

    `are_phrases`: phrases of several words that are known are one token; `is_all`: words that tell
    nothing are among them.
    """
    pieces = _pieces(line)
    most = vocabulary.longest_phrase() if are_phrases else 1
    found: list[Token] = []
    at = 0
    while at < len(pieces):
        token, count = _numbers_at(pieces, at, most) or _phrase_at(pieces, at, most)
        at += count
        if is_all or vocabulary.PASSED_OVER not in token.concepts:
            found.append(token)
    return tuple(found)


def _pieces(line: str) -> list[_Piece]:
    is_loud = line.isupper()
    found: list[_Piece] = []
    for match in _WORDS.finditer(line):
        typed = match[0]
        if typed.startswith('"') or _is_address(typed):
            found.append(_Piece(folded(typed), match.start(), match.end(), is_shouted=True))
            continue
        bare = typed.strip(_EDGES)
        if not bare:
            continue
        start = match.start() + typed.index(bare)
        is_shouted = len(bare) > 1 and bare.isupper() and not is_loud
        words = expanded(folded(bare).replace("\u2019", "'")).split()
        end = start + len(bare)
        found.extend(_Piece(word, start, end, is_shouted) for word in words)
    return found


def _is_address(typed: str) -> bool:
    """Claim that a word is an address, a path or part of a query: nothing in it is a phrase."""
    inner = typed.strip(_EDGES)
    return "/" in inner or ":" in inner or "@" in inner


def _phrase_at(pieces: list[_Piece], at: int, most: int) -> tuple[Token, int]:
    """The longest phrase that is known here, else a word."""
    known = vocabulary.concepts()
    for count in range(min(most, len(pieces) - at), 0, -1):
        part = pieces[at : at + count]
        concepts = known.get(" ".join(piece.plain for piece in part))
        is_number = at + 1 < len(pieces) and bool(_number(pieces, at + 1))
        if count == 1 and part[0].plain == "no" and not is_number:  # "no 3", but "no story"
            concepts = _NONE
        if concepts is not None and not (count == 1 and part[0].is_shouted):
            plain = " ".join(piece.plain for piece in part)
            return Token(concepts, part[0].start, part[-1].end, plain), count
    piece = pieces[at]
    return Token(frozenset({WORD}), piece.start, piece.end, piece.plain), 1


def _numbers_at(pieces: list[_Piece], at: int, longest: int) -> tuple[Token, int] | None:
    """The numbers that begin here, however they are joined, and how many words they take."""
    start = at
    most = _first_few(pieces, at) if longest > 1 else None
    if most is not None:
        token = Token(
            frozenset({NUMBERS}),
            pieces[at].start,
            pieces[at + 1].end,
            "",
            tuple(range(1, most + 1)),
        )
        return token, 2
    numbers: list[int] = []
    while at < len(pieces) and (one := _number(pieces, at)):
        if numbers and pieces[at - 1].plain in _TO and len(one) == 1:
            one = tuple(range(numbers[-1] + 1, min(one[0], numbers[-1] + _MOST) + 1)) or one
        numbers.extend(number for number in one if number not in numbers)
        end, at = at, at + 1
        joins = at < len(pieces) and pieces[at].plain in {"and", "&", "or", *_TO}
        if joins and at + 1 < len(pieces) and _number(pieces, at + 1):
            at += 1
    if not numbers:
        return None
    token = Token(
        frozenset({NUMBERS}),
        pieces[start].start,
        pieces[end].end,
        pieces[start].plain,
        tuple(numbers),
    )
    return token, at - start


def _first_few(pieces: list[_Piece], at: int) -> int | None:
    """How many the words "first three" name."""
    if pieces[at].plain not in _FIRST_OF or at + 1 >= len(pieces):
        return None
    word = pieces[at + 1].plain
    if word.isdecimal() and word.isascii():
        return min(int(word), _MOST)
    return _CARDINALS.index(word) + 1 if word in _CARDINALS[1:] else None


def _number(pieces: list[_Piece], at: int) -> tuple[int, ...]:
    """The numbers of one word; () where it is none.  "one" counts after a noun alone."""
    word = pieces[at].plain
    if match := _NUMBER.match(word):
        return (int(match[1]),)
    if match := _RANGE.match(word):
        first, last = int(match[1]), int(match[2])
        return tuple(range(first, min(last, first + _MOST - 1) + 1))
    before = pieces[at - 1].plain if at else ""
    if before == "no" and word == "one":
        return ()
    nouns = vocabulary.concepts().get(before, frozenset())
    is_counted = not nouns.isdisjoint({"STORY", "PARAGRAPH", "QUOTES", "LINKS", "PICTURES"})
    if word in _CARDINALS and (is_counted or word != "one"):
        return (_CARDINALS.index(word) + 1,)
    if word in _ORDINALS[1:]:
        return (_ORDINALS.index(word) + 1,)
    return ()
