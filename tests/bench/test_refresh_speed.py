"""A refresh of 200 feeds against newsboat's reload of the same, in turn; and with ill servers.

Run with `pytest -m bench -s tests/bench/test_refresh_speed.py`; WIREREADER_BENCH names a JSON file
to add the figures to.  Linux only: each feed has a loopback address of its own.
"""

import contextlib
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.bench.figures import record

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="127.0.1.1 to 127.0.1.200"),
]
SERVER = Path(__file__).parent / "wire_server.py"
NEWSBOAT = shutil.which("newsboat")
BEFORE = os.environ.get("WIREREADER_BENCH_BEFORE", "")
FEEDS, STORIES, LATENCY_MS = 200, 50, 50
ROUNDS = 3
NEWS = 1_000
ILL = 9  # kinds of fault in twenty feeds that leave no stories; a tenth is a move

Serve = Callable[..., Path]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Start a server of feeds; gives the folder with the lists of them."""
    started: list[subprocess.Popen[str]] = []

    def start(*more: str) -> Path:
        numbers = (str(FEEDS), str(STORIES), str(LATENCY_MS))
        command = [sys.executable, str(SERVER), str(tmp_path), *numbers, *more]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        started.append(server)
        assert server.stdout is not None
        assert server.stdout.readline() == "ready\n"
        return tmp_path

    yield start
    for one in started:
        one.kill()
        one.wait()
        assert one.stdout is not None
        one.stdout.close()


def environment_of(home: Path, source: str = "") -> dict[str, str]:
    """The environment of a program with this home; `source` is where another version lies."""
    environment = {**os.environ, "WIREREADER_HOME": str(home)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return {**environment, "PYTHONPATH": source} if source else environment


def wirereader(home: Path, *arguments: str, source: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "wirereader", *arguments],
        env=environment_of(home, source),
        capture_output=True,
        text=True,
        check=False,
    )


class Cost(NamedTuple):
    """Seconds of a clock on the wall, and of processors (user and system, children's too)."""

    wall: float
    cpu: float


def cost_of(work: Callable[[], None]) -> Cost:
    def used() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    start, before = time.perf_counter(), used()
    work()
    return Cost(time.perf_counter() - start, used() - before)


def refreshed(home: Path, said: str, source: str = "") -> None:
    run = wirereader(home, "refresh", "--at-once", "16", source=source)
    assert run.stdout.startswith(said), run.stdout + run.stderr[-2000:]


def reloaded(arguments: list[str]) -> None:
    subprocess.run([str(NEWSBOAT), *arguments], check=True, capture_output=True)


@pytest.mark.skipif(NEWSBOAT is None, reason="newsboat is not installed")
def test_a_refresh_against_newsboat(serve: Serve, tmp_path: Path) -> None:
    lists = serve()
    config = tmp_path / "config"
    config.write_text("reload-threads 16\n")
    figures: dict[str, list[Cost]] = {"ours": [], "again": [], "its": [], "its_again": []}
    for turn in range(ROUNDS):
        home, cache = tmp_path / f"home{turn}", tmp_path / f"cache{turn}.db"
        added = wirereader(home, "import", str(lists / "wire.opml"), "--allow-private")
        assert added.returncode == 0, added.stderr
        its = ["-u", str(lists / "urls"), "-c", str(cache), "-C", str(config), "-x", "reload"]
        new = f"{FEEDS * STORIES} new stories."
        figures["ours"].append(cost_of(partial(refreshed, home, new)))
        figures["its"].append(cost_of(partial(reloaded, its)))
        figures["again"].append(cost_of(partial(refreshed, home, "No new stories.")))
        figures["its_again"].append(cost_of(partial(reloaded, its)))
    median = {name: statistics.median(one.wall for one in each) for name, each in figures.items()}
    cpu = {name: statistics.median(one.cpu for one in each) for name, each in figures.items()}
    record(
        "refresh of 200 feeds",
        **{f"{name}_s": value for name, value in median.items()},
        **{f"{name}_cpu_s": value for name, value in cpu.items()},
        cold_ratio=median["ours"] / median["its"],
        again_ratio=median["again"] / median["its_again"],
    )
    assert median["ours"] > 0


def test_a_refresh_while_something_is_followed(serve: Serve, tmp_path: Path) -> None:
    """A first refresh without and with something followed, in turn; memory of the fullest process.

    WIREREADER_BENCH_BEFORE names the `src` of another version, which is tried in turn as well.
    """
    lists = serve()
    ways = {"alone": "", "followed": ""}
    if BEFORE:
        ways["before"] = BEFORE
    figures: dict[str, list[Cost]] = {name: [] for name in ways}
    memory: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(ROUNDS):
        for name, source in ways.items():
            home = tmp_path / f"{name}{turn}"
            wirereader(home, "import", str(lists / "wire.opml"), "--allow-private", source=source)
            if name == "followed":
                assert wirereader(home, "follow", "election law").returncode == 0
            told: list[float] = []
            figures[name].append(cost_of(partial(watched, home, told, source)))
            memory[name] += told
    wall = {name: statistics.median(one.wall for one in each) for name, each in figures.items()}
    cpu = {name: statistics.median(one.cpu for one in each) for name, each in figures.items()}
    record(
        "refresh of 200 feeds while something is followed",
        **{f"{name}_s": value for name, value in wall.items()},
        **{f"{name}_cpu_s": value for name, value in cpu.items()},
        **{f"{name}_fullest_mib": statistics.median(each) for name, each in memory.items()},
        **{f"followed_to_{name}": wall["followed"] / wall[name] for name in wall},
        **{f"followed_to_{name}_cpu": cpu["followed"] / cpu[name] for name in cpu},
    )
    assert wall["alone"] > 0


def test_a_refresh_that_brings_news_of_what_is_followed(serve: Serve, tmp_path: Path) -> None:
    """1,000 news of known sources, each with a followed name, without and with the follow, in turn.

    WIREREADER_BENCH_BEFORE names the `src` of another version, which follows as well.
    """
    lists = serve(f"--news={NEWS // FEEDS}")
    grown = lists / "grown"
    ways = {"alone": "", "followed": "", **({"before": BEFORE} if BEFORE else {})}
    figures: dict[str, list[Cost]] = {name: [] for name in ways}
    for turn in range(ROUNDS):
        for name, source in ways.items():
            home = tmp_path / f"{name}{turn}"
            grown.unlink(missing_ok=True)
            wirereader(home, "import", str(lists / "wire.opml"), "--allow-private", source=source)
            wirereader(home, "refresh", "--at-once", "16", source=source)
            if name != "alone":
                follow = wirereader(home, "follow", "Marguerite Okonkwo", source=source)
                assert follow.returncode == 0
            grown.touch()
            new = f"{NEWS} new stories."
            figures[name].append(cost_of(partial(refreshed, home, new, source)))
    wall = {name: statistics.median(one.wall for one in each) for name, each in figures.items()}
    cpu = {name: statistics.median(one.cpu for one in each) for name, each in figures.items()}
    record(
        "refresh with 1,000 news of what is followed",
        **{f"{name}_s": value for name, value in wall.items()},
        **{f"{name}_cpu_s": value for name, value in cpu.items()},
        **{f"followed_to_{name}": wall["followed"] / wall[name] for name in wall},
        **{f"followed_to_{name}_cpu": cpu["followed"] / cpu[name] for name in cpu},
    )
    assert wall["alone"] > 0


def watched(home: Path, told: list[float], source: str = "") -> None:
    """Refresh, and tell the most memory that any one process of it held, in MiB."""
    command = [sys.executable, "-m", "wirereader", "refresh", "--at-once", "16"]
    process = subprocess.Popen(
        command,
        env=environment_of(home, source),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    most = 0
    while process.poll() is None:
        most = max(most, *map(peak_kib, [str(process.pid), *children_of(process.pid)]))
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.02)
    assert process.returncode == 0
    told.append(most / 1024)


def children_of(pid: int) -> list[str]:
    try:
        tasks = Path(f"/proc/{pid}/task").iterdir()
        return [child for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []


def peak_kib(pid: str) -> int:
    """The most that a process ever held so far."""
    return kib_of(pid, "VmHWM")


def peak_mib(process: subprocess.Popen[bytes]) -> float:
    """The most memory that a process and its children held at one time; ends when it ends."""
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(resident_kib, [str(process.pid), *children_of(process.pid)])))
        try:
            process.wait(0.02)
        except subprocess.TimeoutExpired:
            continue
    return most / 1024


