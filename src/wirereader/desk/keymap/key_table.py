"""The key table: every command and every motion, its keys, and the panes and pages it works in.

A command's row stands in the command table, with the sentence that plain mode and the command line
tell, too; a motion's stands here.  No key is defined anywhere else: panes, pages and the
application bind from KEY_TABLE through a `KeyMap`, and all that tells of keys is made from it.
"""

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from wirereader.desk.commands.command import EVERYWHERE, Command
from wirereader.desk.commands.table import IN_HEADLINES, TABLE
from wirereader.desk.keymap.key_names import DIGITS, STOP, SUSPEND
from wirereader.desk.session import PAGES, TABLES, PageKind, Room, Where

Keys = tuple[str, ...]


class Motion(NamedTuple):
    """Something a key does on the screen alone; `word` names it under [keys], `help` says it.

    `is_fixed`: no setting gives it other keys.  `gives_way`: it is newer than version 0.1.0, so a
    reader who gave its key to something else keeps that.
    """

    word: str
    keys: Keys
    help: str
    rooms: frozenset[Where] = EVERYWHERE | PAGES | {PageKind.NAVIGATOR}
    gives_way: bool = False
    is_fixed: bool = False


_ALL: Final = EVERYWHERE | frozenset(PageKind)
_STORY: Final[frozenset[Where]] = frozenset({Room.STORY})
_LINE: Final[frozenset[Where]] = frozenset({PageKind.LINE})
_NARROWED: Final[frozenset[Where]] = TABLES | {PageKind.NAMES_BY_LETTER, PageKind.HELP}
_CARD: Final[frozenset[Where]] = frozenset({PageKind.CARD})
_NAVIGATOR: Final[frozenset[Where]] = frozenset({PageKind.NAVIGATOR})
_SOURCES: Final[frozenset[Where]] = frozenset({PageKind.SOURCES}) | _NAVIGATOR
_FEEDS: Final[frozenset[Where]] = _SOURCES | {PageKind.ERRORS}
_CHANGED: Final[frozenset[Where]] = _SOURCES | {PageKind.SEARCHES, PageKind.SETTINGS}
_PAUSED: Final[frozenset[Where]] = _FEEDS | {PageKind.FOLLOWS}
_DELETED: Final[frozenset[Where]] = _PAUSED | {PageKind.SEARCHES, PageKind.RULES, PageKind.SETTINGS}

