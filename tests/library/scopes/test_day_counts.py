"""Stories a day of each source."""

from datetime import UTC, datetime, timedelta, timezone

from tests.library.conftest import make_record
from wirereader.library.library import Library
from wirereader.story.source import FetchMemory, Source

NOW = datetime(2026, 11, 29, 0, 30, tzinfo=UTC)


def test_stories_count_on_their_own_day_of_their_own_source() -> None:
    with Library.open(None) as library:
        for name, ages in (("a", (0, 1, 25, 26, 24 * 40)), ("b", (49,)), ("c", (24 * 50, -5))):
            records = [
                make_record(f"{name}{age}", f"Story {name}{age}", "Words.", source="",
                            published=NOW - timedelta(hours=age))
                for age in ages
            ]  # fmt: skip
            library.store(Source(f"https://{name}.example/"), records, FetchMemory(), NOW)
        numbers = [state.source.id for state in library.sources()]
        found = library.stories_by_day(NOW, 4)
        assert found == {
            numbers[0]: (0, 2, 1, 1),
            numbers[1]: (1, 0, 0, 0),
            numbers[2]: (0, 0, 0, 1),  # a story ahead of its time is one of now
        }
        west = library.stories_by_day(NOW.astimezone(timezone(timedelta(hours=-1))), 3)
        assert west[numbers[0]] == (0, 2, 2), "days are those of the zone"
