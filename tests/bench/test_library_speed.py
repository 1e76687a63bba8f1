"""How fast the library answers, with ten thousand stories and with a million.

Run with `pytest -m bench -s tests/bench/test_library_speed.py`.  WIREREADER_BENCH_STORIES says how
many ("10000" if unset, "10000,1000000" for both), WIREREADER_BENCH_CACHE where made libraries are
kept; WIREREADER_BENCH names a JSON file to add the figures to.  All figures in milliseconds.
"""

import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bench import library_maker as maker
from tests.bench.figures import record
from wirereader.library.library import Library
from wirereader.library.results import Sort
from wirereader.library.search.query import Flag, InSources, Query, Since
from wirereader.library.search.query_parser import parse_query
from wirereader.library.story_rows import Rows
from wirereader.story.record import ticks
from wirereader.story.source import FetchMemory

pytestmark = [pytest.mark.bench, pytest.mark.timeout(7200)]
COUNTS = [int(one) for one in os.environ.get("WIREREADER_BENCH_STORIES", "10000").split(",")]
RUNS = 15


NOW = maker.NOW


def median_ms(work: Callable[[], Any], runs: int = RUNS) -> float:
    spent = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


@pytest.fixture(scope="module", params=COUNTS)
def path(request: pytest.FixtureRequest) -> Path:
    folder = maker.cache()
    folder.mkdir(parents=True, exist_ok=True)
    made: Path = maker.library_of(request.param, folder)
    return made


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library.open(path) as opened:
        yield opened


def name_of(path: Path, what: str) -> str:
    return f"{what}, {path.stem.removeprefix('stories-')} stories"


def test_the_first_page(path: Path) -> None:
    def open_and_show() -> None:
        with Library.open(path) as library:
            rows = library.rows(None, NOW)
            assert rows.count() > 0
            for number in range(50):
                rows.row(number)

    def open_alone() -> None:
        Library.open(path).close()

    record(
        name_of(path, "open and first page"),
        open_ms=median_ms(open_alone),
        open_and_50_rows_ms=median_ms(open_and_show),
    )


def test_rows(library: Library, path: Path) -> None:
    count = library.rows(None, NOW).count()
    chance = random.Random(2)  # noqa: S311 - rows to ask for

    def first_page() -> None:
        library.rows(None, NOW).row(0)

    def to_the_end() -> None:
        library.rows(None, NOW).row(count - 1)

    turning = library.rows(None, NOW)
    pages = iter(range(0, count, 200))
    somewhere = library.rows(None, NOW)
    somewhere.row(count // 2)
    cold = [library.rows(None, NOW) for _ in range(5)]
    middle = somewhere.row(count // 3).id
    record(
        name_of(path, "rows"),
        first_page=median_ms(first_page),
        page_turn=median_ms(lambda: turning.row(next(pages))),
        end=median_ms(to_the_end),
        first_at_random=median_ms(lambda: cold.pop().row(chance.randrange(count)), 5),
        at_random=median_ms(lambda: somewhere.row(chance.randrange(count)), 100),
        find=median_ms(lambda: somewhere.find(middle)),
        next_unread=median_ms(lambda: somewhere.next_unread(count // 4)),
        unread=median_ms(somewhere.unread),
        newer=median_ms(somewhere.newer),
    )


def queries() -> dict[str, str]:
    words = maker.Maker().words
    return {
        "in every story": maker.EVERYWHERE,
        "common": words[40],
        "rare": words[50_000],
        "two common": f"{words[3]} {words[40]}",
        "common and rare": f"{words[3]} {words[20_000]}",
        "phrase": f'"{words[1]} {words[2]}"',
        "without a common": f"{words[40]} -{words[60]}",
        "only without": f"-{words[200]}",
        "either": f"{words[30]} OR {words[9000]}",
        "since": f"{words[3]} since:30d",
        "long ago": f"{words[3]} before:365d",
        "speaker": 'speaker:"speaker 3"',
        "speaker and common": f'speaker:"speaker 3" {words[3]}',
        "source": "source:news7",
        "source and common": f'source:"Source 7" {words[3]}',
        "unread": f"{words[3]} unread",
        "starred": f"{words[3]} starred",
        "headline": f"headline:{words[500]}",
        "prefix": f"{words[400]}*",
        "nothing": "nowhereatall",
    }


def first_50(library: Library, query: str, is_ranked: bool) -> Callable[[], None]:
    asked = parse_query(query, NOW, ranked=is_ranked)

    def search() -> None:
        rows = library.rows(asked, NOW)
        for number in range(min(50, rows.count())):
            rows.row(number)

    return search


@pytest.mark.parametrize("is_ranked", [False, True])
def test_searches(library: Library, path: Path, is_ranked: bool) -> None:
    what = "search, ranked" if is_ranked else "search, newest 50"
    spent = {
        name: median_ms(first_50(library, query, is_ranked), 5) for name, query in queries().items()
    }
    record(name_of(path, what), **spent)


def test_storing(tmp_path: Path) -> None:
    """Ten thousand stories of 200 sources into an empty library, a unit of work for each source."""
    stories = maker.Maker().batches(10_000)
    batch = next(stories)

    def store() -> None:
        target = tmp_path / f"{time.perf_counter_ns()}.sqlite3"
        with Library.open(target) as library:
            for number in range(maker.SOURCES):
                part = batch[number :: maker.SOURCES]
                library.store(maker.source(number), part, FetchMemory(), NOW)
        target.unlink()

    cpu = time.process_time()
    wall = median_ms(store, 3)
    record("store 10,000", wall_s=wall / 1000, cpu_s=(time.process_time() - cpu) / 3)


def scopes() -> dict[str, Query | None]:
    """A list of each kind but a search."""
    return {
        "all": None,
        "unread": Query("", (Flag("unread"),)),
        "today": Query("", (Since(ticks(NOW.replace(hour=0)) or 0),)),
        "starred": Query("", (Flag("starred"),)),
        "changed": Query("", (Flag("changed"),)),
        "source": Query("", (InSources((7,)),)),
        "folder": Query("", (InSources(tuple(range(1, 26))),)),
    }


def first_rows(library: Library, query: Query | None, sort: Sort = Sort.NEWEST) -> Rows:
    rows = library.rows(query, NOW, sort=sort)
    rows.unread()
    for number in range(min(50, rows.count())):
        rows.row(number)
    return rows


def test_going_into_a_scope(library: Library, path: Path) -> None:
    """Exact counts and the first fifty rows; then the last row, and the next unread one."""
    into, end, unread = dict[str, float](), dict[str, float](), dict[str, float]()
    for name, query in scopes().items():
        into[name] = median_ms(lambda query=query: first_rows(library, query), 5)  # type: ignore[misc]
        here = first_rows(library, query)
        if here.count() > 50:
            fresh = [first_rows(library, query) for _ in range(5)]
            last = here.count() - 1
            end[name] = median_ms(lambda fresh=fresh, last=last: fresh.pop().row(last), 5)  # type: ignore[misc]
            unread[name] = median_ms(lambda here=here: here.next_unread(40))  # type: ignore[misc]
    orders = {
        str(sort): median_ms(lambda sort=sort: first_rows(library, None, sort), 5)  # type: ignore[misc]
        for sort in Sort
    }
    record(name_of(path, "into a scope"), **into)
    record(name_of(path, "its last row"), **end)
    record(name_of(path, "its next unread"), **unread)
    record(name_of(path, "all in an order"), **orders)
    day = NOW.replace(hour=0)
    record(name_of(path, "the tree"), counted=median_ms(lambda: library.count_feeds(NOW, day), 5))
