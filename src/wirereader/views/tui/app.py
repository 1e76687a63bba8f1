"""The full-screen application: themes, the terminal's cursor, the palette."""

import asyncio
import contextlib
import gc
import os
import signal
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual import events, on
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.driver import Driver
from textual.filter import ANSIToTruecolor, LineFilter
from textual.screen import Screen
from textual.worker import WorkerFailed

from wirereader.desk.desk import Desk
from wirereader.desk.keymap.key_names import STOP, SUSPEND
from wirereader.late_import import load_named
from wirereader.views.tui import theme
from wirereader.views.tui.keys import bind_app, keys_wanted
from wirereader.views.tui.page_stack import has_room
from wirereader.views.tui.screen import DeskScreen
from wirereader.views.tui.screen_output import TOGETHER_S, PlacedUpdate, Sent
from wirereader.views.tui.start_state import Carried
from wirereader.views.tui.terminal.key_turns import KeyTurns
from wirereader.views.tui.terminal_signals import Signalled
from wirereader.views.tui.widgets.block_list import FLAT
from wirereader.views.tui.widgets.row_list import Listing

if TYPE_CHECKING:
    from wirereader.views.tui.pages.page import Page
    from wirereader.views.tui.pages.palette_page import Entry

CLEAR = "\x1b[2J"
REST_S = 0.4
"""Seconds after the first picture until more is loaded: keys pressed at once come first."""
_GARBAGE_COUNTS = (700, 10, 2)
"""New objects until the young, times until the older, and until all are looked through.

Lines that Textual has drawn hold themselves: with Python's 10 for all, megabytes of them are kept.
"""
_DONE_BY_READER = (events.Key, events.Paste, events.MouseDown, events.MouseScrollDown,
                   events.MouseScrollUp)  # fmt: skip
_SUSPENDING = (signal.SIGTSTP, signal.SIGCONT)


def _driver_class(desk: Desk) -> type[Driver] | None:
    """Our driver where there is one for the system; elsewhere Textual finds its own."""
    if os.name != "posix":
        return None
    from wirereader.views.tui.terminal.driver import driver_for, escape_delay_s

    return driver_for(escape_delay_s(desk.settings.terminal.escape_ms, os.environ))


def _load_and_keep() -> None:
    """Load what may be wanted; it stays, so that it is not looked through for garbage."""
    load_named()
    if gc.get_freeze_count():
        gc.collect()
        gc.freeze()


def _now() -> datetime:
    return datetime.now(UTC)


