"""Every command with a key has it in its rooms, and no key means two things in one pane."""

from collections import Counter

import pytest
from textual.binding import Binding

from wirereader.desk.commands.table import TABLE
from wirereader.desk.keymap import spoken
from wirereader.desk.session import Room
from wirereader.views.tui.pages.help_page import help_lines
from wirereader.views.tui.panes.article import Article
from wirereader.views.tui.panes.headlines import Headlines
from wirereader.views.tui.panes.names import Names
from wirereader.views.tui.panes.quotes import Quotes
from wirereader.views.tui.screen import DeskScreen
from wirereader.views.tui.widgets.row_list import Listing

PANES: dict[Room, type[Listing]] = {
    Room.HEADLINES: Headlines,
    Room.STORY: Article,
    Room.QUOTES: Quotes,
    Room.NAMES: Names,
}
READERS_OWN = {"ctrl+a", "ctrl+l", "ctrl+x", "ctrl+n"}
"""Keys that terminal screen readers take for themselves; with them, everything with Alt."""

NOT_HEARD = "screen.act('redraw')"
"""Of no use by ear, and in the palette as well: it has the key that every terminal program has."""


def bound(pane: type[Listing] | type[DeskScreen]) -> list[tuple[str, str]]:
    return [
        (key.strip(), binding.action)
        for binding in pane.BINDINGS
        if isinstance(binding, Binding)
        for key in binding.key.split(",")
    ]


@pytest.mark.parametrize("room", PANES)
def test_no_key_is_bound_twice(room: Room) -> None:
    counted = Counter(key for key, _ in [*bound(PANES[room]), *bound(DeskScreen)])
    assert [key for key, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("room", PANES)
def test_every_command_with_keys_has_them_in_its_rooms(room: Room) -> None:
    keys = dict(bound(PANES[room]))
    for command in TABLE:
        if room not in command.rooms:
            continue
        for key in command.keys:
            own = {"choose"} if command.word == "open" else {f"screen.command('{command.word}')"}
            if "paragraph" in command.word and room is Room.STORY:
                own = {"paragraph(1)", "paragraph(-1)"}
            assert keys.get(key) in own, (command.word, key)


@pytest.mark.parametrize("room", PANES)
def test_no_key_is_a_screen_readers(room: Room) -> None:
    keys = {key for key, action in bound(PANES[room]) if action != NOT_HEARD}
    assert not keys & READERS_OWN
    assert not [key for key in keys if key.startswith("alt+")]


@pytest.mark.parametrize("room", PANES)
def test_help_names_every_key_of_the_pane(room: Room) -> None:
    told = "\n".join(words for words, _ in help_lines(room))
    for command in TABLE:
        if room in command.rooms and command.keys:
            assert command.help in told, command.word
            assert spoken(command.keys[0]) in told, command.word
