"""A line to type: what a command is to work on, or a whole command as in plain mode."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from wirereader.desk.commands import Command, usage
from wirereader.views.tui.jump import Field
from wirereader.views.tui.textline import TextLine

LONGEST = 2000


class AskScreen(Screen[str]):
    """A title, a field, a line of keys; answers with what was typed, Esc gives none."""

    DEFAULT_CSS = """
    AskScreen { background: $background; color: $foreground; layout: vertical; }
    AskScreen Input, AskScreen Input:focus {
        border: none; height: 1; padding: 0 1;
        background: $background; color: $foreground;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back.")]

    def __init__(self, title: str, explained: str, value: str = "") -> None:
        super().__init__()
        self._title_line = TextLine(f" {title}", classes="-strong")
        self._explained = TextLine(f" {explained}", classes="-muted")
        self._hints = TextLine(" Enter do it  Esc back", classes="-muted")
        self._field = Field(value, max_length=LONGEST, select_on_focus=False)
        self._field.cursor_blink = False

    def compose(self) -> ComposeResult:
        """Title, field, what it does, keys."""
        yield self._title_line
        yield self._field
        yield self._explained
        yield self._hints

    def on_mount(self) -> None:
        """The caret stands in the field from the start."""
        self.set_focus(self._field)
        self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        self.app.cursor_position = self._field.cursor_screen_offset
        self._field.refresh()

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)


def ask_for(command: Command) -> AskScreen:
    """The line on which a command's words are typed."""
    return AskScreen(usage(command), command.help)


def ask_for_line() -> AskScreen:
    """The line on which any command is typed, with plain mode's words."""
    return AskScreen("Command", "Words as in plain mode: search kiev, add ADDRESS, h for help.")
