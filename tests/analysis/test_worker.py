"""The analysis as a process: its protocol, and that nothing else reaches its output."""

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.support.waiting import LIMIT_S

COMMAND = [sys.executable, "-m", "wirereader.analysis.worker"]


def started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def test_it_says_ready_then_answers_line_by_line_and_ends_with_its_input() -> None:
    worker = started()
    assert worker.stdin is not None
    assert worker.stdout is not None
    ready = json.loads(worker.stdout.readline())
    assert ready["ready"].startswith("wirereader ")
    for text in ("Tom Hale spoke.", "Ada Roe spoke."):
        worker.stdin.write(json.dumps({"id": text, "text": text}).encode() + b"\n")
        worker.stdin.flush()
        reply = json.loads(worker.stdout.readline())
        assert reply["id"] == text
        assert reply["engine"] == ready["ready"]
    worker.stdin.close()
    assert worker.wait(LIMIT_S) == 0
    assert worker.stdout.read() == b""
    worker.stdout.close()


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT to send")
def test_the_keyboards_interrupt_is_not_for_it() -> None:
    worker = started()
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdout.readline()
    worker.send_signal(signal.SIGINT)
    worker.stdin.write(b'{"id": 1, "text": "Tom Hale spoke."}\n')
    worker.stdin.flush()
    assert json.loads(worker.stdout.readline())["id"] == 1
    worker.stdin.close()
    assert worker.wait(LIMIT_S) == 0
    worker.stdout.close()


def test_a_stray_print_never_reaches_the_protocol() -> None:
    script = (
        "import os, wirereader.analysis.worker as worker, wirereader.analysis.json_lines as jsonl\n"
        "real = jsonl.answer\n"
        "def loud(line):\n"
        "    print('stray', flush=True); os.write(1, b'stray'); return real(line)\n"
        "jsonl.answer = loud\n"
        "worker.main()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        input=b'{"id": 1, "text": "Tom Hale spoke."}\n', capture_output=True, check=True,
    )  # fmt: skip
    assert b"stray" not in run.stdout
    assert run.stderr.count(b"stray") == 2
    assert [next(iter(json.loads(line))) for line in run.stdout.splitlines()] == ["ready", "id"]


def test_without_the_runtime_it_works_by_rules_and_says_so_in_one_line() -> None:
    script = (
        "import sys; sys.modules['onnxruntime'] = None\n"
        "from wirereader.analysis.worker import main; sys.exit(main())\n"
    )
    text = 'Mr. Tom Hale was in Paris, France. "We are all tired of this rain," Hale said.'
    found = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps({"id": 1, "text": text}).encode(),
        capture_output=True,
        check=True,
    )
    ready, reply = (json.loads(line) for line in found.stdout.splitlines())
    assert ready["ready"].endswith(", by rules only")
    assert reply["engine"] == ready["ready"]
    assert {"Tom Hale", "Paris", "France"} <= {entity["name"] for entity in reply["entities"]}
    assert reply["entities"][reply["quotes"][0]["speaker"]]["name"] == "Tom Hale"
    assert reply["trouble"].count(".") == 1
    assert "\n" not in reply["trouble"]
    assert not found.stderr


def test_no_thread_starts_before_the_import_system_is_whole() -> None:
    script = """
import sys, threading
start = threading.Thread.start
early = []
def watched(thread):
    early.append("importlib" not in sys.modules)
    start(thread)
threading.Thread.start = watched
from wirereader.analysis.worker import main
main()
print(early, file=sys.stderr)
"""
    found = subprocess.run(
        [sys.executable, "-c", script], check=True, stdin=subprocess.DEVNULL, capture_output=True
    )
    started = json.loads(found.stderr.decode().lower())
    assert started
    assert not any(started)
