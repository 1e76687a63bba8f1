"""Which key does what in the full screen: the command table, a preset and the reader's own wishes.

Keys are named as Textual names them ("question_mark", "ctrl+d", "J"); a reader may also write the
character itself, or the name that stands on the key ("?", "PgDn").  A wish that would make a key
mean two things, or leave no way to help or out, is refused and told; the preset's keys stay.
"""

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from wirereader.desk.commands.table import EVERYWHERE, TABLE
from wirereader.desk.session import Room
from wirereader.settings.load import Loaded
from wirereader.settings.settings import KeySettings
from wirereader.settings.settings_problems import Problem, in_file
from wirereader.settings.value_types import nearest, quoted
from wirereader.story.clean import clean_line

Keys = tuple[str, ...]
IN_STORY = frozenset({Room.STORY})


class Move(NamedTuple):
    """Something a key does on the screen alone; `word` names it under [keys], `help` says it."""

    word: str
    keys: Keys
    help: str
    rooms: frozenset[Room] = EVERYWHERE


MOVES: Final = (
    Move("down", ("down", "j"), "Next row or line."),
    Move("up", ("up", "k"), "Previous row or line."),
    Move("read-on", ("space",), "Page forward; at the end, the next unread story.", IN_STORY),
    Move("page-down", ("pagedown", "ctrl+f"), "Page forward."),
    Move("page-up", ("pageup", "b", "ctrl+b"), "Page back."),
    Move("half-down", ("ctrl+d",), "Half a page forward."),
    Move("half-up", ("ctrl+u",), "Half a page back."),
    Move("top", ("home", "g"), "Top."),
    Move("bottom", ("end", "G"), "Bottom."),
    # in the headlines these keys are the command "open"
    Move("choose", ("enter", "right", "l"), "Go there.", EVERYWHERE - {Room.HEADLINES}),
    Move("next-pane", ("tab", "f6"), "Next pane."),
    Move("previous-pane", ("shift+tab", "shift+f6"), "Previous pane."),
    Move("redraw", ("ctrl+l",), "Draw the screen anew."),
    Move("palette", ("ctrl+p",), "All commands by name."),
    Move("find-text", ("slash",), "Search in the story; in the headlines, in all stories."),
    Move("previous-match", ("N",), "Go to the match before; n goes to the next.", IN_STORY),
    Move(
        "link-numbers", ("number_sign",), "Number the links in the words, or no longer.", IN_STORY
    ),
    Move("order-quotes", ("O",), "Quotes by speaker, or as they come.", frozenset({Room.QUOTES})),
    Move("messages", ("M",), "All that was said so far."),
    Move("theme", ("t",), "Other colours."),
    Move("wider", ("plus",), "Widen this pane."),
    Move("narrower", ("minus",), "Narrow this pane."),
)

PRESETS: Final[Mapping[str, Mapping[str, Keys]]] = MappingProxyType(
    {
        "default": {},
        "vim": {
            "down": ("down", "j", "ctrl+e"),
            "up": ("up", "k", "ctrl+y"),
            "page-up": ("pageup", "ctrl+b"),
            "back": ("escape", "left", "h", "ctrl+o"),
            "where": ("ctrl+g", "w"),
            "undo": ("u", "z"),
            "quotes": ("v",),
        },
        "newsboat": {
            "toggle-read": ("N",),
            "previous-match": ("P",),
            "places": ("L",),
            "errors": ("v", "e"),
        },
        "less": {
            "down": ("down", "j", "e", "ctrl+e"),
            "up": ("up", "k", "y", "ctrl+y"),
            "page-down": ("pagedown", "f", "ctrl+f"),
            "page-up": ("pageup", "b", "ctrl+b"),
            "half-down": ("d", "ctrl+d"),
            "half-up": ("u", "ctrl+u"),
            "top": ("home", "g", "less_than_sign"),
            "bottom": ("end", "G", "greater_than_sign"),
            "back": ("escape", "left"),
            "help": ("question_mark", "h", "f1"),
            "where": ("equals_sign", "ctrl+g", "w"),
            "find": ("F",),
            "quotes": ("v",),
            "errors": ("E",),
            "copy": ("Y",),
            "next-person": ("right_parenthesis",),
            "previous-person": ("left_parenthesis",),
        },
        "arrows": {
            "find": ("f2",),
            "names": ("shift+f2",),
            "quotes": ("f3",),
            "card": ("f4",),
            "map": ("shift+f11",),
            "search": ("shift+f3",),
            "show-new": ("f5",),
            "breaking": ("shift+f5",),
            "next-mention": ("f7",),
            "previous-mention": ("shift+f7",),
            "next-quote": ("f8",),
            "previous-quote": ("shift+f8",),
            "next-unread": ("f9",),
            "previous-unread": ("shift+f9",),
            "toggle-read": ("f12",),
            "star": ("shift+f12",),
            "plain": ("shift+f4",),
        },
    }
)
"""What each preset changes; a key that it takes is taken from every other word in that room."""

