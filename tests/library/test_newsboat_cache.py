"""Read marks from newsboat's cache: brought once, also for stories that are still to come."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wirereader.library.library import Library
from wirereader.library.newsboat_cache import bring_read_marks, read_keys
from wirereader.story.body import Body
from wirereader.story.faults import SourceFault
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Dispatch

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FEED = "https://city.example/feed"
ITEMS = [
    ("g1", "https://city.example/1", 0),
    ("g2", "https://city.example/2", 1),
    ("https://city.example/3", "https://city.example/3", 0),
    ("https://city.example/4Mon, 23 Nov 2026 08:00:00 +0000", "https://city.example/4", 0),
    ("g\x1b[31m5", "", 0),
]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    path = tmp_path / "cache.db"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE rss_item (id INTEGER, guid, url, feedurl, unread INTEGER)")
        made.executemany(
            "INSERT INTO rss_item (guid, url, feedurl, unread) VALUES (?, ?, ?, ?)",
            [(guid, link, FEED, unread) for guid, link, unread in ITEMS],
        )
        made.commit()
    return path


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(None) as opened:
        yield opened


def test_pairs_are_those_our_own_stories_have(cache: Path) -> None:
    assert read_keys(cache) == [
        (FEED, "g1"),
        (FEED, "https://city.example/3"),
        (FEED, "https://city.example/4"),
        (FEED, "g5"),
    ]


def test_what_was_read_is_read_when_it_comes_to_us(cache: Path, library: Library) -> None:
    assert bring_read_marks(library, cache, NOW) == 4
    source = library.add_source(Source(FEED, address=FEED, title="City"))
    records = [
        record_of(Dispatch(guid, f"Story {guid}", Body.of(f"About {guid}."), "City"), None)
        for guid in ("g1", "g2", "https://city.example/4")
    ]
    library.store(source, records, FetchMemory(), NOW)
    rows = library.rows(None, NOW)
    found = [rows.row(number) for number in range(rows.count())]
    assert {row.headline: row.is_read for row in found} == {
        "Story g1": True,
        "Story g2": False,
        "Story https://city.example/4": True,
    }


def test_bringing_them_twice_changes_nothing(cache: Path, library: Library) -> None:
    bring_read_marks(library, cache, NOW)
    assert bring_read_marks(library, cache, NOW + timedelta(days=1)) == 0
    assert library.marks([(FEED, "g1")])[FEED, "g1"].read_at == NOW


def test_the_cache_itself_is_not_touched(cache: Path) -> None:
    before = cache.read_bytes()
    read_keys(cache)
    assert cache.read_bytes() == before


@pytest.mark.parametrize("content", [None, b"", b"not a database at all, but long enough" * 99])
def test_another_file_is_told_in_words(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "other.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SourceFault, match=r"other\.db cannot be read"):
        read_keys(path)
