"""The list of headlines: stories in hand, or what the library has for a query, told by row.

A list is a snapshot: it does not move under the reader, whatever arrives meanwhile.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from wirereader.desk.outcomes import Headline
from wirereader.desk.scope.folded_rows import FoldedRows
from wirereader.desk.scope.hand_order import MarkOf, in_scope
from wirereader.desk.scope.scope import Scope, query_of
from wirereader.story.faults import LibraryFault
from wirereader.story.mark import Mark
from wirereader.story.story import Story

if TYPE_CHECKING:
    from datetime import datetime

    from wirereader.library.library import Library
    from wirereader.library.results import StoryRow
    from wirereader.library.search.query import Query
    from wirereader.library.story_rows import Rows

EVERYTHING = Scope()
_MOST_FOLDED = 5_000  # rows, the first: events are of three days
PIN_FOR_S = 6 * 3600.0
"""How long breaking news is pinned where no setting says otherwise (seconds)."""


class StoryList(Protocol):
    """Stories in an order; rows count from 0."""

    scope: Scope
    """What it is of, in which order, and with which filter."""

    @property
    def name(self) -> str:
        """What was asked for, in the reader's words; "" stands for all there is."""

    def again(self, scope: Scope, now: "datetime") -> "StoryList":
        """A new list of the same stories as they are now, in another order or filter perhaps."""

    def count(self) -> int:
        """How many rows there are, as far as is known."""

    def is_whole(self) -> bool:
        """Claim that there are no more rows than were counted."""

    def total(self) -> int:
        """How many rows there are, those not yet known included."""

    def story_count(self) -> int:
        """How many stories there are: where one row stands for several, more than rows."""

    def story_id(self, row: int) -> str:
        """The id of the story in `row`."""

    def headline(self, row: int) -> Headline:
        """What is listed in `row`."""

    def find(self, story_id: str) -> int | None:
        """The row of a story, or None."""

    def unread(self) -> int:
        """How many stories are unread."""

    def breaking(self) -> int:
        """How many stories are breaking."""

    def next_unread(self, row: int, direction: int) -> int | None:
        """The nearest unread row after (1) or before (-1) `row`, which itself does not count."""

    def next_breaking(self, row: int, direction: int) -> int | None:
        """The nearest breaking row after or before `row`."""

    def arrival(self) -> int:
        """The number of the last arrival when the list was made; -1 where nothing arrives."""

    def newer(self) -> int:
        """How many stories came since the list was made."""

    def note(self, story: Story, old: Mark, new: Mark) -> None:
        """Show a mark that was changed a moment ago."""

    def recount(self) -> None:
        """Show what others changed in the stories; none comes or goes."""


class InHand:
    """Stories that were read from files: those of a scope in its order, or as they are given."""

    def __init__(
        self,
        stories: Sequence[Story],
        mark_of: MarkOf,
        scope: Scope = EVERYTHING,
        now: "datetime | None" = None,
    ) -> None:
        self.scope = scope
        self._all, self._mark_of = tuple(stories), mark_of
        self.stories = self._all
        if now is not None:
            self.stories = in_scope(self._all, scope, mark_of, now)
        self._rows = {story.id: row for row, story in enumerate(self.stories)}

    @property
    def name(self) -> str:
        """What these are called."""
        return self.scope.name

    def again(self, scope: Scope, now: "datetime") -> "InHand":
        """The same stories in another order or filter."""
        return InHand(self._all, self._mark_of, scope, now)

    def count(self) -> int:
        """How many stories there are."""
        return len(self.stories)

    def is_whole(self) -> bool:
        """Always."""
        return True

    def total(self) -> int:
        """The same."""
        return len(self.stories)

    def story_count(self) -> int:
        """The same."""
        return len(self.stories)

    def story_id(self, row: int) -> str:
        """The id of the story in `row`."""
        return self.stories[row].id

    def headline(self, row: int) -> Headline:
        """What is listed in `row`."""
        story = self.stories[row]
        return headline_of(story, row, self._mark_of(story))

    def find(self, story_id: str) -> int | None:
        """The row of a story, or None."""
        return self._rows.get(story_id)

    def unread(self) -> int:
        """How many stories are unread."""
        return sum(not self._mark_of(story).is_read for story in self.stories)

    def breaking(self) -> int:
        """How many stories are breaking."""
        return sum(story.alert is not None for story in self.stories)

    def next_unread(self, row: int, direction: int) -> int | None:
        """The nearest unread row after or before `row`."""
        return self._next(row, direction, lambda story: not self._mark_of(story).is_read)

    def next_breaking(self, row: int, direction: int) -> int | None:
        """The nearest breaking row after or before `row`."""
        return self._next(row, direction, lambda story: story.alert is not None)

    def newer(self) -> int:
        """None: files are read once."""
        return 0

    def arrival(self) -> int:
        """Not known: files do not arrive."""
        return -1

    def note(self, story: Story, old: Mark, new: Mark) -> None:
        """Marks are asked for anew each time."""

    def recount(self) -> None:
        """The same."""

    def _next(self, row: int, direction: int, is_wanted: Callable[[Story], bool]) -> int | None:
        last = len(self.stories) if direction > 0 else -1
        for there in range(row + direction, last, direction):
            if is_wanted(self.stories[there]):
                return there
        return None


