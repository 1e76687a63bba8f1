"""What `changes` and `versions` say of a story, against the version that was read."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.library.conftest import make_record, make_source
from tests.tracking.changes.version_pairs import FERRY
from wirereader.desk.commands.running.version_changes import headline_history
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.library.library import Library
from wirereader.library.results import Revision
from wirereader.story.source import FetchMemory

OpenDesk = Callable[..., Desk]
Done = Callable[..., Awaitable[Outcome]]
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def desk(library: Library) -> Iterator[Desk]:
    opened = Desk((), marks=library, library=library, clock=lambda: NOON)
    yield opened
    opened.close()


def put(library: Library, toll: str, hour: int, *replaced: tuple[str, str]) -> None:
    headline, text = (part.replace("seven", toll) for part in FERRY)
    for old, new in replaced:
        text = text.replace(old, new)
    record = make_record("urn:ferry", headline, text, published=NOON)
    library.store(make_source(), [record], FetchMemory(), NOON + timedelta(hours=hour))


def test_headlines_are_told_when_they_change() -> None:
    def revision(number: int, headline: str) -> Revision:
        return Revision(number, NOON, headline, "")

    first, second, third = (
        revision(1, "Ferry lost"),
        revision(2, "Ferry lost"),
        revision(3, "Found"),
    )
    assert headline_history([first, second]) == ()
    assert headline_history([first, second, third]) == ("Version 3: Found", "Version 1: Ferry lost")


async def test_without_a_second_version_there_is_nothing_to_tell(
    open_desk: OpenDesk, done: Done
) -> None:
    desk = open_desk()
    assert (await done(desk._context, "changes")).said == "No story is open. A number opens one."
    await desk.obey("1")
    assert (await done(desk._context, "changes")).said == "This story has only one version."


async def test_changes_are_told_against_the_version_that_was_read(
    library: Library, desk: Desk, done: Done
) -> None:
    put(library, "seven", 0)
    await desk.obey("list")
    await desk.obey("1")
    await desk.obey("all")
    desk._context.keeper.flush()
    put(library, "nine", 1)
    put(library, "eleven", 2)
    reader = Desk((), marks=library, library=library, clock=lambda: NOON)
    await reader.obey("1")
    outcome = await done(reader._context, "changes")
    reader.close()
    assert outcome.said == "Version 3, compared with version 1, which you read: 1 change."
    assert isinstance(outcome.shows, TextShown)
    assert outcome.shows.lines == (
        "Dead: seven is now eleven.",
        "Headlines:",
        "Version 3: Ferry hits pier in Port Ellin, eleven dead",
        "Version 2: Ferry hits pier in Port Ellin, nine dead",
        "Version 1: Ferry hits pier in Port Ellin, seven dead",
    )


async def test_versions_that_say_nothing_new_are_listed_on_request(
    library: Library, desk: Desk, done: Done
) -> None:
    put(library, "seven", 0)
    put(library, "seven", 1, ("harbour", "harbor"))
    put(library, "nine", 2, ("harbour", "harbor"))
    await desk.obey("list")
    await desk.obey("1")
    told = await done(desk._context, "versions")
    assert told.said == "2 versions. 1 more changed nothing of substance; versions all lists them."
    every = await done(desk._context, "versions", "all")
    assert every.said == "3 versions."
    assert isinstance(every.shows, TextShown)
    assert len(every.shows.lines) == 3


async def test_the_text_of_a_version_is_read(library: Library, desk: Desk) -> None:
    put(library, "seven", 0)
    put(library, "nine", 1)
    await desk.obey("show-new")
    await desk.obey("1")
    old = await desk.obey("read the older version")
    assert old.said.startswith("Version 1 of 2, ")
    assert isinstance(old.shows, TextShown)
    assert any("seven" in line for line in old.shows.lines)
    assert not any("nine" in line for line in old.shows.lines)
    assert (await desk.obey("show version 2")).said.startswith("Version 2 of 2, ")
    assert (await desk.obey("version 9")).said == "No version 9. This story has 2 versions."


@pytest.mark.parametrize("line", ["has this been updated", "was it changed", "did this change"])
async def test_a_question_whether_a_story_changed_is_answered_first(
    library: Library, line: str
) -> None:
    put(library, "seven", 0)
    before = Desk((), marks=library, library=library, clock=lambda: NOON)
    await before.obey("1")
    assert (await before.obey(line)).said == "No. This story has only one version."
    before.close()
    put(library, "nine", 1)
    after = Desk((), marks=library, library=library, clock=lambda: NOON)
    await after.obey("1")
    assert (await after.obey(line)).said.startswith("Yes. Version 2, compared with version 1")
    after.close()
