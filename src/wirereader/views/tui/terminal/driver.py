"""Textual's driver for Unix terminals, mended where a terminal or a shell does the unexpected.

It draws on standard output's terminal, whatever standard error is; goes by the terminal's own
size; takes any byte for input; leaves when the terminal has gone; paints again after a stop.
Follows textual.drivers.linux_driver of Textual 8.2.8.
"""

import contextlib
import errno
import os
import select
import signal
import sys
import termios
from collections.abc import Mapping
from io import TextIOWrapper
from typing import Any, Final, cast

from textual import events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from wirereader.late_import import late_pattern
from wirereader.views.tui.terminal.input_pieces import InputPiece, InputPieces
from wirereader.views.tui.terminal.key_parser import KeyParser
from wirereader.views.tui.terminal.screen_writer import ScreenWriter

ESCAPE_S: Final = 0.02
"""Seconds; a terminal on this machine sends the bytes of a key at once."""
REMOTE_ESCAPE_S: Final = 0.1
"""Seconds; over a network they may come apart."""
_LOOK_S: Final = 0.1
"""Seconds between two looks whether to stop reading."""
_READ_BYTES: Final = 4096
_GONE: Final = {errno.EIO, errno.ENXIO}
_USUAL_SIZE: Final = (80, 24)
_SIZE: Final = late_pattern(r"\x1b\[48;[\d;:]*t")


def escape_delay_s(chosen_ms: int | None, environment: Mapping[str, str]) -> float:
    """How long after Esc the rest of a key may come: as set, by ESCDELAY, else by the line."""
    if chosen_ms is not None:
        return chosen_ms / 1000
    said = environment.get("ESCDELAY", "")
    if said.isascii() and said.isdigit() and len(said) <= 4 and int(said):  # noqa: PLR2004 - seconds
        return int(said) / 1000
    is_remote = any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))
    return REMOTE_ESCAPE_S if is_remote else ESCAPE_S


class TerminalDriver(LinuxDriver):
    """Display and input on a Unix terminal; `escape_s` is how long after Esc a key may go on."""

    escape_s: float = ESCAPE_S

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._writer = ScreenWriter(sys.__stdout__.fileno() if sys.__stdout__ else 1)
        self._file = cast("TextIOWrapper", self._writer)
        self._is_started = False
        self._size = size or self._get_terminal_size()

    def _get_terminal_size(self) -> tuple[int, int]:
        """The terminal's own columns and rows; what a shell exported is as old as that shell."""
        for descriptor in (self._writer.fileno(), self.fileno):
            try:
                columns, rows = os.get_terminal_size(descriptor)
            except OSError:
                continue
            if columns and rows:
                return columns, rows
        said = [os.environ.get(name, "") for name in ("COLUMNS", "LINES")]
        if all(one.isascii() and one.isdigit() and int(one[:6]) > 0 for one in said):
            return int(said[0][:6]), int(said[1][:6])
        return _USUAL_SIZE

    def start_application_mode(self) -> None:
        """Take the terminal; in the background nothing happens but a stop."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._is_started = self._key_thread is not None and self._key_thread.is_alive()

    def stop_application_mode(self) -> None:
        r"""Give the terminal back as it was: first the screen, when that is out the keyboard.

        The other way round a Ctrl+\ while the screen is being left would leave it as it stands.
        """
        self._is_started = False
        keyboard, self.attrs_before = self.attrs_before, None
        super().stop_application_mode()
        if self._writer_thread is not None:  # what is written lies in its queue until then
            self._writer_thread.stop()
        if keyboard is not None:
            with contextlib.suppress(termios.error):  # the terminal has gone
                termios.tcsetattr(self.fileno, termios.TCSANOW, keyboard)

    def _sigcont_application(self, *_: object) -> None:
        """Go on after a stop: take the terminal anew, and let the app paint all of it."""
        if not self._auto_restart:
            return
        self._must_signal_resume = True
        if self._is_started:  # stopped from outside: nobody gave the terminal back before
            self._loop.call_soon_threadsafe(self._take_again)
        else:
            self.resume_application_mode()

    def _take_again(self) -> None:
        try:
            is_ours = os.tcgetpgrp(self.fileno) == os.getpgrp()
        except OSError:
            is_ours = True
        if not is_ours:  # in the background: wait for the shell to give us the terminal
            os.kill(os.getpid(), signal.SIGSTOP)
            return
        self.suspend_application_mode()
        self.resume_application_mode()

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - the app tells it in a sentence and ends
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)  # noqa: SLF001

    def run_input_thread(self) -> None:
        """Read what comes until told to stop; at the end of input, leave."""
        pieces, parser = InputPieces(), KeyParser(self._debug)
        while not self.exit_event.is_set():
            patience_s = pieces.patience_s(self.escape_s)
            found, _, _ = select.select(
                [self.fileno], [], [], _LOOK_S if patience_s is None else patience_s
            )
            if not found:
                self._take(pieces.flush(), parser)
                continue
            data = self._read()
            if data == b"":
                self._loop.call_soon_threadsafe(self._app.exit, 0)
                return
            self._take(pieces.feed(data or b""), parser)

    def _read(self) -> bytes | None:
        """What has come; None if it was nothing after all, b"" if nothing will come again."""
        try:
            return os.read(self.fileno, _READ_BYTES)
        except BlockingIOError:
            return None
        except OSError as error:
            if error.errno in _GONE:
                return b""
            # an OSError of its own would be taken for an answer that could not be written
            raise RuntimeError("The keyboard cannot be read.") from error

    def process_message(self, message: Message) -> None:
        """Pass on what came from the terminal; of its size it is asked, not believed."""
        if isinstance(message, events.Resize):
            size = Size(*self._get_terminal_size())
            message = events.Resize(size, size, pixel_size=message.pixel_size)
        super().process_message(message)

    def _take(self, pieces: list[InputPiece], parser: KeyParser) -> None:
        for piece in pieces:
            if _SIZE.match(piece.text) and not self._in_band_window_resize:
                continue  # not asked for: the mouse would be thought to count in pixels
            for message in parser.messages(piece):
                self.process_message(message)


def driver_for(escape_s: float) -> type[TerminalDriver]:
    """The driver with another delay after Esc; Textual makes it, and hands it nothing of ours."""
    return type("TerminalDriver", (TerminalDriver,), {"escape_s": escape_s})
