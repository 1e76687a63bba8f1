"""A page whose list is narrowed by typing: a key shows a field below it, unseen until then."""

from abc import abstractmethod

from textual import on
from textual.widgets import Input

from wirereader.story.folding import folded
from wirereader.views.tui.pages.page import Answer, Page
from wirereader.views.tui.widgets.block_list import Blocks
from wirereader.views.tui.widgets.input_field import Field


class NarrowingPage(Page[Answer | int]):
    """A list that is narrowed by part of a name; a line of it answers with its key.

    A subclass says what is left of the list, and what the typed words mean when nothing is.
    """

    DEFAULT_CSS = """
    NarrowingPage Input, NarrowingPage Input:focus {
        border: none; height: 1; padding: 0 1; display: none;
        background: $background; color: $foreground;
    }
    NarrowingPage.-typing Input { display: block; }
    """

    def __init__(self, title: str, blocks: Blocks, told: str) -> None:
        super().__init__(title, blocks, told)
        self._narrowed = blocks
        self.field = Field(placeholder="part of a name", select_on_focus=False)
        self.field.cursor_blink = False

    @abstractmethod
    def narrow(self, wanted: str, typed: str) -> None:
        """Show those whose folded name has `wanted` in it; `typed` is that as it was typed."""

    def nothing_left(self, typed: str) -> None:
        """Enter was pressed on words that leave nothing of the list: go on typing."""

    def on_mount(self) -> None:
        """The field stands below the list, unseen."""
        super().on_mount()
        self.mount(self.field, before=-1)

    def action_filter(self) -> None:
        """Type a part of a name."""
        self.add_class("-typing")
        self.set_focus(self.field)
        self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        """Once the field has its place on the screen, the terminal's cursor goes there."""
        self.app.cursor_position = self.field.cursor_screen_offset
        self.field.refresh()

    def choose(self, key: int) -> None:
        """The line is the answer."""
        self.dismiss(key)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.narrow(folded(event.value), event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        keys = self._narrowed.keys()
        if len(keys) == 1:
            self.dismiss(keys[0])
        elif keys:
            self.set_focus(self.blocks, scroll_visible=False)
        else:
            self.nothing_left(event.value.strip())
