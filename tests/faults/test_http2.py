"""The second version of HTTP, and what can go wrong in it."""

import asyncio
import gzip
import ssl
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import httpcore
import pytest

from tests.support.waiting import LIMIT_S
from wirereader.sources.fetch_all import fetch_all
from wirereader.sources.fetch_result import Failed, FailureKind, Fetched, FetchPolicy, FetchResult
from wirereader.sources.http.guarded_transport import NetworkAccess
from wirereader.story.source import FetchMemory, Source

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
CERTIFICATE = Path(__file__).parent / "certificate.pem"
FEED = b"<rss/>" * 30_000
Answer = Callable[[h2.connection.H2Connection, int, dict[str, str]], None]


class Server:
    """Speaks HTTP/2 alone, and answers each question as it is told."""

    def __init__(self) -> None:
        self.answer: Answer = whole
        self.asked: list[dict[str, str]] = []
        self.connections = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        config = h2.config.H2Configuration(client_side=False, header_encoding="utf-8")
        connection = h2.connection.H2Connection(config=config)
        connection.initiate_connection()
        try:
            while True:
                writer.write(connection.data_to_send())
                await writer.drain()
                data = await reader.read(65536)
                if not data:
                    return
                for event in connection.receive_data(data):
                    if isinstance(event, h2.events.RequestReceived) and event.stream_id:
                        asked = {str(name): str(value) for name, value in event.headers or ()}
                        self.asked.append(asked)
                        self.answer(connection, event.stream_id, asked)
        except ConnectionError:
            pass
        finally:
            writer.close()


def whole(connection: h2.connection.H2Connection, stream: int, _: dict[str, str]) -> None:
    packed = gzip.compress(FEED)
    connection.send_headers(stream, [(":status", "200"), ("content-encoding", "gzip")])
    connection.send_data(stream, packed, end_stream=True)


def reset(connection: h2.connection.H2Connection, stream: int, _: dict[str, str]) -> None:
    connection.send_headers(stream, [(":status", "200")])
    connection.reset_stream(stream)


def go_away(connection: h2.connection.H2Connection, _: int, __: dict[str, str]) -> None:
    connection.close_connection(1)


@pytest.fixture
async def server() -> AsyncIterator[tuple[Server, int]]:
    trust = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trust.load_cert_chain(CERTIFICATE)
    trust.set_alpn_protocols(["h2"])
    server = Server()
    before = asyncio.all_tasks()
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=trust)
    yield server, listening.sockets[0].getsockname()[1]
    listening.close()
    left = asyncio.all_tasks() - before - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


async def fetched(port: int, count: int = 1) -> list[FetchResult]:
    async def resolve(*_: object) -> list[str]:
        return ["127.0.0.1"]

    trust = ssl.create_default_context(cafile=str(CERTIFICATE))
    network = NetworkAccess(resolve, httpcore.AnyIOBackend(), trust)
    addresses = [f"https://news.test:{port}/feed?{number}" for number in range(count)]
    states = [
        (Source(each, address=each, is_private_allowed=True, id=number), FetchMemory())
        for number, each in enumerate(addresses)
    ]
    policy = FetchPolicy(is_environment_proxy_used=False, whole_s=LIMIT_S)
    return [result async for result in fetch_all(states, policy, NOW, network)]


async def test_feeds_of_one_host_come_on_one_connection(server: tuple[Server, int]) -> None:
    serving, port = server
    results = await fetched(port, 6)
    assert [isinstance(each, Fetched) and each.data == FEED for each in results] == [True] * 6
    assert serving.connections == 1
    asked = serving.asked[0]
    assert asked[":authority"] == f"news.test:{port}"
    assert asked[":path"] == "/feed?0"
    assert asked["accept-encoding"] == "gzip, deflate, br, zstd"


@pytest.mark.parametrize("answer", [reset, go_away])
async def test_what_goes_wrong(server: tuple[Server, int], answer: Answer) -> None:
    serving, port = server
    serving.answer = answer
    result = (await fetched(port))[0]
    assert isinstance(result, Failed)
    assert result.kind in {FailureKind.PROTOCOL, FailureKind.CUT_OFF}
    assert str(result.fault).isprintable()
