"""Help, the keys of the focused pane first; and other pages of lines."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical

from wirereader.desk.keymap.key_names import spoken
from wirereader.desk.keymap.key_table import ROWS
from wirereader.desk.keymap.keymap import USUAL, KeyMap
from wirereader.desk.phrases import count
from wirereader.desk.session import PageKind, Where
from wirereader.story.clean import drawable
from wirereader.story.folding import folded
from wirereader.views.tui.pages.key_groups import FIRST_RUN, WHERE, Group, groups_of
from wirereader.views.tui.pages.page import Page
from wirereader.views.tui.widgets.block_list import FLAT, Blocks, ListBlock
from wirereader.views.tui.widgets.line_wrapping import wrap_text
from wirereader.views.tui.widgets.row_list import Listing, Piece

_MOUSE = (
    "Mouse: the wheel scrolls; click rows, names, links, titles, keys; drag to select, then copy."
)
_NUMBERED = re.compile(r"(\d{1,6})\. ")
_HEADINGS = 5
"""So many lines before the first that leads anywhere stay in sight above it."""
_ROOM_FOR_TWO = 84
"""Cells from which on keys stand in two columns."""
_GAP = 3
_WIDEST_KEYS = 16
_LEAST_WORDS = 18
"""Where fewer cells are left for what keys do, that stands below them."""
_ROOM_FOR_BOX, _ROWS_FOR_BOX = 96, 28
"""A screen of so many cells and rows shows what help is about beside it."""


class Lines(Blocks):
    """Lines of text, wrapped; every one is a stop, so that each can be heard."""

    def __init__(self, lines: tuple[tuple[str, str], ...]) -> None:
        super().__init__(id="lines")
        self._said = lines

    def tell(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Show other lines."""
        self._said = lines
        self.row = 0
        self.measure()

    def laid(self, width: int) -> list[ListBlock]:
        """One block a line of text."""
        room = max(1, width - 2)
        return [
            ListBlock(tuple(((line, style),) for line in wrap_text(drawable(words), room)))
            for words, style in self._said
        ]


class TextScreen(Page[int]):
    """A title and lines to read; a line that begins with a number up to `listed` answers it."""

    def __init__(self, title: str, lines: tuple[str, ...], listed: int = 0) -> None:
        told = "{choose} go there  {back} back" if listed else "{back} back"
        super().__init__(title, Lines(tuple((line, "") for line in lines)), told)
        self._said = lines
        self._listed = listed

    def on_mount(self) -> None:
        """Begin at the first line that leads anywhere; who listens hears those before it."""
        first = next((row for row in range(len(self._said)) if self._number(row)), 0)
        if first < _HEADINGS and not self.app.has_class(FLAT):
            self.blocks.row = first

    def _number(self, row: int) -> int:
        """What the line in `row` answers; 0 for words alone."""
        numbered = _NUMBERED.match(self._said[row]) if row < len(self._said) else None
        number = int(numbered[1]) if numbered is not None else 0
        return number if number <= self._listed else 0

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if number := self._number(event.row):
            self.dismiss(number)


class MessagesScreen(Page[None]):
    """What was said, the latest first, with the time of day."""

    kind: ClassVar[PageKind] = PageKind.MESSAGES

    def __init__(self, said: Iterable[tuple[datetime, str]]) -> None:
        lines = tuple((f"{when:%H:%M}  {sentence}", "") for when, sentence in said)[::-1]
        nothing = (("No messages yet.", "listing--muted"),)
        super().__init__(count(len(lines), "message"), Lines(lines or nothing))


