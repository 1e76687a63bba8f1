"""Stories on their way into the library: kept in one thread, a large source in parts."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from tests.support.waiting import LIMIT_S
from wirereader.desk.refresh import story_writer
from wirereader.desk.refresh.story_writer import Arrival, Writer
from wirereader.library.library import Library
from wirereader.library.results import Stored
from wirereader.story.body import Body
from wirereader.story.record import Record, record_of
from wirereader.story.source import FetchMemory, Paused, Source
from wirereader.story.story import Dispatch

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
MEMORY = FetchMemory(etag='"1"', last_modified="Mon", content_hash="abc", due_at=NOW)
Delivered = tuple[Source, Sequence[Record], FetchMemory]


class Shelf:
    """A library that remembers what it was given."""

    def __init__(self) -> None:
        self.given: list[Delivered] = []
        self.times: list[int] = []
        self.found: list[tuple[Source, dict[str, str | Paused | None]]] = []

    def store_many(self, arrived: Sequence[Delivered], now: datetime, **_: object) -> list[Stored]:  # noqa: ARG002
        self.given += arrived
        self.times.append(len(arrived))
        return [Stored(same=len(records)) for _, records, _ in arrived]

    def note_found(self, source: Source, **found: str | Paused | None) -> None:
        self.found.append((source, found))

    def join_moved(self, source: Source, address: str, now: datetime) -> Source | None:  # noqa: ARG002
        return Source("b", id=2) if address == "https://b.example/" else None


async def test_a_source_counts_as_read_only_with_its_last_part() -> None:
    record = record_of(Dispatch("1", "Headline", Body.of("Words.")), None)
    shelf = Shelf()
    writer = Writer(shelf, lambda: NOW)
    stored = await writer.keep(Arrival(Source("a", id=1), [record] * 4500, MEMORY))
    await writer.close()
    assert stored.same == 4500
    assert [len(records) for _, records, _ in shelf.given] == [2000, 2000, 500]
    *early, last = [memory for _, _, memory in shelf.given]
    assert last == MEMORY
    assert {(one.etag, one.last_modified, one.content_hash) for one in early} == {(None,) * 3}


def few(number: int) -> Arrival:
    record = record_of(Dispatch("1", "Headline", Body.of("Words.")), None)
    return Arrival(Source(str(number), id=number), [record], MEMORY)


async def test_those_that_are_expected_are_kept_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_writer, "_FIRST_GATHER_S", LIMIT_S)
    shelf = Shelf()
    writer = Writer(shelf, lambda: NOW)
    writer.expect(3)

    async def later(number: int) -> None:
        for _ in range(number * 20):  # turns of the loop: far fewer than it waits for
            await asyncio.sleep(0)
        await writer.keep(few(number))

    await asyncio.gather(*(later(number) for number in (1, 2, 3)))
    await writer.close()
    assert shelf.times == [3]


async def test_one_that_does_not_come_is_not_waited_for_long() -> None:
    shelf = Shelf()
    writer = Writer(shelf, lambda: NOW)
    writer.expect(3)
    async with asyncio.timeout(LIMIT_S):
        await asyncio.gather(writer.keep(few(1)), writer.keep(few(2)))
    await writer.close()
    assert shelf.times == [2]


async def test_the_first_wait_less_than_those_that_come_while_others_are_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(story_writer, "_FIRST_GATHER_S", 0.0)
    monkeypatch.setattr(story_writer, "_GATHER_S", LIMIT_S)
    shelf = Shelf()
    writer = Writer(shelf, lambda: NOW)
    writer.expect(4)
    async with asyncio.timeout(LIMIT_S / 2):
        await writer.keep(few(1))
        kept = [asyncio.create_task(writer.keep(few(number))) for number in (2, 3)]
        for _ in range(20):  # turns of the loop
            await asyncio.sleep(0)
        assert shelf.times == [1]
        await asyncio.gather(writer.keep(few(4)), *kept)
    await writer.close()
    assert shelf.times == [1, 3]


async def test_when_no_more_are_expected_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_writer, "_GATHER_S", 2 * LIMIT_S)
    monkeypatch.setattr(story_writer, "_FIRST_GATHER_S", 2 * LIMIT_S)
    shelf = Shelf()
    writer = Writer(shelf, lambda: NOW)
    async with asyncio.timeout(LIMIT_S):
        await writer.keep(few(1))
        writer.expect(5)
        kept = asyncio.create_task(writer.keep(few(2)))
        await asyncio.sleep(0)
        writer.expect(0)  # the reader stopped it
        await kept
    await writer.close()
    assert shelf.times == [1, 1]


async def test_enough_for_a_transaction_wait_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_writer, "_FIRST_GATHER_S", 2 * LIMIT_S)
    shelf = Shelf()
    writer = Writer(shelf, lambda: NOW)
    writer.expect(5)
    async with asyncio.timeout(LIMIT_S):
        await writer.keep(few(1)._replace(records=list(few(1).records) * 700))
    await writer.close()
    assert shelf.times == [1]


async def test_a_large_source_keeps_its_order() -> None:
    records = [
        record_of(Dispatch(str(number), f"{number:04}", Body.of(f"Words {number}.")), None)
        for number in range(2_010)
    ]
    with Library.open(None) as library:
        source = library.add_source(Source("https://a.example/feed"))
        writer = Writer(library, lambda: NOW)
        stored = await writer.keep(Arrival(source, records, MEMORY))
        await writer.close()
        rows = library.rows(None, NOW)
        assert [rows.row(n).headline for n in range(rows.count())] == [r.headline for r in records]
    assert len(stored.new) == 2_010


async def test_a_small_source_is_kept_whole() -> None:
    record = record_of(Dispatch("1", "Headline", Body.of("Words.")), None)
    shelf = Shelf()
    writer = Writer(shelf, lambda: NOW)
    await writer.keep(Arrival(Source("a", id=1), [record] * 3, MEMORY))
    await writer.close()
    assert [memory for _, _, memory in shelf.given] == [MEMORY]


async def test_what_the_reader_changed_while_it_was_fetched_stays() -> None:
    with Library.open(None) as library:
        asked = library.add_source(Source("https://a.example/feed", address="https://a.example/"))
        library.change_source(asked._replace(tags=("mine",), title="Mine"))
        writer = Writer(library, lambda: NOW)
        moved = Arrival(asked, [], MEMORY, address="https://b.example/", title="Theirs")
        await writer.keep(moved)
        await writer.close()
        (state,) = library.sources()
    assert (state.source.title, state.source.tags) == ("Mine", ("mine",))
    assert (state.source.address, state.memory.etag) == ("https://b.example/", '"1"')


async def test_what_a_source_brings_that_moved_to_another_is_that_other_s() -> None:
    record = record_of(Dispatch("1", "Headline", Body.of("Words.")), None)
    shelf = Shelf()
    writer = Writer(shelf, lambda: NOW)
    moved = Arrival(Source("a", id=1), [record] * 2500, MEMORY, address="https://b.example/")
    await writer.keep(moved)
    await writer.keep(Arrival(Source("c", id=3), [], MEMORY, address="https://d.example/"))
    await writer.close()
    assert [source.id for source, _, _ in shelf.given] == [2, 2, 3]
    assert [source.id for source, _ in shelf.found] == [3]
    assert {one: kept.id for one, (_, kept) in writer.joined.items()} == {1: 2}
