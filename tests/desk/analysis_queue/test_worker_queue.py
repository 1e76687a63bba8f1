import json
import os
import queue
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.processes import is_alive
from tests.support.waiting import LIMIT_S, wait_until
from wirereader.desk.analysis_queue.findings_cache import Understanding
from wirereader.desk.analysis_queue.in_process import InlineAnalyst
from wirereader.desk.analysis_queue.worker_queue import (
    NOT_STARTED,
    STOPPED,
    TOO_LARGE,
    TOO_LONG,
    UNREADABLE,
    AnalysisLimits,
    AnalysisRequest,
    Answer,
    NoAnalyst,
    WorkerAnalyst,
    default_command,
)
from wirereader.library.library import Library
from wirereader.story.body import fingerprint
from wirereader.story.evidence import Evidence
from wirereader.story.findings import Findings
from wirereader.story.story import Story

MakeStory = Callable[..., Story]

READY = "import sys, json, os, signal, time\nprint(json.dumps({'ready': 'fake 1'}), flush=True)\n"
FOUND = """
def found(line):
    asked = json.loads(line)
    return json.dumps({"id": asked["id"], "engine": "fake 1", "language": "en", "trouble": None,
        "entities": [], "mentions": [], "quotes": [], "alert": None})
"""
ANSWERS = READY + FOUND + "for line in sys.stdin: print(found(line), flush=True)\n"
FAST = AnalysisLimits(ready_s=LIMIT_S, base_s=LIMIT_S)


class Hearer:
    """Analyst and inbox of a test."""

    def __init__(self, analyst: WorkerAnalyst) -> None:
        self.analyst = analyst
        self.inbox: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        analyst.deliver_to(self.inbox.put)

    def ask(self, text: str, *, is_first: bool = False) -> str:
        key = fingerprint(text)
        self.analyst.ask(AnalysisRequest(key, text, is_first))
        return key

    def hear(self) -> Answer:
        return self.inbox.get(timeout=LIMIT_S)

    def hear_last(self) -> Answer:
        while (answer := self.hear()).is_interim:
            pass
        return answer


def worker(code: str, limits: AnalysisLimits = FAST, shelf: Library | None = None) -> Hearer:
    return Hearer(WorkerAnalyst(shelf, (sys.executable, "-c", code), limits=limits))


def test_nobody_answers_at_once() -> None:
    heard: list[Answer] = []
    analyst = NoAnalyst()
    analyst.deliver_to(heard.append)
    analyst.ask(AnalysisRequest("a", "text"))
    analyst.close()
    assert heard == [Answer("a", why=NOT_STARTED)]


def test_a_missing_program_is_an_answer() -> None:
    hearer = Hearer(WorkerAnalyst(command=("/nowhere/python", "-m", "nothing")))
    for _ in range(5):
        hearer.ask("One.")
        assert hearer.hear().why == NOT_STARTED
    hearer.analyst.close()


def test_a_missing_module_is_an_answer() -> None:
    command = (sys.executable, "-P", "-m", "wirereader.analysis.no_such_worker")
    hearer = Hearer(WorkerAnalyst(command=command))
    hearer.ask("One.")
    assert hearer.hear().why == NOT_STARTED
    hearer.analyst.close()


def test_findings_come_and_are_kept_for_another_day() -> None:
    with Library.open(None) as library:
        hearer = worker(ANSWERS, shelf=library)
        key = hearer.ask("One.")
        assert hearer.hear_last() == Answer(key, Findings(key, "fake 1", "en"))
        hearer.analyst.close()
        # the second one would stop at the first text, if it were given one
        second = worker(READY + "sys.stdin.readline()\n", shelf=library)
        second.ask("One.")
        assert second.hear_last() == Answer(key, Findings(key, "fake 1", "en"))
        second.analyst.close()


