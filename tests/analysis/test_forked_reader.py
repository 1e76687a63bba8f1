"""Two processes that read beside each other: what becomes of lines and processes when one ends."""

import gc
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.waiting import LIMIT_S
from wirereader.analysis.forked_reader import ForkedReader, ReaderEnded, can_fork
from wirereader.analysis.names.tagger import cores

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked for a copy")
needs_two_cores = pytest.mark.skipif(cores() < 2, reason="one core reads one text at a time")

HERE = os.getpid()


@contextmanager
def reader(answer: Callable[[bytes], bytes]) -> Iterator[ForkedReader]:
    made = ForkedReader(answer)
    try:
        yield made
    finally:
        made.end()


def ends(line: bytes) -> bytes:
    """Answer in capitals, or end the process that was asked."""
    assert os.getpid() != HERE
    if line == b"killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if line == b"left":
        os._exit(3)
    if line == b"raised":
        raise KeyboardInterrupt
    return line.upper()


def test_a_copy_answers_line_by_line_in_a_process_of_its_own() -> None:
    with reader(ends) as copy:
        assert [copy.ask(line) for line in (b"one", b"", b"x" * 200_000)] == [
            b"ONE",
            b"",
            b"X" * 200_000,
        ]
        assert not copy.has_ended


def test_lines_and_answers_larger_than_a_pipe_hold_nobody_up() -> None:
    large = b"x" * 5_000_000
    with reader(ends) as copy:
        assert [len(copy.ask(large)) for _ in range(3)] == [len(large)] * 3


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"killed", "was ended by signal 9"),
        (b"left", "ended with status 3"),
        (b"raised", "ended with status 1"),
    ],
)
def test_a_copy_that_ends_says_how_and_is_asked_no_more(line: bytes, said: str) -> None:
    with reader(ends) as copy:
        assert copy.ask(b"one") == b"ONE"
        with pytest.raises(ReaderEnded, match=f"^{said}$"):
            copy.ask(line)
        assert copy.has_ended
        with pytest.raises(ReaderEnded):
            copy.ask(b"two")


def test_a_copy_is_ended_at_its_work() -> None:
    woken, wake = os.pipe()
    with reader(lambda _: os.read(woken, 1)) as copy, os.fdopen(wake, "wb"):
        copy._asks.write(b"a long text\n")
        copy._asks.flush()
        assert copy.end() == "was ended by signal 9"
    os.close(woken)


def test_no_copy_is_made_of_a_process_with_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("threading.active_count", lambda: 2)
    assert not can_fork()
    monkeypatch.setattr("threading.active_count", lambda: 1)
    assert can_fork()
    monkeypatch.setattr("sys.platform", "darwin")
    assert not can_fork()


def test_where_no_process_can_be_made_nothing_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr("os.fork", refuse)
    before = {path.name for path in Path("/proc/self/fd").iterdir()}
    with pytest.raises(BlockingIOError):
        ForkedReader(ends)
    assert gc.get_freeze_count() == 0  # nothing is kept from the collector for good
    assert {path.name for path in Path("/proc/self/fd").iterdir()} == before


SCRIPT = """
import io, json, os, signal, sys
from wirereader.analysis import json_lines, names
from wirereader.analysis.names import tagger

json_lines.cores = lambda: 2
made, fork = [], os.fork

def noted():
    made.append(fork())
    return made[-1]

os.fork = noted
real = json_lines.answer
{how}
lines = [json.dumps({{"id": n, "text": "Mr. Tom Hale spoke."}}).encode() for n in range(6)]
out = io.BytesIO()
json_lines.answer_lines(io.BytesIO(b"\\n".join(lines)), out, may_fork=True)
shared = tagger.shared_tagger()
print(json.dumps({{
    "replies": [json.loads(line) for line in out.getvalue().splitlines()],
    "made": len(made),
    "has_company": shared is not None and shared.has_company is not None,
}}))
"""


def told(how: str) -> dict[str, object]:
    """What `answer_lines` gives for six lines in a process of its own, changed as `how` says."""
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(how=how)],
        capture_output=True,
        check=True,
        timeout=LIMIT_S,
    )
    assert not run.stderr
    found: dict[str, object] = json.loads(run.stdout)
    assert found["has_company"] is False
    return found


