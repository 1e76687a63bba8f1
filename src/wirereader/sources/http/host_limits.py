"""Whose turn it is: never more than a few at once of one host, and no slot kept idle by waiting.

Pure: knows addresses and counts, no network and no clock.
"""

from collections import deque
from collections.abc import Iterable
from typing import Final, Generic, TypeVar
from urllib.parse import urlsplit

from wirereader.sources.http.private_networks import literal_ip

T = TypeVar("T")
# Under a country's ending, the second label of these is no name that somebody registered
_SHARED: Final = frozenset(
    {
        *("ac", "co", "com", "edu", "gob", "gouv", "gov", "govt", "id", "info", "ltd", "me", "mil"),
        *("ne", "net", "nhs", "nom", "or", "org", "plc", "sch", "web"),
    }
)


def registered_host(address: str) -> str:
    """The name that was registered for an address's host ("bbc.co.uk"), or its IP address.

    A rule of thumb in place of the public suffix list: where it takes too much together, the worst
    is that two sources wait for each other.
    """
    try:
        host = (urlsplit(address).hostname or "").rstrip(".").lower()
    except ValueError:
        return address
    if literal_ip(host) is not None:
        return host
    labels = host.split(".")
    kept = 2
    if len(labels) > kept and len(labels[-1]) == 2 and labels[-2] in _SHARED:  # noqa: PLR2004 - a country
        kept = 3
    return ".".join(labels[-kept:])


class HostQueue(Generic[T]):
    """Sources that wait, by host; the host with most of them first, so that none is left over."""

    def __init__(self, waiting: Iterable[tuple[str, T]], per_host: int) -> None:
        self._waiting: dict[str, deque[T]] = {}
        for host, one in waiting:
            self._waiting.setdefault(host, deque()).append(one)
        self._ready = deque(sorted(self._waiting, key=lambda host: -len(self._waiting[host])))
        self._free = dict.fromkeys(self._waiting, max(1, per_host))

    def __bool__(self) -> bool:
        """Claim that some still wait."""
        return bool(self._waiting)

    def next(self) -> tuple[str, T] | None:
        """Take the next whose host is free, or None when all that wait have to wait longer."""
        if not self._ready:
            return None
        host = self._ready[0]
        self._free[host] -= 1
        queue = self._waiting[host]
        one = queue.popleft()
        if not queue:
            del self._waiting[host]
        if not queue or not self._free[host]:
            self._ready.popleft()
        return host, one

    def done(self, host: str) -> None:
        """One of `host` has ended; its next one follows at once, on the same connection."""
        self._free[host] += 1
        if host in self._waiting and self._free[host] == 1:
            self._ready.appendleft(host)

    def drop(self, host: str) -> list[T]:
        """Take all that still wait for `host`."""
        if host in self._ready:
            self._ready.remove(host)
        return list(self._waiting.pop(host, ()))
