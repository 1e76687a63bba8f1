"""`analyse --jsonl`: a text a line in, its findings a line out.

Lines end at a line feed alone, so U+2028 inside a string parts nothing.  A line that cannot be
read gives an object that says so, and the rest goes on.
"""

import json
import mmap
import sys
from collections.abc import Callable, Mapping
from queue import Queue
from threading import Condition, Thread
from typing import Any, BinaryIO

from wirereader.analysis.breaking import judge_text
from wirereader.analysis.engine import examine_given
from wirereader.analysis.forked_reader import ForkedReader, ReaderEnded, can_fork
from wirereader.analysis.loading import load_all
from wirereader.analysis.names.tagger import cores, shared_tagger
from wirereader.bounded_lines import bounded_lines
from wirereader.story.clean import unsteering_json
from wirereader.story.evidence import Evidence
from wirereader.story.findings import findings_as_json
from wirereader.story.names import Mention

_TURN_S = 0.0005  # seconds: a tenth of Python's own, as the tagger gives the interpreter up often
_LONGEST_LINE = 32_000_000  # bytes, far above any story; a stream may never end a line
_MOST_HELD = 64  # answers that may wait for one before them, some 20 kB each


def answer_lines(
    lines: BinaryIO, out: BinaryIO, *, in_order: bool = True, may_fork: bool = False
) -> None:
    """Answer every line of `lines` on `out`, each flushed; blank lines give none.

    On two cores two lines are worked on at a time; unless they are to be answered `in_order`, a
    short one need not wait for a long one before it.  The second is worked on by a copy of this
    process if that `may_fork` and can, and else by a thread: half as much again is done in the
    time, for some 30 MiB.  A copy that dies costs the line it was at, whose answer says so.
    """
    load_all()
    waiting: Queue[tuple[int, bytes] | None] = Queue(maxsize=1)
    answers = _Answers(out, in_order=in_order)
    pair = _pair() if may_fork and cores() > 1 else None
    readers = [answer] * cores() if pair is None else [pair.answer, pair.ask]
    threads = [
        Thread(target=answers.serve, args=(waiting, reader), daemon=True) for reader in readers
    ]
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_S)  # so long a core waits for its turn at the interpreter
    for thread in threads:
        thread.start()
    try:
        for numbered in enumerate(bounded_lines(lines, _LONGEST_LINE)):
            if answers.faults:
                break
            waiting.put(numbered)
    except BaseException as fault:
        answers.fail(fault)
        raise
    finally:
        if pair is not None and answers.faults:
            pair.end()  # nobody wants what it is at
        for _ in threads:
            waiting.put(None)
        for thread in threads:
            thread.join()
        sys.setswitchinterval(before)
        if pair is not None:
            pair.end()
    if answers.faults:
        raise answers.faults[0]


class _Answers:
    """Answers on their way out; `faults` holds what keeps any of them from it."""

    def __init__(self, out: BinaryIO, *, in_order: bool) -> None:
        self._out, self._in_order = out, in_order
        self._turn = Condition()
        self._written = 0
        self._held: dict[int, bytes] = {}  # those that a line before them keeps waiting
        self.faults: list[BaseException] = []

    def serve(
        self, waiting: "Queue[tuple[int, bytes] | None]", read: Callable[[bytes], bytes]
    ) -> None:
        """Answer numbered lines until None comes; after a fault, only hear them."""
        while (numbered := waiting.get()) is not None:
            if self.faults:
                continue
            number, line = numbered
            try:
                self._write(number, read(line) + b"\n")
            except BaseException as fault:  # noqa: BLE001 - it is raised again by `answer_lines`
                self.fail(fault)

    def fail(self, fault: BaseException) -> None:
        """End it, whoever waits for their turn."""
        with self._turn:
            self.faults.append(fault)
            self._turn.notify_all()

    def _write(self, number: int, reply: bytes) -> None:
        with self._turn:
            if not self._in_order:
                number = self._written
            self._turn.wait_for(lambda: number < self._written + _MOST_HELD or self.faults)
            self._held[number] = reply
            while not self.faults and self._written in self._held:
                self._out.write(self._held.pop(self._written))
                self._out.flush()
                self._written += 1
            self._turn.notify_all()


