"""A page whose list is narrowed by typing: a key opens a field below it."""

from abc import abstractmethod

from wirereader.story.folding import folded
from wirereader.views.tui.page_stack import Answer
from wirereader.views.tui.pages.page import Page
from wirereader.views.tui.widgets.block_list import Blocks


class NarrowingPage(Page[Answer | int]):
    """A list that is narrowed by part of a name; a line of it answers with its key.

    A subclass says what is left of the list.
    """

    def __init__(self, title: str, blocks: Blocks, told: str) -> None:
        super().__init__(title, blocks, told)
        self._narrowed = blocks

    @abstractmethod
    def narrow(self, wanted: str, typed: str) -> None:
        """Show those whose folded name has `wanted` in it; `typed` is that as it was typed."""

    def action_filter(self) -> None:
        """Type a part of a name."""

        def changed(typed: str) -> None:
            self.narrow(folded(typed), typed)

        def done(typed: str | None) -> None:
            keys = self._narrowed.keys()
            if typed is None:
                changed("")
            elif len(keys) == 1:
                self.dismiss(keys[0])

        self.open_field("/ ", done, changed=changed)

    def choose(self, key: int) -> None:
        """The line is the answer."""
        self.dismiss(key)
