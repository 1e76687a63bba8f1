"""A connection whose socket is looked up once.

httpcore's pool asks each idle connection, at each request of any other, whether its server hung up;
its own stream looks the socket and both its addresses up anew each time: a tenth of a refresh.
"""

import select
import socket
import ssl
from typing import Any

import httpcore


class DialledStream(httpcore.AsyncNetworkStream):
    """What httpcore's backend connected; `peer` is its socket, also below TLS."""

    def __init__(
        self, stream: httpcore.AsyncNetworkStream, peer: socket.socket | None = None
    ) -> None:
        self._stream = stream
        self._socket: socket.socket | None = peer or stream.get_extra_info("socket")

    async def read(
        self,
        max_bytes: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
    ) -> bytes:
        """Read what has come."""
        return await self._stream.read(max_bytes, timeout)

    async def write(
        self,
        buffer: bytes,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
    ) -> None:
        """Write it all."""
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close it."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
    ) -> httpcore.AsyncNetworkStream:
        """The same connection, encrypted from here on."""
        inner = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        return DialledStream(inner, self._socket)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of a stream; of an idle one, whether anything is to be read."""
        if info == "is_readable" and self._socket is not None and hasattr(select, "poll"):
            number = self._socket.fileno()
            if number < 0:
                return True  # closed: the next read tells it
            poll = select.poll()
            poll.register(number, select.POLLIN)
            return bool(poll.poll(0))
        return self._stream.get_extra_info(info)
