"""Stories analysed before anybody asks: those of the list, then what has not been analysed yet."""

from wirereader.desk.context import Context

READ_AHEAD = 40  # stories from the selected one on
BACKLOG = 20  # stories at a time
# Stories put into their events in a round, few at first: a start has other things to do, and of a
# large library nothing is in memory yet, so that each takes 2 ms
_FIRST, _MORE, _FULL = 8, 2, 60


async def analyse_backlog(context: Context, most: int) -> None:
    """Have stories analysed that were not yet, at most so many, while nothing else is to do.

    Those that are breaking first, then those with a star, then the newest.
    """
    from wirereader.analysis.engine_edition import edition

    library = context.library
    if library is None or context.refusal is not None or not context.understanding.is_idle():
        return
    placed = min(_FULL, _FIRST + _MORE * context.placings)
    context.placings += 1
    await context.away(lambda: library.running.place(placed))
    now = context.clock()
    try:
        own_edition = await context.away(edition)
    except OSError:  # the program's own files cannot be read: nothing can be analysed
        return
    for story_id, _ in await context.away(lambda: library.unanalysed(own_edition, most, now)):
        story = await context.bring(story_id)
        if story is not None:
            context.understanding.ask(story, is_first=False)


def read_ahead(context: Context) -> None:
    """Have the stories of the list analysed in the background, from the selected one on."""
    row = context.session.row
    for there in range(row, min(row + READ_AHEAD, context.list.count())):
        story = context.story(context.list.story_id(there))
        if story is not None:
            context.understanding.ask(story, is_first=False)


async def look_ahead(context: Context) -> None:
    """Do the same where the stories must be brought from the library first."""
    row = context.session.row
    if context.library is not None:
        for there in range(row, row + READ_AHEAD):
            if there >= context.list.count():  # a search may have made it shorter meanwhile
                break
            await context.bring(context.list.story_id(there))
    read_ahead(context)
