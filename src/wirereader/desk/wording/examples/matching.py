"""The example that is likest to a typed line, and the command lines that it means."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from wirereader import late_re as re
from wirereader.desk.commands.table import by_word
from wirereader.desk.wording.examples.example import Example, Part, examples, forms
from wirereader.desk.wording.examples.words import (
    ASKING,
    DENYING,
    LIGHT,
    LINKING,
    SMALL,
    Word,
    concepts_of_stems,
    is_near,
    is_noun,
    is_polite,
    stems_of_concept,
    ways_to_read,
)
from wirereader.desk.wording.grammar.rule import NOTE
from wirereader.desk.wording.typed_letters import as_term

_MOST: Final = 16
"""A line of more words is a text, not a command."""
_SAME, _ALIKE_NOUN, _ALIKE = 1.0, 0.95, 0.7
"""What a word counts that is one of an example's, a noun that means the same, another such word."""
_IN_SLOT: Final = 0.15
_LEFT_OUT: Final = 0.25
_TURNED: Final = 0.6
_LACKING: Final = 0.1
"""What a word in a slot costs; a small word that only the line has; another order of words; a word
of the example that may be left out, and is."""
_IN_TURN: Final = 0.96
"""What a word counts at most where the words stand in another order."""
_PLAIN: Final = 0.2
"""What a small word counts."""
_SURE: Final = 0.94
"""A word that counts less may mean something else."""
_PLACED: Final = 1.5
"""What an example counts more that is of the place where a line is typed."""
_NEAR: Final = 0.05
"""Two examples whose scores are so near say the same."""
_CHANGING: Final = frozenset(
    """
    remove hide tag-new mark-all-read mark-event-read unfollow merge split merge-events split-event
    delete-search delete-rule delete-folder import sync quit leave pipe rename-folder set-source
    star unstar mark-read mark-unread toggle-read tag untag set add account pause resume save
    save-search export export-quotes follow download undo width copy
    """.split()  # noqa: SIM905
)
"""Commands that leave something changed: every word of an example must be there as it stands."""
_PARTING: Final = frozenset({"except", "excluding", "without"})
"""Words that part a query: what is after them is not wanted."""
_CALLED: Final = frozenset(
    "story stories article item headline number tag label star quote link picture rule".split()  # noqa: SIM905
)
"""Words before what is called so, and no part of its name."""
_QUESTIONS: Final = frozenset(
    """
    is are was were am do does did has have had can could will would should who what which when
    where why how
    """.split()  # noqa: SIM905
)
"""Words that begin a question, which leaves nothing changed."""
_NOT_IN_NAMES: Final = frozenset(
    """
    who what which when where why how whose that this these those he she they him her them it i you
    we me exactly else only just again other others same next previous last first every each all any
    some somebody someone anybody anyone everybody everyone
    nobody none please first most many much more very too
    did do does is are was were has have had can could will would go come get out up off on back
    """.split()  # noqa: SIM905
)
"""Words that are no part of a name alone."""
_AT_HAND: Final = frozenset({"story", "article", "piece"})
"""Words for the open story, which a line may have or lack."""
_OF_THE_LIST: Final = frozenset({"first-story", "last-story", "next", "previous", "more"})
"""Commands that go on in the list: an open story has words of its own for going on."""
_SHOWING: Final = frozenset(
    {"show", "give", "list", "display", "see", "view", "hear", "tell", "read"}
)
"""Verbs with which a line may begin that asks to be shown something of the open story."""
_SLOTS_OF_NAMES: Final = frozenset({"name", "source", "topic", "tag"})
_NEVER_IN_NAMES: Final = frozenset(
    {"ALL", "OLD", "OLDEST", "LATEST", "UNREAD", "ISREAD", "THIS", "HERE", "STARRED", "ABOVE"}
    | {"BELOW", "ONLY", "WITHOUT", "LAST", "TODAY"}
)
"""Concepts of words that ask for part of a list."""
_OWNER: Final = re.compile(r"['\u2019]s\Z")

Slots = Mapping[str, tuple[int, int]]


class Meant(NamedTuple):
    """The lines that an example means.

    `is_sure`: every word of it is there as it stands, or one that always means the same;
    `is_literal`: it has no slot, and nothing but its own words and small ones are there.  `worst`
    tells how much the word counts that is least like one of the example's (1: the same).
    """

    lines: tuple[str, ...]
    is_sure: bool
    is_literal: bool
    worst: float
    score: float
    example: Example


class _Fit(NamedTuple):
    score: float
    worst: float
    slots: Slots
    near: int = 0
    """How many words are only like those of the example."""


