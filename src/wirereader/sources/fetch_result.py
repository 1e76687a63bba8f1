"""What came of a try at a source: its bytes, the word that nothing changed, or a fault in words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, Protocol

from wirereader.story.faults import SourceFault

_MIB = 1 << 20


class FailureKind(StrEnum):
    """Why a try failed, for those who decide what follows from it."""

    ADDRESS = "address"
    NAME = "name"
    OFFLINE = "offline"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed out"
    CERTIFICATE = "certificate"
    PRIVATE = "private"
    REDIRECTS = "redirects"
    PROTOCOL = "protocol"
    CUT_OFF = "cut off"
    TOO_LARGE = "too large"
    LOGIN = "login"
    NOT_THERE = "not there"
    GONE = "gone"
    BUSY = "busy"
    HELD_BACK = "held back"
    """Not tried, since another source of the same host was told to wait."""
    ANSWER = "answer"
    PASSWORD = "password"  # noqa: S105 - a kind of failure
    PROXY = "proxy"
    UNREADABLE = "unreadable"
    """It came, but it is no feed; told by those who read it."""
    NOT_KEPT = "not kept"
    """It came, but there was no place for it."""


class NotKeptError(Exception):
    """What comes cannot be kept: `why` and `remedy` are a sentence each."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(why)
        self.why = why
        self.remedy = remedy


class BodySink(Protocol):
    """Takes an answer piece by piece, so that it never stands whole in memory.

    Both methods raise NotKeptError when it cannot be kept.
    """

    def begin(self, length: int | None) -> None:
        """An answer of `length` bytes begins; None where the server does not say how many."""

    def take(self, piece: bytes) -> None:
        """The next bytes."""


class FetchPolicy(NamedTuple):
    """Limits of a refresh: how many at once, seconds, and bytes after unpacking.

    Two at once of one host, as RFC 2616 8.1.4 asked; ten seconds to connect outlast three lost
    packets (sent again after 1, 2 and 4 s); 20 MiB are many times what an honest feed has.
    `proxy` is for all sources that name none of their own; `is_environment_proxy_used` lets the
    usual variables (`https_proxy`, `no_proxy`, …) name one where neither does.
    """

    at_once: int = 8
    per_host: int = 2
    connect_s: float = 10
    read_s: float = 15
    whole_s: float = 25
    most_bytes: int = 20 * _MIB
    user_agent: str = ""
    proxy: str | None = None
    is_environment_proxy_used: bool = True
    is_http2_used: bool = True


class Fetched(NamedTuple):
    """A source's bytes, unpacked.

    `headers` are those that say how to read them, named in lower case.  `moved_to` is where all
    redirects so far were permanent to: to be remembered once the bytes are known to be a feed.
    `is_private` claims that they came out of a private network.
    """

    source_id: int
    data: bytes
    headers: Mapping[str, str]
    final_address: str
    moved_to: str | None
    etag: str | None
    last_modified: str | None
    fresh_s: float | None
    content_hash: str
    is_private: bool = False


class Unchanged(NamedTuple):
    """The server, or the bytes themselves, say that nothing is new."""

    source_id: int
    final_address: str
    moved_to: str | None
    etag: str | None
    last_modified: str | None
    fresh_s: float | None


class Failed(NamedTuple):
    """The try failed; `retry_after_s` is how long the server asks to be left alone."""

    source_id: int
    fault: SourceFault
    kind: FailureKind
    retry_after_s: float | None = None

    @property
    def is_gone(self) -> bool:
        """Claim that the server says that the source is gone for good."""
        return self.kind is FailureKind.GONE


FetchResult = Fetched | Unchanged | Failed
