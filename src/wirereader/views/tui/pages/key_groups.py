"""The keys of a pane or a page in groups: its own first, then the others by what they do."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from wirereader.desk.keymap.key_names import spoken
from wirereader.desk.keymap.key_table import ROWS
from wirereader.desk.keymap.keymap import KeyMap
from wirereader.desk.session import PAGES, PANES, PageKind, Room, Where

DIGITS = "0 to 9"
FIRST_RUN = "end-hints"
WHERE: Final[Mapping[Where, str]] = {
    Room.HEADLINES: "in the headlines",
    Room.STORY: "in the story",
    Room.QUOTES: "in the quotes",
    Room.NAMES: "in the names",
    PageKind.LINES: "on this page",
    PageKind.NAVIGATOR: "in the navigator",
}
_OWN: Final[Mapping[Where, str]] = {
    Room.HEADLINES: "HEADLINES",
    Room.STORY: "STORY",
    Room.QUOTES: "QUOTES",
    Room.NAMES: "NAMES",
    PageKind.NAVIGATOR: "NAVIGATOR",
}


def _these(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TOPICS: Final[Mapping[str, frozenset[str]]] = {
    "MOVE": _these(
        """down up page-down page-up half-down half-up top bottom choose next-pane previous-pane
        number back leave history-back history-forward feeds scope all-stories"""
    ),
    "READ": _these(
        """open next previous next-unread previous-unread breaking read-on next-paragraph
        back-paragraph where why full-article find-text previous-match link-numbers browse
        browse-number browse-link links picture show-new search enclosures download changes
        today unread starred changed next-source this-source unread-only sort"""
    ),
    "NAMES": _these(
        """find names card map next-mention previous-mention next-person previous-person
        next-place previous-place people places next-story-about previous-story-about"""
    ),
    "QUOTES": _these("quotes quote next-quote previous-quote order-quotes"),
    "FEEDS": _these("sources add refresh refresh-source errors remove pause resume"),
    "MARKS": _these("star toggle-read mark-all-read undo tag copy save pipe"),
}
_REST = "VIEW"


class KeyLine(NamedTuple):
    """The keys of a command as people write them, and what they do."""

    keys: str
    does: str


class Group(NamedTuple):
    """Keys under one title."""

    title: str
    lines: tuple[KeyLine, ...]


def groups_of(where: Where, keys: KeyMap) -> tuple[Group, ...]:
    """All keys that work in a pane or on a page; `where`'s own stand in the first group."""
    common = PANES if where in PANES else PAGES
    own: list[KeyLine] = []
    others: dict[str, list[KeyLine]] = {title: [] for title in (*_TOPICS, _REST)}
    for word, line in _lines_of(where, keys):
        if ROWS[word].rooms >= common:
            others[_topic(word)].append(line)
        else:
            own.append(line)
    unused = tuple(KeyLine(spoken(one.key), one.meaning) for one in keys.unused(where))
    found = [Group(_OWN.get(where, "ON THIS PAGE"), tuple(own))]
    found += [Group(title, tuple(lines)) for title, lines in others.items()]
    found.append(Group(f"KEYS OF {keys.preset.upper()} THAT DO NOTHING HERE", unused))
    return tuple(group for group in found if group.lines)


def _lines_of(where: Where, keys: KeyMap) -> Iterator[tuple[str, KeyLine]]:
    for word, strokes in keys.of(where).items():
        if word == FIRST_RUN:
            continue
        told = DIGITS if word == "number" else " ".join(map(spoken, strokes))
        yield word, KeyLine(told, ROWS[word].help)


def _topic(word: str) -> str:
    return next((title for title, words in _TOPICS.items() if word in words), _REST)