NEEDED: Final = ("help", "quit")
_LONGEST_LINE = 150
_WITHOUT_CHARACTERS = "arrows"
_NAMED: Final = frozenset(
    {"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "escape", "tab"}
    | {"space", "backspace", "delete", "insert"}
    | {f"f{number}" for number in range(1, 25)}
)
_SPELLED: Final = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "del": "delete",
    "ins": "insert",
}
_ON_KEYS: Final = {"escape": "Esc", "pagedown": "PgDn", "pageup": "PgUp"}
_SAME: Final = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+j": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
}
"""What a terminal sends the same bytes for."""
_TAKEN: Final = {"ctrl+c": "stops work in hand", "ctrl+z": "suspends the program"}
_RENAMED: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_WORDS = re.compile("[a-z_]{2,}")
_ASCII: Final = "".join(map(chr, range(33, 127)))


class _Unknown(ValueError):
    """A key that there is not, or that has a meaning already; the text says why."""


class KeyMap(NamedTuple):
    """Keys by word, for commands and moves alike; a word without keys is not in it."""

    keys: Mapping[str, Keys]

    def of(self, room: Room) -> dict[str, Keys]:
        """The keys that work in `room`, by word, in the order of the tables."""
        return {
            word: self.keys[word]
            for word, rooms in _rooms().items()
            if room in rooms and word in self.keys
        }

    def first(self, word: str) -> str:
        """The key to name when a word is offered; "" if it has none."""
        return next(iter(self.keys.get(word, ())), "")


def _no_line(_: str) -> int | None:
    return None


def key_map(
    wanted: KeySettings, line_of: Callable[[str], int | None] = _no_line
) -> tuple[KeyMap, tuple[Problem, ...]]:
    """The keys of a preset with the reader's own, and every wish that was refused, and why.

    `line_of` tells the line of a setting such as "keys.next", if it stands in a file.
    """
    preset = preset_keys(wanted.preset)
    if not wanted.words:
        return KeyMap(_with_keys(preset)), ()
    problems: list[Problem] = []
    wishes = dict(_wishes(wanted.words, line_of, problems))
    while (refusal := _refusal({**preset, **wishes}, wishes, line_of)) is not None:
        word, problem = refusal
        del wishes[word]
        problems.append(problem)
    problems.sort(key=lambda one: one.line or 0)
    return KeyMap(_with_keys({**preset, **wishes})), tuple(problems)


def problems_of(loaded: Loaded) -> tuple[Problem, ...]:
    """All that is wrong with settings, keys included, in the order of the file."""
    _, refused = key_map(loaded.settings.keys, loaded.line_of)
    return tuple(sorted((*loaded.problems, *refused), key=lambda one: one.line or 0))


def topic() -> str:
    """The help topic: how keys are changed, the words of moves, and what presets change."""
    lines = [
        "Keys of the full screen are changed under [keys] in the settings.",
        'next = ["J", "ctrl+t"] gives a command its keys; [] takes them away.',
        "A key that means something already is refused; settings check tells where.",
        *_in_lines("Words are those of the commands, and ", [move.word for move in MOVES]),
        f'preset = "vim" and so on: {", ".join(PRESETS)}. In arrows no letter or sign is a key.',
    ]
    for name, words in PRESETS.items():
        lines += _in_lines(f"{name} changes ", list(words)) if words else ()
    return "".join(f"{line}\n" for line in lines)


def _in_lines(head: str, words: list[str]) -> list[str]:
    """A list in words, broken so that no line is long."""
    lines = [head]
    for number, word in enumerate(words):
        end = "." if number + 1 == len(words) else ", "
        if len(lines[-1]) + len(word) > _LONGEST_LINE:
            lines.append("")
        lines[-1] += word + end
    return [line.rstrip() for line in lines]


def preset_keys(name: str) -> dict[str, Keys]:
    """The keys of every command and move in a preset; some have none."""
    changed = PRESETS[name]
    rooms = _rooms()
    keys = dict(changed)
    for word, usual in _usual().items():
        if word in changed:
            continue
        taken = {key for other in changed if rooms[other] & rooms[word] for key in changed[other]}
        keys[word] = tuple(key for key in usual if key not in taken)
    if name == _WITHOUT_CHARACTERS:
        return {word: tuple(key for key in keys[word] if not is_typed(key)) for word in keys}
    return keys


def is_typed(key: str) -> bool:
    """Claim that a key writes a visible character, which speech input strikes by chance."""
    return len(key) == 1 or key in _punctuation()


def spoken(key: str) -> str:
    """A key as a person knows it: "]", "Ctrl+D", "PgDn"; the inverse of `key_named`."""
    *modifiers, last = key.split("+")
    last = (
        _punctuation().get(last)
        or _ON_KEYS.get(last)
        or (last if len(last) == 1 else last.capitalize())
    )
    if modifiers and len(last) == 1:
        last = last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), last])


