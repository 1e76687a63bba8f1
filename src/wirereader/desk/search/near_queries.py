"""A query that found nothing, with words that stories have, or with most of its words.

A word of five letters or more may have one error, of eight or more two.  Numbers, what stands in
quotation marks, what is left out, and the values of fields that are exact stay as they were typed.
"""

from collections.abc import Iterable
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from wirereader import late_re as re
from wirereader.desk.search.close_spelling import errors_between
from wirereader.desk.search.content_words import SMALL
from wirereader.library.search.query_fields import BY_NAME
from wirereader.library.search.query_parser import MOST_PARTS
from wirereader.library.search.query_tokens import Token, TokenKind, tokens
from wirereader.story.folding import folded

if TYPE_CHECKING:
    from wirereader.library.library import Library

_SHORTEST: Final = 5
_LONG: Final = 8
"""Letters of words that may have one error, and of those that may have two."""
_WORD: Final = re.compile(rf"[^\W\d_]{{{_SHORTEST},}}")
_BEGUN: Final = re.compile(r"[^\W\d_]{3,}")
"""A word that may go on: of two letters too many words begin so."""
_DIGIT: Final = re.compile(r"\d")
_OF_NAMES: Final = frozenset({"person", "place", "organisation", "speaker"})
_OF_TEXT: Final = frozenset({"headline"})
_MOST_QUERIES: Final = 8
"""So many readings of what was typed are mended."""
_MOST_WORDS: Final = 4
"""So many words are mended: who mistyped more wrote in another language."""
_MOST_TRIED: Final = 3
"""So many words are tried in place of one."""

_FEWEST_OF_ALL: Final = 3
_FEWEST_FOUND: Final = 2
_MOST_OF_ALL: Final = 8
"""Words of a query of which most are looked for: the fewest, those a story has, the most."""
_PLAIN: Final = re.compile(r"[^\W_]+(?:['\u2019]s)?")
_JOINING: Final = frozenset(
    "with at as into over under than if his her he she him them or".split()  # noqa: SIM905
)
"""Small words, beside those of questions, that say nothing of what is looked for."""
_LEFT_OUT: Final = frozenset({"not", "no", "without", "except", "but", "or"})
"""Words of a query that asks for something else than all of its words."""


class NearQuery(NamedTuple):
    """A query with other words in it: those of stories, in place of those of nobody."""

    text: str
    words: tuple[str, ...]


class _Place(NamedTuple):
    """A word in a query: where it stands, and whether it is of a name."""

    start: int
    end: int
    word: str
    of_names: bool


def begun_query(text: str) -> NearQuery | None:
    """The query for words that begin with its last one; None where that says all it may."""
    last = next(reversed(tokens(text)), None)
    if last is None or last.kind is not TokenKind.TERM or last.is_exact or last.is_prefix:
        return None
    field = BY_NAME.get(last.field.lower())
    is_open = not last.field or (field is not None and field.key in _OF_NAMES | _OF_TEXT)
    if not is_open or not text.endswith(last.value) or not _BEGUN.fullmatch(last.value):
        return None
    return NearQuery(f"{text}*", (last.value,))


def may_be_mistyped(queries: Iterable[str]) -> bool:
    """Claim that a query has a word that may be looked for in other spellings."""
    return any(map(_places, queries))


def near_queries(library: "Library", queries: Iterable[str]) -> tuple[NearQuery, ...]:
    """The queries that were surely meant by some that found nothing, the likeliest first.

    A query stays away if each of its words is in some story, or if one that is in none has no near
    one.  Waits for the disk.
    """
    known: dict[tuple[str, bool], tuple[str, ...] | None] = {}
    found: dict[str, NearQuery] = {}
    for query in tuple(queries)[:_MOST_QUERIES]:
        wrong: list[tuple[_Place, tuple[str, ...]]] = []
        for place in _places(query):
            key = folded(place.word), place.of_names
            if key not in known:
                known[key] = _in_place_of(library, *key)
            instead = known[key]
            if instead is not None:
                wrong.append((place, instead))
        if not 0 < len(wrong) <= _MOST_WORDS or not all(instead for _, instead in wrong):
            continue
        tries = max(len(instead) for _, instead in wrong) if len(wrong) == 1 else 1
        for at in range(tries):
            near = _with_words(query, [(place, instead[at]) for place, instead in wrong])
            found.setdefault(near.text, near)
    return tuple(found.values())


