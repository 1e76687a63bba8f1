"""What went wrong at a source, told in three plain sentences.

Whatever a server wrote is cleaned before it stands in one, and shown only where our own words for
it are missing.
"""

import errno
import socket
import ssl
from collections.abc import Iterator
from http import HTTPStatus
from typing import Final

import httpx

from wirereader.sources.fetch_result import Failed, FailureKind, FetchPolicy, NotKeptError
from wirereader.sources.http.decompression import CutOffError, DamagedError, OverfullError
from wirereader.sources.http.network_guard import PrivateAddressError
from wirereader.story.clean import clean_line
from wirereader.story.faults import SourceFault

_LATER: Final = "It will be retried; stored stories are kept."
_NEW_ADDRESS: Final = "Look for its new address on its site."
_OFFLINE: Final = frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})
_UNREACHABLE: Final = frozenset({errno.EHOSTUNREACH, errno.EHOSTDOWN, errno.ETIMEDOUT})
_CERTIFICATES: Final = (
    ("expired", "it has expired"),
    ("not yet valid", "it is not valid yet"),
    ("self-signed", "it is not signed by a trusted authority"),
    ("self signed", "it is not signed by a trusted authority"),
    ("unable to get", "it is not signed by a trusted authority"),
    ("mismatch", "it is for another host"),
    ("not valid for", "it is for another host"),
    ("revoked", "it was revoked"),
)
_STATUSES: Final = {
    400: "Bad request",
    402: "Payment required",
    405: "Method not allowed",
    406: "No suitable format",
    408: "Request timed out",
    421: "Wrong server",
    451: "Unavailable for legal reasons",
    500: "Server error",
    502: "Bad gateway",
    503: "Service unavailable",
    504: "Gateway timed out",
}
_REFUSALS: Final = {
    401: (FailureKind.LOGIN, "requires a login", "Set a user name and password for the source."),
    403: (
        FailureKind.LOGIN,
        "denied access",
        "Check whether its site opens in a browser, or requires a login.",
    ),
    404: (FailureKind.NOT_THERE, "has no page at this address", _NEW_ADDRESS),
    407: (FailureKind.PROXY, "is behind a proxy that requires a login", "Check the proxy."),
    410: (FailureKind.GONE, "says it is gone permanently", _NEW_ADDRESS),
}
_MAY_ASK_TO_WAIT: Final = frozenset({403, 503})
_MINUTE: Final = 60
_HOUR: Final = 3600
_DAY: Final = 86400
_SERVER_ERROR: Final = 500


class FetchError(Exception):
    """A try has failed, with why and what to do in words."""

    def __init__(
        self, kind: FailureKind, why: str, remedy: str = _LATER, retry_after_s: float | None = None
    ) -> None:
        super().__init__(kind, why)
        self.kind = kind
        self.why = why
        self.remedy = remedy
        self.retry_after_s = retry_after_s

    def as_failed(self, source_id: int, what: str) -> Failed:
        """The same as a result of the try at a source."""
        return Failed(
            source_id, SourceFault(what, self.why, self.remedy), self.kind, self.retry_after_s
        )


class DribbleError(Exception):
    """An answer comes in very many pieces of a few bytes."""


def shown_host(host: str) -> str:
    """A host's name as one short clean word."""
    return clean_line(host.encode("ascii", "replace").decode(), 100) or "the host"


