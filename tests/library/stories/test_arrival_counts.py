"""Counts of what arrives: once for a batch, or by the trigger where nobody announced it."""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.library.conftest import NOON, make_record, make_source
from wirereader.library.library import Library
from wirereader.library.stories import batch_writer
from wirereader.story.source import FetchMemory

Counts = tuple[list[tuple[int, int, int]], list[tuple[int, int]]]


def counted(path: Path) -> Counts:
    """The rows of `counts` and of `hours`."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        counts = connection.execute("SELECT source, total, unread FROM counts ORDER BY 1")
        hours = connection.execute("SELECT hour, stories FROM hours ORDER BY 1")
        return counts.fetchall(), hours.fetchall()


def stored(path: Path) -> Counts:
    """What is counted when two sources brought five stories, one of which is killed."""
    with Library.open(path) as library:
        first, second = (library.add_source(make_source(name)) for name in "ab")
        killed = make_record("4", status="killed")
        early = make_record("5", published=NOON.replace(hour=3))
        library.store_many(
            [
                (first, [make_record("1"), make_record("2"), killed], FetchMemory()),
                (second, [make_record("3"), early], FetchMemory()),
            ],
            NOON,
        )
    return counted(path)


def test_a_batch_counts_what_is_listed(tmp_path: Path) -> None:
    counts, hours = stored(tmp_path / "library.db")
    assert counts == [(0, 4, 4), (1, 2, 2), (2, 2, 2)]
    assert [stories for _, stories in hours] == [1, 3]


@pytest.mark.parametrize("name", ["announce", "count_listed"])
def test_each_half_is_needed(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing: Callable[..., None] = lambda *_: None  # noqa: E731
    monkeypatch.setattr(batch_writer, name, nothing)
    counts, _ = stored(tmp_path / "library.db")
    assert counts[0] != (0, 4, 4)


def test_what_nobody_announced_is_counted_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = stored(tmp_path / "one.db")
    monkeypatch.setattr(batch_writer, "announce", lambda *_: None)
    monkeypatch.setattr(batch_writer, "count_listed", lambda *_: None)
    assert stored(tmp_path / "other.db") == expected
