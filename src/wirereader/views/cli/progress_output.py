"""How a verb that takes its time tells how far it is: lines of JSON, a bar, lines, or nothing."""

import shutil
import sys
import time

from wirereader.desk.refresh.progress_reports import (
    Loading,
    Progress,
    Syncing,
    Tiding,
    as_line,
)

_SAY_S = 2.0
_BAR_CELLS = 24


class Teller:
    """Tells how something goes: as JSON lines, a bar on a terminal, lines elsewhere, or not."""

    def __init__(self, *, is_json: bool, is_plain: bool, is_progress_json: bool) -> None:
        self._is_json = is_progress_json
        is_terminal = sys.stderr.isatty() and not is_plain
        self._is_bar = is_terminal and not is_json and not is_progress_json
        self._is_lines = not (is_json or is_progress_json or is_terminal)
        self._said_at = time.monotonic()
        self._is_drawn = False

    def __call__(self, tiding: Tiding) -> None:
        """Tell it."""
        if self._is_json:
            sys.stdout.write(as_line(tiding))
            sys.stdout.flush()
        elif isinstance(tiding, Progress):
            said = f"{tiding.done} of {tiding.total} sources, {tiding.new} new"
            said += f", {tiding.failed} failed" if tiding.failed else ""
            self._progress(tiding.done, tiding.total, said)
        elif isinstance(tiding, Syncing):
            from wirereader.desk.phrases import syncing

            said = syncing(*tiding).rstrip(".")
            self._progress(tiding.done, tiding.total, said)
        elif isinstance(tiding, Loading):
            from wirereader.desk.phrases import loading

            self._progress(tiding.done, tiding.total, loading(*tiding))

    def _progress(self, done: int, total: int, said: str) -> None:
        if self._is_bar:
            filled = min(_BAR_CELLS, _BAR_CELLS * done // max(1, total)) if total else 0
            line = f"[{'#' * filled}{'.' * (_BAR_CELLS - filled)}] {said}"
            cells = shutil.get_terminal_size().columns - 1
            sys.stderr.write(f"\r{line[:cells]}\x1b[K")
            sys.stderr.flush()
            self._is_drawn = True
        elif self._is_lines and time.monotonic() - self._said_at > _SAY_S:
            self._said_at = time.monotonic()
            sys.stderr.write(f"{said}.\n")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away."""
        if self._is_drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._is_drawn = False