def test_two_processes_answer_what_one_does_in_the_same_order() -> None:
    both = told("")
    alone = told("json_lines.can_fork = lambda: False")
    assert (both["made"], alone["made"]) == (1, 0)
    assert both["replies"] == alone["replies"]
    replies = both["replies"]
    assert isinstance(replies, list)
    assert [reply["id"] for reply in replies] == list(range(6))
    assert not any("error" in reply for reply in replies)


def test_a_copy_that_is_killed_costs_the_line_it_was_at() -> None:
    # this process answers nothing before the copy is dead, so that the copy surely had a line
    found = told(
        """
def answer(line):
    if made == [] or made[-1] == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    try:
        os.waitid(os.P_PID, made[0], os.WEXITED | os.WNOWAIT)
    except ChildProcessError:
        pass
    return real(line)
json_lines.answer = answer
"""
    )
    replies = found["replies"]
    assert isinstance(replies, list)
    assert [reply["id"] for reply in replies] == list(range(6))
    refused = [reply["error"] for reply in replies if "error" in reply]
    assert len(refused) == 1
    assert refused[0].endswith("(the process that read it was ended by signal 9)")
    assert found["made"] == 1


def test_where_no_process_can_be_made_threads_read() -> None:
    found = told(
        """
def refuse():
    raise BlockingIOError
os.fork = refuse
"""
    )
    replies = found["replies"]
    assert isinstance(replies, list)
    assert [reply["id"] for reply in replies] == list(range(6))
    assert not any("error" in reply for reply in replies)


AT_WORK = """
import os
from wirereader.analysis.forked_reader import ForkedReader

never, held = os.pipe()

def answer(line):
    print(os.getpid(), flush=True)
    return os.read(never, 1)

ForkedReader(answer).ask(b"a long text")
"""


def test_a_copy_at_its_work_ends_with_the_process_that_made_it() -> None:
    process = subprocess.Popen([sys.executable, "-c", AT_WORK], stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process, os.fdopen(os.pidfd_open(int(process.stdout.readline()))) as ended:
        process.kill()
        assert has_ended(ended.fileno())


def hear_signals() -> None:
    """Have signals end a process, also where the tests are run by what ignores them (nohup)."""
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def analysing(home: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """`analyse --jsonl` that has answered a line, and a descriptor that tells the copy's end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "wirereader", "analyse", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "WIREREADER_HOME": str(home)},
        preexec_fn=hear_signals,  # noqa: PLW1509 - no thread of ours is at work
    )
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b'{"id": 1, "text": "Tom Hale spoke."}\n')
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == 1
        [copy] = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        with os.fdopen(os.pidfd_open(int(copy))) as ended:
            yield process, ended.fileno()
    finally:
        process.kill()
        process.communicate()


def has_ended(descriptor: int) -> bool:
    """Wait for the end of the process behind a descriptor."""
    return bool(select.select([descriptor], [], [], LIMIT_S)[0])


@needs_two_cores
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_no_copy_outlives_the_program(tmp_path: Path, number: signal.Signals) -> None:
    with analysing(tmp_path) as (process, copy):
        process.send_signal(number)
        assert has_ended(copy)
        _, errors = process.communicate(timeout=LIMIT_S)
        assert process.returncode in {-number, 128 + number}
        assert not errors


@needs_two_cores
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_what_the_keyboard_ends_ends_quietly(tmp_path: Path, number: signal.Signals) -> None:
    with analysing(tmp_path) as (process, copy):
        os.killpg(process.pid, number)  # as a terminal does: both hear it
        assert has_ended(copy)
        _, errors = process.communicate(timeout=LIMIT_S)
        assert not errors


@needs_two_cores
def test_the_end_of_the_lines_is_the_end_of_both(tmp_path: Path) -> None:
    with analysing(tmp_path) as (process, copy):
        rest, errors = process.communicate(timeout=LIMIT_S)
        assert (process.returncode, rest, errors) == (0, b"", b"")
        assert has_ended(copy)
