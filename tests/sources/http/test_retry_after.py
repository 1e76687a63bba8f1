"""How long a server asks to be left alone."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.sources.http.retry_after import freshness_s, http_date, retry_after_s

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
AT_ONE = "Mon, 23 Nov 2026 13:00:00 GMT"
AT_TWO = "Mon, 23 Nov 2026 14:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"cache-control": "max-age=600"}, 600),
        ({"cache-control": "public, MAX-AGE = 600 , must-revalidate"}, 600),
        ({"cache-control": 'max-age="600"'}, 600),
        ({"cache-control": "s-maxage=5, max-age=600"}, 600),
        ({"cache-control": "max-age=600", "age": "100"}, 500),
        ({"cache-control": "max-age=600", "age": "1000"}, 0),
        ({"cache-control": "max-age=600", "age": "-5"}, 600),
        ({"cache-control": "no-cache, max-age=600"}, 0),
        ({"cache-control": "no-store"}, 0),
        ({"cache-control": "max-age=600", "expires": AT_TWO}, 600),
        ({"cache-control": "public", "expires": AT_TWO}, 7200),
        ({"expires": AT_TWO, "date": AT_ONE}, 3600),
        ({"expires": AT_ONE, "date": AT_TWO}, 0),
        ({"expires": "0"}, 0),
        ({"expires": "-1", "date": AT_ONE}, 0),
        ({"cache-control": "max-age=99999999999999999"}, 999_999_999_999),
        ({"cache-control": "x-max-age=600"}, None),
    ],
)
def test_fresh_for(headers: dict[str, str], seconds: float | None) -> None:
    assert freshness_s(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "120"}, 120),
        ({"retry-after": " 1.5 "}, 1.5),
        ({"retry-after": AT_ONE}, 3600),
        ({"retry-after": AT_TWO, "date": AT_ONE}, 3600),
        ({"retry-after": AT_ONE, "date": AT_TWO}, 0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "99999999999"}, 7 * 86_400),
        ({"retry-after": "Mon, 23 Nov 2099 13:00:00 GMT"}, 7 * 86_400),
        ({"ratelimit-reset": "600"}, 600),
        ({"x-ratelimit-reset": "600", "x-ratelimit-remaining": "0.0"}, 600),
        ({"x-ratelimit-reset": "600", "x-ratelimit-remaining": "12"}, None),
        ({"x-ratelimit-reset": str(int(NOW.timestamp()) + 900)}, 900),
        ({"x-ratelimit-reset": str(int(NOW.timestamp()) - 900)}, 0),
        ({"x-ratelimit-reset": "soon"}, None),
        ({"retry-after": "120", "x-ratelimit-reset": "600"}, 120),
    ],
)
def test_wait_for(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after_s(headers, NOW) == seconds


@given(st.text())
def test_any_header_is_answered(text: str) -> None:
    assert (date := http_date(text)) is None or date.tzinfo is not None
    for name in ("cache-control", "expires", "age", "retry-after", "ratelimit-reset"):
        fresh = freshness_s({name: text, "date": text}, NOW)
        assert fresh is None or fresh >= 0
        wait = retry_after_s({name: text, "date": text}, NOW)
        assert wait is None or wait >= 0
