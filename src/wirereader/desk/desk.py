"""The desk: where stories are handled; the one thing that views hold."""

import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from wirereader.desk import navigation, phrases
from wirereader.desk.analysis_queue.findings_cache import Understanding
from wirereader.desk.analysis_queue.worker_queue import Analyst, Answer
from wirereader.desk.clock import now_utc
from wirereader.desk.commands.command import Command
from wirereader.desk.commands.preferences.settings_keeper import SettingsKeeper
from wirereader.desk.commands.table import by_word
from wirereader.desk.commands.undo.outside_changes import OUTSIDE
from wirereader.desk.context import Context, DoneOutside
from wirereader.desk.event_queue import Inbox
from wirereader.desk.fetch_requests import Fetches
from wirereader.desk.full_screen.full_screen_desk import FullScreenDesk
from wirereader.desk.keymap.key_problems import wrong_keys
from wirereader.desk.mark_writer import Keeper, MarksShelf
from wirereader.desk.notices import (
    AlertsArrived,
    Arrived,
    FindingsFailed,
    FindingsReady,
    ListRenewed,
    Notice,
    Trouble,
)
from wirereader.desk.outcomes import (
    Drawing,
    Headline,
    NamesShown,
    Outcome,
    QuotesShown,
    RowDetails,
    ScopeShown,
    StoryShown,
)
from wirereader.desk.read_ahead import read_ahead as ahead
from wirereader.desk.search.query_help import QueryHelp
from wirereader.desk.session import Recalled, Room, Session
from wirereader.desk.targets import Ask, ListFilters, Target
from wirereader.late_import import Late
from wirereader.settings.load import Loaded
from wirereader.settings.settings import Settings
from wirereader.story.faults import LibraryFault, WirereaderFault
from wirereader.story.findings import Findings
from wirereader.story.story import Story

if TYPE_CHECKING:
    from wirereader.desk import command_parser
    from wirereader.desk.commands.story_lines import AnalysedStory
    from wirereader.desk.refresh.progress_reports import Tiding
    from wirereader.desk.refresh.refresh_process import Refreshing
    from wirereader.desk.typed_lines import typed_lines
    from wirereader.library.library import Library
else:
    command_parser = Late("wirereader.desk.command_parser")
    typed_lines = Late("wirereader.desk.typed_lines.typed_lines")

T = TypeVar("T")
LIST = Ask("list")
NOT_KEPT = "Marks are not saved: {why}"
ANSWERS = {"y": True, "yes": True, "n": False, "no": False}


def at_once(work: Coroutine[Any, Any, T]) -> T:
    """The result of a command that waits for nothing: any, where no loop runs."""
    try:
        work.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    work.close()
    raise RuntimeError("without a loop nothing may be waited for")


