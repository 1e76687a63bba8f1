"""How long a server asks to be left alone, read from its headers."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

_MAX_AGE: Final = re.compile(r"(?:^|[\s,])(?:s-)?max-age\s*=\s*\"?(\d{1,12})", re.IGNORECASE)
_NOT_KEPT: Final = re.compile(r"(?:^|[\s,])no-(?:cache|store)\b", re.IGNORECASE)
LONGEST_S: Final = 7 * 86_400.0
"""Seconds that a server may ask for: longer would be for good."""
_UNIX_TIMES: Final = 1_000_000_000  # seconds since 1970; nobody waits so long
_SECONDS: Final = re.compile(r"\d{1,12}(?:\.\d{1,9})?")


def freshness_s(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds for which an answer is fresh, or None where nothing is said.

    `headers` are named in lower case.  Cache-Control goes before Expires, as RFC 9111 5.3 has it;
    what lay in a cache on the way (Age) is taken off.
    """
    control = headers.get("cache-control", "")
    if _NOT_KEPT.search(control):
        return 0.0
    found = _MAX_AGE.search(control)
    if found:
        age = headers.get("age", "").strip()
        return max(0.0, float(found[1]) - (float(age) if _SECONDS.fullmatch(age) else 0.0))
    if "expires" not in headers:
        return None
    expires = http_date(headers["expires"])
    if expires is None:  # "0" and "-1" are the usual ways to say that it is stale already
        return 0.0
    return max(0.0, (expires - (http_date(headers.get("date", "")) or now)).total_seconds())


def retry_after_s(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds to wait by Retry-After (seconds, or a date compared to the server's own Date).

    Where that says nothing, until the server begins to count anew (RateLimit-Reset, in seconds or
    as Unix time).  Never longer than `LONGEST_S`: what is told is what is done.
    """
    said = headers.get("retry-after", "").strip()
    until = None if _SECONDS.fullmatch(said) else http_date(said)
    if until is not None:
        wait = (until - (http_date(headers.get("date", "")) or now)).total_seconds()
    elif _SECONDS.fullmatch(said):
        wait = float(said)
    elif (reset := _reset_s(headers, now)) is not None:
        wait = reset
    else:
        return None
    return min(max(0.0, wait), LONGEST_S)


def _reset_s(headers: Mapping[str, str], now: datetime) -> float | None:
    for prefix in ("", "x-"):
        said = headers.get(f"{prefix}ratelimit-reset", "").strip()
        left = headers.get(f"{prefix}ratelimit-remaining", "0").strip()
        if _SECONDS.fullmatch(said) and _SECONDS.fullmatch(left) and float(left) < 1:
            return float(said) - (now.timestamp() if float(said) > _UNIX_TIMES else 0)
    return None


def http_date(text: str) -> datetime | None:
    """A date of a header as an aware time in UTC, or None."""
    try:
        found = parsedate_to_datetime(text[:100])
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
