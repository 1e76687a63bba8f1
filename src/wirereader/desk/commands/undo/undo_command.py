"""The command `undo`: the newest change, wherever it was made, is taken back and named.

Steps are kept in the library with the change, so they are shared by all views and outlive a
restart.  Marks of stories that were read from files are known to this session alone.
"""

from collections.abc import Iterable
from functools import partial

from wirereader.desk import phrases
from wirereader.desk.commands import headlines
from wirereader.desk.commands.undo.outside_changes import OUTSIDE
from wirereader.desk.commands.undo.steps_together import before_line, in_one
from wirereader.desk.context import Context
from wirereader.desk.notices import MarksChanged
from wirereader.desk.outcomes import Outcome
from wirereader.story.faults import SettingsFault
from wirereader.story.record import ticks

NOTHING = "Nothing to undo."


async def undo(context: Context) -> Outcome:
    """Undo the last change."""
    library = context.library or context.hand_library
    await context.away(context.keeper.flush)
    step = None if library is None else await context.away(library.newest_step)
    in_hand = context.undoable[-1] if context.undoable else None
    newest = max(step.at if step else 0, (ticks(in_hand.at) or 0) if in_hand else 0)
    stays = _outside(context, newest)
    if in_hand is not None and (step is None or (ticks(in_hand.at) or 0) >= step.at):
        context.take_back(in_hand.marks)
        context.undoable.pop()
        return context.done(f"Undone: {phrases.full_stop(in_hand.said)}{stays}{context.until}")
    context.raise_refusal()
    if library is None or step is None:
        return context.refused(f"{NOTHING}{stays}")
    before, said, kinds = before_line(context, step.number, step.at), list[str](), set[str]()
    while step is not None and step.number > before:
        stays += await _put_settings_back(context, step.settings)
        await context.away(partial(library.undo, context.clock(), step))
        said.insert(0, step.said)
        kinds |= step.kinds
        step = await context.away(library.newest_step) if step.number - 1 > before else None
    context.forget_marks()
    await renew(context)
    told = f"Undone: {phrases.full_stop(in_one(said))}{stays}"
    if "hidden" in kinds:  # stories are there again
        context.show_whole()
        return headlines.listed(context, 0, said=told)
    return context.done(told)


async def _put_settings_back(context: Context, settings: Iterable[tuple[str, str | None]]) -> str:
    """Write settings as they were; what is added where one cannot be.

    They come before the step goes: who is killed in between has them written once more.
    """
    from wirereader.desk.commands.preferences.set_command import put_back

    told = ""
    for name, text in settings:
        try:
            trouble = (await put_back(context, name, text)).trouble
        except SettingsFault as fault:  # of another version, or edited since: later steps go on
            trouble = str(fault)
        told += f" {trouble}" if trouble else ""
    return told


def _outside(context: Context, newest: int) -> str:
    """What is added where something was done outside after the newest step; said once."""
    done, context.outside = context.outside, None
    if done is None or (ticks(done.at) or 0) < newest:
        return ""
    return f" {OUTSIDE[done.word]}"


async def renew(context: Context) -> None:
    """Read the rows of the lists anew: the library changed what they show."""
    for rows in context.lists():
        await context.away(rows.recount)
    context.tell(MarksChanged(""))
