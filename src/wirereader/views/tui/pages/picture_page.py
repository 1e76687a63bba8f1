"""The page of a picture: what it is in words, then, once it has come, its pixels in cells.

Two pixels stand in a cell, one above the other, as the two colours of a half block.
"""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from rich.color import Color
from rich.style import Style

from wirereader.desk.desk import Desk
from wirereader.desk.notices import FetchEnded, Notice
from wirereader.desk.outcomes import Drawing, PictureShown
from wirereader.desk.session import PageKind
from wirereader.story.clean import drawable
from wirereader.views.tui.pages.page import Page
from wirereader.views.tui.widgets.block_list import Blocks, ListBlock
from wirereader.views.tui.widgets.line_wrapping import wrap_text
from wirereader.views.tui.widgets.row_list import Piece

HALF = "▀"
_WIDEST_WORDS = 80
_WIDEST = 120
_LEAST_ROWS = 4
NOWHERE = Path("nowhere")
FOLLOWS = "Fetching the picture. Ctrl+C cancels."


class PictureBlocks(Blocks):
    """Words, a stop each; below them the picture, which is none."""

    def __init__(self, words: tuple[str, ...], drawing: Drawing | None, why: str) -> None:
        super().__init__(id="picture")
        self.words, self.drawing, self.why = words, drawing, why

    def laid(self, width: int) -> list[ListBlock]:
        """The words, and as much of a picture as there is room for below."""
        room = max(1, width - 2)
        said = (*self.words, *([self.why] if self.why and self.drawing is None else []))
        blocks = [
            ListBlock(
                tuple(
                    ((line, ""),) for line in wrap_text(drawable(words), min(room, _WIDEST_WORDS))
                )
            )
            for words in said
        ]
        if self.drawing is not None:
            used = sum(len(block.lines) for block in blocks)
            rows = max(_LEAST_ROWS, self.size.height - used - 1)
            blocks.append(ListBlock(((),), is_stop=False))
            blocks += [
                ListBlock((line,), is_stop=False)
                for line in cells_of(self.drawing, min(room, _WIDEST), rows)
            ]
        return blocks

    def paint_style(self, name: str) -> Style:
        """The style of a piece; "#" and two colours are those of the upper and the lower pixel."""
        if not name.startswith("#"):
            return super().paint_style(name)
        upper, lower = Color.parse(name[:7]), Color.parse(f"#{name[7:]}")
        return Style(color=upper, bgcolor=lower)


def cells_of(drawing: Drawing, width: int, rows: int) -> list[tuple[Piece, ...]]:
    """The picture in at most so many cells and rows, a line of pieces each."""
    scale = min(width / drawing.width, rows * 2 / drawing.height, 1.0)
    wide, high = max(1, int(drawing.width * scale)), max(2, int(drawing.height * scale))
    across = [x * drawing.width // wide * 3 for x in range(wide)]
    lines = [_hexes(drawing, y * drawing.height // high, across) for y in range(high - high % 2)]
    return [
        tuple(
            (HALF * sum(1 for _ in run), f"#{upper}{lower}")
            for (upper, lower), run in itertools.groupby(zip(above, below, strict=True))
        )
        for above, below in zip(lines[::2], lines[1::2], strict=True)
    ]


def _hexes(drawing: Drawing, y: int, across: list[int]) -> list[str]:
    row = y * drawing.width * 3
    return [drawing.rgb[row + x : row + x + 3].hex() for x in across]


class PictureScreen(Page[None]):
    """A picture over the panes; it is drawn as soon as it has come."""

    kind: ClassVar[PageKind] = PageKind.PICTURE

    def __init__(self, said: str, shown: PictureShown, desk: Desk) -> None:
        self._shown, self._desk = shown, desk
        drawing = desk.drawing(shown.file)
        is_coming = drawing is None and not shown.why
        self._list = PictureBlocks(
            (said, *shown.lines), drawing, FOLLOWS if is_coming else shown.why
        )
        super().__init__("Picture", self._list)
        self._is_coming = is_coming
        self._deaf: Callable[[], None] | None = None

    def on_mount(self) -> None:
        """Listen for the end of what is fetched."""
        super().on_mount()
        if self._is_coming:
            self._deaf = self._desk.listen(self._overhear)

    def on_unmount(self) -> None:
        """Hear no more."""
        if self._deaf is not None:
            self._deaf()

    def _overhear(self, notice: Notice) -> None:
        if isinstance(notice, FetchEnded):
            self.call_later(self._look, notice.said)

    def _look(self, said: str) -> None:
        """Draw the picture if it is there now, else say what came of it."""
        self._list.drawing, self._list.why = self._desk.drawing(self._shown.file), said
        self._list.measure()


def without_picture(shown: PictureShown) -> PictureShown:
    """The words of a picture for a screen without colours."""
    return shown._replace(file=NOWHERE, why="Pictures need colours.")
