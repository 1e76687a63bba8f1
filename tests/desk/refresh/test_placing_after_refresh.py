"""Stories that wait are put into events at the end of a refresh, for a share of its time."""

from datetime import timedelta

from tests.library.conftest import NOON, make_record, make_source
from wirereader.desk.refresh.fetch_jobs import place_followed
from wirereader.library.library import Library
from wirereader.story.source import FetchMemory

STORIES = 90


def stored() -> Library:
    library = Library.open(None)
    records = [make_record(f"urn:{one}", f"Harbour {one} opens") for one in range(STORIES)]
    library.store(make_source(), records, FetchMemory(), NOON)
    return library


def waiting(library: Library) -> int:
    return library.running.place(1_000)


def test_nothing_is_placed_while_nothing_is_followed() -> None:
    with stored() as library:
        place_followed(library, 0, 1e6)
        assert waiting(library) == STORIES


def test_a_part_is_placed_when_the_share_is_small() -> None:
    with stored() as library:
        library.follows.add("name", "Marta Heller")
        place_followed(library, 0, 2)
        assert 0 < waiting(library) < STORIES


def test_all_are_placed_when_there_is_time() -> None:
    with stored() as library:
        library.follows.add("name", "Marta Heller")
        place_followed(library, 0, 1e6)
        assert waiting(library) == 0


def test_what_is_told_of_comes_first() -> None:
    with stored() as library:
        library.follows.add("query", "pier")
        before = library.running.last_arrival()
        later = NOON + timedelta(hours=1)
        news = [
            make_record(f"urn:n{one}", f"Pier {one} opens", published=later) for one in range(260)
        ]
        library.store(make_source(), news, FetchMemory(), later)
        in_write = len(library.follows.alerts(1_000))
        place_followed(library, before, 0)
        assert len(library.follows.alerts(1_000)) == in_write + 200
        assert waiting(library) == STORIES + 260 - in_write - 200
