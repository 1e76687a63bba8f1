"""The analyst: another process that reads stories, the one on screen first.

One thread speaks with it over one pipe, JSON lines both ways.  A worker that dies is started again
once for the same story, one that takes too long is killed and the story given up; whatever
happens ends as an answer, never as an exception and never as a wait.
"""

import contextlib
import itertools
import json
import os
import queue
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple, Protocol

from wirereader.story.evidence import NO_EVIDENCE, Evidence
from wirereader.story.faults import LibraryFault
from wirereader.story.findings import Findings, findings_from_json

WORDS_A_SECOND = 2500
MOST_SIGNS = 2_000_000
"""A longer text (code points) is shown without findings: a book of that length takes a minute."""
MOST_FAILURES = 3
_MOST_WAITS = 4
"""So often a limit is waited for while the worker has not had its time: a machine so busy is no
fault of the text, which would be given up for good."""
_HAD_ITS_TIME = 0.8
"""The share of a limit that the worker has had of the processor, if it had what it needs."""

NOT_STARTED = "the analysis could not be started."
STOPPED = "the analysis crashed on this story."
TOO_LONG = "analysing this story took too long."
TOO_LARGE = "this story is too long to analyse."
UNREADABLE = "this story could not be analysed."
NO_MEMORY = "there is not enough memory to analyse this story."
FAILED = frozenset({NOT_STARTED, STOPPED, UNREADABLE, NO_MEMORY})
"""Faults; the other reasons are how it is meant to be."""


class AnalysisRequest(NamedTuple):
    """A text to read, before all others if it `is_first`.

    `fingerprint` is the key of text and evidence (`evidence.findings_key`).
    """

    fingerprint: str
    text: str
    is_first: bool = False
    evidence: Evidence = NO_EVIDENCE


class Answer(NamedTuple):
    """Findings, or the end of a sentence on why there are none.

    `is_interim`: findings of another edition, shown until those of this one are there.
    """

    fingerprint: str
    findings: Findings | None = None
    why: str = ""
    is_interim: bool = False


Deliver = Callable[[Answer], None]


class Shelf(Protocol):
    """Where findings are kept from day to day, by text and engine; used in the analyst's thread.

    Any method may raise LibraryFault.
    """

    def findings(self, fingerprint: str, engine: str) -> Findings | None:
        """What an engine found in a text."""

    def older_findings(self, fingerprint: str) -> Findings | None:
        """What any engine found in a text last."""

    def keep_findings(self, findings: Findings) -> None:
        """Keep findings, in the place of those of other engines."""

    def given_up(self, fingerprint: str, engine: str) -> str | None:
        """Why an engine gave a text up, or None when it did not."""

    def give_up(self, fingerprint: str, engine: str, why: str) -> None:
        """Note that an engine cannot read a text."""


class Analyst(Protocol):
    """Whoever reads stories: another process, this one, or nobody."""

    def deliver_to(self, deliver: Deliver) -> None:
        """Say who gets the answers; they may come from any thread."""

    def ask(self, request: AnalysisRequest) -> None:
        """Have a text read; returns at once unless the analyst reads in this very process."""

    def close(self) -> None:
        """End; what is still unread stays so."""


class AnalysisLimits(NamedTuple):
    """Seconds a worker may take to get ready, and to read a story (and more for a long one).

    Where it gets no turn at the processor, so busy is the machine, it may take four times as long.
    """

    ready_s: float = 20.0
    base_s: float = 5.0


USUAL_LIMITS = AnalysisLimits()


class NoAnalyst:
    """Nobody: every text stays without findings."""

    def deliver_to(self, deliver: Deliver) -> None:
        """Say who gets the answers."""
        self._deliver = deliver

    def ask(self, request: AnalysisRequest) -> None:
        """Answer that nobody is there."""
        self._deliver(Answer(request.fingerprint, why=NOT_STARTED))

    def close(self) -> None:
        """Nothing to end."""


class _Stopped(Exception):
    """The worker has ended."""


class _TooLong(Exception):
    """The worker was ended because it took too long."""


