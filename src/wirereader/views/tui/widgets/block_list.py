"""A short list of blocks, each some lines high: quotes, names, a card, help."""

import itertools
from bisect import bisect_right
from collections.abc import Iterable

from rich.cells import cell_len

from wirereader.late_dataclass import late_dataclass
from wirereader.story.clean import drawable
from wirereader.views.tui.widgets.row_list import BAR, CHOSEN, Listing, Piece

FLAT = "-flat"
"""The class of an application whose screen is heard: no tints, `>` before what is selected."""


@late_dataclass(frozen=True, slots=True)
class ListBlock:
    """Lines that belong together; `key` is what choosing it means, None for words that only stand.

    `is_stop` False: the reader passes it over with the arrow keys.
    """

    lines: tuple[tuple[Piece, ...], ...]
    key: int | None = None
    is_stop: bool = True


class Blocks(Listing):
    """Blocks one above the other; the column of `>` and one blank after it are the list's own."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.blocks: list[ListBlock] = []
        self._tops: list[int] = [0]

    def laid(self, width: int) -> list[ListBlock]:
        """The blocks for a pane of `width` cells; a subclass that wraps text overrides this."""
        del width
        return self.blocks

    def lay(self) -> None:
        """Arrange anew for the width of now."""
        key = self.current_key()
        self.blocks = self.laid(self.size.width)
        self._tops = [0, *itertools.accumulate(len(block.lines) for block in self.blocks)]
        if key is not None:
            self.row = next((n for n, b in enumerate(self.blocks) if b.key == key), self.row)

    def current_key(self) -> int | None:
        """What the block under the cursor means."""
        return self.blocks[self.row].key if 0 <= self.row < len(self.blocks) else None

    def go_to_key(self, key: int) -> None:
        """Be on the block that means `key`, if there is one."""
        for row, block in enumerate(self.blocks):
            if block.key == key:
                self.go(row)
                return

    def keys(self) -> list[int]:
        """What can be chosen, from the top."""
        return [block.key for block in self.blocks if block.key is not None]

    def row_count(self) -> int:
        """How many blocks there are."""
        return len(self.blocks)

    def row_top(self, row: int) -> int:
        """The line on which block `row` begins."""
        return self._tops[min(row, len(self._tops) - 1)]

    def row_at(self, line: int) -> int:
        """The block that holds `line`."""
        return max(0, min(bisect_right(self._tops, line) - 1, len(self.blocks) - 1))

    def is_stop(self, row: int) -> bool:
        """Claim that the arrow keys stop at block `row`."""
        return 0 <= row < len(self.blocks) and self.blocks[row].is_stop

    def pieces(self, row: int, line: int) -> Iterable[Piece]:
        """One line of a block, the sign of the selection before the current one."""
        lines = self.blocks[row].lines
        words = [(drawable(text), style) for text, style in lines[line]]
        if not self.app.has_class(FLAT):
            return self.with_bar(row, words)
        if row != self.row or not self.is_stop(row):
            return [(" ", ""), *words]
        mark = ">" if line == 0 else " "
        if not self.is_loud():
            return [(mark, "listing--muted"), *words]
        text = mark + "".join(piece for piece, _style in words)
        return [(text + " " * (self.size.width - cell_len(text)), "listing--selected")]

    def with_bar(self, row: int, words: list[Piece]) -> list[Piece]:
        """Words of a block; where it is current, a bar before them and a ground behind them."""
        if row != self.row or not self.is_stop(row) or not self.is_loud():
            return [(" ", ""), *words]
        drawn = [(BAR, "listing--title"), *words]
        left = self.size.width - sum(cell_len(text) for text, _style in drawn)
        return [(text, style + CHOSEN) for text, style in (*drawn, (" " * left, ""))]
