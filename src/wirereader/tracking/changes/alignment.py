"""Which sentence of a new version stands for which of the old one.

What both have, in any order and paragraph, is set aside first; of the rest, the pairs that share
most words go together, as in the sentence matching of Spangher et al., "NewsEdits" (2022).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from wirereader.tracking.changes.style_words import FUNCTION
from wirereader.tracking.changes.version_text import Sentence

_ALIKE = 0.5  # share of weighted words in common, of the two sentences together
_LONGEST = 400  # tokens of a sentence that are compared one by one
_MOST = 400  # sentences a side that are matched with each other


class Alignment(NamedTuple):
    """Sentences that were rewritten (old, new), that are gone, and that came."""

    rewritten: tuple[tuple[Sentence, Sentence], ...]
    gone: tuple[Sentence, ...]
    came: tuple[Sentence, ...]


def align(before: Iterable[Sentence], after: Iterable[Sentence]) -> Alignment:
    """Match the sentences of two versions."""
    old, new = _without_common(list(before), list(after))
    pairs = sorted(_alike(old, new), reverse=True)
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    rewritten: list[tuple[int, int]] = []
    for _, i, j in pairs:
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            rewritten.append((i, j))
    rewritten.sort(key=lambda pair: pair[1])
    return Alignment(
        tuple((old[i], new[j]) for i, j in rewritten),
        tuple(one for i, one in enumerate(old) if i not in taken_old),
        tuple(one for j, one in enumerate(new) if j not in taken_new),
    )


def _without_common(
    before: list[Sentence], after: list[Sentence]
) -> tuple[list[Sentence], list[Sentence]]:
    have, had = Counter(one.forms for one in after), Counter(one.forms for one in before)
    old, new = [], []
    for one in before:
        if have[one.forms] > 0:
            have[one.forms] -= 1
        else:
            old.append(one)
    for one in after:
        if had[one.forms] > 0:
            had[one.forms] -= 1
        else:
            new.append(one)
    return old[:_MOST], new[:_MOST]


def _alike(old: list[Sentence], new: list[Sentence]) -> Iterable[tuple[float, int, int]]:
    where: defaultdict[str, list[int]] = defaultdict(list)
    bags = [_bag(one) for one in new]
    for j, bag in enumerate(bags):
        for word in bag:
            where[word].append(j)
    for i, one in enumerate(old):
        bag = _bag(one)
        met: Counter[int] = Counter()
        for word, weight in bag.items():
            for j in where.get(word, ()):
                met[j] += min(weight, bags[j][word])  # type: ignore[assignment]
        size = sum(bag.values())
        for j, shared in met.items():
            share = 2 * shared / (size + sum(bags[j].values()))
            contained = shared / min(size, sum(bags[j].values()))
            if share >= _ALIKE or (contained >= 0.8 and min(len(bag), len(bags[j])) >= 4):  # noqa: PLR2004 - a part of it
                yield max(share, _ALIKE), i, j


def _bag(sentence: Sentence) -> dict[str, float]:
    """The words of a sentence, function words weighing less; all numbers are one word."""
    bag: dict[str, float] = {}
    for form in sentence.forms:
        word = "#" if form.startswith("#") else form
        bag[word] = bag.get(word, 0.0) + (0.3 if word in FUNCTION or word == "#" else 1.0)
    return bag


class Edit(NamedTuple):
    """Tokens of the old sentence that stand no longer, and those of the new in their place."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def edits(old: Sentence, new: Sentence) -> list[Edit]:
    """What was edited between two sentences, in order."""
    if max(len(old.tokens), len(new.tokens)) > _LONGEST:
        return [Edit(0, len(old.tokens), 0, len(new.tokens))]
    matcher = SequenceMatcher(None, old.forms, new.forms, autojunk=False)
    return [Edit(*rest) for tag, *rest in matcher.get_opcodes() if tag != "equal"]
