"""One try at one address: ask, follow redirects by hand, read, and say what came of it.

What is secret (login, cookie, the source's own headers) goes to the typed address's own origin
alone.  A hop into a private network is allowed for the typed host only, and only where the reader
allowed it.  Through a proxy, the proxy looks names up: there the guard sees literal addresses only.
"""

import asyncio
import hashlib
import logging
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

import httpcore
import httpx

from wirereader.sources.fetch_result import (
    FailureKind,
    Fetched,
    FetchPolicy,
    FetchResult,
    Taker,
    Unchanged,
)
from wirereader.sources.http.connection_pool import Connections
from wirereader.sources.http.credentials import Logins
from wirereader.sources.http.decompression import OverfullError, Unpacking, codings_of
from wirereader.sources.http.fetch_faults import (
    TroubleError,
    private,
    shown_host,
    trouble_of,
    trouble_of_status,
)
from wirereader.sources.http.network_guard import PrivateAddressError
from wirereader.sources.http.private_networks import is_private_host, is_private_ip
from wirereader.sources.http.proxies import Proxies
from wirereader.sources.http.request_headers import (
    FEED,
    Asking,
    RawHeaders,
    may_know_secrets,
    origin_of,
    web_address,
    without_login,
)
from wirereader.sources.http.retry_after import freshness_s, retry_after_s
from wirereader.story.clean import clean_line
from wirereader.story.source import FetchMemory, Source

_MOST_HOPS: Final = 10
_PERMANENT: Final = frozenset({301, 308})
_REDIRECTS: Final = _PERMANENT | {302, 303, 307}
_TAKEN: Final = frozenset({200, 203})
_NOTHING_NEW: Final = 304
_LOGIN_WANTED: Final = 401
_WORTH_READING: Final = 16 * 1024  # to keep the connection, where the rest is short
_TOLD: Final = ("content-type", "link", "refresh", "content-location", "content-language")
_VALIDATOR: Final = re.compile(r"[\x21-\x7e\x80-\xff][\x20-\x7e\x80-\xff]{0,511}")
_BUGS: Final = (
    AssertionError,
    AttributeError,
    ImportError,
    NameError,
    TypeError,
)  # ours, not theirs
_LOG = logging.getLogger(__name__)


class Round(NamedTuple):
    """What the visits of one refresh share."""

    policy: FetchPolicy
    now: datetime
    connections: Connections
    proxies: Proxies
    logins: Logins


