"""When a source is asked again, and when it is left alone for good: pure, by what came of each try.

Knows no network and no clock: times and chance are handed in.
"""

from datetime import datetime, timedelta
from typing import Final

from wirereader.sources.fetch_result import Failed, FailureKind, Fetched, FetchResult
from wirereader.sources.http.retry_after import LONGEST_S
from wirereader.story.source import FetchMemory, Paused, SourceOptions

MINUTE_S: Final = 60
DAY_S: Final = 86400
DEFAULT_INTERVAL_S: Final = 30 * MINUTE_S  # seldom enough for any server, often enough for news
SHORTEST_INTERVAL_S: Final = 5 * MINUTE_S  # more often is rude, whoever wishes it
_LONGEST_WISH_S: Final = DAY_S  # a server that says "a year" means that it does not care
_LONGEST_WAIT_S: Final = 370 * DAY_S  # no interval that a reader may set is longer
_LONGEST_BACK_OFF_S: Final = DAY_S  # a feed that comes back is seen the day it does
_JITTER: Final = 0.2  # part of the wait: feeds added together are not asked together for ever
_MANY_FAILURES: Final = 10  # in a row, and over a week: a server's bad weekend is neither
_LONG_S: Final = 7 * DAY_S
# Not the source's fault: it is neither counted against it nor paid for with a longer wait
_NOT_ITS_FAULT: Final = frozenset({FailureKind.OFFLINE, FailureKind.HELD_BACK})
ASKS_TO_WAIT: Final = frozenset({FailureKind.BUSY, FailureKind.HELD_BACK})
"""The server said when it may be asked again, or at least not now."""
_NEVER_LONG: Final = frozenset({FailureKind.PRIVATE, FailureKind.PASSWORD, FailureKind.PROXY})


def memory_after(
    old: FetchMemory,
    result: FetchResult,
    now: datetime,
    options: SourceOptions = SourceOptions(),  # noqa: B008 - immutable
    *,
    interval_s: int = DEFAULT_INTERVAL_S,
    jitter: float = 0.0,
) -> FetchMemory:
    """What is remembered after a try.

    `old.ttl_s` is what the feed itself asks for: whoever read it puts it there before.
    `interval_s` is the general interval, for sources without their own; `jitter` is a number from
    0 to 1, drawn by the caller, which spreads the next tries over a fifth of the wait.
    `fetched_at` becomes when the source last answered.  After bytes that are no feed the validators
    are dropped: "nothing new" would hide for ever that they were not read.
    """
    base = _interval(options, interval_s)
    if isinstance(result, Failed):
        if result.kind is FailureKind.UNREADABLE:
            old = old._replace(etag=None, last_modified=None, content_hash=None)
        return old._replace(
            due_at=_later(now, _wait_after_failure(old, result, base), jitter),
            failures=old.failures + _is_counted(old, result, now),
            fault=str(result.kind),
            what=result.fault.what,
            why=result.fault.why,
            remedy=result.fault.remedy,
        )
    wish = min(max(result.fresh_s or 0, old.ttl_s or 0), _LONGEST_WISH_S)
    is_new = isinstance(result, Fetched)
    return FetchMemory(
        etag=result.etag,
        last_modified=result.last_modified,
        content_hash=result.content_hash if isinstance(result, Fetched) else old.content_hash,
        fetched_at=now,
        changed_at=now if is_new else old.changed_at,
        due_at=_later(now, max(base, wish), jitter),
        ttl_s=old.ttl_s,
    )


def paused_after(
    memory: FetchMemory,
    result: FetchResult,
    now: datetime,
    options: SourceOptions = SourceOptions(),  # noqa: B008 - immutable
    *,
    interval_s: int = DEFAULT_INTERVAL_S,
) -> Paused | None:
    """Whether a source is not asked any more after a try; `memory` is what `memory_after` gave.

    Gone at once; failing after ten failures in a row over a week or more.
    """
    if not isinstance(result, Failed):
        return None
    if result.is_gone:
        return Paused.GONE
    if result.kind in _NOT_ITS_FAULT or result.kind in _NEVER_LONG:
        return None
    is_long = has_failed_long(memory, now, _interval(options, interval_s))
    return Paused.FAILING if is_long else None


def has_failed_long(memory: FetchMemory, now: datetime, interval_s: int) -> bool:
    """Claim that it failed ten times in a row or more, over a week or more.

    Where it never answered, the waits between its failures tell how long they took at the least:
    only a failure that was due is counted.
    """
    if memory.failures < _MANY_FAILURES:
        return False
    if memory.fetched_at is not None:
        return (now - memory.fetched_at).total_seconds() >= _LONG_S
    waited = sum(back_off_s(number, interval_s) for number in range(1, memory.failures))
    return waited >= _LONG_S


def back_off_s(failures: int, interval_s: int) -> int:
    """Seconds to wait after so many failures in a row: twice as long each time, at most a day.

    A longer interval than a day stays as it is.
    """
    doubled = interval_s << min(max(failures - 1, 0), 20)
    return max(interval_s, min(doubled, _LONGEST_BACK_OFF_S))


def is_due(memory: FetchMemory, now: datetime) -> bool:
    """Claim that it is time to ask again."""
    return not is_early(memory.due_at, now)


def is_early(due_at: datetime | None, now: datetime) -> bool:
    """Claim that what is due at `due_at` has to wait.

    What is due later than anything could be was noted while the clock was ahead.
    """
    return due_at is not None and 0 < (due_at - now).total_seconds() <= _LONGEST_WAIT_S


def _interval(options: SourceOptions, general_s: int) -> int:
    return max(SHORTEST_INTERVAL_S, options.interval_s or general_s)


def _wait_after_failure(old: FetchMemory, result: Failed, base: int) -> float:
    if result.kind is FailureKind.OFFLINE:
        return SHORTEST_INTERVAL_S
    asked = min(result.retry_after_s or 0, LONGEST_S)
    if result.kind is FailureKind.HELD_BACK:
        return max(asked, SHORTEST_INTERVAL_S)
    if result.kind in ASKS_TO_WAIT and asked:
        return max(asked, base)
    return max(asked, back_off_s(old.failures + 1, base))


def _is_counted(old: FetchMemory, result: Failed, now: datetime) -> bool:
    """Claim that a failure counts: not one that the reader asked for before its time."""
    return result.kind not in _NOT_ITS_FAULT and is_due(old, now)


def _later(now: datetime, wait_s: float, jitter: float) -> datetime:
    try:
        return now + timedelta(seconds=wait_s * (1 + _JITTER * min(max(jitter, 0.0), 1.0)))
    except OverflowError:
        return now + timedelta(days=1)
