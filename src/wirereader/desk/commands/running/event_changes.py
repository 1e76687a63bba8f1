"""Commands that change an event: all of it marked read, two made one, a story taken out."""

from typing import TYPE_CHECKING

from wirereader.desk import phrases
from wirereader.desk.commands.resolution import chosen
from wirereader.desk.commands.running.event_page import ALONE, stories_of
from wirereader.desk.commands.undo.undo_command import renew
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome
from wirereader.desk.targets import StoryNumber
from wirereader.story.clean import clean_line
from wirereader.story.story import Story

if TYPE_CHECKING:
    from wirereader.library.library import Library

_WHICH = "Which story is in the other event? Give its number in the list: merge-events 3."


async def mark_event_read(context: Context, library: "Library", story: Story) -> Outcome:
    """Mark all stories of an event read, copies with them, as one step."""
    stories = await stories_of(context, story.id)
    if not stories:
        return context.refused(ALONE)
    unread = [one for one in stories if not one.is_read]
    if not unread:
        return context.refused("All stories of this event are read.")
    told = phrases.count(sum(one.is_original for one in unread) or len(unread), "story")
    said = f"marked {told} of the event {phrases.titled(story.headline)} read"
    await context.away(
        lambda: library.set_marks(
            [one.id for one in unread], read=True, said=said, now=context.clock()
        )
    )
    context.forget_marks()
    await renew(context)
    return context.done(f"{told} of this event marked read.")


async def merge_events(
    context: Context, library: "Library", story: Story, which: str = ""
) -> Outcome:
    """Let the event of the story at hand and that of another, by its number, be one."""
    number = StoryNumber.read(which.strip())
    other = await chosen(context, number) if number.is_readable else None
    if other is None:
        return context.refused(_WHICH)
    await stories_of(context, story.id)  # both are put into their events before
    said = (
        f"merged the events {phrases.titled(story.headline)} and {phrases.titled(other.headline)}"
    )
    other_id = other.id
    stories = await context.away(
        lambda: library.running.join_events(story.id, other_id, context.clock(), said=said)
    )
    if stories is None:
        return context.refused("Both stories already belong to the same event.")
    await renew(context)
    return context.done(f"Merged: one event of {phrases.count(stories, 'story')}.")


async def split_event(context: Context, library: "Library", story: Story) -> Outcome:
    """Take the story at hand out of its copies, else out of its event."""
    await stories_of(context, story.id)
    title = phrases.titled(story.headline)
    said = f"removed {title} from its event"
    done = await context.away(
        lambda: library.running.split_event(story.id, context.clock(), said=said)
    )
    if done is None:
        return context.refused(ALONE)
    await renew(context)
    if done == "copies":
        said = f"{clean_line(title)} is no longer a copy; it stays in the event."
    else:
        said = f"{clean_line(title)} is no longer in the event."
    return context.done(said)
