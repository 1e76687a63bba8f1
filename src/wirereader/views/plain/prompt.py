"""Plain mode: a prompt and lines, for speech, braille, pipes and the simplest terminals.

A line program with no loop of its own: it waits for a line, does what it says, prints the answer.
What happens meanwhile is told before the next prompt, never while a line is being typed.
"""

import sys
import time
from collections.abc import Callable

from wirereader.desk.bench import now_utc
from wirereader.desk.commands import Command
from wirereader.desk.desk import NOT_KEPT, Desk, at_once
from wirereader.desk.notices import Arrived, FetchEnded, Fetching, FindingsFailed, Notice, Trouble
from wirereader.desk.outcomes import Outcome, StoryShown
from wirereader.desk.phrases import count
from wirereader.desk.session import Room
from wirereader.desk.typed import Typed, understand
from wirereader.story.faults import LibraryFault
from wirereader.views.plain.lines import SHORT_WAIT_S, Printer, answer

LONG_WAIT_S = 10.0
LONGEST_WAIT_S = 30.0
GREETING = "wirereader, plain."


def run(desk: Desk) -> int:
    """Talk until the reader quits; the exit code."""
    return _Talk(desk).run()


class _Talk:
    """One conversation."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._told: list[str] = []
        self._fetching: Fetching | None = None
        self._is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
        self._printer = Printer(_write, desk.session.preferences)
        desk.listen(self._hear)

    def run(self) -> int:
        """Greet, then answer line by line."""
        try:
            self._greet()
            if not self._is_terminal or not _when_prompted(self._desk.read_ahead):
                self._desk.read_ahead()
            if self._desk.settings.refresh.on_start:
                self._desk.refresh_quietly()
            while (line := self._ask()) is not None:
                if self._answer(line):
                    return 0
            if self._is_terminal:
                _write("\n")
        finally:
            self._desk.close()
        return 0

    def _greet(self) -> None:
        opening = self._desk.opening
        outcome = at_once(self._desk.do(*opening))
        if opening == ("list",):
            self._printer.say([f"{GREETING} {outcome.said} h for help."])
            rest = answer(self._desk, outcome, now_utc())[1:]
        else:
            counts = count(self._desk.count(), "story")
            self._printer.say([f"{GREETING} {counts}. h for help."])
            rest = answer(self._desk, outcome, now_utc())
        self._printer.say(rest)
        unread = sum(not isinstance(fault, LibraryFault) for fault in self._desk.faults)
        if unread:
            self._printer.say([f"{count(unread, 'file')} could not be read. e for errors."])
        for fault in self._desk.faults:
            if isinstance(fault, LibraryFault):
                self._printer.say([NOT_KEPT.format(why=fault)])

    def _ask(self) -> str | None:
        """The next line that was typed, or None at the end."""
        if not self._is_terminal:
            line = sys.stdin.readline()
            return line or None
        while True:
            try:
                return input(self._prompt())
            except EOFError:
                return None
            except KeyboardInterrupt:
                _write("\n")

    def _prompt(self) -> str:
        session = self._desk.session
        kind = session.preferences.prompt
        if kind == "none":
            return ""
        if kind != "long":
            return "> "
        if session.room is Room.HEADLINES or session.story is None:
            return f"List, {session.row + 1} of {self._desk.count()}> "
        story = self._desk.story(session.story)
        body = story.body if story else None
        here = body.paragraph_at(session.offset) + 1 if body else 0
        return f"Story, paragraph {here} of {len(body.paragraphs) if body else 0}> "

    def _answer(self, line: str) -> bool:
        """Do what a line says and print the answer; True when that was to quit."""
        try:
            outcome = self._obey(line)
            if outcome.leave:
                return True
            self._printer.preferences = outcome.session.preferences
            lines = answer(self._desk, outcome, now_utc())
            self._desk.catch_up()
            at_once(self._desk.look_for_news())
            self._printer.say([*self._news(outcome), *lines])
            self._await_fetch()
            shows = outcome.shows
            if isinstance(shows, StoryShown) and shows.last + 1 >= len(shows.story.body.paragraphs):
                self._desk.seen(shows.story.id)
        except KeyboardInterrupt:
            _write("Stopped.\n")
        return False

    def _obey(self, line: str) -> Outcome:
        typed = understand(line, self._desk.session)
        if isinstance(typed, Typed):
            self._await_findings(typed.command)
        return at_once(self._desk.obey(line))

    def _await_findings(self, command: Command) -> None:
        """Wait for what the command needs, and say so when that is not at once."""
        story = self._desk.session.story
        if not command.wants_findings or self._desk.settle(story, SHORT_WAIT_S):
            return
        self._printer.say(["Waiting for findings."])
        if not self._desk.settle(story, LONG_WAIT_S):
            self._printer.say(["Still waiting. Ctrl+C stops."])
            self._desk.settle(story, LONGEST_WAIT_S)

    def _await_fetch(self) -> None:
        """Stay with a refresh until it ends: one line after a while, one at the end."""
        desk = self._desk
        since = time.monotonic()
        while desk.is_fetching:
            try:
                desk.wait_for_word(SHORT_WAIT_S)
            except KeyboardInterrupt:
                desk.stop_fetching()
                self._printer.say(["Stopping."])
            if self._fetching is not None and time.monotonic() - since > LONG_WAIT_S:
                since = time.monotonic()
                self._printer.say(
                    [f"Still fetching, {self._fetching.done} of {self._fetching.total}."]
                )
        desk.catch_up()
        waiting, self._told = self._told, []
        at_once(desk.look_for_news())
        at_once(desk.renew_story())
        self._told, self._fetching = waiting, None  # how many are new has just been said

    def _news(self, outcome: Outcome) -> list[str]:
        """What happened meanwhile, said once, before the answer."""
        told = [said for said in dict.fromkeys(self._told) if said != outcome.said]
        self._told.clear()
        return told

    def _hear(self, notice: Notice) -> None:
        match notice:
            case Trouble(said=said) | Arrived(said=said):
                self._told.append(said)
            case Fetching():
                self._fetching = notice
            case FetchEnded(said=said, faults=faults):
                errors = f" {count(len(faults), 'error')}. e for errors." if faults else ""
                self._printer.say([f"{said}{errors}"])
            case FindingsFailed(story=story, said=said) if story == self._desk.session.story:
                self._told.append(said)
            case _:
                return


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _when_prompted(work: Callable[[], None]) -> bool:
    """Prepare line editing and history, and have `work` done once the first prompt stands there.

    False when this Python has no line editing.
    """
    try:
        import readline
    except ImportError:
        return False

    def once() -> None:
        readline.set_pre_input_hook(None)
        work()

    readline.set_pre_input_hook(once)
    # a terminal library likes to send escape codes of its own
    for setting in ("enable-bracketed-paste off", "enable-meta-key off", "bell-style none"):
        readline.parse_and_bind(f"set {setting}")
    return True
