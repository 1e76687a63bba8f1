"""What the stories of an event tell together: what each added, numbers over time, quotes."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from wirereader.tracking.changes.name_runs import known_words, names
from wirereader.tracking.changes.spoken_words import Spoken, spoken
from wirereader.tracking.changes.told_lines import excerpt, quoted
from wirereader.tracking.changes.version_text import Version, version_of
from wirereader.tracking.events.copy_matching import without_dateline
from wirereader.tracking.events.counted_things import Counted
from wirereader.tracking.events.running_numbers import NumberThen, numbers_of, running_numbers

_ALIKE = 0.62  # share of words from which two quotations are one, told differently
_NAMES = 3
_SHORTEST, _LONGEST = 4, 40  # words of a quotation that is worth telling


class QuoteTold(NamedTuple):
    """A quotation: its speaker ("" where nobody is named), its words, in which story."""

    speaker: str
    text: str
    story: int


class Digest(NamedTuple):
    """`added`: a line a story, "" where it added nothing; `numbers` by unit, in order of time.

    `quotes` are one quotation as several told it, a group each; `standing` are tolls that did not
    change.
    """

    added: tuple[str, ...]
    numbers: tuple[tuple[NumberThen, ...], ...]
    quotes: tuple[tuple[QuoteTold, ...], ...]
    sharpest: QuoteTold | None
    standing: tuple[NumberThen, ...] = ()

    @property
    def changed(self) -> tuple[str, ...]:
        """The numbers that are others now, a sentence each."""
        return tuple(
            f"{_capital(line[-1].unit)}: {line[0].shown} is now {line[-1].shown}"
            for line in self.numbers
            if len(line) > 1
        )

    @property
    def last_numbers(self) -> tuple[str, ...]:
        """The same, and the tolls that did not change."""
        return (*self.changed, *(f"{_capital(one.unit)}: {one.shown}" for one in self.standing))


def digest(stories: Sequence[tuple[str, str]]) -> Digest:
    """What these stories (headline, text), the oldest first, tell together."""
    # place, day and agency before a text are no news
    versions = [version_of(headline, without_dateline(text)) for headline, text in stories]
    quotes = [spoken(version) for version in versions]
    told = [numbers_of(version) for version in versions]
    numbers = running_numbers(versions, told)
    return Digest(
        tuple(_added(versions, told, quotes)),
        numbers.went_on,
        tuple(_told_differently(quotes)),
        _sharpest(quotes),
        numbers.standing,
    )


def _added(
    versions: Sequence[Version],
    counts: Sequence[Sequence[Counted]],
    quotes: Sequence[tuple[Spoken, ...]],
) -> Iterable[str]:
    words: set[str] = set()
    told: set[tuple[str, float]] = set()
    said: set[tuple[str, ...]] = set()
    for version, here, spoken_here in zip(versions, counts, quotes, strict=True):
        fresh_counts = [one for one in here if (one.unit, one.value) not in told]
        new = [name for name in names(version) if name.split()[-1].lower() not in words]
        fresh = [one for one in spoken_here if one.words.forms not in said and one.speaker]
        parts = [f"{one.unit}: {one.shown}" for one in fresh_counts][:_NAMES]
        if new:
            parts.append(", ".join(dict.fromkeys(new[:_NAMES])))
        if fresh:
            parts.append(f"{fresh[0].speaker}: {quoted(fresh[0].words.text, 60)}")
        yield "; ".join(parts) if words else ""
        told |= {(one.unit, one.value) for one in here}
        said |= {one.words.forms for one in spoken_here}
        words |= known_words(version)


def _told_differently(quotes: Sequence[tuple[Spoken, ...]]) -> Iterable[tuple[QuoteTold, ...]]:
    groups: list[list[tuple[Spoken, int]]] = []
    for story, spoken_here in enumerate(quotes):
        for one in spoken_here[:8]:
            group = next((group for group in groups if _is_one(group[0][0], one)), None)
            if group is None:
                groups.append([(one, story)])
            elif all(
                one.words.forms != other.words.forms or not _same(one, other) for other, _ in group
            ):
                group.append((one, story))
    for group in groups:
        if len(group) > 1:
            yield tuple(QuoteTold(one.speaker, one.words.text, story) for one, story in group)


def _is_one(one: Spoken, other: Spoken) -> bool:
    if min(len(one.words.tokens), len(other.words.tokens)) < _SHORTEST:
        return False
    matcher = SequenceMatcher(None, one.words.forms, other.words.forms, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _same(one: Spoken, other: Spoken) -> bool:
    first, second = {*one.speaker.split()}, {*other.speaker.split()}
    return not first or not second or first <= second or second <= first


def _sharpest(quotes: Sequence[tuple[Spoken, ...]]) -> QuoteTold | None:
    """A quotation of a named speaker, of the latest story that has one of a fit length."""
    for story in range(len(quotes) - 1, -1, -1):
        for one in quotes[story]:
            if one.speaker and _SHORTEST <= len(one.words.tokens) <= _LONGEST:
                return QuoteTold(one.speaker, excerpt(one.words.text, 160), story)
    return None


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
