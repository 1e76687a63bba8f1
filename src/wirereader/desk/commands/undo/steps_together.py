"""Steps that one line made, such as "mark 2 to 5 as read": undo takes them back at once."""

from collections.abc import Sequence
from typing import NamedTuple

from wirereader.desk.context import Context, Undone

_MOST_LINES = 100
"""So many lines of this run are taken back at once."""
_MOST_NAMED = 3
"""So many changes are each named when they are taken back."""


class Newest(NamedTuple):
    """The newest step of the library and its time, 0 where there is none; how many are in hand."""

    kept: int
    at: int
    in_hand: int


async def newest_steps(context: Context) -> Newest:
    """Where the steps end now.  Raises LibraryFault."""
    library = context.library or context.hand_library
    await context.away(context.keeper.flush)
    step = None if library is None else await context.away(library.newest_step)
    number, at = (0, 0) if step is None else (step.number, step.at)
    return Newest(number, at, len(context.undoable))


async def take_together(context: Context, began: Newest) -> None:
    """Have all steps since `began` taken back by one undo.  Raises LibraryFault."""
    now = await newest_steps(context)
    if now.kept > began.kept:
        context.together = (*context.together[-_MOST_LINES:], (began.kept, now.kept, now.at))
    if now.in_hand > began.in_hand:
        steps = context.undoable[began.in_hand :]
        marks = tuple(mark for step in steps for mark in step.marks)
        said = in_one([step.said for step in steps])
        context.undoable[began.in_hand :] = [Undone(said, marks, steps[-1].at)]


def before_line(context: Context, newest: int, at: int) -> int:
    """The step before all those that the line made which made the newest one, of that time."""
    lines = {(last, made): began for began, last, made in context.together}
    return lines.get((newest, at), newest - 1)  # numbers come again once a step is taken back


def in_one(said: Sequence[str]) -> str:
    """What steps of one line are called together."""
    if len(said) <= _MOST_NAMED:
        return "; ".join(said)
    return f"{said[0]}; and {len(said) - 1} more"
