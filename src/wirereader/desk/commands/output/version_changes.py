"""What changed between two versions of a story: numbers, sentences, the headline."""

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from wirereader.desk import phrases
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.story.clean import clean_line
from wirereader.story.story import Story

if TYPE_CHECKING:
    from wirereader.library.results import Revision

ONE_VERSION = "This story has only one version."
_LEAST_ALIKE = 0.6
_MOST_PAIRS = 4_000  # comparing sentences word by word takes its time
_LONGEST_SENTENCE = 120  # words; longer ones are compared only as wholes
_LONGEST_TOLD = 300
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[%$£€]")
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_GREAT = {
    "dozen": 12,
    "dozens": -12,
    "hundred": 100,
    "hundreds": -100,
    "thousand": 1000,
    "thousands": -1000,
    "million": 10**6,
    "millions": -(10**6),
    "billion": 10**9,
}
_VALUES: dict[str, float] = {
    **{word: float(value) for value, word in enumerate(_UNITS.split())},
    **{word: float(value) for value, word in zip(range(30, 100, 10), _TENS.split(), strict=True)},
    **{word: float(value) for word, value in _GREAT.items()},
}


class NumberChange(NamedTuple):
    """A number that another one replaced, and the new sentence it stands in."""

    before: str
    after: str
    sentence: str


