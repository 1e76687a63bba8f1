"""The timeline of an event: by day, what each story added, the numbers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from wirereader.desk import phrases
from wirereader.desk.commands.resolution import chosen
from wirereader.desk.commands.running.event_page import stories_of
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.targets import StoryId, StoryNumber
from wirereader.story.clean import clean_line
from wirereader.story.folding import folded
from wirereader.tracking.events.event_digest import digest
from wirereader.tracking.events.running_numbers import NumberThen

if TYPE_CHECKING:
    from wirereader.library.events.event_queries import EventStory
    from wirereader.library.library import Library
    from wirereader.library.results import Revision

Steps = dict[str, "tuple[tuple[Revision, tuple[str, ...]], ...]"]
_MOST_DAYS = 60


async def show_timeline(context: Context, which: str = "") -> Outcome:
    """Tell how the event of the story at hand, or of one by its number, went on, by day."""
    story = await chosen(context, StoryNumber.read(which) if which else None)
    if story is None or context.library is None:
        return context.refused("Which event? Open a story, or name somebody: timeline NAME.")
    stories = await stories_of(context, story.id)
    if not stories:
        return context.refused("The event of this story is not known yet.")
    library = context.library
    steps = await context.away(lambda: steps_of(library, stories))
    lines = await context.away(lambda: event_lines(stories, steps))
    said = f"{_span(stories)}: {phrases.count(len(stories), 'story')}."
    listed = tuple(StoryId(one.id) for one in stories)
    return context.done(said, TextShown(tuple(lines), _counted(stories)), listed=listed)


def steps_of(library: "Library", stories: "Sequence[EventStory]") -> Steps:
    """The later versions of these stories that tell something new; waits for the library."""
    return {
        one.id: library.running.version_steps(one.id)
        for one in stories
        if one.revision > 1 and one.is_original
    }


def event_lines(stories: "Sequence[EventStory]", steps: Steps) -> Iterable[str]:
    """The lines of an event's timeline: numbers over time first, then day by day."""
    told = digest([(one.headline, one.text) for one in stories])
    lines = [numbers_line(line, stories) for line in told.numbers]
    day: date | None = None
    for at, (one, added) in enumerate(zip(stories, told.added, strict=True), start=1):
        local = one.published.astimezone()
        if local.date() != day:
            day = local.date()
            lines.append(f"{local:%A} {local.day} {local:%B}:")
        copy = " (same words)" if not one.is_original else ""
        head = f"{clean_line(one.source)}: {clean_line(one.headline)}{copy}"
        lines.append(f"{at}. {local:%H:%M} {head}")
        if added and one.is_original:
            lines.append(f"  adds {clean_line(added)}")
        lines += [
            f"  version {version.number}, {version.received.astimezone():%a %H:%M}:"
            f" {clean_line('; '.join(line.rstrip('.') for line in new))}"
            for version, new in steps.get(one.id, ())
        ]
    return lines


def numbers_line(line: Sequence[NumberThen], stories: "Sequence[EventStory]") -> str:
    """How a number went on: "Dead: seven (Wire, Mon 12:00, headline), eleven (...)"."""
    each = (
        f"{one.shown} ({clean_line(stories[one.story].source)},"
        f" {stories[one.story].published.astimezone():%a %H:%M},"
        f" {_place_words(place_of(one.shown, stories[one.story]))})"
        for one in line
    )
    return clean_line(f"{phrases.capital(line[0].unit)}: {', '.join(each)}")


def place_of(shown: str, story: "EventStory") -> int:
    """The paragraph (from 1) in which a number stands as it is shown; 0 is the headline."""
    wanted = folded(shown)
    paragraphs = [one for one in story.text.split("\n") if one.strip()]
    for at, paragraph in enumerate(paragraphs, start=1):
        if wanted in folded(paragraph):
            return at
    return 0


def _place_words(paragraph: int) -> str:
    return f"paragraph {paragraph}" if paragraph else "headline"


def _span(stories: "Sequence[EventStory]") -> str:
    first, last = (one.published.astimezone() for one in (stories[0], stories[-1]))
    if first == last:
        return f"{first:%A} {first:%H:%M}"
    if first.date() == last.date():
        return f"{first:%A} {first:%H:%M} to {last:%H:%M}"
    return f"{first:%A} {first.day} {first:%B} to {last:%A} {last.day} {last:%B}"


def _counted(stories: "Sequence[EventStory]") -> tuple[int, ...]:
    return by_day(one.published for one in stories)


def by_day(moments: Iterable[datetime]) -> tuple[int, ...]:
    """How many there were on each day from the first to the last, in local time."""
    days = Counter(moment.astimezone().date() for moment in moments)
    if not days:
        return ()
    first = max(min(days), max(days) - timedelta(days=_MOST_DAYS - 1))
    return tuple(days[first + timedelta(days=day)] for day in range((max(days) - first).days + 1))


def number_as_json(line: Sequence[NumberThen], stories: "Sequence[EventStory]") -> dict[str, Any]:
    """How a number went on as a JSON value."""
    return {
        "what": line[0].unit,
        "values": [
            {
                "value": one.shown,
                "story": stories[one.story].id,
                "source": stories[one.story].source,
                "time": stories[one.story].published.isoformat(),
                "paragraph": place_of(one.shown, stories[one.story]) or None,
            }
            for one in line
        ],
    }


def timeline_as_json(stories: "Sequence[EventStory]", steps: Steps) -> dict[str, Any]:
    """The timeline of an event as a JSON value."""
    told = digest([(one.headline, one.text) for one in stories])
    return {
        "said": f"{_span(stories)}: {phrases.count(len(stories), 'story')}." if stories else "",
        "event": str(stories[0].event) if stories else None,
        "days": list(_counted(stories)),
        "numbers": [number_as_json(line, stories) for line in told.numbers],
        "stories": [
            {
                "id": one.id,
                "headline": one.headline,
                "source": one.source,
                "published": one.published.isoformat(),
                "copy": not one.is_original,
                "added": added,
                "versions": [
                    {
                        "version": version.number,
                        "received": version.received.isoformat(),
                        "lines": list(lines),
                    }
                    for version, lines in steps.get(one.id, ())
                ],
            }
            for one, added in zip(stories, told.added, strict=True)
        ],
    }
