"""Many sources in one refresh: how many at once, in whose order, and what stops it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.faults.conftest import Fetching, Web
from wirereader.sources.fetch_all import fetch_all
from wirereader.sources.fetch_result import Failed, FailureKind, Fetched
from wirereader.sources.http import fetch_one
from wirereader.story.source import FetchMemory, Source, SourceKind

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def states(*addresses: str) -> list[tuple[Source, FetchMemory]]:
    return [
        (Source(address, address=address, id=number, is_private_allowed=True), FetchMemory())
        for number, address in enumerate(addresses)
    ]


class Gate:
    """Answers wait here until so many questions are open at the same time."""

    def __init__(self, wanted: int) -> None:
        self._wanted = wanted
        self._open = 0
        self._reached = asyncio.Event()

    async def __call__(self, _: Any, writer: asyncio.StreamWriter) -> None:
        self._open += 1
        if self._open >= self._wanted:
            self._reached.set()
        await self._reached.wait()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")


async def test_so_many_at_once_and_no_more(web: Web, fetching: Fetching) -> None:
    fetching.policy = fetching.policy._replace(at_once=4, per_host=2)
    fetching.names |= {f"host{n}.test": ["127.0.0.1"] for n in range(12)}
    web.does("/feed", Gate(4))
    results = await fetching.all(states(*(web.at(host=f"host{n}.test") for n in range(12))))
    assert sorted(result.source_id for result in results) == list(range(12))
    assert web.open_peak == 4


async def test_two_of_one_host_and_others_beside_them(web: Web, fetching: Fetching) -> None:
    fetching.policy = fetching.policy._replace(at_once=5, per_host=2)
    fetching.names |= {f"{a}.big.test": ["127.0.0.1"] for a in "abcdef"}
    fetching.names |= {f"{a}.other{a}.test": ["127.0.0.1"] for a in "abc"}
    hosts = [*(f"{a}.big.test" for a in "abcdef"), *(f"{a}.other{a}.test" for a in "abc")]
    web.does("/feed", Gate(5))  # reached only when the big one does not keep the others waiting
    results = await fetching.all(states(*(web.at(host=host) for host in hosts)))
    assert len(results) == 9
    assert web.open_peak == 5
    first = [asked.headers["host"] for asked in web.asked[:5]]
    assert sum(".big.test" in host for host in first) == 2


async def test_one_host_is_asked_on_few_connections(web: Web, fetching: Fetching) -> None:
    web.answers(body=b"x")
    assert len(await fetching.all(states(*(web.at(f"/feed?{n}") for n in range(40))))) == 40
    assert web.connections <= 3


async def test_a_server_that_hangs_up_on_old_connections(web: Web, fetching: Fetching) -> None:
    known: list[asyncio.StreamWriter] = []

    async def once(_: Any, writer: asyncio.StreamWriter) -> None:
        if writer in known:
            writer.close()  # no answer to a second question
            return
        known.append(writer)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")

    web.does("/feed", once)
    fetching.policy = fetching.policy._replace(at_once=1)
    results = await fetching.all(states(*(web.at(f"/feed?{n}") for n in range(3))))
    assert [type(result) for result in results] == [Fetched] * 3
    assert web.connections == 3


async def test_very_many_hosts_leave_few_connections_open(web: Web, fetching: Fetching) -> None:
    fetching.policy = fetching.policy._replace(at_once=3)
    hosts = [f"host{n}.test" for n in range(60)]
    fetching.names |= {host: ["127.0.0.1"] for host in hosts}
    web.answers(body=b"x")
    open_most = 0
    network = fetching.network
    async for _ in fetch_all(
        states(*map(web.at, ["/feed"] * 60, hosts)), fetching.policy, NOW, network
    ):
        streams = [task for task in asyncio.all_tasks() if "Web._serve" in repr(task)]
        open_most = max(open_most, len(streams))
    assert web.connections == 60
    assert open_most < 30


async def test_a_host_that_asks_to_wait_is_left_alone_by_all(web: Web, fetching: Fetching) -> None:
    fetching.policy = fetching.policy._replace(at_once=4, per_host=1)
    fetching.names |= {"a.slow.test": ["127.0.0.1"], "b.slow.test": ["127.0.0.1"]}
    fetching.names["fast.test"] = ["127.0.0.1"]
    web.answers(status="429 Slow", headers=[("Retry-After", "60")])
    web.answers("/fast", body=b"x")
    slow = [web.at(f"/feed?{n}", f"{a}.slow.test") for n in range(4) for a in "ab"]
    results = await fetching.all(states(*slow, web.at("/fast", "fast.test")))
    kinds = [result.kind for result in results if isinstance(result, Failed)]
    assert kinds.count(FailureKind.BUSY) == 1
    assert kinds.count(FailureKind.HELD_BACK) == 7
    assert len(web.asked) == 2
    held = next(each for each in results if getattr(each, "kind", "") == FailureKind.HELD_BACK)
    assert held.retry_after_s == 60
    assert "limits the rate for all its feeds; retrying in 60 seconds" in held.fault.why


async def test_results_come_as_they_come(web: Web, fetching: Fetching) -> None:
    release = asyncio.Event()

    async def late(_: Any, writer: asyncio.StreamWriter) -> None:
        await release.wait()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    web.does("/late", late)
    web.answers("/soon", body=b"x")
    seen = []
    both = states(web.at("/late"), web.at("/soon"))
    async for result in fetch_all(both, fetching.policy, NOW, fetching.network):
        seen.append(result.source_id)
        release.set()
    assert seen == [1, 0]


async def test_stopping_early_stops_all(web: Web, fetching: Fetching) -> None:
    asked_twice = asyncio.Event()

    async def never(*_: Any) -> None:
        asked_twice.set()
        await asyncio.Event().wait()

    web.does("/never", never)
    web.answers("/soon", body=b"x")
    both = states(web.at("/never"), web.at("/soon"))
    before = asyncio.all_tasks()
    results: AsyncIterator[Any] = fetch_all(both, fetching.policy, NOW, fetching.network)
    assert isinstance(await anext(results), Fetched)
    await asked_twice.wait()
    await results.aclose()  # type: ignore[attr-defined]
    left = {task for task in asyncio.all_tasks() - before if "Web._serve" not in repr(task)}
    assert not left


async def test_being_cancelled_stops_all(web: Web, fetching: Fetching) -> None:
    asked = asyncio.Event()

    async def never(*_: Any) -> None:
        asked.set()
        await asyncio.Event().wait()

    web.does("/never", never)
    before = asyncio.all_tasks()
    refresh = asyncio.create_task(fetching.all(states(web.at("/never"))))
    await asked.wait()
    refresh.cancel()
    with pytest.raises(asyncio.CancelledError):
        await refresh
    left = {task for task in asyncio.all_tasks() - before if "Web._serve" not in repr(task)}
    assert not left


async def test_folders_are_left_to_others(fetching: Fetching) -> None:
    folder = Source("/tmp/wire", SourceKind.FOLDER, "/tmp/wire", id=1)
    assert await fetching.all([(folder, FetchMemory())]) == []


async def test_a_bug_of_ours_is_not_blamed_on_a_server(
    web: Web, fetching: Fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: bytes) -> str:
        raise NameError("ours")

    monkeypatch.setattr(fetch_one, "hash_of", broken)
    web.answers(body=b"x")
    with pytest.raises(NameError):
        await fetching.all(states(web.at()))
