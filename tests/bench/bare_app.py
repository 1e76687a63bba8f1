"""The yardstick: a bare Textual app with one list, to which our first paint is compared."""

from textual.app import App, ComposeResult
from textual.widgets import OptionList


class Bare(App[None]):
    """One list and nothing else."""

    def compose(self) -> ComposeResult:
        yield OptionList(*(f"Row {number} of the yardstick" for number in range(1, 25)))


if __name__ == "__main__":
    Bare().run()
