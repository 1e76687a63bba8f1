"""What a line about the open story is likest to, where no example has all of its words.

Lines and examples are compared as sets of words by their weighted overlap (Dice 1945), a word being
the heavier the fewer meanings have it.  Words are taken by their lemma, nouns that mean the same as
one; articles and auxiliaries hardly count.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, NamedTuple

from wirereader import late_re as re
from wirereader.desk.wording.examples.example import examples, forms
from wirereader.desk.wording.examples.matching import Meant, changes_something
from wirereader.desk.wording.examples.words import DENYING, stem
from wirereader.desk.wording.grammar import vocabulary
from wirereader.desk.wording.grammar.sentence import tokens_of

_A_NAME: Final = re.compile(r"\{(?:name|source|who)\}")
"""A slot for a name, which a line of commands alone cannot fill."""
_FEWEST, _MOST = 2, 10
"""Of fewer words that tell something nothing is guessed; of more it is a text."""
_LIKE, _LEAST = 0.7, 0.55
"""How like an example a line is (0 to 1) that it goes before other readings; what is less like one
than the second is something else."""
_IDLE: Final = 0.15
"""What an article, an auxiliary or a preposition weighs."""
_OF_GROUP: Final = 0.2
"""What it counts besides how much of a line other examples of the same meaning have."""
_FORMS: Final = 12
"""An example with alternatives is taken in so many of its forms."""
_LEMMAS: Final = {
    form: lemma
    for lemma, forms_of in {
        "say": "says said saying tell tells told telling speak speaks spoke spoken speaking talk "
        "talks talked talking state states stated claim claims claimed",
        "write": "writes wrote written writing author authored compose composed",
        "begin": "begins began begun beginning start starts started starting",
        "anyone": "anybody somebody someone everybody everyone",
        "him": "he she her they them his hers their theirs",
        "other": "others another else further additional",
        "go": "goes went gone going move jump get",
        "come": "comes came coming",
        "take": "takes took taken taking",
        "happen": "happens happened happening occur occurs occurred",
        "change": "changes changed changing modify modified alter altered edited edit edits",
        "correct": "corrects corrected correcting correction corrections",
        "publish": "published publishes publishing posted released printed issued",
        "report": "reports reported reporting cover covers covered",
        "mention": "mentions mentioned mentioning name named names",
        "add": "adds added adding addition additions",
        "read": "reads reading reread",
        "hear": "hears heard hearing listen",
        "deny": "denies denied denying denial denials",
        "confirm": "confirms confirmed confirmation",
        "repeat": "repeats repeated repeating",
        "long": "lengthy longer length",
        "end": "ending ends finish finished",
        "near": "close nearly almost",
        "left": "remain remains remaining",
        "back": "backward backwards rewind",
        "bit": "part piece portion section passage chunk block",
        "before": "previously",
        "see": "show look view display watch",
        "newspaper": "paper papers newspapers journal",
    }.items()
    for form in (lemma, *forms_of.split())
}
_LITTLE: Final = frozenset(
    """
    a an the of in on at to for from by with as into is are was were be been being am do does did
    has have had i me my we us our you your it its this that these those or please can could
    will would shall should may might here there some so just now s let any very really story
    article one already yet ever still exactly actually also well too
    """.split()  # noqa: SIM905 - a line of words is read better than a list of them
)
"""Words that tell little of what is asked."""
_NOUNS: Final = frozenset(
    {
        *("QUOTES", "PICTURES", "LINKS", "PARAGRAPH", "SENTENCE", "PEOPLE", "PLACES", "FILES"),
        *("AUTHOR", "DATE", "LENGTH", "NEXT", "PREVIOUS", "FIRST", "LAST", "BROWSER"),
    }
)
"""Concepts whose words are taken as one."""
_STORIES: Final = "stories"
_QUESTION: Final = "?"
"""Stands for a question that is answered with yes or no."""
_ASKING: Final = frozenset("is are was were am do does did has have had".split())  # noqa: SIM905
_TURNING: Final = frozenset(
    {
        *(
            *DENYING,
            _STORIES,
            _QUESTION,
            "NEXT",
            "PREVIOUS",
            "FIRST",
            "LAST",
            "only",
            "and",
            "then",
        ),
        *(
            "mark",
            "star",
            "unstar",
            "tag",
            "label",
            "save",
            "keep",
            "put",
            "delete",
            "remove",
            "hide",
        ),
        *("follow", "copy", "export", "send", "share", "undo", "set", "subscribe", "print", "stop"),
    }
)
"""Words that an example must have if a line has them: they turn what is meant."""

Bag = frozenset[str]


class _Told(NamedTuple):
    """An example's words, and the lines it means."""

    words: Bag
    lines: tuple[str, ...]


