"""Days of news through real refreshes: events, copies, versions, corrections, the briefing."""

from collections import Counter
from datetime import timedelta

import pytest

from tests.bench.event_week import Delivery, deliveries
from tests.bench.played_week import (
    BEGIN,
    Played,
    WeekFeeds,
    play,
    scores,
    with_a_kill,
)
from tests.support.page_server import serving
from wirereader.desk.commands.running.briefing import LINES, briefing_lines
from wirereader.library.library import Library

DAYS, SEED, EVENTS, BACKGROUND, HOURS = 5, 3, 6, 30, 6


@pytest.fixture(scope="module")
def stories() -> list[Delivery]:
    return with_a_kill(deliveries(DAYS, SEED, EVENTS, BACKGROUND))


@pytest.fixture
async def played(stories: list[Delivery]) -> Played:
    feeds = WeekFeeds(stories)
    with serving(feeds.answer) as root:
        library = Library.open(None)
        return await play(library, stories, feeds, root, range(0, DAYS * 24 + 1, HOURS))


async def test_what_belongs_together_is_together_told_once_and_silent_edits_are_silent(
    played: Played, stories: list[Delivery]
) -> None:
    library = played.library
    with library:
        found = scores(played, stories)
        assert found.events >= 0.95
        assert found.copies_precision >= 0.99
        assert found.copies_recall >= 0.99
        # of few stories most words are rare: in a week of 10,000 it is 2 of 100
        assert found.strangers <= 0.08
        _versions(played, stories)
        told = {story: lines for story, *_, lines in library.running.corrections(BEGIN)}
        corrected = {played.stories[one.guid] for one in stories if one.kind == "correction"}
        killed = {played.stories[one.guid] for one in stories if one.kind == "wire"}
        assert {one for one, lines in told.items() if "Correction:" in lines} == corrected
        withdrawn = {one for one, lines in told.items() if "Withdrawn:" in lines}
        assert len(withdrawn) == 1
        assert withdrawn < killed
        _briefings(played, stories)


def _versions(played: Played, stories: list[Delivery]) -> None:
    kinds = Counter(one.kind for one in stories)
    assert min(kinds["silent"], kinds["correction"]) == EVENTS
    for one in stories:
        if one.kind == "silent":
            (step,) = played.library.running.version_steps(played.stories[one.guid])
            assert step[1][0].startswith("Correction:")
            assert "ago" not in " ".join(step[1])


def _briefings(played: Played, stories: list[Delivery]) -> None:
    assert len(played.briefings) == DAYS
    for hours, briefing in played.briefings:
        lines = briefing_lines(briefing)[:LINES]
        now, since = hours, hours - 24
        recent = {one.event for one in stories if one.event and since <= one.hours < now - HOURS}
        guids = {played.stories[one.guid]: one.event for one in stories if one.event}
        at = Counter(
            event
            for line in briefing.lines
            if any(told.startswith(f"{line.number}. ") for told in lines)
            for event in {guids[story.id] for story in line.stories if story.id in guids}
        )
        assert recent or hours == DAYS * 24
        assert {event: at[event] for event in recent} == dict.fromkeys(recent, 1)
        assert timedelta(hours=now) + BEGIN - briefing.since == timedelta(hours=24)
