"""The one screen: headlines, story, quotes and names side by side as far as there is room.

Widgets post what the reader did; the controller has the desk do it, and shows what came of it.
"""

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.reactive import Reactive
from textual.widget import Widget

from wirereader.desk.commands.table import by_word
from wirereader.desk.desk import Desk
from wirereader.desk.keymap.key_names import is_typed
from wirereader.desk.session import Room
from wirereader.desk.targets import (
    EntityIndex,
    LinkNumber,
    MentionIndex,
    QuoteNumber,
    StoryNumber,
    Target,
)
from wirereader.settings.environment import is_on
from wirereader.views.tui.actions import ACTS, OWN, Actions
from wirereader.views.tui.command_line import CommandLine
from wirereader.views.tui.controller import Controller
from wirereader.views.tui.keys import asks_for_words, hints, keys_wanted
from wirereader.views.tui.outcome_display import OutcomeDisplay
from wirereader.views.tui.page_stack import DrawnOnce
from wirereader.views.tui.panes.article import Article
from wirereader.views.tui.panes.headlines import Headlines
from wirereader.views.tui.panes.names import Names
from wirereader.views.tui.panes.navigator import Navigator
from wirereader.views.tui.panes.pane_layout import Panes
from wirereader.views.tui.panes.quotes import Quotes
from wirereader.views.tui.start_state import Carried
from wirereader.views.tui.status_bar import StatusBar
from wirereader.views.tui.widgets.row_list import Listing
from wirereader.views.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from wirereader.views.tui.first_run_hints import LessonLine


