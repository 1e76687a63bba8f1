"""Alerts of real refreshes: each once, whoever is killed in between, and given to a program."""

import contextlib
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.desk.refresh.test_refresh_killed import STORIES, Server, running
from tests.support.page_server import serving
from tests.support.waiting import LIMIT_S
from wirereader.desk.refresh.progress_reports import AlertNews, Ended, Progress, from_line
from wirereader.library.library import Library
from wirereader.settings.paths import library_file
from wirereader.story.source import Source

PROGRAM = (sys.executable, "-P", "-m", "wirereader.desk.refresh.fetch_program", "refresh")
FEEDS = 4
KEEP = (
    "import json, pathlib, sys; one = json.load(sys.stdin);"
    "pathlib.Path(sys.argv[1], one['id']).write_text(json.dumps(one['alerts']))"
)
pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    with serving(made.answer) as made.root:
        yield made


@pytest.fixture
def followed(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library whose feeds were read once, after something was followed."""
    monkeypatch.setenv("WIREREADER_HOME", str(tmp_path))
    with Library.open(library_file()) as library:
        library.follows.add("query", "story")
        for number in range(FEEDS):
            address = f"{server.root}/{number}"
            library.add_source(Source(address, address=address, is_private_allowed=True))
    assert not alerts_of(refreshed())
    server.turn = 1
    return tmp_path


def refreshed() -> list[bytes]:
    done = subprocess.run(PROGRAM, stdout=subprocess.PIPE, timeout=LIMIT_S, check=True)
    return done.stdout.splitlines()


def alerts_of(lines: list[bytes]) -> list[str]:
    told = [from_line(line) for line in lines]
    assert isinstance(told[-1], Ended)
    return [one.said for one in told if isinstance(one, AlertNews)]


@pytest.mark.usefixtures("followed")
def test_what_is_first_read_is_silent_and_the_next_refresh_tells_all_as_one() -> None:
    assert alerts_of(refreshed()) == [f"Alerts: {FEEDS * STORIES} new. alerts lists them."]
    assert alerts_of(refreshed()) == []


@pytest.mark.usefixtures("followed")
def test_a_killed_refresh_loses_no_alert_and_tells_none_twice() -> None:
    with running(*PROGRAM) as (process, lines):
        while True:
            told = from_line(lines.get(timeout=LIMIT_S))
            if isinstance(told, Progress) and told.new:
                break
        process.kill()
    with Library.open(library_file()) as library:
        kept = library.rows(None, datetime.now(UTC)).count() - FEEDS * STORIES
        assert kept >= STORIES
        assert len(library.follows.alerts(1_000)) == kept
    with contextlib.closing(sqlite3.connect(library_file())) as opened:
        opened.execute("DELETE FROM leases")  # else the next would wait for it to end
        opened.commit()
    assert alerts_of(refreshed()) == [f"Alerts: {FEEDS * STORIES} new. alerts lists them."]
    with Library.open(library_file()) as library:
        stories = [one.story for one in library.follows.alerts(1_000)]
        assert len(stories) == len({*stories}) == FEEDS * STORIES


def test_a_program_gets_each_story_with_what_is_told_of_it(followed: Path) -> None:
    place = followed / "hooked"
    place.mkdir()
    command = [sys.executable, "-c", KEEP, str(place)]
    (followed / "config.toml").write_text(f"[hooks]\nalert = {json.dumps(command)}\n")
    refreshed()
    told = [json.loads(path.read_text()) for path in place.iterdir()]
    assert len(told) == FEEDS * STORIES
    assert told[0] == [{"kind": "query", "followed": "story", "told": []}]
