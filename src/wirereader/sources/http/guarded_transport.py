"""The transport below httpx's clients: it dials by the guard alone, and leaves nothing to unpack.

Two kinds of connection never share a pool: those that may lead into a private network, since the
reader said so, and all others.  So no redirect finds a connection open that it might not have
dialled itself.  httpx takes no network backend, so that the pool is made here; the rest is its own.
"""

import asyncio
import importlib.util
import ssl
import sys
from typing import Final, NamedTuple

import httpcore
import httpx

from wirereader.sources.fetch_result import FailureKind, FetchPolicy
from wirereader.sources.http import allow_http2
from wirereader.sources.http.fetch_faults import FetchError
from wirereader.sources.http.network_guard import GuardedBackend, PrivateAddressError, Resolve
from wirereader.sources.http.private_networks import is_private_host
from wirereader.sources.http.proxies import Proxies, proxy_of

TAKEN: Final = frozenset({200, 203})  # the answers whose body is read: 203 is 200 by way of a proxy
ROUTE: Final = "wirereader.route"
"""The extension of a request that holds its Route."""
IS_PRIVATE: Final = "wirereader.is_private"
"""The extension of an answer that claims that it came out of a private network."""
LOCATION: Final = "wirereader.location"
"""The extension of an answer that holds the bytes of its Location."""
_KEEP_S: Final = 15.0  # seconds that an idle connection is kept: servers close most after 5 to 75
_WORTH_READING: Final = 16 * 1024  # bytes: a rest that costs less than a new connection


class NetworkAccess(NamedTuple):
    """How names are looked up and connections made: None for the real ones."""

    resolve: Resolve | None = None
    backend: httpcore.AsyncNetworkBackend | None = None
    trust: ssl.SSLContext | None = None


class Route(NamedTuple):
    """How a request may reach its host; `proxy` is the source's own, "none" for none at all."""

    is_private_allowed: bool = False
    proxy: str | None = None


class _Key(NamedTuple):
    is_encrypted: bool
    is_private_allowed: bool
    proxy: str | None


class GuardedTransport(httpx.AsyncHTTPTransport):
    """One pool; an answer that is not taken comes without its body, its coding and its Location.

    httpx reads the whole of a 401 without a limit, and stumbles over a Location that is no address:
    neither reaches it.
    """

    def __init__(self, guard: GuardedBackend, pool: httpcore.AsyncConnectionPool) -> None:
        self.guard = guard
        self._pool = pool  # httpx's own __init__ would make one that dials without the guard

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask.  Raises what httpx raises, and PrivateAddressError."""
        response = await self._send(request)
        return response if response.status_code in TAKEN else await _emptied(response)

    async def _send(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        origin = httpcore.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=b"/"
        ).origin
        may_be_stale = any(
            each.can_handle_request(origin) and each.is_idle() for each in self._pool.connections
        )
        try:
            return await super().handle_async_request(request)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            if not may_be_stale:
                raise
        # it hung up on an idle connection; httpx tries again only where none was made
        return await super().handle_async_request(request)


class SharedTransport(httpx.AsyncBaseTransport):
    """One transport for each kind of connection, shared by all clients; close it when done."""

    def __init__(self, policy: FetchPolicy, network: NetworkAccess | None = None) -> None:
        self._policy = policy
        self._network = network or NetworkAccess()
        self._proxies = Proxies(policy)
        self._transports: dict[_Key, GuardedTransport] = {}
        self._trust: asyncio.Task[ssl.SSLContext] | None = None
        if "sniffio" not in sys.modules and importlib.util.find_spec("sniffio") is None:
            # httpcore asks for it at each lock: a known "no" costs nothing, a search half a second
            sys.modules["sniffio"] = None  # type: ignore[assignment]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask by the request's Route.

        Raises FetchError for a proxy or certificates that cannot be used, PrivateAddressError, and
        what httpx raises.
        """
        route: Route = request.extensions[ROUTE]
        host = request.url.raw_host.decode("ascii", "replace")
        proxy = self._proxies.of(route.proxy, request.url.scheme, host)
        if proxy and not route.is_private_allowed and is_private_host(host):
            raise PrivateAddressError(host)  # the proxy looks names up: literal ones are told here
        key = _Key(request.url.scheme == "https", route.is_private_allowed, proxy)
        transport = self._transports.get(key) or await self._new(key)
        response = await transport.handle_async_request(request)
        response.extensions[IS_PRIVATE] = proxy is None and transport.guard.has_led_inside(host)
        return response

    async def aclose(self) -> None:
        """Close all connections."""
        if self._trust is not None:
            self._trust.cancel()
        transports, self._transports = self._transports, {}
        for transport in transports.values():
            await transport.aclose()

    async def _new(self, key: _Key) -> GuardedTransport:
        trust = await self._trusted() if key.is_encrypted or key.proxy else None
        if key in self._transports:  # made while the certificates were read
            return self._transports[key]
        guard = GuardedBackend(
            is_private_allowed=key.is_private_allowed or key.proxy is not None,  # the reader's own
            resolve=self._network.resolve,
            backend=self._network.backend,
        )
        if self._policy.is_http2_used:
            allow_http2()
        pool = httpcore.AsyncConnectionPool(
            ssl_context=trust,
            proxy=None if key.proxy is None else proxy_of(key.proxy, trust),
            max_connections=None,  # those who fetch count what runs at once
            max_keepalive_connections=self._policy.at_once,
            keepalive_expiry=_KEEP_S,
            http2=self._policy.is_http2_used,
            network_backend=guard,
        )
        self._transports[key] = GuardedTransport(guard, pool)
        return self._transports[key]

    async def _trusted(self) -> ssl.SSLContext:
        """Whom TLS trusts, loaded once, beside what goes on."""
        if self._network.trust is not None:
            return self._network.trust
        if self._trust is None:
            self._trust = asyncio.create_task(asyncio.to_thread(_load_trust))
        try:
            return await asyncio.shield(self._trust)
        except OSError as error:
            raise FetchError(
                FailureKind.CERTIFICATE,
                "The list of those whom to trust (SSL_CERT_FILE) cannot be read.",
                "Check the variables SSL_CERT_FILE and SSL_CERT_DIR.",
            ) from error


def _load_trust() -> ssl.SSLContext:
    context = httpx.create_ssl_context()  # certifi's list, SSL_CERT_FILE and SSL_CERT_DIR
    context.load_default_certs()  # and this machine's own
    return context


async def _emptied(response: httpx.Response) -> httpx.Response:
    """The answer without its body: a short one is read, to keep the connection, a long one cut."""
    size = 0
    try:
        async for chunk in response.aiter_raw():
            size += len(chunk)
            if size > _WORTH_READING:
                break
    finally:
        await response.aclose()
    headers = response.headers
    location = next((value for name, value in headers.raw if name.lower() == b"location"), b"")
    for name in ("location", "content-encoding"):
        headers.pop(name, None)
    extensions = {**response.extensions, LOCATION: location}
    return httpx.Response(response.status_code, headers=headers, content=b"", extensions=extensions)
