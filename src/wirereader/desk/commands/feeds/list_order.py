"""Commands that change the order of the list, and what of it is listed."""

from dataclasses import replace

from wirereader.desk import phrases
from wirereader.desk.commands import headlines
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome
from wirereader.desk.scope.list_filters import scope_of
from wirereader.desk.scope.scope import Scope
from wirereader.desk.story_list import Folded, kept_list
from wirereader.desk.targets import SORTS, ListFilters
from wirereader.story.folding import folded
from wirereader.story.story import Story

_TOLD = {
    "newest": "Newest first.",
    "oldest": "Oldest first.",
    "source": "By source.",
    "title": "By title.",
    "unread": "Unread first.",
}


async def sort(context: Context, how: str = "") -> Outcome:
    """Order the list as named, else in the next way."""
    scope, wanted = context.list.scope, folded(how)
    if wanted:
        wanted = {"headline": "title", "name": "title"}.get(wanted, wanted)
        found = [one for one in SORTS if one.startswith(wanted.removesuffix(" first"))]
        if len(found) != 1:
            return context.refused(f"Sort by {', '.join(SORTS[:-1])} or {SORTS[-1]}.")
        (order,) = found
    else:
        order = SORTS[(SORTS.index(scope.sort) + 1) % len(SORTS)]
    return await _again(context, scope._replace(sort=order), _TOLD[order])


async def unread_only(context: Context) -> Outcome:
    """List only what is unread, or all again."""
    scope = context.list.scope
    is_unread_only = not scope.is_unread_only
    before = context.list.story_count()
    outcome = await _again(context, scope._replace(is_unread_only=is_unread_only), "")
    total, unread, _ = context.counts()
    if is_unread_only:
        return context.done(f"Unread only: {total:,} of {before:,}.", outcome.shows)
    said = f"All again: {phrases.count(total, 'story')}, {unread:,} unread."
    return context.done(said, outcome.shows)


async def fold(context: Context) -> Outcome:
    """List one row for all stories of an event, or each story again."""
    context.folds = not context.list.scope.is_folded
    if context.library is None:
        context.folds = False
        return context.refused("Stories opened from files are not grouped into events.")
    outcome = await _again(context, context.list.scope._replace(is_folded=context.folds), "")
    rows, stories = context.list.count(), context.list.story_count()
    said = f"Events unfolded: {phrases.count(stories, 'story')}."
    if context.folds:
        said = f"Events folded: {phrases.count(rows, 'row')}, {phrases.count(stories, 'story')}."
    return context.done(said, outcome.shows)


async def unfold(context: Context, story: Story) -> Outcome:
    """Show the stories that stand behind a row below it, or fold them again."""
    kept = context.list
    if not isinstance(kept, Folded):
        return context.refused("Events are not folded. fold folds them.")
    shown = await context.away(lambda: kept.unfold(story.id))
    row = kept.find(story.id)
    if shown is None or row is None:
        return context.refused("No other story of this event is in the list.")
    context.session = replace(context.session, row=row)
    said = "Event folded."
    if shown:
        others = "1 other story" if shown == 1 else f"{shown} other stories"
        said = f"{others} of this event below, oldest first."
    return headlines.listed(context, row, said=said)


async def _again(context: Context, scope: Scope, said: str) -> Outcome:
    await context.away(context.keeper.flush)
    old, now = context.list, context.clock()
    context.turn_to(await context.away(lambda: old.again(scope, now)))
    return headlines.listed(context, 0, said=said)


def list_only(context: Context, filters: ListFilters) -> None:
    """List what scripts ask for.  Raises WirereaderFault."""
    library, now = context.library, context.clock()
    scope = scope_of(filters, library)
    if library is None:
        context.turn_to(context.all_in_hand().again(scope, now))
    else:
        context.keeper.flush()
        known, pin_for_s = context.mark_in_hand, context.pin_for_s
        context.turn_to(kept_list(library, scope, now, known, pin_for_s))
