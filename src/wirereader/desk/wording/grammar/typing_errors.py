"""Words with a typing error, or cut short, as the word of a command that was surely meant.

One letter too many, too few, another, or two of them swapped (Damerau 1964, at most one step; two
in words of nine letters or more), the first letter kept but where it was swapped; a word without
its vowels ("nxt"); and the beginning of one word alone ("unr").
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from wirereader import late_re as re
from wirereader.desk.commands.table import TABLE, by_word
from wirereader.desk.search.close_spelling import errors_between, most_errors
from wirereader.desk.search.content_words import SMALL
from wirereader.desk.wording.grammar import vocabulary
from wirereader.desk.wording.grammar.sentence import NUMBER_WORDS
from wirereader.desk.wording.synonyms import SYNONYMS
from wirereader.story.folding import folded

_SHORTEST: Final = 3
"""Shorter words are near to too many others."""
_BEFORE_NAMES: Final = frozenset({"by", "of", "about", "on", "with", "mentioning", "regarding"})
"""What follows these is somebody's name or a topic, and no mistyped command."""
HARSH: Final = frozenset(
    {
        *("delete", "remove", "erase", "unsubscribe", "unfollow", "quit", "exit", "hide", "mute"),
        *("purge", "wipe", "destroy", "trash", "discard", "kill", "drop", "clear", "empty"),
    }
)
"""Words that nothing is done by unless they are spelled out."""
_MOST: Final = 24
"""A line of more words is a text, not a command."""
_INSIDE: Final = 4
"""Letters of the shortest word that is put right inside a sentence."""
_SURE: Final = 7
"""Words of so many letters may have a letter for another: "lions" are no lines."""
_USUAL: Final = {
    "evry": "every",
    "storys": "stories",
    "storyes": "stories",
    "storries": "stories",
    "storeis": "stories",
    "newses": "news",
    "artcls": "articles",
    "evrythin": "everything",
    "everythin": "everything",
    "favrites": "favourites",
}
"""Words that are often written so, and are nearer to another, or to none."""
_NAMED_AFTER: Final = _BEFORE_NAMES | {
    *("from", "called", "named", "said", "says", "say", "who", "whom", "is", "was", "mr", "mrs"),
    *("for", "in", "at", "near", "tag", "folder", "source", "file"),
}
"""Before these a word inside a sentence is not put right."""
_QUESTIONS: Final = frozenset(
    "whose whom whoever whatever whether where were there their theirs here those these".split()  # noqa: SIM905
)
_PARTED: Final = re.compile(r'"[^"]*"?|\S+')
_BARE: Final = re.compile(r"[^\W\d_]+")
_VOWELS: Final = frozenset("aeiou")


@cache
def _known() -> tuple[str, ...]:
    table = (part for command in TABLE for part in command.word.split("-"))
    return tuple(sorted({*table, *vocabulary.words()} - {""}))


def is_known(word: str) -> bool:
    """Claim that a word in lower case is a word of commands as it stands."""
    return word in vocabulary.words() or by_word(word) is not None


@cache
def mended(word: str) -> str:
    """The word that was surely meant by one in lower case; the same where none surely was."""
    if len(word) < _SHORTEST - 1 or not word.isalpha() or is_known(word):
        return word
    if word.endswith("s") and is_known(word[:-1]):
        return word  # a plural is no error
    if len(word) < _SHORTEST:
        found = [one for one in _without_vowels(word) if one == "mark" or by_word(one) is not None]
        return found[0] if len(found) == 1 else word
    for found in (_near(word), _without_vowels(word), _begun(word)):
        if len(found) == 1:
            return found[0]
        if found:
            return _plainest(found) or word
    return word


def _near(word: str) -> list[str]:
    """Words within the fewest errors; those that swap letters before those that change one."""
    most = most_errors(word)
    found = [
        (errors, known)
        for known in _known()
        if len(known) >= _SHORTEST and abs(len(known) - len(word)) <= most
        if (errors := errors_between(word, known)) <= most
    ]
    least = min((errors for errors, _ in found), default=0)
    return [known for errors, known in found if errors == least]


def _without_vowels(word: str) -> list[str]:
    """Words whose consonants are those typed: "nxt" is "next", "prgrph" "paragraph"."""
    if not _VOWELS.isdisjoint(word[1:]):
        return []
    return [known for known in _known() if known[0] == word[0] and _bare(known) == word]


def _bare(word: str) -> str:
    return word[0] + "".join(letter for letter in word[1:] if letter not in _VOWELS)


def _begun(word: str) -> list[str]:
    """The words that begin so."""
    return [known for known in _known() if known.startswith(word)]


def _plainest(found: list[str]) -> str:
    """The one of several that the others are forms of, else the one that is a command."""
    found = sorted(found, key=len)
    stems = [word for word in found if by_word(word) is not None]
    if len(stems) == 1:
        return stems[0]
    return found[0] if all(other.startswith(found[0]) for other in found) else ""


