"""What commands work on: the stories, the marks, the findings, and where the reader is."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from wirereader.desk.analysis_queue.findings_cache import Understanding
from wirereader.desk.clock import now_utc
from wirereader.desk.mark_writer import Keeper
from wirereader.desk.notices import MarksChanged, Notice
from wirereader.desk.outcomes import COVERS, Headline, Outcome, ScopeShown, Shown
from wirereader.desk.position.history import History, Stop, left
from wirereader.desk.position.position_file import LastPlace
from wirereader.desk.scope.feed_tree import VIEWS
from wirereader.desk.scope.scope import Scope
from wirereader.desk.session import Room, Session
from wirereader.desk.story_list import Folded, InHand, Kept, StoryList
from wirereader.settings.load import Loaded
from wirereader.settings.settings import Settings
from wirereader.story.body import Body
from wirereader.story.faults import LibraryFault, WirereaderFault
from wirereader.story.findings import Findings
from wirereader.story.mark import Mark
from wirereader.story.story import Story

if TYPE_CHECKING:
    from wirereader.desk.refresh.refresh_process import Refreshing
    from wirereader.library.library import Library
    from wirereader.settings.settings_problems import Problem

T = TypeVar("T")


WrongKeys = Callable[[Loaded], "tuple[Problem, ...]"]
"""What is wrong with settings, keys included."""


class Question(NamedTuple):
    """Something to be answered with yes before it is done; `no` is said where it is not."""

    said: str
    do: "Callable[[], Awaitable[Outcome]]"
    no: str


_AT_HAND = 200
MOST_WIDER = 50
"""Lists that going back leads through; a list costs some pages of rows."""
_ENOUGH_TO_FIND = 60


class Away(Protocol):
    """Has work done that waits for a disk, so that nobody else need wait."""

    def __call__(self, work: Callable[[], T], /) -> Awaitable[T]:
        """The result of `work`, once it is there."""


class Wider(NamedTuple):
    """A list that the reader went into another one from, and where they were in it."""

    list: StoryList
    session: Session


class Place(NamedTuple):
    """A list, where the reader is in it, what is wider, and where they have been."""

    list: StoryList
    session: Session
    wider: tuple[Wider, ...]
    history: History


class Undone(NamedTuple):
    """Marks of stories in hand that can be taken back: what they had, and when they were made."""

    said: str
    marks: tuple[tuple[Story, Mark], ...]
    at: datetime


class DoneOutside(NamedTuple):
    """A command that did something outside the program, and when."""

    word: str
    at: datetime


async def at_once_away(work: Callable[[], T]) -> T:
    """Do the work where one stands: for views without a loop."""
    return work()


class Context:
    """The list of stories and everything known about them; commands read and change it.

    Stories in hand were read from files and are not stored; with a `library` the list is what is
    stored there, and stories are brought from it one at a time.
    """

    folds = False
    """Claims that lists have one row for all stories of an event; scripts get them all."""
    placings = 0
    """In how many rounds stories were put into their events beside reading."""
    mends = True
    """Claims that a search which finds nothing is tried with words that are nearly those typed."""
    typed = ""
    """The line that is being obeyed; "" where a key asked."""

    together: tuple[tuple[int, int, int], ...] = ()
    """Of lines that made several steps: the step before those, the last of them and its time."""
    marks_shown = 0
    """How many marks of this run the lists were told before these were kept."""
    _in_doubt: frozenset[str] = frozenset()
    """Ids of stories at hand that another process may have given other words since."""

    def __init__(
        self,
        stories: Iterable[Story],
        keeper: Keeper,
        understanding: Understanding,
        faults: Iterable[WirereaderFault] = (),
        clock: Callable[[], datetime] = now_utc,
        library: "Library | None" = None,
        settings: Settings | None = None,
    ) -> None:
        self.understanding = understanding
        self.faults = list(faults)
        self.clock = clock
        self.library = library
        self.hand_library: Library | None = None
        self.settings = settings or Settings()
        self.loaded = Loaded(self.settings)
        """Where the settings come from, and the file that keeps them, if one does."""
        self.wrong_keys: WrongKeys = lambda _: ()
        self.session = Session()
        self.history = History()
        self.wider: list[Wider] = []
        """What going back widens the list to, the widest first."""
        self.is_covered = False
        """Claims that something shown covers the place: going back leaves that first."""
        self.question: Question | None = None
        self.is_asked, self.is_last = True, False
        """Claim that somebody is there to answer, and that the program ends with this command."""
        self.last_place = LastPlace()
        self.view = "plain"
        """Which view shows this: "plain" or "tui"."""
        self.no_screen = "wirereader --tui shows the full screen."
        """Why the full screen cannot be shown; "" where it can."""
        self.shows_text = True
        """False where stories are opened without their words being shown."""
        self._shown: set[tuple[str, int]] = set()
        self.last: Outcome | None = None
        self.tell: Callable[[Notice], None] = lambda _: None
        self.away: Away = at_once_away
        self.keeper = keeper
        self.shows_own = True
        """Whether the list of all has anything but samples."""
        self.undoable: list[Undone] = []
        self.outside: DoneOutside | None = None
        """What was done last that undo cannot take back."""
        self.fetcher: Refreshing | None = None
        self.carrier: Refreshing | None = None
        self.asked_whole: set[str] = set()
        self.refusal: LibraryFault | None = None
        """Why no mark can be kept, where the library can only be read."""
        self._in_hand: dict[str, Story] = {story.id: story for story in stories}
        self._at_hand: OrderedDict[str, Story] = OrderedDict()
        self._marks = keeper.marks(story.mark_key for story in self._in_hand.values())
        self.list: StoryList = self._whole()

    def _whole(self) -> StoryList:
        if self.library is not None:
            self.shows_own = self.library.has_own_news()
            kind = Folded if self.folds else Kept
            scope = Scope(is_folded=self.folds)
            return kind(self.library, None, self.clock(), scope, pin_for_s=self.pin_for_s)
        return self._of_hand(self._in_hand.values(), Scope())

    def _of_hand(self, stories: Iterable[Story], scope: Scope) -> InHand:
        return InHand(tuple(stories), self.mark, scope, self.clock())

    @property
    def pin_for_s(self) -> float:
        """How long breaking news is pinned, in seconds."""
        return self.settings.breaking.lasts_s

    # Where the reader was

    def here(self) -> Stop:
        """Where the reader is, to come back to."""
        now = self.session
        if now.story is None or now.room is Room.HEADLINES:
            return Stop(self.list, now.row)
        return Stop(self.list, now.row, now.story, now.offset, now.mention)

    def leave_here(self) -> None:
        """Remember where the reader is, who is about to go somewhere new."""
        self.note_place()
        self.history = left(self.history, self.here())

    def note_place(self) -> None:
        """Note how far the open story has been read."""
        story, session = self.open_story(), self.session
        if story is not None:
            self.last_place.note(story, session.offset, is_at_end=session.is_at_end)

    # Lists

    def all_in_hand(self) -> InHand:
        """All stories in hand, whatever is listed."""
        return self._of_hand(self._in_hand.values(), Scope())

    def show_whole(self) -> None:
        """List all there is, what came meanwhile included; nothing is wider.

        The selected story stays selected where all stories were listed before, too.
        """
        self.wider.clear()
        self.turn_to(self._whole())

    def show_hand(self, stories: Iterable[Story], name: str) -> None:
        """List stories in hand, called `name`."""
        self.go_in(self._of_hand(stories, Scope("", name)))

    def go_in(self, new: StoryList) -> None:
        """List something narrower; going back leads to where the reader is now.

        What is of the same scope takes the place of the list, and all there is has nothing wider.
        """
        if new.scope.is_same_as(Scope()):
            self.wider.clear()
        elif not new.scope.is_same_as(self.list.scope):
            self.wider.append(Wider(self.list, self.session))
            del self.wider[:-MOST_WIDER]
        self.turn_to(new)

    def go_out(self) -> bool:
        """List what is wider, and be where the reader was in it; False where nothing is.

        What the reader prefers stays as it is.
        """
        self.note_place()
        if not self.wider:
            if self.list.scope.is_same_as(Scope()):
                return False
            self.turn_to(self._whole())
            return True
        wider = self.wider.pop()
        self.list = wider.list
        row = max(0, min(wider.session.row, self.list.count() - 1))
        self.session = replace(
            wider.session, row=row, preferences=self.session.preferences, listed=()
        )
        return True

    def show_again(self, old: StoryList) -> None:
        """Show a list that was shown before; what was gone into from it is left."""
        at = next((n for n, one in enumerate(self.wider) if one.list is old), None)
        if at is not None:
            del self.wider[at:]
        self.list = old

    def place(self) -> Place:
        """Where the reader is, to be returned to."""
        return Place(self.list, self.session, tuple(self.wider), self.history)

    def return_to(self, place: Place) -> None:
        """Be where the reader was, whatever was listed meanwhile."""
        self.list, self.session, _, self.history = place
        self.wider[:] = place.wider

    def turn_to(self, new: StoryList) -> None:
        """List other stories; the selected one stays selected in a list of the same scope."""
        row = self.session.row
        selected = self.list.story_id(row) if row < self.list.count() else ""
        is_same = new.scope.is_same_as(self.list.scope)
        self.list = new
        found = new.find(selected) if selected and is_same else None
        pointed = found if row == self.session.pointed else None
        self.session = replace(self.session, row=found or 0, shown=0, pointed=pointed)

    def note_cover(self, outcome: Outcome, before: Session) -> None:
        """Note that what is shown covers the place, for a view of lines, which has no pages."""
        if isinstance(outcome.shows, COVERS):
            self.is_covered = self.view == "plain"
        elif replace(outcome.session, preferences=before.preferences) != before:
            self.is_covered = False

    def scope_shown(self) -> ScopeShown:
        """What the list is of, with its exact counts."""
        scope = self.list.scope
        total, unread, _ = self.counts()
        state = (scope.sort, scope.is_unread_only, self.is_narrow)
        return ScopeShown(scope.id, scope.name or VIEWS["all"], total, unread or 0, *state)

    @property
    def is_narrow(self) -> bool:
        """Claim that there is something wider to go back to."""
        return bool(self.wider) or not self.list.scope.is_same_as(Scope())

    def lists(self) -> tuple[StoryList, ...]:
        """The list that is shown, and those that going back leads to."""
        return (self.list, *(one.list for one in self.wider))

    def admit(self, stories: Iterable[Story]) -> None:
        """Take more stories in hand; one that came again takes the place of the older."""
        new = {story.id: story for story in stories}
        self._marks |= {
            key: mark
            for key, mark in self.keeper.marks(one.mark_key for one in new.values()).items()
            if key not in self._marks
        }
        self._in_hand |= new
        if self.library is None and isinstance(self.list, InHand) and not self.list.name:
            self.turn_to(self._of_hand(self._in_hand.values(), self.list.scope))

    # Stories

    def story(self, story_id: str | None) -> Story | None:
        """The story with this id, if it is at hand without waiting."""
        wanted = story_id or ""
        found = self._in_hand.get(wanted)
        if found is None:
            found = self._at_hand.get(wanted)
            if self.away is at_once_away and (found is None or self._is_doubted(wanted)):
                found = self._brought(wanted) or found
        return found

    async def bring(self, story_id: str | None) -> Story | None:
        """The story with this id, from the library if need be.  Raises LibraryFault."""
        found = self.story(story_id)
        is_wanted = found is None or self._is_doubted(found.id)
        if is_wanted and self.library is not None and story_id:
            library, wanted = self.library, story_id
            found = self._keep_at_hand(await self.away(lambda: library.story(wanted))) or found
        return found

    async def is_changed_elsewhere(self, library: "Library") -> bool:
        """Claim that another process wrote to the library since this was last asked.

        Each story at hand is then brought anew before it is shown again.  Raises LibraryFault.
        """
        is_changed = await self.away(library.changed)
        if is_changed:
            self._in_doubt = frozenset(self._at_hand)
        return is_changed

    def _is_doubted(self, story_id: str) -> bool:
        """Claim that a story is to be brought anew; one that is being read stays as it is."""
        is_read = story_id == self.session.story and self.session.room is not Room.HEADLINES
        return story_id in self._in_doubt and not is_read

    def _brought(self, story_id: str) -> Story | None:
        if self.library is None or not story_id:
            return None
        try:
            return self._keep_at_hand(self.library.story(story_id))
        except LibraryFault as fault:  # told where faults are told; a pane stays empty
            self.faults.append(fault)
            return None

    def _keep_at_hand(self, story: Story | None) -> Story | None:
        if story is not None:
            alert = story.alert
            if alert is not None and alert.until is not None and alert.until <= self.clock():
                story = replace(story, alert=None)
            self._at_hand[story.id] = story
            self._in_doubt -= {story.id}
            self._at_hand.move_to_end(story.id)
            if (reading := self.session.story) in self._at_hand and reading is not None:
                self._at_hand.move_to_end(reading)
            while len(self._at_hand) > _AT_HAND:
                self._at_hand.popitem(last=False)
        return story

    async def renew_story(self) -> bool:
        """Bring the open story anew; claim that its words changed.

        The reader stays at the words they were at, as far as these are still there.
        """
        old, library = self.open_story(), self.library
        if old is None or library is None or old.id in self._in_hand:
            return False
        new = self._keep_at_hand(await self.away(lambda: library.story(old.id)))
        if new is None or new.body == old.body:
            return False
        offset = _same_place(old.body, new.body, self.session.offset)
        self.session = replace(self.session, offset=offset, mention=None, quote=None, listed=())
        self.understanding.ask(new, is_first=True)
        return True

    def at_hand(self) -> tuple[Story, ...]:
        """All stories that can be had without waiting."""
        return (*self._in_hand.values(), *self._at_hand.values())

    def open_story(self) -> Story | None:
        """The story that is open, if any."""
        return self.story(self.session.story)

    def selected_id(self) -> str | None:
        """The id of the story that is selected: in the list its row, else the open story."""
        row = self.session.row
        if self.session.room is Room.HEADLINES and 0 <= row < self.list.count():
            return self.list.story_id(row)
        return self.session.story

    def take_selected(self) -> None:
        """Have the selected story open for a command about it, if it is at hand; none is marked.

        By ear a story is selected once one was opened.
        """
        wanted = self.selected_id()
        if self.view == "plain" and self.session.story is None:
            return
        if wanted != self.session.story and (story := self.story(wanted)) is not None:
            self.note_place()
            self.understanding.ask(story, is_first=True)
            offset = self.last_place.offset(story)
            self.session = replace(
                self.session,
                story=story.id,
                offset=offset,
                mention=None,
                quote=None,
                is_unheard=True,
                is_at_end=False,
            )

    def row(self, story: Story) -> int | None:
        """Where a story stands in the list, from 0; None when it is not in it."""
        return self.list.find(story.id)

    def findings(self, story: Story) -> Findings | None:
        """Findings fit to be shown: at hand, and in a language we analyse."""
        if self.understanding.language(story) is not None:
            return None
        return self.understanding.at_hand(story)

    # Marks

    def mark(self, story: Story) -> Mark:
        """What the reader did with a story."""
        key = story.mark_key
        mark = self._marks.get(key)
        if mark is None:
            if story.id not in self._in_hand:
                mark = self.keeper.marks([key]).get(key)
            mark = self._marks[key] = mark or Mark(*key)
        return mark

    def mark_in_hand(self, story_id: str) -> Mark | None:
        """The mark of a story in hand; None for others."""
        story = self._in_hand.get(story_id)
        return None if story is None else self.mark(story)

    def set_mark(
        self,
        story: Story,
        *,
        is_read: bool | None = None,
        is_starred: bool | None = None,
        said: str = "",
    ) -> bool:
        """Change a story's mark and keep it; False when it was so already.

        `said` is what is told when the mark is taken back ("starred Wheat prices rise").  Raises
        LibraryFault where nothing can be kept.
        """
        self.raise_refusal()
        return self.change_mark(story, is_read=is_read, is_starred=is_starred, said=said)

    def change_mark(
        self,
        story: Story,
        *,
        is_read: bool | None = None,
        is_starred: bool | None = None,
        said: str = "",
    ) -> bool:
        """Do the same, and wait with what cannot be kept at this moment.

        Without `said` it is no step: undo does not take it back.
        """
        mark = self.mark(story)
        at = self.clock()
        new = mark
        if is_read is not None and is_read is not mark.is_read:
            new = replace(new, read_at=at if is_read else None)
        if is_starred is not None and is_starred is not mark.is_starred:
            new = replace(new, starred_at=at if is_starred else None)
        if new == mark:
            return False
        if story.id in self._in_hand:
            self.keeper.keep(mark, new, at)
            if said:
                self.undoable.append(Undone(said, ((story, mark),), at))
        else:
            self.keeper.keep_kept(story.id, mark, new, said, at)
        self._show_mark(story, mark, new)
        return True

    def note_read(self, story: Story) -> None:
        """Mark a story read because it was read; nothing is said where that cannot be kept.

        It is no step of undo: nobody asked for it, and it would stand in the way of what was.
        """
        if self.refusal is None:
            self.change_mark(story, is_read=True)
            self.note_shown(story)

    def note_shown(self, story: Story) -> None:
        """Keep which version's words were shown: what changes later is told against it."""
        version = story.id, story.revision
        library = self.library
        if (
            self.shows_text
            and library is not None
            and self.refusal is None
            and story.id not in self._in_hand
            and version not in self._shown
        ):
            self._shown.add(version)
            self.keeper.do(lambda: library.running.note_shown(*version))

    def raise_refusal(self) -> None:
        """Raise why nothing can be kept, if so: nothing is shown as if it were."""
        fault = self.refusal or self.keeper.held_by
        if fault is not None:
            raise fault

    def _show_mark(self, story: Story, old: Mark, new: Mark) -> None:
        self._marks[story.mark_key] = new
        self.marks_shown += 1
        for one in self.lists():
            one.note(story, old, new)
        self.tell(MarksChanged(story.id))

    def take_back(self, marks: Iterable[tuple[Story, Mark]]) -> None:
        """Give stories in hand the marks they had.  Raises LibraryFault as `set_mark` does."""
        self.raise_refusal()
        at = self.clock()
        for story, old in marks:
            now = self.mark(story)
            self.keeper.keep(now, old, at)
            self._show_mark(story, now, old)

    def forget_marks(self) -> None:
        """Read marks anew: the library changed them."""
        # those of stories in hand are not the library's
        self._marks = {
            story.mark_key: self._marks[story.mark_key]
            for story in self._in_hand.values()
            if story.mark_key in self._marks
        }

    @property
    def until(self) -> str:
        """What is to be added when a mark is confirmed that cannot be kept, else nothing."""
        is_lost = self.keeper.fault or any(isinstance(one, LibraryFault) for one in self.faults)
        return " It lasts until you quit." if is_lost else ""

    def headline(self, row: int) -> Headline:
        """The headline in `row`, from 0."""
        return self.list.headline(row)

    def counts(self) -> tuple[int, int | None, int]:
        """How many stories there are, how many unread (if anybody counted), how many breaking."""
        return self.list.story_count(), self.list.unread(), self.list.breaking()

    def done(self, said: str, shows: Shown | None = None, **changes: object) -> Outcome:
        """An outcome that moves the reader: `changes` are fields of the session."""
        if changes:
            self.session = replace(self.session, **changes)  # type: ignore[arg-type]
        return Outcome(said, self.session, shows)

    def ask_nothing(self, *, is_last: bool, mends: bool) -> None:
        """Nobody can answer; `is_last`: one command alone; without `mends` words stay as typed."""
        self.is_asked, self.is_last, self.mends = False, is_last, mends

    def refused(self, said: str) -> Outcome:
        """An outcome that found nothing or could not be: the reader stays where they are."""
        return Outcome(said, self.session, is_done=False)


def _same_place(old: Body, new: Body, offset: int) -> int:
    """Where the words at `offset` of `old` stand in `new`, else the paragraph of that number."""
    if not (old.paragraphs and new.paragraphs):  # some feeds send nothing but headlines
        return 0
    index = old.paragraph_at(offset)
    here = old.paragraphs[index]
    found = new.text.find(here.of(old.text)[:_ENOUGH_TO_FIND])
    if found < 0:
        return new.paragraphs[min(index, len(new.paragraphs) - 1)].start
    is_same = new.text.startswith(old.text[here.start : offset], found)
    return found + offset - here.start if is_same else found