def key_named(written: str) -> str:
    """Textual's name of a key as a reader writes it: "?", "Ctrl+D", "PgDn".  Raises ValueError."""
    text = written.strip()
    *modifiers, last = text.split("+") if len(text) > 1 else [text]
    if text.endswith("++"):
        modifiers, last = modifiers[:-1], "+"
    if len(last) != 1 or modifiers:
        last = last.casefold() if len(last) > 1 else last
    last = _SPELLED.get(last, last)
    held = [modifier.casefold() for modifier in modifiers]
    if not set(held) <= {"ctrl", "shift", "alt"} or len(set(held)) != len(held):
        raise _Unknown(_no_such(text))
    return _checked(_joined(held, last, text))


def _joined(held: list[str], last: str, text: str) -> str:
    if len(last) == 1:
        if held == ["shift"] and last.isalpha():
            return last.upper()
        if "shift" in held and not last.isalpha():
            raise _Unknown("Write the character that Shift gives.")
        if held:
            last = last.lower()
        if not last.isprintable() or last.isspace() or (held and not last.isascii()):
            raise _Unknown(_no_such(text))
        last = _character(last)
    elif last not in _NAMED and last not in _punctuation():
        raise _Unknown(_no_such(text))
    return "+".join([*(name for name in ("ctrl", "alt", "shift") if name in held), last])


def _checked(key: str) -> str:
    if key in _TAKEN:
        raise _Unknown(f"{key} {_TAKEN[key]}.")
    if (same := _SAME.get(key)) is not None:
        raise _Unknown(f"In a terminal {key} is {same}.")
    if key.isdigit():
        raise _Unknown("Digits begin a number.")
    return key


def _no_such(text: str) -> str:
    known = (*sorted(_NAMED), *sorted(_punctuation()), *_SPELLED)
    near = nearest(text.rpartition("+")[2], known)
    return f"There is no such key.{f' Nearest: {near}.' if near else ''}"


def _character(character: str) -> str:
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name) or character


@functools.cache
def _punctuation() -> dict[str, str]:
    return {_character(one): one for one in _ASCII if not one.isalnum()}


def _rooms() -> dict[str, frozenset[Room]]:
    moves = {move.word: move.rooms for move in MOVES}
    return moves | {command.word: command.rooms for command in TABLE}


def _usual() -> dict[str, Keys]:
    moves = {move.word: move.keys for move in MOVES}
    return moves | {command.word: command.keys for command in TABLE}


def _with_keys(keys: Mapping[str, Keys]) -> dict[str, Keys]:
    return {word: keys[word] for word in _rooms() if keys.get(word)}


def _wishes(
    words: Mapping[str, Keys], line_of: Callable[[str], int | None], problems: list[Problem]
) -> Iterator[tuple[str, Keys]]:
    """The wishes that can be understood."""
    known = _usual()
    for word, written in words.items():
        name = clean_line(word, 60)
        if word not in known:
            near = nearest(word, tuple(known))
            remedy = f"Nearest: {near}." if near else "help lists the commands."
            problems.append(_problem(word, f"There is no command {name}.", remedy, line_of))
            continue
        try:
            yield word, tuple(dict.fromkeys(key_named(key) for key in written))
        except _Unknown as unknown:
            what = f"{name} cannot have {' or '.join(quoted(key) for key in written)}."
            problems.append(_problem(word, what, str(unknown), line_of))


def _refusal(
    keys: Mapping[str, Keys], wishes: Iterable[str], line_of: Callable[[str], int | None]
) -> tuple[str, Problem] | None:
    """The wish that has to go because of others, and why; the last of the file goes first."""
    for word in NEEDED:
        if not keys[word]:
            what = f"{word} would have no key in any pane."
            return word, _problem(word, what, "Give it one.", line_of)
    rooms = _rooms()
    by_line = sorted(wishes, key=lambda word: line_of(f"keys.{word}") or 0)
    for word in reversed(by_line):
        for other in rooms:
            shared = rooms[word] & rooms[other]
            twice = [key for key in keys[word] if key in keys.get(other, ())]
            if other != word and shared and twice:
                where = (
                    ""
                    if shared == EVERYWHERE
                    else f" in the {next(room for room in Room if room in shared)}"
                )
                what = f"{word} cannot have {twice[0]}: it is {other}'s{where}."
                remedy = f"Give {other} another key, or [] for none."
                return word, _problem(word, what, remedy, line_of)
    return None


def _problem(word: str, what: str, remedy: str, line_of: Callable[[str], int | None]) -> Problem:
    path = f"keys.{word}"
    line = line_of(path)
    return Problem(in_file(line), what, remedy, clean_line(path, 80), line)
