"""Commands about stories that run on; each loads what it needs when it is first used."""

from typing import TYPE_CHECKING

from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome
from wirereader.desk.targets import StoryNumber
from wirereader.story.clean import clean_line
from wirereader.story.story import Story

if TYPE_CHECKING:
    from wirereader.library.library import Library


async def show_changes(context: Context, story: Story) -> Outcome:
    """Tell what changed since the version of the open story that was read."""
    from wirereader.desk.commands.running.version_changes import show_changes as run

    return await run(context, story)


async def show_event(context: Context, story: Story) -> Outcome:
    """Tell who else has the story at hand, and what each added."""
    from wirereader.desk.commands.running.event_page import show_event as run

    return await run(context, story)


async def show_briefing(context: Context, since: str = "") -> Outcome:
    """Tell what happened since a time."""
    from wirereader.desk.commands.running.briefing import show_briefing as run

    return await run(context, since)


async def show_corrections(context: Context) -> Outcome:
    """List what was corrected or withdrawn among stories that were read."""
    from wirereader.desk.commands.running.corrections_page import show_corrections as run

    return await run(context)


async def follow(context: Context, library: "Library", what: str = "") -> Outcome:
    """Follow an event, a name or a search: what is new about it is told."""
    from wirereader.desk.commands.running.follow_commands import follow as run

    return await run(context, library, what)


async def unfollow(context: Context, library: "Library", which: str = "") -> Outcome:
    """Stop following something."""
    from wirereader.desk.commands.running.follow_commands import unfollow as run

    return await run(context, library, which)


async def show_follows(context: Context, library: "Library") -> Outcome:
    """List what is followed."""
    from wirereader.desk.commands.running.follow_commands import show_follows as run

    return await run(context, library)


async def show_alerts(context: Context, library: "Library", action: str = "") -> Outcome:
    """List what is new of what is followed."""
    from wirereader.desk.commands.running.follow_commands import show_alerts as run

    return await run(context, library, action)


async def mark_event_read(context: Context, library: "Library", story: Story) -> Outcome:
    """Mark all stories of an event read."""
    from wirereader.desk.commands.running.event_changes import mark_event_read as run

    return await run(context, library, story)


async def merge_events(
    context: Context, library: "Library", story: Story, which: str = ""
) -> Outcome:
    """Let two events be one."""
    from wirereader.desk.commands.running.event_changes import merge_events as run

    return await run(context, library, story, which)


async def split_event(context: Context, library: "Library", story: Story) -> Outcome:
    """Take a story out of its event."""
    from wirereader.desk.commands.running.event_changes import split_event as run

    return await run(context, library, story)


async def show_timeline(context: Context, name: str = "") -> Outcome:
    """Tell by day how an event went on, or what was told of a name."""
    from wirereader.desk.commands.running.name_timeline import show_name_timeline
    from wirereader.desk.commands.running.timeline_page import show_timeline as run

    name = clean_line(name).strip()
    if name and not StoryNumber.read(name).is_readable:
        return await show_name_timeline(context, name)
    return await run(context, name)


async def show_statements(context: Context, name: str = "") -> Outcome:
    """List what somebody said on record."""
    from wirereader.desk.commands.running.statements_page import show_statements as run

    return await run(context, name)


async def compare(context: Context, words: str = "") -> Outcome:
    """Tell what two stories of the list have in common."""
    from wirereader.desk.commands.running.compare_page import compare as run

    return await run(context, words)


async def show_versions(context: Context, story: Story, which: str = "") -> Outcome:
    """List the versions of the open story."""
    from wirereader.desk.commands.running.version_changes import show_versions as run

    return await run(context, story, which)
