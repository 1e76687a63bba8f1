"""The index of all stories: people or places by how many stories name them; `/` narrows."""

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from wirereader.desk.outcomes import EveryoneShown, KnownLine
from wirereader.desk.phrases import count
from wirereader.desk.session import PageKind
from wirereader.story.clean import drawable
from wirereader.story.folding import folded
from wirereader.views.tui.pages.filter_page import NarrowingPage
from wirereader.views.tui.widgets.block_list import Blocks, ListBlock
from wirereader.views.tui.widgets.line_wrapping import cut, wrap_text

if TYPE_CHECKING:
    from wirereader.views.tui.widgets.row_list import Piece

_TITLES = {"person": "People of all stories", "place": "Places of all stories"}
_COUNTS = 24
_ROOM_FOR_ROLE = 60


class Everyone(Blocks):
    """One name a line: number, name, how many stories and quotes, where there is room the role."""

    DEFAULT_CSS = """
    Everyone > .everyone--person { color: $person; text-style: underline; }
    Everyone > .everyone--place { color: $place; text-style: italic; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"everyone--person", "everyone--place"}

    def __init__(self, lines: tuple[KnownLine, ...]) -> None:
        super().__init__(id="everyone")
        self._lines = lines
        self._nothing = ""

    def show(self, lines: tuple[KnownLine, ...], nothing: str) -> None:
        """Show other names, or the sentence `nothing` when there are none."""
        self._lines, self._nothing = lines, nothing
        self.row = 0
        self.blocks = []
        self.measure()

    def laid(self, width: int) -> list[ListBlock]:
        """The names as they are narrowed."""
        if not self._lines and self._nothing:
            said = wrap_text(drawable(self._nothing), max(1, width - 2))
            return [ListBlock(tuple(((line, "listing--muted"),) for line in said))]
        return [self._block(line, max(1, width - 2)) for line in self._lines]

    def _block(self, line: KnownLine, width: int) -> ListBlock:
        known = line.known
        number = f"{line.number:>3} "
        has_role = width >= _ROOM_FOR_ROLE
        room = min(32, width - len(number) - _COUNTS) if has_role else width - len(number) - 6
        name = cut(drawable(known.name), max(1, room))
        style = {"person": "everyone--person", "place": "everyone--place"}.get(known.kind, "")
        gap = " " * max(1, room - cell_len(name) + 1)
        pieces: list[Piece] = [(number, "listing--strong"), (name, style)]
        if has_role:
            told = count(known.stories, "story")
            told += f", {count(known.quotes, 'quote')}" if known.quotes else ""
            role = drawable(known.role or known.kind)
            rest = width - len(number) - room - 1 - _COUNTS
            pieces.append((f"{gap}{told:<{_COUNTS}}", "listing--muted"))
            pieces.append((cut(role, max(1, rest)), "listing--muted"))
        else:
            pieces.append((f"{gap}{known.stories:>5}", "listing--muted"))
        return ListBlock((tuple(pieces),), key=line.number - 1)


class IndexScreen(NarrowingPage[str]):
    """All names; answers with what was chosen, from 0, or with words to look for among all."""

    kind: ClassVar[PageKind] = PageKind.INDEX

    def __init__(self, shown: EveryoneShown) -> None:
        self._everyone = Everyone(shown.names)
        self._all = shown.names
        title = _TITLES.get(shown.kind, "Names of all stories")
        title += f" with {drawable(shown.part)}" if shown.part else ""
        super().__init__(title, self._everyone, "{choose} card  {narrow} narrow  {back} back")

    def narrow(self, wanted: str, typed: str) -> None:
        """Those of the list whose name has it."""
        kept = tuple(line for line in self._all if wanted in folded(line.known.name))
        self._everyone.show(kept, f"No {typed} here. Enter looks among all names.")

    def nothing_left(self, typed: str) -> None:
        """Look among all names."""
        if typed:
            self.dismiss(typed)
