"""A web of our own on the loopback, for all that servers do wrong."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import httpcore
import pytest

from tests.support.waiting import LIMIT_S
from wirereader.sources.fetch_all import fetch_all, fetch_page
from wirereader.sources.fetch_result import FetchPolicy
from wirereader.sources.http.guarded_transport import NetworkAccess
from wirereader.story.source import FetchMemory, Source, SourceOptions

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
CERTIFICATE = Path(__file__).parent / "certificate.pem"


class Asked(NamedTuple):
    """One question, as it came."""

    path: str
    headers: dict[str, str]


Handler = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]


class Web:
    """One server: what it answers by path, and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.connections = 0
        self.open_now = 0
        self.open_peak = 0
        self.host = "127.0.0.1"
        self.port = 0
        self.tls_port = 0
        self._answers: dict[str, Handler] = {}

    def at(self, path: str = "/feed", host: str | None = None) -> str:
        return f"http://{host or self.host}:{self.port}{path}"

    def answers(
        self,
        path: str = "/feed",
        status: str = "200 OK",
        headers: Iterable[tuple[str, str]] = (),
        body: bytes = b"",
    ) -> None:
        async def answer(_: Asked, writer: asyncio.StreamWriter) -> None:
            lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
            lines += [f"{name}: {value}" for name, value in headers]
            writer.write("\r\n".join([*lines, "", ""]).encode("latin-1") + body)

        self._answers[path] = answer

    def does(self, path: str, handler: Handler) -> None:
        self._answers[path] = handler

    async def start(self) -> list[asyncio.Server]:
        trust = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        trust.load_cert_chain(CERTIFICATE)
        plain = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        safe = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=trust)
        self.port = plain.sockets[0].getsockname()[1]
        self.tls_port = safe.sockets[0].getsockname()[1]
        return [plain, safe]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                pairs = (line.partition(":") for line in head[1:] if line)
                headers = {name.lower(): value.strip() for name, _, value in pairs}
                asked = Asked(head[0].split(" ")[1], headers)
                self.asked.append(asked)
                self.open_now += 1
                self.open_peak = max(self.open_peak, self.open_now)
                try:
                    await self._answers[asked.path.partition("?")[0]](asked, writer)
                    await writer.drain()
                finally:
                    self.open_now -= 1
                if writer.is_closing():
                    return
        except (asyncio.IncompleteReadError, ConnectionError, KeyError):
            pass
        finally:
            writer.close()


class Redialling(httpcore.AsyncNetworkBackend):
    """Dials the loopback whatever address it is told, and remembers what it was told."""

    def __init__(self) -> None:
        self.dialled: list[tuple[str, int]] = []
        self.closed: set[str] = set()
        self._real = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self.dialled.append((host, port))
        if host in self.closed:
            raise httpcore.ConnectError
        return await self._real.connect_tcp(
            "127.0.0.1", port, timeout, local_address, socket_options
        )


class Fetching:
    """Fetches from that web, with names and addresses as a test has them."""

    def __init__(self, web: Web) -> None:
        self.web = web
        self.names: dict[str, Sequence[str]] = {}
        self.dialling = Redialling()
        self.looked_up: list[str] = []
        self.is_real = True
        self.policy = FetchPolicy(
            connect_s=LIMIT_S, read_s=LIMIT_S, whole_s=LIMIT_S, most_bytes=1 << 20,
            is_environment_proxy_used=False,
        )  # fmt: skip

    @property
    def network(self) -> NetworkAccess | None:
        trust = ssl.create_default_context(cafile=str(CERTIFICATE))
        if self.is_real and not self.names:
            return NetworkAccess(trust=trust)
        return NetworkAccess(self._resolve, self.dialling, trust)

    async def _resolve(self, host: str, port: int) -> Sequence[str]:
        del port
        self.looked_up.append(host)
        return self.names[host]

    async def one(
        self,
        address: str,
        memory: FetchMemory = FetchMemory(),  # noqa: B008 - immutable
        *,
        is_private_allowed: bool = True,
        options: SourceOptions = SourceOptions(),  # noqa: B008
        title: str = "The Wire",
    ) -> Any:
        """What came of one try: a test asserts which it is by what it looks at."""
        source = Source(
            key=address, address=address, title=title, options=options,
            is_private_allowed=is_private_allowed, id=7,
        )  # fmt: skip
        results = await self.all([(source, memory)])
        assert len(results) == 1
        return results[0]

    async def all(self, states: Iterable[tuple[Source, FetchMemory]]) -> list[Any]:
        return [
            result async for result in fetch_all(states, self.policy, NOW, network=self.network)
        ]

    async def page(self, address: str, **more: Any) -> Any:
        return await fetch_page(address, self.policy, NOW, network=self.network, **more)


@pytest.fixture
async def web() -> AsyncIterator[Web]:
    web = Web()
    before = asyncio.all_tasks()
    servers = await web.start()
    yield web
    for server in servers:
        server.close()
    left = asyncio.all_tasks() - before - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


@pytest.fixture
def fetching(web: Web) -> Fetching:
    return Fetching(web)
