"""What the terminal shows already is not sent again: a screen reader speaks all that is drawn.

Textual draws the whole screen anew whenever a pane is opened, often more than once, whether its
lines differ or not.  Between it and the terminal this keeps what was sent last to each place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.control import Control
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from wirereader.views.tui.terminal.cell_placement import column, drawn, is_sure

if TYPE_CHECKING:
    from textual.geometry import Size

TOGETHER_S = 0.04
"""So long the picture of another pane is waited for (seconds), where it is drawn but once."""


class ScreenPiece(NamedTuple):
    """What stands on one row from one cell up to another, as the terminal is told it."""

    y: int
    x: int
    end: int
    drawn: str


class Sent:
    """What was sent to the terminal since it was last known to be as we left it."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, ScreenPiece]] = {}
        self._unsure: set[int] = set()
        self._size: Size | None = None

    def forget(self) -> None:
        """Somebody else may have written there: send all again."""
        self._rows.clear()
        self._unsure.clear()

    def only_changes(
        self, update: RenderableType | None, size: "Size", row: int | None = None
    ) -> RenderableType | None:
        """The update without what a terminal of this size shows already.

        With a `row` it is in the order for who hears it: from there down, then what is above.
        """
        if size != self._size:
            self._size = size
            self.forget()
        if isinstance(update, LayoutUpdate | ChopsUpdate):
            return PlacedUpdate(update, self) if row is None else ScreenChanges(update, self, row)
        return update

    def unlike(
        self, strips: Sequence[tuple[int, Strip]], y: int, console: Console
    ) -> Iterator[tuple[ScreenPiece, bool]]:
        """The pieces of a row that are to be drawn; whether the cursor is then at their end."""
        is_sure_here = all(is_sure(strip.text) for _, strip in strips)
        cells = sum(strip.cell_length for _, strip in strips)
        if not is_sure_here:
            self._unsure.add(y)
        elif self._size is not None and cells >= self._size.width:
            self._unsure.discard(y)
        is_known = y not in self._unsure  # else a letter may stand where we do not expect it
        if not is_known:
            self._rows.pop(y, None)
        for x, strip in strips:
            is_here = is_sure(strip.text)
            text = strip.render(console) if is_here else drawn(strip, x, console)
            piece = ScreenPiece(y, x, x + strip.cell_length, text)
            if not is_known or self.take(piece):
                yield piece, is_here

    def take(self, piece: ScreenPiece) -> bool:
        """Claim that the piece is not there yet; it counts as sent from now on."""
        row = self._rows.setdefault(piece.y, {})
        if row.get(piece.x) == piece:
            return False
        for x in [x for x, old in row.items() if x < piece.end and old.end > piece.x]:
            del row[x]
        row[piece.x] = piece
        return True


class PlacedUpdate(CompositorUpdate):
    """An update where every pane begins in its own column, whatever the one before it holds.

    What the terminal shows already is left out, but for rows that it may draw wider than we count.
    """

    def __init__(self, update: LayoutUpdate | ChopsUpdate, sent: Sent) -> None:
        self._update = update
        self._sent = sent
        self._written: str | None = None
        """Told once: from then on it counts as sent."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """All of the update, for who asks for a picture instead of a terminal's bytes."""
        yield from self._update.__rich_console__(console, options)

    def render_segments(self, console: Console) -> str:
        """What is to be written: a move to each row, and a column wherever that is not sure."""
        if self._written is None:
            self._written = self._rendered(console)
        return self._written

    def _rendered(self, console: Console) -> str:
        written: list[str] = []
        y, end = -1, -1
        for row, strips in groupby(_strips(self._update), itemgetter(0)):
            for piece, is_here in self._sent.unlike([one[1:] for one in strips], row, console):
                if row != y:
                    written.append(Control.move_to(piece.x, row).segment.text)
                elif piece.x != end:
                    written.append(column(piece.x))
                written.append(piece.drawn)
                y, end = row, piece.end if is_here else -1
        return "".join(written)


class ScreenChanges(CompositorUpdate):
    """Those pieces of an update that the terminal does not show yet, row by row.

    They begin at the row where the reader is and go down from there; what stands above it is last,
    since a screen reader speaks in the order in which things are drawn.
    """

    def __init__(self, update: LayoutUpdate | ChopsUpdate, sent: Sent, row: int) -> None:
        self._update = update
        self._sent = sent
        self._row = row

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """All of the update, for who asks for a picture instead of a terminal's bytes."""
        yield from self._update.__rich_console__(console, options)

    def render_segments(self, console: Console) -> str:
        """What is to be written: a move wherever the piece before does not lead to."""
        written: list[str] = []
        y, end = -1, -1
        pieces = filter(self._sent.take, _pieces(self._update, console))
        for piece in sorted(pieces, key=lambda piece: (piece.y < self._row, piece.y)):
            if piece.y != y >= 0:
                if piece.y < y:  # below the last row the terminal would scroll
                    written.append(Control.move_to(0, 0).segment.text)
                written.append("\n")  # a reader takes it for the end of a line
            if (piece.y, piece.x) != (y, end):
                written.append(Control.move_to(piece.x, piece.y).segment.text)
            written.append(piece.drawn)
            y, end = piece.y, piece.end
        return "".join(written)


def _pieces(update: LayoutUpdate | ChopsUpdate, console: Console) -> Iterator[ScreenPiece]:
    for y, x, strip in _strips(update):
        yield ScreenPiece(y, x, x + strip.cell_length, strip.render(console))


def _strips(update: LayoutUpdate | ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """Every strip of an update with its row and the cell where it begins."""
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            yield from ((y, x, strip) for x, strip in _placed(strips, update.region.x))
        return
    for y, first, last in update.spans:
        for end, (x, chop) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if chop is not None and x <= last and end > first:
                yield y, x, chop.crop(0, min(end, last) - x)


def _placed(strips: Iterable[Strip | None], x: int) -> Iterator[tuple[int, Strip]]:
    """The strips of a row, and where each begins.

    While the size changes, no widget may have drawn a part of a row: that is left as it is.
    """
    cuts: Mapping[int, Strip | None] | None = getattr(strips, "mapping", None)  # of `dict.values`
    if cuts is not None:
        yield from ((cut, strip) for cut, strip in cuts.items() if strip is not None)
        return
    for strip in strips:
        if strip is None:
            return  # nobody knows how wide it is
        yield x, strip
        x += strip.cell_length
