"""Commands of the headline list: list it, go on in it, pick from it, mark what is in it."""

from collections.abc import Callable
from dataclasses import replace

from wirereader.desk.commands.reading import counted, resumed
from wirereader.desk.context import Context
from wirereader.desk.outcomes import HeadlinesShown, Outcome
from wirereader.desk.session import Numbers, Room
from wirereader.desk.targets import Range
from wirereader.story.story import Story

PAGE = 20


async def show_list(context: Context, part: Range | None = None) -> Outcome:
    """List headlines from the top, or those that `part` tells ("3-7", "12")."""
    if part is None:
        if not context.list.name and context.list.newer():
            await list_anew(context)
        return listed(context, 0, PAGE)
    first, last = max(0, part.first - 1), part.last or part.first
    if first >= min(last, context.list.total()):
        return context.refused(f"No stories {part}. There are {context.list.total()}.")
    return listed(context, first, last)


async def show_more(context: Context) -> Outcome:
    """List the headlines after those listed so far."""
    first = context.session.shown
    total = context.list.total()
    if first >= total:
        return context.refused("End of list.")
    last = min(first + PAGE, total)
    said = f"{first + 1} to {last} of {total}."
    return listed(context, first, last, said)


async def show_all(context: Context) -> Outcome:
    """List all stories again, after a search or a folder, and what came meanwhile with them."""
    await context.away(context.keeper.flush)
    context.show_whole()
    return listed(context, 0, PAGE)


async def show_new(context: Context) -> Outcome:
    """Show what came since the list was made."""
    newer = context.list.newer()
    await list_anew(context)
    outcome = listed(context, 0, PAGE)
    return replace(outcome, said=f"{newer} new. {outcome.said}" if newer else outcome.said)


async def list_anew(context: Context) -> None:
    """List the same scope as it is now: what came meanwhile is there, what does not belong goes."""
    await context.away(context.keeper.flush)
    old, now = context.list, context.clock()
    context.turn_to(await context.away(lambda: old.again(old.scope, now)))


def listed(context: Context, first: int, last: int, said: str = "") -> Outcome:
    """The headlines from `first` up to `last` (from 0, exclusive), and how many there are."""
    total, unread, breaking = context.counts()
    last = min(last, total)
    rows = tuple(context.headline(row) for row in range(first, last))
    return context.done(
        said or counted(context),
        HeadlinesShown(rows, total, unread, breaking, name=context.list.name),
        room=Room.HEADLINES,
        listed=(),
        numbers=Numbers.STORIES,
        shown=last,
    )


async def next_story(context: Context) -> Outcome:
    """Open the story below."""
    row = context.session.row + _is_open(context)
    if row >= context.list.count():
        return context.refused("That was the last story.")
    return await _opened_row(context, row)


async def previous_story(context: Context) -> Outcome:
    """Open the story above."""
    row = context.session.row - 1
    if row < 0 or not context.list.count():
        return context.refused("That was the first story.")
    return await _opened_row(context, row)


async def _opened_row(context: Context, row: int) -> Outcome:
    story = await context.bring(context.list.story_id(row))
    if story is None:
        return context.refused("This story is no longer kept. all-stories lists what is.")
    return resumed(context, story)


async def next_unread(context: Context) -> Outcome:
    """Open the next unread story, from here to the end and then from the top."""
    return await _pick(context, context.list.next_unread, 1, "No unread stories.")


async def previous_unread(context: Context) -> Outcome:
    """Open the unread story before this one, going round at the top."""
    return await _pick(context, context.list.next_unread, -1, "No unread stories.")


async def next_breaking(context: Context) -> Outcome:
    """Open the next breaking story, those just come included, going round at the end."""
    if not context.list.name and context.list.newer():
        await list_anew(context)
    at_hand = context.open_story()
    is_one = at_hand is not None and at_hand.alert is not None
    return await _pick(
        context,
        context.list.next_breaking,
        1,
        "No other breaking story." if is_one else "No breaking stories.",
    )


async def _pick(
    context: Context, find: Callable[[int, int], int | None], direction: int, none: str
) -> Outcome:
    """Open the nearest row that `find` gives, going round at the end; the one at hand is last.

    Going on, the selected row itself counts unless it is the open story's.
    """
    count, row = context.list.count(), context.session.row
    is_open = _is_open(context)
    there = find(row - 1 if direction > 0 and not is_open else row, direction)
    if there is None:
        there = find(-1 if direction > 0 else count, direction)
    if there is None or (there == row and is_open):
        return context.refused(none)
    return await _opened_row(context, there)


def _is_open(context: Context) -> bool:
    """Claim that the selected headline is that of the open story."""
    row, story = context.session.row, context.session.story
    return story is not None and row < context.list.count() and context.list.story_id(row) == story


async def star(context: Context, story: Story) -> Outcome:
    """Star a story, or take its star away."""
    is_starred = not context.mark(story).is_starred
    said = "Starred." if is_starred else "Star taken away."
    context.set_mark(story, is_starred=is_starred, said=said)
    return context.done(said + context.until)


async def mark_read(context: Context, story: Story) -> Outcome:
    """Mark a story read."""
    return _mark(context, story, is_read=True)


async def mark_unread(context: Context, story: Story) -> Outcome:
    """Mark a story unread."""
    return _mark(context, story, is_read=False)


async def toggle_read(context: Context, story: Story) -> Outcome:
    """Mark a read story unread, an unread one read."""
    return _mark(context, story, is_read=not context.mark(story).is_read)


def _mark(context: Context, story: Story, *, is_read: bool) -> Outcome:
    context.set_mark(story, is_read=is_read)
    return context.done(("Marked read." if is_read else "Marked unread.") + context.until)
