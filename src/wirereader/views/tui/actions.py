"""What keys do on the screen itself: search in the story, messages, colours, sizes of panes.

OWN holds the commands of the table that the screen does, wholly or at times; an action there says
whether it did.  ACTS holds the moves that are no command.
"""

from collections.abc import Callable, Mapping
from typing import Final

from wirereader.desk.commands.table import by_word
from wirereader.desk.keymap.key_names import spoken
from wirereader.desk.outcomes import FeedRow
from wirereader.desk.session import PageKind, Room
from wirereader.desk.tables.table_shown import Prompt
from wirereader.desk.targets import Ask, EntityIndex, QuoteNumber, TypedWords
from wirereader.views.tui.command_line import CommandLine
from wirereader.views.tui.controller import Controller
from wirereader.views.tui.keys import hints
from wirereader.views.tui.outcome_display import OutcomeDisplay
from wirereader.views.tui.panes.pane_layout import Panes
from wirereader.views.tui.status_bar import StatusBar

STEP = 4
"""How many cells a pane grows or shrinks by a key."""


class Actions:
    """Does what the tables below name, at the panes and with the controller."""

    def __init__(
        self,
        controller: Controller,
        panes: Panes,
        status_bar: StatusBar,
        display: OutcomeDisplay,
        command_line: CommandLine,
    ) -> None:
        self._controller = controller
        self._panes = panes
        self._bar = status_bar
        self._display = display
        self._command_line = command_line
        self.looked_for = ""
        """The words looked for last in a story."""

    # Commands of the table

    def back(self) -> bool:
        """From a search to the story, from a pane to the one before it; the desk leaves a list."""
        room = self._panes.room
        if room is Room.HEADLINES:
            return False
        if room is Room.STORY and self._panes.article.matches:
            self._panes.article.seek(())
            self._display.tell_titles()
            self._bar.say("Search closed.")
        elif room is Room.STORY:
            self._display.show_room(Room.HEADLINES)
        else:
            self._display.show_room(Room.STORY)
        return True

    @property
    def is_other_selected(self) -> bool:
        """Claim that the selected story is not the one that the panes beside the list show."""
        panes = self._panes
        is_listed = panes.room is Room.HEADLINES
        return is_listed and self._controller.desk.screen.selected != panes.shown_id

    def help(self) -> bool:
        """The keys of the pane at hand."""
        from wirereader.views.tui.pages.help_page import HelpScreen

        where = PageKind.NAVIGATOR if self._panes.is_in_navigator else self._panes.room
        self._controller.open_page(
            HelpScreen(where, self._controller.keys, is_flat=self._bar.is_heard)
        )
        return True

    def jump(self) -> bool:
        """Every name of the story by a letter."""
        from wirereader.views.tui.pages.jump_page import JumpScreen

        shown = self._panes.names.shown
        if shown.names and not self.is_other_selected:
            self._controller.open_page(
                JumpScreen(shown), lambda entity: self._controller.ask("find", EntityIndex(entity))
            )
        else:
            self._controller.ask("names")
        return True

    def open(self) -> bool:
        """What Enter does in the pane at hand."""
        self._panes.current.action_choose()
        return True

    def navigator(self) -> bool:
        """Be in the navigator, where there is one."""
        if self._panes.navigator is None:
            return False
        self._bar.tell_navigator()  # first: it is drawn with the navigator, not a moment after it
        self._panes.open_navigator()
        self._controller.count_feeds()
        return True

    def ask_of_row(self, word: str, row: FeedRow) -> None:
        """What a key does to a row of the navigator; words are typed at the bottom."""
        controller, line = self._controller, self._command_line

        def prompt(asked: Prompt) -> None:
            line.ask_prompt(asked, change)

        def change(ask: Ask) -> None:
            self._panes.run_worker(controller.change_row(ask), group="desk", name=word)

        controller.ask_of_row(word, row, prompt)

    def card(self) -> bool:
        """The card of the name at hand."""
        self._ask_of_name("card")
        return True

    def add(self) -> bool:
        """What to subscribe to; the page is there at once, and what is offered follows."""
        from wirereader.views.tui.pages.add_page import AddScreen

        controller = self._controller
        page = AddScreen(lambda: controller.desk.do("add"))
        controller.open_page(page, lambda place: controller.ask("add", TypedWords(place)))
        return True

    def place_map(self) -> bool:
        """The map of the place at hand."""
        self._ask_of_name("map")
        return True

    def _ask_of_name(self, word: str) -> None:
        """Do a command with the name under the cursor of the names pane, elsewhere with none."""
        panes = self._panes
        entity = panes.names.current_key() if panes.room is Room.NAMES else None
        self._controller.ask(word, None if entity is None else EntityIndex(entity))

    def to_quotes(self) -> bool:
        """Be in the pane of quotes, if it is about the selected story."""
        if self.is_other_selected:
            return False
        self._display.show_room(Room.QUOTES)
        return True

    def to_names(self) -> bool:
        """Be in the pane of names, if it is about the selected story."""
        if self.is_other_selected:
            return False
        self._display.show_room(Room.NAMES)
        return True

    def next_match(self) -> bool:
        """The next place of what was looked for, where something was."""
        if self._panes.room is not Room.STORY or not self._panes.article.matches:
            return False
        self._go_to_match(1)
        return True

    def copy(self) -> bool:
        """What was marked with the mouse, or the quote under the cursor of the quotes pane."""
        if self._panes.room is Room.QUOTES:
            quotes = self._panes.quotes
            line = quotes.line_of(quotes.current_key())
            if line is not None:
                self._controller.ask("copy", QuoteNumber(quotes.number_of(line)))
                return True
        return self._copy_selected()

    def _copy_selected(self) -> bool:
        """Copy what was marked with the mouse, on one line; claim that something was."""
        from wirereader.story.clean import drawable

        screen = self._panes.screen
        words = drawable(" ".join((screen.get_selected_text() or "").split()))
        if not words:
            return False
        screen.clear_selection()
        self._controller.copy(words, f"Copied: {len(words)} selected characters.")
        return True

    # Moves that are no command

    def find_text(self) -> None:
        """Ask what to look for: in the story, or from the headlines in all stories."""
        command = by_word("search")
        if self._panes.room is Room.HEADLINES and command is not None:
            self._command_line.ask_words(command)
        else:
            self._command_line.ask_what_to_find(self.looked_for, self.look_for)

    def look_for(self, words: str) -> None:
        """Mark every place of `words` in the open story, and go to the first from here on."""
        from wirereader.views.tui.widgets.text_search import places_of

        article = self._panes.article
        self.looked_for = words
        if article.story is None:
            return
        self._display.show_room(Room.STORY)
        article.seek(places_of(article.story.body.text, words))
        self._display.tell_titles()
        if not article.matches:
            self._bar.say(f"No match for {words}.")
            return
        self._go_to_match(0)

    def _go_to_match(self, by: int) -> None:
        """Go to the match at hand (0), the next (1) or the one before (-1), round at the ends."""
        article = self._panes.article
        total, gone_round = len(article.matches), ""
        at = article.match_near(by)
        if not 0 <= at < total:
            gone_round, at = (", from the top" if by >= 0 else ", from the end"), at % total
        article.go_to_match(at)
        self._controller.desk.place(article.matches[at].start)
        self._display.told = article.row
        place = f"paragraph {article.paragraph + 1}"
        self._bar.say(f"{self.looked_for}: {at + 1} of {total}, {place}{gone_round}.")

    def previous_match(self) -> None:
        """Previous match."""
        if self._panes.article.matches:
            self._go_to_match(-1)
        elif self.looked_for:
            self.look_for(self.looked_for)
        elif self._controller.keys.first("next-source") in self._keys_of("previous-match"):
            self._controller.ask("next-source")
        else:
            told = hints("{find-text} searches the story.", self._panes.room, self._controller.keys)
            self._bar.say(f"No search. {told}".strip())

    def _keys_of(self, word: str) -> tuple[str, ...]:
        return self._controller.keys.of(self._panes.room).get(word, ())

    def messages(self) -> None:
        """Message log."""
        from wirereader.views.tui.pages.help_page import MessagesScreen

        self._controller.open_page(MessagesScreen(self._bar.said))

    def theme(self) -> None:
        """Change the theme."""
        from wirereader.views.tui.theme import after

        name = after(self._panes.app.theme)
        if name is None:
            self._bar.say("Colours are turned off.")
            return
        self._panes.app.theme = name
        self._bar.say(f"Theme {name}.")
        self._controller.remember("theme", name)

    def layout(self) -> None:
        """The next layout of the panes that this screen has room for."""
        kind = self._panes.next_layout()
        if kind is None:
            self._bar.say("One pane fills the screen.")
            return
        self._controller.desk.keep_place()
        self._bar.say(f"Layout: {kind}.")

    def wider(self) -> None:
        """More room for the pane at hand."""
        self._bar.say(self._panes.broaden(STEP))

    def narrower(self) -> None:
        """Less room for the pane at hand."""
        self._bar.say(self._panes.broaden(-STEP))

    def order_quotes(self) -> None:
        """Quotes under each speaker, or as they stand in the story."""
        quotes = self._panes.quotes
        quotes.regroup()
        told = "by speaker" if quotes.is_grouped else "in the order of the story"
        self._bar.say(f"Quotes {told}.")

    def link_numbers(self) -> None:
        """The number of every link after its words, or no longer."""
        article = self._panes.article
        if article.story is None or not article.story.body.links:
            self._bar.say("No links in the text of this story. links lists the others.")
            return
        article.number_links(is_numbered=not article.is_numbered)
        key = spoken(self._controller.keys.first("browse")) or ":browse"
        told = f"Link numbers on. A number, then {key}, opens one."
        self._bar.say(told if article.is_numbered else "Link numbers off.")

    def browse_link(self) -> None:
        """Ask for the number of a link, and open it in the browser."""
        command = by_word("browse")
        if command is not None:
            self._command_line.ask_words(command)

    def refresh_source(self) -> None:
        """Fetch what is new from the source of the story that is selected, or open."""
        panes, desk = self._panes, self._controller.desk
        story = panes.article.story
        if panes.room is not Room.HEADLINES and story is not None:
            self._controller.ask("refresh", story.dispatch.source)
        elif (listed := desk.listed(panes.headlines.row)) is not None:
            self._controller.ask("refresh", listed.source)


OWN: Final[Mapping[str, Callable[[Actions], bool]]] = {
    "add": Actions.add,
    "back": Actions.back,
    "feeds": Actions.navigator,
    "help": Actions.help,
    "find": Actions.jump,
    "open": Actions.open,
    "quotes": Actions.to_quotes,
    "names": Actions.to_names,
    "card": Actions.card,
    "map": Actions.place_map,
    "next-unread": Actions.next_match,
    "copy": Actions.copy,
}
ACTS: Final[Mapping[str, Callable[[Actions], None]]] = {
    "find-text": Actions.find_text,
    "previous-match": Actions.previous_match,
    "messages": Actions.messages,
    "theme": Actions.theme,
    "layout": Actions.layout,
    "wider": Actions.wider,
    "narrower": Actions.narrower,
    "order-quotes": Actions.order_quotes,
    "link-numbers": Actions.link_numbers,
    "browse-link": Actions.browse_link,
    "refresh-source": Actions.refresh_source,
}
