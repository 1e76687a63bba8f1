"""How long a server asks to be left alone, read from its headers."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

_MAX_AGE: Final = re.compile(r"(?:^|[\s,])(?:s-)?max-age\s*=\s*\"?(\d{1,12})", re.IGNORECASE)
_NOT_KEPT: Final = re.compile(r"(?:^|[\s,])no-(?:cache|store)\b", re.IGNORECASE)
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
    """Seconds to wait by Retry-After (seconds, or a date compared to the server's own Date)."""
    said = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(said):
        return float(said)
    until = http_date(said)
    if until is None:
        return None
    return max(0.0, (until - (http_date(headers.get("date", "")) or now)).total_seconds())


def http_date(text: str) -> datetime | None:
    """A date of a header as an aware time in UTC, or None."""
    try:
        found = parsedate_to_datetime(text[:100])
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
