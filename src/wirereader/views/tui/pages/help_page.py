"""Help as text, one key a line, the keys of the focused pane first; and other pages of lines."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from textual import on

from wirereader.desk.keymap.key_names import spoken
from wirereader.desk.keymap.key_table import ROWS
from wirereader.desk.keymap.keymap import USUAL, KeyMap
from wirereader.desk.phrases import count
from wirereader.desk.session import PAGES, PANES, PageKind, Room, Where
from wirereader.story.clean import drawable
from wirereader.views.tui.pages.page import Page
from wirereader.views.tui.widgets.block_list import Blocks, ListBlock
from wirereader.views.tui.widgets.line_wrapping import wrap_text
from wirereader.views.tui.widgets.row_list import Listing

_MOUSE = "Mouse: Wheel; click on rows, names, links, titles, keys; mark words, then copy."
_DIGITS = "0 to 9"
_FIRST_RUN = "end-hints"
_NUMBERED = re.compile(r"(\d{1,6})\. ")
_NAMES: dict[Where, str] = {
    Room.HEADLINES: "the headlines",
    Room.STORY: "the story",
    Room.QUOTES: "the quotes",
    Room.NAMES: "the names",
}


class Lines(Blocks):
    """Lines of text, wrapped; every one is a stop, so that each can be heard."""

    def __init__(self, lines: tuple[tuple[str, str], ...]) -> None:
        super().__init__(id="lines")
        self._said = lines

    def laid(self, width: int) -> list[ListBlock]:
        """One block a line of text."""
        room = max(1, width - 2)
        return [
            ListBlock(tuple(((line, style),) for line in wrap_text(drawable(words), room)))
            for words, style in self._said
        ]


class TextScreen(Page[int]):
    """A title and lines to read; a line that begins with a number up to `listed` answers it."""

    def __init__(self, title: str, lines: tuple[str, ...], listed: int = 0) -> None:
        told = "{choose} go there  {back} back" if listed else "{back} back"
        super().__init__(title, Lines(tuple((line, "") for line in lines)), told)
        self._said = lines
        self._listed = listed

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        numbered = _NUMBERED.match(self._said[event.row]) if event.row < len(self._said) else None
        if numbered is not None and 1 <= int(numbered[1]) <= self._listed:
            self.dismiss(int(numbered[1]))


class MessagesScreen(Page[None]):
    """What was said, the latest first, with the time of day."""

    kind: ClassVar[PageKind] = PageKind.MESSAGES

    def __init__(self, said: Iterable[tuple[datetime, str]]) -> None:
        lines = tuple((f"{when:%H:%M}  {sentence}", "") for when, sentence in said)[::-1]
        nothing = (("Nothing has been said yet.", "listing--muted"),)
        super().__init__(count(len(lines), "message"), Lines(lines or nothing))


class HelpScreen(Page[None]):
    """The keys of one pane, then those that work everywhere."""

    kind: ClassVar[PageKind] = PageKind.HELP

    def __init__(self, room: Where, keys: KeyMap = USUAL) -> None:
        where = f"in {_NAMES[room]}" if room in _NAMES else f"on the {room}"
        super().__init__(f"Keys {where}", Lines(help_lines(room, keys)))


def help_lines(room: Where, keys: KeyMap = USUAL) -> tuple[tuple[str, str], ...]:
    """Keys and sentence, one pair a line, with the style to draw it in."""
    here: list[tuple[str, str]] = []
    everywhere: list[tuple[str, str]] = []
    at_first: list[tuple[str, str]] = []  # of a first run alone, and so not what one comes for
    for word, strokes in keys.of(room).items():
        row = ROWS[word]
        told = _DIGITS if word == "number" else " ".join(map(spoken, strokes))
        kept = (
            everywhere
            if row.rooms >= (PANES if room in PANES else PAGES)
            else at_first
            if word == _FIRST_RUN
            else here
        )
        kept.append((f"{told}: {row.help}", ""))
    unused = [(f"{spoken(one.key)}: {one.meaning}", "") for one in keys.unused(room)]
    if unused:
        unused.insert(0, (f"Keys of {keys.preset} that do nothing here", "listing--strong"))
    head = ("Everywhere", "listing--strong")
    return (*here, head, *everywhere, *at_first, (_MOUSE, ""), *unused)
