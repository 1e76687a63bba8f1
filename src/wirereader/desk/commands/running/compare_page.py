"""Stories of the list compared, in pairs: when and where from, whom they name, what they count."""

import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from wirereader.desk import phrases
from wirereader.desk.commands.output.quote_export import brought
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.story.clean import clean_line
from wirereader.story.findings import Findings
from wirereader.story.folding import folded
from wirereader.story.story import Story
from wirereader.tracking.changes.version_text import version_of
from wirereader.tracking.events.copy_matching import without_dateline
from wirereader.tracking.events.running_numbers import numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_TWO, _MOST_COMPARED = 2, 9
_MOST = 30
"""Names of a line at most."""
_USAGE = "Usage: compare NUMBER NUMBER. changes and a number compares the versions of one story."


class _Side(NamedTuple):
    """A story by its number in the list; `names` by their folded form, None: not analysed yet."""

    number: int
    story: Story
    names: dict[str, str] | None


async def compare(context: Context, words: str) -> Outcome:
    """Tell what stories of the list have in common, and what each has alone, pair by pair."""
    numbers = [int(one) for one in re.findall(r"\d{1,6}", words)]
    if not _TWO <= len(numbers) <= _MOST_COMPARED or len({*numbers}) < len(numbers):
        return context.refused(_USAGE)
    sides = []
    for number in numbers:
        if not 0 < number <= context.list.total():
            there = phrases.there_are(context.list.total())
            return context.refused(f"No story {number}. {there}")
        found = await brought(context, context.list.story_id(number - 1))
        if found is None:
            return context.refused(f"Story {number} is no longer in the library.")
        story, findings = found
        sides.append(_Side(number, story, None if findings is None else _names(findings)))
    lines = [*map(_head, sides)]
    for one, other in combinations(sides, _TWO):
        if len(sides) > _TWO:
            lines.append(f"Stories {one.number} and {other.number}:")
        lines += (*_named(one, other), *_counted(one, other))
    first, last = ", ".join(str(side.number) for side in sides[:-1]), sides[-1].number
    return context.done(f"Stories {first} and {last}.", TextShown(tuple(lines)))


def _names(findings: Findings) -> dict[str, str]:
    return {folded(one.name): clean_line(one.name, 100) for one in findings.entities}


def _head(side: _Side) -> str:
    story = side.story
    published, is_date_only = story.dispatch.published, story.dispatch.is_date_only
    told = "" if published is None else phrases.when_published(published, is_date_only=is_date_only)
    when = f", {told}" if told else ""
    length = phrases.count(len(story.body.text.split()), "word")
    head = phrases.full_stop(clean_line(phrases.unlabelled(story.headline), 300))
    return f"{side.number}. {head} {clean_line(story.dispatch.source, 100)}{when}, {length}."


def _named(one: _Side, other: _Side) -> "Iterable[str]":
    """Lines of the names that both have, and that each has alone."""
    if one.names is None or other.names is None:
        yield "Names are not compared: not both are analysed yet."
        return
    both = [name for key, name in one.names.items() if key in other.names]
    yield f"Both name: {_joined(both)}" if both else "They name nobody and no place in common."
    for this, that in ((one, other), (other, one)):
        alone = [name for key, name in (this.names or {}).items() if key not in (that.names or {})]
        if alone:
            yield f"Only {this.number} names: {_joined(alone)}"


def _joined(names: list[str]) -> str:
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return f"{', '.join(names[:_MOST])}{more}."


def _counted(one: _Side, other: _Side) -> "Iterable[str]":
    """A line for each thing that both count, with the numbers as they are printed."""
    counts = [
        {
            found.unit: clean_line(found.shown, 60)
            for found in reversed(
                numbers_of(version_of(side.story.headline, without_dateline(side.story.body.text)))
            )
        }
        for side in (one, other)
    ]
    for unit in (unit for unit in counts[0] if unit in counts[1]):
        first, second = counts[0][unit], counts[1][unit]
        what = phrases.capital(clean_line(unit, 60))
        yield f"{what}: {first} in {one.number}, {second} in {other.number}."
