"""Plain mode: a prompt and lines, for speech, braille, pipes and the simplest terminals.

A line program with no loop of its own: it waits for a line, does what it says, prints the answer.
What happens meanwhile is told before the next prompt, never while a line is being typed.
"""

import contextlib
import errno
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from wirereader.bounded_lines import bounded_line
from wirereader.desk.desk import LIST, NOT_KEPT, Desk, at_once
from wirereader.desk.notices import (
    AlertsArrived,
    Arrived,
    BreakingArrived,
    FetchEnded,
    Fetching,
    FindingsFailed,
    ListRenewed,
    Notice,
    Trouble,
)
from wirereader.desk.outcomes import Outcome, StoryShown
from wirereader.desk.phrases import FETCHING_ARTICLE, count, full_stop, labelled
from wirereader.desk.session import Room
from wirereader.settings.paths import data_dir
from wirereader.story.faults import LibraryFault
from wirereader.views.plain.line_editing import Editing
from wirereader.views.plain.line_output import AT_ONCE_S, Patience, Printer
from wirereader.views.plain.verbosity import told

SHORT_WAIT_S = 0.5
LONG_WAIT_S = 10.0
LONGEST_WAIT_S = 30.0
WAITING = "Waiting for the analysis."
GREETING = "wirereader, plain."
_LONGEST_LINE = 100_000
"""Letters that are held of a line from a pipe, which may never end it; the desk takes fewer."""
_GONE = {errno.EIO, errno.ENXIO}
"""What reading and writing raise when the other side of a terminal is closed."""


def run(desk: Desk) -> int:
    """Talk until the reader quits, or turns to the full screen (`desk.view`); the exit code."""
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    try:
        return _Talk(desk, is_terminal=is_terminal).run()
    except OSError as error:
        if not is_terminal or error.errno not in _GONE:
            raise
        # the terminal has gone, which is a way to leave; what it was not told goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