class _Idle(NamedTuple):
    """Words that a line may have beside those of an example: at its beginning, and elsewhere."""

    first: frozenset[str] = frozenset()
    anywhere: frozenset[str] = frozenset()


class _Index(NamedTuple):
    """Examples and their pieces by the stems that may stand there, and how rare a stem is."""

    by_stem: Mapping[str, Sequence[tuple[int, int]]]
    weights: Mapping[str, float]


def meant_by_example(line: str, *, is_reading: bool) -> Meant | None:
    """What the likest example means that accounts for every word of a line; None where none does.

    `is_reading`: a story is open.
    """
    place = "story" if is_reading else "list"
    best: list[Meant] = []
    is_bare = is_polite(line)
    for words in ways_to_read(line):
        if len(words) > _MOST:
            return None
        like = _like(words)
        for at in sorted(_candidates(like)):
            example = examples()[at]
            if example.place not in {"", place} or (not is_bare and _is_bare_act(example)):
                continue
            if is_reading and not example.place and example.lines[0] in _OF_THE_LIST:
                continue  # "end of story" is a place in the open one
            fit = _fit(example, words, like)
            if fit is None:
                continue
            lines = tuple(_filled(one, fit.slots, words, line) for one in example.lines)
            is_sure, is_literal = fit.worst >= _SURE, fit.worst >= _SAME and not fit.slots
            best.append(Meant(lines, is_sure, is_literal, fit.worst, fit.score, example))
    if not best:
        return None
    best.sort(key=lambda one: (not one.is_literal, -one.score - bool(one.example.place) * _PLACED))
    first = best[0]
    rivals = {
        one.lines
        for one in best
        if one.score > first.score - _NEAR and one.is_literal == first.is_literal
    }
    return first if first.is_sure or len(rivals) == 1 else None


@cache
def _index() -> _Index:
    by_stem: dict[str, list[tuple[int, int]]] = {}
    meanings: dict[str, set[tuple[str, ...]]] = {}
    for at, example in enumerate(examples()):
        for piece, stems in enumerate(example.needed):
            for one in stems:
                by_stem.setdefault(one, []).append((at, piece))
                meanings.setdefault(one, set()).add(example.lines)
    every = len({example.lines for example in examples()}) + 1
    weights = {one: 0.5 + math.log(every / len(lines)) for one, lines in meanings.items()}
    return _Index(by_stem, weights)


def _like(words: Sequence[Word]) -> frozenset[str]:
    """The stems of words, and of all that share a concept with one."""
    stems = {word.stem for word in words}
    for word in words:
        if word.stem not in SMALL:
            concepts = word.concepts | concepts_of_stems().get(word.stem, frozenset())
            stems.update(*map(stems_of_concept, concepts))
    return frozenset(stems)


def _candidates(like: frozenset[str]) -> Iterator[int]:
    """The examples that have one of some stems in every piece that is needed."""
    index = _index()
    pieces = {piece for one in like for piece in index.by_stem.get(one, ())}
    for at, count in Counter(at for at, _ in pieces).items():
        if count == len(examples()[at].needed):
            yield at


def _fit(example: Example, words: Sequence[Word], like: frozenset[str]) -> _Fit | None:
    """The best way in which an example accounts for every word of a line."""
    if _is_strict(example) and not (_all_asked(example, words) and _is_bare(example, words)):
        return None
    idle = _idle(example)
    is_alone = len(words) == 1 and _is_strict(example)  # "see" is not "see you"
    least = sum(
        not word.is_small and word.plain not in (idle.anywhere if at else idle.first)
        for at, word in enumerate(words)
    )
    fits = (
        fit
        for parts in forms(example.text)
        if _may_fit(parts, least, like) and not (is_alone and len(parts) > 1)
        for fit in _fits(parts, words, idle)
    )
    best = max(fits, key=lambda one: one.score, default=None)
    if best is None or best.near > 1 or (best.worst < _SAME and _is_strict(example)):
        return None
    return best


def _idle(example: Example) -> _Idle:
    if example.place != "story":
        return _Idle()
    return _Idle(_AT_HAND if _is_strict(example) else _AT_HAND | _SHOWING, _AT_HAND)


def _may_fit(parts: Sequence[Part], least: int, like: frozenset[str]) -> bool:
    """Claim that a form has enough parts for so many words, and all that it needs are there."""
    has_slot = False
    for part in parts:
        if part.slot:
            has_slot = True
        elif not part.may_lack and part.stems.isdisjoint(like):
            return False
    return has_slot or least <= len(parts)


