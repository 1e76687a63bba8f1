"""Jump: every name of the story with a letter; the letter goes there, `/` narrows by typing."""

from typing import ClassVar

from textual import events

from wirereader.desk.outcomes import NamesShown
from wirereader.desk.session import PageKind
from wirereader.story.folding import folded
from wirereader.views.tui.pages.filter_page import NarrowingPage
from wirereader.views.tui.panes.names import Names


class JumpScreen(NarrowingPage[int]):
    """All names; answers with the entity's index in the findings."""

    kind: ClassVar[PageKind] = PageKind.NAMES_BY_LETTER

    def __init__(self, shown: NamesShown) -> None:
        self._names = Names(id="jump")
        super().__init__(
            "Names in this story: type the letter",
            self._names,
            "letter go to the name  {choose} next mention  {narrow} filter  {back} back",
        )
        self._all = shown
        self._names.show(shown, "")

    def on_key(self, event: events.Key) -> None:
        """A letter goes to its name."""
        if self.field is not None or event.character is None:
            return
        for index, letter in self._names.letters.items():
            if letter == event.character:
                event.stop()
                self.dismiss(index)
                return

    def narrow(self, wanted: str, typed: str) -> None:
        """Names that have it."""
        kept = tuple(name for name in self._all.names if wanted in folded(name.entity.name))
        self._names.show(NamesShown(kept), f"No name with {typed}.")
