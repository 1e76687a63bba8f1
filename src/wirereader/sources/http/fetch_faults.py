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

_LATER: Final = "It is tried again later; what you have of it stays."
_NEW_ADDRESS: Final = "Look for its new address on its site."
_OFFLINE: Final = frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})
_UNREACHABLE: Final = frozenset({errno.EHOSTUNREACH, errno.EHOSTDOWN, errno.ETIMEDOUT})
_CERTIFICATES: Final = (
    ("expired", "it has expired"),
    ("not yet valid", "it is not valid yet"),
    ("self-signed", "nobody we trust has signed it"),
    ("self signed", "nobody we trust has signed it"),
    ("unable to get", "nobody we trust has signed it"),
    ("mismatch", "it was made for another host"),
    ("not valid for", "it was made for another host"),
    ("revoked", "it was revoked"),
)
_STATUSES: Final = {
    400: "The server did not understand the request",
    402: "The server wants to be paid",
    405: "The server does not give this to readers",
    406: "The server has no form of it that a reader can use",
    408: "The server grew tired of waiting",
    421: "The request reached the wrong server",
    451: "The server may not show it for legal reasons",
    500: "The server had an error of its own",
    502: "The server is not available at present",
    503: "The server is not available at present",
    504: "The server is not available at present",
}
_REFUSALS: Final = {
    401: (FailureKind.LOGIN, "wants a login", "Give the source a user and a password."),
    403: (
        FailureKind.LOGIN,
        "does not let us read it",
        "Look whether its site opens in a browser, or wants a login.",
    ),
    404: (FailureKind.NOT_THERE, "has nothing at this address", _NEW_ADDRESS),
    407: (FailureKind.PROXY, "is behind a proxy that wants a login", "Check the proxy."),
    410: (FailureKind.GONE, "says that it is gone for good", _NEW_ADDRESS),
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
            return FetchError(FailureKind.CUT_OFF, "Its answer broke off before the end.")
        why = f"{name} hung up without an answer." if "disconnected" in str(error) else ""
        return FetchError(FailureKind.PROTOCOL, why or f"{name} gave an answer that is not HTTP.")
    if any(isinstance(each, httpx.ReadError | httpx.WriteError) for each in chain):
        return FetchError(FailureKind.CUT_OFF, f"{name} broke off the connection.")
    if any(isinstance(each, httpx.ConnectError) for each in chain):
        return FetchError(FailureKind.UNREACHABLE, f"{name} cannot be reached.")
    return FetchError(FailureKind.PROTOCOL, f"{name} gave an answer that nobody can follow.")


def error_of_status(
    status: int, reason: str, host: str, *, has_login: bool, retry_after_s: float | None
) -> FetchError:
    """What an answer without content means, by its status."""
    name = shown_host(host)
    if status == HTTPStatus.TOO_MANY_REQUESTS or (retry_after_s and status in _MAY_ASK_TO_WAIT):
        wait = f" for {duration(retry_after_s)}" if retry_after_s else ""
        return FetchError(
            FailureKind.BUSY,
            f"{name} asks to be left alone{wait} ({status}).",
            "It is tried again after that.",
            retry_after_s,
        )
    if status == HTTPStatus.UNAUTHORIZED and has_login:
        why = f"{name} does not take the user name and the password ({status})."
        return FetchError(FailureKind.LOGIN, why, "Check its login.")
    if status in _REFUSALS:
        kind, why, remedy = _REFUSALS[status]
        return FetchError(kind, f"{name} {why} ({status}).", remedy)
    told = _STATUSES.get(status) or (_STATUSES[500] if status >= _SERVER_ERROR else None)
    if told is None:
        said = clean_line(reason, 60)
        more = f", “{said}”" if said else ""
        why = f"The server gave no feed but the answer {status}{more}."
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
        why = f"{host} did not take the connection in {duration(policy.connect_s)}."
    elif isinstance(first, httpx.TimeoutException):
        why = f"{host} was silent for {duration(policy.read_s)}."
    elif isinstance(first, TimeoutError):
        why = f"{host} was not done in {duration(policy.whole_s)}."
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
            why = "Its address has a name that no host has."
            return FetchError(FailureKind.ADDRESS, why, "Check the address.")
        if isinstance(each, httpx.ProxyError):
            why = "The proxy does not let us through."
            return FetchError(FailureKind.PROXY, why, "Check the proxy.")
        found = _unconnected(each, host) if isinstance(each, OSError) else None
        if found is not None:
            return found
    return None


def _unconnected(error: OSError, host: str) -> FetchError | None:
    if isinstance(error, ConnectionRefusedError):
        return FetchError(FailureKind.REFUSED, f"{host} refuses the connection.")
    if error.errno in _OFFLINE:
        return _offline()
    if error.errno in _UNREACHABLE:
        return FetchError(FailureKind.UNREACHABLE, f"{host} cannot be reached.")
    return None


def private(host: str, *, is_redirect: bool = False) -> FetchError:
    """What to say of an address in a private network."""
    if is_redirect:
        return FetchError(
            FailureKind.PRIVATE, f"It redirects to {host}, which lies in a private network.",
            "Nothing was read there: no server outside may lead into it.",
        )  # fmt: skip
    return FetchError(
        FailureKind.PRIVATE, f"{host} lies in a private network.",
        "If it is yours, add it with --allow-private.",
    )  # fmt: skip


def _certificate(error: ssl.SSLError, host: str) -> FetchError:
    if not isinstance(error, ssl.SSLCertVerificationError):
        return FetchError(
            FailureKind.CERTIFICATE, f"{host} and we found no way to speak in private (TLS).",
            "Check the address; it may have to begin with http.",
        )  # fmt: skip
    said = str(error.verify_message).lower()
    detail = next((words for sign, words in _CERTIFICATES if sign in said), "it is not valid")
    return FetchError(
        FailureKind.CERTIFICATE, f"The certificate of {host} is not right: {detail}.",
        "Nothing was read. Check the address, and your clock.",
    )  # fmt: skip


def _no_name(error: socket.gaierror, host: str) -> FetchError:
    if error.errno == socket.EAI_AGAIN:
        return _offline()
    return FetchError(
        FailureKind.NAME, f"There is no host named {host}.", "Check the address. " + _NEW_ADDRESS
    )


def _offline() -> FetchError:
    return FetchError(
        FailureKind.OFFLINE, "The network cannot be reached.", "It is tried again later."
    )


def _content(error: Exception, policy: FetchPolicy) -> FetchError | None:
    if isinstance(error, OverfullError):
        most = policy.most_bytes >> 20
        size = f"{most} MB" if most else f"{policy.most_bytes} bytes"
        return FetchError(
            FailureKind.TOO_LARGE, f"It is larger than {size}, which is the most we read.",
            "Nothing of it was kept. Look for a smaller feed on its site.",
        )  # fmt: skip
    if isinstance(error, DamagedError):
        return FetchError(FailureKind.UNREADABLE, "It came packed, and cannot be unpacked.")
    if isinstance(error, DribbleError):
        return FetchError(
            FailureKind.PROTOCOL, "It sends its answer a byte or two at a time, without end."
        )
    if isinstance(error, CutOffError):
        return FetchError(FailureKind.CUT_OFF, "Its answer broke off before the end.")
    return None