MOTIONS: Final = (
    Motion("down", ("down", "j"), "Next row or line."),
    Motion("up", ("up", "k"), "Previous row or line."),
    Motion("read-on", ("space",), "Page down; at the end, the next unread story.", _STORY),
    Motion("page-down", ("pagedown", "ctrl+f"), "Page down."),
    Motion("page-up", ("pageup", "b", "ctrl+b"), "Page up."),
    Motion("half-down", ("ctrl+d",), "Half a page down."),
    Motion("half-up", ("ctrl+u",), "Half a page up."),
    Motion("top", ("home",), "Top."),
    Motion("bottom", ("end", "G"), "Bottom."),
    # in the headlines these keys are the command "open"
    Motion(
        "choose",
        ("enter", "right"),
        "Go there.",
        (EVERYWHERE | PAGES | _NAVIGATOR) - IN_HEADLINES,
    ),
    Motion("narrow", ("slash",), "Filter the list.", _NARROWED, gives_way=True),
    Motion("sort-table", ("o",), "Sort the table by its next column.", TABLES, gives_way=True),
    # capitals are for the navigator, where small letters narrow the list
    Motion("edit-row", ("e", "E"), "Change this row.", _CHANGED, gives_way=True),
    Motion("rename-row", ("r", "N"), "Rename this row.", _SOURCES, gives_way=True),
    Motion("move-row", ("m", "M"), "Move this row to a folder.", _SOURCES, gives_way=True),
    Motion("address-row", ("u", "L"), "Change this feed's address.", _SOURCES, gives_way=True),
    Motion("site-row", ("O",), "Open this feed's site in the browser.", _SOURCES, gives_way=True),
    Motion("pause-row", ("p", "P"), "Pause this feed, or resume it.", _PAUSED, gives_way=True),
    Motion(
        "delete-row",
        ("d", "D", "delete"),
        "Delete this row; of a feed, unsubscribe (its stories are kept).",
        _DELETED,
        gives_way=True,
    ),
    Motion("list-name", ("s",), "List the stories that mention this name.", _CARD, gives_way=True),
    Motion("follow-name", ("F",), "Follow this name.", _CARD, gives_way=True),
    # m is the map of a place; where there is none it does this, too
    Motion("merge-name", ("M",), "Merge this name with another.", _CARD, gives_way=True),
    Motion("split-name", ("x",), "Split this name from other stories.", _CARD, gives_way=True),
    Motion("export-name", ("e",), "Export the quotes of this name.", _CARD, gives_way=True),
    Motion("add-row", ("plus",), "Add a feed here, or a saved search.", _NAVIGATOR, gives_way=True),
    Motion("errors-row", ("exclamation_mark",), "List errors.", _NAVIGATOR, gives_way=True),
    Motion("undo-row", ("Z",), "Undo the last change.", _NAVIGATOR, gives_way=True),
    Motion("copy-row", ("y",), "Copy this row.", TABLES, gives_way=True),
    Motion("next-pane", ("tab", "f6"), "Next pane.", EVERYWHERE | _NAVIGATOR),
    Motion("previous-pane", ("shift+tab", "shift+f6"), "Previous pane.", EVERYWHERE | _NAVIGATOR),
    Motion("redraw", ("ctrl+l",), "Redraw the screen.", _ALL),
    Motion("palette", ("ctrl+p",), "Command palette.", _ALL),
    Motion(
        "find-text",
        ("slash",),
        "Search the story; in the headlines, all stories.",
        EVERYWHERE,
    ),
    # elsewhere N goes to the next source, and here as well where nothing is looked for
    Motion("previous-match", ("N",), "Previous match.", _STORY),
    Motion("link-numbers", ("number_sign",), "Toggle link numbers.", _STORY),
    Motion(
        "order-quotes",
        ("O",),
        "Sort quotes by speaker, or in story order.",
        frozenset({Room.QUOTES}),
    ),
    Motion("messages", ("M",), "Message log.", EVERYWHERE),
    Motion("theme", ("t",), "Change the theme.", EVERYWHERE),
    Motion(
        "layout",
        ("equals_sign",),
        "Change the layout: list, stacked, columns.",
        EVERYWHERE,
        gives_way=True,
    ),
    Motion("wider", ("plus",), "Widen this pane.", EVERYWHERE),
    Motion("narrower", ("minus",), "Narrow this pane.", EVERYWHERE),
    Motion("browse-link", (), "Open a link by its number, in the browser.", _STORY),
    Motion(
        "browse-number",
        (),
        "Open the link with this number in the browser.",
        _STORY,
        is_fixed=True,
    ),
    Motion("refresh-source", (), "Refresh the source of this story.", EVERYWHERE),
    # Esc does it, too, before it goes back
    Motion("end-hints", (), "Close the first-run hints.", IN_HEADLINES, gives_way=True),
    Motion(
        "command-line",
        ("colon",),
        "Type a command; Tab completes, Up recalls.",
        EVERYWHERE,
        gives_way=True,
    ),
    Motion("leave-line", ("escape",), "Cancel the line.", _LINE),
    Motion("earlier-line", ("up",), "Previous command.", _LINE),
    Motion("later-line", ("down",), "Next command.", _LINE),
    Motion("complete", ("tab",), "Complete.", _LINE),
    Motion("complete-back", ("shift+tab",), "Complete backwards.", _LINE),
    Motion(
        "number",
        DIGITS,
        "Go to an item by its number: 12 Enter.",
        EVERYWHERE | TABLES,
        is_fixed=True,
    ),
    Motion("stop-work", (STOP,), "Stop the current command or refresh.", _ALL, is_fixed=True),
    Motion("suspend", (SUSPEND,), "Suspend the program.", _ALL, is_fixed=True),
)

Row = Command | Motion
KEY_TABLE: Final[tuple[Row, ...]] = (*MOTIONS, *TABLE)
ROWS: Final[Mapping[str, Row]] = MappingProxyType({row.word: row for row in KEY_TABLE})
FORMER: Final[Mapping[str, str]] = MappingProxyType(
    {former: command.word for command in TABLE for former in command.former}
)
"""Words that older versions had for commands, and what they are called now."""
WHERE: Final[tuple[Where, ...]] = (*Room, *PageKind)


@functools.cache
def rows_in(where: Where) -> tuple[Row, ...]:
    """The rows that work in a pane or on a page, in the order of the table."""
    return tuple(row for row in KEY_TABLE if where in row.rooms)


def is_fixed(row: Row) -> bool:
    """Claim that no setting gives this row other keys."""
    return isinstance(row, Motion) and row.is_fixed


def gives_way_in(row: Row) -> frozenset[Where]:
    """Where a reader's own wish takes a key of this row away."""
    if isinstance(row, Motion):
        return row.rooms if row.gives_way else frozenset()
    return row.newer_in