def duration(seconds: float) -> str:
    """A length of time in words, rounded up: "2 seconds", "5 minutes", "3 hours", "2 days"."""
    for unit, name in ((_DAY, "day"), (_HOUR, "hour"), (_MINUTE, "minute")):
        if seconds > unit:
            count = -int(-seconds // unit)
            return f"{count} {name}{'' if count == 1 else 's'}"
    count = max(1, -int(-seconds // 1))
    return f"{count} second{'' if count == 1 else 's'}"


def error_of(error: Exception, host: str, policy: FetchPolicy) -> FetchError:
    """What an exception of the network or of a decoder means."""
    if isinstance(error, FetchError):
        return error
    if isinstance(error, NotKeptError):
        return FetchError(FailureKind.NOT_KEPT, error.why, error.remedy)
    name = shown_host(host)
    chain = list(_causes(error))
    for told in (_timed_out(chain, name, policy), _network(chain, name), _content(error, policy)):
        if told is not None:
            return told
    if any(isinstance(each, httpx.RemoteProtocolError) for each in chain):
        if "without sending complete" in str(error) or "peer closed" in str(error):
            return FetchError(FailureKind.CUT_OFF, "The response was cut off.")
        why = (
            f"{name} closed the connection without a response."
            if "disconnected" in str(error)
            else ""
        )
        return FetchError(FailureKind.PROTOCOL, why or f"{name} sent a response that is not HTTP.")
    if any(isinstance(each, httpx.ReadError | httpx.WriteError) for each in chain):
        return FetchError(FailureKind.CUT_OFF, f"{name} closed the connection.")
    if any(isinstance(each, httpx.ConnectError) for each in chain):
        return FetchError(FailureKind.UNREACHABLE, f"{name} is unreachable.")
    return FetchError(FailureKind.PROTOCOL, f"{name} sent an invalid response.")


def error_of_status(
    status: int, reason: str, host: str, *, has_login: bool, retry_after_s: float | None
) -> FetchError:
    """What an answer without content means, by its status."""
    name = shown_host(host)
    if status == HTTPStatus.TOO_MANY_REQUESTS or (retry_after_s and status in _MAY_ASK_TO_WAIT):
        limited = _STATUSES.get(status, "Rate limited")
        wait = f"; retrying in {duration(retry_after_s)}" if retry_after_s else ""
        return FetchError(
            FailureKind.BUSY,
            f"{limited}{wait} ({status}).",
            _LATER,
            retry_after_s,
        )
    if status == HTTPStatus.UNAUTHORIZED and has_login:
        why = f"{name} rejected the user name or password ({status})."
        return FetchError(FailureKind.LOGIN, why, "Check its login.")
    if status in _REFUSALS:
        kind, why, remedy = _REFUSALS[status]
        return FetchError(kind, f"{name} {why} ({status}).", remedy)
    told = _STATUSES.get(status) or (_STATUSES[500] if status >= _SERVER_ERROR else None)
    if told is None:
        said = clean_line(reason, 60)
        more = f", “{said}”" if said else ""
        why = f"Unexpected response {status}{more}."
        return FetchError(FailureKind.ANSWER, why)
    return FetchError(FailureKind.ANSWER, f"{told} ({status}).", retry_after_s=retry_after_s)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        each = waiting.pop()
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        waiting += [each.__context__, each.__cause__]
        if isinstance(each, BaseExceptionGroup):
            waiting += each.exceptions


def _timed_out(chain: list[BaseException], host: str, policy: FetchPolicy) -> FetchError | None:
    first = chain[0]
    if isinstance(first, httpx.ConnectTimeout):
        why = f"The connection to {host} timed out after {duration(policy.connect_s)}."
    elif isinstance(first, httpx.TimeoutException):
        why = f"{host} sent nothing for {duration(policy.read_s)}."
    elif isinstance(first, TimeoutError):
        why = f"{host} did not finish within {duration(policy.whole_s)}."
    else:
        return None
    return FetchError(FailureKind.TIMED_OUT, why)


def _network(chain: list[BaseException], host: str) -> FetchError | None:
    for each in chain:
        if isinstance(each, PrivateAddressError):
            return private(host)
        if isinstance(each, ssl.SSLError):
            return _certificate(each, host)
        if isinstance(each, socket.gaierror):
            return _no_name(each, host)
        if isinstance(each, UnicodeError):
            why = "Its address has an invalid host name."
            return FetchError(FailureKind.ADDRESS, why, "Check the address.")
        if isinstance(each, httpx.ProxyError):
            why = "The proxy refused the connection."
            return FetchError(FailureKind.PROXY, why, "Check the proxy.")
        found = _unconnected(each, host) if isinstance(each, OSError) else None
        if found is not None:
            return found
    return None


def _unconnected(error: OSError, host: str) -> FetchError | None:
    if isinstance(error, ConnectionRefusedError):
        return FetchError(FailureKind.REFUSED, f"{host} refused the connection.")
    if error.errno in _OFFLINE:
        return _offline()
    if error.errno in _UNREACHABLE:
        return FetchError(FailureKind.UNREACHABLE, f"{host} is unreachable.")
    return None


def private(host: str, *, is_redirect: bool = False) -> FetchError:
    """What to say of an address in a private network."""
    if is_redirect:
        return FetchError(
            FailureKind.PRIVATE, f"It redirects to {host}, a local network address.",
            "Nothing was read: redirects into the local network are not followed.",
        )  # fmt: skip
    return FetchError(
        FailureKind.PRIVATE, f"{host} is a local network address.",
        "If it is yours, add it with --allow-private.",
    )  # fmt: skip


def _certificate(error: ssl.SSLError, host: str) -> FetchError:
    if not isinstance(error, ssl.SSLCertVerificationError):
        return FetchError(
            FailureKind.CERTIFICATE, f"The TLS handshake with {host} failed.",
            "Check the address; it may need to begin with http.",
        )  # fmt: skip
    said = str(error.verify_message).lower()
    detail = next((words for sign, words in _CERTIFICATES if sign in said), "it is not valid")
    return FetchError(
        FailureKind.CERTIFICATE, f"The certificate of {host} is invalid: {detail}.",
        "Nothing was read. Check the address, and your clock.",
    )  # fmt: skip


def _no_name(error: socket.gaierror, host: str) -> FetchError:
    if error.errno == socket.EAI_AGAIN:
        return _offline()
    return FetchError(
        FailureKind.NAME,
        f"There is no host named {host}.",
        "Check the address: it may be mistyped, or gone.",
    )


def _offline() -> FetchError:
    return FetchError(FailureKind.OFFLINE, "There is no network connection.", "It will be retried.")


def most_said(policy: FetchPolicy) -> str:
    """How much may come, in words."""
    most = policy.most_bytes >> 20
    return f"{most} MB" if most else f"{policy.most_bytes} bytes"


def _content(error: Exception, policy: FetchPolicy) -> FetchError | None:
    if isinstance(error, OverfullError):
        return FetchError(
            FailureKind.TOO_LARGE, f"It is larger than the limit of {most_said(policy)}.",
            "Nothing was stored. Look for a smaller feed on its site.",
        )  # fmt: skip
    if isinstance(error, DamagedError):
        return FetchError(FailureKind.UNREADABLE, "It is compressed, and cannot be decompressed.")
    if isinstance(error, DribbleError):
        return FetchError(FailureKind.PROTOCOL, "It sends a byte or two at a time.")
    if isinstance(error, CutOffError):
        return FetchError(FailureKind.CUT_OFF, "The response was cut off.")
    return None
