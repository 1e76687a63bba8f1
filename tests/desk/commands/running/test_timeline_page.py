"""A timeline by day: what each story added, numbers with their places, versions; and of a name."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.library.conftest import NOON
from tests.library.events.test_follows import OWN, Put
from tests.tracking.changes.version_pairs import FERRY
from wirereader.analysis.engine_edition import edition
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import StoryShown, TextShown
from wirereader.library.library import Library
from wirereader.story.body import Span
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention


@pytest.fixture
def desk(library: Library, put: Put) -> Iterator[Desk]:
    """A desk with an event of two days: a report, its second version, another's a day later."""
    put("wire", FERRY, 0, "urn:f", source="Wire")
    changed = FERRY[0].replace("seven", "nine"), FERRY[1].replace("seven", "nine")
    put("wire", changed, 1, "urn:f", source="Wire")
    put("own", OWN, 24, source="Own")
    opened = Desk((), marks=library, library=library, clock=lambda: NOON + timedelta(hours=30))
    yield opened
    opened.close()


async def test_an_event_by_day_with_numbers_and_versions(desk: Desk) -> None:
    await desk.obey("list")
    outcome = await desk.obey("timeline 1")
    shown = outcome.shows
    assert isinstance(shown, TextShown)
    assert outcome.said.endswith(": 2 stories.")
    assert shown.days == (1, 1)
    numbers, *rest = shown.lines
    assert numbers.startswith("Dead: nine (Wire, ")
    assert ", paragraph 1), eleven (Own, " in numbers
    assert [line for line in rest if line.endswith(":") and not line.startswith(" ")] == [
        "Monday 23 November:",
        "Tuesday 24 November:",
    ]
    assert any(line.startswith("  version 2, ") and "seven is now nine" in line for line in rest)
    assert any(line.startswith("  adds ") for line in rest)
    opened = await desk.obey("2")
    assert isinstance(opened.shows, StoryShown)
    assert opened.shows.story.headline == OWN[0]


@pytest.mark.parametrize("line", ["event of 1", "story 1 timeline"])
async def test_numbers_of_a_story_asked_for_from_the_list_lead_to_what_they_stand_before(
    desk: Desk, line: str
) -> None:
    await desk.obey("list")
    outcome = await desk.obey(line)
    shown = outcome.shows
    assert isinstance(shown, TextShown), outcome.said
    last = next(one for one in reversed(shown.lines) if one.startswith("2. "))
    opened = await desk.obey("2")
    assert isinstance(opened.shows, StoryShown)
    assert opened.shows.story.headline in last


async def test_a_source_goes_by_the_name_that_the_list_gives_it(desk: Desk) -> None:
    await desk.obey("list")
    listed = [desk.headline(row).source for row in range(2)]
    for command in ("timeline 1", "event 1"):
        shown = (await desk.obey(command)).shows
        assert isinstance(shown, TextShown)
        for source in listed:
            assert any(f" {source}: " in line for line in shown.lines)


async def test_the_timeline_of_a_name_has_the_numbers_of_its_events(
    desk: Desk, library: Library
) -> None:
    await desk.obey("list")
    for row in range(2):
        name_in(library, desk.headline(row).id, "Marta Heller")
    outcome = await desk.obey("timeline marta heller")
    assert isinstance(outcome.shows, TextShown)
    assert outcome.said == "Marta Heller: 2 stories."
    first, *days = outcome.shows.lines
    assert first.startswith(f"{OWN[0]}: Dead: nine (Wire, Mon ")
    assert [line for line in days if line.endswith(":")] == [
        "Monday 23 November, 1 story:",
        "Tuesday 24 November, 1 story:",
    ]
    assert any(line.startswith("2. ") and " Own: " in line for line in days)
    told = desk.json_answer("timeline", "Marta Heller")
    assert isinstance(told, dict)
    assert [[one["value"] for one in line["values"]] for line in told["numbers"]] == [
        ["nine", "eleven"]
    ]
    assert [one["source"] for one in told["stories"]] == ["Wire", "Own"]


def name_in(library: Library, story_id: str, name: str) -> None:
    """Let a story name somebody, in its first words."""
    story = library.story(story_id)
    assert story is not None
    who = (Entity(EntityKind.PERSON, name, (), "harbour master"),)
    mention = (Mention(Span(0, len(name)), 0),)
    library.keep_findings(Findings(story.findings_key, edition(), "en", who, mention, ()))


async def test_scripts_get_the_same_as_values(desk: Desk) -> None:
    told = desk.json_answer("timeline", "1")
    assert isinstance(told, dict)
    assert told["days"] == [1, 1]
    (numbers,) = told["numbers"]
    assert [(one["value"], one["paragraph"]) for one in numbers["values"]] == [
        ("nine", 1),
        ("eleven", 1),
    ]
    assert [one["version"] for one in told["stories"][0]["versions"]] == [2]
    assert told["stories"][0]["versions"][0]["lines"] == ["Dead: seven is now nine."]


async def test_without_a_story_it_asks_for_one(library: Library) -> None:
    desk = Desk((), library=library)
    assert (await desk.obey("timeline")).said == (
        "Which event? Open a story, or name somebody: timeline NAME."
    )
    assert (await desk.obey("timeline nobody")).said == "No match for nobody in any story."
