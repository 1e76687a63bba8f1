"""Beside reading stories are put into their events, few in the first rounds."""

from tests.library.conftest import NOON, make_record, make_source
from wirereader.desk.desk import Desk
from wirereader.library.library import Library
from wirereader.story.source import FetchMemory

STORIES = 100


async def test_few_stories_are_placed_at_first_and_more_in_each_round() -> None:
    with Library.open(None) as library:
        records = [make_record(f"urn:{one}", f"Harbour {one} opens") for one in range(STORIES)]
        library.store(make_source(), records, FetchMemory(), NOON)
        desk = Desk((), marks=library, library=library, clock=lambda: NOON)
        rounds = []
        try:
            while placed(library) < STORIES:
                before = placed(library)
                await desk.analyse_backlog(0)  # nothing is analysed
                rounds.append(placed(library) - before)
                assert rounds[-1] > 0
        finally:
            desk.close()
    assert rounds[0] < 10
    assert rounds[1] > rounds[0]
    assert rounds[2] > rounds[1]


def placed(library: Library) -> int:
    with library._database.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM event_stories").fetchone()[0])
