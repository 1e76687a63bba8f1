"""Commands that open: a story by number or name, a file, a folder; and reading straight on."""

from pathlib import Path

from wirereader.desk import phrases
from wirereader.desk.commands import headlines, reading
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome
from wirereader.desk.session import Room
from wirereader.story.story import Story


async def open_any(context: Context, what: Story | Path) -> Outcome:
    """Open a story, a file, or a folder of files."""
    if isinstance(what, Path):
        return await open_path(context, what)
    return reading.resumed(context, what)


async def open_path(context: Context, path: Path) -> Outcome:
    """Take a file or folder in, without storing it; open it if it is one story, else list."""
    from wirereader.desk.local_files import take_in

    arrivals = await context.away(lambda: take_in([path]))
    context.faults.extend(arrivals.faults)
    if not arrivals.stories:
        why = str(arrivals.faults[0]) if arrivals.faults else f"No stories in {path}."
        return context.refused(why)
    context.admit(arrivals.stories)
    if len(arrivals.stories) == 1:
        story = context.story(arrivals.stories[0].id)
        if story is not None:
            return reading.resumed(context, story)
    if context.library is not None:
        context.show_hand(arrivals.stories, path.name or str(path))
    shown = await headlines.show_list(context)
    new = phrases.count(len(arrivals.stories), "story")
    return context.done(f"{new} opened. {shown.said}", shown.shows)


async def read(context: Context, what: Story | Path | None) -> Outcome:
    """Read on: the next paragraph, at the end the next unread story; or open a story."""
    if what is not None:
        return await open_any(context, what)
    session, story = context.session, context.open_story()
    if session.room is Room.HEADLINES and headlines.is_pointed(context):
        return await headlines.open_pointed(context)
    if session.room is Room.HEADLINES or story is None or session.is_at_end:
        return await headlines.next_unread(context)
    if session.sentence == session.offset and not session.is_unheard:
        return await reading.next_sentence(context, story)  # nothing of a paragraph is passed over
    return await reading.next_paragraph(context, story)


async def is_whole_wanted(context: Context, story: Story) -> bool:
    """Claim that the reader wants the whole articles of a story's source; asked once a story."""
    library = context.library
    if library is None or not story.dispatch.link or story.id in context.asked_whole:
        return False
    context.asked_whole.add(story.id)
    source = await context.away(lambda: library.source_of(story.id))
    return source is not None and source.options.whole_article
