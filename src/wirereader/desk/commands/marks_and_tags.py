"""Commands that change marks of many stories, tag them, and take marks back."""

from wirereader.desk import phrases
from wirereader.desk.context import Context, Question, Undone
from wirereader.desk.notices import MarksChanged
from wirereader.desk.outcomes import Outcome
from wirereader.desk.story_list import InHand, Kept
from wirereader.story.story import Story

MOST_UNASKED = 100
"""More unread stories than this are marked only after a yes."""


async def undo(context: Context) -> Outcome:
    """Take the last mark back."""
    if context.undoable and (marks := context.undoable[-1].marks) is not None:
        said = context.undoable.pop().said
        context.take_back(marks)
        return context.done(f"Undone: {said}{context.until}")
    library = context.library
    if library is None:
        return context.refused("Nothing to undo.")
    await context.away(context.keeper.flush)
    undone = await context.away(lambda: library.undo(context.clock()))
    if context.undoable:
        context.undoable.pop()
    if undone is None:
        return context.refused("Nothing to undo.")
    context.forget_marks()
    await renew(context)
    return context.done(f"Undone: {undone}")


async def mark_all_read(context: Context) -> Outcome:
    """Mark every story of the list read; where that is many, it is asked first."""
    total, unread, _ = context.counts()
    if context.is_asked and (unread or 0) > MOST_UNASKED:
        name = f"of {context.list.name}" if context.list.name else "stories"
        said = f"Mark all {total:,} {name} read? y/n"
        context.question = Question(said, lambda: _mark_all(context), "Nothing is marked.")
        return context.refused(said)
    return await _mark_all(context)


async def _mark_all(context: Context) -> Outcome:
    now, rows = context.clock(), context.list
    if isinstance(rows, InHand):
        context.raise_refusal()
        before = len(context.undoable)
        changed = [story for story in rows.stories if context.change_mark(story, is_read=True)]
        _as_one_step(context, before, f"Marked read: {rows.name or 'all stories'}.")
        return context.done(f"{phrases.count(len(changed), 'story')} marked read.{context.until}")
    library = context.library or context.hand_library
    if library is None or not isinstance(rows, Kept):
        return context.refused(phrases.NO_STORIES)
    await context.away(context.keeper.flush)
    name = rows.name or "all stories"
    said = f"Marked read: {name}."
    number = await context.away(lambda: library.set_marks(rows.rows, read=True, said=said, now=now))
    context.forget_marks()
    await renew(context)
    return context.done(f"{phrases.count(number, 'story')} marked read.")


def _as_one_step(context: Context, before: int, said: str) -> None:
    """Have all that was marked in hand since there were `before` steps taken back at once."""
    steps = context.undoable[before:]
    if steps:
        marks = tuple(mark for step in steps for mark in step.marks or ())
        context.undoable[before:] = [Undone(said, marks)]


async def tag(context: Context, story: Story, words: str) -> Outcome:
    """Tag the story at hand, or take the tag away: "tag sport"."""
    from wirereader.library.search.query import tag_name

    library, name = context.library, tag_name(words.casefold())
    if library is None:
        return context.refused("Only stories of the library can be tagged.")
    if not name:
        return context.refused("A tag needs a letter: tag sport.")
    await context.away(context.keeper.flush)
    has_it = name in await context.away(lambda: library.tags_of(story.id))
    said = f"Tag {name} taken away." if has_it else f"Tagged {name}."
    change, story_id = (name, not has_it), story.id
    await context.away(
        lambda: library.set_marks([story_id], tag=change, said=said, now=context.clock())
    )
    await renew(context)
    return context.done(said)


async def renew(context: Context) -> None:
    """Read the rows of the lists anew: the library changed what they show."""
    for rows in context.lists():
        await context.away(rows.recount)
    context.tell(MarksChanged(""))
