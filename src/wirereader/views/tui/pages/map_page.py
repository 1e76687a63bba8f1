"""The page of a map: where the place is, in words.

Nothing is drawn: dots for towns without a coastline told nobody where a place is.
"""

from typing import ClassVar

from wirereader.desk.keymap.keymap import KeyMap
from wirereader.desk.outcomes import MapShown
from wirereader.desk.session import PageKind
from wirereader.story.clean import drawable
from wirereader.views.tui.pages.page import Page
from wirereader.views.tui.widgets.block_list import Blocks, ListBlock
from wirereader.views.tui.widgets.line_wrapping import wrap_text

_WIDEST = 80


class MapBlocks(Blocks):
    """Words, a stop each."""

    def __init__(self, said: str, shown: MapShown) -> None:
        super().__init__(id="map")
        self._words = (said, *shown.lines)

    def laid(self, width: int) -> list[ListBlock]:
        """What is said, wrapped."""
        room = max(1, min(width - 2, _WIDEST))
        return [
            ListBlock(tuple(((line, ""),) for line in wrap_text(drawable(words), room)))
            for words in self._words
        ]


class MapScreen(Page[None]):
    """Where a place is, over the panes or its card; its key takes it away, too."""

    kind: ClassVar[PageKind] = PageKind.MAP
    IS_SINGLE = True

    def __init__(self, said: str, shown: MapShown, keys: KeyMap) -> None:
        told = "{map} or {back} back" if keys.first("map", self.kind) else "{back} back"
        super().__init__(f"Map: {drawable(shown.place.name)}", MapBlocks(said, shown), told)
