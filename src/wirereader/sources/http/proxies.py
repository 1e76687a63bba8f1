"""Which proxy a request goes through: the source's own, the general one, or the environment's.

httpx reads the same variables, but makes transports of its own for them, which no guard watches.
"""

import ssl
import urllib.request
from importlib.util import find_spec
from typing import Final

import httpcore
import httpx

from wirereader.sources.fetch_result import FailureKind, FetchPolicy
from wirereader.sources.http.fetch_faults import FetchError
from wirereader.sources.http.private_networks import literal_ip

_HIGHEST_PORT: Final = 65535


class Proxies:
    """Looks into the environment once."""

    def __init__(self, policy: FetchPolicy) -> None:
        self._general = policy.proxy
        self._named = urllib.request.getproxies() if policy.is_environment_proxy_used else {}

    def of(self, own: str | None, scheme: str, host: str) -> str | None:
        """The proxy for a host, or None.  "none" as a source's own means that it takes none.

        The environment's is not used for literal addresses and this machine: they are near.
        """
        if own:
            return None if own.lower() == "none" else own
        if self._general:
            return self._general
        named = self._named.get(scheme) or self._named.get("all")
        if not named or host == "localhost" or literal_ip(host) is not None:
            return None
        return None if urllib.request.proxy_bypass(host) else named


def proxy_of(address: str, trust: ssl.SSLContext | None) -> httpcore.Proxy:
    """A proxy as a pool takes it, told apart by httpx.  Raises FetchError for one of no use."""
    try:
        proxy = httpx.Proxy(address if "//" in address else f"http://{address}")
    except (httpx.InvalidURL, ValueError) as error:
        raise _unusable() from error
    url = proxy.url
    if not url.raw_host or b"%" in url.raw_host or (url.port or 0) > _HIGHEST_PORT:
        raise _unusable()  # httpx escapes what no host's name has, and takes any number for a port
    if url.scheme.startswith("socks") and find_spec("socksio") is None:
        raise FetchError(
            FailureKind.PROXY, "The proxy uses SOCKS, but the socksio package is not installed.",
            "Install socksio, or name an HTTP proxy.",
        )  # fmt: skip
    return httpcore.Proxy(
        httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=b"/"),
        auth=proxy.raw_auth,
        ssl_context=trust if url.scheme == "https" else None,
    )


def _unusable() -> FetchError:
    return FetchError(FailureKind.PROXY, "The proxy's address cannot be used.", "Check the proxy.")
