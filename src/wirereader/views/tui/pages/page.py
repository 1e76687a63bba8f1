"""Screens that cover the panes for a while: a title, a list, a line of keys; Esc goes back."""

import asyncio
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import Screen

from wirereader.views.tui.widgets.block_list import Blocks
from wirereader.views.tui.widgets.row_list import Listing
from wirereader.views.tui.widgets.text_line import TextLine

Answer = TypeVar("Answer")


class LeftOnce(Screen[Answer]):
    """A screen over others that goes once, however fast a second key follows the first."""

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Answer, if this is on top; a second key finds it already going."""
        if not self.is_current:
            return AwaitComplete()
        try:
            return super().dismiss(result)
        except asyncio.InvalidStateError:  # it has been answered, or nobody waits any more
            return self.app.pop_screen()


class Page(LeftOnce[Answer]):
    """A page with one list; what is chosen is its answer, Esc gives none."""

    DEFAULT_CSS = """
    Page { background: $background; color: $foreground; }
    Page Blocks { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,left", "leave", "Back."),
        Binding("q,h", "leave", "Back."),
    ]

    def __init__(self, title: str, blocks: Blocks, hints: str) -> None:
        super().__init__()
        self.blocks = blocks
        self._title_line = TextLine(f" {title}", classes="-strong")
        self._hints = TextLine(f" {hints}", classes="-muted")

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        yield self._title_line
        yield self.blocks
        yield self._hints

    def on_mount(self) -> None:
        """The list has the focus from the start."""
        self.set_focus(self.blocks, scroll_visible=False)

    @on(Listing.Moved)
    def _moved(self, event: Listing.Moved) -> None:
        event.stop()

    @on(Listing.Chosen)
    def _line_chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        key = self.blocks.current_key()
        if key is not None:
            self.choose(key)

    def choose(self, key: int) -> None:
        """The line with this key was chosen; of words alone none leads anywhere."""

    def action_leave(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)
