"""Stories in hand, as a scope lists them: those it has, in its order.

Files that a person opens keep their mark whatever their date: the newest breaking ones come first.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from wirereader.desk.clock import day_began
from wirereader.desk.scope.scope import Scope
from wirereader.story.folding import by_letters, by_name, folded
from wirereader.story.mark import Mark
from wirereader.story.story import Story

PINNED = 5
"""At most so many breaking stories stand before all others, as in the library's lists."""
MarkOf = Callable[[Story], Mark]


def in_scope(
    stories: Iterable[Story], scope: Scope, mark_of: MarkOf, now: datetime
) -> tuple[Story, ...]:
    """The stories of a scope, in its order; what is equally old stays in the order given."""
    wanted = (scope.id, *scope.more, *(("view:unread",) if scope.is_unread_only else ()))
    had = [one for one in stories if all(_has(one, view, mark_of, now) for view in wanted)]
    if scope.sort == "oldest":
        return tuple(sorted(had, key=lambda one: _when(one, now)))
    newest = sorted(had, key=lambda one: _when(one, now), reverse=True)
    if scope.sort == "source":
        return tuple(sorted(newest, key=lambda one: by_name(one.dispatch.source)))
    if scope.sort == "title":
        return tuple(sorted(newest, key=lambda one: by_letters(one.dispatch.headline)))
    if scope.sort == "unread":
        return tuple(sorted(newest, key=lambda one: mark_of(one).is_read))
    pinned = [one for one in newest if one.alert is not None and scope.is_pinning][:PINNED]
    ids = {one.id for one in pinned}
    return (*pinned, *(one for one in newest if one.id not in ids))


def _has(story: Story, view: str, mark_of: MarkOf, now: datetime) -> bool:
    kind, _, word = view.partition(":")
    if kind == "sender":
        return folded(word) in folded(story.dispatch.source)
    if kind == "tag":  # only what is kept has tags
        return False
    match view:
        case "view:unread":
            return not mark_of(story).is_read
        case "view:starred":
            return mark_of(story).is_starred
        case "view:breaking":
            return story.alert is not None
        case "view:today":
            return _when(story, now) >= day_began(now)
        case "view:changed" | "view:alerts":  # only what is kept has versions and alerts
            return False
    return True


def _when(story: Story, now: datetime) -> datetime:
    """When a story was published, else first seen; what is ahead of now is of now."""
    return min(story.dispatch.published or story.received or now, now)
