"""The one place that dials: no connection into a private network, whatever a name stands for.

A name is looked up once, each of its addresses is checked, and the address that was checked is the
one that is dialled: a name that stands for another address a moment later leads nowhere.
"""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, Final

import httpcore

from wirereader.sources.http.dialled_stream import DialledStream
from wirereader.sources.http.private_networks import is_private_ip, literal_ip

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
_FIRST_TRIES_S: Final = 2.0  # seconds for each address but the last: some networks drop IPv6


class PrivateAddressError(Exception):
    """A name or an address leads into a private network."""


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Dials public addresses only, unless `is_private_allowed`."""

    def __init__(
        self,
        *,
        is_private_allowed: bool = False,
        resolve: Resolve | None = None,
        backend: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._is_private_allowed = is_private_allowed
        self._resolve = resolve or addresses_of
        self._backend = backend or httpcore.AnyIOBackend()
        self._inside: set[str] = set()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address that answers.

        Raises PrivateAddressError, socket.gaierror, and what httpcore raises for connections.
        """
        try:
            async with asyncio.timeout(timeout):
                addresses = await self._allowed(host, port)
                return await self._first_of(host, addresses, port, local_address, socket_options)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout from error

    def has_led_inside(self, host: str) -> bool:
        """Claim that an address that was dialled for a host is a private one."""
        return host in self._inside

    async def _allowed(self, host: str, port: int) -> Sequence[str]:
        literal = literal_ip(host)
        addresses = [str(literal)] if literal is not None else await self._resolve(host, port)
        if self._is_private_allowed:
            return addresses
        public = [address for address in addresses if not is_private_ip(address)]
        if not public:
            raise PrivateAddressError(host)
        return public

    async def _first_of(
        self,
        host: str,
        addresses: Sequence[str],
        port: int,
        local: str | None,
        options: Iterable[Any] | None,
    ) -> httpcore.AsyncNetworkStream:
        last = len(addresses) - 1
        for number, address in enumerate(addresses):
            limit_s = None if number == last else _FIRST_TRIES_S
            try:
                stream = await self._backend.connect_tcp(address, port, limit_s, local, options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == last:
                    raise
            else:
                if is_private_ip(address):
                    self._inside.add(host)
                return DialledStream(stream)
        raise httpcore.ConnectError(host)  # a name without an address


async def addresses_of(host: str, port: int) -> Sequence[str]:
    """Look a name up, in a thread that nobody waits for at the end.  Raises socket.gaierror.

    The loop's own threads are few, and are waited for when it ends: a dead name server would keep
    the program from stopping.
    """
    loop = asyncio.get_running_loop()
    found: asyncio.Future[Sequence[str]] = loop.create_future()

    def look_up() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            tell(found.set_exception, error)
        else:
            tell(found.set_result, list(dict.fromkeys(str(answer[4][0]) for answer in answers)))

    def tell(put: Callable[[Any], None], value: Any) -> None:
        def put_unless_done() -> None:
            if not found.done():
                put(value)

        try:
            loop.call_soon_threadsafe(put_unless_done)
        except RuntimeError:
            return  # the loop has ended: nobody asks any more

    threading.Thread(target=look_up, name=f"look up {host}", daemon=True).start()
    return await found
