"""The yardstick of the hand: a bare Textual app with a list, and the text of its row beside it."""

import sys

from textual import on
from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList, Static

TEXT = "\n\n".join(
    f"Paragraph {number} of the yardstick tells of ropes, cranes and the weather. " * 4
    for number in range(1, 12)
)


class BarePreview(App[None]):
    """A list of so many rows, and the text of the row under the cursor."""

    CSS = "OptionList { width: 40%; height: 1fr; } VerticalScroll { width: 1fr; }"

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield OptionList(*(f"Row {number} of the yardstick" for number in range(1, self._rows)))
            with VerticalScroll():
                yield Static(TEXT, id="text")

    @on(OptionList.OptionHighlighted)
    def _preview(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#text", Static).update(f"Row {event.option_index}\n\n{TEXT}")


if __name__ == "__main__":
    BarePreview(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000).run()
