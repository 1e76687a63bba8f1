"""What only the full screen asks of the desk: the story beside the list, the navigator, panes."""

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from wirereader.desk.outcomes import CardShown, FeedRow, FeedsShown, KnownShown
from wirereader.desk.session import Numbers, Room
from wirereader.story.faults import LibraryFault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wirereader.desk.context import Context
    from wirereader.desk.position.position_file import PaneShape
    from wirereader.desk.tables.table_shown import Does

_MOST_RENEWALS = 3
"""So often rows are read anew where the reader marks stories meanwhile."""


class FullScreenDesk:
    """Works on the same place as the commands, and says nothing."""

    def __init__(self, context: "Context") -> None:
        self._context = context
        self._analysed: tuple[int, int] | None = None

    # The story beside the list

    async def look_at(self, row: int) -> bool:
        """Have the story of headline `row` at hand without opening it; it is not marked for that.

        False where there is none, or where the reader went on meanwhile.
        """
        from wirereader.desk.commands.reading import looked_at

        context = self._context
        if not 0 <= row < context.list.count():  # a search or a filter may have left nothing
            return False
        try:
            story = await context.bring(context.list.story_id(row))
        except (LibraryFault, IndexError):  # opening it will say so; or the list got shorter
            return False
        session = context.session
        if story is None or (session.row, session.room) != (row, Room.HEADLINES):
            return False
        looked_at(context, story)
        return True

    async def renew_rows(self) -> None:
        """Have the rows of the lists say what their stories say now; none comes or goes.

        Marks that cannot be kept yet are in the rows alone: then these stay as they are.
        """
        from wirereader.desk.commands.undo.undo_command import renew

        context = self._context
        if context.library is None:
            return
        with contextlib.suppress(LibraryFault):  # the command that lists it says so
            for _ in range(_MOST_RENEWALS):
                marked = context.marks_shown
                await context.away(context.keeper.flush)
                if context.keeper.held_by is not None:
                    return
                await renew(context)
                if context.marks_shown == marked:
                    return

    @property
    def selected(self) -> str | None:
        """The id of the story that is selected: in the list its row, else the open story."""
        return self._context.selected_id()

    @property
    def searched(self) -> str:
        """The words of the search that the list is of; "" where it is of something else."""
        return self._context.list.scope.text

    def open_at_hand(self) -> None:
        """Open the story that is at hand and shown already, where it was left."""
        context = self._context
        if context.session.room is Room.HEADLINES:
            context.leave_here()
        context.session = replace(context.session, room=Room.STORY, numbers=Numbers.PARAGRAPHS)

    # The navigator, and what is analysed

    async def feeds(self) -> FeedsShown:
        """The tree of all there is to read, counted now; nothing is noted of that."""
        from wirereader.desk.commands.feeds.feed_list import tree_rows

        context = self._context
        try:
            rows = await tree_rows(context)
        except LibraryFault:  # the command that lists it says so
            rows = ()
        return FeedsShown(rows, context.list.scope.id)

    async def actions_of(self, row: FeedRow) -> "Mapping[str, Does]":
        """What keys do to a row of the navigator, by word; nothing where nobody can tell."""
        from wirereader.desk.commands.lists.tree_rows import row_actions

        try:
            return await row_actions(self._context, row)
        except LibraryFault:  # the command that lists it says so
            return {}

    def actions_of_name(self, shown: CardShown | KnownShown) -> "Mapping[str, Does]":
        """What keys do to whoever is on a card, by word."""
        from wirereader.desk.commands.lists.name_actions import name_actions

        return name_actions(shown)

    def analysed(self) -> tuple[int, int] | None:
        """How many stories were analysed, of how many, when that was counted last."""
        return self._analysed

    async def count_analysed(self) -> bool:
        """Count how many stories are analysed; claim that it is another number."""
        library, before = self._context.library, self._analysed
        if library is not None:
            self._analysed = await self._context.away(library.analysed)
        return self._analysed != before

    # Panes

    @property
    def pane_shape(self) -> "PaneShape":
        """In which layout panes stand; a view may change it."""
        return self._context.last_place.shape

    @pane_shape.setter
    def pane_shape(self, shape: "PaneShape") -> None:
        self._context.last_place.shape = shape
