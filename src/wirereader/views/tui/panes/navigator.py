"""The navigator: views, saved searches, tags, folders and sources, with what is unread in each.

What is typed narrows it; Enter lists what stands in the row.
"""

import itertools
from collections.abc import Iterable, Iterator
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message

from wirereader.desk.keymap.keymap import KeyMap
from wirereader.desk.outcomes import FeedRow, FeedsShown
from wirereader.desk.session import PageKind
from wirereader.story.clean import drawable
from wirereader.story.folding import folded
from wirereader.views.tui.keys import bind_navigator
from wirereader.views.tui.panes.pane_title import FOCUSED
from wirereader.views.tui.widgets.line_wrapping import cut
from wirereader.views.tui.widgets.row_list import BAR, CHOSEN, Listing, Piece

_HEADINGS = {"search": "SEARCHES", "tag": "TAGS", "folder": "FEEDS", "source": "FEEDS"}
_WHOLE = frozenset({"view:starred", "view:changed", "view:breaking"})
"""Views of which all stories are counted, read ones too."""
_OPEN, _SHUT = "\N{BLACK DOWN-POINTING SMALL TRIANGLE}", "\N{BLACK RIGHT-POINTING SMALL TRIANGLE}"
_LONGEST = 40
"""So many letters are typed to narrow the list, at most."""


class Entry(NamedTuple):
    """A line of the navigator: a row `depth` folders deep, or the words of a heading."""

    row: FeedRow | None
    heading: str = ""
    depth: int = 0


def entries(rows: Iterable[FeedRow], shut: frozenset[str], typed: str) -> Iterator[Entry]:
    """Lines for rows, what is in a `shut` folder left out; only those with `typed` in their names.

    Where something is typed, names that begin so come first, and there are no headings.
    """
    if typed:
        wanted = folded(typed)
        found = [row for row in rows if wanted in folded(row.name)]
        yield from map(Entry, sorted(found, key=lambda row: not _begins(row, wanted)))
        return
    depths: dict[str | None, int] = {None: 0}
    hidden: set[str] = set()
    heading = ""
    for row in rows:
        depths[row.id] = depths.get(row.parent, 0) + 1
        if row.parent in hidden or row.parent in shut:
            hidden.add(row.id)
            continue
        if (new := _HEADINGS.get(row.kind, "")) != heading:
            heading = new
            yield Entry(None)
            yield Entry(None, heading)
        yield Entry(row, "", depths.get(row.parent, 0))


def _begins(row: FeedRow, wanted: str) -> bool:
    return any(word.startswith(wanted) for word in folded(row.name).split())


