"""What each preset changes in the key table, and which keys of its program do nothing here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from wirereader.desk.keymap.key_table import Keys
from wirereader.desk.session import PAGES, PANES, PageKind, Room, Where

WITHOUT_CHARACTERS: Final = "arrows"
"""The preset in which no letter and no sign is a key."""


class KeyChange(NamedTuple):
    """Other keys for a word; `rooms` where they hold, None: wherever the word works."""

    word: str
    keys: Keys
    rooms: frozenset[Where] | None = None


class Unused(NamedTuple):
    """A key of the preset's program that does nothing here: `meaning` is what that calls it."""

    key: str
    meaning: str
    rooms: frozenset[Where] = PANES


_LIST: Final[frozenset[Where]] = frozenset({Room.HEADLINES})
_STORY: Final[frozenset[Where]] = frozenset({Room.STORY})
_BOTH: Final = _LIST | _STORY
_HELP: Final[frozenset[Where]] = frozenset({PageKind.HELP})
_LINKS: Final[frozenset[Where]] = frozenset({PageKind.LINES})
_FEEDS: Final[frozenset[Where]] = frozenset({PageKind.SOURCES, PageKind.NAVIGATOR})
_BY_LETTER: Final[frozenset[Where]] = frozenset({PageKind.NAMES_BY_LETTER})
_ALL: Final = (PANES | PAGES) - _BY_LETTER
"""Where a name may have any letter, a letter is not without use."""

_MOVES_BY_LETTER: Final = (
    KeyChange("top", ("home", "g")),
    KeyChange("open", ("enter", "right", "l")),
    KeyChange("choose", ("enter", "right", "l")),
    KeyChange("feeds", ("C",)),
    KeyChange("unread-only", ("X",)),
    KeyChange("unfold", ("percent_sign",)),
)
"""What g and l do in these programs, where the default keys have something newer on them."""
_VIM: Final = (
    *_MOVES_BY_LETTER,
    KeyChange("down", ("down", "j", "ctrl+e")),
    KeyChange("up", ("up", "k", "ctrl+y")),
    KeyChange("page-up", ("pageup", "ctrl+b")),
    KeyChange("back", ("escape", "left", "h", "ctrl+o")),
    KeyChange("where", ("ctrl+g", "w")),
    KeyChange("undo", ("u", "z")),
    KeyChange("quotes", ("v",)),
)
_LESS: Final = (
    *(one for one in _MOVES_BY_LETTER if one.word != "top"),
    KeyChange("down", ("down", "j", "e", "ctrl+e")),
    KeyChange("up", ("up", "k", "y", "ctrl+y")),
    KeyChange("page-down", ("pagedown", "f", "ctrl+f")),
    KeyChange("page-up", ("pageup", "b", "ctrl+b")),
    KeyChange("half-down", ("d", "ctrl+d")),
    KeyChange("half-up", ("u", "ctrl+u")),
    KeyChange("top", ("home", "g", "less_than_sign")),
    KeyChange("bottom", ("end", "G", "greater_than_sign")),
    KeyChange("back", ("escape", "left")),
    KeyChange("help", ("question_mark", "h", "f1")),
    KeyChange("where", ("equals_sign", "ctrl+g", "w")),
    KeyChange("find", ("F",)),
    KeyChange("quotes", ("v",)),
    KeyChange("errors", ("E",), PANES | {PageKind.ERRORS}),
    KeyChange("layout", ("ampersand",)),
    KeyChange("all-stories", ("H",)),
    KeyChange("starred", ("Z",)),
    KeyChange("copy", ("Y",)),
    KeyChange("copy-row", ("Y",)),
    KeyChange("edit-row", ("E",)),
    KeyChange("delete-row", ("D", "delete")),
    KeyChange("export-name", ("E",)),
    KeyChange("next-person", ("right_parenthesis",)),
    KeyChange("previous-person", ("left_parenthesis",)),
)
_ARROWS: Final = (
    KeyChange("find", ("f2",)),
    KeyChange("names", ("shift+f2",)),
    KeyChange("quotes", ("f3",)),
    KeyChange("card", ("f4",)),
    KeyChange("map", ("shift+f11",)),
    KeyChange("search", ("shift+f3",)),
    KeyChange("show-new", ("f5",)),
    KeyChange("breaking", ("shift+f5",)),
    KeyChange("next-mention", ("f7",)),
    KeyChange("previous-mention", ("shift+f7",)),
    KeyChange("next-quote", ("f8",)),
    KeyChange("previous-quote", ("shift+f8",)),
    KeyChange("next-unread", ("f9",)),
    KeyChange("previous-unread", ("shift+f9",)),
    KeyChange("toggle-read", ("f12",)),
    KeyChange("star", ("shift+f12",)),
    KeyChange("plain", ("shift+f4",)),
    KeyChange("command-line", ("shift+f1",)),
    KeyChange("narrow", ("shift+f3",)),
    KeyChange("feeds", ("shift+f10",)),
    KeyChange("sort-table", ("f6",)),
    KeyChange("rename-row", ("f2",)),
    KeyChange("edit-row", ("f4",)),
    KeyChange("list-name", ("f9",)),
    KeyChange("follow-name", ("f2",)),
    KeyChange("merge-name", ("f3",)),
    KeyChange("split-name", ("f7",)),
    KeyChange("export-name", ("f8",)),
    KeyChange("refresh", ("f5",), _FEEDS | {PageKind.ERRORS}),
    KeyChange("address-row", ("shift+f4",)),
    KeyChange("site-row", ("shift+f7",)),
    KeyChange("add-row", ("f3",)),
    KeyChange("errors-row", ("shift+f5",)),
    KeyChange("undo-row", ("shift+f9",)),
    KeyChange("move-row", ("f7",)),
    KeyChange("mark-all-read", ("f8",), _FEEDS),
    KeyChange("pause-row", ("f9",)),
    KeyChange("copy-row", ("f12",)),
    KeyChange("delete-row", ("delete",)),
    KeyChange("add", ("f3",), frozenset({PageKind.SOURCES})),
)

