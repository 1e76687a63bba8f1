"""kill -9 at random moments of refreshing and marking: what was acknowledged is there.

Twenty moments; WIREREADER_KILLS names another number.
"""

import contextlib
import os
import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO

import pytest

from tests.support.page_server import Question, send_page, serving
from tests.support.waiting import LIMIT_S
from wirereader.desk.refresh.progress_reports import Ended, Progress, from_line
from wirereader.library.library import Library
from wirereader.story.source import Source

KILLS = int(os.environ.get("WIREREADER_KILLS", "20"))
FEEDS, STORIES = 12, 15
LONGEST_S = 1.2
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
pytestmark = pytest.mark.timeout(60 + 10 * KILLS)

MARKING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from wirereader.library.library import Library
library, turn = Library.open(Path(sys.argv[1])), sys.argv[2]
for number in range(2_000):
    library.star("somewhere", f"{turn}-{number}", datetime.now(UTC))
    print(number, flush=True)
"""


class Server:
    """Feeds on loopback; in each turn they hold stories nobody has seen."""

    def __init__(self) -> None:
        self.turn = 0
        self.root = ""

    def answer(self, question: Question) -> None:
        send_page(question, self.feed(question.path))

    def feed(self, path: str) -> bytes:
        items = "".join(
            f"<item><title>Story {self.turn} {n} of {path}</title>"
            f"<guid isPermaLink='false'>{path}-{self.turn}-{n}</guid>"
            f"<description>{'Some words and some more. ' * 20}</description></item>"
            for n in range(STORIES)
        )
        channel = f"<channel><title>Feed {path}</title>{items}</channel>"
        return f"<rss version='2.0'>{channel}</rss>".encode()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    with serving(made.answer) as made.root:
        yield made


@contextlib.contextmanager
def running(*command: str) -> Iterator[tuple[subprocess.Popen[bytes], "SimpleQueue[bytes]"]]:
    """A program and the lines it has written so far; dead and reaped at the end."""
    lines: SimpleQueue[bytes] = SimpleQueue()

    def listen(stream: IO[bytes]) -> None:
        for line in stream:
            lines.put(line)

    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        assert process.stdout is not None
        thread = threading.Thread(target=listen, args=(process.stdout,))
        thread.start()
        try:
            yield process, lines
        finally:
            process.kill()
            process.wait()
            thread.join()


def drained(lines: "SimpleQueue[bytes]") -> list[bytes]:
    found = []
    with contextlib.suppress(Empty):
        while True:
            found.append(lines.get_nowait())
    return found


def wait_at_most(process: subprocess.Popen[bytes], limit_s: float) -> None:
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(limit_s)


def acknowledged(lines: list[bytes]) -> tuple[int, bool]:
    """How many new stories were told to be kept, and whether the refresh ended by itself."""
    told = [tiding for tiding in map(from_line, lines) if tiding is not None]
    new = [tiding.new for tiding in told if isinstance(tiding, Progress | Ended)]
    return max(new, default=0), any(isinstance(tiding, Ended) for tiding in told)


def check(path: Path, stories: int, marks: set[tuple[str, str]], all_starred: int) -> int:
    """Open what is left; how many stories are in it."""
    with Library.open(path) as library:
        count = library.rows(None, NOW).count()
        assert count >= stories
        found = library.marks(marks)
        assert {key for key, mark in found.items() if mark.is_starred} == marks
    with contextlib.closing(sqlite3.connect(path)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (there,) = opened.execute("SELECT count(starred_at) FROM marks").fetchone()
        assert there >= all_starred
        opened.execute("DELETE FROM leases")  # else the next would wait for it to end
        opened.commit()
    return count


def test_what_was_acknowledged_outlives_kill_9(home: Path, server: Server) -> None:
    path = home / "library.sqlite3"
    with Library.open(path) as library:
        for number in range(FEEDS):
            address = f"{server.root}/{number}"
            library.add_source(Source(address, address=address, is_private_allowed=True))
    chance = random.Random(20261123)  # noqa: S311 - moments, no secrets
    kept = ended = starred = 0
    refresh = (sys.executable, "-m", "wirereader", "refresh", "--progress-json", "--at-once", "4")
    for turn in range(KILLS):
        server.turn = turn
        marking = (sys.executable, "-c", MARKING, str(path), str(turn))
        with running(*refresh) as (process, told), running(*marking) as (marker, marked):
            lines = [told.get(timeout=LIMIT_S)]  # it is at work; now at any moment
            wait_at_most(process, chance.uniform(0, LONGEST_S))
            process.kill()
            marker.kill()
            process.wait()
            marker.wait()
        lines += drained(told)
        new, has_ended = acknowledged(lines)
        ended += has_ended
        marks = {("somewhere", f"{turn}-{line.decode().strip()}") for line in drained(marked)}
        starred += len(marks)
        kept = check(path, kept + new, marks, starred)
    assert kept > 0
    assert starred > 0
    assert ended < KILLS, "it was killed at work at least once"
