"""What went wrong, in words."""

import errno
import socket
import ssl

import httpx
import pytest

from wirereader.sources.fetch_result import FailureKind, FetchPolicy
from wirereader.sources.http.fetch_faults import FetchError, duration, error_of, shown_host

POLICY = FetchPolicy()


def wrapped(cause: BaseException) -> Exception:
    error = httpx.ConnectError("")
    error.__cause__ = cause
    return error


def unverified(message: str) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_message = message
    return error


@pytest.mark.parametrize(
    ("error", "kind", "why"),
    [
        (
            ConnectionRefusedError(errno.ECONNREFUSED, "x"),
            "refused",
            "n.test refused the connection.",
        ),
        (OSError(errno.EHOSTUNREACH, "x"), "unreachable", "n.test is unreachable."),
        (OSError(errno.ENETUNREACH, "x"), "offline", "There is no network connection."),
        (OSError(errno.EIO, "x"), "unreachable", "n.test is unreachable."),
        (socket.gaierror(socket.EAI_NONAME, "x"), "name", "There is no host named n.test."),
        (socket.gaierror(socket.EAI_AGAIN, "x"), "offline", "There is no network connection."),
        (UnicodeError("label too long"), "address", "Its address has an invalid host name."),
        (unverified("certificate has expired"), "certificate", "it has expired."),
        (
            unverified("self-signed certificate"),
            "certificate",
            "it is not signed by a trusted authority.",
        ),
        (
            unverified("unable to get local issuer"),
            "certificate",
            "it is not signed by a trusted authority.",
        ),
        (unverified("Hostname mismatch, x"), "certificate", "it is for another host."),
        (unverified("\x1b[31m"), "certificate", "it is not valid."),
        (ssl.SSLError(1, "wrong version"), "certificate", "TLS handshake with n.test failed."),
        (
            ExceptionGroup("all", [OSError(errno.EHOSTUNREACH, "x")]),
            "unreachable",
            "n.test is unreachable.",
        ),
    ],
)
def test_why_there_was_no_connection(error: Exception, kind: str, why: str) -> None:
    trouble = error_of(wrapped(error), "n.test", POLICY)
    assert trouble.kind == kind
    assert trouble.why.endswith(why)
    assert trouble.remedy.endswith(".")


@pytest.mark.parametrize(
    ("error", "kind", "why"),
    [
        (
            httpx.ConnectTimeout(""),
            "timed out",
            "The connection to n.test timed out after 10 seconds.",
        ),
        (httpx.ReadTimeout(""), "timed out", "n.test sent nothing for 15 seconds."),
        (TimeoutError(), "timed out", "n.test did not finish within 25 seconds."),
        (httpx.ReadError(""), "cut off", "n.test closed the connection."),
        (httpx.ProxyError("407"), "proxy", "The proxy refused the connection."),
        (ZeroDivisionError(), "protocol", "n.test sent an invalid response."),
    ],
)
def test_why_it_ended(error: Exception, kind: str, why: str) -> None:
    trouble = error_of(error, "n.test", POLICY)
    assert trouble.kind == kind
    assert trouble.why == why


def test_trouble_is_passed_on_and_becomes_a_result() -> None:
    trouble = FetchError(FailureKind.LOGIN, "Why.", "Remedy.", 5)
    assert error_of(trouble, "n.test", POLICY) is trouble
    failed = trouble.as_failed(3, "What.")
    assert (failed.source_id, failed.kind, failed.retry_after_s) == (3, "login", 5)
    assert str(failed.fault) == "What. Why. Remedy."


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "1 second"),
        (0.2, "1 second"),
        (2, "2 seconds"),
        (60, "60 seconds"),
        (61, "2 minutes"),
        (3600, "60 minutes"),
        (3601, "2 hours"),
        (86400 * 3, "3 days"),
    ],
)
def test_times_in_words(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_hosts_are_shown_clean() -> None:
    assert shown_host("news.test") == "news.test"
    assert shown_host("n\x1b[31mews\u202e.test") == "news?.test"
    assert shown_host("") == "the host"
    assert len(shown_host("a" * 500)) == 100
