"""Speed, measured as ratios within one run; never a gate that a slow day can close.

Run with `pytest -m bench -s`; WIREREADER_BENCH names a JSON file to add the figures to.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench.figures import record
from tests.support.terminal import Opener, Terminal
from wirereader.analysis import analyse
from wirereader.formats.files.story_file import read_story

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]
BARE = Path(__file__).parent / "bare_app.py"
FEEDS = Path(__file__).parents[2] / "feeds" / "stories"
RUNS = 9


def first_paint_ms(shown: Terminal, pattern: str) -> float:
    shown.wait_for(pattern)
    return (time.perf_counter() - shown.started) * 1000


def settled_ms(shown: Terminal, key: str) -> float:
    """From a key to the last byte before 60 ms of silence; 0 when nothing came."""
    shown.press(key)
    start = last = time.perf_counter()
    while shown.read_some(0.06):
        last = time.perf_counter()
    return (last - start) * 1000


def test_first_paint_against_a_bare_app(terminal: Opener) -> None:
    ours, bare = [], []
    for _ in range(RUNS):
        ours.append(first_paint_ms(terminal("--tui", size=(120, 36)), "Iceland"))
        yardstick = terminal(size=(120, 36), command=[sys.executable, str(BARE)])
        bare.append(first_paint_ms(yardstick, "Row 20 of"))
    mine, its = statistics.median(ours), statistics.median(bare)
    record("first paint", ours_ms=mine, bare_ms=its, ratio=mine / its)
    assert mine > 0


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
def test_a_cursor_key_settles(terminal: Opener, size: tuple[int, int]) -> None:
    shown = terminal("--tui", size=size)
    shown.wait_for("Iceland")
    shown.settle(0.5)
    times = [settled_ms(shown, key) for key in ["down", "up"] * 15]
    shown.press("enter")
    shown.settle(0.5)
    inside = [settled_ms(shown, key) for key in ["down"] * 8 + ["]"] * 5 + ["."] * 5]
    record(
        f"key settles at {size[0]}x{size[1]}",
        list_median_ms=statistics.median(times),
        list_worst_ms=max(times),
        story_median_ms=statistics.median(inside),
        story_worst_ms=max(inside),
    )
    assert any(times)


def test_plain_prompt(home: Path) -> None:
    prompts, floors = [], []
    for _ in range(RUNS):
        start = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-m", "wirereader", "--plain"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "WIREREADER_HOME": str(home)},
        ) as run:
            assert run.stdout is not None
            first = run.stdout.readline()
            prompts.append((time.perf_counter() - start) * 1000)
            run.communicate("quit\n")
        assert first.startswith("wirereader, plain")
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import asyncio, sqlite3"], check=True)
        floors.append((time.perf_counter() - start) * 1000)
    ours, floor = statistics.median(prompts), statistics.median(floors)
    record("plain prompt", ours_ms=ours, interpreter_ms=floor, ratio=ours / floor)


def test_analysis_of_the_first_story() -> None:
    path = FEEDS / "2008-08-29-georgia-breaks-ties.txt"
    body = read_story(path.read_bytes(), path.name).body
    analyse(body)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        findings = analyse(body)
        times.append((time.perf_counter() - start) * 1000)
    record("analysis", words=len(body.text.split()), median_ms=statistics.median(times))
    assert findings.quotes
