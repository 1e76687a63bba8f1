from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.library.library import Library
from wirereader.story.mark import Mark

NOON = datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
moments = st.datetimes(timezones=st.just(UTC))
actions = st.lists(
    st.tuples(
        st.sampled_from(["mark_read", "mark_unread", "star", "unstar"]),
        st.sampled_from([("VOA", "1"), ("VOA", "2"), ("", "1")]),
        moments,
    ),
    max_size=12,
)


@pytest.mark.parametrize("kept", [False, True])
def test_read_and_starred_are_two_things(tmp_path: Path, kept: bool) -> None:
    with Library.open(tmp_path / "l.sqlite3" if kept else None) as library:
        library.mark_read("VOA", "1", NOON)
        library.star("VOA", "1", LATER)
        assert library.marks([("VOA", "1"), ("VOA", "2")]) == {
            ("VOA", "1"): Mark("VOA", "1", NOON, LATER)
        }
        library.mark_unread("VOA", "1", LATER)
        assert library.marks([("VOA", "1")])["VOA", "1"] == Mark("VOA", "1", None, LATER)
        library.unstar("VOA", "1", LATER)
        assert library.marks([("VOA", "1")])["VOA", "1"] == Mark("VOA", "1")


def test_marks_are_there_when_the_library_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "l.sqlite3"
    with Library.open(path) as library:
        library.star("VOA", "story:1", NOON)
    with Library.open(path) as library:
        assert library.marks([("VOA", "story:1")]) == {
            ("VOA", "story:1"): Mark("VOA", "story:1", None, NOON)
        }


@given(actions)
def test_marks_say_what_was_done_last(done: list[tuple[str, tuple[str, str], datetime]]) -> None:
    read: dict[tuple[str, str], datetime | None] = {}
    starred: dict[tuple[str, str], datetime | None] = {}
    with Library.open(None) as library:
        for action, key, at in done:
            getattr(library, action)(*key, at)
            side = read if "read" in action else starred
            side[key] = None if "un" in action else at
        kept = library.marks([("VOA", "1"), ("VOA", "2"), ("", "1"), ("", "2"), ("VOA", "1")])
    assert kept == {
        key: Mark(*key, read.get(key), starred.get(key)) for key in read.keys() | starred.keys()
    }


def test_a_moment_is_kept_to_the_microsecond_and_in_utc() -> None:
    east = datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=timezone(timedelta(hours=3)))
    with Library.open(None) as library:
        library.mark_read("s", "g", east)
        read_at = library.marks([("s", "g")])["s", "g"].read_at
    assert read_at == east
    assert read_at is not None
    assert read_at.tzinfo is UTC


def test_many_marks_are_asked_for_at_once() -> None:
    keys = [("s", str(number)) for number in range(5000)]
    with Library.open(None) as library:
        for key in keys[::500]:
            library.mark_read(*key, NOON)
        assert sorted(library.marks(keys)) == sorted(keys[::500])
        assert library.marks([]) == {}
