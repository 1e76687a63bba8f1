"""Line editing at a terminal: Tab prints what may follow, and what was typed is remembered."""

import contextlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from wirereader.late_import import late_pattern

MOST_REMEMBERED = 500
MOST_LISTED = 20
_PRIVATE = ("password-command", "token-command", "password_command")
_LOGIN = late_pattern(r"://[^/?#\\\s]*@")
_QUIET = (
    *("enable-bracketed-paste off", "enable-meta-key off", "bell-style none"),
    *("completion-ignore-case on", "show-all-if-ambiguous on", "completion-query-items -1"),
)
Completions = Callable[[str], Sequence[str]]
Print = Callable[[Sequence[str]], None]


class Editing:
    """The line editor of this Python, if it has one.

    `tell` prints lines; `prompt` is what stands before the line that is being typed.
    """

    def __init__(
        self, completions: Completions, tell: Print, write: Callable[[str], None], file: Path | None
    ) -> None:
        self.prompt = ""
        self._completions = completions
        self._tell = tell
        self._write = write
        self._file = file
        self._found: tuple[str, ...] = ()
        self._editor: Any = None

    def begin(self, once: Callable[[], None]) -> bool:
        """Prepare; `once` is called when the first prompt stands.  False without an editor."""
        try:
            import readline
        except ImportError:
            return False
        self._editor = readline

        def first() -> None:
            readline.set_pre_input_hook(None)
            once()

        readline.set_pre_input_hook(first)
        # a terminal library likes to send escape codes of its own
        for setting in _QUIET:
            readline.parse_and_bind(f"set {setting}")
        readline.parse_and_bind("tab: complete")
        readline.set_completer_delims("")
        readline.set_completer(self._complete)
        readline.set_completion_display_matches_hook(self._list)
        self._recall()
        return True

    def end(self) -> None:
        """Keep what was typed for the next time, readable by nobody else."""
        if self._editor is None or self._file is None:
            return
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self._file, os.O_CREAT | os.O_WRONLY, 0o600))
            self._file.chmod(0o600)
            self._forget_commands()
            self._editor.set_history_length(MOST_REMEMBERED)
            self._editor.write_history_file(str(self._file))

    def _forget_commands(self) -> None:
        """Forget lines with a password in an address, or a command that prints one."""
        for place in reversed(range(self._editor.get_current_history_length())):
            line = self._editor.get_history_item(place + 1) or ""
            if _LOGIN.search(line) or any(word in line for word in _PRIVATE):
                self._editor.remove_history_item(place)

    def _recall(self) -> None:
        # whoever edits lines before us in this process leaves theirs
        self._editor.clear_history()
        if self._file is None:
            return
        with contextlib.suppress(OSError, UnicodeDecodeError):
            self._editor.read_history_file(str(self._file))

    def _complete(self, text: str, state: int) -> str | None:
        """The matches of a line one by one, as the editor asks for them."""
        if state == 0:
            is_at_end = self._editor.get_endidx() == len(self._editor.get_line_buffer())
            self._found = tuple(self._completions(text)) if is_at_end else ()
            if not self._found and is_at_end:
                self._say_between("No match.")
        return self._found[state] if state < len(self._found) else None

    def _list(self, _: str, matches: Sequence[str], __: int) -> None:
        self._say_between(listed(matches))

    def _say_between(self, said: str) -> None:
        """Print a line below the one that is being typed, and this again below it."""
        self._write("\n")
        self._tell([said])
        self._write(f"{self.prompt}{self._editor.get_line_buffer()}")


def listed(matches: Sequence[str]) -> str:
    """What a line may become, as a sentence: "3: mark-read, mark-unread, mark-all-read."."""
    head, blank, _ = matches[0].partition(" ")
    start = f"{head}{blank}".casefold()
    is_argument = all(match.casefold().startswith(start) and match != start for match in matches)
    shown = matches[:MOST_LISTED]
    words = [(match[len(start) :] if is_argument and blank else match).strip() for match in shown]
    more = ", ..." if len(matches) > MOST_LISTED else ""
    return f"{len(matches)}: {', '.join(words)}{more}."
