"""What keys do to the rows of the tree of all there is to read, as the navigator shows it."""

import shlex
from collections.abc import Mapping
from functools import partial

from wirereader.desk.commands.lists.search_rows import search_actions
from wirereader.desk.commands.lists.source_rows import source_actions
from wirereader.desk.context import Context
from wirereader.desk.outcomes import FeedRow
from wirereader.desk.scope.feed_tree import source_id
from wirereader.desk.tables.table_shown import Does, Prompt
from wirereader.desk.targets import Ask, TypedWords


async def row_actions(context: Context, row: FeedRow) -> Mapping[str, Does]:
    """What keys do to a row, by word, as things are now.  Raises LibraryFault."""
    library = context.library
    does: dict[str, Does] = {
        "add-row": Prompt("Address or file", "add"),
        "errors-row": Ask("errors"),
        "undo-row": Ask("undo"),
        "mark-all-read": Ask("mark-all-read", TypedWords(row.id)),
    }
    if library is not None and row.kind == "source":
        for state in await context.away(library.sources):
            if source_id(state.source.id) == row.id:
                does |= source_actions(state)
    elif library is not None and row.kind == "folder":
        does |= folder_actions(row.id.partition(":")[2])
    elif library is not None and row.kind == "search":
        for kept in await context.away(library.saved_searches):
            if kept.name == row.name:
                does |= search_actions(kept)
    return does


def folder_actions(path: str) -> Mapping[str, Does]:
    """What keys do to a folder, by word; `path` has a slash between the names."""
    quoted = shlex.quote(path)
    renamed = Prompt("Folder", "rename-folder", f"{quoted} ", path, is_quoted=True)
    return {
        "add-row": Prompt(f"Add to {path}", "add", "", "", complete=partial(_into, path)),
        "rename-row": renamed,
        "move-row": renamed,
        "edit-row": renamed,
        "delete-row": Ask("delete-folder", TypedWords(path)),
    }


def _into(path: str, address: str) -> TypedWords:
    return TypedWords(f"{address} --folder {path}")
