"""From one view to the other in the same run, at the same story and paragraph.

A command only says that the reader wants to go; the view that hears it ends, and the program's
start shows the other on the same desk.
"""

from dataclasses import replace

from wirereader.desk.commands import reading
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, ParagraphsShown
from wirereader.desk.session import Numbers, Room

PLAIN, FULL_SCREEN = "plain", "tui"


async def to_plain(context: Context) -> Outcome:
    """Continue in plain mode: it begins with where the reader is, and the paragraph's words."""
    if context.view == PLAIN:
        return context.refused("This is plain mode.")
    here = await _settled(context)
    story = context.open_story()
    shown = None
    if story is not None and context.session.room is Room.STORY and story.body.paragraphs:
        at = reading.paragraph_of(context, story)
        shown = ParagraphsShown(story, at, at)
    said = f"Plain mode. {here} tui returns to full screen."
    return replace(context.done(said, shown, is_unheard=False), turns_to=PLAIN)


async def to_full_screen(context: Context) -> Outcome:
    """Continue in full screen, if this terminal can show it."""
    if context.view == FULL_SCREEN:
        return context.refused("This is the full screen.")
    if context.no_screen:
        return context.refused(context.no_screen)
    here = await _settled(context)
    return replace(context.done(f"Full screen. {here}"), turns_to=FULL_SCREEN)


async def _settled(context: Context) -> str:
    """Be in the story or in the list, whatever was listed beside it; the sentence that tells it.

    In the list a story shown beside it, which was not gone into, counts as not open.
    """
    session = context.session
    context.note_place()
    if session.room is Room.HEADLINES or session.story is None:
        context.done("", room=Room.HEADLINES, story=None, offset=0, mention=None, quote=None,
                   listed=(), numbers=Numbers.STORIES, is_unheard=False, is_at_end=False,
                   shown=max(session.shown, session.row + 1))  # fmt: skip
    else:
        context.done("", room=Room.STORY, listed=(), numbers=Numbers.PARAGRAPHS)
    return (await reading.where(context)).said
