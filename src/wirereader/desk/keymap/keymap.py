"""Which key does what in the full screen: the key table, a preset and the reader's own wishes.

Keys are named as Textual names them ("question_mark", "ctrl+d", "J"); a reader may also write the
character itself, or the name that stands on the key ("?", "PgDn").  A reader's own key goes before
a preset's.  A wish that would make a key mean two things otherwise, or leave no way to help or out,
is refused and told; the preset's keys stay.
"""

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from wirereader.desk.keymap.key_names import UnknownKeyError, is_typed, key_named
from wirereader.desk.keymap.key_table import (
    FORMER,
    ROWS,
    WHERE,
    Keys,
    Motion,
    Row,
    gives_way_in,
    is_fixed,
    rows_in,
)
from wirereader.desk.keymap.presets import PRESETS, UNUSED, WITHOUT_CHARACTERS, Unused
from wirereader.desk.session import PANES, PageKind, Room, Where
from wirereader.settings.load import Loaded
from wirereader.settings.settings import KeySettings
from wirereader.settings.settings_problems import Problem, in_file
from wirereader.settings.value_types import nearest, quoted
from wirereader.story.clean import clean_line

NEEDED: Final = ("help", "quit")
_WAYS_BACK: Final = ("back", "leave", "leave-line")
_ESCAPE: Final = "escape"
Wishes = Mapping[str, Keys]
LineOf = Callable[[str], int | None]


class KeyMap:
    """The keys of a preset with a reader's own, by pane or page and by word."""

    def __init__(self, preset: str = "default", wishes: Wishes | None = None) -> None:
        self.preset = preset
        self._wishes = wishes or {}
        self._by_room: dict[Where, dict[str, Keys]] = {}

    def of(self, where: Where) -> dict[str, Keys]:
        """The keys that work in a pane or on a page, by word, in the order of the table."""
        if where not in self._by_room:
            self._by_room[where] = self._resolved(where)
        return self._by_room[where]

    @functools.cached_property
    def keys(self) -> Mapping[str, Keys]:
        """Keys by word, in any pane or page; a word without keys is not in it."""
        every: dict[str, dict[str, None]] = {word: {} for word in ROWS}
        for where in WHERE:
            for word, keys in self.of(where).items():
                every[word].update(dict.fromkeys(keys))
        return {word: tuple(keys) for word, keys in every.items() if keys}

    def anywhere(self, word: str) -> Keys:
        """The keys of one word in any pane or page; those of its row, where nothing is changed."""
        if self._wishes or PRESETS[self.preset]:
            return self.keys.get(word, ())
        row = ROWS[word]
        there = (self._allowed(row, row.keys, where) for where in WHERE if where in row.rooms)
        return tuple(dict.fromkeys(itertools.chain.from_iterable(there)))

    def first(self, word: str, where: Where | None = None) -> str:
        """The key to name when a word is offered, anywhere or in one place; "" if it has none."""
        return next(iter((self.keys if where is None else self.of(where)).get(word, ())), "")

    def unused(self, where: Where) -> tuple[Unused, ...]:
        """The keys of the preset's program that do nothing in a pane or on a page."""
        given = {key for keys in self.of(where).values() for key in keys}
        there = (one for one in UNUSED.get(self.preset, ()) if where in one.rooms)
        return tuple(one for one in there if one.key not in given)

    def _resolved(self, where: Where) -> dict[str, Keys]:
        rows = rows_in(where)
        changed = _changed(self.preset, where)
        own = {row.word: self._wishes[row.word] for row in rows if row.word in self._wishes}
        wished = {key for keys in own.values() for key in keys}
        unused = {one.key for one in UNUSED.get(self.preset, ()) if where in one.rooms}
        taken = {key for word, keys in changed.items() if word not in own for key in keys} - wished
        resolved: dict[str, Keys] = {}
        for row in rows:
            if row.word in own:
                keys = own[row.word]
            elif row.word in changed:
                keys = tuple(k for k in changed[row.word] if k not in wished and k not in unused)
            else:
                keys = tuple(k for k in row.keys if k not in taken | wished | unused)
            resolved[row.word] = self._allowed(row, keys, where)
        _keep_a_way_back(resolved, where)
        return {word: keys for word, keys in resolved.items() if keys}

    def _allowed(self, row: Row, keys: Keys, where: Where) -> Keys:
        """Keys without those that are characters, where characters are no keys."""
        if is_fixed(row):
            return keys
        if where is PageKind.LINE or (
            self.preset == WITHOUT_CHARACTERS and row.word not in self._wishes
        ):
            return tuple(key for key in keys if not is_typed(key))
        if where is PageKind.NAMES_BY_LETTER and isinstance(row, Motion):
            return tuple(key for key in keys if not key.isalnum() or len(key) > 1)
        if where is PageKind.NAVIGATOR:  # what is typed there narrows the list, but for capitals
            return tuple(key for key in keys if not _narrows(key))
        return keys


def _narrows(key: str) -> bool:
    return key == "space" or (len(key) == 1 and key.isalnum() and not key.isupper())


def _changed(preset: str, where: Where) -> dict[str, Keys]:
    return {
        one.word: one.keys
        for one in PRESETS[preset]
        if where in (ROWS[one.word].rooms if one.rooms is None else one.rooms)
        and where in ROWS[one.word].rooms
    }


