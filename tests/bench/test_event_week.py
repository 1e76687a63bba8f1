"""A week of some 9,000 stories through real refreshes, every two hours: what belongs together.

Run with `pytest -m bench -s tests/bench/test_event_week.py`; WIREREADER_BENCH names a JSON file to
add the figures to.
"""

import time
from pathlib import Path

import pytest

from tests.bench.event_week import deliveries
from tests.bench.figures import record
from tests.bench.played_week import BEGIN, WeekFeeds, play, scores
from tests.support.page_server import serving
from wirereader.library.library import Library

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]
DAYS, EVENTS, BACKGROUND, HOURS = 7, 40, 1_250, 2


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_week_through_refreshes(tmp_path: Path, seed: int) -> None:
    stories = deliveries(DAYS, seed, EVENTS, BACKGROUND)
    feeds = WeekFeeds(stories, window=150)
    begun = time.process_time()
    with serving(feeds.answer) as root, Library.open(tmp_path / "library") as library:
        ticks = range(0, DAYS * 24 + 1, HOURS)
        played = await play(library, stories, feeds, root, ticks)
        found = scores(played, stories)
        kinds = {
            kind: {one.guid for one in stories if one.kind == kind}
            for kind in ("silent", "correction")
        }
        steps = {
            guid: library.running.version_steps(played.stories[guid]) for guid in kinds["silent"]
        }
        told = {story for story, *_ in library.running.corrections(BEGIN)}
        record(
            f"event week {seed}",
            stories=len(played.stories),
            events_f1=100 * found.events,
            copies_precision=100 * found.copies_precision,
            copies_recall=100 * found.copies_recall,
            strangers=100 * found.strangers,
            told_silent=sum(len(one) > 1 for one in steps.values()),
            corrections=sum(played.stories[guid] in told for guid in kinds["correction"]),
            of_corrections=len(kinds["correction"]),
            cpu_s=time.process_time() - begun,
        )
        assert found.events >= 0.95
        assert min(found.copies_precision, found.copies_recall) >= 0.99
        assert found.strangers <= 0.03
        assert all(len(one) <= 1 for one in steps.values())
        assert {played.stories[guid] for guid in kinds["correction"]} <= told