class _Worker:
    """One running process and its two pipes."""

    def __init__(self, command: Sequence[str], log: Path | None) -> None:
        import subprocess

        errors: IO[bytes] | int = subprocess.DEVNULL
        try:
            if log is not None:
                log.parent.mkdir(parents=True, exist_ok=True)
                errors = log.open("ab")
        except OSError:
            errors = subprocess.DEVNULL
        try:
            self._process: subprocess.Popen[bytes] = subprocess.Popen(  # noqa: S603 - our own module
                list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                start_new_session=True,  # Ctrl+C is for the reader, not for the worker
            )
        except (OSError, ValueError) as error:
            raise _Stopped from error
        finally:
            if not isinstance(errors, int):
                errors.close()

    def hear(self, limit_s: float) -> dict[str, Any]:
        """Read one line; raises _TooLong or _Stopped, and then the process is no more."""
        return self._within(limit_s, None)

    def exchange(self, message: dict[str, Any], limit_s: float) -> dict[str, Any]:
        """Write one line and read one; raises _TooLong or _Stopped, as above."""
        return self._within(limit_s, json.dumps(message).encode() + b"\n")

    def _within(self, limit_s: float, line: bytes | None) -> dict[str, Any]:
        late, is_over = threading.Event(), threading.Event()

        def watch() -> None:
            begun = _processor_s(self._process.pid)
            for _ in range(_MOST_WAITS):
                if is_over.wait(limit_s):
                    return
                had = _processor_s(self._process.pid)
                if begun is None or had is None or had - begun >= _HAD_ITS_TIME * limit_s:
                    break
            late.set()
            self._process.kill()

        threading.Thread(target=watch, name="limit", daemon=True).start()
        reply: Any = None
        try:
            assert self._process.stdin is not None  # noqa: S101 - it was asked for
            assert self._process.stdout is not None  # noqa: S101
            if line is not None:
                self._process.stdin.write(line)
                self._process.stdin.flush()
            reply = json.loads(self._process.stdout.readline())
        except (OSError, ValueError):
            reply = None
        finally:
            is_over.set()
        if isinstance(reply, dict):
            return reply
        self.end()
        raise _TooLong if late.is_set() else _Stopped

    def kill(self) -> None:
        """End the process; whoever listens to it will notice."""
        self._process.kill()

    def end(self) -> None:
        """Kill the process and forget its pipes."""
        self.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue
        self._process.wait()


def _processor_s(pid: int) -> float | None:
    """Seconds of the processor that a process has had; None where the system does not tell."""
    try:
        told = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return None


class WorkerAnalyst:
    """Reads stories in a process of its own, which starts when the first is asked for."""

    def __init__(
        self,
        shelf: Shelf | None = None,
        command: Sequence[str] | None = None,
        log: Callable[[], Path | None] | None = None,
        limits: AnalysisLimits = USUAL_LIMITS,
    ) -> None:
        self._shelf = shelf
        self._command = command
        self._log = log
        self._limits = limits
        self._deliver: Deliver = lambda _: None
        self._engine = ""
        self._worker: _Worker | None = None
        self._failures = 0
        self._order = itertools.count()
        self._waiting: queue.PriorityQueue[tuple[int, int, AnalysisRequest | None]] = (
            queue.PriorityQueue()
        )
        self._answered: set[str] = set()
        self._thread: threading.Thread | None = None
        self._closing = threading.Event()

    def deliver_to(self, deliver: Deliver) -> None:
        """Say who gets the answers; they come from the analyst's own thread."""
        self._deliver = deliver

    def ask(self, request: AnalysisRequest) -> None:
        """Put a text in line, before all others if it is the first to be read; never waits."""
        if self._closing.is_set():
            return
        self._answered.discard(request.fingerprint)
        number = next(self._order)
        # the newest of those on screen is the one on screen now
        rank = (0, -number) if request.is_first else (1, number)
        self._waiting.put((*rank, request))
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="analyst", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """End the worker and the thread."""
        self._closing.set()
        self._waiting.put((-1, 0, None))
        worker = self._worker
        if worker is not None:
            worker.kill()
        if self._thread is not None:
            self._thread.join(2.0)

    def _run(self) -> None:
        while not self._closing.is_set():
            _, _, request = self._waiting.get()
            if request is None:
                break
            if request.fingerprint in self._answered:
                continue
            self._answered.add(request.fingerprint)
            answer = self._read(request)
            if not self._closing.is_set():
                self._deliver(answer)
        if self._worker is not None:
            self._worker.end()

    def _read(self, request: AnalysisRequest) -> Answer:
        from wirereader.analysis.engine_edition import edition

        key = request.fingerprint
        if len(request.text) > MOST_SIGNS:
            return Answer(key, why=TOO_LARGE)
        words = request.text.count(" ") + request.text.count("\n") + 1
        limit_s = self._limits.base_s + words / WORDS_A_SECOND
        try:
            own_edition = edition()
        except OSError:  # the program's own files cannot be read: neither could a worker
            return older_answer(self._shelf, key) or Answer(key, why=NOT_STARTED)
        known = kept_answer(self._shelf, key, own_edition)
        if known is not None:  # what this edition found before needs no worker
            return known
        older = older_answer(self._shelf, key)
        if older is not None:
            self._deliver(older)
        answer = self._analysed(request, limit_s)
        return answer if older is None or answer.findings is not None else answered_with(older)

    def _analysed(self, request: AnalysisRequest, limit_s: float) -> Answer:
        from wirereader.analysis.engine_edition import edition

        key = request.fingerprint
        for _ in range(2):
            try:
                worker = self._started()
            except (_Stopped, _TooLong):
                return Answer(key, why=NOT_STARTED)
            if self._engine != edition():  # a worker of its own kind, or by rules only
                known = kept_answer(self._shelf, key, self._engine)
                if known is not None:
                    return known
            try:
                told = {"id": key, "text": request.text, **request.evidence._asdict()}
                reply = worker.exchange(told, limit_s)
            except _TooLong:
                self._lose()
                return give_up(self._shelf, key, self._engine, TOO_LONG)
            except _Stopped:
                self._lose()
                continue
            self._failures = 0
            return understood(reply, request, self._engine, self._shelf)
        return give_up(self._shelf, key, self._engine, STOPPED)

    def _started(self) -> _Worker:
        if self._worker is not None:
            return self._worker
        if self._failures >= MOST_FAILURES or self._closing.is_set():
            raise _Stopped
        try:
            worker = _Worker(self._command or default_command(), self._log and self._log())
            # so that `close` can end even a worker that never gets ready
            self._worker = worker
            if self._closing.is_set():
                worker.kill()
            ready = worker.hear(self._limits.ready_s).get("ready")
        except (_Stopped, _TooLong):
            self._lose()
            raise
        if not isinstance(ready, str):
            worker.end()
            self._lose()
            raise _Stopped
        self._engine = ready
        return worker

    def _lose(self) -> None:
        self._worker = None
        self._failures += 1