def test_the_worker_is_told_what_the_source_says(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    code = f"{READY}{FOUND}\nfor line in sys.stdin: open({str(heard)!r}, 'w').write(line);"
    hearer = worker(code + " print(found(line), flush=True)\n")
    told = Evidence("en", "https://example.ca", "Bus crashes", "RICHMOND")
    hearer.analyst.ask(AnalysisRequest("k", "One.", evidence=told))
    assert hearer.hear().findings is not None
    hearer.analyst.close()
    line = json.loads(heard.read_text())
    assert {field: line[field] for field in Evidence._fields} == told._asdict()


def test_the_same_evidence_reaches_the_engine_in_this_process() -> None:
    heard: list[Answer] = []
    analyst = InlineAnalyst()
    analyst.deliver_to(heard.append)
    text = "Police in Richmond said on Monday that a bus had crashed."
    analyst.ask(AnalysisRequest("k", text, evidence=Evidence(site="https://example.ca")))
    assert heard[0].findings is not None
    assert heard[0].findings.fingerprint == "k"
    assert [e.country for e in heard[0].findings.entities if e.name == "Richmond"] == ["CA"]


def test_a_story_is_asked_for_with_what_its_source_says(
    make_story: MakeStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_story = make_story("Bridge falls", "A bridge fell.", language="de", dateline="BONN")
    asked: list[AnalysisRequest] = []
    analyst = NoAnalyst()
    monkeypatch.setattr(analyst, "ask", asked.append)
    Understanding(analyst).ask(one_story, is_first=False)
    (request,) = asked
    assert request.evidence[0::2] == ("de", "Bridge falls")
    assert request.evidence.dateline == "BONN"
    assert request.fingerprint == one_story.findings_key


def test_findings_of_another_edition_are_shown_until_the_new_ones_are_there() -> None:
    key = fingerprint("One.")
    with Library.open(None) as library:
        library.keep_findings(Findings(key, "older 1", "en"))
        hearer = worker(ANSWERS, shelf=library)
        hearer.ask("One.")
        first, last = hearer.hear(), hearer.hear()
        hearer.analyst.close()
        assert (first.findings and first.findings.engine, first.is_interim) == ("older 1", True)
        assert (last.findings and last.findings.engine, last.is_interim) == ("fake 1", False)
        assert library.older_findings(key) == last.findings


def test_a_worker_that_fails_leaves_the_findings_of_another_edition() -> None:
    dies = READY + "for line in sys.stdin: os._exit(1)\n"
    key = fingerprint("One.")
    with Library.open(None) as library:
        older = Findings(key, "older 1", "en")
        library.keep_findings(older)
        for _ in range(2):  # the second time it was given up before
            hearer = worker(dies, shelf=library)
            hearer.ask("One.")
            assert hearer.hear_last() == Answer(key, older)
            hearer.analyst.close()
        assert library.older_findings(key) == older


def test_what_is_shown_for_a_while_is_asked_for_again_and_told_twice(
    make_story: MakeStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_story = make_story("Bridge falls", "A bridge fell.")
    asked: list[AnalysisRequest] = []
    analyst = NoAnalyst()
    monkeypatch.setattr(analyst, "ask", asked.append)
    cache = Understanding(analyst)
    key = cache.key(one_story)
    cache.ask(one_story, is_first=False)
    cache.take(Answer(key, Findings(key, "older 1", "cs"), is_interim=True))
    assert cache.at_hand(one_story) is not None
    assert cache.is_awaited(one_story)
    assert cache.language(one_story) is None  # what an older edition took it for binds nobody
    assert cache.awaiting(key) == (one_story.id,)
    cache.ask(one_story, is_first=True)
    cache.take(Answer(key, Findings(key, "newer 1", "en")))
    assert cache.awaiting(key) == (one_story.id,)
    assert not cache.is_awaited(one_story)
    cache.ask(one_story, is_first=True)
    assert len(asked) == 2


def test_the_story_on_screen_comes_first(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    wait = f"for line in sys.stdin:\n open({str(gate)!r}).read()\n print(found(line), flush=True)\n"
    hearer = worker(READY + FOUND + wait)
    keys = [hearer.ask(text) for text in ("One.", "Two.", "Three.")]
    last = hearer.ask("Four.", is_first=True)
    order = []
    for _ in range(4):
        gate.write_text("go")
        order.append(hearer.hear().fingerprint)
    hearer.analyst.close()
    assert order[:2] in ([last, keys[0]], [keys[0], last])
    assert set(order) == {*keys, last}


def test_program_files_that_cannot_be_read_end_no_analyst(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed() -> str:
        raise PermissionError

    hearer = worker(ANSWERS)
    with monkeypatch.context() as patched:
        patched.setattr("wirereader.analysis.engine_edition.edition", closed)
        hearer.ask("One.")
        assert hearer.hear().why == NOT_STARTED
    hearer.ask("Two.")
    assert hearer.hear_last().findings is not None
    hearer.analyst.close()


def test_a_worker_that_was_killed_is_started_again(tmp_path: Path) -> None:
    once = tmp_path / "once"
    code = f"""{READY}{FOUND}
for line in sys.stdin:
    if not os.path.exists({str(once)!r}):
        open({str(once)!r}, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    print(found(line), flush=True)
"""
    hearer = worker(code)
    key = hearer.ask("One.")
    assert hearer.hear() == Answer(key, Findings(key, "fake 1", "en"))
    hearer.analyst.close()


def test_a_story_that_kills_the_worker_is_given_up_for_that_engine() -> None:
    with Library.open(None) as library:
        hearer = worker(READY + "sys.stdin.readline(); sys.exit(3)\n", shelf=library)
        key = hearer.ask("One.")
        assert hearer.hear() == Answer(key, why=STOPPED)
        assert library.given_up(key, "fake 1") == STOPPED
        hearer.analyst.close()


@pytest.mark.parametrize(
    ("hangs", "base_s"), [("time.sleep(3600)", 0.5), ("pass", 1.0)], ids=["asleep", "busy"]
)
def test_a_worker_that_hangs_is_killed_and_the_next_story_is_read(
    hangs: str, base_s: float
) -> None:
    code = f"""{READY}{FOUND}
for line in sys.stdin:
    while "hang" in line: {hangs}
    print(found(line), flush=True)
"""
    hearer = worker(code, AnalysisLimits(ready_s=LIMIT_S, base_s=base_s))
    first = hearer.ask("Please hang.")
    assert hearer.hear() == Answer(first, why=TOO_LONG)
    second = hearer.ask("Two.")
    assert hearer.hear().fingerprint == second
    hearer.analyst.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system does not tell")
def test_a_worker_that_gets_no_turn_is_waited_for() -> None:
    code = f"""{READY}{FOUND}
for line in sys.stdin:
    time.sleep(3)
    print(found(line), flush=True)
"""
    hearer = worker(code, AnalysisLimits(ready_s=LIMIT_S, base_s=2.0))
    key = hearer.ask("One.")
    assert hearer.hear() == Answer(key, Findings(key, "fake 1", "en"))
    hearer.analyst.close()


def test_a_worker_that_never_gets_ready_is_given_up() -> None:
    hearer = worker("import time; time.sleep(3600)", AnalysisLimits(ready_s=0.3, base_s=LIMIT_S))
    hearer.ask("One.")
    assert hearer.hear().why == NOT_STARTED
    hearer.analyst.close()


@pytest.mark.parametrize(
    "line",
    [
        '{"id": 1, "error": "no"}',
        "[]",
        "no JSON",
        json.dumps({"engine": "fake 1", "language": "en", "entities": [], "quotes": [],
                    "mentions": [{"start": 0, "end": 999, "entity": 0, "kind": "name",
                                  "certainty": 1.0}]}),
    ],
    ids=["error", "array", "noise", "beyond the text"],
)  # fmt: skip
def test_nonsense_is_an_answer(line: str) -> None:
    hearer = worker(READY + f"for _ in sys.stdin: print({line!r}, flush=True)\n")
    key = hearer.ask("One.")
    answer = hearer.hear()
    assert answer.fingerprint == key
    assert answer.findings is None
    assert answer.why in {UNREADABLE, STOPPED}
    hearer.analyst.close()


def test_closing_ends_a_busy_worker_at_once(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    code = READY + f"open({str(note)!r}, 'w').write(str(os.getpid()))\ntime.sleep(3600)\n"
    hearer = worker(code)
    hearer.ask("One.")
    wait_until(lambda: note.exists() and note.read_text(), "the worker")
    worker_pid = int(note.read_text())
    hearer.analyst.close()
    assert not is_alive(worker_pid), "it was ended, and not waited for: it has an hour to go"


def test_a_worker_ends_when_its_input_closes() -> None:
    import subprocess

    run = subprocess.run(
        default_command(), input=b"", stdout=subprocess.PIPE, check=False, timeout=LIMIT_S
    )
    assert run.returncode == 0
    assert "ready" in json.loads(run.stdout.splitlines()[0])


def test_standard_error_goes_to_the_log(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "wirereader.log"
    code = f"import sys\nprint('a stray word', file=sys.stderr)\n{ANSWERS}"
    analyst = WorkerAnalyst(command=(sys.executable, "-c", code), log=lambda: log, limits=FAST)
    hearer = Hearer(analyst)
    hearer.ask("One.")
    assert hearer.hear().findings is not None
    analyst.close()
    assert "a stray word" in log.read_text()


def test_inline_trouble_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Answer] = []
    analyst = InlineAnalyst()
    analyst.deliver_to(heard.append)
    monkeypatch.setitem(sys.modules, "wirereader.analysis.engine", None)
    analyst.ask(AnalysisRequest("a", "text"))
    assert heard == [Answer("a", why=NOT_STARTED)]


def test_inline_bugs_of_the_engine_are_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    import types

    def broken(*_: object) -> Findings:
        raise ZeroDivisionError

    engine = types.ModuleType("wirereader.analysis.engine")
    engine.examine = broken  # type: ignore[attr-defined]
    engine.engine_version = lambda: "fake 1"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "wirereader.analysis.engine", engine)
    heard: list[Answer] = []
    analyst = InlineAnalyst()
    analyst.deliver_to(heard.append)
    analyst.ask(AnalysisRequest("a", "text"))
    analyst.close()
    assert heard == [Answer("a", why=UNREADABLE)]


def test_a_text_as_long_as_many_books_is_shown_without_findings() -> None:
    for analyst in (WorkerAnalyst(), InlineAnalyst()):
        heard: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        analyst.deliver_to(heard.put)
        analyst.ask(AnalysisRequest("long", "word " * 500_000))
        assert heard.get(timeout=LIMIT_S) == Answer("long", why=TOO_LARGE)
        analyst.close()
