"""How fast the full screen follows the hand, beside a bare Textual app, in turn in one run.

    .venv/bin/python -m pytest -n0 -m bench -s tests/bench/test_hand_speed.py

All ratios are to the bare app's Down, which previews a text beside its list.  Libraries are made
when they are not there: 10,000 stories in half a minute, a million (WIREREADER_BENCH_MILLION=1) in
ten.  WIREREADER_BENCH names a JSON file to add the figures to.
"""

import os
import select
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.bench.figures import record
from tests.bench.library_maker import NOW, cache, library_of
from tests.bench.test_refresh_speed import kib_of
from tests.library.conftest import make_record
from tests.support.terminal import KEYS, Opener, Terminal
from wirereader.library.library import Library
from wirereader.story.body import Span
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Source

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1200)]
BARE = Path(__file__).parent / "bare_preview_app.py"
ROUNDS = 12
QUIET_S = 0.04
REST_S = 0.08
"""The rest after which the selected story is shown beside the list."""
STORIES = [10_000] + [1_000_000] * bool(os.environ.get("WIREREADER_BENCH_MILLION"))
OURS = {
    "page": ("pagedown",),
    "end": ("end",),
    "home": ("home",),
    "enter": ("enter",),
    "escape": ("escape",),
    "pane": ("tab",),
    "pane back": ("shift+tab",),
    "navigator": ("g",),
    "navigator closed": ("escape",),
}


SPEAKER = "Ana Speaker"


def found_of(record: Record) -> Findings:
    """Findings of a story in which one person is named."""
    mention = Mention(Span(0, len(SPEAKER)), 0)
    entity = Entity(EntityKind.PERSON, SPEAKER)
    return Findings(record.fingerprint, "bench 1", "en", (entity,), (mention,), ())


def times(shown: Terminal, typed: str, quiet_s: float = QUIET_S) -> tuple[float, float]:
    """From a key to the last byte before `quiet_s` of silence, and to the last before much more.

    Both in ms.  Bytes are not read by the emulator before that: it takes time of its own.
    """
    start = time.perf_counter()
    os.write(shown.fd, typed.encode())
    first = last = start
    came, is_first = bytearray(), True
    while True:
        wait = 0.5 if last == start else (quiet_s if is_first else 0.25)
        if not select.select([shown.fd], [], [], wait)[0]:
            if not is_first or last == start:
                break
            is_first = False
            continue
        came += os.read(shown.fd, 1 << 16)
        last = time.perf_counter()
        if is_first:
            first = last
    shown.stream.feed(bytes(came))
    return (first - start) * 1000, (last - start) * 1000


@pytest.fixture
def opened(home: Path, terminal: Opener) -> Callable[[int, tuple[int, int]], Terminal]:
    """Our screen on a library of so many stories; nothing is analysed meanwhile."""

    def opening(count: int, size: tuple[int, int]) -> Terminal:
        home.mkdir()
        folder = cache()
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(library_of(count, folder), home / "library.sqlite3")
        with Library.open(home / "library.sqlite3") as library:
            for at in range(5):  # somebody who has a card
                named = make_record(
                    f"named{at}", f"Named {at}", f"{SPEAKER} said so.", published=datetime.now(UTC)
                )
                library.store(Source("https://named.example/"), [named], FetchMemory(), NOW)
                library.keep_findings(found_of(named))
        (home / "config.toml").write_text(
            '[analysis]\nbacklog = false\n[reading]\nread_after = "off"\n', "utf-8"
        )
        shown = terminal("--tui", size=size)
        shown.wait_for(rf"unread of {count + 5:,}")
        shown.settle(1.0)
        return shown

    return opening


@pytest.mark.parametrize("size", [(120, 36), (200, 60)], ids=str)
@pytest.mark.parametrize("count", STORIES)
def test_every_key_against_the_down_of_a_bare_app(
    opened: Callable[[int, tuple[int, int]], Terminal],
    terminal: Opener,
    count: int,
    size: tuple[int, int],
) -> None:
    bare = terminal(size=size, command=[sys.executable, str(BARE)])
    bare.wait_for("Row 20 of")
    bare.settle(0.5)
    shown = opened(count, size)
    its: list[float] = []
    took: dict[str, list[float]] = {"down": [], "preview": [], "card": [], "card closed": []}
    for _ in range(ROUNDS):
        its.append(times(bare, KEYS["down"])[1])
        own, whole = times(shown, KEYS["down"])
        took["down"].append(own)
        if whole - REST_S * 1000 > 0:
            took["preview"].append(whole - REST_S * 1000)
        for name, keys in OURS.items():
            for key in keys:
                took.setdefault(name, []).append(times(shown, KEYS.get(key, key))[0])
        shown.press("home", "enter")  # a story that names somebody; none of its quotes is typed for
        shown.settle(0.3)
        shown.press("]")
        shown.settle(0.3)
        took["card"].append(times(shown, "c", 0.12)[0])  # asked of the library, then drawn
        shown.wait_for("IN STORIES")
        took["card closed"].append(times(shown, KEYS["escape"])[0])
        shown.press("escape")
        shown.settle(0.3)
    yardstick = statistics.median(its)
    ratios = {name: statistics.median(of) / yardstick for name, of in took.items() if of}
    record(f"hand at {size[0]}x{size[1]} on {count:,}", bare_down_ms=yardstick, **ratios)
    assert ratios["preview"]


@pytest.mark.parametrize("size", [(120, 36), (200, 60)], ids=str)
@pytest.mark.parametrize("count", STORIES)
def test_memory_after_all_keys_and_cards(
    opened: Callable[[int, tuple[int, int]], Terminal], count: int, size: tuple[int, int]
) -> None:
    shown = opened(count, size)
    for _ in range(6):
        for key in ("down", "down", *(key for keys in OURS.values() for key in keys)):
            shown.press(key)
            shown.settle(0.15)
        for key in ("home", "enter", "]", "c", "escape", "escape"):
            shown.press(key)
            shown.settle(0.3)
    mib = kib_of(str(shown.pid), "VmRSS") / 1024
    record(f"memory at {size[0]}x{size[1]} on {count:,}", mib=mib)
    assert mib


def test_ten_downs_in_a_row_show_one_story(
    opened: Callable[[int, tuple[int, int]], Terminal],
) -> None:
    shown = opened(10_000, (120, 36))
    before = len(shown.raw)
    for _ in range(10):
        shown.press("down")
        time.sleep(0.02)
    shown.settle(0.5)
    told = bytes(shown.raw[before:]).count(b"Story ")
    record("ten downs", titles_drawn=float(told))
    assert "Story 11 of 10,005" in shown.text
