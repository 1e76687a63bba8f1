"""A library outlives kill -9 at any moment, and two processes that store the same at once.

WIREREADER_KILLS says how often to kill (20; 200 before a release).
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.waiting import LIMIT_S
from wirereader.library.library import Library
from wirereader.story.faults import LibraryFault
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOTHING = FetchMemory()
KILLS = int(os.environ.get("WIREREADER_KILLS", "20"))
MakeRecord = Callable[..., Record]
MakeSource = Callable[..., Source]

# Stores stories, revises, marks, tidies and keeps findings; tells what is kept, a line each.
WRITER = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from wirereader.library.library import Library
from wirereader.story.body import fingerprint
from wirereader.story.findings import Findings
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

def record(guid, text, ticks):
    return Record(guid, "Headline " + guid, text, "Sender", "en", ticks, fingerprint(text), None,
                  None, None, None, "usable", None, None, [], {})

with Library.open(Path(sys.argv[1])) as library:
    print("open", flush=True)
    start = int(sys.argv[2])
    for number in range(start, start + 100_000):
        source = Source(f"https://{number % 7}.example/feed")
        guids = [f"{number}-{one}" for one in range(20)]
        text = "Words of a story that is long enough to fill a part of a page. " * 20
        records = [record(guid, guid + text, 10**15 + hash(guid) % 10**14) for guid in guids]
        stored = library.store(source, records, FetchMemory(etag=str(number)), NOON)
        print("stored", *(new.id for new in stored.new), flush=True)
        library.mark_read(source.key, guids[0], NOON)
        print("read", source.key, guids[0], flush=True)
        ids = [new.id for new in stored.new[5:10]]
        library.set_marks(ids, starred=True, said="Starred.", now=NOON)
        print("starred", *ids, flush=True)
        library.store(source, [record(guids[3], "Changed. " + text, 5)], FetchMemory(), NOON)
        library.keep_findings(Findings(records[4].fingerprint, "engine 1"))
        print("found", records[4].fingerprint, flush=True)
"""


def acknowledged(path: Path, start: int, delay_s: float) -> list[list[str]]:
    """What a writer told before it was killed, `delay_s` after it had begun to."""
    command = [sys.executable, "-c", WRITER, str(path), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        lines = [writer.stdout.readline() for _ in range(2)]  # it is at work; now at any moment
        killing = time.monotonic() + delay_s
        while time.monotonic() < killing:
            lines.append(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.readlines()
    return [line.split() for line in lines if line.endswith("\n")]


def assert_kept(library: Library, told: list[list[str]]) -> None:
    for word, *rest in told:
        if word in {"stored", "starred"}:
            for story in rest:
                kept = library.story(story)
                assert kept is not None
                mark = library.marks([kept.mark_key]).get(kept.mark_key)
                assert word == "stored" or (mark is not None and mark.is_starred)
        elif word == "read":
            assert library.marks([(rest[0], rest[1])])[rest[0], rest[1]].is_read
        else:
            assert library.findings(rest[0], "engine 1") is not None


def assert_sound(library: Library) -> None:
    with library._database.writing() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for table in ("words", "names"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608
        listed = "SELECT count(*), total(is_read = 0) FROM stories WHERE hidden = 0"
        kept = "SELECT total, unread FROM counts WHERE source = 0"
        assert connection.execute(listed).fetchone() == connection.execute(kept).fetchone()
        for table in ("words_docsize", "revisions WHERE previous IS NULL", "deliveries"):
            told = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
            assert told == connection.execute("SELECT count(*) FROM stories").fetchone()


@pytest.mark.timeout(60 + 3 * KILLS)
def test_what_was_acknowledged_outlives_kill_9_at_any_moment(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    chance = random.Random(KILLS)  # noqa: S311 - moments to kill at
    told: list[list[str]] = []
    for kill in range(KILLS):
        new = acknowledged(path, 1000 * kill, chance.uniform(0, 0.15))
        with Library.open(path) as library:
            assert_kept(library, new)
            if kill % 10 == 9 or kill == KILLS - 1:
                assert_sound(library)
        told += new
    with Library.open(path) as library:
        assert_kept(library, told)
    assert len(told) > KILLS


TWIN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from wirereader.library.library import Library
from wirereader.story.body import fingerprint
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Source

library = Library.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
new = 0
for number in range(60):
    text = "Words of the story. " * 40
    records = [
        Record(f"{number}-{one}", "Headline", text, "", "en", 10**15 + one, fingerprint(text), None,
               None, None, None, "usable", None, None, [], {})
        for one in range(30)
    ]
    stored = library.store(Source(f"https://{number}.example/"), records, FetchMemory(),
                           datetime.now(UTC))
    new += len(stored.new)
print(new, flush=True)
library.close()
"""


def test_two_processes_storing_the_same_keep_each_story_once(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    twins = [
        subprocess.Popen(
            [sys.executable, "-c", TWIN, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for twin in twins:
        assert twin.stdout is not None
        assert twin.stdout.readline() == "open\n"
    answers = [twin.communicate("go\n", timeout=LIMIT_S) for twin in twins]
    assert [told for _, told in answers] == ["", ""], "no fault, and nothing about a lock"
    assert sum(int(new) for new, _ in answers) == 1800
    with Library.open(path) as library:
        assert library.rows(None, NOON).count() == 1800
        assert_sound(library)


def test_a_full_disk_keeps_what_there_is_and_says_so(
    tmp_path: Path, record: MakeRecord, source: MakeSource
) -> None:
    path = tmp_path / "l.sqlite3"
    with Library.open(path) as library:
        library.store(source(), [record("first")], NOTHING, NOON)
        with library._database.writing() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages + 60}")
        stored = 0

        def store_for_ever() -> None:
            nonlocal stored
            while True:
                names = [f"{stored}-{number}" for number in range(10)]
                records = [record(name, text=f"{name} and some words. " * 30) for name in names]
                library.store(source(), records, NOTHING, NOON)
                stored += 10

        with pytest.raises(LibraryFault) as caught:
            store_for_ever()
        assert caught.value.why == "The disk is full."
        assert library.rows(None, NOON).count() == stored + 1
    with Library.open(path) as library:
        assert library.rows(None, NOON).count() == stored + 1
        assert_sound(library)
        library.store(source(), [record("after")], NOTHING, NOON)
        assert library.rows(None, NOON).count() == stored + 2