class KeysInColumns(Blocks):
    """Groups of keys in two columns where there is room; arrows scroll, nothing is selected."""

    DEFAULT_CSS = """
    KeysInColumns { background: $panel; }
    KeysInColumns > .keys--key { color: $primary; text-style: bold; }
    """
    PARTS: ClassVar[set[str]] = {"keys--key"}

    def __init__(self, groups: tuple[Group, ...]) -> None:
        super().__init__(id="lines")
        self._groups = groups
        self._wanted = ""

    def narrow(self, typed: str) -> None:
        """Show only keys and sentences that have these words."""
        self._wanted = folded(typed).strip()
        self.row = 0
        self.measure()

    def laid(self, width: int) -> list[ListBlock]:
        """One block a line of the screen."""
        groups = [kept for group in self._groups if (kept := self._kept(group)).lines]
        if not groups:
            return [ListBlock((((f"No key with {self._wanted}.", "listing--muted"),),))]
        room = width - 1
        if room < _ROOM_FOR_TWO:
            columns = [_column(groups, room)]
        else:
            half = room // 2 - _GAP
            columns = [_column(each, half) for each in _balanced(groups, half) if each]
        return [ListBlock((line,)) for line in _beside(columns, room // 2)]

    def _kept(self, group: Group) -> Group:
        has = (one for one in group.lines if self._wanted in folded(f"{one.keys} {one.does}"))
        return group if not self._wanted else group._replace(lines=tuple(has))

    def pieces(self, row: int, line: int) -> Iterable[Piece]:
        """A line as it stands: no row is the current one."""
        return [(" ", ""), *self.blocks[row].lines[line]]

    def action_move(self, by: int) -> None:
        """Scroll by lines."""
        deepest = max(0, self.row_top(self.row_count()) - self.size.height)
        self.row = max(0, min(self.scroll_offset.y + by, deepest))
        self.scroll_to(y=self.row, animate=False)
        self.place_cursor()


Column = list[tuple[Piece, ...]]


def _widest(groups: Iterable[Group]) -> int:
    """The cells that keys take in a column of groups."""
    return min(max(cell_len(one.keys) for group in groups for one in group.lines), _WIDEST_KEYS)


def _column(groups: Sequence[Group], width: int) -> Column:
    """Groups one below the other, what keys do all in one line."""
    widest = _widest(groups)
    return [line for group in groups for line in _group_lines(group, width, widest)]


def _group_lines(group: Group, width: int, widest: int) -> Column:
    """A title, its keys each before what they do, and a blank line."""
    lines: Column = [((group.title, "listing--muted"),)]
    for keys, does in group.lines:
        if width - widest < _LEAST_WORDS:
            lines += [((one, "keys--key"),) for one in wrap_text(keys, max(1, width))]
            lines += [((f"  {one}", ""),) for one in wrap_text(drawable(does), max(1, width - 2))]
            continue
        strokes = wrap_text(keys, widest)
        words = wrap_text(drawable(does), max(1, width - widest - 2))
        for at in range(max(len(strokes), len(words))):
            stroke = strokes[at] if at < len(strokes) else ""
            said = words[at] if at < len(words) else ""
            blank = " " * (widest + 2 - cell_len(stroke))
            lines.append(((stroke, "keys--key"), (blank, ""), (said, "")))
    return [*lines, ()]


def _balanced(groups: Sequence[Group], width: int) -> tuple[list[Group], list[Group]]:
    """Two columns, each group whole, in reading order down the left and then the right."""
    heights = [len(_group_lines(group, width, _widest([group]))) for group in groups]
    left, used = 1, heights[0]
    while left < len(groups) and used + heights[left] // 2 <= sum(heights) // 2:
        used += heights[left]
        left += 1
    return list(groups[:left]), list(groups[left:])


def _beside(columns: Sequence[Column], width: int) -> Iterator[tuple[Piece, ...]]:
    for lines in itertools.zip_longest(*columns, fillvalue=()):
        pieces: list[Piece] = []
        for number, line in enumerate(lines):
            pieces += line
            used = sum(cell_len(words) for words, _ in line)
            if number + 1 < len(lines):
                pieces.append((" " * (width - used), ""))
        yield tuple(pieces)


class HelpScreen(Page[None]):
    """The keys of one pane, then the others by what they do; over what it is about.

    By ear (`is_flat`) it covers the screen, a key a line.
    """

    kind: ClassVar[PageKind] = PageKind.HELP
    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: transparent; }
    HelpScreen.-flat { background: $background; }
    HelpScreen > #box {
        width: 88%; max-width: 116; height: 88%; padding: 1 2 0 2;
        background: $panel; color: $foreground;
    }
    HelpScreen.-small > #box { width: 100%; max-width: 100%; height: 100%; padding: 0; }
    HelpScreen > #box > TextLine { background: $panel; }
    HelpScreen > #box > Blocks { margin-top: 1; }
    HelpScreen.-flat > #box, HelpScreen.-flat > #box > TextLine { background: $background; }
    HelpScreen.-flat > #box > Blocks { margin-top: 0; }
    """

    def __init__(self, room: Where, keys: KeyMap = USUAL, *, is_flat: bool = False) -> None:
        where = WHERE.get(room, f"on the {room}")
        self._columns = None if is_flat else KeysInColumns(groups_of(room, keys))
        told = "{back} close  {narrow} filter  {palette} all commands"
        super().__init__(f"Keys {where}", self._columns or Lines(help_lines(room, keys)), told)
        self._flat_lines = help_lines(room, keys)
        self.set_class(is_flat, "-flat")
        self.set_class(is_flat, "-small")

    def compose(self) -> ComposeResult:
        """Title, keys and hints in a box."""
        with Vertical(id="box"):
            yield self._title_line
            yield self.blocks
            yield self._hints

    def on_resize(self, event: events.Resize) -> None:
        """On a small screen the box is all of it."""
        is_small = event.size.width < _ROOM_FOR_BOX or event.size.height < _ROWS_FOR_BOX
        self.set_class(is_small or self.has_class("-flat"), "-small")

    def action_filter(self) -> None:
        """Show only the keys that have the words typed, in their name or in what they do."""
        self.open_field("/ ", self._filtered, changed=self._narrow)

    def _filtered(self, typed: str | None) -> None:
        if typed is None:
            self._narrow("")

    def _narrow(self, typed: str) -> None:
        if self._columns is not None:
            self._columns.narrow(typed)
        elif isinstance(self.blocks, Lines):
            wanted = folded(typed)
            self.blocks.tell(tuple(one for one in self._flat_lines if wanted in folded(one[0])))


def help_lines(room: Where, keys: KeyMap = USUAL) -> tuple[tuple[str, str], ...]:
    """Keys and sentence, one pair a line, with the style to draw it in."""
    lines: list[tuple[str, str]] = []
    for number, group in enumerate(groups_of(room, keys)):
        if number:  # what comes first is what the title says
            lines.append((group.title.capitalize(), "listing--strong"))
        lines += [(f"{one.keys}: {one.does}", "") for one in group.lines]
    at_first = keys.of(room).get(FIRST_RUN, ())
    lines += [(f"{spoken(key)}: {ROWS[FIRST_RUN].help}", "") for key in at_first]
    return (*lines, (_MOUSE, ""))
