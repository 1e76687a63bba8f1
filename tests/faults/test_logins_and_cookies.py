"""What servers wish to be told, and how much of what they say is listened to."""

import asyncio
import gzip
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Protocol

import pytest

from wirereader.sources.fetch_result import FailureKind, FetchPolicy
from wirereader.story.source import SourceOptions

FEED = b"<rss/>"
PUBLIC = "93.184.215.14"


class Web(Protocol):
    """What these tests need of the server (see conftest.py)."""

    asked: list[Any]
    connections: int
    tls_port: int

    def at(self, path: str = "/feed", host: str | None = None) -> str: ...
    def answers(
        self,
        path: str = "/feed",
        status: str = "200 OK",
        headers: Iterable[tuple[str, str]] = (),
        body: bytes = b"",
    ) -> None: ...
    def does(
        self, path: str, handler: Callable[[Any, asyncio.StreamWriter], Awaitable[None]]
    ) -> None: ...


class Fetching(Protocol):
    """What these tests need to fetch (see conftest.py)."""

    policy: FetchPolicy
    names: dict[str, Any]

    async def one(self, address: str, *args: Any, **named: Any) -> Any: ...


async def test_a_wish_for_a_login_without_end_is_not_read(web: Web, fetching: Fetching) -> None:
    written = 0

    async def endless(_: Any, writer: asyncio.StreamWriter) -> None:
        nonlocal written
        writer.write(
            b'HTTP/1.1 401 Who\r\nWWW-Authenticate: Digest realm="x", nonce="n", qop="auth"\r\n\r\n'
        )
        while not writer.is_closing():
            writer.write(bytes(1 << 16))
            written += 1 << 16
            await writer.drain()

    web.does("/feed", endless)
    result = await fetching.one(web.at().replace("//", "//me:secret@"))
    assert result.kind is FailureKind.LOGIN
    assert written < 32 << 20
    assert len(web.asked) == 2  # the wish, and the answer to it


async def test_a_packed_wish_for_a_login_is_not_unpacked(
    web: Web, fetching: Fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unpack(*_: object) -> bytes:
        raise NameError("httpx unpacked what no cap watches")

    monkeypatch.setattr("httpx._decoders.GZipDecoder.decode", unpack)
    headers = [("WWW-Authenticate", 'Basic realm="x"'), ("Content-Encoding", "gzip")]
    web.answers(status="401 Who", headers=headers, body=gzip.compress(bytes(1 << 20)))
    result = await fetching.one(web.at().replace("//", "//me:wrong@"))
    assert result.kind is FailureKind.LOGIN
    assert result.fault.why == "127.0.0.1 rejected the user name or password (401)."
    assert web.connections == 1


async def test_an_own_header_goes_before_the_login(web: Web, fetching: Fetching) -> None:
    fetching.names["news.test"] = [PUBLIC]
    web.answers(body=FEED)
    mine = f"https://me:secret@news.test:{web.tls_port}/feed"
    options = SourceOptions(headers=(("Authorization", "Bearer mine"),))
    assert (await fetching.one(mine, options=options)).data == FEED
    assert web.asked[0].headers["authorization"] == "Bearer mine"


async def test_few_cookies_are_kept_and_the_own_one_goes_first(
    web: Web, fetching: Fetching
) -> None:
    set_ = [("Set-Cookie", "long=" + "x" * 5000), *(("Set-Cookie", f"c{n}=1") for n in range(60))]
    web.answers("/feed", "302 Found", [("Location", "/next"), *set_])
    web.answers("/next", body=FEED)
    result = await fetching.one(web.at(), options=SourceOptions(cookie="id=mine"))
    assert result.data == FEED
    own, *others = web.asked[1].headers["cookie"].split("; ")
    assert own == "id=mine"
    assert len(others) == 29  # of thirty, the long one was refused
    assert len(set(others)) == 29


async def test_cookies_go_to_their_host_alone_and_no_other_source(web: Web, fetching: Any) -> None:
    fetching.names |= {"news.test": [PUBLIC], "other.test": ["1.1.1.1"]}
    away = [("Location", web.at("/there", "other.test")), ("Set-Cookie", "seen=yes")]
    web.answers("/feed", "302 Found", away)
    web.answers("/there", body=FEED)
    web.answers("/again", body=FEED)
    assert (await fetching.one(web.at(host="news.test"), is_private_allowed=False)).data == FEED
    await fetching.one(web.at("/again", "news.test"), is_private_allowed=False)
    assert [asked.path for asked in web.asked] == ["/feed", "/there", "/again"]
    assert not [asked for asked in web.asked if "cookie" in asked.headers]


async def test_what_came_from_inside_is_known_by_the_address_that_was_dialled(
    web: Web, fetching: Fetching
) -> None:
    fetching.names |= {"home.test": ["192.168.1.2"], "news.test": [PUBLIC]}
    web.answers(body=FEED)
    assert (await fetching.one(web.at(host="home.test"))).is_private
    assert not (await fetching.one(web.at(host="news.test"))).is_private
