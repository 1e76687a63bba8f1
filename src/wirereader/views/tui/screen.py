"""The one screen: headlines, story, quotes and names side by side as far as there is room.

Widgets post what the reader did; only this screen talks to the desk, and paints what came of it.
"""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from wirereader.desk.commands.story_names import name_lines
from wirereader.desk.commands.story_quotes import NO_QUOTES, quote_lines
from wirereader.desk.commands.table import by_word
from wirereader.desk.desk import Desk
from wirereader.desk.keymap.key_names import is_typed
from wirereader.desk.notices import Notice
from wirereader.desk.outcomes import NamesShown, Outcome, QuotesShown
from wirereader.desk.phrases import name_counts
from wirereader.desk.session import Room
from wirereader.story.findings import Findings
from wirereader.views.tui import page_opening, screen_actions, start_state
from wirereader.views.tui.captions import ORDER, Captions
from wirereader.views.tui.keys import asks_for_words, hints, keys_wanted
from wirereader.views.tui.notice_display import draw_at_once, hear, is_left
from wirereader.views.tui.outcome_display import take, words_of
from wirereader.views.tui.panes.article import Article
from wirereader.views.tui.panes.names import Names
from wirereader.views.tui.panes.pane_layout import broaden, is_heard, made, widths
from wirereader.views.tui.panes.quotes import Quotes
from wirereader.views.tui.running_command import Work
from wirereader.views.tui.widgets.row_list import Listing

if TYPE_CHECKING:
    from textual.timer import Timer

    from wirereader.desk.position_restore import Recalled
    from wirereader.views.tui.first_run_hints import LessonLine
    from wirereader.views.tui.start_state import Carried

NEWS_S = 2.0
"""How often it is asked whether another process wrote to the library (seconds)."""


