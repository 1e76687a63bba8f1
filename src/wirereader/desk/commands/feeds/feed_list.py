"""Commands that show the tree of all there is to read, and go into one of its rows."""

from typing import TYPE_CHECKING

from wirereader.desk import phrases
from wirereader.desk.clock import day_began
from wirereader.desk.commands import headlines
from wirereader.desk.context import Context
from wirereader.desk.outcomes import FeedRow, FeedsShown, Outcome
from wirereader.desk.scope import feed_tree
from wirereader.desk.scope.scope import Scope, scope_of_row
from wirereader.desk.story_list import InHand, Kept, kept_list
from wirereader.desk.targets import ScopeId

if TYPE_CHECKING:
    from wirereader.story.story import Story

_NOT_HERE = "Stories opened from files belong to no feed. feeds lists the views."


async def show_feeds(context: Context, part: str = "") -> Outcome:
    """List views, saved searches, tags, folders and sources, with what is unread in each.

    `part` "folders" or "sources": these alone; "unread": the sources with unread stories.
    """
    rows = await tree_rows(context)
    if part == "unread":
        return _unread_sources(context, rows)
    if part == "sources":
        return _sources(context, rows)
    if part:
        return _folders(context, rows)
    sources = await _followed(context)
    failing = sum(row.failing is not None for row in rows)
    said = phrases.feed_counts(sources, feed_tree.unread_of_all(rows), failing)
    listed = tuple(ScopeId(row.id) for row in rows)
    return context.done(said, FeedsShown(rows, context.list.scope.id), listed=listed)


def _folders(context: Context, rows: tuple[FeedRow, ...]) -> Outcome:
    folders = tuple(row for row in rows if row.kind == "folder")
    if not folders:
        return context.refused("No folders. set-source SOURCE folder=NAME puts a source into one.")
    listed = tuple(ScopeId(row.id) for row in folders)
    said = f"{phrases.count(len(folders), 'folder')}. A number lists its stories."
    return context.done(said, FeedsShown(folders, context.list.scope.id), listed=listed)


def _sources(context: Context, rows: tuple[FeedRow, ...]) -> Outcome:
    """The sources alone, those with most stories first."""
    found = sorted((row for row in rows if row.kind == "source"), key=lambda row: -row.stories)
    if not found:
        return context.refused("No sources." if context.library is not None else _NOT_HERE)
    sources = tuple(row._replace(parent=None) for row in found)
    listed = tuple(ScopeId(row.id) for row in sources)
    said = f"{phrases.count(len(sources), 'source')}. A number lists its stories."
    return context.done(said, FeedsShown(sources, context.list.scope.id), listed=listed)


def _unread_sources(context: Context, rows: tuple[FeedRow, ...]) -> Outcome:
    """The sources that have unread stories, those with most of them first."""
    sources = [row._replace(parent=None) for row in rows if row.kind == "source"]
    found = tuple(sorted((row for row in sources if row.unread), key=lambda row: -row.unread))
    if not found:
        return context.done("No source has unread stories.")
    told = "1 source has" if len(found) == 1 else f"{len(found):,} sources have"
    listed = tuple(ScopeId(row.id) for row in found)
    said = f"{told} unread stories. A number lists them."
    return context.done(said, FeedsShown(found, context.list.scope.id), listed=listed)


async def _followed(context: Context) -> int:
    """How many sources the reader took on; the samples are none, here as in `sources`."""
    from wirereader.desk.subscriptions.subscriptions import followed

    library = context.library
    return 0 if library is None else len(await context.away(lambda: followed(library)))


async def tree_rows(context: Context, *, is_quick: bool = False) -> tuple[FeedRow, ...]:
    """The tree as it is now, marks on their way included; quick: searches and tags not counted."""
    library, now = context.library, context.clock()
    if library is None:
        return tuple(_views_in_hand(context))
    await context.away(context.keeper.flush)
    day = day_began(now)
    return await context.away(lambda: feed_tree.tree_of(library, now, day, is_quick=is_quick))


def _views_in_hand(context: Context) -> list[FeedRow]:
    now, rows = context.clock(), list[FeedRow]()
    whole = context.all_in_hand()
    for word, name in feed_tree.VIEWS.items():
        if word == "alerts":
            continue
        there = whole.again(Scope(f"view:{word}", name), now)
        rows.append(
            FeedRow("view", name, there.scope.id, None, there.total(), there.unread(), None)
        )
    return rows


async def enter_scope(context: Context, row: FeedRow) -> Outcome:
    """List the stories of a view, saved search, tag, folder or source."""
    if row.id == feed_tree.ALL:
        return await headlines.show_all(context)
    context.go_in(await list_of_row(context, row))
    return headlines.listed(context, 0)


async def list_of_row(context: Context, row: FeedRow) -> InHand | Kept:
    """The stories of a row of the tree, as they are now."""
    library, now = context.library, context.clock()
    if library is None:
        return context.all_in_hand().again(Scope(row.id, row.name), now)
    await context.away(context.keeper.flush)  # what was marked just now is listed so
    is_folded = context.folds

    def made() -> Kept:
        scope = scope_of_row(library, row)._replace(is_folded=is_folded)
        return kept_list(library, scope, now, context.mark_in_hand, context.pin_for_s)

    return await context.away(made)


async def unread(context: Context) -> Outcome:
    """List what is unread."""
    return await _view(context, "unread")


async def today(context: Context) -> Outcome:
    """List what was published today."""
    return await _view(context, "today")


async def starred(context: Context) -> Outcome:
    """List what is starred."""
    return await _view(context, "starred")


async def changed(context: Context) -> Outcome:
    """List what changed since it was read."""
    return await _view(context, "changed")


async def _view(context: Context, word: str) -> Outcome:
    row = FeedRow("view", feed_tree.VIEWS[word], f"view:{word}", None, 0, 0, None)
    return await enter_scope(context, row)


async def this_source(context: Context, story: "Story") -> Outcome:
    """List the stories of the source that brought the story at hand."""
    library = context.library
    source = None if library is None else await context.away(lambda: library.source_of(story.id))
    if source is None:
        return context.refused(_NOT_HERE)
    row_id = feed_tree.source_id(source.id)
    row = FeedRow("source", feed_tree.source_name(source), row_id, None, 0, 0, None)
    return await enter_scope(context, row)


async def next_source(context: Context) -> Outcome:
    """List the next source that has unread stories, going round at the end of the tree."""
    tree = await tree_rows(context, is_quick=True)
    rows = [row for row in tree if row.kind == "source"]
    ids = [row.id for row in rows]
    here = context.list.scope.id
    at = ids.index(here) + 1 if here in ids else 0
    row = next((one for one in (*rows[at:], *rows[:at]) if one.unread and one.id != here), None)
    if row is None:
        return context.refused("No other source has unread stories.")
    found = await list_of_row(context, row)
    if here in ids:  # a neighbour is no narrower
        context.turn_to(found)
    else:
        context.go_in(found)
    return headlines.listed(context, 0)
