"""What is put into events in the write that keeps it, and what waits for its turn."""

from datetime import timedelta

from tests.library.conftest import NOON, make_record, make_source
from tests.library.events.test_follows import putter
from tests.tracking.changes.version_pairs import BANK, FERRY
from wirereader.library.events.alert_firing import TOLD_AT_LEAST
from wirereader.library.events.kept_stories import _TOLD_OF
from wirereader.library.library import Library
from wirereader.story.source import FetchMemory

HOUR = timedelta(hours=1)
MANY = _TOLD_OF * (TOLD_AT_LEAST + 5)


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
    assert placed == 200 + 2
    assert not library.running.is_waiting()
    assert [one.story for one in library.follows.alerts()] == [bank]


def test_news_beyond_what_a_write_places_is_told_in_its_turn(library: Library) -> None:
    store_many(library, "wire", 1, 0)
    library.follows.add("query", "harbour")
    news = store_many(library, "wire", MANY, 1)
    told_at_once = alerted(library)
    assert TOLD_AT_LEAST < len(told_at_once) < len(news)
    before = library.running.last_arrival() - len(news)
    assert library.running.place_news(before, 7) == 7
    assert len(alerted(library)) == len(told_at_once) + 7
    while library.running.place(50):
        pass
    assert alerted(library) == set(news)


def test_a_write_that_places_all_leaves_none_waiting(library: Library) -> None:
    store_many(library, "wire", 1, 0)
    library.follows.add("query", "harbour")
    news = store_many(library, "wire", TOLD_AT_LEAST, 1)
    assert alerted(library) == set(news)
    library.running.place(2)
    assert not library.running.is_waiting()


def test_news_is_placed_before_what_waited_for_longer(library: Library) -> None:
    store_many(library, "wire", 300, 0)
    library.follows.add("query", "harbour")
    before = library.running.last_arrival()
    news = store_many(library, "wire", MANY, 1)
    while library.running.place_news(before, 100):
        pass
    assert alerted(library) == set(news)
    assert library.running.place(1_000) > 200
