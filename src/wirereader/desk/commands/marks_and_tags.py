"""Commands that change marks of many stories, and tag them."""

from wirereader.desk import phrases
from wirereader.desk.commands.feeds.feed_list import list_of_row
from wirereader.desk.commands.headlines import named
from wirereader.desk.commands.undo.undo_command import renew
from wirereader.desk.context import Context, Question, Undone
from wirereader.desk.outcomes import FeedRow, Outcome
from wirereader.desk.scope import feed_tree
from wirereader.desk.story_list import InHand, Kept, StoryList
from wirereader.story.clean import clean_line
from wirereader.story.story import Story

MOST_UNASKED = 100
"""More unread stories than this are marked only after a yes."""
_NONE_UNREAD = "No unread stories here. Nothing changed."


async def mark_all_read(context: Context, row: FeedRow | None = None) -> Outcome:
    """Mark every story of the list read, or of a row of the tree; of many it is asked first."""
    rows = context.list if row is None else await list_of_row(context, row)
    if context.is_asked and rows.unread() > MOST_UNASKED:
        name = f"of {rows.name}" if rows.name else "stories"
        said = f"Mark all {rows.story_count():,} {name} read? y/n"
        context.question = Question(said, lambda: _mark_all(context, rows), "Nothing was marked.")
        return context.done(said)
    return await _mark_all(context, rows)


async def _mark_all(context: Context, rows: StoryList) -> Outcome:
    now = context.clock()
    if isinstance(rows, InHand):
        context.raise_refusal()
        before = len(context.undoable)
        changed = [
            story
            for story in rows.stories
            if context.change_mark(story, is_read=True, said="marked read")
        ]
        _as_one_step(context, before, _step(len(changed), rows.name))
        if not changed:
            return context.done(_NONE_UNREAD)
        undo = _undo(context, len(changed))
        told = _told(context, len(changed), rows.name)
        return context.done(f"{told} marked read.{context.until}{undo}")
    library = context.library or context.hand_library
    if library is None or not isinstance(rows, Kept):
        return context.refused(phrases.NO_STORIES)
    await context.away(context.keeper.flush)
    unread = rows.unread()
    number = await context.away(
        lambda: library.set_marks(rows.rows, read=True, said=_step(unread, rows.name), now=now)
    )
    context.forget_marks()
    await renew(context)
    if not number:
        return context.done(_NONE_UNREAD)
    told = _told(context, number, rows.name)
    return context.done(f"{told} marked read.{_undo(context, number)}")


def _told(context: Context, number: int, name: str) -> str:
    """How many stories, and of what for who typed the command: "19 stories of Old Wire"."""
    is_named = bool(name and context.typed and name != feed_tree.VIEWS["all"])
    return f"{phrases.count(number, 'story')}{f' of {clean_line(name, 60)}' if is_named else ''}"


def _undo(context: Context, number: int) -> str:
    """What takes a change back, for who typed the command; a key's answer is short."""
    return " undo takes it back." if number and context.typed else ""


def _as_one_step(context: Context, before: int, said: str) -> None:
    """Have all that was marked in hand since there were `before` steps taken back at once."""
    steps = context.undoable[before:]
    if steps:
        marks = tuple(mark for step in steps for mark in step.marks)
        context.undoable[before:] = [Undone(said, marks, steps[-1].at)]


def _step(number: int, name: str) -> str:
    """What is said when it is undone: "marked 6,292 stories of tbilisi read"."""
    told = f"{number:,} {'story' if number == 1 else 'stories'}"
    return f"marked {told}{f' of {clean_line(name, 60)}' if name else ''} read"


async def tag(context: Context, story: Story, words: str) -> Outcome:
    """Tag the story at hand, or take the tag away: "tag sport"."""
    return await _tagged(context, story, words, is_only_taken=False)


async def untag(context: Context, story: Story, words: str = "") -> Outcome:
    """Take a tag of the story at hand away; without a word its only one, and of several none."""
    library = context.library
    if not words.strip() and library is not None:
        await context.away(context.keeper.flush)
        kept = [clean_line(one) for one in await context.away(lambda: library.tags_of(story.id))]
        if len(kept) != 1:
            told = f"Which tag? {', '.join(kept)}. untag WORD takes one off."
            return context.refused(told if kept else named("No tags", story))
        words = kept[0]
    return await _tagged(context, story, words, is_only_taken=True)


async def _tagged(context: Context, story: Story, words: str, *, is_only_taken: bool) -> Outcome:
    from wirereader.library.search.query import tag_name

    library, name = context.library, tag_name(words.casefold())
    if library is None:
        return context.refused("Only stories in the library can be tagged.")
    if not name:
        return context.refused("A tag needs at least one letter: tag sport.")
    await context.away(context.keeper.flush)
    has_it = name in await context.away(lambda: library.tags_of(story.id))
    if is_only_taken and not has_it:
        return context.refused(named(f"No tag {name}", story))
    said = named(f"Tag {name} removed" if has_it else f"Tagged {name}", story)
    change, story_id = (name, not has_it), story.id
    title = phrases.titled(story.headline)
    step = f"removed the tag {name} from {title}" if has_it else f"tagged {title} with {name}"
    await context.away(
        lambda: library.set_marks([story_id], tag=change, said=step, now=context.clock())
    )
    await renew(context)
    return context.done(said)
