"""Analysis in bulk: what a second thread and a second process bring, as ratios within one run.

Run with `pytest -m bench -s`.  On a machine with other work the ratios are less than they can be.
"""

import io
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench.figures import record

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]
FEEDS = Path(__file__).parents[2] / "feeds" / "stories"
RUNS = 3
COPIES = 2  # of each story: enough that starting and ending tell little

SCRIPT = """
import sys
from wirereader.analysis import json_lines
from wirereader.analysis.names import tagger
from tests.bench.test_analysis_speed import times

tagger._MOST_THREADS = 1  # one text is read by one thread
times(json_lines)
"""


def times(json_lines) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """Write the seconds that one reader, two threads and two processes take, in turn."""
    bulk = sys.stdin.buffer.read()
    ways = {"one": (1, False), "threads": (2, False), "processes": (2, True)}
    taken: dict[str, list[float]] = {way: [] for way in ways}
    answers = set()
    for _ in range(RUNS):
        for way, (cores, may_fork) in ways.items():
            json_lines.cores = lambda cores=cores: cores
            out = io.BytesIO()
            start = time.perf_counter()
            json_lines.answer_lines(io.BytesIO(bulk), out, may_fork=may_fork)
            taken[way].append(time.perf_counter() - start)
            answers.add(out.getvalue())
    assert len(answers) == 1
    sys.stdout.write(json.dumps(taken))


def test_two_processes_against_one() -> None:
    texts = [path.read_text("utf-8") for path in sorted(FEEDS.glob("*.txt"))] * COPIES
    bulk = "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts))
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT], input=bulk.encode(), capture_output=True, check=True
    )
    seconds = {way: statistics.median(found) for way, found in json.loads(run.stdout).items()}
    words = sum(len(text.split()) for text in texts)
    record(
        "analysis in bulk",
        words_a_minute=words / seconds["processes"] * 60,
        threads_to_one=seconds["one"] / seconds["threads"],
        processes_to_one=seconds["one"] / seconds["processes"],
    )
    assert words
