"""What is put into events in the write that keeps it, and what waits for its turn."""

from datetime import timedelta

from tests.library.conftest import NOON, make_record, make_source
from tests.library.events.test_follows import putter
from tests.tracking.changes.version_pairs import BANK, FERRY
from wirereader.library.events.kept_stories import _PLACED_BESIDE, _TOLD_AT_ONCE
from wirereader.library.library import Library
from wirereader.story.source import FetchMemory

HOUR = timedelta(hours=1)
MANY = _TOLD_AT_ONCE + _PLACED_BESIDE + 25


def store_many(library: Library, source: str, number: int, hour: float) -> list[str]:
    """Store stories of one source, each of an event of its own; their ids."""
    now = NOON + hour * HOUR
    records = [
        make_record(
            f"urn:{source}:{hour}:{one}",
            f"Harbour {one}x{hour} opens pier {one}",
            f"Pier {one}x{hour} of harbour {one}y{hour} is open to boats of class {one}z{hour}.",
            published=now,
        )
        for one in range(number)
    ]
    return [one.id for one in library.store(make_source(source), records, FetchMemory(), now).new]


def alerted(library: Library) -> set[str]:
    return {one.story for one in library.follows.alerts(1_000)}


def test_what_a_source_brings_first_waits_for_its_turn(library: Library) -> None:
    library.follows.add("query", "harbour")
    store_many(library, "wire", 40, 0)
    assert library.running.place(1_000) == 40
    assert alerted(library) == set()


def test_news_is_told_in_the_write_that_keeps_it_though_others_wait(library: Library) -> None:
    put = putter(library)
    store_many(library, "wire", 200, 0)
    library.follows.add("name", "Orbis Bank")
    put("paper", FERRY)
    bank = put("paper", BANK, 1, "urn:bank")
    assert alerted(library) == {bank}
    assert library.running.is_waiting()
    placed = 0
    while some := library.running.place(50):
        placed += some
    # of the two of "paper" the old one and the ferry wait as well; the bank is there already
    assert placed == 200 + 2 - _PLACED_BESIDE
    assert not library.running.is_waiting()
    assert [one.story for one in library.follows.alerts()] == [bank]


def test_news_beyond_what_a_write_places_is_told_in_its_turn(library: Library) -> None:
    store_many(library, "wire", 1, 0)
    library.follows.add("query", "harbour")
    news = store_many(library, "wire", MANY, 1)
    told_at_once = alerted(library)
    assert len(told_at_once) < len(news)
    while library.running.place(50):
        pass
    assert alerted(library) == set(news)


def test_a_write_that_places_all_leaves_none_waiting(library: Library) -> None:
    store_many(library, "wire", 1, 0)
    library.follows.add("query", "harbour")
    news = store_many(library, "wire", 10, 1)
    assert alerted(library) == set(news)
    library.running.place(1)
    assert not library.running.is_waiting()


def test_beside_reading_few_are_placed_at_first_and_more_in_each_round(library: Library) -> None:
    store_many(library, "wire", 100, 0)
    rounds = []
    while some := library.running.place_beside():
        rounds.append(some)
    assert sum(rounds) == 100
    assert rounds[0] < 10
    assert rounds[:-1] == sorted(rounds[:-1])
    assert rounds[-2] > rounds[0]
