"""What comes of one try at a source, when all goes well and when it does not."""

import asyncio
import gzip
import re
import socket
import struct
import zlib
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard

from tests.faults.conftest import Fetching, Web
from tests.support.waiting import LIMIT_S
from wirereader.sources.fetch_result import Failed, FailureKind, Fetched, Unchanged
from wirereader.sources.http.fetch_one import hash_of
from wirereader.story.source import FetchMemory, SourceOptions

FEED = b"<rss><channel><title>Wire</title></channel></rss>"
BOMB = bytes(40 << 20)


async def test_bytes_come_with_what_says_how_to_read_them(web: Web, fetching: Fetching) -> None:
    web.answers(
        headers=[
            ("Content-Type", "application/rss+xml; charset=latin-1"),
            ("ETag", 'W/"1"'),
            ("Last-Modified", "Mon, 23 Nov 2026 10:00:00 GMT"),
            ("Cache-Control", "max-age=600"),
        ],
        body=FEED,
    )
    assert await fetching.one(web.at()) == Fetched(
        source_id=7,
        data=FEED,
        headers={"content-type": "application/rss+xml; charset=latin-1"},
        final_address=web.at(),
        moved_to=None,
        etag='W/"1"',
        last_modified="Mon, 23 Nov 2026 10:00:00 GMT",
        fresh_s=600,
        content_hash=hash_of(FEED),
        is_private=True,
    )
    headers = web.asked[0].headers
    assert headers["host"] == f"127.0.0.1:{web.port}"
    assert headers["user-agent"].startswith("wirereader/")
    assert "if-none-match" not in headers


async def test_validators_are_sent_and_refreshed(web: Web, fetching: Fetching) -> None:
    web.answers(status="304 Not Modified", headers=[("ETag", '"2"'), ("Expires", "0")])
    memory = FetchMemory(etag='"1"', last_modified="Mon, 23 Nov 2026 10:00:00 GMT")
    assert await fetching.one(web.at(), memory) == Unchanged(
        7, web.at(), None, '"2"', "Mon, 23 Nov 2026 10:00:00 GMT", 0
    )
    assert web.asked[0].headers["if-none-match"] == '"1"'
    assert web.asked[0].headers["if-modified-since"] == "Mon, 23 Nov 2026 10:00:00 GMT"


async def test_equal_bytes_are_nothing_new(web: Web, fetching: Fetching) -> None:
    web.answers(body=FEED, headers=[("ETag", '"new"')])
    result = await fetching.one(web.at(), FetchMemory(content_hash=hash_of(FEED)))
    assert result == Unchanged(7, web.at(), None, '"new"', None, None)


async def test_nothing_new_without_a_question_is_a_fault(web: Web, fetching: Fetching) -> None:
    web.answers(status="304 Not Modified")
    result = await fetching.one(web.at())
    assert result.kind is FailureKind.ANSWER


PACKED = {
    "gzip": gzip.compress(FEED),
    "gzip in members": gzip.compress(FEED[:9]) + gzip.compress(FEED[9:]),
    "deflate": zlib.compress(FEED),
    "deflate bare": zlib.compress(FEED)[2:-4],
    "br": brotli.compress(FEED),
    "zstd": zstandard.compress(FEED),
    "zstd in frames": zstandard.compress(FEED[:9]) + zstandard.compress(FEED[9:]),
    "gzip, br": brotli.compress(gzip.compress(FEED)),
    "identity": FEED,
    "utf-8": FEED,
    "gzip, but it is not": FEED,
}


@pytest.mark.parametrize("name", PACKED)
async def test_what_is_packed_is_unpacked(web: Web, fetching: Fetching, name: str) -> None:
    coding = re.sub(r" (in|bare|but).*|, but.*", "", name)
    web.answers(headers=[("Content-Encoding", coding)], body=PACKED[name])
    result = await fetching.one(web.at())
    assert result.data == FEED
    assert {"gzip", "br", "zstd"} <= set(web.asked[0].headers["accept-encoding"].split(", "))