def all_mended(line: str) -> str:
    """A line all of whose words are of commands once the mistyped ones are mended.

    A mistyped word is one error from the one it is, or has no vowels; "" for any other line.
    """
    words, is_better = line.split(" "), False
    if len(words) > _MOST:
        return ""
    for at, word in enumerate(words):
        plain = folded(word)
        if plain.isdecimal() or is_known(plain) or (plain[-1:] == "s" and is_known(plain[:-1])):
            continue
        is_name = at and (words[at - 1] in _BEFORE_NAMES or word[0].isupper() > line.isupper())
        if is_name or not plain.isalpha() or len(plain) < _SHORTEST:
            return ""
        near = [one for one in _near(plain) if errors_between(plain, one) <= 1]
        near = near or _without_vowels(plain)
        better = near[0] if len(near) == 1 else _plainest(near) if near else ""
        if not better or better in HARSH:
            return ""
        words[at], is_better = better, True
    return " ".join(words) if is_better else ""


@cache
def _of_phrases() -> frozenset[str]:
    """The words of phrases, those of questions, and numbers."""
    words = frozenset(word for phrase in SYNONYMS for word in phrase.split())
    return words | NUMBER_WORDS | SMALL | _QUESTIONS


def words_put_right(line: str) -> dict[str, str]:
    """The mistyped words of commands inside a sentence, by how they were typed.

    What stands in quotation marks, names, addresses, and what follows a word before names stay.
    """
    pieces = [match[0] for match in _PARTED.finditer(line)]
    found: dict[str, str] = {}
    if len(pieces) > _MOST:
        return found
    before = ""
    for at, piece in enumerate(pieces):
        typed = piece.strip(",;!?.()")
        plain = folded(typed)
        is_name = (at and typed[:1].isupper() and not line.isupper()) or before in _NAMED_AFTER
        before = plain
        if is_name or _BARE.fullmatch(typed) is None or len(plain) < _INSIDE:
            continue
        better = _USUAL.get(plain) or (
            "" if is_known(plain) or plain in _of_phrases() else _put_right(plain)
        )
        if better and (better not in HARSH or pieces[0].casefold() == "how"):
            found[typed] = better
    return found


def _put_right(word: str) -> str:
    """The one word that a mistyped one is for sure; "" for others."""
    forms = (f"{word}s", *(word.removesuffix(end) for end in ("s", "ed", "ing")))
    if any(is_known(one) for one in forms):
        return ""  # a form of a word is no error
    near = [
        one
        for one in _near(word)
        if errors_between(word, one) < 1 or (len(word) >= _SURE and one[:2] == word[:2])
    ]
    near = near or _without_vowels(word)
    return near[0] if len(near) == 1 else _plainest(near) if near else ""


def with_words(line: str, better: dict[str, str]) -> str:
    """A line with words in place of others; what stands in quotation marks stays."""

    def put(match: re.Match[str]) -> str:
        piece = match[0]
        typed = piece.strip(",;!?.()")
        return piece.replace(typed, better[typed], 1) if typed in better else piece

    return _PARTED.sub(put, line)


def mended_lines(line: str) -> Iterator[str]:
    """A line in lower case with one unknown word after another mended; () where none can be."""
    words = line.split(" ")
    if len(words) > _MOST:
        return
    for at, word in enumerate(words):
        plain = folded(word)
        better = mended(plain)
        if better != plain:
            words[at] = better
            yield " ".join(words)


_ONES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS: Final = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBER_WORDS: Final = {
    **{word: at for at, word in enumerate((*_ONES, *_TEENS), start=1)},
    **{word: 10 * at for at, word in enumerate(_TENS, start=2)},
}
_NO_NUMBERS: Final = frozenset(
    """
    fourth fifth sixth seventh eighth ninth tenth eleventh twelfth sevens eights nines thirsty
    forth fought fight fights tenth even event events seen severe night nights
    """.split()  # noqa: SIM905 - a line of words is read better than a list of them
)
"""Words that are as near to a number and are none."""
_SHORTEST_NUMBER: Final = 4
"""A shorter word is too near to too many others to be taken for a mistyped number."""
_ENDS_IN_NUMBER: Final = re.compile(
    r"(?P<lead>(?:(?:please )?(?:read|open|show|star|unstar|mark|play|hear|see|view|go to|goto|"
    r"listen to)(?: me)?(?: the)? )?"
    r"(?:(?:story|article|headline|item|paragraph|quote|link|picture|number|no|nr) ){0,2})"
    r"(?P<word>[a-z]+)(?:[ -](?!(?:as|un)?read\b|as\b|please\b)(?P<one>[a-z]+))?"
    r"(?P<rest> (?:read|unread|please|as read|as unread))?",
    re.IGNORECASE,
)


def with_number(line: str) -> str:
    """The line with the number that ends it in figures; `line` itself where none does."""
    match = _ENDS_IN_NUMBER.fullmatch(line)
    if match is None or not match["lead"] or line.casefold().endswith("no one"):
        return line
    tens, ones = _number_of(match["word"].casefold()), _number_of((match["one"] or "").casefold())
    if tens is None or (match["one"] and (ones is None or tens % 10 or tens < 20 or ones > 9)):  # noqa: PLR2004
        return line
    return f"{match['lead']}{tens + (ones or 0)}{match['rest'] or ''}"


def _number_of(word: str) -> int | None:
    """The number that a word is, with one error at most; None where it is none, or may be two."""
    if word in _NUMBER_WORDS or word in _NO_NUMBERS or len(word) < _SHORTEST_NUMBER:
        return _NUMBER_WORDS.get(word)
    near = {
        value
        for known, value in _NUMBER_WORDS.items()
        if known[0] == word[0]
        and len(known) >= _SHORTEST_NUMBER
        and errors_between(word, known) <= 1
    }
    return near.pop() if len(near) == 1 else None