def resident_kib(pid: str) -> int:
    return kib_of(pid, "VmRSS")


def kib_of(pid: str, name: str) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)


def test_ill_servers_cost_a_line_each(serve: Serve, tmp_path: Path) -> None:
    lists, home = serve("--faults"), tmp_path / "home"
    wirereader(home, "import", str(lists / "wire.opml"), "--allow-private")
    environment = {**os.environ, "WIREREADER_HOME": str(home)}
    start = time.perf_counter()
    with (tmp_path / "said").open("wb") as said, (tmp_path / "faults").open("wb") as faults:
        command = [sys.executable, "-m", "wirereader", "refresh", "--at-once", "16", "--json"]
        process = subprocess.Popen(command, env=environment, stdout=said, stderr=faults)
        memory = peak_mib(process)
    seconds = time.perf_counter() - start
    report = json.loads((tmp_path / "said").read_text())
    record("refresh with ill servers", seconds=seconds, peak_mib=memory)
    failed = {fault["address"].rpartition("/")[2] for fault in report["faults"]}
    ill = {f"{n}.xml" for n in range(FEEDS) if n % 20 in {*range(1, 11)} - {5}}
    assert len(report["faults"]) == ILL * FEEDS // 20
    assert failed == ill
    assert all(fault["what"] and fault["why"] and fault["remedy"] for fault in report["faults"])
    assert report["new"] == (FEEDS - len(ill)) * STORIES
