"""The page of a map: where the place is, in words, then a drawing."""

from typing import TYPE_CHECKING, ClassVar

from wirereader.analysis.places.neighbourhood import BESIDE
from wirereader.desk.commands.place_map import MapShown, distance
from wirereader.desk.session import PageKind
from wirereader.story.clean import drawable
from wirereader.views.tui.pages.page import Page
from wirereader.views.tui.panes.pane_layout import is_heard
from wirereader.views.tui.widgets.block_list import Block, Blocks
from wirereader.views.tui.widgets.braille_map import Frame, Marked, chart
from wirereader.views.tui.widgets.line_wrapping import wrap_text

if TYPE_CHECKING:
    from wirereader.analysis.places.neighbourhood import Around
    from wirereader.desk.keymap.keymap import KeyMap
    from wirereader.views.tui.screen import DeskScreen

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
        self._around = shown.around if is_drawn else None

    def laid(self, width: int) -> list[Block]:
        """What is said, and as much of a drawing as there is room for below it."""
        room = max(1, width - 2)
        blocks = [
            Block(tuple(((line, ""),) for line in wrap_text(drawable(words), min(room, 80))))
            for words in self._words
        ]
        if self._around is not None:
            used = sum(len(block.lines) for block in blocks)
            height = max(_LEAST, min(_MOST, self.size.height - used - _TITLE_AND_KEYS))
            width = min(room, _WIDEST, round(BESIDE * 2 * height))  # a cell is as high as two wide
            blocks += self._drawn(self._around, width, height)
        return blocks

    def _drawn(self, around: "Around", width: int, height: int) -> list[Block]:
        frame = Frame(width, height, around.reach)
        here = [] if around.is_area else [Marked(0, 0, around.place.name, _HERE)]
        cities = [Marked(*one.flat, one.place.name, _CITY) for one in around.named]
        lines = chart(frame, around.towns, [*here, *cities])
        across = distance(frame.km_a_dot * width * 2)
        told = f"{across} from side to side, north is up. Dots are towns."
        legend = wrap_text(told, max(1, min(self.size.width - 2, 80)))
        drawing = (Block((((line, ""),),), is_stop=False) for line in ("", *lines))
        # a stop: the arrows reach what is drawn above it
        return [*drawing, Block(tuple(((line, "listing--muted"),) for line in legend))]


class MapScreen(Page[None]):
    """A map over the panes, or over the card it was asked for on; its key takes it away, too."""

    kind: ClassVar[PageKind] = PageKind.MAP

    def __init__(self, said: str, shown: MapShown, keys: "KeyMap", *, is_drawn: bool) -> None:
        blocks = MapBlocks(said, shown, is_drawn=is_drawn)
        told = "{map} or {back} back" if keys.first("map", self.kind) else "{back} back"
        super().__init__(f"Map: {drawable(shown.asked.name)}", blocks, told)


def show_map(screen: "DeskScreen", said: str, shown: MapShown) -> None:
    """A map over whatever is there; who listens gets its words alone."""
    if not isinstance(screen.app.screen, MapScreen):
        is_drawn = not is_heard(screen.desk.settings)
        screen.app.push_screen(MapScreen(said, shown, screen.keys, is_drawn=is_drawn))
