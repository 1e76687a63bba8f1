"""The timeline of whoever is named: their stories by day, and the numbers of their events."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from wirereader.desk import phrases
from wirereader.desk.commands.names.known_names import known_of_all
from wirereader.desk.commands.running.event_page import place_some
from wirereader.desk.commands.running.timeline_page import by_day, number_as_json, numbers_line
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.targets import StoryId
from wirereader.story.clean import clean_line
from wirereader.tracking.changes.told_lines import excerpt
from wirereader.tracking.events.event_digest import digest
from wirereader.tracking.events.running_numbers import NumberThen

if TYPE_CHECKING:
    from wirereader.library.events.event_queries import EventStory
    from wirereader.library.library import Library
    from wirereader.story.entity_card import EntityCard, NamingStory

_MOST = 60  # stories that are listed, and of an event that are compared
_EVENTS = 5  # events whose numbers are told
_HEADLINE = 60  # code points of an event's headline before its numbers


class EventNumbers(NamedTuple):
    """An event that a name is in, its stories (the oldest first), and its numbers over time."""

    stories: "Sequence[EventStory]"
    numbers: tuple[tuple[NumberThen, ...], ...]

    @property
    def headline(self) -> str:
        """The newest headline of it."""
        return clean_line(self.stories[-1].headline)


async def show_name_timeline(context: Context, name: str) -> Outcome:
    """Tell by day what was told of a name, and how the numbers of its events went on."""
    known = await known_of_all(context, name)
    if isinstance(known, Outcome):
        return known
    library = context.library
    card = None if library is None else await context.away(lambda: library.entity(known))
    if library is None or card is None or not card.stories:
        return context.refused(f"No story mentions {name} any more.")
    stories = _stories_of(card)
    await context.away(lambda: place_some(context))
    events = await context.away(lambda: numbers_of(library, stories))
    lines = [
        f"{excerpt(one.headline, _HEADLINE)}: {numbers_line(line, one.stories)}"
        for one in events
        for line in one.numbers
    ]
    lines += _by_day(stories)
    listed = tuple(StoryId(one.id) for one in stories)
    days = by_day(one.published for one in stories)
    return context.done(_said(card, stories), TextShown(tuple(lines), days), listed=listed)


def numbers_of(library: "Library", stories: "Sequence[NamingStory]") -> list[EventNumbers]:
    """The events of these stories of which numbers went on, the newest first; waits."""
    found: list[EventNumbers] = []
    seen: set[str] = set()
    for one in reversed(stories):
        if one.id in seen or len(found) == _EVENTS:
            continue
        event = library.running.event_of(one.id)[-_MOST:]
        seen |= {each.id for each in event}
        numbers = digest([(each.headline, each.text) for each in event]).numbers
        if numbers:
            found.append(EventNumbers(event, numbers))
    return found


def _stories_of(card: "EntityCard") -> "Sequence[NamingStory]":
    return sorted(card.stories, key=lambda one: one.published)[-_MOST:]


def _said(card: "EntityCard", stories: "Sequence[NamingStory]") -> str:
    return f"{clean_line(card.entity.name)}: {phrases.count(len(stories), 'story')}."


def _by_day(stories: "Sequence[NamingStory]") -> list[str]:
    lines: list[str] = []
    day: date | None = None
    for at, one in enumerate(stories, start=1):
        local = one.published.astimezone()
        if local.date() != day:
            day = local.date()
            number = sum(each.published.astimezone().date() == day for each in stories)
            told = phrases.count(number, "story")
            lines.append(f"{local:%A} {local.day} {local:%B}, {told}:")
        lines.append(f"{at}. {local:%H:%M} {clean_line(one.source)}: {clean_line(one.headline)}")
    return lines


def name_timeline_as_json(library: "Library", card: "EntityCard") -> dict[str, Any]:
    """The timeline of a name as a JSON value; waits for the library."""
    stories = _stories_of(card)
    return {
        "said": _said(card, stories),
        "event": None,
        "days": list(by_day(one.published for one in stories)),
        "numbers": [
            number_as_json(line, one.stories) | {"event": str(one.stories[0].event)}
            for one in numbers_of(library, stories)
            for line in one.numbers
        ],
        "stories": [
            {
                "id": one.id,
                "headline": one.headline,
                "source": one.source,
                "published": one.published.isoformat(),
            }
            for one in stories
        ],
    }
