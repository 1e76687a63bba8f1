"""The index of names: people, places, organisations, each with the letter that jumps to it."""

from collections.abc import Iterable, Sequence
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from wirereader.desk.outcomes import NameLine, NamesShown
from wirereader.story.clean import drawable
from wirereader.story.names import EntityKind
from wirereader.views.tui.widgets.block_list import Blocks, ListBlock
from wirereader.views.tui.widgets.line_wrapping import cut, wrap_text

if TYPE_CHECKING:
    from wirereader.views.tui.widgets.row_list import Piece

PLURALS = {
    EntityKind.PERSON: "People",
    EntityKind.PLACE: "Places",
    EntityKind.ORGANIZATION: "Organisations",
}
_LETTERS = ascii_lowercase + ascii_uppercase
_ROOM_FOR_ROLE = 46


class Names(Blocks):
    """One name a line: letter, name, how often, and where there is room what it is."""

    DEFAULT_CSS = """
    Names > .names--kind { color: $faint; text-style: bold; }
    Names > .names--person { color: $person; text-style: underline; }
    Names > .names--place { color: $place; text-style: italic; }
    """
    PARTS: ClassVar[set[str]] = {"names--kind", "names--person", "names--place"}

    def __init__(self, *, id: str | None = None, is_flat: bool = False) -> None:  # noqa: A002
        super().__init__(id=id)
        self._is_flat = is_flat
        self.shown = NamesShown(())
        self.nothing = ""
        self.letters: dict[int, str] = {}

    def show(self, shown: NamesShown, nothing: str) -> None:
        """Show other names, or the sentence `nothing` when there are none."""
        if (shown, nothing) != (self.shown, self.nothing):
            self.shown, self.nothing = shown, nothing
            self.letters = letters_for(shown.names)
            self.row = 0
            self.blocks = []
            self.measure()

    def laid(self, width: int) -> list[ListBlock]:
        """A heading for each kind, then its names."""
        blocks: list[ListBlock] = []
        for kind, plural in PLURALS.items():
            names = [name for name in self.shown.names if name.entity.kind is kind]
            if names:
                told = f"{plural}, {len(names)}" if self._is_flat else plural.upper()
                heading = cut(told, max(1, width - 2))
                style = "listing--strong" if self._is_flat else "names--kind"
                if blocks and not self._is_flat:
                    blocks.append(ListBlock(((),), is_stop=False))
                blocks.append(ListBlock((((heading, style),),), is_stop=False))
                blocks += [self._block(name, width) for name in names]
        if blocks or not self.nothing:
            return blocks
        lines = wrap_text(drawable(self.nothing), max(1, width - 2))
        return [ListBlock(tuple(((line, "listing--muted"),) for line in lines))]

    def _block(self, name: NameLine, width: int) -> ListBlock:
        room = max(1, width - 8)
        words = drawable(name.entity.name)
        style = {EntityKind.PERSON: "names--person", EntityKind.PLACE: "names--place"}.get(
            name.entity.kind, ""
        )
        has_room = width >= _ROOM_FOR_ROLE
        role = _told(name) if has_room else ""
        if has_room:
            room = min(room, 24)
        words = cut(words, room)
        letter = self.letters.get(name.index, " ")
        line: list[Piece] = [(f"{letter} ", "listing--mark"), (words, style)]
        line.append((" " * (room - cell_len(words)) + f" {name.mentions:>3}", "listing--muted"))
        if role:
            line.append((f"  {cut(role, max(1, width - room - 10))}", "listing--muted"))
        return ListBlock((tuple(line),), key=name.index)


def _told(name: NameLine) -> str:
    quotes = {0: "", 1: "1 quote"}.get(name.quotes, f"{name.quotes} quotes")
    return drawable(", ".join(part for part in (name.entity.role or "", quotes) if part))


def letters_for(names: Sequence[NameLine]) -> dict[int, str]:
    """A letter for each name by its index: of its last word if free, of any word, or the next free.

    After 52 names there are no letters left; those names are reached with the arrows or by typing.
    """
    free = dict.fromkeys(_LETTERS)
    letters: dict[int, str] = {}
    for name in names:
        if not free:
            break
        letter = next((c for c in _wanted(name.entity.name) if c in free), next(iter(free)))
        letters[name.index] = letter
        del free[letter]
    return letters


def _wanted(name: str) -> Iterable[str]:
    words = name.casefold().split()
    yield from words[-1] if words else ""
    yield from (word[0] for word in words)