def hash_of(data: bytes) -> str:
    """BLAKE2b-128 of what came, in hexadecimal: equal bytes, equal hash."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


async def visit(
    source: Source,
    memory: FetchMemory,
    of: Round,
    *,
    accept: str = FEED,
    what: str = "",
    into: Taker | None = None,
) -> FetchResult:
    """Try one source.  Never raises for what a server or the network does.

    `what` begins the fault's words; by default, that the source was not refreshed.  What comes is
    given to `into`, if there is one, as it comes, and no bytes are in the result.
    """
    tried = _Visit(source, memory, of, accept, into)
    try:
        return await tried.run()
    except _BUGS:
        raise
    except Exception as error:  # noqa: BLE001 - one hostile server must not end the refresh
        trouble = trouble_of(error, tried.host, of.policy)
        _LOG.debug("%s: %s", tried.host, trouble.why, exc_info=error)
        name = clean_line(source.title, 80) or shown_host(tried.typed_host)
        return trouble.as_failed(source.id, what or f"{name} was not refreshed.")


class _Visit:
    def __init__(
        self,
        source: Source,
        memory: FetchMemory,
        of: Round,
        accept: str,
        into: Taker | None = None,
    ) -> None:
        self._source = source
        self._memory = memory
        self._round = of
        self._accept = accept
        self._into = into
        self.host = self.typed_host = ""
        self._is_direct = True

    async def run(self) -> FetchResult:
        typed = web_address(self._source.address or self._source.key)
        self.host = self.typed_host = typed.raw_host.decode("ascii", "replace")
        login = await self._round.logins.of(self._source)
        policy = self._round.policy
        asking = Asking(self._source, self._memory, policy, typed, login, self._accept)
        async with asyncio.timeout(policy.whole_s):
            return await self._follow(typed, asking)

    async def _follow(self, typed: httpx.URL, asking: Asking) -> FetchResult:
        url = without_login(typed)
        moved_to: httpx.URL | None = None
        is_permanent = True
        seen: set[object] = set()
        for hop in range(_MOST_HOPS + 1):
            self.host = url.raw_host.decode("ascii", "replace")
            is_private_allowed = self._source.is_private_allowed and url.raw_host == typed.raw_host
            try:
                response = await self._ask(url, asking, is_private_allowed)
            except PrivateAddressError:
                raise private(shown_host(self.host), is_redirect=hop > 0) from None
            try:
                if response.status not in _REDIRECTS:
                    return await self._taken(response, url, moved_to, asking)
                asking.keep_cookies(url, response.headers)
                following = _target(url, response.headers)
                await _drain(response)
            finally:
                await response.aclose()
            is_downgrade = url.scheme == "https" and following.scheme == "http"
            is_permanent &= response.status in _PERMANENT and not is_downgrade
            url = following
            if is_permanent:  # a login in the address moves along, to where it may be told
                userinfo = typed.userinfo if may_know_secrets(url, typed) else b""
                moved_to = url.copy_with(userinfo=userinfo) if userinfo else url
            key = (str(url), asking.cookies_for(url))
            if key in seen:
                why = "Its redirects lead round in a circle."
                raise TroubleError(FailureKind.REDIRECTS, why)
            seen.add(key)
        raise TroubleError(
            FailureKind.REDIRECTS, f"It was redirected more than {_MOST_HOPS} times."
        )

    async def _ask(
        self, url: httpx.URL, asking: Asking, is_private_allowed: bool
    ) -> httpcore.Response:
        own = self._source.options.proxy
        proxy = self._round.proxies.of(own, url.scheme, self.host)
        if proxy and not is_private_allowed and is_private_host(self.host):
            raise PrivateAddressError(self.host)
        self._is_direct = not proxy
        pool = await self._round.connections.pool(
            origin_of(url), proxy, is_private_allowed=is_private_allowed
        )
        response = await self._send(pool, url, asking.headers(url))
        if response.status != _LOGIN_WANTED or not asking.has_login:
            return response
        try:
            headers = asking.answered(url, httpx.Headers(response.headers))
            if headers is None:
                return response
            await _drain(response)
        except BaseException:
            await response.aclose()
            raise
        await response.aclose()
        return await self._send(pool, url, headers)

    async def _send(
        self, pool: httpcore.AsyncConnectionPool, url: httpx.URL, headers: RawHeaders
    ) -> httpcore.Response:
        policy = self._round.policy
        request = httpcore.Request(
            b"GET",
            httpcore.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
            ),
            headers=headers,
            extensions={
                "timeout": {
                    "connect": policy.connect_s,
                    "read": policy.read_s,
                    "write": policy.read_s,
                }
            },
        )
        may_be_stale = any(each.is_idle() for each in pool.connections)
        try:
            return await pool.handle_async_request(request)
        except (httpcore.RemoteProtocolError, httpcore.ReadError, httpcore.WriteError):
            if not may_be_stale:
                raise
        return await pool.handle_async_request(request)  # it hung up while we were not looking

    async def _taken(
        self,
        response: httpcore.Response,
        url: httpx.URL,
        moved_to: httpx.URL | None,
        asking: Asking,
    ) -> FetchResult:
        now = self._round.now
        headers = _named(response.headers)
        moved = None if moved_to is None else str(moved_to)
        fresh = freshness_s(headers, now)
        etag, modified = _validator(headers, "etag"), _validator(headers, "last-modified")
        if response.status == _NOTHING_NEW and asking.is_conditional:
            await _drain(response)
            return self._unchanged(url, moved, etag, modified, fresh)
        if response.status not in _TAKEN:
            await _drain(response)
            raise trouble_of_status(
                response.status,
                bytes(response.extensions.get("reason_phrase", b"")).decode("latin-1"),
                self.host,
                has_login=asking.has_login,
                retry_after_s=retry_after_s(headers, now),
            )
        data = await self._read(response, headers)
        found = hash_of(data)
        if found == self._memory.content_hash:
            return self._unchanged(url, moved, etag, modified, fresh)
        return Fetched(
            self._source.id,
            data,
            {name: value for name, value in headers.items() if name in _TOLD},
            str(url),
            moved,
            etag,
            modified,
            fresh,
            found,
            is_private=self._is_direct and _came_from_inside(response),
        )

    def _unchanged(
        self,
        url: httpx.URL,
        moved: str | None,
        etag: str | None,
        modified: str | None,
        fresh: float | None,
    ) -> Unchanged:
        return Unchanged(
            self._source.id,
            str(url),
            moved,
            etag or self._memory.etag,
            modified or self._memory.last_modified,
            fresh,
        )

    async def _read(self, response: httpcore.Response, headers: dict[str, str]) -> bytes:
        most = self._round.policy.most_bytes
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length[:19]) > most:  # packed or not, it is too much
            raise OverfullError
        codings, into = codings_of([headers.get("content-encoding", "")]), self._into
        if into is not None:
            is_known = length.isdecimal() and not codings
            into.begin(int(length[:19]) if is_known else None)
        unpacking = Unpacking(codings, most, into.take if into is not None else None)
        async for chunk in response.aiter_stream():
            unpacking.take(chunk)
        return unpacking.whole()


def _target(url: httpx.URL, headers: Iterable[tuple[bytes, bytes]]) -> httpx.URL:
    """Where an answer sends us.  Raises TroubleError when that is nowhere on the web."""
    location = next((value for name, value in headers if name.lower() == b"location"), b"")
    if not location.strip():
        why = "It redirects, but does not say where to."
        raise TroubleError(FailureKind.REDIRECTS, why)
    try:
        text = location.decode()
    except UnicodeDecodeError:
        text = location.decode("latin-1")
    try:
        following = url.join(text.strip())
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        why = "It redirects to an address that cannot be read."
        raise TroubleError(FailureKind.REDIRECTS, why) from error
    if following.scheme not in {"http", "https"} or not following.raw_host:
        scheme = clean_line(following.scheme, 20)
        raise TroubleError(
            FailureKind.REDIRECTS, f"It redirects to “{scheme}:”, which is not the web.",
            "Nothing was read there. Look for its new address on its site.",
        )  # fmt: skip
    return without_login(following.copy_with(fragment=None) if following.fragment else following)


def _came_from_inside(response: httpcore.Response) -> bool:
    """Claim that the other end of the connection is a private address."""
    stream = response.extensions.get("network_stream")
    end = None if stream is None else stream.get_extra_info("server_addr")
    return isinstance(end, tuple) and bool(end) and is_private_ip(str(end[0]))


async def _drain(response: httpcore.Response) -> None:
    """Read a short rest, so that the connection can be used again."""
    size = 0
    async for chunk in response.aiter_stream():
        size += len(chunk)
        if size > _WORTH_READING:
            return


def _named(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Headers by name in lower case; values of one name are joined, as RFC 9110 5.3 allows."""
    named: dict[str, str] = {}
    for raw_name, raw in headers:
        name, value = raw_name.decode("latin-1").lower(), raw.decode("latin-1")
        named[name] = f"{named[name]}, {value}" if name in named else value
    return named


def _validator(headers: dict[str, str], name: str) -> str | None:
    value = headers.get(name, "").strip()
    return value if _VALIDATOR.fullmatch(value) else None
