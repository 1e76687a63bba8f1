"""A sync outlives kill -9 at any moment: every mark that was told is on the server in the end.

WIREREADER_KILLS says how often to kill (10; 200 before a release).
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.model_server import ServerModel
from tests.support.server_dialects import Dialect, serving_dialect
from tests.support.synced_accounts import Client, new_client, sync_over_http
from wirereader.library.library import Library
from wirereader.sync.server_protocol import ServerKind

KILLS = int(os.environ.get("WIREREADER_KILLS", "10"))
ROOT = Path(__file__).parents[2]

# Marks stories and syncs, over and over; tells each mark before (?) and after (!) it is kept.
READER = """
import random, sys
from pathlib import Path
from tests.support.synced_accounts import NOON, Client, sync_over_http
from wirereader.library.library import Library

with Library.open(Path(sys.argv[1])) as library:
    client = Client(library, library.accounts().all()[0].account)
    chance = random.Random(int(sys.argv[2]))
    print("open", flush=True)
    while True:
        stories = client.stories()
        for headline in chance.sample(sorted(stories), min(len(stories), 6)):
            mark, wanted = chance.choice(["read", "starred"]), chance.random() < 0.8
            print("?", mark, int(wanted), headline, flush=True)
            library.set_marks([stories[headline][0]], said="m", now=NOON, **{mark: wanted})
            print("!", mark, int(wanted), headline, flush=True)
        sync_over_http(client)
"""


def told_before_the_kill(path: Path, number: int, delay_s: float) -> list[list[str]]:
    command = [sys.executable, "-c", READER, str(path), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "open\n"
        # every other one is killed while it marks or later, the rest perhaps in its first sync
        lines = [reader.stdout.readline()] if number % 2 else []
        time.sleep(delay_s)  # any moment is as good as another
        reader.send_signal(signal.SIGKILL)
        lines += reader.stdout.readlines()
    return [line.rstrip("\n").split(" ", 3) for line in lines if line.endswith("\n")]


@pytest.mark.timeout(60 + 5 * KILLS)
@pytest.mark.parametrize("kind", [ServerKind.GOOGLE_READER, ServerKind.MINIFLUX])
def test_every_mark_that_was_told_is_on_the_server_in_the_end(
    kind: ServerKind, tmp_path: Path
) -> None:
    model = ServerModel()
    feed = model.add_feed("http://a.example/feed.xml", "Feed A")
    model.add_items(feed, 40)
    dialect = Dialect(model, "miniflux")
    path = tmp_path / "l.sqlite3"
    chance = random.Random(KILLS)  # noqa: S311 - moments to kill at
    wanted: dict[tuple[str, str], bool] = {}
    with serving_dialect(dialect) as address:
        account = new_client(address, kind).account
        with Library.open(path) as library:
            library.accounts().add(account._replace(id=0))
        for number in range(KILLS // 2):
            model.add_items(feed, 3)
            told = told_before_the_kill(path, number, chance.uniform(0, 0.4))
            for said, mark, sign, headline in told:
                wanted.pop((headline, mark), None)  # kept or not: nobody was told yet
                wanted |= {(headline, mark): sign == "1"} if said == "!" else {}
            with Library.open(path) as library, library._database.writing() as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        with Library.open(path) as library:
            client = Client(library, library.accounts().all()[0].account)
            for _ in range(2):
                assert sync_over_http(client).fault is None
            stories = client.stories()
    there = {item.title: item for item in model.items.values()}
    assert wanted or not KILLS
    for (headline, mark), is_wanted in wanted.items():
        assert getattr(there[headline], f"is_{mark}") is is_wanted
    for headline, (_, is_read, is_starred) in stories.items():
        assert (is_read, is_starred) == (there[headline].is_read, there[headline].is_starred)
    assert stories.keys() == there.keys(), "each story once, and all of them"