# newsboat, as its documentation lists the default keys (doc/keycmds.dsv, src/keymap.cpp, 2026).
# Its feed list and its article list are our headlines, its article our story, its list of addresses
# our page of links.
_NEWSBOAT: Final = (
    KeyChange("down", ("down", "j", "J"), _LIST | PAGES),
    KeyChange("up", ("up", "k", "K"), _LIST | PAGES),
    KeyChange("toggle-read", ("N",)),
    KeyChange("refresh-source", ("r",)),
    KeyChange("links", ("u",)),
    KeyChange("download", ("e",)),
    KeyChange("tag", ("ctrl+e",)),
    KeyChange("search", ("slash",)),
    KeyChange("pipe", ("vertical_line",)),
    KeyChange("browse-link", ("number_sign",)),
    KeyChange("browse-number", ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0")),
    # ours, whose keys newsboat has for something else
    KeyChange("sort", ("g",), _LIST),
    KeyChange("top", ("home", "g"), _STORY | PAGES),
    KeyChange("unread-only", ("l",), _LIST),
    KeyChange("feeds", ("f2",)),
    KeyChange("all-stories", ("f3",)),
    KeyChange("starred", ("f4",)),
    KeyChange("today", ("f7",)),
    KeyChange("this-source", ("f8",)),
    KeyChange("next-source", ("f9",)),
    KeyChange("choose", ("enter", "right", "l"), _STORY | PAGES),
    KeyChange("previous-match", ("P",)),
    KeyChange("places", ("L",)),
    KeyChange("show-new", ("f5",)),
    KeyChange("quotes", ("U",)),
    KeyChange("errors", ("exclamation_mark",)),
    KeyChange("theme", ("T",)),
    KeyChange("find-text", ("backslash",)),
    KeyChange("plain", ("shift+f4",)),
    KeyChange("link-numbers", ("H",)),
    KeyChange("next-place", ("full_stop", "right_parenthesis")),
    KeyChange("previous-place", ("left_parenthesis",)),
    KeyChange("previous-story-about", ("X",)),
    KeyChange("undo", ("z", "Z")),
    KeyChange("palette", ("ctrl+p", "f10")),
)
_NEWSBOAT_UNUSED: Final = (
    Unused("C", "mark-all-feeds-read", _LIST),
    Unused("s", "save", _LIST),
    Unused("ctrl+k", "random-unread", _BOTH),
    Unused("O", "open-in-browser-and-mark-read", _BOTH | _LINKS),
    Unused("o", "open-in-browser", _LINKS),
    Unused("question_mark", "help", _LINKS),
    Unused("ctrl+u", "toggle-source-view", _STORY),
    Unused("u", "show-urls", _LIST),
    Unused("ctrl+t", "clear-tag", _LIST),
    Unused("t", "set-tag", _LIST),
    Unused("E", "edit-urls", _LIST),
    Unused("ctrl+r", "reload-urls", _LIST),
    Unused("F", "set-filter", _LIST),
    Unused("f", "select-filter", _LIST),
    Unused("ctrl+f", "clear-filter", _LIST | _HELP),
    Unused("ctrl+b", "bookmark", _BOTH | _LINKS),
    Unused("j", "next-feed", _LIST),
    Unused("k", "prev-feed", _LIST),
    Unused("ctrl+n", "next-unread-feed", _LIST),
    Unused("ctrl+p", "prev-unread-feed", _LIST),
    Unused("comma", "macro-prefix", _ALL),
    Unused("D", "delete-article", _BOTH),
    Unused("ctrl+d", "delete-all-articles", _LIST),
    Unused("dollar_sign", "purge-deleted", _LIST),
    Unused("ctrl+x", "close-dialog", _ALL),
    Unused("v", "view-dialogs", _ALL),
    Unused("ctrl+v", "next-dialog", _ALL),
    Unused("ctrl+g", "prev-dialog", _ALL),
    Unused("vertical_line", "pipe-to", _LIST),
    Unused("G", "rev-sort", _LIST),
    Unused("z", "prevsearchresults", _LIST),
    *(Unused(digit, "open URL", _LINKS) for digit in "1234567890"),
    Unused("colon", "cmdline", PAGES),
)

PRESETS: Final[Mapping[str, tuple[KeyChange, ...]]] = MappingProxyType(
    {
        "default": (),
        "vim": _VIM,
        "newsboat": _NEWSBOAT,
        "less": _LESS,
        "arrows": _ARROWS,
    }
)
"""What each changes; a key that it takes is taken from every other word in that pane or page."""

UNUSED: Final[Mapping[str, tuple[Unused, ...]]] = MappingProxyType({"newsboat": _NEWSBOAT_UNUSED})
