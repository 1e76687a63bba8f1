"""Commands of the headline list: list it, go on in it, pick from it, mark what is in it."""

from collections.abc import Callable
from dataclasses import replace

from wirereader.desk import phrases
from wirereader.desk.commands.reading import counted, resumed
from wirereader.desk.context import Context
from wirereader.desk.outcomes import HeadlinesShown, Outcome
from wirereader.desk.session import Numbers, Room
from wirereader.desk.targets import Range
from wirereader.story.clean import clean_line
from wirereader.story.story import Story

_LONGEST_NAMED = 100
"""Characters of a headline in an answer."""


async def show_list(context: Context, part: Range | None = None) -> Outcome:
    """List headlines from the top, or those that `part` tells ("3-7", "12")."""
    if part is None:
        if not context.list.name and context.list.newer():
            await list_anew(context)
        return listed(context, 0)
    if part.unit == "next" and context.session.shown >= context.list.total():
        return await show_more(context)
    part = part.within(context.list.total(), context.session.shown)
    first, last = max(0, part.first - 1), part.last or part.first
    if first >= min(last, context.list.total()):
        return context.refused(f"No stories {part}: the list has {context.list.total():,}.")
    return listed(context, first, last)


async def show_more(context: Context) -> Outcome:
    """List the headlines after those listed so far."""
    first = context.session.shown
    total = context.list.total()
    if first >= total:
        return context.refused(f"End of the list: that was all {total:,}.")
    last = min(first + context.session.preferences.list_length, total)
    said = f"{first + 1:,} to {last:,} of {total:,}."
    return listed(context, first, last, said)


async def show_all(context: Context) -> Outcome:
    """List all stories again, after a search or a folder, and what came meanwhile with them."""
    await context.away(context.keeper.flush)
    context.show_whole()
    return listed(context, 0)


async def show_new(context: Context) -> Outcome:
    """Show new stories."""
    newer = context.list.newer()
    await list_anew(context)
    outcome = listed(context, 0)
    return replace(outcome, said=f"{newer} new. {outcome.said}" if newer else outcome.said)


async def list_anew(context: Context) -> None:
    """List the same scope as it is now: what came meanwhile is there, what does not belong goes."""
    await context.away(context.keeper.flush)
    old, now = context.list, context.clock()
    context.turn_to(await context.away(lambda: old.again(old.scope, now)))


async def show_since(context: Context, arrival: int) -> Outcome | None:
    """List what arrived after the arrival of a number: the count first; None where unknown."""
    library = context.library
    if library is None or context.list.name:
        return None
    most = context.session.preferences.list_length
    number, ids = await context.away(lambda: library.arrived_after(arrival, most))
    found = sorted(row for one in ids if (row := context.list.find(one)) is not None)
    rows = tuple(context.headline(row) for row in found)
    total, unread, breaking = context.counts()
    new = phrases.arrived(number, 0).rstrip(".") if number else "No new stories"
    said = f"{new} since last time. {counted(context)}"
    if len(rows) < number:
        said += f" The newest {len(rows)}; l lists all."
    elif total > number:
        said += " l lists all."
    shown = HeadlinesShown(rows, rows[-1].number if rows else total, unread, breaking)
    return context.done(said, shown, listed=(), numbers=Numbers.STORIES, shown=0)


def listed(context: Context, first: int, last: int | None = None, said: str = "") -> Outcome:
    """The headlines from `first` up to `last` (from 0, exclusive), and how many there are.

    Without `last` it is as many as the reader likes at once.
    """
    last = first + context.session.preferences.list_length if last is None else last
    _, unread, breaking = context.counts()
    last = min(last, context.list.total())
    rows = tuple(context.headline(row) for row in range(first, last))
    return context.done(
        said or counted(context),
        HeadlinesShown(rows, context.list.total(), unread, breaking, name=context.list.name),
        room=Room.HEADLINES,
        listed=(),
        numbers=Numbers.STORIES,
        shown=last,
    )


async def next_story(context: Context, part: str = "") -> Outcome:
    """Open the story below; with a `part` go to its row in the list, and open nothing."""
    if part:
        return _gone_to(context, context.session.row + 1)
    row = context.session.row + _is_open(context)
    if row >= context.list.count():
        return context.refused("This is the last story.")
    return await _opened_row(context, row)


