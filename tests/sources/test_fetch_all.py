"""Many sources: what has come and waits to be taken bounds what is asked for."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from wirereader.sources import fetch_all as module
from wirereader.sources.fetch_all import fetch_all
from wirereader.sources.fetch_result import Fetched, FetchPolicy
from wirereader.story.source import FetchMemory, Source

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
MOST_WAITING = 32 << 20
LARGE = bytes(8 << 20)  # one object, whichever result holds it
SOURCES, AT_ONCE = 40, 3


async def idle() -> None:
    """Let all that can go on without us go on."""
    for _ in range(200):
        await asyncio.sleep(0)


async def test_no_more_is_asked_for_while_32_mb_wait_to_be_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    async def visit(source: Source, *_: Any, **__: Any) -> Fetched:
        asked.append(source.id)
        await asyncio.sleep(0)
        return Fetched(source.id, LARGE, {}, source.key, None, None, None, None, "")

    monkeypatch.setattr(module, "fetch_one", visit)
    states = [
        (Source(f"https://{n}.example/", address=f"https://{n}.example/", id=n), FetchMemory())
        for n in range(SOURCES)
    ]
    results = fetch_all(states, FetchPolicy(at_once=AT_ONCE), NOW)
    taken = 0
    async for result in results:
        assert isinstance(result, Fetched)
        taken += 1
        await idle()  # whoever takes them is slow
        waiting = (len(asked) - taken) * len(LARGE)
        assert waiting <= MOST_WAITING + AT_ONCE * len(LARGE), "what was begun comes all the same"
    assert taken == SOURCES, "and all are asked in the end"
