"""A question at the bottom of the screen, answered by one key: y, or n and going back for no."""

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from wirereader.views.tui.pages.page import LeftOnce
from wirereader.views.tui.widgets.said_line import SaidLine

_YES, _NO = {"y", "Y"}, {"n", "N", "q", "escape", "enter", "left", "h"}


class QuestionScreen(LeftOnce[bool], ModalScreen[bool]):
    """What is asked; answers True or False."""

    DEFAULT_CSS = """
    QuestionScreen { background: transparent; }
    QuestionScreen SaidLine { dock: bottom; }
    """

    def __init__(self, asked: str) -> None:
        super().__init__()
        self._asked = asked

    def compose(self) -> ComposeResult:
        """The question on the lowest line."""
        yield SaidLine(f" {self._asked}", classes="-strong")

    def on_key(self, event: events.Key) -> None:
        """Any other key does nothing."""
        event.stop()
        if event.key in _YES | _NO:
            self.dismiss(event.key in _YES)

    def action_leave(self) -> None:
        """Going back is a no."""
        self.dismiss(result=False)
