"""The palette: every command of the table by its word, and the themes; nothing in it blinks."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.await_complete import AwaitComplete
from textual.command import (
    CommandInput,
    CommandList,
    CommandPalette,
    DiscoveryHit,
    Hit,
    Hits,
    Provider,
)
from textual.content import Content

from wirereader.desk.commands.table import TABLE
from wirereader.desk.keymap.key_table import MOTIONS
from wirereader.views.tui.actions import ACTS
from wirereader.views.tui.keys import bind_palette, keys_in, keys_of
from wirereader.views.tui.pages.page import LeftOnce
from wirereader.views.tui.screen import DeskScreen
from wirereader.views.tui.theme import OUR_THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App


class TableCommands(Provider):
    """Rows of the command table, and the themes; words that a row needs are asked for."""

    def _entries(self) -> "Iterator[tuple[str, str, Callable[[], None]]]":
        screen = self.screen
        if isinstance(screen, DeskScreen):
            for command in TABLE:
                keys = keys_of(command.word, screen.keys)
                help_text = f"{command.help} {keys}".strip()
                yield command.word, help_text, partial(screen.action_command, command.word)
            for motion in MOTIONS:
                if motion.word in ACTS:
                    help_text = f"{motion.help} {keys_of(motion.word, screen.keys)}".strip()
                    yield motion.word, help_text, partial(screen.action_act, motion.word)
        for theme in OUR_THEMES:
            yield f"theme {theme.name}", "Change the theme.", partial(self._dress, theme.name)

    def _dress(self, name: str) -> None:
        self.app.theme = name

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for word, help_text, run in self._entries():
            yield DiscoveryHit(Content(word), run, text=word, help=help_text)

    async def search(self, query: str) -> Hits:
        """Those whose word or sentence is like what was typed."""
        matcher = self.matcher(query)
        for word, help_text, run in self._entries():
            score = max(matcher.match(word), matcher.match(help_text) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(word), run, text=word, help=help_text)


class Palette(CommandPalette, LeftOnce[None]):
    """Textual's palette with a caret that stands still."""

    DEFAULT_CSS = """
    Palette { background: $background; }
    Palette #--input { border: none; }
    Palette CommandList { border: none; scrollbar-size: 0 0; }
    Palette SearchIcon { display: none; }
    Palette LoadingIndicator { display: none; }
    Palette > .command-palette--help-text { color: $text-muted; text-style: none; }
    """

    _is_left = False

    def on_mount(self, event: events.Mount) -> None:
        """Stop the caret; leave, if that was asked for before there was anything to leave."""
        if not self.is_current:  # the program is left as fast: what was below it has gone
            event.prevent_default()
            return
        if self._is_left:
            self.call_after_refresh(self._leave)
        bind_palette(self, keys_in(self.app))
        for field in self.query(CommandInput):  # none, if it was left as fast as it was opened
            field.cursor_blink = False
        self.call_after_refresh(self._place_cursor)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Go once, and not before it stands: what fills it looks for its list."""
        if self.is_current and not self.query(CommandList):
            self._is_left = True
            return AwaitComplete()
        self._cancel_gather_commands()
        return super().dismiss(result)

    def _gather_commands(self, search_value: str) -> None:  # type: ignore[override]
        if self.query(CommandList):  # what was typed last may be heard when the list has gone
            super()._gather_commands(search_value)

    def _watch__list_visible(self) -> None:
        if self.query(CommandList):  # the search may end when what it fills has gone
            super()._watch__list_visible()

    async def _watch__show_busy(self) -> None:
        if self.query(CommandList):
            await super()._watch__show_busy()

    def _leave(self) -> None:
        self.dismiss()

    def _place_cursor(self) -> None:
        for field in self.query(CommandInput):
            self.app.cursor_position = field.cursor_screen_offset
            field.refresh()


def open_palette(app: "App[int]") -> None:
    """Open the palette over the panes, unless it is open already."""
    if app.use_command_palette and not isinstance(app.screen, CommandPalette):
        app.push_screen(Palette())  # no id: one that is still going has it