class Desk:
    """All a reader can do with some stories.

    It belongs to one thread.  Answers from the analyst, who has a thread of their own, wait in an
    inbox until the desk's thread takes them: by itself if it runs an asyncio loop and listens,
    else at `catch_up` and `settle`.
    """

    def __init__(
        self,
        stories: Iterable[Story],
        analyst: Analyst | None = None,
        marks: MarksShelf | None = None,
        faults: Iterable[WirereaderFault] = (),
        clock: Callable[[], datetime] = now_utc,
        library: "Library | None" = None,
        settings: Settings | None = None,
    ) -> None:
        self.opening = LIST
        """The command that a view does first: the list, or a story named at the start."""
        self.turned: Outcome | None = None
        """What the view that the reader turned to says first."""
        self.at_close: list[Callable[[], None]] = []
        """What else is to be closed once the desk has kept everything."""
        self._inbox = Inbox(self._take)
        self._troubles: set[str] = set()
        self._newer = 0
        self._newer_than: object = None
        understanding = Understanding(analyst)
        understanding.analyst.deliver_to(self._inbox.put)
        self._keeper = Keeper(marks, self._lost)
        self._fault: WirereaderFault | None = None
        self._context = Context(
            stories, self._keeper, understanding, faults, clock, library, settings
        )
        self._context.refusal = getattr(marks, "refusal", None)
        self.preferences = SettingsKeeper(self._context, wrong_keys)
        self._context.tell = self._inbox.tell
        self._fetching = Fetches(self._context, self._inbox.put)
        self.screen = FullScreenDesk(self._context)
        """What only the full screen asks."""
        self.query = QueryHelp(self._context)  # what helps while a search is typed

    @property
    def settings(self) -> Settings:
        """What the reader prefers."""
        return self._context.settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        self.preferences.keep_in(Loaded(settings))

    @property
    def session(self) -> Session:
        """Where the reader is."""
        return self._context.session

    @session.setter
    def session(self, session: Session) -> None:
        self._context.session = session

    @property
    def view(self) -> str:
        """Which view is to show this desk: "plain" or "tui"; a command may change it."""
        return self._context.view

    def show_in(self, view: str, *, no_screen: str = "") -> None:
        """Note which view shows this desk; `no_screen` says why the full screen cannot, if so."""
        self._context.view, self._context.no_screen = view, no_screen
        context = self._context
        wanted = context.settings.appearance.fold_events and context.library is not None
        if wanted and not context.folds:
            context.folds = True
            context.show_whole()

    # The last place

    def remember_in(self, file: Path) -> None:
        """Begin with what `file` tells of the last run, and keep there what is to be remembered."""
        from wirereader.desk.position.position_file import LastPlace

        self._context.last_place = LastPlace(file)

    def recall(self) -> Recalled | None:
        """Where the reader was when they left, if that is in the list; going back leads there."""
        from wirereader.desk.position_restore import recall

        return recall(self._context)

    async def new_since_last(self) -> Outcome | None:
        """List what arrived since the last run; None where that is not known."""
        arrival = self._context.last_place.arrival
        if arrival < 0:
            return None
        from wirereader.desk.commands.headlines import show_since

        outcome = await show_since(self._context, arrival)
        return None if outcome is None else self._remember(outcome)

    def keep_place(self, *, is_last: bool = False) -> None:
        """Keep where the reader is, and how wide panes are; a thread writes, if it is not last."""
        place = self._context.last_place
        if place.is_kept:
            from wirereader.desk.position_restore import note

            note(self._context)
            place.keep(is_last=is_last)

    @property
    def pane_widths(self) -> dict[Room, int]:
        """By how many cells each pane is wider than usual; a view may change it."""
        return self._context.last_place.panes

    @property
    def faults(self) -> tuple[WirereaderFault, ...]:
        """What could not be read so far."""
        return tuple(self._context.faults)

    @property
    def fault(self) -> WirereaderFault | None:
        """Why the last command was refused, if something was at fault."""
        return self._fault

    @property
    def refusal(self) -> LibraryFault | None:
        """Why nothing can be kept, where the library can only be read."""
        return self._context.refusal

    def now(self) -> datetime:
        """What time it is, in UTC."""
        return self._context.clock()

    def drawing(self, file: Path) -> Drawing | None:
        """The pixels of a picture that was fetched into a file of ours, if they are there."""
        from wirereader.desk.story_files.picture_files import drawing_in

        return drawing_in(file)

    def count(self) -> int:
        """How many stories there are."""
        return self._context.list.count()

    def is_whole(self) -> bool:
        """Claim that there are no more stories in the list than were counted."""
        return self._context.list.is_whole()

    def counts(self) -> tuple[int, int | None, int]:
        """How many stories there are, how many unread (if counted), how many breaking."""
        return self._context.counts()

    @property
    def scope(self) -> ScopeShown:
        """What the list is of, and how many stories that are."""
        return self._context.scope_shown()

    @property
    def question(self) -> str | None:
        """What was asked, and waits for a yes; any other command is a no."""
        return None if self._context.question is None else self._context.question.said

    def ask_nothing(self, *, is_last: bool = False, mends: bool = True) -> None:
        """Nobody can answer; `is_last`: one command alone; without `mends` words stay as typed."""
        self._context.ask_nothing(is_last=is_last, mends=mends)

    async def answer(self, *, is_yes: bool) -> Outcome:
        """Do what was asked about, or leave it."""
        question, self._context.question = self._context.question, None
        if question is None or not is_yes:
            no = "There was no question." if question is None else question.no
            return self._remember(self._context.refused(no))
        return self._remember(await self._faultless(question.do()))

    def list_name(self) -> str:
        """What the list is of, in the reader's words; "" stands for all stories."""
        return self._context.list.name

    def send_out(self, make: "Callable[[Callable[[Tiding], None]], Refreshing]") -> None:
        """Have somebody who fetches; what they tell comes as notices."""
        self._fetching.send_out(make)

    @property
    def is_fetching(self) -> bool:
        """Claim that something is being fetched that the reader asked for."""
        return self._fetching.is_asked_for

    def refresh_quietly(self) -> None:
        """Fetch from the sources whose time has come; only what arrives is told."""
        if self.refusal is None:
            self._fetching.start_quietly("refresh", "--due")

    def stop_fetching(self) -> None:
        """Have it stopped; the end is told as a notice."""
        self._fetching.stop()

    def wait_for_word(self, limit_s: float) -> None:
        """Wait at most so long for whoever works beside us to say something, and take it."""
        self._inbox.take_one(limit_s)

    def newer(self) -> int:
        """How many stories came since the list was made, as far as is known."""
        return self._newer if self._context.list is self._newer_than else 0

    async def renew_story(self) -> bool:
        """Take over the words of the open story that were fetched; claim that they changed."""
        return await self._context.renew_story()

    async def look_for_news(self) -> None:
        """Ask whether another process wrote to the library; what came is told as a notice."""
        await self._unharmed(self._look_for_news())

    async def _unharmed(self, work: Coroutine[Any, Any, None]) -> None:
        """Do what nobody asked for: trouble with the library is told once, and stops nothing."""
        try:
            await work
        except LibraryFault as fault:
            if str(fault) not in self._troubles:
                self._troubles.add(str(fault))
                self._context.faults.append(fault)
                self._inbox.tell(Trouble(str(fault)))

    async def _look_for_news(self) -> None:
        context, library = self._context, self._context.library
        if library is None:
            return
        await self._fetching.fetch_whole_if_wanted()
        if not await context.is_changed_elsewhere(library):
            return
        before, self._newer = self.newer(), await context.away(context.list.newer)
        self._newer_than = context.list
        if self._newer and not context.list.name and not context.shows_own:
            context.show_whole()
            self._newer = 0
            self._inbox.tell(ListRenewed(phrases.arrived(context.list.count(), 0)))
            return
        if self._newer > before:
            fresh = await context.away(lambda: library.rows(None, context.clock()).breaking())
            breaking = max(0, fresh - context.list.breaking()) if not context.list.name else 0
            self._inbox.tell(Arrived(self._newer, breaking, phrases.arrived(self._newer, breaking)))

    async def search(self, words: str, *, ranked: bool = False) -> Outcome:
        """List what a query finds; `ranked`: best match first.  Raises WirereaderFault."""
        from wirereader.desk.commands.searches_and_rules import search

        return await search(self._context, words, ranked=ranked)

    def list_only(self, filters: ListFilters) -> None:
        """List what scripts ask for.  Raises WirereaderFault."""
        from wirereader.desk.commands.feeds.list_order import list_only

        list_only(self._context, filters)

    def details(self, stories: Sequence[str]) -> Mapping[str, RowDetails]:
        """What scripts are told of stories beside their headlines, by id."""
        from wirereader.desk.commands.feeds.story_details import details_of

        return details_of(self._context, stories)

    async def analyse_backlog(self, most: int = ahead.BACKLOG) -> None:
        """Have stories analysed that were not yet, at most so many; nobody waits.

        Those that are breaking first, then those with a star, then the newest.
        """
        await self._unharmed(ahead.analyse_backlog(self._context, most))

    def headline(self, row: int) -> Headline:
        """The headline in `row` (from 0).  Raises IndexError."""
        return self._context.headline(row)

    def listed(self, row: int) -> Headline | None:
        """The same; None where a list that became shorter has no such row any more."""
        if row < 0:
            return None
        try:
            return self._context.headline(row)
        except IndexError:  # counted before another thread wrote
            return None

    def json_answer(self, word: str, argument: str = "") -> object | None:
        """What a command gives a script instead of sentences, or None."""
        from wirereader.desk.json_answers.json_answers import answer

        return answer(self._context, word, argument)

    def show_no_text(self) -> None:
        """Note that stories are opened here without their words being shown to anybody."""
        self._context.shows_text = False

    def story(self, story_id: str) -> Story | None:
        """The story with this id."""
        return self._context.story(story_id)

    def findings(self, story_id: str) -> Findings | None:
        """Findings fit to be shown, if they are at hand now; never waits."""
        story = self._context.story(story_id)
        return None if story is None else self._context.findings(story)

    def raw_findings(self, story_id: str) -> Findings | None:
        """Findings if at hand, also of a story in a language that is not analysed: for scripts."""
        story = self._context.story(story_id)
        return None if story is None else self._context.understanding.at_hand(story)

    def quotes(self, story_id: str) -> QuotesShown:
        """The quotes of a story, as far as findings fit to be shown are at hand."""
        from wirereader.desk.commands.story_lines import quote_lines

        at = self._analysed(story_id)
        return QuotesShown(()) if at is None else quote_lines(*at)

    def names(self, story_id: str) -> NamesShown:
        """The names of a story, as far as findings fit to be shown are at hand."""
        from wirereader.desk.commands.story_lines import name_lines

        at = self._analysed(story_id)
        return NamesShown(() if at is None else name_lines(at))

    def names_meant(self, story_id: str, typed: str) -> tuple[int, ...]:
        """The names of a story that somebody may mean, as indices in its findings."""
        at = self._analysed(story_id)
        return () if at is None else navigation.matching(at.findings, typed)

    def _analysed(self, story_id: str) -> "AnalysedStory | None":
        from wirereader.desk.commands.story_lines import AnalysedStory

        story, findings = self.story(story_id), self.findings(story_id)
        return None if story is None or findings is None else AnalysedStory(story, findings)

    def why_no_findings(self, story_id: str) -> str | None:
        """What to say where a story's findings would stand, or None when there are some.

        "Still being analysed.", "Not analysed: ...".
        """
        story = self._context.story(story_id)
        return None if story is None else self._context.understanding.why_not(story)

    def has_failed(self, story_id: str) -> bool:
        """Claim that a story was to be analysed, and that something went wrong."""
        story = self._context.story(story_id)
        return story is not None and self._context.understanding.has_failed(story)

    def is_awaited(self, story_id: str) -> bool:
        """Claim that a story's findings are on their way."""
        story = self._context.story(story_id)
        return story is not None and self._context.understanding.is_awaited(story)

    def place(self, offset: int) -> None:
        """Note that the reader's eye is at `offset` of the open story."""
        if offset != self.session.offset:
            self.session = replace(self.session, offset=max(0, offset), is_at_end=False)

    def select(self, row: int) -> None:
        """Note that the reader's eye is on headline `row`."""
        self.session = replace(self.session, row=max(0, min(row, self.count() - 1)))

    def enter(self, room: Room) -> None:
        """Note that the reader went to another pane."""
        self.session = replace(self.session, room=room)

    def seen(self, story_id: str) -> None:
        """Note that the whole story has been given to the reader: it is read, without a word."""
        story = self._context.story(story_id)
        if story is not None:
            self._context.note_read(story)

    async def start(self) -> None:
        """Begin what need not wait for the reader; to be called once the first screen stands."""
        if self.refusal is not None:
            self._inbox.tell(Trouble(str(self.refusal)))
        if waiting := await self.alerts_waiting():
            self._inbox.tell(AlertsArrived((waiting,), is_new=False))
        await self._unharmed(self.look_ahead())

    async def alerts_waiting(self) -> str:
        """How many alerts are unread, as a sentence; "" where none is, or nobody knows."""
        library = self._context.library
        if library is None:
            return ""
        try:
            unread = await self._context.away(library.follows.unread)
        except LibraryFault:
            return ""  # told where the list is made
        return f"{phrases.count(unread, 'unread alert')}. alerts lists them." if unread else ""

    def listen(self, hear: Callable[[Notice], None]) -> Callable[[], None]:
        """Call `hear` for every notice, on the desk's own thread; returns how to stop it."""
        self._inbox.listen(hear)
        self._context.away = self._inbox.away

        def stop() -> None:
            self._inbox.stop_listening(hear)
            self._context.away = self._inbox.away

        return stop

    async def do(self, word: str, target: Target | str | None = None) -> Outcome:
        """Do one command by its exact word (or short form).

        `target` is what it is about; what a person typed after the word is read here.  Never
        raises for what a person did: a fault is an outcome that says so.
        """
        command = by_word(word)
        if command is None:
            return self._context.refused(f"Unknown command {word}. h for help.")
        if isinstance(target, str) or (target is None and command.needs_words):
            target = command_parser.target_of(command, target or "", self.session)
        return await self._run(command, target)

    async def obey(self, line: str) -> Outcome:
        """Do what a typed line means; after a question it may be the answer."""
        if self._context.question is not None and (said := line.strip().casefold()) in ANSWERS:
            return await self.answer(is_yes=ANSWERS[said])
        return self._remember(await self._typed_lines().obey(line))

    def _typed_lines(self) -> "typed_lines.TypedLines":
        return typed_lines.TypedLines(self._context, self._run)

    async def _run(self, command: Command, target: Target | None) -> Outcome:
        from wirereader.desk.commands.resolution import carry_out

        self.catch_up()
        before, self._context.question = self.session, None
        outcome = await self._faultless(carry_out(self._context, command, target))
        self._context.note_cover(outcome, before)
        if outcome.is_done and command.word in OUTSIDE:
            self._context.outside = DoneOutside(command.word, self.now())
        if isinstance(outcome.shows, StoryShown):
            # looked at later: opening waits for nothing
            self._fetching.opened = outcome.shows.story
        return outcome if command.word == "again" else self._remember(outcome)

    async def _faultless(self, work: Awaitable[Outcome]) -> Outcome:
        """What came of it; a fault is an outcome that says so."""
        self._fault = None
        try:
            return await work
        except WirereaderFault as fault:
            self._fault = fault
            return self._context.refused(str(fault))

    def _remember(self, outcome: Outcome) -> Outcome:
        self._context.last = replace(outcome, turns_to="")  # again tells it, and stays
        if outcome.turns_to:
            self._context.view, self.turned, self.opening = outcome.turns_to, outcome, LIST
        return outcome

    def wants_findings_of(self, line: str) -> str | None:
        """The story without whose findings a typed line has nothing to say, or None."""
        return self._typed_lines().wants_findings_of(line)

    def wants_all_findings(self, line: str) -> bool:
        """Claim that a typed line asks for names of all stories, which are still being found."""
        return self._typed_lines().wants_all_findings(line)

    def settle_all(self, limit_s: float) -> bool:
        """Wait at most so long for everything that is being analysed; True when all has come."""
        end = time.monotonic() + limit_s
        self.catch_up()
        while not self._context.understanding.is_idle():
            left = end - time.monotonic()
            if left <= 0 or not self._inbox.take_one(left):
                return False
        return True

    def completions(self, line: str) -> tuple[str, ...]:
        """Whole lines that a line somebody is typing may become."""
        from wirereader.desk.completion import completions

        return completions(self._context, line)

    def read_ahead(self) -> None:
        """Have the stories of the list analysed in the background, from the selected one on."""
        ahead.read_ahead(self._context)

    async def look_ahead(self) -> None:
        """Do the same where the stories must be brought from the library first."""
        await ahead.look_ahead(self._context)

    def catch_up(self) -> None:
        """Take all answers that have come, and tell those who listen."""
        self._inbox.take_all()

    def settle(self, story_id: str | None, limit_s: float) -> bool:
        """Wait at most so long for a story's findings; True when no more is to be waited for.

        For views without a loop; Ctrl+C ends it.
        """
        end = time.monotonic() + limit_s
        self.catch_up()
        while story_id is not None and self.is_awaited(story_id):
            left = end - time.monotonic()
            if left <= 0 or not self._inbox.take_one(left):
                return False
        return True

    def close(self) -> LibraryFault | None:
        """End the analyst and keep what is to be kept; tells what could not be kept."""
        self._inbox.close()
        self.keep_place(is_last=True)
        self._fetching.close()
        self._context.understanding.analyst.close()
        self._keeper.close()
        while self.at_close:
            self.at_close.pop()()
        return self._keeper.unkept

    def _take(self, answer: Answer | Notice) -> None:
        if not isinstance(answer, Answer):
            self._inbox.tell(answer)
            return
        understanding = self._context.understanding
        understanding.take(answer)
        for story_id in understanding.awaiting(answer.fingerprint):
            if answer.findings is not None:
                self._inbox.tell(FindingsReady(story_id))
            else:
                said = phrases.NO_FINDINGS.format(why=answer.why)
                self._inbox.tell(FindingsFailed(story_id, said))

    def _lost(self, fault: LibraryFault) -> None:
        self._inbox.put(Trouble(NOT_KEPT.format(why=str(fault))))
