"""Keys from the command table: what each pane binds, and what its footer and its help say."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from wirereader.desk.commands import TABLE, Command
from wirereader.desk.session import Room

SPOKEN = {
    "question_mark": "?",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "full_stop": ".",
    "comma": ",",
    "quotation_mark": '"',
    "apostrophe": "'",
    "asterisk": "*",
    "slash": "/",
    "backslash": "\\",
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}


def spoken(key: str) -> str:
    """A key as a person knows it: "]", "Ctrl+D", "Down"."""
    *modifiers, last = key.split("+")
    last = SPOKEN.get(last, last if len(last) == 1 else last.capitalize())
    if modifiers and len(last) == 1:
        last = last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), last])


def commands_of(room: Room) -> tuple[Command, ...]:
    """The rows of the table that make sense in `room` and have a key."""
    return tuple(command for command in TABLE if room in command.rooms and command.keys)


def bindings_of(room: Room, taken: Iterable[BindingType]) -> list[BindingType]:
    """Bindings of a pane: the table's keys for its room, less those the pane needs to move."""
    used = {
        key.strip()
        for binding in taken
        if isinstance(binding, Binding)
        for key in binding.key.split(",")
    }
    made: list[BindingType] = []
    for command in commands_of(room):
        made.extend(
            Binding(key, f"screen.command('{command.word}')", command.help)
            for key in command.keys
            if key not in used
        )
    return made


_ASKED = frozenset({"search"})


def asks_for_words(command: Command) -> bool:
    """Claim that a key of this command leads to a line where its words are typed."""
    return command.word in _ASKED or any(not one.is_optional for one in command.takes)