def understood(
    reply: dict[str, Any], request: AnalysisRequest, engine: str, shelf: Shelf | None
) -> Answer:
    """The answer that a worker's reply makes; findings are kept, nonsense is given up."""
    try:
        findings = findings_from_json(reply, request.fingerprint)
    except (KeyError, TypeError, ValueError, AttributeError):
        return give_up(shelf, request.fingerprint, engine, UNREADABLE)
    return kept(findings, request, shelf)


def kept(findings: Findings, request: AnalysisRequest, shelf: Shelf | None) -> Answer:
    """An answer with these findings, kept for another day, if all they point at is in the text."""
    ends = [mention.span.end for mention in findings.mentions]
    for quote in findings.quotes:
        spans = (*quote.content, quote.cue, quote.source, quote.lead_in)
        ends += [span.end for span in spans if span]
    if max(ends, default=0) > len(request.text):
        return give_up(shelf, request.fingerprint, findings.engine, UNREADABLE)
    if shelf is not None:
        with contextlib.suppress(LibraryFault):
            shelf.keep_findings(findings)
    return Answer(request.fingerprint, findings)


def kept_answer(shelf: Shelf | None, key: str, engine: str) -> Answer | None:
    """What was found in this text before, or why it was given up; None when it is new."""
    if shelf is None:
        return None
    try:
        found = shelf.findings(key, engine)
        why = None if found is not None else shelf.given_up(key, engine)
    except LibraryFault:
        return None
    if found is not None:
        return Answer(key, found)
    if why is None:
        return None
    older = older_answer(shelf, key)
    return Answer(key, why=why) if older is None else answered_with(older)


def older_answer(shelf: Shelf | None, key: str) -> Answer | None:
    """What another engine found in this text, as an interim answer; None when there is nothing."""
    if shelf is None:
        return None
    try:
        found = shelf.older_findings(key)
    except LibraryFault:
        return None
    return None if found is None else Answer(key, found, is_interim=True)


def answered_with(older: Answer) -> Answer:
    """The last answer for a text that this engine cannot read, but another could."""
    return older._replace(is_interim=False)


def give_up(shelf: Shelf | None, key: str, engine: str, why: str) -> Answer:
    """Note that this text is not to be tried again by this engine, and say why."""
    if shelf is not None and engine:
        with contextlib.suppress(LibraryFault):
            shelf.give_up(key, engine, why)
    return Answer(key, why=why)


def default_command() -> tuple[str, ...]:
    """How our own worker is started; -P keeps the reader's folder out of what is imported."""
    import sys

    return (sys.executable, "-P", "-m", "wirereader.analysis.worker")