class _Pair:
    """This process and a copy of it, each of which knows whether the other one is reading.

    Two threads of the tagger on one text are worth their while only if it is not.  Raises OSError
    where no copy can be made.
    """

    def __init__(self) -> None:
        self._reading = mmap.mmap(-1, 2)  # shared: a byte each, 1 while it reads
        self._mine = 0  # which byte is this process's own
        self._copy = ForkedReader(self._answer_in_copy)
        self._tell_tagger(self._has_company)

    def answer(self, line: bytes) -> bytes:
        """Answer a line in this process."""
        self._reading[self._mine] = 1
        try:
            return answer(line)
        finally:
            self._reading[self._mine] = 0

    def ask(self, line: bytes) -> bytes:
        """Answer a line in the copy, or in this process when there is none any more."""
        if self._copy.has_ended:
            return answer(line)
        try:
            return self._copy.ask(line.rstrip(b"\n"))
        except ReaderEnded as end:
            self._reading[1] = 0
            return _refused(
                line, f"this text could not be analysed (the process that read it {end})"
            )

    def end(self) -> None:
        """End the copy."""
        self._copy.end()
        self._tell_tagger(None)

    def _answer_in_copy(self, line: bytes) -> bytes:
        if not self._mine:
            self._mine = 1
            self._tell_tagger(self._has_company)
        return self.answer(line)

    @staticmethod
    def _tell_tagger(has_company: Callable[[], bool] | None) -> None:
        if tagger := shared_tagger():
            tagger.has_company = has_company

    def _has_company(self) -> bool:
        return bool(self._reading[1 - self._mine])


def _pair() -> _Pair | None:
    if not can_fork():
        return None
    try:
        return _Pair()
    except OSError:  # no memory, or no more processes allowed: threads do it
        return None


def answer(line: bytes) -> bytes:
    """Answer one line: findings, or {"id", "error"} for one that cannot be read or analysed."""
    request: object = None
    if len(line) > _LONGEST_LINE:
        return _encoded(_refusal(None, "longer than 32 MB"))
    try:
        request = json.loads(line, parse_constant=_refuse)
        reply = _findings_of(request)
    except RecursionError:
        reply = _refusal(request, "nested too deeply")
    except (ValueError, KeyError, TypeError) as fault:
        reply = _refusal(request, _in_words(fault))
    except Exception as fault:  # noqa: BLE001 - one text that trips us must not cost the others
        reply = _refusal(request, f"this text could not be analysed ({type(fault).__name__})")
    return _encoded(reply)


def _refuse(word: str) -> object:
    raise ValueError(f"{word} is not JSON")


def _findings_of(request: object) -> dict[str, Any]:
    if not isinstance(request, Mapping):
        raise TypeError('a line is an object with "id" and "text"')
    text, spans = request.get("text"), request.get("spans")
    if not isinstance(text, str):
        raise TypeError('"text" is a string')
    if spans is not None and not (isinstance(spans, list) and all(map(_is_span, spans))):
        raise TypeError('"spans" is a list of {"start", "end", "type"}')
    findings, nested = examine_given(text, spans, _evidence_in(request))
    found = findings_as_json(findings)
    found["mentions"] += [_mention(mention) for mention in nested]
    found["mentions"].sort(key=lambda m: (m["start"], m["end"]))
    alert = judge_text(text)
    return {"id": request.get("id"), **found, "alert": None if alert is None else alert.as_json()}


def _evidence_in(request: Mapping[str, Any]) -> Evidence:
    """Give what a line says of its source; what is no string says nothing."""
    told = {field: request.get(field) for field in Evidence._fields}
    return Evidence(**{field: word for field, word in told.items() if isinstance(word, str)})


def _is_span(span: object) -> bool:
    return (
        isinstance(span, Mapping)
        and type(span.get("start")) is int
        and type(span.get("end")) is int
        and isinstance(span.get("type"), str)
    )


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "entity": mention.entity,
        "kind": str(mention.kind),
        "certainty": round(mention.certainty, 3),
    }


def _refusal(request: object, why: str) -> dict[str, Any]:
    known = request.get("id") if isinstance(request, Mapping) else None
    return {"id": known, "error": why}


def _refused(line: bytes, why: str) -> bytes:
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        request = None
    return _encoded(_refusal(request, why))


def _in_words(fault: Exception) -> str:
    if isinstance(fault, UnicodeDecodeError):
        return "not UTF-8"
    if isinstance(fault, json.JSONDecodeError):
        return f"not JSON: {fault.msg} at character {fault.pos}"
    return str(fault)


def _encoded(reply: dict[str, Any]) -> bytes:
    return unsteering_json(json.dumps(reply, ensure_ascii=False)).encode("utf-8")
