"""Keys from the command table: what each pane binds, and what its footer and its help say."""

from typing import Final, TypeVar

from textual.binding import Binding, BindingType

from wirereader.desk.commands.table import TABLE, Command, by_word
from wirereader.desk.keymap import MOVES, KeyMap, Move, key_map, spoken
from wirereader.desk.session import Room
from wirereader.settings.settings import KeySettings

USUAL: Final = key_map(KeySettings())[0]
"""The keys of a reader who has not changed any."""

_MOVES: Final = {
    "down": "move(1)",
    "up": "move(-1)",
    "page-down": "page(1)",
    "page-up": "page(-1)",
    "half-down": "page(0.5)",
    "half-up": "page(-0.5)",
    "top": "end(False)",
    "bottom": "end(True)",
    "choose": "choose",
    "read-on": "read_on",
    "next-pane": "screen.pane(1)",
    "previous-pane": "screen.pane(-1)",
    "palette": "app.command_palette",
    **{
        word: f"screen.act('{word}')"
        for word in (
            "find-text",
            "previous-match",
            "order-quotes",
            "link-numbers",
            "messages",
            "redraw",
            "theme",
            "wider",
            "narrower",
        )
    },
}
"""What the words that move on the screen do, as actions of a pane."""

_OWN: Final = {
    (Room.HEADLINES, "open"): "choose",
    (Room.STORY, "next-paragraph"): "paragraph(1)",
    (Room.STORY, "back-paragraph"): "paragraph(-1)",
}
"""Commands that a pane does by itself, since they only move the eye."""

_HELP: Final = {move.word: move.help for move in MOVES}
Pane = TypeVar("Pane", bound=type)


def commands_of(room: Room, keys: KeyMap = USUAL) -> list[tuple[Command, str]]:
    """The rows of the table that make sense in `room` and have a key, and the first key."""
    mapped = keys.of(room)
    return [(one, mapped[one.word][0]) for one in TABLE if one.word in mapped]


def keys_of(word: str, keys: KeyMap = USUAL) -> str:
    """The keys of a command or a move, as they are written for people."""
    return " ".join(map(spoken, keys.keys.get(word, ())))


def bindings_of(room: Room, keys: KeyMap = USUAL) -> list[BindingType]:
    """What every key does in the pane of a room."""
    return [
        Binding(key, _action(room, word), told_of(word))
        for word, strokes in keys.of(room).items()
        for key in strokes
    ]


def _action(room: Room, word: str) -> str:
    return _OWN.get((room, word)) or _MOVES.get(word) or f"screen.command('{word}')"


def told_of(word: str) -> str:
    """What a command or a move does, in a sentence."""
    command = by_word(word)
    return command.help if command is not None else _HELP.get(word, "")


def move_of(word: str) -> Move:
    """The move of this word.  Raises StopIteration where there is none."""
    return next(move for move in MOVES if move.word == word)


def rebound(pane: Pane, room: Room, keys: KeyMap) -> Pane:
    """The class of a pane, with other keys."""
    if keys is USUAL:
        return pane
    return type(pane)(
        pane.__name__, (pane,), {"BINDINGS": bindings_of(room, keys)}, inherit_bindings=False
    )


_ASKED = frozenset({"search"})


def asks_for_words(command: Command) -> bool:
    """Claim that a key of this command leads to a line where its words are typed."""
    return command.word in _ASKED or any(not one.is_optional for one in command.takes)
