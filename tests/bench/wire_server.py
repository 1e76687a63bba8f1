"""Feeds for measuring a refresh: made up, each on a loopback address of its own, with latency.

    python wire_server.py FOLDER FEEDS STORIES LATENCY_MS [--faults] [--news=N]

FOLDER gets `wire.opml` and newsboat's `urls`; one line on standard output says that all is ready.
Feeds are given packed, with an ETag, and 304 to whoever has it.  With --faults, one feed in two is
ill in one of ten ways.  With --news=N each feed has N more stories once `FOLDER/grown` exists; each
of them names Marguerite Okonkwo.
"""

import asyncio
import gzip
import hashlib
import random
import sys
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

NAMES = ("Abara", "Benko", "Castellan", "Duarte", "Eklund", "Farouk", "Grieg", "Ilves")
TOWNS = ("Riga", "Oslo", "Lagos", "Lima", "Seoul", "Accra", "Hanoi", "Kyiv", "Quito", "Tunis")
DEEDS = ("delays", "approves", "rejects", "questions", "signs", "defends", "reviews", "recalls")
THINGS = ["the budget", "border talks", "new tariffs", "a rescue plan", "the election law"]
WORDS = 300
NOW = datetime(2026, 11, 20, tzinfo=UTC)
Writer = asyncio.StreamWriter
Fault = Callable[[Writer, str, bytes], Coroutine[Any, Any, None]]


def feed(number: int, stories: int, news: int = 0) -> bytes:
    """One feed, the same each time; with `news` of a person that is named nowhere else."""
    chance = random.Random(number)  # noqa: S311 - made-up news
    items = []
    for n in range(stories + news):
        town, who = chance.choice(TOWNS), chance.choice(NAMES)
        head = f"{town} {chance.choice(DEEDS)} {chance.choice(THINGS)} {number}-{n}"
        if chance.random() < 0.025:
            head = f"BREAKING: {head}"
        paragraphs: list[str] = []
        count = 0
        while count < WORDS:
            said = (
                f'{who} of {chance.choice(TOWNS)} said that {chance.choice(THINGS)} "would be '
                f'reviewed" within {chance.randint(2, 90)} days, and that nobody in '
                f"{chance.choice(TOWNS)} had asked for {chance.choice(THINGS)}."
            )
            if n >= stories and not paragraphs:
                said = f"Marguerite Okonkwo was there. {said}"
            paragraphs.append(f"&lt;p&gt;{said}&lt;/p&gt;")
            count += said.count(" ") + 1
        at = NOW - timedelta(minutes=chance.randint(0, 20_000))
        when = format_datetime(datetime.now(UTC) if n >= stories else at)
        items.append(
            f"<item><title>{head}</title><link>http://localhost/{number}/{n}</link>"
            f'<guid isPermaLink="false">w{number}-{n}</guid><pubDate>{when}</pubDate>'
            f"<description>{''.join(paragraphs)}</description></item>"
        )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
        f"<title>Wire {number}</title><link>http://localhost/{number}</link>{''.join(items)}"
        "</channel></rss>"
    ).encode()


def answer(status: str, body: bytes = b"", *headers: str) -> bytes:
    """A whole HTTP answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def bomb() -> bytes:
    declared = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE r [<!ENTITY a0 "lol">{declared}]>'
    return f"{head}<rss version='2.0'><channel><title>&a11;</title></channel></rss>".encode()


class Wire:
    """The server."""

    def __init__(
        self,
        feeds: int,
        stories: int,
        latency_s: float,
        *,
        has_faults: bool = False,
        news: int = 0,
        grown: Path | None = None,
    ) -> None:
        self.latency_s = latency_s
        self.grown = grown
        self.with_news = {
            f"/{n}.xml": gzip.compress(feed(n, stories, news), 6)
            for n in range(feeds if news else 0)
        }
        self.has_faults = has_faults
        self.packed = {f"/{n}.xml": gzip.compress(feed(n, stories), 6) for n in range(feeds)}
        self.zeros = gzip.compress(bytes(300 << 20), 9) if has_faults else b""

    async def serve(self, reader: asyncio.StreamReader, writer: Writer) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                await asyncio.sleep(self.latency_s)
                if not await self._reply(head, writer):
                    return
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()

    async def _reply(self, head: str, writer: Writer) -> bool:
        """Answer one request; False when the connection is to be closed."""
        target = head.split(" ", 2)[1]
        path, _, query = target.partition("?")
        fault = int(path[1:-4]) % 20 if self.has_faults else 0
        ill = self._ill(fault, path, is_moved=query == "moved")
        if ill is not None:
            writer.write(ill)
            return True
        if fault == 3:
            await asyncio.sleep(60)
            return False
        is_grown = self.with_news and self.grown is not None and self.grown.exists()
        body = (self.with_news if is_grown else self.packed)[path]
        tag = f'"{hashlib.sha1(body, usedforsecurity=False).hexdigest()[:16]}"'
        if f"if-none-match: {tag}" in head.lower():
            writer.write(f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n".encode())
            return True
        headers = ("Content-Type: application/rss+xml", "Content-Encoding: gzip", f"ETag: {tag}")
        whole = answer("200 OK", body, *headers)
        writer.write(whole[: -len(body) // 2] if fault == 4 else whole)
        return fault != 4

    def _ill(self, fault: int, path: str, *, is_moved: bool) -> bytes | None:
        if fault == 5 and not is_moved:
            return answer("301 Moved Permanently", b"", f"Location: {path}?moved")
        return {
            1: answer("500 Internal Server Error"),
            2: answer("429 Too Many Requests", b"", "Retry-After: 2"),
            6: answer("410 Gone"),
            7: answer("200 OK", b"this is not a feed <<<&&& \x00\xff"),
            8: answer("200 OK", self.zeros, "Content-Encoding: gzip"),
            9: answer("302 Found", b"", f"Location: {path}"),
            10: answer("200 OK", bomb()),
        }.get(fault)


async def main(folder: Path, feeds: int, stories: int, latency_ms: float, *more: str) -> None:
    news = next((int(one.partition("=")[2]) for one in more if one.startswith("--news=")), 0)
    wire = Wire(
        feeds,
        stories,
        latency_ms / 1000,
        has_faults="--faults" in more,
        news=news,
        grown=folder / "grown",
    )
    hosts = [f"127.0.{1 + n // 250}.{1 + n % 250}" for n in range(feeds)]
    server = await asyncio.start_server(wire.serve, hosts[0], 0, backlog=512)
    port = server.sockets[0].getsockname()[1]
    others = await asyncio.start_server(wire.serve, hosts[1:], port, backlog=512)
    addresses = [f"http://{host}:{port}/{n}.xml" for n, host in enumerate(hosts)]
    (folder / "urls").write_text("".join(f"{one}\n" for one in addresses))
    outlines = "".join(
        f'<outline type="rss" text="Wire {n}" xmlUrl="{one}"/>' for n, one in enumerate(addresses)
    )
    (folder / "wire.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    async with server, others:
        await server.serve_forever()


if __name__ == "__main__":
    place, many, each, latency, *rest = sys.argv[1:]
    asyncio.run(main(Path(place), int(many), int(each), float(latency), *rest))
