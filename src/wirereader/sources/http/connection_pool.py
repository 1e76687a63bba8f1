"""Connections that are kept open for the next question, and made only when one is asked.

Two kinds never share one: those that may lead into a private network, since the reader said so, and
all others.  So no redirect finds a connection open that it might not have dialled itself.
"""

import asyncio
import importlib.util
import ssl
import sys
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

import httpcore

from wirereader.sources.fetch_result import FailureKind, FetchPolicy
from wirereader.sources.http.fetch_faults import TroubleError
from wirereader.sources.http.network_guard import GuardedBackend, Resolve

_KEEP_S: Final = 15.0
_PROXY_SCHEMES: Final = frozenset({"http", "https", "socks5", "socks5h"})


Origin = tuple[str, bytes, int | None]
_Key = tuple[Origin, bool, str | None]


class Network(NamedTuple):
    """How names are looked up and connections made: None for the real ones."""

    resolve: Resolve | None = None
    dialling: httpcore.AsyncNetworkBackend | None = None
    trust: ssl.SSLContext | None = None


class Connections:
    """Pools of connections by origin, permission and proxy; close it when done.

    One pool an origin: for each question, httpcore looks at each connection of a pool, some of them
    against each other.  The pools least lately used are closed, so that open sockets stay few.
    """

    def __init__(self, policy: FetchPolicy, network: Network | None = None) -> None:
        self._policy = policy
        self._network = network or Network()
        self._pools: dict[_Key, httpcore.AsyncConnectionPool] = {}
        self._most_pools = 2 * max(1, policy.at_once) + 8
        self._closing: set[asyncio.Task[None]] = set()
        self._trust: asyncio.Task[ssl.SSLContext] | None = None
        if "sniffio" not in sys.modules and importlib.util.find_spec("sniffio") is None:
            # httpcore asks for it at each lock: a known "no" costs nothing, a search half a second
            sys.modules["sniffio"] = None  # type: ignore[assignment]

    async def pool(
        self, origin: Origin, proxy: str | None, *, is_private_allowed: bool
    ) -> httpcore.AsyncConnectionPool:
        """The pool for such questions.  Raises TroubleError for a proxy that cannot be used."""
        key = (origin, is_private_allowed, proxy)
        found = self._pools.pop(key, None)
        if found is None:
            trust = await self._trusted() if origin[0] == "https" or proxy else None
            found = self._pools.pop(key, None) or self._new(key, trust)
        self._pools[key] = found  # the last one now
        if len(self._pools) > self._most_pools:
            self._close_idle()
        return found

    async def aclose(self) -> None:
        """Close all connections."""
        if self._trust is not None:
            self._trust.cancel()
        pools, self._pools = self._pools, {}
        for pool in pools.values():
            await pool.aclose()
        await asyncio.gather(*self._closing, return_exceptions=True)

    def _close_idle(self) -> None:
        oldest = list(self._pools.items())[: -self._policy.at_once - 1]
        for key, pool in oldest:
            if all(each.is_idle() or each.is_closed() for each in pool.connections):
                del self._pools[key]
                task = asyncio.create_task(pool.aclose())
                self._closing.add(task)
                task.add_done_callback(self._closing.discard)

    def _new(self, key: _Key, trust: ssl.SSLContext | None) -> httpcore.AsyncConnectionPool:
        (scheme, _, _), is_private_allowed, proxy = key
        backend = GuardedBackend(
            is_private_allowed=is_private_allowed or proxy is not None,  # a proxy is the reader's
            resolve=self._network.resolve,
            dialling=self._network.dialling,
        )
        return httpcore.AsyncConnectionPool(
            ssl_context=trust,
            proxy=None if proxy is None else _proxy(proxy, trust),
            max_connections=None,
            max_keepalive_connections=self._policy.at_once,
            keepalive_expiry=_KEEP_S,
            http2=self._policy.is_http2_used and scheme == "https",
            network_backend=backend,
        )

    async def _trusted(self) -> ssl.SSLContext:
        """Whom TLS trusts, loaded once, beside what goes on."""
        if self._network.trust is not None:
            return self._network.trust
        if self._trust is None:
            self._trust = asyncio.create_task(asyncio.to_thread(_load_trust))
        try:
            return await asyncio.shield(self._trust)
        except OSError as error:
            raise TroubleError(
                FailureKind.CERTIFICATE,
                "The list of those whom to trust (SSL_CERT_FILE) cannot be read.",
                "Check the variables SSL_CERT_FILE and SSL_CERT_DIR.",
            ) from error


def _load_trust() -> ssl.SSLContext:
    import httpx

    context = httpx.create_ssl_context()  # certifi's list, SSL_CERT_FILE and SSL_CERT_DIR
    context.load_default_certs()  # and this machine's own
    return context


def _proxy(address: str, trust: ssl.SSLContext | None) -> httpcore.Proxy:
    try:
        parts = urlsplit(address if "//" in address else f"http://{address}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
        parts = urlsplit("")
    if not host or parts.scheme not in _PROXY_SCHEMES:
        raise TroubleError(
            FailureKind.PROXY, "The proxy's address cannot be used.", "Check the proxy."
        )
    if parts.scheme.startswith("socks"):
        _require_socks()
    default = {"https": 443, "http": 80}.get(parts.scheme, 1080)
    login = (
        (unquote(parts.username).encode(), unquote(parts.password or "").encode())
        if (parts.username)
        else None
    )
    return httpcore.Proxy(
        httpcore.URL(
            scheme=parts.scheme.encode(),
            host=host.encode("idna"),
            port=port or default,
            target=b"/",
        ),
        auth=login,
        ssl_context=trust if parts.scheme == "https" else None,
    )


def _require_socks() -> None:
    from importlib.util import find_spec

    if find_spec("socksio") is None:
        raise TroubleError(
            FailureKind.PROXY, "The proxy speaks SOCKS, for which a package is missing.",
            "Install socksio, or name an HTTP proxy.",
        )  # fmt: skip
