"""The controller: has the desk do one command after the other, and shows what came of each.

It hears what the desk tells unasked, and stops what the reader no longer waits for.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from wirereader.desk.desk import Desk
from wirereader.desk.keymap.key_table import ROWS
from wirereader.desk.keymap.keymap import KeyMap
from wirereader.desk.notices import Arrived, FetchEnded, ListRenewed, MarksChanged, Notice
from wirereader.desk.outcomes import FeedRow, Outcome
from wirereader.desk.session import Room, Session
from wirereader.desk.tables.table_shown import Prompt
from wirereader.desk.targets import Ask, Target
from wirereader.views.tui import theme
from wirereader.views.tui.notifications import Notifications
from wirereader.views.tui.outcome_display import OutcomeDisplay
from wirereader.views.tui.page_stack import MOST_PAGES, has_room, show_at_once
from wirereader.views.tui.panes.pane_layout import Panes
from wirereader.views.tui.panes.story_preview import StoryPreview
from wirereader.views.tui.payload_registry import display_of, show_page
from wirereader.views.tui.running_command import RunningCommand
from wirereader.views.tui.start_state import StartState
from wirereader.views.tui.status_bar import StatusBar

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

    from wirereader.views.tui.page_stack import Answer
    from wirereader.views.tui.pages.page import Page

_A_ROW = {
    "view": "a view",
    "search": "a saved search",
    "tag": "a tag",
    "folder": "a folder",
    "source": "this feed",
}
"""Rows of the navigator by kind, in words."""
COUNT_S = 1.0
"""Seconds without a change after which the navigator is counted anew."""
COUNT_LOOKS = 15
"""Every so many looks it is counted how many stories are analysed: that takes a while."""
FEW = 2_000
"""Of so many stories it takes no time, and is done at each look until all are."""
NEWS_S = 2.0
"""How often it is asked whether another process wrote to the library (seconds)."""


class Controller:
    """Asks the desk for the reader at the panes; pages see it as a PageHost."""

    def __init__(
        self,
        desk: Desk,
        keys: KeyMap,
        panes: Panes,
        status_bar: StatusBar,
        display: OutcomeDisplay,
    ) -> None:
        self.desk = desk
        self.keys = keys
        self._panes = panes
        self._bar = status_bar
        self._display = display
        self._start = StartState(desk)
        self.told_first = ""
        """What is said once the first picture stands, if nothing else is."""
        self._notifications = Notifications(desk, panes, status_bar, display)
        self._running = RunningCommand(
            lambda told: status_bar.say(told, is_kept=False), is_heard=status_bar.is_heard
        )
        self._turn = asyncio.Lock()
        self._reading: Timer | None = None
        self._deaf: Callable[[], None] | None = None
        self._looks = 0
        self._counting: asyncio.TimerHandle | None = None
        self._preview = StoryPreview(self._show_selected)

    # Start and end

    def show_first(self) -> None:
        """Show the first rows; everything that can wait waits until they are painted."""
        desk, display = self.desk, self._display
        self._start.recall(self._panes.app.size.height)
        display.begin_list(desk.session.row)
        display.show_room(desk.session.room)
        self._bar.tell_counts(desk)
        display.preview()

    def begin(self) -> None:
        """Hear what the desk tells, and have it begin: the first picture stands."""
        panes, desk = self._panes, self.desk
        self._deaf = desk.listen(self._overhear)
        panes.run_worker(self._arrive(), group="start", name="start")
        # looks, and paints only when something came
        panes.set_interval(NEWS_S, self._look_around, name="news")
        asked = desk.settings.refresh
        if asked.on_start and self._start.turned is None:
            desk.refresh_quietly()
        if asked.interval_s is not None:
            panes.set_interval(asked.interval_s, desk.refresh_quietly, name="refresh")

    async def _arrive(self) -> None:
        """Do what comes first: open the story that was asked for, or go where it was left."""
        desk = self.desk
        await desk.start()
        self._bar.tell_counts(desk)
        self.count_feeds()
        if self.has_turned:
            return
        if self._start.asked.word != "list":
            await self.ask_now(*self._start.asked)
            return
        if desk.session.room is not Room.HEADLINES:
            self.count_as_read_later()
        elif desk.count() and desk.session.story is None:
            await self._look_at(self._panes.headlines.row)
        self._display.go_to_place()
        told = self._start.told(self.keys)
        if not told and not self._bar.said:  # a key pressed meanwhile was answered
            told = self.told_first
        if told:
            self._bar.say(told)

    # The navigator

    def count_feeds(self) -> None:
        """Count what is unread where, for the navigator; nobody waits for it."""
        if self._panes.has_navigator:
            self._panes.run_worker(self._count_feeds(), group="feeds", name="feeds", exclusive=True)

    def count_feeds_later(self) -> None:
        """Count them once nothing has changed for a moment."""
        if self._counting is not None:
            self._counting.cancel()
        if self._panes.has_navigator:
            loop = asyncio.get_running_loop()
            self._counting = loop.call_later(COUNT_S, self.count_feeds)

    async def _count_feeds(self) -> None:
        shown = await self.desk.screen.feeds()
        if self._panes.navigator is not None:
            self._panes.navigator.show(shown)

    def enter_scope(self, row_id: str) -> None:
        """List the stories of a row of the navigator."""
        self._panes.leave_navigator()
        self.ask("scope", row_id)

    def ask_of_row(self, word: str, row: FeedRow, prompt: Callable[[Prompt], None]) -> None:
        """Do what a key of the navigator means for its row; `prompt` has the rest typed first."""
        work = self._ask_of_row(word, row, prompt)
        self._panes.run_worker(work, group="desk", name=word)

    async def _ask_of_row(self, word: str, row: FeedRow, prompt: Callable[[Prompt], None]) -> None:
        does = (await self.desk.screen.actions_of(row)).get(word)
        if isinstance(does, Ask):
            await self.change_row(does, is_shown=word == "errors-row")
        elif does is not None:
            prompt(does)
        else:
            self._bar.say(f"{ROWS[word].help} It does not apply to {_A_ROW[row.kind]}.")

    async def change_row(self, ask: Ask, *, is_shown: bool = False) -> None:
        """Do a command about a row; what came of it is said, and the navigator shows it."""
        outcome = await self.carry_out(ask, is_shown=is_shown)
        if not is_shown:
            self._bar.say(outcome.said)
        self._bar.tell_counts(self.desk)
        self.count_feeds()

    # The selected story, shown beside the list

    def selected(self, row: int) -> None:
        """The selection is on another headline: its story is shown beside it after a rest."""
        self.desk.select(row)
        if self._panes.has_preview:
            self._preview.moved()

    def go_to_room(self, room: Room) -> None:
        """Be in another pane, with the story that is selected now."""
        if room is not Room.HEADLINES and self._is_other_selected():
            self._preview.stop()
            self.desk.select(self._panes.headlines.row)
            self._panes.run_worker(self._look_and_go(room), group="preview", name="preview")
        else:
            self._display.show_room(room)

    def _is_other_selected(self) -> bool:
        """Claim that the list has another story selected than stands beside it."""
        panes = self._panes
        if panes.room is not Room.HEADLINES or not panes.has_preview:
            return False
        listed = self.desk.listed(panes.headlines.row)
        return listed is not None and listed.id != panes.shown_id

    async def _look_and_go(self, room: Room) -> None:
        await self._look_at(self._panes.headlines.row)
        self._display.show_room(room)

    def _follow_selection(self) -> None:
        """Show the selected story beside the list after a command, if it is another one."""
        panes = self._panes
        is_listed = panes.room is Room.HEADLINES and panes.has_preview
        if is_listed and self.desk.screen.selected not in {None, panes.shown_id}:
            self._preview.moved()

    def _show_selected(self) -> None:
        panes = self._panes
        panes.run_worker(self._look_at(panes.headlines.row), group="preview", name="preview")

    async def _look_at(self, row: int) -> None:
        """Show the story of a row in the pane beside, unless the reader went on."""
        async with self._turn:
            is_wanted = not self.has_turned and self._panes.room is Room.HEADLINES
            if is_wanted and not self._preview.is_waiting and await self.desk.screen.look_at(row):
                if self._reading is not None:
                    self._reading.stop()
                self._display.show_beside()

    async def _look_around(self) -> None:
        """See what came, and have it analysed while nothing else is to do."""
        self.desk.keep_place()
        await self.desk.look_for_news()
        if self.desk.settings.analysis.backlog:
            await self.desk.analyse_backlog()
            self._looks += 1
            done, total = self.desk.screen.analysed() or (0, 0)
            is_time = self._looks % COUNT_LOOKS == 1 or done < total < FEW
            if is_time and not self._bar.is_heard and await self.desk.screen.count_analysed():
                self._bar.tell_counts(self.desk)

    @property
    def has_turned(self) -> bool:
        """Claim that the reader has gone to plain mode: no key moves them any more."""
        return self.desk.view != "tui"

    def _leave(self) -> None:
        """End the full screen; what is told from now on waits for the view that follows."""
        self.hear_no_more()
        self._panes.app.exit(0)

    # What the desk tells unasked

    def _overhear(self, notice: Notice) -> None:
        self._panes.call_later(self.hear, notice)

    def hear(self, notice: Notice) -> None:
        """Paint what a notice changes."""
        self._notifications.hear(notice)
        if isinstance(notice, Arrived | FetchEnded | MarksChanged | ListRenewed):
            self.count_feeds_later()
        if isinstance(notice, Arrived | ListRenewed):
            self._follow_selection()
            self._looks = 0  # it is counted at the next look how many are analysed

    def hear_no_more(self) -> None:
        """Let the desk tell others, or nobody."""
        if self._deaf is not None:
            self._deaf()
            self._deaf = None

    # Commands

    def ask(self, word: str, target: Target | str | None = None) -> None:
        """Do one command of the table, after those asked before it, and show what came of it."""
        self._panes.run_worker(self.ask_now(word, target), group="desk", name=word)

    def obey(self, line: str) -> None:
        """Do what a typed line means."""
        word = line.partition(" ")[0]
        work = self._do(word, lambda: self.desk.obey(line))
        self._panes.run_worker(work, group="desk", name="line")

    def remember(self, setting: str, value: str) -> None:
        """Keep a setting that was chosen by a key; only that it cannot be kept is told."""
        if self.desk.preferences.is_kept:
            self._panes.run_worker(self._remember(setting, value), group="desk", name="set")

    async def _remember(self, setting: str, value: str) -> None:
        async with self._turn:
            trouble = await self.desk.preferences.change(setting, value)
        if trouble:
            self._bar.say(trouble)

    async def ask_now(self, word: str, target: Target | str | None = None) -> None:
        """Do one command of the table, and show what came of it."""
        await self._do(word, lambda: self.desk.do(word, target))

    async def carry_out(self, ask: Ask, *, is_shown: bool = True) -> Outcome:
        """Do one command of the table for a page; the page hears what came of it."""
        return await self._do(ask.word, lambda: self.desk.do(*ask), is_shown=is_shown)

    async def _do(
        self,
        word: str,
        begin: Callable[[], Coroutine[Any, Any, Outcome]],
        *,
        is_shown: bool = True,
    ) -> Outcome:
        asked_on = tuple(self._panes.app.screen_stack[1:])
        async with self._turn:
            before = self.desk.session
            if self.has_turned:
                return Outcome("", before, is_done=False)
            outcome = await self._running.done(word, begin(), lambda: self.desk.session)
        if is_shown:
            if _leads_away(outcome, before):
                self._uncover(asked_on)
            self._show(outcome, before)
        else:  # numbers go on to mean what was listed on the screen
            now = self.desk.session
            self.desk.session = replace(now, listed=before.listed, numbers=before.numbers)
            if self.desk.question is not None:
                self._ask_reader(self.desk.question)
        return outcome

    def _uncover(self, pages: "Sequence[Screen[Any]]") -> None:
        """Take away the pages that a command was asked on: it leads to what they cover."""
        app = self._panes.app
        while app.screen in pages:
            app.pop_screen()

    def stop(self) -> bool:
        """Stop the command that the reader was told to wait for; False where there is none."""
        return self._running.stop()

    def _show(self, outcome: Outcome, before: Session) -> None:
        """Paint what a command changed; `before` is where the reader was."""
        if outcome.leave or outcome.turns_to:
            self._leave()
            return
        self._bar.say(outcome.said)
        if self._display.show(outcome, before, display_of(outcome.shows).fills):
            self.count_as_read_later()
            self.desk.keep_place()
        self._follow_selection()
        self.count_feeds_later()
        if self.desk.question is not None:
            self._ask_reader(self.desk.question)
        listed = outcome.session.listed
        is_new = listed is not before.listed
        show_page(self, outcome.said, outcome.shows, len(listed) if is_new else 0)

    def _ask_reader(self, asked: str) -> None:
        """Have the reader answer what a command asked before it does anything."""
        from wirereader.views.tui.pages.question_page import QuestionScreen

        def answered(answer: bool | None) -> None:
            work = self._do("answer", lambda: self.desk.answer(is_yes=answer is True))
            self._panes.run_worker(work, group="desk", name="answer")

        self._panes.app.push_screen(QuestionScreen(asked), answered)

    # A story that stands open is read

    def count_as_read_later(self) -> None:
        """Mark the story read once it has stood open for a while."""
        if self._reading is not None:
            self._reading.stop()
        story = self._panes.shown_id

        def read() -> None:
            if story == self._panes.shown_id == self.desk.screen.selected:
                self._panes.run_worker(self._mark_read(), group="desk", name="mark-read")

        after_s = self.desk.settings.reading.read_after_s
        if after_s is not None:
            self._reading = self._panes.set_timer(max(after_s, 0.01), read, name="read")

    async def _mark_read(self) -> None:
        """Mark without a word: nobody asked.

        A listener who has gone back to the list does not hear its row once more.
        """
        async with self._turn:
            is_left = self._bar.is_heard and self._bar.here is Room.HEADLINES
            if not self.has_turned and not is_left:
                self.desk.seen(self._panes.shown_id or "")

    # What pages and the clipboard want of the screen

    @property
    def is_colourless(self) -> bool:
        """Claim that nothing is drawn in colours."""
        return self._panes.app.theme == theme.COLOURLESS

    def open_page(
        self, page: "Page[Answer]", answered: "Callable[[Answer], None] | None" = None
    ) -> None:
        """Show a page over whatever is there; `answered` hears its answer, if it gives one."""
        app = self._panes.app
        if page.IS_SINGLE and isinstance(app.screen, type(page)):
            return
        if not has_room(app):
            self.say(f"{MOST_PAGES} pages are open. Close one first.")
            return

        def left(answer: "Answer | None") -> None:
            if answered is not None and answer is not None:
                answered(answer)

        show_at_once(app, page, left)

    def make_room(self, right: int, below: int) -> None:
        """Have the panes stand in what so many cells at the right and rows below leave."""
        if self._panes.is_attached:
            self._panes.make_room(right, below)
            if not right and not below:  # the story may have had no room beside the list until now
                self._panes.call_after_refresh(self._follow_selection)

    def say(self, sentence: str) -> None:
        """Tell it in the status line, and in the log of messages."""
        self._bar.say(sentence)

    def copy(self, text: str, told: str) -> None:
        """Put a text on the clipboard of the terminal, and say so."""
        from wirereader.views.tui.terminal_signals import Signalled, clipboard

        self._panes.post_message(Signalled(clipboard(text)))
        self._bar.say(told)


def _leads_away(outcome: Outcome, before: Session) -> bool:
    """Claim that what a command led to stands in the panes."""
    if not outcome.is_done or display_of(outcome.shows).opens is not None:
        return False
    now = outcome.session
    moved = (now.story, now.offset, now.mention, now.quote)
    return display_of(outcome.shows).fills is not None or moved != (
        before.story,
        before.offset,
        before.mention,
        before.quote,
    )
