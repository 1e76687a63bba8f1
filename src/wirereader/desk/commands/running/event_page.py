"""An event: who else has it, what each story added, numbers over time, quotes that differ."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from wirereader.desk import phrases
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.targets import StoryId
from wirereader.story.clean import clean_line
from wirereader.story.folding import folded
from wirereader.story.story import Story
from wirereader.tracking.events.event_digest import Digest, digest

if TYPE_CHECKING:
    from wirereader.library.events.event_queries import EventStory

ALONE = phrases.NO_OTHER_SOURCE
_MOST = 60  # stories of an event that are compared


async def show_event(context: Context, story: Story) -> Outcome:
    """Tell of the event of a story: its stories in order of time, numbers, quotes."""
    stories = await stories_of(context, story.id)
    if len(stories) < 2:  # noqa: PLR2004 - the story alone
        return context.refused(ALONE)
    told = await context.away(lambda: digest([(one.headline, one.text) for one in stories]))
    left_out = story.id if phrases.ASKS_OTHERS.search(folded(context.typed)) else ""
    shown = [one for one in stories if one.id != left_out]
    # the numbers of its lines open its stories
    listed = tuple(StoryId(one.id) for one in shown)
    # a title has room for the count alone
    lines = (_who(stories), *_lines(stories, told, left_out))
    return context.done(_counted(shown), TextShown(lines), listed=listed)


async def stories_of(context: Context, story_id: str) -> "Sequence[EventStory]":
    """The stories of a story's event, the oldest first; those that wait are placed before."""
    library = context.library
    if library is None:
        return ()
    await context.away(lambda: place_some(context))
    return (await context.away(lambda: library.running.event_of(story_id)))[-_MOST:]


def place_some(context: Context, most: int = 2_000) -> None:
    """Put waiting stories into their events, at most so many."""
    library = context.library
    placed = 0
    while library is not None and context.refusal is None and placed < most:
        some = library.running.place(100)
        placed += some
        if not some:
            break


def _said(stories: "Sequence[EventStory]") -> str:
    return f"{_counted(stories)} {_who(stories)}"


def _counted(stories: "Sequence[EventStory]") -> str:
    sources = phrases.count(len({(one.source_id, one.source) for one in stories}), "source")
    return f"{phrases.count(len(stories), 'story')} from {sources}."


def _who(stories: "Sequence[EventStory]") -> str:
    first, latest = stories[0], stories[-1]
    longest = max(stories, key=lambda one: len(one.text))
    return (
        f"First {clean_line(first.source)}, {_when(first)};"
        f" latest {clean_line(latest.source)}, {_when(latest)};"
        f" longest {clean_line(longest.source)}."
    )


def _when(story: "EventStory") -> str:
    return f"{story.published.astimezone():%a %H:%M}"


def _lines(stories: "Sequence[EventStory]", told: Digest, left_out: str = "") -> list[str]:
    """What is told of an event; the story with the id `left_out` is in no numbered line."""
    lines = []
    origin, printed = _origin(stories)
    if origin:
        others = "1 other has" if printed == 1 else f"{printed} others have"
        lines.append(f"Origin: {clean_line(origin)}; {others} the same words.")
    both = zip(stories, told.added, strict=True)
    for at, (one, added) in enumerate((each for each in both if each[0].id != left_out), start=1):
        copy = "" if one.is_original else " (same words)"
        unread = "" if one.is_read or not one.is_original else "Unread. "
        head = f"{unread}{clean_line(one.headline)}{copy}"
        lines.append(f"{at}. {_when(one)} {clean_line(one.source)}: {head}")
        if added and one.is_original:
            lines.append(f"  adds {clean_line(added)}")
    for numbers in told.numbers:
        steps = ", ".join(
            f"{one.shown} {stories[one.story].published.astimezone():%a}" for one in numbers
        )
        lines.append(clean_line(f"{phrases.capital(numbers[0].unit)}: {steps}"))
    for quotes in told.quotes:
        each = "; ".join(
            f'"{one.text}" ({one.speaker or "speaker not named"}, {stories[one.story].source})'
            for one in quotes[:3]
        )
        lines.append(clean_line(f"Quoted differently: {each}"))
    return lines


def _origin(stories: "Sequence[EventStory]") -> tuple[str, int]:
    """The source whose words most others print, and how many do; "" and 0 where nobody does."""
    names = {one.rank: one.source for one in stories}
    copied = Counter(one.copy for one in stories if not one.is_original and one.copy in names)
    return next(((names[copy], number) for copy, number in copied.most_common(1)), ("", 0))


def event_as_json(stories: "Sequence[EventStory]") -> dict[str, Any]:
    """An event as a JSON value."""
    told = digest([(one.headline, one.text) for one in stories])
    return {
        "said": _said(stories) if len(stories) > 1 else ALONE,
        "event": str(stories[0].event) if stories else None,
        "origin": _origin(stories)[0] or None,
        "stories": [
            {
                "id": one.id,
                "headline": one.headline,
                "source": one.source,
                "published": one.published.isoformat(),
                "copy": not one.is_original,
                "added": added,
                "read": one.is_read,
            }
            for one, added in zip(stories, told.added, strict=True)
        ],
        "numbers": [
            {
                "what": line[0].unit,
                "values": [{"value": one.shown, "story": stories[one.story].id} for one in line],
            }
            for line in told.numbers
        ],
        "quotes": [
            [
                {"speaker": one.speaker or None, "text": one.text, "story": stories[one.story].id}
                for one in group
            ]
            for group in told.quotes
        ],
    }