class Changes(NamedTuple):
    """What one version has that the other has not; each in the order of its own text."""

    numbers: tuple[NumberChange, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def what_changed(before: str, after: str) -> Changes:
    """Compare two texts sentence by sentence; a sentence that only moved has not changed.

    Sentences that are alike are compared word by word for their numbers, in figures or in words.
    One in which nothing but numbers changed is told with its numbers alone.
    """
    old, new = _sentences(before), _sentences(after)
    removed, added = _without(old, new), _without(new, old)
    numbers: list[NumberChange] = []
    only_numbers: set[str] = set()
    for was, now in _pairs(removed, added):
        changed, is_rest_same = _numbers(was, now)
        numbers += [NumberChange(one, other, now) for one, other in changed]
        if changed and is_rest_same:
            only_numbers |= {was, now}
    return Changes(
        tuple(numbers),
        tuple(one for one in added if one not in only_numbers),
        tuple(one for one in removed if one not in only_numbers),
    )


def _sentences(text: str) -> list[str]:
    from wirereader.analysis.text.sentences import sentences

    return [" ".join(text[start:end].split()) for start, end in sentences(text)]


def _without(sentences: Sequence[str], others: Sequence[str]) -> list[str]:
    """The sentences that are not among others, one for one, however these are wrapped."""
    left, found = Counter(others), []
    for sentence in sentences:
        if left[sentence] > 0:
            left[sentence] -= 1
        else:
            found.append(sentence)
    return found


def _pairs(removed: Sequence[str], added: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Sentences that were rewritten: each old one with the new one most like it."""
    if len(removed) * len(added) > _MOST_PAIRS:
        yield from _pairs_by_shape(removed, added)
        return
    left = [(one, _WORD.findall(one.casefold())) for one in added]
    for was in removed:
        alike = _most_alike(_WORD.findall(was.casefold()), [words for _, words in left])
        if alike is not None:
            yield was, left.pop(alike)[0]


def _pairs_by_shape(removed: Sequence[str], added: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Of very many sentences, those in which nothing but figures changed."""
    left: dict[str, deque[str]] = {}
    for one in added:
        left.setdefault(_shape(one), deque()).append(one)
    for was in removed:
        if alike := left.get(_shape(was)):
            yield was, alike.popleft()


def _shape(sentence: str) -> str:
    return re.sub(r"\d+(?:[.,:]\d+)*", "#", sentence)


def _most_alike(words: list[str], others: Sequence[list[str]]) -> int | None:
    from difflib import SequenceMatcher

    best, found = _LEAST_ALIKE, None
    if len(words) > _LONGEST_SENTENCE:
        return None
    compared = SequenceMatcher(None, autojunk=False)
    compared.set_seq2(words)
    for number, other in enumerate(others):
        if len(other) > _LONGEST_SENTENCE:
            continue
        compared.set_seq1(other)
        if compared.real_quick_ratio() >= best and compared.quick_ratio() >= best:
            alike = compared.ratio()
            if alike > best or (found is None and alike >= best):
                best, found = alike, number
    return found


def _numbers(was: str, now: str) -> tuple[list[tuple[str, str]], bool]:
    """The numbers that replaced others, as they are written, and whether all else is the same."""
    from difflib import SequenceMatcher

    old, new = _WORD.findall(was), _WORD.findall(now)
    if len(old) > _LONGEST_SENTENCE:  # such are paired by their shape: word stands below word
        both = zip(old, new, strict=False)
        return [(one, other) for one, other in both if _value(one) != _value(other)], True
    folded_old, folded_new = list(map(str.casefold, old)), list(map(str.casefold, new))
    compared = SequenceMatcher(None, folded_old, folded_new, autojunk=False)
    changed: list[tuple[str, str]] = []
    is_rest_same = True
    for kind, start, end, other_start, other_end in compared.get_opcodes():
        if kind == "equal":
            continue
        before = [word for word in old[start:end] if _value(word) is not None]
        after = [word for word in new[other_start:other_end] if _value(word) is not None]
        changed += [
            (one, other)
            for one, other in zip(before, after, strict=False)
            if _value(one) != _value(other)
        ]
        is_rest_same &= len(before) == end - start == len(after) == other_end - other_start
    return changed, is_rest_same


def _value(word: str) -> float | str | None:
    """What a number means; None for other words.  "Hundreds" is another number than "hundred"."""
    if word[0].isdigit():
        try:
            return float(word.replace(",", ""))
        except ValueError:  # 12:30, 1.2.3: it means itself
            return word
    return _VALUES.get(word.casefold())


def headline_history(revisions: Sequence["Revision"]) -> tuple[str, ...]:
    """The headlines a story has had, the newest first; none while it has kept its first one."""
    lines: list[str] = []
    last = None
    for revision in revisions:
        if revision.headline != last:
            lines.append(f"Version {revision.number}: {clean_line(revision.headline)}")
            last = revision.headline
    return tuple(reversed(lines)) if len(lines) > 1 else ()


def change_lines(changes: Changes) -> tuple[str, ...]:
    """What changed, a line each: numbers, what was added, what was removed."""
    return (
        *(f"{one.before} is now {one.after}: {_told(one.sentence)}" for one in changes.numbers),
        *(f"added: {_told(one)}" for one in changes.added),
        *(f"removed: {_told(one)}" for one in changes.removed),
    )


def _told(sentence: str) -> str:
    return clean_line(sentence, _LONGEST_TOLD)


async def show_changes(context: Context, story: Story) -> Outcome:
    """Tell what changed between the last two versions of the story."""
    library = context.library
    if library is None:
        return context.refused(ONE_VERSION)
    revisions = await context.away(lambda: library.revisions(story.id))
    if len(revisions) < 2:  # noqa: PLR2004 - the one before, and the newest
        return context.refused(ONE_VERSION)
    old, new = revisions[-2], revisions[-1]
    changes = await context.away(lambda: what_changed(old.text, new.text))
    lines = change_lines(changes)
    if history := headline_history(revisions):
        lines = (*lines, "Headlines:", *history)
    said = f"Version {new.number}, against version {old.number}: {_counted(changes)}."
    return context.done(said, TextShown(lines) if lines else None)


def _counted(changes: Changes) -> str:
    parts = [
        f"{phrases.count(len(changes.numbers), 'number')} changed" if changes.numbers else "",
        f"{phrases.count(len(changes.added), 'sentence')} added" if changes.added else "",
        f"{phrases.count(len(changes.removed), 'sentence')} removed" if changes.removed else "",
    ]
    return ", ".join(filter(None, parts)) or "the words are the same"
