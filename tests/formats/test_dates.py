from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.formats.dates import read_date


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21"),
        ("Thu, 1 Jan 04 19:48 EST", "2004-01-02T00:48:00"),
        ("01 January 2004 19:48:21 -0800", "2004-01-02T03:48:21"),
        ("Fri, 25 Oct 2024 10:00:00 -0700 (PDT)", "2024-10-25T17:00:00"),
        ("2003-12-31T10:14:55Z", "2003-12-31T10:14:55"),
        ("2003-12-31T10:14:55.123456789-08:00", "2003-12-31T18:14:55"),
        ("2003-12-31 10:14:55", "2003-12-31T10:14:55"),
        ("2003-12-31T10:14+0530", "2003-12-31T04:44:00"),
        ("20031231T101455Z", "2003-12-31T10:14:55"),
        ("2003-335", "2003-12-01T00:00:00"),
        ("2026-W48-1", "2026-11-23T00:00:00"),
        ("2003-12", "2003-12-01T00:00:00"),
        ("2003", "2003-01-01T00:00:00"),
        ("1999-12-31T24:00:00Z", "2000-01-01T00:00:00"),
        ("Thu Jan  1 19:48:21 2004", "2004-01-01T19:48:21"),
        ("Thu Jan 1 19:48:21 EST 2004", "2004-01-02T00:48:21"),
        ("November 23, 2026 at 10:15 pm EST", "2026-11-24T03:15:00"),
        ("lundi 3 août 2026 10:00", "2026-08-03T10:00:00"),
        ("3 de março de 2026", "2026-03-03T00:00:00"),
        ("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00"),
        ("2004-május-13T9:15-05:00", "2004-05-13T14:15:00"),
        ("2004-05-25 오후 11:23:17", "2004-05-25T14:23:17"),
        ("24.12.2026 10:00", "2026-12-24T10:00:00"),
        ("12/24/2026 10:00 PM", "2026-12-24T22:00:00"),
        ("1732360800", "2024-11-23T11:20:00"),
        ("1732360800000", "2024-11-23T11:20:00"),
    ],
)
def test_dates_of_many_hands_are_read(written: str, meant: str) -> None:
    assert read_date(f"  {written}\n") == datetime.fromisoformat(meant).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    ["", "x", "yesterday", "Thu, 31 Jun 2004 19:48:21 GMT", "2004-13-01", "1 " * 100_000, "99:99"],
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert read_date(written) is None


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_what_the_standard_library_writes_is_read(moment: datetime) -> None:
    whole = moment.replace(microsecond=0, tzinfo=UTC)
    assert read_date(whole.isoformat()) == whole
    assert read_date(whole.strftime("%a, %d %b %Y %H:%M:%S +0000")) == whole


@given(st.text(max_size=60))
def test_any_text_gives_an_aware_time_or_none(text: str) -> None:
    moment = read_date(text)
    assert moment is None or moment.utcoffset() is not None