class Kept:
    """What the library has for a query, read a page at a time."""

    def __init__(
        self,
        library: "Library",
        query: "Query | None",
        now: "datetime",
        scope: Scope = EVERYTHING,
        known: Callable[[str], Mark | None] = lambda _: None,
        pin_for_s: float = PIN_FOR_S,
    ) -> None:
        self.scope = scope
        self._library, self._pin_for_s = library, pin_for_s
        self._query = query
        self._known = known  # marks that this library does not keep, of stories in hand
        self._changed: dict[str, Mark] = {}
        self._read_more = 0
        self._unread: int | None = None
        self.rows = self._asked(now)
        self.unread()  # before any mark is on its way

    @property
    def name(self) -> str:
        """What this is a list of."""
        return self.scope.name

    def _asked(self, now: "datetime") -> "Rows":
        from wirereader.library.results import Sort

        sort = Sort(self.scope.sort)
        if self.scope.known is not None:
            scope, is_unread_only = self.scope, self.scope.is_unread_only
            return self._library.rows_naming(
                self.scope.known, now, sort, is_unread_only, scope.without
            )
        pin_for_s = self._pin_for_s if self.scope.is_pinning else 0
        return self._library.rows(self._query, now, sort=sort, pin_for_s=pin_for_s)

    def again(self, scope: Scope, now: "datetime") -> "Kept":
        """What the library has now, in another order or filter perhaps.  Raises LibraryFault."""
        return kept_list(self._library, scope, now, self._known, self._pin_for_s)

    def recount(self) -> None:
        """Show what others changed in the stories; none comes or goes."""
        self._changed.clear()
        self._read_more, self._unread = 0, None
        self.rows.count()  # rows that were read before are read anew
        self.unread()

    def count(self) -> int:
        """How many rows there are, as far as is known."""
        return self.rows.count()

    def is_whole(self) -> bool:
        """Claim that there are no more rows than were counted."""
        return self.rows.is_whole

    def total(self) -> int:
        """How many rows there are, those not yet known included."""
        return self.rows.count()

    def story_count(self) -> int:
        """How many stories there are."""
        return self.rows.count()

    def story_id(self, row: int) -> str:
        """The id of the story in `row`."""
        return self.rows.row(row).id

    def headline(self, row: int) -> Headline:
        """What is listed in `row`."""
        try:
            kept = self.rows.row(row)
        except LibraryFault as fault:  # a row is painted whatever happens to the disk
            return _unreadable(row, fault)
        listed = _listed(kept, row)
        mark = self._changed.get(kept.id) or self._known(kept.id)
        if mark is None:
            return listed
        return listed._replace(is_read=mark.is_read, is_starred=mark.is_starred)

    def find(self, story_id: str) -> int | None:
        """The row of a story, or None."""
        return self.rows.find(story_id)

    def unread(self) -> int:
        """How many stories are unread, what was read since included."""
        if self._unread is None:  # asked once: the library counts marks as they are written
            self._unread = self.rows.unread()
        # some may have been joined with others since
        return max(0, min(self._unread - self._read_more, self.story_count()))

    def breaking(self) -> int:
        """How many stories are breaking."""
        return self.rows.breaking()

    def next_unread(self, row: int, direction: int) -> int | None:
        """The nearest unread row; marks not yet written count, too."""
        there = self.rows.next_unread(row, direction)
        while there is not None and self.headline(there).is_read:
            there = self.rows.next_unread(there, direction)
        return there

    def next_breaking(self, row: int, direction: int) -> int | None:
        """The nearest breaking row after or before `row`."""
        return self.rows.next_breaking(row, direction)

    def newer(self) -> int:
        """How many stories came since the list was made."""
        return self.rows.newer()

    def arrival(self) -> int:
        """The number of the last arrival when the list was made."""
        return self.rows.arrival

    def note(self, story: Story, old: Mark, new: Mark) -> None:
        """Show a mark that is on its way to the library."""
        self._changed[story.id] = new
        if new.is_read is not old.is_read and self.rows.has(story.id):
            self._read_more += new.is_read - old.is_read