def _in_place_of(library: "Library", word: str, of_names: bool) -> tuple[str, ...] | None:
    """Words of stories that a word is nearly, best first; None where it is in a story itself."""
    if library.has_word(word, of_names=of_names):
        return None
    most = 2 if len(word) >= _LONG else 1
    near = library.words_near(
        word,
        lambda other: len(other) >= _SHORTEST - 1 and errors_between(word, other) <= most,
        of_names=of_names,
    )
    order = sorted(near, key=lambda one: (ceil(errors_between(word, one.word)), -one.stories))
    return tuple(one.word for one in order[:_MOST_TRIED])


def _places(query: str) -> list[_Place]:
    """The words of a query that may have been mistyped."""
    found: list[_Place] = []
    before: Token | None = None
    for token in tokens(query):
        is_left_out = before is not None and before.kind is TokenKind.NOT
        before = token
        field = BY_NAME.get(token.field.lower())
        key = field.key if field is not None else ""
        is_open = not token.field or key in _OF_NAMES or key in _OF_TEXT
        is_word = token.kind is TokenKind.TERM and not token.is_exact and not token.is_prefix
        if is_left_out or not is_open or not is_word or _DIGIT.search(token.value):
            continue
        start = query.rfind(token.value, token.start, token.end)
        for match in _WORD.finditer(token.value):
            at = start + match.start()
            found.append(_Place(at, at + len(match[0]), match[0], key in _OF_NAMES))
    return found


def _with_words(query: str, instead: list[tuple[_Place, str]]) -> NearQuery:
    """A query with other words in their places, with a capital where that stood."""
    text = query
    for place, word in reversed(instead):
        cased = word.capitalize() if place.word[:1].isupper() else word
        text = f"{text[: place.start]}{cased}{text[place.end :]}"
    return NearQuery(text, tuple(word for _, word in instead))


def as_written(word: str, headlines: Iterable[str]) -> str:
    """How headlines write a word in small letters: a name has a capital inside a sentence."""
    forms = [
        match[0]
        for headline in headlines
        for match in re.finditer(r"\w+", headline)
        if match.start() and folded(match[0]) == word
    ]
    is_name = forms and all(one[:1].isupper() and not one.isupper() for one in forms)
    return forms[0] if is_name else word


def words_to_find(query: str) -> tuple[str, ...]:
    """The words of a query of which a story may have most, folded; () where all are wanted so.

    These are three to eight plain words, beside small ones.
    """
    found: dict[str, None] = {}
    for token in tokens(query):
        is_plain = token.kind is TokenKind.TERM and not (token.is_exact or token.is_prefix)
        if token.kind is TokenKind.AND:
            continue
        value = folded(token.value).strip(".,;:?!")
        if not is_plain or token.field or not _PLAIN.fullmatch(value) or value in _LEFT_OUT:
            return ()
        if value not in SMALL and value not in _JOINING:
            found[re.sub(r"['\u2019]s\Z", "", value)] = None
    return tuple(found) if _FEWEST_OF_ALL <= len(found) <= _MOST_OF_ALL else ()


def queries_of_most(library: "Library", words: tuple[str, ...]) -> tuple[NearQuery, ...]:
    """Queries for stories that have most of some words, at least half: most of them first.

    Its `words` are those that each such story has; () where it is not the same ones in each.
    Waits for the disk.
    """
    fewest = max(_FEWEST_FOUND, ceil(len(words) / 2))
    found: list[NearQuery] = []
    for level in library.words_together(words, fewest):
        sets = level[: MOST_PARTS // len(level[0])]
        text = " OR ".join(f"({' '.join(some)})" for some in sets)
        found.append(NearQuery(text, sets[0] if len(sets) == 1 else ()))
    return tuple(found)
