"""The words of a typed line as examples are compared with them: their stems and concepts."""

from functools import cache
from typing import Final, NamedTuple

from wirereader import late_re as re
from wirereader.desk.wording.grammar import vocabulary
from wirereader.desk.wording.grammar.sentence import Token, tokens_of

SMALL: Final = frozenset(
    """
    a an the of in on at to for from by with as into onto under over about is are was were be been
    being am do does did i me my mine we us our you your it its this that these those
    and or please can could will would shall should may might here there some so just then now
    which s up-to let lets ok one
    """.split()  # noqa: SIM905 - a line of words is read better than a list of them
)
"""Words that a line may have or lack beside those of an example."""
LIGHT: Final = frozenset(
    "a an the my this that it please now then just me us for i you can could would will so".split()  # noqa: SIM905
)
"""Small words that change nothing of what a line asks for."""
_POLITE: Final = re.compile(
    r"(?:i|we|you|can|could|would|will|let|may|shall|please|is|do|be|go|if|when|thank|as|try|remind|for|to"
    r" me|right)\b(?! see| hear| know)"
)
"""What polite phrases of several words begin with."""
LINKING: Final = frozenset(
    "of in on at to for from by with as into onto under about is are was were".split()  # noqa: SIM905
)
"""Words that neither begin nor end what stands in a slot."""
DENYING: Final = frozenset(
    "no not never none nothing without except but excluding don't dont nor neither less".split()  # noqa: SIM905
)
"""Words that turn a meaning round: an example has them too, or means something else."""
ASKING: Final = frozenset(
    "did does has have had should would will was were is are which may might shall do".split()  # noqa: SIM905
)
"""Small words that ask: what changes something is not done where a line alone has them."""
_NOUNS: Final = frozenset(
    {
        *("STORY", "FEED", "FEEDS", "SOURCES", "FOLDER", "TAG", "SETTINGS", "ERRORS", "QUOTES"),
        *("PICTURES", "LINKS", "PARAGRAPH", "SENTENCE", "VERSIONS", "UNREAD", "STARRED", "KEYS"),
        *("COMMANDS", "THEME", "BROWSER", "NEXT", "PREVIOUS", "LATEST", "OLDEST", "SPEAKERS"),
        *("PEOPLE", "PLACES", "FILES", "SEARCHES", "RULES", "ALERTS", "FOLLOWS", "ACCOUNTS"),
        *("TODAY", "AUTHOR", "DATE", "LENGTH", "SUMMARY", "FIRST", "LAST"),
    }
)
"""Concepts whose words mean the same wherever they stand; verbs do not."""
_VERBS: Final = frozenset(
    {
        *("SHOW", "OPEN", "READ", "FIND", "REFRESH", "SCROLL", "SORT", "COPY", "WHOLE", "ALL"),
        *("BRIEFING", "MOST", "AGAIN", "BACK", "DESCRIBE", "FETCH", "STOP", "NEW", "OLD"),
    }
)
"""Concepts whose words are near enough where nothing is changed."""
_LOOSE: Final = frozenset({vocabulary.PASSED_OVER, "WORD", "#", "NONE"})
"""Concepts that tell of no likeness."""
_OF_SENTENCES: Final = frozenset("those these some well both instead too very".split())  # noqa: SIM905
"""Words without meaning for a command that belong to a sentence."""
_KEPT: Final = frozenset(
    """
    news less this is was has does address status previous press us its yes always marks bookmarks
    stars flags favourites favorites ones
    """.split()  # noqa: SIM905
)
_SHORTEST: Final = 4


class Word(NamedTuple):
    """A word or phrase of a line: its stem, where it was typed, its numbers and concepts."""

    stem: str
    start: int
    end: int
    numbers: tuple[int, ...]
    concepts: frozenset[str]
    plain: str

    @property
    def is_small(self) -> bool:
        """Claim that it may be left out."""
        return self.stem in SMALL

    @property
    def is_name_like(self) -> bool:
        """Claim that it is a word which no command is typed in."""
        return "WORD" in self.concepts


@cache
def stem(word: str) -> str:
    """A word in lower case in the singular: "marks" is "mark", but "starred" is not "star"."""
    word = word.removesuffix("'s")
    if word in _KEPT or len(word) < _SHORTEST or not word.endswith("s") or word.endswith("ss"):
        return word
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 2:
            return word.removesuffix(ending) + instead
    return word


@cache
def concepts_of_stems() -> dict[str, frozenset[str]]:
    """Every stem of one word of the vocabulary with the concepts that it stands for."""
    found: dict[str, frozenset[str]] = {}
    for phrase, concepts in vocabulary.concepts().items():
        if " " not in phrase:
            key = stem(phrase)
            found[key] = found.get(key, frozenset()) | (concepts - _LOOSE)
    return found


@cache
def stems_of_concept(concept: str) -> frozenset[str]:
    """The stems of all words that stand for a concept."""
    return frozenset(one for one, all_of in concepts_of_stems().items() if concept in all_of)


def is_noun(concepts: frozenset[str]) -> bool:
    """Claim that words which share these concepts mean the same."""
    return not _NOUNS.isdisjoint(concepts)


def is_near(concepts: frozenset[str]) -> bool:
    """Claim that words which share these concepts mean nearly the same."""
    return not _VERBS.isdisjoint(concepts)


def is_polite(line: str) -> bool:
    """Claim that what is said around a command is polite, and no part of a sentence."""
    around = [
        token.plain
        for token in tokens_of(line, is_all=True)
        if vocabulary.PASSED_OVER in token.concepts
    ]
    return all(_POLITE.match(one) if " " in one else one not in _OF_SENTENCES for one in around)


def ways_to_read(line: str) -> tuple[tuple[Word, ...], ...]:
    """A line as rows of words, with phrases of several words as one and without."""
    phrases = tokens_of(line)
    rows = [_row(tokens_of(line, are_phrases=False)), _row(phrases)]
    if len(rows[0]) != len(rows[1]):  # what is said around a command: "i would like to"
        spans = [(one.start, one.end) for one in tokens_of(line, is_all=True) if _is_around(one)]
        inner = tuple(
            word
            for word in rows[0]
            if not any(start <= word.start and word.end <= end for start, end in spans)
        )
        rows.insert(1, inner)
    return tuple(dict.fromkeys(row for row in rows if row))


def _is_around(token: Token) -> bool:
    return vocabulary.PASSED_OVER in token.concepts and " " in token.plain


def _row(tokens: tuple[Token, ...]) -> tuple[Word, ...]:
    return tuple(
        Word(
            stem(token.plain),
            token.start,
            token.end,
            token.numbers,
            frozenset(token.concepts) - {vocabulary.PASSED_OVER, "NONE"},
            token.plain,
        )
        for token in tokens
    )