class _Talk:
    """One conversation."""

    def __init__(self, desk: Desk, *, is_terminal: bool) -> None:
        self._desk = desk
        self._told: list[str] = []
        self._fetching: Fetching | None = None
        self._is_waiting = self._has_fetched = False
        self._has_failed = self._is_renewed = False
        self._is_terminal = is_terminal
        if not is_terminal:
            desk.ask_nothing()
        self._printer = Printer(_write, desk.session.preferences)
        self._editing = Editing(desk.completions, self._printer.say, _write, _typed_lines())
        self._deaf = desk.listen(self._hear)

    def run(self) -> int:
        """Greet, then answer line by line."""
        try:
            turned, self._desk.turned = self._desk.turned, None
            if turned is None:
                self._greet()
            else:
                self._print(turned)
            if not self._is_terminal or not self._editing.begin(self._desk.read_ahead):
                self._desk.read_ahead()
            if self._desk.settings.refresh.on_start and turned is None:
                self._desk.refresh_quietly()
            while (line := self._ask()) is not None:
                if self._answer(line):
                    return 0
            if self._is_terminal:
                _write("\n")
        finally:
            self._editing.end()
            self._deaf()
        return 0

    def _greet(self) -> None:
        opening = self._desk.opening
        outcome = at_once(self._desk.do(*opening))
        if opening == LIST:
            outcome = at_once(self._desk.new_since_last()) or outcome
            last = self._desk.recall()
            back = f" Last time you were at story {last.row + 1}." if last and last.is_begun else ""
            self._printer.say([f"{GREETING} {outcome.said}{back} h for help."])
            self._printer.say(self._lines(outcome)[1:])
        else:
            counts = count(self._desk.count(), "story")
            self._printer.say([f"{GREETING} {counts}. h for help."])
            self._print(outcome)
        if waiting := at_once(self._desk.alerts_waiting()):
            self._printer.say([waiting])
        unread = sum(not isinstance(fault, LibraryFault) for fault in self._desk.faults)
        if unread:
            self._printer.say([f"{count(unread, 'file')} could not be read. e for errors."])
        for fault in self._desk.faults:
            if isinstance(fault, LibraryFault):
                is_read_alone = fault is self._desk.refusal
                self._printer.say([str(fault) if is_read_alone else NOT_KEPT.format(why=fault)])

    def _ask(self) -> str | None:
        """The next line that was typed, or None at the end."""
        if not self._is_terminal:
            while (line := bounded_line(sys.stdin, _LONGEST_LINE)).startswith("#"):
                pass  # a script may be commented
            return line or None
        while True:
            try:
                self._editing.prompt = self._prompt()
                return input(self._editing.prompt)
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
        """Do what a line says and print the answer; True when that was to leave plain mode."""
        was_fetching = self._desk.is_fetching  # begun in the full screen: nobody waits for it
        try:
            outcome = self._obey(line)
            if outcome.leave or outcome.turns_to:
                return True
            self._printer.preferences = outcome.session.preferences
            printed = self._print(outcome)
            self._desk.catch_up()
            at_once(self._desk.look_for_news())
            if self._has_fetched:
                at_once(self._desk.renew_story())
            self._printer.say(self._news(printed))
            if self._desk.is_fetching and not was_fetching:
                self._await_fetch()
                if outcome.said == FETCHING_ARTICLE and self._has_failed:
                    self._print(at_once(self._desk.obey("whole-story")))  # what the feed sent
            shows = outcome.shows
            if isinstance(shows, StoryShown) and shows.last + 1 >= len(shows.story.body.paragraphs):
                self._desk.seen(shows.story.id)
            self._desk.keep_place()
        except KeyboardInterrupt:
            _write("Stopped.\n")
        return False

    def _obey(self, line: str) -> Outcome:
        story = self._desk.wants_findings_of(line)
        if story is not None:
            self._await_findings(story)
        if self._desk.wants_all_findings(line):
            self._await_all()
        with self._patience():
            return at_once(self._desk.obey(line))

    def _patience(self) -> contextlib.AbstractContextManager[None]:
        """Who hears each answer at once hears as well that it takes longer; a script need not."""
        if not self._is_terminal:
            return contextlib.nullcontext()
        return Patience(lambda: self._printer.say(["Working."]))

    def _print(self, outcome: Outcome) -> list[str]:
        """Print an answer; a story is named at once, and its counts wait a little for findings."""
        shows = outcome.shows
        if not isinstance(shows, StoryShown):
            lines = self._lines(outcome)
            self._printer.say(lines)
            return lines
        self._printer.say([outcome.said])
        self._desk.settle(shows.story.id, SHORT_WAIT_S)
        rest = self._lines(outcome)[1:]
        self._printer.say(rest)
        return [outcome.said, *rest]

    def _lines(self, outcome: Outcome) -> list[str]:
        """The lines of an outcome, with what has been found meanwhile of a story it shows."""
        shows, why = outcome.shows, None
        if isinstance(shows, StoryShown):
            found = self._desk.findings(shows.story.id)
            why = self._desk.why_no_findings(shows.story.id)
            if found is not shows.findings:
                outcome = replace(outcome, shows=shows._replace(findings=found))
        return told(outcome, self._desk.now(), why, outcome.session.preferences.verbosity)

    def _await_all(self) -> None:
        """Wait for the stories that are being analysed, and say so when that is not at once."""
        if not self._desk.settle_all(AT_ONCE_S if self._is_terminal else SHORT_WAIT_S):
            self._printer.say([WAITING])
            self._desk.settle_all(LONGEST_WAIT_S)

    def _await_findings(self, story: str) -> None:
        """Wait for what the command needs, and say so when that is not at once."""
        at_once_s = AT_ONCE_S if self._is_terminal else SHORT_WAIT_S
        if self._desk.settle(story, at_once_s):
            return
        self._printer.say([WAITING])
        if not self._desk.settle(story, LONG_WAIT_S):
            self._printer.say(["Still waiting. Ctrl+C stops."])
            self._desk.settle(story, LONGEST_WAIT_S)

    def _await_fetch(self) -> None:
        """Stay with a refresh until it ends: one line after a while, one at the end."""
        desk = self._desk
        since = time.monotonic()
        self._is_waiting = True
        while desk.is_fetching:
            try:
                desk.wait_for_word(SHORT_WAIT_S)
            except KeyboardInterrupt:
                desk.stop_fetching()
                self._printer.say(["Stopping."])
            if self._fetching is not None and time.monotonic() - since > LONG_WAIT_S:
                since = time.monotonic()
                far = f"Still fetching, {self._fetching.done} of {self._fetching.total}."
                self._printer.say([self._fetching.still or far])
        desk.catch_up()
        self._is_waiting = False
        waiting, self._told = self._told, []
        at_once(desk.look_for_news())
        at_once(desk.renew_story())
        self._told, self._fetching = [], None  # how many are new has just been said
        self._printer.say(dict.fromkeys(waiting))
        if self._is_renewed:  # nothing but samples was listed: here is what came
            self._is_renewed = False
            self._print(at_once(desk.do("list")))
        if desk.settings.analysis.backlog:
            at_once(desk.analyse_backlog())

    def _news(self, printed: list[str]) -> list[str]:
        """What happened meanwhile, said once, after the answer unless it was part of that."""
        news = [
            said
            for said in dict.fromkeys(self._told)
            if not any(line.endswith(said) for line in printed)
        ]
        self._told.clear()
        self._has_fetched = False
        return news

    def _hear(self, notice: Notice) -> None:
        match notice:
            case Trouble(said=said) | Arrived(said=said):
                self._told.append(said)
            case BreakingArrived(headline=headline, source=source):
                source = full_stop(source) if source else ""
                self._told.append(f"{labelled(headline, is_breaking=True)} {source}".rstrip())
            case AlertsArrived(lines=lines):
                self._told += lines
            case ListRenewed():
                self._is_renewed = True
            case Fetching():
                self._fetching = notice
            case FetchEnded(said=said, faults=faults, is_done=is_done):
                errors = f" {count(len(faults), 'error')}. e for errors." if faults else ""
                self._has_fetched, self._has_failed = True, not is_done
                if self._is_waiting:
                    self._printer.say([f"{said}{errors}"])
                else:
                    self._told.append(f"{said}{errors}")
            case FindingsFailed(story=story, said=said) if story == self._desk.session.story:
                self._told.append(said)
            case _:
                return


def _typed_lines() -> Path | None:
    """File of what was typed; None where there is no folder for it."""
    try:
        return data_dir() / "typed-lines"
    except LibraryFault:
        return None


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
