"""A story given to a command of the reader's own: as JSON on its standard input, and no shell."""

import contextlib
import os
from collections.abc import Sequence
from dataclasses import replace
from typing import IO, TYPE_CHECKING, NamedTuple

from wirereader.desk import phrases
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.story_files.story_json import json_text, story_as_json
from wirereader.story.clean import clean_line, clean_text
from wirereader.story.faults import SettingsFault, SourceFault
from wirereader.story.findings import Findings
from wirereader.story.story import Story

if TYPE_CHECKING:
    import subprocess

LIMIT_S = 30.0
FIRST_LINES = 20
_MOST_KEPT = 256 * 1024  # bytes of a command's output; the rest is read and dropped
_LAST_WORDS_S = 1.0
_PAGERS = frozenset({"less", "more", "most", "pg", "bat", "batcat"})
"""Programs that only show a text, and nothing of JSON: the text is shown in their place."""


class Ran(NamedTuple):
    """What came of a command: its exit status (None: it was ended by us) and what it printed."""

    status: int | None
    output: bytes
    is_all: bool


def run_command(argv: Sequence[str], told: bytes, limit_s: float = LIMIT_S) -> Ran:
    """Run a program with `told` on its standard input; waits at most `limit_s` seconds for it.

    What it prints on both its outputs is kept up to a limit.  Raises SourceFault when it cannot be
    started.
    """
    import subprocess
    import threading

    try:
        process = subprocess.Popen(  # noqa: S603 - the reader's own command, and no shell
            list(argv),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        raise _unstarted(argv[0], error) from error
    kept = _Shortened()
    threads = (
        threading.Thread(target=_give, args=(process.stdin, told), daemon=True, name="pipe in"),
        threading.Thread(target=kept.take, args=(process.stdout,), daemon=True, name="pipe out"),
    )
    for thread in threads:
        thread.start()
    status: int | None = None
    try:
        with contextlib.suppress(subprocess.TimeoutExpired):
            status = process.wait(limit_s)
    finally:
        _end(process)
        for thread in threads:  # what the command left behind may hold its output open for ever
            thread.join(_LAST_WORDS_S)
    return Ran(status, bytes(kept.output), kept.is_all)


class _Shortened:
    """The beginning of what a command prints."""

    def __init__(self) -> None:
        self.output = bytearray()
        self.is_all = True

    def take(self, stream: IO[bytes]) -> None:
        with contextlib.suppress(OSError, ValueError), stream:
            while piece := os.read(stream.fileno(), 65_536):
                room = _MOST_KEPT - len(self.output)
                self.output += piece[:room]
                self.is_all = self.is_all and len(piece) <= room


def _give(stream: IO[bytes], told: bytes) -> None:
    with contextlib.suppress(OSError, ValueError):  # it need not listen to the end
        stream.write(told)
    with contextlib.suppress(OSError, ValueError):
        stream.close()


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Kill what still runs, and all that it started."""
    import signal
    import subprocess

    if process.poll() is not None:
        return
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:  # pragma: no cover - where there are no groups of processes
            process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_LAST_WORDS_S)


def _unstarted(program: str, error: Exception) -> SourceFault:
    why = "The system gave no reason."
    if isinstance(error, FileNotFoundError):
        why = "Program not found."
    elif isinstance(error, PermissionError):
        why = "Permission denied."
    return SourceFault(
        f"{clean_line(program, 100) or 'The command'} cannot be started.",
        why,
        "Give a program and its arguments; no shell is used.",
    )


def command_of(context: Context, typed: str) -> tuple[str, ...]:
    """The program and arguments that `typed` means; the name of one in the settings comes first.

    Raises SettingsFault when quotation marks in it do not pair.
    """
    import shlex

    try:
        argv = shlex.split(typed)
    except ValueError as error:
        raise SettingsFault(
            "The command cannot be parsed.", "A closing quotation mark is missing.", "Add it."
        ) from error
    named = context.settings.hooks.pipe.get(argv[0]) if argv else None
    return (*named, *argv[1:]) if named else tuple(argv)


async def pipe(context: Context, story: Story, words: str) -> Outcome:
    """Give the open story to a command, as JSON on its input, and show what it prints first."""
    argv = command_of(context, words)
    if not argv or not argv[0]:
        return context.refused("Which program? pipe COMMAND sends the story to it as JSON.")
    found = context.understanding.at_hand(story)
    if not argv[1:] and os.path.basename(argv[0]) in _PAGERS:  # noqa: PTH119
        from wirereader.desk.commands.reading import whole_story

        shown = await whole_story(context, story)
        return replace(shown, said=f"A pager is not needed here. {shown.said}")
    ran = await context.away(lambda: run_command(argv, _told(story, found)))
    return _answered(context, clean_line(os.path.basename(argv[0]), 60), ran)  # noqa: PTH119


def _told(story: Story, findings: Findings | None) -> bytes:
    return f"{json_text(story_as_json(story, findings))}\n".encode("utf-8", "replace")


def _answered(context: Context, program: str, ran: Ran) -> Outcome:
    """What a command printed, as lines fit to be drawn, and how it ended."""
    text = clean_text(ran.output.decode("utf-8", "replace"))
    printed = [line for line in (clean_line(part) for part in text.split("\n")) if line]
    lines = printed[:FIRST_LINES]
    if len(printed) > FIRST_LINES or not ran.is_all:
        told = phrases.at_least(len(printed), is_whole=ran.is_all)
        lines.append(f"The first {len(lines)} lines of {told}.")
    shows = TextShown(tuple(lines)) if lines else None
    if ran.status == 0:
        how = "ended" if lines else "ended, and printed nothing"
        return context.done(f"{program} {how}.", shows)
    how = f"ended with status {ran.status}"
    if ran.status is None:
        how = f"took more than {LIMIT_S:.0f} seconds and was stopped"
    return replace(context.done(f"{program} {how}.", shows), is_done=False)
