"""Every command with a key has it in its rooms, and help tells of it."""

import re
from pathlib import Path

import pytest

import wirereader
from wirereader.desk.commands.table import TABLE
from wirereader.desk.keymap.key_names import spoken
from wirereader.desk.session import Room
from wirereader.views.tui.keys import bindings_of
from wirereader.views.tui.pages.help_page import help_lines

READERS_OWN = {"ctrl+a", "ctrl+l", "ctrl+x", "ctrl+n"}
"""Keys that terminal screen readers take for themselves; with them, everything with Alt."""

NOT_HEARD = "app.redraw"
"""Of no use by ear, and in the palette as well: it has the key that every terminal program has."""


def test_no_widget_page_or_screen_has_keys_of_its_own() -> None:
    views = Path(wirereader.__file__).parent / "views" / "tui"
    binding = {
        path.name
        for path in views.rglob("*.py")
        if re.search(r"\bBINDINGS\b|\bBinding\(", path.read_text("utf-8"))
    }
    assert binding == {"keys.py"}


@pytest.mark.parametrize("room", Room)
def test_every_command_with_keys_has_them_in_its_rooms(room: Room) -> None:
    keys = {key: binding.action for key, binding in bindings_of(room).items()}
    for command in TABLE:
        if room not in command.rooms:
            continue
        for key in command.keys:
            own = {"choose"} if command.word == "open" else {f"screen.command('{command.word}')"}
            if "paragraph" in command.word and room is Room.STORY:
                own = {"paragraph(1)", "paragraph(-1)"}
            assert keys.get(key) in own, (command.word, key)


@pytest.mark.parametrize("room", Room)
def test_no_key_is_a_screen_readers(room: Room) -> None:
    keys = {key for key, one in bindings_of(room).items() if one.action != NOT_HEARD}
    assert not keys & READERS_OWN
    assert not [key for key in keys if key.startswith("alt+")]


@pytest.mark.parametrize("room", Room)
def test_help_names_every_key_of_the_pane(room: Room) -> None:
    told = "\n".join(words for words, _ in help_lines(room))
    for command in TABLE:
        if room in command.rooms and command.keys:
            assert command.help in told, command.word
            assert spoken(command.keys[0]) in told, command.word