class DeskScreen(DrawnOnce[None]):
    """Panes, the lines above and below them, and the reader's keys."""

    DEFAULT_CSS = """
    DeskScreen { background: $background; color: $foreground; layout: vertical; }
    """
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual's own paints all of the screen whenever the focus moves."""
    BLANK = True  # all of it is covered
    AUTO_FOCUS = ""  # the pane where the reader is gets it, not the first

    def __init__(
        self,
        desk: Desk,
        now: Callable[[], datetime],
        *,
        is_first: bool = False,
        left: Carried | None = None,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.keys = keys_wanted(desk.settings)
        self.panes = Panes(desk, now, self.keys)
        self.status_bar = StatusBar(self.keys, is_heard=desk.settings.access.is_heard)
        self.outcome_display = OutcomeDisplay(desk, self.panes, self.status_bar)
        around = (self.panes, self.status_bar, self.outcome_display)
        self.controller = Controller(desk, self.keys, *around)
        self.command_line = CommandLine(self.controller, *around)
        self.actions = Actions(self.controller, *around, self.command_line)
        self._typed = ""
        if left is not None:
            self._take_over(left)
        self.lesson: LessonLine | None = None
        self.by_ear: TextLine | None = None
        if is_first:
            from wirereader.views.tui import first_run_hints

            self.lesson = first_run_hints.LessonLine(self.keys)
            if not desk.settings.access.is_heard:  # whoever has set the preset knows of it
                self._tell_of_plain_mode(first_run_hints.plain_mode_told(self.keys))

    def compose(self) -> ComposeResult:
        """The header, the panes, the status line and the footer."""
        if self.by_ear is not None:
            yield self.by_ear
        yield self.status_bar.header
        yield self.panes
        if self.lesson is not None:
            yield self.lesson
        yield self.status_bar.status
        yield self.status_bar.footer

    # Start and end

    def _tell_of_plain_mode(self, told: str) -> None:
        """Say it on the status line, or first of all where the screen is said to be heard."""
        if is_on(os.environ, "ACCESSIBLE"):
            self.by_ear = TextLine(told, classes="-strong")
        else:
            self.controller.told_first = told

    def _take_over(self, left: Carried) -> None:
        """Begin with what another full screen left."""
        self.command_line.typed, self.actions.looked_for = left.typed, left.looked_for
        self.status_bar.said.extend(left.said)

    def carried(self, theme: str) -> Carried:
        """What is to be kept of this screen for the next, which gets the colours of this one."""
        said = tuple(self.status_bar.said)
        return Carried(theme, self.command_line.typed, self.actions.looked_for, said)

    def on_mount(self) -> None:
        """Show the first rows; everything that can wait waits until they are painted."""
        self.controller.show_first()
        self.call_after_refresh(self.controller.begin)

    def on_unmount(self) -> None:
        """Hear no more."""
        self.controller.hear_no_more()

    # The panes, and where the reader is

    @property
    def headlines(self) -> Headlines:
        """The pane of the list."""
        return self.panes.headlines

    @property
    def article(self) -> Article:
        """The pane of the story."""
        return self.panes.article

    @property
    def quotes(self) -> Quotes:
        """The pane of the quotes."""
        return self.panes.quotes

    @property
    def names(self) -> Names:
        """The pane of the names."""
        return self.panes.names

    @property
    def room(self) -> Room:
        """The pane where the reader is."""
        return self.panes.room

    @property
    def shown_id(self) -> str | None:
        """The id of the story in the story pane."""
        return self.panes.shown_id

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Titles and footer follow the focus."""
        if self.panes.follow_focus(event.widget):
            self.desk.enter(self.room)
        self.outcome_display.tell_titles()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """A page over the panes has gone: the terminal's cursor comes back to the current row."""
        del event
        self.call_after_refresh(self.panes.place_cursor)

    # Commands

    def ask(self, word: str, target: Target | str | None = None) -> None:
        """Do one command of the table, and show what came of it."""
        self.controller.ask(word, target)

    def action_command(self, word: str) -> None:
        """A key of the table: some words are this view's to do, the rest is the desk's."""
        if word == "leave" and self.room is not Room.HEADLINES:
            word = "back"
        if word == "back" and self.lesson is not None and self.room is Room.HEADLINES:
            self.end_lessons()
            return
        self.learn(word)
        if (own := OWN.get(word)) is not None and own(self.actions):
            return
        if (command := by_word(word)) is not None and asks_for_words(command):
            self.command_line.ask_words(command)
        else:
            self.ask(word)

    def action_act(self, word: str) -> None:
        """A key for what is done on the screen alone."""
        self.learn(word)
        ACTS[word](self.actions)

    def action_browse_number(self, number: int) -> None:
        """Open the link of this number, where a digit alone means that."""
        self.ask("browse", str(number))

    def action_line(self) -> None:
        """Type a command, in plain mode's words."""
        self.command_line.ask_line()

    def action_pane(self, by: int) -> None:
        """Go to the next or previous pane, in reading order."""
        self.controller.go_to_room(self.panes.after(by))

    def learn(self, word: str) -> None:
        """A first-time reader has given this command: the next hint, if there is one."""
        if self.lesson is not None and self.lesson.did(word):
            self.end_lessons()

    def end_lessons(self) -> None:
        """Take the line of hints away."""
        self.controller.told_first = ""
        if self.by_ear is not None:
            self.by_ear.remove()
            self.by_ear = None
        if self.lesson is not None:
            self.lesson.remove()
            self.lesson = None
            told = hints("{help} shows all keys.", self.room, self.keys)
            self.status_bar.say(f"No more hints. {told}".strip())

    # What the panes post

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.listing is self.headlines:
            self._open_row(event.row)
        elif event.listing is self.article:
            self.actions.card()
        elif isinstance(event.listing, Quotes):
            line = event.listing.line_of(event.listing.current_key())
            if line is not None:
                self.ask("quote", QuoteNumber(line.number))
        elif isinstance(event.listing, Names):
            entity = event.listing.current_key()
            if entity is not None:
                self.ask("find", EntityIndex(entity))

    def _open_row(self, row: int) -> None:
        self.outcome_display.draw_together()  # with the hint that follows
        self.learn("open")
        headline = self.desk.listed(row)
        if headline is None:  # the list became shorter under the key
            return
        if headline.id == self.shown_id == self.desk.session.story:
            self.desk.screen.open_at_hand()
            self.outcome_display.show_room(Room.STORY)
            self.outcome_display.tell_place()
            self.controller.count_as_read_later()
        else:
            self.ask("open", StoryNumber(headline.number))

    @on(Listing.Moved)
    def _moved(self, event: Listing.Moved) -> None:
        event.stop()
        if event.listing is self.headlines:
            self.controller.selected(event.row)
        elif event.listing is self.article and self.shown_id == self.desk.session.story:
            self.outcome_display.follow_eye(event.row)

    @on(Article.NamePointed)
    def _name_pointed(self, event: Article.NamePointed) -> None:
        event.stop()
        self.ask("mention", MentionIndex(event.mention))

    @on(Article.LinkPointed)
    def _link_pointed(self, event: Article.LinkPointed) -> None:
        event.stop()
        self.ask("browse" if event.is_again else "links", LinkNumber(event.number))

    @on(Article.Finished)
    def _finished(self, event: Article.Finished) -> None:
        event.stop()
        self.ask("next-unread")

    @on(Navigator.Entered)
    def _entered(self, event: Navigator.Entered) -> None:
        event.stop()
        self.controller.enter_scope(event.row.id)

    @on(Navigator.Asked)
    def _asked(self, event: Navigator.Asked) -> None:
        event.stop()
        self.actions.ask_of_row(event.word, event.row)

    @on(Navigator.Appeared)
    def _appeared(self, event: Navigator.Appeared) -> None:
        event.stop()
        self.controller.count_feeds()

    @on(Navigator.Left)
    def _left_navigator(self, event: Navigator.Left) -> None:
        event.stop()
        self.panes.leave_navigator()
        self.outcome_display.tell_titles()  # with the panes, not a moment after them

    # Numbers

    def on_key(self, event: events.Key) -> None:
        """Digits wait for Enter or G, then go to that item."""
        if self.status_bar.is_typed_in:  # its keys are the line's
            return
        mapped = self.keys.of(self.room)
        if event.key in mapped.get("number", ()):
            self._typed = (self._typed + event.key)[-6:]
            self.status_bar.say(f"{self._typed}, then Enter", is_kept=False)
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
                self.ask("browse", LinkNumber(number))

    def _go_to_number(self, number: int) -> None:
        if self.room is Room.HEADLINES:
            self.ask("open", StoryNumber(number))
        elif self.room is Room.STORY:
            self.article.go_to_paragraph(number - 1)
        else:
            pane = self.panes.current
            keys = pane.keys() if isinstance(pane, Quotes | Names) else []
            if isinstance(pane, Quotes | Names) and 1 <= number <= len(keys):
                pane.go_to_key(keys[number - 1])
                pane.action_choose()


def _ends_of_number(keys: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Keys that go to the item whose number was typed: Enter, or `g` and `G` as in less."""
    first = {key for word in ("open", "choose") for key in keys.get(word, ())[:1]}
    ends = (*keys.get("top", ()), *keys.get("bottom", ()))
    return first | {key for key in ends if is_typed(key)}
