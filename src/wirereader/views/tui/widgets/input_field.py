"""A field in which something is typed, with the terminal's cursor where the next letter goes."""

from textual import events
from textual.geometry import Offset
from textual.widgets import Input

from wirereader.story.clean import clean_line, drawable

LONGEST_LINE = 2000
"""Code points; longer than any command, address or query that a person pastes."""


class Field(Input):
    """A field whose cursor stands where the next letter goes; what is pasted commands nothing."""

    def validate_value(self, value: str) -> str:
        """What was typed or pasted, without what would steer the terminal."""
        return drawable(value)

    def _on_paste(self, event: events.Paste) -> None:
        """Take all that is pasted as one line, as much of it as there is room for."""
        event.stop()
        event.prevent_default()  # Textual takes the first line, which may be empty
        chosen = self.selection
        room = self.max_length or LONGEST_LINE  # 0 and None set no limit
        room -= len(self.value) - len(self.selected_text)
        line = clean_line(event.text, len(event.text) + 1)
        self.replace(line[: max(room, 0)], *chosen)

    @property
    def cursor_screen_offset(self) -> Offset:
        """The caret's cell; Textual counts one more at the end of the words, to scroll by."""
        there = super().cursor_screen_offset
        return there - Offset(1, 0) if self.cursor_at_end else there