def _fits(parts: Sequence[Part], words: Sequence[Word], idle: _Idle) -> Iterator[_Fit]:
    """The ways in which one form of an example accounts for every word of a line."""
    is_alone = sum(not part.slot and not part.may_lack for part in parts) == 1
    if any(part.slot for part in parts):
        return _ordered(parts, 0, words, 0, {}, is_alone=is_alone)
    return _unordered(parts, words, idle, is_alone=is_alone)


def _all_asked(example: Example, words: Sequence[Word]) -> bool:
    """Claim that a line has no more small words that ask than an example."""
    asked = {word.stem for word in words} & ASKING
    first = words[0].plain
    asked |= {first} & _QUESTIONS  # "is this important"
    return all(re.search(rf"\b{one}\b", example.text) for one in asked)


def _is_bare(example: Example, words: Sequence[Word]) -> bool:
    """Claim that an example's words are all there is to a line, but for polite ones.

    "by heart" is not "heart"; a plural alone is a list: "bookmarks" is not "bookmark".
    """
    if "{" in example.text:
        return True
    if len(words) == 1:
        word = re.escape(words[0].plain)
        return re.search(rf"(?<![\w-]){word}(?![\w-])", example.text) is not None
    small = {word.plain for word in words if word.is_small} - LIGHT
    return all(re.search(rf"\b{re.escape(one)}\b", example.text) for one in small)


def _is_bare_act(example: Example) -> bool:
    """Claim that an example changes something, and has no slot."""
    return "{" not in example.text and _is_strict(example)


def _is_strict(example: Example) -> bool:
    return changes_something(example.lines)


def changes_something(lines: Sequence[str]) -> bool:
    """Claim that one of some command lines refuses, or leaves something changed."""
    steps = (step for line in lines for step in line.split("\n"))
    return any(step.startswith("!") or _word_of(step) in _CHANGING for step in steps)


def _word_of(line: str) -> str:
    return line.rpartition("\t")[2].rpartition(NOTE)[2].partition(" ")[0]


def _likeness(part: Part, word: Word, *, is_alone: bool = False) -> float:
    """How much a word of a line counts for one of an example; 0 where it is another.

    `is_alone`: the example has no other word, and no other word will do.
    """
    if word.stem in part.stems:
        return _SAME
    if is_alone or word.stem in SMALL or word.stem in DENYING or not word.concepts:
        return 0
    if is_noun(word.concepts & part.nouns):  # "following" is "next", but "follow" is not
        return _ALIKE_NOUN
    of_word = word.concepts | concepts_of_stems().get(word.stem, frozenset())
    best = 0.0
    for one in part.stems:
        if one in SMALL or one in DENYING:
            continue
        if is_near(of_word & concepts_of_stems().get(one, frozenset())):
            best = _ALIKE
    return best


def _weight(part: Part, word: Word) -> float:
    weights = _index().weights
    if word.stem in part.stems:
        return weights.get(word.stem, _PLAIN)
    of_part = min((weights.get(one, _PLAIN) for one in part.stems), default=_PLAIN)
    return min(of_part, weights.get(word.stem, of_part))


def _unordered(
    parts: Sequence[Part], words: Sequence[Word], idle: _Idle, *, is_alone: bool
) -> Iterator[_Fit]:
    """How an example without slots fits, whatever the order of the words."""
    left = list(range(len(words)))
    score, worst, near, order = 0.0, _SAME, 0, []
    for place, part in sorted(enumerate(parts), key=lambda one: one[1].may_lack):
        found = max(
            ((_likeness(part, words[at], is_alone=is_alone), -at) for at in left),
            default=(0.0, 0),
        )
        if found[0] == 0:
            if not part.may_lack:
                return
            score -= _LACKING
            continue
        at = -found[1]
        left.remove(at)
        order.append((place, at))
        score += found[0] * (_weight(part, words[at]) if not words[at].is_small else _PLAIN)
        worst = min(worst, found[0])
        near += found[0] < _SURE
    if any(
        not words[at].is_small and words[at].plain not in (idle.anywhere if at else idle.first)
        for at in left
    ):
        return
    score -= _LEFT_OUT * len(left)
    places = [at for _, at in sorted(order)]
    if places != sorted(places):
        score -= _TURNED
        worst = min(worst, _IN_TURN)  # "all read" is not "read all"
    yield _Fit(score, worst, {}, near)


