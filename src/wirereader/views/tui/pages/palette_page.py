"""The palette: every command by its word, its keys and its sentence; typing finds it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from wirereader.desk.commands.table import TABLE
from wirereader.desk.keymap.key_table import MOTIONS
from wirereader.desk.keymap.keymap import KeyMap
from wirereader.desk.session import PageKind
from wirereader.desk.tables.table_shown import Cell, Column, TableRow, TableShown, Tone
from wirereader.desk.targets import Ask
from wirereader.story.folding import folded
from wirereader.views.tui.keys import bind_palette, hints, keys_of
from wirereader.views.tui.pages.page import LeftOnce
from wirereader.views.tui.theme import OUR_THEMES
from wirereader.views.tui.widgets.input_field import LONGEST_LINE, Field
from wirereader.views.tui.widgets.row_list import Listing
from wirereader.views.tui.widgets.table_list import Table
from wirereader.views.tui.widgets.text_line import TextLine

SYNONYMS: Final[Mapping[str, str]] = {
    "add": "subscribe follow feed new rss opml",
    "all-stories": "everything home reset",
    "breaking": "urgent alert flash",
    "browse": "web open link url firefox",
    "card": "who person profile",
    "command-line": "type line colon",
    "copy": "clipboard yank",
    "download": "podcast enclosure attachment file",
    "errors": "failures problems broken",
    "export": "backup opml save feeds",
    "feeds": "folders tree navigator subscriptions",
    "find": "name jump person place",
    "find-text": "search grep",
    "help": "keys manual shortcuts",
    "hide": "kill filter mute block",
    "import": "opml newsboat subscriptions",
    "map": "where location",
    "mark-all-read": "catch up clear",
    "messages": "log history",
    "people": "persons who index",
    "picture": "image photo",
    "places": "countries cities locations",
    "plain": "lines text speech braille",
    "quit": "exit close bye",
    "quotes": "said statements speech",
    "refresh": "update fetch reload sync",
    "remove": "unsubscribe delete feed",
    "rules": "filters killfile",
    "save": "write file",
    "search": "query find filter",
    "searches": "saved queries",
    "settings": "preferences options configuration config",
    "show-new": "reload latest",
    "sources": "feeds subscriptions",
    "star": "bookmark favourite favorite flag",
    "tag": "label",
    "tags": "labels",
    "theme": "colours colors dark light",
    "toggle-read": "mark unread",
    "undo": "back revert take back",
    "full-article": "whole text fulltext",
}
"""What people call a command elsewhere."""
_ON_SCREEN: Final = ("find-text", "previous-match", "order-quotes", "link-numbers", "messages",
                     "theme", "wider", "narrower", "browse-link", "refresh-source")  # fmt: skip
"""Motions that are offered, since they do something by their name alone."""
_THEME = "theme "
_GUESSED = 5
"""The rank of what only has the letters typed in it: the shorter, the likelier."""
_COLUMNS = (Column("COMMAND"), Column("KEYS"), Column("WHAT IT DOES"))


class Entry(NamedTuple):
    """A command that is offered; `is_motion`: the screen does it alone."""

    word: str
    keys: str
    help: str
    is_motion: bool = False


def entries(keys: KeyMap) -> tuple[Entry, ...]:
    """Every command, in the order of the table, then what the screen does, then themes."""
    motions = {one.word: one for one in MOTIONS}
    return (
        *(Entry(one.word, keys_of(one.word, keys), one.help) for one in TABLE),
        *(Entry(w, keys_of(w, keys), motions[w].help, is_motion=True) for w in _ON_SCREEN),
        *(Entry(f"{_THEME}{one.name}", "", "Change the colours.") for one in OUR_THEMES),
    )


def found(every: Sequence[Entry], typed: str) -> list[Entry]:
    """The entries that are meant by what is typed, the likeliest first."""
    wanted = folded(typed).split()
    if not wanted:
        return list(every)
    ranked = [
        (rank, at) for at, one in enumerate(every) if (rank := _rank(one, wanted)) is not None
    ]
    return [every[at] for _, at in sorted(ranked)]


def _rank(entry: Entry, wanted: Sequence[str]) -> int | None:
    """How far an entry is from what is typed; None: it is not meant."""
    typed = "-".join(wanted)
    names = (entry.word, *SYNONYMS.get(entry.word, "").split())
    tests: tuple[Callable[[], bool], ...] = (
        lambda: entry.word.startswith(typed),
        lambda: any(part.startswith(typed) for part in entry.word.replace(" ", "-").split("-")),
        lambda: all(any(name.startswith(one) for name in names) for one in wanted),
        lambda: typed in entry.word,
        lambda: all(one in folded(entry.help) for one in wanted),
        lambda: _in_order(typed, entry.word),
    )
    return next((rank for rank, test in enumerate(tests) if test()), None)


def _in_order(typed: str, word: str) -> bool:
    """Claim that the letters typed stand in the word one after the other."""
    letters: Iterator[str] = iter(word)
    return all(letter in letters for letter in typed)


class PalettePage(LeftOnce[Entry]):
    """Typing narrows, arrows move, Enter chooses; answers with what was chosen."""

    DEFAULT_CSS = """
    PalettePage { align: center middle; background: transparent; }
    PalettePage > #box {
        width: 88%; max-width: 116; height: 88%; padding: 1 2 0 2;
        background: $panel; color: $foreground;
    }
    PalettePage.-small { background: $background; }
    PalettePage.-small > #box { width: 100%; max-width: 100%; height: 100%; padding: 0; }
    PalettePage > #box > Input, PalettePage > #box > Input:focus {
        border: none; height: 1; padding: 0 1; background: $panel; color: $foreground;
    }
    PalettePage > #box > Table { height: 1fr; margin-top: 1; background: $panel; }
    PalettePage > #box > TextLine { background: $panel; }
    PalettePage.-small > #box > Table { margin-top: 0; }
    """

    def __init__(self, keys: KeyMap, *, is_flat: bool = False) -> None:
        super().__init__()
        self._keys = keys
        self._every = entries(keys)
        self._shown = self._every
        self.field = Field(placeholder="command", max_length=LONGEST_LINE, select_on_focus=False)
        self.field.cursor_blink = False
        self.table = Table(_table(self._every), is_flat=is_flat)
        self.table.is_alone = True
        self._hints = TextLine(classes="-muted")
        self._is_flat = is_flat
        self.set_class(is_flat, "-small")

    def compose(self) -> ComposeResult:
        """What is typed, what it finds, and how to choose."""
        with Vertical(id="box"):
            yield self.field
            yield self.table
            yield self._hints

    def on_mount(self) -> None:
        """The caret stands in the field; keys that are no characters move in the list."""
        bind_palette(self.field, self._keys)
        told = hints("Enter run  {leave-line} close", PageKind.LINE, self._keys)
        self._hints.say(f" {told}")
        self.set_focus(self.field, scroll_visible=False)
        self.call_after_refresh(self._place_cursor)

    def on_resize(self, event: events.Resize) -> None:
        """On a small screen it is all of it."""
        is_small = event.size.width < 96 or event.size.height < 28  # noqa: PLR2004 - as help has it
        self.set_class(is_small or self._is_flat, "-small")

    def _place_cursor(self) -> None:
        self.app.cursor_position = self.field.cursor_screen_offset
        self.field.refresh()

    def action_list(self, word: str) -> None:
        """Move in the list while words are typed."""
        if word in {"down", "up"}:
            self.table.action_move(1 if word == "down" else -1)
        else:
            pages = 0.5 if word.startswith("half") else 1.0
            self.table.action_page(pages if word.endswith("down") else -pages)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._shown = tuple(found(self._every, event.value))
        self.table.nothing = f"No command for {event.value}."
        self.table.row = 0
        self.table.show(_table(self._shown), keeps_row=False)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._choose()

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self._choose()

    def _choose(self) -> None:
        row = self.table.current()
        chosen = next((one for one in self._shown if row is not None and one.word == row.key), None)
        if chosen is not None:
            self.dismiss(chosen)

    def action_leave(self) -> None:
        """Close it; nothing is done."""
        self.dismiss(None)


def theme_of(entry: Entry) -> str:
    """The theme that an entry names, or ""."""
    return entry.word.removeprefix(_THEME) if entry.word.startswith(_THEME) else ""


def _table(shown: Sequence[Entry]) -> TableShown:
    rows = tuple(
        TableRow(
            one.word, (Cell(one.word, Tone.STRONG), Cell(one.keys, Tone.COUNT), Cell(one.help))
        )
        for one in shown
    )
    lines = tuple(f"{one.word}. {one.help} {one.keys}".rstrip() for one in shown)
    return TableShown(PageKind.LINES, "", _COLUMNS, rows, lines, Ask("help"), noun="command")


def _cells(entry: Entry) -> tuple[Cell, ...]:
    return Cell(entry.word, Tone.STRONG), Cell(entry.keys, Tone.COUNT), Cell(entry.help)
