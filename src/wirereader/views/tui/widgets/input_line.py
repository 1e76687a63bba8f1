"""The line at the bottom on which something is typed: a command, words to search for.

It takes the place of the status line while it is open; keys complete, bring back what was typed
before, and leave.
"""

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from wirereader.desk.session import PageKind
from wirereader.views.tui.keys import bind, bindings_of, keys_in
from wirereader.views.tui.widgets.input_field import LONGEST_LINE, Field
from wirereader.views.tui.widgets.text_line import TextLine

Candidates = Callable[[str], Sequence[str]]
"""Whole lines that the one typed so far may become, the likeliest first."""


class LineField(Field):
    """The field of the line; keys typed after the one that closes it are kept for what is below."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed, max_length=LONGEST_LINE, select_on_focus=False)
        self.cursor_blink = False
        self._late: list[events.Key] | None = None

    def _forward_event(self, event: events.Event) -> None:
        """Take a key, or keep it: Enter and Esc are on their way and close the line."""
        if not isinstance(event, events.Key):
            super()._forward_event(event)
            return
        if self._late is not None:
            self._late.append(event)
            return
        if self._closes(event.key):
            self._late = []
        super()._forward_event(event)

    def _closes(self, key: str) -> bool:
        line = self.parent
        if key == "enter" or line is None:
            return key == "enter"
        bound = line._bindings.key_to_bindings.get(key, [])  # noqa: SLF001 - our own line's
        return any(one.action == "leave" for one in bound)

    def hand_over(self) -> None:
        """Give the keys that were kept to whoever has the focus now, in their order."""
        late, self._late = self._late or [], None
        for key in late:
            there = self.app.focused or self.app.screen
            there._forward_event(key)  # noqa: SLF001 - as the app does with a key

    def on_blur(self, event: events.Blur) -> None:
        """A click elsewhere leaves the line."""
        del event
        if self.app.screen is self.screen and isinstance(self.parent, TypingLine):
            self.parent.action_leave()


class TypingLine(Horizontal, can_focus=True):
    """A label and a field; `done` hears what was typed, or None; `changed` each change of it.

    `typed` stands in the field at first.  Whoever opens it gives it the focus at once: what is
    typed before the field stands there is kept for it.
    """

    DEFAULT_CSS = """
    TypingLine { height: 1; width: 100%; background: $background; }
    TypingLine > TextLine { text-style: bold; }
    TypingLine > Input, TypingLine > Input:focus {
        border: none; height: 1; padding: 0; width: 1fr;
        background: $background; color: $foreground;
    }
    """

    def __init__(
        self,
        label: str,
        done: Callable[[str | None], None],
        tell: Callable[[Sequence[str]], None],
        *,
        earlier: Sequence[str] = (),
        candidates: Candidates = lambda _: (),
        typed: str = "",
        changed: Callable[[str], None] = lambda _: None,
        id: str | None = "typing",  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id, classes="-open")
        self._done = done
        self._tell = tell
        self._earlier = [*earlier, ""]
        self._at = len(self._earlier) - 1
        self._candidates = candidates
        self._changed_to = changed
        self._cycle: Sequence[str] = ()
        self._turn = -1
        self._is_open = True
        self._early: list[events.Key | events.Paste] = []
        self._label = TextLine(label)
        self._label.styles.width = min(cell_len(label), 24)
        self.field = LineField(typed)

    def compose(self) -> ComposeResult:
        """Label and field."""
        yield self._label
        yield self.field

    def on_mount(self) -> None:
        """The caret stands in the field from the start, and the keys are the reader's."""
        bind(self, bindings_of(PageKind.LINE, keys_in(self.app)))
        self.screen.set_focus(self.field)
        for event in self._early:
            again: events.Key | events.Paste = (
                events.Key(event.key, event.character)
                if isinstance(event, events.Key)
                else events.Paste(event.text)
            )
            self.field._forward_event(again)  # noqa: SLF001 - as the screen does
        self.call_after_refresh(self._place_cursor)

    def on_key(self, event: events.Key) -> None:
        """Keep what is typed before the field has the focus."""
        self._keep(event)

    def on_paste(self, event: events.Paste) -> None:
        """The same of what is pasted."""
        self._keep(event)

    def _keep(self, event: events.Key | events.Paste) -> None:
        if self.screen.focused is self:
            self._early.append(event)
            event.stop()
            event.prevent_default()

    def _place_cursor(self) -> None:
        self.app.cursor_position = self.field.cursor_screen_offset
        self.field.refresh()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._changed_to(event.value)
        if event.value not in self._cycle:
            self._cycle, self._turn = (), -1
            self._tell(_ends(self._candidates(event.value), event.value) if event.value else ())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._close(event.value.strip())

    def action_leave(self) -> None:
        """Go back without an answer."""
        self._close(None)

    def _close(self, typed: str | None) -> None:
        if self._is_open:
            self._is_open = False
            self.remove_class("-open")
            self._done(typed)
            self.field.hand_over()

    def action_earlier(self, back: int) -> None:
        """Bring back what was typed before, or after that."""
        if self._at == len(self._earlier) - 1:
            self._earlier[-1] = self.field.value
        at = self._at - back
        if 0 <= at < len(self._earlier):
            self._at = at
            self._write(self._earlier[at])

    def action_complete(self, by: int) -> None:
        """Write as much as is certain; then, one after the other, what it may be."""
        typed = self.field.value
        if not self._cycle:
            self._cycle = tuple(self._candidates(typed))
            self._turn = -1 if by > 0 else len(self._cycle)
            common = _common(self._cycle)
            if len(common) > len(typed):
                if len(self._cycle) > 1:
                    self._cycle = ()
                self._write(common)
                return
        if self._cycle:
            self._turn = (self._turn + by) % len(self._cycle)
            self._write(self._cycle[self._turn])

    def _write(self, text: str) -> None:
        self.field.value = text
        self.field.cursor_position = len(text)


def _common(lines: Sequence[str]) -> str:
    """What all lines begin with."""
    first, last = (min(lines), max(lines)) if lines else ("", "")
    same = (at for at, letter in enumerate(first) if letter != last[at : at + 1])
    return first[: next(same, len(first))]


def _ends(lines: Sequence[str], typed: str) -> Sequence[str]:
    """What completing would write after the words that stand."""
    kept = len(typed.rpartition(" ")[0])
    return [line[kept:].strip() for line in lines]
