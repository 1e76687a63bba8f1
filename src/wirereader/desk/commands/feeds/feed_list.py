"""Commands that show the tree of all there is to read, and go into one of its rows."""

from typing import TYPE_CHECKING

from wirereader.desk import phrases
from wirereader.desk.clock import day_began
from wirereader.desk.commands import headlines
from wirereader.desk.context import Context
from wirereader.desk.outcomes import FeedRow, FeedsShown, Outcome
from wirereader.desk.scope import feed_tree
from wirereader.desk.scope.scope_query import query_of
from wirereader.desk.story_list import Kept
from wirereader.desk.targets import ScopeId

if TYPE_CHECKING:
    from wirereader.library.library import Library


async def show_feeds(context: Context, library: "Library") -> Outcome:
    """List views, saved searches, tags, folders and sources, with what is unread in each."""
    await context.away(context.keeper.flush)  # what was marked just now is counted
    now = context.clock()
    rows = await context.away(lambda: feed_tree.tree_of(library, now, day_began(now)))
    sources = sum(row.kind == "source" for row in rows)
    failing = sum(row.failing is not None for row in rows)
    said = phrases.feed_counts(sources, feed_tree.unread_of_all(rows), failing)
    listed = tuple(ScopeId(row.id) for row in rows)
    return context.done(said, FeedsShown(rows, context.list.id), listed=listed)


async def enter_scope(context: Context, library: "Library", row: FeedRow) -> Outcome:
    """List the stories of a view, saved search, tag, folder or source."""
    if row.id == feed_tree.ALL:
        return await headlines.show_all(context)
    await context.away(context.keeper.flush)
    query = await context.away(lambda: query_of(library, row, context.clock()))
    found = await context.away(
        lambda: Kept(library, query, context.clock(), row.name, context.mark_in_hand, row.id)
    )
    context.turn_to(found)
    return headlines.listed(context, 0, headlines.PAGE)
