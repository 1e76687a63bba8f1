"""What opens a page: all that the page, and what its answer does, may know of it."""

from collections.abc import Callable
from typing import Protocol

from wirereader.desk.desk import Desk
from wirereader.desk.keymap.keymap import KeyMap
from wirereader.desk.outcomes import Outcome
from wirereader.desk.targets import Ask, Target
from wirereader.views.tui.page_stack import Answer
from wirereader.views.tui.pages.page import Page


class PageHost(Protocol):
    """Asks the desk, and has pages over its panes."""

    @property
    def desk(self) -> Desk:
        """Where stories are handled."""

    @property
    def keys(self) -> KeyMap:
        """Which key does what."""

    @property
    def is_colourless(self) -> bool:
        """Claim that nothing is drawn in colours."""

    def ask(self, word: str, target: Target | str | None = None) -> None:
        """Do one command of the table, and show what came of it."""

    async def carry_out(self, ask: Ask, *, is_shown: bool = True) -> Outcome:
        """Do one command of the table; what it led to is shown, unless `is_shown` is False.

        Pages that it was asked on go when it leads to a list or a story.
        """

    def make_room(self, right: int, below: int) -> None:
        """Have the panes stand in what so many cells at the right and rows below leave."""

    def say(self, sentence: str) -> None:
        """Tell it in the status line, and in the log of messages."""

    def obey(self, line: str) -> None:
        """Do what a typed line means."""

    def copy(self, text: str, told: str) -> None:
        """Put a text on the clipboard of the terminal, and say so."""

    def open_page(
        self, page: Page[Answer], answered: Callable[[Answer], None] | None = None
    ) -> None:
        """Show a page over whatever is there; `answered` hears its answer, if it gives one."""
