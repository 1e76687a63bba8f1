"""Jump: every name of the story with a letter; the letter goes there, `/` narrows by typing."""

from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.widgets import Input

from wirereader.desk.moves import folded
from wirereader.desk.outcomes import NamesShown
from wirereader.story.clean import drawable
from wirereader.views.tui.listing import Listing
from wirereader.views.tui.names import Names
from wirereader.views.tui.pages import Page

_ARROWS: tuple[BindingType, ...] = (
    Binding("down", "move(1)", "Next name."),
    Binding("up", "move(-1)", "Previous name."),
    Binding("pagedown", "page(1)", "Page forward."),
    Binding("pageup", "page(-1)", "Page back."),
    Binding("home", "end(False)", "Top."),
    Binding("end", "end(True)", "Bottom."),
    Binding("enter", "choose", "Go to the name."),
)


class LetteredNames(Names, inherit_bindings=False):
    """The index, moved in by arrows only: every letter is a name's."""

    BINDINGS: ClassVar[list[BindingType]] = [*_ARROWS]


class Field(Input):
    """A field whose cursor stands where the next letter goes; what is pasted commands nothing."""

    def validate_value(self, value: str) -> str:
        """What was typed or pasted, without what would steer the terminal."""
        return drawable(value)

    @property
    def cursor_screen_offset(self) -> Offset:
        """The caret's cell; Textual counts one more at the end of the words, to scroll by."""
        there = super().cursor_screen_offset
        return there - Offset(1, 0) if self.cursor_at_end else there


class JumpScreen(Page[int]):
    """All names; answers with the entity's index in the findings."""

    DEFAULT_CSS = """
    JumpScreen Input, JumpScreen Input:focus {
        border: none; height: 1; padding: 0 1; display: none;
        background: $background; color: $foreground;
    }
    JumpScreen.-typing Input { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("slash", "filter", "Narrow by typing.")]

    def __init__(self, shown: NamesShown) -> None:
        self._names = LetteredNames(id="jump")
        super().__init__(
            "Names in this story: type the letter, or / to filter",
            self._names,
            "letter go to the name  Enter next mention  / filter  Esc back",
        )
        self._all = shown
        self._names.show(shown, "")
        self._input = Field(placeholder="part of a name", select_on_focus=False)
        self._input.cursor_blink = False

    def on_mount(self) -> None:
        """The field for narrowing stands below the list, unseen until `/`."""
        super().on_mount()
        self.mount(self._input, before=-1)

    def on_key(self, event: events.Key) -> None:
        """A letter goes to its name."""
        if self.focused is self._input or event.character is None:
            return
        for index, letter in self._names.letters.items():
            if letter == event.character:
                event.stop()
                self.dismiss(index)
                return

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        key = self._names.current_key()
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
        kept = tuple(name for name in self._all.names if wanted in folded(name.entity.name))
        self._names.show(NamesShown(kept), f"No name with {event.value}.")

    @on(Input.Submitted)
    def _take_first(self, event: Input.Submitted) -> None:
        event.stop()
        keys = self._names.keys()
        if len(keys) == 1:
            self.dismiss(keys[0])
        else:
            self.set_focus(self._names, scroll_visible=False)