async def test_a_packed_file_that_lies_there_is_unpacked(web: Web, fetching: Fetching) -> None:
    web.answers(headers=[("Content-Type", "application/gzip")], body=gzip.compress(FEED))
    assert (await fetching.one(web.at())).data == FEED


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(BOMB)),
        ("br", brotli.compress(BOMB, quality=1)),
        ("zstd", zstandard.compress(BOMB)),
        ("gzip, gzip", gzip.compress(gzip.compress(BOMB))),
        ("identity", bytes(2 << 20)),
    ],
    ids=["gzip", "br", "zstd", "twice", "plain"],
)
async def test_too_much_is_refused(web: Web, fetching: Fetching, coding: str, body: bytes) -> None:
    web.answers(headers=[("Content-Encoding", coding)], body=body)
    result = await fetching.one(web.at())
    assert result.kind is FailureKind.TOO_LARGE
    assert str(result.fault) == (
        "The Wire was not refreshed. It is larger than the limit of 1 MB. "
        "Nothing was stored. Look for a smaller feed on its site."
    )


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "deflate"])
async def test_what_is_packed_and_cut_off_is_refused(
    web: Web, fetching: Fetching, coding: str
) -> None:
    web.answers(headers=[("Content-Encoding", coding)], body=PACKED[coding][:-6])
    assert (await fetching.one(web.at())).kind is FailureKind.CUT_OFF


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "deflate"])
async def test_what_is_packed_and_damaged_is_refused(
    web: Web, fetching: Fetching, coding: str
) -> None:
    body = PACKED[coding][:8] + b"\xff\x00\xff" * 20
    web.answers(headers=[("Content-Encoding", coding)], body=body)
    result = await fetching.one(web.at())
    assert result.kind in {FailureKind.UNREADABLE, FailureKind.CUT_OFF}


@pytest.mark.parametrize(
    ("status", "headers", "kind", "why"),
    [
        ("401 Unauthorized", [], "login", "127.0.0.1 requires a login (401)."),
        ("403 Forbidden", [], "login", "127.0.0.1 denied access (403)."),
        ("404 Not Found", [], "not there", "127.0.0.1 has no page at this address (404)."),
        ("410 Gone", [], "gone", "127.0.0.1 says it is gone permanently (410)."),
        ("429 Slow", [], "busy", "Rate limited (429)."),
        ("429 Slow", [("Retry-After", "90")], "busy", "retrying in 2 minutes (429)."),
        (
            "503 Busy",
            [
                ("Retry-After", "Mon, 23 Nov 2026 15:00:00 GMT"),
                ("Date", "Mon, 23 Nov 2026 12:00:00 GMT"),
            ],
            "busy",
            "retrying in 3 hours (503).",
        ),
        ("403 No", [("Retry-After", "5")], "busy", "retrying in 5 seconds (403)."),
        ("500 Oops", [], "answer", "Server error (500)."),
        ("503 Busy", [], "answer", "Service unavailable (503)."),
        ("599 Odd", [], "answer", "Server error (599)."),
        ("418 Tea\tpot", [], "answer", "Unexpected response 418, “Tea pot”."),
        ("204 No Content", [], "answer", "Unexpected response 204"),
        ("206 Partial Content", [], "answer", "Unexpected response 206"),
    ],
)
async def test_a_status_is_told_in_words(
    web: Web,
    fetching: Fetching,
    status: str,
    headers: list[tuple[str, str]],
    kind: str,
    why: str,
) -> None:
    web.answers(status=status, headers=headers)
    result = await fetching.one(web.at())
    assert result.kind == kind
    assert why in result.fault.why
    assert result.is_gone == (kind == "gone")


async def test_a_date_to_wait_for_is_compared_to_the_servers_own(
    web: Web, fetching: Fetching
) -> None:
    web.answers(
        status="429 Slow",
        headers=[
            ("Retry-After", "Mon, 23 Nov 2026 15:00:30 GMT"),
            ("Date", "Mon, 23 Nov 2026 15:00:00 GMT"),  # its clock is three hours fast
        ],
    )
    assert (await fetching.one(web.at())).retry_after_s == 30


async def test_a_hostile_reason_phrase_is_cleaned(web: Web, fetching: Fetching) -> None:
    web.answers(status="418 \x9b31mred \x9d0;title\x9c [bold]" + "x" * 500)
    fault = (await fetching.one(web.at())).fault
    assert "31m" not in fault.why
    assert "title" not in fault.why
    assert str(fault).isprintable()
    assert len(str(fault)) < 300


