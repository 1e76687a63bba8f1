"""When a source is asked again, and when no more."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.sources.fetch_result import Failed, FailureKind, Fetched, FetchResult, Unchanged
from wirereader.sources.scheduling import back_off_s, is_due, is_early, memory_after, paused_after
from wirereader.story.faults import SourceFault
from wirereader.story.source import FetchMemory, Paused, SourceOptions

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = 60, 3600, 86400
FAULT = SourceFault("It was not refreshed.", "It was down.", "Wait.")


def fetched(fresh_s: float | None = None) -> Fetched:
    return Fetched(1, b"x", {}, "a", None, '"e"', "then", fresh_s, "hash")


def unchanged(fresh_s: float | None = None) -> Unchanged:
    return Unchanged(1, "a", None, '"new"', "later", fresh_s)


def failed(kind: FailureKind = FailureKind.REFUSED, retry_after_s: float | None = None) -> Failed:
    return Failed(1, FAULT, kind, retry_after_s)


@pytest.mark.parametrize(
    ("result", "ttl_s", "interval_s", "failures", "wait_s"),
    [
        (fetched(), None, None, 0, 30 * MINUTE),
        (fetched(600), None, None, 0, 30 * MINUTE),
        (fetched(HOUR), None, None, 0, HOUR),
        (fetched(HOUR), 2 * HOUR, None, 0, 2 * HOUR),
        (fetched(365 * DAY), None, None, 0, DAY),
        (fetched(), None, 2 * DAY, 0, 2 * DAY),
        (fetched(), None, 1, 0, 5 * MINUTE),
        (fetched(), None, 0, 5, 30 * MINUTE),
        (unchanged(), 2 * HOUR, None, 3, 2 * HOUR),
        (unchanged(HOUR), None, 10 * MINUTE, 0, HOUR),
        (failed(), None, None, 0, 30 * MINUTE),
        (failed(), None, None, 1, HOUR),
        (failed(), None, None, 3, 4 * HOUR),
        (failed(), None, None, 50, DAY),
        (failed(), None, 3 * DAY, 50, 3 * DAY),
        (failed(FailureKind.BUSY, 2), None, None, 0, 30 * MINUTE),
        (failed(FailureKind.BUSY, 2 * HOUR), None, None, 4, 2 * HOUR),
        (failed(FailureKind.BUSY), None, None, 4, 8 * HOUR),
        (failed(FailureKind.BUSY, 10**9), None, None, 0, 7 * DAY),
        (failed(FailureKind.HELD_BACK, 2 * HOUR), None, None, 4, 2 * HOUR),
        (failed(FailureKind.HELD_BACK), None, None, 4, 5 * MINUTE),
        (failed(FailureKind.OFFLINE), None, None, 9, 5 * MINUTE),
        (failed(FailureKind.ANSWER, 2 * HOUR), None, None, 0, 2 * HOUR),
    ],
)
def test_when_to_ask_again(
    result: FetchResult,
    ttl_s: int | None,
    interval_s: int | None,
    failures: int,
    wait_s: int,
) -> None:
    old = FetchMemory(ttl_s=ttl_s, failures=failures)
    new = memory_after(old, result, NOW, SourceOptions(interval_s=interval_s))
    assert new.due_at == NOW + timedelta(seconds=wait_s)
    assert not is_due(new, NOW)
    assert is_due(new, NOW + timedelta(seconds=wait_s))


def test_the_general_interval_and_the_jitter() -> None:
    new = memory_after(FetchMemory(), fetched(), NOW, interval_s=HOUR, jitter=0.5)
    assert new.due_at == NOW + timedelta(seconds=HOUR * 1.1)
    new = memory_after(
        FetchMemory(), fetched(), NOW, SourceOptions(interval_s=600), interval_s=HOUR
    )
    assert new.due_at == NOW + timedelta(seconds=600)


def test_what_success_leaves_behind() -> None:
    old = FetchMemory(failures=4, fault="refused", what="a", why="b", remedy="c", ttl_s=60)
    assert memory_after(old, fetched(), NOW) == FetchMemory(
        etag='"e"',
        last_modified="then",
        content_hash="hash",
        fetched_at=NOW,
        changed_at=NOW,
        due_at=NOW + timedelta(minutes=30),
        ttl_s=60,
    )


def test_nothing_new_keeps_the_bytes_and_refreshes_the_rest() -> None:
    before = NOW - timedelta(days=1)
    old = FetchMemory('"e"', "then", "hash", before, before, failures=2, fault="x", what="y")
    assert memory_after(old, unchanged(), NOW) == FetchMemory(
        '"new"', "later", "hash", NOW, before, NOW + timedelta(minutes=30)
    )


def test_what_a_failure_leaves_behind() -> None:
    before = NOW - timedelta(days=1)
    old = FetchMemory('"e"', "then", "hash", before, before, before, 2)
    assert memory_after(old, failed(), NOW) == old._replace(
        due_at=NOW + timedelta(hours=2),
        failures=3,
        fault="refused",
        what=FAULT.what,
        why=FAULT.why,
        remedy=FAULT.remedy,
    )


def test_what_cannot_be_read_is_asked_for_anew() -> None:
    old = FetchMemory('"e"', "then", "hash", NOW, NOW)
    new = memory_after(old, failed(FailureKind.UNREADABLE), NOW)
    assert (new.etag, new.last_modified, new.content_hash) == (None, None, None)
    assert new.failures == 1


@pytest.mark.parametrize("kind", [FailureKind.OFFLINE, FailureKind.HELD_BACK])
def test_what_is_not_its_fault_is_not_counted(kind: FailureKind) -> None:
    assert memory_after(FetchMemory(failures=2), failed(kind), NOW).failures == 2


def test_a_failure_that_was_asked_for_early_is_not_counted() -> None:
    old = FetchMemory(failures=2, due_at=NOW + timedelta(seconds=1))
    assert memory_after(old, failed(), NOW).failures == 2


def failing_since(start: FetchMemory) -> tuple[int, timedelta]:
    """How many failures, and how long, until it is left alone; asked whenever it is due."""
    memory, now = start, NOW
    for number in range(1, 100):
        memory = memory_after(memory, failed(), now)
        if paused_after(memory, failed(), now) is not None:
            return number, now - NOW
        assert memory.due_at is not None
        now = memory.due_at
    raise AssertionError("never")


def test_long_failure_is_ten_times_and_a_week() -> None:
    for start in (FetchMemory(), FetchMemory(fetched_at=NOW)):
        failures, took = failing_since(start)
        assert failures >= 10
        assert timedelta(days=7) <= took < timedelta(days=9)


def test_ten_failures_in_an_hour_are_not_long() -> None:
    memory = FetchMemory(fetched_at=NOW - timedelta(hours=1), failures=40)
    assert paused_after(memory, failed(), NOW) is None
    memory = FetchMemory(fetched_at=NOW - timedelta(days=30), failures=9)
    assert paused_after(memory, failed(), NOW) is None
    memory = FetchMemory(fetched_at=NOW - timedelta(days=30), failures=10)
    assert paused_after(memory, failed(), NOW) is Paused.FAILING
    assert paused_after(memory, failed(FailureKind.OFFLINE), NOW) is None
    assert paused_after(memory, fetched(), NOW) is None


def test_gone_is_gone_at_once() -> None:
    assert paused_after(FetchMemory(), failed(FailureKind.GONE), NOW) is Paused.GONE


@given(st.integers(0, 10**6), st.integers(1, 10**7))
def test_back_off_grows_and_stays_bounded(failures: int, interval_s: int) -> None:
    wait = back_off_s(failures, interval_s)
    assert interval_s <= wait <= max(interval_s, DAY)
    assert back_off_s(failures + 1, interval_s) >= wait


@given(st.floats(allow_nan=False) | st.none(), st.floats(allow_nan=False), st.integers(0, 10**12))
def test_any_wish_gives_a_time(wish: float | None, jitter: float, interval_s: int) -> None:
    for result in (fetched(wish), failed(FailureKind.BUSY, wish)):
        new = memory_after(FetchMemory(), result, NOW, interval_s=interval_s, jitter=jitter)
        assert new.due_at is not None
        assert new.due_at > NOW


@pytest.mark.parametrize(
    ("days", "waits"),
    [(0, False), (-1, False), (0.01, True), (369, True), (371, False), (9000, False)],
)
def test_what_is_due_later_than_anything_could_be_is_due_now(days: float, *, waits: bool) -> None:
    assert is_early(NOW + timedelta(days=days), NOW) is waits
    assert is_due(FetchMemory(due_at=NOW + timedelta(days=days)), NOW) is not waits
    assert not is_early(None, NOW)
