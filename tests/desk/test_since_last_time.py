"""What is new since the last run is listed first, and how long a list is."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from tests.desk.test_story_list import NOW, Deliver, deliver, library, record
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import HeadlinesShown, Outcome
from wirereader.library.library import Library

__all__ = ["deliver", "library"]  # fixtures
Come = Callable[[], Desk]


def headlines(outcome: Outcome | None) -> list[str]:
    assert outcome is not None
    assert isinstance(outcome.shows, HeadlinesShown)
    return [row.headline for row in outcome.shows.rows]


def came(library: Library, file: Path) -> Desk:
    desk = Desk((), None, library, clock=lambda: NOW, library=library)
    desk.remember_in(file)
    return desk


async def test_nothing_is_told_of_a_last_time_that_never_was(
    tmp_path: Path, library: Library, deliver: Deliver
) -> None:
    deliver(record("Wheat prices rise", 10))
    assert await came(library, tmp_path / "last-place").new_since_last() is None


async def test_what_arrived_since_is_listed_with_its_numbers(
    tmp_path: Path, library: Library, deliver: Deliver
) -> None:
    file = tmp_path / "last-place"
    deliver(record("Wheat prices rise", 10))
    came(library, file).close()
    deliver(record("Fair opens", 300), record("Storm hits the coast", 5), at=NOW)
    desk = came(library, file)
    outcome = await desk.new_since_last()
    assert headlines(outcome) == ["Storm hits the coast", "Fair opens"]
    assert outcome is not None
    assert outcome.said.startswith("2 new stories since last time. 3 stories, 3 unread")
    assert (await desk.obey("3")).said == "Fair opens."
    desk.close()
    again = await came(library, file).new_since_last()
    assert headlines(again) == []
    assert again is not None
    assert again.said.startswith("No new stories since last time. 3 stories")


async def test_no_more_are_listed_than_the_reader_likes(
    tmp_path: Path, library: Library, deliver: Deliver
) -> None:
    file = tmp_path / "last-place"
    came(library, file).close()
    deliver(record("Wheat prices rise", 10))
    came(library, file).close()
    for number in range(5):
        deliver(record(f"Headline {number}", number), at=NOW + timedelta(minutes=number))
    desk = came(library, file)
    assert (await desk.obey("set list 2")).said == "List length 2."
    outcome = await desk.new_since_last()
    assert headlines(outcome) == ["Headline 3", "Headline 4"]
    assert outcome is not None
    assert "The newest 2; l lists all." in outcome.said
    assert len(headlines(await desk.obey("l"))) == 2
    assert headlines(await desk.obey("more")) == ["Headline 2", "Headline 3"]


async def test_a_list_has_a_length(library: Library) -> None:
    desk = Desk((), None, library, clock=lambda: NOW, library=library)
    assert (await desk.obey("set list 0")).said == "The list length is a number from 1 to 200."