class Folded(Kept):
    """The same, with one row for all stories of an event among the first `_MOST_FOLDED` rows.

    Which row stands for them is settled when the list is made: nothing moves under a reader.
    Stories are counted as they are, folded or not.
    """

    def __init__(
        self,
        library: "Library",
        query: "Query | None",
        now: "datetime",
        scope: Scope = EVERYTHING,
        known: Callable[[str], Mark | None] = lambda _: None,
        pin_for_s: float = PIN_FOR_S,
    ) -> None:
        super().__init__(library, query, now, scope, known, pin_for_s)
        self._folded = FoldedRows(self.rows.folds(_MOST_FOLDED))

    def unfold(self, story_id: str) -> int | None:
        """Show the stories of a story's event below its row, in order of time, or fold them again.

        How many are shown now besides that row, 0: none any more; None: nothing stands behind it.
        """
        inner = super().find(story_id)
        if inner is None:
            return None
        if self._folded.fold(inner):
            return 0
        members = self._folded.behind(inner)
        if not members:
            return None
        ranks = {row: self.rows.row(row).rank for row in members}
        self._folded.unfold(sorted(members, key=ranks.__getitem__))
        return len(members)

    def count(self) -> int:
        """How many rows there are."""
        return max(0, super().count() - self._folded.hidden)

    def total(self) -> int:
        """The same."""
        return self.count()

    def story_id(self, row: int) -> str:
        """The id of the story in `row`."""
        return super().story_id(self._folded.inner(row))

    def headline(self, row: int) -> Headline:
        """What is listed in `row`, and how many others stand behind it."""
        inner = self._folded.inner(row)
        listed = super().headline(inner)
        others, within = self._folded.others(inner), self._folded.within(inner)
        if self._folded.stands(inner) and listed.id:
            listed = listed._replace(event_sources=self.rows.row(inner).event_sources)
        elif within:  # the row above tells it
            listed = listed._replace(event_sources=1)
        return listed._replace(number=row + 1, folded=others, within=within)

    def find(self, story_id: str) -> int | None:
        """The row of a story, or that it stands behind."""
        return self._folded.outer(super().find(story_id))

    def next_unread(self, row: int, direction: int) -> int | None:
        """The nearest unread row; what stands behind others unseen is passed over."""
        there: int | None = self._from(row)
        found = self._unfolded(row, direction, lambda one: not one.is_read)
        while there is not None:
            there = self.rows.next_unread(there, direction)
            if not self._folded.is_behind(there):
                outer = self._folded.outer(there)
                if outer is None or not self.headline(outer).is_read:
                    return _nearest(found, outer, direction)
        return found

    def next_breaking(self, row: int, direction: int) -> int | None:
        """The nearest breaking row."""
        there: int | None = self._from(row)
        found = self._unfolded(row, direction, lambda one: one.alert is not None)
        while there is not None:
            there = self.rows.next_breaking(there, direction)
            if not self._folded.is_behind(there):
                return _nearest(found, self._folded.outer(there), direction)
        return found

    def _unfolded(
        self, row: int, direction: int, is_wanted: Callable[[Headline], bool]
    ) -> int | None:
        """The nearest wanted row among those of unfolded events."""
        rows = [self._folded.outer(inner) for inner in self._folded.unfolded()]
        there = [one for one in rows if one is not None and (one - row) * direction > 0]
        for one in sorted(there, reverse=direction < 0):
            if is_wanted(self.headline(one)):
                return one
        return None

    def _from(self, row: int) -> int:
        """The row of the whole list from which one looks on."""
        return row if row < 0 else self._folded.best(self._folded.inner(row))


def _nearest(one: int | None, other: int | None, direction: int) -> int | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other) if direction > 0 else max(one, other)


def kept_list(
    library: "Library",
    scope: Scope,
    now: "datetime",
    known: Callable[[str], Mark | None] = lambda _: None,
    pin_for_s: float = PIN_FOR_S,
) -> Kept:
    """What the library has of a scope.  Raises LibraryFault, and SettingsFault for its words."""
    kind = Folded if scope.is_folded else Kept
    return kind(library, query_of(library, scope, now), now, scope, known, pin_for_s)


def headline_of(story: Story, row: int, mark: Mark) -> Headline:
    """What is listed of a story in hand."""
    dispatch = story.dispatch
    return Headline(
        number=row + 1,
        id=story.id,
        headline=dispatch.headline,
        source=dispatch.source,
        kicker=dispatch.kicker,
        published=dispatch.published,
        is_date_only=dispatch.is_date_only,
        received=story.received,
        is_read=mark.is_read,
        is_starred=mark.is_starred,
        alert=story.alert,
        status=dispatch.status.value,
        embargo=dispatch.embargo,
        revision=story.revision,
        sources=1 + len(story.also_from),
        language=dispatch.language,
    )


def _unreadable(row: int, fault: LibraryFault) -> Headline:
    return Headline(row + 1, "", str(fault), "", None, None, False, None, True, False, None)  # noqa: FBT003


def _listed(kept: "StoryRow", row: int) -> Headline:
    return Headline(
        number=row + 1,
        id=kept.id,
        headline=kept.headline,
        source=kept.source,
        kicker=kept.kicker,
        published=kept.published,
        is_date_only=kept.is_date_only,
        received=kept.received,
        is_read=kept.is_read,
        is_starred=kept.is_starred,
        alert=kept.alert,
        status=kept.status,
        embargo=kept.embargo,
        revision=kept.revision,
        tags=kept.tags,
        sources=kept.sources,
        language=kept.language,
        changed=kept.is_changed,
        event_sources=kept.event_sources if kept.is_first else 1,
    )