def _keep_a_way_back(resolved: dict[str, Keys], where: Where) -> None:
    """Leave Escape to a page that no other key leaves."""
    if where in PANES or any(resolved.get(word) for word in _WAYS_BACK):
        return
    for word, keys in resolved.items():
        resolved[word] = tuple(key for key in keys if key != _ESCAPE)
    resolved["leave-line" if where is PageKind.LINE else "back"] = (_ESCAPE,)


def _no_line(_: str) -> int | None:
    return None


def key_map(wanted: KeySettings, line_of: LineOf = _no_line) -> tuple[KeyMap, tuple[Problem, ...]]:
    """The keys of a preset with the reader's own, and every wish that was refused, and why.

    `line_of` tells the line of a setting such as "keys.next", if it stands in a file.
    """
    if not wanted.words:
        return KeyMap(wanted.preset), ()
    problems: list[Problem] = []
    wishes = dict(_wishes(wanted.words, line_of, problems))
    while (refusal := _refusal(wanted.preset, wishes, line_of)) is not None:
        word, problem = refusal
        del wishes[word]
        problems.append(problem)
    problems.sort(key=lambda one: one.line or 0)
    return KeyMap(wanted.preset, wishes), tuple(problems)


def problems_of(loaded: Loaded) -> tuple[Problem, ...]:
    """All that is wrong with settings, keys included, in the order of the file."""
    _, refused = key_map(loaded.settings.keys, loaded.line_of)
    return tuple(sorted((*loaded.problems, *refused), key=lambda one: one.line or 0))


def preset_keys(name: str) -> dict[str, Keys]:
    """The keys of every command and motion in a preset; some have none."""
    keys = KeyMap(name).keys
    return {word: keys.get(word, ()) for word in ROWS}


def _wishes(words: Wishes, line_of: LineOf, problems: list[Problem]) -> Iterator[tuple[str, Keys]]:
    """The wishes that can be understood."""
    known = {word: row for word, row in ROWS.items() if not is_fixed(row)}
    for named, written in words.items():
        word, name = FORMER.get(named, named), clean_line(named, 60)
        if word not in known:
            near = nearest(word, tuple(known))
            remedy = f"Nearest: {near}." if near else "help lists the commands."
            problems.append(_problem(named, f"There is no command {name}.", remedy, line_of))
            continue
        try:
            yield word, _understood(known[word], written)
        except UnknownKeyError as unknown:
            what = f"{name} cannot have {' or '.join(quoted(key) for key in written)}."
            problems.append(_problem(named, what, str(unknown), line_of))


def _understood(row: Row, written: Keys) -> Keys:
    """Keys as Textual names them.  Raises UnknownKeyError."""
    keys = tuple(dict.fromkeys(key_named(key) for key in written))
    if row.rooms == {PageKind.LINE} and any(is_typed(key) or key == "space" for key in keys):
        raise UnknownKeyError("In a text field it types a character.")
    return keys


def _refusal(preset: str, wishes: Wishes, line_of: LineOf) -> tuple[str, Problem] | None:
    """The wish that has to go because of others, and why; the last of the file goes first."""
    for word in NEEDED:
        if word in wishes and not wishes[word]:
            what = f"{word} would have no key in any pane."
            return word, _problem(word, what, "Give it one.", line_of)
    by_line = sorted(wishes, key=lambda word: line_of(f"keys.{word}") or 0)
    for word in reversed(by_line):
        for other, row in ROWS.items():
            clash = _clash(preset, wishes, word, row) if other != word else None
            if clash is not None:
                key, shared = clash
                what = f"{word} cannot have {key}: it is {other}'s{_in_words(shared)}."
                remedy = f"Give {other} another key, or [] for none."
                return word, _problem(word, what, remedy, line_of)
    return None


def _clash(
    preset: str, wishes: Wishes, word: str, other: Row
) -> tuple[str, frozenset[Where]] | None:
    """A key of a wish that another word has by its own right, and where; None: there is none.

    A key that only the preset gives to the other word is no hindrance: a wish goes before it.
    """
    if is_fixed(other):
        return None
    if set(wishes[word]).isdisjoint(wishes.get(other.word, other.keys)):
        return None
    shared = ROWS[word].rooms & other.rooms
    if other.word not in wishes:
        shared -= gives_way_in(other)
    theirs = {where: _own_keys(preset, wishes, other, where) for where in shared}
    for key in wishes[word]:
        there = frozenset(where for where, keys in theirs.items() if key in keys)
        if there:
            return key, there
    return None


def _own_keys(preset: str, wishes: Wishes, row: Row, where: Where) -> Iterable[str]:
    """The keys a word has by a wish, or by the table as far as the preset leaves it those."""
    if row.word in wishes:
        return wishes[row.word]
    return set(row.keys) & set(_preset_map(preset).of(where).get(row.word, ()))


@functools.cache
def _preset_map(preset: str) -> KeyMap:
    return KeyMap(preset)


def _in_words(shared: frozenset[Where]) -> str:
    if shared >= PANES:
        return ""
    panes = (room for room in Room if room in shared)
    first = next(panes, None) or next(kind for kind in PageKind if kind in shared)
    return f" in the {first}" if first in PANES else f" on the {first}"


def _problem(word: str, what: str, remedy: str, line_of: LineOf) -> Problem:
    path = f"keys.{word}"
    line = line_of(path)
    return Problem(in_file(line), what, remedy, clean_line(path, 80), line)


USUAL: Final = _preset_map("default")
"""The keys of a reader who has not changed any."""
