"""The index of all stories: people or places by how many stories name them; `/` narrows."""

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from wirereader.desk.moves import folded
from wirereader.desk.outcomes import CardShown, EveryoneShown, KnownLine, KnownShown
from wirereader.desk.phrases import count
from wirereader.story.clean import drawable
from wirereader.views.tui.blocks import Block, Blocks
from wirereader.views.tui.jump import Field
from wirereader.views.tui.listing import Listing, Piece
from wirereader.views.tui.pages import Page
from wirereader.views.tui.wrapping import cut, wrap_text

if TYPE_CHECKING:
    from wirereader.views.tui.desk_screen import DeskScreen

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

    def laid(self, width: int) -> list[Block]:
        """The names as they are narrowed."""
        if not self._lines and self._nothing:
            said = wrap_text(drawable(self._nothing), max(1, width - 2))
            return [Block(tuple(((line, "listing--muted"),) for line in said))]
        return [self._block(line, max(1, width - 2)) for line in self._lines]

    def _block(self, line: KnownLine, width: int) -> Block:
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
        return Block((tuple(pieces),), key=line.number - 1)


class IndexScreen(Page["int | str"]):
    """All names; answers with what was chosen, from 0, or with words to look for among all."""

    DEFAULT_CSS = """
    IndexScreen Input, IndexScreen Input:focus {
        border: none; height: 1; padding: 0 1; display: none;
        background: $background; color: $foreground;
    }
    IndexScreen.-typing Input { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("slash", "filter", "Narrow by typing.")]

    def __init__(self, shown: EveryoneShown) -> None:
        self._everyone = Everyone(shown.names)
        self._all = shown.names
        title = _TITLES.get(shown.kind, "Names of all stories")
        title += f" with {drawable(shown.part)}" if shown.part else ""
        super().__init__(title, self._everyone, "Enter card  / narrow  Esc back")
        self._input = Field(placeholder="part of a name", select_on_focus=False)
        self._input.cursor_blink = False

    def on_mount(self) -> None:
        """The field for narrowing stands below the list, unseen until `/`."""
        super().on_mount()
        self.mount(self._input, before=-1)

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        key = self._everyone.current_key()
        if key is not None:
            self.dismiss(key)

    def action_filter(self) -> None:
        """Type a part of a name."""
        self.add_class("-typing")
        self.set_focus(self._input)
        self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        """Once the field has its place on the screen, the terminal's cursor goes there."""
        self.app.cursor_position = self._input.cursor_screen_offset
        self._input.refresh()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        wanted = folded(event.value)
        kept = tuple(line for line in self._all if wanted in folded(line.known.name))
        self._everyone.show(kept, f"No {event.value} here. Enter looks among all names.")

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        keys = self._everyone.keys()
        if len(keys) == 1:
            self.dismiss(keys[0])
        elif keys:
            self.set_focus(self._everyone, scroll_visible=False)
        elif event.value.strip():
            self.dismiss(event.value.strip())


def show_names(screen: "DeskScreen", shown: EveryoneShown | KnownShown | CardShown) -> None:
    """An index or a card over the panes; what is chosen there is done by its number."""
    from wirereader.views.tui.card import CardScreen, KnownScreen

    def go_there(chosen: int | str | None) -> None:
        if isinstance(chosen, str) and isinstance(shown, EveryoneShown):
            screen.ask("places" if shown.kind == "place" else "people", chosen)
        elif chosen is not None:
            screen.obey(str(int(chosen) + 1))

    if isinstance(shown, EveryoneShown):
        screen.app.push_screen(IndexScreen(shown), go_there)
    elif isinstance(shown, KnownShown):
        screen.app.push_screen(KnownScreen(shown), go_there)
    else:
        screen.app.push_screen(CardScreen(shown), go_there)
