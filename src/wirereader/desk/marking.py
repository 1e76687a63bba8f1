"""Commands that change marks of many stories, tag them, and take marks back."""

from wirereader.desk import phrases
from wirereader.desk.bench import Bench, Undone
from wirereader.desk.listing import chosen, no_story
from wirereader.desk.lists import InHand, Kept
from wirereader.desk.notices import MarksChanged
from wirereader.desk.outcomes import Outcome


async def undo(bench: Bench) -> Outcome:
    """Take the last mark back."""
    if bench.undoable and (marks := bench.undoable[-1].marks) is not None:
        said = bench.undoable.pop().said
        bench.take_back(marks)
        return bench.done(f"Undone: {said}{bench.until}")
    library = bench.library
    if library is None:
        return bench.refused("Nothing to undo.")
    await bench.away(bench.keeper.flush)
    undone = await bench.away(lambda: library.undo(bench.clock()))
    if bench.undoable:
        bench.undoable.pop()
    if undone is None:
        return bench.refused("Nothing to undo.")
    bench.forget_marks()
    renew(bench)
    return bench.done(f"Undone: {undone}")


async def mark_all_read(bench: Bench) -> Outcome:
    """Mark every story of the list read."""
    now, rows = bench.clock(), bench.list
    if isinstance(rows, InHand):
        before = len(bench.undoable)
        changed = [story for story in rows.stories if bench.set_mark(story, is_read=True)]
        _as_one_step(bench, before, f"Marked read: {rows.name or 'all stories'}.")
        return bench.done(f"{phrases.count(len(changed), 'story')} marked read.{bench.until}")
    library = bench.library or bench.hand_library
    if library is None or not isinstance(rows, Kept):
        return bench.refused(phrases.NO_STORIES)
    await bench.away(bench.keeper.flush)
    name = rows.name or "all stories"
    said = f"Marked read: {name}."
    number = await bench.away(lambda: library.set_marks(rows.rows, read=True, said=said, now=now))
    bench.forget_marks()
    renew(bench)
    return bench.done(f"{phrases.count(number, 'story')} marked read.")


def _as_one_step(bench: Bench, before: int, said: str) -> None:
    """Have all that was marked in hand since there were `before` steps taken back at once."""
    steps = bench.undoable[before:]
    if steps:
        marks = tuple(mark for step in steps for mark in step.marks or ())
        bench.undoable[before:] = [Undone(said, marks)]


async def tag(bench: Bench, words: str = "") -> Outcome:
    """Tag the story at hand, or take the tag away: "tag sport"."""
    from wirereader.library.query import tag_name

    library, name = bench.library, tag_name(words.casefold())
    story = await chosen(bench)
    if story is None:
        return no_story(bench, "")
    if library is None:
        return bench.refused("Only stories of the library can be tagged.")
    if not name:
        return bench.refused("A tag needs a letter: tag sport.")
    await bench.away(bench.keeper.flush)
    has_it = name in await bench.away(lambda: library.tags_of(story.id))
    said = f"Tag {name} taken away." if has_it else f"Tagged {name}."
    change, story_id = (name, not has_it), story.id
    await bench.away(
        lambda: library.set_marks([story_id], tag=change, said=said, now=bench.clock())
    )
    renew(bench)
    return bench.done(said)


def renew(bench: Bench) -> None:
    """Read the rows of the list anew: the library changed what they show."""
    if isinstance(bench.list, Kept):
        bench.list.renew(bench.clock())
    bench.tell(MarksChanged(""))
