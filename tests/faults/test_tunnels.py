"""Encrypted feeds through a proxy: it carries bytes, and sees neither them nor who we are."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from typing import Any, Protocol

import pytest

from wirereader.sources.fetch_result import FailureKind
from wirereader.story.source import SourceOptions

FEED = b"<rss/>"


class Web(Protocol):
    """What these tests need of the server (see conftest.py)."""

    asked: list[Any]
    tls_port: int

    def answers(
        self,
        path: str = "/feed",
        status: str = "200 OK",
        headers: Iterable[tuple[str, str]] = (),
        body: bytes = b"",
    ) -> None: ...


class Fetching(Protocol):
    """What these tests need to fetch (see conftest.py)."""

    names: dict[str, Any]

    async def one(self, address: str, *args: Any, **named: Any) -> Any: ...


class Proxy:
    """Opens a tunnel to the loopback for whoever asks, or gives `refusal` instead."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.refusal = b""
        self.port = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.asked.append(head)
        if self.refusal:
            writer.write(self.refusal)
            await writer.drain()
            writer.close()
            return
        port = int(head.split()[1].rpartition(":")[2])
        back, forth = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await asyncio.gather(_carry(reader, forth), _carry(back, writer))


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(1 << 16):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    proxy = Proxy()
    before = asyncio.all_tasks()
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    yield proxy
    server.close()
    left = asyncio.all_tasks() - before - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


async def test_an_encrypted_feed_comes_through_a_tunnel(
    web: Web, fetching: Fetching, proxy: Proxy
) -> None:
    fetching.names["unused.test"] = []  # names are looked up by the proxy: any other one fails
    web.answers(body=FEED)
    options = SourceOptions(proxy=f"http://me:pass@127.0.0.1:{proxy.port}", cookie="id=mine")
    address = f"https://news.test:{web.tls_port}/feed"
    result = await fetching.one(address, is_private_allowed=False, options=options)
    assert result.data == FEED
    assert not result.is_private
    assert len(proxy.asked) == 1
    assert proxy.asked[0].startswith(f"CONNECT news.test:{web.tls_port} ")
    assert "Proxy-Authorization: Basic" in proxy.asked[0]
    assert "id=mine" not in proxy.asked[0]
    assert web.asked[0].headers["cookie"] == "id=mine"
    assert "proxy-authorization" not in web.asked[0].headers


async def test_a_tunnel_that_is_refused(web: Web, fetching: Fetching, proxy: Proxy) -> None:
    proxy.refusal = b"HTTP/1.1 407 Who\r\nContent-Length: 0\r\n\r\n"
    options = SourceOptions(proxy=f"http://127.0.0.1:{proxy.port}")
    result = await fetching.one(f"https://news.test:{web.tls_port}/feed", options=options)
    assert result.kind is FailureKind.PROXY
    assert result.fault.why == "The proxy refused the connection."
    assert not web.asked


async def test_no_tunnel_leads_to_a_literal_address_inside(
    web: Web, fetching: Fetching, proxy: Proxy
) -> None:
    options = SourceOptions(proxy=f"http://127.0.0.1:{proxy.port}")
    address = f"https://127.0.0.1:{web.tls_port}/feed"
    result = await fetching.one(address, is_private_allowed=False, options=options)
    assert result.kind is FailureKind.PRIVATE
    assert not proxy.asked
