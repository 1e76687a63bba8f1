"""What commands work on: the stories, the marks, the findings, and where the reader is."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from wirereader.desk.intake import in_order
from wirereader.desk.keeping import Keeper
from wirereader.desk.notices import MarksChanged, Notice
from wirereader.desk.outcomes import Headline, Outcome, Shown
from wirereader.desk.session import Session
from wirereader.desk.understanding import Understanding
from wirereader.story.faults import LibraryFault, WirereaderFault
from wirereader.story.findings import Findings
from wirereader.story.mark import Mark
from wirereader.story.story import Story

T = TypeVar("T")


class Away(Protocol):
    """Has work done that waits for a disk, so that nobody else need wait."""

    def __call__(self, work: Callable[[], T], /) -> Awaitable[T]:
        """The result of `work`, once it is there."""


def now_utc() -> datetime:
    """The time, aware and in UTC."""
    return datetime.now(UTC)


def _key(story: Story) -> tuple[str, str]:
    return story.mark_key


async def _at_once(work: Callable[[], T]) -> T:
    return work()


class Bench:
    """The stories in list order and everything known about them; commands read and change it."""

    def __init__(
        self,
        stories: Iterable[Story],
        keeper: Keeper,
        understanding: Understanding,
        faults: Iterable[WirereaderFault] = (),
        clock: Callable[[], datetime] = now_utc,
    ) -> None:
        self.stories: tuple[Story, ...] = tuple(stories)
        self.understanding = understanding
        self.faults = list(faults)
        self.clock = clock
        self.session = Session()
        self.last: Outcome | None = None
        self.tell: Callable[[Notice], None] = lambda _: None
        self.away: Away = _at_once
        self._keeper = keeper
        self._marks = keeper.marks(map(_key, self.stories))
        self._rows: dict[str, int] = {}
        self._number()

    def _number(self) -> None:
        self._rows = {story.id: row for row, story in enumerate(self.stories)}

    def admit(self, stories: Iterable[Story]) -> None:
        """Take more stories in; one that came again takes the place of the older."""
        new = list(stories)
        self._marks = self._keeper.marks(map(_key, new)) | self._marks
        both = {story.id: story for story in (*self.stories, *new)}
        selected = self.stories[self.session.row].id if self.stories else ""
        self.stories = in_order(both.values())
        self._number()
        self.session = replace(self.session, row=self._rows.get(selected, 0))

    def story(self, story_id: str | None) -> Story | None:
        """The story with this id."""
        row = self._rows.get(story_id or "")
        return None if row is None else self.stories[row]

    def open_story(self) -> Story | None:
        """The story that is open, if any."""
        return self.story(self.session.story)

    def row(self, story: Story) -> int:
        """Where a story stands in the list, from 0."""
        return self._rows[story.id]

    def findings(self, story: Story) -> Findings | None:
        """Findings fit to be shown: at hand, and in a language we analyse."""
        if self.understanding.language(story) is not None:
            return None
        return self.understanding.at_hand(story)

    def mark(self, story: Story) -> Mark:
        """What the reader did with a story."""
        key = _key(story)
        return self._marks.get(key) or Mark(*key)

    def set_mark(
        self, story: Story, *, is_read: bool | None = None, is_starred: bool | None = None
    ) -> bool:
        """Change a story's mark and keep it; False when it was so already."""
        mark = self.mark(story)
        at = self.clock()
        new = mark
        if is_read is not None and is_read is not mark.is_read:
            new = replace(new, read_at=at if is_read else None)
        if is_starred is not None and is_starred is not mark.is_starred:
            new = replace(new, starred_at=at if is_starred else None)
        if new == mark:
            return False
        self._marks[mark.source, mark.guid] = new
        self._keeper.keep(mark, new, at)
        self.tell(MarksChanged(story.id))
        return True

    @property
    def until(self) -> str:
        """What is to be added when a mark is confirmed that cannot be kept, else nothing."""
        is_lost = self._keeper.fault or any(isinstance(one, LibraryFault) for one in self.faults)
        return " It lasts until you quit." if is_lost else ""

    def headline(self, row: int) -> Headline:
        """The headline in `row`, from 0."""
        story = self.stories[row]
        mark = self.mark(story)
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
        )

    def counts(self) -> tuple[int, int, int]:
        """How many stories there are, how many unread, how many breaking."""
        unread = sum(not self.mark(story).is_read for story in self.stories)
        breaking = sum(story.alert is not None for story in self.stories)
        return len(self.stories), unread, breaking

    def done(self, said: str, shows: Shown | None = None, **changes: object) -> Outcome:
        """An outcome that moves the reader: `changes` are fields of the session."""
        if changes:
            self.session = replace(self.session, **changes)  # type: ignore[arg-type]
        return Outcome(said, self.session, shows)

    def refused(self, said: str) -> Outcome:
        """An outcome that found nothing or could not be: the reader stays where they are."""
        return Outcome(said, self.session, is_done=False)
