"""A first sync of 9,000 unread stories, a sync with nothing new, and 9,000 marks sent.

Run with `pytest -m bench -s tests/bench/test_sync_speed.py`.  The server is a model on loopback.
"""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench.figures import record
from tests.support.model_server import ServerModel
from tests.support.server_dialects import PASSWORD, USER, Dialect, serving_dialect

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]
FEEDS, STORIES = 30, 300


@pytest.mark.parametrize("name", ["freshrss", "miniflux"])
def test_sync_of_9000(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREREADER_HOME", str(tmp_path))
    model = ServerModel()
    for number in range(FEEDS):
        feed = model.add_feed(f"http://{number}.example/feed.xml", f"Feed {number}")
        model.add_items(feed, STORIES)
    dialect = Dialect(model, name)

    def run(*words: str) -> dict[str, float]:
        dialect.log.clear()
        begun = time.perf_counter()
        command = [sys.executable, "-P", "-m", "wirereader", *words]
        subprocess.run(command, check=True, capture_output=True)
        return {"s": time.perf_counter() - begun, "requests": len(dialect.log)}

    with serving_dialect(dialect) as address:
        secret = tmp_path.with_suffix(".secret")
        secret.write_text(PASSWORD)
        login = ("--user", USER, "--password-command", f"cat {secret}", "--allow-private")
        first = run("account", "add", address, *login)
        idle = run("sync")
        marked = run("mark-all-read")
        sent = run("sync")
    assert not model.unread()
    record(f"sync of 9,000 with {name}: first", **first)
    record(f"sync of 9,000 with {name}: nothing new", **idle)
    record(f"sync of 9,000 with {name}: all marked read here", s=marked["s"])
    record(f"sync of 9,000 with {name}: marks sent", **sent)
