"""Numbers of an event over time: which of its stories' numbers are one number that went on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from wirereader.tracking.changes.version_text import Version
from wirereader.tracking.events.counted_things import Counted, counted
from wirereader.tracking.events.measured_things import measured

_LEAD = 4  # sentences whose numbers speak for a story
_FURTHER = 12  # sentences in which a petition's signatures are told
_LINES = 3
_TALLIES = {"signatures"}  # told once a story, far from its lead, and of nothing else


class NumberThen(NamedTuple):
    """A number at a time: what it counts, as printed, in which of the stories (from 0)."""

    unit: str
    shown: str
    story: int


@dataclass(slots=True)
class _Line:
    """One number over time: the terms that all its stories told it of, and what was told.

    `times`: how many stories told it, those that told nothing new of it among them.
    """

    unit: str
    about: frozenset[str]
    is_toll: bool = False
    times: int = 0
    told: list[NumberThen] = field(default_factory=list)
    values: list[float] = field(default_factory=list)


def numbers_of(version: Version) -> list[Counted]:
    """What headline and lead count and measure, each thing once: the headline speaks first."""
    found: dict[str, Counted] = {}
    headline = version.headline
    for at, sentence in enumerate((headline, *version.sentences[:_FURTHER])):
        is_lead = at <= _LEAD
        for one in (*counted(sentence), *(measured(sentence, headline) if is_lead else ())):
            if is_lead or one.unit in _TALLIES:
                found.setdefault(one.unit, one)
    return list(found.values())


class RunningNumbers(NamedTuple):
    """`went_on`: the numbers that are others now, in order of time, the longest first.

    `standing`: tolls above one of which several stories tell the same number, and no other.
    """

    went_on: tuple[tuple[NumberThen, ...], ...]
    standing: tuple[NumberThen, ...]


def running_numbers(
    versions: Sequence[Version], told: Sequence[Sequence[Counted]]
) -> RunningNumbers:
    """What the numbers of an event are over time; `told` are those of each story.

    A toll is one number throughout an event, and so is what a headline counts, or what a story
    says the number of has grown; a number with a measure has to be told of the same, and of other
    things nothing is told.  What may count two sorts of one thing is one number only if it grows.
    A number that was told before is an outlet that is behind, not news.
    """
    lines = _lines(versions, told)
    latest: dict[str, _Line] = {}  # of two that may be one, told of two things, the newer speaks
    for line in lines:
        had = latest.get(line.told[-1].unit)
        if len(line.told) > 1 and (had is None or line.told[-1].story >= had.told[-1].story):
            latest[line.told[-1].unit] = line
    went_on: dict[tuple[int, str], tuple[NumberThen, ...]] = {}
    for line in sorted(latest.values(), key=lambda one: len(one.told), reverse=True):
        last = line.told[-1]
        # envoys, and diplomats: one thing by two words
        went_on.setdefault((last.story, last.shown), tuple(line.told))
    standing = tuple(
        line.told[0]
        for line in lines
        if line.is_toll and len(line.told) == 1 and line.times > 1 and line.values[0] > 1
    )
    return RunningNumbers(tuple(went_on.values())[:_LINES], standing)


def _lines(versions: Sequence[Version], told: Sequence[Sequence[Counted]]) -> list[_Line]:
    heads = {one.unit for version in versions for one in counted(version.headline)}
    heads |= {one.unit for here in told for one in here if one.is_running}
    lines: list[_Line] = []
    for number, here in enumerate(told):
        for one in here:
            if not (one.is_toll or one.is_measured or one.unit in heads):
                continue
            line = _line_of(one, lines)
            line.times += 1
            is_lower = bool(line.values) and one.value < line.values[-1]
            if one.value in line.values or (is_lower and not one.may_fall):
                continue
            line.values.append(one.value)
            line.told.append(NumberThen(one.unit.partition("/")[0], one.shown, number))
    return lines


def _line_of(one: Counted, lines: list[_Line]) -> _Line:
    """The line that a number goes on with; a new one where there is none."""
    for line in lines:
        if line.unit == one.unit and _are_of_one(line.about, one.about):
            line.about &= one.about
            return line
    lines.append(_Line(one.unit, one.about, is_toll=one.is_toll))
    return lines[-1]


def _are_of_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """Claim that what is told of the one is of the other: all of the shorter is in the longer."""
    shared = len(one & other)
    return shared == min(len(one), len(other)) and (shared > 0 or not (one or other))
