"""One try at one address: ask, follow redirects, read, and say what came of it.

A hop into a private network is allowed for the typed host only, and only where the reader allowed
it.  Through a proxy, the proxy looks names up: there the guard sees literal addresses only.
"""

import asyncio
import logging
import re
from datetime import datetime
from typing import Final, NamedTuple

import httpx

from wirereader.digest import blake2b
from wirereader.sources.fetch_result import (
    BodySink,
    Fetched,
    FetchPolicy,
    FetchResult,
    Unchanged,
)
from wirereader.sources.http.credentials import Logins
from wirereader.sources.http.decompression import Decompression, OverfullError, codings_of
from wirereader.sources.http.fetch_faults import (
    DribbleError,
    error_of,
    error_of_status,
    private,
    shown_host,
)
from wirereader.sources.http.guarded_transport import IS_PRIVATE, TAKEN, SharedTransport
from wirereader.sources.http.network_guard import PrivateAddressError
from wirereader.sources.http.redirects import REDIRECTS, Redirects
from wirereader.sources.http.request_headers import FEED, web_address
from wirereader.sources.http.retry_after import freshness_s, retry_after_s
from wirereader.sources.http.source_client import SourceClient
from wirereader.story.clean import clean_line
from wirereader.story.source import FetchMemory, Source

_NOTHING_NEW: Final = 304
_TOLD: Final = ("content-type", "link", "refresh", "content-location", "content-language")
_VALIDATOR: Final = re.compile(r"[\x21-\x7e\x80-\xff][\x20-\x7e\x80-\xff]{0,511}")
# Each piece costs as much as some thousand bytes: nobody has to send these one by one
_MANY_PIECES: Final = 20_000
_SMALL_PIECE: Final = 16  # bytes, on average
_BUGS: Final = (
    AssertionError,
    AttributeError,
    ImportError,
    NameError,
    TypeError,
)  # ours, not theirs
_LOG = logging.getLogger(__name__)


class FetchSession(NamedTuple):
    """What the tries of one refresh share."""

    policy: FetchPolicy
    now: datetime
    transport: SharedTransport
    logins: Logins


def hash_of(data: bytes) -> str:
    """BLAKE2b-128 of what came, in hexadecimal: equal bytes, equal hash."""
    return blake2b(data, digest_size=16).hexdigest()


async def fetch_one(
    source: Source,
    memory: FetchMemory,
    session: FetchSession,
    *,
    accept: str = FEED,
    what: str = "",
    into: BodySink | None = None,
) -> FetchResult:
    """Try one source.  Never raises for what a server or the network does.

    `what` begins the fault's words; by default, that the source was not refreshed.  What comes is
    given to `into`, if there is one, as it comes, and no bytes are in the result.
    """
    tried = _Try(source, memory, session, accept, into)
    try:
        return await tried.run()
    except _BUGS:
        raise
    except Exception as error:  # noqa: BLE001 - one hostile server must not end the refresh
        told = error_of(error, tried.host, session.policy)
        _LOG.debug("%s: %s", tried.host, told.why, exc_info=error)
        name = clean_line(source.title, 80) or shown_host(tried.typed_host)
        return told.as_failed(source.id, what or f"{name} was not refreshed.")


class _Try:
    def __init__(
        self,
        source: Source,
        memory: FetchMemory,
        session: FetchSession,
        accept: str,
        into: BodySink | None,
    ) -> None:
        self._source = source
        self._memory = memory
        self._session = session
        self._accept = accept
        self._into = into
        self.host = self.typed_host = ""

    async def run(self) -> FetchResult:
        typed = web_address(self._source.address or self._source.key)
        self.host = self.typed_host = typed.raw_host.decode("ascii", "replace")
        policy, transport = self._session.policy, self._session.transport
        login = await self._session.logins.of(self._source)
        client = SourceClient(
            self._source, self._memory, policy, typed, login, self._accept, transport
        )
        async with asyncio.timeout(policy.whole_s):
            return await self._follow(Redirects(typed), client)

    async def _follow(self, way: Redirects, client: SourceClient) -> FetchResult:
        while True:
            self.host = way.url.raw_host.decode("ascii", "replace")
            try:
                response = await client.get(way.url)
            except PrivateAddressError:
                raise private(shown_host(self.host), is_redirect=way.hops > 0) from None
            if response.status_code in REDIRECTS:
                way.follow(response, client.cookies)
                continue
            try:
                return await self._result(response, way, client)
            finally:
                await response.aclose()

    async def _result(
        self, response: httpx.Response, way: Redirects, client: SourceClient
    ) -> FetchResult:
        headers, now = response.headers, self._session.now
        headers.encoding = "latin-1"  # validators go back as the bytes they were
        if response.status_code == _NOTHING_NEW and client.is_conditional:
            return self._unchanged(headers, way)
        if response.status_code not in TAKEN:
            raise error_of_status(
                response.status_code,
                bytes(response.extensions.get("reason_phrase", b"")).decode("latin-1"),
                self.host,
                has_login=client.has_login,
                retry_after_s=retry_after_s(headers, now),
            )
        data = await self._read(response)
        found = hash_of(data)
        if found == self._memory.content_hash:
            return self._unchanged(headers, way)
        return Fetched(
            self._source.id,
            data,
            {name: headers[name] for name in _TOLD if name in headers},
            str(way.url),
            way.moved_to,
            _validator(headers, "etag"),
            _validator(headers, "last-modified"),
            freshness_s(headers, now),
            found,
            is_private=response.extensions[IS_PRIVATE],
        )

    def _unchanged(self, headers: httpx.Headers, way: Redirects) -> Unchanged:
        return Unchanged(
            self._source.id,
            str(way.url),
            way.moved_to,
            _validator(headers, "etag") or self._memory.etag,
            _validator(headers, "last-modified") or self._memory.last_modified,
            freshness_s(headers, self._session.now),
        )

    async def _read(self, response: httpx.Response) -> bytes:
        most = self._session.policy.most_bytes
        length = response.headers.get("content-length", "")
        if length.isdecimal() and int(length[:19]) > most:  # packed or not, it is too much
            raise OverfullError
        codings, into = codings_of([response.headers.get("content-encoding", "")]), self._into
        if into is not None:
            is_known = length.isdecimal() and not codings
            into.begin(int(length[:19]) if is_known else None)
        body = Decompression(codings, most, into.take if into is not None else None)
        pieces = size = 0
        async for chunk in response.aiter_raw():  # httpx's own decoders: see decompression
            pieces, size = pieces + 1, size + len(chunk)
            if pieces > _MANY_PIECES and size < pieces * _SMALL_PIECE:
                raise DribbleError
            body.take(chunk)
        return body.whole()


def _validator(headers: httpx.Headers, name: str) -> str | None:
    value = headers.get(name, "").strip()
    return value if _VALIDATOR.fullmatch(value) else None