async def previous_story(context: Context, part: str = "") -> Outcome:
    """Open the story above; with a `part` go to its row in the list, and open nothing."""
    if part:
        return _gone_to(context, context.session.row - 1)
    row = context.session.row - 1
    if row < 0 or not context.list.count():
        return context.refused("This is the first story.")
    return await _opened_row(context, row)


def _gone_to(context: Context, row: int) -> Outcome:
    """Select a row of the list: its headline is said first, then where it stands."""
    total = context.list.total()
    if not 0 <= row < total:
        where = "first" if row < 0 else "last"
        return context.refused(f"This is the {where} story." if total else phrases.NO_STORIES)
    at_hand = context.headline(row)
    is_breaking = at_hand.alert is not None
    title = phrases.labelled(at_hand.headline, is_breaking=is_breaking)
    read = " Read." if at_hand.is_read else ""
    said = f"{clean_line(title)}{read} {row + 1:,} of {total:,}."
    return context.done(
        said, room=Room.HEADLINES, row=row, pointed=row, listed=(), numbers=Numbers.STORIES
    )


def is_pointed(context: Context) -> bool:
    """Claim that the selected row was gone to without being opened."""
    session = context.session
    return session.pointed == session.row and session.row < context.list.total()


async def open_pointed(context: Context) -> Outcome:
    """Open the selected row."""
    return await _opened_row(context, context.session.row)


async def first_story(context: Context) -> Outcome:
    """Open the first story of the list."""
    return await _opened_at(context, 0)


async def last_story(context: Context) -> Outcome:
    """Open the last story of the list."""
    return await _opened_at(context, context.list.total() - 1)


async def _opened_at(context: Context, row: int) -> Outcome:
    if not context.list.total():
        return context.refused(phrases.NO_STORIES)
    return await _opened_row(context, row)


async def _opened_row(context: Context, row: int) -> Outcome:
    story = await context.bring(context.list.story_id(row))
    if story is None:
        return context.refused(
            "This story is no longer in the library. all-stories lists the rest."
        )
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
        "No other breaking stories." if is_one else "No breaking stories.",
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
    """Star or unstar a story."""
    is_starred = not context.mark(story).is_starred
    said = named("Starred" if is_starred else "Unstarred", story)
    step = f"{'starred' if is_starred else 'unstarred'} {phrases.titled(story.headline)}"
    context.set_mark(story, is_starred=is_starred, said=step)
    return context.done(said + context.until)


async def keep_star(context: Context, story: Story) -> Outcome:
    """Star a story, if it has no star: who asks for one never takes it away."""
    if context.mark(story).is_starred:
        return context.done(named("Starred already", story))
    return await star(context, story)


async def unstar(context: Context, story: Story) -> Outcome:
    """Take the star of a story away, if it has one."""
    if not context.mark(story).is_starred:
        return context.refused(named("Not starred", story))
    return await star(context, story)


async def mark_read(context: Context, story: Story) -> Outcome:
    """Mark a story read."""
    return _mark(context, story, is_read=True)


async def mark_unread(context: Context, story: Story) -> Outcome:
    """Mark a story unread."""
    return _mark(context, story, is_read=False)


async def toggle_read(context: Context, story: Story) -> Outcome:
    """Toggle read."""
    return _mark(context, story, is_read=not context.mark(story).is_read)


def _mark(context: Context, story: Story, *, is_read: bool) -> Outcome:
    said = named("Marked read" if is_read else "Marked unread", story)
    step = f"marked {'read' if is_read else 'unread'} {phrases.titled(story.headline)}"
    context.set_mark(story, is_read=is_read, said=step)
    return context.done(said + context.until)


def named(what: str, story: Story) -> str:
    """What was done and to which story: "Starred: Georgia Breaks Ties."."""
    is_breaking = story.alert is not None
    title = phrases.unlabelled(story.headline) if is_breaking else story.headline
    return f"{what}: {phrases.full_stop(clean_line(title, _LONGEST_NAMED))}"
