"""Screens that cover the panes for a while: a title, a list, a line of keys that goes back."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.widget import Widget

from wirereader.desk.session import PageKind
from wirereader.views.tui.keys import bind_page, hints, keys_in
from wirereader.views.tui.page_stack import Answer, DrawnOnce
from wirereader.views.tui.widgets.block_list import FLAT, Blocks
from wirereader.views.tui.widgets.row_list import Listing
from wirereader.views.tui.widgets.said_line import SaidLine
from wirereader.views.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from wirereader.views.tui.widgets.input_field import Field
    from wirereader.views.tui.widgets.input_line import Candidates, TypingLine


class LeftOnce(DrawnOnce[Answer]):
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
    """A page with one list; what is chosen is its answer, going back gives none.

    Its keys are those of the key table for its `kind`.  `told` is its line of hints, the word of
    each key in braces, two blanks between hints.
    """

    DEFAULT_CSS = """
    Page { background: $background; color: $foreground; }
    Page Blocks { height: 1fr; }
    """

    @dataclass
    class HelpWanted(Message):
        """The reader asks for the keys of a page; the application shows them."""

        kind: PageKind

    IS_SINGLE: ClassVar[bool] = False
    """Whether a page of this class is not opened over another."""
    kind: ClassVar[PageKind] = PageKind.LINES

    def __init__(self, title: str, blocks: Listing, told: str = "{back} back") -> None:
        super().__init__()
        self.blocks = blocks
        self._title_line = SaidLine(f" {title}", classes="-strong")
        self._told = told
        self._hints = TextLine(classes="-muted")
        self._line: TypingLine | None = None

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        yield self._title_line
        yield self.blocks
        yield self._hints

    def on_mount(self) -> None:
        """The list has the focus from the start, and the keys are the reader's."""
        keys = keys_in(self.app)
        bind_page(self, self.blocks, self.kind, keys)
        self._hints.offer(hints(self._told, self.kind, keys).split("  "))
        if not self.app.has_class(FLAT):
            self._hints.add_class("-bar")
        self.set_focus(self.blocks, scroll_visible=False)

    @on(Listing.Moved)
    def _moved(self, event: Listing.Moved) -> None:
        event.stop()

    @on(Listing.Chosen)
    def _line_chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        key = self.blocks.current_key() if isinstance(self.blocks, Blocks) else None
        if key is not None:
            self.choose(key)

    def choose(self, key: int) -> None:
        """The line with this key was chosen; of words alone none leads anywhere."""

    def action_command(self, word: str) -> None:
        """A key of a command that works on pages, too: help is that of this page."""
        if word == "help":
            self.post_message(self.HelpWanted(self.kind))

    # A field in which words are typed

    @property
    def field(self) -> "Field | None":
        """Where words are typed, while that is open."""
        return None if self._line is None else self._line.field

    def below_field(self) -> TextLine | None:
        """A line that a field takes the place of; without one it stands above the hints."""
        return None

    def open_field(
        self,
        label: str,
        done: Callable[[str | None], None],
        *,
        typed: str = "",
        changed: Callable[[str], None] = lambda _: None,
        candidates: "Candidates" = lambda _: (),
    ) -> None:
        """Have words typed; `done` hears them, or None; `changed` each change of them."""
        from wirereader.views.tui.widgets.input_line import TypingLine

        if self._line is not None:
            return
        covered = self.below_field()

        def close(words: str | None) -> None:
            self._line = None
            if covered is not None:
                covered.display = True
            self.set_focus(self.blocks, scroll_visible=False)
            line.remove()
            done(words)

        # without an id: one that is still going may lead to the next
        line = TypingLine(
            label,
            close,
            lambda _: None,
            candidates=candidates,
            typed=typed,
            changed=changed,
            id=None,
        )
        self._line = line
        if covered is not None:
            covered.display = False
        parent = self._hints.parent
        if isinstance(parent, Widget):
            parent.mount(line, before=self._hints)
            self.set_focus(line, scroll_visible=False)

    def action_leave(self) -> None:
        """Close the field that is open, else go back without an answer."""
        if self._line is not None:
            self._line.action_leave()
        else:
            self.dismiss(None)
