"""Which proxy a question goes through: the source's own, the general one, or the environment's."""

import urllib.request

from wirereader.sources.fetch_result import FetchPolicy
from wirereader.sources.http.private_networks import literal_ip


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