class Likest(NamedTuple):
    """The lines that a line most likely means, and how like their examples it is (0 to 1)."""

    lines: tuple[str, ...]
    score: float


def going_first(
    example: Meant | None, near: Likest | None, *, is_phrase: bool, is_command: bool
) -> tuple[str, ...]:
    """The lines that go before whatever else a line may mean; () where there are none.

    An example that has its words as they stand; what it is very like, where it neither is a known
    phrase nor begins with a command; an example with a slot and words enough; and what one of an
    open story surely means.
    """
    if example is not None and example.is_literal:
        return example.lines
    if near is not None and near.score >= _LIKE and not (is_phrase or is_command):
        return near.lines
    if example is None or not example.is_sure:
        return ()
    is_told = len(example.example.needed) > 1 or _A_NAME.search(example.example.text) is not None
    if example.worst >= 1 and is_told:
        return example.lines
    is_placed = example.example.place == "story" and not (is_phrase and example.worst < 1)
    return example.lines if is_placed else ()


def likest(line: str) -> Likest | None:
    """What a line about an open story is likest to; None where too few words tell it.

    None as well where that would leave something changed: nothing is done on a guess.
    """
    tokens = tokens_of(line, are_phrases=False)
    words = _words(token.plain for token in tokens)
    if tokens and tokens[0].plain in _ASKING:
        words |= {_QUESTION}
    told = words - _LITTLE
    weights, groups = _weights(), _groups()
    is_known = told <= weights.keys() and not any(token.numbers for token in tokens)
    if not is_known or not _FEWEST <= len(told) <= _MOST:
        return None  # a word that no example has is a name, or something else is asked
    turning = told & _TURNING
    there = [one for one in _told() if turning <= one.words and not told.isdisjoint(one.words)]
    best: dict[tuple[str, ...], float] = {}
    for one in there:
        score = _dice(words, one.words, weights)
        best[one.lines] = max(best.get(one.lines, 0.0), score)
    if not best:
        return None
    whole = _weight(words, weights)
    scores = {
        lines: (score + _OF_GROUP * _weight(words & groups[lines], weights) / whole)
        / (1 + _OF_GROUP)
        for lines, score in best.items()
    }
    lines, score = max(scores.items(), key=lambda one: one[1])
    is_one = score >= _LEAST and not changes_something(lines)
    return Likest(lines, score) if is_one else None


def _dice(one: Bag, other: Bag, weights: Mapping[str, float]) -> float:
    shared = _weight(one & other, weights)
    return 2 * shared / (_weight(one, weights) + _weight(other, weights))


def _weight(words: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(_IDLE if word in _LITTLE else weights[word] for word in words)


def _words(plain: Iterable[str]) -> Bag:
    return frozenset(map(_lemma, plain))


@cache
def _lemma(word: str) -> str:
    word = word.removesuffix("'s")
    if word in _LITTLE:
        return word
    if word in _LEMMAS:
        return _LEMMAS[word]
    concepts = vocabulary.concepts().get(word, frozenset())
    if "STORIES" in concepts or word in {"articles", "reports", "headlines", "items"}:
        return _STORIES
    if of_noun := concepts & _NOUNS:
        return min(of_noun)
    base = stem(word)
    for ending in ("ing", "ed"):
        if base.endswith(ending) and len(base) - len(ending) > len(ending):
            base = base.removesuffix(ending)
    return _LEMMAS.get(base, base)


@cache
def _told() -> tuple[_Told, ...]:
    found = []
    for example in examples():
        if example.place != "story" or "{" in example.text:
            continue
        for parts in forms(example.text)[:_FORMS]:
            words = frozenset(_lemma(min(part.stems)) for part in parts if part.stems)
            is_question = example.text.lstrip("(!").partition(" ")[0].split("|")[0] in _ASKING
            found.append(_Told(words | {_QUESTION} if is_question else words, example.lines))
    return tuple(dict.fromkeys(found))


@cache
def _groups() -> Mapping[tuple[str, ...], Bag]:
    found: dict[tuple[str, ...], set[str]] = {}
    for one in _told():
        found.setdefault(one.lines, set()).update(one.words)
    return {lines: frozenset(words) for lines, words in found.items()}


@cache
def _weights() -> Mapping[str, float]:
    groups = _groups().values()
    every = len(groups) + 1
    count: dict[str, int] = {}
    for words in groups:
        for word in words:
            count[word] = count.get(word, 0) + 1
    return {word: 0.5 + math.log(every / number) for word, number in count.items()}