class Navigator(Listing):
    """One line a row; headings and blank lines are passed over."""

    DEFAULT_CSS = """
    Navigator { background: $navigator; }
    Navigator.-over { background: $panel; }
    Navigator.-over:ansi { border-right: solid $border; }
    Navigator > .navigator--count { color: $title; }
    Navigator > .navigator--failing { color: $breaking; text-style: bold; }
    Navigator > .navigator--heading { color: $faint; text-style: bold; }
    """
    PARTS: ClassVar[set[str]] = {
        "navigator--count",
        "navigator--failing",
        "navigator--heading",
    }

    class Entered(Message):
        """The stories of a row are to be listed."""

        def __init__(self, row: FeedRow) -> None:
            super().__init__()
            self.row = row

    class Asked(Message):
        """A key of the key table for a row, by its word; "delete-row" and so on."""

        def __init__(self, word: str, row: FeedRow) -> None:
            super().__init__()
            self.word, self.row = word, row

    class Appeared(Message):
        """There is room for it now, or it was opened: what is unread is to be counted."""

    class Left(Message):
        """The reader goes back to the panes."""

    def __init__(self, keys: KeyMap, *, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(id=id)
        bind_navigator(self, keys)
        self._bound = frozenset(itertools.chain(*keys.of(PageKind.NAVIGATOR).values()))
        self.shown = FeedsShown((), "")
        self.typed = ""
        self._early: list[tuple[str, str]] = []
        """Keys that came before there were rows, with what they type: done once they are there."""
        self._is_chosen = False
        """The reader has moved since something was typed."""
        self._shut: frozenset[str] = frozenset()
        self.lines: list[Entry] = []

    # What is shown

    def show(self, shown: FeedsShown) -> None:
        """Show the tree as it is now; the reader's row stays, else it is what is listed."""
        if shown == self.shown:
            return
        is_listed = self.current_id() in {None, self.shown.current} or not self.has_focus
        here = shown.current if is_listed else self.current_id()
        self.shown = shown
        self._arrange(here)
        if self._early:
            self.call_next(self._do_early)

    def on_show(self) -> None:
        """Nothing was counted while it was not on the screen."""
        self.post_message(self.Appeared())

    def _arrange(self, here: str | None) -> None:
        self.lines = [Entry(None, self._title())]
        self.lines += entries(self.shown.rows, self._shut, self.typed)
        rows = [entry.row.id if entry.row is not None else None for entry in self.lines]
        if here in rows and here is not None:
            self.row = rows.index(here)
        else:  # what stood there has gone: its neighbour, or the first that is left by typing
            self.row = min(1 if here is None else max(1, self.row), len(rows) - 1)
        self.measure()

    def _title(self) -> str:
        return self.typed or "VIEWS"

    def current(self) -> FeedRow | None:
        """The row under the cursor."""
        return self.lines[self.row].row if 0 <= self.row < len(self.lines) else None

    def current_id(self) -> str | None:
        """The id of the row under the cursor."""
        row = self.current()
        return None if row is None else row.id

    def begin(self) -> None:
        """Be on what is listed, with nothing typed."""
        if self.typed or self.current_id() != self.shown.current:
            self.typed = ""
            self._arrange(self.shown.current)

    def return_to(self, row: FeedRow | None) -> None:
        """Be on a row again."""
        self._arrange(self.shown.current if row is None else row.id)

    # Rows

    def row_count(self) -> int:
        """How many lines there are, headings and blank ones included."""
        return len(self.lines)

    def is_stop(self, row: int) -> bool:
        """Claim that this line is no heading."""
        return 0 <= row < len(self.lines) and self.lines[row].row is not None

    def pieces(self, row: int, line: int) -> Iterable[Piece]:
        """One row: failing or not, its name, and how much is unread at the right."""
        del line
        entry = self.lines[row]
        if entry.row is None:
            return self._heading(row, entry.heading)
        drawn = self._drawn(entry, entry.row)
        is_here = row == self.row if self.has_focus else entry.row.id == self.shown.current
        if not is_here:
            return [(" ", ""), *drawn]
        drawn = [(BAR, "listing--title"), *drawn]
        left = self.size.width - sum(cell_len(words) for words, _ in drawn)
        return [(words, style + CHOSEN) for words, style in (*drawn, (" " * left, ""))]

    def _heading(self, row: int, words: str) -> list[Piece]:
        if row or not self.has_focus:
            return [(f" {cut(words, self.size.width - 2)}", "navigator--heading")]
        told = f"{self.typed}_" if self.typed else words
        return [(f"{FOCUSED}{cut(told, self.size.width - 2)}", "listing--title")]

    def _drawn(self, entry: Entry, row: FeedRow) -> list[Piece]:
        told = _count(row)
        sign: Piece = ("!", "navigator--failing") if row.failing else (" ", "")
        before = "  " * min(entry.depth, 3)
        fold = ""
        if row.kind == "folder" and not self.typed:
            fold = f"{_SHUT if row.id in self._shut else _OPEN} "
        name = f"#{row.name}" if row.kind == "tag" else row.name
        room = (
            self.size.width - (3 if told else 2) - len(before) - len(fold) - len(told) - bool(told)
        )
        name = cut(drawable(name), max(1, room))
        style = "listing--strong" if row.kind == "folder" or row.id == self.shown.current else ""
        gap = " " * max(0, room - cell_len(name) + bool(told))
        return [(before, ""), sign, (fold, ""), (name, style), (gap, ""),
                (told, "navigator--count")]  # fmt: skip

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Letters narrow the list; capitals do something to the row, unless a name is typed."""
        key, letter = event.key, event.character or ""
        is_early = not self.shown.rows and (self._early or not self._narrows(key, letter))
        if is_early and (self._own_action(key) or self._narrows(key, letter)):
            self._early.append((key, letter))
        elif self._narrows(key, letter):
            self._narrow(key, letter)
        else:
            return
        event.stop()
        event.prevent_default()

    def _own_action(self, key: str) -> str:
        """What a key does to rows, as an action; "" for one that leads elsewhere, or none."""
        bound = self._bindings.key_to_bindings.get(key)
        action = bound[0].action if bound else ""
        return "" if action.startswith(("screen.", "app.", "leave")) else action

    def _narrows(self, key: str, letter: str) -> bool:
        """Claim that a key is part of the name that is typed."""
        is_bound = key in self._bound and (not self.typed or self._is_chosen)
        if letter == " ":
            return bool(self.typed)
        return key == "backspace" or (letter.isprintable() and bool(letter) and not is_bound)

    def _narrow(self, key: str, letter: str) -> None:
        self._type(self.typed[:-1] if key == "backspace" else self.typed + letter)

    async def _do_early(self) -> None:
        """Do what was typed before there were rows, in its order."""
        early, self._early = self._early, []
        for key, letter in early:
            if self._narrows(key, letter):
                self._narrow(key, letter)
            elif action := self._own_action(key):
                await self.run_action(action)

    def action_move(self, by: int) -> None:
        """Go on; whoever has moved among what typing left is on a row, and capitals act on it."""
        self._is_chosen = True
        super().action_move(by)

    def _type(self, typed: str) -> None:
        self._is_chosen = False
        self.typed = typed[:_LONGEST]
        self._arrange(None if self.typed else self.shown.current)

    def action_ask_of_row(self, word: str) -> None:
        """Have done what a key of the table does to the row."""
        row = self.current()
        if row is not None:
            self.post_message(self.Asked(word, row))

    def action_choose(self) -> None:
        """List the stories of the row."""
        row = self.current()
        if row is not None:
            self.post_message(self.Entered(row))

    def action_fold(self, is_shut: bool) -> None:
        """Shut a folder, or open it; from inside a folder, go to it."""
        row = self.current()
        if row is None or self.typed:
            return
        if row.kind == "folder":
            self._shut = self._shut | {row.id} if is_shut else self._shut - {row.id}
            self._arrange(row.id)
        elif is_shut and row.parent is not None:
            self._arrange(row.parent)

    def action_leave(self) -> None:
        """Forget what was typed, else go back to the panes."""
        self._early.clear()
        if self.typed:
            self._type("")
        else:
            self.post_message(self.Left())

    def clicked(self, row: int, column: int, *, again: bool) -> None:
        """A click on a row lists it; on the sign of a folder it folds."""
        del again
        entry = self.lines[row]
        if entry.row is not None and entry.row.kind == "folder" and column <= 2 * entry.depth + 3:
            self.action_fold(entry.row.id not in self._shut)
        else:
            self.action_choose()

    def watch_has_focus(self, has_focus: bool) -> None:
        """What is listed is marked while the reader is elsewhere."""
        super().watch_has_focus(has_focus)
        self.paint_row(0)
        if not has_focus:
            self._early.clear()
            self.begin()


def _count(row: FeedRow) -> str:
    if row.wanted is not None:
        return f"{row.unread:,} of {row.wanted:,}"
    number = row.stories if row.id in _WHOLE else row.unread
    return f"{number:,}" if number else ""