async def test_a_title_is_cleaned_before_it_is_said(web: Web, fetching: Fetching) -> None:
    web.answers(status="404 Not Found")
    fault = (await fetching.one(web.at(), title="A\x1b[31m\nwire\u202e")).fault
    assert fault.what == "A wire was not refreshed."


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"", "protocol"),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "protocol"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<rss>", "cut off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>", "cut off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<rss>", "protocol"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: minus\r\n\r\n<rss>", "protocol"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000 + b"\r\n\r\n<rss>", "protocol"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 60_000 + b"\r\n<rss>", "protocol"),
        (b"HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n", "redirects"),
    ],
    ids=[
        *("nothing", "ssh", "cut off", "cut off in chunks", "bad chunk", "bad length"),
        *("huge header", "many headers", "nowhere"),
    ],
)
async def test_an_answer_that_is_not_http(
    web: Web, fetching: Fetching, raw: bytes, kind: str
) -> None:
    async def answer(_: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(raw)
        await writer.drain()
        writer.close()

    web.does("/feed", answer)
    result = await fetching.one(web.at())
    assert result.kind == kind
    assert "\n" not in str(result.fault)
    assert str(result.fault).isprintable()


async def test_a_server_that_stalls(web: Web, fetching: Fetching) -> None:
    async def stall(_: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345")
        await asyncio.Event().wait()

    web.does("/feed", stall)
    fetching.policy = fetching.policy._replace(read_s=0.1)
    result = await fetching.one(web.at())
    assert result.kind is FailureKind.TIMED_OUT
    assert result.fault.why == "127.0.0.1 sent nothing for 1 second."


async def test_a_slow_drip_and_an_endless_body(web: Web, fetching: Fetching) -> None:
    async def drip(_: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"<")
            await writer.drain()
            await asyncio.sleep(0.02)

    async def endless(_: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"<p>" * 20_000)
            await writer.drain()

    web.does("/drip", drip)
    web.does("/endless", endless)
    fetching.policy = fetching.policy._replace(whole_s=0.3)
    result = await fetching.one(web.at("/drip"))
    assert result.kind is FailureKind.TIMED_OUT
    assert result.fault.why == "127.0.0.1 did not finish within 1 second."
    fetching.policy = fetching.policy._replace(whole_s=LIMIT_S)
    assert (await fetching.one(web.at("/endless"))).kind is FailureKind.TOO_LARGE


async def test_empty_members_without_end_are_refused(web: Web, fetching: Fetching) -> None:
    async def empty(_: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
        while not writer.is_closing():
            writer.write(gzip.compress(b"") * 10_000)
            await writer.drain()

    web.does("/feed", empty)
    fetching.policy = fetching.policy._replace(most_bytes=1 << 20)
    assert (await fetching.one(web.at())).kind is FailureKind.TOO_LARGE


async def test_a_byte_at_a_time_is_not_read_for_ever(web: Web, fetching: Fetching) -> None:
    async def drip(_: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        writer.write(b"1\r\n<\r\n" * 30_000 + b"0\r\n\r\n")

    web.does("/feed", drip)
    failed = await fetching.one(web.at())
    assert "a byte or two at a time" in failed.fault.why


async def test_small_pieces_that_are_few_are_read(web: Web, fetching: Fetching) -> None:
    async def drip(_: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        writer.write(b"1\r\n<\r\n" * 3000 + b"0\r\n\r\n")

    web.does("/feed", drip)
    assert (await fetching.one(web.at())).data == b"<" * 3000


async def test_what_says_that_it_is_too_large_is_not_read(web: Web, fetching: Fetching) -> None:
    async def announced(_: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n<rss>")
        await asyncio.Event().wait()

    web.does("/feed", announced)
    assert (await fetching.one(web.at())).kind is FailureKind.TOO_LARGE


async def test_nobody_listens(web: Web, fetching: Fetching) -> None:
    gone = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = gone.sockets[0].getsockname()[1]
    gone.close()
    await gone.wait_closed()
    result = await fetching.one(f"http://127.0.0.1:{port}/feed")
    assert result.kind is FailureKind.REFUSED
    assert result.fault.why == "127.0.0.1 refused the connection."
    assert not web.asked


@pytest.mark.parametrize(
    "address",
    ["", "news.test", "file:///etc/passwd", "gopher://x", "http://", "http://[::1", "http://a b/",
     "javascript:alert(1)", "http://\x1b[31m/", "http://" + "a" * 70_000, "http://x:99999999/"],
)  # fmt: skip
async def test_what_is_no_address(fetching: Fetching, address: str) -> None:
    result = await fetching.one(address, title="")
    assert isinstance(result, Failed)
    assert result.kind in {FailureKind.ADDRESS, FailureKind.NAME}
    assert str(result.fault).isprintable()
    assert len(str(result.fault)) < 400


async def test_a_certificate_that_is_not_right(web: Web, fetching: Fetching) -> None:
    web.answers(body=FEED)
    result = await fetching.one(f"https://127.0.0.1:{web.tls_port}/feed")
    assert result.kind is FailureKind.CERTIFICATE
    assert result.fault.why == ("The certificate of 127.0.0.1 is invalid: it is for another host.")
    assert not web.asked


async def test_a_certificate_that_is_right(web: Web, fetching: Fetching) -> None:
    web.answers(body=FEED)
    fetching.names["news.test"] = ["93.184.215.14"]
    result = await fetching.one(f"https://news.test:{web.tls_port}/feed", is_private_allowed=False)
    assert result.data == FEED


async def test_tls_where_there_is_none(web: Web, fetching: Fetching) -> None:
    del web

    def refuse(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()  # Python 3.12 waits for each connection of a server that ends

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as plain:
        port = plain.sockets[0].getsockname()[1]
        result = await fetching.one(f"https://127.0.0.1:{port}/feed")
    assert result.kind is FailureKind.CERTIFICATE
    assert "TLS handshake" in result.fault.why


async def test_a_certificate_that_nobody_signed(
    web: Web, fetching: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(fetching), "network", None)  # the real one, with whom it trusts
    result = await fetching.one(f"https://127.0.0.1:{web.tls_port}/feed")
    assert result.kind is FailureKind.CERTIFICATE
    assert result.fault.why.endswith("is invalid: it is not signed by a trusted authority.")
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/at-all.pem")
    result = await fetching.one(f"https://127.0.0.1:{web.tls_port}/feed")
    assert "SSL_CERT_FILE" in result.fault.why


async def test_names_are_looked_up(
    web: Web, fetching: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(fetching), "network", None)
    web.answers(body=FEED)
    assert (await fetching.one(web.at(host="localhost"))).data == FEED
    result = await fetching.one(web.at(host="localhost"), is_private_allowed=False)
    assert result.kind is FailureKind.PRIVATE


async def test_tls_that_is_never_spoken(fetching: Fetching) -> None:
    fetching.policy = fetching.policy._replace(connect_s=0.1)
    with socket.create_server(("127.0.0.1", 0)) as mute:  # the system connects, and nobody answers
        port = mute.getsockname()[1]
        result = await fetching.one(f"https://127.0.0.1:{port}/feed")
    assert result.kind is FailureKind.TIMED_OUT
    assert result.fault.why == "The connection to 127.0.0.1 timed out after 1 second."


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_large_body_comes_whole(web: Web, fetching: Fetching, scheme: str) -> None:
    body = b"".join(b"%08d" % number for number in range(1_000_000))
    web.answers(body=body)
    fetching.policy = fetching.policy._replace(most_bytes=16 << 20)
    fetching.names["news.test"] = ["93.184.215.14"]
    port = web.tls_port if scheme == "https" else web.port
    result = await fetching.one(f"{scheme}://news.test:{port}/feed", is_private_allowed=False)
    assert result.data == body


async def test_a_connection_that_is_torn(web: Web, fetching: Fetching) -> None:
    async def tear(_: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<rss>")
        await writer.drain()
        connection = writer.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    web.does("/feed", tear)
    assert (await fetching.one(web.at())).kind is FailureKind.CUT_OFF


async def test_a_page_says_that_it_was_a_page(web: Web, fetching: Fetching) -> None:
    web.answers("/story", status="404 Not Found")
    result = await fetching.page(web.at("/story"), is_private_allowed=True)
    assert result.fault.what == "The page at 127.0.0.1 was not fetched."
    assert web.asked[0].headers["accept"].startswith("text/html")


async def test_own_headers_replace_ours(web: Web, fetching: Fetching) -> None:
    web.answers(body=FEED)
    options = SourceOptions(
        user_agent="Mine/1",
        headers=(("X-Key", "ключ"), ("accept", "text/x"), ("Host", "evil"), ("Connection", "x")),
        cookie="a=b",
    )
    await fetching.one(web.at(), options=options)
    headers = web.asked[0].headers
    assert headers["user-agent"] == "Mine/1"
    assert headers["accept"] == "text/x"
    assert headers["x-key"].encode("latin-1").decode() == "ключ"
    assert headers["cookie"] == "a=b"
    assert headers["host"] == f"127.0.0.1:{web.port}"


@pytest.mark.parametrize("header", [("X", "a\r\nY: b"), ("", "x"), ("X Y", "x"), ("X", "a\x00b")])
async def test_a_header_cannot_smuggle(
    web: Web, fetching: Fetching, header: tuple[str, str]
) -> None:
    web.answers(body=FEED)
    result = await fetching.one(web.at(), options=SourceOptions(headers=(header,)))
    assert result.kind is FailureKind.ADDRESS
    assert not web.asked
