"""The addresses and headers of a request, checked, and which origin may know what is secret."""

import re
from collections.abc import Iterable
from typing import Final

import httpx

from wirereader import __version__
from wirereader.sources.fetch_result import FailureKind
from wirereader.sources.http.decompression import ACCEPTED
from wirereader.sources.http.fetch_faults import FetchError
from wirereader.story.source import FetchMemory

FEED: Final = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)
PAGE: Final = "text/html, application/xhtml+xml, */*;q=0.5"
FILE: Final = "*/*"
"""Whatever lies there; it is asked for unpacked, so that its length is known."""
DEFAULT_AGENT: Final = f"wirereader/{__version__} (news reader for the terminal)"
_HTTPX_SETS: Final = frozenset(
    {"host", "connection", "content-length", "transfer-encoding", "accept-encoding", "upgrade"}
)
_NAME: Final = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}")  # RFC 9110's token
_VALUE: Final = re.compile(  # RFC 9110 5.5; 8 KiB is what common servers take for one header
    rb"[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]{0,8190}[\x21-\x7e\x80-\xff])?"
)
_PORTS: Final = {"http": 80, "https": 443}

RawHeaders = list[tuple[bytes, bytes]]


def web_address(address: str) -> httpx.URL:
    """An address as it is dialled, without its fragment.  Raises FetchError for another kind."""
    text = address.strip()
    if text[:5].lower() == "feed:":
        text = text[5:] if text[5:].lower().startswith("http") else f"http:{text[5:]}"
    try:
        url = httpx.URL(text)
        if url.scheme not in _PORTS or not url.raw_host:
            raise FetchError(
                FailureKind.ADDRESS, "Its address is not a web address.",
                "It must begin with https:// or http://.",
            )  # fmt: skip
        return url.copy_with(fragment=None) if url.fragment else url
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        why = "Its address cannot be read."
        raise FetchError(FailureKind.ADDRESS, why, "Check the address.") from error


def without_login(url: httpx.URL) -> httpx.URL:
    """The address without a user and a password in it."""
    return url.copy_with(userinfo=b"") if url.userinfo else url


def _origin(url: httpx.URL) -> tuple[str, bytes, int | None]:
    """Scheme, host and port, the default one spelled out."""
    return url.scheme, url.raw_host, url.port or _PORTS.get(url.scheme)


def may_know_secrets(url: httpx.URL, typed: httpx.URL) -> bool:
    """Claim that what is secret may go to `url`: the typed origin, or its own encrypted form."""
    there, here = _origin(url), _origin(typed)
    return there == here or (here == ("http", there[1], 80) and there == ("https", here[1], 443))


def headers_for_all(memory: FetchMemory, agent: str, accept: str) -> RawHeaders:
    """The headers that any server may know.  Raises FetchError for one that cannot be sent."""
    headers = [
        (b"User-Agent", header_value(agent or DEFAULT_AGENT)),
        (b"Accept", accept.encode()),
        (b"Accept-Encoding", b"identity" if accept == FILE else ACCEPTED.encode()),
    ]
    if memory.etag:
        headers.append((b"If-None-Match", header_value(memory.etag)))
    if memory.last_modified:
        headers.append((b"If-Modified-Since", header_value(memory.last_modified)))
    return headers


def own_headers(told: Iterable[tuple[str, str]]) -> RawHeaders:
    """A source's own headers, without those that are httpx's.  Raises FetchError."""
    headers = {
        name.encode("utf-8", "replace"): header_value(value)
        for name, value in told
        if name.lower() not in _HTTPX_SETS
    }
    if not all(map(_NAME.fullmatch, headers)):
        raise FetchError(
            FailureKind.ADDRESS, "One of its own headers has no name.", "Check its headers."
        )
    return list(headers.items())


def header_value(text: str) -> bytes:
    """A value as it is sent: h2 would let line breaks through.  Raises FetchError."""
    value = text.strip().encode("latin-1", "ignore") if text.isascii() else _wide(text)
    if not _VALUE.fullmatch(value):
        raise FetchError(
            FailureKind.ADDRESS, "One of its own headers cannot be sent.",
            "Check its headers, its cookie and its user agent.",
        )  # fmt: skip
    return value


def _wide(text: str) -> bytes:
    """Validators come back as the bytes they were, all else goes as UTF-8."""
    try:
        return text.strip().encode("latin-1")
    except UnicodeEncodeError:
        return text.strip().encode("utf-8", "replace")
