"""A field in which something is typed, with the terminal's cursor where the next letter goes."""

from textual.geometry import Offset
from textual.widgets import Input

from wirereader.story.clean import drawable


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
