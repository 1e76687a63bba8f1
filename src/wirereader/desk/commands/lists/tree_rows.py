"""What keys do to the rows of the tree of all there is to read, as the navigator shows it."""

from collections.abc import Mapping

from wirereader.desk.commands.lists.search_rows import search_actions
from wirereader.desk.commands.lists.source_rows import source_actions
from wirereader.desk.context import Context
from wirereader.desk.outcomes import FeedRow
from wirereader.desk.scope.feed_tree import source_id
from wirereader.desk.tables.table_shown import Does
from wirereader.desk.targets import Ask, TypedWords


async def row_actions(context: Context, row: FeedRow) -> Mapping[str, Does]:
    """What keys do to a row, by word, as things are now.  Raises LibraryFault."""
    library = context.library
    does: dict[str, Does] = {
        "errors-row": Ask("errors"),
        "undo-row": Ask("undo"),
        "mark-all-read": Ask("mark-all-read", TypedWords(row.id)),
    }
    if library is not None and row.kind == "source":
        for state in await context.away(library.sources):
            if source_id(state.source.id) == row.id:
                does |= source_actions(state)
    elif library is not None and row.kind == "search":
        for kept in await context.away(library.saved_searches):
            if kept.name == row.name:
                does |= search_actions(kept)
    return does
