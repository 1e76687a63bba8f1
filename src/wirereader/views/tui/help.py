"""Help as text, one key a line, the keys of the focused pane first; and other pages of lines."""

from wirereader.desk.commands import TABLE
from wirereader.desk.session import Room
from wirereader.story.clean import drawable
from wirereader.views.tui.blocks import Block, Blocks
from wirereader.views.tui.keys import commands_of, spoken
from wirereader.views.tui.pages import Page
from wirereader.views.tui.wrapping import wrap_text

_VIEW = (
    ("Down j, Up k", "Next, previous row or line."),
    ("Space PgDn, b PgUp", "Page forward, page back."),
    ("Ctrl+D, Ctrl+U", "Half a page forward, back."),
    ("g Home, G End", "Top, bottom."),
    ("Enter", "Open, or go there."),
    ("12 Enter", "Go to item 12 of this pane."),
    ("Tab F6, Shift+Tab", "Next, previous pane."),
    ("Ctrl+P", "All commands by name."),
)
_STORY = (("} and {", "Next, previous paragraph."),)
_NAMES = {
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

    def laid(self, width: int) -> list[Block]:
        """One block a line of text."""
        room = max(1, width - 2)
        return [
            Block(tuple(((line, style),) for line in wrap_text(drawable(words), room)))
            for words, style in self._said
        ]


class TextScreen(Page[None]):
    """A title and lines to read."""

    def __init__(self, title: str, lines: tuple[str, ...]) -> None:
        super().__init__(title, Lines(tuple((line, "") for line in lines)), "Esc back")


class HelpScreen(Page[None]):
    """The keys of one pane, then those that work everywhere."""

    def __init__(self, room: Room) -> None:
        super().__init__(f"Keys in {_NAMES[room]}", Lines(help_lines(room)), "Esc back")


def help_lines(room: Room) -> tuple[tuple[str, str], ...]:
    """Key and sentence, one pair a line, with the style to draw it in."""
    here = [
        (" ".join(map(spoken, command.keys)), command.help)
        for command in commands_of(room)
        if command.rooms != frozenset(Room)
    ]
    if room is Room.STORY:
        here = [*_STORY, *here]
    everywhere = [
        (" ".join(map(spoken, command.keys)), command.help)
        for command in TABLE
        if command.keys and command.rooms == frozenset(Room)
    ]
    lines = [(f"{keys}: {sentence}", "") for keys, sentence in here]
    lines.append(("Everywhere", "listing--strong"))
    lines += [(f"{keys}: {sentence}", "") for keys, sentence in (*_VIEW, *everywhere)]
    return tuple(lines)
