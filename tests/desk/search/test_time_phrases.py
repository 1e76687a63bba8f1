"""Times as people say them are terms of a query, and those terms are times."""

from datetime import datetime, timedelta, timezone

import pytest

from wirereader.desk.search.time_phrases import time_at
from wirereader.library.search.query_times import stretch_of

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize(
    ("said", "term"),
    [
        ("15 and 16 november", "(date:15nov OR date:16nov)"),
        ("november 3rd or 5th 2025", "(date:2025-11-03 OR date:2025-11-05)"),
        ("between 3 and 5 november", "date:3nov..5nov"),
        ("from 3 to 5 november 2025", "date:2025-11-03..2025-11-05"),
        ("3-5 november", "date:3nov..5nov"),
        ("monday to wednesday", "date:mon..wed"),
        ("mon-wed", "date:mon..wed"),
        ("tuesday and thursday", "(date:tue OR date:thu)"),
        ("today or yesterday", "(date:today OR date:yesterday)"),
        ("last weekend", "date:weekend"),
        ("over the weekend", "date:weekend"),
        ("the day before yesterday", "date:before-yesterday"),
        ("yesterday evening", "date:yesterday"),
        ("early this morning", "date:today"),
        ("last tuesday", "date:last-tue"),
        ("on the 15th", "date:15th"),
        ("since 15/11/2026", "since:2026-11-15"),
        ("on tuesday, 24 november", "date:24nov"),
        ("last fortnight", "since:2w"),
        ("past 24h", "since:24h"),
        ("not older than three days", "since:3d"),
        ("2 weeks or older", "before:2w"),
        ("before last week", "before:1w"),
        ("the other day", "since:3d"),
        ("in october", "date:oct"),
        ("since last monday", "since:last-mon"),
    ],
)
def test_a_time_in_words(said: str, term: str) -> None:
    found = time_at(said.split())
    assert found is not None
    assert (found.term, found.words, found.is_sure) == (term, len(said.split()), True)


@pytest.mark.parametrize(
    "said", ["may", "weekend", "morning", "15th", "1/2", "may or may not", "noon", "marching on"]
)
def test_a_word_that_may_be_anything_is_no_time_alone(said: str) -> None:
    found = time_at(said.split())
    assert found is None or not found.is_sure


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("weekend", "2026-11-21", "2026-11-23"),
        ("before-yesterday", "2026-11-22", "2026-11-23"),
        ("last-tue", "2026-11-17", "2026-11-18"),
        ("tue", "2026-11-24", "2026-11-25"),
        ("15th", "2026-11-15", "2026-11-16"),
        ("30th", "2026-10-30", "2026-10-31"),
        ("mon..wed", "2026-11-16", "2026-11-19"),
        ("mon..tue", "2026-11-23", "2026-11-25"),
    ],
)
def test_what_a_time_is(value: str, start: str, end: str) -> None:
    found = stretch_of(value, TUESDAY)
    assert found.end is not None
    assert (f"{found.start:%Y-%m-%d}", f"{found.end:%Y-%m-%d}") == (start, end)


@pytest.mark.parametrize(("value", "days"), [("2days", 2), ("1week", 7), ("48hours", 2), ("2d", 2)])
def test_a_length_may_be_written_out(value: str, days: int) -> None:
    assert stretch_of(value, TUESDAY).start == TUESDAY - timedelta(days=days)