def _ordered(
    parts: Sequence[Part],
    part_at: int,
    words: Sequence[Word],
    at: int,
    slots: Slots,
    *,
    is_alone: bool,
) -> Iterator[_Fit]:
    """How an example with slots fits, word for word."""
    if part_at == len(parts):
        rest = words[at:]
        if all(word.is_small for word in rest):
            yield _Fit(-_LEFT_OUT * len(rest), _SAME, slots)
        return
    part = parts[part_at]
    if part.slot:
        yield from _with_slot(parts, part_at, words, at, slots, is_alone=is_alone)
    elif at < len(words) and (likeness := _likeness(part, words[at], is_alone=is_alone)):
        weight = _PLAIN if words[at].is_small else _weight(part, words[at])
        for fit in _ordered(parts, part_at + 1, words, at + 1, slots, is_alone=is_alone):
            near = fit.near + (likeness < _SURE)
            yield _Fit(fit.score + likeness * weight, min(fit.worst, likeness), fit.slots, near)
    if part.may_lack:
        for fit in _ordered(parts, part_at + 1, words, at, slots, is_alone=is_alone):
            yield fit._replace(score=fit.score - _LACKING)
    if at < len(words) and words[at].is_small:
        for fit in _ordered(parts, part_at, words, at + 1, slots, is_alone=is_alone):
            yield fit._replace(score=fit.score - _LEFT_OUT)


def _with_slot(
    parts: Sequence[Part],
    part_at: int,
    words: Sequence[Word],
    at: int,
    slots: Slots,
    *,
    is_alone: bool,
) -> Iterator[_Fit]:
    """How an example fits whose next part is a slot."""
    slot = parts[part_at].slot
    last = at + 1 if slot in _OF_ONE_WORD else len(words)
    for end in range(at + 1, min(last, len(words)) + 1):
        if _may_fill(slot, words, at, end):
            taken = {**slots, slot: (at, end)}
            for fit in _ordered(parts, part_at + 1, words, end, taken, is_alone=is_alone):
                yield fit._replace(score=fit.score - _IN_SLOT * (end - at))


def _may_fill(slot: str, words: Sequence[Word], first: int, end: int) -> bool:
    taken = words[first:end]
    word = taken[0]
    is_commanded = first == 0 and not word.is_name_like  # what follows a command is its own
    if slot in _OF_ONE_WORD:
        is_free = (
            slot in {"n", "address", "command"} or not is_commanded or by_word(word.plain) is None
        )
        return is_free and _OF_ONE_WORD[slot](word)
    if is_commanded and (slot in _SLOTS_OF_NAMES or by_word(word.plain) is not None):
        return False
    if slot == "who":
        return _is_of_a_name(taken)
    if word.stem in LINKING or taken[-1].stem in LINKING:
        return False
    if any(one.stem in _PARTING for one in taken):
        return False
    if slot == "tag" and (word.numbers or taken[-1].numbers):
        return False
    if slot == "source" and taken[-1].stem in _AT_HAND:
        return False  # "delete the bridge story"
    return slot not in _SLOTS_OF_NAMES or _may_be_name(taken)


_OF_ONE_WORD: Final[Mapping[str, Callable[[Word], bool]]] = {
    "n": lambda word: bool(word.numbers),
    "one": lambda _: True,
    "span": lambda word: any(map(str.isdecimal, word.plain)),
    "command": lambda word: (
        not word.numbers and (not word.is_name_like or by_word(word.plain) is not None)
    ),
    "file": lambda word: word.is_name_like or any(sign in word.plain for sign in "./"),
    "address": lambda word: any(sign in word.plain for sign in ("://", "/", ".", "~")),
}
"""Slots of one word, and whether a word may stand there."""


def _is_of_a_name(words: Sequence[Word]) -> bool:
    """Claim that words are no words of commands, but for small ones inside."""
    words = words[words[0].plain == "the" :]
    return (
        bool(words)
        and words[-1].is_name_like
        and all(
            word.plain not in _NOT_IN_NAMES and (word.is_name_like or 0 < at < len(words) - 1)
            for at, word in enumerate(words)
        )
    )


def _may_be_name(words: Sequence[Word]) -> bool:
    """Claim that words are no words of commands alone, and ask for no part of a list."""
    is_free = all(
        word.stem not in DENYING and _NEVER_IN_NAMES.isdisjoint(word.concepts) for word in words
    )
    is_called = words[0].stem not in _CALLED
    return is_free and is_called and any(word.is_name_like for word in words)


def _filled(template: str, slots: Slots, words: Sequence[Word], line: str) -> str:
    """A line with its slots filled; one line for each of several numbers."""
    typed = {
        name: _OWNER.sub("", line[words[first].start : words[end - 1].end])
        for name, (first, end) in slots.items()
        if name != "n"
    }
    for name, text in typed.items():
        template = template.replace(f"{{q:{name}}}", as_term(text)).replace(f"{{{name}}}", text)
    if "n" not in slots or "{n}" not in template:
        return template
    numbers = words[slots["n"][0]].numbers
    return "\n".join(template.replace("{n}", str(number)) for number in numbers)