class WireApp(App[int]):
    """wirereader in full screen.

    `is_colour_limited`: themes are made for as many colours as the terminal has.
    """

    TITLE = "wirereader"
    ENABLE_COMMAND_PALETTE = False  # we have our own
    _is_theme_chosen = False

    def __init__(
        self,
        desk: Desk,
        now: Callable[[], datetime] = _now,
        *,
        is_first: bool = False,
        left: Carried | None = None,
        is_colour_limited: bool = False,
    ) -> None:
        # read before Textual looks: it would only turn our colours into greys
        asked = os.environ.get("NO_COLOR")
        colourless = bool(asked) or not desk.settings.access.color
        super().__init__(_driver_class(desk), ansi_color=True if colourless else None)
        if asked is not None:  # Textual takes it away, and programs started from here want it
            os.environ["NO_COLOR"] = asked
        self.animation_level = "full" if desk.settings.access.motion == "full" else "none"
        colours = self.console.color_system if is_colour_limited else theme.TRUE_COLOUR
        for one in theme.themes(colours):
            self.register_theme(one)
        name = theme.COLOURLESS if colourless else theme.named(desk.settings.appearance.theme)
        if left is not None:
            name = left.theme
        self.set_reactive(App.theme, name)
        # Textual judged by its own default theme whether the terminal's colours pass as they are
        self._watch_ansi_color(self.ansi_color)
        self._is_theme_chosen = True
        self.stylesheet.set_variables(self.get_css_variables())
        self.desk = desk
        self.key_map = keys_wanted(desk.settings)
        """Which key does what: panes and pages bind from it."""
        bind_app(self, self.key_map)
        self.failure: Exception | None = None
        self._clock = now
        self._is_first = is_first
        self._left = left
        desk.show_in("tui")
        self._key_turns = KeyTurns(self)
        self._sent = Sent()
        self.set_class(desk.settings.access.is_heard, FLAT)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours; none of the theme that Textual begins with, which nobody sees."""
        return super().get_css_variables() if self._is_theme_chosen else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What our own meanings look like in a theme that does not know them."""
        return theme.VARIABLE_DEFAULTS

    def get_line_filters(self) -> Sequence[LineFilter]:
        """None that looks for the terminal's own colours: no style has any, but for themes of them.

        It would copy each line that is drawn, and keep both.
        """
        every = super().get_line_filters()
        return [one for one in every if not isinstance(one, ANSIToTruecolor)]

    def get_default_screen(self) -> DeskScreen:
        """The panes."""
        self.desk_screen = DeskScreen(
            self.desk, self._clock, is_first=self._is_first, left=self._left
        )
        return self.desk_screen

    def on_load(self) -> None:
        """Asked to end, from before the terminal is taken on, give it back as it was."""
        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
            asyncio.get_running_loop().add_signal_handler(
                signal.SIGTERM, self.exit, 128 + signal.SIGTERM
            )

    def on_ready(self) -> None:
        """Show the terminal's cursor, which Textual hides: it stands where the reader is."""
        if not gc.isenabled():  # turned off for the start, which is over
            gc.freeze()
            gc.set_threshold(*_GARBAGE_COUNTS)
            gc.enable()
        self.app_resume_signal.subscribe(self, self._come_back)
        self._show_cursor()
        if not self.is_headless:
            self.set_timer(REST_S, self._load_rest)

    def _load_rest(self) -> None:
        """Load what the first keys will need; a key waits for one module of it, at most."""
        threading.Thread(target=_load_and_keep, name="loading", daemon=True).start()

    def _show_cursor(self) -> None:
        if self.desk.settings.access.show_cursor:
            self.write_raw("\x1b[?25h")

    def _come_back(self, _: App[int]) -> None:
        """After a stop the terminal shows nothing of ours any more."""
        self._show_cursor()
        self.action_redraw()

    async def on_event(self, event: events.Event) -> None:
        """A key is handed on once all that the one before does is done."""
        if isinstance(event, _DONE_BY_READER):
            self.desk_screen.status_bar.release()
        is_new = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if not is_new or (isinstance(event, events.Key) and event.key in (STOP, SUSPEND)):
            await super().on_event(event)
        elif self._key_turns.begin(event):
            node = self.screen.focused or self.screen
            await super().on_event(event)
            self._key_turns.follow(node)

    def action_redraw(self) -> None:
        """Draw all of the screen anew: others may have written on it."""
        self._sent.forget()
        self.write_raw(CLEAR)
        self.refresh(layout=True)

    def pop_screen(self) -> AwaitComplete:
        """Leave a page; a listener hears where it leads, not first what stood below it."""
        if self.desk.settings.access.is_heard:
            self.delay_update(TOGETHER_S)
        return super().pop_screen()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        row = None
        if self.desk.settings.access.is_heard:
            if isinstance(self.focused, Listing):  # a pane that was just shown is told so later
                self.focused.place_cursor()
            row = self.cursor_position.y
        changes = self._sent.only_changes(renderable, self.size, row)
        if not self._is_shown(changes):
            super()._display(screen, changes)

    def _is_shown(self, changes: RenderableType | None) -> bool:
        """Claim that all of it stands on the terminal already, its cursor included."""
        is_written = self._running and not self._closed and not self.is_headless
        if not isinstance(changes, PlacedUpdate) or not is_written or self._batch_count:
            return False
        here = self.screen.outer_size.clamp_offset(self.cursor_position)
        return not changes.render_segments(self.console) and here == self._previous_cursor_position

    def write_raw(self, signals: str) -> None:
        """Write to the terminal itself what is no picture; only what `views.tui.signals` made."""
        if self._driver is not None:
            self._driver.write(signals)
            self._driver.flush()

    @on(Signalled)
    def _signal(self, event: Signalled) -> None:
        event.stop()
        self.write_raw(event.signals)

    def _handle_exception(self, error: Exception) -> None:
        """Give the terminal back and let the program's start tell what happened, in words."""
        if self.is_headless:  # a test sees the error itself
            super()._handle_exception(error)
            return
        if self._exit:  # what is taken down stumbles over what has gone: it is left already
            return
        cause = error.error if isinstance(error, WorkerFailed) else error
        self.failure = self.failure or (cause if isinstance(cause, Exception) else error)
        self.exit(return_code=1)

    def on_page_help_wanted(self, event: "Page.HelpWanted") -> None:
        """Show the keys of a page over it; pages themselves do not know each other."""
        from wirereader.views.tui.pages.help_page import HelpScreen

        event.stop()
        if has_room(self):
            is_flat = self.desk.settings.access.is_heard
            self.push_screen(HelpScreen(event.kind, self.key_map, is_flat=is_flat))

    def action_leave(self) -> None:
        """Leave at once."""
        self.exit(0)

    def action_stop(self) -> None:
        """Ctrl+C stops the command that is waited for, else what is being fetched; nothing else."""
        if not self.desk_screen.controller.stop():
            self.desk.stop_fetching()

    def action_command_palette(self) -> None:
        """Open the palette over whatever is there, unless it is open."""
        from wirereader.views.tui.pages.palette_page import PalettePage

        if has_room(self) and not isinstance(self.screen, PalettePage):
            is_flat = self.desk.settings.access.is_heard
            self.push_screen(PalettePage(self.key_map, is_flat=is_flat), self._do_chosen)

    def _do_chosen(self, chosen: "Entry | None") -> None:
        """Do what was chosen in the palette, at the panes."""
        from wirereader.views.tui.pages.palette_page import theme_of

        if chosen is None:
            return
        while self.screen is not self.desk_screen and len(self.screen_stack) > 1:
            self.pop_screen()
        if name := theme_of(chosen):
            self.theme = name
            if name != theme.COLOURLESS:
                self.desk_screen.controller.remember("appearance.theme", name)
        elif chosen.is_motion:
            self.desk_screen.action_act(chosen.word)
        else:
            self.desk_screen.action_command(chosen.word)


class FullScreen:
    """The full screen on a desk, as often as the reader comes back to it in one run.

    `is_first` claims that this reader has never been here: hints stand above the status line.
    """

    def __init__(self, desk: Desk, *, is_first: bool = False) -> None:
        self._desk = desk
        self._is_first = is_first
        self._left: Carried | None = None

    def run(self) -> int:
        """Show it until the reader leaves or turns to plain mode (`desk.view`); the exit code."""
        app = WireApp(self._desk, is_first=self._is_first, left=self._left, is_colour_limited=True)
        # Textual takes these and does not give them back; a prompt after it is suspended as usual
        before = {one: signal.getsignal(one) for one in _SUSPENDING}
        try:
            answer = app.run()
        finally:
            for one, handler in before.items():
                signal.signal(one, handler or signal.SIG_DFL)
        if app.failure is not None:
            raise app.failure
        self._is_first, self._left = False, app.desk_screen.carried(app.theme)
        return (app.return_code or 0) if answer is None else answer
