"""Two stories compared: the names they share, those of one alone, and what both count."""

from collections.abc import Iterator

import pytest

from tests.desk.commands.running.test_who_is_meant import keep
from tests.library.conftest import NOON
from tests.support.analysts import Scripted
from wirereader.desk.desk import Desk
from wirereader.library.library import Library
from wirereader.views.words import lines_of


@pytest.fixture
def desk(library: Library) -> Iterator[Desk]:
    keep(library, "Flood kills three", "Three people were killed, Ida Moss told Ole Falk.",
         "Ida Moss", "Ole Falk")  # fmt: skip
    keep(library, "Flood kills five", "Five people were killed, Ida Moss told Una Berg.",
         "Ida Moss", "Una Berg")  # fmt: skip
    opened = Desk((), Scripted([]), marks=library, library=library, clock=lambda: NOON)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "line",
    [
        "compare 1 2",
        "compare 1 and 2",
        "compare story 1 with story 2",
        "what's the difference between 1 and 2",
        "common names in 1 and 2",
        "what do stories 1 and 2 have in common",
        "how do 1 and 2 differ",
    ],
)
async def test_two_stories_are_compared(desk: Desk, line: str) -> None:
    lines = lines_of(await desk.obey(line), NOON)
    assert lines[0] == "Stories 1 and 2."
    assert lines[1].startswith("1. Flood kills")
    assert "Both name: Ida Moss." in lines
    assert {one for one in lines if one.startswith("Only")} in (
        {"Only 1 names: Una Berg.", "Only 2 names: Ole Falk."},
        {"Only 1 names: Ole Falk.", "Only 2 names: Una Berg."},
    )
    assert any(one.startswith("Dead: ") and "three" in one and "five" in one for one in lines)


@pytest.mark.parametrize("line", ["compare", "compare 1", "compare 1 1", "compare a b"])
async def test_what_is_no_pair_says_how(desk: Desk, line: str) -> None:
    outcome = await desk.obey(line)
    assert not outcome.is_done
    assert "compare" in outcome.said


async def test_a_number_that_there_is_not(desk: Desk) -> None:
    assert (await desk.obey("compare 1 7")).said == "No story 7. There are 2."


async def test_numbers_after_it_are_still_those_of_the_list(desk: Desk) -> None:
    await desk.obey("compare 2 1")
    rows = lines_of(await desk.obey("list"), NOON)
    outcome = await desk.obey("open 2")
    assert outcome.said.split(".")[0] in rows[2]


async def test_a_version_is_still_compared_in_the_open_story(desk: Desk) -> None:
    await desk.obey("open 1")
    for line in ("compare", "compare versions", "compare with previous version"):
        assert "version" in (await desk.obey(line)).said
