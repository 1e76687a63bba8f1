"""The page of errors: each stays until the reader leaves it, with what can be done about it."""

from typing import ClassVar

from textual import events

from wirereader.desk.outcomes import ErrorsShown
from wirereader.desk.session import PageKind
from wirereader.desk.targets import Ask, SourceKey
from wirereader.story.clean import drawable
from wirereader.views.tui.pages.page import Page
from wirereader.views.tui.widgets.block_list import Blocks, ListBlock
from wirereader.views.tui.widgets.line_wrapping import wrap_text

AGAIN, OFF, WHERE = "Try again", "Pause this source", "Show all sources"
_ASKS = {AGAIN: "refresh", OFF: "pause"}


class ErrorBlocks(Blocks):
    """Errors, and below each its numbered actions; `key` counts the actions."""

    def __init__(self, shown: ErrorsShown) -> None:
        super().__init__(id="errors")
        self._shown = shown
        self.actions: list[tuple[str, str, str | None]] = []
        """What each action is called, and the command it means, with the source it is for."""
        for source in shown.sources:
            if source is not None:
                self.actions += [(told, word, source) for told, word in _ASKS.items()]
        if self.actions:
            self.actions.append((WHERE, "sources", None))

    def laid(self, width: int) -> list[ListBlock]:
        """An error in as many lines as it takes, then what can be done, one a line."""
        room, blocks, key = max(1, width - 2), list[ListBlock](), 0
        for line, source in zip(self._shown.lines, self._shown.sources, strict=True):
            said = line.partition(". ")[2]
            blocks.append(ListBlock(tuple(((row, ""),) for row in wrap_text(drawable(said), room))))
            if source is not None:
                for _ in _ASKS:
                    blocks.append(self._action(key, room))
                    key += 1
            blocks.append(ListBlock(((),), is_stop=False))
        if key < len(self.actions):
            blocks.append(self._action(key, room))
        return blocks

    def _action(self, key: int, room: int) -> ListBlock:
        told = wrap_text(f"{key + 1} {self.actions[key][0]}", room)
        return ListBlock(tuple(((row, "listing--strong"),) for row in told), key=key)


class ErrorsScreen(Page[Ask]):
    """Errors; answers with a command of the table and the source it is for."""

    kind: ClassVar[PageKind] = PageKind.ERRORS

    def __init__(self, title: str, shown: ErrorsShown) -> None:
        self._list = ErrorBlocks(shown)
        told = "number or {choose} do it  {back} back" if self._list.actions else "{back} back"
        super().__init__(title, self._list, told)
        self._typed = ""

    def on_key(self, event: events.Key) -> None:
        """A number does what stands after it, as soon as no other begins with it."""
        if event.character is None or event.character not in "0123456789":
            return
        event.stop()
        self._typed += event.character
        number, total = int(self._typed), len(self._list.actions)
        if not 1 <= number <= total:
            self._typed = ""
        elif number * 10 > total:
            self.choose(number - 1)
        else:
            self._list.go_to_key(number - 1)

    def choose(self, key: int) -> None:
        """Do what the line offers."""
        _told, word, source = self._list.actions[key]
        self.dismiss(Ask(word, None if source is None else SourceKey(source)))
