"""Connections as httpcore wants them, straight on asyncio: half the work of its own way there.

Knows nothing of names: what it dials is an address that somebody else has checked.
"""

import asyncio
import ssl
from collections.abc import Iterable
from typing import Any, Final

import httpcore

_MOST_WAITING: Final = 256 * 1024


class Dialling(httpcore.AsyncNetworkBackend):
    """Connects to literal IP addresses."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect.  Raises httpcore.ConnectTimeout, httpcore.ConnectError."""
        del local_address, socket_options
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(timeout):
                _, incoming = await loop.create_connection(_Incoming, host, port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout from error
        except OSError as error:
            raise httpcore.ConnectError from error
        return _Stream(incoming)


class _Incoming(asyncio.Protocol):
    """What came and was not yet read; reading pauses where that is much."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport = asyncio.Transport()
        self.is_over = False
        self.waiting = bytearray()
        self._error: Exception | None = None
        self._is_paused = False
        self._news: asyncio.Future[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - TCP gives no other
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        if len(self.waiting) > _MOST_WAITING and not self._is_paused:
            self._is_paused = True
            self.transport.pause_reading()
        self._tell()

    def eof_received(self) -> None:
        self.is_over = True
        self._tell()

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_over = True
        self._error = self._error or exc
        self._tell()

    async def read(self, most_bytes: int) -> bytes:
        """The next bytes, none at the end.  Raises OSError when the connection broke."""
        while not self.waiting and not self.is_over:
            self._news = asyncio.get_running_loop().create_future()
            await self._news
        if not self.waiting and self._error is not None:
            raise self._error
        data = bytes(self.waiting[:most_bytes])
        del self.waiting[:most_bytes]
        if self._is_paused and len(self.waiting) <= _MOST_WAITING // 2:
            self._is_paused = False
            self.transport.resume_reading()
        return data

    def _tell(self) -> None:
        if self._news is not None and not self._news.done():
            self._news.set_result(None)


class _Stream(httpcore.AsyncNetworkStream):
    def __init__(self, incoming: _Incoming) -> None:
        self._incoming = incoming

    async def read(
        self,
        max_bytes: int,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> bytes:
        try:
            if self._incoming.waiting:
                return await self._incoming.read(max_bytes)
            async with asyncio.timeout(timeout):
                return await self._incoming.read(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout from error
        except OSError as error:
            raise httpcore.ReadError from error

    async def write(
        self,
        buffer: bytes,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> None:
        del timeout  # questions are short: they fit into what the system takes at once
        if self._incoming.transport.is_closing():
            raise httpcore.WriteError
        self._incoming.transport.write(buffer)

    async def aclose(self) -> None:
        self._incoming.transport.abort()
        await asyncio.sleep(0)  # the socket is closed by the loop

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        """Encrypt.  Raises httpcore.ConnectTimeout, httpcore.ConnectError."""
        incoming = self._incoming
        try:
            async with asyncio.timeout(timeout):
                transport = await asyncio.get_running_loop().start_tls(
                    incoming.transport, incoming, ssl_context, server_hostname=server_hostname
                )
        except TimeoutError as error:
            await self.aclose()
            raise httpcore.ConnectTimeout from error
        except OSError as error:  # ssl.SSLError is one
            await self.aclose()
            raise httpcore.ConnectError from error
        except asyncio.CancelledError:
            await self.aclose()
            raise
        if transport is None:
            raise httpcore.ConnectError
        incoming.transport = transport
        return self

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":  # asked of a connection that rests: what comes then is its end
            return bool(self._incoming.waiting) or self._incoming.is_over
        name = {"client_addr": "sockname", "server_addr": "peername"}.get(info, info)
        return self._incoming.transport.get_extra_info(name)