class DeskScreen(Screen[None]):
    """Panes, the lines above and below them, and the reader's keys."""

    DEFAULT_CSS = """
    DeskScreen { background: $background; color: $foreground; layout: vertical; }
    #panes { height: 1fr; background: $background; }
    #panes > Vertical { display: none; background: $background; width: 1fr; }
    #panes > .-open { display: block; }
    DeskScreen.-one.-at-headlines #headlines-pane, DeskScreen.-one.-at-story #story-pane,
    DeskScreen.-one.-at-quotes #quotes-pane, DeskScreen.-one.-at-names #names-pane,
    DeskScreen.-two #headlines-pane, DeskScreen.-two #story-pane,
    DeskScreen.-three #headlines-pane, DeskScreen.-three #story-pane,
    DeskScreen.-three #quotes-pane,
    DeskScreen.-four #headlines-pane, DeskScreen.-four #story-pane,
    DeskScreen.-four #quotes-pane, DeskScreen.-four #names-pane { display: block; }
    DeskScreen.-two.-at-quotes #story-pane, DeskScreen.-two.-at-names #story-pane,
    DeskScreen.-three.-at-names #quotes-pane { display: none; }
    DeskScreen.-two.-at-quotes #quotes-pane, DeskScreen.-two.-at-names #names-pane,
    DeskScreen.-three.-at-names #names-pane { display: block; }
    DeskScreen.-two #headlines-pane, DeskScreen.-three #headlines-pane { width: 31; }
    DeskScreen.-three #quotes-pane, DeskScreen.-three #names-pane { width: 35; }
    DeskScreen.-four #headlines-pane { width: 48; }
    DeskScreen.-four #story-pane { width: 83; }
    DeskScreen.-four #quotes-pane { width: 41; }
    DeskScreen.-two #panes > .-beside, DeskScreen.-three #panes > .-beside,
    DeskScreen.-four #panes > .-beside { border-left: ascii $pane-line; }
    """
    AUTO_FOCUS = ""  # the pane where the reader is gets it, not the first

    def __init__(
        self,
        desk: Desk,
        now: Callable[[], datetime],
        width: int = 80,
        *,
        is_first: bool = False,
        left: "Carried | None" = None,
    ) -> None:
        self.HORIZONTAL_BREAKPOINTS = widths(desk.settings)
        # the class for the width is Textual's to keep; given here, the first picture has it too
        fitting = [name for least, name in widths(desk.settings) if width >= least]
        super().__init__(classes=f"-at-{desk.session.room} {fitting[-1]}")
        self.desk = desk
        self.keys = keys_wanted(desk.settings)
        self.headlines, self.article, self.quotes, self.names = made(desk, now, self.keys)
        self.panes: dict[Room, Listing] = {
            Room.HEADLINES: self.headlines,
            Room.STORY: self.article,
            Room.QUOTES: self.quotes,
            Room.NAMES: self.names,
        }
        self.captions = Captions(self.keys, is_heard(desk.settings))
        self.room = desk.session.room
        self._typed = ""
        self.turned, desk.turned = desk.turned, None
        """What came of the command that led here from plain mode, if one did."""
        self.recalled: Recalled | None = None
        """Where the reader was when they left the program, unless it is out of the way by now."""
        self.told = -1
        """The line whose sentence the desk has said, so that ours stays away."""
        self.typed: dict[str, list[str]] = {}
        """What was typed after each label, the latest last."""
        self.looked_for = ""
        """The words looked for last in a story."""
        self.broadened = desk.pane_widths
        """How many cells wider than usual each pane is."""
        if left is not None:
            start_state.take_over(self, left)
        self.lesson: LessonLine | None = None
        if is_first:
            from wirereader.views.tui import first_run_hints

            self.lesson = first_run_hints.LessonLine(self.keys)
        self._turn = asyncio.Lock()
        self.work = Work(self)
        self._reading: Timer | None = None
        self._deaf: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        """The header, the panes, the status line and the footer."""
        yield self.captions.header
        with Horizontal(id="panes"):
            for room in ORDER:
                beside = "" if room is Room.HEADLINES else "-beside"
                with Vertical(id=f"{room}-pane", classes=beside):
                    yield self.captions.titles[room]
                    yield self.panes[room]
        if self.lesson is not None:
            yield self.lesson
        yield self.captions.status
        yield self.captions.footer

    # Start and end

    def on_mount(self) -> None:
        """Show the first rows; everything that can wait waits until they are painted."""
        self.recalled = start_state.recalled(self)
        self.headlines.row = self.desk.session.row
        self.headlines.wanted = words_of(self.desk.list_name())
        self.show_room(self.desk.session.room)
        if any(self.broadened.values()):
            broaden(self)
        self.captions.tell_counts(self.desk)
        start_state.preview(self)
        self.call_after_refresh(self._begin)

    def on_unmount(self) -> None:
        """Hear no more."""
        self._hear_no_more()

    def _hear_no_more(self) -> None:
        if self._deaf is not None:
            self._deaf()
            self._deaf = None

    @property
    def has_turned(self) -> bool:
        """Claim that the reader has gone to plain mode: no key moves them any more."""
        return self.desk.view != "tui"

    def leave(self) -> None:
        """End the full screen; what is told from now on waits for the view that follows."""
        self._hear_no_more()
        self.app.exit(0)

    def _begin(self) -> None:
        self._deaf = self.desk.listen(self._overhear)
        self.run_worker(self._start(), group="start", name="start")
        # looks, and paints only when something came
        self.set_interval(NEWS_S, self._look_around, name="news")
        asked = self.desk.settings.refresh
        if asked.on_start and self.turned is None:
            self.desk.refresh_quietly()
        if asked.interval_s is not None:
            self.set_interval(asked.interval_s, self.desk.refresh_quietly, name="refresh")

    async def _look_around(self) -> None:
        """See what came, and have it analysed while nothing else is to do."""
        self.desk.keep_place()
        await self.desk.look_for_news()
        if self.desk.settings.analysis.backlog:
            await self.desk.analyse_backlog()

    async def _start(self) -> None:
        await self.desk.start()
        self.captions.tell_counts(self.desk)
        await start_state.arrive(self)

    async def open_beside(self) -> None:
        """Open the story of the selected row for the pane beside; the reader stays in theirs."""
        async with self._turn:
            if self.has_turned:
                return
            number = self.desk.headline(self.headlines.row).number
            await self.desk.do("open", str(number))
            self.desk.enter(self.room)
        self.tell_titles()

    # Commands

    def ask(self, word: str, *arguments: str) -> None:
        """Do one command of the table, after those asked before it, and show what came of it."""
        self.run_worker(self.ask_now(word, *arguments), group="desk", name=word)

    def obey(self, line: str) -> None:
        """Do what a typed line means."""
        word = line.partition(" ")[0]
        self.run_worker(self._do(word, lambda: self.desk.obey(line)), group="desk", name="line")

    async def ask_now(self, word: str, *arguments: str) -> None:
        """Do one command of the table, and show what came of it."""
        await self._do(word, lambda: self.desk.do(word, *arguments))

    async def _do(self, word: str, begin: Callable[[], Coroutine[Any, Any, Outcome]]) -> None:
        async with self._turn:
            if self.has_turned:
                return
            before = self.desk.session
            outcome = await self.work.done(word, begin())
        take(self, outcome, before)

    def action_command(self, word: str) -> None:
        """A key of the table: some words are this view's to do, the rest is the desk's."""
        if word == "leave" and self.room is not Room.HEADLINES:
            word = "back"
        self.learn(word)
        if (own := screen_actions.OWN.get(word)) is not None and own(self):
            return
        if (command := by_word(word)) is not None and asks_for_words(command):
            page_opening.ask_words(self, command)
        else:
            self.ask(word)

    def action_act(self, word: str) -> None:
        """A key for what is done on the screen alone."""
        self.learn(word)
        screen_actions.ACTS[word](self)

    def learn(self, word: str) -> None:
        """A first-time reader has given this command: the next hint, if there is one."""
        if self.lesson is not None and self.lesson.did(word):
            self.end_lessons()

    def end_lessons(self) -> None:
        """Take the line of hints away."""
        if self.lesson is not None:
            self.lesson.remove()
            self.lesson = None
            told = hints("{help} tells all keys.", self.room, self.keys)
            self.captions.say(f"No more hints. {told}".strip())

    def action_browse_number(self, number: int) -> None:
        """Open the link of this number, where a digit alone means that."""
        self.ask("browse", str(number))

    def action_line(self) -> None:
        """Type a command, in plain mode's words."""
        page_opening.ask_line(self)

    @property
    def shown_id(self) -> str | None:
        """The id of the story in the story pane."""
        return self.article.story.id if self.article.story is not None else None

    def count_as_read_later(self) -> None:
        """Mark the story read once it has stood open for a while."""
        if self._reading is not None:
            self._reading.stop()
        story = self.shown_id

        def read() -> None:
            if story == self.shown_id == self.desk.session.story:
                self.run_worker(self._mark_read(), group="desk", name="mark-read")

        after_s = self.desk.settings.reading.read_after_s
        if after_s is not None:
            self._reading = self.set_timer(max(after_s, 0.01), read, name="read")

    async def _mark_read(self) -> None:
        """Mark without a word: nobody asked."""
        async with self._turn:
            if not self.has_turned and not is_left(self):
                await self.desk.do("mark-read")

    # What the panes post

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.listing is self.headlines:
            self._open_row(event.row)
        elif event.listing is self.article:
            page_opening.card(self)
        elif isinstance(event.listing, Quotes):
            line = event.listing.line_of(event.listing.current_key())
            if line is not None:
                self.ask("quote", str(line.number))
        elif isinstance(event.listing, Names):
            entity = event.listing.current_key()
            if entity is not None:
                self.ask("find", f"@{entity}")

    def _open_row(self, row: int) -> None:
        draw_at_once(self)  # with the hint that follows
        self.learn("open")
        headline = self.desk.headline(row)
        if headline.id == self.shown_id == self.desk.session.story:
            self.show_room(Room.STORY)
            self.count_as_read_later()
        else:
            self.ask("open", str(headline.number))

    @on(Listing.Moved)
    def _moved(self, event: Listing.Moved) -> None:
        event.stop()
        if event.listing is self.headlines:
            self.desk.select(event.row)
        elif event.listing is self.article and self.shown_id == self.desk.session.story:
            if event.row != self.told:  # where the desk went it knows better than by the line
                self.desk.place(self.article.reading_at)
                self.tell_place()
            self.told = -1

    @on(Article.NamePointed)
    def _name_pointed(self, event: Article.NamePointed) -> None:
        event.stop()
        self.ask("mention", str(event.mention))

    @on(Article.LinkPointed)
    def _link_pointed(self, event: Article.LinkPointed) -> None:
        event.stop()
        self.ask("browse" if event.is_again else "links", str(event.number))

    @on(Article.Finished)
    def _finished(self, event: Article.Finished) -> None:
        event.stop()
        self.ask("next-unread")

    # Panes

    def show_room(self, room: Room) -> None:
        """Be in the pane of `room`."""
        if room is not self.room or self.query("#typing"):
            draw_at_once(self)
            self.captions.tell_titles(self.desk, room, (self.article, self.quotes, self.names))
        self._stand_in(room)
        self.set_focus(self.panes[room], scroll_visible=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Titles and footer follow the focus."""
        for room, pane in self.panes.items():
            if pane is event.widget:
                self.room = room
                self.desk.enter(room)
                self._stand_in(room)
        self.tell_titles()

    def _stand_in(self, room: Room) -> None:
        """Tell the styles which pane this is; every change of a class styles all panes anew."""
        others = (f"-at-{other}" for other in ORDER if other is not room)
        self.remove_class(*others, update=False)
        self.add_class(f"-at-{room}")

    def on_resize(self) -> None:
        """Panes that stand beside others, or no longer do, get the widths the reader chose."""
        if any(self.broadened.values()):
            self.call_after_refresh(broaden, self)

    def on_screen_resume(self) -> None:
        """A page over the panes has gone: the terminal's cursor comes back to the current row."""
        self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        pane = self.panes[self.room]
        pane.place_cursor()
        pane.paint_row(pane.row)

    def action_pane(self, by: int) -> None:
        """Go to the next or previous pane, in reading order."""
        at = ORDER.index(self.room)
        self.show_room(ORDER[(at + by) % len(ORDER)])

    def on_key(self, event: events.Key) -> None:
        """Digits wait for Enter or G, then go to that item."""
        mapped = self.keys.of(self.room)
        if event.key in mapped.get("number", ()):
            self._typed = (self._typed + event.key)[-6:]
            self.captions.say(f"{self._typed}, then Enter", is_kept=False)
            event.stop()
        elif self.lesson is not None and self.lesson.leaves_with(event.key, self.room):
            event.stop()
            self.end_lessons()
        elif self._typed:
            number, self._typed = int(self._typed), ""
            if event.key in _ends_of_number(mapped):
                event.stop()
                self._go_to_number(number)
            elif event.key in mapped.get("browse", ()) and self.room is Room.STORY:
                event.stop()
                self.ask("browse", str(number))

    def _go_to_number(self, number: int) -> None:
        if self.room is Room.HEADLINES:
            self.ask("open", str(number))
        elif self.room is Room.STORY:
            self.article.go_to_paragraph(number - 1)
        else:
            pane = self.panes[self.room]
            keys = pane.keys() if isinstance(pane, Quotes | Names) else []
            if isinstance(pane, Quotes | Names) and 1 <= number <= len(keys):
                pane.go_to_key(keys[number - 1])
                pane.action_choose()

    # What the desk tells unasked

    def _overhear(self, notice: Notice) -> None:
        self.call_later(hear, self, notice)

    # Words around the panes

    def tell_findings(self, findings: Findings | None) -> None:
        """Fill the panes of quotes and names."""
        story = self.article.story
        if story is None or findings is None:
            why = (self.desk.why_no_findings(story.id) if story else None) or ""
            self.quotes.show(QuotesShown(()), why)
            self.names.show(NamesShown(()), why)
        else:
            said = findings.trouble
            names = NamesShown(name_lines((story, findings)))
            self.quotes.show(quote_lines(story, findings), said or NO_QUOTES)
            self.captions.tell_quotes(self.quotes.shown)
            self.names.show(names, said or name_counts(()))
        self.tell_titles()

    def tell_titles(self) -> None:
        """Say in the titles what the panes hold."""
        self.captions.tell_titles(self.desk, self.room, (self.article, self.quotes, self.names))

    def tell_place(self) -> None:
        """Say in the status line where the eye is, and follow it with the quotes."""
        self.captions.tell_place(self.article, self.quotes.shown)
        if self.room is not Room.QUOTES:
            self.quotes.go_to_paragraph(self.article.paragraph + 1)


def _ends_of_number(keys: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Keys that go to the item whose number was typed: Enter, or `g` and `G` as in less."""
    first = {key for word in ("open", "choose") for key in keys.get(word, ())[:1]}
    return first | {
        key for word in ("top", "bottom") for key in keys.get(word, ()) if is_typed(key)
    }
