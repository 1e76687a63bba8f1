"""What every test may ask for: a home of its own, a terminal, and workers where they pay."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support.terminal import Opener, Terminal

settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None)
# the same examples each time, so that a change is judged by what it changed; "search" looks for new
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

_MOST_WORKERS = 8  # beyond that, starting them costs more than they save


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Give how many workers `--numprocesses=auto` starts: none where one test or file is meant.

    None either for what measures, and for readers of screens: there is one of each on a machine.
    """
    places = [Path(argument.partition("::")[0]) for argument in config.args]
    is_one = len(places) == 1 and not (config.invocation_params.dir / places[0]).is_dir()
    wanted = str(config.option.markexpr).replace("not bench", "").replace("not screenreader", "")
    if is_one or "bench" in wanted or "screenreader" in wanted:
        return 0
    available = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(2)
    return min(_MOST_WORKERS, len(available))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for settings and the library."""
    folder = tmp_path / "home"
    monkeypatch.setenv("WIREREADER_HOME", str(folder))
    return folder


@pytest.fixture
def terminal(home: Path) -> Iterator[Opener]:
    """Open `wirereader` (or another command) on a real pseudo-terminal of a given size."""
    opened: list[Terminal] = []

    def open_terminal(
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        command: Sequence[str] | None = None,
        **environment: str,
    ) -> Terminal:
        program = list(command or [sys.executable, "-m", "wirereader"])
        variables = {"WIREREADER_HOME": str(home), **environment}
        opened.append(Terminal([*program, *arguments], *size, variables))
        return opened[-1]

    yield open_terminal
    for one in opened:
        one.close()
