"""Commands about stories that run on; each loads what it needs when it is first used."""

from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome
from wirereader.story.story import Story


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
    from wirereader.desk.commands.running.briefing import show_corrections as run

    return await run(context)


async def show_versions(context: Context, story: Story, which: str = "") -> Outcome:
    """List the versions of the open story."""
    from wirereader.desk.commands.running.version_changes import show_versions as run

    return await run(context, story, which)
