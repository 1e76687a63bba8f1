"""What the full screen begins with: the row, the story and the line where the reader is.

A reader who went to plain mode and came back finds it as they left it.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from wirereader.desk.desk import Desk
from wirereader.desk.keymap.key_names import spoken
from wirereader.desk.keymap.keymap import KeyMap
from wirereader.late_dataclass import late_dataclass

if TYPE_CHECKING:
    from wirereader.desk.outcomes import Outcome
    from wirereader.desk.session import Recalled
    from wirereader.desk.targets import Ask

_AROUND = 5
"""Lines above and below the rows of a list."""
_HIGHEST = 3
"""A row of the list has no more lines than these."""


@late_dataclass(frozen=True, slots=True)
class Carried:
    """What one full screen leaves to the next of the same run."""

    theme: str
    typed: dict[str, list[str]]
    looked_for: str
    said: tuple[tuple[datetime, str], ...]


class StartState:
    """How the reader came here: from plain mode, from an earlier run, or for a story at once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.turned: Outcome | None
        self.turned, desk.turned = desk.turned, None
        """What came of the command that led here from plain mode, if one did."""
        self._recalled: Recalled | None = None

    @property
    def asked(self) -> "Ask":
        """The command that comes first, "list" where nothing was asked for."""
        return self._desk.opening

    def recall(self, height: int) -> None:
        """Select the row of the last run, unless that would hide news in `height` lines."""
        desk = self._desk
        if self.turned is not None or self.asked.word != "list":
            return
        last = self._recalled = desk.recall()
        in_sight = (height - _AROUND) // _HIGHEST
        if last is not None and (not last.has_news or last.row < in_sight):
            desk.select(last.row)

    def told(self, keys: KeyMap) -> str | None:
        """The sentence once the first picture stands: what led here, or what was left behind."""
        if self.turned is not None:
            return self.turned.said
        last, session = self._recalled, self._desk.session
        if last is None or not last.is_begun or last.row == session.row:
            return None
        key = spoken(keys.first("history-back"))
        how = f" {key} goes there." if key else ""
        return f"Last time you were at story {last.row + 1}.{how}"
