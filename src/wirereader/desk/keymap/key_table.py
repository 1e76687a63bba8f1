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
from wirereader.desk.session import PAGES, PageKind, Room, Where

Keys = tuple[str, ...]


class Motion(NamedTuple):
    """Something a key does on the screen alone; `word` names it under [keys], `help` says it.

    `is_fixed`: no setting gives it other keys.  `gives_way`: it is newer than version 0.1.0, so a
    reader who gave its key to something else keeps that.
    """

    word: str
    keys: Keys
    help: str
    rooms: frozenset[Where] = EVERYWHERE | PAGES
    gives_way: bool = False
    is_fixed: bool = False


_ALL: Final = EVERYWHERE | frozenset(PageKind)
_STORY: Final[frozenset[Where]] = frozenset({Room.STORY})
_LINE: Final[frozenset[Where]] = frozenset({PageKind.LINE})
_NARROWED: Final[frozenset[Where]] = frozenset({PageKind.INDEX, PageKind.NAMES_BY_LETTER})

MOTIONS: Final = (
    Motion("down", ("down", "j"), "Next row or line."),
    Motion("up", ("up", "k"), "Previous row or line."),
    Motion("read-on", ("space",), "Page forward; at the end, the next unread story.", _STORY),
    Motion("page-down", ("pagedown", "ctrl+f"), "Page forward."),
    Motion("page-up", ("pageup", "b", "ctrl+b"), "Page back."),
    Motion("half-down", ("ctrl+d",), "Half a page forward."),
    Motion("half-up", ("ctrl+u",), "Half a page back."),
    Motion("top", ("home",), "Top."),
    Motion("bottom", ("end", "G"), "Bottom."),
    # in the headlines these keys are the command "open"
    Motion("choose", ("enter", "right"), "Go there.", (EVERYWHERE | PAGES) - IN_HEADLINES),
    Motion("narrow", ("slash",), "Narrow the list by typing.", _NARROWED, gives_way=True),
    Motion("next-pane", ("tab", "f6"), "Next pane.", EVERYWHERE),
    Motion("previous-pane", ("shift+tab", "shift+f6"), "Previous pane.", EVERYWHERE),
    Motion("redraw", ("ctrl+l",), "Draw the screen anew.", _ALL),
    Motion("palette", ("ctrl+p",), "All commands by name.", _ALL),
    Motion(
        "find-text",
        ("slash",),
        "Search in the story; in the headlines, in all stories.",
        EVERYWHERE,
    ),
    # elsewhere N goes to the next source, and here as well where nothing is looked for
    Motion("previous-match", ("N",), "Go to the match before.", _STORY),
    Motion(
        "link-numbers", ("number_sign",), "Number the links in the words, or no longer.", _STORY
    ),
    Motion("order-quotes", ("O",), "Quotes by speaker, or as they come.", frozenset({Room.QUOTES})),
    Motion("messages", ("M",), "All that was said so far.", EVERYWHERE),
    Motion("theme", ("t",), "Other colours.", EVERYWHERE),
    Motion(
        "layout",
        ("equals_sign",),
        "Change the layout: list, stacked, columns.",
        EVERYWHERE,
        gives_way=True,
    ),
    Motion("wider", ("plus",), "Widen this pane.", EVERYWHERE),
    Motion("narrower", ("minus",), "Narrow this pane.", EVERYWHERE),
    Motion("browse-link", (), "Open a link of the story by its number, in the browser.", _STORY),
    Motion(
        "browse-number",
        (),
        "Open the link of this number in the browser.",
        _STORY,
        is_fixed=True,
    ),
    Motion("refresh-source", (), "Fetch what is new from the source of this story.", EVERYWHERE),
    # Esc does it, too, before it goes back
    Motion("end-hints", (), "End the hints of the first minute.", IN_HEADLINES, gives_way=True),
    Motion(
        "command-line",
        ("colon",),
        "Type a command, as in plain mode; Tab completes, Up brings back.",
        EVERYWHERE,
        gives_way=True,
    ),
    Motion("leave-line", ("escape",), "Leave the line.", _LINE),
    Motion("earlier-line", ("up",), "What was typed before.", _LINE),
    Motion("later-line", ("down",), "What was typed after.", _LINE),
    Motion("complete", ("tab",), "Complete.", _LINE),
    Motion("complete-back", ("shift+tab",), "Complete, the other way round.", _LINE),
    Motion(
        "number",
        DIGITS,
        "Go to the item of this number: 12 Enter.",
        EVERYWHERE | {PageKind.ERRORS},
        is_fixed=True,
    ),
    Motion("stop-work", (STOP,), "Stop the command in hand, or fetching.", _ALL, is_fixed=True),
    Motion("suspend", (SUSPEND,), "Suspend the program.", _ALL, is_fixed=True),
)

Row = Command | Motion
KEY_TABLE: Final[tuple[Row, ...]] = (*MOTIONS, *TABLE)
ROWS: Final[Mapping[str, Row]] = MappingProxyType({row.word: row for row in KEY_TABLE})
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
