"""The example that is likest to a typed line, and the command lines that it means."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from wirereader.desk.commands.table import by_word
from wirereader.desk.wording.examples.example import Example, Part, examples
from wirereader.desk.wording.examples.words import (
    DENYING,
    LINKING,
    SMALL,
    Word,
    concepts_of_stems,
    is_noun,
    stems_of_concept,
    ways_to_read,
)

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
_SURE: Final = 0.94
"""A word that counts less may mean something else."""
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
_SLOTS_OF_NAMES: Final = frozenset({"name", "source", "topic", "tag"})
_NEVER_IN_NAMES: Final = frozenset(
    {"ALL", "OLD", "OLDEST", "LATEST", "UNREAD", "ISREAD", "THIS", "HERE", "STARRED", "ABOVE"}
    | {"BELOW", "ONLY", "WITHOUT"}
)
"""Concepts of words that ask for part of a list."""
_ONE_WORD: Final = frozenset({"one", "file", "n"})

Slots = Mapping[str, tuple[int, int]]


class Meant(NamedTuple):
    """The lines that an example means; `is_sure`: every word of it is there, or one like it.

    `is_literal`: each is there as it stands, and it has no slot.
    """

    lines: tuple[str, ...]
    is_sure: bool
    score: float
    example: Example
    is_literal: bool


class _Fit(NamedTuple):
    score: float
    worst: float
    slots: Slots


class _Index(NamedTuple):
    """The examples by each stem that they need, and how rare each stem is."""

    by_stem: Mapping[str, tuple[int, ...]]
    weights: Mapping[str, float]
    needs: tuple[int, ...]


def meant_by_example(line: str, *, is_reading: bool) -> Meant | None:
    """What the likest example means that accounts for every word of a line; None where none does.

    `is_reading`: a story is open.
    """
    place = "story" if is_reading else "list"
    best: list[Meant] = []
    for words in ways_to_read(line):
        if len(words) > _MOST:
            return None
        for at in _candidates(words):
            example = examples()[at]
            if example.place not in {"", place}:
                continue
            fit = _fit(example, words)
            if fit is None:
                continue
            lines = tuple(_filled(one, fit.slots, words, line) for one in example.lines)
            is_literal = fit.worst == _SAME and not example.slots
            best.append(Meant(lines, fit.worst >= _SURE, fit.score, example, is_literal))
    if not best:
        return None
    best.sort(key=lambda one: (not one.is_literal, -one.score, one.example.slots))
    first = best[0]
    rivals = {
        one.lines
        for one in best
        if one.score > first.score - _NEAR and one.is_literal == first.is_literal
    }
    is_refusal = first.lines[0].startswith("!") and not first.is_sure
    return None if is_refusal or not (first.is_sure or len(rivals) == 1) else first


@cache
def _index() -> _Index:
    by_stem: dict[str, set[int]] = {}
    for at, example in enumerate(examples()):
        for part in example.needed:
            for one in part.stems:
                by_stem.setdefault(one, set()).add(at)
    meanings: Counter[str] = Counter()
    for one, places in by_stem.items():
        meanings[one] = len({examples()[at].lines for at in places})
    every = len({example.lines for example in examples()})
    weights = {one: 0.5 + math.log((every + 1) / count) for one, count in meanings.items()}
    return _Index(
        {one: tuple(places) for one, places in by_stem.items()},
        weights,
        tuple(len(example.needed) for example in examples()),
    )


def _candidates(words: Sequence[Word]) -> Iterator[int]:
    """The examples of which every needed word is in a line, or one that means the same."""
    index = _index()
    there: Counter[int] = Counter()
    for word in words:
        stems = {word.stem}
        if word.stem not in SMALL:
            concepts = word.concepts | concepts_of_stems().get(word.stem, frozenset())
            for concept in concepts:
                stems |= stems_of_concept(concept)
        found: set[int] = set()
        for one in stems:
            found.update(index.by_stem.get(one, ()))
        there.update(found)
    for at, count in there.items():
        if count >= index.needs[at]:
            yield at


def _fit(example: Example, words: Sequence[Word]) -> _Fit | None:
    """The best way in which an example accounts for every word of a line."""
    if not example.slots:
        fits: Iterator[_Fit] = _unordered(example, words)
    else:
        fits = _ordered(example.parts, 0, words, 0, {})
    best = max(fits, key=lambda one: one.score, default=None)
    if best is None:
        return None
    is_lasting = any(_word_of(line) in _CHANGING for line in example.lines)
    return None if is_lasting and best.worst < _SURE else best


def _word_of(line: str) -> str:
    return line.rpartition("\t")[2].rpartition("\n")[2].partition(" ")[0]


def _likeness(part: Part, word: Word) -> float:
    """How much a word of a line counts for one of an example; 0 where it is another."""
    if word.stem in part.stems:
        return _SAME
    if word.stem in SMALL or word.stem in DENYING or not word.concepts:
        return 0
    of_word = word.concepts | concepts_of_stems().get(word.stem, frozenset())
    best = 0.0
    for one in part.stems:
        if one in SMALL or one in DENYING:
            continue
        shared = of_word & concepts_of_stems().get(one, frozenset())
        if shared:  # "following" is "next", but "follow" is not
            best = max(best, _ALIKE_NOUN if is_noun(shared & word.concepts) else _ALIKE)
    return best


def _weight(part: Part, word: Word) -> float:
    weights = _index().weights
    if word.stem in part.stems:
        return weights.get(word.stem, 0.2)
    rarest = weights.get(word.stem, math.inf)  # a word is not rarer for being called otherwise
    return min(rarest, *(weights.get(one, 0.2) for one in part.stems))


def _unordered(example: Example, words: Sequence[Word]) -> Iterator[_Fit]:
    """How an example without slots fits, whatever the order of the words."""
    left = list(range(len(words)))
    score, worst, order = 0.0, _SAME, []
    for part in sorted(example.parts, key=lambda one: one.may_lack):
        found = max(((_likeness(part, words[at]), -at) for at in left), default=(0.0, 0))
        if found[0] == 0:
            if not part.may_lack:
                return
            score -= _LACKING
            continue
        at = -found[1]
        left.remove(at)
        order.append((example.parts.index(part), at))
        score += found[0] * (_weight(part, words[at]) if not words[at].is_small else 0.2)
        worst = min(worst, found[0])
    if any(not words[at].is_small for at in left):
        return
    score -= _LEFT_OUT * len(left)
    places = [at for _, at in sorted(order)]
    if places != sorted(places):
        score -= _TURNED
    yield _Fit(score, worst, {})


def _ordered(
    parts: Sequence[Part], part_at: int, words: Sequence[Word], at: int, slots: Slots
) -> Iterator[_Fit]:
    """How an example with slots fits, word for word."""
    if part_at == len(parts):
        rest = words[at:]
        if all(word.is_small for word in rest):
            yield _Fit(-_LEFT_OUT * len(rest), _SAME, slots)
        return
    part = parts[part_at]
    if part.slot:
        yield from _with_slot(parts, part_at, words, at, slots)
    elif at < len(words) and (likeness := _likeness(part, words[at])):
        weight = 0.2 if words[at].is_small else _weight(part, words[at])
        for fit in _ordered(parts, part_at + 1, words, at + 1, slots):
            yield _Fit(fit.score + likeness * weight, min(fit.worst, likeness), fit.slots)
    if part.may_lack:
        for fit in _ordered(parts, part_at + 1, words, at, slots):
            yield fit._replace(score=fit.score - _LACKING)
    if at < len(words) and words[at].is_small:
        for fit in _ordered(parts, part_at, words, at + 1, slots):
            yield fit._replace(score=fit.score - _LEFT_OUT)


def _with_slot(
    parts: Sequence[Part], part_at: int, words: Sequence[Word], at: int, slots: Slots
) -> Iterator[_Fit]:
    """How an example fits whose next part is a slot."""
    slot = parts[part_at].slot
    last = at + 1 if slot in _ONE_WORD else len(words)
    for end in range(at + 1, min(last, len(words)) + 1):
        if _may_fill(slot, words, at, end):
            taken = {**slots, slot: (at, end)}
            for fit in _ordered(parts, part_at + 1, words, end, taken):
                yield fit._replace(score=fit.score - _IN_SLOT * (end - at))


def _may_fill(slot: str, words: Sequence[Word], first: int, end: int) -> bool:
    taken = words[first:end]
    if slot == "n":
        return bool(taken[0].numbers)
    if slot == "file":
        return any(sign in taken[0].plain for sign in "./") or taken[0].is_name_like
    if first == 0 and not taken[0].is_name_like and by_word(taken[0].plain) is not None:
        return False  # a command that begins a line takes what follows it
    if slot == "one":
        return True
    if taken[0].stem in LINKING or taken[-1].stem in LINKING:
        return False
    if slot in _SLOTS_OF_NAMES:
        is_name = all(
            word.stem not in DENYING and _NEVER_IN_NAMES.isdisjoint(word.concepts) for word in taken
        )
        return is_name and any(word.is_name_like for word in taken)
    return True


def _filled(template: str, slots: Slots, words: Sequence[Word], line: str) -> str:
    """A line with its slots filled; one line for each of several numbers."""
    typed = {
        name: line[words[first].start : words[end - 1].end]
        for name, (first, end) in slots.items()
        if name != "n"
    }
    for name, text in typed.items():
        template = template.replace(f"{{q:{name}}}", _quoted(text)).replace(f"{{{name}}}", text)
    if "n" not in slots or "{n}" not in template:
        return template
    numbers = words[slots["n"][0]].numbers
    return "\n".join(template.replace("{n}", str(number)) for number in numbers)


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text and '"' not in text else text
