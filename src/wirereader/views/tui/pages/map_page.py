"""The page of a map: where the place is, in words, then a drawing."""

from typing import ClassVar

from wirereader.desk.keymap.keymap import KeyMap
from wirereader.desk.outcomes import MapDrawing, MapShown
from wirereader.desk.phrases import distance
from wirereader.desk.session import PageKind
from wirereader.story.clean import drawable
from wirereader.views.tui.pages.page import Page
from wirereader.views.tui.widgets.block_list import Blocks, ListBlock
from wirereader.views.tui.widgets.braille_map import Frame, Marked, chart
from wirereader.views.tui.widgets.line_wrapping import wrap_text

_HERE, _CITY = "X", "o"
_LEAST, _MOST = 6, 24
"""Rows of a drawing: with fewer nothing can be told apart, with more it is small no longer."""
_WIDEST = 100
_TITLE_AND_KEYS = 3


class MapBlocks(Blocks):
    """Words, a stop each; below them, for who looks, the drawing."""

    def __init__(self, said: str, shown: MapShown, *, is_drawn: bool) -> None:
        super().__init__(id="map")
        self._words = (said, *shown.lines)
        self._drawing = shown.drawing if is_drawn else None

    def laid(self, width: int) -> list[ListBlock]:
        """What is said, and as much of a drawing as there is room for below it."""
        room = max(1, width - 2)
        blocks = [
            ListBlock(tuple(((line, ""),) for line in wrap_text(drawable(words), min(room, 80))))
            for words in self._words
        ]
        if self._drawing is not None:
            used = sum(len(block.lines) for block in blocks)
            height = max(_LEAST, min(_MOST, self.size.height - used - _TITLE_AND_KEYS))
            widest = round(self._drawing.breadth * 2 * height)  # a cell is as high as two wide
            blocks += self._drawn(self._drawing, min(room, _WIDEST, widest), height)
        return blocks

    def _drawn(self, drawing: MapDrawing, width: int, height: int) -> list[ListBlock]:
        frame = Frame(width, height, drawing.reach)
        here = [] if drawing.is_area else [Marked(0, 0, drawing.name, _HERE)]
        cities = [Marked(*point, name, _CITY) for point, name in drawing.cities]
        lines = chart(frame, drawing.towns, [*here, *cities])
        across = distance(frame.km_a_dot * width * 2)
        told = f"{across} from side to side, north is up. Dots are towns."
        legend = wrap_text(told, max(1, min(self.size.width - 2, 80)))
        drawn = (ListBlock((((line, ""),),), is_stop=False) for line in ("", *lines))
        # a stop: the arrows reach what is drawn above it
        return [*drawn, ListBlock(tuple(((line, "listing--muted"),) for line in legend))]


class MapScreen(Page[None]):
    """A map over the panes, or over the card it was asked for on; its key takes it away, too."""

    kind: ClassVar[PageKind] = PageKind.MAP
    IS_SINGLE = True

    def __init__(self, said: str, shown: MapShown, keys: KeyMap, *, is_drawn: bool) -> None:
        blocks = MapBlocks(said, shown, is_drawn=is_drawn)
        told = "{map} or {back} back" if keys.first("map", self.kind) else "{back} back"
        super().__init__(f"Map: {drawable(shown.place.name)}", blocks, told)
