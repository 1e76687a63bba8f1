"""A library of version 0.1.0 that is killed while it is brought up to date loses nothing.

WIREREADER_KILLS says how often to kill (20; 200 before a release).
"""

import gzip
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.library.test_migrations import WRITTEN
from wirereader.library.migrations import NEWEST

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("WIREREADER_KILLS", "20"))
pytestmark = pytest.mark.timeout(60 + 10 * KILLS)
IN_A_ROW = 4  # kills of one library before it is let go on
# tables of which a row more or less is a loss; what is built anew from them is compared as well
KEPT = (
    *("stories", "revisions", "marks", "deliveries", "sources", "tagged", "joined", "rules"),
    *("searches", "findings", "wholes", "known", "sightings", "hand_joins", "event_stories"),
    *("events", "event_terms", "term_counts", "tracked", "follows", "alerts", "read_versions"),
)


def opened(path: Path, fatal: int = 0) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.library.opened_and_killed", str(path)]
    more = [str(fatal)] if fatal else []
    return subprocess.run([*command, *more], cwd=ROOT, capture_output=True, text=True, check=False)


def written_by_0_1_0(folder: Path) -> Path:
    path = folder / "library.sqlite3"
    path.write_bytes(gzip.decompress(WRITTEN.read_bytes()))
    return path


def kept(path: Path) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA user_version").fetchone() == (NEWEST,)
        found: dict[str, list[Any]] = {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)  # noqa: S608 - our own
            for table in KEPT
        }
        found["schema"] = sorted(connection.execute("SELECT name, sql FROM sqlite_master"))
        return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[Any]], int]:
    """What a library has that nobody killed, and how many statements it took."""
    path = written_by_0_1_0(tmp_path_factory.mktemp("whole"))
    run = opened(path)
    assert run.returncode == 0, run.stderr
    found = kept(path)
    assert len(found["event_stories"]) == len(found["stories"]) > 1
    return found, int(run.stdout)


def test_killed_anywhere_on_the_way_and_opened_again_it_has_all_it_had(
    tmp_path: Path, whole: tuple[dict[str, list[Any]], int]
) -> None:
    expected, statements = whole
    rng = random.Random(KILLS)  # noqa: S311 - moments of a test
    runs = max(1, KILLS // IN_A_ROW)
    for run in range(runs):
        folder = tmp_path / str(run)
        folder.mkdir()
        path = written_by_0_1_0(folder)
        # the first kills are spread over all of the way
        first = 1 + int(statements * (run + rng.random()) / runs)
        assert opened(path, first).returncode == -signal.SIGKILL
        for _ in range(IN_A_ROW - 1):
            done = opened(path, rng.randrange(1, statements + 1))
            # from the second time on there may be fewer statements left
            assert done.returncode in {0, -signal.SIGKILL}, done.stderr
        assert opened(path).returncode == 0
        assert kept(path) == expected
        shutil.rmtree(folder)
